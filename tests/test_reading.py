"""How a text is understood, stage by stage: paragraphs, heads, notes, chapters, scenes, fields, Markdown."""

from __future__ import annotations

import tracemalloc
from functools import partial
from itertools import pairwise

import pytest

from cost import assert_grows, assert_within
from storybind.errors import OptionError, ParagraphTooLongError
from storybind.languages import direction
from storybind.model import Block, BlockKind, Inline, Source, Story
from storybind.options import Options, read_options
from storybind.pipeline import Manuscript, read_story
from storybind.text.blocks import read_blocks
from storybind.text.decode import decode
from storybind.text.front.capitals import title_case
from storybind.text.header import read_header
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.language import detect_language
from storybind.text.metadata import make_identifier
from storybind.text.paragraphs.gaps import usual_gap
from storybind.text.paragraphs.inline import read_inline
from storybind.text.rules import rules_for
from storybind.text.tables.headings import number_of
from storybind.text.tables.marks import is_mark


def source(text: str, name: str = "story.txt") -> Source:
    """A text, decoded."""
    return decode(text.encode(), name)


def read(text: str, name: str = "story.txt", **asked: object) -> Story:
    """A story, understood."""
    return read_story(Manuscript(source(text, name), read_options(asked, "--", lambda key: key)))


def blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a text: kind and words."""
    return [(str(block.kind), block.text) for block in read_blocks(source(text))[1]]


def story_blocks(story: Story) -> list[tuple[str, str]]:
    """The blocks of all scenes: kind and words."""
    return [(str(block.kind), block.text) for scene in story.scenes for block in scene.blocks]


WRAPPED = """\
The bus did not come, and the people at the stop had begun to talk
to one another, which was how you could tell that it would not. A
woman with a cello said that she had once waited for so long a half-
hour that she was older at the end of it than the sum would allow.

The bus still did not come, and it went on not coming until she un-
packed the cello and played it; and then, when she had unpacked it,
of course it came, and went past slowly with its windows down.
"""


# Paragraphs.


def test_wrapped_lines_are_one_paragraph() -> None:
    """In a hard-wrapped text lines are joined; a word broken at a line's end is whole again if the text has it whole."""
    layout, found = read_blocks(source(WRAPPED))
    assert layout.name == "hard-wrap"
    assert [str(block.kind) for block in found] == ["paragraph", "paragraph"]
    assert "so long a half-hour that" in found[0].text
    assert "until she unpacked the cello" in found[1].text
    assert "\n" not in found[0].text
    assert [tuple(block.span) for block in found] == [(1, 4), (6, 8)]


def test_a_stammer_at_a_line_end_is_no_broken_word() -> None:
    """`h-` before `hate` keeps its hyphen, as no word `hhate` is anywhere."""
    text = WRAPPED.replace("until she un-\npacked the cello", "till they h-\nhated the cello")
    assert "they h-hated the cello" in read_blocks(source(text))[1][1].text


def test_long_lines_are_paragraphs() -> None:
    """In a text of long lines each group between blanks is a paragraph, and so is each long line of a group."""
    long = "It rained on the house and on the garden and on the road that went from one to the other. " * 2
    layout, found = read_blocks(source(f"{long}\n{long}\n\nShort.\n"))
    assert layout.name == "blank-line"
    assert [str(block.kind) for block in found] == ["paragraph"] * 3


def test_a_text_without_blank_lines_has_a_paragraph_a_line() -> None:
    """Where hardly any line is blank, each line is a paragraph and a blank line is a scene."""
    lines = [
        f"This is line {number} of the story{', and it says what it says' * (number % 4)}." for number in range(12)
    ]
    layout, found = read_blocks(source("\n".join([*lines, "", "And here it goes on."])))
    assert layout.name == "line"
    assert len(found) == 13


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["O hear us when we cry to thee", "For those in peril on the sea"], "verse"),
        (["    O hear us when we cry to thee", "    For those in peril on the sea"], "verse"),
        (["    4 Tannery Row", "    Skelby", "    11th September"], "letter"),
        (["    Yours faithfully,", "    Leonard Osgood"], "letter"),
        (["Dear Hilda,", "Come at once.", "Yours, Maud"], "letter"),
        (["[16:02] Pip: are you there", "[16:02] Dot: no"], "chat"),
        (["Pip: are you there", "Dot: no", "Pip: oh"], "chat"),
    ],
)
def test_lines_that_are_meant_stay_lines(lines: list[str], kind: str) -> None:
    """Verse, addresses, signatures and chats keep their line ends and lose their margin."""
    text = "\n\n".join(
        [
            "It was a long evening, and they had all come in from the garden to hear it read.",
            "\n".join(lines),
            "Nobody spoke.",
        ]
    )
    assert blocks(text)[1] == (kind, "\n".join(line.strip() for line in lines))


def test_an_indented_letter_is_rejoined_where_it_is_wrapped() -> None:
    """Indented lines that are full are a wrapped paragraph of a letter; short ones keep their ends."""
    text = "He read it.\n\n    I should be glad to know what has happened to the\n    Acrosses.\n\n    Yours,\n    Leonard\n\nThat was all.\n"
    assert blocks(text)[1:3] == [
        ("letter", "I should be glad to know what has happened to the Acrosses."),
        ("letter", "Yours,\nLeonard"),
    ]


@pytest.mark.parametrize("under", ["========", "--------", "~~~~~~~~", "********"])
def test_an_underlined_line_is_a_heading(under: str) -> None:
    """A short line over a row of its own length is a heading, with both lines for its place."""
    _, found = read_blocks(source(f"It rained.\n\nThe Gate\n{under}\n\nIt rained again.\n"))
    assert (found[1].kind, found[1].text, tuple(found[1].span)) == (BlockKind.HEADING, "The Gate", (3, 4))


@pytest.mark.parametrize(
    "text", ["She left.\n---", "She left.\n=========", "She left, and the door\n---", "“No,”\n-----"]
)
def test_a_row_under_a_sentence_is_a_mark(text: str) -> None:
    """A row under prose is a mark, not a heading's underline."""
    kinds = [kind for kind, _ in blocks(f"It rained.\n\n{text}\n\nIt rained again.\n")]
    assert kinds == ["paragraph", "paragraph", "mark", "paragraph"]


@pytest.mark.parametrize("rows", ["***\n---", "*\n---", "~~~\n===", "#\n***", "---\n---\n---"])
def test_a_row_under_a_row_is_no_heading(rows: str) -> None:
    """Rows that stand on each other without a blank between are marks: a heading has words."""
    found = blocks(f"It rained.\n\n{rows}\n\nIt rained again.\n")
    assert [kind for kind, _ in found] == ["paragraph", *["mark"] * (rows.count("\n") + 1), "paragraph"]


def test_blanks_are_folded_and_ranges_move_along() -> None:
    """Runs of blanks in a paragraph are one blank; emphasis stands round the same words as before."""
    (block,) = read_blocks(
        source(
            "She  was\t \tnot,   *not   at all*,  amused by any of it on that long grey afternoon of rain and tea and more rain.\n"
        )
    )[1]
    assert block.text.startswith("She was not, not at all, amused")
    (one,) = block.inline
    assert block.text[one.start : one.end] == "not at all"


