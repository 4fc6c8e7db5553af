"""Web pages: the story in them is found, read as any other, and no word of the page is lost on the way."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cost import assert_within
from storybind.errors import EmptyStoryError, LostWordsError
from storybind.model import Block, BlockKind, Source, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, convert, read_story
from storybind.text.decode import decode
from storybind.text.html import witness
from storybind.text.html.page import read_html
from storybind.text.html.soup import defuse
from storybind.text.tables.pages import PARTS, kind_of

_LONG = "<p>" + "She counted the boats in the harbour and found one fewer than yesterday. " * 30 + "</p>"
_BRIEF = "<p>She counted the boats in the harbour.</p>"

PAGES = sorted((Path(__file__).parent / "cases" / "pages").glob("*.html"))


def page(body: str, head: str = "") -> Story:
    """The story on a page; `convert` proves that the book made of it holds every word."""
    html = f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}</body></html>"
    return convert(Manuscript(decode(html.encode(), "rain.html"), Options(cover="none"))).story


def blocks_of(story: Story) -> list[Block]:
    return [block for scene in story.scenes for block in scene.blocks]


def told(story: Story) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in blocks_of(story)]


def breaks(story: Story) -> list[str]:
    """The words that scenes after the first begin with."""
    return [scene.blocks[0].text.split()[0] for scene in story.scenes if scene.begins]


def emphasis(block: Block) -> list[tuple[str, str]]:
    return [(one.kind, block.text[one.start : one.end]) for one in block.inline]


# Whole pages, as sites and programs make them


def summary(story: Story) -> dict[str, Any]:
    """All that a case names."""
    meta = story.metadata
    return {
        "title": meta.title.value,
        "authors": list(meta.authors.value),
        "language": meta.language.value,
        "date": meta.date.value if meta.date else None,
        "tags": list(meta.tags.value) if meta.tags else None,
        "description": meta.description.value if meta.description else None,
        "about": [
            [entry.label, entry.value if isinstance(entry.value, str) else list(entry.value)] for entry in meta.about
        ],
        "notes": [[note.kind, note.place, note.text] for note in story.notes],
        "chapters": [str(chapter.heading) if chapter.heading else None for chapter in story.chapters],
        "scenes": [[scene.blocks[0].text[:24] for scene in chapter.scenes] for chapter in story.chapters],
        "kinds": [str(block.kind) for block in blocks_of(story) if block.kind is not BlockKind.PARAGRAPH],
        "left_out": [block.text for block in story.left_out],
    }


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PAGES])
def test_a_page_is_understood(path: Path) -> None:
    """The story of a page is what the JSON beside it says; all else is named and in no book."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = summary(convert(Manuscript(decode(path.read_bytes(), path.name), Options(cover="none"))).story)
    assert {name: found[name] for name in expected} == expected


def test_the_pages_are_there() -> None:
    """No case is without its JSON."""
    assert len(PAGES) >= 10
    assert [path.name for path in PAGES if not path.with_suffix(".json").exists()] == []


def test_one_story_in_three_formats() -> None:
    """Plain text, Markdown and a page end in the same chapters, scenes and text."""
    text = 'The Ferry\nby Ada Moss\n\nChapter 1: Low Water\n\nIt was late.\n\n"Is it?" he said.\n\n***\n\nIt came *at last*.\n\nChapter 2: High Water\n\nThree days later it came again.\n\nThe End\n'
    marked = text.replace("The Ferry", "# The Ferry\n").replace("Chapter", "## Chapter")
    lines = [
        "<h1>The Ferry</h1>", "<p>by Ada Moss</p>", "<h2>Chapter 1: Low Water</h2>", "<p>It was late.</p>", "<p>&quot;Is it?&quot; he said.</p>", "<hr>",
        "<p>It came <i>at last</i>.</p>", "<h2>Chapter 2: High Water</h2>", "<p>Three days later it came again.</p>", "<p>The End</p>",
    ]  # fmt: skip
    stories = [
        read_story(Manuscript(decode(data.encode(), f"ferry.{ending}")))
        for data, ending in ((text, "txt"), (marked, "md"), ("\n".join(lines), "html"))
    ]
    assert [story.layout for story in stories] == ["blank-line", "markdown", "html"]
    seen = [
        (
            story.metadata.title.value,
            story.metadata.authors.value,
            [str(chapter.heading) for chapter in story.chapters],
            [[(scene.begins.kind if scene.begins else None) for scene in chapter.scenes] for chapter in story.chapters],
            told(story),
            [emphasis(block) for block in blocks_of(story)],
        )
        for story in stories
    ]
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][2] == ["Chapter 1: Low Water", "Chapter 2: High Water"]


# The table of names


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.kind)
def test_names_of_parts(part: Any) -> None:
    """Every row fires on its examples and is silent on its look-alikes."""
    assert [name for name in part.fires_on if kind_of((name,)) != part.kind] == []
    assert [name for name in part.silent_on if kind_of((name,)) == part.kind] == []


# The second reading


def test_the_second_reading_finds_a_lost_word() -> None:
    """A word of the page that was not read, or one that was made up, is an error that says where."""
    html = "<p>One two</p>\n<p>three</p>"
    witness.testify(html, ["One two", "three"], "rain.html")
    witness.testify("<b>one</b>two", ["one", "two"], "rain.html")  # the page glues what are two
    with pytest.raises(LostWordsError, match=r"rain\.html:2: the word 'three'"):
        witness.testify(html, ["One two"], "rain.html")
    with pytest.raises(LostWordsError, match="'four' is not on the page"):
        witness.testify(html, ["One two", "three four"], "rain.html")
    with pytest.raises(LostWordsError):
        witness.testify(html, ["One three", "two"], "rain.html")


TAGS = "p div span i b em br hr h1 h2 table tr td th ul ol li a blockquote pre script style ruby rt rp center nav article form dl dt dd img sup video title svg text desc object template math custom-x".split()
WORDS = st.sampled_from(
    [
        "rain",
        "&amp;",
        "&copy2010",
        "<3",
        "it’s",
        "\u00a0",
        "\n",
        " ",
        "snow&shy;drop",
        "* * *",
        "1",
        "a < b",
        "&#151;",
        "]]>",
        "-->",
    ]
)
OPENINGS = st.builds(
    lambda tag, more: f"<{tag}{more}>",
    st.sampled_from(TAGS),
    st.sampled_from(
        [
            "",
            " class=title",
            " class=comments",
            " id=x",
            " href='#x'",
            " style='display:none'",
            " align=center",
            " hidden",
            " alt=fox",
            "/",
        ]
    ),
)
CLOSINGS = st.sampled_from([f"</{tag}>" for tag in TAGS])
ODD = st.sampled_from(
    [
        "<!-- no -->",
        "<!-- ",
        "<![CDATA[x]]>",
        "<?x",
        "<",
        "</",
        "<a href='",
        "<!DOCTYPE html>",
        "<script>a<b</script>",
        "<style>p{}</style>",
    ]
)


@settings(max_examples=400)
@given(st.lists(st.one_of(WORDS, OPENINGS, CLOSINGS, ODD), max_size=40))
def test_both_readings_agree_on_any_page(parts: list[str]) -> None:
    """Whatever tags stand where, the two readings of a page find the same words in the same order."""
    source = decode(("<p>It began.</p>" + "".join(parts)).encode(), "rain.html")
    read_html(source)


@settings(max_examples=300)
@given(st.lists(st.one_of(WORDS, OPENINGS, CLOSINGS), max_size=40))
def test_every_word_of_a_page_is_in_its_text(parts: list[str]) -> None:
    """What a page shows is in the text that is made of it, in the story or left out; only what it hides is not."""
    html = defuse("<p>It began.</p>" + "".join(parts).replace("'#x'", "x"))
    found = read_html(decode(html.encode(), "rain.html"))
    if isinstance(found, Source) or any(notice.code == "hidden-text" for notice in found.notices):
        return
    shown = Counter(word for words, _ in witness._Witness().words(html) for word in words)
    there = Counter(re.findall(r"[^\W_]+", found.source.text))
    lost = shown - there
    assert sum(lost.values()) <= sum((there - shown).values())  # glued words may be parted


@pytest.mark.parametrize("section", ["<![warning]>", "<![end if]>", "<![CDATAX[rain]]>", "<![]>", "<![ if x]>"])
def test_a_section_of_no_known_kind_is_text(section: str) -> None:
    """What only looks like a section of a page's markup is read as it stands, and loses no word."""
    story = page(f"<p>It began.</p><p>Then {section} it rained.</p>")
    assert blocks_of(story)[-1].text == f"Then {section} it rained."


# What stands inside a story


@pytest.mark.parametrize("sign", ["<Maren, come home>", "<jo@example.org>", "<Stop!>", "</Maren, wait>"])
def test_what_no_element_is_called_is_text(sign: str) -> None:
    """Angles round words of a sentence stay with the words; elements that a program made up are elements."""
    story = page(f"<p>It began.</p><p>He wrote {sign} on the <o:p>wall</o:p>, a<x-b>nd</x-b> left.</p>")
    assert blocks_of(story)[-1].text == f"He wrote {sign} on the wall, and left."


