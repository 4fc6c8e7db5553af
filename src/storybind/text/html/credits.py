"""What a line about a story says: ``Posted by NAME on 9 October 2011 | 3 comments`` in its parts."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import in_line
from storybind.text.sources.dates import read_american
from storybind.text.sources.genres import read_genres
from storybind.text.tables.head_labels import FIELDS, fold

_MONTHS = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott)[^\W\d_]*\.?"
_DATE = (
    rf"\d{{4}}-\d\d?-\d\d?|\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: de| of)? {_MONTHS}(?: de)?,? \d{{4}}|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
_BY = (
    r"(?:(?:posted|written|published|created|submitted|uploaded|told|translated|geschrieben|veröffentlicht|eingestellt|verfasst|erstellt|gepostet|rédigé|écrit|publié|escrito|publicado|scritto)\s+)?"
    r"(?:by|von|par|por|da|di|door|av|przez|автор|from)\b\s*:?\s*|(?:author|autor(?:in|a)?|auteur|autrice|автор|posted by|作者)\s*[:：]\s*"
)
_BYS = re.compile(rf"(?:^|(?<=[\s.,;|•·—–-]))(?:{_BY})(?=\S)", re.IGNORECASE)
_CLOCK = r"\d[:.]\d\d(?: Uhr| ?[ap]\.?m\.?)?"
_PARTED = re.compile(rf"(?:[,|•·—–]|{_CLOCK})\Z", re.IGNORECASE)
_INTRODUCED = re.compile(
    rf"(?:[.,;:|•·—–/\"”’»-]|{_CLOCK}|\b(?:story|tale|novel|novella|fiction|fic|fanfic|fanfiction|chapter|poem|essay|article|lecture|memoir|play|text|words))\Z",
    re.IGNORECASE,
)
"""What may stand right before a bare ``by``: other words before one tell what powers the site, or how it is followed."""
_NO_NAME = re.compile(
    r"(?:the|our|your|my|a|an|this|that|these|here|there|us|all|email|e-mail)(?:\s|\Z)|(?i:user ?(?:name|id)|author)\Z"
)
_LABELS = (
    r"(?:filed under|filed in|posted in|tagged(?: with| as)?|tags|labels|categories|category|topics|keywords|schlagwörter|kategorien?|étiquettes|mots-clés|"
    r"etiquetas|categorías|метки|теги|标签|タグ)\s*[:：]?\s*"
)
_NAME_ENDS = r"\s+(?:on|am|le|el|il|at|in)\s+(?=\S*\d|[A-Z])|\s*[|•·—–/]\s*|\s+\((?=[c©])|\s+-\s+|\s*,\s*(?=\d|[A-Z][a-z]+ \d)|\s{2,}|\s+(?=\d)"
_MOST_NAME = 8  # words
_LONGEST = 600  # characters of a line that is read at all
_FACT = r"([A-Z][a-z]+): (.+)"


class Credit(NamedTuple):
    """A part of such a line: our name for it, empty for what says nothing of the story, its label and its value."""

    name: str
    label: str
    value: str | tuple[str, ...]

    @property
    def line(self) -> str:
        """The part as a line of its own."""
        value = in_line(self.value)
        return f"{self.label}: {value}" if self.label else value


def read_credits(text: str, kind: str = "", names: Sequence[str] = (), title: str = "") -> tuple[Credit, ...]:
    """The parts of a line, in order, every word in one.

    Args:
        text: The line.
        kind: ``author`` or ``date`` where the page says that this is what the line tells.
        names: Tags that the line may hold, as its links have them.
        title: The story's.

    >>> [tuple(part) for part in read_credits("Posted by Rosalind Keep on 9 October 2011 | 3 comments") if part.name]
    [('author', '', 'Rosalind Keep'), ('date', '', '9 October 2011')]
    >>> [tuple(part) for part in read_credits("March 2, 2019 by Mo Garrick. Filed under: Fiction") if part.name]
    [('date', '', 'March 2, 2019'), ('author', '', 'Mo Garrick'), ('tags', 'Filed under', ('Fiction',))]
    >>> lines = ("The Weir by Mo Garrick", "Follow us by email", "Powered by Inkpot", "Notes from the Harbour", "A story by Mo")
    >>> [[part.value for part in read_credits(line, title="The Weir") if part.name] for line in lines]
    [['Mo Garrick'], [], [], [], ['Mo']]
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return (Credit("", "", text),)
    starts = [found.start() for found in re.finditer(rf"(?:^|(?<=[\s.,;|•·—–-])){_LABELS}", text, re.IGNORECASE)]
    parts: list[Credit] = []
    end = starts[0] if starts else len(text)
    parts += _read_names(text[:end], kind, title)
    for start, stop in pairwise([*starts, len(text)]):
        label, found = read_tags(text[start:stop], [name for name in names if name in text[start:stop]])
        parts.append(Credit("tags", label, found) if found else Credit("", "", text[start:stop]))
    return tuple(part for part in parts if any(map(str.isalnum, part.line)))


