"""Pictures that stand beside a story in Markdown go into its book; no other file does."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from conftest import DC, OPF, XHTML
from storybind import convert, gather
from storybind.book.package import Package, read_package
from storybind.options import Options
from storybind.pipeline import read_story


def draw(path: Path, kind: str = "PNG", mode: str = "RGB") -> None:
    path.parent.mkdir(exist_ok=True)
    out = io.BytesIO()
    Image.new(mode, (60, 40), 80 if mode == "L" else None).save(out, kind)
    path.write_bytes(out.getvalue())


def bind(folder: Path, text: str) -> tuple[Package, list[str]]:
    """The book made of a story in this folder, and the codes of what is told of it."""
    (folder / "fox.md").write_text(text, encoding="utf-8")
    bound = convert(gather(str(folder / "fox.md"), Options(cover="none")))
    return read_package(bound.epub), [notice.code for notice in bound.notices]


def images(package: Package) -> list[tuple[str | None, str | None]]:
    page = ElementTree.fromstring(package.read("EPUB/text/chapter-001.xhtml"))
    return [(image.get("src"), image.get("alt")) for image in page.iter(f"{XHTML}img")]


@pytest.mark.parametrize(
    ("size", "look"),
    [((60, 40), None), ((60, 70), None), ((60, 90), "tall"), ((60, 120), "taller"), ((60, 400), "tallest")],
)
def test_a_high_picture_fits_on_a_page(tmp_path: Path, size: tuple[int, int], look: str | None) -> None:
    """A picture that as wide as a page would be higher than one is set narrower, and is not cut in two."""
    Image.new("RGB", size).save(tmp_path / "fox.png")
    package, _ = bind(tmp_path, "# Fox\n\nIt came.\n\n![A fox](fox.png)\n\nIt left.\n")
    page = ElementTree.fromstring(package.read("EPUB/text/chapter-001.xhtml"))
    assert [image.get("class") for image in page.iter(f"{XHTML}img")] == [look]


@pytest.mark.parametrize(
    ("name", "kind", "mode"), [("fox.png", "PNG", "RGBA"), ("fox.jpg", "JPEG", "L"), ("a fox.webp", "WEBP", "RGB")]
)
def test_a_picture_beside_the_story(tmp_path: Path, name: str, kind: str, mode: str) -> None:
    """A picture in the story's folder is in the book once, with its words as alternative text and below it."""
    draw(tmp_path / "images" / name, kind, mode)
    place = f"images/{name}".replace(" ", "%20")
    package, told = bind(
        tmp_path, f'# Fox\n\nIt came.\n\n![A fox & its gate]({place} "Fox")\n\nIt left.\n\n![Again]({place})\n\nGone.\n'
    )
    assert told == []
    assert images(package) == [
        ("../images/picture-001.jpg", "A fox & its gate"),
        ("../images/picture-001.jpg", "Again"),
    ]
    assert [item.name for item in package.manifest if item.media_type == "image/jpeg"] == [
        "EPUB/images/picture-001.jpg"
    ]
    assert package.read("EPUB/images/picture-001.jpg").startswith(b"\xff\xd8")
    said = [(meta.get("property"), meta.text) for meta in package.document.elements(f"{OPF}meta")]
    assert ("schema:accessMode", "visual") in said
    assert ("schema:accessibilityFeature", "alternativeText") in said


def test_a_picture_whose_place_is_named_elsewhere(tmp_path: Path) -> None:
    """Under a name of its own, or its words, below the text: as Google Docs writes them, each with the picture itself."""
    draw(tmp_path / "fox.png")
    inside = base64.b64encode((tmp_path / "fox.png").read_bytes()).decode()
    package, told = bind(
        tmp_path,
        "# Fox\n\nIt came.\n\n![][image1]\n\nIt left by [the gate][].\n\n![The fox][]\n\nGone ![so][none].\n\n"
        f"[image1]: <data:image/png;base64,{inside}>\n[the fox]: fox.png\n[The gate]: https://example.org/\n",
    )
    assert told == ["left-out"]  # the addresses
    assert images(package) == [("../images/picture-001.jpg", ""), ("../images/picture-002.jpg", "The fox")]
    page = package.read("EPUB/text/chapter-001.xhtml").decode()
    assert 'alt="" role="presentation"' in page, "nobody can say what it shows"
    assert '<a href="https://example.org/">the gate</a>' in page


_STORY = "It came to the gate at noon.\n\nNobody had asked it to, and it sat down."


