"""Where metadata comes from, strongest first: command line, sidecar, the story, storybind.toml, the file's name, a last word."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from conftest import STORY, Storybind, open_book
from storybind.errors import StorybindError
from storybind.manuscript import gather, gather_joined
from storybind.options import Options, read_options
from storybind.pipeline import read_story, read_undivided
from storybind.report import story_json

BODY = "Anna put the kettle on. She had nowhere to be, and the rain knew it.\n\nIt sang.\n"


def command_line(**values: object) -> Options:
    """Options as the command line gives them."""
    return read_options(values, "--", lambda key: key)


def read(path: Path | str, options: Options | None = None) -> dict[str, Any]:
    """The metadata that `inspect --json` shows of a story."""
    found: dict[str, Any] = story_json(read_story(gather(str(path), options)))["metadata"]
    return found


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


LAYERS: dict[str, tuple[str, list[Any]]] = {
    "title": ("title", ["By Command", "By Sidecar", "By Story", "By Folder"]),
    "author": ("authors", [["Ada Command"], ["Sid Sidecar", "Sue Sidecar"], ["Stan Story"], ["Fay Folder"]]),
    "language": ("language", ["de", "fr", "es", "it"]),
    "series": ("series", ["Command Cycle", "Sidecar Saga", "Story Series", "Folder Files"]),
    "series-index": ("series_index", [1, 2.5, 3, 4]),
    "tag": ("tags", [["command"], ["side", "car"], ["story"], ["folder"]]),
    "description": ("description", ["Of the command.", "Of the sidecar.", "Of the story.", "Of the folder."]),
    "publisher": ("publisher", ["Command Press", "Sidecar Press", "Story Press", "Folder Press"]),
    "rights": ("rights", ["CC BY 1.0", "CC BY 2.0", "CC BY 3.0", "CC BY 4.0"]),
    "date": ("date", ["2001", "2002-02", "2003-03-03", "2004"]),
    "identifier": ("identifier", ["urn:x:1", "urn:x:2", "urn:x:3", "urn:x:4"]),
}
"""Every field: its key, its name in the JSON, and a value for each layer, the strongest first."""

FRONT_KEYS = {"author": "authors", "tag": "tags"}


@pytest.mark.parametrize(
    "story", sorted((Path(__file__).parent.parent / "stories").glob("*.txt")), ids=lambda path: path.stem
)
def test_what_a_story_says_of_itself_hangs_on_no_scene(story: Path) -> None:
    """Who asks for a story undivided is told the same of it, word for word, and of one scene a chapter."""
    manuscript = gather(str(story))
    whole, undivided = read_story(manuscript), read_undivided(manuscript)
    assert (undivided.metadata, undivided.words) == (whole.metadata, whole.words)
    assert len([*undivided.scenes]) == len(undivided.chapters) == len(whole.chapters)


@pytest.mark.parametrize("key", LAYERS)
@pytest.mark.parametrize("strongest", range(4), ids=["command line", "sidecar", "story", "storybind.toml"])
def test_the_stronger_place_wins(tmp_path: Path, key: str, strongest: int) -> None:
    """Each field comes from the strongest place that names it, and says from which."""
    name, values = LAYERS[key]
    given: list[Any] = [None] * strongest + values[strongest:]
    if given[1]:
        write(tmp_path / "rain.toml", f"{key} = {json.dumps(given[1])}\n")
    front = (
        f"---\nkeywords-of-nobody: x\n{FRONT_KEYS.get(key, key)}: {json.dumps(given[2])}\ntitle2: y\n---\n\n"
        if given[2]
        else ""
    )
    write(tmp_path / "rain.txt", front + BODY)
    write(tmp_path / "storybind.toml", f"{key} = {json.dumps(given[3])}\n")
    found = read(tmp_path / "rain.txt", command_line(**{key.replace("-", "_"): given[0]}))
    assert found[name] == {
        "value": values[strongest],
        "from": [f"--{key}", "rain.toml", "text line 3", "storybind.toml"][strongest],
    }


def test_fields_are_weighed_one_by_one(tmp_path: Path) -> None:
    """A place that names one field does not silence the others."""
    write(tmp_path / "rain.txt", "The Kettle\nby Anna Moss\n\n" + BODY)
    write(tmp_path / "rain.toml", 'series = "Kettles"\n')
    write(tmp_path / "storybind.toml", 'author = "Fay Folder"\npublisher = "Folder Press"\n')
    found = read(tmp_path / "rain.txt", command_line(tag=("rain",)))
    assert {name: field["from"] for name, field in found.items()} == {
        "title": "text line 1",
        "authors": "text line 2",
        "language": "detected",
        "identifier": "title, authors and language",
        "series": "rain.toml",
        "tags": "--tag",
        "publisher": "storybind.toml",
    }


def test_the_nearest_settings_hold(tmp_path: Path) -> None:
    """Of several storybind.toml the nearest above the story holds, alone."""
    write(tmp_path / "storybind.toml", 'author = "Far Away"\npublisher = "Far Press"\n')
    write(tmp_path / "a" / "storybind.toml", 'author = "Near By"\n')
    deep = write(tmp_path / "a" / "b" / "c" / "rain.txt", BODY)
    found = read(deep)
    assert found["authors"] == {"value": ["Near By"], "from": "storybind.toml"}
    assert "publisher" not in found
    assert read(write(tmp_path / "d" / "rain.txt", BODY))["authors"]["value"] == ["Far Away"]


def test_settings_below_or_beside_do_not_hold(tmp_path: Path) -> None:
    """A storybind.toml of another folder, and the sidecar of another story, say nothing about this one."""
    write(tmp_path / "other" / "storybind.toml", 'author = "Other Folder"\n')
    write(tmp_path / "rainy.toml", 'author = "Other Story"\n')
    assert read(write(tmp_path / "rain.txt", BODY))["authors"] == {"value": ["Unknown"], "from": "nobody named one"}


def test_standard_input_has_the_settings_of_where_it_is(storybind: Storybind, tmp_path: Path) -> None:
    """A story from standard input has no sidecar; its settings are those of the folder the command runs in."""
    write(tmp_path / "storybind.toml", 'author = "Fay Folder"\n')
    found = json.loads(storybind("inspect", "-", "--json", input=BODY.encode()).out)["metadata"]
    assert found["authors"] == {"value": ["Fay Folder"], "from": "storybind.toml"}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("the_long_rain.txt", "The long rain"),
        ("the-long-rain.txt", "The long rain"),
        ("The Long-Awaited Rain.txt", "The Long-Awaited Rain"),
        ("ÜBER uns.txt", "ÜBER uns"),
        ("雨.txt", "雨"),
    ],
)
def test_the_files_name_is_a_title(tmp_path: Path, name: str, title: str) -> None:
    """Where nobody named a title the file's name is one, made readable."""
    assert read(write(tmp_path / name, BODY))["title"] == {"value": title, "from": "file name"}


