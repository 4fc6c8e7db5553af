"""Pictures that stand beside a story in Markdown go into its book; no other file does."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from conftest import OPF, XHTML
from storybind import convert, gather
from storybind.book.package import Package, read_package
from storybind.options import Options


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


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A link in the story's folder that leads out of it is no way round that."""
    folder = tmp_path / "story"
    folder.mkdir()
    draw(tmp_path / "secret.png")
    (folder / "fox.png").symlink_to(tmp_path / "secret.png")
    _, told = bind(folder, "# Fox\n\nIt came.\n\n![A fox](fox.png)\n\nIt left.\n")
    assert told == ["no-picture"]
