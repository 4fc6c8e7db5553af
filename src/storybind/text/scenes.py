"""Chapter to scenes: breaks set by mark, by label and by the clock, in that order, one a place."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from storybind.model import Block, BlockKind, Break, BreakKind, Candidate, Chapter, Scene, Scenes
from storybind.text.chapters import Draft
from storybind.text.course import Course
from storybind.text.cues import ALWAYS, add_up
from storybind.text.fitting import fold
from storybind.text.gaps import BEYOND_USUAL
from storybind.text.labels import SceneLabel, is_bold, is_dressed, read_label, undress
from storybind.text.opening import READ, Opening, Sentence
from storybind.text.rules import Cue, Rule, Table
from storybind.text.tables.notes import is_closing
from storybind.text.wording import Company, Pages, Part, hear

THRESHOLD = 0.7
"""Confidence from which ``--scenes auto`` sets a break."""

_SHORT = 60  # characters; after a first sentence that is shorter the second may say when
_BEFORE = 200  # characters at the end of the paragraph before
_CLAUSE_END = re.compile(r"[;:–—]|,(?= )|--| (?:and|but|so) ")
_WITHIN_CLAUSE = 15  # characters after the words of time in which no clause ends
_CUES = ".cues"  # ends the id of a break that no rule proposes
_WORTH_A_WORD = 0.4  # confidence from which cues alone make a candidate
_LEAST = math.log(0.39 / 0.61)  # log-odds that are less, before confidence is rounded
_WORDS_ADD = 4.0  # log-odds that words may add where no rule speaks: where cues are too few for that, nobody asks
_LOUD = 0.3  # log-odds of what is named among the reasons
_NAMED = 3  # reasons for a break that are named beside the rule's, with the strongest against it
_FIRST_CLAUSE = re.compile(r"[^,;:.!?…—–]+")
_OPENING_SIGNS = "\"'“‘«„—–-… "
_FEW = 8  # words of a first clause that are shown
_REFRAIN = 24  # characters; a paragraph that opens like the one before is part of a list or a refrain
_AGAIN = "It opens in the same words as the paragraph before: what is told again and again moves no clock."
_OPENING = 120  # characters in which what a rule needs must stand


class Splitter(NamedTuple):
    """What splitting needs to know about the whole story: its language's rules, its usual gap, its viewpoints."""

    table: Table
    mode: Scenes
    usual_gap: int
    viewpoints: frozenset[str]


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
    def blocks(self) -> Iterator[Block]:
        """What of it is text: the labels' words, and the block."""
        yield from (block for block, _ in self.labels)
        if self.block:
            yield self.block


def split_scenes(draft: Draft, splitter: Splitter) -> Split:
    """A chapter in its scenes, with the marks that were read and the breaks that were thought of and not set.

    The words of a label stay, as the first block of the scene they name. A break beside a heading, at the end, or next
    to another one makes no empty scene.
    """
    found: list[tuple[str | None, Break | None, list[Block]]] = []
    marks: list[Block] = []
    candidates: list[Candidate] = []
    before = ""
    places = list(_places(draft.blocks, splitter))
    pages = Pages([place.block.text for place in places if place.block])
    course = Course(splitter.table, pages.words)
    for at, place in enumerate(places):
        marks += place.marks
        clock = _by_clock(place, splitter, before, course, partial(pages.company, at, course.lasted))
        before = place.block.text if place.block else before
        begins = _find_break(place, _taken(clock, splitter), splitter) if found else None
        text = list(place.blocks)
        if text and (begins or not found):
            found.append((_title(place.labels, _taken(clock, splitter) if begins else None), begins, []))
        elif text and clock:
            candidates.append(clock)
        if text:
            found[-1][2].extend(text)
        if begins:
            course.begins(begins.kind)
    scenes = tuple(Scene(title, tuple(blocks), begins) for title, begins, blocks in found)
    chapter = Chapter(draft.heading, scenes, draft.part) if scenes else None
    return Split(chapter, tuple(marks), tuple(candidates))


def _places(blocks: Sequence[Block], splitter: Splitter) -> Iterator[_Place]:
    """The blocks of story in order, each with what stands before it; last, what nothing follows."""
    marks: list[Block] = []
    labels: list[tuple[Block, SceneLabel]] = []
    ends = _end_of_story(blocks)
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.MARK:
            marks.append(block)
        elif label := _label(block, splitter) or _dressed(blocks, at):
            labels.append((block._replace(kind=BlockKind.LABEL, text=undress(block.text), inline=()), label))
        else:
            block = block._replace(kind=BlockKind.CLOSING) if at >= ends and _closes(block) else block
            yield _Place(tuple(marks), tuple(labels), block)
            marks, labels = [], []
    if marks or labels:
        yield _Place(tuple(marks), tuple(labels), None)


