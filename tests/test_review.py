"""`storybind review`: breaks set, moved, named and taken out on a page, kept in the sidecar, and nothing else changed by anybody."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import subprocess
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from lxml import etree
from PIL import Image

from browsers import run
from conftest import STORY, Storybind, assert_one_line, in_process, listing
from serving import Answer, ask
from storybind.options import Options

pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")

EVIL = "<script>document.title='owned'</script>\"'><img src=x onerror=alert(1)>{{7*7}}"


class Reviewing(NamedTuple):
    """A review that runs."""

    port: int
    base: str
    process: subprocess.Popen[bytes]

    def ask(self, path: str, body: str = "", method: str = "", **headers: str) -> Answer:
        """Send a request; a body makes it a POST."""
        return ask("127.0.0.1", self.port, path, method or ("POST" if body else "GET"), body, **headers)

    def page(self, number: int = 1) -> str:
        """A chapter."""
        answer = self.ask(f"{self.base}/{number}")
        assert answer.status == 200, answer
        return answer.text

    def press(self, number: int = 1, **fields: str) -> str:
        """Press a button, and follow to where it leads; gives the page."""
        answer = self.ask(f"{self.base}/{number}", urlencode(fields))
        assert answer.status == 303, answer
        where = re.fullmatch(rf"{self.base}/{number}#(p[\w-]+)", answer.headers["location"])
        page = self.page(number)
        assert where
        assert f'id="{where[1]}"' in page, "the browser stays where something was pressed"
        return page


@contextlib.contextmanager
def reviewing(storybind: Storybind, *args: str | Path) -> Iterator[Reviewing]:
    """Run ``storybind review ARGS --port 0`` until the block ends."""
    process = storybind.start("review", *args, "--port", "0")
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/k/\w{6})/$", process.stdout.readline().decode())
        assert found, process.stderr and process.stderr.read()
        yield Reviewing(int(found[1]), found[2], process)
    finally:
        process.kill()
        process.communicate()


def scenes(page: str) -> list[tuple[str, str]]:
    """The breaks that a page shows: the title of each scene, and why it begins."""
    tree = etree.HTML(page)
    return [
        (part.xpath("string(.//input[@name='words']/@value)"), part.xpath("string(.//p[@class='why']/b)"))
        for part in tree.xpath("//section")
    ]


def token(page: str, words: str) -> str:
    """What the page calls the paragraph that begins with these words."""
    tree = etree.HTML(page)
    found = [each for each in tree.xpath("//main/p") if (each.text or "").startswith(words)]
    assert len(found) == 1, words
    before = found[0].getprevious()
    button = before.xpath("string(.//button[@name='add']/@value)")
    return str(button or before.get("id")[1:])


def inspected(story: Path) -> list[tuple[str, str | None, str | None]]:
    """The scenes that a book will have: how each opens, its title and why it begins."""
    told = json.loads(in_process("inspect", story, "--json").text)
    return [
        (scene["opening"][:12], scene["title"], scene["break"] and scene["break"]["kind"])
        for chapter in told["chapters"]
        for scene in chapter["scenes"]
    ]


def test_a_break_is_set_moved_named_and_taken_out(storybind: Storybind, story: Path) -> None:
    """Each button changes the sidecar at once, and page, sidecar and the book to come say the same."""
    with reviewing(storybind, story) as review:
        page = review.page()
        before = scenes(page)
        assert before == [("", ""), ("", "mark"), ("Three days later", "skip-forward")]
        page = review.press(add=token(page, '"Well," she told'))
        assert scenes(page) == [before[0], ("", "manual"), *before[1:]]
        page = review.press(title=token(page, '"Well," she told'), words="Talk “and” talk")
        assert scenes(page)[1] == ("Talk “and” talk", "manual")
        page = review.press(down=token(page, "Three days later"))
        assert scenes(page)[3] == ("Three days later", "skip-forward")
        assert [opening for opening, _, _ in inspected(story)][3] == '"Where is sh'
        page = review.press(up=token(page, '"Where is she'))
        page = review.press(remove=token(page, "The rain stopped"))
        assert scenes(page) == [("", ""), ("Talk “and” talk", "manual"), ("Three days later", "skip-forward")]
        assert inspected(story) == [
            ("Anna put the", None, None),
            ('"Well," she ', "Talk “and” talk", "manual"),
            ("Three days l", "Three days later", "skip-forward"),
        ]
    assert story.read_text() == STORY


def test_a_browser_presses_the_buttons(storybind: Storybind, story: Path) -> None:
    """In Chromium, under our own policy, each button does what it says, and the browser has nothing to complain of."""
    story.write_text(STORY.replace("***", "She waited.\n\nIt boiled.\n\n***"))
    with reviewing(storybind, story) as review:
        address = f"http://127.0.0.1:{review.port}{review.base}/"
        (seen,) = run("review.mjs", address, package="puppeteer")
    assert seen == {"titles": ["", "Named by hand", "Three days later"], "complaints": []}
    assert [opening for opening, _, _ in inspected(story)] == ["Anna put the", "She waited.", "Three days l"]


def test_what_is_taken_back_leaves_nothing(storybind: Storybind, story: Path) -> None:
    """A break that was set here and taken out again has no entry; one of storybind's own that was taken out can be set again."""
    with reviewing(storybind, story) as review:
        page = review.press(add=token(review.page(), '"Well," she told'))
        page = review.press(remove=token(page, '"Well," she told'))
        assert "[[" not in re.sub(r"(?m)^#.*", "", story.with_suffix(".toml").read_text())
        page = review.press(remove=token(page, "The rain stopped"))
        assert tomllib.loads(story.with_suffix(".toml").read_text()) == {
            "no-break": [{"before": "The rain stopped at four."}]
        }
        page = review.press(add=token(page, "The rain stopped"))
        assert [kind for _, kind in scenes(page)] == ["", "manual", "skip-forward"]
        assert len(tomllib.loads(story.with_suffix(".toml").read_text())["break"]) == 1


