"""The ways in which stories set their paragraphs: each of our stories written in all of them is read as the same story."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from storybind.model import Block, BlockKind, Source
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.blocks import read_blocks
from storybind.text.decode import decode
from storybind.text.paragraphs.measures import Layout
from storybind.text.paragraphs.rejoin import Spelling, rejoin
from storybind.text.sources.columns import part_columns

Scenes = Sequence[Sequence[str]]

PLAIN = ("the-mileage-book", "the-top-board", "the-quarter-hour", "carrying-the-mirror-home", "erdgeschoss-links")
"""Stories of ours in paragraphs of one long line."""


def scenes_of(name: str) -> Scenes:
    """The paragraphs of a story, without its head, its notes and its rows, in four scenes or five."""
    text = (ROOT / "stories" / f"{name}.txt").read_text(encoding="utf-8")
    plain = [
        " ".join(part.replace("*", "").replace("_", "").split())
        for part in text.split("\n\n")
        if "\n" not in part.strip()
    ]
    paragraphs = [part for part in plain if len(part) > 12 and part[0] not in "[~>#("][3:]
    length = max(8, len(paragraphs) // 4)
    return [paragraphs[at : at + length] for at in range(0, len(paragraphs), length)]


def wrap(paragraph: str, width: int, first: str = "", rest: str = "") -> str:
    """A paragraph wrapped as programs do it."""
    lines = textwrap.wrap(
        paragraph, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=True
    )
    return "\n".join(lines)


def lay(scenes: Scenes, set_one: Callable[[str, int], str], between: str, apart: str) -> str:
    """A story in a layout: how paragraph and place in its scene become lines, and what parts paragraphs and scenes."""
    return apart.join(between.join(set_one(part, at) for at, part in enumerate(scene)) for scene in scenes) + "\n"


LAYOUTS: dict[str, tuple[str, Callable[[Scenes, int], str]]] = {
    "blank lines": ("blank-line", lambda s, w: lay(s, lambda p, at: p, "\n\n", "\n\n\n\n")),
    "wrapped": ("hard-wrap", lambda s, w: lay(s, lambda p, at: wrap(p, w), "\n\n", "\n\n\n\n")),
    "wrapped behind a margin": ("hard-wrap", lambda s, w: lay(s, lambda p, at: wrap(p, w, "    ", "    "), "\n\n", "\n\n\n\n")),
    "hanging": ("hard-wrap", lambda s, w: lay(s, lambda p, at: wrap(p, w, " ", "      "), "\n\n", "\n\n\n\n")),
    "quoted in a mail": ("hard-wrap", lambda s, w: lay(s, lambda p, at: wrap(p, w, "> ", "> "), "\n>\n", "\n>\n>\n>\n")),
    "a line each": ("line", lambda s, w: lay(s, lambda p, at: p, "\n", "\n\n")),
    "an indented line each": ("line", lambda s, w: lay(s, lambda p, at: f"    {p}", "\n", "\n\n")),
    "book style": ("indent", lambda s, w: lay(s, lambda p, at: f"   {p}" if at else p, "\n", "\n\n")),
    "indents": ("indent", lambda s, w: lay(s, lambda p, at: wrap(p, w, "    "), "\n", "\n\n")),
    "indents of a tab": ("indent", lambda s, w: lay(s, lambda p, at: wrap(p, w, "\t"), "\n", "\n\n")),
    "indents of two ideographic spaces": ("indent", lambda s, w: lay(s, lambda p, at: wrap(p, w, "\u3000\u3000"), "\n", "\n\n")),
    "book style, wrapped": ("indent", lambda s, w: lay(s, lambda p, at: wrap(p, w, "   " if at else ""), "\n", "\n\n")),
    "indents and blanks": ("indent-blank", lambda s, w: lay(s, lambda p, at: wrap(p, w, "   "), "\n\n", "\n\n\n\n")),
    "double-spaced": ("double-spaced", lambda s, w: lay(s, lambda p, at: p, "\n\n\n\n", "\n\n\n\n\n\n")),
    "double-spaced lines, set in": ("double-spaced", lambda s, w: lay(s, lambda p, at: wrap(p, w, "     ").replace("\n", "\n\n"), "\n\n", "\n\n\n\n")),
    "double-spaced lines": ("double-spaced", lambda s, w: lay(s, lambda p, at: wrap(p, w).replace("\n", "\n\n"), "\n\n\n\n", "\n\n\n\n\n\n")),
}  # fmt: skip


def read(text: str) -> tuple[Layout, tuple[Block, ...]]:
    """The blocks of a text without a head."""
    return read_blocks(Source("story.txt", text, "utf-8", ""))


def breaks(blocks: Sequence[Block]) -> int:
    """How many gaps between blocks are more than usual, as a scene's is."""
    return sum(
        block.usual is not None and (block.gap >= block.usual + 2 or (block.usual == 0 < block.gap))
        for block in blocks[1:]
    )


