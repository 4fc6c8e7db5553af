"""Measure how often a break of each rule, and of each tenth of confidence, is right; set the confidences by it.

    python tests/benchmarks/calibration.py                    # on our own stories and openings
    python tests/benchmarks/calibration.py FOLDER --half a    # and on labelled stories elsewhere, all or every other one
    python tests/benchmarks/calibration.py FOLDER --only      # on those alone
    python tests/benchmarks/calibration.py ... --write        # write what was measured into the table of English

A confidence is the share of a rule's breaks that are right, drawn towards what rules of its kind are right on the
whole, as if `DRAWN` more had been seen: ``(right + DRAWN * usual) / (seen + DRAWN)``. So a rule that was hardly seen
stands where its like do, and one that was often seen stands by itself. Breaks where two editors could differ count
neither way, and of a rule's own breaks only those that no signal moved.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scenes import OWN, answers, read_stories, understand

from storybind.text.rules import Rule, rules_for
from storybind.text.scenes import THRESHOLD, weigh

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "src" / "storybind" / "text" / "tables" / "en.py"
OPENINGS = OWN.parent / "openings"
DRAWN = 4
USUAL = {False: 0.86, True: 0.74}
"""The share of right breaks of rules that look at a paragraph's head, and of those that look within its sentence."""


class Seen(NamedTuple):
    """One break that a rule spoke for, with the confidence it was given, and whether it is right."""

    rule: str
    confidence: float
    right: bool


def seen_in_stories(folder: Path, half: str) -> Iterator[Seen]:
    """Every break that no veto stopped, doubtful ones too."""
    for labelled in read_stories(folder, half):
        for answer in answers(labelled, understand(labelled, "all")):
            if answer.begins and not answer.easy and answer.label not in ("maybe", "free"):
                yield Seen(answer.begins.rule, answer.begins.confidence, answer.label != "")


def seen_in_openings() -> Iterator[Seen]:
    """The same for openings: ``+`` stands before one that is a break, ``-`` before one that is none."""
    table = rules_for("en")
    for path in sorted(OPENINGS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = weigh(line[2:], table)
            if found and not found.veto:
                yield Seen(found.begins.rule, found.begins.confidence, line.startswith("+"))


def measured(rule: Rule, seen: list[Seen]) -> float:
    """The confidence that a rule has earned."""
    plain = [one for one in seen if one.rule == rule.id and one.confidence == rule.confidence]
    right = sum(one.right for one in plain)
    return round((right + DRAWN * USUAL[rule.within]) / (len(plain) + DRAWN), 2)


def report(seen: list[Seen]) -> Iterator[str]:
    """The two tables, as lines: by rule and by tenth of confidence."""
    by_rule: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        by_rule[one.rule].append(one)
    yield f"{'rule':24} seen right  stands at  measured"
    for rule in rules_for("en").rules:
        mine = by_rule[rule.id]
        right = sum(one.right for one in mine)
        yield f"{rule.id:24} {len(mine):4d} {right:5d} {rule.confidence:10.2f} {measured(rule, mine):9.2f}"
    for turn in rules_for("en").turns:
        mine = by_rule[turn.id]
        yield f"{turn.id:24} {len(mine):4d} {sum(one.right for one in mine):5d} {turn.confidence:10.2f}"
    yield "\nconfidence   seen right share"
    for tenth in range(9, 2, -1):
        mine = [one for one in seen if tenth <= one.confidence * 10 < tenth + 1 or (tenth == 9 and one.confidence == 1)]
        right = sum(one.right for one in mine)
        share = f"{right / len(mine):5.2f}" if mine else "    -"
        yield f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f} {len(mine):6d} {right:5d} {share}"
    taken = [one for one in seen if one.confidence >= THRESHOLD]
    yield f"auto sets those from {THRESHOLD}: {sum(one.right for one in taken)} of {len(taken)} are right"


def write(seen: list[Seen]) -> None:
    """Put what was measured into the table's source."""
    text = TABLE.read_text(encoding="utf-8")
    for rule in rules_for("en").rules:
        row = re.compile(rf'(id="{re.escape(rule.id)}",.*?confidence=)[\d.]+', re.DOTALL)
        text = row.sub(rf"\g<1>{measured(rule, seen)}", text, count=1)
    TABLE.write_text(text, encoding="utf-8")


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--half", choices=("", "a", "b"), default="")
    parser.add_argument("--only", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    seen = [] if asked.only else [*seen_in_stories(OWN, ""), *seen_in_openings()]
    if asked.folder:
        seen += seen_in_stories(asked.folder, asked.half)
    sys.stdout.write("\n".join(report(seen)) + "\n")
    if asked.write:
        write(seen)


if __name__ == "__main__":
    _main()
