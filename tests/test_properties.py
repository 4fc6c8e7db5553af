"""The laws, held against stories that nobody wrote: every mix of parts, in any order, with anything between them."""

from __future__ import annotations

import io
import posixpath
import random
import re
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conftest import laws
from storybind.book.inline import escape
from storybind.book.typography import smarten
from storybind.counting import word_count
from storybind.errors import EmptyStoryError, NotTextError, StorybindError
from storybind.model import Block, BlockKind, Chapter, Inline, NotesAt, Scene, Span, Story
from storybind.options import Options, read_options
from storybind.pipeline import Manuscript, convert, read_story
from storybind.report import story_json
from storybind.text.decode import decode
from storybind.text.label.dress import is_dressed
from storybind.text.paragraphs.inline import read_inline
from storybind.text.prose.opening import Opening
from storybind.text.prose.skips import weigh
from storybind.text.rules import rules_for

# Stories: a list of parts, each some lines, with some blank lines behind it.

_WORDS = (
    "the a rain Anna door it's don’t naïve Straße été 1999 3 e-mail well-known h-hate Mr. U.S.A. Москва 日本 שלום مرحبا 👩‍👩‍👧 café (so) [sic] <3 AT&T "
    "x<y &amp; 50% #1 snake_case 2*3 * ** _ a_b_c http://x.org/a_b - -- — … ... ?! I II İstanbul ﬁsh ½ ②"
).split()
_chance = random.Random("words")
_PLAIN = ["".join(_chance.choices("abcdefghijklmnopqrstuvwxyzäéß", k=_chance.randint(1, 9))) for _ in range(200)]
_DRESS = ["{}"] * 8 + '*{}* _{}_ **{}** ***{}*** __{}__ *{} {}_ "{}" “{}” {}, {}. {}! {}? {}... {}:'.split()
_WORD = st.sampled_from([dress.format(word) for dress in _DRESS for word in (*_PLAIN, *_WORDS, *_WORDS)])
"""Drawn at once: most of an example's cost is what Hypothesis draws, a letter of a word at the price of a word."""
_FEW = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_SENTENCE = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(_WORD, min_size=1, max_size=24),
    st.sampled_from(["", ".", ".", "!", "…", '."']),
)
_NUMBER = st.integers(1, 12)


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most a width, long words broken with a hyphen as typewriters did."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            if len(word) > 6 and word.isalpha():
                lines.append(f"{line} {word[:3]}-")
                line = word[3:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


PARAGRAPH = st.builds(
    lambda indent, text: [indent + text], st.sampled_from(["", "", "", "", "  ", "　　", "\t"]), _SENTENCE
)
WRAPPED = st.builds(
    lambda parts, width: _wrap(" ".join(parts), width),
    st.lists(_SENTENCE, min_size=2, max_size=6),
    st.sampled_from([60, 66, 72]),
)
KEPT = st.builds(
    lambda indent, lines: [indent + line for line in lines],
    st.sampled_from(["", "    ", "\t", "          "]),
    st.lists(_FEW, min_size=2, max_size=5),
)
MARK = st.sampled_from(
    [
        "***",
        "* * *",
        "---",
        "oOo",
        "~*~",
        "#",
        "⁂",
        "=====",
        "...",
        "—",
        "XXXX",
        "(line break)",
        "-x-x-x-",
        "＊＊＊",
        "    *",
        "❤️",
    ]
).map(lambda row: [row])
LABEL = st.sampled_from(
    [
        "Three days later",
        "~ Later ~",
        "Mira's POV",
        "[Anna]",
        "[Tom]",
        "London, 1889",
        "*Flashback*",
        "-End Flashback-",
        "December 24, 1998",
        "THEN",
        "INT. HALL - DAY",
    ]
).map(lambda line: [line])
SKIP = st.builds(
    lambda opening, text: [f"{opening} {text}"],
    st.sampled_from(["Three days later,", "The next morning", "By spring", "When she woke,", "Years later,"]),
    _SENTENCE,
)
HEADING = st.builds(
    lambda shape, number, words: [shape.format(n=number, w=words)],
    st.sampled_from(
        [
            "Chapter {n}",
            "Chapter {n}: {w}",
            "CHAPTER {n} - {w}",
            "{n}",
            "{n}.",
            "{n}. {w}",
            "Prologue",
            "Epilogue: {w}",
            "PART {n}",
            "Part {n}: {w}",
            "**Chapter {n}**",
            "第{n}章 {w}",
            "第{n}章{w}",
            "~ {n} ~",
            "{w} ({n})",
            "One: {w}",
            "Book {n}",
            "Foreword",
            "Interlude",
            "Contents",
            "THE {w}",
            "🌊 Chapter {n} 🌊 {w}",
            "Chapter {n}: Author's Note",
        ]
    ),
    _NUMBER,
    _FEW,
)
UNDERLINED = st.builds(
    lambda words, sign, more: [words, sign * max(3, len(words) + more)],
    _FEW,
    st.sampled_from("=-~*"),
    st.integers(-3, 3),
)
NOTE = st.builds(
    lambda label, words, more: [f"{label}{words}{more}"],
    st.sampled_from(
        ["A/N: ", "Disclaimer: ", "Author's Note: ", "**A/N** ", "(A/N: ", "I don't own ", "AN: ", "Author's note"]
    ),
    _FEW,
    st.sampled_from(["", ")", " Please review my story, thank you readers, I love you"]),
)
NOTE_INSIDE = st.builds(
    lambda before, shape, words, after: [f"{before}{shape.format(w=words)}{after}"],
    st.one_of(_SENTENCE, st.just("")),
    st.sampled_from(
        [
            " [A/N: {w}] ",
            " (A/N {w}) ",
            "(AN: {w})",
            " (({w})) ",
            " [Author's note: {w} (and {w})]",
            " *[A/N: {w}]* ",
            " [A/N: *{w}* {w}]. (A/N: {w})",
            " [A/N: {w} ",
            " ((((A/N: {w})) ",
            "【作者的话：{w}】",
            " [A/N] ",
            " [A/N: {w}-\n{w}] ",
        ]
    ),
    _FEW,
    st.one_of(_SENTENCE, st.just("")),
)
LISTED = st.lists(_FEW, min_size=2, max_size=5, unique=True).flatmap(
    lambda titles: st.builds(
        lambda label, page, text: [
            *([label, ""] if label else []),
            *(f"{title}{page}" for title in titles),
            "",
            *(line for title in titles for line in (title, "", text, "")),
        ],
        st.sampled_from(["Contents", "TABLE OF CONTENTS", ""]),
        st.sampled_from(["", " ..... 3", "    12"]),
        _SENTENCE,
    )
)
CLOSING = st.sampled_from(
    ["The End", "~ Fin ~", "Please review!", "R&R", "TBC", "Thank you for reading my story, I thank you."]
).map(lambda line: [line])
LABELLED = st.lists(
    st.builds(
        lambda label, words: f"{label}: {words}",
        st.sampled_from(
            ["Title", "Author", "Rating", "Fandom", "Summary", "Disclaimer", "Warnings", "Series", "Foo", "By"]
        ),
        _FEW,
    ),
    min_size=1,
    max_size=6,
)
FRONT_MATTER = st.builds(
    lambda rows: ["---", *rows, "---"],
    st.lists(
        st.sampled_from(
            [
                "title: Rain",
                "author: Anna Moss",
                "tags: [a, b]",
                "rating: T",
                "date: 2020-01-01",
                "series: Rain 2",
                "mood: low",
            ]
        ),
        min_size=1,
        max_size=5,
        unique=True,
    ),
)
HEAD = st.one_of(
    st.just([]),
    _FEW.map(lambda title: [title]),
    st.builds(
        lambda title, name: [title, f"by {name}"],
        _FEW,
        st.sampled_from(["Anna Moss", "PineMarten47", "Anna Moss & Tom Moss", "Anna Moss and Tom Moss"]),
    ),
    LABELLED,
    FRONT_MATTER,
)
PART = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    PARAGRAPH,
    WRAPPED,
    KEPT,
    MARK,
    LABEL,
    SKIP,
    HEADING,
    UNDERLINED,
    NOTE,
    NOTE_INSIDE,
    CLOSING,
    LISTED,
)
GAP = st.sampled_from([1, 1, 1, 1, 1, 1, 0, 2, 3, 5])