def test_the_rest_of_a_sidecar_stays(storybind: Storybind, story: Path) -> None:
    """Titles, remarks and breaks of other paragraphs are as they were; a break's own entry is changed in its place alone."""
    sidecar = story.with_suffix(".toml")
    sidecar.write_text(
        '# mine\nlanguage = "en-GB"\n\n[[break]]  # of yore\nbefore = "Anna put the"\ntitle = "One"\n\n# why not\n'
        '[[no-break]]\nbefore = "Three days later"\n\n# the end\n'
    )
    with reviewing(storybind, story) as review:
        assert scenes(review.page()) == [("One", ""), ("", "mark")]
        review.press(title=token(review.page(), "Anna put the"), words="Two")
        page = review.press(add=token(review.page(), "Three days later"))
        assert scenes(page) == [("Two", ""), ("", "mark"), ("Three days later", "manual")]
    text = sidecar.read_text()
    for kept in ("# mine\n", 'language = "en-GB"\n', "# why not\n", "# the end\n"):
        assert kept in text
    assert tomllib.loads(text)["language"] == "en-GB"
    assert "no-break" not in tomllib.loads(text)
    assert "of yore" not in text


@pytest.mark.parametrize("entry", ["break", "chapter", "epigraph", "note"])
def test_what_is_wrong_with_an_entry_is_on_the_page(story: Path, entry: str) -> None:
    """Of whatever kind it is: its words begin no paragraph."""
    from storybind.review import Review  # which needs the extra

    words = "before" if entry == "break" else "begins"
    story.with_suffix(".toml").write_text(f'[[{entry}]]\n{words} = "Nobody knows"\n', encoding="utf-8")
    page = Review(str(story), Options()).page(1)
    assert page is not None
    assert [told.split(": ")[1] for told in page.told] == [f'[[{entry}]] {words} = "Nobody knows"']


BOOK = """\
The Kettle
by Anna Moss

Chapter 1

A/N: Thanks for all your reviews, you are the best!

Anna put the kettle on. She had nowhere to be.

The Harbour

The kettle hummed to itself.

Chapter 2

"Where is she?" asked the boy from next door. He waited for the rain.
"""