def test_a_non_breaking_space_stays() -> None:
    """French and German set one between a word and its sign: it is no blank to fold."""
    ((_, text),) = blocks(
        "« Oui\u202f! » dit-elle,\u00a0et rien d’autre, de tout l’après-midi, ni à lui ni au chat, qui l’aurait bien voulu.\n"
    )
    assert "Oui\u202f! »" in text
    assert ",\u00a0et" in text


def test_a_paragraph_beyond_all_measure_is_refused() -> None:
    """Five million characters without a line end are no paragraph; the error says where and what to look at."""
    with pytest.raises(ParagraphTooLongError, match=r"story\.txt:3: .*5,000,001"):
        read("Title\n\n" + "x" * 5_000_001)


def test_an_endless_line_is_refused_before_it_is_copied() -> None:
    """Words of a line that no paragraph can be are not taken apart: the memory stays that of the text."""
    text = Source("story.txt", "Title\n\n" + "word " * 2_400_000, "utf-8", "")
    tracemalloc.start()
    try:
        with pytest.raises(ParagraphTooLongError, match=r"story\.txt:3: .*12,000,000"):
            read_story(Manuscript(text))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_gaps_are_counted_between_blocks() -> None:
    """The usual gap is the commonest; the gap before the first block is none."""
    _, found = read_blocks(source("one\n\ntwo\n\n\n\nthree\n\nfour\n"))
    assert [block.gap for block in found] == [0, 1, 3, 1]
    assert usual_gap(found) == 1


GLYPHS = (
    "***|* * *|*****|*|**|---|- - -|———|–––|___|_ _ _|~|~~~|~ ~ ~|~*~|~*~*~*~|~oOo~|*~*~*|=====|+++++|-=-=-=-|-*-|*-*-*-*|oOo|oOoOoOo|o0o0o|0o0o0|ooOoo|"
    "OoOoO|xXx|XXXXX|x-x-x|-x-x-x-|-X-|XxX|.x.|xoxox|#|##|###|# # #|.:.|.:.:.:.|•|•••|• • •|◦ ◦ ◦|·|§|§ § §|¤|⁂|❧|☙|❦|✦|⋆⋆⋆|☆☆☆|★|◇ ◇ ◇|◆◇◆|※|＊＊＊|×××|"
    "◎|♥ ♥ ♥|<3 <3 <3|>>>>|<>~<>~<>|\\\\//\\\\//|^v^v^|%%%|@@@|&&&|/////|0-0-0|8888|(*)(*)(*)|- - - - - - -|🌸🌸🌸|❤️|✨ ✨ ✨|"
    "(line break)|[SCENE BREAK]|~~ PAGE BREAK ~~|LINEBREAK|[SCENE]|-End Flashback-|*END FLASHBACK*"
).split("|")  # fmt: skip


@pytest.mark.parametrize("row", [*GLYPHS, "|||"])
def test_every_row_that_was_seen_is_a_mark(row: str) -> None:
    """Each row that authors set between scenes is known by its looks alone, with blanks round it too."""
    assert is_mark(row)
    text = f"Rain\n\nIt rained.\n\n{row}\n\nIt stopped.\n\n    {row}   \n\nIt began.\n"
    assert [str(scene.begins.kind) for scene in read(text).scenes if scene.begins] == ["mark", "mark"]


@pytest.mark.parametrize(
    "line",
    ["Ding.", "X", "OH", "O", "XO", "XOXO", "No.", "1999", "14:30", "?", "!", "?!", '"', "“", "*cough*", "* she said *", "Oh", "Voo", "Vox", "I", "XX", "xx", "$5", "8", "Ooooh", "XVIII", "III", "A", "Ooh", "…no", "(no)"],
)  # fmt: skip
def test_words_are_no_marks(line: str) -> None:
    """Cries, kisses, years, hours and lone signs of speech are not rows."""
    assert not is_mark(line)


# Headings and labels, by themselves.


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("Chapter 3 – Low Water", "Chapter 3", "Low Water"),
        ("CHAPITRE PREMIER", "CHAPITRE PREMIER", ""),
        ("Chapter XIV. Rain", "Chapter XIV", "Rain"),
        ("Chapter Twenty-One: Ash", "Chapter Twenty-One", "Ash"),
        ("chapter.001", "chapter.001", ""),
        ("Ch. 4", "Ch. 4", ""),
        ("Ch 4: Rain", "Ch 4", "Rain"),
        ("Kapitel 2: Glas", "Kapitel 2", "Glas"),
        ("1. Kapitel: Glas", "1. Kapitel", "Glas"),
        ("Глава первая", "Глава первая", ""),
        ("第一章 天地", "第一章", "天地"),
        ("Chapter 3: Why?", "Chapter 3", "Why?"),
        ('Chapter 3: "Stay"', "Chapter 3", '"Stay"'),
        ("Chapter 3.5", "Chapter 3.5", ""),
        ("Chapter One Hundred", "Chapter One Hundred", ""),
        ("Prologue", "Prologue", ""),
        ("EPILOGUE: Snow", "EPILOGUE", "Snow"),
        ("**Chapter 1**", "Chapter 1", ""),
        ("- 4 -", "4", ""),
        ("IV. The Harbour", "IV", "The Harbour"),
    ],
)
def test_headings_are_read(line: str, label: str, title: str) -> None:
    """A heading's number and its words are told apart."""
    found = read_heading(line)
    assert found is not None
    assert (found.label, found.title) == (label, title)


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 12 of the lease said that no dogs were allowed.", "Chapter 12 of the lease said", "Chapters are long.", "第一封信", "第六回合", "1999 was cold", "Part 2 of the plan was simple.",
        "Prologues bored him.", "2. He left.", "Chapter 3: He left.", "I", "1. Kapitalanlagen",
    ],
)  # fmt: skip
def test_prose_is_no_heading(line: str) -> None:
    """Sentences, letters, rounds and lists are not headings of chapters."""
    found = read_heading(line)
    assert found is None or found.family.id in ("numeral", "numbered-title"), "these two are believed only in a run"


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("~~~~Three days later~~~~", "en.label.time"),
        ("(2 hours later)", "en.label.time"),
        ("**Meanwhile**", "en.label.time"),
        (">>> LATER <<<", "en.label.time"),
        ("NOW", "en.label.time"),
        ("Present day", "en.label.time"),
        ("Ten years earlier", "en.label.time"),
        ("December 24, 1998", "en.label.date"),
        ("Monday, 3rd March", "en.label.date"),
        ("0430 hours", "en.label.date"),
        ("8:15 PM", "en.label.date"),
        ("London, 1889", "en.label.place"),
        ("Paris, June 1940", "en.label.place"),
        ("INT. KITCHEN - DAY", "en.label.place"),
        ("SCENE 2", "en.label.place"),
        ("Kurt's POV", "en.label.pov"),
        ("Kurt POV:", "en.label.pov"),
        ("POV: Kurt", "en.label.pov"),
        ("KURT’S POV", "en.label.pov"),
        ("-Flashback-", "en.label.flashback"),
        ("[Flash forward: 2042]", "en.label.flashback"),
        ("Dream sequence", "en.label.flashback"),
    ],
)
def test_labels_are_read(line: str, rule: str) -> None:
    """A line that names a time, a place, a viewpoint or a flashback is known by its row."""
    found = read_label(line)
    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize(
    "line",
    [
        "Three days later he came.",
        "Now what",
        "May",
        "March on",
        "Mark",
        "Will",
        "Sunday dinner",
        "April O'Neil",
        "June Carter",
        "Day off",
        "Scene of the crime",
        "London, of course",
        "He left at 8:15",
        "Later, perhaps",
    ],
)
def test_prose_is_no_label(line: str) -> None:
    """Names, phrases and sentences are not labels, whatever month or day is in them."""
    assert read_label(line) is None


