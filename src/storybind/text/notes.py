"""Author's notes out of the story: moved to their own place in the book, never out of it."""

from bisect import bisect
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from storybind.model import Block, BlockKind, Heading, Note, Span, clip
from storybind.text.chapters import Draft
from storybind.text.gaps import BEYOND_USUAL, stands_below, usual_gap
from storybind.text.tables.addresses import addresses_readers
from storybind.text.tables.headings import ALWAYS_NOTES, THANKS
from storybind.text.tables.labels import fold
from storybind.text.tables.notes import (
    BRACKETS,
    Where,
    find_inline_notes,
    is_about_writing,
    is_closing,
    is_dedication,
    is_disclaimer,
    is_reply,
    names_source,
    read_opening,
    read_rights,
    read_sign,
    read_weak_opening,
    says_no_chapter,
    speaks_of_self,
    talks_of_writing,
)

_FRONT_WORDS = 80  # of what may stand before the first chapter and be no story
_CHAPTER_OF_NOTES_WORDS = 600
_ABOUT_WORDS = 1_500  # of a foreword; a longer one is read as a chapter
_AHEAD = 2  # paragraphs over which a note may wander before it speaks of the writing again
_AHEAD_CHARACTERS = 200  # of each
_LONGEST_FENCED = 12  # blocks of a note between its label and a mark
_SIGN_OFF_WORDS = 6  # of the line with which somebody signs a note
_TILDES = "~<♥"  # nobody speaks behind them, so a name may stand there under a single paragraph
_ENDS_CLAUSE = ".,;:!?…)]”’»"
_ALOUD = frozenset("\"“”„«»'‘")  # what begins so opens a note at the edge of a chapter at most
_SPEECH = "\"“”„«»'‘—「『"
_MIDST: tuple[Where, ...] = (Where.ANYWHERE,)
_OPENS = (BlockKind.PARAGRAPH, BlockKind.VERSE, BlockKind.CHAT, BlockKind.LETTER, BlockKind.HEADING)


class Notes(NamedTuple):
    """The chapters without their notes, the notes, and the marks that only fenced notes off."""

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...]
    fences: tuple[Block, ...] = ()


class _Taken(NamedTuple):
    """A chapter without its notes; each note with the index of its block, or -1 for the heading."""

    draft: Draft
    blocks: tuple[Block, ...]
    notes: list[tuple[int, Note]]


def split_notes(drafts: Sequence[Draft]) -> Notes:
    """The chapters without their notes, and the notes with the places they were taken from.

    A note goes on for as long as it talks about the writing. In doubt it is prose and stays. A note in brackets within
    a paragraph is cut out of it: it has the paragraph's lines, and the paragraph keeps the rest of their words.
    """
    fences: list[Block] = []
    taken = [_take(draft, fences) for draft in drafts]
    if len(taken) > 1 and drafts[0].heading is None and drafts[0].part is None:
        taken[0] = _take_front(taken[0])
    kept: list[Draft] = []
    notes: list[Note] = []
    told = 0  # chapters with a story so far
    last = max((at for at, one in enumerate(taken) if _has_story(one.blocks)), default=0)
    for at, (draft, blocks, found) in enumerate(taken):
        if not _has_story(blocks):
            lone = [heading for heading in (draft.part, draft.heading) if heading and not heading.origin]
            found = [*((-1, _heading_as_note(heading)) for heading in lone), *found]
            draft = draft._replace(part=None, heading=None)
        story = [block.span.first for block in blocks if block.kind is not BlockKind.MARK] if found else []
        number = told + 1
        for _, note in found:
            before = not story or note.span.first < story[0]
            after = at > last or (at == last and bool(story) and note.span.first > story[-1])
            notes.append(note._replace(place="end" if after else _place(number, draft, before=before)))
        kept.append(draft._replace(blocks=blocks))
        told += _has_story(blocks)
    return Notes(tuple(kept), tuple(notes), tuple(fences))


