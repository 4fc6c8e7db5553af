"""Chapters and notes set and taken out by hand, in a sidecar; breaks and epigraphs by hand have `test_by_hand`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Storybind, assert_one_line
from storybind.manuscript import gather, gather_joined
from storybind.model import ByHandChapter, Hands, Source, Story
from storybind.pipeline import Manuscript, convert, read_story
from storybind.text.decode import decode

TALE = """\
The Kettle
by Anna Moss

Disclaimer: I own nothing, it is all hers.

Chapter 1

A/N: Thanks for all your reviews, you are the best!

Anna put the kettle on (A/N: mine!). She had nowhere to be.

The Harbour

The kettle hummed to itself. She did not go out.

***

A/N: this is where I cried.

***

The kettle was still warm, and Anna was gone.

Author's Note

I wrote this chapter in an airport. Please review and tell me what you think.

So sorry for the delay, next update on Friday!

Chapter 2

"Where is she?" asked the boy from next door.

He sat down on the step. He waited for the rain.

A/N: Please review!
"""


def read(folder: Path, sidecar: str, text: str = TALE, ending: str = ".txt") -> Story:
    """A story with a sidecar; `convert` proves that the book made of it holds every word."""
    (folder / f"kettle{ending}").write_text(text, encoding="utf-8", newline="\n")
    (folder / "kettle.toml").write_text(sidecar, encoding="utf-8", newline="\n")
    manuscript = gather(str(folder / f"kettle{ending}"))
    convert(manuscript)
    return read_story(manuscript)


def chapters(story: Story) -> list[tuple[str, str]]:
    """Each chapter's heading, and the first words of its text."""
    return [
        (str(chapter.heading or ""), " ".join(chapter.scenes[0].blocks[0].text.split()[:3]))
        for chapter in story.chapters
    ]


def notes(story: Story) -> list[str]:
    """The first words of each note, behind its label."""
    return [" ".join(f"{note.label} {note.text}".split()[:3]) for note in story.notes]


def told(story: Story, what: str) -> list[tuple[str, int | None, str]]:
    """What is told of entries for chapters, or for notes: the code, the line, and the words behind the entry's own."""
    return [
        (notice.code, notice.line, notice.text.split('": ', 1)[1])
        for notice in story.notices
        if notice.code.endswith(f"-{what}")
    ]


def body(story: Story) -> list[str]:
    """All paragraphs of the story."""
    return [block.text for scene in story.scenes for block in scene.blocks]


def test_a_line_is_made_a_heading(tmp_path: Path) -> None:
    """A line that was not taken for one heads a chapter, by its own words; the others stay."""
    story = read(tmp_path, '[[chapter]]\nbegins = "the harbour"\n')
    assert chapters(story) == [
        ("Chapter 1", "Anna put the"),
        ("The Harbour", "The kettle hummed"),
        ("Chapter 2", '"Where is she?"'),
    ]
    assert told(story, "chapter") == []


def test_a_heading_by_hand_keeps_its_readings(tmp_path: Path) -> None:
    """In brackets, as other headings have them; a sentence without blanks is none for that."""
    text = "駅の話\n\n誰も来なかった。昨日も、一昨日も、その前の日も来なかった。\n\n｜夜《よる》の駅\n\n雨が｜止《や》んだ。\n\n誰かが来た。\n"
    story = read(tmp_path, '[[chapter]]\nbegins = "雨が止んだ"\n', text)
    assert str(story.chapters[1].heading) == "雨が止（や）んだ。"
    assert [code for code, _, _ in told(read(tmp_path, '[[chapter]]\nbegins = "誰も来"\n', text), "chapter")] == [
        "idle-chapter"
    ]


def test_a_chapter_begins_at_a_paragraph(tmp_path: Path) -> None:
    """What no line says is said by the entry; the paragraph is the chapter's first, and the page has the title."""
    story = read(tmp_path, '[[chapter]]\nbegins = "The kettle was still"\ntitle = "Steam"\n')
    assert chapters(story)[1] == ("Steam", "The kettle was")
    assert story.chapters[1].heading is not None
    assert story.chapters[1].heading.origin == "sidecar"


def test_a_heading_is_made_a_line(tmp_path: Path) -> None:
    """Its chapter goes on with the one above, and its words are in the story where they stood."""
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Chapter 2"\n')
    assert [heading for heading, _ in chapters(story)] == ["Chapter 1"]
    assert body(story)[-3] == "Chapter 2"


def test_the_only_heading_is_made_a_line(tmp_path: Path) -> None:
    """A story that has no other is one untitled chapter, and its first paragraph is that line."""
    text = "The Kettle\n\nChapter 1\n\nAnna put the kettle on.\n\nShe had nowhere to be.\n"
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Chapter 1"\n', text)
    assert chapters(story) == [("", "Chapter 1")]


def test_a_title_below_a_number_goes_with_it(tmp_path: Path) -> None:
    """Where number and title stand on two lines, both are the story's once the number is."""
    text = "".join(
        f"Chapter {number}\nThe {name}\n\nIt rained all day. Nobody came.\n\n"
        for number, name in enumerate(("Weir", "Lock", "Sluice"), start=1)
    )
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Chapter 2"\n', text)
    assert [heading for heading, _ in chapters(story)] == ["Chapter 1: The Weir", "Chapter 3: The Sluice"]
    assert "The Lock" in " ".join(body(story))


RAIN = "It rained all day, and nobody came to the door. " * 3
TITLED = "".join(
    f"CHAPTER {number}\n\nTHE {name}\n\n{RAIN}\n\nAnd so on.\n\n"
    for number, name in (("I", "WEIR"), ("II", "LOCK"), ("III", "SLUICE"))
)
BARE = "".join(f"CHAPTER {number}\n\n{RAIN}\n\nAnd so on.\n\n" for number in ("I", "II", "III", "IV"))


