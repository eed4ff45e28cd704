package gensite

import "strings"

var countries = []struct{ id, name, alpha2, alpha3, numeric string }{
	{"burkina-faso", "Burkina Faso", "BF", "BFA", "854"},
	{"chad", "Chad", "TD", "TCD", "148"},
	{"mali", "Mali", "ML", "MLI", "466"},
	{"mauritania", "Mauritania", "MR", "MRT", "478"},
	{"niger", "Niger", "NE", "NER", "562"},
}

var topics = []string{"aid", "diplomacy", "elections", "energy", "health", "humanitarian", "sanctions", "security", "trade", "travel"}

// The words stay short: nine of them are within the limit of a headline.
var english = vocabulary(strings.Fields(`minister envoy talks visit accord troops base aid grain drought vote
	council border market school clinic road river radio letter note reply offer delay
	review report figure budget loan grant debt trade visa permit flight airport convoy
	patrol training exercise drone camp town region capital embassy consul treaty clause
	protest strike march arrest release trial court appeal ruling decree ban waiver
	opens closes signs ends resumes suspends rejects accepts renews extends follows meets
	against after before during under within across about for with of and to in on`))

// No letter of them is changed with capitals.
var french = vocabulary(strings.Fields(`ministre envoi accord troupes base aide grain vote conseil
	marche route radio lettre note offre retard rapport chiffre budget don dette commerce visa
	permis vol convoi exercice camp ville ambassade consul clause greve arrestation
	cour appel loi ouvre ferme signe cesse suspend reprend rejette accepte renouvelle suit
	contre avant durant sous pour sur avec dans par et de`))

const config = `annals = "1"

[site]
title = "Generated timeline"
description = "A site made for measurements; nothing in it happened."
base_url = "https://example.org/"
languages = [%s]
`

const lean = `
[build]
per_entry = []
data = false
embeds = false
`

const country = `+++
names = [{text = %q, lang = "en"}]
alpha2 = %q
alpha3 = %q
numeric = %q
created = 2026-01-01
+++

A country of the generated timeline.
`

const topic = `+++
title = %q
created = 2026-01-01
+++

A strand of the generated timeline.
`

const actor = `+++
names = [{text = %q, lang = "en"}]
kind = "person"
country = %q
created = 2026-01-01
+++
`

const instrument = `+++
title = %q
kind = "agreement"
sources = [%q]
created = 2026-01-01
+++
`

const source = `+++
title = %q
publisher = %q
published = %s
url = "https://example.org/%s"
lang = "en"
type = "article-newspaper"
kind = "press"
origin = "own"
created = 2026-01-01
+++
`

const event = `+++
title = %q
date = %s
countries = [%s]
topics = [%q]
sources = [%s]
background = [%q]
summary = %q
status = "confirmed"
actors = [%s]
places = [%q]
significance = %d
%screated = 2026-01-01
%s+++

%s [@%s; @%s].%s

%s [@%s].

%s [@%s].
`

const claim = `
[[claims]]
key = "point"
about = "What was agreed"
[[claims.versions]]
key = "one"
value = "All of it"
sources = [%q]
[[claims.versions]]
key = "other"
value = "A part of it"
sources = [%q]
`

const number = `
[[numbers]]
key = "people"
what = "People concerned"
best = %d
unit = "people"
sources = [%q]
`

const change = `
[[instruments]]
id = %q
change = "amended"
`

const quote = `
[[quotes]]
key = "said"
source = %q
exact = %q
lang = "en"
speaker = %q
`

const eventFrench = `+++
title = %q
summary = %q
%s+++

%s [@%s].

%s [@%s].
`

const claimFrench = `
[[claims]]
key = "point"
about = "Ce qui fut convenu"
[[claims.versions]]
key = "one"
value = "Le tout"
[[claims.versions]]
key = "other"
value = "Une partie"
`

const numberFrench = `
[[numbers]]
key = "people"
what = "Personnes"
unit = "personnes"
`
