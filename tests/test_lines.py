"""Lines that are meant as lines: their shapes, the runs they make, what neighbours tell of them, footnotes, their look."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest

from cost import assert_within
from storybind.model import Block, BlockKind, Source, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.blocks import read_blocks
from storybind.text.decode import decode
from storybind.text.tables.back_matter import BACK_MATTER, BackMatter, read_back_matter
from storybind.text.tables.lines import SHAPES, Shape, fits

_BEFORE = "It was a long evening, and they had all come in from the garden to hear it read, dogs and all."
_AFTER = "Nobody spoke, for that was not what one did in that house when something had been read aloud to it."


def blocks_of(text: str) -> list[tuple[str, str]]:
    """The blocks of a text between two long paragraphs: kind and words."""
    whole = f"{_BEFORE}\n\n{text}\n\n{_AFTER}\n"
    found = read_blocks(Source("story.txt", whole, "utf-8", ""))[1]
    return [(str(block.kind), block.text) for block in found[1:-1]]


def story_of(text: str) -> Story:
    """A story understood and made a book, which proves that no word is lost."""
    return convert(Manuscript(decode(text.encode(), "story.txt"), Options(cover="none"))).story


def test_bare_signs_of_quotation_are_no_block() -> None:
    """Lines of a mail that quote nothing leave nothing behind, wherever they stand."""
    assert blocks_of(">\n>") == []
    assert [block.text for scene in story_of(f"Rain\n\n{_BEFORE}\n\n>\n>\n").scenes for block in scene.blocks] == [
        _BEFORE
    ]


def test_quoted_lines_of_a_script_without_blanks() -> None:
    """Chinese and Japanese that a mail quotes line by line is one text, and no word of it is lost."""
    (scene,) = story_of("海の話\n\n　船はもうなかった。\n\n> 「海の話」見本文庫\n> 見本太郎\n\n　終わった。\n").scenes
    assert (scene.blocks[1].kind, scene.blocks[1].text) == (BlockKind.QUOTE, "「海の話」見本文庫見本太郎")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Crane Cottage, Upper Hatch\n\n9th May\n\nDear Agnes,\n\nThe wall is down.\n\nYours,\nRuth", 5),
        (
            "    Crane Cottage,\n    Upper Hatch.\n\n    9th May\n\n    The wall is down, and the pony is in the orchard.",
            3,
        ),
        ("14 Crane Street\n\n9th May\n\nSir,\n\nThe wall is down.\n\nI am, Sir, your obedient servant,\n\nR. Tull", 6),
        ("Nobody spoke\n\n9th May\n\nDear Agnes,\n\nThe wall is down.\n\nYours,\nRuth", 4),
        ("14 Crane Street\n\n9th May\n\nThe men came about the wall.", 0),
    ],
)
def test_an_address_over_a_date_is_part_of_the_letter(text: str, letters: int) -> None:
    """Where a letter was written stands above when; above a date that heads no letter it is none."""
    assert [kind for kind, _ in blocks_of(text)].count("letter") == letters


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.id)
def test_a_shape_takes_its_lines_and_no_look_alike(shape: Shape) -> None:
    """Each row fires on its examples, stays silent on its look-alikes, and says why."""
    assert [line for line in shape.fires_on if not fits(shape, line)] == []
    assert [line for line in shape.silent_on if fits(shape, line)] == []
    assert shape.because.endswith(".")
    assert shape.fires_on
    assert shape.silent_on


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.id)
@pytest.mark.parametrize(
    "junk", ["a ", "A. ", "A", "~", "[16:02] ", "love ", "A-", "12:", "P.", "Mrs.", "<a", "(", "dear mrs. "]
)
def test_a_shape_never_runs_away(shape: Shape, junk: str) -> None:
    """A line of anything, as long as one is looked at, takes no time to speak of."""
    assert_within(0.05, partial(fits, shape, (junk * 400)[:400]))


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("[16:02] pip: LOOK\n[16:03] dot: no", "chat"),
        ("<pip> u there\n<dot> no\n* pip waves\n<dot> ok", "chat"),
        ("16:02 <pip> did you\n16:03 <dot> yes", "chat"),
        ("Pip — Today at 4:02 PM\nis anybody going to say anything\nor are we all just sitting here", "chat"),
        ("PIP (12:04 PM)\nhello", "chat"),
        ("01/05/2024, 16:02 - Jo: hi\n01/05/2024, 16:03 - Pip: hi", "chat"),
        ("Jo: Is he there yet\nMe: No\nJo: Now?", "chat"),
        ("HAMLET: Words, words.\nPOLONIUS: What is the matter?", "script"),
        ("FIRST WITCH (aside): When?\nSECOND WITCH: Not Thursdays.", "script"),
        ("[Name: Pip]\n[Strength: 6]\n[Patience: 19]", "panel"),
        ("[Name: Pip]\n———\n[Carried: rope (1)]", "panel"),
        ("[Name: Pip]\n\n———\n\n[Carried: rope (1)]", "panel"),
        ("【Quest Complete】", "panel"),
        ("╔══════╗\n║ HP 12 ║\n╚══════╝", "panel"),
        ("Strength: 6\nPatience: 19 (+2)\nLuck: 3", "panel"),
        ("~Leave a light on the harbour wall,\nI'm coming home.~", "verse"),
        ("♪ Leave a light on the harbour wall ♪", "verse"),
        ("The curfew tolls the knell of parting day,\nThe lowing herd wind slowly o'er the lea,", "verse"),
        ("    The tide comes up, the tide goes down,\n      It never asks the squire;", "verse"),
        ("so much depends\nupon", "verse"),
        ("GOAT IN PARLOUR STOP\nCOME AT ONCE STOP", "sign"),
        ("NO GOATS\nBY ORDER", "sign"),
        ("- bread\n- cheese (some)\n- a rope", "list"),
        ("1. Go in.\n2. Come out.", "list"),
        ("From: Marcus Bell\nTo: Priya Nair\nSubject: Badges", "letter"),
        ("Von: Anna\nAn: Tom\nBetreff: Ziege", "letter"),
        ("Yours sincerely,\nPriya Nair (aged 11)", "letter"),
        ("As always,\nBo", "letter"),
        ("Warmest regards,\nBo", "letter"),
        ("    14 Gull Terrace\n    Little Sound\n    2nd June", "letter"),
        ("12 Tannery Row\nSkelby", "letter"),
        ("> you said she would go\n> on Tuesday", "quote"),
        ("    I should be glad to know what has happened to\n    the Acrosses.", "quote"),
        ("[Illustration: The gate]", "caption"),
        ("--\nMara\nThe Hold", "letter"),
    ],
)  # fmt: skip
def test_a_run_of_lines_is_what_it_looks_like(lines: str, kind: str) -> None:
    """Chats, scripts, panels, songs, inscriptions, lists, letters and quotations are one block each that keeps its lines."""
    ((found, _),) = blocks_of(lines)
    assert found == kind


@pytest.mark.parametrize(
    "lines",
    [
        '"Yes."\n"No."\n"Maybe."',
        "Yes.\nNo.\nMaybe.",
        "- Da, he said.\n- Nyet, said she.",
        "— ¿Qué?\n— Nada.",
        "He sat down.\nShe did not.\nIt rained.",
        "[Kurt]",
        "[sic]",
        "(He sits.)",
        "NO GOATS",
        "Note: the key was under the mat.",
        "It was 16:02, and nobody came.",
        "1999. It was cold.",
        '"Title: none," she said.',
        "Dear me, what a day.",
        "~",
        "--\nHe went home.",
        "Notes:\nSorry, this one took me a week.",
        "~ and one time she already knew ~",
    ],
)
def test_prose_stays_prose(lines: str) -> None:
    """Short speeches, answers of one word, cries, labels and sentences with a colon are paragraphs, or no block of lines."""
    assert {kind for kind, _ in blocks_of(lines)} <= {"paragraph", "mark"}


def test_a_narrow_column_is_prose() -> None:
    """Prose that was wrapped narrow is a paragraph each, though its lines are as short as those of verse; one alone may be verse."""
    first = "the people at the stop had\nbegun to talk to one another,\nwhich was how you could tell\nthat it would not come at all."
    second = "a man who had a timetable of\nhis own held it up to the sky\nand read them the part of it\nthat was about the holidays."
    third = "nobody had the right change\nfor a bus that was not coming\nand so they lent each other a\ncoin or two, and went on home."
    parts = (first, second, third)
    assert blocks_of("\n\n".join(parts)) == [("paragraph", part.replace("\n", " ")) for part in parts]


_WRAPPED = "It had rained on the harbour since noon, and the boats lay in\na row along the wall with their nets on them, as they did\nwhen nobody meant to go out.\n\n"
_STANZA = "The lamp on the pier was as small as a seed,\n{0}and nobody saw it, and nobody came,\nThe lamp on the pier, it was all that we need,\n{0}and the sea took the light and forgot us by name."


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("around", ["", _WRAPPED * 6], ids=["long-lines", "wrapped"])
def test_a_stanza_may_go_on_in_small_letters(around: str, indent: str) -> None:
    """Four lines that end at a pause, with room for more, are verse, set in or not, and begin no scene."""
    poem = _STANZA.format(indent)
    text = f"{around.strip() or _BEFORE}\n\n{poem}\n\n{around.strip() or _AFTER}"
    assert [
        block.text for block in read_blocks(Source("story.txt", text, "utf-8", ""))[1] if block.kind == "verse"
    ] == [poem]
    scenes = story_of(f"The Pier\n\nby Nan Coe\n\n{text}\n").scenes
    assert [scene.begins for scene in scenes if scene.blocks[0].text == poem] == []


@pytest.mark.parametrize(
    "lines",
    [
        "It had rained on the harbour since noon, and the\nboats lay in a row along the wall with their\nnets on them, as they did when nobody meant to\ngo out, and nobody did.",
        "“You came,”\nshe said.\n“I did,”\nhe said, and sat down,",
    ],
)
def test_lines_of_prose_are_no_stanza(lines: str) -> None:
    """A paragraph that was wrapped to the width of verse ends its lines anywhere; talk is no verse."""
    assert "verse" not in {kind for kind, _ in blocks_of(lines)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The dog knew.\nThe dog said nothing,\nbeing a dog.", ["verse"]),
        ("one chair, the leg of which\nis not the leg it came with\n\none window\none other window", ["verse"] * 2),
        ("vey - a greeting; also, an insult\nasha - a carrier of salt\ntollem - a beast like a camel, but not", ["verse"]),
        ("I have got the key, and I\nhave no idea what it is for.", ["paragraph"]),
        ("The dog knew.\nIt rained.\nNobody came.", ["paragraph"] * 3),
        ("[1] A copper one.\n[2] There were forty of them.\n[3] Only Pim.\n[4] He had a copper one as well.", ["paragraph"] * 4),
        ("He stopped - and so did I - for the\ndog - it was Pim - had seen the cat\nof old - or so we thought - again", ["paragraph"]),
    ],
)  # fmt: skip
def test_short_lines_that_run_over_are_lines_where_no_paragraph_is_wrapped(text: str, kinds: list[str]) -> None:
    """Unfilled lines, two beside a stanza, and a glossary are lines; a filled one and whole sentences are prose."""
    assert [kind for kind, _ in blocks_of(text)] == kinds


_UNWRAPPED = "\n\n".join([f"{_BEFORE} {_AFTER}"] * 4)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Steam on the window—\nsomebody’s brother is late\nfor the last tram home", ["verse"]),
        ("We came in by the coal-hole with our boots on,\nthe lamp went out, the cellar cat went by,\nand nobody said: “Why?”", ["verse"]),
        ("Go, little tram,\nI never rode the hill, the bend,\nthe end.", ["verse"]),
        ("He shut the door.\nShe shut the other.\nNobody spoke, for a while.", ["paragraph"] * 3),
        ("“You came,”\nshe said.\n“I did,”\nhe said, and sat down,", ["paragraph"] * 4),
        ("It had rained on the harbour since noon, and\nthe boats lay in a row along the wall, with\ntheir nets on them, as they did when nobody\nmeant to go out.", ["paragraph"]),
    ],
)  # fmt: skip
def test_three_short_lines_are_verse_where_paragraphs_are_long_lines(text: str, kinds: list[str]) -> None:
    """A haiku and a stanza keep their lines; whole sentences, talk and a column that was filled are prose."""
    assert [kind for kind, _ in blocks_of(f"{_UNWRAPPED}\n\n{text}")[4:]] == kinds


def test_stanzas_of_a_ballad_are_known_by_one_another() -> None:
    """People speak in a stanza, and sentences end: it has as many lines as the one above; talk of fewer lines has not."""
    sung = "The tide comes up to the garden door,\nIt never asks the squire,\nIt wets the parson to the knee,\nAnd climbs a little higher."
    said = "“You want a boat,” I said to him.\n“I do,” he said, “I do.”\nWe sat us down upon the stair.\nAnd let the water through."
    assert [kind for kind, _ in blocks_of(f"{sung}\n\n{said}\n\n{sung}")] == ["verse"] * 3
    talk = "“You sang,” I said.\n“I did.”\nHe sat down."
    assert [kind for kind, _ in blocks_of(f"{sung}\n\n{talk}\n\n{sung}")] == ["verse", *["paragraph"] * 3, "verse"]


def test_a_stanza_of_whole_sentences_has_a_fellow_further_up() -> None:
    """What tells of one stanza tells of the others that have as many lines, over a title too; not of speeches behind dashes."""
    sung = "The tide comes up to the garden door,\nIt never asks the squire,\nIt wets the parson to the knee,\nAnd climbs a little higher."
    whole = "They rang the bell. They shut the door.\nThey saved the garden chair.\nAnd what came in? The sea came in.\nAnd found them sitting there."
    told = [kind for kind, _ in blocks_of("\n\n".join([sung, whole, "II", whole]))]
    assert told == ["verse", "verse", "paragraph", "verse"]
    spoken = "— They rang the bell.\n— Who did?\n— They did, and shut the door.\nNobody spoke."
    assert [kind for kind, _ in blocks_of(f"{sung}\n\n{spoken}")] == ["verse", *["paragraph"] * 4]


def test_no_scene_begins_within_a_poem() -> None:
    """A line by itself between two stanzas is one of the poem, whatever it tells of time."""
    line = "Three weeks later the water went down,"
    text = f"Tides\n\nby Nan Coe\n\n{_UNWRAPPED}\n\n{_STANZA.format('')}\n\n{{}}\n\n{_STANZA.format('')}\n"
    assert len([*story_of(text.format(line)).scenes]) == 1
    assert len([*story_of(text.format(f"{line} and they saw what had become of the garden.")).scenes]) == 2


def test_stanzas_of_two_lines_in_wrapped_text_are_kept() -> None:
    """Where paragraphs are wrapped, short lines beside one another are two stanzas; a short paragraph beside them is prose."""
    prose = (
        "It was a long evening, and they had all come in from the\ngarden to hear it read, dogs and all, and the one who was to\n"
        "read it had a cold and would not be hurried over any of it."
    )
    stanzas = ["the gate was open\nthe gate was wet, and", "nobody came through it\nfor an hour"]
    text = "\n\n".join([*[prose] * 4, *stanzas, "Then he shut the book on\nhis own thumb.", prose, prose])
    layout, found = read_blocks(Source("story.txt", text, "utf-8", ""))
    assert layout.wrap
    assert [block.text for block in found if block.kind is BlockKind.VERSE] == stanzas


def test_a_letter_is_all_of_it_a_letter() -> None:
    """From address and date over the greeting to the signature and what is written under it; the date is no scene."""
    text = (
        "Mrs. E. Hale\n12 Tannery Row\n\n3rd May 1921\n\nMy dear Mrs. Hale,\n\nThe goat is still in the parlour.\n\n"
        "We have tried bread, and reason.\n\nI remain,\nYours truly,\nThos. Pell\n\nP.S. It has eaten the curtains."
    )
    assert {kind for kind, _ in blocks_of(text)} == {"letter"}
    assert len(list(story_of(f"Goats\n\n{_BEFORE}\n\n{text}\n\n{_AFTER}\n").scenes)) == 1


def test_letters_of_a_correspondence_are_apart() -> None:
    """Each letter begins with its address or date, also under a bare name or a postscript; a word of greeting within one begins none."""
    text = (
        "12 Elm Row\nSkelby\n\nDear Tom,\n\nHave you seen the cat?\n\nHello!\n\nThat was Pim.\n\nYours,\nAnna\n\nP.S. Write.\n\n"
        "Skelby, 4 May\n\nDear Anna,\n\nWhich cat?\n\nTom\n\nDear Tom,\n\nOurs.\n\nYours,\nA.\n\n"
        "From: Tom\nTo: Anna\nSubject: cat\n\nHi Anna,\n\nFound.\n\nBest,\nTom"
    )
    _, blocks = read_blocks(Source("story.txt", text, "utf-8", ""))
    assert {block.kind for block in blocks} == {"letter"}
    assert [block.text.split("\n")[0] for block in blocks if block.apart] == ["Skelby, 4 May", "Dear Tom,", "From: Tom"]


def test_a_greeting_without_an_end_is_no_letter() -> None:
    """Where nobody signs, the paragraphs under a greeting are the story's."""
    text = "Dear Tom,\n\nThat was all she had.\n\nShe looked at it until the kettle had boiled."
    assert [kind for kind, _ in blocks_of(text)] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Dear Tom,\n\nThe goat is back.\n\nAnna\n\n4 May\n\nDear Anna,\n\nWhich?\n\nTom", 7),  # the next one begins
        ("Dear Tom,\n\nThe goat is back.\n\nWith love, and hay,\n\nAnna", 4),  # a wish of her own
        ("Miss Pell,\n\nThe goat is back.\n\nT. Oakes", 3),  # short, and the story goes on
        ("Miss Pell,\n\nThe goat is back.\n\nYours,\nT. Oakes", 3),
        (
            "Dear Tom,\n\nThe goat is back.\n\nAnna\n\nHe sat down.\n\nTom\n\nShe had it by the horn.",
            0,
        ),  # whose scene it is
        ("Dear Tom,\n\nThe goat is back.\n\nTom", 0),
        ("Miss Pell,\n\nwho had a goat, said nothing.\n\nAnna", 0),
        ("Dear Tom,\n\nYes.\n\nThe goat is back.\n\nHe folded it.", 0),
        ("Hey ho, the goat,\nHey ho, the hay,\n\nBridge\n\nO goat, O goat,\nO goat of clay,\n\nChorus", 1),  # sung
    ],
)
def test_a_letter_may_be_signed_by_a_name_alone(text: str, letters: int) -> None:
    """It ends in a name if nothing is told below, or a wish is above it, or it is short and no name heads a scene."""
    assert [kind for kind, _ in blocks_of(text)].count("letter") == letters


