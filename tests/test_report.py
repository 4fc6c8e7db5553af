"""Reports: what a batch wrote down, in a few lines and as a page; the page is opened in a real browser."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import browsers
from conftest import STORY, Storybind, assert_one_line
from storybind.batch.page import write_page
from storybind.batch.run import Tally
from storybind.library import doubt

EVIL = '</script><script>document.title="taken"</script><img src=x onerror="document.title=1">'


def record(story: str, words: int = 1000, code: str = "", **more: Any) -> dict[str, Any]:
    """A line of a report."""
    error = {"code": code, "message": f"{story}: it went wrong"} if code else None
    return {
        "story": story, "book": "b.epub", "status": "failed" if code else "made", "seconds": words / 50_000, "words": words,
        "chapters": 1, "scenes": words // 300, "warnings": [], "error": error, "title": "A Title", "bytes": 5 * words, **more,
    }  # fmt: skip


def written(path: Path, records: Sequence[dict[str, Any]], rest: str = "") -> Path:
    """A report with these lines, and perhaps the beginning of one more."""
    path.write_text("".join(json.dumps(one) + "\n" for one in records) + rest, encoding="utf-8")
    return path


RECORDS = [
    record("a.txt", 5000),
    record("b.txt", 70_000),
    record("c.txt", 0, "empty-story"),
    record("d.txt", 0, "empty-story"),
]


def test_a_report_is_summed_up(storybind: Storybind, tmp_path: Path) -> None:
    """The counts, and the failures by their codes with the way to see each."""
    written(tmp_path / "r.jsonl", RECORDS)
    done = storybind("report", "r.jsonl")
    assert (done.code, done.err) == (0, "")
    assert [line.split() for line in done.text.splitlines()[:2]] == [
        ["made", "unchanged", "failed", "words", "seconds"],
        ["2", "0", "2", "75,000", "1.5"],
    ]
    assert done.text.splitlines()[2:] == [
        "  2 empty-story, such as c.txt: it went wrong",
        "see each: storybind report r.jsonl --code empty-story",
    ]
    written(tmp_path / "of today.jsonl", RECORDS)
    assert storybind("report", "of today.jsonl").text.endswith("report 'of today.jsonl' --code empty-story\n")


def test_each_failure_of_a_code_can_be_seen(storybind: Storybind, tmp_path: Path) -> None:
    """One line each, and as they stand in the report with --json."""
    written(tmp_path / "r.jsonl", RECORDS)
    assert storybind("report", "r.jsonl", "--code", "empty-story").text.splitlines() == [
        "c.txt: it went wrong",
        "d.txt: it went wrong",
    ]
    assert_one_line(storybind("report", "r.jsonl", "--code", "foo"), "r.jsonl", "'foo'", "empty-story", code=2)
    found = storybind("report", "r.jsonl", "--code", "empty-story", "--json").out.decode().splitlines()
    assert [json.loads(line)["story"] for line in found] == ["c.txt", "d.txt"]


def test_the_warnings_of_a_batch_can_be_seen(storybind: Storybind, tmp_path: Path) -> None:
    """How many stories have some is told with the way to see them; each is listed with its story, or as --json has it."""
    (tmp_path / "in").mkdir()
    for name in ("rain", "sun"):
        (tmp_path / "in" / f"{name}.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "rain.toml").write_text('[[break]]\nbefore = "Nobody wrote this."\n', encoding="utf-8")
    batch = ("batch", "in", "-o", "out", "--cover", "none", "--jobs", "1")
    assert storybind(*batch).text.endswith(
        "\n1 story has warnings; --again --report FILE.jsonl puts them into a file too\n"
    )
    way = "1 story has warnings: storybind report r.jsonl --warnings"
    assert storybind(*batch, "--again", "--report", "r.jsonl").text.splitlines()[-1] == way
    assert storybind("report", "r.jsonl").text.splitlines()[-1] == way
    (told,) = storybind("report", "r.jsonl", "--warnings").text.splitlines()
    assert told.startswith("in/rain.txt: ")
    assert "Nobody wrote this" in told
    assert json.loads(storybind("report", "r.jsonl", "--warnings", "--json").out)["warnings"]
    assert "warnings" not in storybind(*batch, "--report", "r.jsonl", "--force").text
    again = storybind("report", "r.jsonl", "--warnings")
    assert (again.code, again.text) == (0, "")
    assert "2 stories had not changed" in again.err, "no word at all would say that there are none"


def test_a_report_is_given_as_json(storybind: Storybind, tmp_path: Path) -> None:
    """With --json alone all its lines are given, one object each and nothing else, with a page too."""
    written(tmp_path / "r.jsonl", RECORDS)
    for more in ([], ["--html", "r.html"]):
        found = storybind("report", "r.jsonl", "--json", *more).out.decode().splitlines()
        assert [json.loads(line) for line in found] == RECORDS


def test_failures_of_several_kinds_can_all_be_seen(storybind: Storybind, tmp_path: Path) -> None:
    """The way to see them is that of none of the codes in particular."""
    written(tmp_path / "r.jsonl", [*RECORDS, record("e.txt", 0, "bad-encoding")])
    assert storybind("report", "r.jsonl").text.endswith("see each: storybind report r.jsonl --code CODE\n")


def test_a_report_is_readable_after_a_crash(storybind: Storybind, tmp_path: Path) -> None:
    """A last line that was cut off is told, and all others count."""
    written(tmp_path / "r.jsonl", RECORDS, '{"story": "e.txt", "boo')
    done = storybind("report", "r.jsonl")
    assert done.code == 0
    assert "r.jsonl:5: the last line is cut off" in done.err
    assert done.text.splitlines()[1].split()[0] == "2"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON\n",
        '{"name": "x"}\n',
        "[1]\n",
        '{"story": 1, "status": "made"}\n',
        "[" * 100_000 + "\n",
        *(
            json.dumps({**RECORDS[0], name: count}) + "\n"
            for name, count in (("words", 10**400), ("seconds", float("inf")))
        ),
    ],
)
def test_what_is_no_report_is_said(storybind: Storybind, tmp_path: Path, text: str) -> None:
    """Any other file gives one line; an empty one is the report of nothing."""
    (tmp_path / "r.jsonl").write_text(text)
    done = storybind("report", "r.jsonl")
    if text:
        assert_one_line(done, "r.jsonl", "no report")
    else:
        assert done.code == 0


def test_a_report_is_read_from_a_file(storybind: Storybind, tmp_path: Path) -> None:
    """Not from standard input, nor from what may never end; what a shell hands over is one."""
    assert_one_line(storybind("report", "-"), "a report is read from a file", code=2)
    if sys.platform == "linux":
        assert_one_line(
            storybind("report", "/dev/zero"), "/dev/zero: this is a device and no file; save what comes from it as one"
        )


def test_a_page_takes_no_other_files_place(storybind: Storybind, tmp_path: Path) -> None:
    """It replaces an older page, and any other file only with --force."""
    written(tmp_path / "r.jsonl", RECORDS)
    (tmp_path / "mine.html").write_text("mine")
    assert_one_line(storybind("report", "r.jsonl", "--html", "mine.html"), "mine.html", "--force")
    assert (tmp_path / "mine.html").read_text() == "mine"
    assert storybind("report", "r.jsonl", "--html", "r.html").code == 0
    assert storybind("report", "r.jsonl", "--html", "r.html").code == 0
    assert storybind("report", "r.jsonl", "--html", "mine.html", "--force").code == 0
    before = (tmp_path / "r.jsonl").read_bytes()
    same = storybind("report", "r.jsonl", "--html", "../" + tmp_path.name + "/r.jsonl", "--force")
    assert_one_line(same, "r.jsonl: this is one of the files that are read", "another file with --html", code=2)
    assert (tmp_path / "r.jsonl").read_bytes() == before
    assert_one_line(storybind("report", "r.jsonl", "--html", f"{'x' * 300}.html"), "name another file with --html")
    assert_one_line(storybind("report", "."), "this is a folder; name the report in it")


def test_a_page_is_no_story(storybind: Storybind, tmp_path: Path) -> None:
    """Written among stories, it is refused as what it is, and no book is made of it."""
    (tmp_path / "in").mkdir()
    written(tmp_path / "r.jsonl", RECORDS)
    assert storybind("report", "r.jsonl", "--html", "in/r.html").code == 0
    assert_one_line(storybind("convert", "in/r.html"), "in/r.html", "a report of storybind's, not a text")
    assert "a report" in doubt(str(tmp_path / "in" / "r.html"))
    assert storybind("batch", "in").code == 1
    assert [path.name for path in (tmp_path / "in").glob("*.epub")] == []


# The page


def page(records: Sequence[dict[str, Any]]) -> str:
    """The page of these records."""
    tally = Tally()
    for one in records:
        tally.count(one)
    return write_page("r.jsonl", records, tally)


def browse(path: Path, text: str) -> str:
    """The page as Chromium has it when its script is through."""
    path.write_text(text, encoding="utf-8")
    return browsers.browse(path.as_uri(), path.parent, "--virtual-time-budget=3000", "--dump-dom")


def cells(dom: str, number: int) -> list[str]:
    """The texts of a column of the table."""
    rows = re.findall(r"<tr class=\"\w+\">(.*?)</tr>", dom, re.DOTALL)
    return [
        unescape(re.sub("<[^>]*>.*", "", re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)[number])) for row in rows
    ]


def test_a_browser_shows_every_story(tmp_path: Path) -> None:
    """The table has a row a story, failures say why, and each chart has its bars."""
    dom = browse(tmp_path / "r.html", page([*RECORDS, record("e.txt", 900)]))
    assert cells(dom, 0) == ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]
    assert cells(dom, 3) == ["5,000", "70,000", "", "", "900"]
    assert "c.txt: it went wrong" in dom
    assert dom.count("<figure>") == 3
    assert dom.count('<text class="count"') >= 6


def test_a_click_sorts_the_table(tmp_path: Path) -> None:
    """A column's head sorts by it: numbers from the largest, words from A."""
    clicks = "<script>document.querySelector('[data-column=\"3\"]').click()</script></body>"
    free = re.sub("<meta http-equiv=[^>]*>", "", page(RECORDS)).replace("</body>", clicks)
    dom = browse(tmp_path / "r.html", free)
    assert cells(dom, 0)[:2] == ["b.txt", "a.txt"]
    assert 'aria-sort="descending"' in dom


def test_nothing_that_a_story_says_can_run(tmp_path: Path) -> None:
    """Titles, names, warnings and messages are shown as they are, whatever is in them; the page lets no other script run."""
    evil = record(EVIL, title=EVIL, warnings=[EVIL])
    evil["error"], evil["status"] = {"code": EVIL, "message": EVIL}, "failed"
    text = page([evil, record(EVIL, title=EVIL, warnings=[EVIL])])
    assert "<script>document" not in text
    assert "<img" not in text
    dom = browse(tmp_path / "r.html", text)
    assert "<title>r.jsonl: report</title>" in dom
    assert cells(dom, 0)[0] == EVIL
    outlaw = text.replace("</body>", '<script>document.title = "taken"</script></body>')
    assert "<title>r.jsonl: report</title>" in browse(tmp_path / "outlaw.html", outlaw)


def test_a_page_of_many_stories_keeps_all_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows than a browser likes are cut to those that failed and the longest."""
    monkeypatch.setattr("storybind.batch.page.MOST", 3)
    text = page(RECORDS)
    assert "3 of 4 stories" in text
    assert all(name in text for name in ("b.txt", "c.txt", "d.txt"))
    assert '"a.txt"' not in text
