"""Measure where scenes are found against labelled stories, kind by kind.

    python tests/benchmarks/scenes.py                    # our own stories, tests/cases/scenes/stories
    python tests/benchmarks/scenes.py FOLDER [--half a]  # NAME.txt with NAME.labels.json, all or every other one
    python tests/benchmarks/scenes.py ... --list         # name the misses and the false alarms
    python tests/benchmarks/scenes.py ... --speed        # blocks to scenes, in megabytes of text a second

Folders to measure on stand in `tests/benchmarks/labelled`: 342 stories, hard ones and plain ones, those of `labels-*` about
lines that head scenes. Rules were written with the misses of all but `skips`, `kin`, `manners` and `labels-plain` in view; of `languages`,
which has a folder of five for each, two of every language and first lines of some others. The weights are learned from `genre` and
`home` too; `older`, `skips`, `kin` and `manners` are what they never saw.

A half is every other story by name: `a` has the first, the third and so on. A break is right where the labels are
sure; where they say maybe it counts neither way, and so does one in front of a chapter's first paragraph.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from storybind.model import Break, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story
from storybind.text.blocks import read_blocks
from storybind.text.decode import decode
from storybind.text.drafts import Draft
from storybind.text.label.fellows import Fellows
from storybind.text.rules import rules_for
from storybind.text.scene.places import Splitter
from storybind.text.scenes import split_scenes

OWN = Path(__file__).resolve().parents[1] / "cases" / "scenes" / "stories"
EASY = ("mark", "label")
_MARK_LINE = re.compile(r"[\W_]+|[\W_]*[oOxX]{3,}[\W_]*")


class Labelled(NamedTuple):
    """A story and where its scenes begin: kinds by the line of a scene's first paragraph.

    `free` are lines where a break counts neither way.
    """

    name: str
    text: str
    sure: dict[int, str]
    maybe: frozenset[int]
    free: frozenset[int]


class Answer(NamedTuple):
    """A break that was set, or a sure one that was not, with what the labels say there."""

    story: str
    line: int
    opening: str
    label: str  # kind of a sure label, "maybe", "free", or "" for none
    begins: Break | None
    easy: bool


def read_signs(path: Path) -> Labelled:
    """A case as `tests/cases/README.md` explains them: a line ``¶ kind`` stands above a scene's first paragraph."""
    lines: list[str] = []
    sure: dict[int, str] = {}
    maybe: set[int] = set()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.startswith("¶ "):
            lines.append(line)
        elif line == "¶ maybe":
            maybe.add(len(lines) + 1)
        else:
            sure[len(lines) + 1] = line[2:].strip()
    return Labelled(path.stem, "\n".join(lines), sure, frozenset(maybe), frozenset({1, 3}))


