"""What sites, archives and programs put round a story: the signs they are known by, and what becomes of it."""

from __future__ import annotations

import random
import re
from functools import partial
from pathlib import Path
from typing import Literal

import pytest

from cost import assert_grows, assert_within
from storybind.book.epub import write_epub
from storybind.book.package import read_package
from storybind.book.proof.word_proof import prove
from storybind.counting import word_count
from storybind.errors import EmptyStoryError, LostWordsError
from storybind.model import Block, BlockKind, Source, Span, without
from storybind.options import Options
from storybind.pipeline import Manuscript, convert, dress, read_story
from storybind.report import story_json
from storybind.text.decode import decode
from storybind.text.sources import find_sources, read_wrapper
from storybind.text.sources.posts.forum_posts import UNDER
from storybind.text.tables.buttons import PRINTED, Printed, is_printed
from storybind.text.tables.sources import HEAD, SIGNS, TAIL, Sign
from storybind.text.wrapper import Wrapper

CASES = Path(__file__).parent / "cases"
ARRIVALS = sorted((CASES / "arrivals").glob("*.txt"))
PROSE = "The kettle had been on the hob since four, and nobody had come to take it off again or to ask why.\n\n"
FFN = "Rated: Fiction K - English - Words: {words} - Reviews: 2 - Published: 5/8/2015 - id: 9\n"


def unwrapped(text: str) -> Wrapper:
    """A text without its wrapper."""
    return read_wrapper(Source("story.txt", text, "utf-8", ""))


def _shows(sign: Sign, text: str) -> bool:
    """Whether a text has one sign, by the table with that row alone."""
    return sign.source in find_sources(text, (sign,))


@pytest.mark.parametrize("sign", SIGNS, ids=[f"{sign.source}-{sign.where}-{at}" for at, sign in enumerate(SIGNS)])
def test_a_sign_is_seen_and_its_look_alikes_are_not(sign: Sign) -> None:
    """Every example of a row is known by it, and no look-alike is."""
    assert sign.seen
    assert sign.silent_on
    assert [text for text in sign.seen if not _shows(sign, text)] == []
    assert [text for text in sign.silent_on if _shows(sign, text)] == []


@pytest.mark.parametrize("row", PRINTED, ids=[f"{row.kind}-{at}" for at, row in enumerate(PRINTED)])
def test_what_a_page_prints_is_known_and_its_look_alikes_are_not(row: Printed) -> None:
    """Every example of a row is known by it, and no look-alike is."""
    assert row.seen
    assert row.silent_on
    assert [line for line in row.seen if not is_printed(row, line)] == []
    assert [line for line in row.silent_on if is_printed(row, line)] == []


_TOLD = "The Eel\n\n" + PROSE * 3


@pytest.mark.parametrize(
    "text",
    [
        f"{_TOLD}Return to the river.\n",
        f"{_TOLD}More from the sea.\n",
        f"{_TOLD}Return to sender\n",
        f"{_TOLD}Return to sender\n\nHe posted it again.\n\nAnd again.\n",
        f"{_TOLD}Return to me, she had written on the wall.\n\nUnsubscribe\n",
        f"{_TOLD}Return to me, she had written on the wall.\n\nReturn to sender\n",
        f"{_TOLD}Written by his own hand, the letter lay on the table, and it was wet.\n\nMore from the sea\n",
        f"{_TOLD}3\n\n2\n\n1\n\nReturn to base\n",
        f"{_TOLD}It had one word for him:\n\nUnsubscribe\n",
        f"{_TOLD}She scrolled to the end of the page.\n\nLeave a comment\n\nShe wrote:\n\nI am here\n",
        f"{_TOLD}She scrolled to the end of the page.\n\nLeave a comment\n\nReport this story\n\nShe wrote:\n\nI am here\n",
        f"The Kiosk\n\nThe screen said:\n\nSign in\n\nRegister\n\nHelp\n\nNone of it worked.\n\n{PROSE * 3}",
        f"The Kiosk\n\nSign in\n\nRegister\n\nHelp\n\nNone of it worked.\n\n{PROSE * 3}",
        f"The Kiosk\n\nSign in\n\nRegister\n\nHelp\n\nChapter 1\n\nNone of it worked.\n\n{PROSE * 3}",
        f"The Form\n\nRegister\n\nName\n\nShare\n\nFollow\n\nShe filled it in.\n\n{PROSE * 3}",
        f"Inkitt\n\nAbout\n\nShe had been called that for as long as she could walk.\n\n{PROSE * 3}",
        f"Archive of Our Own\n\nIt rained on the archive, and on the town.\n\n{PROSE * 3}",
    ],
)  # fmt: skip
def test_what_a_story_says_as_a_page_does_is_left_in(text: str) -> None:
    """Its last line is no button, nor what stands above one; a screen on its first page is no menu; a title is no site's name."""
    assert unwrapped(text).left_out == ()


