"""Shapes of single lines that are meant as lines: chat, scripts, game panels, letters, lists, songs.

A shape is matched against a whole line without the blanks round it. What one line proves and what several must prove
together is said in `lines.py`.
"""

import re
from functools import cache
from typing import NamedTuple

from storybind.syntax import TITLED
from storybind.text.tables import listed


class Shape(NamedTuple):
    """How a line of one kind looks; `fires_on` are lines that it must take, `silent_on` look-alikes that it must not."""

    id: str
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_DATE = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? |\d{1,2}-[A-Z][a-z]{2}-\d{2,4} )?"
_ASIDE = r"(?: \([^()\n]{1,24}\))?"
_NICK = rf"[@+%&~]?[^\W_][\w .'’|^`-]{{0,23}}{_ASIDE}"
_SPEAKER = rf"[^\W_][\w.'’-]{{0,19}}(?: [^\W_][\w.'’-]{{0,15}}){{0,2}}{_ASIDE}"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿа-яё][^\Wa-zß-öø-ÿа-яё]*(?:[ .'’-]{1,2}[^\Wa-zß-öø-ÿа-яё]+){0,4}\.?"

_STAGED = rf"(?:{TITLED}|(?!{TITLED}))[^\W\d_a-zß-öø-ÿа-яё](?:[^\Wa-zß-öø-ÿа-яё]|['’-]| (?=[^\Wa-zß-öø-ÿа-яё]{{2}}))[^\Wa-zß-öø-ÿа-яё]*(?:[ .'’/-]{{1,2}}[^\Wa-zß-öø-ÿа-яё]+){{0,4}}"
"""Who speaks on a stage: two capitals at least, for one is a lord's, a master's or a number."""

_FIRST_LARGE = r"[^\W\d_a-zß-öø-ÿа-яё]"
_ADDRESSED = r"(?i:Mrs?|Ms|Dr|Sra?|Mme|Mlle|St|Capt|Col|Rev|Prof|Sgt|Lt|No|Nos|Fig|Vol|Chap|Hon|Jr)"
"""How people are addressed, and what else is cut off by a point before a name or a number."""
_NAMED_SO = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_PLACE = rf"{_NAMED_SO}(?: (?:{_NAMED_SO}|of|the|upon|on|in|near|by|de|la|le)){{0,4}}"

STAMPED = Shape(
    "chat.stamped",
    rf"(?:[\[(]{_DATE}{_TIME}[\])][ -]*\S.*|{_DATE}{_TIME},? (?:[-–] )?(?:<{_NICK}>|{_NICK}:)(?: .*)?|"
    rf"{_NICK} (?:[\[(](?:Today at |Yesterday at )?{_DATE}{_TIME}[\])](?::.*)?|[-–—] (?:Today at |Yesterday at )?{_DATE}{_TIME}))",
    "A message carries the time at which it was sent.",
    listed(
        "[16:02] priya: LOOK what was in my wall|(4:02 PM) Jo: no|[2024-05-01 16:02:11] <jo_jo> why|"
        "16:02 <jo> hi|16:02 jo: hi|01/05/2024, 16:02 - Jo: hi|[04-Mar-21 09:10 PM] jo_jo#1234|"
        "NICK (12:04 PM)|jo_jo — Today at 4:02 PM|Priya [4:02 PM]: hello|"
        "Jo (they) — 01/05/2024 16:02"
    ),
    listed("At 16:02 it began to rain.|16:02|[Kurt]|(2 hours later)|14:30 was the hour.|It was 16:02: too late."),
)
ANGLED = Shape(
    "chat.angled",
    r"<[@+%&~]?[\w\[\]\\`^{}|.-]{1,20}> .+",
    "A name between angles stands before what it says, as chat programs print it.",
    ("<priya> is that a spider", "<@jo_jo> yes"),
    ("<3 he wrote", "<grin>", "<I hear you.>"),
)
NAMED = Shape(
    "chat.named",
    rf"{_SPEAKER}: ?(?!//)\S.*|{_SPEAKER}:",
    "A short name and a colon stand before what it says.",
    ("Jo: Is he there yet", "Me: No", "Dr. Moss: Come in.", "priya_n: hi", "Jo (attic): no"),
    ("He said that it was this: a spider", "http://example.org", "It rained.", "“Jo: now,” she said."),
)
SPEECH = Shape(
    "script.speech",
    rf"{_CAPITALS}(?: ?[\[(][^\])]{{1,60}}[\])])?[ \u00a0\u202f]?: ?\S.*|{_CAPITALS} [\[(][^\])]{{1,60}}[\])]:?|{_CAPITALS}:",
    "A name in capitals and a colon stand before a speech.",
    listed(
        "HAMLET: Words, words.|FIRST WITCH (aside): When?|MRS. PELL: Come in.|MÈRE: Non.|LE PASSEUR : Oui.|"
        "ОТЕЦ: Нет.|JO (whispering)"
    ),
    ("Hamlet: Words.", "NO ENTRY", "He said: NO.", "It was JO: he saw it."),
)
PLAYED = Shape(
    "script.played",
    rf"(?P<name>{_STAGED})(?:(?: ?[\[(][^\])]{{1,60}}[\])])?(?:\.(?!\.)(?: ?[–—-]+)?| [–—])|, [^.:!?–—]{{1,60}}\. ?[–—-]+) ?(?:\S.*)?",
    "In printed plays a name in capitals and a stop, or a dash, stand before a speech; many paragraphs in a row must open so.",
    (
        "FREDA. It is only half a mile.",
        "A COW. Moo.",
        "MISS PASK. (at her gate) Hold it there.",
        "FIRST SOLDIER (aside). When?",
        "MARTHE. — Vous l'avez manqué.",
        "LE PASSEUR, comptant. — Je le vois bien.",
        "MARTHE — Je le vois bien.",
        "МАРФА. Опять Кузнецовым?",
        "DR. VANE. It is in the hand.",
        "2ND GUARD (aside). Which hand?",
    ),
    (
        "MRS. HALL sits down on it.",
        "Freda. It is only half a mile.",
        "FREDA... it is late",
        "I. The Bridge",
        "M. Leblanc entra.",
        "THE RAIN came down.",
    ),
)
CALLED = Shape(
    "script.called",
    rf"(?P<name>(?:{_ADDRESSED}\.? )?(?!{_ADDRESSED}\b){_FIRST_LARGE}[\w'’-]*(?: (?:(?:and|of|the|de|la|le|du|des) ){{0,2}}{_FIRST_LARGE}[\w'’-]*){{0,3}})"
    r"(?:,? ?[(\[][^()\[\]]{1,160}[)\]])?(?:\.(?!\.)(?: ?[–—-]+)?)?(?P<said>(?<=[.–—-])\s+[\[(“\"'‘«¡¿…—–-]*[^\W\d_a-zß-öø-ÿа-яё].*)?",
    "In printed plays a name and a stop, or a name alone, stand before a speech; many in a row must do so, and the same names come again.",
    listed(
        "Freda. It is only half a mile.|Mr. Pask.  [At the gate.]  Hold it there.|Freda (at the gate). When?|The Boy (laughing).|"
        "Pask.|The Old Man of the Sea. No.|Марфа. Опять Кузнецовым?|Lady Vane.|FREDA|Fre. (L.) My bucket is below."
    ),
    listed(
        "Freda left. It rained.|Mr. Pask went to the gate.|Freda... it is late|Freda, it is late.|Pask. it is late|"
        "The bucket. It was gone."
    ),
)
TELEGRAM = Shape(
    "sign.telegram",
    r"[^a-z]*? STOP [^a-z]*? STOP(?: [^a-z]*)?",
    "A telegram is in capitals, and says stop instead of one.",
    ("ARRIVING TUESDAY STOP DO NOT TELL MOTHER STOP BRING THE DOG", "FATHER SAFE STOP COME AT ONCE STOP"),
    ("MAKE IT STOP BEFORE WE DIE", "Stop, he said, STOP it. STOP."),
)
CURTAIN = Shape(
    "script.curtain",
    r"(?i)[\W_]*(?:(?:the |a )?(?:slow |quick )?curtain(?: falls)?|blackout|lights (?:down|out)|fade (?:out|to black)|(?:der )?vorhang(?: fällt)?|rideau|(?:cae (?:el|lento el) )?telón|(?:cala (?:il|la) )?(?:sipario|tela)|(?:cai o )?pano|занавес|幕|막)[\W_]*",
    "A play, or an act of it, ends with the curtain.",
    ("CURTAIN", "(Slow curtain.)", "RIDEAU", "Занавес.", "Vorhang", "（幕）"),
    ("Curtains were drawn.", "The curtain fell on her foot."),
)
CUE = Shape(
    "script.cue",
    rf"{_CAPITALS}(?: ?\([^)]{{1,40}}\))?",
    "A name in capitals alone stands over a speech.",
    ("MARA", "MRS. PELL", "JO (V.O.)"),
    ("Mara", "NO! NEVER!", "MARA:"),
)
CAST_LINE = Shape(
    "script.cast",
    rf"{_STAGED}(?:,| [–—-]) (?:[^\W\d_A-ZÀ-ÖØ-Þ].*(?<![.!?…])|(?:an?|the|his|her|their|of|in|from|at) .*)|(?:AN?|THE) {_STAGED}(?: [^\W\d_A-ZÀ-ÖØ-Þ].*)?",
    "Before a play stand its people, a line each: a name in capitals, and who that is.",
    listed(
        "MRS. HALL, a widow with a parcel|BINNS — a butler|A CONDUCTOR|A VOICE from the depot|"
        "ALGERNON, their son, at home from Oxford|MR. LOW, a baker."
    ),
    ("WAIT, said Tom.", "Binns, a butler", "NO GOATS", "BY ORDER of the council", "A VOICE. Yes."),
)
DIRECTION = Shape(
    "script.direction",
    r"\([^()]{2,300}\)|\[[^\[\]]{2,300}\]|\[?(?:Exit|Exeunt|Enter)\b.{0,80}",
    "Between speeches, a line in brackets says what is done; old prints leave the second one out.",
    ("(He sits.)", "[Enter two gentlemen.]", "[Exeunt all but the beadle.", "Exeunt."),
    ("He sits (slowly).", "Entering, he sat."),
)
PANEL = Shape(
    "panel.brackets",
    r"\[[^\[\]]+\]|【[^【】]+】|[|║│┃].*[|║│┃]|[╔╚╠┌└├┏┗┣╭╰][═─━╌-]+.*[╗╝╣┐┘┤┓┛┫╮╯]",
    "A line that stands in brackets from end to end is the voice of a game.",
    ("[Name: Pip Underhill]", "【Level up!】", "║ HP 12 ║", "[New Quest: Find a Room]", "| HP | 12 |", "╔════════╗"),
    ("[16:02] pip: hi", "[1] The mud of that coast.", "[sic] he wrote", "The end [of part one]"),
)
STATED = Shape(
    "panel.value",
    r"[^\W\d_][\w '’/.-]{0,24}(?<!\d): ?[-+]?\d[\d ,.%/+()→>-]*(?:->.*|→.*)?",
    "A name and a number: what a game counts.",
    ("Strength: 6", "HP: 12/20", "Str: 6 -> 7", "Gold: 1,200"),
    ("Jo: 6 of them", "It was 16:02", "Strength:"),
)
MAIL = Shape(
    "letter.mail",
    r"(?:from|to|cc|bcc|subject|date|sent|re|fwd?|reply-to|attachments?|von|an|betreff|datum|gesendet|de|à|objet|envoyé|para|asunto|fecha|"
    r"da|oggetto|от|кому|тема|дата|assunto|data|发件人|收件人|主题|日期|差出人|宛先|件名|日時) ?[:：] ?\S.*",
    "The head of a mail inside the story.",
    ("From: Marcus Bell", "Subject: Badges", "Betreff: Glas", "发件人：林听雨"),
    ("From the hill he saw it.", "To: ", "Jo: hi", "Re-read it: now"),
)
SALUTE = Shape(
    "letter.salute",
    r"(?:(?:mein|meine|mon|ma|mi|mio|mia|meu|minha|мой|моя|мои) )?(?:(?:my (?:own )?)?(?:very )?dear(?:est)?\b|dearest\b|liebe[rs]?\b|hallo\b|hello\b|hi\b|hey\b|sehr geehrte[rs]?\b|ch[eè]r(?:s|e|es)?\b|querid[oa]s?\b|"
    r"estimad[oa]s?\b|car[oaie]\b(?! d[ei]l? )|gentile\b|prezad[oa]\b|дорог\w+|уважаем\w+|милы\w+|здравствуй\w*|to whom it may concern\b|sirs?\b|madam\b|dear sirs?\b|亲爱的|親愛的|敬爱的|敬愛的|尊敬的|拝啓|前略|親愛なる)(?:\b(?:mrs?|ms|dr|st|mme|mlle|m|prof|hr|fr|frl|sra?|rev|capt|col|lt|jr)\.|[^.?\"“”„«»]){0,60}[,:!—–，：！、]?",
    "A letter greets its reader on a line of its own.",
    listed(
        "Dear Whoever Lives Upstairs Now,|Dearest Tom –|My dear Mrs. Hale,|My own dear,|Liebe Anna,|"
        "Chère Madame,|Querida Ana:|Дорогая Варя!|Meu caro irmão!|Mia cara,|敬爱的老师：|To whom it may concern:|"
        "Sir,"
    ),
    (
        "Dear me, what a day it was. He sat down.",
        "“Dear Tom,” she wrote.",
        "Hello? said the door",
        "Cara de Plata murmuró:",
    ),
)
ADDRESSEE = Shape(
    "letter.addressee",
    rf"(?!(?:He|She|It|They|We|You|I|And|But|Or|So|Then|Now|Well|Still|Yet|Yes|No|Oh|Ah|Once|Here|There|Also|Thus)\b)"
    rf"(?:(?:Mrs?|Miss|Ms|Mme|Mlle|Dr|Prof|Rev|Capt|Herr|Frau|Signora?|Señora?)\.? )?{_NAMED_SO}(?: {_NAMED_SO}){{0,2}}(?:[,:]| ?[–—])",
    "A name and a comma, on a line of its own, greet the reader of a letter that is signed.",
    ("Miss Oakes,", "Jonas,", "Mrs. A. Pell:", "Herr Kranz,", "Mina –"),
    ("Jonas, who had come,", "jonas,", "He,", "Then, Jonas,", "Jonas went,"),
)
SIGN_OFF = Shape(
    "letter.sign-off",
    r"(?:(?:i (?:am|remain)|i have the honou?r to (?:be|remain)|ever|always|believe me),? (?:(?:my )?(?:dear )?(?:sirs?|madam|gentlemen),? )?)?(?:yours?\b(?:,? etc\.)?|(?:with )?(?:all )?(?:my )?(?:much |lots of |best )?love\b|sincerely\b|as (?:ever|always)\b|warmly\b|hugs\b|best(?: wishes| regards)?\b|with (?:love|regards|kind|best|thanks|gratitude|affection)\b|"
    r"your (?:loving|affectionate|obedient|humble|devoted|friend|son|daughter|sister|brother|mother|father)\b|kind(?:est)? regards|warm(?:est)? regards|regards\b|cheers\b|respectfully\b|faithfully\b|cordially\b|"
    r"affectionately\b|gratefully\b|thanks\b|x+o?x*o?\b|dein[e]?\b|eure?\b|ihre?\b|herzlich\w*|liebe grüße|viele grüße|mit (?:freundlichen|herzlichen|besten|lieben)\b|hochachtungsvoll|bien à\b|amicalement|"
    r"je (?:vous|t[e’'])\b.{0,30}embrasse|affectueusement|cordialement|bisous|con (?:cariño|amor)|un (?:abrazo|beso)|atentamente|tu[oa]\b|cordialmente|con affetto|distinti saluti|un abbraccio|"
    r"atenciosamente|твой|твоя|ваш[а]?\b|с (?:уважением|любовью)|целую|敬具|此致|敬上|你的|爱你的)(?: [\w’']{1,20}){0,2}(?: \([^()]{1,40}\))?[,.!—–，。]?(?-i:(?: [^\W\d_a-z][\w.’'-]{0,20}){0,3})(?: \(.{1,60}\))?",
    "A letter ends with a wish and a name.",
    listed(
        "Yours faithfully,|As always,|Love, Maud|Your loving son,|I remain, yours truly,|"
        "Mit freundlichen Grüßen|Un abrazo,|Твоя Варя|Best,|xoxo|Yours (what is left),|"
        "I am, Sir, your obedient servant,"
    ),
    (
        "Yours is the one with the blue door, and mine has none.",
        "Love was not the word for it, he thought.",
        "Best of all was the rain, which never stopped.",
        "Your mother rang; she wants to know about the tin.",
    ),
)
ADDRESS = Shape(
    "letter.address",
    rf"\d{{1,4}}[a-z]?,? {_PLACE}[.,]?|{_PLACE}(?:, {_PLACE}){{1,3}}[.,]?|(?:The )?(?:{_NAMED_SO} ){{0,3}}"
    r"(?:Cottage|House|Street|Road|Lane|Hall|Hotel|Farm|Villas?|Square|Row|Terrace|Rectory|Vicarage|Parsonage|Manse|Lodge|Manor|Grange|Abbey|Hospital|Barracks|Inn|Avenue|Crescent|Place|Buildings)[.,]?"
    rf"|[\"“](?:The {_NAMED_SO}|{_NAMED_SO} {_NAMED_SO})[\"”],?",
    "An address above a letter has a number, or more places than one, or names a house, be it in quotes, or a street.",
    (
        "Crane Cottage,",
        "14 Crane Street,",
        "12a, The Parade",
        "Upper Hatch, Devon.",
        "The Old Rectory",
        "“The Elms”",
        '"Sea View",',
    ),
    (
        "Boston",
        "He went home, and slept",
        "3 May 1911",
        "The house",
        "He had a House.",
        "“Yes.”",
        "“The end.”",
        "“Boston”",
    ),
)
POSTSCRIPT = Shape(
    "letter.postscript",
    r"(?:P\.? ?){1,3}S\b[.:,]?\s.*",
    "A letter says more after its end.",
    ("P.S. If there is a spider, she is called Linda.", "PS: and the tin", "P.P.S. Really."),
    ("PSALMS", "P. Smith came.", "Psst. he said"),
)
ITEM = Shape(
    "list.item",
    r"(?:[-*•+–·‣◦]|\(?(?:\d{1,3}|[a-z])[.)]) +\S.*",
    "An item of a list opens with a bullet or a number.",
    ("- bread", "* cheese (some)", "• rope", "1. Go in.", "2) Come out.", "(a) ropes"),
    ("-- he said", "1999. It was cold.", "*cough*", "3.5 miles"),
)
SONG = Shape(
    "verse.song",
    r"[♪♫♬🎵🎶].*|.*[♪♫♬🎵🎶]|~[^~]{8,}~|~[^~\s][^~]{8,}|[^~]{8,}[^~\s]~",
    "Notes or tildes stand round the words of a song.",
    ("♪ Leave a light on the harbour wall ♪", "~Leave a light on the harbour wall,~", "♫ la la la"),
    ("~*~*~*~", "~Mira~", "~ ~ ~", "It rained."),
)
QUOTED = Shape(
    "quote.mail",
    r">{1,3}(?:| [^<]*|[^\s>=~*<_-][^<]*)",
    "A line that is quoted opens with an angle.",
    ("> you wrote that", ">and so on", ">> before that"),
    (">>> LATER <<<", "<3", ">_<", "-> there"),
)

SHAPES = (STAMPED, ANGLED, NAMED, SPEECH, PLAYED, CALLED, TELEGRAM, CURTAIN, CUE, CAST_LINE, DIRECTION, PANEL, STATED, MAIL, SALUTE, ADDRESSEE, SIGN_OFF, ADDRESS, POSTSCRIPT, ITEM, SONG, QUOTED)  # fmt: skip

_FOLDED = frozenset({MAIL.id, SALUTE.id, SIGN_OFF.id})
LONGEST = 400
"""Characters of a line that is still looked at."""


@cache
def _regex(shape: Shape) -> re.Pattern[str]:
    return re.compile(shape.pattern, re.IGNORECASE if shape.id in _FOLDED else 0)


def fits(shape: Shape, line: str) -> bool:
    """Whether a line, stripped, has a shape.

    >>> fits(STAMPED, "[16:02] priya: LOOK what was in my wall"), fits(STAMPED, "At 16:02 it rained.")
    (True, False)
    """
    return len(line) <= LONGEST and _regex(shape).fullmatch(line) is not None


def read_called(line: str) -> tuple[str, bool]:
    """The name that a line of a play may open with, empty where none is there, and whether it stands alone.

    >>> read_called("Mr. Pask (at the gate). Hold it."), read_called("The Boy (laughing)."), read_called("Mr. Pask holds it.")
    (('Mr. Pask', False), ('The Boy', True), ('', False))
    """
    match = _regex(CALLED).fullmatch(line) if len(line) <= LONGEST else None
    return (match["name"], match["said"] is None) if match else ("", False)


def read_player(line: str) -> str:
    """The name in capitals that a speech of a play opens with; empty where none does.

    >>> read_player("LE PASSEUR, comptant. — Un soulier."), read_player("TOM (aside). When?"), read_player("MARTHE — Ici.")
    ('LE PASSEUR', 'TOM', 'MARTHE')
    >>> read_player("MR. PASK. Hold it there."), read_player("MR. PASK holds it."), read_player("Tom. Hold it there.")
    ('MR. PASK', '', '')
    """
    match = _regex(PLAYED).fullmatch(line) if len(line) <= LONGEST else None
    return match["name"] if match else ""
