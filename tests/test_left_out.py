"""What is left out of a book is furniture: nothing of a story without any is, and no reader's mistake takes a passage along."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from conftest import ROOT
from cost import assert_within
from storybind.model import Story
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story
from storybind.text.decode import decode
from storybind.text.heading import contents
from storybind.text.sources import pages
from test_layouts import LAYOUTS

CASES = ROOT / "tests" / "cases"
LINES = (
    "And still it rained.", "RAIN, RAIN, RAIN", "the lamp went out", "“No,” she said.", "Dear Anna,", "Yours sincerely,\nTom",
    "4 Tannery Row\n26th September", "MONDAY", "The Quay", "WANTED: A COOK", "Eggs\nMilk\nBread", "Hilary:", "No", "12", "III",
    "To: Anna\nFrom: Hilary", "P.S. I know that it is late. I have\ntried to write it as you do, with a\nword for each thing and", "ANNA",
    "Bus 12", "CHAPTER II.\n\nTHE DROMEDARY.", "She counted: one,", "www.rain.example", "~oOo~", "by Anna Bell",
)  # fmt: skip
"""Lines that come again in stories of which they are a part: refrains, heads of letters, boards, lists, who speaks."""


def read(text: str) -> Story:
    """A text as a story in one piece."""
    return read_story(Manuscript(decode(text.encode(), "story.txt"), Options(scenes="off")), explained=False)


def passages(path: Path) -> list[str]:
    """The paragraphs of a story below its title, as they stand."""
    return [part for part in path.read_text("utf-8").split("\n\n")[4:] if part.strip() and "¶" not in part]


POOL = [
    passages(path) for path in (*sorted((ROOT / "stories").glob("*.txt")), *sorted((CASES / "scenes").glob("*.txt")))
]
POOL = [parts for parts in POOL if len(parts) > 5]


def compose(seed: int) -> list[str]:
    """The paragraphs of a story that nobody wrote: stretches of a few others, which come again, and lines that do."""
    chance = random.Random(seed)
    books, again, every = (
        chance.sample(POOL, chance.randint(1, 3)),
        chance.sample(LINES, 3),
        chance.choice((0, 4, 8, 16)),
    )
    parts: list[str] = []
    while len(parts) < chance.choice((40, 120)):
        source = chance.choice(books)
        first = chance.randrange(len(source))
        for part in source[first : first + chance.randint(3, 25)]:
            parts.append(part)
            if every and len(parts) % every == 0:
                parts.append(chance.choice(again))
    return parts


@pytest.mark.parametrize("how", ["as it is", *LAYOUTS])
def test_nothing_of_a_story_is_left_out(how: str) -> None:
    """However its paragraphs are set, and however often they come again: there is nothing round it that could be."""
    for seed in range(12):
        parts = compose(seed)
        if how == "as it is":
            story = "\n\n".join(parts) + "\n"
        else:
            plain = [" ".join(part.split()) for part in parts]
            story = LAYOUTS[how][1]([plain[at : at + 20] for at in range(0, len(plain), 20)], 60)
        left_out = read(f"The Quince Ladder\n\nby Nell Varga\n\n{story}").left_out
        assert [block.text for block in left_out] == [], seed


LETTER = (CASES / "arrivals" / "a-letter-that-comes-again.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "taken",
    [
        lambda line: "not be in on the Wednesday" in line,
        lambda line: line.startswith("He moved the clock"),
        lambda line: line.startswith(("He moved the clock", "    with string")),
    ],
    ids=["a line of a letter", "a line of prose", "both"],
)
def test_a_reader_of_pages_that_errs_takes_no_passage_along(
    monkeypatch: pytest.MonkeyPatch, taken: Callable[[str], bool]
) -> None:
    """Whatever lines it takes for heads of pages: what comes again with its own words round it stays, and what is said once."""
    monkeypatch.setattr(pages, "read_titles", lambda sheet, *_: [at for at in sheet.filled() if taken(sheet.lines[at])])
    text = LETTER.replace("It came on the Friday.", "Page 2")  # a sign that has pages looked for
    assert read(text.replace("The carrier asked", "12\n\nThe carrier asked")).left_out == ()


@pytest.mark.parametrize("line", ["Bus / Quay / 12", "CHAPTER {}"])
def test_numbers_that_count_no_pages_stay(line: str) -> None:
    """The same number under the same words, again and again, is the story's; and so is a chapter's in the middle of a sentence."""
    told = (
        f"{'Nobody on the quay had asked for it. ' * 12}She took it, and it took her as far as\n\n{line.format(at)}\n\nas it did."
        for at in range(2, 9)
    )
    assert read("The Bus\n\nby Nell Varga\n\n" + "\n\n".join(told) + "\n").left_out == ()


@pytest.mark.parametrize("letters", ["Dear Anna", "Liebe Anna"])
def test_how_a_letter_greets_is_no_head_of_a_page(letters: str) -> None:
    """Numbers over letters to one person stand as far apart as those of pages do, and the same words below each."""
    told = "\n\n".join(["Nobody on the quay had asked for it, and so it went on to the end of the line and back."] * 7)
    text = "The Quay\n\n" + "\n\n".join(f"{at}\n\n{letters}\n\n{told}\n\nBen" for at in range(1, 8))
    assert read(text).left_out == ()


@pytest.mark.parametrize(("even", "left"), [(True, 12), (False, 0)])
def test_numbers_below_as_much_text_each_are_those_of_pages(even: bool, left: int) -> None:
    """Where pages end with their paragraphs, they are known by their size: chapters are not as long as one another."""
    told = "Nobody on the quay had asked for it, and so it went on to the end of the line, and back again in the rain."
    sizes = [9 if even else (6, 17, 9)[at % 3] for at in range(12)]
    text = "The Quay\nby Nell Varga\n" + "\n".join(
        f"{chr(10).join([told] * size)}\n{at}" for at, size in enumerate(sizes, 1)
    )
    story = read(f"{text}\n{told}\n")
    assert len(story.left_out) == left
    above = "The Quay\nby Nell Varga\n" + "\n".join(f"{at}\n{chr(10).join([told] * 9)}" for at in range(1, 13))
    assert read(f"{above}\n").left_out == ()


def test_numbers_over_pieces_of_two_hundred_words_each_stay() -> None:
    """Pieces that are as long as each other have a blank line between them, and pages of packed text none."""
    told = "\n\n".join(["Nobody on the quay had asked for it, and so it went on to the end of the line. " * 6] * 2)
    story = read(f"The Quay\n\n{told}\n\n" + "\n\n".join(f"{at}\n\n{told}" for at in range(2, 10)) + "\n")
    assert story.left_out == ()


_TOLD = "Nobody on the quay had asked for it, and so it went on to the end of the line, and back again in the rain."
_CUT = "They had asked on the quay, and in the yard, and at the"


@pytest.mark.parametrize(
    "foot", ["{}", "- {} -", "[{}]", "~ {} ~", "{}/3", "{} of 3", "{} | P a g e", "Seite | {}", "Page {} of 3"]
)
def test_numbers_at_the_feet_of_pages_are_left_out(foot: str) -> None:
    """Where each page ends with a paragraph: text stands above the first number, and nothing below the last."""
    pages = "\n\n".join(f"{chr(10).join([_TOLD] * 4)}\n\n{foot.format(at)}" for at in (1, 2, 3))
    story = read(f"The Quay\n\nby Nell Varga\n\n{pages}\n")
    assert [block.text for block in story.left_out] == [foot.format(at) for at in (1, 2, 3)]
    above = "\n\n".join(f"{foot.format(at)}\n\n{chr(10).join([_TOLD] * 4)}" for at in (1, 2, 3))
    says_page = any(word in foot for word in ("Page", "P a g e", "Seite"))
    assert bool(read(f"The Quay\n\nby Nell Varga\n\n{above}\n").left_out) is says_page


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{told}\n\n12\n\n{told} {cut}\n\n13\n\ncorner.\n\n{told}\n", ["12", "13"]),
        ("{told}\n\n1\n\n{told} {cut}\n\n2\n\ncorner.\n\n{told}\n", ["1", "2"]),
        ("{told}\n\n2\n\n{told} {cut}\n\n3\n\ncorner.\n\n{told}\n", []),
        ("1\n\n{told}\n\n2\n\n{told}\n\n3\n", []),
        ("It was a short preface.\n\n1\n\n{told}\n\n2\n\n{told}\n\n3\n", []),
        ("{told}\n\n1\n\n{told}\n\n2\n\n{told}\n", []),
        ("{told}\n\nHe counted.\n\n1\n\n2\n\n3\n", []),
        ("{told}\n\nThe counter fell.\n\n3\n\n{told}\n\n2\n\n{told}\n\n1\n", []),
        ("{told}\n\n1 | Apples\n\n{told}\n", []),
    ],
    ids=["one parts a sentence", "from one on", "scenes from two on", "a scene to be written", "a preface", "a first scene without", "counted aloud", "counted down", "a row of a list"],
)  # fmt: skip
def test_only_numbers_at_feet_are_those_of_pages(text: str, left: list[str]) -> None:
    """Numbers of scenes stand above these: one to be written has nothing below it, and the first no more than a preface above."""
    told = "\n\n".join([_TOLD] * 4)
    story = read(f"The Quay\n\nby Nell Varga\n\n{text.format(told=told, cut=_CUT)}")
    assert [block.text for block in story.left_out] == left


def test_a_list_of_contents_takes_nothing_along_that_it_does_not_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lines of the first chapter's head were held to be the list's last ones, they would be the chapter's still."""
    monkeypatch.setattr(contents, "_ends", lambda entries, fewest: [len(entries)])
    titles = [f"THE {word} BUCKET" for word in "TIN OLD RED LOST WOODEN LAST DRY BEST".split()]
    chapters = [
        f"CHAPTER {'I' * at}.\n\n{title}\n\nNobody had counted them." for at, title in enumerate(titles, start=1)
    ]
    text = "The Well\n\nBy Edda Moll\n\nCONTENTS\n\n" + "\n".join(titles) + "\n\n\n" + "\n\n\n".join(chapters) + "\n"
    story = read(text)
    assert "\n".join(block.text for block in story.left_out).split("\n") == ["CONTENTS", *titles]
    assert [str(chapter.heading) for chapter in story.chapters][:2] == [
        f"CHAPTER {'I' * at}: {titles[at - 1]}" for at in (1, 2)
    ]


@pytest.mark.parametrize("line", ["     and more of {}x so", "the {} bird of it"])
def test_long_lists_are_read_soon(line: str) -> None:
    """Thousands of rows that could go on in the next line, or be entries, take a time that grows with them."""
    rows = "\n".join(line.format(number) for number in range(8_000))
    assert_within(1.2, partial(read, f"The River\n\nRowing on the river by night     3\n{rows}\n"))