def _take(draft: Draft, fences: list[Block]) -> _Taken:
    """A chapter and its notes; one that is a note from its heading on has nothing left."""
    if whole := _whole_note(draft):
        marks = tuple(block for block in draft.blocks if block.kind is BlockKind.MARK)
        return _Taken(draft._replace(heading=None), marks, [(-1, whole)])
    cut: list[Block] = []
    inside: list[tuple[int, Note]] = []
    blocks = draft.blocks
    stay, found = _take_notes(blocks, fences)
    for block in stay:
        rest, more = _cut_notes(block)
        if rest:
            cut.append(rest)
        if more:
            inside += [(0, note) for note in more]
    found = sorted([*found, *inside], key=lambda one: one[1].span.first) if inside else found
    return _Taken(draft, tuple(cut), found)


def _take_front(taken: _Taken) -> _Taken:
    """The text above the first chapter without what is no story: to whom the book is given, what somebody else said."""
    blocks = [block for block in taken.blocks if block.kind is not BlockKind.MARK]
    words = accumulate(len(block.text.split()) for block in blocks)
    shared = {block.span for _, note in taken.notes for block in note.blocks}
    if not blocks or any(count > _FRONT_WORDS for count in words) or any(block.span in shared for block in blocks):
        return taken
    given = is_dedication(blocks[0].text)
    quoted = names_source(blocks[-1].text)
    set_off = all(
        block.kind in (BlockKind.QUOTE, BlockKind.LETTER, BlockKind.VERSE) or _is_no_sentence(block.text)
        for block in blocks
    )
    if not (set_off or quoted or (given and len(blocks) == 1)):
        return taken
    pictures = all(block.text.startswith("[") for block in blocks)
    kind = "title-page" if pictures else "dedication" if given or not quoted else "epigraph"
    note = Note(kind, "front", "", tuple(blocks))
    marks = tuple(block for block in taken.blocks if block.kind is BlockKind.MARK)
    return _Taken(taken.draft, marks, [*taken.notes, (0, note)])


def _is_no_sentence(text: str) -> bool:
    """Whether a line is a caption or a line of a title page: set in brackets, or without a point."""
    return (text[0] == "[" and text[-1] == "]") or (text[-1] not in '.!?…"”»。」:;,' and len(text) < 80)


def _whole_note(draft: Draft) -> Note | None:
    """A chapter that is a note: its heading says so, or it is a foreword in which the author speaks of the writing."""
    heading = draft.heading
    if heading is None or heading.origin or not draft.blocks or not stands_below(heading.span, draft.blocks[0]):
        return None
    title = (heading.title or heading.label).rstrip("!?. ")
    opening = read_opening(title)
    rest = title[opening.end :] if opening else title
    if not (opening or draft.family == "about" or says_no_chapter(rest)):  # nearly all chapters
        return None
    words = sum(len(block.text.split()) for block in draft.blocks)
    text = "\n".join(block.text for block in draft.blocks)
    kind = ""
    if words <= _CHAPTER_OF_NOTES_WORDS and (
        (opening and not rest) or (says_no_chapter(rest) and (opening or talks_of_writing(text)))
    ):
        kind = opening.kind if opening else "authors-note"
    elif draft.family == "about" and words <= _ABOUT_WORDS and is_about_writing(text):
        kind = "authors-note"
    elif draft.family == "about" and words <= _ABOUT_WORDS and fold(title) in ALWAYS_NOTES.split("|"):
        kind = "thanks" if fold(title) in THANKS.split("|") else "authors-note"
    elif draft.family == "about" and words <= _FRONT_WORDS and is_dedication(draft.blocks[0].text):
        kind = "dedication"
    said = [block for block in draft.blocks if block.kind is not BlockKind.MARK]
    if not kind or said[:1] != list(draft.blocks[:1]) or any(block.kind is BlockKind.FOOTNOTE for block in said):
        return None
    first = said[0]._replace(span=Span(heading.span.first, said[0].span.last))
    return Note(kind, "", str(heading), (first, *said[1:]))


def _has_story(blocks: Sequence[Block]) -> bool:
    return any(block.kind is not BlockKind.MARK for block in blocks)


def _heading_as_note(heading: Heading) -> Note:
    """The heading of a chapter that holds no story: it stands over its notes."""
    return Note("heading", "", "", (Block(BlockKind.PARAGRAPH, str(heading), heading.span),))


def _place(number: int, draft: Draft, *, before: bool) -> str:
    return "front" if before and number == 1 and draft.heading is None else f"chapter {number}"