def test_a_letter_within_a_letter_is_set_in() -> None:
    """What stands further in than the letter round it keeps its indent; a wish at the right, or a paragraph's first line, does not."""
    text = (
        "Dear Hal,\n\nHere it is:\n\n    Madam,\n\n    I had this:\n\n        Dear Tom,\n        burn this.\n        Ada\n\n"
        "    T. Pell\n\nIs he mad?\n\n                    Yours,\n                    Mina"
    )
    told = [words for kind, words in blocks_of(text) if kind == "letter"]
    assert told[2] == "    Madam,"
    assert told[4] == "        Dear Tom,\n        burn this.\n        Ada"
    assert told[6:] == ["Is he mad?", "Yours,\nMina"]


def test_a_mail_is_a_letter_down_to_its_initial() -> None:
    """The head of a mail opens a letter; a lone initial signs it."""
    text = "From: Marcus Bell\nTo: Priya Nair\n\nTitle of this email should be THANK YOU.\n\nM."
    assert [kind for kind, _ in blocks_of(text)] == ["letter"] * 3


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("    The sea is a door,\n    And the door is ajar,\n\n    and here you are.", ["verse", "verse"]),
        ("    and nobody came,\n\n    The sea is a door,\n      And the door is ajar.", ["verse", "verse"]),
        (
            "    The sea is a door,\n    And the door is ajar,\n\n        Old song",
            ["verse", "quote"],
        ),  # whose words they are
        ("    The sea is a door,\n    And the door is ajar,\n\nand here you are.", ["verse", "paragraph"]),
    ],
)
def test_a_line_of_verse_may_stand_alone(text: str, kinds: list[str]) -> None:
    """A line that is set in as far as the stanza beside it is one of its own."""
    assert [kind for kind, _ in blocks_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("    |\\\n    | \\\n____|__\\_\n\\______/\n ~~~~~~~~", True),
        ("  /\\_/\\\n ( o.o )\n  > ^ <", True),
        ("cod, whole     2.50\nsalt           0.10\nstring, used   0.05", True),
        ("boy\tfiddle\tpractice\nman\tnothing\tsleep\nsea\tall\tof it", True),
        ("the sea   the sea\nand  the sea\nor a sea     of it", False),
        ("*\n\n* *\n\n*", False),
        ("He came.  She\nwent.  It was\nlate.  He sat", False),
    ],
)
def test_what_is_drawn_keeps_its_columns(text: str, drawn: bool) -> None:
    """Drawings and tables are set as they stand, in letters of one width; verse, marks and a typist's two blanks are not."""
    whole = f"{_BEFORE}\n\n{text}\n\n{_AFTER}\n"
    found = read_blocks(Source("story.txt", whole, "utf-8", ""))[1][1:-1]
    code = [block for block in found if block.inline and block.inline[0].kind == "code"]
    assert bool(code) is drawn
    if drawn:
        (block,) = found
        assert block.text.replace("\u00a0", "").replace(" ", "") == text.replace(" ", "").replace("\t", "")