@pytest.mark.parametrize("name", ["_.txt", "---.txt", "….txt"])
def test_the_last_word(tmp_path: Path, name: str) -> None:
    """Where nothing says anything a book is Untitled, by Unknown."""
    found = read(write(tmp_path / name, BODY))
    assert found["title"] == {"value": "Untitled", "from": "nobody named one"}
    assert found["authors"] == {"value": ["Unknown"], "from": "nobody named one"}


def test_standard_input_is_untitled(storybind: Storybind) -> None:
    """Standard input has no name to make a title of."""
    found = json.loads(storybind("inspect", "-", "--json", input=BODY.encode()).out)["metadata"]
    assert found["title"] == {"value": "Untitled", "from": "nobody named one"}


def test_header_lines_are_the_story_speaking(tmp_path: Path) -> None:
    """Labelled lines of a plain text are the story's own fields, each with its line."""
    head = (
        "Title: The Kettle\nAuthor: Anna Moss and Zoë Ames\nSeries: Kettles, Part 3\nTags: rain, tea\nSummary: A kettle, and who left it.\n"
        "Date: March 3rd, 2019\nLanguage: English\nRating: T\n"
    )
    found = read(write(tmp_path / "rain.txt", head + "\n" + BODY))
    assert {name: (field["value"], field["from"]) for name, field in found.items() if name != "identifier"} == {
        "title": ("The Kettle", "text line 1"),
        "authors": (["Anna Moss", "Zoë Ames"], "text line 2"),
        "series": ("Kettles", "text line 3"),
        "series_index": (3, "text line 3"),
        "tags": (["rain", "tea"], "text line 4"),
        "description": ("A kettle, and who left it.", "text line 5"),
        "date": ("2019-03-03", "text line 6"),
        "language": ("en", "text line 7"),
        "rating": ("T", "text line 8"),
    }


