"""Speeches and stanzas in the ways in which people set them: each is read the same, whatever the width and the indents."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from storybind.book.xhtml import make_pages
from storybind.model import BlockKind, Source
from storybind.options import Options
from storybind.pipeline import Manuscript, convert
from storybind.text.blocks import read_blocks
from storybind.text.decode import decode

_SPEECHES = (
    ("MRS. HALL", "I told you that we should have left before the pudding. You would have the pudding, and now there is no tram. I have sat in wet on account of a pudding."),
    ("TOBY", "It was a good pudding, Auntie."),
    ("MRS. HALL", "It was a wedding pudding. Nobody eats a wedding pudding for the good of it. You are meant to take a little home in paper. You put it under your pillow!"),
    ("TOBY", "I've thought about it."),
    ("MRS. HALL", "And?"),
    ("TOBY", "I had the second helping. There's a light. No, it is the moon in the rail. It does that on this line, Mr. Gorse says. I do not know why it should."),
    ("CONDUCTOR", "There's no tram, lady. There hasn't been a tram since the Friday, and they've begun to lift the wire."),
    ("MRS. HALL", "Then what are you doing here?"),
    ("CONDUCTOR", "I was told to wait for the last passengers. That will be you, I suppose, and the gentleman with the cream on his collar. Nobody said for how long."),
    ("TOBY", "How long have you waited?"),
    ("CONDUCTOR", "Since the Friday. It has not been so bad. There was a dog on the Saturday. It went down the line, and it looked back at me from the bend."),
    ("MRS. HALL", "Toby, give the man your pudding."),
)  # fmt: skip
_SCENE = "A tram shelter at the end of the line. It is past eleven. There is one lamp, and it is not to be trusted. The rain has gone on for so long that nobody remarks on it any more."

Setting = Callable[[str, str, int], str]


def _inline(sign: str, rest: str = "", first: str = "") -> Setting:
    return lambda name, said, width: _wrap(f"{name}{sign} {said}", width, first, rest)


def _wrap(text: str, width: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


@pytest.mark.parametrize("width", range(56, 80, 3))
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("sign", [":", ".", " —"])
@pytest.mark.parametrize(("first", "rest"), [("", ""), ("", "    "), ("  ", "")], ids=["flush", "hanging", "set-in"])
def test_a_speech_is_one_line_of_its_play(first: str, rest: str, sign: str, between: str, width: int) -> None:
    """A speech that was wrapped is whole, and ends where the next begins, though it fills its last line."""
    set_one = _inline(sign, rest, first)
    told = between.join(set_one(name, said, width) for name, said in _SPEECHES)
    found = read_blocks(Source("play.txt", f"{_wrap(_SCENE, width, first)}\n\n{told}\n", "utf-8", ""))[1]
    lines = [line for block in found if block.kind is BlockKind.SCRIPT for line in block.text.split("\n")]
    assert lines == [f"{name}{sign} {said}" for name, said in _SPEECHES]


@pytest.mark.parametrize("width", range(58, 80, 4))
@pytest.mark.parametrize(("name", "said"), [("", ""), (" " * 22, " " * 10), (" " * 22, "")])
def test_what_is_said_below_a_name_is_one_line(name: str, said: str, width: int) -> None:
    """Names stand over speeches, set in further or not; what was wrapped to a column of its own is whole."""
    told = "\n\n".join(f"{name}{who}\n{_wrap(what, width - 2 * len(said), said, said)}" for who, what in _SPEECHES)
    found = read_blocks(Source("play.txt", f"{_wrap(_SCENE, width)}\n\n{told}\n", "utf-8", ""))[1]
    lines = [line.strip() for block in found if block.kind is BlockKind.SCRIPT for line in block.text.split("\n")]
    assert lines == [line for speech in _SPEECHES for line in speech]


def test_what_a_name_in_small_letters_says_is_apart_too() -> None:
    """Names before a colon that come again and again begin a line each, wherever the one above it ends."""
    told = "\n".join(_wrap(f"{name.title()}: {said}", 54) for name, said in _SPEECHES)
    found = read_blocks(Source("play.txt", f"{_wrap(_SCENE, 54)}\n\n{told}\n", "utf-8", ""))[1]
    lines = [line for block in found[1:] for line in block.text.split("\n")]
    assert lines == [f"{name.title()}: {said}" for name, said in _SPEECHES]


def test_a_cast_is_a_list() -> None:
    """Who plays stands in lines, wrapped or not, and none of them greets the reader of a letter."""
    cast = "SIR HUBERT PINN, a magistrate\nLADY PINN, his wife\nALGERNON, their son, at home from\n    Oxford\nA VOICE"
    found = read_blocks(Source("play.txt", f"{_wrap(_SCENE, 66)}\n\n{cast}\n\n{_wrap(_SCENE, 66)}\n", "utf-8", ""))[1]
    assert (found[1].kind, found[1].text) == (BlockKind.LIST, cast.replace("\n    ", " "))


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("6 large onions\n2 oz butter\n1/2 pint of milk\nsalt, pepper", BlockKind.LIST),
        ("250g flour\n½ cup sugar\na pinch of salt", BlockKind.LIST),
        ("14 Crane Street\nNether Stour\n3 May 1911", BlockKind.LETTER),
        ("12 Crane Street\n2nd floor", BlockKind.LETTER),
    ],
)
def test_what_goes_into_a_dish_is_no_address(lines: str, kind: BlockKind) -> None:
    """Amounts stand on lines of their own as the number of a house does, which has a name behind it."""
    found = read_blocks(Source("story.txt", f"{_SCENE}\n\n{lines}\n\n{_SCENE}\n", "utf-8", ""))[1]
    assert (found[1].kind, found[1].text) == (kind, lines)


_POEMS = {
    "small": "the beet goes by, the barley goes,\nthe lorries go by half asleep,\nand what they carry no one knows\nand what they carry i must keep",
    "small, without a sign": "there was a field behind the field\nwhere nobody had ever been\nand all the grass that it would yield\nwas neither yellow, grey nor green",
    "capitals": "Old Harry kept the parish pump\nFrom Candlemas to spring,\nAnd every bucket that he drew\nHe made the handle sing.",
    "two lines": "Here lies the paint of Mrs. Dunn,\nThat shall not dry till she be done.",
    "two lines in quotes": "“A loaf for the road, a road for the cart\nAnd nothing at all for the wheel,”",
    "three lines": "sage is the colour of a hat,\nand green the colour of a fool's,\nand these are neither this nor that",
    "haiku": "rain on the shelter\nthe timetable has run down\ninto the puddle",
    "as even as a column": "Puente del agua,\nno me preguntes,\nque nunca ha dicho\nquién te lo cruce.",
    "free": "The harbour is a hand\nThat opens\nAnd is empty.\nIt had the whole sea in it, this morning.\nLook: the boats lie",
    "a burden": "Come up from the river, come down from the hill,\n  With a cuckoo, a cuckoo, a cuckoo;\nThere's barley in heaven and some in here still,\n  And a cuckoo, a cuckoo for you.",
}  # fmt: skip
_ABOVE = (
    "The weighbridge at Tarr had been shut for eleven years, and still the lorries slowed for it, out of manners. Hob Tarrant sat in the hut with his flask and his book and watched them brake and go on.",
    '"You never signed it," she said. She had a tape in her hand, the kind that runs back by itself.',
    "What he wrote was this, and he showed it to the girl from the council on the day she came to measure the hut for taking away:",
)  # fmt: skip
_BELOW = (
    "She read it twice. She let the tape run back, and the noise it made was the only noise in the hut for some time, and then there was none.",
    '"It\'s not that sort of book," said Hob, and he poured her the last of the flask, which was cold, and which she drank as if she had been asked to weigh it.',
    "Nobody came.",
    "Outside a lorry slowed, out of manners, and went on towards the coast with its lights on, and the two of them stood in the door and watched it as far as the bend by the chapel.",
)  # fmt: skip


@pytest.mark.parametrize("width", [60, 66, 72, 78])
@pytest.mark.parametrize("margin", [0, 4, 8])
@pytest.mark.parametrize(("first", "between"), [("", "\n\n"), ("    ", "\n")], ids=["apart", "close"])
@pytest.mark.parametrize("name", _POEMS)
def test_a_stanza_keeps_its_lines(name: str, first: str, between: str, margin: int, width: int) -> None:
    """Short lines that blanks set off are verse, set in or not, whether paragraphs have blanks between them or not."""
    stanza = textwrap.indent(_POEMS[name], " " * margin)
    above, below = (between.join(_wrap(part, width, first) for part in parts) for parts in (_ABOVE, _BELOW))
    found = read_blocks(Source("story.txt", f"{above}\n\n{stanza}\n\n{below}\n", "utf-8", ""))[1]
    assert [block.text for block in found] == [*_ABOVE, _POEMS[name], *_BELOW]


_SHOWN = {
    "a telegram": ("ARRIVING TUESDAY STOP\nDO NOT TELL HOB STOP\nBRING THE DOG", BlockKind.SIGN),
    "a list": ("- a tape\n- a flask\n- the other thing", BlockKind.LIST),
    "a script": ("HOB: It is shut, and so am I.\nGIRL: So I see.\nHOB: Then see it from the road.", BlockKind.SCRIPT),
    "messages": ("Hob: where are you\nMara: by the chapel\nHob: still", BlockKind.CHAT),
    "a song in small letters": ("oh, the lorries took my brother\nand the lorries took my coat,\nand the lorries never gave me\nso much as a goat.", BlockKind.VERSE),
}  # fmt: skip


@pytest.mark.parametrize("width", [0, 64, 72])
@pytest.mark.parametrize("first", ["\t", "   ", "    "], ids=["tab", "three", "four"])
@pytest.mark.parametrize("name", _SHOWN)
def test_what_stands_at_the_margin_between_blanks_is_shown(name: str, first: str, width: int) -> None:
    """Where each paragraph is set in, short lines that are not, with a blank above and below, are what somebody reads there."""
    lines, kind = _SHOWN[name]
    above, below = (
        "\n".join(_wrap(part, width, first) if width else first + part for part in parts) for parts in (_ABOVE, _BELOW)
    )
    found = read_blocks(Source("story.txt", f"{above}\n\n{lines}\n\n{below}\n", "utf-8", ""))[1]
    shown = found[len(_ABOVE) : -len(_BELOW)]
    assert {block.kind for block in shown} == {kind}
    assert "\n".join(block.text for block in shown) == lines


@pytest.mark.parametrize("margin", [0, 4])
def test_a_stanza_in_small_letters_is_as_even_as_a_paragraph(margin: int) -> None:
    """Beside paragraphs of one line each nobody wraps one to forty columns, which all its lines fill."""
    poem = "i went for a loaf and a pennyworth of tea\nand the man at the counter was looking at me\nhe said that the bread had gone up by a pin\nand i said that the bread was uncommonly thin"
    found = read_blocks(Source("story.txt", "\n\n".join((*_ABOVE, textwrap.indent(poem, " " * margin), *_BELOW)), "utf-8", ""))[1]  # fmt: skip
    assert [block.text for block in found] == [*_ABOVE, poem, *_BELOW]
    short = ("The phone buzzed twice.", "Lia looked at it, and then she turned it face down on the bench by the door.")
    song = _SHOWN["a song in small letters"][0].capitalize()
    told = "\n\n".join((*short, song, "She put on her coat, and then she took it off again.", '"Well?" said Jo.'))
    found = read_blocks(Source("story.txt", told, "utf-8", ""))[1]
    assert (found[2].kind, found[2].text) == (BlockKind.VERSE, song)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("     O\nNCE, and it is no longer ago than that, a\nman kept the ferry.", "ONCE, and it is no longer ago than that, a man kept the ferry."),
        ("T\nhe ferry was kept by a man who\nwas never paid.", "The ferry was kept by a man who was never paid."),
        ("    The men went home.\n    So did she, and she shut the door behind her and\nput up the bar.", None),
    ],
)  # fmt: skip
def test_what_a_page_has_torn_is_whole(text: str, told: str | None) -> None:
    """A large first letter belongs to its word; a line that is set in as the first of its run is begins a paragraph."""
    above = "\n\n".join(_wrap(part, 60) for part in _ABOVE)
    found = read_blocks(Source("story.txt", f"{above}\n\n{text}\n\n{_wrap(_BELOW[0], 60)}\n", "utf-8", ""))[1]
    assert [block.text for block in found[len(_ABOVE) : -1]] == ([told] if told else ["The men went home.", "So did she, and she shut the door behind her and put up the bar."])  # fmt: skip


def test_short_paragraphs_that_are_set_in_are_apart() -> None:
    """Where each paragraph of a run is set in, one of a single line ends there, though blanks part others of the text."""
    above = "\n\n".join(_wrap(part, 60) for part in _ABOVE)
    text = '    Nobody spoke, and in the silence the bees on the sill were\nheard.\n    "Is that all?" said Rosa.\n    "There is a second sheet," said he, and he turned it over\nto see.'
    found = read_blocks(Source("story.txt", f"{above}\n\n{text}\n", "utf-8", ""))[1]
    assert [block.text for block in found[len(_ABOVE) :]] == [
        "Nobody spoke, and in the silence the bees on the sill were heard.",
        '"Is that all?" said Rosa.',
        '"There is a second sheet," said he, and he turned it over to see.',
    ]


def test_a_wish_over_a_name_ends_what_greets_nobody() -> None:
    """The wish and the name below it stand together, where no greeting tells that it is a letter."""
    text = "\n\n".join((*_ABOVE[:2], "Your loving sister,", "Constance Pell", *_BELOW))
    found = read_blocks(Source("story.txt", f"{text}\n", "utf-8", ""))[1]
    assert [block.text for block in found if block.kind is BlockKind.LETTER] == [
        "Your loving sister,",
        "Constance Pell",
    ]


@pytest.mark.parametrize(
    "poem",
    [
        "Item, one dresser, which has stood so long against the damp that it will not come away,\nand nine blue plates upon it, and the place where the tenth plate was.\nItem, a clock,\nitem, forty yards of good rope in the roof, I do not know for what,\nand the smell of the roof.",
        "I believe in the long road and the short stick, and the dog that thinks for itself,\n    and is ashamed;\nI believe in the gate that is shut by the man who came through it, whoever he was, and\n    God rest him,\nand in rain.",
    ],
)  # fmt: skip
def test_free_verse_may_have_long_lines(poem: str) -> None:
    """Where no paragraph is wrapped, sentences run over long lines of verse, or what did not fit is set in below them."""
    found = read_blocks(Source("story.txt", "\n\n".join((*_ABOVE, poem, *_BELOW)) + "\n", "utf-8", ""))[1]
    assert [block.text for block in found] == [*_ABOVE, poem, *_BELOW]


@pytest.mark.parametrize(
    "told",
    [
        "WAIT, said Tom.\nSTOP, said Mara, and ran.\nNO, said the fox.",
        "and the rain\nwent on till morning.",
        "iPhones were\nbanned here.",
        "With love,\n\nHe went home.",
        "Best wishes,\n\nThe fox ran.",
    ],
    ids=["shouts", "rest of a page", "a thing", "a wish", "wishes"],
)
def test_what_is_told_is_no_cast_verse_or_letter(told: str) -> None:
    """Sentences that only look like a list of players, a couplet in small letters or a signature are paragraphs."""
    wrapped = _wrap(_SCENE, 72)
    found = read_blocks(Source("story.txt", f"{wrapped}\n\n{wrapped}\n\n{told}\n\n{wrapped}\n", "utf-8", ""))[1]
    assert {block.kind for block in found} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    ("poem", "is_verse"),
    [
        ("Nobody asked the miller's wife.\nShe had a loaf. She had a knife.\nShe said the wheel had stopped at ten\nAnd would not go in all her life.", True),
        ("The bell is rung. The men are few:\n  I counted one, I counted two.\nThe third of them was in the hall\n  And never came to us at all.", True),
        ("He shut the book.\nShe did not look at him.\nThe rain had stopped.\nNobody said so.", False),
        ("He shut the book.\nMonday\nThe rain had stopped.\nNobody said so.", False),
        ("What they had left:\n  one loaf.\n  one knife.", False),
    ],
)  # fmt: skip
def test_a_stanza_may_end_its_sentences_where_it_ends_its_lines(poem: str, is_verse: bool) -> None:
    """Lines are verse though most of them are whole sentences, where one ends without a stop or others are set in and out again."""
    for above in (_ABOVE, _ABOVE[:1]):
        found = read_blocks(Source("story.txt", "\n\n".join((*above, poem, _BELOW[0])) + "\n", "utf-8", ""))[1]
        assert ((BlockKind.VERSE, poem) in [(block.kind, block.text) for block in found]) is is_verse


def test_what_is_set_in_and_wrapped_is_no_verse() -> None:
    """A notice that somebody wrapped to a narrow column of its own is one paragraph."""
    notice = (
        "The committee begs to tell\nall members that the hall\nwill be shut on account of\nthe roof until the spring."
    )
    above, below = ("\n\n".join(_wrap(part, 66) for part in parts) for parts in (_ABOVE, _BELOW))
    told = f"{above}\n\n{textwrap.indent(notice, '    ')}\n\n{below}\n"
    found = read_blocks(Source("story.txt", told, "utf-8", ""))[1]
    assert notice.replace("\n", " ") in [block.text for block in found]


def test_a_scene_of_a_play_is_nobody_who_speaks() -> None:
    """Between speeches stand the number of a scene, what is done and, below a song, the curtain; none of them is a speech."""
    speeches = [f"{name}. {said}" for name, said in _SPEECHES]
    song = "  The tram comes up, the tram goes down,\n    And nobody is in it;\n  It went to look for half the town\n    And will be back this minute."
    told = [_SCENE, *speeches[:6], "[Exeunt all but TOBY.", "SCENE II.", *speeches[6:], song, "CURTAIN."]
    found = read_blocks(Source("play.txt", "\n\n".join(told) + "\n", "utf-8", ""))[1]
    kinds = {block.text: block.kind for block in found}
    assert kinds["SCENE II."] is BlockKind.PARAGRAPH
    assert kinds["[Exeunt all but TOBY."] is kinds[speeches[0]] is kinds[speeches[-1]] is BlockKind.SCRIPT
    assert kinds["CURTAIN."] is BlockKind.CLOSING


@pytest.mark.parametrize("between", [" ", "  "])
@pytest.mark.parametrize("name", ["{}.", "_{}._", "{} (at the rail)."])
def test_names_in_small_letters_before_a_stop_make_a_play(name: str, between: str) -> None:
    """Who speaks need not be in capitals, where nearly all paragraphs open with one of a few names; the name is set as a speaker's."""
    cast = {"MRS. HALL": "Mrs. Hall", "TOBY": "Toby", "CONDUCTOR": "The Conductor"}
    told = "\n\n".join(f"{name.format(cast[who])}{between}{what}" for who, what in _SPEECHES)
    bound = convert(
        Manuscript(decode(f"The Shelter\n\n{_SCENE}\n\n{told}\n".encode(), "play.txt"), Options(cover="none"))
    )
    blocks = [block for scene in bound.story.scenes for block in scene.blocks]
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, *[BlockKind.SCRIPT] * len(_SPEECHES)]
    page = "".join(page.xhtml.decode() for page in make_pages(bound.book).body)
    marked = re.findall(r'<(?:b class="speaker"|em|i)>([^<]*?)\.?</', page)
    assert marked == [cast[who] for who, _ in _SPEECHES]