# Heads.


def test_the_head_ends_at_the_first_line_of_story() -> None:
    """After the first paragraph of story, ``Title:`` is somebody talking."""
    header = read_header(source("Title: Rain\nAuthor: Anna Moss\n\nIt rained.\n\nTitle: said the sign.\n"))
    assert [(entry.name, entry.value) for entry in header.entries] == [("title", "Rain"), ("author", "Anna Moss")]
    assert header.body in (3, 4)  # the blank line between may be counted to either


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("by Anna Moss", ("Anna Moss",)),
        ("by: Anna Moss", ("Anna Moss",)),
        ("By Anna Moss & Tom Moss", ("Anna Moss", "Tom Moss")),
        ("by Anna Moss and Tom Moss", ("Anna Moss", "Tom Moss")),
        ("by Anna Moss, Tom Moss", ("Anna Moss", "Tom Moss")),
        ("by ANNA MOSS", ("Anna Moss",)),
        ("by PineMarten47", ("PineMarten47",)),
        ("written by Anna de Vries", ("Anna de Vries",)),
        ("by J. R. Moss", ("J. R. Moss",)),
        ("by xX_anna_Xx", ("xX_anna_Xx",)),
    ],
)
def test_bylines_are_read(printed: str, names: tuple[str, ...]) -> None:
    """A name after ``by`` is an author, two of them are two, and a pen name stays as its bearer writes it."""
    found = read(f"The Duet\n{printed}\n\nThey breathed in.\n\nThey breathed out.\n").metadata.authors
    assert found.value == names
    assert found.origin == "text line 2"


@pytest.mark.parametrize(
    ("title", "cased"),
    [
        ("THE PATIENCE OF BRIDGES", "The Patience of Bridges"),
        ("aftermath", "aftermath"),
        ("IOU", "IOU"),
        ("HENRY VIII", "Henry VIII"),
        ("DON'T GO", "Don't Go"),
        ("Who Goes There?", "Who Goes There?"),
    ],
)
def test_a_title_that_shouts_is_calmed(title: str, cased: str) -> None:
    """Capitals become title case in the metadata, small words small; anything else is left as it is."""
    assert title_case(title) == cased


@pytest.mark.parametrize(
    "line",
    [
        "Oh no!",
        "It rained.",
        "It rained,",
        '"Well," she said.',
        '"Well?"',
        "She looked up:",
        "It was raining on the house, and on the garden, and on all that was therein",
    ],
)
def test_a_sentence_is_no_title(line: str) -> None:
    """A first line that ends like a sentence, or is spoken, opens the story."""
    found = read(f"{line}\n\nThen it stopped.\n\nThat was that.\n")
    assert found.metadata.title.origin == "file name"
    assert story_blocks(found)[0][1] == line


@pytest.mark.parametrize(
    ("line", "title"),
    [('"The Anchor"', "The Anchor"), ('"Get Out Now!"', None), ('"what now"', None), ("«La Cloche»", "La Cloche")],
)
def test_a_title_may_stand_in_quotes(line: str, title: str | None) -> None:
    """A first line in quotes is a title if it is set like one, and speech if it ends like speech or begins small."""
    metadata = read(f"{line}\n\nIt floated.\n\nThat was that.\n").metadata
    assert (metadata.title.value if metadata.title.origin == "text line 1" else None) == title


def test_front_matter_is_read_as_it_was_typed() -> None:
    """Values keep their letters: a title of digits, an hour, a No are texts, not numbers or booleans."""
    for typed in ("24:00", "007", "No", "1_000", "on", "1999"):
        assert (
            read(f"---\ntitle: {typed}\nauthor: Anna Moss\n---\n\nIt rained.\n\nIt stopped.\n").metadata.title.value
            == typed
        )


@pytest.mark.parametrize("name", ["story.txt", "story.md"])
@pytest.mark.parametrize(
    "matter",
    [
        "title: Rain\ndate: 2020-13-45", "title: Rain\ndate: 2021-02-29", "title: [" * 3000, "title: Rain\nmood: {a: [b, {c: d}]}", "title: !!python/object:os.system x",
        "%YAML 9.9\ntitle: x", "title: Rain\n\tauthor: y", "title: 'Rain", "? [a]\n: b\ntitle: x", "title: Rain\n<<: x", "title: !!binary abc", "- title: Rain", "title", "null",
    ],
)  # fmt: skip
def test_odd_front_matter_never_stops_a_story(matter: str, name: str) -> None:
    """What is no YAML, or holds what no book can carry, is read as far as it can be or as text: there is a story either way."""
    story = read(f"---\n{matter}\n---\n\nIt rained on the house.\n\nIt stopped.\n", name)
    assert "It rained on the house." in [text for _, text in story_blocks(story)]


def test_front_matter_that_multiplies_is_harmless() -> None:
    """Aliases of aliases of aliases would fill the memory if they were written out: a few thousand letters stay few."""
    names = "abcdefgh"
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{name}: &{name} [{', '.join([f'*{before}'] * 6)}]" for before, name in pairwise(names)]
    story = read("---\ntitle: Rain\n" + "\n".join(rows) + "\n---\n\nIt rained.\n\nIt stopped.\n")
    assert sum(len(str(entry.value)) for entry in story.header.entries) < 20_000


def test_prose_between_rules_is_no_front_matter() -> None:
    """A text that opens with a rule and speaks a sentence with a colon loses no word to YAML."""
    story = read("---\n\nHe said: stay.\n\n---\n\nSo the dog stayed. It had nothing else on.\n")
    assert ("paragraph", "He said: stay.") in story_blocks(story)


def test_a_run_of_labels_gives_no_title() -> None:
    """A line ``Key: value`` among its like is no title, even where no key is known."""
    story = read("colour: red\nmood: low\nweather: fair\n\nThe door was red and it knew.\n\nIt opened badly.\n")
    assert story.metadata.title.origin == "file name"


# Notes.


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("A/N: hi!!", "authors-note", "hi!!"),
        ("**A/N:** hi there", "authors-note", "hi there"),
        ("(A/N: hi)", "authors-note", "hi"),
        ("Author’s Note – hello", "authors-note", "hello"),
        ("Disclaimer: not mine.", "disclaimer", "not mine."),
        ("DISCLAIMER: Not mine.", "disclaimer", "Not mine."),
    ],
)
def test_notes_are_moved_to_the_end_with_their_labels(text: str, kind: str, said: str) -> None:
    """A note behind the story is a note of the book, under its own label, and no scene is made of it."""
    story = read(f"Rain\n\nIt rained.\n\nIt stopped.\n\n{text}\n")
    (note,) = story.notes
    assert (note.kind, note.place, note.text) == (kind, "end", said)
    assert note.label
    assert len(list(story.scenes)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A note lay on the table: he was gone.",
        "Notes were taken.",
        "Note: the key was under the mat, as she had written.",
        "I own a dog.",
        "An old man came in.",
        "Reviews of the play were mixed.",
        "“A/N,” said the badge.",
        "An - that was her name - sat down.",
        "An. That was her name.",
        "Thanks.",
        "Disclaimers bored him.",
    ],
)
def test_prose_is_no_note(text: str) -> None:
    """A note on a table is part of the story."""
    story = read(f"Rain\n\nIt rained.\n\n{text}\n\nIt stopped.\n")
    assert story.notes == ()
    assert len(story_blocks(story)) == 3


