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
    Block,
    BlockKind,
    Break,
    BreakKind,
    Candidate,
    Chapter,
    Scene,
    Scenes,
)
from storybind.text.chapters import Draft
from storybind.text.label.fellows import Fellows
from storybind.text.label.line import LONGEST, SAID, SceneLabel, is_dressed, read_date, read_label, undress
from storybind.text.label.placing import is_placed, letters_of
from storybind.text.label.shown import goes_on, is_shown
from storybind.text.paragraphs.gaps import BEYOND_USUAL
from storybind.text.prose.company import Pages
from storybind.text.prose.course import Course
from storybind.text.prose.odds import CUES
from storybind.text.prose.verdict import judge
from storybind.text.rules import Table
from storybind.text.tables.notes import is_closing

_LONGEST_HEAD = 30  # characters
_TWO = 2
_NUMBER = r"[(\[+]?(?:\d{1,3}|[IVXLC]{1,7})[.:)\]]*"
_NAME = r"[^\W\d_]{2,}(?: [^\W\d_]{2,})?"


class Splitter(NamedTuple):
    """What splitting needs to know about the whole story: its language's rules, its usual gap, its lines of one kind.

    Where it is not `explained`, only breaks that are set are asked for, and no reasons beside those of their rules.
    """

    table: Table
    mode: Scenes
    usual_gap: int
    fellows: Fellows
    explained: bool


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
    pages = Pages([place.block.text for place in places if place.block])
    course = Course(splitter.table)
    told = splitter.mode in ("auto", "all")
    explained = splitter.explained or splitter.mode == "all"  # which sets what auto would only tell of
    for at, place in enumerate(places):
        marks += place.marks
        clock = None
        if told and place.block and _tells(place.block, splitter):
            clock = judge(place.block, course, pages, at, labelled=bool(place.labels), explained=explained)
            clock = clock or (_by_small_gap(place.block, splitter) if explained else None)
        taken = clock.begins if clock and _is_sure(clock, splitter) else None
        begins = _find_break(place, taken, splitter) if found else None
        if found and place.block and not (begins or clock or place.labels):  # the scene goes on, as it mostly does
            found[-1][2].append(place.block)
            continue
        text = place.blocks
        above = _head_above(found[-1][2], found[0][2]) if begins and begins is taken else []
        if above and not found[-1][2]:  # the scene that it heads has begun
            begins, text = None, above + text
        elif begins and above:
            begins = begins._replace(line=above[0].span.first)
        if text and (begins or not found):
            found.append((_title(place.labels, taken if begins else None), begins, above))
        elif text and clock and explained:
            candidates.append(clock)
        if text:
            found[-1][2].extend(text)
        if begins:
            course.begins(begins.kind)
            pages.begins(at)
    scenes = tuple(Scene(title, tuple(blocks), begins) for title, begins, blocks in found)
    chapter = Chapter(draft.heading, scenes, draft.part) if scenes else None
    return Split(chapter, tuple(marks), tuple(candidates))


def _places(blocks: Sequence[Block], splitter: Splitter) -> Iterator[_Place]:
    """The blocks of story in order, each with what stands before it; last, what nothing follows."""
    marks: list[Block] = []
    labels: list[tuple[Block, SceneLabel]] = []
    ends = _end_of_story(blocks)
    for at, block in enumerate(blocks):
        if block.kind is MARK:
            marks.append(block)
        elif (at + 1 != ends or block.kind is LABEL) and (label := _label(blocks, at, splitter)):
            labels.append((block._replace(kind=LABEL, text=undress(block.text), inline=()), label))
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


def _find_break(place: _Place, clock: Break | None, splitter: Splitter) -> Break | None:
    """The break before a place: the strongest reason wins, and there is none before "The End"."""
    if splitter.mode == "off" or place.block is None or place.block.kind in (CLOSING, FOOTNOTE):
        return None
    if place.labels:
        return _by_label(*place.labels[-1])
    if place.marks:
        return _by_mark(place.marks[-1])
    return _by_gap(place.block, splitter) or clock


def _label(blocks: Sequence[Block], at: int, splitter: Splitter) -> SceneLabel | None:
    """What a block says, if it only names what follows."""
    block, fellows = blocks[at], splitter.fellows
    text = block.text
    if "\n" in text:
        return _two_lines(blocks, at, splitter)
    if not _may_label(block, fellows):
        return None
    if block.kind is LABEL:
        return SceneLabel(undress(text), "label.section", "A heading below the chapters' divides one of them.")
    if head := fellows.heads.get(text):
        return head
    if block.kind is LETTER:
        return None
    placed = block.span.first in fellows.beside or is_placed(blocks, at)
    if (placed or at == 0) and (name := fellows.lines.get(text)):
        return name
    if goes_on(blocks, at):
        return None
    found = _read(block, splitter, placed=placed)
    if found and found.placed and is_shown(blocks, at):
        return None
    return found or _over_date(blocks, at, splitter) or _dressed(blocks, at)