def test_blanks_that_do_not_break_are_no_gap_behind_a_sentence() -> None:
    """A typist's two blanks, of which a program made one unbreakable, are one; those within a sentence stay as they are."""
    told = "He left.\u00a0 It was late.\u00a0\u00a0 No\u00a0one saw 10\u00a0 km of it, and that was as well."
    assert blocks_of(told) == [
        ("paragraph", "He left. It was late. No\u00a0one saw 10\u00a0 km of it, and that was as well.")
    ]


def test_speeches_in_a_row_make_a_script() -> None:
    """Three speeches that stand in paragraphs of their own, one speaker twice, are a script with what is done between."""
    text = "HAMLET: Words.\n\nPOLONIUS: My lord?\n\n(He trips.)\n\nHAMLET (aside): Between who?"
    assert [kind for kind, _ in blocks_of(text)] == ["script"] * 4


_PLAY = ("ODETTE. It is stuck.", "BRAM (below). By how much?", "[He pushes.]", "ODETTE. By a piano.") * 3


@pytest.mark.parametrize("sign", [". ", ". — ", " — "])
def test_names_before_a_stop_make_a_play(sign: str) -> None:
    """Speakers in capitals before a stop or a dash, eight and more of them, are a script with its directions, and one who speaks once."""
    lines = [line.replace(". ", sign, 1) for line in (*_PLAY, "A CAT. Miaow.", *_PLAY)]
    assert [kind for kind, _ in blocks_of("\n\n".join(["[A staircase.]", *lines, "(Blackout.)", "CURTAIN"]))] == [
        *["script"] * (len(lines) + 2),
        "closing",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        _PLAY[:7],
        [f"NO. He did not want the {thing}." for thing in "tea cake jam bun egg ham pie rye fig".split()],
        [f"{word}. It stood there in the snow, as it had stood." for word in "MR DR ST NY LA DC TV PC AM PM OK".split()],
        [f"THE {word} came down the stairs, for once." for word in "PIANO RAIN CAT MAN PIANO RAIN CAT MAN PIANO".split()],
        [f"{name}. Bell said that it was stuck." for name in "MJMJMJMJMJ"],
        ["MRS. PELL. It ticks.", "NO. It does not.", "MRS. PELL. It does.", "MRS. PELL sits."],
        [f"{word}... and nobody came." for word in "KNOCK BANG KNOCK BANG KNOCK BANG KNOCK BANG KNOCK".split()],
    ],
    ids=["few", "one-word", "abbreviations", "drop-caps", "initials", "a-title", "sounds"],
)  # fmt: skip
def test_words_in_capitals_make_no_play(lines: Sequence[str]) -> None:
    """A few speeches, an emphasised word, abbreviations, first words in capitals, initials and sounds are prose."""
    kinds = {kind for kind, _ in blocks_of("\n\n".join(lines))}
    assert "script" not in kinds