@pytest.mark.parametrize("how", LAYOUTS)
@pytest.mark.parametrize("width", [60, 66, 72, 78, 100])
@pytest.mark.parametrize("name", PLAIN)
def test_a_story_is_the_same_in_every_layout(name: str, how: str, width: int) -> None:
    """The layout is known by its name, each paragraph is whole, and a bigger gap than usual is a scene.

    One line in a thousand may be out: a short line beside a long one looks like one that was wrapped.
    """
    layout, write = LAYOUTS[how]
    scenes = scenes_of(name)
    found, blocks = read(write(scenes, width))
    assert found.name == layout
    wanted = Counter(part for scene in scenes for part in scene)
    missing = wanted - Counter(block.text for block in blocks)
    assert missing.total() <= 0.02 * wanted.total(), list(missing)[:2]
    assert breaks(blocks) == len(scenes) - 1


@pytest.mark.parametrize("width", [60, 66, 72, 78])
@pytest.mark.parametrize("name", PLAIN)
def test_most_paragraphs_of_a_wall_are_found(name: str, width: int) -> None:
    """Without blanks and indents a paragraph ends at a line with room for the next word, or by who speaks; few others are not seen."""
    scenes = scenes_of(name)
    found, blocks = read(lay(scenes, lambda part, at: wrap(part, width), "\n", "\n\n"))
    assert (found.name, found.usual_gap) == ("wall", 0)
    wanted = Counter(part for scene in scenes for part in scene)
    assert (wanted & Counter(block.text for block in blocks)).total() >= 0.87 * wanted.total()
    assert breaks(blocks) == len(scenes) - 1
    assert " ".join(block.text for block in blocks).split() == " ".join(wanted.elements()).split() or len(blocks) > 5


def ragged(paragraph: str, at: int) -> str:
    """A paragraph wrapped by hand, between 52 and 72 characters."""
    lines, left = [""], 60
    for number, word in enumerate(paragraph.split()):
        if len(lines[-1]) + 1 + len(word) > left:
            lines.append("")
            left = 55 + (7 * number + 13 * at) % 18
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize("name", PLAIN)
def test_lines_that_were_wrapped_by_hand_are_rejoined(name: str) -> None:
    """However unevenly the lines of a paragraph end, sentences that run over them say that they were wrapped."""
    scenes = scenes_of(name)
    found, blocks = read(lay(scenes, ragged, "\n\n", "\n\n\n\n"))
    assert found.name == "hard-wrap"
    wanted = Counter(part for scene in scenes for part in scene)
    assert (wanted - Counter(block.text for block in blocks)).total() <= 0.03 * wanted.total()


def test_a_chapter_in_a_layout_of_its_own_is_read_in_it() -> None:
    """Where a file changes from blank lines to lines and to wrapped indents, a blank line changes its meaning with it."""
    first, second, third = (scenes_of(PLAIN[at]) for at in (0, 1, 3))
    text = (
        f"Chapter 1\n\n{lay(first, lambda part, at: part, chr(10) * 2, chr(10) * 4)}\n"
        f"Chapter 2\n\n{lay(second, lambda part, at: part, chr(10), chr(10) * 2)}\n"
        f"Chapter 3\n\n{lay(third, lambda part, at: wrap(part, 70, '    '), chr(10), chr(10) * 2)}"
    )
    blocks = read(text)[1]
    wanted = [part for scenes in (first, second, third) for scene in scenes for part in scene]
    assert [block.text for block in blocks if not block.text.startswith("Chapter")] == wanted
    within = [block for block in blocks if block.text not in {scenes[0][0] for scenes in (first, second, third)}]
    assert (
        breaks([block for block in within if not block.text.startswith("Chapter")])
        == sum(map(len, (first, second, third))) - 3
    )


