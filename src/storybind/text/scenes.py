"""Chapter to scenes: breaks set by mark, by label and by the clock, in that order, one a place."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind.model import (
    CLOSING,
    FOOTNOTE,
    LABEL,
    LETTER,
    MARK,
    PARAGRAPH,
    VERSE,
    Block,
    BlockKind,
    Break,
    BreakKind,
    Candidate,
    Chapter,
    Scene,
    clip,
)
from storybind.options import Scenes
from storybind.text.chapters import Draft
from storybind.text.label.fellows import Fellows
from storybind.text.label.line import SceneLabel, set_label
from storybind.text.label.placing import is_address
from storybind.text.label.verdict import find_label
from storybind.text.paragraphs.gaps import BEYOND_USUAL
from storybind.text.paragraphs.letters import is_greeting
from storybind.text.paragraphs.measures import breadth
from storybind.text.prose.company import Pages
from storybind.text.prose.course import Course
from storybind.text.prose.namesakes import NOBODY, Namesakes
from storybind.text.prose.odds import CUES
from storybind.text.prose.verdict import judge
from storybind.text.rules import Table
from storybind.text.tables.lines import PLAYED, SIGN_OFF, fits
from storybind.text.tables.notes import is_closing, is_when_written

_LONGEST_HEAD = 30  # characters
_LINE = 60  # characters of a line of verse, or of a first line that is the whole paragraph
_GOES_ON, _SAID = 3, 160  # paragraphs of a speech, and characters of its first in which its speaker stands
_LINED = frozenset({VERSE, BlockKind.SCRIPT})
_ONLY_A_LINE = "Nothing but a line stands between it and the heading of the chapter."
_AN_ENTRY = "A paragraph that opens with a weekday and its number, one of several with numbers that rise."
_SPOKEN = frozenset("\"“”„«»‹'‘「『—–-")
_GREETING, _SIGNATURE = 60, 3  # characters of a letter's greeting; lines of what stands under it
_DAY = r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\.?\W{0,3}"
_NUMBER = r"[(\[+]?(?:\d{1,3}|[IVXLC]{1,7})[.:)\]]*"
_NAME = r"[^\W\d_]{2,}(?: [^\W\d_]{2,})?"


class Splitter(NamedTuple):
    """What splitting needs to know about the whole story: its language's rules, its usual gap, its lines of one kind, its names.

    Where it is not `explained`, only breaks that are set are asked for, and no reasons beside those of their rules. Wide gaps part scenes
    where `gaps_part`.
    """

    table: Table
    mode: Scenes
    usual_gap: int
    fellows: Fellows
    explained: bool
    namesakes: Namesakes = NOBODY
    gaps_part: bool = True


class Split(NamedTuple):
    """A draft in its scenes; `chapter` is None where nothing but marks is left, `marks` are those that were read."""

    chapter: Chapter | None
    marks: tuple[Block, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class _Place(NamedTuple):
    """A block of story, or the end of a chapter, with the marks and labels that stand before it."""

    marks: tuple[Block, ...]
    labels: tuple[tuple[Block, SceneLabel], ...]
    block: Block | None

    @property
    def blocks(self) -> list[Block]:
        """What of it is text: the labels' words, and the block."""
        labels = [block for block, _ in self.labels]
        return [*labels, self.block] if self.block else labels


def split_scenes(draft: Draft, splitter: Splitter) -> Split:
    """A chapter in its scenes, with the marks that were read and the breaks that were thought of and not set.

    The words of a label stay, as the first block of the scene they name. A break beside a heading, at the end, or next
    to another one makes no empty scene.
    """
    found: list[tuple[str | None, Break | None, list[Block]]] = []
    marks: list[Block] = []
    candidates: list[Candidate] = []
    places = list(_places(draft.blocks, splitter))
    breaks = [_find_break(place, above, splitter) for place, above in zip(places, (None, *places), strict=False)]
    marked = sum(begins is not None for begins in breaks[1:])
    clock = _Clock(places, marked, splitter, headed=draft.heading is not None)
    for at, place in enumerate(places):
        marks += place.marks
        told = clock.ask(at, place)
        taken = told.begins if told and _is_sure(told, splitter) else None
        begins = breaks[at] or taken if found else None
        if found and place.block and not (begins or told or place.labels):  # the scene goes on, as it mostly does
            found[-1][2].append(place.block)
            continue
        text = place.blocks
        above = _heads(found[-1][2], found[0][2], place, told=begins is taken) if begins else []
        if above and not found[-1][2]:  # the scene that it heads has begun
            found[-1] = (found[-1][0] or _title(place.labels, None), *found[-1][1:])
            begins, text = None, above + text
        elif begins and above:
            begins = begins._replace(line=above[0].span.first)
        if text and (begins or not found):
            found.append((_title(place.labels, taken if begins else None), begins, above))
        elif text and told and clock.explained:
            candidates.append(told)
        if text:
            found[-1][2].extend(text)
        if begins:
            clock.begins(at, begins.kind)
    scenes = tuple(Scene(title, tuple(blocks), begins) for title, begins, blocks in found)
    chapter = Chapter(draft.heading, scenes, draft.part, draft.epigraphs) if scenes else None
    return Split(chapter, tuple(marks), tuple(candidates))


