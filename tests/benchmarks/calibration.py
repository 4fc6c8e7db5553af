"""Learn what rules, cues and words are worth from labelled stories, and show how often a break of each confidence is right.

    python tests/benchmarks/calibration.py                     # from our own stories and cases
    python tests/benchmarks/calibration.py FOLDER FOLDER       # and from labelled stories elsewhere
    python tests/benchmarks/calibration.py ... --write         # write the weights into the tables of English
    python tests/benchmarks/calibration.py ... --rules         # and how often each rule is right
    python tests/benchmarks/calibration.py ... --list          # and the worst misses and false alarms

It needs scikit-learn: `pip install storybind[train]`; storybind itself does not.

Every paragraph that is no chapter's first, and where two editors would not differ, is an example. What it shows: the cues
of `storybind.text.prose.cues`, the rule that speaks, if one does, and its words and company as `storybind.text.prose.wording` has
them; whether it begins a scene is what is learned. The weights are those of a logistic regression, drawn towards nothing
by `PENALTY`, as what is hardly seen proves little; words count that are in at least `SEEN` paragraphs of two stories.

How long a scene has lasted depends on the breaks found before. Weights fitted to the true ones trust too much in that: so
they are fitted once to these, the stories are read again with what the weights would set, and they are fitted anew.

What is shown is cross-validated: each folder is judged by weights fitted without it. Origin of the weights that stand in
the tables: the stories of `tests/cases/scenes` and our own of `stories/` as their golden books have them, 1,202 more of 200 to 2,000
words, most of them written for this, and 274 short stories of the public domain, all labelled by the rules of `tests/cases/README.md` and no part of the project.

Then they were moved towards older novels, where scenes are rarer and paragraphs longer: 4,700 paragraphs of 60 books of the public
domain, each judged by itself, with the folders `genre` and `home` beside them, and all our other texts as they were read before. The
odds as they stood were given, and a change of the weights was fitted to what they missed, drawn towards nothing by 2, and two
thirds of it taken. In these books, judged by weights fitted without a book, 80 of 100 breaks are right where 73 were, and 65 of 100 scenes are found where 60 were.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from scenes import EASY, OWN, Labelled, answers, read_stories, understand

from storybind.model import BlockKind, Break, BreakKind
from storybind.text.prose.company import Company, Pages
from storybind.text.prose.course import Course
from storybind.text.prose.cue_index import ALWAYS
from storybind.text.prose.cues import KNOWN_FOR, heard, manners
from storybind.text.prose.odds import CUES, least_of, log_odds
from storybind.text.prose.opening import Opening
from storybind.text.prose.skips import weigh
from storybind.text.prose.wording import shown
from storybind.text.rows import Cue
from storybind.text.rules import rules_for

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "src" / "storybind" / "text" / "tables"
CASES = OWN.parent
OPENINGS = OWN.parent / "openings"
GOLDEN = OWN.parents[2] / "golden"
TABLE = rules_for("en")
PENALTY = 10.0
SEEN = 3
CUE = 0.6  # a cue is drawn towards nothing as if it were seen so much less: words may take over from it
RULE = 2.0  # and how a rule found its words so much less: that is little disputed
BEFORE = 0.4  # the words that the paragraph before ends with promise more in the stories they are learned from than in others
OF_CASES = 10.0  # the stories are full of traps, and so are the weights: these keep what is said plainly plain
CAUTION = 0.35  # log-odds taken off: a false break is worse than a missed one, and other authors set other traps
LEAST = 0.08  # weights below are not worth their place
WIDTH = 160  # of a line of weights
ROUNDS = 2
_FOREIGN = re.compile(r"arabic|chinese|french|german|italian|japanese|korean|portuguese|russian|spanish")
_HEAD = re.compile(r"\+?\d{1,3}\.?|[^\W\d_]{1,20}")
_MARK = re.compile(r"[\W_]+|[\W_]*[oOxX]{3,}[\W_]*")

Weights = Mapping[str, float]
"""By name: the id of a cue, or the place and the thing of `storybind.text.prose.wording.shown` with a ``|`` between."""


class Example(NamedTuple):
    """A paragraph: what it shows, as numbers by name, with the rule that speaks or the veto that stops it; and whether it begins a scene."""

    folder: str
    story: str
    line: int
    opening: str
    rule: str
    shows: dict[str, float]
    begins: str
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


def chapters(labelled: Labelled) -> Iterator[list[tuple[int, str]]]:
    """The paragraphs of a story with their lines, chapter by chapter, without headings, marks and labels."""
    chapter: list[tuple[int, str]] = []
    for line, paragraph in enumerate(labelled.text.split("\n"), 1):
        text = paragraph.strip()
        opens = line in labelled.free and line + 2 not in labelled.free
        if opens and chapter:
            yield chapter
            chapter = []
        heads = line in labelled.free and not opens
        if text and not heads and not _MARK.fullmatch(text) and not labelled.sure.get(line + 2, "").startswith("label"):
            chapter.append((line, text))
    if chapter:
        yield chapter


@cache
def told(labelled_text: str, name: str) -> frozenset[int]:
    """The lines of a story that are read as paragraphs, where the clock is asked: not its chats, verses and letters."""
    story = understand(Labelled(name, labelled_text, {}, frozenset(), frozenset()), "off")
    return frozenset(
        block.span.first
        for scene in story.scenes
        for block in scene.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.CLOSING)
    )


Judge = Callable[[Mapping[str, float]], float]
"""How sure somebody is, by what a paragraph shows, that a scene begins."""


def examples(labelled: Labelled, folder: str, weight: float, judge: Judge | None = None) -> Iterator[Example]:
    """The paragraphs of a story, each with what it shows where the scenes before it are those of a judge, or of the labels."""
    for chapter in chapters(labelled):
        marked = sum(labelled.sure.get(line, "").partition(" ")[0] in EASY for line, _ in chapter[1:])
        pages = Pages([text for _, text in chapter], marked)
        course = Course(TABLE)
        for at, (line, text) in enumerate(chapter):
            label = labelled.sure.get(line, "").partition(" ")[0]
            opening, company = Opening(text, TABLE), pages.company(at)
            found = weigh(opening, TABLE, line, pages.before(at))
            turn = course.read(opening, line, labelled=label == "label")
            begins = turn if turn and (found is None or found.because) else found.begins if found else None
            stopped = found is not None and found.veto != "" and begins is not turn
            cues = heard(opening, pages.texts[max(0, at - KNOWN_FOR) : at], TABLE, apart=pages.apart).cues()
            shows = _cues_shown(cues, None if stopped else begins, company)
            shows |= {f"{place}|{thing}": 1.0 for place, things in shown(opening, company) for thing in things}
            if begins:
                shows[f"rule|{found.veto if found and stopped else begins.rule}"] = 1.0
            rule = begins.rule if begins and not stopped else ""
            free = line in labelled.free or at == 0
            taken = label != "" or line in labelled.maybe if judge is None else judge(shows) >= least_of(rule or CUES)
            if not free and (taken or label in EASY):
                course.begins(BreakKind(label) if label else begins.kind if begins else BreakKind.SKIP_FORWARD)
                pages.begins(at)
            counts = not free and line not in labelled.maybe and label not in EASY
            if counts and line in told(labelled.text, labelled.name):
                yield Example(folder, labelled.name, line, text[:100], rule, shows, label, weight)


def _cues_shown(cues: list[Cue], begins: Break | None, company: Company) -> dict[str, float]:
    shows = {cue.id: 1.0 for cue in cues if cue.words != ALWAYS}
    if begins:
        called = Counter(
            cue.id
            for manner in manners(begins, company)
            for cue in TABLE.cues_of(TABLE.cue_index.called["rule"].get(manner, 0))
        )
        shows |= called
        shows[_id_of("odds")] = log_odds(begins.confidence)
    return shows


def _id_of(words: str) -> str:
    return next(cue.id for cue in TABLE.cues if cue.words == words)


def read_golden() -> Iterator[Labelled]:
    """Our own stories, labelled by the scenes of their golden books, which have been looked at."""
    for page in sorted(GOLDEN.glob("*/inspect.json")):
        book = json.loads(page.read_text("utf-8"))
        path = ROOT / book["source"]["path"]
        if path.suffix != ".txt" or not book["metadata"]["language"]["value"].startswith("en"):
            continue
        text = path.read_text("utf-8")
        lines = text.split("\n")
        free, sure, maybe = {1}, {}, set()
        for chapter in book["chapters"]:
            for scene in chapter["scenes"]:
                line = next(at for at, line in enumerate(lines, 1) if line.startswith(scene["opening"][:60]))
                if scene["break"] is None:
                    free |= {line, line - 2}
                elif scene["break"]["rule"].endswith(CUES):  # that is what is learned
                    maybe.add(line)
                else:
                    sure[line] = scene["break"]["kind"]
        yield Labelled(path.stem, text, sure, frozenset(maybe), frozenset(free))


def below_heads(labelled: Labelled) -> Labelled:
    """The same story without the numbers and names that head a scene: what is learned is how the paragraph below begins."""
    lines, sure = labelled.text.split("\n"), dict(labelled.sure)
    for line in labelled.sure:
        if _HEAD.fullmatch(lines[line - 1]):
            lines[line - 1] = ""
            sure[line + 2] = sure.pop(line)
    return labelled._replace(text="\n".join(lines), sure=sure)


class Corpus:
    """Labelled stories by their folders: our own, our cases, which are fitted to and never judged, and others."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.stories = {str(folder): read_stories(folder) for folder in (OWN, OWN.parent / "held-out", *folders)}
        cases = [below_heads(story) for story in read_stories(CASES) if not _FOREIGN.match(story.name)]
        self.cases = [one for story in (*cases, *read_golden()) for one in examples(story, "", OF_CASES)]

    def read(self, judges: Mapping[str, Judge] | None = None) -> list[Example]:
        """Every example of the folders, read with each one's judge."""
        return [
            one
            for folder, stories in self.stories.items()
            for story in stories
            for one in examples(story, folder, 1.0, judges[folder] if judges else None)
        ]

    def cross_validate(self) -> tuple[list[tuple[Example, float]], list[Example]]:
        """Every example with how sure weights are that were fitted without its folder; and the examples to fit all to."""
        given = self.read()
        for _ in range(ROUNDS):
            judges = {
                folder: judge_by(fit([one for one in given if one.folder != folder] + self.cases))
                for folder in self.stories
            }
            given = self.read(judges)
        return [(one, judges[one.folder](one.shows)) for one in given], given


