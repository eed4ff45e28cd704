package ingest

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/address"
	"annals/internal/edit"
	"annals/internal/edtf"
	"annals/internal/gazetteer"
	"annals/internal/lang"
	"annals/internal/load"
	"annals/internal/timeline"
)

// A Draft is an entry that is proposed.
type Draft struct {
	ID    string `json:"id"`
	File  string `json:"file"`
	Title string `json:"title"`

	Date       edtf.Date `json:"date"`
	Words      string    `json:"dateWords"` // of the document
	DateLine   int       `json:"dateLine"`
	Confidence string    `json:"confidence,omitempty"`
	Unresolved string    `json:"unresolved,omitempty"`

	Countries []string `json:"countries"`
	Actors    []string `json:"actors"`
	Places    []string `json:"places"`
	Topics    []string `json:"topics"`
	Status    string   `json:"status"`
	Speaker   string   `json:"speaker,omitempty"` // of what is claimed: an actor, or "unknown"

	Passages   []Position  `json:"passages"`
	Quotes     []Saying    `json:"quotes"`
	Duplicates []Duplicate `json:"duplicates"`
	Open       []string    `json:"open"` // what an editor must settle
	Text       string      `json:"-"`    // of the new file
}

// The words that a proposed quotation has.
const (
	fewestWords = 4
	mostWords   = 25
	mostQuotes  = 2 // of one draft
)

// sayings lists the quotations of the text.
func (r *reader) sayings() {
	for _, p := range r.passages {
		r.report.Sayings = append(r.report.Sayings, r.quotes(p)...)
	}
}

// quotes are those that begin in a passage.
func (r *reader) quotes(p passage) (all []Saying) {
	for _, q := range p.Quotes {
		s := Saying{
			Position: r.position(q.Start, q.End), Speaker: unknown,
			Exact: oneLine(r.doc.Text[q.Start:q.End]), As: oneLine(r.doc.Text[q.Speaker.Start:q.Speaker.End]),
		}
		s.Words = 1 + strings.Count(s.Exact, " ")
		if q.Speaker.Said() {
			s.Speaker = r.speaker(q.Speaker, r.namesAt(q.Speaker.Start))
		}
		all = append(all, s)
	}
	return all
}

// namesAt are the names of the passage at an offset.
func (r *reader) namesAt(offset int) []gazetteer.Match {
	i := sort.Search(len(r.passages), func(i int) bool { return r.passages[i].End > offset })
	if i == len(r.passages) {
		return nil
	}
	return r.passages[i].names
}

// mostDrafts is how many drafts are made of one document.
const mostDrafts = 200

// draft makes drafts of candidates and looks for entries that tell the same.
func (r *reader) draft(all []candidate) {
	x := newIndex(r.site)
	taken := map[string]bool{}
	for _, e := range r.site.Events {
		taken[e.ID] = true
	}
	if len(all) > mostDrafts {
		r.report.Notes = append(r.report.Notes, fmt.Sprintf("it tells of %d happenings; drafts are made of the first %d: part the document", len(all), mostDrafts))
		all = all[:mostDrafts]
	}
	told := map[int]bool{} // passages that candidates are made of
	for _, c := range all {
		for _, m := range c.moments {
			told[m.passage] = true
		}
	}
	for _, c := range all {
		d := r.draftOf(c)
		d.Quotes = r.quotesFor(c, told)
		d.ID = unused(d.ID, func(id string) bool { return taken[id] })
		taken[d.ID] = true
		d.File = path.Join(load.Dir, string(timeline.Events), folder(d.Date), d.ID+".md")
		d.Duplicates = x.duplicates(r.describe(c))
		for i := range d.Duplicates {
			d.Duplicates[i].Proposals = r.propose(c, r.event(d.Duplicates[i].ID))
		}
		d.Text = r.draftText(d)
		r.report.Drafts = append(r.report.Drafts, d)
	}
}

func (r *reader) event(id string) *timeline.Event {
	i := slices.IndexFunc(r.site.Events, func(e *timeline.Event) bool { return e.ID == id })
	return r.site.Events[i]
}

// folder is where entries of a date stand.
func folder(date edtf.Date) string {
	if date.IsZero() {
		return "undated"
	}
	return fmt.Sprint(date.Year())
}