@pytest.mark.parametrize("name", ["script", "style", "iframe", "template"])
def test_a_page_that_an_open_element_swallows_is_told(name: str) -> None:
    """Words below an element that nothing closes are in no book, so they are told, with the line; a whole page says nothing."""
    below = "<p>Then it stopped, and they went home.</p>"
    (told,) = [one for one in page(f"<p>It rained.</p>\n<{name}>\n{below}").notices if one.code == "unclosed-element"]
    assert f"<{name}> on line " in told.text
    assert "7 words below it" in told.text
    for closed in (f"<{name}>no</{name}>", f"<{name.upper()}>no</{name.upper()}>", f"<!-- <{name}> -->"):
        notices = page(f"<p>It rained.</p>\n{closed}\n{below}").notices
        assert not [one for one in notices if one.code == "unclosed-element"]


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<svg><title>Letter O</title><rect/><text>O</text></svg>nce it rained.", "Once it rained."),
        ("The sign: <svg><text>KEEP</text><g><text>OFF</text></g><text>THE<tspan dy=1em>QUAY</tspan></text></svg>", "The sign: KEEPOFF THE QUAY"),
        ("<object type='image/png' data='m.png'>A map of the quay.</object>", "A map of the quay."),
        ("<object>It rained on.</object>", "It rained on."),
        ("It was <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> full.", "It was 1/2 full."),
        ("<i><template shadowrootmode=open>It rained on.</template></i>", "It rained on."),
    ],
    ids=["initial", "sign", "picture", "object", "fraction", "shadow"],
)  # fmt: skip
def test_what_a_browser_draws_is_read(html: str, read: str) -> None:
    """Words that a browser shows by drawing them, or in place of what it has not, are the story's as any others."""
    assert blocks_of(page(f"<p>It began.</p><p>{html}</p>"))[-1].text == read


@pytest.mark.parametrize(
    ("html", "counted"),
    [
        ("<template><p>It rained on.</p></template>", "<template> (3 words)"),
        ("<iframe>It rained on.</iframe>", "<iframe> (3 words)"),
        ("<iframe srcdoc='<p>It rained on.</p>'></iframe>", "<iframe> (3 words)"),
        ("<object data=a.swf>It rained on.</object>", "<object> (3 words)"),
        ("<svg><desc>Rain</desc><defs><text>It rained.</text></defs></svg>", "<desc> (1 word), <defs> (2 words)"),
        ("<!-- And so it rained on and on. --><!-- end of header -->", "comments (7 words)"),
        ("<![CDATA[It rained on.]]>", "<![CDATA[...]]> (3 words)"),
        ("<?php And so it rained on and on. ?>", "<?...?> (8 words)"),
    ],
)
def test_what_no_browser_shows_is_told(html: str, counted: str) -> None:
    """Words of a page that are in no book, as nobody saw them, are counted; scripts, styles and short comments are not."""
    quiet = "<script>it rained on</script><style>p {}</style><!-- menu --><?xml:namespace prefix=o ?>"
    story = page(f"<p>It began, and nobody had thought it would, that day.</p>{quiet}{html}<p>It ended.</p>")
    left_out = [one.text for one in story.notices if one.code == "unshown-text"]
    assert left_out == [f"left out of the book, as no browser shows it: {counted}"]
    assert len(blocks_of(story)) == 2


def test_a_page_that_shows_nothing_says_what_holds_its_words() -> None:
    """A story that stands where only browsers of long ago looked is refused by the name of the place, not as empty."""
    with pytest.raises(EmptyStoryError, match=r"<noframes> \(4 words\)"):
        page("<noframes><p>It rained all night.</p></noframes><p></p>")


def test_what_a_page_in_xml_quotes_is_text() -> None:
    """In XML a quoted section is text, signs and all; in its scripts it is none."""
    html = "<?xml version='1.0'?><html><script><![CDATA[ if (a<b) c(); ]]></script><p>It was <![CDATA[1 < 2 & more]]>.</p></html>"
    story = read_story(Manuscript(decode(html.encode(), "rain.html")))
    assert [block.text for block in blocks_of(story)] == ["It was 1 < 2 & more."]
    assert not story.notices


def test_what_parts_scenes_by_its_name_alone() -> None:
    """An element without words that is called a break is one, as the page's styles draw it; one that has words is text."""
    story = page(
        "<p>One came.</p><div class='scene-break'></div><p>Two came.</p><p class=section_divider> </p><p>Three came.</p>"
        "<div class='line-break'></div><p>Four came.</p><p class='scene-break'>Five came.</p>"
    )
    assert breaks(story) == ["Two", "Three"]
    assert [text for _, text in told(story)][-2:] == ["Four came.", "Five came."]


def test_a_footnote_beside_its_page() -> None:
    """An aside of an EPUB's chapter that says it is a footnote is one; any other aside is the side of the page."""
    note = "<aside epub:type='footnote' id='n1'><p>It was.</p></aside>"
    story = page(f"<p>It began<a epub:type='noteref' href='#n1'>1</a> here.</p>{note}<aside><p>Read more.</p></aside>")
    assert told(story) == [("paragraph", "It began1 here."), ("footnote", "It was.")]


def test_two_line_breaks_part_paragraphs() -> None:
    """Two ``br`` in a row are a paragraph, many are a break, one keeps the line of a letter."""
    story = page(
        "One came here.<br><br>\nTwo came too.<br>\n<br>\n<br><br>Three came last.<br>&nbsp;<br>Dear Ada,<br>the boat is sold.<br>Yours, Tom"
    )
    assert told(story) == [
        ("paragraph", "One came here."),
        ("paragraph", "Two came too."),
        ("paragraph", "Three came last."),
        ("letter", "Dear Ada,\nthe boat is sold.\nYours, Tom"),
    ]
    assert breaks(story) == ["Three"]


def test_single_line_breaks_between_long_lines_are_paragraphs() -> None:
    """A page that sets each paragraph on a line of its own is read so."""
    line = "The ferry was late again, and nobody on the quay had anything to say about it, " * 2
    assert told(page(f"<div>{line}<br>“No.”<br>{line}</div>")) == [
        ("paragraph", line.strip()),
        ("paragraph", "“No.”"),
        ("paragraph", line.strip()),
    ]


def test_a_blank_paragraph_is_a_gap() -> None:
    """``<p>&nbsp;</p>`` is no paragraph: once it is a break; between most paragraphs it is how a program sets them apart."""
    some = [f"<p>Paragraph {number} is here.</p>" for number in range(6)]
    assert breaks(page("".join([*some[:3], "<p>&nbsp;</p>", *some[3:]]))) == ["Paragraph"]
    assert breaks(page("<p>&nbsp;</p>".join(some))) == []
    assert breaks(page("<p></p>".join(some))) == []
    assert len(blocks_of(page("<p>&nbsp;</p>".join(some)))) == 6


def test_a_blank_paragraph_beside_marks_is_no_gap() -> None:
    """Where the author marks scenes, one blank paragraph only airs the page; two in a row, or as many as marks, part."""
    some = [f"<p>Paragraph {number} is here.</p>" for number in "abcdefgh"]
    blank, mark = "<p>&nbsp;</p>", "<p>* * *</p>"

    def begun(*between: str) -> list[str]:
        story = page("".join(one + sign for one, sign in zip(some, (*between, "", "", ""), strict=True)))
        return [scene.blocks[0].text.split()[1] for scene in story.scenes if scene.begins]

    assert begun(mark, "", blank, mark, "") == ["b", "e"]
    assert begun(mark, "", blank * 2, mark, "") == ["b", "d", "e"]
    assert begun(mark, blank, blank, mark, "") == ["b", "c", "d", "e"]
    assert begun("", blank, "", mark, "") == ["c", "e"]
    assert begun("", blank, "", "", "") == ["c"]


@pytest.mark.parametrize("blank", ["&nbsp;", "　", "　&nbsp;", "&emsp;", " "])
def test_a_line_of_blanks_is_empty_whichever_they_are(blank: str) -> None:
    """Chinese and Japanese pages set blank lines with their own blank, and words in with it: these stay where they stand."""
    lines = f"　　雨が降った。<br>{blank}<br>風が吹いた。<br>{blank}"
    assert [text for _, text in told(page(f"<p>{lines}</p><p>{blank}<br>雪が降った。</p>"))] == [
        "　　雨が降った。",
        "風が吹いた。",
        "雪が降った。",
    ]


@pytest.mark.parametrize(
    "mark",
    ["<hr>", "<hr/>", "<center>***</center>", "<p align=center>~*~</p>", '<p style="text-align:center">⁂</p>', "<p>oOo</p>", "<h3>* * *</h3>", "<div>#</div>", "<p><b>***</b></p>", "<center><hr width=50%></center>", '<p><img src="x.gif" alt="***"></p>'],
)  # fmt: skip
def test_marks_part_scenes(mark: str) -> None:
    """A rule, or a row of signs however it is set, begins a scene."""
    assert breaks(page(f"<p>One came here.</p>{mark}<p>Two came too.</p>")) == ["Two"]