@pytest.mark.parametrize("name", ["{}", "{}.", "_{}._"])
def test_names_alone_stand_over_what_is_said(name: str) -> None:
    """A name above a speech, a blank line below it, begins no scene of its own."""
    told = "\n\n".join(f"{name.format(who)}\n\n{what}" for who, what in _SPEECHES)
    bound = convert(
        Manuscript(decode(f"The Shelter\n\n{_SCENE}\n\n{told}\n".encode(), "play.txt"), Options(cover="none"))
    )
    ((_, *blocks),) = (scene.blocks for scene in bound.story.scenes)
    assert [block.text.rstrip(".") for block in blocks if block.kind is BlockKind.SCRIPT] == [
        who for who, _ in _SPEECHES
    ]


@pytest.mark.parametrize(
    "names", [("Monday", "Tuesday", "Friday"), ("No", "Yes", "Nothing"), ("First", "Second", "Third")]
)
def test_what_is_nobody_speaks_in_no_play(names: tuple[str, ...]) -> None:
    """A diary's days, sentences of one word and what is counted open paragraphs too, again and again."""
    told = "\n\n".join(f"{names[at % 3]}. {what}" for at, (_, what) in enumerate(_SPEECHES))
    found = read_blocks(Source("story.txt", f"{_SCENE}\n\n{told}\n", "utf-8", ""))[1]
    assert {block.kind for block in found} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize("setting", ["{}.\n\n{}", "{}. {}", "*{}.*\n\n{}"])