@pytest.mark.parametrize("words", ["Chapter II: The Lock", "The Lock"])
def test_a_heading_on_two_lines_is_found_by_either(tmp_path: Path, words: str) -> None:
    """By its title, and by all of it as the contents show it; the other headings keep theirs."""
    story = read(
        tmp_path, f'[[no-chapter]]\nbegins = "{words}"\n', f"The Kettle\n\nPART ONE\n\n{TITLED}PART TWO\n\n{BARE}"
    )
    assert [heading for heading, _ in chapters(story)] == [
        "CHAPTER I: THE WEIR",
        "CHAPTER III: THE SLUICE",
        *(f"CHAPTER {number}" for number in ("I", "II", "III", "IV")),
    ]
    assert told(story, "chapter") == []


def test_a_list_of_contents_is_not_meant(tmp_path: Path) -> None:
    """It has the words of each heading first, and is in no book."""
    listed = "The Kettle\n\nContents\n\n" + "".join(f"Chapter {number}\n" for number in (1, 2, 3))
    text = listed + "".join(f"\nChapter {number}\n\n{RAIN}\n" for number in (1, 2, 3))
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Chapter 2"\n', text)
    assert [heading for heading, _ in chapters(story)] == ["Chapter 1", "Chapter 3"]
    assert told(story, "chapter") == []


RUN_IN = "The Kettle\n\n" + "".join(
    f"Chapter {number}. {name} was out. {RAIN}\n\nAnd so on.\n\n"
    for number, name in enumerate(("Anna", "Bo", "Cy"), start=1)
)


def test_a_heading_that_runs_into_its_text_is_made_a_line(tmp_path: Path) -> None:
    """The paragraph is whole again."""
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Chapter 2"\n', RUN_IN)
    assert [heading for heading, _ in chapters(story)] == ["Chapter 1", "Chapter 3"]
    assert body(story)[2].startswith("Chapter 2. Bo was out. It rained")


def test_no_note_begins_on_the_line_of_a_heading(tmp_path: Path) -> None:
    """Both would have the same line, and whose words are whose could not be told."""
    story = read(tmp_path, '[[note]]\nbegins = "Chapter 2"\n', RUN_IN)
    (idle,) = told(story, "note")
    assert idle[0] == "idle-note"
    assert idle[2].startswith("what begins on the line of its chapter's heading stays in it")


def test_no_chapter_begins_with_a_footnote(tmp_path: Path) -> None:
    """It goes to the end of its chapter, wherever it stands."""
    text = "The Kettle\n\nAnna put the kettle[1] on.\n\nShe waited.\n\n[1] It was her aunt's.\n"
    for title in ("", 'title = "Aunt"\n'):
        (lost,) = told(read(tmp_path, f'[[chapter]]\nbegins = "[1] It was"\n{title}', text), "chapter")
        assert lost[0] == "lost-chapter"


def test_a_heading_over_nothing_is_told(tmp_path: Path) -> None:
    """It is with the notes, as a heading is that was found so."""
    story = read(tmp_path, '[[chapter]]\nbegins = "She waited"\n', "The Kettle\n\nIt hummed.\n\nShe waited.\n")
    assert told(story, "chapter") == [
        ("idle-chapter", 5, "no text stands below it, and it is with the notes; take the entry out")
    ]


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".md", "# The Kettle\n\n## One\n\nIt *rained*.\n\n## Two\n\nIt stopped.\n"),
        (".html", "<h1>The Kettle</h1><h2>One</h2><p>It <i>rained</i>.</p><h2>Two</h2><p>It stopped.</p>"),
    ],
)
def test_a_declared_heading_is_made_a_paragraph(tmp_path: Path, ending: str, text: str) -> None:
    """One that Markdown or a page says to be a heading, too."""
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Two"\n', text, ending)
    assert chapters(story) == [("One", "It rained.")]
    assert body(story) == ["It rained.", "Two", "It stopped."]


def test_a_heading_of_one_of_several_files(tmp_path: Path) -> None:
    """In a book of several files the lone heading of one is found by itself, and is none where a hand says so."""
    (tmp_path / "weir-1.txt").write_text("Prologue\n\nIt rained. Nobody came.\n", encoding="utf-8")
    (tmp_path / "weir-2.txt").write_text("Letters\n\nIt stopped. He came.\n\nHe went.\n", encoding="utf-8")
    (tmp_path / "weir-1.toml").write_text(
        '[[no-chapter]]\nbegins = "Prologue"\n\n[[chapter]]\nbegins = "He went"\ntitle = "Away"\n', encoding="utf-8"
    )
    manuscript = gather_joined([str(tmp_path / f"weir-{number}.txt") for number in (1, 2)])
    convert(manuscript)
    story = read_story(manuscript)
    assert body(story)[0] == "Prologue"
    assert chapters(story)[-1] == ("Away", "He went.")
    assert told(story, "chapter") == []


@pytest.mark.parametrize(
    ("entry", "line", "words"),
    [
        ('[[chapter]]\nbegins = "Chapter 1"', 6, "its words are a chapter's heading in any case; take the entry out"),
        ('[[chapter]]\nbegins = "A/N: Thanks"\ntitle = "X"', 8, "a chapter begins there in any case, under its heading; take the entry out"),
        ('[[no-chapter]]\nbegins = "The Harbour"', 12, "no heading begins with these words; take the entry out"),
        ('[[chapter]]\nbegins = "The kettle was still"', 22, "that is a paragraph of 9 words; say what the chapter is called, as in title = \"The Weir\""),
        ('[[chapter]]\nbegins = "I wrote this"', 26, "that is a paragraph of 15 words; say what the chapter is called, as in title = \"The Weir\""),
    ],
)  # fmt: skip
def test_an_entry_that_changes_nothing_is_told(tmp_path: Path, entry: str, line: int, words: str) -> None:
    """Each says why, and on which line of the story."""
    assert told(read(tmp_path, entry), "chapter") == [("idle-chapter", line, words)]


