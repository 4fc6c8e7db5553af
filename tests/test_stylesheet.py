"""The checks of stylesheets, each row by a sheet that breaks it and one that only looks so."""

from __future__ import annotations

import pytest

from storybind.book.lint.css_checks import CSS_CHECKS, check_css
from storybind.model import Severity

# fmt: off
STYLES: list[tuple[str, str, str]] = [
    ("L-CSS-SYNTAX", "p { margin: 0", "p { margin: 0 }"),
    ("L-CSS-SYNTAX", "p { margin: 0; } }", 'p:after { content: "}"; }'),
    ("L-CSS-SYNTAX", "/* p { margin: 0; }", "/* p { */ p { margin: 0; } /* } */"),
    ("L-CSS-SYNTAX", 'p:after { content: "a\n; }', "p:after { content: 'a\\'b'; }"),
    ("L-CSS-SYNTAX", "p { margin 0; }", "p { margin: 0 ; }"),
    ("L-CSS-SYNTAX", "p { margin: 0;; }", 'p:after { content: ";;"; }'),
    ("L-CSS-SYNTAX", "p { *zoom: 1; }", "* { margin-top: 1em; }"),
    ("L-CSS-SYNTAX", "p { margin: (0; }", 'p:after { content: "(0"; }'),
    ("L-CSS-SYNTAX", "p,, h1 { margin: 0; }", "p, h1.a > em + [dir=rtl]:first-child { margin: 0; }"),
    ("L-CSS-SYNTAX", "p[a=b { margin: 0; }", "p[a=b] { margin: 0; }"),
    ("L-CSS-SYNTAX", ".1a { margin: 0; }", ".a1 { margin: 0; }"),
    ("L-CSS-SYNTAX", "// note\np { margin: 0; }", "/* // note */ p { margin: 0; }"),
    ("L-CSS-SYNTAX", "p { margin: 0; } \0", "p { margin: 0; } \t"),
    ("L-CSS-SYNTAX", "p.a { margin: 0; p.b { margin: 0; } }", "p.a { margin: 0; } p.b { margin: 0; }"),
    ("L-CSS-SYNTAX", "margin: 0;", ""),
    ("L-CSS-CHARSET", '.a:before { content: "…"; }', '@charset "utf-8"; .a:before { content: "…"; }'),
    ("L-CSS-CHARSET", '/* … */ p { margin: 0; }', '@CHARSET "UTF-8"; /* … */'),
    ("L-CSS-ENCODING", '@charset "latin-1";', '@CHARSET "UTF-8";'),
    ("L-CSS-AT", "@media screen { .a { margin: 0; } }", "/* @media */"),
    ("L-CSS-AT", '@import "x.css";', '.a:before { content: "@import"; }'),
    ("L-CSS-AT", "@import url(x.css)", ".import { margin: 0; }"),
    ("L-CSS-AT", "@supports (margin: 0) { }", ""),
    ("L-CSS-FONT", "@font-face { font-family: A; src: url(a.ttf); }", "h1 { font-family: serif; }"),
    ("L-CSS-FEATURE", ".a { width: calc(100% - 1em); }", ".a { width: 100%; }"),
    ("L-CSS-FEATURE", ".a { width: min(10em, 100%); }", ".a { min-width: 10em; }"),
    ("L-CSS-FEATURE", ".a { height: max(1em, 2em); }", ".a { max-height: 2em; }"),
    ("L-CSS-FEATURE", ".a { width: clamp(1em, 2em, 3em); }", ".clamp { width: 2em; }"),
    ("L-CSS-FEATURE", ".a { margin: var(--x); }", ".var { margin: 0; }"),
    ("L-CSS-FEATURE", ".a { --x: 1em; }", ".a--x { margin: 0; }"),
    ("L-CSS-FEATURE", ".a { padding: env(safe); }", ".a { list-style: url(env.png); }"),
    ("L-CSS-FEATURE", ".a { font-size: 2rem; }", ".a { font-size: 2em; }"),
    ("L-CSS-FEATURE", ".a { width: 50vw; }", ".a { width: 50%; }"),
    ("L-CSS-FEATURE", ".a { height: 1.5VH; }", '.a:after { content: "1.5vh"; }'),
    ("L-CSS-FEATURE", ".a { display: flex; }", ".flex { display: block; }"),
    ("L-CSS-FEATURE", ".a { display: inline-grid; }", ".a { display: inline-block; }"),
    ("L-CSS-FEATURE", ".a { -webkit-flex: 1; }", ".a { -webkit-hyphens: none; }"),
    ("L-CSS-FEATURE", ".a { grid-area: a; }", "#grid { margin: 0; }"),
    ("L-CSS-FEATURE", ".a { position: absolute; }", ".a { list-style-position: inside; }"),
    ("L-CSS-FEATURE", ".a { transform: none; }", ".a { text-transform: uppercase; }"),
    ("L-CSS-PROPERTY", ".a { columns: 2; }", ".a { widows: 2; }"),
    ("L-CSS-PROPERTY", ".a { margin-inline: 1em; }", ".a { margin-left: 1em; }"),
    ("L-CSS-VALUE", ".a { display: contents; }", ".a { display: INHERIT; }"),
    ("L-CSS-VALUE", ".a { text-align: start; }", ".a { text-align: left !important; }"),
    ("L-CSS-VALUE", ".a { font-weight: 650; }", ".a { font-weight: 600; }"),
    ("L-CSS-SELECTOR", ":is(h1, h2) { margin: 0; }", "h1, h2 { margin: 0; }"),
    ("L-CSS-SELECTOR", "section:has(h1) { margin: 0; }", "section.has { margin: 0; }"),
    ("L-CSS-SELECTOR", "h2 ~ p { margin: 0; }", "h2 + p, [class~='a'] { margin: 0; }"),
    ("L-CSS-SELECTOR", ".a::before { content: none; }", ".a:before { content: none; }"),
    ("L-CSS-SELECTOR", "[id^='a'] { margin: 0; }", "[lang|='en'] { margin: 0; }"),
    ("L-CSS-BARE", "span { margin: 0; }", "span.a { margin: 0; }"),
    ("L-CSS-BARE", ".a div { margin: 0; }", "div#a, div[hidden], .div { margin: 0; }"),
    ("L-CSS-BARE", "body > p { margin: 0; }", "section > p, body p { margin: 0; }"),
    ("L-CSS-DIRECTION", ".a { direction: rtl; }", ".direction { margin: 0; }"),
    ("L-CSS-DIRECTION", ".a { unicode-bidi: embed; }", "[dir=rtl] { margin: 0; }"),
    ("L-CSS-COLOUR", ".a { color: #333; }", ".a { color: inherit; }"),
    ("L-CSS-COLOUR", ".a { background: white; }", ".a { background: none; }"),
    ("L-CSS-COLOUR", ".a { background-color: rgb(0, 0, 0); }", ".a { background-color: transparent; }"),
    ("L-CSS-COLOUR", "hr.a { border-top: 1px solid gray; }", "hr.a { border-top: 1px solid; }"),
    ("L-CSS-COLOUR", ".a { border-color: #FFF; }", "#fff { border-color: currentColor; }"),
    ("L-CSS-BODY", "body { font-size: 0.9em; }", "body { font-size: 100%; }"),
    ("L-CSS-BODY", "p { line-height: 1.5; }", "h1 { line-height: 1.5; }"),
    ("L-CSS-BODY", "html, body { font-family: serif; }", "h1 { font-family: serif; }"),
    ("L-CSS-BODY", "p { text-align: justify; }", "p.a { text-align: center; }"),
    ("L-CSS-BODY", "body { margin: 0 5%; }", "body { margin: 1em 0; }"),
    ("L-CSS-BODY", "p { margin: 0 0 0 2em; }", "p { margin: 0 0 2em 0; }"),
    ("L-CSS-BODY", "section p { padding-left: 1em; }", "blockquote p, .a p { padding-left: 1em; }"),
    ("L-CSS-SIZE", "h1 { font-size: 24px; }", "h1 { font-size: 1.5em; }"),
    ("L-CSS-SIZE", ".a { font: 12pt serif; }", ".a { font: 1em serif; border-width: 1px; }"),
    ("L-CSS-MARGIN", "hr.a { margin: 1em auto; }", "hr.a { margin: 1em 40%; }"),
    ("L-CSS-MARGIN", ".a { margin-left: 5em; }", ".a { margin-left: 1.5em; }"),
    ("L-CSS-MARGIN", ".a { margin: 0 0 0 6.5em; }", ".a { margin: 6em 0; }"),
    ("L-CSS-INDENT", ".a { text-indent: 5em; }", ".a { text-indent: -1.5em; padding: 0 0 0 1.5em; }"),
]
# fmt: on
"""For each row of the stylesheet's table a sheet that breaks it, and one that only looks so."""