def test_silence_is_no_mark() -> None:
    """Three points beside speech are somebody's silence, on a page as in a text."""
    story = page("<p>“Well?”</p><p>…</p><p>“Well?”</p>")
    assert [kind for kind, _ in told(story)] == ["paragraph"] * 3


def test_tags_that_nobody_closed() -> None:
    """Paragraphs, items and emphasis that are never closed end where a browser ends them."""
    story = page("<p align=center>***<p>One <i>came.<p>Two came.<ul><li>a boot<li>an oar</ul>")
    assert told(story) == [("paragraph", "One came."), ("paragraph", "Two came."), ("list", "• a boot\n• an oar")]


@pytest.mark.parametrize("inner", ["<ul><li>long<ol><li>very</ol><li>short</ul>", "<ul><li><p>long</p><ol><li>very</li></ol></li><li>short</ul>"])  # fmt: skip
def test_items_under_items_are_set_in(inner: str) -> None:
    """An item of a list within a list is set in, as a browser has it, with its emphasis in its place."""
    story = page(f"<p>She had:</p><ul><li>rope{inner}<li>a <i>bucket</i></ul><p>She went.</p>")
    (found,) = [block for block in blocks_of(story) if block.kind is BlockKind.LIST]
    assert found.text == "• rope\n  • long\n      1. very\n  • short\n• a bucket"
    assert emphasis(found) == [("em", "bucket")]


def test_a_drawing_keeps_its_place() -> None:
    """What is drawn in kept lines is set as code, each sign under those above; a poem there is none, and has its own margins."""
    (drawn,) = blocks_of(page("<p>See:</p><pre>\n   o\n  /|\\\n  / \\\n</pre><p>She went.</p>"))[1:-1]
    assert (drawn.kind, drawn.text) == (BlockKind.VERSE, "\u00a0o\n/|\\\n/ \\")
    assert [one.kind for one in drawn.inline] == ["code"]
    (poem,) = blocks_of(page("<p>See:</p><pre>\n  The rain\n    it rains\n  every day\n</pre><p>She went.</p>"))[1:-1]
    assert (poem.text, poem.inline) == ("The rain\n  it rains\nevery day", ())


@pytest.mark.parametrize(
    ("words", "caption", "below"),
    [
        ("A cow", "The cow, in May.", [("paragraph", "A cow"), ("caption", "The cow, in May.")]),
        ("The cow.", "The <i>cow</i>", [("paragraph", "The cow.")]),
    ],
)
def test_the_caption_of_a_picture(words: str, caption: str, below: list[tuple[str, str]]) -> None:
    """What a page has below a picture is its caption, once where its words for the blind are the same."""
    html = f'<h1>Rain</h1>{_LONG}<figure><img src="cow.png" alt="{words}"><figcaption>{caption}</figcaption></figure><p>She went.</p>'
    reading = read_html(decode(html.encode(), "rain.html"), frozenset({"cow.png"}))
    assert not isinstance(reading, Source)
    assert [(str(block.kind), block.text) for block in reading.blocks[-1 - len(below) : -1]] == below


def test_a_caption_without_a_picture_is_a_paragraph() -> None:
    """Who said what a figure holds stands below it as it stood."""
    story = page("<p>One came.</p><figure><blockquote>Rain is rain.</blockquote><figcaption>The Almanac</figcaption></figure><p>Two.</p>")  # fmt: skip
    assert ("paragraph", "The Almanac") in told(story)


def test_emphasis_by_style() -> None:
    """Italics and bold count however they are set: by element, by attribute, by a class of the page; and are undone so."""
    head = "<style>.c1{font-style:italic} .c2 , p.c3{font-weight:700}\n@media print{.c4{display:none}}</style>"
    story = page(
        '<b style="font-weight:normal"><p>A <span class="c1">slow</span> <span class=c2>old</span> <span style="font-style:italic;font-weight:bold">boat</span>, '
        "<s>sunk</s> <u>lost</u><sup>2</sup>.</p></b><p class=c3>All</p><p class=c4>Shown</p>",
        head,
    )
    one, two, three = blocks_of(story)
    assert emphasis(one) == [
        ("em", "slow"),
        ("strong", "old"),
        ("em", "boat"),
        ("strong", "boat"),
        ("s", "sunk"),
        ("u", "lost"),
        ("sup", "2"),
    ]
    assert emphasis(two) == [("strong", "All")]
    assert three.text == "Shown"


@pytest.mark.parametrize(
    "hidden",
    ['<p style="display:none">Stolen!</p>', '<p style="display: none !important">Stolen!</p>', "<p hidden>Stolen!</p>", "<p class=qx1>Stolen!</p>", "<p style='visibility:hidden'>Stolen!</p>",
     "<script>Stolen!</script>", "<style>p{Stolen:1}</style>", "<template><p>Stolen!</p></template>", "<!-- Stolen! -->", "<iframe>Stolen!</iframe>"],
)  # fmt: skip
def test_what_a_page_hides_is_out(hidden: str) -> None:
    """Scripts, styles, comments and paragraphs that no reader sees are in no book."""
    story = page(
        f"<p>It rained all day, and all night too.</p>{hidden}<p>It stopped at noon, as it had to.</p>",
        "<style>.qx1 {\n display: none;\n speak: never }</style>",
    )
    assert [text for _, text in told(story)] == [
        "It rained all day, and all night too.",
        "It stopped at noon, as it had to.",
    ]
    assert not any("Stolen" in block.text for block in story.left_out)


def test_a_page_that_hides_all_of_itself_is_shown() -> None:
    """A page that a script was to show, and what a reader opens himself, is story."""
    assert told(page('<div style="display:none"><p>It rained all day.</p></div>')) == [
        ("paragraph", "It rained all day.")
    ]
    story = page(
        '<p>It rained all day, and all night.</p><div class="spoiler" style="display:none"><p>She died.</p></div>'
    )
    assert told(story)[-1] == ("paragraph", "She died.")


def test_footnotes_are_linked() -> None:
    """A mark that leads to a text below is a footnote, wherever that stands; its own mark and its way back are no words."""
    story = page(
        '<div class=story><p>Tea.<sup><a href="#n1" id="r1">1</a></sup> Rain fell on the quay.<a href="#n2">[2]</a></p></div>'
        '<h3>Notes</h3><ol><li id="n1">From Ceylon. <a href="#r1">↩</a></li></ol><p><a id="n2" href="#r2">[2]</a> All day.</p>'
    )
    (one, *notes) = blocks_of(story)
    assert emphasis(one) == [("noteref", "1"), ("noteref", "[2]")]
    assert [(note.kind, note.id, note.text.strip(" ↩")) for note in notes] == [
        (BlockKind.FOOTNOTE, "1", "From Ceylon."),
        (BlockKind.FOOTNOTE, "2", "All day."),
    ]


def test_a_reference_in_a_note_is_none_to_a_footnote_of_the_same_sign_that_the_text_types() -> None:
    """Where a page has its story twice over, the links of the second lead into the first, which is a note: its signs are plain text."""
    start = "<p>*** START OF THE PROJECT GUTENBERG EBOOK THE STAIR ***</p>"
    story = (
        '<h2>Down</h2><p>Nobody counted the steps but one of us.<a id="back1"></a><a href="#note1">[1]</a></p>'
        '<div class="footnote"><p><a id="note1"></a><a href="#back1">[1]</a> He never told us how many.</p></div>'
    )
    twice = f"<html><body>{start}{story}{start}{story}</body></html>"
    made = read_story(Manuscript(decode(twice.encode(), "twice.html")))
    assert blocks_of(made)[-1].kind is BlockKind.FOOTNOTE
    convert(Manuscript(decode(twice.encode(), "twice.html"), Options(cover="none")))  # which proves each word


def test_the_brackets_round_a_way_back_are_none_of_the_footnote() -> None:
    """As calibre writes the notes of a word processor's document; what stands in brackets otherwise is."""
    note = '<dl id="n{0}"><dt>[<a href="#r{0}">←{0}</a>]</dt><dd><p>{1}</p></dd></dl>'
    story = page(
        '<p>“By two hours.”<sup><a id="r1" href="#n1">1</a></sup> He was late.<a id="r2" href="#n2"><sup>2</sup></a></p><p>It rained.</p>'
        + note.format(1, "It was three.")
        + note.format(2, "[So he said.]")
    )
    notes = [block.text for block in blocks_of(story) if block.kind is BlockKind.FOOTNOTE]
    assert notes == ["It was three.", "[So he said.]"]


def test_a_reference_whose_footnote_is_elsewhere_is_a_sign_as_typed() -> None:
    """Where it leads to a block of nothing but the number, the paragraph below that opens with the same is the footnote, as in plain text."""
    body = (
        '<p>It rained on the quay.</p><p>“You could swim,” said the boy.<a href="#n1" name="r1">[1]</a></p>'
        '<p>There was a dog waiting.</p><div id=n1><a href="#r1">[1]</a></div><p>[1] As it did in 1911.</p>'
    )
    _, paragraph, _, note = blocks_of(page(body))
    assert (paragraph.text, emphasis(paragraph)) == ("“You could swim,” said the boy.[1]", [("noteref", "[1]")])
    assert (note.kind, note.text) == (BlockKind.FOOTNOTE, "[1] As it did in 1911.")
    convert(Manuscript(decode(f"<html><body>{body}</body></html>".encode(), "x.html"), Options(cover="none")))