@st.composite
def stories(draw: st.DrawFn, part: st.SearchStrategy[list[str]] = PART) -> str:
    """The text of a story."""
    lines: list[str] = []
    trailing = draw(st.sampled_from(("", "", "", " ", "\t")))
    for piece in (draw(HEAD), *draw(st.lists(part, min_size=1, max_size=12))):
        lines += [line + trailing for line in piece]
        lines += [""] * draw(GAP)
    return "\n".join(lines)


_MARKDOWN = st.one_of(
    _SENTENCE.map(lambda text: [text]),
    _SENTENCE.map(lambda text: [text]),
    WRAPPED,
    _FEW.map(lambda words: [f"## {words}"]),
    _FEW.map(lambda words: [f"### {words}"]),
    st.sampled_from(
        [
            "***",
            "---",
            "* * *",
            "~~~",
            "1999. It was cold.",
            "    She left.",
            "- Hello, he said.",
            "She left.  \nHe did not.",
            "She was <b>not</b> amused.",
        ]
    ).map(lambda text: text.split("\n")),
    st.lists(_SENTENCE.map(lambda text: f"> {text}"), min_size=1, max_size=3),
    st.builds(lambda text, note: [f"{text}[^1]", "", f"[^1]: {note}"], _SENTENCE, _FEW),
)
MARKDOWN = st.builds(
    lambda head, parts: "\n".join("\n".join([*part, ""]) for part in ([head], *parts)),
    st.sampled_from(["# Rain", "---\ntitle: Rain\n---", ""]),
    st.lists(_MARKDOWN, min_size=1, max_size=8),
)

_SIGNS = "\n\n\n  ab1AI*_-#>[]()&<:\"'“—….,!?éß日\t\u3000\xa0\u200d\u2028=~\\/{}|^`;İﬁ①²Ⅷ﷽😀אب\ufffdº\x85"
NOISE = st.lists(
    st.one_of(
        st.sampled_from(_SIGNS),
        st.sampled_from(["the ", "Title: ", "Chapter 1", "A/N: ", "***", "oOo", "\n\n", "later ", "by "]),
    ),
    min_size=1,
    max_size=90,
).map("".join)

PLAIN_OPTIONS = Options(cover="none")
ASKED = st.builds(
    lambda toc, notes, typography, scenes, title, author, series, language: Options(
        cover="none",
        toc=toc,
        notes=notes,
        typography=typography,
        scenes=scenes,
        title=title,
        author=author,
        series=series,
        language=language,
    ),
    st.sampled_from([None, "scenes", "chapters"]),
    st.sampled_from([None, "chapter", "drop"]),
    st.sampled_from([None, "smart"]),
    st.sampled_from([None, "off", "marks"]),
    st.sampled_from([None, "Another Title"]),
    st.sampled_from([None, ("Somebody Else",)]),
    st.sampled_from([None, "A Series"]),
    st.sampled_from([None, "de", "fr", "ar", "ja"]),
)


