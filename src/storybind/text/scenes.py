"""Chapter to scenes: breaks set by mark, by label and by the clock, in that order, one a place."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storybind.model import LABEL, LETTER, PARAGRAPH, Block, Break, Candidate, Chapter, Scene
from storybind.text.drafts import Draft
from storybind.text.label.line import SceneLabel
from storybind.text.label.placing import is_address
from storybind.text.prose.odds import CUES
from storybind.text.scene.by_author import find_break, leave_shown
from storybind.text.scene.by_words import Clock
from storybind.text.scene.places import Place, Splitter, read_places
from storybind.text.tables.lines import SIGN_OFF, fits

_LONGEST_HEAD = 30  # characters
_NUMBER = r"[(\[+]?(?:\d{1,3}|[IVXLC]{1,7})[.:)\]]*"
_NAME = r"[^\W\d_]{2,}(?: [^\W\d_]{2,})?"


class Split(NamedTuple):
    """A draft in its scenes; `chapter` is None where nothing but marks is left, `marks` are those that were read."""

    chapter: Chapter | None
    marks: tuple[Block, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def split_all(
    drafts: Iterable[Draft], splitter: Splitter
) -> tuple[tuple[Chapter, ...], tuple[Block, ...], tuple[Candidate, ...]]:
    """The chapters of a story in their scenes, the marks that were read between these, and the breaks that are not set."""
    split = [split_scenes(draft, splitter) for draft in drafts]
    return (
        tuple(one.chapter for one in split if one.chapter),
        tuple(mark for one in split for mark in one.marks),
        tuple(candidate for one in split for candidate in one.candidates),
    )


def split_scenes(draft: Draft, splitter: Splitter) -> Split:
    """A chapter in its scenes, with the marks that were read and the breaks that were thought of and not set.

    The words of a label stay, as the first block of the scene they name. A break beside a heading, at the end, or next
    to another one makes no empty scene.
    """
    found: list[tuple[str | None, Break | None, list[Block]]] = []
    marks: list[Block] = []
    candidates: list[Candidate] = []
    places = list(read_places(draft.blocks, splitter))
    breaks = [find_break(place, above, splitter) for place, above in zip(places, (None, *places), strict=False)]
    breaks = leave_shown(places, breaks)
    marked = sum(begins is not None for begins in breaks[1:])
    clock = Clock(places, marked, splitter, headed=draft.heading is not None)
    for at, place in enumerate(places):
        marks += (*place.frame, *place.marks)
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


def _heads(scene: list[Block], first: Sequence[Block], place: Place, *, told: bool) -> list[Block]:
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


def _title(labels: Sequence[tuple[Block, SceneLabel]], clock: Break | None) -> str | None:
    """What the contents call a scene: its label's words, or the words of time it opens with."""
    if labels:
        return ", ".join(label.words for _, label in labels if label.words) or None
    if clock is None or not clock.evidence or clock.rule.endswith(CUES):
        return None
    return clock.evidence[:1].upper() + clock.evidence[1:]


def _is_sure(candidate: Candidate, splitter: Splitter) -> bool:
    """Whether nothing stops a candidate; ``all`` asks for no confidence."""
    return not candidate.veto and (not candidate.because or splitter.mode == "all")