def told(style: str) -> frozenset[str]:
    """What the lint says of a stylesheet, without the words."""
    return frozenset(notice.code for notice in check_css(style))


@pytest.mark.parametrize(("expected", "bad", "good"), STYLES)
def test_a_stylesheet_is_told_by_its_row_alone(expected: str, bad: str, good: str) -> None:
    """A breach in a stylesheet is told by the row that is about it, and what only looks so is not."""
    assert told(bad) == {expected}
    assert told(good) == frozenset()


def test_every_row_has_a_bad_and_a_good_case() -> None:
    """A row is finished when a case breaks it and a case that looks alike does not."""
    assert {check.id for check in CSS_CHECKS} == {ids for ids, _, _ in STYLES}


def test_stylesheet_notices_come_by_line() -> None:
    """A user reads from top to bottom, whichever row finds what."""
    style = "p.a {\n  color: red;\n  /* a\n comment */ position: static;\n}\n:is(a) { margin: 0 }\nb { font-size: 3px"
    assert [(notice.line, notice.code) for notice in check_css(style)] == [
        (2, "L-CSS-COLOUR"),
        (4, "L-CSS-FEATURE"),
        (6, "L-CSS-SELECTOR"),
        (7, "L-CSS-SYNTAX"),
        (7, "L-CSS-SIZE"),
    ]


def test_a_notice_says_how_bad_it_is() -> None:
    """What makes an engine drop the sheet is an error, what is a matter of manners a warning; the remedy is named."""
    wide, dropped = check_css("p.a { text-indent: 5em; }\np.b { width: 1vw; }")
    assert (wide.code, wide.line, wide.severity) == ("L-CSS-INDENT", 1, Severity.WARNING)
    assert wide.text == "text-indent: 5em is too wide for a small screen; use 1em to 1.5em"
    assert (dropped.code, dropped.line, dropped.severity) == ("L-CSS-FEATURE", 2, Severity.ERROR)