def manuscript(text: str, name: str = "story.txt", options: Options = PLAIN_OPTIONS) -> Manuscript:
    """A manuscript without a cover, which costs time and holds no words."""
    return Manuscript(decode(text.encode(), name), options)


def read(text: str, name: str = "story.txt", options: Options = PLAIN_OPTIONS) -> Story:
    """The story in a text; an example without one is passed over."""
    try:
        return read_story(manuscript(text, name, options))
    except EmptyStoryError:
        assume(False)
        raise


# 1. Every story becomes a book, or there is a reason.


def _binds(text: str, name: str, options: Options) -> None:
    """Bind a story that may have none; `LostWordsError` is no reason but a defect, caught by the proof."""
    try:
        bound = convert(manuscript(text, name, options))
    except (EmptyStoryError, NotTextError) as reason:
        told = str(reason)
    else:
        told = f"{name}: bound"
        assert check_book(bound.epub) == []
    assert re.fullmatch(rf"{re.escape(name)}(:\d+)?: .+", told, re.DOTALL)


@laws(220)
@given(stories(), ASKED)
def test_every_story_becomes_a_book(text: str, options: Options) -> None:
    """A text becomes a sound book with all its words, whatever was asked for, or there is a reason why not."""
    _binds(text, "story.txt", options)


@laws(200)
@given(NOISE)
def test_noise_becomes_a_book(text: str) -> None:
    """Any row of signs becomes a sound book with all its words, or there is a reason why not."""
    _binds(text, "story.txt", PLAIN_OPTIONS)


@laws(120)
@given(MARKDOWN, ASKED)
def test_every_markdown_story_becomes_a_book(text: str, options: Options) -> None:
    """A Markdown story becomes a sound book with all its words, or there is a reason why not."""
    _binds(text, "story.md", options)


@laws(100)
@given(NOISE)
def test_noise_in_markdown_becomes_a_book(text: str) -> None:
    """Any row of signs in a Markdown file becomes a sound book with all its words, or there is a reason why not."""
    _binds(text, "story.md", PLAIN_OPTIONS)


_LONG = """The bus did not come, and the people at the stop had begun to talk
to one another, which was how you could tell that it would not. A
woman with a cello said that she had once waited for so long a half-
hour that she was older at the end of it than the sum would allow.
It was unknown to everybody.
"""
_RAIN = "\n\nIt rained on the house.\n\nIt stopped.\n"