def fit(given: Sequence[Example]) -> dict[str, float]:
    """What each thing that paragraphs show is worth."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found,import-untyped,unused-ignore]

    known = _worth_knowing(given)
    rows = [{name: value * _scale(name) for name, value in one.shows.items() if name in known} for one in given]
    vectors = DictVectorizer()
    model: Any = LogisticRegression(C=1 / PENALTY, max_iter=5000)
    model.fit(vectors.fit_transform(rows), [one.begins != "" for one in given], [one.weight for one in given])
    found = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    weights = {name: float(weight) * _scale(name) for name, weight in found.items()}
    return weights | {_id_of(ALWAYS): float(model.intercept_[0]) - CAUTION}


def _scale(name: str) -> float:
    place, found, _ = name.partition("|")
    if found:
        return BEFORE if place == "before" else 1
    return RULE if ".cue.rule-" in name else CUE


def _worth_knowing(given: Sequence[Example]) -> set[str]:
    """All cues, and the words that are seen often enough, in more than one story."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for one in given:
        for name in one.shows:
            seen[name][one.story] += 1
    return {name for name, stories in seen.items() if "|" not in name or (stories.total() >= SEEN and len(stories) > 1)}


def judge_by(weights: Weights) -> Judge:
    """How sure these weights are that a scene begins."""

    def judge(shows: Mapping[str, float]) -> float:
        odds = weights[_ALWAYS] + sum(weights.get(name, 0.0) * value for name, value in shows.items())
        return 1 / (1 + math.exp(-odds))

    return judge


