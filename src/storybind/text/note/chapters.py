"""Chapters that are a note as a whole, and what stands above the first one and is no story."""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import groupby, pairwise

from storybind.counting import word_count
from storybind.model import (
    DEDICATION,
    FOOTNOTE,
    LETTER,
    MARK,
    PARAGRAPH,
    QUOTE,
    Block,
    BlockKind,
    Heading,
    Note,
    Span,
    is_picture,
)
from storybind.text.drafts import Draft
from storybind.text.front.by_name import read_byline
from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.label.letters import opens_letter
from storybind.text.paragraphs.gaps import stands_below, usual_gap
from storybind.text.signs import QUOTED
from storybind.text.tables.epigraphs import heads_apart, read_source
from storybind.text.tables.front_matter import Section, read_section
from storybind.text.tables.head_labels import fold
from storybind.text.tables.headings import ALWAYS_NOTES, THANKS, number_of
from storybind.text.tables.notes import (
    is_about_writing,
    is_dedication,
    is_dedication_alone,
    is_rights_page,
    read_opening,
    says_no_chapter,
    speaks_of_self,
    talks_of_writing,
)

_IMPRINT = r"(?:cover|book|interior|map|art|edited|published|printed|typeset|set|design|illustrat|photograph|translat|e?isbn|e-isbn|asin|a cip|library of|an imprint)\w*\W|https?:|www\."
_IN_YEAR = r"(?:1[5-9]\d\d|20\d\d|M[DCLXVI]{3,})\b"
_NAME = r"[A-Z\d&][\w.'’&-]*"
_PRESS = (
    rf"(?:^|\n)\W*(?:(?i:(?:re)?printed (?:in (?:the )?|by |for |at the )){_NAME}(?:,? (?:{_NAME}|by|the|and|of|for|at|in)){{0,14}}[.,;:]?(?:$|\n)|(?i:published|(?:re)?printed|reissued)\W*(?:in )?(?:[A-Z][a-z]+\W+)?{_IN_YEAR}\W*(?:$|\n|[A-Z])"
    rf"|(?i:the (?:first|second|present) (?:edition|impression)) .{{0,60}}{_IN_YEAR}|[A-Z][\w .&’'-]{{2,40}}: [A-Z].{{2,60}}\W{_IN_YEAR}\W*$"
    r"|(?i:(?:the following|these|the|most of these|all these) (?:stories|tales|sketches|papers|pieces|poems)) (?:(?:have|were) )?(?:(?:all|here|first|originally|previously) ){0,2}(?:appeared|published|printed) (?:in|by) "
    rf"|[^\n]{{0,40}}\b(?:Verlag|VERLAG|Verlagsbuchhandlung|Éditions?|Éditeurs?|ÉDITEURS?|Librairie|LIBRAIRIE|Imprimerie|IMPRIMERIE|Editorial|Editor[ei]|EDITOR[EI]|[Cc]asa [Ee]dit(?:rice|ora)|CASA EDIT(?:RICE|ORA)|Livraria|LIVRARIA|Tipografia|Typographia|Imprenta|Librería|LIBRERÍA|Издательство|Типография)\b(?:[^.!?\n]|\b\w{{1,2}}\.){{0,60}}(?:\n|$)|(?:Tip|Typ|Imp|Impr|Druck von|Druck der)\b\.? [A-ZÀ-Þ][^\n]{{2,60}}(?:\n|$))"
)
"""What is said of the press, its town and when it printed: of a book, and in none."""
_FRONT_WORDS = 80  # of what may stand before the first chapter and be no story
_CHAPTER_OF_NOTES_WORDS = 600
_WORDS_OF_SECTION = 300
_LINE_AND_STORY = 2
_SECOND = 2  # chapter: above it stands the first, which has no heading
_LINES_OF_NAMES = 6
_LINE_OF_NAMES = r"(?:(?:First )?[Pp]ublished (?:by|in) )?(?:[A-ZÀ-ÞА-Я0-9][\w.'’&-]*|&|of|the|and|by|in|de|la|und)(?:,? (?:[A-ZÀ-ÞА-Я0-9][\w.'’&-]*|&|of|the|and|de|la|und)){0,5}|(?:www\.|https?://)\S{4,60}"
"""A line of names alone."""
_WORDS_TOLD = 12  # of a paragraph
_AUTHOR_OF = r"(?is)(?:by\s+\S.{2,40}?\s+)?author of\b.{3,250}$"
_STOPS = ".!?…”\"»’'。"
_SET_OFF = (QUOTE, LETTER, BlockKind.VERSE)
_WORDS_OF_FOREWORD = 50
_LONGEST_TOP = 40  # blocks of a section at the top of a story without chapters
_ABOUT_WORDS = 1_500  # of a foreword; a longer one is read as a chapter