def test_words_that_begin_nothing_are_told(tmp_path: Path) -> None:
    """With the nearest line, as those of a break are; several that begin so are counted."""
    (lost,) = told(read(tmp_path, '[[chapter]]\nbegins = "The Harbor"\n'), "chapter")
    assert lost[:2] == ("lost-chapter", 12)
    assert "The Harbour" in lost[2]
    (unclear, *_) = told(read(tmp_path, '[[chapter]]\nbegins = "The kettle"\ntitle = "X"\n'), "chapter")
    assert unclear[0] == "unclear-chapter"


def test_a_whole_line_is_meant_before_longer_ones(tmp_path: Path) -> None:
    """Of several that begin with the words, the one that says no more; with `occurrence` all are counted."""
    text = "The Kettle\n\nTwo hens ran. It rained.\n\nTwo\n\nThey ran back. It rained.\n\nTwo hens slept.\n"
    story = read(tmp_path, '[[chapter]]\nbegins = "Two"\n', text)
    assert chapters(story) == [("", "Two hens ran."), ("Two", "They ran back.")]
    assert told(story, "chapter") == []
    third = read(tmp_path, '[[chapter]]\nbegins = "Two"\ntitle = "Hens"\noccurrence = 3\n', text)
    assert chapters(third)[1] == ("Hens", "Two hens slept.")


def test_a_chapter_by_hand_over_words_in_quotes_stays_one(tmp_path: Path) -> None:
    """Its words are no epigraph of the next: a hand has said whose they are."""
    text = 'The Kettle\n\nIt rained on the quay. Nobody came.\n\n"You will."\n\nHe bought a ticket.\n\nIt rained.\n'
    sidecar = "".join(
        f'[[chapter]]\nbegins = "{begins}"\ntitle = "{title}"\n'
        for begins, title in (("You will", "Shackles"), ("He bought", "Letter"))
    )
    assert chapters(read(tmp_path, sidecar, text))[1:] == [("Shackles", '"You will."'), ("Letter", "He bought a")]


def test_a_note_is_given_back(tmp_path: Path) -> None:
    """It stands in the story where it stood, label and all, whatever paragraph of it the entry names."""
    story = read(tmp_path, '[[no-note]]\nbegins = "A/N: Thanks"\n\n[[no-note]]\nbegins = "A/N: Please"\n')
    assert body(story)[0] == "A/N: Thanks for all your reviews, you are the best!"
    assert body(story)[-1] == "A/N: Please review!"
    assert notes(story) == ["Disclaimer I own", "A/N mine!", "A/N this is", "Author's Note I"]


def test_a_note_is_called_as_inspect_shows_it(tmp_path: Path) -> None:
    """By what it says behind its label, too."""
    story = read(tmp_path, '[[no-note]]\nbegins = "Thanks for all"\n')
    assert body(story)[0] == "A/N: Thanks for all your reviews, you are the best!"
    assert told(story, "note") == []


def test_a_chapter_that_is_a_note_is_found_once(tmp_path: Path) -> None:
    """Its first paragraph, which goes with the heading, is no other one than that below it."""
    text = "# One\n\nIt hummed.\n\n# Two\n\nIt sang.\n\n# Author's Note\n\nI had a goat once.\n"
    story = read(tmp_path, '[[no-note]]\nbegins = "I had a goat"\n', text, ".md")
    assert chapters(story)[-1] == ("Author's Note", "I had a")
    assert told(story, "note") == []


def test_a_note_within_a_paragraph_is_given_back(tmp_path: Path) -> None:
    """The paragraph is whole again."""
    story = read(tmp_path, '[[no-note]]\nbegins = "Anna put the kettle"\n')
    assert body(story)[0] == "Anna put the kettle on (A/N: mine!). She had nowhere to be."
    assert "A/N mine!" not in notes(story)


def test_a_fenced_note_is_given_back_with_its_marks(tmp_path: Path) -> None:
    """The marks above and below it part scenes once more."""
    assert len(read(tmp_path, "").chapters[0].scenes) == 2
    story = read(tmp_path, '[[no-note]]\nbegins = "A/N: this is"\n')
    assert [scene.blocks[0].text[:12] for scene in story.chapters[0].scenes] == [
        "Anna put the",
        "A/N: this is",
        "The kettle w",
    ]


@pytest.mark.parametrize("words", ["Author's Note", "I wrote this chapter", "So sorry for the"])
def test_a_note_of_several_paragraphs_is_given_back(tmp_path: Path, words: str) -> None:
    """All of it, by its heading or by any paragraph."""
    story = read(tmp_path, f'[[no-note]]\nbegins = "{words}"\n')
    assert [text[:13] for text in body(story)[4:7]] == ["Author's Note", "I wrote this ", "So sorry for "]


def test_a_chapter_that_was_a_note_is_one_again(tmp_path: Path) -> None:
    """Under its heading, in its place."""
    text = TALE.replace("Author's Note\n", "Chapter 3: Author's Note\n")
    plain = read(tmp_path, "", text)
    assert [heading for heading, _ in chapters(plain)] == ["Chapter 1", "Chapter 2"]
    story = read(tmp_path, '[[no-note]]\nbegins = "I wrote this"\n', text)
    assert [heading for heading, _ in chapters(story)] == ["Chapter 1", "Chapter 3: Author's Note", "Chapter 2"]


def test_a_note_of_the_head_is_given_back(tmp_path: Path) -> None:
    """It stands before the first chapter, for that is where it stood."""
    for words in ("Disclaimer: I own", "I own nothing"):
        story = read(tmp_path, f'[[no-note]]\nbegins = "{words}"\n')
        assert chapters(story)[0] == ("", "Disclaimer: I own")
    one = read(
        tmp_path,
        '[[no-note]]\nbegins = "I own nothing"\n',
        "The Kettle\nby Anna Moss\n\nDisclaimer: I own nothing.\n\nAnna put the kettle on.\n",
    )
    assert body(one) == ["Disclaimer: I own nothing.", "Anna put the kettle on."]