@pytest.mark.parametrize(
    "head",
    [
        "![A gate](fox.png)\n\n# Fox\n\nby Ann Lee",
        "![A gate](fox.png)\n# Fox\nby Ann Lee",
        "# Fox\n\n![A gate](fox.png)\n\nby Ann Lee",
        "# ![A gate](fox.png) Fox\n\nby Ann Lee",
        "---\ntitle: Fox\nauthor: Ann Lee\n---\n\n![A gate](fox.png)\n\n# Fox",
        '<p align="center"><img src="fox.png" alt="A gate"></p>\n\n# Fox\n\nby Ann Lee',
        "[![A gate](fox.png)](https://example.org/)\n\n# Fox\n\nby Ann Lee",
    ],
)
def test_a_picture_in_the_head_is_kept_and_costs_no_title(tmp_path: Path, head: str) -> None:
    """Title and author are read as they are without it, and it stands over the story."""
    draw(tmp_path / "fox.png")
    package, told = bind(tmp_path, f"{head}\n\n{_STORY}\n")
    assert [next(package.document.elements(f"{DC}{name}")).text for name in ("title", "creator")] == ["Fox", "Ann Lee"]
    assert (told, images(package)) == ([], [("../images/picture-001.jpg", "A gate")])
    page = package.read("EPUB/text/chapter-001.xhtml").decode()
    assert page.index("<img") < page.index("It came")
    assert "Ann Lee" not in page


@pytest.mark.parametrize(
    ("heading", "title", "words"),
    [
        ("## The Gate ![an old one](fox.png)", "The Gate", "an old one"),
        ("## ![an old one](fox.png) The Gate", "The Gate", "an old one"),
        ("## ![The Gate](fox.png)", "The Gate", "fox"),
    ],
)
def test_a_picture_in_a_heading_stands_below_it(tmp_path: Path, heading: str, title: str, words: str) -> None:
    """The heading has its own words alone; those of a picture that is all of it are its words, and its file's name is below it."""
    draw(tmp_path / "fox.png")
    package, told = bind(tmp_path, f"# Fox\n\n{heading}\n\n{_STORY}\n\n## Two\n\n{_STORY}\n")
    page = ElementTree.fromstring(package.read("EPUB/text/chapter-001.xhtml"))
    assert [head.text for head in page.iter(f"{XHTML}h2")] == [title]
    assert (told, images(package)) == ([], [("../images/picture-001.jpg", words)])


def test_a_picture_in_a_first_paragraph_stays_in_it(tmp_path: Path) -> None:
    """What stands in a sentence is no picture of the head, and the sentence no title."""
    draw(tmp_path / "fox.png")
    package, told = bind(tmp_path, f"# Fox\n\n## 1\n\nIt came. ![a gate](fox.png)\n\n{_STORY}\n\n## 2\n\n{_STORY}\n")
    assert (told, images(package)) == ([], [("../images/picture-001.jpg", "a gate")])
    page = package.read("EPUB/text/chapter-001.xhtml").decode()
    assert page.index("</h2>") < page.index("It came.") < page.index("<img")


@pytest.mark.parametrize("place", ["images/none.png", "https://example.org/fox.png", "../secret.png"])
def test_a_picture_whose_place_is_named_elsewhere_and_is_not_there(tmp_path: Path, place: str) -> None:
    """It is told as one is whose place stands behind its words."""
    package, told = bind(
        tmp_path, f"# Fox\n\nIt came.\n\n![A red fox][1]\n\nIt left by [the gate][1].\n\n[1]: {place}\n"
    )
    assert set(told) == {"left-out", "no-picture"}
    assert images(package) == []
    assert b"A red fox" in package.read("EPUB/text/chapter-001.xhtml")


@pytest.mark.parametrize("text", ["![]({})", "<p><img src='{}'></p>"])
def test_a_picture_without_words_is_shown_and_nothing_false_is_said_of_it(tmp_path: Path, text: str) -> None:
    """Its alternative text is its file's name, which describes nothing: the book claims no text for its pictures, and says so."""
    draw(tmp_path / "images" / "red-fox.png")
    page = "# Fox\n\nIt came.\n\n{}\n\nIt left.\n\n![A fox](images/red-fox.png)\n"
    package, told = bind(tmp_path, page.format(text.format("images/red-fox.png")))
    assert told == []
    assert images(package) == [("../images/picture-001.jpg", "red fox"), ("../images/picture-001.jpg", "A fox")]
    said = [(meta.get("property"), meta.text) for meta in package.document.elements(f"{OPF}meta")]
    assert ("schema:accessibilityFeature", "alternativeText") not in said
    assert ("schema:accessModeSufficient", "textual,visual") in said
    assert ("schema:accessibilitySummary", "Text with pictures; not all of them are described.") in said