_ALWAYS = _id_of(ALWAYS)


def calibrated(judged: Sequence[tuple[Example, float]]) -> Iterator[str]:
    """How often a break of each tenth of confidence is right, and what a threshold keeps, as lines."""
    total = sum(one.begins != "" for one, _ in judged)
    yield "confidence   seen right share"
    for tenth in range(9, 2, -1):
        mine = [one.begins != "" for one, sure in judged if tenth <= sure * 10 < tenth + 1]
        yield f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f} {len(mine):6d} {sum(mine):5d}" + (
            f" {sum(mine) / len(mine):5.2f}" if mine else ""
        )
    yield "\nthreshold  precision recall"
    for threshold in (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8):
        mine = [one.begins != "" for one, sure in judged if sure >= threshold]
        yield f"{threshold:9.2f} {_kept(mine, total)}"


def _kept(right: Sequence[bool], total: int) -> str:
    return f"{sum(right) / max(1, len(right)):10.3f} {sum(right) / max(1, total):6.3f}"


def by_rule(given: Sequence[Example]) -> Iterator[str]:
    """How often each rule's words stand where a scene begins, as lines."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for one in given:
        seen[one.rule].append(one.begins != "")
    stands = {row.id: row.confidence for row in TABLE.rules} | {row.id: row.confidence for row in TABLE.turns}
    for name, confidence in stands.items():
        yield f"{name:24} {confidence:.2f} {sum(seen[name]):4d} of {len(seen[name])}"


def worst(judged: Sequence[tuple[Example, float]], count: int = 25) -> Iterator[str]:
    """The scenes that the weights are surest there are none of, and the breaks where there is none, as lines."""
    ordered = sorted(judged, key=lambda one: one[1])
    yield "\nworst misses"
    yield from (_line(*one) for one in [one for one in ordered if one[0].begins][:count])
    yield "\nworst false alarms"
    yield from (_line(*one) for one in [one for one in reversed(ordered) if not one[0].begins][:count])


def _line(one: Example, sure: float) -> str:
    return f"{sure:.2f} {Path(one.folder).name}/{one.story}:{one.line} {one.begins or one.rule} | {one.opening}"


def by_kind(judged: Sequence[tuple[Example, float]]) -> Iterator[str]:
    """The scores of each folder, and the recall of each kind, at the threshold as it stands, as lines."""
    yield "\nfolder             sure  precision recall"
    for folder in dict.fromkeys(one.folder for one, _ in judged):
        mine = [(one, sure >= least_of(one.rule or CUES)) for one, sure in judged if one.folder == folder]
        right = sum(taken and one.begins != "" for one, taken in mine)
        sure = sum(one.begins != "" for one, _ in mine)
        yield f"{Path(folder).name:18} {sure:4d} {right / max(1, sum(taken for _, taken in mine)):9.2f} {right / max(1, sure):7.2f}"
    for kind in sorted({one.begins for one, _ in judged} - {""}):
        found = [sure >= least_of(one.rule or CUES) for one, sure in judged if one.begins == kind]
        yield f"{kind:18} {len(found):4d} {sum(found) / len(found):17.2f}"


def write(weights: Weights) -> None:
    """Put the weights into the tables' source, rounded: what is added up is the same on every machine."""
    path = TABLES / "en_cues.py"
    text = path.read_text(encoding="utf-8")
    for cue in TABLE.cues:
        weight = weights.get(cue.id, 0.0)
        text = re.sub(
            rf'(id="{re.escape(cue.id)}",.*?weight=)-?[\d.]+', rf"\g<1>{weight:.2f}", text, count=1, flags=re.DOTALL
        )
    path.write_text(text, encoding="utf-8")
    write_words("en_wording.py", "WORDING", _SAYS, weights)