def test_a_note_behind_the_story_is_given_back_there(tmp_path: Path) -> None:
    """What an archive sets behind a story goes to its end."""
    text = (
        "Title: The Kettle\n\nAuthor: Anna Moss\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE KETTLE ***\n\n"
        "CHAPTER I\n\nAnna put the kettle on. She had nowhere to be.\n\nTranscriber's Notes\n\nObvious misprints were mended.\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK THE KETTLE ***\n"
    )
    assert notes(read(tmp_path, "", text))[-1] == "Transcriber's Notes Obvious"
    story = read(tmp_path, '[[no-note]]\nbegins = "Transcriber\'s Notes"\n', text)
    assert body(story)[-1] == "Obvious misprints were mended."


def test_a_note_is_set(tmp_path: Path) -> None:
    """From one paragraph to another; it stands with the other notes of its chapter."""
    story = read(
        tmp_path, '[[note]]\nbegins = "Where is she"\nends = "He sat down"\n\n[[note]]\nbegins = "The Harbour"\n'
    )
    assert [(note.place, note.text[:11]) for note in story.notes if not note.label] == [
        ("chapter 1", "The Harbour"),
        ("end", "Chapter 2"),
        ("end", '"Where is s'),
    ]
    assert "The Harbour" not in body(story)
    assert all(note.kind == "by-hand" for note in story.notes if note.text == "The Harbour")
    assert not [notice for notice in story.notices if notice.code == "notes-moved" and "Harbour" in notice.text]


def test_a_note_of_one_of_several_files_stays_with_its_chapter(tmp_path: Path) -> None:
    """Be the chapter headed by its file's name, too."""
    for number, text in enumerate(
        ("It rained.\n\nThanks to all.\n", "It stopped.\n\nHe came.\n", "He went.\n"), start=1
    ):
        (tmp_path / f"weir-{number}.txt").write_text(f"Nobody came.\n\n{text}", encoding="utf-8")
    (tmp_path / "weir-1.toml").write_text('[[note]]\nbegins = "Thanks to all"\n', encoding="utf-8")
    story = read_story(gather_joined([str(tmp_path / f"weir-{number}.txt") for number in (1, 2, 3)]))
    assert [(note.place, note.text) for note in story.notes] == [("chapter 1", "Thanks to all.")]


@pytest.mark.parametrize(("heading", "above"), [("", []), ("Chapter {}\n\n", [("", "Disclaimer: I own")])])
def test_a_note_of_a_later_file_is_given_back(tmp_path: Path, heading: str, above: list[tuple[str, str]]) -> None:
    """To the chapter under the title of its own file, or before its heading: never to the file before."""
    for number, name in enumerate(("Weir", "Lock", "Sluice"), start=1):
        said = f"Summary: It rains in {name}.\n\nDisclaimer: I own nothing of {name}.\n\n{heading.format(number)}It rained on {name}. Nobody came.\n"
        (tmp_path / f"gull-{number}.txt").write_text(f"The Gull: {name}\nby Anna Moss\n\n{said}", encoding="utf-8")
    (tmp_path / "gull.toml").write_text('[[no-note]]\nbegins = "I own nothing of Lock"\n', encoding="utf-8")
    manuscript = gather_joined([str(tmp_path / f"gull-{number}.txt") for number in (1, 2, 3)])
    convert(manuscript)
    story = read_story(manuscript)
    assert body(story)[1:3] == ["Disclaimer: I own nothing of Lock.", "It rained on Lock. Nobody came."]
    assert chapters(story)[1 : 1 + len(above)] == above
    assert [note.text for note in story.notes if note.kind == "disclaimer"] == [
        "I own nothing of Weir.",
        "I own nothing of Sluice.",
    ]
    assert told(story, "note") == []


@pytest.mark.parametrize("what", ["note", "epigraph"])
def test_what_stands_apart_ends_in_its_chapter(tmp_path: Path, what: str) -> None:
    """Words that begin a paragraph of another chapter are told, and the first paragraph is all of it."""
    story = read(tmp_path, f'[[{what}]]\nbegins = "The kettle was still"\nends = "He sat down"\n')
    assert told(story, what) == [
        (
            f"lost-{what}",
            22,
            'no paragraph below it in its chapter begins with "He sat down"; it ends with its first paragraph',
        )
    ]
    assert body(story)[-1] == "He sat down on the step. He waited for the rain."


def test_a_whole_story_is_no_note(tmp_path: Path) -> None:
    """Nothing would be left; it is told, and the story stays."""
    story = read(tmp_path, '[[note]]\nbegins = "Anna put"\n', "The Kettle\n\nAnna put the kettle on.\n")
    assert told(story, "note") == [("idle-note", 3, "nothing would be left of its chapter; take the entry out")]


def test_a_sidecar_that_leaves_no_story_is_told(storybind: Storybind, story: Path) -> None:
    """The way out is in the sidecar, not in the file."""
    story.write_text("The Kettle\n\nChapter 1\n\nIt hummed.\n\nChapter 2\n\nIt sang.\n", encoding="utf-8")
    story.with_suffix(".toml").write_text(
        '[[note]]\nbegins = "It hummed"\n\n[[note]]\nbegins = "It sang"\n', encoding="utf-8"
    )
    assert_one_line(storybind("convert", story.name), "kettle.txt", "its sidecar", "take some of its entries out")


def test_what_is_no_note_needs_no_entry(tmp_path: Path) -> None:
    """An entry for a paragraph of the story is told."""
    story = read(tmp_path, '[[no-note]]\nbegins = "The kettle hummed"\n')
    assert told(story, "note") == [("idle-note", 14, "none begins there; take the entry out")]


