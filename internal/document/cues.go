package document

// The words by which the parts of a page are known, in English and French. All
// are in lower case; where several begin a line, any of them will do. To teach
// the filter a new phrase, add it here and a paragraph that has it to
// testdata/junk.txt.

// pictures are ways in which a caption begins.
var pictures = phrasesOf(
	"a general view", "general view", "a view of", "an aerial view", "aerial view", "a file photo", "file photo", "file -", "file –", "file —", "photo:", "photo :", "image:", "photo of ",
	"(file)", "in this photo", "in this file photo", "in this image", "this photo", "a screengrab", "a screenshot", "a satellite image", "pictured:", "a handout",
	"vue générale", "une vue ", "vue aérienne", "vue d", "photo d", "image d", "capture d", "sur cette photo", "sur cette image", "cette photo", "légende", "illustration", "archives :", "archive :", "photo d'archives",
)

// within are what only captions say, anywhere in a short paragraph.
var within = phrasesOf(
	"(left)", "(right)", "(l)", "(r)", "(centre)", "(center)", "(far left)", "(far right)", " pictured ", "pictured here", " in this file photo", "in this photo", "file photo", "stock photo",
	"(à gauche)", "(à droite)", "(g)", "(d)", "(au centre)", "sur cette photo", "photo d'archives", "photo d’archives", "image d'illustration", "image d’illustration", "photo d'illustration", "photo d’illustration",
)

// credits are what the credit of a picture holds; agencies, what it may be alone.
var (
	credits = phrasesOf(
		"getty", "afp/", "/afp", "ap/", "/ap", "reuters/", "/reuters", "epa/", "/epa", "ap photo", "photo", "crédit", "credit", "courtesy", "handout", "anadolu", "shutterstock", "istock", "wikimedia", "hans lucas", "sipa", "defense department", "u.s. army", "us army", "u.s. air force", "dvids", "capture d",
	)
	agencies = []string{"ap", "afp", "reuters", "epa", "epa-efe", "xinhua", "dpa", "bloomberg", "the associated press", "associated press", "apa", "aib", "amap", "anp"}
)

// others are ways in which the headline of another article begins.
var others = phrasesOf(
	"read more", "read also", "also read", "read:", "read next", "read our", "related:", "related stories", "related articles", "related topics", "more on this", "more:", "more from", "see also", "watch:", "watch more", "listen:", "recommended stories", "recommended:", "up next", "don't miss", "don’t miss", "most read", "editor's picks", "editor’s picks", "you may also like", "you might also like", "in pictures:", "in case you missed",
	"lire aussi", "lire :", "lire:", "lire également", "à lire", "a lire", "lire la suite", "lire plus", "voir aussi", "à voir", "écouter :", "à écouter", "regarder :", "sur le même sujet", "sur le même thème", "dans la même rubrique", "pour aller plus loin", "en vidéo", "en images", "vidéo :", "plus d'informations sur", "retrouvez aussi", "articles liés", "article précédent", "article suivant", "les plus lus", "à ne pas manquer", "notre dossier",
)

// asks are ways in which a page speaks to its readers. One word is enough only
// where the line does not end as a sentence does.
var asks = []string{
	"click here", "click to", "tap here", "download the", "download our", "download now", "get the app", "get the latest", "get our", "get breaking news", "sign up", "subscribe", "become a member", "join our", "join us on", "follow us", "follow our", "like us on", "share this", "share:", "sponsored by", "sponsored content", "sponsored", "donate", "loading", "support our", "support independent", "advertisement", "story continues below", "article continues below", "continue reading", "enable javascript", "please enable", "this content is", "this site uses", "we use cookies", "accept cookies", "copyright", "©", "all rights reserved", "terms of use", "privacy policy", "send us a tip", "have a tip", "contact us", "leave a comment", "comments are", "start your free", "already a subscriber", "log in",
	"cliquez ici", "cliquez pour", "téléchargez", "télécharger", "inscrivez-vous", "abonnez-vous", "s'abonner", "s’abonner", "je m'abonne", "je m’abonne", "déjà abonné", "recevez ", "rejoignez", "suivez-nous", "suivez nous", "suivez l'actualité", "suivez l’actualité", "suivez toute l", "partager", "partagez", "publicité", "contenu sponsorisé", "soutenez", "faites un don", "la suite après", "la suite de cet article", "la suite est réservée", "article réservé", "tous droits réservés", "tous droits de reproduction", "conditions d'utilisation", "conditions d’utilisation", "mentions légales", "nous utilisons des cookies", "laisser un commentaire", "laissez un commentaire", "contactez-nous", "se connecter", "newsletter", "infolettre",
}

// asked are phrases of such lines wherever they stand.
var asked = phrasesOf(
	"fox news app", "news app", "our newsletter", "our daily newsletter", "morning newsletter", "in your inbox", "to your inbox", "all rights reserved", "may not be published, broadcast", "story continues below", "article continues below", "subscribe to", "sign up for our", "click here",
	"notre newsletter", "notre infolettre", "notre application", "notre chaîne", "dans votre boîte", "tous droits réservés", "cliquez ici", "reproduction interdite", "google play", "app store", "sur whatsapp",
)

// bylines are ways in which a line begins that says who wrote and when.
var bylines = phrasesOf(
	"by ", "reporting by", "additional reporting", "writing by", "edited by", "editing by", "with reporting", "contributed reporting", "compiled by", "photographs by", "published ", "published:", "first published", "posted ", "posted on", "updated ", "updated:", "last updated", "last modified", "date:", "source:", "sources:", "author:", "written by", "our correspondent", "from our correspondent", "the associated press contributed",
	"par ", "publié le", "publié :", "publié à", "publié par", "mis en ligne", "modifié le", "mis à jour", "dernière modification", "dernière mise à jour", "posté le", "rédigé par", "écrit par", "source :", "sources :", "auteur :", "date :", "avec afp", "(avec afp", "avec reuters", "(avec reuters", "la rédaction", "de notre correspondant", "propos recueillis par", "avec agences",
)

// rights are phrases of notices on what may be done with a text.
var rights = phrasesOf("may not be published, broadcast", "all rights reserved", "tous droits réservés", "reproduction interdite", "toute reproduction")

// signs stand before the credit of a picture that is not in brackets.
var signs = phrasesOf("©", "crédit :", "crédit photo", "crédits :", "photo credit", "photo:", "photo :", "image credit")

// signatures are ways in which the line begins that says where and when a text
// was signed.
var signatures = phrasesOf(
	"done at", "done in", "signed at",
	"fait à", "ouagadougou, le", "bamako, le", "niamey, le", "nouakchott, le", "n'djamena, le", "n’djamena, le", "n'djaména, le", "n’djaména, le",
)

// labels are lines that say what kind of document it is, and are not its title.
var labels = []string{
	"press release", "press releases", "media note", "media release", "press statement", "statement", "for immediate release", "fact sheet", "readout", "news", "breaking news", "opinion",
	"communiqué de presse", "déclaration", "dépêche", "actualité", "actualités", "à la une",
}