def test_an_odd_value_in_the_story_is_left_to_the_page(storybind: Storybind, tmp_path: Path) -> None:
    """A date that is none does not stop a story: it stays on the page about the story, with a remark, out of the metadata."""
    write(tmp_path / "rain.txt", "Title: The Kettle\nDate: a rainy day\n\n" + BODY)
    done = storybind("convert", "rain.txt", "--cover", "none")
    assert done.code == 0
    assert "rain.txt:2: note: " in done.err
    book = open_book(tmp_path / "rain.epub")
    assert book.dc("date") == []
    assert "a rainy day" in book.files["EPUB/text/about.xhtml"].decode()


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ('authors = ["Anna Moss", "Zoë Ames"]', "authors", ["Anna Moss", "Zoë Ames"]),
        ('tags = "rain"', "tags", ["rain"]),
        ('lang = "pt_br"', "language", "pt-BR"),
        ("series_index = 2", "series_index", 2),
        ("series-index = 2.5", "series_index", 2.5),
        ("date = 2024-05-17", "date", "2024-05-17"),
        ("date = 2024", "date", "2024"),
        ('description = """\nTwo\n  lines."""', "description", "Two lines."),
        ('identifier = "978-3-16-148410-0"', "identifier", "urn:isbn:9783161484100"),
    ],
)
def test_ways_to_write_a_sidecar(tmp_path: Path, line: str, name: str, value: object) -> None:
    """The forms that TOML and habit allow all mean the same."""
    write(tmp_path / "rain.toml", line + "\n")
    assert read(write(tmp_path / "rain.txt", BODY))[name] == {"value": value, "from": "rain.toml"}


def test_a_sidecar_reaches_the_book(storybind: Storybind, tmp_path: Path) -> None:
    """What the sidecar says is in the package, not in `inspect` alone, and what the command line says stands above it."""
    write(tmp_path / "rain.txt", "The Kettle\nby Anna Moss\n\n" + BODY)
    write(tmp_path / "rain.toml", 'title = "By Sidecar"\npublisher = "Sidecar Press"\nscenes = "off"\ncover = "none"\n')
    assert storybind("convert", "rain.txt", "--title", "By Command").code == 0
    book = open_book(tmp_path / "rain.epub")
    assert (book.dc("title"), book.dc("publisher"), book.dc("creator")) == (
        ["By Command"],
        ["Sidecar Press"],
        ["Anna Moss"],
    )
    assert not any(name.startswith("EPUB/images/") for name in book.files)