def test_a_note_in_brackets_ends_at_its_bracket() -> None:
    """What stands behind a bracketed note in its paragraph is story and stays there."""
    story = read("Rain\n\nIt rained.\n\n[A/N: sorry] He opened the door.\n\nIt stopped.\n")
    assert any("He opened the door." in text for _, text in story_blocks(story))


@pytest.mark.parametrize("line", ["Fine.", "30", "End of the line.", "Finally.", "Ending", "The endless rain"])
def test_a_word_in_the_middle_is_no_closing_line(line: str) -> None:
    """A line closes a story only where the story ends, unless it is one that says nothing else."""
    story = read(f'Rain\n\n"How are you?" he asked.\n\n{line}\n\nShe said no more.\n\nIt rained.\n')
    assert ("closing", line) not in story_blocks(story)


@pytest.mark.parametrize("line", ["The End", "THE END", "~ Fin ~", "Ende", "* END *", "TBC", "-30-"])
def test_a_closing_line_closes(line: str) -> None:
    """The last line that only says so is set as a closing line, and makes no scene."""
    story = read(f"Rain\n\nIt rained.\n\n***\n\nIt stopped.\n\n***\n\n{line}\n")
    assert [kind for kind, _ in story_blocks(story)] == ["paragraph", "paragraph", "closing"]
    assert len(list(story.scenes)) == 2


def test_a_note_goes_on_while_it_talks_of_the_writing() -> None:
    """Paragraphs that speak to readers of the chapter belong to the note above them; the story after them does not."""
    text = (
        "Rain\n\nChapter 1: One\n\nA/N: hello!\n\nI am sorry that this chapter took me so long. Thank you all for your reviews!\n\n"
        "It rained on the house.\n\nChapter 2: Two\n\nIt stopped.\n"
    )
    story = read(text)
    (note,) = story.notes
    assert [block.text for block in note.blocks] == [
        "hello!",
        "I am sorry that this chapter took me so long. Thank you all for your reviews!",
    ]
    assert note.place == "chapter 1"
    assert story_blocks(story)[0] == ("paragraph", "It rained on the house.")


def test_notes_know_their_chapter() -> None:
    """A note before the story is `front`, one behind it `end`, any other belongs to its chapter."""
    text = "Rain\n\nA/N: one.\n\nChapter 1: A\n\nIt rained.\n\nA/N: two.\n\nChapter 2: B\n\nA/N: three.\n\nIt stopped.\n\nA/N: four.\n"
    assert [(note.text, note.place) for note in read(text).notes] == [
        ("one.", "front"),
        ("two.", "chapter 1"),
        ("three.", "chapter 2"),
        ("four.", "end"),
    ]


def test_notes_of_markdown_know_their_place() -> None:
    """In Markdown, too, a note before the story is `front`, one inside `chapter 1`, one behind it `end`."""
    text = "# Rain\n\nA/N: one.\n\nIt rained.\n\nA/N: two.\n\nIt stopped.\n\nA/N: three.\n"
    story = read(text, "story.md")
    assert [(note.text, note.place) for note in story.notes] == [
        ("one.", "front"),
        ("two.", "chapter 1"),
        ("three.", "end"),
    ]


def test_a_chapter_of_notes_is_no_chapter() -> None:
    """A chapter that holds nothing but a note is kept as a note, heading and all, and is no line of the contents."""
    story = read(
        "Rain\n\nChapter 1: A\n\nIt rained.\n\nChapter 2: Sorry\n\nA/N: no chapter this week, dear readers.\n\nChapter 3: B\n\nIt stopped.\n"
    )
    assert [chapter.title for chapter in story.chapters] == ["A", "B"]
    assert "Chapter 2: Sorry" in [note.text for note in story.notes]


# Chapters and scenes.


def test_a_story_without_headings_is_one_untitled_chapter() -> None:
    """Where nothing heads a chapter, none is guessed."""
    (chapter,) = read("Rain\n\nIt rained.\n\nIt stopped.\n").chapters
    assert (chapter.heading, chapter.title) == (None, None)


def test_chapter_numbers_and_words_are_kept_apart() -> None:
    """A heading keeps its number and its words; its title is its words, or its number where it has none."""
    first, second = read(
        "Rain\n\nChapter 1: Water\n\nIt rained.\n\nChapter 2\n\nIt stopped.\n\nThat was all of it.\n"
    ).chapters
    assert (first.title, str(first.heading)) == ("Water", "Chapter 1: Water")
    assert (second.title, str(second.heading)) == ("Chapter 2", "Chapter 2")


def test_labels_stay_and_marks_go() -> None:
    """The words of a label open its scene and give its title; a mark is no block of any scene."""
    story = read("Rain\n\nIt rained.\n\n***\n\n~ Three days later ~\n\nIt stopped.\n")
    _, second = story.scenes
    assert [(str(block.kind), block.text) for block in second.blocks] == [
        ("label", "Three days later"),
        ("paragraph", "It stopped."),
    ]
    assert second.title == "Three days later"
    assert second.begins is not None
    assert (second.begins.rule, second.begins.line) == ("en.label.time", 7)
    assert [block.text for block in story.marks] == ["***"]


def test_a_time_skip_names_its_scene_and_its_reason() -> None:
    """A break set by the clock has the words as evidence and as title, its rule, its confidence and its line."""
    _, second = read("Rain\n\nIt rained.\n\nThree days later, it stopped.\n").scenes
    assert second.begins is not None
    assert (second.title, second.begins.evidence, second.begins.rule, second.begins.line) == (
        "Three days later",
        "Three days later",
        "en.later.list",
        5,
    )
    assert second.begins.confidence > 0.7


def test_scenes_can_be_asked_for() -> None:
    """`marks` sets the author's own breaks alone, `off` sets none; no word goes either way."""
    text = "Rain\n\nIt rained.\n\n***\n\nIt hailed.\n\nThree days later, it stopped.\n"
    assert [len(list(read(text, scenes=mode).scenes)) for mode in ("auto", "marks", "off")] == [3, 2, 1]
    assert {len(story_blocks(read(text, scenes=mode))) for mode in ("auto", "marks", "off")} == {3}