def _read_names(text: str, kind: str, title: str) -> Iterator[Credit]:
    """The author and the date of a line, and what stands round them."""
    found: list[tuple[int, int, str, str]] = []
    date = re.search(_DATE, text, re.IGNORECASE)
    if date:
        found.append((date.start(), date.end(), "date", date[0]))
    by = next((one for one in _BYS.finditer(text) if _introduces(text, one, date, kind, title)), None)
    start = by.end() if by else 0
    if (by or kind == "author") and not (date and date.start() <= start < date.end()):
        ends = re.search(_NAME_ENDS, text[start:])
        stop = start + (ends.start() if ends else len(text) - start)
        if date and start < date.start() < stop:
            stop = date.start()
        name = text[start:stop].strip(" .,;:©")
        if name and len(name.split()) <= _MOST_NAME and not _NO_NAME.match(name):
            found.append((start, stop, "author", name))
    at = 0
    for first, last, name, value in sorted(found):
        yield Credit("", "", text[at:first].strip(" ,;"))
        yield Credit(name, "", value)
        at = last
    yield Credit("", "", text[at:].strip(" ,;"))


def _introduces(text: str, by: re.Match[str], date: re.Match[str] | None, kind: str, title: str) -> bool:
    """Whether a ``by`` says whose story it is: one that begins the line or a part of it, one behind a date, and one that says more."""
    before = text[: by.start()].rstrip()
    word = by[0].strip(" :：").casefold()
    if not before or len(word.split()) > 1 or by[0].rstrip()[-1] in ":：":
        return True
    if date and date.end() == len(before):
        return True
    if kind == "author":  # "Achim von Arnim" is no text of Arnim's
        return word == "by" or _PARTED.search(before) is not None
    return word != "from" and (fold(before) == fold(title) != "" or _INTRODUCED.search(before) is not None)


def read_tags(text: str, names: Sequence[str] = ()) -> tuple[str, tuple[str, ...]]:
    """The label of a list of tags and the tags; `names` are those that were links.

    >>> read_tags("Filed under: Short stories, Weather")
    ('Filed under', ('Short stories', 'Weather'))
    """
    label = re.match(_LABELS, text, re.IGNORECASE)
    at = label.end() if label else 0
    found = tuple(names) or tuple(part.strip(" #.") for part in re.split(r"\s*[,|•·\n]\s*|\s+(?=#)", text[at:]))
    return (label[0].strip(" :：\n") if label else ""), tuple(one for one in found if any(map(str.isalnum, one)))


def read_facts(text: str) -> tuple[Credit, ...]:
    """The facts of a story that one site prints in a row, ``Rated: Fiction T - English - Romance - Words: 5,201``, in order.

    >>> [tuple(fact) for fact in read_facts("Rated: Fiction T - English - Romance/Humor - Bel O., Kit M. - Words: 5,201 - id: 1")]
    [('rating', 'Rated', 'Fiction T'), ('language', '', 'English'), ('genres', '', ('Romance', 'Humor')), ('characters', '', ('Bel O.', 'Kit M.')), ('words', 'Words', '5,201'), ('', '', 'id: 1')]
    """
    facts: list[Credit] = []
    for at, part in enumerate(re.split(r"\s+-\s+", text.strip(" -"))):
        labelled = re.fullmatch(_FACT, part)
        if labelled and (name := FIELDS.get(fold(labelled[1]), "chapters_total" if labelled[1] == "Chapters" else "")):
            day = read_american(labelled[2]) if name in ("date", "updated") else ""
            facts.append(Credit(name, labelled[1], day or labelled[2]))
        elif labelled or ":" in part:
            facts.append(Credit("", "", part))
        elif at == 1:
            facts.append(Credit("language", "", part))
        elif genres := read_genres(part):
            facts.append(Credit("genres", "", genres))
        else:
            facts.append(Credit("characters", "", tuple(name.strip() for name in part.split(","))))
    return tuple(facts)