def test_a_refrain_speaks_in_no_play(setting: str) -> None:
    """Words that open paragraphs or stand alone again and again are no names, where the story has them in small letters; nor is it a play if people talk in quotes."""
    told = ("She counted the tiles, and breathed.", "She pushed, and the lamp swung, and someone held her hand.")
    words = ("Breathe", "Push")
    refrain = "\n\n".join(setting.format(words[at % 2], told[at % 2]) for at in range(12))
    named = "\n\n".join(
        setting.format(("Clack", "Clock")[at % 2], f"“{what}”") for at, (_, what) in enumerate(_SPEECHES)
    )
    for text in (refrain, named) if "\n" in setting else (refrain,):
        found = read_blocks(Source("story.txt", f"{_SCENE}\n\n{text}\n", "utf-8", ""))[1]
        assert BlockKind.SCRIPT not in {block.kind for block in found}


@pytest.mark.parametrize(
    ("names", "said", "is_play"),
    [
        (("Breathe", "Push"), ("You breathe, and you look at the wall.", "You push, and do not look."), False),
        (
            ("Wait", "Hold"),
            ("It is not your turn at the window.", "You carried the box up, and were not thanked."),
            False,
        ),
        (("Anna", "Ben"), ("It is not your turn, I said.", "You carried the box up, and were not thanked."), True),
        (("Anna", "Ben"), ("You had the key.", "You carried the box up, and were not thanked."), True),
        (("The Nurse", "The Boy"), ("You had the key.", "You carried the box up, and were not thanked."), True),
        (("Tom", "Ben"), ("You had the key, Ben.", "You carried the box up, and were not thanked."), True),
        (("King", "Queen"), ("You wrong a king, my lord.", "Your queen am I, and you are none."), True),
    ],
)
def test_what_somebody_is_told_to_do_speaks_in_no_play(
    names: tuple[str, str], said: tuple[str, str], is_play: bool
) -> None:
    """In a story told to ``you`` all is said to somebody; a role that is a word as well has an article before it somewhere."""
    told = "\n\n".join(f"{names[at % 2]}. {said[at % 2]}" for at in range(12))
    found = read_blocks(Source("story.txt", f"{_SCENE}\n\n{told}\n", "utf-8", ""))[1]
    assert (BlockKind.SCRIPT in {block.kind for block in found}) is is_play