@pytest.mark.parametrize(
    ("key", "weak", "strong"),
    [
        ("scenes", "off", "auto"),
        ("toc", "chapters", "scenes"),
        ("typography", "keep", "smart"),
        ("notes", "end", "chapter"),
    ],
)
def test_choices_follow_the_same_order(storybind: Storybind, tmp_path: Path, key: str, weak: str, strong: str) -> None:
    """How a book is made is asked of the same places in the same order: command line, sidecar, storybind.toml."""
    story = write(
        tmp_path / "rain.txt",
        "Rain\n\nChapter 1\n\n" + STORY.partition("\n\n")[2] + "\nChapter 2\n\nIt sang.\n\nA/N: thank you!\n",
    )

    def made(*args: str) -> dict[str, bytes]:
        """The book's files, without the line that says what went into it: that names the files asked, too."""
        assert storybind("convert", story, "--cover", "none", "-q", *args).code == 0
        files = dict(open_book(story.with_suffix(".epub")).files)
        package = files["EPUB/content.opf"].splitlines()
        return {
            **files,
            "EPUB/content.opf": b"\n".join(line for line in package if b"storybind:fingerprint" not in line),
        }

    low, high = made(f"--{key}", weak), made(f"--{key}", strong)
    assert low != high
    write(tmp_path / "storybind.toml", f'{key} = "{strong}"\n')
    assert made() == high
    write(tmp_path / "rain.toml", f'{key} = "{weak}"\n')
    assert made() == low
    assert made(f"--{key}", strong) == high


# Identifier


def test_the_identifier_is_not_the_texts(tmp_path: Path) -> None:
    """A mended comma, another path, another encoding: the book keeps its identifier, so that readers keep their place."""
    first = read(write(tmp_path / "rain.txt", STORY))["identifier"]
    assert first["value"].startswith("urn:uuid:")
    assert first["from"] == "title, authors and language"
    assert (
        read(write(tmp_path / "rain.txt", STORY.replace("gone.", "gone, and so was the boy.")))["identifier"] == first
    )
    assert read(write(tmp_path / "elsewhere" / "other name.txt", STORY.replace("\n", "\r\n")))["identifier"] == first
    assert read(tmp_path / "rain.txt", command_line(tag=("x",), series="S", date="2020"))["identifier"] == first


def test_the_identifier_is_the_same_for_ever(tmp_path: Path) -> None:
    """A new version of storybind gives an old story its old identifier."""
    assert (
        read(write(tmp_path / "rain.txt", STORY))["identifier"]["value"]
        == "urn:uuid:97a85f79-7f8a-5aec-98cd-93d0596ca8df"
    )


def test_the_identifier_follows_title_authors_and_language(tmp_path: Path) -> None:
    """Two books of other title, other authors, other order of authors or other language are two books."""
    story = write(tmp_path / "rain.txt", STORY)
    asked: list[dict[str, object]] = [
        {},
        {"title": "The Teapot"},
        {"author": ("Zoë Ames",)},
        {"author": ("Anna Moss", "Zoë Ames")},
        {"author": ("Zoë Ames", "Anna Moss")},
        {"language": "de"},
    ]
    found = [read(story, command_line(**values))["identifier"]["value"] for values in asked]
    assert len(set(found)) == len(asked)


def test_the_identifier_does_not_depend_on_how_accents_are_typed(tmp_path: Path) -> None:
    """On macOS and elsewhere people's programs write accents differently; the name is the same, and so is the book."""
    story = write(tmp_path / "rain.txt", BODY)
    found = {
        read(story, command_line(title=unicodedata.normalize(form, "Zoës Tür")))["identifier"]["value"]
        for form in ("NFC", "NFD")
    }
    assert len(found) == 1


def test_the_identifier_is_in_the_book(storybind: Storybind, story: Path) -> None:
    """The package's unique identifier is the one that inspect shows."""
    assert storybind("convert", story, "--cover", "none").code == 0
    package = open_book(story.with_suffix(".epub")).opf
    unique = next(element for element in package.iter() if element.get("id") == package.get("unique-identifier"))
    assert unique.text == read(story)["identifier"]["value"]


# Covers


def picture(path: Path, width: int) -> Path:
    """A picture that can be known by its width."""
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, 1600), (width % 256, 40, 80)).save(path)
    return path


def cover(path: Path, **values: object) -> int | None:
    """The width of the supplied cover that a story would get, None where one is drawn or left out."""
    found = gather(str(path), command_line(**values)).cover
    return found.width if found else None