def test_directions_stand_above_and_below_the_speeches_too() -> None:
    """The first direction, the last one and the curtain are the script's; a bracket elsewhere is prose."""
    text = "(Lights up.)\n\nLE PÈRE : Non.\n\nANNE : Si.\n\nLE PÈRE : Bon.\n\n(Noir.)\n\nRideau."
    assert [kind for kind, _ in blocks_of(text)] == [*["script"] * 5, "closing"]
    assert [kind for kind, _ in blocks_of("(Lights up.)\n\nCurtain")] == ["paragraph"] * 2


def test_two_with_the_same_title_make_a_play() -> None:
    """The stop of an abbreviation is of the name, so two of them speak and not one Mr."""
    said = ("MR. PASK. Hold it there.", "MR. LOW. I was holding it before you came.") * 5
    assert {kind for kind, _ in blocks_of("\n\n".join(said))} == {"script"}


def test_a_speech_of_several_paragraphs_sets_no_scene() -> None:
    """What stands between two speeches of a play goes on with the first, whatever it tells of time."""
    play = "\n\n".join(_PLAY)
    text = f"The Stair\n\nby Nan Coe\n\n{play}\n\nIt came on a Tuesday.\n\nThree weeks later it was still here, and nobody came.\n\n{play}\n"
    assert len([*story_of(text).scenes]) == 1