_TOLD_IN_TURNS = (
    "She had been the first to wake, and lay listening to the rain.",
    "He had slept badly and said nothing about it at breakfast.",
    "There was a letter on the mat, and she stepped over it.",
    "He saw it too, of course, and he let it lie there all day. What was it to him?",
    "At noon she picked it up and put it in the drawer with the string.",
    "The drawer stuck. It always had.",
)


@pytest.mark.parametrize("names", [("Anna", "Ben"), ("ANNA", "BEN")])
@pytest.mark.parametrize("setting", ["{}. {}", "*{}*\n\n{}", "{}.\n\n{}"])
@pytest.mark.parametrize("tense", ["past", "present"])
def test_what_is_told_of_two_people_in_turns_is_no_play(names: tuple[str, str], setting: str, tense: str) -> None:
    """Paragraphs that open with whose they are, or stand below it, are a story's where nobody in them speaks to anybody."""
    told = [setting.format(names[at % 2], what) for at, what in enumerate(_TOLD_IN_TURNS * 2)]
    text = "\n\n".join((_SCENE, *told))
    text = text.replace(" had ", " has ").replace(" was ", " is ") if tense == "present" else text
    found = read_blocks(Source("story.txt", f"{text}\n", "utf-8", ""))[1]
    assert BlockKind.SCRIPT not in {block.kind for block in found}