FOUND = {
    "two-authors.txt": f"The Duet\nby Anna Moss and Tom Moss{_RAIN}",
    "two-german-authors.txt": f"Das Duett\nvon Ute Brandt und Ivo Lund{_RAIN}",
    "two-labelled-authors.txt": f"Title: The Duet\nAuthor: Anna Moss and Tom Moss{_RAIN}",
    "one-letter-names.txt": f"By: r e g{_RAIN}",
    "a-one-shot-by.txt": f"Small Hours, a one-shot by Nan Tully{_RAIN}",
    "turkish-title.txt": "DENİZ KIZI\n\nBir varmış bir yokmuş.\n\nDenizde bir kız varmış.\n",
    "turkish-author.txt": f"Title: Rain\nAuthor: ALİ İNAN{_RAIN}",
    "wrapped-word-in-a-note.txt": f"The Wait\nby Anna Moss\n\n{_LONG}\nA/N: I own nothing of this, nor of any other thing that was un-\nknown to me before I wrote it down, and that is all I have to say.\n",
    "emphasis-side-by-side-in-a-note.txt": f"Rain{_RAIN}\nA/N: ***one****two* was all.\n",
    "parts-line-on-line.txt": "Rain\n\nIt rained.\n\nPart 3\nPart 4",
    "parts-without-text.txt": "Chapter 1\nIt rained.\n\nPART ONE\nEpilogue",
    "row-on-row.txt": "Rain\n\nIt rained.\n\n***\n---\n\nIt stopped.\n",
    "silent-scene.txt": 'Rain\n\nIt rained.\n\n"Well?"\n\n\n\n\n...\n\n"No."\n',
    "scene-of-a-point.txt": "Rain\n\nIt rained.\n\noOo\n    .\n\nIt stopped.\n",
    "dressed-label.txt": "Rain\n\nIt rained.\n\nxXx Three days later xXx\n\nIt stopped.\n",
    "label-over-two-lines.txt": "y\nPOV\n b\n h",
    "label-over-two-lines.md": "# Rain\n\nIt rained.\n\nMira's\nPOV\n\nIt stopped.\n",
    "date-of-no-calendar.txt": f"---\ntitle: Rain\ndate: 2020-13-45\n---{_RAIN}",
    "front-matter-without-end.txt": f"---\ntitle: {'[' * 3000}\n---{_RAIN}",
    "series-index-alone.txt": f"---\ntitle: Rain\nseries_index: 3\n---{_RAIN}",
    "intraword-emphasis.md": "# Rain\n\nShe was un*believ*able.\n",
    "intraword-emphasis-in-a-note.md": "# Rain\n\nIt rained.\n\nA/N: this was un*believ*able, dear readers.\n",
    "code-in-a-word.md": "# Rain\n\nShe typed `ls`and left.\n",
    "tags.md": "# Rain\n\nRoses are <i>red</i>,<br>\nviolets are <span class=\"x\">blue</span> <grin>.\n\n<center>* * *</center>\n\nThe end of it.\n",
    "attributes-of-a-title.md": "# The *Big* Rain {#id .x}\n\nIt rained.\n",
    "stars-that-do-not-pair.md": "# Rain\n\n*He said *no* and snake_case *yes*.\n",
    "signs-that-do-not-pair.md": "# Rain\n\n2*3 *a* a_ b **c**, and *g *r*_ *\\** too.\n",
    "footnotes-numbered-anew.md": "# Rain\n\n## One\n\nIt rained[^1].\n\n[^1]: Hard.\n\n## Two\n\nIt stopped[^1].\n\n[^1]: At last.\n",
    "footnote-in-a-heading.md": "# Rain\n\n## One[^1]\n\nIt rained.\n\n[^1]: Hard.\n\n## Two\n\nIt stopped.\n",
    "dressed-label-with-a-no-break-space.txt": "Rain\n\nIt rained.\n\n~ 12\xa0km away ~\n\nIt stopped.\n",
    "dressed-label-with-a-no-break-space.md": "# Rain\n\nIt rained.\n\n=== Page\xa0three ===\n\nIt stopped.\n",
    "speech-between-dashes.html": "<p>It rained.</p><p>— Il dit\xa0: «\xa0Non\xa0» —</p><p>It stopped.</p>",
    "title-once-more-with-its-reading.html": "<p>雨</p><p><ruby>雨<rt>ame</rt></ruby></p><p>It rained.</p>",
    "ruby-in-a-heading.html": "<p>It rained.</p><h2><ruby>漢<rt>kan</rt></ruby> no koto</h2><p>It stopped.</p>",
    "ruby-in-a-title.html": "<h1><ruby>雨<rt>ame</rt></ruby> no koto</h1><p>It rained.</p>",
    "ruby-over-two-lines.html": "<p>It rained.</p><p><ruby>雨<br>漢<rt>kan</rt></ruby> fell.</p>",
    "ruby-over-lines-as-they-stand.html": "<p>It rained.</p><pre><ruby>雨\n漢<rt>kan</rt></ruby> fell.</pre>",
    "ruby-in-a-ruby.html": "<p>It rained.</p><p><ruby>It fell. <br><ruby>漢<rt>kan</rt></ruby></ruby></p>",
    "no-break-space-over-a-paragraph.md": "# Rain\n\n\xa0\nIt rained.\n",
    "no-break-space-over-a-rule.md": "\xa0\n===\n\nIt rained.\n",
    "footnote-that-refers-to-itself.md": "# Rain\n\nIt rained[^1].\n\n[^1]: As a note says[^1].\n",
    "footnote-that-has-its-sign-twice.md": "# Rain\n\nIt rained[^1].\n\n[^1]: [^1] As a note says.\n",
    "comment-in-a-cell.md": "# Rain\n\nIt rained.\n\n%%so%%| a | b |\n|---|---|\n| c | d |\n\nIt stopped.\n",
    "footnote-of-two-paragraphs-that-is-there-twice.md": "# Rain\n\nIt rained[^1].\n\n[^1]: So.\n\nIt stopped[^1].\n\n[^1]: As.\n\n\tIt does.\n",
    "footnote-below-a-bare-chapter.md": "# Rain\n\nIt rained.\n\n## Chapter 1\n\n[^a]: As[^4].\n\nIt stopped.\n\n[^4]: So.\n",
    "byline-between-panels.html": "<p>[Quab]<br>[Level: 1]<br>[Rain: 2/4]</p><p class=byline>von <a href='/u/1'>Ute Moos</a></p><p>[Sun]<br>[Level: 3]<br>[Snow: 2/4]</p><p>It rained.</p>",
    "label-between-rows-of-letters.txt": "Rain\n\nIt rained.\n\n~oOo~ Anna's POV ~oOo~\n\nIt stopped.\n",
    "label-over-a-row-of-letters.txt": "Rain\n\nIt rained.\n\n~ Anna's POV ~oOo\n\nIt stopped.\n",
    "label-that-opens-with-letters.txt": "Rain\n\nIt rained.\n\noOo Anna's POV\n\nIt stopped.\n",
    "unreferred-footnote-of-two-paragraphs-above-a-chapter.md": "# Rain\n\n[^a]: So.\n\n\tIt was.\n\n## Prologue\n\nIt rained.\n",
    "aside-behind-brackets.md": "# Rain\n\nIt [rained](all of that night) and [poured](so she isn't here), on [them](a.html).\n",
    "link-that-is-a-label.md": "# Rain\n\nIt rained.\n\n## [Foo Bar](https://x.org/8)\n\n## Qux\n",
    "heading-without-words.md": "# Rain\n\n## Water\n\nIt rained.\n\n## *\n\nIt stopped.\n",
}  # fmt: skip
"""Stories that once became no book, or no sound one, cut down to what mattered."""


@pytest.mark.parametrize("name", FOUND)
def test_what_once_failed_becomes_a_book(name: str) -> None:
    """A story that some law above once broke on becomes a sound book with all its words."""
    assert check_book(convert(manuscript(FOUND[name], name)).epub) == []