def test_where_a_cover_comes_from(tmp_path: Path) -> None:
    """--cover, else the sidecar's, else one of the story's own name in covers/ beside it or beside its folder, else none is supplied."""
    story = write(tmp_path / "shelf" / "rain.txt", BODY)
    assert cover(story) is None
    picture(tmp_path / "covers" / "rain.jpg", 1001)
    assert cover(story) == 1001
    picture(tmp_path / "shelf" / "covers" / "rain.png", 1002)
    assert cover(story) == 1002
    picture(tmp_path / "shelf" / "mine" / "own.png", 1003)
    write(tmp_path / "shelf" / "rain.toml", 'cover = "mine/own.png"\n')
    assert cover(story) == 1003, "a sidecar's path starts at the sidecar"
    assert cover(story, cover=str(picture(tmp_path / "asked.png", 1004))) == 1004
    assert cover(story, cover="none") is None
    assert cover(story, cover="auto") == 1002


@pytest.mark.parametrize("ending", ["jpg", "JPG", "jpeg", "png", "PNG", "webp", "gif", "GIF"])
def test_a_cover_is_found_whatever_kind_of_picture_it_is(tmp_path: Path, ending: str) -> None:
    """Every kind that ``--cover`` takes is found by its name, and in capitals, as cameras write them."""
    story = write(tmp_path / "rain.txt", BODY)
    picture(tmp_path / "covers" / f"rain.{ending}", 1001)
    assert cover(story) == 1001


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("9783161484100", False), ("080442957x", False), ("urn:isbn:978-3-16-148410-0", False), ("urn:uuid:00000000-0000-0000-0000-000000000001", False),
        ("9783161484101", True), ("0-8044-2957-1", True), ("urn:isbn:12", True),
    ],
)  # fmt: skip
def test_an_isbn_with_a_wrong_digit_is_told(tmp_path: Path, given: str, told: bool) -> None:
    """What `check` finds wrong in the book is told when it is made, and the book has what was given."""
    story = read_story(gather(str(write(tmp_path / "rain.txt", BODY)), command_line(identifier=given)))
    assert ["--identifier" in notice.text for notice in story.notices if notice.code == "no-isbn"] == [True] * told


def test_the_working_folder_has_its_cover_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story in several files that is called ``.`` has the picture of its folder's name, as when the folder is named."""
    write(tmp_path / "rain" / "ch1.txt", BODY)
    picture(tmp_path / "covers" / "rain.png", 1001)
    monkeypatch.chdir(tmp_path / "rain")
    found = gather_joined(["."]).cover
    assert found
    assert found.width == 1001


def test_a_cover_of_another_story_is_not_taken(tmp_path: Path) -> None:
    """A picture belongs to the story whose whole name it has."""
    picture(tmp_path / "covers" / "rain2.jpg", 1001)
    picture(tmp_path / "covers" / "cover.jpg", 1002)
    assert cover(write(tmp_path / "rain.txt", BODY)) is None


def test_a_sidecar_can_leave_the_cover_out(tmp_path: Path) -> None:
    """``cover = "none"`` beside a story holds even where a picture of its name lies ready."""
    picture(tmp_path / "covers" / "rain.jpg", 1001)
    write(tmp_path / "rain.toml", 'cover = "none"\n')
    assert cover(write(tmp_path / "rain.txt", BODY)) is None


def test_a_path_beside_settings_starts_there(tmp_path: Path) -> None:
    """A theme named in a storybind.toml is looked for beside that file, wherever the story and the command are."""
    write(tmp_path / "mine.css", "p { color: #333; }\n")
    write(tmp_path / "storybind.toml", 'theme = "mine.css"\n')
    assert gather(str(write(tmp_path / "a" / "rain.txt", BODY))).css.endswith("p { color: #333; }\n")
    write(tmp_path / "storybind.toml", 'theme = "missing.css"\n')
    with pytest.raises(StorybindError, match="missing"):
        gather(str(tmp_path / "a" / "rain.txt"))