@pytest.mark.parametrize("between", ["\n\n", "\n\nNobody looked up from what they were not reading.\n\n"])
def test_sounds_that_answer_each_other_speak_in_no_play(between: str) -> None:
    """A clock goes on saying the same, and nothing is said below it."""
    found = read_blocks(Source("story.txt", f"{_SCENE}\n\n{between.join(['Tick.', 'Tock.'] * 6)}\n", "utf-8", ""))[1]
    assert {block.kind for block in found} == {BlockKind.PARAGRAPH}


def test_who_tells_in_a_play_what_was_done_elsewhere_speaks() -> None:
    """A messenger's speeches are in the past, and of others; who listens asks."""
    told = "\n\n".join(
        f"Messenger. {what}\n\nQueen. {asked}"
        for what, asked in zip(
            _TOLD_IN_TURNS, ("Go on.", "And the king?", "Is he dead?", "So.", "And the ships?", "No more."), strict=True
        )
    )
    found = read_blocks(Source("play.txt", f"{_SCENE}\n\n{told}\n", "utf-8", ""))[1]
    assert [block.kind for block in found[1:]] == [BlockKind.SCRIPT] * 12


def test_the_rows_of_a_list_are_said_by_nobody() -> None:
    """CHAPTER is no name, however many sentences stand behind it and its number."""
    rows = [f"CHAPTER {number}. {said}" for number, (_, said) in enumerate(_SPEECHES, start=1)]
    found = read_blocks(Source("story.txt", "\n\n".join((*rows, _SCENE)) + "\n", "utf-8", ""))[1]
    assert {block.kind for block in found} == {BlockKind.PARAGRAPH}