@pytest.mark.parametrize(
    "place", ["../secret.png", "/etc/hostname", "https://example.org/fox.png", "//example.org/fox.png", "file:///etc/hostname", "images/none.png", "fox.md", "images", "data:image/png;base64,AAAA", "images/broken.png", "a%00b.png", "x" * 1500]
)  # fmt: skip
def test_no_other_file_is_a_picture(tmp_path: Path, place: str) -> None:
    """What is elsewhere, missing or no picture is not in the book: that is told, and its words stay."""
    folder = tmp_path / "story"
    folder.mkdir()
    draw(tmp_path / "secret.png")
    draw(folder / "images" / "broken.png")
    (folder / "images" / "broken.png").write_bytes((folder / "images" / "broken.png").read_bytes()[:40])
    package, told = bind(folder, f"# Fox\n\nIt came.\n\n![A red fox]({place})\n\nIt left.\n")
    assert told == ["no-picture"]
    assert images(package) == []
    assert b"A red fox" in package.read("EPUB/text/chapter-001.xhtml")
    assert [item for item in package.manifest if item.media_type.startswith("image/")] == []


def test_a_picture_without_words_is_told_of(tmp_path: Path) -> None:
    """Nothing of it is in the book where its file is not there: so that is said."""
    _, told = bind(tmp_path, "# Fox\n\nIt came.\n\n![](none.png)\n\nIt left.\n")
    assert told == ["no-picture"]


def test_pictures_of_a_notebook(tmp_path: Path) -> None:
    """A file that is drawn in is a picture, with its words or none; how wide it is, is none of them."""
    draw(tmp_path / "red fox.png")
    package, told = bind(
        tmp_path, "# Fox\n\nIt came.\n\n![[red fox.png|A red fox]]\n\nIt sat.\n\n![[red fox.png|200]]\n\nIt left.\n"
    )
    page = package.read("EPUB/text/chapter-001.xhtml").decode()
    assert (told, len(images(package))) == ([], 2)
    assert "A red fox" in page
    assert "200<" not in page
    assert "![[" not in page


def test_the_title_of_a_picture_is_among_its_words(tmp_path: Path) -> None:
    """It stands behind the words, wherever it is written; one that says them once more stands alone."""
    draw(tmp_path / "fox.png")
    package, _ = bind(
        tmp_path,
        "# Fox\n\nIt came.\n\n![A fox](fox.png \"Drawn by Nora\")\n\nIt sat.\n\n![Fox][f]\n\nIt left.\n\n[f]: fox.png 'A red fox'\n",
    )
    assert [words for _, words in images(package)] == ["A fox – Drawn by Nora", "A red fox"]


def test_a_picture_in_a_folder_right_below(tmp_path: Path) -> None:
    """Notebooks name a file alone, and keep it in a folder for what is shown; one that leads out of the story's folder is none."""
    draw(tmp_path / "story" / "story.png")
    draw(tmp_path / "story" / "attachments" / "fox.png")
    (tmp_path / "story" / "attachments" / "hen.png").symlink_to(tmp_path / "story.png")
    draw(tmp_path / "story.png")
    package, told = bind(tmp_path / "story", "# Fox\n\nIt came.\n\n![[fox.png]]\n\nIt sat.\n\n![A hen](hen.png)\n")
    assert (len(images(package)), told) == (1, ["no-picture"])


def test_a_frontispiece_stands_before_the_chapters(tmp_path: Path) -> None:
    """A picture above the first of several chapters has a page there, and is no note."""
    draw(tmp_path / "fox.png")
    package, _ = bind(
        tmp_path, "# Fox\n\nby Nora Plum\n\n![A fox](fox.png)\n\n## One\n\nIt came.\n\n## Two\n\nIt left.\n"
    )
    assert images(package) == [("../images/picture-001.jpg", "A fox")]