def _two_lines(blocks: Sequence[Block], at: int, splitter: Splitter) -> SceneLabel | None:
    """What two lines say that give a place and under it a date, or the date first, as one line would: no letter follows."""
    block = blocks[at]
    lines = block.text.split("\n")
    if len(lines) != _TWO or block.kind not in (BlockKind.VERSE, LETTER) or len(block.text) > LONGEST:
        return None
    if not (is_placed(blocks, at) or at == 0) or at + 1 == len(blocks) or blocks[at + 1].kind is LETTER:
        return None
    if block.span.first in splitter.fellows.read_out or (
        at and (blocks[at - 1].text[-1:] == ":" or is_shown(blocks, at))
    ):
        return None
    when = [read_date(line, splitter.table) for line in lines]
    if (when[0] is None) == (when[1] is None):
        return None
    found = read_date(", ".join(lines), splitter.table, placed=True)
    return found and found._replace(words=", ".join(map(undress, lines)))


def _over_date(blocks: Sequence[Block], at: int, splitter: Splitter) -> SceneLabel | None:
    """A place over a date that stands by itself: what comes between two scenes is one head."""
    text = blocks[at].text
    if len(text) > _LONGEST_HEAD or not text[-1].isalnum() or at + _TWO >= len(blocks):
        return None
    date, story = blocks[at + 1 : at + 1 + _TWO]
    if date.kind is not PARAGRAPH or story.kind is LETTER or len(date.text) > LONGEST:
        return None
    if not read_date(date.text, splitter.table) or not is_placed((*blocks[max(at - 1, 0) : at + 1], story), min(at, 1)):
        return None
    found = read_date(f"{text}, {date.text}", splitter.table)
    return found and found._replace(words=undress(text))


def _may_label(block: Block, fellows: Fellows) -> bool:
    """Whether a block is short enough for a label, and nothing that is said, read out or written below a picture."""
    text = block.text
    if block.kind not in (PARAGRAPH, LETTER, LABEL):
        return False
    if block.kind is not LABEL:
        if text[:1] in SAID or (len(text) > LONGEST and (text[0] not in "([" or text not in fellows.heads)):
            return False
        if any(
            one.kind in ("picture", "noteref") for one in block.inline
        ):  # of a picture, words are for who cannot see it
            return False
    return block.span.first not in fellows.read_out


def _read(block: Block, splitter: Splitter, *, placed: bool) -> SceneLabel | None:
    """What the words of a line say by themselves; one in italics may be a date with a stop: ``_1959._``."""
    text, fellows, letters = block.text, splitter.fellows, letters_of(block)
    if placed and letters == "em" and text[-1] == ".":
        return read_date(text[:-1], splitter.table)
    line = f"**{text}**" if letters == "strong" and text in fellows.viewpoints else text
    return read_label(line, splitter.table, fellows.viewpoints, placed=placed, dated=fellows.dated)


def _dressed(blocks: Sequence[Block], at: int) -> SceneLabel | None:
    """A line of words between two rows of signs, where it stands alone: several in a row are a song."""
    if not _in_dress(blocks[at]) or at + 1 == len(blocks):
        return None
    if any(map(_in_dress, (*blocks[max(at - 1, 0) : at], blocks[at + 1]))):
        return None
    return SceneLabel(undress(blocks[at].text), "label.dressed", "A line between two rows of signs heads what follows.")


def _in_dress(block: Block) -> bool:
    return block.kind is PARAGRAPH and is_dressed(block.text) and not _closes(block)


def _end_of_story(blocks: Sequence[Block]) -> int:
    """The index from which a chapter has nothing but closing lines, marks and footnotes."""
    at = len(blocks)
    while at and (blocks[at - 1].kind in (MARK, FOOTNOTE) or _closes(blocks[at - 1])):
        at -= 1
    return at


def _closes(block: Block) -> bool:
    return block.kind in (PARAGRAPH, LETTER) and is_closing(block.text)  # centred, it looks inset


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
    wide = block.gap >= usual + BEYOND_USUAL or (usual == 0 and block.gap > 0)
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