class _Clock:
    """What the paragraphs of a chapter tell of time, asked in their order; `explained` where what is not set is told too."""

    def __init__(self, places: Sequence[_Place], marked: int, splitter: Splitter, *, headed: bool) -> None:
        """Of a chapter in which so many scenes are `marked`, by a mark, a label or a gap, and which may have a heading."""
        self._splitter, table = splitter, splitter.table
        self._course = Course(table, splitter.namesakes)
        self._pages = Pages([place.block.text for place in places if place.block], marked, table.speech, table.letters)
        self._asked = splitter.mode in ("auto", "all")
        self._places, self._headed = places, headed
        self._lined = any(place.block and place.block.kind in _LINED for place in places)
        self.explained = splitter.explained or splitter.mode == "all"  # which sets what auto would only tell of

    def ask(self, at: int, place: _Place) -> Candidate | None:
        """The break that the words of a place give reason for, or where it is to be explained the blank lines above them."""
        if not self._asked or not place.block or not _tells(place.block, self._splitter):
            return None
        if _heads_what_follows(self._pages.before(at)) or self._is_sung(at, place.block):
            return None
        labelled = bool(place.labels)
        found = judge(place.block, self._course, self._pages, at, labelled=labelled, explained=self.explained)
        if found and self._opens(at, place):
            return found._replace(because=_ONLY_A_LINE) if self.explained else None
        return found or (_by_small_gap(place.block, self._splitter) if self.explained else None)

    def _opens(self, at: int, place: _Place) -> bool:
        """Whether nothing but a line stands between the chapter's heading and a place, which a rule would set apart; nobody says it."""
        above = self._places[0].block
        if not (self._headed and at == 1 and above and above.kind is PARAGRAPH) or place.marks or place.labels:
            return False
        return breadth(above.text) <= _LINE and above.text[0] not in _SPOKEN

    def _is_sung(self, at: int, block: Block) -> bool:
        """Whether a short line between two stanzas is one of the poem, or a paragraph between two speeches of a play goes on with the first."""
        if not self._lined or not 0 < at < len(self._places) - 1:
            return False
        above, below = self._places[at - 1].block, self._places[at + 1].block
        if above and below and above.kind is below.kind is VERSE:
            return len(block.text) <= _LINE
        return any(map(_is_played, self._places[max(0, at - _GOES_ON) : at])) and any(
            map(_is_played, self._places[at + 1 : at + 1 + _GOES_ON])
        )

    def begins(self, at: int, kind: BreakKind) -> None:
        """Take note of a scene that begins at a place."""
        self._course.begins(kind)
        self._pages.begins(at)


def _is_played(place: _Place) -> bool:
    """Whether a place has a speech of a play, whose speaker stands before a stop."""
    return place.block is not None and place.block.kind is BlockKind.SCRIPT and fits(PLAYED, place.block.text[:_SAID])


def _as_label(block: Block) -> Block:
    """A block as the label over a scene: without emphasis, but with its readings, which have words of their own."""
    text = set_label(block.text)
    start = max(0, block.text.find(text))
    readings = (one for one in clip(block.inline, start, start + len(text)) if one.kind == "ruby")
    return block._replace(kind=LABEL, text=text, inline=tuple(readings))


def _places(blocks: Sequence[Block], splitter: Splitter) -> Iterator[_Place]:
    """The blocks of story in order, each with what stands before it; last, what nothing follows."""
    marks: list[Block] = []
    labels: list[tuple[Block, SceneLabel]] = []
    ends = _end_of_story(blocks)
    for at, block in enumerate(blocks):
        if block.kind is MARK:
            marks.append(block)
        elif (at + 1 < ends or block.kind is LABEL) and (
            label := find_label(blocks, at, splitter.table, splitter.fellows)
        ):
            labels.append((_as_label(block), label))
        else:
            if block.kind is LABEL:  # that is read out
                block = block._replace(kind=PARAGRAPH)
            elif at >= ends and _closes(block):
                block = block._replace(kind=CLOSING)
            yield _Place(tuple(marks), tuple(labels), block)
            marks, labels = [], []
    if marks or labels:
        yield _Place(tuple(marks), tuple(labels), None)


def _tells(block: Block, splitter: Splitter) -> bool:
    """Whether a block is a paragraph of the narrator's, and no line that is read out, or in capitals as on a board."""
    if block.kind is not PARAGRAPH or block.span.first in splitter.fellows.read_out:
        return False
    return not block.text.isupper()


def _heads_what_follows(text: str) -> bool:
    """Whether a paragraph is how a letter greets its reader, or a day in numbers, ``12/3 -``: what is said first below it is no new scene."""
    if len(text) > _GREETING:
        return False
    return is_greeting(text) or (text[:1].isdigit() and re.fullmatch(_DAY, text) is not None)


def _signs(block: Block, above: Block | None) -> bool:
    """Whether a block is how a letter ends: a wish and under it who wrote it, or who wrote it under the wish `above`."""
    wish, *names = block.text.split("\n")
    if block.kind is not LETTER or len(names) >= _SIGNATURE:
        return False
    return fits(SIGN_OFF, wish) if names else above is not None and above.kind is LETTER and fits(SIGN_OFF, above.text)