@pytest.mark.parametrize("name", ["rain.txt", "rain.md"])
@pytest.mark.parametrize(
    "asked",
    [
        {"series_index": "2"},
        {"series": "S & T"},
        {"series": "S", "series_index": "2.5"},
        {"title": "Snow <i>&amp;</i> [Ice](x) *now* snake_case"},
        {"author": ["A & B", "C <b>D</b>", "E_F"]},
        {"author": ["Unknown"]},
        {"publisher": "P <p> & co"},
        {"rights": "CC0 <1.0> & so on"},
        {"description": "One <br> two & three"},
        {"tag": ["a & b", "<i>"]},
        {"date": "2020"},
        {"language": "he"},
        {"identifier": "https://example.org/?a=b&c=<d>"},
        {"toc": "scenes"},
        {"typography": "smart"},
        {"notes": "chapter"},
        {"notes": "drop"},
    ],
    ids=lambda asked: "-".join(asked),
)
@pytest.mark.parametrize(
    "head",
    [
        pytest.param("", id="no-head"),
        pytest.param("Title: Rain\nAuthor: Anna Moss\nSeries: Old 1\n\n", id="labels"),
        pytest.param("---\ntitle: Rain\nseries: Old\nseries_index: 3\n---\n\n", id="front-matter"),
    ],
)
def test_whatever_is_asked_for_makes_a_sound_book(name: str, asked: dict[str, object], head: str) -> None:
    """Each option alone, with signs in it that XML and Markdown know, makes a sound book of a story with any head."""
    text = f'{head}It rained on the house.\n\nChapter 1: A\n\nIt *poured*.\n\n***\n\n"So," he said.\n\nChapter 2: B\n\nIt stopped.\n'
    options = read_options({"cover": "none", **asked}, "--", lambda key: key)
    assert check_book(convert(manuscript(text, name, options)).epub) == []


@pytest.mark.parametrize("name", ["rain.txt", "rain.md"])
def test_a_series_in_front_matter_can_be_replaced(name: str) -> None:
    """What a stronger place replaces is no word lost: it is the reader who decides."""
    text = f"---\ntitle: Rain\nseries: Old Series 2\nrating: T\n---{_RAIN}"
    bound = convert(
        manuscript(text, name, Options(cover="none", series="New Series", title="Snow", author=("Tom Moss",)))
    )
    assert check_book(bound.epub) == []


XHTML = "{http://www.w3.org/1999/xhtml}"
NAMED = frozenset(XHTML + tag for tag in ("title", "h1", "h2", "h3", "a", "dt", "p", "li"))


def check_book(epub: bytes) -> list[str]:
    """What is wrong with a book's pages, found with the standard library alone: ids, links, and elements without words."""
    wrong: list[str] = []
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        names = archive.namelist()
        pages = {name: ElementTree.fromstring(archive.read(name)) for name in names if name.endswith(".xhtml")}
        ncx = ElementTree.fromstring(archive.read("EPUB/toc.ncx"))
    ids = {
        name: [element.get("id", "") for element in page.iter() if element.get("id") is not None]
        for name, page in pages.items()
    }
    for name, page in pages.items():
        wrong += [f"{name}: the id {one!r} is there twice" for one, count in Counter(ids[name]).items() if count > 1]
        wrong += [f"{name}: {one!r} is no id" for one in ids[name] if not one or re.search(r"\s", one)]
        wrong += [
            f"{name}: an empty {element.tag.removeprefix(XHTML)}"
            for element in page.iter()
            if element.tag in NAMED and not "".join(element.itertext()).strip()
        ]
        for element in page.iter():
            for link in filter(None, (element.get("href"), element.get("src"))):
                if link.startswith(("http:", "https:")):
                    continue
                file, _, fragment = link.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
                if target not in names or (fragment and fragment not in ids[target]):
                    wrong.append(f"{name}: {link} leads nowhere")
    wrong += [
        "the NCX has an entry without words"
        for text in ncx.iter("{http://www.daisy.org/z3986/2005/ncx/}text")
        if not (text.text or "").strip()
    ]
    return wrong


# 2. Spans: where each thing is from.


def parts_of(story: Story) -> list[tuple[str, Span]]:
    """Everything that a story was understood to hold, with its place, in no order."""
    found: list[tuple[str, Span]] = [("mark", block.span) for block in (*story.marks, *story.left_out)]
    found += [("block", block.span) for scene in story.scenes for block in scene.blocks]
    shared = {span for _, span in found}  # by a paragraph and the notes in brackets within it
    heads = [head for chapter in story.chapters for head in (chapter.part, chapter.heading) if head]
    found += [("heading", heading.span) for heading in heads]
    epigraphs = (one for chapter in story.chapters for one in chapter.epigraphs)
    found += [("epigraph", block.span) for one in epigraphs for block in one.blocks]
    notes = [block.span for note in story.notes for block in note.blocks]
    found += [("note", span) for span in notes if span not in shared]
    fence = front_matter_of(story)
    if fence.last:
        found.append(("front matter", fence))
    found += [
        ("entry", span)
        for span in dict.fromkeys(entry.span for entry in story.header.entries)
        if span.first > fence.last
    ]
    return found


def front_matter_of(story: Story) -> Span:
    """The lines from the first ``---`` to the next one, if what stands between them was believed; else none."""
    if not story.header.front_matter:
        return Span(1, 0)
    return Span(
        1,
        next(
            number
            for number, line in enumerate(story.source.lines, start=1)
            if number > 1 and line.rstrip() in ("---", "...")
        ),
    )


@laws(250)
@given(st.one_of(stories(), NOISE))
def test_every_line_with_a_word_is_in_one_place(text: str) -> None:
    """Each line with a word in it is read as one thing: a block, a heading, a note, an entry, a mark or what is left out."""
    story = read(text)
    lines = story.source.lines
    taken = Counter(line for _, span in parts_of(story) for line in range(span.first, span.last + 1))
    assert all(1 <= line <= len(lines) for line in taken)
    assert {line: count for line, count in taken.items() if count > 1} == {}
    assert [
        line for number, line in enumerate(lines, start=1) if re.search(r"[^\W_]", line) and not taken[number]
    ] == []