def test_a_link_within_a_paragraph_is_no_note_of_itself() -> None:
    """A sign that leads to the paragraph it stands in is text."""
    story = page("<p>It rained.</p><p><a href='#r1' id='n1'>\n[1]\n<a href='#n1' id='r1'></p><p>It did.</p>")
    assert [text for _, text in told(story)] == ["It rained.", "[1]", "It did."]


def test_a_paragraph_with_a_footnote_heads_no_chapter() -> None:
    """The number of a footnote is no part of a title that stands below a chapter's own; the book holds the note."""
    body = "".join(
        f'<h1>Chapter {at}</h1><p>Fog<sup><a href="#f{at}" id="r{at}">{at}</a></sup></p><p>It rained.</p><p>It went.</p>'
        for at in (1, 2)
    )
    notes = "".join(f'<p id="f{at}"><a href="#r{at}">{at}</a> Thick.</p>' for at in (1, 2))
    story = page(body + notes)
    assert [chapter.title for chapter in story.chapters] == ["Fog", "Fog"]


def test_links_to_chapters_are_no_footnotes() -> None:
    """A list of contents by numbers leads to headings, and is no footnote."""
    story = page(
        '<p><a href="#a">1</a> <a href="#b">2</a></p><h2 id=a>Chapter 1</h2><p>It rained.</p><h2 id=b>Chapter 2</h2><p>It stopped.</p>'
    )
    assert [chapter.title for chapter in story.chapters] == ["Chapter 1", "Chapter 2"]
    assert [text for _, text in told(story)] == ["It rained.", "It stopped."]


@pytest.mark.parametrize("base", ["雨<br>漢", "雨<br><ruby>漢", "<b>雨<br>漢</b>"])
def test_a_reading_stands_over_one_line(base: str) -> None:
    """A base that breaks its line, or has another ruby within it, has its reading over what stands right before it, once."""
    (block,) = blocks_of(page(f"<p><ruby>{base}<rt>かん</rt></ruby>が降った。</p>"))
    assert block.text == "雨\n漢が降った。"
    assert [(one.start, one.end, one.target) for one in block.inline if one.kind == "ruby"] == [(2, 3, "かん")]


def test_a_heading_has_its_readings_in_brackets() -> None:
    """A title, which stands where no ruby can, and the heading of a chapter lose no reading."""
    story = page(
        "<h1>The <ruby>雨<rt>ame</rt></ruby></h1><p>It began.</p>"
        "<h2><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> no koto</h2><p>It rained.</p>"
        "<h2><em><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby></em><br>by night</h2><p>It stopped.</p>"
    )
    assert story.metadata.title.value == "The 雨 (ame)"
    assert [chapter.title for chapter in story.chapters if chapter.title] == [
        "漢 (kan) no koto",
        "東 (とう) 京 (きょう) by night",
    ]


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6"])
def test_the_second_reading_finds_a_lost_reading_of_a_heading(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the readings of a heading not written down, no book would be made."""
    monkeypatch.setattr("storybind.text.html.assembly.bracket_readings", lambda piece: piece)
    monkeypatch.setattr("storybind.text.html.title.bracket_readings", lambda piece: piece)
    with pytest.raises(LostWordsError, match=r"rain\.html:3: the heading '漢 kan no koto'"):
        page(f"<p>It rained.</p><{tag}><ruby>漢<rt>kan</rt></ruby> no koto</{tag}><p>It stopped.</p>")


def test_ruby_keeps_its_reading() -> None:
    """The reading of a character stays with it."""
    (block,) = blocks_of(page("<p>彼は<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby>へ行った。</p>"))
    assert block.text == "彼は東京へ行った。"
    assert [(one.kind, one.target) for one in block.inline] == [("ruby", "とう"), ("ruby", "きょう")]


def test_a_reading_of_several_words_keeps_them_apart() -> None:
    """A tag within a reading does not join the words on its sides."""
    story = page("<h1>Rain</h1><p><ruby>漢<rt>kan or <i>ji</i> so</rt></ruby> fell.</p><p>It did.</p>")
    ranges = [one for scene in story.scenes for block in scene.blocks for one in block.inline]
    assert [one.target for one in ranges if one.kind == "ruby"] == ["kan or ji so"]


def test_a_reading_that_nobody_closed_ends_at_the_next_block() -> None:
    """A page whose ruby is left open keeps its base and its reading, and all that follows is the story."""
    story = page(
        "<p>Zero, she said.</p><p>Once <ruby>漢字<rt>かんじ<p>Two.</p><p>Three <ruby>山<rt>やま</rt></ruby>.</p><ruby><rt>rain<p>Four."
    )
    assert [block.text for block in blocks_of(story)] == [
        "Zero, she said.",
        "Once 漢字",
        "Two.",
        "Three 山.",
        "rain",
        "Four.",
    ]
    assert [(one.kind, one.target) for block in blocks_of(story) for one in block.inline] == [
        ("ruby", "かんじ"),
        ("ruby", "やま"),
    ]


def test_only_links_to_the_web_are_links() -> None:
    """A link that leads to a page of the web is one in the book; any other is its words."""
    (block,) = blocks_of(
        page(
            '<p>See <a href="https://example.org/a b">this</a>, <a href="next.html">that</a> and <a href="javascript:x()">more</a> of it.</p>'
        )
    )
    assert [(one.kind, one.target) for one in block.inline] == [("link", "https://example.org/a%20b")]


def test_tables_and_text_as_it_stands() -> None:
    """A table of data is its rows; a table that lays out a page is none; ``pre`` keeps its lines."""
    long = "She walked along the quay for an hour and counted the boats, and there were eleven. " * 6
    story = page(
        f"<table><tr><td>nav</td><td><p>{long}</p><table><tr><th>Boat</th><td>Ada</td></tr><tr><th>Age</th><td>7</td></tr></table><pre>GATE SHUT\n  AT SIX</pre></td></tr></table>"
    )
    assert told(story)[-3:] == [
        ("paragraph", long.strip()),
        ("panel", "Boat | Ada\nAge | 7"),
        ("sign", "GATE SHUT\nAT SIX"),
    ]


def test_blocks_in_a_cell_part_its_words() -> None:
    """A row is one line, whatever stands in its cells: words of two blocks stay two, with one blank between them."""
    rows = (
        "<tr><th>Name </th>\n<th>Share</th></tr><tr><td><div>Ada</div>or Bob<p>the cook</p>\n</td> <td>half</td></tr>"
    )
    assert told(page(f"<p>It rained.</p><table>{rows}</table>"))[-1] == (
        "panel",
        "Name | Share\nAda or Bob the cook | half",
    )


def test_a_story_in_a_block_quote_is_no_quotation() -> None:
    """Old pages set their margins by ``blockquote``."""
    assert {kind for kind, _ in told(page("<blockquote><p>It rained.</p><p>It stopped.</p></blockquote>"))} == {
        "paragraph"
    }
    assert [kind for kind, _ in told(page("<p>The sign said this to all of us:</p><blockquote>NO</blockquote>"))] == [
        "paragraph",
        "quote",
    ]


# What stands round a story


def test_what_is_left_out_is_named() -> None:
    """What is the site's own is in no book, is counted, and stands in the text that is read."""
    story = page(
        '<div class="nav">Home</div><div class="post"><p>It rained all day.</p></div><div id="comments"><p>Ada said: it rained all day, lovely!</p></div>'
    )
    assert [block.text for block in story.left_out] == ["Home", "Ada said: it rained all day, lovely!"]
    (notice,) = story.notices
    assert notice.code == "left-out"
    assert notice.text == "left out of the book: navigation (1 word), comments of readers (7 words)"


@pytest.mark.parametrize(
    "name",
    ["no-sidebar", "has-comments", "with-menu", "sidebar-layout", "adventure", "commentary", "next-of-kin", "navy"],
)
def test_names_that_are_no_furniture(name: str) -> None:
    """A part whose name only looks like one of the site's own is story."""
    assert [
        text for _, text in told(page(f'<div class="{name}"><p>It rained all day, and we stayed in.</p></div>'))
    ] == ["It rained all day, and we stayed in."]


def test_prose_is_not_left_out_for_its_place() -> None:
    """A paragraph beside the part that is named for the story stays in it: in doubt it is prose."""
    words = (
        "The ferry was late and nobody on the quay had anything to say about it that they had not said on Monday. " * 2
    )
    story = page(f"<p>{words}</p><div class=entry-content><p>{words}</p></div><p>{words}</p>")
    assert len(blocks_of(story)) == 3


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The Late Ferry | Salt &amp; Slate</title>", "", "The Late Ferry"),
        ("<title>Salt - The Late Ferry</title><meta property='og:title' content='The Late Ferry'>", "", "The Late Ferry"),
        ("<title>Site</title>", "<h1>Site</h1><h2 class=title>The Late Ferry</h2>", "The Late Ferry"),
        ("<title>The Late Ferry « Site</title>", "<div class=header><h1>Site</h1></div><h2>The Late Ferry</h2>", "The Late Ferry"),
        ("<title>Untitled</title>", "<h1>The Late Ferry</h1>", "The Late Ferry"),
        ("", "<p><b>The Late Ferry</b></p><p>by Ada Moss</p>", "The Late Ferry"),
        ("<title>Whatever</title>", "<p>Title: The Late Ferry<br>Author: Ada Moss</p>", "The Late Ferry"),
        ("<title>The Late Ferry</title>", "<h2 class=entry-title>Also new</h2><h1 class=entry-title>The Late Ferry</h1>", "The Late Ferry"),
        ("<title>The Late Ferry Chapter 2: Low Water, a salt + slate crossover fanfic | FanFiction</title>", "", "The Late Ferry"),
        ("<title>Salt &amp; Slate</title>", "<h1>The Late Ferry<br>by Ada Moss</h1>", "The Late Ferry"),
        ("<meta name=author content='Ada Moss'>", "<h1>The Late Ferry by Ada Moss</h1>", "The Late Ferry"),
        ("<meta name=author content='Ada Moss'>", "<h1>Stand by Mary Moss</h1>", "Stand by Mary Moss"),
        ("", "<h1>Saved<br>by a Bell</h1>", "Saved by a Bell"),
        ("<title>The Late Ferry</title>", "<div id=title><img src=gears.png alt='Two gears'></div><h1>The Late Ferry</h1>", "The Late Ferry"),
    ],
)  # fmt: skip
def test_the_title_of_a_page(head: str, body: str, title: str) -> None:
    """What the page marks as the title is it, else the title of its head without the site's name."""
    story = page(f"{body}<p>It rained all day, and we stayed in the house by the quay.</p><p>So it goes.</p>", head)
    assert story.metadata.title.value == title
    assert [text for _, text in told(story)][-1] == "So it goes."


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("11.09.2011, 16:20 von jovel", "jovel"),
        ("Eingestellt von Ada Moss", "Ada Moss"),
        ("Achim von Moos", "Achim von Moos"),
        ("Mark Di Stefano", "Mark Di Stefano"),
        ("A short story by Ada Moss", "Ada Moss"),
    ],
)
def test_who_wrote_a_page(line: str, author: str) -> None:
    """A line that is said to tell who wrote the story has the name alone, or words and a day before it."""
    assert page(f"<h1>The Late Ferry</h1><p class=author>{line}</p>{_BRIEF}").metadata.authors.value == (author,)