def _find_break(place: _Place, clock: Break | None, splitter: Splitter) -> Break | None:
    """The break before a place: the strongest reason wins, and there is none before "The End"."""
    if splitter.mode == "off" or place.block is None or place.block.kind in (BlockKind.CLOSING, BlockKind.FOOTNOTE):
        return None
    return _by_label(place.labels) or _by_mark(place.marks) or _by_gap(place.block, splitter) or clock


def _label(block: Block, splitter: Splitter) -> SceneLabel | None:
    if block.kind is BlockKind.LABEL:
        return SceneLabel(undress(block.text), "label.section", "A heading below the chapters' divides one of them.")
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > 80:
        return None
    line = f"**{block.text}**" if block.text in splitter.viewpoints and is_bold(block) else block.text
    return read_label(line, splitter.table, splitter.viewpoints)


def _dressed(blocks: Sequence[Block], at: int) -> SceneLabel | None:
    """A line of words between two rows of signs, where it stands alone: several in a row are a song."""
    if not _in_dress(blocks[at]) or at + 1 == len(blocks):
        return None
    if any(map(_in_dress, (*blocks[max(at - 1, 0) : at], blocks[at + 1]))):
        return None
    return SceneLabel(undress(blocks[at].text), "label.dressed", "A line between two rows of signs heads what follows.")