@laws(200)
@given(st.one_of(stories(), MARKDOWN), st.sampled_from(["story.txt", "story.md"]))
def test_places_are_in_order(text: str, name: str) -> None:
    """Those of blocks in the source, and those of emphasis in a block's text."""
    story = read(text, name)
    spans_rise_and_never_overlap(story)
    ranges_nest_inside_their_block(story)


def spans_rise_and_never_overlap(story: Story) -> None:
    """Within a chapter, under its heading, blocks come in the order of the source but for footnotes; no two share a line."""
    last = 0
    taken: set[int] = set()
    for chapter in story.chapters:
        blocks = [block for scene in chapter.scenes for block in scene.blocks]
        heading = [head.span for head in (chapter.part, chapter.heading) if head]
        for span in (*heading, *(block.span for block in blocks if block.kind is not BlockKind.FOOTNOTE)):
            assert last < span.first <= span.last <= len(story.source.lines)
            last = span.last
        for block in blocks:
            lines = set(range(block.span.first, block.span.last + 1))
            assert lines
            assert not lines & taken
            taken |= lines
    for note in story.notes:
        assert note.span.first <= note.span.last <= len(story.source.lines)


def ranges_nest_inside_their_block(story: Story) -> None:
    """Emphasis lies inside its block's text, in order, and any two ranges are apart or one in the other."""
    blocks = [
        *(block for scene in story.scenes for block in scene.blocks),
        *(block for note in story.notes for block in note.blocks),
    ]
    for block in blocks:
        assert_nested(block.text, block.inline)


def assert_nested(text: str, ranges: Sequence[Inline]) -> None:
    """Hold ranges against what `model.Block` says of them."""
    assert [one.start for one in ranges] == sorted(one.start for one in ranges)
    for at, one in enumerate(ranges):
        assert 0 <= one.start < one.end <= len(text)
        for other in ranges[at + 1 :]:
            assert other.start >= one.end or other.end <= one.end, (one, other)


_BLANKS = [char for char in map(chr, range(0x3001)) if char.isspace() and char != "\u1680"]  # which is of Ogham


@laws(300)
@given(st.lists(st.one_of(st.sampled_from(_BLANKS), st.sampled_from("ab-é’—Жא☆\0\x08\x0e\x7f"))).map("".join))
def test_words_are_what_stands_between_blanks(text: str) -> None:
    """Where a language sets blanks, of whatever kind, a text has as many words as they part."""
    assert word_count(text) == len(text.split())


# 3. Decoding.


@laws(300)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
def test_decoding_twice_is_decoding_once(data: bytes, name: str) -> None:
    """What came out of `decode` goes in again and comes out the same."""
    try:
        once = decode(data, name)
    except StorybindError:
        return
    again = decode(once.text.encode(), name)
    assert again.text == once.text
    assert [notice for notice in again.notices if notice.code != "lost-characters"] == []


@laws(300)
@given(st.text(max_size=300))
def test_a_decoded_text_can_be_written_as_xml(text: str) -> None:
    """A source holds no character that XML forbids, and one kind of line end."""
    try:
        source = decode(text.encode("utf-8", "surrogatepass"), "a.txt")
    except StorybindError:
        return
    ElementTree.fromstring(f"<p>{escape(source.text)}</p>")
    assert not set(source.text) & set("\r\v\f\x85\u2028\u2029\ufeff")