def test_a_batch_makes_a_book_anew(storybind: Storybind, tmp_path: Path) -> None:
    """What is set by hand is a part of what goes into a book."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "kettle.txt").write_text(TALE, encoding="utf-8")
    storybind("batch", "in", "-o", "out")
    for entry in ("chapter", "note"):
        (tmp_path / "in" / "kettle.toml").write_text(f'[[{entry}]]\nbegins = "The Harbour"\n', encoding="utf-8")
        assert "sidecar" in storybind("batch", "in", "-o", "out", "--dry-run").text
        storybind("batch", "in", "-o", "out")


@pytest.mark.parametrize(
    ("sidecar", "words"),
    [
        ('[[no-chapter]]\nbegins = "A"\ntitle = "B"', "[[no-chapter]] has no 'title'; it may have begins, occurrence"),
        ("[[chapter]]\ntitle = 'B'", '[[chapter]] needs begins = "the first words of a paragraph"'),
        ('[[chapter]]\nbegins = "A"\ntitle = 3', "the title of a [[chapter]] is to be a text in quotes"),
        ('[[note]]\nbegins = "A"\nover = "book"', "'book' is nothing that a [[note]] stands over"),
        ('[[chapters]]\nbegins = "A"', "did you mean 'chapter'?"),
    ],
)
def test_a_wrong_entry_is_named(storybind: Storybind, story: Path, sidecar: str, words: str) -> None:
    """With the sidecar, the line and what it may be instead."""
    story.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    assert_one_line(storybind("convert", story.name), f"{story.stem}.toml:1", words)


PLAIN = [f"Paragraph {word} is here. It says what it says." for word in "one two three four five six seven".split()]


@given(st.sets(st.integers(0, 6)))
def test_chapters_begin_just_where_hands_say(places: set[int]) -> None:
    """A story without headings has those chapters that were set, in their order, and all its words in them."""
    source: Source = decode("\n\n".join(PLAIN).encode(), "plain.txt")
    hands = [ByHandChapter(f"{PLAIN[at][:15]}", True, "plain.toml:1", f"No. {at}") for at in sorted(places)]
    story = read_story(Manuscript(source, hands=Hands(chapters=tuple(hands))))
    begun = [chapter.scenes[0].blocks[0].text for chapter in story.chapters]
    assert begun == [PLAIN[at] for at in sorted(places | {0})]
    assert [block.text for block in story.every_block] == PLAIN


PARTS = """\
The Kettle
by Anna Moss

PART ONE

Chapter 1

Anna put the kettle on. She had nowhere to be.

PART TWO

Chapter 2

The kettle hummed to itself. She did not go out.
"""


@pytest.mark.parametrize(
    ("entries", "opening"),
    [
        (["PART ONE"], [("", "PART ONE"), ("Chapter 1", "Anna put the"), ("Chapter 2", "The kettle hummed")]),
        (["PART TWO"], [("Chapter 1", "Anna put the"), ("Chapter 2", "The kettle hummed")]),
        (["PART ONE", "Chapter 1"], [("", "PART ONE"), ("Chapter 2", "The kettle hummed")]),
    ],
)
def test_a_line_that_is_no_heading_stays_in_the_story(
    tmp_path: Path, entries: list[str], opening: list[tuple[str, str]]
) -> None:
    """Wherever it stands: above the first chapter as well, where it looks like a line of the title page."""
    story = read(tmp_path, "".join(f'[[no-chapter]]\nbegins = "{words}"\n' for words in entries), PARTS)
    assert chapters(story) == opening
    assert set(entries) <= set(body(story))
    assert notes(story) == []


APART = """\
The Kettle
by Anna Moss

Dedication

For my mother, who never had a kettle.

Chapter 1

Anna put the kettle on. She had nowhere to be.

Chapter 2

The kettle hummed to itself. She did not go out.

Acknowledgements

Thanks to everybody who helped me to write this book.
"""


def test_a_heading_of_what_stands_apart_is_a_line_with_what_is_below_it(tmp_path: Path) -> None:
    """A dedication or thanks are the story's again, for that heading told what they are."""
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Dedication"\n', APART)
    assert body(story)[:2] == ["Dedication", "For my mother, who never had a kettle."]
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Acknowledgements"\n', APART)
    assert body(story)[-2:] == ["Acknowledgements", "Thanks to everybody who helped me to write this book."]


def test_a_section_above_the_first_chapter_is_lines(tmp_path: Path) -> None:
    """As one under the line over it is that has no number, whose heading is found once the chapters are known."""
    text = "The Kettle\n\nAuthor's Words\n\nIt hummed.\n\n" + BARE
    text = text.replace("Author's Words", "Cast of Characters\n\nAnna\n\nBo").replace("It hummed.", "Cy, a boy")
    assert "Cast of Characters" not in body(read(tmp_path, "", text))
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Cast of"\n', text)
    assert body(story)[0] == "Cast of Characters"


def test_a_heading_over_nothing_is_no_note_to_be_given_back(tmp_path: Path) -> None:
    """What gives it back is told."""
    text = "The Kettle\n\nChapter 1\n\nIt hummed.\n\nChapter 2\n\nIt sang.\n\nChapter 3\n"
    assert notes(read(tmp_path, "", text)) == ["Chapter 3"]
    story = read(tmp_path, '[[no-note]]\nbegins = "Chapter 3"\n', text)
    assert told(story, "note") == [
        ("idle-note", 11, "it is a heading over nothing; write [[no-chapter]] to have it in the story")
    ]
    assert body(read(tmp_path, '[[no-chapter]]\nbegins = "Chapter 3"\n', text))[-1] == "Chapter 3"


def test_what_was_a_note_is_a_chapter(tmp_path: Path) -> None:
    """A hand says that its heading is one; none is told to take the entry out, as of one that is a chapter's in any case."""
    story = read(tmp_path, '[[chapter]]\nbegins = "Acknowledgements"\n', APART)
    assert chapters(story)[-1] == ("Acknowledgements", "Thanks to everybody")
    assert told(story, "chapter") == []


