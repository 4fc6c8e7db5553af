"""Learn what weighs more or less in long chapters than in short pieces, from single paragraphs that were judged.

    python tests/benchmarks/long_chapters.py FOLDER...            # how good it is, each book judged by weights fitted without it
    python tests/benchmarks/long_chapters.py FOLDER... --write    # write the changes into the tables of English

A folder has a folder a book, and in it a file a chapter, as `tests/cases/README.md` has stories; but only some
paragraphs have a line above them: ``¶ skip-forward 2.5`` where a scene begins, ``¶ none 2.5`` where surely none does,
``¶ maybe`` where two editors could differ, ``¶ mark`` where the author has set a mark. The number is how many paragraphs like it
stand for the one that was picked, so that shares come out right. Nothing is known of a paragraph without a line.
A folder without others in it has labelled stories, as `scenes.py` reads them, where all is known.

The odds as they stand are given, and what is fitted is a change of the weights of words and company, not of cues, drawn towards
nothing by `PENALTY`; of things that are seen in `SEEN` paragraphs of `BOOKS` books or more, and hold no name. Chapters of `FROM` words and more are read. It needs scikit-learn: `pip install storybind[train]`; storybind itself does not.

Origin of the changes that stand in `en_long.py`: 6,400 paragraphs of longer chapters in 80 books of the public domain, half
of them short stories, and in drafts of 30 living writers, no part of the project, picked among those that the weights
gave any chance, each judged by itself by the rules of `tests/cases/README.md`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from calibration import TABLE, examples, judge_by, write_words
from scenes import read_stories

from storybind.text.prose.odds import log_odds

FROM = 1500  # words of a chapter; those of middle length are like the long ones in what their words are worth
PENALTY = 1.0
SEEN, BOOKS = 4, 4  # paragraphs, and books, that a thing is in; a name is in few
FOLDS = 6
HEAVIEST = 3.0  # times the mean: what stands for more paragraphs than that is counted for no more
WORD, BEFORE, COMPANY = 0.5, 0.2, 0.5  # how readily the weights of words, of those before, and of all else are moved
_WORDS = frozenset(("first", "second"))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WITHIN = re.compile(r"(?<=[a-z,;] )[^\W\d_]+")  # a word that no sentence begins with


class Judged(NamedTuple):
    """A paragraph of a long chapter: its book, what it shows, its log-odds as they stand, whether a scene begins, and how many it stands for."""

    book: str
    shows: Mapping[str, float]
    odds: float
    begins: bool
    stands_for: float


class Change(NamedTuple):
    """What is added to the log-odds of each paragraph, and to the weights by name."""

    always: float
    weights: Mapping[str, float]

    def of(self, shows: Mapping[str, float]) -> float:
        """What it comes to for a paragraph."""
        return self.always + sum(self.weights.get(name, 0.0) * value for name, value in shows.items())


def read(folder: Path) -> list[Judged]:
    """The judged paragraphs of a folder's long chapters."""
    weights = {f"{place}|{thing}": weight for place, known in TABLE.wording.items() for thing, weight in known.items()}
    judge = judge_by(weights | {cue.id: cue.weight for cue in TABLE.cues})
    found: list[Judged] = []
    books = sorted(path for path in folder.iterdir() if path.is_dir())
    for book in books or [folder]:
        for chapter in read_stories(book):
            if len(chapter.text.split()) < FROM:
                continue
            said = {line: label.partition(" ")[::2] for line, label in chapter.sure.items()}
            known = {line: label for line, (label, _) in said.items() if label != "none"}
            for one in examples(chapter._replace(sure=known), book.name, 1.0, judge):
                label, stands_for = said.get(one.line, ("none", ""))
                stands_for = stands_for or ("" if books else "1")
                if stands_for:
                    odds = log_odds(judge(one.shows))
                    found.append(Judged(book.name, one.shows, odds, label != "none", float(stands_for)))
    return found