def test_the_language_of_the_story_chooses_the_rules() -> None:
    """A German story is cut by German words of time, an English label in it all the same."""
    text = "Regen\n\nEs war nicht das, was sie sich von dem Tag und der Nacht erhofft hatte.\n\nDrei Tage später hörte es auf.\n\nMeanwhile\n\nIch war nicht da.\n"
    story = read(text)
    assert story.metadata.language.value == "de"
    assert [scene.begins.rule for scene in story.scenes if scene.begins] == ["de.later.elapsed", "en.label.time"]
    assert rules_for("pl").rules == rules_for("marks").rules == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The rain fell and she was not in the house.", "en"), ("Er ging nicht mit, und die Nacht war lang.", "de"), ("Elle ne savait pas que le chat était dans la rue.", "fr"),
        ("El reloj no se paraba y la gente era feliz con una sola hora.", "es"), ("Шёл дождь, и она не вышла из дома.", "ru"), ("雨が降っていた。", "ja"), ("他没有来。", "zh-Hans"), ("他沒有來。", "zh-Hant"), ("雨中山。", "zh"),
        ("كان المطر يهطل على البيت.", "ar"), ("הגשם ירד על הבית.", "he"), ("비가 왔다.", "ko"), ("Rain.", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_languages_are_told_by_their_looks(text: str, language: str) -> None:
    """A script or the commonest little words tell a language; English where nothing speaks for another."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„Mohl jsi zavolat,“ řekla. O tři dny později přišel dopis.", "cs"), ("—Podrías haber llamado —dijo ella. Tres días después llegó la carta.", "es"), ("«Potevi chiamare» disse lei. Tre giorni dopo arrivò la lettera.", "it"),
        ("— Podias ter ligado — disse ela. Três dias depois chegou a carta.", "pt"), ("Rozdział 1\n— Mogłeś zadzwonić — powiedziała. Żółta łódź.", "pl"), ("1. Bölüm\nÜç gün sonra mektup geldi. Işık söndü.", "tr"),
        ("No one came. No one would. O moon, o river, go slow. I wait, I wait.", "en"), ("Señor Muñoz slept. Łukasz sang; Zoë hummed along.", "en"), ("Old pond, no engine, a hat on still water.", "en"), ("teo: lol no maren: omg teo: k maren: u ok?", "en"),
    ],
)  # fmt: skip
def test_languages_of_a_few_words(text: str, language: str) -> None:
    """A sentence or two are told by all their letters; foreign names, and little words that English has too, tell nothing."""
    assert detect_language(text) == language


def test_the_language_of_a_poem() -> None:
    """Where there is but a line of prose the verse tells the language, not what is left beside it."""
    verse = "We sold the engine in the spring,\n    the spring the ice came twice,\nand with the money bought a hat\n    (it was a decent price).\n"
    story = read(
        "The Engine\n\n"
        + verse
        + "\nThe boat stayed where it always was\n    and where it always will,\na thing that used to go about\n    and now is very still.\n\n*\n\nO hat! O brim!\n        O ribbon\n                    blue\n"
    )
    assert story.metadata.language.value == "en"


def test_directions() -> None:
    """Arabic, Hebrew and Persian run from right to left."""
    assert [direction(tag) for tag in ("ar", "he-IL", "fa", "ur", "en", "ja", "ru")] == ["rtl"] * 4 + ["ltr"] * 3


# Fields, strongest first.


def test_fields_are_taken_from_the_strongest_place() -> None:
    """Command line before sidecar before story before `storybind.toml` before the file's name, each with its origin."""
    text = source("Title: From the Story\nAuthor: Anna Moss\n\nIt rained.\n\nIt stopped.\n", "from-the-file.txt")
    line, side, config = (
        Options(origin="--", title="From the Line"),
        Options(origin="story.toml", title="From the Side"),
        Options(origin="storybind.toml", title="C", publisher="P"),
    )

    def title(line: Options, side: Options, config: Options) -> tuple[str, str]:
        field = read_story(Manuscript(text, line, side, config)).metadata.title
        return field.value, field.origin

    assert title(line, side, config) == ("From the Line", "--title")
    assert title(Options(), side, config) == ("From the Side", "story.toml")
    assert title(Options(), Options(), config) == ("From the Story", "text line 1")
    bare = source("It rained on the house.\n\nIt stopped.\n", "from-the-file.txt")
    metadata = read_story(Manuscript(bare, Options(), Options(), config)).metadata
    assert (metadata.title.value, metadata.title.origin) == ("C", "storybind.toml")
    assert metadata.publisher is not None
    assert metadata.publisher.value == "P"
    metadata = read_story(Manuscript(bare)).metadata
    assert (metadata.title.value, metadata.authors.value) == ("From the file", ("Unknown",))
    assert (
        read_story(Manuscript(source("It rained on the house.\n\nIt stopped.\n", "-"))).metadata.title.value
        == "Untitled"
    )


def test_the_time_it_takes_grows_with_a_title_that_stands_again() -> None:
    """A text that says its title ten times as often takes about ten times as long, and has it once."""
    small, large = ("Popular\n\n" * lines + "It rained." for lines in (1_500, 15_000))
    assert [block.text for scene in read(small).scenes for block in scene.blocks] == ["It rained."]
    assert_grows(partial(read, small), partial(read, large), factor=30, spare=0.1)


def test_what_the_title_page_does_not_show_is_kept() -> None:
    """A title or a name that something stronger replaces stays in the book, on the page about the story."""
    story = read(
        "Title: From the Story\nAuthor: Anna Moss\nRating: T\n\nIt rained.\n\nIt stopped.\n",
        title="Another",
        author=["Somebody"],
    )
    assert [(entry.label, entry.value) for entry in story.metadata.about] == [
        ("Title", "From the Story"),
        ("Author", "Anna Moss"),
        ("Rating", "T"),
    ]


def test_an_identifier_follows_from_what_a_book_is_called() -> None:
    """The same title, authors and language give the same identifier, whatever the text; another title another one."""
    first, mended, other = (
        read(f"{title}\nby Anna Moss\n\nIt rained{sign}\n\nIt stopped.\n").metadata.identifier.value
        for title, sign in (("Rain", "."), ("Rain", "!"), ("Snow", "."))
    )
    assert first == mended != other
    assert first.startswith("urn:uuid:")
    assert make_identifier("Zoe\u0308", ["A"], "en") == make_identifier("Zoë", ["A"], "en")


@pytest.mark.parametrize(
    ("printed", "series", "index"),
    [
        ("Rain Stories, Part 2", "Rain Stories", "2"),
        ("Rain Stories 3", "Rain Stories", "3"),
        ("Rain Stories (#4)", "Rain Stories", "4"),
        ("Rain Stories", "Rain Stories", None),
    ],
)
def test_series_and_their_numbers(printed: str, series: str, index: str | None) -> None:
    """A series gives its name, and its number where one stands behind it."""
    metadata = read(f"Title: Rain\nSeries: {printed}\n\nIt rained.\n\nIt stopped.\n").metadata
    assert metadata.series is not None
    assert metadata.series.value == series
    assert (metadata.series_index.value if metadata.series_index else None) == index


def test_the_day_of_a_story_is_read_as_people_write_it() -> None:
    """English dates become days of the calendar; what is none stays on the page about the story, with a notice."""
    for printed in ("March 3rd, 2019", "3 March 2019", "2019-03-03"):
        date = read(f"Title: Rain\nDate: {printed}\n\nIt rained.\n\nIt stopped.\n").metadata.date
        assert date is not None
        assert date.value == "2019-03-03"
    story = read("Title: Rain\nDate: 31 February 2019\n\nIt rained.\n\nIt stopped.\n")
    assert story.metadata.date is None
    assert [notice.code for notice in story.notices] == ["odd-field"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", "2019-02-31"),
        ("language", "english"),
        ("series_index", "two"),
        ("identifier", "x"),
        ("title", "  "),
        ("author", []),
        ("toc", "pages"),
        ("epoch", "-1"),
    ],
)
def test_values_that_no_book_can_carry_are_refused(key: str, value: object) -> None:
    """An option that cannot be kept is refused with its name, at the place it was given."""
    with pytest.raises(OptionError, match=key.replace("_", ".")):
        read_options({key: value}, "--", lambda name: f"--{name}")