def test_names_over_speeches_make_a_screenplay() -> None:
    """A name in capitals over a speech, and again over another one: its lines stay."""
    text = "MARA\n(whispering)\nIs he gone?\n\nTOM\nHe is behind the fridge.\n\nMARA\nStill?"
    assert [kind for kind, _ in blocks_of(text)] == ["script"] * 3


def test_a_wrapped_line_in_brackets_is_no_panel() -> None:
    """Where paragraphs are set in, a line goes on over what is in brackets if it had no room; a panel stands below one that ended."""
    above = "   She had read the card on the wall so often that she knew all of it\nby heart, with the line of small print underneath, the one that said\n"
    torn = "[Warning! Quest 4: ring the bell and do not go out to the break-water]\nand then, in another hand, that nobody had ever done so and come back.\n"
    below = "   He said that it was nothing to do with him. The lamp was the town's,\nand the town might light it if it liked, for he had the hens to see to.\n"
    found = read_blocks(Source("story.txt", f"{above}{torn}{below}[Quest: find the oil]\n{below * 3}", "utf-8", ""))[1]
    assert [str(block.kind) for block in found] == ["paragraph", "paragraph", "panel", *["paragraph"] * 3]
    assert found[0].text == " ".join((above + torn).split())


def test_viewpoints_between_panels_are_no_panels() -> None:
    """Where a game speaks in brackets, a name in brackets is still whose scene it is."""
    text = "[Level Up!]\n\nHe sighed.\n\n[New Skill: Silence]\n\n[Kurt]\n\nIt rained.\n\n[System shutting down]"
    assert [kind for kind, _ in blocks_of(text)] == ["panel", "paragraph", "panel", "paragraph", "paragraph", "panel"]