def test_wrapped_and_unwrapped_paragraphs_stand_beside_each_other() -> None:
    """Every second paragraph wrapped: each is one paragraph all the same."""
    (scene, *_) = scenes_of("the-mileage-book")
    blocks = read("\n\n".join(wrap(part, 70) if at % 2 else part for at, part in enumerate(scene)))[1]
    assert [block.text for block in blocks] == list(scene)


def test_the_quote_signs_of_a_mail_go_only_where_lines_begin() -> None:
    """Where nearly all lines are quoted, a line that is not keeps the angles round an address."""
    quoted = [f"> The cat sat on mat number {number}, and looked at the rain." for number in range(25)]
    blocks = read("\n>\n".join(["On Monday Jo Sand <jo@example.org> wrote:", *quoted]))[1]
    text = " ".join(block.text for block in blocks)
    assert "Jo Sand <jo@example.org> wrote:" in text
    assert text.count(">") == 1


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["a stam-", "mering man"], "a stammering man"),
        (["a well-", "known man"], "a well-known man"),
        (["and h-", "hate it"], "and h-hate it"),
        (["I-", "I do not"], "I-I do not"),
        (["the sta-", "tion, stand-", "ing"], "the station, standing"),
        (["was OK-", "ing it, gasp-", "ing-like"], "was OK-ing it, gasp-ing-like"),
        (["in Octo-", "ber the inspec-", "tor's exami-", "nation"], "in October the inspector's examination"),
        (["a self-", "made man, mid-", "October, ring-", "ring, the host-", "nation"], "a self-made man, mid-October, ring-ring, the host-nation"),
        (["the Anglo-", "Saxon"], "the Anglo-Saxon"),
        (["Haus-", "und Hof"], "Haus- und Hof"),
        (["two-", "or three-legged"], "two- or three-legged"),
        (["face-", "to-face"], "face-to-face"),
        (["he said--", "and left"], "he said--and left"),
        (["he said --", "and left"], "he said -- and left"),
        (["he said", "--and left"], "he said--and left"),
        (["he said—", "and left"], "he said—and left"),
        (["he said —", "and left"], "he said — and left"),
        (["I spilled -", "the tea"], "I spilled - the tea"),
        (["from 1914-", "1918"], "from 1914-1918"),
        (["see http://example.org/a-", "b/c"], "see http://example.org/a-b/c"),
        (["see http://example.org/", "and go"], "see http://example.org/ and go"),
        (["he or/", "and she"], "he or/ and she"),
        (["声音和别处", "不一样。老人", "们说"], "声音和别处不一样。老人们说"),
        (["그는 한참 동안", "서 있었다"], "그는 한참 동안 서 있었다"),
        (["he read 猫", "and left"], "he read 猫 and left"),
    ],
)  # fmt: skip
def test_lines_are_joined_as_they_were_before(lines: list[str], joined: str) -> None:
    """A hyphen goes where the text has the word whole, a blank comes where one was; stammers and dashes stay."""
    spelling = Spelling("He was stammering. It came--as it comes--to this. I hate to be known. A hate. Go on, off--on.")
    assert rejoin(lines, spelling) == joined


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("He took the bi- cycle out of the shed.", "He took the bicycle out of the shed."),
        ("He came in- to the shed.", "He came in- to the shed."),  # somebody's dash: both are words of the text
        ("The two- or three-legged stool.", "The two- or three-legged stool."),
        ("It was second- best.", "It was second- best."),
        ("She took the bi-\n\ncycle, and rode.", "She took the bicycle, and rode."),
        ("O for a thing that isn't five-\n\nsided! said the bee.", "O for a thing that isn't five-\n\nsided! said the bee."),
        ("“But I won't be bi-”\n\nThe line went dead.", "“But I won't be bi-”\n\nThe line went dead."),
    ],
)  # fmt: skip
def test_words_that_a_scan_has_torn_are_whole(torn: str, whole: str) -> None:
    """Within a line and over the end of a page, where the text has the word whole; what may be meant stays."""
    told = "A bicycle stood in the shed, and nobody came into it to ride the thing before the spring of that year."
    blocks = read(f"{told}\n\n{torn}\n\n{told}\n\n{told}\n\n{told}\n\n{told}\n\n{told}")[1]
    assert "\n\n".join(block.text for block in blocks[1:-5]) == whole