# Emphasis.


@pytest.mark.parametrize(
    ("text", "plain", "ranges"),
    [
        ("*a* _b_ **c** __d__", "a b c d", [(0, 1, "em"), (2, 3, "em"), (4, 5, "strong"), (6, 7, "strong")]),
        ("***a***", "a", [(0, 1, "strong"), (0, 1, "em")]),
        ("*a **b** c*", "a b c", [(0, 5, "em"), (2, 3, "strong")]),
        ("_b_ alone", "b alone", [(0, 1, "em")]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("snake_case_name", "snake_case_name", []),
        ("a * footnote", "a * footnote", []),
        ("*unmatched", "*unmatched", []),
        ("(*a*)", "(a)", [(1, 2, "em")]),
        ("**a *b***", "a b", [(0, 3, "strong"), (2, 3, "em")]),
        ("*a **b***", "a b", [(0, 3, "em"), (2, 3, "strong")]),
        ('"*A*," she said', '"A," she said', [(1, 2, "em")]),
        ("*cough*", "cough", [(0, 5, "em")]),
        ("un*believ*able", "un*believ*able", []),
        ("* * *", "* * *", []),
        ("**", "**", []),
    ],
)
def test_emphasis_is_read(text: str, plain: str, ranges: list[tuple[int, int, str]]) -> None:
    """Stars and underscores round words are emphasis; anywhere else they are what was typed."""
    found, inline = read_inline(text)
    assert (found, [(one.start, one.end, one.kind) for one in inline]) == (plain, ranges)


# Markdown.


def markdown(text: str) -> list[Block]:
    """The blocks of a Markdown story's scenes."""
    return [block for scene in read(text, "story.md").scenes for block in scene.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "1999. It was cold.", "    She left.", "\tShe left.", "- Hello, he said.", "+ one more", "* a star", "10) ten", "a | b", "x < 12 and y > 3", "<3 she wrote", ":) she wrote", "[16:02] hello",
        "AT&T &c. were there", "She was un*believ*able.", "2 * 3 * 4", "snake_case_name", "C:\\temp", "5 > 3", "#hashtag", "~~~ she said ~~~ and left", "http://example.org/a_b_c", "a^2", "© 2019", "100% & more", "[x] done",
    ],
)  # fmt: skip
def test_markdown_eats_no_word(line: str) -> None:
    """Years, bullets, margins and signs that a renderer would take for markup keep every word and stay one paragraph."""
    words = "".join(filter(str.isalnum, line))
    (_, block, _) = markdown(f"# Rain\n\nIt rained.\n\n{line}\n\nIt stopped.\n")
    assert block.kind is BlockKind.PARAGRAPH
    assert "".join(filter(str.isalnum, block.text)) == words


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("She was <b>not</b> <i>amused</i>.", "She was not amused."),
        ("She grinned <grin> at him.", "She grinned <grin> at him."),
        ("See [here](http://example.org/x) now.", "See here now."),
        ("A &amp; B &mdash; caf&eacute;", "A & B — café"),
        ("one \\*star\\*", "one *star*"),
        ("the `code` of it", "the code of it"),
        ("one<!-- not this --> two", "one two"),
    ],
)
def test_markdown_inside_a_paragraph(line: str, text: str) -> None:
    """Emphasis, links, entities, escapes and code are read; a word in angle brackets that is no tag is a word."""
    (_, block, _) = markdown(f"# Rain\n\nIt rained.\n\n{line}\n\nIt stopped.\n")
    assert block.text == text


def test_markdown_lines_end_where_two_blanks_say_so() -> None:
    """Two blanks or a ``<br>`` keep a line's end; any other line end is a blank."""
    (_, verse, prose) = markdown(
        "# Rain\n\nIt rained.\n\nRoses are red,  \nviolets are blue,<br>\nthat is all.\n\nThis goes\non.\n"
    )
    assert (verse.kind, verse.text) == (BlockKind.VERSE, "Roses are red,\nviolets are blue,\nthat is all.")
    assert (prose.kind, prose.text) == (BlockKind.PARAGRAPH, "This goes on.")


def test_markdown_headings_head_chapters() -> None:
    """The one heading of the first level is the title; those below it head chapters, and those below them name scenes."""
    story = read(
        "# Rain\n\n## Water\n\nIt rained.\n\n### Later\n\nIt hailed.\n\n## Ice ##\n\nIt stopped.\n", "story.md"
    )
    assert story.metadata.title.value == "Rain"
    assert [chapter.title for chapter in story.chapters] == ["Water", "Ice"]
    assert ("label", "Later") in story_blocks(story)


def test_markdown_underlined_headings() -> None:
    """A short line over ``===`` is the title, one over ``---`` heads a chapter; a sentence of two lines over it does not."""
    story = read(
        "Rain\n====\n\nWater\n-----\n\nIt rained.\n\nIt hailed, and\nit froze.\n---\n\nIt stopped.\n\nIce\n---\n\nIt thawed.\n",
        "story.md",
    )
    assert story.metadata.title.value == "Rain"
    assert [chapter.title for chapter in story.chapters] == ["Water", "Ice"]
    assert [str(scene.begins.kind) for scene in story.scenes if scene.begins] == ["mark"]


@pytest.mark.parametrize("row", ["***", "---", "* * *", "___", "~~~", "oOo", "#", "⁂"])
def test_markdown_rules_are_breaks(row: str) -> None:
    """A rule between blank lines is a break; so are the rows that Markdown does not know."""
    story = read(f"# Rain\n\nIt rained.\n\n{row}\n\nIt stopped.\n", "story.md")
    assert [str(scene.begins.kind) for scene in story.scenes if scene.begins] == ["mark"]


@pytest.mark.parametrize("heading", ["## ", "## #", "# ", "## *", "## **"])
def test_a_markdown_heading_without_words_is_none(heading: str) -> None:
    """A heading needs words: without any it is a row, or nothing, and no chapter."""
    story = read(f"# Rain\n\n## Water\n\nIt rained.\n\n{heading}\n\nIt stopped.\n", "story.md")
    assert [chapter.title for chapter in story.chapters] == ["Water"]


def test_a_quote_is_a_quote() -> None:
    """Block quotes are blocks of their own, an empty ``>`` parts their paragraphs."""
    found = markdown("# Rain\n\nIt rained.\n\n> one\n> two\n>\n> three\n\nIt stopped.\n")
    assert [(str(block.kind), block.text) for block in found[1:3]] == [("quote", "one two"), ("quote", "three")]


def test_footnotes_and_references_find_each_other() -> None:
    """A reference is a range over its number; the footnote is a block with the reference's name."""
    first, note = markdown("# Rain\n\nIt rained[^1] hard.\n\n[^1]: Very *hard*.\n")
    assert first.text == "It rained1 hard."
    assert first.inline == (Inline(9, 10, "noteref", "1"),)
    assert (note.kind, note.id, note.text) == (BlockKind.FOOTNOTE, "1", "Very hard.")