def whole_note(draft: Draft, *, front: bool) -> Note | None:
    """A chapter that is a note: its heading says so, or it is a foreword in which the author speaks of the writing.

    In `front` of the story a heading may say so that within it is the title of what is told, and a printed foreword stays.
    """
    heading = draft.heading
    if heading is None or heading.origin or not draft.blocks or not stands_below(heading.span, draft.blocks[0]):
        return None
    kind = _kind_of(draft, (heading.title or heading.label).rstrip("!?.: "), front=front)
    said = [block for block in draft.blocks if block.kind is not MARK]
    if not kind or said[:1] != list(draft.blocks[:1]) or any(block.kind is FOOTNOTE for block in said):
        return None
    if any(map(_opens_story, said, said[1:-1])):
        return None
    first = said[0]._replace(span=Span(heading.span.first, said[0].span.last))
    return Note(kind, "", str(heading), (first, *said[1:]))


def _kind_of(draft: Draft, title: str, *, front: bool) -> str:
    """What kind of note a chapter with this title is as a whole; empty where it is none."""
    opening, section = read_opening(title), read_section(title)
    rest = title[opening.end :] if opening else title
    missing, given, about = says_no_chapter(rest), heads_apart(title) == DEDICATION, draft.family == "about"
    if not (opening or section or missing or given or about):  # nearly all chapters
        return ""
    text = "\n".join(block.text for block in draft.blocks)
    words = len(text.split())
    says_so = not rest if opening else missing and talks_of_writing(text)
    if words <= _CHAPTER_OF_NOTES_WORDS and (says_so or (opening and missing)):
        return opening.kind if opening else "authors-note"
    if about and words <= _ABOUT_WORDS and is_about_writing(text) and not (front and _is_printed(draft, text)):
        return "authors-note"
    if about and words <= _ABOUT_WORDS and fold(title) in ALWAYS_NOTES.split("|"):
        return "thanks" if fold(title) in THANKS.split("|") else "authors-note"
    if given and words <= _FRONT_WORDS and (front or is_dedication(draft.blocks[0].text)):
        return DEDICATION
    return section.kind if section and words <= _WORDS_OF_SECTION and _is_section(section, text, front=front) else ""


def _is_printed(draft: Draft, text: str) -> bool:
    """Whether a foreword is one that a book prints before its story: several paragraphs, which do not tell readers of the next chapter."""
    always = fold(str(draft.heading)) in ALWAYS_NOTES.split("|")
    told = len(draft.blocks) > 1 and word_count(text) >= _WORDS_OF_FOREWORD
    return told and not always and not talks_of_writing(text)


def _opens_story(above: Block, below: Block) -> bool:
    """Whether a line in capitals stands over who wrote it: it is the title of the next story, and no note goes on there."""
    byline = read_byline(below.text) if above.text.isupper() else None
    return byline is not None and is_name(byline[1])


def is_chapter(draft: Draft) -> bool:
    """Whether a heading is that of a chapter, and of nothing that stands before the first: a foreword, a cast of characters."""
    heading = draft.heading
    return (
        heading is not None
        and draft.family not in ("about", "foreword", "front")
        and not read_section(heading.title or heading.label)
    )


def _is_section(section: Section, text: str, *, front: bool) -> bool:
    """Whether a chapter is what the line over it says: a list of books has hardly a sentence, and praise stands in front."""
    if section.kind == "rights":
        return _speaks_of_rights(text)
    lines = [line for line in text.split("\n") if line]
    return front if section.id == "praise" else 2 * sum(map(_is_no_sentence, lines)) >= len(lines)