def _take_notes(blocks: Sequence[Block], fences: list[Block]) -> tuple[tuple[Block, ...], list[tuple[int, Note]]]:
    """The blocks that stay, and each note with the index it began at."""
    chapter = _Chapter(blocks)
    stay: list[Block] = []
    found: list[tuple[int, Note]] = []
    told = beside = False  # whether story has been seen, and whether a note ends right above
    at = 0
    while at < len(blocks):
        note = chapter.open_note(at, told=told, beside=beside)
        if note is None:
            told = told or blocks[at].kind is not BlockKind.MARK
            beside = beside and blocks[at].kind is BlockKind.MARK and not told
            stay.append(blocks[at])
            at += 1
            continue
        end = chapter.end_of_note(at, note, told=told)
        found.append((at, note._replace(blocks=(*note.blocks, *blocks[at + 1 : end]))))
        if told and stay and chapter.is_fenced(at, end):
            fences += (stay.pop(), blocks[end])
            end += 1
        at, beside = end, True
    return tuple(stay), found


class _Chapter:
    """A chapter's blocks, and where in it only the author speaks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def usual(self) -> int:
        """The blank lines that stand between most of its paragraphs."""
        return usual_gap(self.blocks)

    @cached_property
    def bottom(self) -> int:
        """The index from which a chapter has no story any more: closing lines, marks, and what may be a note there."""
        at = len(self.blocks)
        while at and self._may_end(self.blocks[at - 1]):
            at -= 1
        return at

    def _may_end(self, block: Block) -> bool:
        text = block.text
        if block.kind in (BlockKind.MARK, BlockKind.FOOTNOTE) or is_closing(text):
            return True
        if block.kind is BlockKind.SCRIPT and read_opening(text):  # "QOTD: ..." over "AOTD: ..."
            return True
        if block.kind not in _OPENS or text[:1] in _SPEECH:
            return False
        weak = read_weak_opening(text)
        return bool(
            read_opening(text)
            or read_sign(text, Where.ANYWHERE, Where.EDGE)
            or is_disclaimer(text)
            or read_rights(text)
            or _speaks(block)
            or addresses_readers(text)
            or (text[0] in _TILDES and _could_sign(text))
            or ((sign := read_sign(text, Where.BESIDE)) and sign.id == "sign-off")
            or (weak and weak.end == len(text))
        )

    def open_note(self, at: int, *, told: bool, beside: bool) -> Note | None:
        """A note, if the block at this index opens one; its place is not known yet."""
        block = self.blocks[at]
        if block.kind not in _OPENS and not (block.kind is BlockKind.SCRIPT and read_opening(block.text)):
            return None
        edge = not told or at >= self.bottom
        if block.text[:1] in _ALOUD and not edge:  # much of most stories
            return None
        if note := open_note(block):
            return note
        places = _MIDST
        if edge or beside:  # few blocks
            others = ((Where.EDGE, edge), (Where.TOP, not told), (Where.BESIDE, beside))
            places = (*_MIDST, *(place for place, is_there in others if is_there))
        if sign := read_sign(block.text, *places):
            return Note(sign.kind, "", "", (block._replace(kind=BlockKind.PARAGRAPH),))
        if edge and (note := self._open_weakly(at)):
            return note
        return _open_unlabelled(block) if edge else None

    def _open_weakly(self, at: int) -> Note | None:
        """A note under a word that is also one of a story's, ``Notes:``, if what it says is about the writing."""
        block = self.blocks[at]
        opening = read_weak_opening(block.text)
        if opening is None:
            return None
        said = block._replace(
            kind=BlockKind.PARAGRAPH,
            text=block.text[opening.end :],
            inline=clip(block.inline, opening.end, len(block.text)),
        )
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if said.text:
            told = talks_of_writing(said.text) or read_sign(said.text, Where.ANYWHERE, Where.EDGE)
        else:
            told = below and (_speaks(below) or read_sign(below.text, Where.ANYWHERE, Where.EDGE))
        return Note(opening.kind, "", opening.label, (said,)) if told else None

    def end_of_note(self, at: int, note: Note, *, told: bool) -> int:
        """The index after a note: it goes on while the author does, to a heading, a mark or a wide gap at most."""
        lone = not note.text or (note.kind == "summary" and note.text.rstrip("*_ ")[-1] in ":：")
        limit = at + 1
        while limit < len(self.blocks) and limit <= at + _LONGEST_FENCED and self._is_beside(limit):
            limit += 1
        if lone:
            whole = self._is_rest(at, limit, note) if told else self._is_fence(at - 1) and self._is_fence(limit)
            if whole:
                return limit
        end = min(at + 1 + lone, limit)
        if note.kind == "summary":
            return end
        while end < limit and (further := self._next_talk(end, limit, note)) >= 0:
            end = further + 1
        if end < limit and self._signs(end, limit) and (end > at + 1 or self.blocks[end].text[0] in _TILDES):
            end += 1
        return end

    def _next_talk(self, at: int, limit: int, note: Note) -> int:
        """Where a note goes on: here, or behind a few words about its author; -1 where the story begins."""
        if self._goes_on(at, note):
            return at
        for other in range(at, min(limit, at + _AHEAD + 1)):
            text = self.blocks[other].text
            if note.label and other > at and _speaks(self.blocks[other]) and text[:1] not in _SPEECH:
                return other
            if (
                text[:1] in _SPEECH
                or len(text) > _AHEAD_CHARACTERS
                or read_weak_opening(text)
                or not speaks_of_self(text)
            ):
                break
        return -1

    def _is_rest(self, at: int, limit: int, note: Note) -> bool:
        """Whether all below a label on its own line is the note: the chapter ends with it, and nobody speaks there."""
        below = self.blocks[at + 1 : limit]
        ends = all(block.kind is BlockKind.MARK or is_closing(block.text) for block in self.blocks[limit:])
        return (
            ends
            and bool(below)
            and (note.kind == "transcriber" or not any(block.text[:1] in _SPEECH for block in below))
        )

    def _is_fence(self, at: int) -> bool:
        return 0 <= at < len(self.blocks) and self.blocks[at].kind is BlockKind.MARK

    def _is_beside(self, at: int) -> bool:
        """Whether a block may go on with the note above it: no mark, no wide gap, no new label."""
        block = self.blocks[at]
        if block.kind in (
            BlockKind.MARK,
            BlockKind.HEADING,
            BlockKind.FOOTNOTE,
            BlockKind.LABEL,
            BlockKind.PANEL,
            BlockKind.SCRIPT,
        ):
            return False
        return block.gap < self.usual + BEYOND_USUAL and not read_opening(block.text) and not is_closing(block.text)

    def _goes_on(self, at: int, note: Note) -> bool:
        """Whether a paragraph under a note is still the author speaking of the writing."""
        block = self.blocks[at]
        if block.text[:1] in _SPEECH or block.kind not in _OPENS:
            return False
        if note.kind == "reply" and is_reply(block.text):
            return True
        return (bool(note.label) and _speaks(block)) or (
            bool(note.label) and read_sign(block.text, Where.EDGE, Where.BESIDE) is not None
        )

    def _signs(self, at: int, limit: int) -> bool:
        """Whether a short line under a note is its author's name: ``~Fern``, ``xoxo``; the last one before a mark or the end."""
        text = self.blocks[at].text
        return at + 1 == limit and text[0] in "~-–—*<♥" and _could_sign(text)

    def is_fenced(self, at: int, end: int) -> bool:
        """Whether equal marks stand right above and right below a note, and the lower one is not the story's last word."""
        if not (self._is_fence(at - 1) and self._is_fence(end)):
            return False
        row = self.blocks[end].text
        others = [
            other
            for other, block in enumerate(self.blocks)
            if block.kind is BlockKind.MARK and other not in (at - 1, end)
        ]
        return (
            self.blocks[at - 1].text == row and bool(others) and all(self.blocks[other].text != row for other in others)
        )