def test_front_matter_of_markdown() -> None:
    """Front matter gives the fields, and the heading that repeats its title is the title."""
    story = read(
        "---\ntitle: Rain\nauthor: Anna Moss\ntags: [a, b]\n---\n\n# Rain\n\nIt rained.\n\nIt stopped.\n", "story.md"
    )
    assert (story.metadata.title.value, story.metadata.authors.value) == ("Rain", ("Anna Moss",))
    assert story.metadata.tags is not None
    assert story.metadata.tags.value == ("a", "b")
    assert [chapter.title for chapter in story.chapters] == [None]


# Headings and notes in bulk, and how they jump.


def test_thousands_of_chapters_are_read_in_linear_time() -> None:
    """A very long serial, notes and all, takes a few times what one of a quarter its length takes."""

    def read_many(count: int) -> None:
        text = "Rain\n\n" + "\n\n".join(
            f"Chapter {at}\n\nA/N: hi you guys!\n\nIt rained [A/N: sorry] on the house.\n\nR&R!"
            for at in range(1, count + 1)
        )
        story = read(text)
        assert (len(story.chapters), len(story.notes)) == (count, 3 * count)

    assert_grows(partial(read_many, 750), partial(read_many, 3_000), factor=10, spare=0.5)


def test_thousands_of_headings_with_letters_apart_are_read_in_linear_time() -> None:
    """The word of a title is looked for in what stands near below it, and not in all that follows."""

    def read_many(count: int) -> None:
        line = "Nobody on the landing said that the ferry was late, since all of them could see it."
        text = "Rain\n\n" + "\n\n".join(f"C H A P T E R  {at}\n\nT A P E S\n\n{line}" for at in range(1, count + 1))
        assert len(read(text).chapters) == count

    assert_grows(partial(read_many, 750), partial(read_many, 3_000), factor=10, spare=1)


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 1: " + "very " * 1000 + "long",
        "I. " + "A" * 5000,
        "[A/N: " * 20_000,
        "((" * 20_000 + "x" + "))" * 20_000,
        "(A/N: x) " * 5_000,
        "_a" * 20_000,
        "a_" * 20_000,
    ],
    ids=["words", "a-word", "open", "nested", "many", "strokes-before", "strokes-behind"],
)
def test_a_heading_or_a_note_without_end_is_read_in_bounded_time(line: str) -> None:
    """A line of thousands of characters is no heading; brackets that never close, or close in a thousand places, are bounded."""

    def read_it() -> None:
        story = read(f"Rain\n\nIt rained. {line}\n\nIt stopped.\n")
        assert [chapter.heading for chapter in story.chapters] == [None]

    assert_within(5, read_it)


def test_a_list_of_which_thousands_of_rows_are_missing_is_read_in_bounded_time() -> None:
    """Rows that stand nowhere below are not held against each short line between the headings that do."""
    rows = "\n".join(f"Thing {at} of Lore" for at in range(1_500))
    said = "\n\n".join(f"Say {at}" for at in range(1_500))
    text = f"Rain\n\nContents\n\nThe Well\n{rows}\nThe Ford\n\nThe Well\n\n{said}\n\nThe Ford\n\nIt rained.\n"
    assert_within(8, lambda: read(text))


@pytest.mark.parametrize(("times", "chapters"), [(300, 1), (400, 3)])
def test_numbers_divide_a_story_no_longer_than_a_chapter(times: int, chapters: int) -> None:
    """What has some three thousand words is one chapter with its numbers as labels; more is as many chapters."""
    text = "".join(f"{number}\n\n{'It rained again. ' * times}\n\n" for number in ("I", "II", "III"))
    story = read(f"Rain\n\n{text}")
    assert len(story.chapters) == chapters
    assert len(list(story.scenes)) == 3


def test_numbers_that_jump_are_told() -> None:
    """A missing chapter is a notice with the line of the heading behind it; a new part, 2.5, +1 and "and one" are no jump."""
    text = "Rain\n\nChapter 1\n\nA.\n\nChapter 2\n\nB.\n\nChapter 2.5\n\nC.\n\nChapter 4\n\nD.\n"
    found = [(notice.code, notice.line, notice.text) for notice in read(text).notices]
    assert found == [
        (
            "chapter-numbers",
            15,
            "chapter 4 follows chapter 2; is one missing, or is this no heading? [[no-chapter]] in the sidecar takes it out",
        )
    ]
    parts = "Rain\n\nPart 1\n\nChapter 1\n\nA.\n\nChapter 2\n\nB.\n\nPart 2\n\nChapter 1\n\nC.\n"
    for numbers in (["1", "2", "+1"], ["One", "Two", "and one"]):
        more = "Five Times\n\n" + "".join(f"{number}\n\n{'It rained again. ' * 400}\n\n" for number in numbers)
        assert [str(chapter.heading) for chapter in read(more).chapters] == numbers
        assert read(more).notices == ()
    assert read(parts).notices == ()


def test_many_jumps_are_summed_up() -> None:
    """A story with numbers at random is not told of at every chapter."""
    numbers = [7, 3, 9, 1, 5, 2, 8, 4, 6, 30, 12]
    story = read("Rain\n\n" + "\n\n".join(f"Chapter {number}\n\nIt rained." for number in numbers))
    assert len(story.notices) == 6
    assert story.notices[-1].text == "the numbers of chapters jump in 5 more places"


def test_a_list_of_contents_is_left_out_and_told() -> None:
    """The list's lines are accounted for by name, and are no part of the story."""
    text = (
        "Rain\nby Anna Moss\n\nContents\n\nOne Drop\nTwo Drops\n\nOne Drop\n\nIt rained.\n\nTwo Drops\n\nIt poured.\n"
    )
    story = read(text)
    assert [chapter.title for chapter in story.chapters] == ["One Drop", "Two Drops"]
    assert [block.text for block in story.left_out] == ["Contents", "One Drop\nTwo Drops"]
    assert [(notice.code, notice.line, str(notice.severity)) for notice in story.notices] == [
        ("contents-left-out", 4, "info")
    ]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("Two Drops", ", without “Index”, which heads nothing"),
        ("A Note on Jars\nTwo Drops", ", without “A Note on Jars” and 1 more, which head nothing"),
    ],
)
def test_what_a_list_of_contents_has_for_itself_is_told(entries: str, told: str) -> None:
    """An entry that no heading repeats is in no book: a chapter may be missing."""
    rest = [f"{drops} Drops" for drops in "Three Four Five Six Seven Eight".split()]
    listed = "\n".join(("One Drop", entries, *rest, "Index ..... 9"))
    chapters = "\n\n".join(f"{title}\n\nIt rained." for title in ("One Drop", "Two Drops", *rest))
    (notice,) = read(f"Rain\nby Anna Moss\n\nContents\n\n{listed}\n\n{chapters}\n").notices
    assert notice.text.startswith(f"the text has a list of contents; the book makes its own{told} (lines 4 to ")


def test_a_line_that_goes_with_the_block_of_a_list_is_told() -> None:
    """A line below the last entry is in no book either, if it stands in one block with the list."""
    listed = "One Drop\nTwo Drops\nThree Drops"
    chapters = "\n\n".join(f"{title}\n\nIt rained." for title in listed.split("\n"))
    (notice,) = read(f"Rain\nby Anna Moss\n\nContents\n\n{listed}\nA dry word for Ann\n\n{chapters}\n").notices
    assert ", without “A dry word for Ann”, which heads nothing" in notice.text