def test_a_dedication_under_its_heading_is_refused(tmp_path: Path) -> None:
    """By its own first words; that it changes something is known."""
    story = read(tmp_path, '[[no-dedication]]\nbegins = "For my mother"\n', APART)
    assert body(story)[0] == "For my mother, who never had a kettle."
    assert told(story, "dedication") == []


def test_a_note_above_what_is_no_heading_ends_there(tmp_path: Path) -> None:
    """It would go on to the next heading."""
    text = "The Kettle\n\nChapter 1\n\nIt hummed.\n\nAuthor's Note\n\nThanks to all of you.\n\nAbout the Author\n\nAnna lives in Leeds.\n"
    story = read(tmp_path, '[[no-chapter]]\nbegins = "About the Author"\n', text)
    assert body(story) == ["It hummed.", "About the Author", "Anna lives in Leeds."]
    assert notes(story) == ["Author's Note Thanks"]


@pytest.mark.parametrize("line", ['"You will."', "For Anna it was over.", "Midnight"])
def test_what_stands_above_a_chapter_by_hand_stays_in_the_story(tmp_path: Path, line: str) -> None:
    """A line alone above it is no epigraph, no dedication and no title page, which it would be if somebody had printed that heading."""
    text = f"The Kettle\n\n{line}\n\nThe Harbour\n\nIt rained. Nobody came.\n\nIt rained again.\n"
    story = read(tmp_path, '[[chapter]]\nbegins = "The Harbour"\n', text)
    assert body(story)[0] == line
    assert chapters(story)[1] == ("The Harbour", "It rained. Nobody")
    assert notes(story) == []


def test_an_epigraph_with_its_source_stands_under_a_chapter_by_hand(tmp_path: Path) -> None:
    """It says whose words it is."""
    said = '"A lock is only a question."\n\n— Hal Berrow, Locks of the North'
    text = f"The Kettle\n\nIt rained all day.\n\nThe Harbour\n\n{said}\n\nIt rained. Nobody came.\n\nIt rained again.\n"
    story = read(tmp_path, '[[chapter]]\nbegins = "The Harbour"\n', text)
    assert [one.source for one in story.chapters[1].epigraphs] == ["— Hal Berrow, Locks of the North"]


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ('[[chapter]]\nbegins = "The Harbour"', '[[no-chapter]]\nbegins = "The Harbour"', "chapter"),
        ('[[no-chapter]]\nbegins = "The Harbour"', '[[chapter]]\nbegins = "The Harbour"', "chapter"),
        ('[[chapter]]\nbegins = "Chapter 2"', '[[no-chapter]]\nbegins = "Chapter 2"', "chapter"),
        ('[[no-note]]\nbegins = "The kettle was"', '[[note]]\nbegins = "The kettle was"', "note"),
        (
            '[[chapter]]\nbegins = "The kettle was"\ntitle = "A"',
            '[[chapter]]\nbegins = "The kettle was"\ntitle = "B"',
            "chapter",
        ),
        ('[[note]]\nbegins = "The kettle was"', '[[no-note]]\nbegins = "The kettle was"', "note"),
        ('[[note]]\nbegins = "A/N: this is"', '[[no-note]]\nbegins = "A/N: this is"', "note"),
        ('[[note]]\nbegins = "He sat"', '[[note]]\nbegins = "He sat"\nends = "A/N: Please"', "note"),
    ],
)
def test_entries_that_contradict_each_other_are_told(tmp_path: Path, first: str, second: str, what: str) -> None:
    """Once, with where the other stands; the later one counts."""
    story = read(tmp_path, f"{first}\n{second}\n")
    ((code, _, words),) = told(story, what)
    assert code == f"unclear-{what}"
    assert words.endswith("kettle.toml:1 says otherwise of this paragraph, and does not count; take one of the two out")
    alone = read(tmp_path, f"{second}\n")
    assert (chapters(story), notes(story)) == (chapters(alone), notes(alone))


@pytest.mark.parametrize("words", ["A/N: Thanks", "I wrote this", "I own nothing", "Disclaimer: I own"])
def test_what_is_a_note_needs_no_entry(tmp_path: Path, words: str) -> None:
    """It is told, and the note stays as it was found, with its label."""
    story = read(tmp_path, f'[[note]]\nbegins = "{words}"\n')
    assert [(code, words) for code, _, words in told(story, "note")] == [
        ("idle-note", "it is a note in any case; take the entry out")
    ]
    assert story.notes == read(tmp_path, "").notes


IN_PARTS = """\
The Kettle

PART ONE

The Harbour

It rained. She went out.

The Weir

It stopped.

PART TWO

The Lock

It rained again and again. He stayed.
"""


def test_a_chapter_by_hand_leaves_parts_alone(tmp_path: Path) -> None:
    """In a book of parts without chapters they stay what they are, whether a line or the entry has the title."""
    for entry in ('begins = "The Weir"', 'begins = "It stopped"\ntitle = "The Weir"'):
        story = read(tmp_path, f"[[chapter]]\n{entry}\n", IN_PARTS)
        assert [str(chapter.heading) for chapter in story.chapters] == [
            "PART ONE: The Harbour",
            "The Weir",
            "PART TWO: The Lock",
        ]
        assert told(story, "chapter") == []


def test_the_title_of_a_part_is_made_its_first_chapter(tmp_path: Path) -> None:
    """The number above it is the part's."""
    sidecar = '[[chapter]]\nbegins = "The Harbour"\n\n[[chapter]]\nbegins = "The Lock"\n'
    story = read(tmp_path, sidecar, IN_PARTS)
    assert [(str(chapter.part), str(chapter.heading)) for chapter in story.chapters] == [
        ("PART ONE", "The Harbour"),
        ("PART TWO", "The Lock"),
    ]