def test_names_over_scenes_speak_in_no_play() -> None:
    """Where much is told below each name, it says whose scene that is."""
    told = "\n\n".join(f"{('TOBY', 'MARA')[at % 2]}\n\n{_SCENE * 4}\n\n{_SCENE}" for at in range(10))
    found = read_blocks(Source("story.txt", told + "\n", "utf-8", ""))[1]
    assert BlockKind.SCRIPT not in {block.kind for block in found}


@pytest.mark.parametrize(
    ("one", "other"), [("MRS. PELL", "TOBY"), ("DR. VANE", "ST. CLAIR"), ("1ST GUARD", "2ND GUARD")]
)
def test_few_speeches_of_who_has_a_title_make_a_play(one: str, other: str) -> None:
    """A title, or a number, belongs to the name behind it; without a stop behind the name something is done."""
    said = (f"{one}. It ticks.", f"{other}. (aside) It was told not to.", f"{one}. Sit on it.", f"{other}. Again?")
    told = "\n\n".join(("The Parcel", "by Nan Coe", *said, f"{one} sits down on the parcel.", "CURTAIN"))
    bound = convert(Manuscript(decode(told.encode(), "play.txt"), Options(cover="none")))
    ((*script, curtain),) = (scene.blocks for scene in bound.story.scenes)
    assert ({block.kind for block in script}, curtain.kind) == ({BlockKind.SCRIPT}, BlockKind.CLOSING)
    page = "".join(page.xhtml.decode() for page in make_pages(bound.book).body)
    assert re.findall(r'<b class="speaker">([^<]*)</b>', page) == [one, other] * 2
    assert f'<p class="direction">{one} sits down on the parcel.</p>' in page