def _in_dress(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and is_dressed(block.text) and not _closes(block)


def _end_of_story(blocks: Sequence[Block]) -> int:
    """The index from which a chapter has nothing but closing lines, marks and footnotes."""
    at = len(blocks)
    while at and (blocks[at - 1].kind in (BlockKind.MARK, BlockKind.FOOTNOTE) or _closes(blocks[at - 1])):
        at -= 1
    return at


def _closes(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LETTER) and is_closing(block.text)  # centred, it looks inset


def _title(labels: Sequence[tuple[Block, SceneLabel]], clock: Break | None) -> str | None:
    """What the contents call a scene: its label's words, or the words of time it opens with."""
    if labels:
        return ", ".join(label.words for _, label in labels)
    if clock is None or clock.rule.endswith(_CUES):
        return None
    return clock.evidence[:1].upper() + clock.evidence[1:]


def _by_label(labels: Sequence[tuple[Block, SceneLabel]]) -> Break | None:
    if not labels:
        return None
    block, label = labels[-1]
    return Break(BreakKind.LABEL, block.text, label.rule, 0.97, label.because, block.span.first)


def _by_mark(marks: Sequence[Block]) -> Break | None:
    if not marks:
        return None
    because = "A line of its own that only marks a break, as the author set it."
    return Break(BreakKind.MARK, marks[-1].text, "mark.line", 0.99, because, marks[-1].span.first)


def _by_gap(block: Block, splitter: Splitter) -> Break | None:
    gap, usual = block.gap, splitter.usual_gap if block.usual is None else block.usual
    if gap < usual + BEYOND_USUAL and not (usual == 0 and gap > 0):
        return None
    because = f"{gap} blank line{'s' if gap > 1 else ''}, where the story usually has {usual or 'none'}."
    return Break(BreakKind.MARK, "", "mark.gap", 0.9, because, block.span.first)


def _by_clock(
    place: _Place, splitter: Splitter, before: str, course: Course, company: Callable[[], Company]
) -> Candidate | None:
    """What the rules say of a paragraph, where they are asked; else what its company says, which few paragraphs need."""
    block, table = place.block, splitter.table
    if splitter.mode not in ("auto", "all") or block is None or block.kind is not BlockKind.PARAGRAPH:
        return None
    opening = Opening(block.text, table)
    clock = _weigh(opening, table, block.span.first, before)
    turn = course.read(opening, block.span.first, labelled=bool(place.labels))
    if turn and (clock is None or clock.because):
        clock = _doubted(turn)
    stopped = clock is not None and clock.veto != ""
    cues = course.cues(opening, _LEAST - _WORDS_ADD if clock is None else math.inf if stopped else -math.inf)
    found = clock
    if cues:
        parts = hear(opening, company(), table.wording, clock.begins.rule if clock else "")
        found = _settled(clock, cues, parts, block, table)
    refrain = found and not found.veto and before[:_REFRAIN] == block.text[:_REFRAIN]
    return Candidate(found.begins, "refrain", _AGAIN) if found and refrain else found


def _settled(
    clock: Candidate | None, cues: list[Cue], parts: list[Part], block: Block, table: Table
) -> Candidate | None:
    """A candidate with all counted in that the paragraph shows; without a rule, cues alone may propose a break."""
    begins = clock.begins if clock else None
    confidence = _confidence(add_up(begins, cues, table) + sum([part.odds for part in parts]))
    if begins is None:
        if confidence < _WORTH_A_WORD:
            return None
        because = "No words of time tell it, but several signs do together."
        rule = f"{table.language}{_CUES}"
        begins = Break(BreakKind.SKIP_FORWARD, _first_clause(block.text), rule, 0, because, block.span.first)
    because = " ".join([begins.because, *_reasons(cues, parts)])
    return _doubted(begins._replace(confidence=confidence, because=because))


def _reasons(cues: list[Cue], parts: list[Part]) -> list[str]:
    """What speaks most for a break, strongest first, and what speaks most against it."""
    said = [(cue.weight, cue.because) for cue in cues if abs(cue.weight) >= _LOUD and cue.words != ALWAYS]
    said += [(part.odds, part.because) for part in parts if abs(part.odds) >= _LOUD and part.because]
    said.sort(reverse=True)
    found = [because for weight, because in said if weight > 0][:_NAMED]
    return found + [because for weight, because in said[-1:] if weight < 0]


def _first_clause(text: str) -> str:
    """The words that a paragraph begins with, as far as they hang together.

    >>> _first_clause("The ward smelled of gravy, and she knew it."), _first_clause('"Name?" said the man in the cage.')
    ('The ward smelled of gravy', 'Name')
    """
    found = _FIRST_CLAUSE.search(text.lstrip(_OPENING_SIGNS))
    return " ".join((found[0] if found else text).split(maxsplit=_FEW)[:_FEW])


def _taken(candidate: Candidate | None, splitter: Splitter) -> Break | None:
    """The candidate's break, where nothing stops it; ``all`` asks for no confidence."""
    if candidate is None or candidate.veto or (candidate.because and splitter.mode != "all"):
        return None
    return candidate.begins


def find_skip(text: str, table: Table, line: int = 1, before: str = "") -> Break | None:
    """The time skip a paragraph opens with, or None; `before` is the paragraph before it.

    >>> from storybind.text.rules import rules_for
    >>> find_skip("Three days later, Kurt was at his wits end.", rules_for("en")).evidence
    'Three days later'
    >>> find_skip("A moment later his boots were wet.", rules_for("en"))
    """
    found = weigh(text, table, line, before)
    return found.begins if found and not found.because else None


class _Hit(NamedTuple):
    """Words of time that a rule found in a narration, from `start` to `end`, in the sentence that ends at `stop`."""

    rule: Rule
    start: int
    end: int
    opens: int
    stop: int


def weigh(text: str, table: Table, line: int = 1, before: str = "") -> Candidate | None:
    """What the rules say of a paragraph; None where none speaks.

    `because` is empty where nothing speaks against the break.

    >>> from storybind.text.rules import rules_for
    >>> weigh("On Friday she would bring him eels.", rules_for("en")).veto
    'en.veto.habit'
    """
    return _weigh(Opening(text, table), table, line, before)


def _weigh(opening: Opening, table: Table, line: int, before: str) -> Candidate | None:
    """The strongest candidate; of several that stand at the same head, the one that says most."""
    found = [(hit, _judge(hit, opening, table, line, before)) for hit in _hits(opening, table)]
    if not found:
        return None
    strongest, best = max(found, key=lambda one: _rank(*one))
    if best.because or strongest.rule.within:
        return best
    heads = (one for hit, one in found if hit.start == strongest.start and not hit.rule.within and not one.because)
    return max(heads, key=lambda one: (len(one.begins.evidence), one.begins.confidence))


def _rank(hit: _Hit, candidate: Candidate) -> tuple[bool, bool, float]:
    """Words of time at the head go before those within and before an event, where they are sure enough."""
    begins = candidate.begins
    plain = not hit.rule.within and not hit.rule.timeless
    return not candidate.veto, plain and begins.confidence >= THRESHOLD, begins.confidence


def _hits(opening: Opening, table: Table) -> list[_Hit]:
    """The words of time in a paragraph's first sentence, or in its second where the first is short."""
    found: list[_Hit] = []
    for sentence in _heads(opening):
        timed = not table.time or not table.time.isdisjoint(sentence.words)
        by_start, by_word = (table.by_start, table.by_word) if timed else table.timeless
        for rule in _called(sentence.head, by_start, sentence.folded[:_OPENING]):
            if match := table.match(rule.pattern, opening.told, sentence.start, READ):
                found.append(_hit(rule, match, sentence))
        for rule in _called(sentence.words, by_word, sentence.folded):
            if match := table.search(rule.pattern, opening.told, sentence.start, sentence.stop):
                found.append(_hit(rule, match, sentence))
    return found


def _heads(opening: Opening) -> tuple[Sentence, ...]:
    """The sentences in which a paragraph says when it plays."""
    first = opening.sentence(0)
    if first is None:
        return ()
    second = opening.sentence(1) if first.stop - first.start < _SHORT else None
    return (first, second) if second else (first,)


def _called(words: Sequence[str], index: Mapping[str, tuple[Rule, ...]], text: str) -> list[Rule]:
    """The rules that some words call, each once, where the text has what they need."""
    found: list[Rule] = []
    if index.keys().isdisjoint(words):  # nearly all
        return found
    for word in words:
        for rule in index.get(word, ()):
            for need in rule.needs:  # loops: `any` would take three times as long, for each rule of each paragraph
                if need in text:
                    if rule not in found:
                        found.append(rule)
                    break
    return found


def _hit(rule: Rule, match: re.Match[str], sentence: Sentence) -> _Hit:
    group = 1 if match.re.groups and match[1] else 0
    return _Hit(rule, match.start(group), match.end(group), sentence.start, max(sentence.stop, match.end(group)))


def _judge(hit: _Hit, opening: Opening, table: Table, line: int, before: str) -> Candidate:
    rule, told, evidence = hit.rule, opening.told, opening.text[hit.start : hit.end].rstrip(" .,;:。，、；：")
    begins = Break(rule.kind, evidence, rule.id, rule.confidence, rule.because, line)
    sentence, lead = told[hit.opens : hit.stop], told[hit.opens : hit.start]
    clause = _clause(table.without_asides(sentence), hit.end - hit.opens)
    places = {name: (text, fold(text)) for name, text in (("lead", lead), ("clause", clause), ("sentence", sentence))}
    for veto in table.vetoes:
        text, folded = places[veto.looks_at]
        if rule.id not in veto.spares and table.may_match(veto.pattern, folded) and table.search(veto.pattern, text):
            return Candidate(begins, veto.id, veto.because)
    where = {
        "sentence": sentence, "rest": told[hit.stop :], "before": before[-_BEFORE:], "lead": lead, "earlier": told[: hit.opens]
    }  # fmt: skip
    return _doubted(_add_signals(begins, where, table))


def _doubted(begins: Break) -> Candidate:
    """A break as a candidate that no veto stopped; with a word against it where its confidence is too low for auto."""
    doubt = f"{begins.confidence:.2f} is less than the {THRESHOLD:.2f} that auto asks for."
    return Candidate(begins, "", doubt if begins.confidence < THRESHOLD else "")


def _clause(sentence: str, end: int) -> str:
    """A sentence up to the end of the clause that the words of time, which end at `end`, belong to.

    >>> _clause("On Friday, the men came in late, and they would grumble.", 9)
    'On Friday, the men came in late.'
    """
    stop = _CLAUSE_END.search(sentence, min(end + _WITHIN_CLAUSE, len(sentence)))
    return sentence[: stop.start()] + sentence[-1:] if stop else sentence


def _add_signals(begins: Break, places: dict[str, str], table: Table) -> Break:
    """The break with its confidence moved, and its reason told in full, by what else speaks for or against it."""
    heard = [row for row in table.signals if table.search(row.pattern, places[row.looks_at])]
    if not heard:
        return begins
    odds = math.log(begins.confidence / (1 - begins.confidence)) + sum(row.weight for row in heard)
    because = " ".join([begins.because, *(row.because for row in heard)])
    return begins._replace(confidence=_confidence(odds), because=because)


def _confidence(odds: float) -> float:
    """Log-odds as a share of one; never all of it nor nothing, since both are without odds.

    >>> _confidence(0), _confidence(40), _confidence(-40)
    (0.5, 0.99, 0.01)
    """
    return min(max(round(1 / (1 + math.exp(-odds)), 2), 0.01), 0.99)
