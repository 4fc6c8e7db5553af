"""What Send to Kindle refuses: each row by a book that has it and one that only looks so; books of ours have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT, in_process
from storybind import Options, convert, gather
from storybind.book.lint import CHECKS, lint_epub
from storybind.book.lint.kindle_checks import KINDLE_CHECKS, TRIGGERS
from storybind.book.package import read_package
from storybind.edge import epubcheck
from storybind.model import Severity
from storybind.options import THEMES
from test_lint import (
    CSS,
    IMAGE,
    NAV,
    NCX,
    ONE,
    TWO,
    Edit,
    body,
    both,
    good_book,
    item,
    meta,
    opf,
    pack,
    png,
    put,
    swap,
)  # fmt: skip

STORIES = sorted(path for path in (ROOT / "stories").iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md")  # fmt: skip
MANY = "<p>Still.</p>\n" * 2_000

# fmt: off
REFUSED: list[tuple[str, Edit]] = [
    ("K-SPINE", opf('<itemref idref="nav"/>', '<itemref idref="nav"/><itemref idref="gone"/>')),
    ("K-HIDDEN", both(swap(CSS, "p.first {", ".no { display: none; }\np.first {"), body(f'<div class="a no">{MANY}</div>'))),
    ("K-HIDDEN", both(swap(CSS, "p.first {", "h6, div#no { display: none }\np.first {"), body(f'<div id="no">{MANY}</div>'))),
    ("K-LINK-HIDDEN", both(swap(CSS, "p.first {", "p.no { display: none; }\np.first {"), body('<p class="no" id="h">Still.</p>'), swap(TWO, "#chapter-001", "#h"))),
    ("K-LINK-HIDDEN", swap(CSS, "p.first {", "section { display: none; }\np.first {")),
    ("K-ASIN", meta("<dc:identifier>urn:asin:B00ABCDEF1</dc:identifier>")),
    ("K-ASIN L-META-IDENTIFIER", meta("<dc:identifier>B00ABCDEF1</dc:identifier>")),
    ("K-IMAGE L-COVER-SIZE", put(IMAGE, png(1000, 1600, noise=5_000_000))),
    ("L-FILE-READ", swap(TWO, "<?xml ", '<?xml version="1.0" encoding="utf-8"?>\n<?xml ')),
    ("L-FILE-READ L-FILE-COMMENT", swap(TWO, "<h2", "<!-- a -- b --><h2")),
    ("L-OPF-MISSING", opf("</manifest>", '<item id="x" href="x.css" media-type="text/css"/></manifest>')),
    ("L-META-LANGUAGE", opf("<dc:language>en<", "<dc:language>english<")),
    ("L-META-LANGUAGE", opf("<dc:language>en</dc:language>\n", "")),
    ("L-NAV-ORDER", opf('chapter-001"/>\n<itemref idref="chapter-002', 'chapter-002"/>\n<itemref idref="chapter-001')),
    ("L-LINK-FILE L-NAV-ORDER", both(swap(NAV, "text/chapter-002", "text/gone"), swap(NCX, "text/chapter-002", "text/gone"))),
    ("L-LINK-ID", both(swap(NAV, "002.xhtml", "002.xhtml#gone"), swap(NCX, "002.xhtml", "002.xhtml#gone"))),
    ("L-LINK-BODY", both(swap(ONE, '<body epub:type="bodymatter">', '<body id="top">'), swap(TWO, "#chapter-001", "#top"))),
    ("L-LINK-HIDDEN", both(body('<div hidden="hidden"><p id="h">Still.</p></div>'), swap(TWO, "#chapter-001", "#h"))),
    ("L-PAGE-DECLARATION", swap(ONE, ' encoding="utf-8"', "")),
    ("L-PAGE-IMAGE", body('<p><img alt="A"/></p>')),
    ("L-PAGE-HIDDEN", body(f'<div hidden="hidden">{MANY}</div>')),
    ("L-PAGE-STYLE", body('<p style="color: red">Still.</p>')),
    ("L-CSS-FEATURE", swap(CSS, "hyphens: none;", "margin: var(--gap);")),
]
"""What is told of a book with this one thing changed, and of those the first as what Kindle minds."""

ACCEPTED: list[tuple[str, Edit]] = [
    ("K-SPINE", opf('<itemref idref="chapter-002"/>', '<itemref id="spare" idref="chapter-002"/>')),
    ("K-HIDDEN", both(swap(CSS, "p.first {", ".no { display: none; }\np.first {"), body(f'<div class="no">{"<p>Still.</p>" * 1_000}</div><div class="note">{MANY}</div>'))),
    ("K-HIDDEN", both(swap(CSS, "p.first {", ".no p { display: none; }\np.first {"), body(MANY))),
    ("K-LINK-HIDDEN", both(swap(CSS, "p.first {", "p.no { display: none; }\np.first {"), body('<div class="no" id="h">Still.</div>'), swap(TWO, "#chapter-001", "#h"))),
    ("K-ASIN", meta("<dc:identifier>urn:isbn:080442957X</dc:identifier>")),
    ("K-IMAGE", both(item("a.png", "image/png", png(9, 9, noise=4_900_000)), body('<p><img src="../a.png" alt="A"/></p>'))),
]
"""The rows that matter on a Kindle alone, by books that are as good as before."""
# fmt: on


def told(edit: Edit) -> dict[str, tuple[Severity, str]]:
    """What is told of a book that is for a Kindle: by code, how bad, and the words."""
    notices = lint_epub(read_package(pack(edit(good_book()))), "kindle")
    return {notice.code: (notice.severity, notice.text) for notice in notices}


@pytest.mark.parametrize(("expected", "edit"), REFUSED, ids=[f"{ids}-{n}" for n, (ids, _) in enumerate(REFUSED)])
def test_what_kindle_minds_is_told(expected: str, edit: Edit) -> None:
    """Each cause is told, as an error, with what comes of it; nothing else is."""
    found = told(edit)
    assert sorted(found) == sorted(expected.split())
    severity, text = found[expected.split()[0]]
    assert severity is Severity.ERROR
    cause = TRIGGERS.get(expected.split()[0])
    assert cause is None or text.endswith(f"(Kindle: {cause.effect})")


@pytest.mark.parametrize(("row", "edit"), ACCEPTED, ids=[f"{row}-{n}" for n, (row, _) in enumerate(ACCEPTED)])
def test_what_only_looks_so_is_silent(row: str, edit: Edit) -> None:
    """A book that comes near a row of its own is told nothing."""
    assert told(edit) == {}


def test_a_heavy_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book above what Amazon takes is refused, and that is an error, where it is a warning for others."""
    from storybind.book.lint import file_checks

    monkeypatch.setattr(file_checks, "HEAVIEST", 1_000)
    assert told(both())["L-ZIP-SIZE"][0] is Severity.ERROR
    (notice,) = lint_epub(read_package(pack(good_book())))
    assert notice.severity is Severity.WARNING