def test_inner_indents_of_verse_are_kept() -> None:
    """The indents of a poem stand in its text, without the margin it had."""
    ((_, text),) = blocks_of(
        "     A cow stood in the lane one day,\n        As brown as any boat.\n     I never drove the beast away."
    )
    assert text == "A cow stood in the lane one day,\n   As brown as any boat.\nI never drove the beast away."


def test_a_ballad_is_no_indented_prose() -> None:
    """A text that is nearly all verse with inner indents is stanzas, not paragraphs that begin with an indent."""
    stanza = "The tide comes up, the tide goes {},\n  It never asks the squire\nThat wets the parson and the clown\n  And climbs a little higher."
    text = "\n\n".join(stanza.format(word) for word in ("down", "round", "by", "out"))
    assert blocks_of(text) == [("verse", stanza.format(word)) for word in ("down", "round", "by", "out")]


def test_a_blank_line_round_a_letter_is_no_scene() -> None:
    """In a text whose blank lines are scenes, those that set off a letter or a verse are not."""
    lines = [
        f"This is line {number} of the story{', and it goes on for a while' * (number % 3)}." for number in range(12)
    ]
    text = "\n".join([*lines, "", "    14 Gull Terrace", "    Little Sound", "", *lines, "", *lines])
    found = read_blocks(Source("story.txt", text, "utf-8", ""))[1]
    assert [block.gap for block in found if block.usual == 0 and block.gap] == [1]