def test_a_figure_of_a_sites_generator(tmp_path: Path) -> None:
    """A shortcode with a place is a picture, its caption among the words; any other is the program's."""
    draw(tmp_path / "fox.png")
    package, _ = bind(
        tmp_path,
        '# Fox\n\nIt came.\n\n{{< figure src="fox.png" alt="A fox" caption="In May" >}}\n\n{{< ad >}}\n\nIt left.\n',
    )
    assert images(package) == [("../images/picture-001.jpg", "A fox – In May")]
    assert "ad &gt;" not in package.read("EPUB/text/chapter-001.xhtml").decode()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A link in the story's folder that leads out of it is no way round that."""
    folder = tmp_path / "story"
    folder.mkdir()
    draw(tmp_path / "secret.png")
    (folder / "fox.png").symlink_to(tmp_path / "secret.png")
    _, told = bind(folder, "# Fox\n\nIt came.\n\n![A fox](fox.png)\n\nIt left.\n")
    assert told == ["no-picture"]


def bind_page(folder: Path, body: str) -> tuple[Package, list[str]]:
    """The book made of a saved page in this folder, and what is told of its pictures."""
    prose = "<p>The fox came to the gate at noon and looked at it for a long while, as foxes do.</p>" * 3
    page = f"<html><body><h1>Fox</h1>{prose}{body}{prose}</body></html>"
    (folder / "fox.html").write_text(page, encoding="utf-8")
    bound = convert(gather(str(folder / "fox.html"), Options(cover="none")))
    return read_package(bound.epub), [notice.text for notice in bound.notices if notice.code == "no-picture"]


@pytest.mark.parametrize(
    ("page", "title", "chapters"),
    [
        ('<h1><img src="fox.png" alt="Ann Writes">Fox</h1>{0}', "Fox", [None]),
        ('<h1>Fox</h1><h2>The Gate <img src="fox.png" alt="an old one"></h2>{0}<h2>Two</h2>{0}', "Fox", ["The Gate", "Two"]),
        ('<h1>Fox</h1><h2><img src="fox.png" alt="The Gate"></h2>{0}<h2>Two</h2>{0}', "Fox", ["The Gate", "Two"]),
        ('<h1><a href="/"><img src="fox.png" alt="Ann Writes"></a></h1><h1>Fox</h1>{0}', "Fox", [None]),
        ('<h1>Fox</h1><h2><a href="/"><img src="fox.png" alt="Ann Writes"></a></h2>{0}<p>It left.</p>', "Fox", [None]),
    ],
    ids=["a logo beside the title", "in a heading", "all of a heading", "a logo over the title", "a linked logo"],
)  # fmt: skip
def test_a_picture_in_a_heading_of_a_page(tmp_path: Path, page: str, title: str, chapters: list[str | None]) -> None:
    """Its words are none of the heading's, unless it is all of that and no site's logo; and it is shown."""
    draw(tmp_path / "fox.png")
    prose = "<p>The fox came to the gate at noon and looked at it for a long while, as foxes do.</p>" * 3
    (tmp_path / "fox.html").write_text(f"<html><body>{page.format(prose)}</body></html>", encoding="utf-8")
    manuscript = gather(str(tmp_path / "fox.html"), Options(cover="none"))
    story = read_story(manuscript)
    assert story.metadata.title.value == title
    assert [chapter.heading and str(chapter.heading) for chapter in story.chapters] == chapters
    assert len(images(read_package(convert(manuscript).epub))) == 1


@pytest.mark.parametrize("there", [True, False])
def test_a_picture_that_says_the_title_again_is_shown_where_it_is_there(tmp_path: Path, there: bool) -> None:
    """Where its file is not beside the page, its words are those of the title page, which the book has."""
    if there:
        draw(tmp_path / "fox.png")
    prose = "<p>The fox came to the gate at noon and looked at it for a long while, as foxes do.</p>" * 3
    page = f'<html><body><h1>The Red Fox</h1><p><img src="fox.png" alt="The Red Fox"></p>{prose}</body></html>'
    (tmp_path / "fox.html").write_text(page, encoding="utf-8")
    manuscript = gather(str(tmp_path / "fox.html"), Options(cover="none"))
    assert len(images(read_package(convert(manuscript).epub))) == there
    assert len(read_story(manuscript).left_out) == (not there)


def test_the_words_for_a_picture_are_no_label(tmp_path: Path) -> None:
    """A picture that stands alone and is called like a place stays a picture."""
    draw(tmp_path / "fox_files" / "bay.png")
    package, told = bind_page(tmp_path, '<p><img src="fox_files/bay.png" alt="In London"></p>')
    assert (told, images(package)) == ([], [("../images/picture-001.jpg", "In London")])