def read_labels(path: Path) -> Labelled:
    """A text with its labels in JSON beside it, each resolved to the line of its paragraph."""
    data = json.loads(path.with_suffix("").with_suffix(".labels.json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")

    def line_of(before: str) -> int:
        return next(at for at, line in enumerate(lines, 1) if line.startswith(before))

    chapters = {line_of(item["before"]): item["title"] for item in data["chapters"]}
    free = {line for first in chapters for line in (first, first - 2)} | set(range(min(chapters, default=1) + 1))
    sure = {line_of(item["before"]): item["kind"] for item in data["breaks"] if item["answer"] == "sure"}
    maybe = {line_of(item["before"]) for item in data["breaks"] if item["answer"] == "maybe"}
    return Labelled(path.stem, text, sure, frozenset(maybe), frozenset(free) - sure.keys())


def read_stories(folder: Path, half: str = "") -> list[Labelled]:
    """The labelled stories of a folder in order of their names, all or every other one."""
    paths = sorted(folder.glob("*.txt"))
    read = read_labels if any(folder.glob("*.labels.json")) else read_signs
    return [read(path) for path in paths[{"": 0, "a": 0, "b": 1}[half] :: 2 if half else 1]]


def understand(labelled: Labelled, scenes: str = "auto") -> Story:
    """The story as storybind reads it."""
    options = Options(scenes=scenes)  # type: ignore[arg-type]
    return read_story(Manuscript(decode(labelled.text.encode(), f"{labelled.name}.txt"), options))


def answers(labelled: Labelled, story: Story) -> Iterator[Answer]:
    """Every break of a story, then every sure one that is missing."""
    lines = labelled.text.split("\n")
    found = {scene.opening.span.first: scene.begins for scene in story.scenes if scene.begins}
    for line in sorted(found.keys() | labelled.sure.keys()):
        label = labelled.sure.get(line) or ("maybe" if line in labelled.maybe else "")
        label = label or ("free" if line in labelled.free else "")
        before = next((text for text in reversed(lines[: line - 1]) if text.strip()), "")
        easy = label in EASY or (label == "" and bool(_MARK_LINE.fullmatch(before)))
        yield Answer(labelled.name, line, lines[line - 1][:100], label, found.get(line), easy)


class Tally(NamedTuple):
    """Sure breaks that were set, sure ones that were not, and breaks where there is none."""

    hits: int
    misses: int
    false: int

    @property
    def precision(self) -> float:
        """Of the breaks that were set, the share that is right; 1 where none was."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Of the breaks that are sure, the share that was set; 1 where there is none."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0


def tally(found: list[Answer]) -> Tally:
    """Count answers, whatever their kind."""
    counted = Counter(
        ("hit" if answer.begins else "miss") if answer.label not in ("", "maybe", "free") else answer.label or "false"
        for answer in found
    )
    return Tally(counted["hit"], counted["miss"], counted["false"])


def report(found: list[Answer]) -> Iterator[str]:
    """The scores as lines: marks and labels, prose, and each kind of prose by its recall."""
    easy, prose = [one for one in found if one.easy], [one for one in found if not one.easy]
    for name, part in (("marks and labels", easy), ("prose", prose)):
        score = tally(part)
        yield f"{name:18} P {score.precision:.3f}  R {score.recall:.3f}   {score.hits} right, {score.misses} missed, {score.false} false"
    for kind in sorted({one.label for one in prose} - {"", "maybe", "free"}):
        score = tally([one for one in prose if one.label == kind])
        yield f"  {kind:16} R {score.recall:.3f}   {score.hits} right, {score.misses} missed"
    maybe = sum(one.label == "maybe" for one in prose if one.begins)
    yield f"  {maybe} where two editors could differ"


def speed(stories: list[Labelled], size: int = 4_000_000) -> float:
    """Megabytes of UTF-8 that become scenes in a second of processor time: the stories again and again, as blocks.

    Reading the blocks is no part of it, nor are reasons, which no book shows; the best of three runs counts, patterns already
    compiled.
    """
    read = [read_blocks(decode(labelled.text.encode(), labelled.name), 1)[1] for labelled in stories]
    blocks = [block for story in read for block in story]
    once = sum(len(block.text.encode()) + 2 for block in blocks)
    draft = Draft(None, tuple(blocks) * (size // once + 1))
    splitter = Splitter(rules_for("en"), "auto", 1, Fellows(), explained=False)
    spent = []
    for _ in range(3):
        start = time.process_time()
        split_scenes(draft, splitter)
        spent.append(time.process_time() - start)
    return len(draft.blocks) // len(blocks) * once / min(spent) / 1e6


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=OWN)
    parser.add_argument("--half", choices=("", "a", "b"), default="")
    parser.add_argument("--scenes", choices=("auto", "all"), default="auto")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.speed:
        sys.stdout.write(f"{speed(read_stories(asked.folder, asked.half)):.1f} MB/s\n")
        return
    found: list[Answer] = []
    for labelled in read_stories(asked.folder, asked.half):
        found += answers(labelled, understand(labelled, asked.scenes))
    out = list(report(found))
    if asked.list:
        for title, chosen in (("missed", None), ("false", "")):
            out.append(f"\n{title}")
            for one in found:
                if (chosen is None and one.begins is None) or (chosen == "" and one.label == "" and one.begins):
                    why = f"{one.begins.rule} {one.begins.confidence:.2f}" if one.begins else one.label
                    out.append(f"  {one.story}:{one.line} [{why}] {one.opening}")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    _main()