def test_a_heading_below_the_title_is_no_name() -> None:
    """Two words in capitals over the first story of a list head it, where they are a heading with fellows."""
    stories = f"<h2>Short Fiction</h2><h3>The Eel Year</h3>{_BRIEF}<h2>Novels</h2><h3>Low Tide</h3>{_BRIEF}"
    assert page(f"<h1>Fiction</h1>{stories}").metadata.authors.value == ("Unknown",)


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">by <a rel=author href=/u/1>Anna Bell</a> and <a rel=author href=/u/2>Tom Reed</a></p>',
        '<div class="entry-meta">Posted by Anna Bell and Tom Reed on May 3, 2011</div>',
        "<div class=byline>by Anna Bell &amp; Tom Reed</div>",
    ],
)
def test_two_authors_of_a_page_are_two(byline: str) -> None:
    """The word that joins their names is no name, and none that is lost."""
    story = page(f"<h1>Rain</h1>{byline}<p>It rained.</p><p>It did.</p>")
    assert story.metadata.authors.value == ("Anna Bell", "Tom Reed")


def test_a_label_over_the_title_has_none_of_what_is_below_it() -> None:
    """A label without a value does not go on over a heading that was read: its words would be somewhere twice."""
    story = page(
        "<p>Author: Anna<br>Rating: T<br>Summary:</p><h1>The Lamp</h1><p>It rained on the quay.</p><p>It did.</p>"
    )
    assert story.metadata.title.value == "The Lamp"
    assert [text for _, text in told(story)][-2:] == ["It rained on the quay.", "It did."]


def test_lines_are_those_of_the_file() -> None:
    """A line of the text knows its line of the file, also where line breaks part paragraphs."""
    html = "<html>\n<body>\n<p>One.</p>\n\n<p>Two\nwraps.</p>\n<div>\nThree.<br>\n<br>\nFour.\n</div></body></html>"
    story = read_story(Manuscript(decode(html.encode(), "rain.html")))
    places = [story.source.place(block.span.first) for block in blocks_of(story)]
    assert places == [("rain.html", 3), ("rain.html", 5), ("rain.html", 8), ("rain.html", 10)]


def test_remarks_on_bytes_have_the_lines_of_the_file() -> None:
    """What decoding tells of a page is told at the file's line, whatever markup stands above it."""
    html = "<html>\n<head><title>Rain</title></head>\n\n\n<body>\n\n<p>One.</p>\n<nav>Home</nav>\n<p>Caf\xe9 \x93Two\x94.</p></body></html>"
    story = read_story(Manuscript(decode(html.encode("latin-1"), "rain.html")))
    line = next(notice.line for notice in story.notices if notice.code == "guessed-encoding")
    assert line is not None
    assert story.source.place(line) == ("rain.html", 9)


def test_verse_is_set_in_as_on_the_page() -> None:
    """What sets a line of verse in, blanks in ``pre`` and no-break ones elsewhere, is kept, and emphasis stays on its words."""
    lines = (
        "A keeper of lights,<br>&nbsp;&nbsp;by <i>day</i><br>&nbsp;&nbsp;&nbsp;&nbsp;and by <b>nights</b>,<br>he slept."
    )
    story = page(
        f"<h1>Rain</h1><p>It rained.</p><p>{lines}</p><p>It stopped.</p><pre>The lamp\n    it went\n  out.</pre>"
    )
    verse = [block for block in blocks_of(story) if block.kind is BlockKind.VERSE]
    assert [block.text for block in verse] == [
        "A keeper of lights,\n  by day\n    and by nights,\nhe slept.",
        "The lamp\n    it went\n  out.",
    ]
    assert emphasis(verse[0]) == [("em", "day"), ("strong", "nights")]


@pytest.mark.parametrize(
    "lines",
    [
        '<div class="poem"><span class="i0">A keeper of lights,<br></span>\n<span class="i2">by day,<br></span><span class="i0">he slept.</span></div>',
        '<div class="poetry"><div class="stanza">\n<div class="verse indent0">A keeper of lights,</div>\n<div class="verse indent2">by day,</div>\n<div class="verse indent0">he slept.</div></div></div>',
        '<div class="stanza"><p>A keeper of lights,</p><p class="i2">by day,</p><p>he slept.</p></div>',
    ],
)
def test_lines_of_a_stanza(lines: str) -> None:
    """Transcribed books say in a line's name how far it is set in, and have each as an element of its own."""
    told_of = told(page(f"<p>It rained.</p>{lines}<p>It stopped.</p>"))
    assert told_of == [
        ("paragraph", "It rained."),
        ("verse", "A keeper of lights,\n  by day,\nhe slept."),
        ("paragraph", "It stopped."),
    ]


def test_what_only_looks_like_lines_of_a_stanza() -> None:
    """Names mean nothing outside a poem, and a stanza may hold paragraphs of lines."""
    assert told(page('<p class="i4">It rained.</p><div class="verse"><p>It blew.</p><p>It froze.</p></div>')) == [
        ("paragraph", "It rained."),
        ("paragraph", "It blew."),
        ("paragraph", "It froze."),
    ]
    two = '<div class="stanza"><p>It blew,<br>it snowed.</p><p>It froze,<br>it thawed.</p></div>'
    assert told(page(f"<p>It rained.</p>{two}"))[1:] == [
        ("verse", "It blew,\nit snowed."),
        ("verse", "It froze,\nit thawed."),
    ]


# Printed pages


@pytest.mark.parametrize(
    "number", ["4", "[Pg 4]", "xii", "{118}", "p. 4", "&mdash;4&mdash;", '<a id="p4">[4]</a>', "S.&nbsp;4"]
)
@pytest.mark.parametrize(
    "opened", ['class="pagenum"', 'class="pageno"', 'class="pgnum"', 'class="page-number"', 'class="pb"', 'epub:type="pagebreak"', 'role="doc-pagebreak"']
)  # fmt: skip
def test_the_number_of_a_page_is_in_no_word(number: str, opened: str) -> None:
    """What numbers the pages of the printed book is left out, wherever it stands, and is told of; words are whole."""
    sign = f"<span {opened}>{number}</span>"
    alone = f"<div {opened}>{number}</div>"
    story = page(
        f"<p>{sign}<b>T</b>HE orch{sign}ard was {sign}green, {sign} and old.</p>{alone}<p>She went down,{alone}and came up.</p><p>{sign}&nbsp;</p>"
        f"<p>Then it rained.</p><ul><li>Rain</li></ul>{alone}"
    )
    assert [text for _, text in told(story)] == [
        "THE orchard was green, and old.",
        "She went down, and came up.",
        "Then it rained.",
        "• Rain",
    ]
    assert not breaks(story)
    (notice,) = story.notices
    assert notice.text.startswith("left out of the book: page numbers (")