def test_a_part_begins_with_a_chapter_that_the_entry_calls(tmp_path: Path) -> None:
    """At its first paragraph; the heading of the part stays over it."""
    story = read(tmp_path, '[[chapter]]\nbegins = "It rained. She"\ntitle = "Rain"\n', IN_PARTS)
    assert (str(story.chapters[0].part), str(story.chapters[0].heading)) == ("PART ONE: The Harbour", "Rain")


def test_accents_may_be_put_together_in_another_way(tmp_path: Path) -> None:
    """As an editor on a Mac writes them."""
    text = "The Kettle\n\nIt rained.\n\nCafé Zoë\n\nIt stopped. Nobody came.\n"
    story = read(tmp_path, '[[chapter]]\nbegins = "Cafe\u0301 Zoe\u0308"\n', text)
    assert chapters(story)[1] == ("Café Zoë", "It stopped. Nobody")


LABELLED = """\
The Kettle

Anna's POV

It hummed. She had nowhere to be.

Bo's POV

He sat down on the step. He waited.

Three days later

The kettle was still warm.
"""


@pytest.mark.parametrize(
    ("words", "line", "scenes"),
    [
        ("Anna's POV", "Anna's POV", ["Bo's POV", "Three days later"]),
        ("Bo's POV", "Bo's POV", ["Three days later"]),
        ("He sat down", "Bo's POV", ["Three days later"]),
        ("The kettle was", "Three days later", ["Bo's POV"]),
    ],
)
def test_a_label_is_made_a_line(tmp_path: Path, words: str, line: str, scenes: list[str]) -> None:
    """By its own words or by those of the paragraph below it: no scene begins there, nor with the words of time in it."""
    story = read(tmp_path, f'[[no-break]]\nbefore = "{words}"\n', LABELLED)
    (chapter,) = story.chapters
    assert [scene.blocks[0].text for scene in chapter.scenes[1:]] == scenes
    assert [block.kind.value for block in story.every_block if block.text == line] == ["paragraph"]
    assert line not in [scene.title for scene in chapter.scenes]
    assert told(story, "break") == []


@pytest.mark.parametrize("words", ["Bo's POV", "3 May 1943", "In the morning"])
def test_labels_over_one_scene_go_together(tmp_path: Path, words: str) -> None:
    """None is left alone, and the words of time right below begin no scene either; a break set there does."""
    text = "The Kettle\n\nAnna's POV\n\nIt hummed. She had nowhere to be.\n\nBo's POV\n\n3 May 1943\n\nIn the morning he sat down. He waited.\n"
    assert len(list(read(tmp_path, "", text).scenes)) == 2
    entry = f'[[no-break]]\nbefore = "{words}"\n'
    story = read(tmp_path, entry, text)
    assert [block.text[:14] for scene in story.scenes for block in scene.blocks[2:]] == [
        "Bo's POV",
        "3 May 1943",
        "In the morning",
    ]
    assert told(story, "break") == []
    if words != "In the morning":
        story = read(tmp_path, f'{entry}[[break]]\nbefore = "In the morning"\n', text)
        assert [scene.blocks[0].text[:14] for scene in story.scenes] == ["Anna's POV", "In the morning"]


def test_a_break_that_is_not_there_needs_no_entry(tmp_path: Path) -> None:
    """It is told, but where only marks were looked for."""
    entry = '[[no-break]]\nbefore = "She did"\n'
    text = LABELLED.replace("She had", "\n\nShe did").replace("It hummed. ", "It hummed.")
    assert told(read(tmp_path, entry, text), "break") == [
        ("idle-break", 7, "no scene begins there; take the entry out")
    ]
    assert told(read(tmp_path, f'scenes = "marks"\n{entry}', text), "break") == []


@pytest.mark.parametrize(
    ("entry", "what", "words"),
    [
        ('[[chapter]]\nbegins = "Chapter 2"\ntitle = "Rain"', "chapter", "a title is for one that begins with a paragraph"),
        ('[[note]]\nbegins = "Chapter 2"', "note", "write [[no-chapter]] as well, or name the paragraphs below it"),
        ('[[no-break]]\nbefore = "Chapter 2"', "break", "that is a chapter's heading, which [[no-chapter]] takes out"),
    ],
)  # fmt: skip
def test_what_a_heading_needs_is_told(tmp_path: Path, entry: str, what: str, words: str) -> None:
    """Who names one in another entry is told the one that does it."""
    ((_, _, said),) = told(read(tmp_path, entry), what)
    assert words in said


GOAT = """\
The Goat
by Anna Moss

Chapter One

It was about a goat.

Author's note: the goat is real.

Chapter Two

Author's note: so is the hill.

The goat went up the hill. It was a big hill.

Chapter Three

It came down.
"""


def test_a_note_beside_what_was_a_heading_stays_one(tmp_path: Path) -> None:
    """Above it and below it: no more than the line of the heading is the story's, and either note may be given back."""
    entry = '[[no-chapter]]\nbegins = "Chapter Two"\n'
    story = read(tmp_path, entry, GOAT)
    assert body(story)[:3] == ["It was about a goat.", "Chapter Two", "The goat went up the hill. It was a big hill."]
    assert [note.text for note in story.notes] == ["the goat is real.", "so is the hill."]
    for words in ("Author's note: the goat", "the goat is real"):
        story = read(tmp_path, f'{entry}[[no-note]]\nbegins = "{words}"\n', GOAT)
        assert body(story)[1:3] == ["Author's note: the goat is real.", "Chapter Two"]
        assert [note.text for note in story.notes] == ["so is the hill."]
        assert told(story, "note") == told(story, "chapter") == []


def test_a_note_beside_a_heading_that_is_one_as_well_stays_one(tmp_path: Path) -> None:
    """Where the line of the heading is made a note it is in its place among them."""
    story = read(tmp_path, "".join(f'[[{key}]]\nbegins = "Chapter Two"\n' for key in ("no-chapter", "note")), GOAT)
    assert [note.text for note in story.notes] == ["the goat is real.", "Chapter Two", "so is the hill."]
    assert told(story, "note") == told(story, "chapter") == []