def test_a_list_that_names_no_headings_stays() -> None:
    """Short lines that stand nowhere else are the story's, under whatever word."""
    text = "Rain\nby Anna Moss\n\nContents\n\nOne Drop\n\nTwo Drops\n\nIt rained, and the jar was full of it.\n\nIt poured.\n"
    story = read(text)
    assert story.left_out == ()
    assert ("paragraph", "Contents") in story_blocks(story)


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("风从东边吹来，屋里没有人。", 11),
        ("雨が降った。「ABC社」の 3 人。", 10),
        ("그는 물가로 내려갔다.", 3),
        ("“It rained — all day,” he said.", 7),
    ],
    ids=["zh", "ja", "ko", "en"],
)
def test_words_are_counted_as_readers_of_a_language_do(prose: str, words: int) -> None:
    """Each character of Han and kana is a word; elsewhere it is what stands between blanks."""
    text = "\n\n".join([prose] * 6)
    story = read_story(Manuscript(source(text), Options(title="T", cover="none")))
    assert sum(scene.words for scene in story.scenes) == story.source.words == 6 * words


@pytest.mark.parametrize("rows", [3, 4, 8])
@pytest.mark.parametrize("entry", ["{roman}. {title}   {page}", "CHAPTER {roman}. {title}", "{title}"])
@pytest.mark.parametrize("head", ["CHAPTER {roman}.\n\n{title}", "CHAPTER {roman}\n{title}", "{roman}.\n\n{title}"])
def test_the_first_number_below_a_list_of_contents_is_its_chapter(rows: int, entry: str, head: str) -> None:
    """It says nothing that the list has not said, but the numbers of a list only rise: its words are the chapter's."""
    romans = "I II III IV V VI VII VIII".split()[:rows]
    titles = [f"THE {word} BUCKET" for word in "TIN OLD RED LOST WOODEN LAST DRY BEST".split()]
    known = [
        {"roman": roman, "title": title, "page": 10 * at + 3}
        for at, (roman, title) in enumerate(zip(romans, titles, strict=False))
    ]
    contents = "\n".join(entry.format(**one) for one in known)
    chapters = "\n\n\n".join(f"{head.format(**one)}\n\nNobody had counted them since the flood." for one in known)
    story = read(f"The Well\n\nBy Edda Moll\n\nCONTENTS\n\n{contents}\n\n\n{chapters}\n")
    heads = [chapter.heading for chapter in story.chapters]
    said = [number_of(one.label) for one in heads if one]
    assert said == [*range(1, rows + 1)]
    assert "\n".join(block.text for block in story.left_out) == f"CONTENTS\n{contents}".replace(
        "CONTENTS\n", "CONTENTS\n"
    )


def pieces(*titles: str, words: int = 90) -> str:
    """A book of pieces, each under a title that a wider gap sets off, and told in other words."""
    told = "\n\n".join(f"The lamp was lit by number {at} and stood in the hall. " * (words // 11) for at in range(2))
    return "The Lamps\n\nby Edda Moll\n\n" + "".join(f"\n\n\n{title}\n\n{told}\n" for title in titles)


def test_one_title_in_ten_may_be_said_again() -> None:
    """A stretch of country that is left and come to again has its name twice; names of who tells a scene come by turns."""
    places = [f"THE {place} ROAD" for place in "UPPER LOWER LONG STONY WET MILL ABBEY WEIR CHALK".split()]
    titles = [*places, "THE UPPER ROAD"]
    assert [chapter.title for chapter in read(pieces(*titles)).chapters] == titles
    assert [chapter.title for chapter in read(pieces(*["ANNA MARSH", "TOM AIREY"] * 3)).chapters] == [None]


def test_numbers_divide_the_first_of_several_pieces() -> None:
    """Essays of which only the first has numbers are the chapters, and its numbers are none."""
    titles = ["CRABBED OLD AGE", "IN PRAISE OF IDLERS", "SENT TO THE SOUTH", "A PLEA FOR LAMPS"]
    text = pieces("I.", "II.", *titles, words=600)
    assert [chapter.title for chapter in read(text).chapters] == [None, *titles]


def test_a_line_of_many_readings_is_read_in_one_go() -> None:
    """Readings that somebody typed as the site has it cost no search of the whole line each."""
    text = "題\n\n" + "[[rb:東 > とう]]" * 60_000 + "。\n\n彼は歩いた。\n"
    assert_within(5, lambda: read(text))


@pytest.mark.parametrize(("words", "parts"), [(16_000, ["THE WINDOW", "TIME PASSES", "THE STAIR"]), (600, [])])
def test_titles_over_numbers_that_begin_anew_head_the_parts_of_a_book_as_long_as_that(
    words: int, parts: list[str]
) -> None:
    """Titles under each of which numbers begin anew head parts where these are as long as no story is; else they are chapters."""
    told = "The rain fell on the roof of the house, and nobody in it went to look.\n\n" * (words // 60)
    pieces = [
        f"{title}\n\n\n" + "".join(f"{at}\n\n{told}\n\n" for at in (1, 2, 3, 4))
        for title in ("THE WINDOW", "TIME PASSES", "THE STAIR")
    ]
    story = read("The House\n\nby Orla Venn\n\n\n\n" + "\n\n\n".join(pieces))
    assert [chapter.part.title for chapter in story.chapters if chapter.part] == parts
    assert len(story.chapters) == (12 if parts else 3)


@pytest.mark.parametrize(
    ("fellows", "title", "first"),
    [
        (("The Weir", "The Last Gate", "A Key for Hobb", "The Ford"), "Stories of the reach", "The Lock"),
        (("Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"), "The Lock", None),
    ],
)
def test_a_first_line_that_has_many_fellows_heads_the_first_chapter(
    fellows: tuple[str, ...], title: str, first: str | None
) -> None:
    """A first line with as wide a gap over each line set as it is, far from one another, heads a chapter; over numbered ones it is the book's."""
    told = "The rain fell on the roof of the house, and nobody in it went to look.\n\n" * 80
    story = read("\n\n\n".join(f"{line}\n\n{told}" for line in ("The Lock", *fellows)), "stories-of-the-reach.txt")
    assert (story.metadata.title.value, story.chapters[0].title) == (title, first)


@pytest.mark.parametrize(("words", "chapters"), [(1_200, 10), (300, 3)])
def test_many_long_parts_under_one_title_are_its_chapters(words: int, chapters: int) -> None:
    """Books under a title that a list of contents names with them are chapters, where each is long; else they divide one."""
    told = "The rain fell on the roof of the house, and nobody in it went to look.\n\n" * (words // 15)
    books = [f"BOOK {number}" for number in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")]
    listed = "\n".join(["TO THE READER", "THE HOUSE", *books, "NOTES ON IT"])
    text = f"The House\n\nby Orla Venn\n\n\nCONTENTS\n\n{listed}\n\n\nTO THE READER\n\n{told}\n\nTHE HOUSE\n\n\n"
    story = read(text + "".join(f"{book}\n\n\n{told}\n\n" for book in books) + f"NOTES ON IT\n\n{told}")
    assert len(story.chapters) == chapters
