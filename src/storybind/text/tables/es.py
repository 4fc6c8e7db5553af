"""Spanish: words of time and the openings that restart a story's clock."""

from storybind.model import BreakKind
from storybind.text.rules import Label, Rule, Table

WORDS = {
    "number": r"una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|unos|unas|algunos|algunas|varios|varias|\d{1,4}",
    "number_start": "un una dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta unos unas algunos algunas varios varias #",
    "unit": "horas?|días?|noches?|semanas?|meses|mes|años?",
    "month": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
}
RULES = (
    Rule(
        id="es.later.elapsed",
        kind=BreakKind.SKIP_FORWARD,
        starts="<number_start>",
        needs=("después", "más"),
        pattern=r"<number> <unit> (?:después|más tarde)\b",
        confidence=0.95,
        because="A paragraph that opens with elapsed time restarts the clock.",
        fires_on=("Tres días después llegó la carta.",),
        silent_on=("—Tres días después estaba muerto —dijo Ana.", "Un momento después se abrió la puerta."),
    ),
    Rule(
        id="es.next.period",
        kind=BreakKind.SKIP_FORWARD,
        starts="al a la el",
        needs=("otro", "siguiente"),
        pattern=r"al (?:otro día|día siguiente|año siguiente|mes siguiente)\b|a la (?:mañana|semana|noche) siguiente\b",
        confidence=0.92,
        because="The next day or week is another time.",
        fires_on=("Al día siguiente nevaba.", "A la mañana siguiente se fue."),
        silent_on=("Al día le sobraban horas.", "A la mañana le faltaba sol."),
    ),
)
LABELS = (
    Label(
        id="es.label.time",
        needs=("después", "más", "antes", "siguiente", "mientras", "actualidad"),
        pattern=r"<number> <unit> (?:después|más tarde|antes)|al día siguiente|más tarde|mientras tanto|en la actualidad",
        because="A line of its own that only says when is a label.",
        fires_on=("Tres días después", "~ Al día siguiente ~"),
        silent_on=("Al día siguiente se fue",),
    ),
    Label(
        id="es.label.date",
        needs=("0",),
        pattern=r"\d{1,2} de <month>(?: de \d{4})?|<month>(?: de)? \d{4}|[\w.-]+(?: [\w.-]+){0,2}, (?:<month>(?: de)? )?\d{4}",
        because="A line of its own that only gives a date, or a place with its year, is a label.",
        fires_on=("24 de diciembre de 1998", "Madrid, 1936"),
        silent_on=("Mayo florido",),
    ),
)
TABLE = Table("es", WORDS, RULES, (), LABELS)