def test_pictures_of_a_saved_page(tmp_path: Path) -> None:
    """What a browser saved beside a page, and what stands in the page itself, is in the book, with words or without."""
    draw(tmp_path / "fox_files" / "a fox.png")
    draw(tmp_path / "fox_files" / "gate.gif", "GIF", "P")
    inside = base64.b64encode((tmp_path / "fox_files" / "gate.gif").read_bytes()).decode()
    package, told = bind_page(
        tmp_path,
        '<p><img src="fox_files/a%20fox.png"></p><figure><img src=./fox_files/gate.gif?x=1 alt="The &amp; gate">'
        f"<figcaption>A gate.</figcaption></figure><p>Look: <img title='Again' src='data:image/gif;base64,{inside}'></p>",
    )
    assert told == []
    assert images(package) == [
        ("../images/picture-001.jpg", "a fox"),
        ("../images/picture-002.jpg", "The & gate"),
        ("../images/picture-003.jpg", "Again"),
    ]
    assert "\ufffc" not in package.read("EPUB/text/chapter-001.xhtml").decode()


@pytest.mark.parametrize(
    ("image", "words"),
    [
        ('<img src="../secret.png" alt="A fox">', "not in the story's folder"),
        ('<img src="https://example.org/fox.png" alt="A fox">', "nothing is fetched"),
        ('<img src="fox_files/broken.png" alt="A fox">', "broken"),
        ('<img src="data:image/svg+xml,<svg/>" alt="A fox">', "none of"),
        ('<img src="data:image/png;base64,!!!" alt="A fox">', "broken"),
        ('<img src="fox_files/smile.gif" alt="A fox">', "icon"),
        (
            '<img src="https://example.org/fox.png">',
            "no words: https://example.org/fox.png; save the page with its pictures",
        ),
    ],
    ids=["outside", "elsewhere", "broken", "svg", "no base64", "icon", "without words"],
)
def test_pictures_of_a_page_that_are_for_no_book(tmp_path: Path, image: str, words: str) -> None:
    """Each is told, its words stay, and nothing is read from outside the folder."""
    folder = tmp_path / "story"
    folder.mkdir()
    draw(tmp_path / "secret.png")
    draw(folder / "fox_files" / "broken.png")
    (folder / "fox_files" / "broken.png").write_bytes((folder / "fox_files" / "broken.png").read_bytes()[:40])
    small = io.BytesIO()
    Image.new("P", (16, 16)).save(small, "GIF")
    (folder / "fox_files" / "smile.gif").write_bytes(small.getvalue())
    package, told = bind_page(folder, f"<p>{image}</p>")
    assert len(told) == 1
    assert words in told[0]
    assert images(package) == []
    assert (b"A fox" in package.read("EPUB/text/chapter-001.xhtml")) is ("alt" in image)


def test_pictures_of_a_page_that_are_no_part_of_the_story(tmp_path: Path) -> None:
    """Those of its navigation are in no book and untold; one that is called a divider parts two scenes."""
    draw(tmp_path / "logo.png")
    package, told = bind_page(
        tmp_path, '<nav><img src="logo.png" alt="Home"></nav><p><img src="scene-divider.gif"></p>'
    )
    assert (told, images(package)) == ([], [])
    assert b'<hr class="scene"/>' in package.read("EPUB/text/chapter-001.xhtml")


def test_a_scene_that_a_picture_opens(tmp_path: Path) -> None:
    """It is called by its first words, in the contents and to whoever looks, and a picture without words counts for none."""
    draw(tmp_path / "fox.png")
    package, _ = bind_page(tmp_path, '<hr><p><img src="fox.png"></p><p>It came back.</p>')
    contents = package.read("EPUB/nav.xhtml").decode()
    assert ">It came back<" in contents
    assert "\ufffc" not in contents
    scene = convert(gather(str(tmp_path / "fox.html"))).story.chapters[0].scenes[1]
    assert (scene.opening.text, scene.words) == ("It came back.", 3 + 3 * 19)


def test_a_sentence_with_a_picture_is_no_title(tmp_path: Path) -> None:
    """Short as it is, below a number: a heading has no picture, and it would be lost."""
    draw(tmp_path / "pot.png")
    chapters = (
        "## 1\n\nThe tide was out. ![a pot](pot.png)\n\nShe sat.",
        "## 2\n\nHe was late. They looked at the boats.",
    )
    package, told = bind(tmp_path, "# The Tide\n\n" + "\n\n".join(chapters) + "\n")
    assert (told, images(package)) == ([], [("../images/picture-001.jpg", "a pot")])