func (r *reader) draftOf(c candidate) Draft {
	m := c.when()
	d := Draft{
		Title: r.titleOf(c), Date: m.date.Date, Unresolved: m.why,
		Countries: c.countries, Actors: c.actors, Places: c.places,
	}
	p := r.passages[m.passage]
	d.DateLine = r.line(p.Start)
	if m.date.End > 0 {
		d.DateLine = r.line(m.date.Start)
		d.Words = oneLine(r.doc.Text[m.date.Start:m.date.End])
		d.Confidence = m.date.Confidence.String()
	}
	if m.why != "" {
		d.Date, d.Confidence = edtf.Date{}, ""
		d.Open = append(d.Open, "date: "+m.why)
	}
	if r.hasTopic(c.topic) {
		d.Topics = []string{c.topic}
	} else {
		d.Open = append(d.Open, "topics: none of the site's is recognised")
	}
	if len(d.Countries) == 0 {
		d.Open = append(d.Open, "countries: the passage names none of the site's")
	}
	d.Status, d.Speaker = r.status(c)
	if d.Speaker == unknown {
		d.Open = append(d.Open, "speaker unknown: "+r.named(c))
	} else if d.Speaker != "" {
		d.Actors = add(slices.Clone(d.Actors), d.Speaker)
	}
	for _, m := range c.moments {
		p := r.passages[m.passage]
		d.Passages = append(d.Passages, r.position(p.Start, p.End))
	}
	for _, c := range r.report.Conflicts {
		if slices.Contains(d.Actors, c.Actor) && slices.ContainsFunc(d.Passages, func(p Position) bool { return p.Line == c.Line }) {
			d.Open = append(d.Open, c.String())
		}
	}
	d.ID = folder(d.Date) + "-" + address.Slug(d.Title)
	return d
}

// quotesFor are the short quotations in the passages of a candidate, and in the
// two that follow one of them and are made into no other.
func (r *reader) quotesFor(c candidate, told map[int]bool) (all []Saying) {
	for _, m := range c.moments {
		for i := m.passage; i <= m.passage+near && i < len(r.passages); i++ {
			if len(all) == mostQuotes {
				return all
			}
			if i > m.passage && told[i] {
				break
			}
			for _, q := range r.quotes(r.passages[i]) {
				if fewestWords <= q.Words && q.Words <= mostWords && len(all) < mostQuotes && !slices.Contains(all, q) {
					all = append(all, q)
				}
			}
		}
	}
	return all
}

// String is a conflict in words.
func (c Conflict) String() string {
	if c.Record == "" {
		return fmt.Sprintf("office: the document calls %s “%s”; the record knows no office", c.Actor, c.Said)
	}
	return fmt.Sprintf("office: the document calls %s “%s”; the record says “%s”", c.Actor, c.Said, c.Record)
}

// named is how the document names a speaker that the site does not know.
func (r *reader) named(c candidate) string {
	for _, m := range c.moments {
		if s := r.passages[m.passage].Speaker; s.Said() {
			return "the document says “" + oneLine(r.doc.Text[s.Start:s.End]) + "”"
		}
	}
	return "the document names nobody"
}

// titleOf is a title to begin with: the countries and the word of what happened.
func (r *reader) titleOf(c candidate) string {
	var names []string
	for _, id := range c.countries {
		for _, country := range r.site.Countries {
			if country.ID == id {
				names = append(names, country.Names.In(r.report.Lang).Text)
			}
		}
	}
	if len(names) == 0 {
		for _, a := range r.site.Actors {
			if slices.Contains(c.actors, a.ID) {
				names = append(names, a.Names.In(r.report.Lang).Text)
				break
			}
		}
	}
	if len(names) == 0 {
		for _, p := range r.site.Places {
			if slices.Contains(c.places, p.ID) {
				names = append(names, p.Name.In(r.report.Lang).Text)
				break
			}
		}
	}
	title := strings.Join(names, ", ")
	if word := strings.ToLower(c.word); word != "" {
		title += ": " + word
	}
	first, size := utf8.DecodeRuneInString(title)
	title = string(unicode.ToUpper(first)) + title[size:]
	for utf8.RuneCountInString(title) > mostTitle {
		_, size := utf8.DecodeLastRuneInString(title)
		title = title[:len(title)-size]
	}
	return title
}

// mostTitle is how long a title may be, in characters.
const mostTitle = 90