@pytest.mark.parametrize("width", [30, 40])
def test_wrapped_chinese_is_rejoined_and_proved(width: int) -> None:
    """A script without blanks between words is wrapped anywhere: its lines are joined without a blank, and no word is lost."""
    paragraphs = [
        "雨落在青石巷里的时候，声音和别处不一样。老人们说，那是因为巷子底下埋着一把伞，伞的柄上刻着一个没有人认得的字。",
        "“进来吧，”铺子里的人说，“门槛上有风。”",
        "老人点点头，没有说话。他从抽屉里取出一根细细的竹条，放在火上慢慢地烤，烤到它自己弯了过来，像一只睡着的猫。",
    ] * 4  # fmt: skip
    set_in = [f"　　{part}" for part in paragraphs]
    text = "\n".join("\n".join(part[at : at + width] for at in range(0, len(part), width)) for part in set_in)
    bound = convert(
        Manuscript(decode(f"修伞的人\n作者：林听雨\n\n{text}\n".encode(), "story.txt"), Options(cover="none"))
    )
    assert [block.text for scene in bound.story.scenes for block in scene.blocks] == paragraphs


# Nothing is lost, whatever the mix.

_WORDS = st.lists(
    st.sampled_from("rain fell the house well-known h-hate it's — -- Kurt *so* _no_ [1] 12 été 雨 a, b. c! \"Yes,\" (he) ~ * - > | said:".split()),
    min_size=1,
    max_size=30,
).map(" ".join)  # fmt: skip
_SET = st.sampled_from(
    ["", "    ", "\t", "  ", "> ", "\u3000\u3000", "                    ", "- ", "[16:02] jo: ", "JO: ", "1. "]
)
_PART = st.tuples(_WORDS, _SET, st.sampled_from([0, 30, 60, 72]), st.sampled_from([1, 1, 2, 4])).map(
    lambda it: (wrap(it[0], it[2], it[1]) if it[2] else it[1] + it[0]) + "\n" * it[3]
)
_FRAGMENTS = st.lists(
    st.one_of(
        _PART,
        st.sampled_from(
            [
                "***\n",
                "\n* * *\n\n",
                "MARA\n",
                "[Str: 6]\n",
                "Dear Tom,\n\n",
                "Yours,\nAnna\n\n",
                "Title\n=====\n\n",
                "~la la la~\n",
                "[1] see\n\n",
            ]
        ),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=300)
@given(_FRAGMENTS)
def test_nothing_is_lost_in_any_mix_of_layouts(parts: list[str]) -> None:
    """Blocks joined have the letters of the source in their order; their spans rise and never overlap, and hold every line."""
    text = "".join(parts)
    if not text.strip():
        return
    blocks = read(text)[1]
    kept = "".join(char for block in blocks for char in block.text if char.isalnum())
    assert kept == "".join(char for char in text if char.isalnum())
    lines = text.split("\n")
    last = 0
    for block in blocks:
        assert last < block.span.first <= block.span.last <= len(lines)
        assert not any(any(map(str.isalnum, line)) for line in lines[last : block.span.first - 1])
        last = block.span.last
        assert all(0 <= one.start <= one.end <= len(block.text) for one in block.inline)
    assert not any(any(map(str.isalnum, line)) for line in lines[last:])


@settings(max_examples=60)
@given(_FRAGMENTS)
def test_any_mix_of_layouts_is_a_book_with_every_word(parts: list[str]) -> None:
    """The word proof passes for whatever was read as whatever."""
    text = "It rained.\n\n" + "".join(parts) + "\nIt stopped.\n"
    convert(Manuscript(decode(text.encode(), "story.txt"), Options(cover="none")))


def test_a_million_short_lines_are_read() -> None:
    """A long list of short lines takes time with its length and no more."""
    blocks = read("rain\n" * 200_000)[1]
    assert sum(block.text.count("rain") for block in blocks) == 200_000
    assert {block.kind for block in blocks} == {BlockKind.VERSE}
    assert max(block.span.last - block.span.first for block in blocks) < 200, "a page can begin between two"
    blocks = read("It rained.\n" * 200_000)[1]
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_a_poem_whose_lines_hang_keeps_them() -> None:
    """Every other line of verse set in is no wrapped paragraph."""
    verse = "O rain upon the hill,\n    and rain upon the sea;\nHow long it stands there still,\n    And will not come to me.\n\n"
    _, blocks = read_blocks(decode((verse * 6).encode(), "poem.txt"))
    assert all("\n    " in block.text for block in blocks)


_WEIR = [
    "The keeper of the weir had a lamp, a chair and a book of rules, and he had read the lamp and the chair by now.",
    "He knew that somebody would come for the boards one day, and that it would be on a day when it rained, and in the dark.",
    "Each night he counted the boards from left to right, and each morning from right to left, in case it made a difference.",
]


def test_a_word_that_had_no_room_belongs_to_the_line_above() -> None:
    """A short paragraph goes on where its next word is long, though that begins with a capital."""
    spoken = "“It will not keep. I bring news from the\nLands-that-lie-below-the-Weir.”"
    text = "\n\n".join([*(wrap(part, 65) for part in _WEIR), spoken, *(wrap(part, 65) for part in _WEIR)])
    assert [block.text for block in read(text)[1] if "news" in block.text] == [spoken.replace("\n", " ")]


@pytest.mark.parametrize(
    "lines",
    [
        ["Item: the boards had been counted.", "Item: they had been counted wrong.", "Item: nobody could say by whom."],
        [
            "Finally:",
            "Brrrring.",
            "He took down the receiver.",
            "“I wondered,” said a voice, “if you would be there.”",
            "Weir",
        ],
    ],
)
def test_what_is_listed_or_told_with_a_colon_is_prose(lines: list[str]) -> None:
    """One who speaks alone holds no chat, and a word with a colon greets nobody."""
    blocks = read("\n\n".join([*_WEIR, *lines, *_WEIR]))[1]
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_a_paragraph_that_is_set_in_as_a_whole_is_one() -> None:
    """Where paragraphs begin with an indent, a quotation that has it on each line is no paragraph a line."""
    quoted = wrap(
        "I am kept upon a ladder by the water and must ask that somebody bring the other ladder to the weir.",
        60,
        "    ",
        "    ",
    )
    told = [wrap(part, 60, "    ") for part in _WEIR]
    text = "\n".join([*told, *told, "", quoted, "", *told])
    signed = read(f"{text}\n    De Sa Très Sublime Altesse,\n    le fidèle,\n")[1]
    assert not any("Altesse, le" in block.text for block in signed)
    assert [block.text for block in read(text)[1] if "ladder" in block.text] == [" ".join(quoted.split())]


def _in_columns(lines: Sequence[str], page: int) -> str:
    """Lines as they stand in two columns on pages of so many lines."""
    pages = [lines[at : at + 2 * page] for at in range(0, len(lines), 2 * page)]
    halves = [(part[: (len(part) + 1) // 2], part[(len(part) + 1) // 2 :]) for part in pages]
    rows = (
        "\n".join(f"{above:<44}{below}".rstrip() for above, below in zip(left, [*right, ""], strict=False))
        for left, right in halves
    )
    return "\n\n\n".join(rows)


@pytest.mark.parametrize("name", PLAIN)
def test_two_columns_of_prose_are_read_one_behind_the_other(name: str) -> None:
    """Page by page, the left column before the right one, as a scan of a magazine is typed out line by line."""
    paragraphs = [paragraph for scene in scenes_of(name) for paragraph in scene]
    lines = [line for paragraph in paragraphs for line in textwrap.wrap(f"  {paragraph}", 38, break_on_hyphens=False)]
    text = f"The Planks\n\nby Ann Lee\n\n{_in_columns(lines, 40)}\n"
    story = convert(Manuscript(decode(text.encode(), "planks.txt"), Options(cover="none", scenes="off"))).story
    told = " ".join(block.text for scene in story.scenes for block in scene.blocks)
    words = " ".join(paragraphs).split()
    assert told.split()[:350] == words[:350]  # behind the end may be a note


@pytest.mark.parametrize(
    "rows",
    [
        [f"{name:<24}{said}" for name in ("the soup of the day", "eel, and a sauce", "hen, if there is one") for said in ("for two shillings and a penny", "for nothing at all") * 2],
        [f"{name:<20}{said}" for name, said in (("NORA", "you might have called, I said."), ("TOM", "and there was no bus. There never is.")) * 6],
        [f"{'The hens are on the wall,':<40}{'Les poules sont au mur.'}"] * 12,
    ],
    ids=["a list of prices", "a play", "a poem and another"],
)  # fmt: skip
def test_what_else_stands_side_by_side_stays_there(rows: list[str]) -> None:
    """Cells, speeches and verses are no columns of prose: each row is read across."""
    source = decode(("The Planks\n\nby Ann Lee\n\n" + "\n".join(rows) + "\n").encode(), "planks.txt")
    assert part_columns(source) is source