def test_chapters_and_notes_are_set_and_taken_out(storybind: Storybind, story: Path) -> None:
    """Each button writes its entry, leads to where its words stand then, and what was written is taken back by another."""
    story.write_text(BOOK, encoding="utf-8", newline="\n")
    sidecar = story.with_suffix(".toml")
    with reviewing(storybind, story) as review:

        def press(number: int, name: str, at: int = 0) -> tuple[str, etree._Element]:
            buttons = etree.HTML(review.page(number)).xpath(f"//button[@name='{name}']/@value")
            answer = review.ask(f"{review.base}/{number}", urlencode({name: buttons[at]}))
            assert answer.status == 303, answer
            where = answer.headers["location"].removeprefix(f"{review.base}/")
            return where.partition("#")[0], etree.HTML(review.page(int(where.partition("#")[0])))

        def headings(page: etree._Element) -> list[str]:
            return [str(each) for each in page.xpath("//nav/a/text()")]

        number, page = press(1, "chapter")
        assert (number, headings(page)) == ("2", ["Chapter 1", "The Harbour", "Chapter 2"])
        number, page = press(3, "no-chapter")
        assert (number, headings(page)) == ("2", ["Chapter 1", "The Harbour"])
        number, page = press(1, "no-note")
        assert [each.text[:11] for each in page.xpath("//main/p[@class='paragraph']")] == ["A/N: Thanks", "Anna put th"]
        number, page = press(2, "note", -1)
        assert page.xpath("//section[@class='notes']//b/text()") == []
        assert tomllib.loads(sidecar.read_text(encoding="utf-8")) == {
            "chapter": [{"begins": "The Harbour"}],
            "no-chapter": [{"begins": "Chapter 2"}],
            "no-note": [{"begins": "Thanks for all your reviews,"}],
            "note": [{"begins": '"Where is she?" asked the'}],
        }
        for _ in range(4):
            press(1, "undo")
        assert tomllib.loads(sidecar.read_text(encoding="utf-8")) == {}
        assert review.ask(f"{review.base}/1", urlencode({"undo": "gone"})).status == 409


def test_a_chapter_begins_at_any_paragraph(story: Path) -> None:
    """With the title in the field of its scene, be the paragraph ever so long; without one the page asks for it. A label that says the title heads it."""
    from storybind.errors import OptionError
    from storybind.review import Review  # which needs the extra

    long = "The kettle hummed to itself for as long as it took her to find her coat and her other shoe."
    text = f"The Kettle\nby Anna Moss\n\n{long.replace('kettle', 'clock')}\n\nAnna's POV\n\n{long}\n\nShe slept.\n"
    story.write_text(text, encoding="utf-8")
    sidecar = story.with_suffix(".toml")
    review = Review(str(story), Options())

    def opening() -> str:
        page = review.page(1)
        assert page is not None
        return page.scenes[-1].opening.token

    with pytest.raises(OptionError, match="what the chapter is called"):
        review.change(1, "chapter", opening())
    assert not sidecar.exists()
    assert review.change(1, "chapter", opening(), " Steam ").number == 2
    entry = {"begins": "The kettle hummed to itself", "title": "Steam"}
    assert tomllib.loads(sidecar.read_text(encoding="utf-8")) == {"chapter": [entry]}
    shown = review.page(2)
    assert shown is not None
    assert [place.text for place in shown.scenes[0].places] == ["Anna's POV", long, "She slept."]
    sidecar.unlink()
    review.change(1, "chapter", opening(), "Anna's POV")
    assert tomllib.loads(sidecar.read_text(encoding="utf-8")) == {"chapter": [{"begins": "Anna's POV"}]}


def test_a_paragraph_that_is_on_another_page_by_now(story: Path) -> None:
    """What is pressed on a page from before a chapter was set is done where the paragraph stands now: the story has not changed."""
    from storybind.review import Review  # which needs the extra

    story.write_text(BOOK.replace("itself.\n", "itself.\n\nShe slept.\n"), encoding="utf-8", newline="\n")
    review = Review(str(story), Options())
    page = review.page(1)
    assert page is not None
    tokens = {place.text: place.token for scene in page.scenes for place in scene.places}
    assert review.change(1, "chapter", tokens["The Harbour"]).number == 2
    assert review.change(1, "add", tokens["She slept."]).number == 2
    assert review.change(1, "note", tokens["She slept."]).number == 2


def test_what_would_leave_no_story_is_not_kept(story: Path) -> None:
    """The page says why, and the sidecar is as it was."""
    from storybind.errors import EmptyStoryError
    from storybind.review import Review  # which needs the extra

    story.write_text("The Kettle\n\nChapter 1\n\nIt hummed.\n\nChapter 2\n\nIt sang.\n", encoding="utf-8")
    sidecar = story.with_suffix(".toml")
    sidecar.write_text('[[note]]\nbegins = "It hummed"\n', encoding="utf-8")
    review = Review(str(story), Options())
    page = review.page(1)
    assert page is not None
    with pytest.raises(EmptyStoryError):
        review.change(1, "note", page.scenes[0].opening.token)
    assert sidecar.read_text(encoding="utf-8") == '[[note]]\nbegins = "It hummed"\n'
    assert review.page(1) == page