@pytest.mark.parametrize(
    "words", ["of the house", "[Illustration]", "4 miles", "I", "mild", "Chapter 4", "1,000 and 1"]
)
def test_what_is_only_called_the_number_of_a_page(words: str) -> None:
    """Words of the story stay, whatever they are called; so does the number in a row of a table."""
    story = page(f'<p>It was <span class="pagenum">{words}</span> that she saw, or so she said.</p>')
    assert [text for _, text in told(story)] == [f"It was {words} that she saw, or so she said."]
    assert not story.notices
    row = '<table><tr><td>Eels</td><td class="pageno">4</td></tr><tr><td>Cod</td><td class="pageno">9</td></tr></table>'
    assert ("panel", "Eels | 4\nCod | 9") in told(page(f"<p>We counted them.</p>{row}<p>It rained.</p>"))


def test_loose_lines_between_pages() -> None:
    """Where no element holds a paragraph, one ends with its sentence at the end of a page."""
    lines = 'It rained all day.<div class="pagenum">4</div>She went down,<div class="pagenum">5</div>and came up.'
    assert [text for _, text in told(page(f"<div>{lines}</div>"))] == [
        "It rained all day.",
        "She went down, and came up.",
    ]


# What a page sets in


SET_IN = "<p {0}>Dear Ada,</p><p {0}>The boat is sold, and I have the money here.</p><p {0}>Tom</p>"


@pytest.mark.parametrize(
    "style", ["margin-left:36pt", "margin-left: 2em; margin-right: 2em", "margin-left:10%", "margin-left:.5in"]
)
def test_a_letter_that_is_set_in(style: str) -> None:
    """Word processors set in what is quoted by a margin, in a class or right there."""
    prose = "<p>She read it twice before she sat down on the stairs, and then she read it a third time.</p>" * 3
    for head, sign in (("", f'style="{style}"'), (f"<style>.c3{{{style}}}</style>", 'class="c3"')):
        kinds = [kind for kind, _ in told(page(f"<h1>Rain</h1>{prose}{SET_IN.format(sign)}{prose}", head))]
        assert kinds == ["paragraph"] * 3 + ["quote"] * 3 + ["paragraph"] * 3


@pytest.mark.parametrize(
    "style",
    ["margin-left:0", "margin-left:3px", "margin-left:auto", "margin-left:36pt;text-indent:-18pt", "margin-left:36pt;text-align:center", "margin-left:5in", "margin-right:2em"],
)  # fmt: skip
def test_what_is_not_set_in_as_a_quotation(style: str) -> None:
    """A hair's breadth, the middle, a hanging line and what stands far to the right quote nothing."""
    prose = "<p>She read it twice before she sat down on the stairs, and then she read it a third time.</p>" * 3
    sign = f'style="{style}"'
    assert "quote" not in [kind for kind, _ in told(page(f"<h1>Rain</h1>{prose}{SET_IN.format(sign)}{prose}"))]


def test_a_page_that_is_set_in() -> None:
    """Where much of a page has a margin it quotes nobody; nor do a heading that has one, and a paragraph that was never closed."""
    prose = "<p>She read it twice before she sat down on the stairs, and then she read it a third time.</p>"
    sign = 'style="margin-left:2em"'
    assert "quote" not in [kind for kind, _ in told(page(f"<h1>Rain</h1>{prose * 2}{SET_IN.format(sign) * 3}"))]
    head = f"<p {sign}>Chapter 2: The Boat That Was Sold by Tom</p>"
    assert len(page(f"<h1>Rain</h1><p>Chapter 1: The Letter</p>{prose * 3}{head}{prose * 3}").chapters) == 2
    opened = f"<p {sign}>The boat is sold, and I have the money here."
    assert "quote" not in [kind for kind, _ in told(page(f"<h1>Rain</h1>{prose * 3}{opened}{prose * 3}"))]


def test_text_that_is_no_page() -> None:
    """A text with the ending of a page, and a page that a browser made of a text, are read as texts."""
    text = "Rain\n\nIt rained.\n\n***\n\nIt stopped.\n"
    for data in (text, f"<html><body><pre>{text}</pre></body></html>"):
        story = read_story(Manuscript(decode(data.encode(), "rain.html")))
        assert (story.layout, story.metadata.title.value, len(list(story.scenes))) == ("blank-line", "Rain", 2)


def test_the_language_of_a_page_is_checked() -> None:
    """A page says its language; a template that says another than a long text speaks is not believed."""
    german = (
        "<p>Sie ging nicht mit, und er sah auf die Uhr, denn es war noch früh. Der Hund lag auf dem Teppich.</p>" * 30
    )
    html = f'<html lang="en-US"><body>{german}</body></html>'
    assert read_story(Manuscript(decode(html.encode(), "x.html"))).metadata.language.value == "de"
    short = '<html lang="nl"><body><p>Regen.</p><p>En nog meer.</p></body></html>'
    assert read_story(Manuscript(decode(short.encode(), "x.html"))).metadata.language.value == "nl"


# Bad pages


def _bad() -> Iterator[tuple[str, str]]:
    many = 10_000
    words = "<p>It rained all day, and all night.</p>"
    for name, part in (
        ("nested", "<div>"), ("nested tables", "<table><tr><td>"), ("nested quotes", "<blockquote>"), ("nested emphasis", "<em><b>"), ("nested lists", "<ul><li>x"),
        ("nested pages", "<div class=pb>4"), ("nested stanzas", "<div class=stanza>a"), ("nested headers", "<header>x"), ("nested hidden", "<div style='display:none'>a b c"),
    ):  # fmt: skip
        yield name, part * 2_500 + words
    for name, part in (
        ("open tags", "<a "), ("open comments", "<!--"), ("open ends", "</a"), ("open sections", "<![if "), ("open data", "<![CDATA["), ("open quotes", "<a href='"),
        ("instructions", "<?"), ("stray ends", "</i>"), ("paragraphs", "<p>x "), ("items", "<li>x"), ("line breaks", "a<br>"), ("styles", "<style>@media{"),
        ("rubies", "<ruby>a<rt>b"), ("terms", "<dt>a:<dd>b"), ("turned pages", "a<div class=pb>4</div>"),        ("margins", "<p style='margin-left:2em'>a"),
    ):  # fmt: skip
        yield name, words + part * many


@pytest.mark.parametrize(("name", "body"), list(_bad()), ids=[name for name, _ in _bad()])
def test_bad_pages_are_read_soon(name: str, body: str) -> None:
    """Tags thousands deep, and signs that never end, take a bounded time and lose nothing."""

    def read() -> None:
        found = read_html(decode(body.encode(), "rain.html"))
        assert isinstance(found, Source) or name == "nested hidden" or "rained" in found.source.text

    assert_within(4, read)


def test_a_cut_page_is_read() -> None:
    """A page that breaks off, in a tag or a word, is read as far as it goes."""
    html = '<html><body><p>It rained all day.</p><p>It stopped at <a href="x'
    for end in range(30, len(html)):
        read_html(decode(html[:end].encode(), "rain.html"))


@pytest.mark.parametrize("place", ["<aside>{}</aside>", "<aside><div>{}</div></aside>"])
def test_a_note_at_the_side_of_a_page(place: str) -> None:
    """What is set beside the story is the site's, unless it says that it is the author's note."""
    prose = "".join(
        f"<p>It rained on the quay all day, and nobody had thought to bring the {boat} in.</p>"
        for boat in "boats nets sails".split()
    )
    note = place.format("<h3>Author's Note</h3><p>Hi there, I wrote this in a week.</p>")
    story = page(f"<article><h1>Rain</h1>{note}{prose}</article>")
    assert [(one.label, one.text) for one in story.notes] == [("Author's Note", "Hi there, I wrote this in a week.")]
    assert len(blocks_of(story)) == 3
    story = page(f"<article><h1>Rain</h1>{place.format('<h3>Popular</h3><p>Ten notes on rain.</p>')}{prose}</article>")
    assert story.notes == ()
    assert len(blocks_of(story)) == 3


def test_tracked_changes_of_a_word_processor() -> None:
    """What was deleted and the marks of comments are out, told, and in no heading; words that are struck to be seen stay."""
    story = page(
        "<h1>The <del cite='x'>Old </del>Lift</h1><h2>Chapter <span class=msoDel>Eins</span><ins cite='x'>One</ins></h2>"
        "<p><del datetime='x'>Well, it</del><ins datetime='x'>It</ins> rained<span class=MsoCommentReference>"
        "<a class=msocomanchor href='#_msocom_1'>[HN1]</a></span>, and <del>all</del> nobody left.</p>"
        "<p><del datetime='x'>A whole paragraph.</del></p><del cite='x'><p>And this.</p></del><p>It stopped.</p>"
    )
    assert story.metadata.title.value == "The Lift"
    assert [str(chapter.heading) for chapter in story.chapters] == ["Chapter One"]
    assert [block.text for block in blocks_of(story)] == ["It rained, and all nobody left.", "It stopped."]
    notices = [notice.text for notice in story.notices if notice.code == "left-out"]
    assert notices == ["left out of the book: deleted words (9 words), marks of comments (1 word)"]