def test_a_play_within_prose_has_speeches_in_verse() -> None:
    """A speech in verse is a speech, as those beside it are, and keeps its lines, wherever its sentences end."""
    speeches = [f"{name}. {said}" for name, said in _SPEECHES]
    speeches[2] = (
        "TOBY. The tram is late. The tram is overdue.\nThe wire above it glitters in the wet\nAnd nobody will know it if we do."
    )
    found = read_blocks(Source("play.txt", "\n\n".join((_ABOVE[0], *speeches, _BELOW[1])) + "\n", "utf-8", ""))[1]
    assert [(block.kind, block.text) for block in found[1:-1]] == [(BlockKind.SCRIPT, one) for one in speeches]


def test_a_telegram_of_one_line_is_shown() -> None:
    """Capitals alone are shouted; with two stops at least they came by wire."""
    lines = ("ARRIVING TUESDAY STOP BRING THE DOG STOP", "MAKE IT STOP BEFORE WE DIE")
    found = read_blocks(Source("story.txt", "\n\n".join((*_ABOVE, *lines, *_BELOW)) + "\n", "utf-8", ""))[1]
    assert [block.kind for block in found[len(_ABOVE) :][:2]] == [BlockKind.SIGN, BlockKind.PARAGRAPH]


def test_a_message_alone_is_one_as_others_of_its_writer_are() -> None:
    """Who has written in a chat writes where he stands alone, too; what is said in quotes behind a colon is said."""
    chat = "Hob: where are you\nMara: by the chapel\nHob: still"
    told = (*_ABOVE, chat, _BELOW[2], "Mara: still", 'Hob: "It is shut," he said.', *_BELOW[:2])
    found = read_blocks(Source("story.txt", "\n\n".join(told) + "\n", "utf-8", ""))[1]
    kinds = {block.text: block.kind for block in found}
    assert kinds["Mara: still"] is BlockKind.CHAT
    assert kinds['Hob: "It is shut," he said.'] is BlockKind.PARAGRAPH
