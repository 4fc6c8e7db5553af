"""French: words of time and the openings that restart a story's clock."""

from storybind.model import BreakKind
from storybind.text.rules import Label, Rule, Table

WORDS = {
    "number": r"une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quelques|plusieurs|\d{1,4}",
    "number_start": "un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quelques plusieurs #",
    "unit": "heures?|jours?|nuits?|semaines?|mois|ans?|années?",
    "weekday": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "month": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
}
RULES = (
    Rule(
        id="fr.later.elapsed",
        kind=BreakKind.SKIP_FORWARD,
        starts="<number_start>",
        needs=("plus", "après"),
        pattern=r"<number> <unit> (?:plus tard|après)\b",
        confidence=0.95,
        because="A paragraph that opens with elapsed time restarts the clock.",
        fires_on=("Trois jours plus tard, la lettre arriva.",),
        silent_on=("« Trois jours plus tard, il était mort », dit Anne.", "Un instant plus tard, la porte s'ouvrit."),
    ),
    Rule(
        id="fr.next.period",
        kind=BreakKind.SKIP_FORWARD,
        starts="le la au l'année l'été l'hiver l’année l’été l’hiver",
        needs=("lendemain", "suivant"),
        pattern=r"le lendemain\b|le surlendemain\b|(?:le|la) (?:jour|semaine|mois|nuit|matin|soir) suivante?\b|l['’](?:année|été|hiver) suivante?\b",
        confidence=0.92,
        because="The next day or week is another time.",
        fires_on=("Le lendemain, il neigeait.", "La semaine suivante, elle revint."),
        silent_on=("Le soir tombait.", "La suivante entra."),
    ),
)
LABELS = (
    Label(
        id="fr.label.time",
        needs=("plus", "auparavant", "lendemain", "temps", "aujourd"),
        pattern=r"<number> <unit> (?:plus tard|plus tôt|auparavant)|le lendemain(?: (?:matin|soir))?|plus tard|pendant ce temps|aujourd['’]hui",
        because="A line of its own that only says when is a label.",
        fires_on=("Trois jours plus tard", "~ Le lendemain ~"),
        silent_on=("Le lendemain il partit",),
    ),
    Label(
        id="fr.label.date",
        needs=("0",),
        pattern=r"(?:(?:le )?<weekday>,? )?\d{1,2}(?:er)? <month>(?: \d{4})?|<month> \d{4}|[\w.-]+(?: [\w.-]+){0,2}, (?:<month> )?\d{4}",
        because="A line of its own that only gives a date, or a place with its year, is a label.",
        fires_on=("24 décembre 1998", "Paris, 1889"),
        silent_on=("Mardi gras",),
    ),
)
TABLE = Table("fr", WORDS, RULES, (), LABELS)
