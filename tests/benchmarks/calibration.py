"""Fit what rules and cues are worth to labelled stories, and show how often a break of each confidence is right.

    python tests/benchmarks/calibration.py                     # on our own stories and cases
    python tests/benchmarks/calibration.py FOLDER FOLDER       # and on labelled stories elsewhere
    python tests/benchmarks/calibration.py ... --write         # write the weights into the table of English
    python tests/benchmarks/calibration.py ... --rules         # and how often each rule is right

Every paragraph that is no chapter's first, and where two editors would not differ, is an example: what it shows are the
cues of `storybind.text.cues` and the rule that speaks, if one does; whether it begins a scene is what is learned. The
weights are those of a logistic regression, drawn towards nothing by `PENALTY`, as cues that are hardly seen prove
little. Stories that the rules were written on and long ones of older date count `HALF` each; cases, which are short and few, `OF_CASES`.

What is shown is cross-validated: each story is judged by weights that were fitted without it.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scenes import EASY, OWN, Labelled, answers, read_stories, understand

from storybind.model import BreakKind
from storybind.text.course import Course
from storybind.text.cues import ALWAYS, manners
from storybind.text.opening import Opening
from storybind.text.rules import rules_for
from storybind.text.scenes import THRESHOLD, weigh

ROOT = Path(__file__).resolve().parents[2]
CUES = ROOT / "src" / "storybind" / "text" / "tables" / "en_cues.py"
CASES = OWN.parent
OPENINGS = OWN.parent / "openings"
TABLE = rules_for("en")
PENALTY = 4.0
FOLDS = 12
HALF = 0.4
OF_CASES = 4.0
LONG = 2500  # words
_FOREIGN = re.compile(r"arabic|chinese|french|german|italian|japanese|korean|portuguese|russian|spanish")
_ODDS = TABLE.by_cue["rule"]["odds"][0]


class Example(NamedTuple):
    """A paragraph: what it shows, as numbers by place in the table's cues; and whether it begins a scene."""

    story: str
    line: int
    opening: str
    rule: str
    shows: dict[int, float]
    begins: bool
    weight: float


class Seen(NamedTuple):
    """One break that was thought of, with the confidence it was given, and whether it is right."""

    rule: str
    confidence: float
    right: bool


def seen_in_stories(folder: Path, half: str) -> Iterator[Seen]:
    """Every break that no veto stopped, doubtful ones too."""
    for labelled in read_stories(folder, half):
        for answer in answers(labelled, understand(labelled, "all")):
            if answer.begins and not answer.easy and answer.label not in ("maybe", "free"):
                yield Seen(answer.begins.rule, answer.begins.confidence, answer.label != "")


def examples(labelled: Labelled, weight: float) -> Iterator[Example]:
    """The paragraphs of a story, each with what it shows where the scenes before it are those of the labels."""
    course, before = Course(TABLE, labelled.text.count(" ")), ""
    weight *= HALF if labelled.text.count(" ") > LONG else 1
    for line, paragraph in enumerate(labelled.text.split("\n"), 1):
        text = paragraph.strip()
        if not text:
            continue
        opening = Opening(text, TABLE)
        found = weigh(text, TABLE, line, before)
        turn = course.read(opening, line, labelled=False)
        cues = course.cues(opening)
        begins = turn if turn and (found is None or found.because) else found.begins if found else None
        stopped = found is not None and found.veto != "" and begins is not turn
        before, label = text, labelled.sure.get(line, "")
        if label or line in labelled.maybe:
            course.begins(BreakKind(label or "skip-forward"))
        if stopped or line in labelled.free or line in labelled.maybe or label in EASY:
            continue
        shows = {TABLE.cues.index(cue): 1.0 for cue in cues}
        if begins:
            shows |= {at: 1.0 for manner in manners(begins, cues) for at in TABLE.by_cue["rule"].get(manner, ())}
            shows[_ODDS] = math.log(begins.confidence / (1 - begins.confidence))
        yield Example(labelled.name, line, text[:100], begins.rule if begins else "", shows, label != "", weight)


