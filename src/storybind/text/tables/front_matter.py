"""What stands between a title page and the first chapter besides a foreword, by the line over it."""

import re
from typing import NamedTuple

_LONGEST, _LONGEST_START = 80, 40  # characters of such a line, and in which its first word stands


class Section(NamedTuple):
    """A section of the front matter.

    Attributes:
        kind: Of the note that it is; empty where it stands before the story, on a page under its own heading.
        starts: The folded first words of its lines, behind an article, which keep the pattern away from all others.
        pattern: The whole line over it.
    """

    id: str
    kind: str
    starts: str
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


SECTIONS = (
    Section(
        id="cast", kind="",
        starts="cast dramatis list main characters personenverzeichnis die personnages personajes personaggi personagens действующие 登場人物 人物表 人物介绍",
        pattern=r"(?:the )?(?:cast(?: of characters| list)?|dramatis personae|(?:list of |main )?characters|personenverzeichnis|die personen|personnages|personajes|personaggi|personagens|действующие лица|登場人物|人物表|人物介绍)",
        because="Who is who is wanted before the story.",
        fires_on=("Cast of Characters", "DRAMATIS PERSONAE", "Die Personen", "登場人物"),
        silent_on=("Characters: Anna, Tom", "A cast of thousands"),
    ),
    Section(
        id="timeline", kind="",
        starts="timeline chronology zeittafel chronologie cronología cronologia хронология 年表",
        pattern=r"(?:a )?(?:timeline|chronology)|zeittafel|chronologie|cronología|cronologia|хронология|年表",
        because="What came before the story is wanted before it.",
        fires_on=("Timeline", "ZEITTAFEL"),
        silent_on=("Timelines crossed",),
    ),
    Section(
        id="words", kind="",
        starts="short brief note notes pronunciation glossary glossar glossaire glosario glossario глоссарий",
        pattern=r"(?:a )?(?:short |brief )?notes? on (?:the |my )?(?:names?|pronunciation|language|languages|spelling|text|setting|history|places?|dates?|calendar|money|translation)|pronunciation(?: guide)?|glossary|glossar|glossaire|glosario|glossario|глоссарий",
        because="How words are said and meant is wanted before the story.",
        fires_on=("A Note on the Names", "PRONUNCIATION GUIDE", "Glossary"),
        silent_on=("A note on the door", "Notes on the piano"),
    ),
    Section(
        id="warnings", kind="",
        starts="content trigger inhaltswarnungen triggerwarnungen avertissements предупреждения",
        pattern=r"(?:content|trigger) (?:warnings?|notes?)|inhaltswarnungen|triggerwarnungen|avertissements|предупреждения",
        because="What readers are warned of they are to know before the story.",
        fires_on=("CONTENT WARNINGS", "Trigger Warning"),
        silent_on=("A warning", "Content warning: grief"),
    ),
    Section(
        id="illustrations", kind="title-page",
        starts="illustrations list full-page plates abbildungen verzeichnis illustrationen liste table gravures lista ilustraciones láminas elenco indice illustrazioni ilustrações список",
        pattern=r"(?:list of )?(?:the )?(?:full-page )?illustrations|list of (?:plates|maps|figures|drawings|pictures)|plates|(?:verzeichnis der )?(?:abbildungen|illustrationen)|(?:liste|table) des (?:illustrations|gravures|planches)|gravures|(?:lista de )?(?:ilustraciones|láminas|ilustrações|gravuras)|(?:elenco|indice) delle (?:illustrazioni|tavole)|список иллюстраций",
        because="What pictures a printed book has, and on which of its pages, is none of the story.",
        fires_on=("ILLUSTRATIONS", "List of Illustrations", "LIST OF FULL-PAGE ILLUSTRATIONS", "Verzeichnis der Abbildungen", "Table des gravures"),
        silent_on=("Illustrations of the law", "Plates were counted", "A list of illustrations"),
    ),
    Section(
        id="also-by", kind="title-page",
        starts="also other books novels stories works by vom von du de del dello того",
        pattern=r"(?:also|(?:other )?(?:books|novels|stories|works)) by (?-i:[A-Z])[^.!?,:;]{1,50}|(?:(?:other )?books )?by (?:the same|this) author|vo(?:[nm] (?:der|dem)|m )selben autor(?:in)?|d(?:u|e la) même aute?ur[e]?|d(?:el mismo autor|e la misma autora)|dello stesso autore|того же автора",
        because="A list of other books is none of the story.",
        fires_on=("Also by Jo Ashdown", "BY THE SAME AUTHOR", "Other books by this author", "Vom selben Autor"),
        silent_on=("Also by candlelight", "Also by Anna, he said."),
    ),
    Section(
        id="praise", kind="title-page",
        starts="advance early praise acclaim",
        pattern=r"(?:advance |early )?(?:praise|acclaim) for [^.!?,:;]{2,60}",
        because="What others say of the book is none of the story.",
        fires_on=("Praise for The Talking Weir", "ADVANCE PRAISE FOR THE WEIR"),
        silent_on=("Praise for the cook, who bowed.", "In praise of folly"),
    ),
    Section(
        id="copyright", kind="rights",
        starts="copyright imprint impressum legal mentions",
        pattern=r"copyright(?: page| notice| information)?|imprint|impressum|legal notice|mentions légales",
        because="A copyright page is none of the story.",
        fires_on=("Copyright", "IMPRESSUM", "Legal Notice"),
        silent_on=("Copyright bored her", "Copyright 2019 Ann Lee"),
    ),
)  # fmt: skip

_BY_START: dict[str, tuple[Section, ...]] = {}
for _row in SECTIONS:
    for _start in _row.starts.split():
        _BY_START[_start] = (*_BY_START.get(_start, ()), _row)


def read_section(line: str) -> Section | None:
    """The section of front matter that a line stands over; None for any other line.

    >>> read_section("Cast of Characters").id, read_section("The cast was late.")
    ('cast', None)
    """
    if not line or len(line) > _LONGEST:
        return None
    folded = line[:_LONGEST_START].casefold()
    rows = _BY_START.get(folded.removeprefix("the ").removeprefix("a ").partition(" ")[0], ())
    return next((row for row in rows if re.fullmatch(row.pattern, line, re.IGNORECASE)), None)