# Footnotes.


def footnotes(text: str) -> dict[str, str]:
    """The footnotes of a story by name."""
    blocks: list[Block] = [block for scene in story_of(text).scenes for block in scene.blocks]
    return {block.id: block.text for block in blocks if block.kind is BlockKind.FOOTNOTE}


@pytest.mark.parametrize(
    ("sign", "label"),
    [
        ("[1]", "[1]"),
        ("[^1]", "[^1]:"),
        ("[a]", "[a]"),
        ("(1)", "(1)"),
        ("*", "*"),
        ("*", "* "),
        ("†", "† "),
        (" [1]", "[1]"),
        ("[1]", "[Footnote 1:"),
        ("¹", "¹ "),
        ("¹²", "¹²"),
    ],
)
def test_a_sign_and_its_text_are_a_footnote(sign: str, label: str) -> None:
    """A sign behind a word, a number in square brackets behind a blank too, and below it a paragraph that opens with the same: a footnote, linked both ways."""
    said = f"{label} It takes a boot.{']' if 'Foot' in label else ''}".replace("  ", " ")
    text = f"Mud\n\n{_BEFORE}\n\nThe mud is deep{sign} and he knew it.\n\n{said}\n\n{_AFTER}\n"
    bound = convert(Manuscript(decode(text.encode(), "story.txt"), Options(cover="none")))
    (note,) = [block for scene in bound.story.scenes for block in scene.blocks if block.kind is BlockKind.FOOTNOTE]
    assert note.text == said
    from storybind.book.package import read_package

    page = read_package(bound.epub).read("EPUB/text/chapter-001.xhtml").decode()
    assert 'epub:type="noteref"' in page
    assert 'role="doc-backlink"' in page


@pytest.mark.parametrize("word", ["Notes", "ENDNOTES:", "Anmerkungen", "Примечания"])
def test_notes_below_numbers_of_their_own_are_footnotes(word: str) -> None:
    """Behind a story, under the word for notes, a number stands alone over each of them; each is linked, and goes to its chapter."""
    told = "Mud\n\nChapter 1\n\nThe mud[1] is deep, and the rain[2] is not.\n\nChapter 2\n\nIt is dry[3] here.\n\n"
    said = "1\n\nIt takes a boot.\n\n2\n\nIt is a lie.\n\nIt rained.\n\n3\n\nIt is not.\n"
    assert footnotes(f"{told}{word}\n\n{said}") == {
        "1": "1 It takes a boot.",
        "2": "2 It is a lie.\n\nIt rained.",
        "3": "3 It is not.",
    }
    story = story_of(f"{told}{word}\n\n{said}")
    own = [[block.id for scene in chapter.scenes for block in scene.blocks if block.id] for chapter in story.chapters]
    assert own == [["1", "2"], ["3"]]
    assert {note.place for note in story.notes} <= {"end"}


def test_what_stands_behind_numbered_notes_is_of_none() -> None:
    """A chapter below the notes of another, or what ends the story, is no part of the last note; nor is a number the note of one above it."""
    told = "Mud\n\nChapter 1\n\nThe mud[1] is deep, and the rain[2] is not.[3]\n\nNotes\n\n1\n\nA boot.\n\n2\n\nA lie.\n\n3\n\nIt is not.\n\n"
    for behind in ("Chapter 2\n\nIt is dry here.", "THE END", "It is dry here.\n\nAnd it stays so."):
        assert footnotes(f"{told}{behind}\n") == {"1": "1 A boot.", "2": "2 A lie.", "3": "3 It is not."}
    assert len(story_of(f"{told}Chapter 2\n\nIt is dry here.\n").chapters) == 2
    assert set(footnotes(told.replace("A boot.\n\n", ""))) == {"2", "3"}


