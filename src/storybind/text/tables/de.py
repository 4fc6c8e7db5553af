"""German: words of time and the openings that restart a story's clock."""

from storybind.model import BreakKind
from storybind.text.rules import Label, Rule, Table, Veto

WORDS = {
    "number": r"ein|eine|einen|einem|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|einige|wenige|ein paar|mehrere|viele|ein halbes|\d{1,4}",
    "number_start": "ein eine einen einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig einige wenige mehrere viele kaum etwa fast gut #",
    "unit": "stunden?|tage?n?|nächten?|wochen?|monate?n?|jahre?n?|jahrzehnten?",
    "daypart": "morgen|vormittag|mittag|nachmittag|abend|tag|nacht|woche|monat|jahr|frühling|sommer|herbst|winter",
    "weekday": "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag",
    "month": "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
}
RULES = (
    Rule(
        id="de.later.elapsed",
        kind=BreakKind.SKIP_FORWARD,
        starts="<number_start> tage wochen monate jahre stunden",
        needs=("später", "danach", "darauf"),
        pattern=r"(?:(?:kaum|etwa|fast|gut) )?(?:<number> )?<unit> (?:später|danach|darauf)\b",
        confidence=0.95,
        because="A paragraph that opens with elapsed time restarts the clock.",
        fires_on=("Drei Tage später kam der Brief.", "Jahre später fand man das Boot."),
        silent_on=("„Drei Tage später war er tot“, sagte Anna.", "Einen Augenblick später ging die Tür auf."),
    ),
    Rule(
        id="de.next.period",
        kind=BreakKind.SKIP_FORWARD,
        starts="am in im",
        needs=("nächst", "folgend", "ander", "selben", "gleichen", "dar", "dan"),
        pattern=r"(?:am|in der|im) (?:(?:über)?nächsten|folgenden|anderen|selben|gleichen) <daypart>\b|am <daypart> (?:darauf|danach)\b",
        confidence=0.92,
        because="The next morning, day or week is another time.",
        fires_on=("Am nächsten Morgen war der Schnee fort.", "Im folgenden Sommer kam sie wieder."),
        silent_on=("Am nächsten stand ihr der Bruder.", "Am Fenster saß die Katze."),
    ),
    Rule(
        id="de.after.span",
        kind=BreakKind.SKIP_FORWARD,
        starts="nach",
        needs=("nach",),
        pattern=r"nach (?:<number>) <unit>\b",
        confidence=0.8,
        because="After so many days, they have passed.",
        fires_on=("Nach drei Wochen gab er auf.",),
        silent_on=("Nach Hause wollte er nicht.", "Nach einer Weile nickte sie."),
    ),
    Rule(
        id="de.weekday",
        kind=BreakKind.SKIP_FORWARD,
        starts="am",
        needs=("tag", "abend", "woch"),
        pattern=r"am <weekday>(?:morgen|vormittag|mittag|nachmittag|abend)?\b",
        confidence=0.8,
        because="A day of the week that opens a paragraph is another day.",
        fires_on=("Am Freitag kam niemand.", "Am Sonntagmorgen läuteten die Glocken."),
        silent_on=("Am Freitagsmarkt hing ein Schild.",),
    ),
    Rule(
        id="de.month.season",
        kind=BreakKind.SKIP_FORWARD,
        starts="im mitte anfang ende",
        needs=("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "früh", "sommer", "herbst", "winter"),
        pattern=r"(?:(?:mitte|anfang|ende) (?:<month>)|im (?:<month>|frühjahr|frühling|sommer|herbst|winter))\b",
        confidence=0.82,
        because="A new month or season is far from the last paragraph.",
        fires_on=("Im Oktober kam die Rechnung.", "Anfang März taute es."),
        silent_on=("Im Maisfeld raschelte es.", "Im Haus war es still."),
    ),
    Rule(
        id="de.woke",
        kind=BreakKind.SKIP_FORWARD,
        starts="als",
        needs=("wacht", "kam", "öffnete"),
        pattern=r"als \w+ (?:wieder )?(?:erwachte|aufwachte|zu sich kam|die augen öffnete)\b",
        confidence=0.85,
        because="Who wakes has slept: time has gone by.",
        fires_on=("Als sie erwachte, lag Schnee.",),
        silent_on=("Als sie sprach, schwieg er.",),
    ),
)
VETOES = (
    Veto(
        id="de.veto.habit",
        pattern=r"\b(?:pflegte|jede[nrs]? <daypart>|würde)\b",
        because="What used to happen happens at no one time.",
        stops=("Am Freitag pflegte er Fisch zu essen.",),
        passes=("Drei Tage später kam der Brief.",),
    ),
)
LABELS = (
    Label(
        id="de.label.time",
        needs=("später", "zuvor", "früher", "danach", "nächsten", "heute", "damals"),
        pattern=r"(?:<number> )?<unit> (?:später|zuvor|früher|danach)|(?:am )?nächsten <daypart>|später|heute|damals|einige zeit später",
        because="A line of its own that only says when is a label.",
        fires_on=("Drei Tage später", "~ Am nächsten Morgen ~"),
        silent_on=("Drei Tage später kam er",),
    ),
    Label(
        id="de.label.date",
        needs=("0", "tag", "woch", "sonnabend"),
        pattern=r"\d{1,2}\. <month>(?: \d{4})?|<month> \d{4}|(?:<weekday>)(?:, .{1,30})?|\d{1,2}[.:]\d{2} uhr|[\w.-]+(?: [\w.-]+){0,2}, (?:(?:im )?<month> )?\d{4}",
        because="A line of its own that only gives a date, an hour or a place with its year is a label.",
        fires_on=("24. Dezember 1998", "Hamburg, 1962"),
        silent_on=("Sonntagskind",),
    ),
)
TABLE = Table("de", WORDS, RULES, VETOES, LABELS)