def _heads(scene: list[Block], first: Sequence[Block], place: _Place, *, told: bool) -> list[Block]:
    """Takes a last block off a scene that heads what follows: over words of time a line, over a letter's date its address.

    So does a line in capitals with a colon that is all of a scene, as a film's ``FADE IN:``.
    """
    if told:
        return _head_above(scene, first)
    text = scene[-1].text
    if place.labels and len(scene) == 1 and text[-1] == ":" and text.isupper() and len(text) <= _LONGEST_HEAD:
        return [scene.pop()]
    address = place.labels and scene[-1].kind is LETTER and is_address(text) and not fits(SIGN_OFF, text.split("\n")[0])
    return [scene.pop()._replace(kind=LABEL)] if address else []


def _head_above(scene: list[Block], first: Sequence[Block]) -> list[Block]:
    """Takes a last line off a scene that heads what follows.

    So does a number, or a name as the one that the chapter opens with; and a line with no sign at its end that is all of a
    scene, as ``Subject: the boat`` under a mark.
    """
    last = scene[-1]
    if last.kind is not PARAGRAPH or len(last.text) > _LONGEST_HEAD:
        return []
    named = last.text.isupper() and first[0].text.isupper() and first[0].kind in (PARAGRAPH, LABEL)
    heads = re.fullmatch(_NUMBER, last.text) or (named and re.fullmatch(_NAME, last.text))
    return [scene.pop()] if heads or (len(scene) == 1 and last.text[-1].isalnum()) else []


def _find_break(place: _Place, above: _Place | None, splitter: Splitter) -> Break | None:
    """The break that the author has set before a place, under one `above`: the strongest wins, and there is none before "The End"."""
    if splitter.mode == "off" or place.block is None or place.block.kind in (CLOSING, FOOTNOTE):
        return None
    if place.labels:
        return _by_label(*place.labels[-1])
    if day := splitter.fellows.entries.get(place.block.span.first):
        return Break(BreakKind.SKIP_FORWARD, day, "label.entry", 0.97, _AN_ENTRY, place.block.span.first)
    if place.marks:
        return _by_mark(place.marks[-1])
    return None if _signs(place.block, above and above.block) else _by_gap(place.block, splitter)


def _end_of_story(blocks: Sequence[Block]) -> int:
    """The index from which a chapter has nothing but closing lines, when it was written, marks and footnotes."""
    at = len(blocks)
    while at and (blocks[at - 1].kind in (MARK, FOOTNOTE) or _closes(blocks[at - 1])):
        at -= 1
    return at


def _closes(block: Block) -> bool:
    closes = block.kind in (PARAGRAPH, LETTER) and is_closing(block.text)  # centred, it looks inset
    return closes or (block.kind is PARAGRAPH and is_when_written(block.text))


def _title(labels: Sequence[tuple[Block, SceneLabel]], clock: Break | None) -> str | None:
    """What the contents call a scene: its label's words, or the words of time it opens with."""
    if labels:
        return ", ".join(label.words for _, label in labels if label.words) or None
    if clock is None or not clock.evidence or clock.rule.endswith(CUES):
        return None
    return clock.evidence[:1].upper() + clock.evidence[1:]


def _by_label(block: Block, label: SceneLabel) -> Break:
    return Break(BreakKind.LABEL, block.text, label.rule, 0.97, label.because, block.span.first)


def _by_mark(mark: Block) -> Break:
    because = "A line of its own that only marks a break, as the author set it."
    return Break(BreakKind.MARK, mark.text, "mark.line", 0.99, because, mark.span.first)


def _by_gap(block: Block, splitter: Splitter) -> Break | None:
    usual = _usual_gap(block, splitter)
    wide = splitter.gaps_part and (block.gap >= usual + BEYOND_USUAL or (usual == 0 and block.gap > 0))
    return _gap(block, usual, 0.9) if wide else None


def _by_small_gap(block: Block, splitter: Splitter) -> Candidate | None:
    """One blank line more than usual is as often a slip as a scene: it is told of, and never set unasked."""
    usual = _usual_gap(block, splitter)
    if not usual or not usual < block.gap < usual + BEYOND_USUAL:
        return None
    begins = _gap(block, usual, 0.5)
    return Candidate(begins, "", f"{begins.because} Scenes are {usual + BEYOND_USUAL} apart.")


def _usual_gap(block: Block, splitter: Splitter) -> int:
    return splitter.usual_gap if block.usual is None else block.usual


def _gap(block: Block, usual: int, confidence: float) -> Break:
    because = f"{block.gap} blank line{'s' if block.gap > 1 else ''}, where the story usually has {usual or 'none'}."
    return Break(BreakKind.MARK, "", "mark.gap", confidence, because, block.span.first)


def _is_sure(candidate: Candidate, splitter: Splitter) -> bool:
    """Whether nothing stops a candidate; ``all`` asks for no confidence."""
    return not candidate.veto and (not candidate.because or splitter.mode == "all")