def _speaks_of_rights(text: str) -> bool:
    return (
        re.search(
            r"©|\(c\)|\b(?:copyright|rights|public domain|isbn|rechte|droits|derechos|diritti|direitos)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def cut_front(drafts: Sequence[Draft], story: Container[int]) -> tuple[Draft, ...]:
    """The chapters, of what stands above the first one each section under the line over it: a cast of characters, a timeline.

    No line of the `story` heads one. In a story without chapters one at the very top ends at the first mark.
    """
    first, *others = drafts
    if first.heading or first.part:
        return tuple(drafts)
    if not others:
        return _cut_top(first, story)
    usual = usual_gap(others[0].blocks)
    begun = others[0].heading is not None and number_of(others[0].heading.label) == _SECOND
    heads = [
        at
        for at, block in enumerate(first.blocks[:-1])
        if block.kind is PARAGRAPH
        and block.span.first not in story
        and (at == 0 or block.gap)
        and (_section_under(block) or (not begun and _heads_note(first.blocks, at, usual)))
    ]
    if not heads:
        return tuple(drafts)
    cut = [first._replace(blocks=first.blocks[: heads[0]])] if heads[0] or first.epigraphs else []
    for at, end in pairwise([*heads, len(first.blocks)]):
        block, stop = first.blocks[at], _end_of_section(first.blocks, at, end, usual)
        cut.append(Draft(Heading("", block.text, block.span), first.blocks[at + 1 : stop], family="front"))
        if stop < end:
            cut.append(Draft(None, first.blocks[stop:end]))
    return (*cut, *others)


def _cut_top(whole: Draft, story: Container[int]) -> tuple[Draft, ...]:
    """A story without chapters, of which what its first line heads above the first mark is a section, or a foreword."""
    end = next((at for at, block in enumerate(whole.blocks[:_LONGEST_TOP]) if block.kind is MARK), 0)
    if end <= 1 or whole.blocks[0].kind is not PARAGRAPH or whole.blocks[0].span.first in story:
        return (whole,)
    head = whole.blocks[0]
    found = read_heading(head.text)
    about = found is not None and found.family.id == "about" and not found.title
    if not (about or _section_under(head)):
        return (whole,)
    top = Draft(Heading("", head.text, head.span), whole.blocks[1:end], family="about" if about else "front")
    return top, whole._replace(blocks=whole.blocks[end:])


def _section_under(block: Block) -> Section | None:
    """The section of front matter that a block heads. A colon may stand behind its name, or a point where it is in capitals."""
    return read_section(block.text.rstrip(":." if block.text.isupper() else ":"))


def _heads_note(blocks: Sequence[Block], at: int, usual: int) -> bool:
    """Whether a line is set as the heading of a section is, and says that it is a note of several paragraphs: ``EDITOR'S NOTE``."""
    text = blocks[at].text.rstrip(".:")
    opening = read_opening(text) if blocks[at].gap > usual else None
    if opening is None or opening.end < len(text):
        return False
    below = blocks[at + 1 : _end_of_note(blocks, at, usual)]
    return len(below) > 1 and sum(len(block.text.split()) for block in below) <= _CHAPTER_OF_NOTES_WORDS


def _end_of_note(blocks: Sequence[Block], at: int, usual: int) -> int:
    """Where a note under a line of its own ends: at a mark or a wider gap."""
    behind = range(at + _LINE_AND_STORY, len(blocks))
    return next((n for n in behind if blocks[n].kind is MARK or blocks[n].gap > usual), len(blocks))


def _end_of_section(blocks: Sequence[Block], at: int, end: int, usual: int) -> int:
    """Where a section ends that is a note, a list of books or a copyright page; on these two a dedication, or words in quotes, may follow."""
    section = _section_under(blocks[at])
    if section is None:
        return min(end, _end_of_note(blocks, at, usual))
    if section.id not in ("also-by", "copyright"):
        return end
    behind = range(at + _LINE_AND_STORY, end)
    return next((n for n in behind if is_dedication(blocks[n].text) or blocks[n].text[0] in QUOTED), end)


def over_story(draft: Draft, *, alone: bool) -> Draft | None:
    """A chapter whose heading only says that a note follows, with that heading as its first line; None for any other.

    If the chapter is `alone` with nothing else that is story, the note ends as one under such a line does. Else a mark must
    part the note from the story, below which the author is heard no more.
    """
    heading = draft.heading
    opening = read_opening(str(heading)) if heading and not heading.origin else None
    if heading is None or opening is None or str(heading)[opening.end :].strip():
        return None
    marks = [at for at, block in enumerate(draft.blocks) if block.kind is MARK]
    below = [block.text for block in draft.blocks[marks[0] :] if block.kind is not MARK] if marks else []
    if not alone and (not below or speaks_of_self(below[0]) or talks_of_writing(below[0])):
        return None
    label = Block(PARAGRAPH, str(heading), heading.span)
    return draft._replace(heading=None, blocks=(label, *draft.blocks))


def front_notes(above: Sequence[Block], notes: Iterable[Note]) -> tuple[Note, ...]:
    """What stands above the first chapter, where it is no story: to whom the book is given, lines of a title page.

    What somebody else said, a motto with its source or set off as a quotation, is none of either, and a picture is a page of
    its own before the first chapter.
    """
    blocks = [block for block in above if block.kind is not MARK]
    if any(map(is_picture, blocks)):
        return ()
    rights: list[Block] = []
    words = 0
    for block in blocks:  # of a story without chapters the first few say that it is one
        if is_rights_page(block.text) or re.search(_PRESS, block.text):
            rights.append(block)
            continue
        words += len(block.text.split())
        if words > _FRONT_WORDS:
            return ()
    shared = {block.span for note in notes for block in note.blocks}
    if not blocks or any(block.span in shared for block in blocks):
        return ()
    if together := _given_apart(blocks):
        return together
    given = is_dedication(blocks[0].text)
    if given and (len(blocks) == 1 or all(block.kind in _SET_OFF or _is_no_sentence(block.text) for block in blocks)):
        return (Note(DEDICATION, "front", "", tuple(blocks)),)
    others = [block for block in blocks if block not in rights and not (rights and _is_imprint(block))]
    if not _are_of_title_page(others):
        return ()
    behind = rights[0].span.first if rights else blocks[-1].span.last + 1  # all of a page with rights is of it

    def kind_of(block: Block) -> str:
        return DEDICATION if is_dedication(block.text) else "rights" if block.span.first >= behind else "title-page"

    return tuple(Note(kind, "front", "", tuple(run)) for kind, run in groupby(blocks, kind_of))


def _are_of_title_page(blocks: Sequence[Block]) -> bool:
    """Whether blocks are lines of a title page: no sentence, and none of them what somebody else said."""
    if blocks and read_source(blocks[-1].text.rpartition("\n")[2]):
        return False
    plain = [block for block in blocks if not (is_dedication(block.text) or re.match(_AUTHOR_OF, block.text))]
    return all(_is_no_sentence(block.text) and (block.kind not in _SET_OFF or _are_names(block)) for block in plain)


def _given_apart(blocks: Sequence[Block]) -> tuple[Note, ...]:
    """The lines of a title page, and the dedication at its end that is set a few words a line, from a TO that stands alone."""
    at = next((n for n, block in enumerate(blocks[:-1]) if block.text.rstrip(":") in ("TO", "To", "FOR")), -1)
    if (
        at < 0
        or len(blocks) - at > _LINES_OF_NAMES
        or not all(_is_no_sentence(block.text.rstrip(".")) for block in blocks)
    ):
        return ()
    above = (Note("title-page", "front", "", tuple(blocks[:at])),) if at else ()
    return (*above, Note(DEDICATION, "front", "", tuple(blocks[at:])))


def _are_names(block: Block) -> bool:
    """Whether the lines of a block are those of a title page, as of a press and its town: short, of names and an address."""
    lines = block.text.split("\n")
    return len(lines) <= _LINES_OF_NAMES and all(re.fullmatch(_LINE_OF_NAMES, line.strip()) for line in lines)


def _is_imprint(block: Block) -> bool:
    """Whether the lines of a block beside those of rights are an imprint: who made the book, where it is sold and printed."""
    lines = block.text.split("\n")
    return any(re.match(_IMPRINT, line, re.IGNORECASE) for line in lines) and all(map(_is_no_sentence, lines))


def given_over(blocks: Sequence[Block]) -> Note | None:
    """To whom a story without chapters is given, on the line above its first paragraph; None where that is of the story.

    What follows is told: neither a letter nor a verse, of which such a line could be the first. A number may stand between.
    """
    if len(blocks) < _LINE_AND_STORY or blocks[0].kind is not PARAGRAPH or not is_dedication_alone(blocks[0].text):
        return None
    below = next((block for block in blocks[1:-1] if not block.text.rstrip(".").isdecimal()), blocks[-1])
    told = below.kind is PARAGRAPH and below.text[-1] in _STOPS and len(below.text.split()) >= _WORDS_TOLD
    return Note(DEDICATION, "", "", (blocks[0],)) if told and not opens_letter(below.text) else None


def _is_no_sentence(text: str) -> bool:
    """Whether a line is a caption or a line of a title page: set in brackets, or without a point."""
    if (text[0] == "[" and text[-1] == "]") or re.fullmatch(r"(?:[A-Z]\. ?){1,4}", text):  # or whose initials sign it
        return True
    return text[-1] not in '.!?…"”»。」:;,' and len(text) < 80