@laws(100)
@given(stories(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_encoding_and_line_ends_change_nothing(text: str, encoding: str, line_end: str) -> None:
    """The same text in another encoding, with other line ends, is the same story."""
    other = decode(text.replace("\n", line_end).encode(encoding), "story.txt")
    assert other.text == decode(text.encode(), "story.txt").text


# 4. Breaks can be replayed.


def replay(chapter: Chapter) -> list[tuple[Block, ...]]:
    """A chapter's blocks cut again where its breaks say: at the first block from a break's line on, its labels with it."""
    blocks = [block for scene in chapter.scenes for block in scene.blocks]
    cuts = {0}
    for scene in chapter.scenes:
        if scene.begins:
            at = next(number for number, block in enumerate(blocks) if block.span.last >= scene.begins.line)
            while at and blocks[at - 1].kind is BlockKind.LABEL:
                at -= 1
            cuts.add(at)
    places = [*sorted(cuts), len(blocks)]
    return [tuple(blocks[first:last]) for first, last in pairwise(places)]


@laws(250)
@given(stories(), st.sampled_from([None, "all", "marks", "off"]))
def test_breaks_are_told_in_full(text: str, scenes: str | None) -> None:
    """By where they are and why, and in the report."""
    story = read(text, options=Options(scenes=scenes))  # type: ignore[arg-type]
    breaks_replayed_give_the_same_scenes(story)
    evidence_is_verbatim(story)
    the_report_says_what_the_story_is(story)


def breaks_replayed_give_the_same_scenes(story: Story) -> None:
    """A chapter's blocks and its breaks are all it takes to cut its scenes again."""
    for chapter in story.chapters:
        assert replay(chapter) == [scene.blocks for scene in chapter.scenes]
        assert chapter.scenes[0].begins is None
        assert all(scene.begins and scene.blocks for scene in chapter.scenes[1:])


def evidence_is_verbatim(story: Story) -> None:
    """A break's evidence stands in the source on the line it names, and nothing is evidence that asks for trust."""
    for scene in story.scenes:
        if (begins := scene.begins) and begins.evidence.strip():
            stretch = " ".join(story.source.lines[begins.line - 1 : begins.line + 3])
            assert (
                "".join(begins.evidence.split()) in "".join(re.sub(r"[*_]", "", stretch).split())
                or begins.evidence in stretch
            )
            assert 0 < begins.confidence <= 1
            assert begins.because


@laws(80)
@given(stories())
def test_scenes_off_sets_none_and_marks_sets_no_clock(text: str) -> None:
    """Without scenes each chapter is one; with marks only, no break is set that the author did not set."""
    assert all(len(chapter.scenes) == 1 for chapter in read(text, options=Options(scenes="off")).chapters)
    marked = read(text, options=Options(scenes="marks"))
    assert {str(scene.begins.kind) for scene in marked.scenes if scene.begins} <= {"mark", "label"}
    told = [
        scene.begins.line for scene in read(text).scenes if scene.begins and str(scene.begins.kind) in ("mark", "label")
    ]
    assert [scene.begins.line for scene in marked.scenes if scene.begins] == told


# 5. Equal books.


@laws(25)
@given(stories())
def test_equal_manuscripts_give_equal_bytes(text: str) -> None:
    """The same story gives the same bytes, on another day and in another time zone."""
    try:
        first = convert(manuscript(text)).epub
    except EmptyStoryError:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Pacific/Auckland")
        patch.setattr(time, "time", lambda: 4_000_000_000.0)
        if hasattr(time, "tzset"):
            time.tzset()
        again = convert(manuscript(text)).epub
    if hasattr(time, "tzset"):
        time.tzset()
    assert first == again


def the_report_says_what_the_story_is(story: Story) -> None:
    """`inspect --json` names every chapter, scene and break of the story, in words that JSON can hold."""
    told = story_json(story)
    assert [len(chapter["scenes"]) for chapter in told["chapters"]] == [
        len(chapter.scenes) for chapter in story.chapters
    ]
    for chapter in told["chapters"]:
        assert chapter["scenes"][0]["break"] is None
        assert all(scene["opening"].strip() for scene in chapter["scenes"])
    assert told["source"]["words"] == word_count("\n".join(story.lines)) <= word_count(story.source.text)
    assert len(told["notes"]) == len(story.notes)


# 6. What a reader reads.


class _Reader(HTMLParser):
    """The words of a page, as any program would read them: without the head, and without what storybind says itself."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.depth = 0
        self.skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += 1
        if not self.skip and (tag == "head" or "made" in (dict(attrs).get("class") or "").split()):
            self.skip = self.depth
        if tag not in ("em", "strong", "span", "a"):
            self.text.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.skip == self.depth:
            self.skip = 0
        self.depth -= 1
        if tag not in ("em", "strong", "a"):
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.text.append(data)


def words_of(text: str) -> list[str]:
    """Words: letters and digits, folded, with what hangs between two of them left out."""
    return re.findall(r"[^\W_]+", text.casefold())


def read_back(epub: bytes) -> dict[str, list[str]]:
    """The words of each page in reading order, found by way of container, package and spine."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
        opf = next(element.get("full-path", "") for element in container.iter() if element.tag.endswith("rootfile"))
        package = ElementTree.fromstring(archive.read(opf))
        items = {
            element.get("id"): element.get("href", "") for element in package.iter() if element.tag.endswith("}item")
        }
        found: dict[str, list[str]] = {}
        for element in package.iter():
            if element.tag.endswith("}itemref"):
                name = items[element.get("idref")]
                reader = _Reader()
                reader.feed(archive.read(f"EPUB/{name}").decode())
                reader.close()
                found[name] = words_of("".join(reader.text))
    return found


def words_of_source(story: Story, *, but: set[int]) -> list[str]:
    """The words of a text but for some of its lines, with words that were broken at a line's end whole again."""
    lines = [line for number, line in enumerate(story.source.lines, start=1) if number not in but]
    return words_of("\n".join(lines))


def _together(words: Sequence[str]) -> Counter[str]:
    """The letters of all words: a word that was rejoined at a line's end is the same letters."""
    return Counter("".join(words))


@laws(250)
@given(stories(), st.sampled_from([None, "chapter"]))
def test_a_reader_of_the_book_reads_the_words_of_the_text(text: str, notes: NotesAt | None) -> None:
    """What another program reads in the book is what stands in the text: no word lost, none invented, none twice."""
    try:
        bound = convert(manuscript(text, options=Options(cover="none", notes=notes)))
    except EmptyStoryError:
        return
    story = bound.story
    found = read_back(bound.epub)
    out = (*story.marks, *story.left_out)
    marks = {line for block in out for line in range(block.span.first, block.span.last + 1)}
    fence = front_matter_of(story)
    head = {*range(1, fence.last + 1)} | {
        line for entry in story.header.entries for line in range(entry.span.first, entry.span.last + 1)
    }
    pages = [
        words
        for name, words in found.items()
        if re.search(r"/(?:chapter|part)-|(?:notes|epigraph|dedication)\.xhtml$", name)
    ]
    assert _together([word for words in pages for word in words]) == _together(words_of_source(story, but=marks | head))
    shown = {word for name in ("text/titlepage.xhtml", "text/about.xhtml") for word in found.get(name, [])}
    labels = {
        word for entry in story.header.entries if entry.name in ("title", "author") for word in words_of(entry.label)
    }
    said = {word for line in head for word in words_of(story.source.lines[line - 1])}
    said -= {"and"} if len(story.metadata.authors.value) > 1 else set()  # between two names a page sets a comma
    if not fence.last:  # of front matter, the keys are no words of the text
        assert said <= shown | labels


@laws(150)
@given(
    st.lists(st.one_of(PARAGRAPH, MARK, LABEL, SKIP, KEPT), min_size=1, max_size=12), st.sampled_from([None, "smart"])
)
def test_words_come_in_the_order_of_the_text(parts: list[list[str]], typography: str | None) -> None:
    """Read from first page to last, the chapters say what the text says, in its order, in any typography."""
    text = "\n\n".join("\n".join(part) for part in (["Rain"], ["It rained on the house."], *parts))
    options = Options(cover="none", typography=typography)  # type: ignore[arg-type]
    bound = convert(manuscript(text, options=options))
    marks = {block.span.first for block in bound.story.marks}
    found = [word for name, words in read_back(bound.epub).items() if "/chapter-" in name for word in words]
    assume(not bound.story.notes)
    assert "".join(found) == "".join(words_of_source(bound.story, but={1, *marks}))


def test_marks_hold_no_words() -> None:
    """What is left out of a book as a mark is a row of signs or letters that say nothing, or words that say so."""
    rows = "***|oOo|-x-x-x-|XXXX|(line break)|[SCENE BREAK]|-End Flashback-|＊＊＊|0o0o0"
    story = read_story(
        manuscript("Rain\n\nIt rained.\n\n" + "\n\nIt rained.\n\n".join(rows.split("|")) + "\n\nIt rained.\n")
    )
    assert [block.text for block in story.marks] == rows.split("|")


# 7. Emphasis, typography, rules: small functions, any text.

_EMPHASIS = st.lists(
    st.sampled_from(["*", "_", "**", "__", "***", " ", "a", "b", ".", "(", "'", "-", "é", "日", "1", "\n", "\\"]),
    max_size=40,
).map("".join)


@laws(1500)
@given(_EMPHASIS)
def test_read_inline_loses_nothing_but_marks(text: str) -> None:
    """All that `read_inline` takes out are stars and underscores in pairs; the ranges nest, and none is empty."""
    plain, ranges = read_inline(text)
    assert re.sub(r"[*_]", "", plain) == re.sub(r"[*_]", "", text)
    assert_nested(plain, ranges)
    gone = Counter(text) - Counter(plain)
    assert set(gone) <= set("*_")
    assert gone["*"] % 2 == 0
    assert gone["_"] % 2 == 0
    assert bool(ranges) == bool(gone)


@laws(600)
@given(_EMPHASIS)
def test_what_read_inline_left_is_left(text: str) -> None:
    """A sign without a partner stays as it was typed."""
    plain, ranges = read_inline(text)
    if not ranges:
        assert plain == text


_TYPED = st.lists(
    st.sampled_from(
        [
            '"',
            "'",
            "--",
            "---",
            "...",
            "....",
            " ",
            "a",
            "B",
            "s",
            "t",
            ".",
            ",",
            "!",
            "(",
            ")",
            "“",
            "”",
            "’",
            "—",
            "…",
            "\n",
            "9",
            "é",
            "«",
            "\u202f",
        ]
    ),
    max_size=40,
).map("".join)


@laws(1500)
@given(_TYPED, st.sampled_from(["en", "de", "fr", "es", "ru", "ja"]))
def test_smarten_is_done_at_once_and_keeps_the_letters(text: str, language: str) -> None:
    """Smartened twice is smartened once; letters, digits and line ends are kept in their order."""
    once = smarten(text, language)
    assert smarten(once, language) == once
    assert [char for char in once if char.isalnum() or char == "\n"] == [
        char for char in text if char.isalnum() or char == "\n"
    ]
    assert not set(once) & {'"'}


@laws(800)
@given(
    st.one_of(_SENTENCE, NOISE, st.text(max_size=120)),
    st.sampled_from(["en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja", "ko", "ar", "pl"]),
)
def test_weighing_never_raises(text: str, language: str) -> None:
    """Any text is a paragraph that may tell a time skip or not; what is found stands in it."""
    table = rules_for(language)
    found = weigh(Opening(text, table), table)
    if found and not found.because:
        evidence = found.begins.evidence
        assert evidence in text
        assert unicodedata.normalize("NFC", evidence).strip() == unicodedata.normalize("NFC", evidence)


@laws(100)
@given(st.sampled_from(["~", "===", "*", "—", "xXx"]), _FEW, st.sampled_from("\xa0\u2003\u202f\u3000"))
def test_no_matter_which_blank_stands_in_a_dressed_line(dress: str, words: str, blank: str) -> None:
    """A line between two rows of signs is known whatever blanks part its words."""
    line = f"{dress} {words} {dress}"
    assert is_dressed(line.replace(" ", blank)) == is_dressed(line)


def test_the_laws_can_be_broken() -> None:
    """The checks above see a broken book: an id twice, a link to nowhere, an element without words."""
    bound = convert(
        manuscript("Rain\n\nIt rained.\n\n***\n\nIt stopped.\n", options=Options(cover="none", toc="scenes"))
    )
    assert check_book(bound.epub) == []
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bound.epub)) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            page = old.read(name)
            if name.endswith("chapter-001.xhtml"):
                page = page.replace(b'id="scene-1-2"', b'id="scene-1-1"').replace(b"It stopped.", b" ")
            new.writestr(name, page)
    wrong = " ".join(check_book(broken.getvalue()))
    assert "is there twice" in wrong
    assert "leads nowhere" in wrong
    assert "an empty p" in wrong
    story = bound.story
    scene = Scene(None, story.chapters[0].scenes[0].blocks * 2, None)
    assert replay(Chapter(None, (scene,))) == [scene.blocks]
    with pytest.raises(AssertionError):
        assert_nested("rain", (Inline(0, 3, "em"), Inline(2, 4, "em")))