def test_paragraphs_that_begin_alike(storybind: Storybind, tmp_path: Path) -> None:
    """The second of two paragraphs that begin alike is meant, where it was pressed."""
    story = tmp_path / "alike.txt"
    story.write_text("Alike\nby Anna Moss\n\nIt rained.\n\nShe slept.\n\nIt rained.\n\nHe slept.\n")
    with reviewing(storybind, story) as review:
        second = re.findall(r'name="add" value="([^"]+)', review.page())[1]
        review.press(add=second)
    assert [(opening, kind) for opening, _, kind in inspected(story)] == [
        ("It rained.", None),
        ("It rained.", "manual"),
    ]


def test_a_picture_without_words_opens_a_scene(storybind: Storybind, tmp_path: Path) -> None:
    """A scene that is one picture without words has nothing by which a sidecar could name it: it has no buttons, and none is in the way."""
    Image.new("RGB", (200, 200)).save(tmp_path / "map.png")
    story = tmp_path / "map.md"
    story.write_text("# Rain\n\nIt rained.\n\n***\n\n![](map.png)\n\n***\n\nShe slept.\n\nHe slept.\n")
    with reviewing(storybind, story) as review:
        page = review.page()
        assert scenes(page) == [("", ""), ("", "mark"), ("", "mark")]
        assert len(etree.HTML(page).xpath("//section[2]//button")) == 0
        slept = token(page, "She slept")
        assert scenes(review.press(up=slept)) == scenes(page), "there is no paragraph above to move to"
        assert scenes(review.press(remove=slept)) == [("", ""), ("", "mark")]


def test_chapters_have_pages(storybind: Storybind, tmp_path: Path) -> None:
    """A story with chapters is reviewed chapter by chapter; a break is moved within its own."""
    story = tmp_path / "two.txt"
    story.write_text(
        "Two\nby Anna Moss\n\nChapter 1\n\nIt rained.\n\nShe slept.\n\nChapter 2\n\nIt snowed.\n\nHe slept.\n"
    )
    with reviewing(storybind, story) as review:
        assert "It snowed" not in review.page(1)
        page = review.press(2, add=token(review.page(2), "He slept"))
        assert [kind for _, kind in scenes(page)] == ["", "manual"]
        page = review.press(2, up=token(page, "He slept"))
        assert [kind for _, kind in scenes(page)] == ["", "manual"], "the chapter's first scene begins above it"
        assert review.ask(f"{review.base}/3").status == 404
        assert review.ask(review.base + "/").headers["location"] == f"{review.base}/1"


def test_a_story_that_changes_meanwhile(storybind: Storybind, story: Path) -> None:
    """What was pressed on a page of yesterday's text changes nothing; the text of today is shown, and said to be so."""
    with reviewing(storybind, story) as review:
        old = token(review.page(), '"Well," she told')
        story.write_text(STORY.replace("Well", "So"))
        answer = review.ask(f"{review.base}/1", urlencode({"add": old}))
        assert (answer.status, "changed on the disk meanwhile" in answer.text, "So,&#34; she" in answer.text) == (
            409,
            True,
            True,
        )
        assert not story.with_suffix(".toml").exists()
        assert scenes(review.press(add=token(review.page(), '"So," she told')))[1] == ("", "manual")
        story.unlink()
        gone = review.ask(f"{review.base}/1")
        assert (gone.status, "there is no such file" in gone.text) == (422, True)


def test_a_sidecar_that_cannot_be_written(storybind: Storybind, story: Path) -> None:
    """Where the sidecar cannot be written, that is told on the page with what to do."""
    story.with_suffix(".toml").mkdir()
    with reviewing(storybind, story) as review:
        answer = review.ask(f"{review.base}/1", urlencode({"add": token(review.page(), '"Well," she told')}))
        assert (answer.status, "it could not be written" in answer.text) == (409, True)
        assert [kind for _, kind in scenes(answer.text)] == ["", "mark", "skip-forward"]


def test_an_entry_that_is_no_table_of_its_own(storybind: Storybind, story: Path) -> None:
    """A break that was written in another way is not guessed at: it is told where it stands, and nothing is changed."""
    sidecar = story.with_suffix(".toml")
    sidecar.write_text("break = [{before = 'The rain stopped'}]\n")
    with reviewing(storybind, story) as review:
        answer = review.ask(f"{review.base}/1", urlencode({"remove": token(review.page(), "The rain stopped")}))
        assert answer.status == 409
        assert f"{sidecar}:1: this entry is no table of its own, under its [[name]]; change it by hand" in unescape(
            answer.text
        )
    assert sidecar.read_text() == "break = [{before = 'The rain stopped'}]\n"