def test_what_a_page_says_stands_apart() -> None:
    """Classes, ``epub:type`` and roles tell epigraphs and dedications; in the midst of a chapter they tell nothing."""
    said = (
        '<h1>Rain</h1><div class="dedication"><p>Mum, this one is yours.</p></div>'
        '<h2>One</h2><p class="epigraph">Water owes nobody a bridge.</p><p class="epigraph-source">Ruth Amble</p><p>It rained.</p>'
        '<p>And rained.</p><p class="epigraph">A sign on the door.</p><p>She read it.</p>'
        '<h2>Two</h2><blockquote class="epigraph"><p>All rope is two ropes.</p><footer>Songs of the Weir, 1871</footer></blockquote><p>It rained on.</p>'
        '<h2>Three</h2><section epub:type="epigraph"><p>A bell has nothing to say.</p><p>— A saying</p></section>'
        '<div role="doc-epigraph"><p>Quite.</p></div><p>It stopped.</p>'
    )
    story = page(said)
    assert [note.text for note in story.dedication] == ["Mum, this one is yours."]
    found = [[(one.text.split("\n")[0], one.source) for one in chapter.epigraphs] for chapter in story.chapters]
    assert found == [
        [("Water owes nobody a bridge.", "Ruth Amble")],
        [("All rope is two ropes.", "Songs of the Weir, 1871")],
        [("A bell has nothing to say.", "— A saying"), ("Quite.", "")],
    ]
    assert {one.rule for chapter in story.chapters for one in chapter.epigraphs} == {"epigraph.markup"}
    assert [scene.blocks[0].text for scene in story.scenes] == ["It rained.", "It rained on.", "It stopped."]


def test_an_epigraph_with_a_footnote_stays_in_its_chapter() -> None:
    """A footnote stands with its chapter, and so does what refers to it, whatever the page says."""
    said = '<h1>Rain</h1><h2>One</h2><p class="epigraph">It rained<sup><a href="#fn1" id="r1">1</a></sup>.</p><p>And rained.</p><p>On and on.</p><p id="fn1"><a href="#r1">1</a> Very.</p>'
    story = page(said)
    assert [one for chapter in story.chapters for one in chapter.epigraphs] == []
    assert told(story)[0] == ("paragraph", "It rained1.")


@pytest.mark.parametrize("between", ["<br>", ", "])
def test_a_reading_in_a_label_is_in_the_book(between: str) -> None:
    """The line over a scene keeps its readings, which have words of their own, on one line and on two."""
    place = f"<p><ruby>東京<rt>とうきょう</rt></ruby>{between}May 10th, 1890</p>"
    told = "<p>The lamp had gone out in the night, and nobody on the quay or in the house had seen it go.</p>"
    story = page(f"<h1>Lamp</h1>{told}{place}{told}")
    (label,) = (block for block in blocks_of(story) if block.kind is BlockKind.LABEL)
    assert [(one.start, one.end, one.target) for one in label.inline] == [(0, 2, "とうきょう")]


# Headings of a page: which of them head chapters


@pytest.mark.parametrize(
    ("body", "chapters"),
    [
        pytest.param(
            "<h1>The Weir</h1><h1>BY</h1><h1>NORA VANE</h1><h5>Stour, 1904</h5>"
            + "".join(f"<h5>{number}</h5><h4>{title}</h4>{_LONG}" for number, title in zip(("I", "II", "III", "IV"), "Eels Oars Salt Rain".split(), strict=True)),
            ["Eels", "Oars", "Salt", "Rain"],
            id="numbers-smaller-than-titles",
        ),
        pytest.param(
            "<h1>The Weir</h1><h2>Told by the River</h2>" + "".join(f"<h3>{title}</h3>{_LONG}" for title in ("The Eel Year", "Low Tide", "The Late Ferry")),
            ["The Eel Year", "Low Tide", "The Late Ferry"],
            id="stories-below-one-heading",
        ),
        pytest.param(
            "<h1>The Weir</h1>" + "".join(f"<h3>{number}</h3>{_LONG}" for number in ("I", "II", "III", "IV")) + f"<h2>Epilogue</h2>{_BRIEF}",
            ["I", "II", "III", "IV", "Epilogue"],
            id="an-epilogue-in-larger-letters",
        ),
        pytest.param(
            "<h1>The Weir</h1><h2>The Eel Year</h2>" + _BRIEF + "".join(f"<h3>{title}</h3>{_BRIEF}" for title in ("Monday", "Tuesday", "Friday")),
            ["The Eel Year"],
            id="scenes-of-a-story",
        ),
        pytest.param(
            "<h1>The Weir</h1><h2>Chapter 3</h2>" + _BRIEF + "".join(f"<h3>{title}</h3>{_LONG}" for title in ("Mira", "Jon", "Mira")),
            ["Chapter 3"],
            id="who-tells-a-scene-of-a-chapter",
        ),
    ],
)  # fmt: skip
def test_which_headings_head_chapters(body: str, chapters: list[str]) -> None:
    """What divides nearly the whole book heads its chapters, though other headings are larger; what divides a chapter heads scenes."""
    assert [chapter.title for chapter in page(body, "<title>The Weir</title>").chapters if chapter.title][
        -len(chapters) :
    ] == chapters


def test_names_over_what_is_said() -> None:
    """Names in headings over each speech of a play begin no scene; those over scenes that somebody tells do."""
    turns = "".join(
        f"<h4>{name}</h4><p>{said}</p>"
        for name, said in (("ANNA", "Who let the eels out?"), ("PELL (aside)", "Nobody asks me.")) * 8
    )
    play = page(
        f"<h1>The Weir</h1><h2>ACT ONE</h2><h3>SCENE 1</h3>{turns}<h3>SCENE 2</h3>{turns}", "<title>The Weir</title>"
    )
    assert breaks(play) == []
    assert ("script", "PELL (aside)") in told(play)
    told_by = "".join(f"<h3>{name}</h3>{_LONG}" for name in ("Anna", "Pell") * 8)
    assert len(breaks(page(f"<h1>The Weir</h1><h2>Chapter 1</h2>{told_by}<h2>Chapter 2</h2>{_LONG}"))) == 15


@pytest.mark.parametrize("words", ["notice.jpg (24K)", "IMG_0037.jpeg", "p0037m"])
def test_a_picture_that_is_not_there_parts_no_scenes(words: str) -> None:
    """Blank lines round a picture are the picture's, and the name of its file is none of the story's words."""
    blank = "<p><br><br><br></p>"
    picture = f'<div><img src="images/p0037m.jpg" alt="{words}"><br></div>'
    story = page(f"<p>She rowed out.</p>{_BRIEF}{blank}{picture}{blank}<p>He waited on the slip.</p>{_BRIEF}")
    assert breaks(story) == []
    assert words not in [text for _, text in told(story)]
    shown = page(
        f"<p>She rowed out.</p>{_BRIEF}{blank}{picture.replace(words, 'A boat')}{blank}<p>He waited on the slip.</p>{_BRIEF}"
    )
    assert breaks(shown) == []
    assert ("paragraph", "A boat") in told(shown)


def test_an_ornament_without_a_name_keeps_its_blank_lines() -> None:
    """A picture that comes again and again between blank lines may be what parts the scenes."""
    ornament = '<p><br><br><br></p><div><img src="images/x1.gif" alt=""></div><p><br><br><br></p>'
    story = page(
        ornament.join(
            f"<p>{opening}</p>{_BRIEF}" for opening in ("She rowed.", "He waited.", "Rain fell.", "Eels came.")
        )
    )
    assert breaks(story) == ["He", "Rain", "Eels"]


def test_paragraphs_of_one_element_that_is_wrapped_by_hand() -> None:
    """Where a page breaks its lines by hand, and its paragraphs too, a full line goes on and a short one that ends a sentence ends a paragraph."""
    lines = (
        "She had been told of the place by an old man who sold eels on the bridge and",
        "who had it from his father, so that nobody living had ever seen the door that",
        "it was said to have.",
        "-There is no door -said Pell-, and if there is one it will be on the other bank",
        "where we are not.",
        "They went on until it was dark, past the lock and the mill and the field with a",
        "horse in it that nobody owned, and every window they passed was shut.",
    )
    found = told(page(f"<p>{'<br>'.join(lines)}</p><p>{'<br>'.join(lines[:3])}</p>"))
    assert [text.split()[0] for _, text in found] == ["She", "-There", "They", "She"]
    assert {kind for kind, _ in found} == {"paragraph"}


def test_a_work_of_a_series_between_two_others() -> None:
    """The ways to the works before and behind one in its series are no words of the series' name."""
    turn = '<a class="previous">← Previous Work</a> <span class="position">Part 2 of the <a>Tidewrack</a> series</span> <a class="next">Next Work →</a>'
    labels = f'<dl class="work meta group"><dt>Rating:</dt><dd>Teen</dd><dt class="series">Series:</dt><dd class="series">{turn}</dd></dl>'
    body = f'<div class="wrapper">{labels}</div><div id="workskin"><div class="preface group"><h2 class="title">Low Water</h2></div>{_LONG}</div>'
    metadata = page(body).metadata
    assert [field.value for field in (metadata.series, metadata.series_index) if field] == ["Tidewrack", "2"]