def _open_unlabelled(block: Block) -> Note | None:
    """A note at a chapter's edge by what it says: the author turns to the readers, or says whose the story is."""
    if addresses_readers(block.text):
        return Note("authors-note", "", "", (block._replace(kind=BlockKind.PARAGRAPH),))
    if end := read_rights(block.text):
        return _rights_note(block, end)
    return Note("disclaimer", "", "", (block,)) if is_disclaimer(block.text) else None


def _could_sign(text: str) -> bool:
    return len(text.split()) <= _SIGN_OFF_WORDS and text[-1] not in ".!?"


def _speaks(block: Block) -> bool:
    return block.kind in _OPENS and talks_of_writing(block.text)


def _rights_note(block: Block, end: int) -> Note:
    """The line that says whose the story is; it is the label of what else its paragraph says."""
    rest = len(block.text) - len(block.text[end:].lstrip())
    if rest == len(block.text):
        return Note("rights", "", "", (block._replace(kind=BlockKind.PARAGRAPH),))
    said = block._replace(
        kind=BlockKind.PARAGRAPH, text=block.text[rest:], inline=clip(block.inline, rest, len(block.text))
    )
    return Note("rights", "", block.text[:end].strip(), (said,))


def open_note(block: Block) -> Note | None:
    """The note that a block opens by its label; what it says may be empty, where the label stands alone.

    >>> from storybind.model import Span
    >>> open_note(Block(BlockKind.PARAGRAPH, "(A/N: sorry!)", Span(1, 1))).text
    'sorry!'
    """
    opening = read_opening(block.text)
    if opening is None:
        return None
    end = len(block.text)
    if block.text[0] in BRACKETS and opening.end < end:
        close = block.text.find(BRACKETS[block.text[0]], opening.end)
        if 0 <= close < end - 1:  # the story goes on behind it
            return None
        end = close if close > 0 else end
    inline = clip((one for one in block.inline if one.end <= end), opening.end, end)
    said = block._replace(kind=BlockKind.PARAGRAPH, text=block.text[opening.end : end], inline=inline)
    return Note(opening.kind, "", opening.label, (said,))