def fit(judged: Sequence[Judged], names: frozenset[str]) -> Change:
    """The change of the weights that tells most of them rightly; the `names` are given none."""
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found,import-untyped,unused-ignore]

    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in judged:
        for name in one.shows:
            seen[name][one.book] += 1
    known = {
        name
        for name, books in seen.items()
        if "|" in name and len(books) >= BOOKS and books.total() >= SEEN and names.isdisjoint(_words(name))
    }
    vectors: Any = DictVectorizer()
    rows = [{name: _scale(name) for name in one.shows.keys() & known} for one in judged]
    things = vectors.fit_transform(rows).tocsr()
    odds, begins = np.array([one.odds for one in judged]), np.array([float(one.begins) for one in judged])
    counts = np.array([one.stands_for for one in judged])
    counts = np.minimum(counts / counts.mean(), HEAVIEST)

    def loss(change: Any) -> tuple[float, Any]:
        total = odds + change[0] + things @ change[1:]
        missed = (1 / (1 + np.exp(-total)) - begins) * counts
        size = (counts * (np.logaddexp(0, total) - begins * total)).sum() + PENALTY / 2 * (change[1:] @ change[1:])
        return size, np.concatenate([[missed.sum()], things.T @ missed + PENALTY * change[1:]])

    found = minimize(loss, np.zeros(things.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    weights = {
        name: float(change) * _scale(name)
        for name, change in zip(vectors.get_feature_names_out(), found[1:], strict=True)
    }
    return Change(float(found[0]), weights)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words that have a capital more often than not within sentences, but for those that tables of English know, as days and months."""
    capital, small = Counter[str](), Counter[str]()
    for text in texts:
        for word in _WITHIN.findall(text):
            (capital if word[0].isupper() else small)[word.lower()] += 1
    known = {word for place in (*_WORDS, "before") for thing in TABLE.wording[place] for word in _words(thing)}
    return frozenset(word for word, times in capital.items() if times > small[word] and word not in known)


def _words(name: str) -> list[str]:
    return [word.removesuffix("'s") for word in _WORD.findall(name.rpartition("|")[2])]


def _scale(name: str) -> float:
    place = name.partition("|")[0]
    return BEFORE if place == "before" else WORD if place in _WORDS else COMPANY


def cross_validate(judged: Sequence[Judged], names: frozenset[str]) -> list[float]:
    """The log-odds of each by a change that was fitted without its book."""
    fold = {book: at % FOLDS for at, book in enumerate(sorted({one.book for one in judged}))}
    changes = [fit([one for one in judged if fold[one.book] != at], names) for at in range(FOLDS)]
    return [one.odds + changes[fold[one.book]].of(one.shows) for one in judged]


def scores(judged: Sequence[Judged], odds: Sequence[float]) -> str:
    """What several thresholds keep, as a line."""
    told: list[str] = []
    for threshold in (0.6, 0.7, 0.75, 0.8):
        least = log_odds(threshold)
        taken = [one for one, odd in zip(judged, odds, strict=True) if odd >= least]
        right = sum(one.stands_for for one in taken if one.begins)
        total = sum(one.stands_for for one in judged if one.begins)
        told.append(f"{threshold:.2f}: P {right / sum(one.stands_for for one in taken):.3f} R {right / total:.3f}")
    return "  ".join(told)


def write(change: Change) -> None:
    """Put the changes into the table's source; what is always added stands where a chapter is as long as these are."""
    always = {f"where|in all {step}": change.always for step in (3, 4)}  # a chapter of `LONG` words shows one of these
    weights = {name: change.weights.get(name, 0.0) + always.get(name, 0.0) for name in change.weights.keys() | always}
    write_words("en_long.py", "CHANGES", _SAYS, weights)


_SAYS = """English: what weighs more or less in long chapters, by place; see `storybind.text.rules.Table.learned`.

Learned from judged paragraphs by `tests/benchmarks/long_chapters.py`, which says from which; not written by hand.
"""


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    judged = [one for folder in asked.folders for one in read(folder)]
    names = names_in(path.read_text(encoding="utf-8") for folder in asked.folders for path in folder.rglob("*.txt"))
    lines = [
        f"{len(judged)} paragraphs of {len({one.book for one in judged})} books; {sum(one.begins for one in judged)} begin a scene"
    ]
    lines += [f"as short pieces  {scores(judged, [one.odds for one in judged])}"]
    lines += [f"as long chapters {scores(judged, cross_validate(judged, names))}"]
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.write:
        write(fit(judged, names))


if __name__ == "__main__":
    _main()