def test_a_button_of_its_page_takes_nothing_of_the_story_with_it() -> None:
    """What could end the story stays, whatever stands below it."""
    told = "She counted.\n\n3\n\n2\n\n1\n\nSave\n\nShe never came back\n\n"
    wrapper = unwrapped(f"{_TOLD}{told}Continue Reading Next Chapter\n\nReport Story\n")
    assert [block.text for block in wrapper.left_out] == ["Continue Reading Next Chapter", "Report Story"]
    page = ["Add to a List", "Report", "More from Ann Lee", "Leave a comment"]
    below = "\n\n".join(page)
    assert [block.text for block in unwrapped(f"{_TOLD}{told}{below}\n").left_out] == page
    counted = unwrapped(f"{_TOLD}She counted.\n\n3\n\n2\n\n1\n\nContinue Reading Next Chapter\n")
    assert [block.text for block in counted.left_out] == ["Continue Reading Next Chapter"]


def test_what_is_said_beside_ways_is_no_way() -> None:
    """A row of ways on the page makes none of what a story says."""
    text = f"Previous | Index | Next\n\n{_TOLD}“Next author.”\n\nNext author\n\n{PROSE}Previous | Index | Next\n"
    assert [block.text for block in unwrapped(text).left_out] == ["Previous | Index | Next"] * 2


def test_numbers_behind_ways_cost_little() -> None:
    """Four thousand short lines behind a row of ways are looked at once, and the last of them alone for buttons."""
    text = "First | Previous | Next\n" + "\n".join(map(str, range(4000))) + "\n"
    assert_within(0.4, partial(unwrapped, text))