def test_numbers_below_the_word_for_notes_may_head_what_they_say() -> None:
    """Nothing refers to them: they stay as they stand."""
    told = "Mud\n\nThe mud is deep.\n\nNotes\n\n1\n\nA boot.\n\n2\n\nA lie.\n\n3\n\nIt is not.\n"
    assert footnotes(told) == {}


@pytest.mark.parametrize(
    "text",
    [
        "He had (1) a coat and (2) a hat.\n\n(1) is the coat.",
        "[1] Nobody refers to this.",
        "The mud[1] is deep.",
        "*cough* he said.",
        "He wrote it* down.\n\n* one\n\n* two",
        "He had [a] coat.\n\n[a] is the coat.",
        "Dear Tom[2], see below.\n\n[1] Tea.",
        "It was 20 m² of mud.\n\n¹ Nobody refers to this.",
    ],
)
def test_signs_without_their_text_stay_text(text: str) -> None:
    """A sign that leads nowhere, and a text that nothing leads to, are words of the story."""
    assert footnotes(f"Mud\n\n{_BEFORE}\n\n{text}\n\n{_AFTER}\n") == {}


def test_footnotes_of_the_same_name_are_told_apart() -> None:
    """Each chapter may begin its numbers anew, whether the texts stand below the signs or all at the end."""
    below = "Mud\n\nChapter 1: A\n\nThe mud[1] was deep in that year.\n\n[1] One.\n\nChapter 2: B\n\nThe rain[1] was worse by far.\n\n[1] Two.\n"
    at_end = "Mud\n\nChapter 1: A\n\nThe mud[1] was deep in that year.\n\nChapter 2: B\n\nThe rain[1] was worse by far.\n\nIt stopped.\n\n[1] One.\n\n[1] Two.\n"
    for text in (below, at_end):
        chapters = story_of(text).chapters
        found = [
            [block.text for scene in chapter.scenes for block in scene.blocks if block.kind is BlockKind.FOOTNOTE]
            for chapter in chapters
        ]
        assert found == [["[1] One."], ["[1] Two."]]


# Silences.


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"Well?"\n\n...\n\n"No."', 0),
        ('"Well?"\n\n...\n\nIt rained.', 0),
        ('"Well?"\n\n…\n\nIt rained.\n\n"No."\n\n…\n\nIt stopped.', 2),
        ("It rained.\n\n...\n\nIt stopped.", 1),
        ('[16:02] jo: hi\n\n...\n\nIt rained.', 0),
    ],
)  # fmt: skip
def test_a_silence_is_no_mark(text: str, marks: int) -> None:
    """A lone "..." between speeches, or beside one and nowhere else, is said; the same beside prose again is a mark."""
    assert [kind for kind, _ in blocks_of(text)].count("mark") == marks


def test_a_poem_in_small_letters_is_no_wrapped_prose() -> None:
    """Narrow lines that have room for the next one's first word were not wrapped, whatever they begin with."""
    poem = "Two ovens had my father,\nand two ovens have I,\nand one of them is honest\nand one will always lie.\n\nThe left is for the rye bread,\nthe right is for the rest,\nand which of them to trust in\nmy father never guessed."
    prose = "The people at the stop had\nbegun to talk to one another,\nwhich was how it had become\nknown that nobody had seen a\nbus since the day before."
    said = poem.replace("father,\nand two ovens have I,", 'father,\n"And two ovens have I,"', 1)
    for text, kind in ((poem, "verse"), (said, "verse"), (f"{prose}\n\n{prose}", "paragraph")):
        blocks = read_blocks(Source("story.txt", text, "utf-8", ""))[1]
        assert [block.kind for block in blocks] == [kind, kind]


@pytest.mark.parametrize("row", BACK_MATTER, ids=lambda row: row.id)
def test_headings_behind_a_story_are_known(row: BackMatter) -> None:
    """Every example of a row is such a heading, by that row, and no look-alike is any."""
    assert [line for line in row.fires_on if read_back_matter(line) is not row] == []
    assert [line for line in row.silent_on if read_back_matter(line)] == []
    assert row.fires_on
    assert row.silent_on


def test_what_is_quoted_below_who_wrote_it_has_no_angles() -> None:
    """As in a mail that is answered: the line right above that says who wrote is a paragraph; a story whose last line is in angles is as it was."""
    text = "She read it.\n\nOn Friday Ros wrote:\n> It rained.\n>\n> > It did.\n> Nobody came.\n\nShe wept.\n"
    found = read_blocks(Source("mail.txt", text, "utf-8", ""))[1]
    assert next(block.text for block in found if block.kind is BlockKind.QUOTE) == "It rained."
    assert not any(">" in block.text for block in found)
    plain = read_blocks(
        Source("told.txt", "It rained.\n\nHe left, and wrote\n> Nobody came.\n\nShe wept.\n", "utf-8", "")
    )[1]
    assert [block.kind for block in plain].count(BlockKind.QUOTE) == 0