// draftText is the file of a draft. Whatever an editor must settle stands in
// comments above the fields.
func (r *reader) draftText(d Draft) string {
	var t head
	t.note("Drafted by annals ingest from " + path.Base(r.report.File) + ", " + places(d.Passages) + ".")
	for _, o := range d.Open {
		t.note("Open: " + o + ".")
	}
	for i, dup := range d.Duplicates {
		t.note(dup.words(i == 0))
	}
	t.add("title", edit.Text(d.Title), "say who did what")
	date := edit.TOML(`""`)
	if !d.Date.IsZero() {
		date = edit.Date(d.Date.String())
	}
	t.add("date", date, r.dateNote(d))
	t.add("countries", edit.Texts(d.Countries...), "")
	t.add("topics", edit.Texts(d.Topics...), "")
	t.add("sources", edit.Texts(r.report.Source.ID), "")
	t.add("summary", `""`, "at most 300 characters, stands alone")
	t.add("status", edit.Text(d.Status), "")
	if len(d.Actors) > 0 {
		t.add("actors", edit.Texts(d.Actors...), "")
	}
	if len(d.Places) > 0 {
		t.add("places", edit.Texts(d.Places...), "")
	}
	t.add("significance", "1", "1 a trace, 5 changed the relationship")
	t.add("draft", "true", "delete this line when it is ready")
	t.add("created", edit.Date(r.options.Created.String()), "")
	for i, q := range d.Quotes {
		t.raw("")
		t.raw("[[quotes]]")
		t.add("key", edit.Text("quote-"+itoa(i+1)), "")
		t.add("source", edit.Text(r.report.Source.ID), "")
		t.add("exact", edit.Text(q.Exact), "")
		t.add("lang", edit.Text(r.report.Lang), "")
		t.add("speaker", edit.Text(q.Speaker), strings.TrimPrefix(quoted("the document says ", q.As), " "))
	}
	return t.file()
}

// dateNote says how the date came about.
func (r *reader) dateNote(d Draft) string {
	switch {
	case d.Words == "":
		return d.Unresolved
	case d.Unresolved != "":
		return fmt.Sprintf("“%s” (line %d): %s", d.Words, d.DateLine, d.Unresolved)
	}
	return fmt.Sprintf("“%s” (line %d): %s", d.Words, d.DateLine, d.Confidence)
}

// places says where passages stand.
func places(all []Position) string {
	var parts []string
	for _, p := range all {
		parts = append(parts, fmt.Sprintf("line %d column %d", p.Line, p.Column))
	}
	return strings.Join(parts, ", ")
}

// words are a duplicate in words. Only the first one of a draft is called
// probable.
func (d Duplicate) words(first bool) string {
	likely := "Perhaps "
	if first && d.Probably() {
		likely = "Probably "
	}
	text := fmt.Sprintf("%s%s (%.2f)", likely, d.ID, d.Score)
	for i, p := range d.Proposals {
		sep := ", "
		if i == 0 {
			sep = ": "
		}
		text += sep + p.Does
	}
	return text + "."
}

// A head is the front matter of a file that is being written.
type head struct{ lines []string }

func (h *head) raw(line string) { h.lines = append(h.lines, line) }

// note adds a comment on a line of its own.
func (h *head) note(text string) { h.raw("# " + comment(text)) }

// comment is text on one line, without the control characters that no comment may
// hold (TOML 1.0.0, "Comment").
func comment(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// add adds a key with a comment beside it.
func (h *head) add(key string, value edit.TOML, note string) {
	line := edit.KeyValue{Key: key, Value: value}.String()
	if note != "" {
		line += "  # " + comment(note)
	}
	h.raw(line)
}

// some adds a text, if there is any.
func (h *head) some(key, text string) {
	if text != "" {
		h.add(key, edit.Text(text), "")
	}
}

func (h *head) file() string { return "+++\n" + strings.Join(h.lines, "\n") + "\n+++\n" }

func itoa(n int) string { return strconv.Itoa(n) }

// AddTo adds the drafts and the source of a report to a site, so that the next
// document finds them there.
func (r *Report) AddTo(s *timeline.Site) {
	for _, d := range r.Drafts {
		s.Events = append(s.Events, &timeline.Event{
			Record: timeline.Record{ID: d.ID, File: d.File, Draft: true},
			Title:  lang.Text{{Lang: r.Lang, Text: d.Title}}, Date: d.Date,
			CountryIDs: d.Countries, TopicIDs: d.Topics, SourceIDs: []string{r.Source.ID}, ActorIDs: d.Actors, PlaceIDs: d.Places,
		})
	}
	if !r.Source.Known {
		s.Sources = append(s.Sources, &timeline.Source{Record: timeline.Record{ID: r.Source.ID, File: r.Source.File}, Title: r.Title})
	}
}