def write_words(file: str, constant: str, says: str, weights: Weights) -> None:
    """Put what words and company weigh into a file of the tables, place by place, but for what weighs next to nothing.

    Args:
        file: The table's.
        constant: What the weights are called in it.
        says: Its docstring: what it holds, and who has learned it.
        weights: By name; those of cues are passed over.
    """
    places: dict[str, dict[str, float]] = {
        place: {} for place in ("first", "second", "before", "talk", "size", "where", "rule")
    }
    for name, weight in sorted(weights.items()):
        place, bar, thing = name.partition("|")
        if bar and abs(weight) >= LEAST:
            places[place][thing] = round(weight, 2)
    source = _SOURCE.format(says=says, rows="".join(map(_row, places.items())), constant=constant)
    (TABLES / file).write_text(source, encoding="utf-8")


def _row(place: tuple[str, dict[str, float]]) -> str:
    """A place's things by their weights, as source."""
    by_weight: dict[float, list[str]] = defaultdict(list)
    for thing, weight in place[1].items():
        by_weight[weight].append(thing)
    lines: list[str] = []
    for weight in sorted(by_weight):
        said = f"{weight:g}: {json.dumps('|'.join(by_weight[weight]), ensure_ascii=False)},"
        if lines and len(lines[-1]) + len(said) < WIDTH:
            lines[-1] += f" {said}"
        else:
            lines.append(f"        {said}")
    return "\n".join([f'    "{place[0]}": {{', *lines, "    },\n"])


_SAYS = """English: what words and company weigh for a scene that begins, by place; see `storybind.text.prose.wording`.

Learned from labelled stories by `tests/benchmarks/calibration.py`, which says from which; not written by hand.
"""
_SOURCE = '''"""{says}"""

_BY_WEIGHT: dict[str, dict[float, str]] = {{
{rows}}}  # fmt: skip

{constant} = {{
    place: {{thing: weight for weight, things in known.items() for thing in things.split("|")}}
    for place, known in _BY_WEIGHT.items()
}}
'''


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    corpus = Corpus(asked.folders)
    judged, given = corpus.cross_validate()
    lines = [f"{len(given)} paragraphs, {sum(one.begins != '' for one in given)} of them begin a scene\n"]
    lines += [*calibrated(judged), *by_kind(judged)]
    lines += ["", *by_rule(given)] if asked.rules else []
    lines += worst(judged) if asked.list else []
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.write:
        write(fit(given + corpus.cases))


if __name__ == "__main__":
    _main()