def _cut_notes(block: Block) -> tuple[Block | None, list[Note]]:
    """A paragraph closed up over the notes in brackets that were in it, and these notes with the paragraph's lines.

    Of one that holds nothing else nothing is left: it is one note.
    """
    places = find_inline_notes(block.text) if block.kind is BlockKind.PARAGRAPH else []
    if places:
        places = [(start, end) for start, end in places if not _has_reference(block, start, end)]
    if not places:  # nearly all paragraphs
        return block, []
    rest = _close_up(block, places)
    if not rest.text:
        return None, [_inner_note(block, places[0][0], places[-1][1])]
    return rest, [_inner_note(block, start, end) for start, end in places]


def _has_reference(block: Block, start: int, end: int) -> bool:
    """Whether a footnote is referred to in a stretch, or a reading stands there: they cannot be moved."""
    return any(one.kind not in ("em", "strong") and one.start < end and one.end > start for one in block.inline)


def _inner_note(block: Block, start: int, end: int) -> Note:
    """The note between two brackets."""
    opening = read_opening(block.text[start:end])
    first, last = (start + opening.end, end - 1) if opening else (start + 1, end - 1)
    while first < last and block.text[first] in "( ":
        first += 1
    while last > first and block.text[last - 1] in ") ":
        last -= 1
    said = Block(BlockKind.PARAGRAPH, block.text[first:last], block.span, clip(block.inline, first, last))
    return Note(opening.kind if opening else "authors-note", "", opening.label if opening else "", (said,))


def _close_up(block: Block, places: Sequence[tuple[int, int]]) -> Block:
    """A paragraph without some stretches: one blank where each was, none before a sign that ends a clause."""
    text = block.text
    starts, ends = [0, *(end for _, end in places)], [*(start for start, _ in places), len(text)]
    pieces: list[str] = []
    moved: list[tuple[int, int, int]] = []  # where a piece began and ended, and where it begins now
    size = 0
    for start, end in zip(starts, ends, strict=True):
        while start < end and text[start] == " " and moved:
            start += 1
        while end > start and text[end - 1] == " " and end < len(text):
            end -= 1
        if start == end:
            continue
        joint = " " if pieces and text[start] not in _ENDS_CLAUSE else ""
        pieces += [joint, text[start:end]]
        moved.append((start, end, size + len(joint)))
        size += len(joint) + end - start

    def place(at: int) -> int:
        number = bisect(moved, at, key=lambda piece: piece[0]) - 1
        start, end, now = moved[max(0, number)]
        return now + min(max(at, start), end) - start

    inline = tuple(one._replace(start=place(one.start), end=place(one.end)) for one in block.inline) if moved else ()
    return block._replace(text="".join(pieces), inline=tuple(one for one in inline if one.start < one.end))