def test_every_cause_has_an_example_a_reason_and_a_source() -> None:
    """A row is finished when a book has it; a row of the lint that is a cause is one that is there."""
    shown = {code for ids, _ in REFUSED for code in ids.split()} | {"L-ZIP-SIZE"}
    rows = {check.id for check in KINDLE_CHECKS}
    assert shown >= rows | TRIGGERS.keys()
    assert {row for row, _ in ACCEPTED} == rows
    assert CHECKS.keys() >= rows | TRIGGERS.keys()
    assert all(one.effect and one.source for one in TRIGGERS.values())


def test_other_readers_are_spared() -> None:
    """What matters on a Kindle alone is not told of a book that is for anybody."""
    for expected, edit in REFUSED:
        notices = lint_epub(read_package(pack(edit(good_book()))))
        assert not any(notice.code.startswith("K-") or "Kindle:" in notice.text for notice in notices), expected


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
def test_books_of_ours_are_taken(path: Path) -> None:
    """A book that storybind made has nothing that Amazon is known to mind, in any theme."""
    for theme in THEMES:
        bound = convert(gather(str(path), Options(theme=theme, typography="smart")))
        assert lint_epub(read_package(bound.epub), "kindle") == ()


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``check --for kindle`` says that it looked, exits with 1 where something is refused, and knows no other reader."""
    monkeypatch.setattr(epubcheck, "available", lambda: False)  # it says the same of either
    book = tmp_path / "book.epub"
    book.write_bytes(pack(good_book()))
    good = in_process("check", book, "--for", "kindle")
    assert good.code == 0
    assert "good (lint for Kindle" in good.text
    book.write_bytes(pack(meta("<dc:identifier>urn:asin:B00ABCDEF1</dc:identifier>")(good_book())))
    assert in_process("check", book).code == 0
    bad = in_process("check", book, "--for", "kindle")
    assert bad.code == 1
    assert "error K-ASIN: content.opf: 'urn:asin:B00ABCDEF1'" in bad.text
    wrong = in_process("check", book, "--for", "toaster")
    assert (wrong.code, "kindle" in wrong.err) == (2, True)