def test_an_entry_that_takes_out_no_heading_makes_no_notes(tmp_path: Path) -> None:
    """What would be one above a heading is none above a paragraph that such an entry names."""
    text = "The Goat\n\nChapter One\n\nIt hummed.\n\nAuthor's note: the goat is real.\n\nIt sang.\n\nIt went.\n"
    story = read(tmp_path, '[[no-chapter]]\nbegins = "It sang"\n', text)
    assert body(story) == body(read(tmp_path, "", text))
    assert [code for code, _, _ in told(story, "chapter")] == ["idle-chapter"]


@pytest.mark.parametrize("below", ["", "A/N: Thanks for all your reviews!\n\n"])
def test_a_chapter_that_a_note_holds_goes_with_its_heading(tmp_path: Path, below: str) -> None:
    """All that stood under the heading is with the notes of one chapter, below it and in the order of the text."""
    text = (
        "The Wall\n\nChapter One\n\nThe wall was high. Nobody came.\n\nChapter Two\n\nShe climbed it. It rained.\n\n"
        f"She fell at noon.\n\n{below}Chapter Three\n\nThe wall still stood.\n"
    )
    for entries in (
        '[[note]]\nbegins = "She climbed"\nends = "She fell"\n',
        '[[note]]\nbegins = "She fell"\n[[note]]\nbegins = "She climbed"\n',
    ):
        story = read(tmp_path, entries, text)
        assert [heading for heading, _ in chapters(story)] == ["Chapter One", "Chapter Three"]
        assert {note.place for note in story.notes} == {"chapter 2"}
        said = ["Chapter Two", "She climbed it. It rained.", "She fell at noon."]
        assert [block.text for note in story.notes for block in note.blocks][:3] == said
        assert told(story, "note") == []


def test_a_label_is_no_heading_to_be_taken_out(tmp_path: Path) -> None:
    """What takes it out is told; with that, the entry is one too many."""
    entry = '[[no-chapter]]\nbegins = "Bo\'s POV"\n'
    label = ("idle-chapter", 7, "it is the label of a scene, which [[no-break]] takes out")
    text = LABELLED.replace("Anna's POV\n\n", "")
    assert told(read(tmp_path, entry, LABELLED), "chapter") == [label]
    assert told(read(tmp_path, entry, text), "chapter") == [(*label[:1], 5, *label[2:])]
    story = read(tmp_path, f'{entry}[[no-break]]\nbefore = "Bo\'s POV"\n', LABELLED)
    assert told(story, "chapter") == [("idle-chapter", 7, "no heading begins with these words; take the entry out")]


def test_the_line_of_a_heading_is_made_a_note(tmp_path: Path) -> None:
    """By both entries; the paragraphs below it stay."""
    story = read(tmp_path, '[[no-chapter]]\nbegins = "Chapter 2"\n\n[[note]]\nbegins = "Chapter 2"\n')
    assert [note.text for note in story.notes if note.kind == "by-hand"] == ["Chapter 2"]
    assert body(story)[-2].startswith('"Where is she?"')
    assert told(story, "note") == told(story, "chapter") == []


@pytest.mark.parametrize(("key", "meant"), [("heading", "chapter"), ("no-part", "no-chapter"), ("Scene", "break")])
def test_an_entry_of_another_name_is_understood(storybind: Storybind, story: Path, key: str, meant: str) -> None:
    """The message has the name that it has here."""
    story.with_suffix(".toml").write_text(f'[[{key}]]\nbegins = "It"\n', encoding="utf-8")
    assert_one_line(storybind("convert", story.name), f"did you mean '{meant}'?")


@pytest.mark.parametrize("label", ["Winter", "Three days later", "The Second Kettle"])
def test_a_label_goes_with_its_paragraph(tmp_path: Path, label: str) -> None:
    """A chapter that a hand begins with a paragraph begins with the label over it; a line of speech or story above stays where it is."""
    text = "The Kettle\nby Anna Moss\n\nAnna put the kettle on and looked at it for a while, for she had nowhere to be.\n\n{}\n\nSnow was on the stairs before anybody had thought of coal, and she went down to see.\n\nShe slept.\n"
    entry = '[[chapter]]\nbegins = "Snow was"\ntitle = "Cold"\n'
    story = read(tmp_path, entry, text.format(label))
    assert chapters(story) == [("", "Anna put the"), ("Cold", " ".join(label.split()[:3]))]
    assert told(story, "chapter") == []
    for other in ('"Oh no" said Tom', "Nobody came.", "Nobody came"):
        assert chapters(read(tmp_path, entry, text.format(other)))[1] == ("Cold", "Snow was on")


def test_a_chapter_under_a_label_under_a_heading(tmp_path: Path) -> None:
    """It begins there in any case, and the heading stands over its text."""
    text = TALE.replace('"Where is she?"', 'Winter\n\n"Where is she?"')
    story = read(tmp_path, '[[chapter]]\nbegins = "Where is she"\ntitle = "Gone"\n', text)
    assert [heading for heading, _ in chapters(story)] == ["Chapter 1", "Chapter 2"]
    assert [(code, words) for code, _, words in told(story, "chapter")] == [
        ("idle-chapter", "a chapter begins there in any case, under its heading; take the entry out")
    ]


def test_a_chapter_right_below_a_heading_by_hand(tmp_path: Path) -> None:
    """Of two entries for a line and the paragraph below it the heading stands over the paragraph, and the other is told."""
    sidecar = '[[chapter]]\nbegins = "The Harbour"\n\n[[chapter]]\nbegins = "The kettle hummed"\ntitle = "Steam"\n'
    story = read(tmp_path, sidecar)
    assert chapters(story)[1] == ("The Harbour", "The kettle hummed")
    assert [(code, words) for code, _, words in told(story, "chapter")] == [
        ("idle-chapter", "a chapter begins there in any case, under its heading; take the entry out")
    ]