@pytest.mark.parametrize(
    ("body", "told_of"),
    [
        ("<p>Log in to read this.</p>" + "<script src=a.js></script>" * 20, "save the page once the story stands on the screen"),
        ("<p>A serial.</p><ul>" + "<li><a href=1>Chapter 1: Low Water</a></li>" * 60 + "</ul>", "is it a list of chapters"),
        (f"{_BRIEF * 12}<script src=a.js></script>", ""),
        ("<p>" + "雨が降っていた。" * 90 + "</p>" + "<a href=1>次</a>" * 200, ""),
    ],
)  # fmt: skip
def test_a_page_with_next_to_nothing_on_it_is_told(body: str, told_of: str) -> None:
    """Where a story is not on its page, what was saved says so: a form to log in, a list of chapters."""
    found = [one.text for one in page(body).notices if one.code == "bare-page"]
    assert len(found) == bool(told_of)
    assert all(told_of in text for text in found)
    if told_of:
        with pytest.raises(EmptyStoryError, match=told_of):
            page(body.replace("<p>Log in to read this.</p>", "").replace("<p>A serial.</p>", ""))


def test_comments_that_a_story_calls_so() -> None:
    """Paragraphs that are called comments, one by one, are the story's: each of a reader's has his name and a day round it."""
    said = "".join(
        f'<p class="comment">“{number} people were on the bridge, and every one of them saw it,” she said.</p>'
        for number in range(5)
    )
    readers = (
        '<div class="comment"><b>Jo</b> May 3<p>This is the best thing that you have written since the ferry.</p></div>'
    )
    story = page(f"{_BRIEF}{said}{_LONG}{readers}")
    assert len(blocks_of(story)) == 7
    small = "<footer><p>All that is on these pages is by those who wrote it, and nobody else may print it.</p></footer>"
    story = page(f"{_BRIEF}{_LONG}<h3>Comments</h3>{said}{small}")
    assert len(blocks_of(story)) == 2


def test_references_to_footnotes_on_lines_of_their_own() -> None:
    """A reference that a page sets by itself, as one between the lines of a poem, is counted with no headings."""
    lines = "".join(
        f'<p>The weir is open, line {number}.</p><p><sup><a href="#n{number}">[{number}]</a></sup></p><p>and so it was,</p><p>It ran all night.</p>'
        for number in (1, 2, 3)
    )
    notes = "".join(f'<p><a id="n{number}">[{number}]</a> As it was in {number}904.</p>' for number in (1, 2, 3))
    story = page(f"<h1>The Weir</h1>{lines}<div>{notes}</div>")
    assert [block.kind for block in blocks_of(story)].count(BlockKind.FOOTNOTE) == 3
    assert breaks(story) == []


def test_a_paragraph_in_a_headings_element_heads_nothing() -> None:
    """What a page sets in large letters over its story, sentence upon sentence, is told; the long title of a counted chapter is none."""
    deck = "Nobody had crossed the weir since the flood, or said that he had. Then, on a Monday, somebody did, and he paid for it all."
    story = page(f"<h1>The Weir</h1><h3>{deck}</h3>{_BRIEF}<h2>Chapter 1. {deck}</h2>{_BRIEF}")
    assert ("paragraph", deck) in told(story)
    assert [chapter.title is not None for chapter in story.chapters] == [False, True]


def test_a_summary_does_not_go_on_below_the_story() -> None:
    """Where the label of an archive's notes is broken, what stands under it is a note all the same: the story stands between."""
    preface = (
        '<div id="preface"><p class="message">Posted originally on the <a href="http://archiveofourown.org/">Archive of Our Own</a>'
        ' at <a href="http://archiveofourown.org/works/7">http://archiveofourown.org/works/7</a>.</p><div class="meta"><h1>Salt</h1>'
        '<div class="byline">by <a rel="author">heronry</a></div><p>Summary</p><blockquote class="userstuff"><p>One.</p><p>Two.'
        "</p></blockquote></div></div>"
    )
    text = '<div id="chapters" class="userstuff"><p>The boat did not come.</p><p>Nobody wondered.</p></div>'
    end = '<div id="afterword"><div class="meta"><div id="endnotes"><p>End Nots</p><blockquote class="userstuff"><p>Thanks!</p>'
    data = f"<html><body>{preface}{text}{end}</blockquote></div></div></div></body></html>".encode()
    story = read_story(Manuscript(decode(data, "salt.html")))
    assert story.metadata.description is not None
    assert story.metadata.description.value == "One. Two."
    assert [note.text for note in story.notes] == ["Thanks!"]
    convert(Manuscript(decode(data, "salt.html"), Options(cover="none")))  # which proves each word


@pytest.mark.parametrize(
    ("stanza", "lines"),
    [
        ("<div>Who took the lamp?</div>Not I, said <b>the</b> stair.", "Who took the lamp?\nNot I, said the stair."),
        ("<div>Who took the lamp?</div> <i>Not</i> I,<div>said he.</div>", "Who took the lamp?\nNot I,\nsaid he."),
        ("<div>Who took the lamp?</div><br>Not I.", "Who took the lamp?\nNot I."),
    ],
)
def test_a_line_of_a_stanza_ends_where_its_element_does(stanza: str, lines: str) -> None:
    """What follows in the stanza itself, as where a tag is broken, is no word of that line: it is the next."""
    body = f'<p>It rained.</p><div class="stanza">{stanza}</div><p>It stopped.</p>'
    assert told(page(body)) == [("paragraph", "It rained."), ("verse", lines), ("paragraph", "It stopped.")]
    convert(Manuscript(decode(f"<html><body>{body}</body></html>".encode(), "x.html"), Options(cover="none")))


def test_a_paragraph_within_a_link_is_no_footnote_of_its_own() -> None:
    """A link that is never closed leads to a paragraph within itself: that is none, and a page of it alone has no traceback."""
    body = '<p>It rained.</p><p>It stopped.</p><a href="#ftnt1"><p id="ftnt1">1'
    with pytest.raises(EmptyStoryError):
        page(body[body.index("<a") :])
    assert told(page(body))[:2] == [("paragraph", "It rained."), ("paragraph", "It stopped.")]
    convert(Manuscript(decode(f"<html><body>{body}</body></html>".encode(), "x.html"), Options(cover="none")))


def test_a_story_that_was_typed_into_a_page() -> None:
    """Prose in ``pre``, which is most of a page, is paragraphs and no verse, be it filled or wrapped unevenly; a song in it is one."""
    filled = (
        "<h1>The Late Boat</h1>\n<pre>\n It had rained all day, and nobody in the house went out, so that\n the two of them sat at the window"
        " and waited for the boat that did\n not come until well after the lamps were lit.\n\n She said nothing. He said nothing either, and the"
        " clock went on as\n clocks do in houses where nobody looks at them much; it was late\n when they heard the step on the stair.\n</pre>\n"
    )
    uneven = (
        "<h1>The Bench</h1>\n<pre>\nShe had been told of the place by an old man in the town who\nsold eels and a few other things, and she thought"
        " that it would be\nfar, but it was no more than an hour's walk along the bank of the river,\nwhere nobody went after dark, and there was"
        " a bench.\n\nHe had been waiting there since the bells, with his hat on his knees and\nthe letter in his hat, and when he saw her come"
        " along the bank he\nstood up and sat down again, which is what he always did when he was\nafraid of somebody.\n</pre>\n"
    )
    for body, second in ((filled, "She said nothing. He"), (uneven, "He had been waiting")):
        blocks = blocks_of(page(body))
        assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH] * 2
        assert blocks[1].text.startswith(second)
    sung = "<pre>\nThe boat is late, the boat is late,\nand nobody will row it.\nThe lamp is lit beside the gate,\nand nobody will know it.\n</pre>"
    assert [
        str(block.kind) for block in blocks_of(page(f"<p>They sang it all the same.</p>{sung}<p>Then it was dark.</p>"))
    ][1] == "verse"


def test_who_speaks_in_a_play_is_no_point_of_view() -> None:
    """A speaker of few words in a page of a play heads no scene, nor does a speech that says when."""
    often = "".join(
        f"<a name=s{at}><b>{name}</b></a>\n<blockquote>\n<a name={at}>Have you rowed the boat of Harbord since the flood, my lord?</a><br>\n"
        f"<a name={at}a>I have not rowed it, nor will you, nor Pellow.</a><br>\n</blockquote>\n"
        for at, name in enumerate(["TARN", "INES", "WAT"] * 12)
    )
    rare = "".join(
        f"<a><b>{name}</b></a>\n<blockquote>\n<a>{said}</a><br>\n</blockquote>\n"
        for name, said in (
            ("HARBORD", "Good morrow, Tarn."),
            ("TARN", "And good next day too, Harbord."),
            ("PELLOW", "Good day."),
        )
    )
    story = page(f"<h1>The Boats of Pell</h1>\n<h3>SCENE I. The quay.</h3>\n{often}{rare}{often}")
    assert breaks(story) == []