def test_every_sign_has_its_module() -> None:
    """A row of the table names a module, and each module that has an ``unwrap`` has a row."""
    folder = Path(read_wrapper.__code__.co_filename).parent
    modules = {
        ".".join(part for part in path.relative_to(folder).with_suffix("").parts if part != "__init__")
        for path in folder.rglob("*.py")
        if re.search(r"^def unwrap\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {sign.source for sign in SIGNS} == modules


@pytest.mark.parametrize("folder", ["scenes", "chapters", "heads"])
def test_a_story_that_comes_as_it_is_stays_as_it_is(folder: str) -> None:
    """Nothing is lifted out of the other cases, which have nothing round them."""
    for path in sorted((CASES / folder).glob("*.txt")):
        wrapper = unwrapped(path.read_text(encoding="utf-8"))
        assert (path.name, wrapper.entries, wrapper.notes, wrapper.left_out) == (path.name, (), (), ())


def test_signs_are_looked_for_at_the_edges() -> None:
    """What stands far inside a story is no head, and no tail."""
    mail = SIGNS[0].seen[0].replace("1/1", "1/1 (short)")
    assert find_sources(f"{mail}\n\n{PROSE * 200}") == ("mail.usenet",)
    inside = PROSE * (HEAD // len(PROSE) + 1) + mail + "\n\n" + PROSE * (TAIL // len(PROSE) + 1)
    assert find_sources(inside) == ()


@pytest.mark.parametrize("title", ["Home Again", "Library Card", "Wattpad Nights", "Updated Plans for Us"])
def test_a_title_that_begins_as_a_button_does_is_one(title: str) -> None:
    """What a site calls its own pages may be the first word of any story's name."""
    wrapper = unwrapped(f"{title}\n\nChapter 1\n\nby tide\n\n1.2K\n\n56\n\n7\n\n{PROSE * 9}Continue to next part\n")
    assert [entry.value for entry in wrapper.entries if entry.name == "title"] == [title]


def test_a_word_of_the_story_is_no_button_of_the_box_above_it() -> None:
    """Nor does what stands above it there become the story's description."""
    head = "Low Water\nbytide©\nFont Size\nShare this Story\n\n"
    wrapper = unwrapped(f"{head}“Which way?” he said.\n\nShe pointed.\n\nFollow\n\nClick here\n\n{PROSE * 40}")
    assert [block.text for block in wrapper.left_out] == ["Font Size", "Share this Story"]
    assert [entry.name for entry in wrapper.entries] == ["title", "author"]


def test_footnotes_are_no_remarks() -> None:
    """Letters with a blank behind them: what praises or doubts speaks of the story's world as often as of its writing."""
    notes = (
        "[a] The bit of the harbour they called great.",
        "[b] Agreed in council, 1804.",
        "[c] Maybe it was the light.",
    )
    wrapper = unwrapped(f"The Lamp\n\n{PROSE}He waited[a] for her[b] there[c].\n\n" + "\n".join(notes) + "\n")
    assert wrapper.left_out == ()
    remarks = ("[a] Great!", "[b] Should she wait too?", "[c] I like how he waits")
    wrapper = unwrapped(f"The Lamp\n\n{PROSE}He waited[a] for her[b] there[c].\n\n" + "\n".join(remarks) + "\n")
    assert [block.text for block in wrapper.left_out] == ["[a]", "[b]", "[c]", *remarks]


@pytest.mark.parametrize(
    "lines",
    [
        "          Who rowed to the island?\n" * 200,
        "Nora Whitlock\n" + "     \t     He rowed on,\n" * 200,
        "Nora Whitlock\n" + "                              \n" * 200,
        "Nora Whitlock          12 Quay\n" * 200,
        "+ Quote" * 30 + " he said\n" + "Like 3 " * 30 + "he said\n",
        "a " * 4_000,
    ],
    ids=["set in", "under a name", "blank", "in columns", "buttons", "words"],
)
def test_no_sign_of_a_source_runs_away(lines: str) -> None:
    """What opens a text is looked at in next to no time, however its lines are set in: each pattern, and what is under a post."""
    opening = [pattern for sign in SIGNS for pattern in sign.patterns if pattern.startswith(r"\A")]
    for pattern in opening:
        assert_within(0.05, partial(re.compile(pattern, re.MULTILINE).match, f"\n{lines}"), pattern)
    for line in lines.split("\n"):
        assert_within(0.05, partial(UNDER.fullmatch, line[:240]), line)


def test_a_thought_is_no_button() -> None:
    """Narō's button for what is liked is a word that people say."""
    wrapper = unwrapped(
        f"灯台\n作者：山田\n\n前へ次へ\n1/24\n\n{'島の灯りは消えていた。' * 60}\n\nいいね、それ。\n\nいいねで応援\n"
    )
    assert [block.text for block in wrapper.left_out] == ["前へ次へ", "1/24", "いいねで応援"]


def test_too_much_is_not_left_out() -> None:
    """A wrapper that would take more than a fifth of a file is left in the story, and that is told."""
    lines = "".join(f"Please visit page {at} at www.sample.example 请记住本站\n\n" for at in range(60))
    wrapper = unwrapped(f"Rain\n\n{PROSE}{lines}")
    assert wrapper.inner.text.count("请记住本站") == 60
    assert [notice.code for notice in wrapper.notices] == ["wrapper-kept"]


@pytest.mark.parametrize(
    ("line", "name", "round_it"),
    [
        (
            "Discussion in 'Fic' started by Ma, Mar 3, 2013.",
            "Ma",
            ["Discussion in 'Fic' started by ", ", Mar 3, 2013."],
        ),
        ("Thread starter Thread Start date Mar 3, 2019", "Thread", ["Thread starter ", " Start date Mar 3, 2019"]),
        ("submitted 2 years ago by Eel to r/HFY by Eel", "Eel", ["submitted 2 years ago by ", " to r/HFY by Eel"]),
    ],
)
def test_a_name_is_read_where_it_stands(line: str, name: str, round_it: list[str]) -> None:
    """An author's name that its line has twice, or in another word, is cut out of it where it was read."""
    story = read_story(Manuscript(Source("story.txt", f"Eels\n{line}\n\n{PROSE}", "utf-8", "")))
    assert story.metadata.authors.value == (name,)
    assert [block.text for block in story.left_out] == round_it


def test_one_notice_a_kind() -> None:
    """Lines of one kind that are left out make one notice, with their number and the first of them."""
    wrapper = unwrapped(f"Rain\n\n{PROSE}请记住本站\n\n{PROSE}请记住本站 www.sample.example\n\n{PROSE}")
    (notice,) = wrapper.notices
    assert (notice.code, notice.line) == ("left-out", 5)
    assert notice.text == "2 lines of the site's page left out, the first: “请记住本站”"


def test_what_was_left_out_is_cut_from_the_lines() -> None:
    """Lines without what was left out of them: whole ones are empty, a part is gone once, no line says more than that."""
    rows = ((" Follow/Fav", 1), ("Next >", 2), ("I. Rain 14", 3), ("I. Rain", 4))
    parts = [Block(BlockKind.PARAGRAPH, text, Span(line, line)) for text, line in rows]
    lines = ["The Buoy Follow/Fav", "Next >", "  I.  Rain     14", "  I.  Rain     14"]
    assert without(lines, parts) == ["The Buoy", "", "", "  I.  Rain     14"]


def test_lines_that_were_taken_leave_no_wider_gap() -> None:
    """A line of the site between two paragraphs makes no scene, and lines that follow one another stay so."""
    apart = unwrapped(f"{PROSE}请记住本站\n\n{PROSE}").inner.text
    assert apart.rstrip() == (PROSE * 2).rstrip()
    close = "".join(f"第{at}天，下雨了。\n" for at in range(20))
    assert unwrapped(f"{close}请记住本站\n{close}").inner.text.rstrip() == (close * 2).rstrip()


def test_ruby_is_set_over_its_base() -> None:
    """A reading is ruby in the book, and the proof finds it."""
    text = "海\n汐見ちひろ\n\n　古い｜乗車券《きっぷ》を一枚。\n　霧《きり》です［＃「です」に傍点］。\n\n底本：「港」見本書房\n"
    bound = convert(Manuscript(decode(text.encode(), "umi.txt"), Options(cover="none")))
    page = next(page for page in _pages(bound.epub) if "乗車券" in page)
    assert "古い<ruby>乗車券<rt>きっぷ</rt></ruby>を" in page
    assert "<ruby>霧<rt>きり</rt></ruby><em>です</em>" in page


def _pages(epub: bytes) -> list[str]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]


@pytest.mark.parametrize("name", ["gutenberg-new", "gutenberg-etext", "gutenberg-german"])
def test_an_archives_words_are_not_the_storys(name: str) -> None:
    """What is said of a story's length leaves out what an archive wrote: its terms of use, and its lines round them."""
    path = CASES / "arrivals" / f"{name}.txt"
    story = read_story(Manuscript(decode(path.read_bytes(), path.name)))
    gone = sum(word_count(block.text) for note in story.licence for block in note.blocks)
    gone += sum(word_count(block.text) for block in story.left_out)
    assert gone
    assert story_json(story)["source"]["words"] == story.words
    assert abs(story.words - (story.source.words - gone)) <= 1  # stars in a row of their own are left of a line
    assert sum(scene.words for scene in story.scenes) <= story.words


@pytest.mark.parametrize("name", ["gutenberg-new", "gutenberg-etext", "gutenberg-german"])
@pytest.mark.parametrize("place", ["end", "chapter", "drop"])
def test_terms_of_use_have_the_last_page_to_themselves(name: str, place: Literal["end", "chapter", "drop"]) -> None:
    """An archive's terms are no notes of the author's: one page that says so holds them, after all others, or none does."""
    path = CASES / "arrivals" / f"{name}.txt"
    bound = convert(Manuscript(decode(path.read_bytes(), path.name), Options(cover="none", notes=place)))
    terms = [block.text.split()[0] for note in bound.story.licence for block in note.blocks if block.text]
    package = read_package(bound.epub)
    names = [item.name.rpartition("/")[2] for item in package.spine]
    assert terms
    assert "licence.xhtml" not in names[:-1]
    assert (names[-1] == "licence.xhtml") is (place != "drop")
    if place != "drop":
        page = package.read(package.spine[-1].name).decode()
        assert page.count("<h2") == 1
        assert page.count("<p") == len(terms)


def test_pages_of_a_site_are_joined() -> None:
    """Two copied pages of one story are one book; what the second's head says again is left out."""
    first, second = (
        f"Kettle Follow/Fav\nBy: sandpiper\nMarta waits.\n{FFN.format(words=words)}{at}. {name}\nNext >\n\n{PROSE * 2}"
        for at, name, words in ((1, "Hob", "300"), (2, "Stairs", "1,300"))
    )
    sources = [decode(text.encode(), f"kettle-{at}.txt") for at, text in enumerate((first, second), start=1)]
    manuscript = Manuscript(sources[0], Options(cover="none"), more=(sources[1],), name="kettle")
    story = convert(manuscript).story
    assert [chapter.title for chapter in story.chapters] == ["Hob", "Stairs"]
    assert story.metadata.authors.value == ("sandpiper",)


def test_cut_and_pasted_texts_lose_no_word() -> None:
    """Whatever stands beside whatever, of many sources in one file: the book holds every word, or says what it is not."""
    chunks = [chunk for path in ARRIVALS for chunk in path.read_text(encoding="utf-8").split("\n\n")]
    for seed in range(60):
        dice = random.Random(seed)
        text = "\n\n".join(dice.choices(chunks, k=dice.choice((3, 8, 20, 50)))).replace("\n\n", "\n", dice.randrange(4))
        try:
            convert(Manuscript(decode(text.encode(), "mixed.txt"), Options(cover="none")))
        except EmptyStoryError:
            continue
        except LostWordsError as lost:
            pytest.fail(f"seed {seed}: {lost}")


_APP = "\n\nExcerpt From\nSalt Weather\nEdda Moll\nThis material may be protected by copyright.\n\n"
_ONE_LINE = "\n\nExcerpt From: Edda Moll. “Salt Weather.” iBooks. https://books.example/salt\n\n"
_KINDLE = "\n\nMoll, Edda. Salt Weather (pp. 14-15). Tide Press. Kindle Edition. \n\n"


@pytest.mark.parametrize("behind", [_APP, _ONE_LINE, _KINDLE])
def test_passages_copied_out_of_an_app_are_one_story(behind: str) -> None:
    """What the app puts behind each passage names the book, and is none of it."""
    told = ("The ferry left at six.", "She counted the planks.", "On the far side there was a house.")
    text = "".join(f"{one}{behind}" for one in told)
    story = convert(Manuscript(decode(text.encode(), "copied.txt"), Options(cover="none"))).story
    assert (story.metadata.title.value, story.metadata.authors.value) == ("Salt Weather", ("Edda Moll",))
    assert [block.text for scene in story.scenes for block in scene.blocks] == list(told)


@pytest.mark.parametrize(
    "said", ["Excerpt From\nthe log, which nobody kept.", "It was the Kindle Edition (p. 14). He burned it."]
)
def test_what_a_story_says_of_books_was_put_there_by_no_app(said: str) -> None:
    """Words of an app within a sentence, or over a text that goes on, are the story's."""
    story = read_story(Manuscript(decode(f"Low Water\n\nIt rained.\n\n{said}\n\nIt stopped.\n".encode(), "told.txt")))
    assert (story.metadata.title.value, story.left_out) == ("Low Water", ())


_PIECE = "The ferry at Nether Stour had eleven planks.\n\nIt went over on a rope and came back on the same rope."


@pytest.mark.parametrize(
    "head",
    [
        "Title: {}\nAuthor: saltmarsh\nRating: T",
        "**Title:** {}\n**Rating:** T\n**Summary:** A rope.",
        "{}\nby saltmarsh\n\nRating: T",
    ],
)
def test_each_piece_of_a_pasted_file_is_a_chapter(head: str) -> None:
    """Labels of a post over each piece, or a pen name that comes again, say where one begins; the first may be the file's own head."""
    titles = ("The Planks", "Egg", "Marrow", "Kestrel")
    text = "\n\n\n".join(f"{head.format(title)}\n\n{_PIECE}" for title in titles)
    story = convert(Manuscript(decode(f"{text}\n".encode(), "pieces.txt"), Options(cover="none"))).story
    assert [chapter.heading and chapter.heading.title for chapter in story.chapters][1:] == list(titles[1:])


def test_marks_of_a_source_are_read_in_the_notes_that_are_lifted_out_of_it() -> None:
    """As what a library of Japanese texts says of emphasis, in what readers wrote below a post."""
    text = "On the gate it said\nDiscussion about this post\n「遠くへは［＃「遠くへは」に丸傍点］行っていないよ」\n"
    story = convert(Manuscript(decode(text.encode(), "gate.txt"), Options(cover="none"))).story
    assert [note.text for note in story.notes] == ["「遠くへは行っていないよ」"]


@pytest.mark.parametrize(("over", "left"), [("Tidewrack Archive", 3), ("* * *", 0)])
def test_the_name_of_a_site_over_each_piece_is_left_out_once_it_was_said(over: str, left: int) -> None:
    """It stands over the first piece, too; a row of signs over each is a mark."""
    text = "\n\n".join(
        f"{over}\n\n{title}\nby saltmarsh\n\n{_PIECE}" for title in ("Planks", "Egg", "Marrow", "Kestrel")
    )
    story = convert(Manuscript(decode(f"{text}\n".encode(), "pieces.txt"), Options(cover="none"))).story
    assert len(story.left_out) == left
    assert [str(chapter.heading) for chapter in story.chapters][-3:] == ["Egg", "Marrow", "Kestrel"]


def test_a_packed_head_that_comes_again_over_each_chapter_is_read_once() -> None:
    """The first one is the story's: title and pen name on a line, above it the site's name, and right below the chapter's heading."""
    head = "Tidewrack Archive\nThe Nine Planks by saltmarsh\nRating: T\n"
    text = "\n\n".join(f"{head}Chapter {n}\n\n{_PIECE}" for n in (1, 2, 3, 4))
    story = convert(Manuscript(decode(f"{text}\n".encode(), "posts.txt"), Options(cover="none"))).story
    assert (story.metadata.title.value, story.metadata.authors.value) == ("The Nine Planks", ("saltmarsh",))
    assert [chapter.heading and chapter.heading.label for chapter in story.chapters] == [
        f"Chapter {n}" for n in (1, 2, 3, 4)
    ]


def test_a_form_that_is_filled_in_heads_no_piece() -> None:
    """Labels over no prose, or without those of a post, are read in the story."""
    form = "Title: Keeper of the Rope\nName: Anna\nAge: 40"
    text = f"The Planks\n\n{_PIECE}\n\n{form}\n\n{_PIECE}\n\n{form.replace('Rope', 'Lamp')}\n\n{_PIECE}\n"
    story = read_story(Manuscript(decode(text.encode(), "forms.txt")))
    assert (len(story.chapters), story.left_out) == (1, ())


def test_counters_right_below_each_part_are_a_sites() -> None:
    """Three numbers, a line each, below the headings of two parts and more, as they are copied from Wattpad."""
    card = "Salt Weather\nby tidewrack\n\nReads\n1.2K\nVotes\n84\nParts\n3\n\n"
    parts = "".join(
        f"Chapter {n}\n{120 - n}\n{8 - n}\n{n}\nThe ferry left at six.\n\nNobody came.\n\n" for n in (1, 2, 3)
    )
    story = read_story(Manuscript(decode(f"{card}{parts}Continue reading next part\n".encode(), "salt.txt")))
    assert [[block.text for block in scene.blocks] for scene in story.scenes] == [
        ["The ferry left at six.", "Nobody came."]
    ] * 3
    plain = read_story(Manuscript(decode(f"Salt Weather\n\nby Edda Moll\n\n{parts}".encode(), "salt.txt")))
    assert plain.left_out == ()


@pytest.mark.parametrize("path", ARRIVALS, ids=lambda path: path.stem)
def test_the_time_it_takes_grows_with_the_text(path: Path) -> None:
    """A wrapper is taken off a text of ten times the size in about ten times the time."""
    text = path.read_text(encoding="utf-8")
    middle = len(text) // 2
    middle = text.index("\n\n", middle) if "\n\n" in text[middle:] else middle
    small, large = (f"{text[:middle]}\n\n{PROSE * (200 * size)}{text[middle:]}" for size in (1, 10))
    unwrapped(small)
    assert_grows(partial(unwrapped, small), partial(unwrapped, large), factor=30, spare=0.1)


@pytest.mark.parametrize("heading", ["Chapter {}", "She sang of {} lamps, and then she went home."])
def test_the_time_it_takes_grows_with_the_notes(heading: str) -> None:
    """A serial with a note under each of its chapters takes ten times as long for ten times as many, headed or not."""
    small, large = (
        "The Lamp\n\n"
        + "\n\n".join(f"{heading.format(at)}\n\n{PROSE * 25}A note from Anna\n\nHi there!" for at in range(chapters))
        for chapters in (60, 600)
    )
    assert len(unwrapped(small).notes) == 60
    assert_grows(partial(unwrapped, small), partial(unwrapped, large), factor=30, spare=0.1)


@pytest.mark.parametrize(
    "part",
    [
        "Part {0}\n\n95.3K 771 512\n\nby tide\n\nIt rained, and she went home.\n\nYou'll also like",
        "Nobody on the quay had\n\n- {1} -\n\nseen anything of it.",
    ],
    ids=["parts", "pages"],
)
def test_the_time_it_takes_grows_with_the_parts(part: str) -> None:
    """A story of ten times as many parts, or of pages that are counted anew for each, takes about ten times as long."""
    small, large = (
        "The Lamp\n\nby tide\n\n" + "\n\n".join(PROSE + part.format(at, at % 5 + 1) for at in range(parts))
        for parts in (120, 1200)
    )
    assert unwrapped(small).left_out
    assert_grows(partial(unwrapped, small), partial(unwrapped, large), factor=30, spare=0.1)


def test_the_time_it_takes_grows_with_the_titles_behind_a_label() -> None:
    """Each line is looked at once for a second story below the labels of the first, however many begin as such labels do, or are a list."""
    small, large = ("Rain\n" + "Title: Salt\n" * times for times in (1_000, 10_000))
    assert_grows(partial(find_sources, small), partial(find_sources, large), factor=30, spare=0.1)
    few, many = (
        "Rain\n\n" + "".join(f"Title: Salt {at}\n\n" for at in range(titles)) + PROSE for titles in (100, 1_000)
    )
    assert_grows(partial(unwrapped, few), partial(unwrapped, many), factor=30, spare=0.1)


def test_a_form_feed_says_what_a_running_head_is() -> None:
    """A line with a number at the top of a page is its running head; a heading there is none, and stays."""
    text = f"Rain\n\n{PROSE.strip()[:-9]}\n\fMoss, Rain - 2\n\nask why.\n\n\fChapter 2\n\n{PROSE}"
    wrapper = read_wrapper(decode(text.encode(), "rain.txt"))
    assert [block.text for block in wrapper.left_out] == ["Moss, Rain - 2"]
    assert "or to\nask why." in wrapper.inner.text
    assert "Chapter 2" in wrapper.inner.text


@pytest.mark.parametrize(
    ("between", "ends", "top"),
    [
        ("\f{0}\n{1}\n", "the", "Anna Moss"),
        ("\f{1}\n{0}\n\n", "the", "Anna Moss"),
        ("\n{0}\n{1}\n\n", "the", "Anna Moss"),
        ("\n{0}\n\n{1}\n\n", "rain.", "RAIN\nby\nMOSS"),
    ],
    ids=["over pages", "number below", "under pages", "whole paragraphs"],
)
def test_title_and_author_head_pages_in_turn(between: str, ends: str, top: str) -> None:
    """Two running heads in turn, in a line beside the number's, are left out with it."""
    heads = [between.format(page, ("MOSS", "RAIN")[page % 2]) for page in range(2, 8)]
    pages = [f"{_page()}On the {'abcdef'[at]}th day they spoke of {ends}\n{head}" for at, head in enumerate(heads)]
    text = f"{top}\n\n{''.join(pages)}{_page()}"
    wrapper = read_wrapper(decode(text.encode(), "rain.txt"))
    assert len(wrapper.left_out) == 12
    assert not re.search(r"MOSS|RAIN", wrapper.inner.text.removeprefix("RAIN\nby\nMOSS"))


def test_names_head_chapters_in_turn() -> None:
    """Two people who tell chapters in turn are no running heads, however alike in length the chapters are."""
    heads = [f"\n{chapter}\n\n{('Anna', 'Bo')[chapter % 2]}\n\n" for chapter in range(1, 8)]
    assert not unwrapped("Rain\n" + "".join(head + _page() for head in heads)).left_out


def _page() -> str:
    return "Nobody on the quay had seen it,\nand nobody asked about it in the\nevening, as everybody had to.\n" * 4


def test_a_line_keeps_its_place_in_the_file() -> None:
    """What is told of a line of the inner text names the line that the file has."""
    wrapper = unwrapped(f"Rain\n\n{PROSE}请记住本站\n\n{PROSE}It stopped.\n")
    at = wrapper.inner.lines.index("It stopped.") + 1
    assert wrapper.inner.place(at) == ("story.txt", 9)


def test_one_reading_in_a_story_is_set() -> None:
    """Letters of syllables right behind Chinese ones say how these are read; other brackets are the text's own."""
    text = "海\n汐見ちひろ\n\n　古い洋燈《ランプ》の下で、彼は映画《老人と海》の話をした。《あかり》は点かなかった。\n"
    story = read_story(Manuscript(decode(text.encode(), "umi.txt"), Options(cover="none")))
    ((block,),) = (scene.blocks for scene in story.scenes)
    assert block.text == "古い洋燈の下で、彼は映画《老人と海》の話をした。《あかり》は点かなかった。"
    assert [(block.text[one.start : one.end], one.target) for one in block.inline] == [("洋燈", "ランプ")]


def test_a_lost_reading_is_found() -> None:
    """The word proof misses a reading that is not in the book."""
    text = "海\n汐見ちひろ\n\n　霧《きり》の中で、船が一度、汽笛を鳴らした。\n\n底本：「港」見本書房\n"
    manuscript = Manuscript(decode(text.encode(), "umi.txt"), Options(cover="none"))
    story = read_story(manuscript)
    prove(read_package(write_epub(dress(story, manuscript))), story)
    (chapter,) = story.chapters
    (scene,) = chapter.scenes
    bare = scene._replace(blocks=tuple(block._replace(inline=()) for block in scene.blocks))
    poorer = story._replace(chapters=(chapter._replace(scenes=(bare,)),))
    with pytest.raises(LostWordsError, match="霧"):
        prove(read_package(write_epub(dress(poorer, manuscript))), story)


def test_a_note_longer_than_its_story_is_told() -> None:
    """Where a note has more words than the story, somebody may want to say where it ends; a short one says nothing."""
    said = "I wrote this chapter in an hour and I hope that my readers like it as I do. "

    def told(times: int) -> list[str]:
        text = f"Low Water\n\nby Ann Lee\n\nIt rained, and she went home.\n\nA/N: {said * times}\n"
        return [one.code for one in read_story(Manuscript(decode(text.encode(), "water.txt"))).notices]

    assert told(8) == ["long-note"]
    assert told(1) == []


@pytest.mark.parametrize(
    ("head", "page"),
    [
        (
            "Rating:\nTeen And Up\nArchive Warning:\nNo Archive Warnings Apply\nFandom:\nHob\n\n",
            "Work Text:\nIt rained.\n\nanna left kudos on this work!\n\n",
        ),
        (
            "The Lamp\nThread starter Anna Start date May 3, 2020\n\n",
            "Anna\nMay 3, 2020\n#{0}\nThanks for reading!\n\nLike\n",
        ),
    ],
    ids=["pages of a work", "posts of a thread"],
)
def test_the_time_it_takes_grows_with_the_pages(head: str, page: str) -> None:
    """A work of ten times as many pages, or a thread of as many posts, takes about ten times as long."""
    small, large = (head + "".join(map(page.format, range(1, pages))) for pages in (600, 6000))
    assert unwrapped(small).notices
    assert_grows(partial(unwrapped, small), partial(unwrapped, large), factor=18, spare=0.1)


def test_a_long_line_over_a_page_costs_little() -> None:
    """A row of buttons is parted without looking at blanks twice."""
    text = f"Home\n{' ' * 30_000}x\nLog in\nRegister\n\n{_TOLD}"
    assert_within(0.4, partial(unwrapped, text))