def read_examples(folders: Sequence[Path]) -> list[Example]:
    """Every example of our own stories and cases, and of the folders."""
    own = [one for folder in (OWN, OWN.parent / "held-out") for one in read_stories(folder)]
    found = [one for labelled in own for one in examples(labelled, HALF)]
    cases = [one for one in read_stories(CASES) if not _FOREIGN.match(one.name)]
    found += [one for labelled in cases for one in examples(labelled, OF_CASES)]
    return found + [one for folder in folders for labelled in read_stories(folder) for one in examples(labelled, 1.0)]


def fit(given: Sequence[Example], sweeps: int = 60) -> list[float]:
    """The weight of each cue: Newton's step for one after the other, until none moves.

    The cue that always holds is not drawn towards nothing: it says how rare scenes are.
    """
    weights, odds = [0.0] * len(TABLE.cues), [0.0] * len(given)
    columns: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row, one in enumerate(given):
        for at, value in one.shows.items():
            columns[at].append((row, value))
    for _ in range(sweeps):
        moved = 0.0
        for at, column in columns.items():
            penalty = 1e-3 if TABLE.cues[at].words == ALWAYS else PENALTY
            slope, bend = penalty * weights[at], penalty
            for row, value in column:
                one = given[row]
                share = 1 / (1 + math.exp(-odds[row]))
                slope += one.weight * (share - one.begins) * value
                bend += one.weight * share * (1 - share) * value * value
            step = max(-1.0, min(1.0, slope / bend))
            weights[at] -= step
            moved = max(moved, abs(step))
            for row, value in column:
                odds[row] -= step * value
        if moved < 1e-3:
            break
    return weights


def judge(one: Example, weights: Sequence[float]) -> float:
    """How sure these weights are that a scene begins."""
    return 1 / (1 + math.exp(-sum(weights[at] * value for at, value in one.shows.items())))


def cross_validate(given: Sequence[Example]) -> Iterator[tuple[Example, float]]:
    """Every example with what weights say of it that were fitted without its story."""
    stories = sorted({one.story for one in given})
    for fold in range(FOLDS):
        away = set(stories[fold::FOLDS])
        weights = fit([one for one in given if one.story not in away])
        yield from ((one, judge(one, weights)) for one in given if one.story in away)


def calibrated(judged: Sequence[tuple[Example, float]]) -> Iterator[str]:
    """How often a break of each tenth of confidence is right, and what a threshold keeps, as lines."""
    total = sum(one.begins for one, _ in judged)
    yield "confidence   seen right share"
    for tenth in range(9, 2, -1):
        mine = [one.begins for one, sure in judged if tenth <= sure * 10 < tenth + 1]
        yield f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f} {len(mine):6d} {sum(mine):5d}" + (
            f" {sum(mine) / len(mine):5.2f}" if mine else ""
        )
    yield "\nthreshold  precision recall"
    for threshold in sorted({0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, THRESHOLD}):
        mine = [one.begins for one, sure in judged if sure >= threshold]
        mark = "   as it stands" if threshold == THRESHOLD else ""
        yield f"{threshold:9.2f} {sum(mine) / max(1, len(mine)):10.3f} {sum(mine) / max(1, total):6.3f}{mark}"


def by_rule(given: Sequence[Example]) -> Iterator[str]:
    """How often each rule's words stand where a scene begins, as lines."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for one in given:
        seen[one.rule].append(one.begins)
    stands = {row.id: row.confidence for row in TABLE.rules} | {row.id: row.confidence for row in TABLE.turns}
    for name, confidence in stands.items():
        yield f"{name:24} {confidence:.2f} {sum(seen[name]):4d} of {len(seen[name])}"


def write(weights: Sequence[float]) -> None:
    """Put the weights into the table's source."""
    text = CUES.read_text(encoding="utf-8")
    for cue, weight in zip(TABLE.cues, weights, strict=True):
        text = re.sub(
            rf'(id="{re.escape(cue.id)}",.*?weight=)-?[\d.]+', rf"\g<1>{weight:.2f}", text, count=1, flags=re.DOTALL
        )
    CUES.write_text(text, encoding="utf-8")


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rules", action="store_true")
    asked = parser.parse_args()
    given = read_examples(asked.folders)
    lines = [f"{len(given)} paragraphs, {sum(one.begins for one in given)} of them begin a scene\n"]
    lines += calibrated(list(cross_validate(given)))
    lines += ["", *by_rule(given)] if asked.rules else []
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.write:
        write(fit(given))


if __name__ == "__main__":
    _main()
