package gazetteer

// peoples are the words made of the names of countries, by ISO 3166-1 alpha-2
// code, in English and French.
var peoples = map[string][]string{
	"BF": {"Burkinabe", "Burkinabè", "Burkinabé", "Burkinabes", "burkinabè", "burkinabé", "burkinabés", "burkinabe"},
	"ML": {"Malian", "Malians", "Malien", "Maliens", "Malienne", "Maliennes", "malien", "maliens", "malienne", "maliennes"},
	"MR": {"Mauritanian", "Mauritanians", "Mauritanien", "Mauritaniens", "Mauritanienne", "Mauritaniennes", "mauritanien", "mauritaniens", "mauritanienne", "mauritaniennes"},
	"NE": {"Nigerien", "Nigeriens", "Nigérien", "Nigériens", "Nigérienne", "Nigériennes", "nigérien", "nigériens", "nigérienne", "nigériennes"},
	"TD": {"Chadian", "Chadians", "Tchadien", "Tchadiens", "Tchadienne", "Tchadiennes", "tchadien", "tchadiens", "tchadienne", "tchadiennes"},
	"US": {"American", "Americans", "Américain", "Américains", "Américaine", "Américaines", "américain", "américains", "américaine", "américaines"},
}

// abbreviations are written for the names of countries.
var abbreviations = map[string][]string{
	"US": {"US", "U.S.", "USA", "U.S.A.", "É.-U.", "É.-U.A."},
}

// elsewhere are names that hold the name of a country and do not name it.
var elsewhere = []string{
	"Niger Delta", "Niger River", "River Niger", "Niger State", "Niger Basin", "Lake Chad", "Lake Chad Basin", "Lake Chad Basin Commission", "Mali Empire",
	"Equatorial Guinea", "Papua New Guinea", "Latin American", "Latin Americans", "South American", "South Americans", "Central American", "North American", "African American", "African Americans", "African-American", "African-Americans",
	"fleuve Niger", "delta du Niger", "bassin du Niger", "lac Tchad", "bassin du lac Tchad", "Guinée équatoriale", "Papouasie-Nouvelle-Guinée", "empire du Mali",
	"US dollars", "US dollar", "U.S. dollars", "U.S. dollar", "dollars américains",
}

// isTitle reports whether a word, in lower case, stands before the names of
// people who hold an office.
func isTitle(low string) bool {
	switch low {
	case "president", "minister", "secretary", "ambassador", "general", "gen", "colonel", "col", "captain", "capt", "lieutenant", "lt", "major", "maj", "admiral", "senator", "sen", "congressman", "congresswoman", "representative", "rep", "governor", "mr", "mrs", "ms", "dr", "prof", "prime", "foreign", "defense", "defence", "chief", "envoy", "commander", "spokesman", "spokeswoman", "spokesperson",
		"président", "présidente", "ministre", "secrétaire", "ambassadeur", "ambassadrice", "général", "capitaine", "commandant", "sénateur", "sénatrice", "gouverneur", "m", "mme", "porte", "parole", "premier", "première":
		return true
	}
	return false
}

func isPreposition(word string) bool {
	switch word {
	case "in", "of", "to", "from", "and", "with", "for", "between", "across", "into", "over", "on", "In", "From", "To", "For":
		return true
	}
	return false
}