def test_an_entry_of_several_lines(storybind: Storybind, story: Path) -> None:
    """A text over several lines that looks like a new table breaks no sidecar: the change is refused."""
    sidecar = story.with_suffix(".toml")
    sidecar.write_text('[[break]]\ntitle = """One\n[two"""\nbefore = "The rain stopped"\n')
    before = sidecar.read_bytes()
    with reviewing(storybind, story) as review:
        answer = review.ask(f"{review.base}/1", urlencode({"remove": token(review.page(), "The rain stopped")}))
        assert (answer.status, "change it by hand" in answer.text) == (409, True)
    assert sidecar.read_bytes() == before


# Who may change anything


def test_nobody_else_changes_anything(storybind: Storybind, story: Path) -> None:
    """Without the code in the address, from a page of another site, under another name or too long: nothing is done."""
    with reviewing(storybind, story) as review:
        press = urlencode({"add": token(review.page(), '"Well," she told')})
        before = listing(story.parent)
        page = f"{review.base}/1"
        assert review.ask("/1", press).status == 401
        assert review.ask("/").status == 401
        assert review.ask("/k/wrong1/1", press).status == 403
        assert review.ask(page, press, sec_fetch_site="cross-site").status == 403
        assert review.ask(page, press, sec_fetch_site="same-site").status == 403
        assert review.ask(page, press, host="evil.example").status == 421
        assert review.ask(page, press, host="localhost.evil.example").status == 421
        assert review.ask(page, "title=" + "x" * 20_000).status == 413
        assert review.ask(page, "title=" + "x" * 20_000, content_length="0000000000020006").status == 413
        refused = review.ask(page, press, "PUT")
        assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD, POST")
        assert review.ask(page, press, "DELETE").status == 405
        assert review.ask(f"{review.base}/static/review.css", press).status == 405
        for climb in ("../secret.txt", "..%2fsecret.txt", "%2e%2e/%2e%2e/etc/passwd"):
            assert review.ask(f"{review.base}/static/{climb}").status in (400, 404)
        for odd in ("", "add", "add=", "add=1-000000000000", "erase=1", "title=1", "%ff=%ff&add=%00"):
            assert review.ask(page, odd or " ").status == 409
        assert listing(story.parent) == before
        answer = review.ask(page)
        assert answer.headers["x-frame-options"] == "DENY"
        assert "script-src" not in answer.headers["content-security-policy"]


def test_words_are_words(storybind: Storybind, tmp_path: Path) -> None:
    """Whatever stands in a story, in its head, its titles or what is typed, is text on the page and in the sidecar."""
    story = tmp_path / "evil.txt"
    story.write_text(f"title: {EVIL}\nauthor: {EVIL}\n\nIt rained. {EVIL}\n\nShe slept. {EVIL}\n")
    with reviewing(storybind, story) as review:
        title = f'{EVIL}\n[[no-break]]\r\nbefore = "x" \x1b[31m'
        page = review.press(title=token(review.page(), "It rained"), words=title)
        page = review.press(add=token(page, "She slept"))
        tree = etree.HTML(page)
        assert tree.xpath("//script | //@*[starts-with(name(), 'on')] | //img") == []
        assert "49" not in "".join(tree.xpath("//h1//text()"))
    found = tomllib.loads(story.with_suffix(".toml").read_text())
    assert list(found) == ["break"]
    assert found["break"][0]["title"].startswith(EVIL)


def test_ctrl_c_ends_it(storybind: Storybind, story: Path) -> None:
    """Ctrl-C ends the review with 130 and one line."""
    with reviewing(storybind, story) as review:
        review.page()
        review.process.send_signal(signal.SIGINT)
        _, err = review.process.communicate(timeout=600)
    assert (review.process.returncode, err.decode().splitlines()[-1]) == (130, "storybind: stopped")


def test_what_cannot_be_reviewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No story, an empty one, standard input and a missing extra are told before anything is served."""
    (tmp_path / "empty.txt").write_text("")
    assert_one_line(in_process("review", tmp_path / "none.txt"), "there is no such file")
    assert_one_line(in_process("review", tmp_path / "empty.txt"), "empty.txt")
    (tmp_path / "rain.txt").write_text(STORY)
    assert_one_line(in_process("review", tmp_path / "rain.txt", "--scenes", "off"), "scenes are off", code=2)
    assert_one_line(in_process("review", "-"), "standard input has no sidecar", code=2)
    monkeypatch.setattr("storybind.cli.serve.find_spec", lambda name: None)
    assert_one_line(in_process("review", tmp_path / "empty.txt"), 'pip install "storybind[serve]"', "review needs")
