"""A book to its pages in reading order, and the contents that lead to them: parts and chapters, file by file."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.book.blocks import set_epigraph, set_footnote, set_scene
from storybind.book.inline import Setter, Shown, escape, escape_attribute, look_of, number_notes
from storybind.book.matter import (
    Page,
    about_page,
    colophon,
    cover_page,
    dedication_page,
    epigraph_page,
    licence_page,
    make_page,
    notes_beside,
    notes_page,
    tells_nothing,
    title_page,
)
from storybind.book.parting import cut_pieces, gather
from storybind.model import FOOTNOTE, WORDLESS, Book, Chapter, Epigraph, Heading, Note, Scene, Story

_MOST_LISTED = 999  # scenes of a chapter; contents that are longer help nobody
_TITLE_WORDS = 7  # of a scene that the contents call by its opening words
_FEWEST_WORDS = 3  # of a sentence that is enough for it
_LAST_WORD = (
    r"[\"“„«‘'(]?[^\W_A-ZÀ-ÖØ-Þ][^\W\d_]{2,}(?:['’-][^\W\d_]+)*[.!?…][\"”“»’')]?"  # no title of somebody, no initial
)
_NOTE_ID = r' id="((?:fn|ref)-[0-9-]+)"'
_NOTE_LINK = r'href="#((?:fn|ref)-[0-9-]+)"'


class Link(NamedTuple):
    """A line of the contents: where it leads (from ``EPUB/``), what it says, and what stands under it."""

    href: str
    title: str
    under: tuple["Link", ...] = ()


class Pages(NamedTuple):
    """All pages in reading order, and the contents that lead to them."""

    front: tuple[Page, ...]
    body: tuple[Page, ...]
    back: tuple[Page, ...]
    contents: tuple[Link, ...]


def picture_files(book: Book) -> dict[str, str]:
    """The files of a story's pictures, by their places as the story has them."""
    return {place: f"images/picture-{number:03}.jpg" for number, (place, _) in enumerate(book.pictures, start=1)}


def _shown(book: Book) -> dict[str, Shown]:
    """How a story's pictures are shown, by their places as the story has them."""
    files = picture_files(book)
    return {place: Shown(files[place], look_of(picture.width, picture.height)) for place, picture in book.pictures}


def make_pages(book: Book) -> Pages:
    """Every page of the book but the contents, and the contents as links."""
    metadata = book.story.metadata
    setter = Setter(
        metadata.language.value,
        smart=book.smart,
        chapter=0,
        notes={},
        referred=set(),
        signed=_signed(book.story),
        pictures=_shown(book),
    )
    writer = _Writer(setter, len(book.story.chapters) == 1)
    front = [cover_page(setter, metadata, book.cover)] if book.cover else []
    front.append(title_page(setter, metadata))
    about = [about_page(setter, metadata)] if metadata.about else []
    slight, about = (about, []) if tells_nothing(metadata) else ([], about)
    before, behind = _notes_pages(book, setter)
    body, chapters = _make_chapters(book, writer)
    licence = [licence_page(setter, book.story.licence)] if book.story.licence and book.notes != "drop" else []
    contents = (*map(_link, about), *map(_link, before), *chapters, *map(_link, behind), *map(_link, licence))
    back = (*behind, *slight, *([colophon(setter, metadata)] if book.colophon else ()), *licence)
    given = [dedication_page(setter, book.story.dedication)] if book.story.dedication and book.notes != "drop" else []
    return Pages(tuple(front), (*about, *before, *given, *body), back, contents)


def _signed(story: Story) -> frozenset[str]:
    """The footnotes that have their signs from the text, by name."""
    return frozenset(block.id for block in story.every_block if block.kind is FOOTNOTE and block.is_signed)


def _link(page: Page) -> Link:
    return Link(f"text/{page.name}", page.title)


def _notes_pages(book: Book, setter: Setter) -> tuple[list[Page], list[Page]]:
    """The page of notes, before the story or behind it: all of them, or those that belong to no chapter, or none."""
    story = book.story
    notes = story.own_notes
    if book.notes == "chapter":
        own = story.notes_around().get(0, ((), ()))[0]
        return [notes_page(setter, own, story.chapters)] if own else [], []
    return [], [notes_page(setter, notes, story.chapters)] if notes and book.notes == "end" else []


def _make_chapters(book: Book, writer: "_Writer") -> tuple[list[Page], list[Link]]:
    """The pages of all chapters, and of the parts over them, with their lines of the contents."""
    title = book.story.metadata.title.value
    pages: list[Page] = []
    contents: list[Link] = []
    # Kindle shows two levels (KDP guidelines 2019.2): where scenes stand under chapters, parts stand beside these
    listed = book.scenes_in_contents
    around = book.story.notes_around() if book.notes == "chapter" else {}
    for number, chapter in enumerate(book.story.chapters, start=1):
        blocks = [block for scene in chapter.scenes for block in scene.blocks]
        own = writer._replace(
            setter=writer.setter._replace(chapter=number, notes=number_notes(blocks), referred=set()),
            in_part=writer.in_part or chapter.part is not None,
        )
        writer = writer._replace(in_part=own.in_part)
        if before := chapter.epigraphs_over("book"):
            pages.append(epigraph_page(own.setter, before, title))
        if chapter.part:
            pages.append(own.part_page(chapter.part, chapter.epigraphs_over("part")))
            contents.append(_link(pages[-1]))
        more, links = own.chapter_pages(chapter, title, around.get(number, ((), ())), list_scenes=listed)
        pages += more
        if chapter.part and not chapter.heading:  # a part's own words: its page leads to them
            if listed and len(links) > 1:
                contents[-1] = contents[-1]._replace(under=tuple(links))
            continue
        if not listed and contents and contents[-1].href.startswith("text/part-"):
            contents[-1] = contents[-1]._replace(under=(*contents[-1].under, *links))
        else:
            contents += links
    return pages, contents


class _Writer(NamedTuple):
    """Writes pages in one language; `alone` says that the story is one chapter, `in_part` that parts stand over chapters."""

    setter: Setter
    alone: bool
    in_part: bool = False

    def chapter_pages(
        self, chapter: Chapter, book_title: str, around: tuple[Sequence[Note], Sequence[Note]], *, list_scenes: bool
    ) -> tuple[list[Page], list[Link]]:
        """A chapter's files, one unless it is very long, and its lines of the contents.

        `around` are the notes to set before and behind its text.
        """
        title = self.setter.in_line(chapter.heading) if chapter.heading else self.setter.plain(book_title)
        listed = list_scenes and 1 < len(chapter.scenes) <= _MOST_LISTED
        pieces = [set_epigraph(self.setter, one) for one in chapter.epigraphs_over("chapter")]
        pieces += notes_beside(self.setter, around[0])
        begins: list[int] = []  # the piece with which the text of each scene begins
        for number, scene in enumerate(chapter.scenes, start=1):
            at = len(pieces)
            pieces += set_scene(self.setter, scene, self.anchor(number) if listed else "", opens=number == 1)
            begins.append(at + (len(pieces) > at + 1 and pieces[at].startswith("<hr")))
        pieces += notes_beside(self.setter, around[1])
        notes = [
            set_footnote(self.setter, block)
            for scene in chapter.scenes
            for block in scene.blocks
            if block.kind is FOOTNOTE
        ]
        starts = cut_pieces([*pieces, *notes], [at - 1 for at in begins if at and pieces[at - 1].startswith("<hr")])
        texts = [gather(pieces, notes, *ends) for ends in pairwise([*starts, len(pieces) + len(notes)])]
        if len(texts) > 1 and notes:
            texts = self.link_across(texts)
        pages = [self.chapter_file(number, chapter, title, text) for number, text in enumerate(texts, start=1)]
        scenes = tuple(self.scene_links(chapter, starts, begins)) if listed else ()
        whole = Link(f"text/{self.file(1)}.xhtml", title, scenes)
        return pages, [whole] if chapter.heading or not scenes else list(scenes)

    def scene_links(self, chapter: Chapter, starts: Sequence[int], begins: Sequence[int]) -> Iterator[Link]:
        """A line of the contents for each scene, to the file in which its text begins."""
        for number, (at, scene) in enumerate(zip(begins, chapter.scenes, strict=True), start=1):
            file = self.file(bisect_right(starts, at))
            yield Link(f"text/{file}.xhtml#{self.anchor(number)}", self.setter.plain(scene_title(scene)))

    def anchor(self, scene: int) -> str:
        return f"scene-{self.setter.chapter}-{scene}"

    def link_across(self, texts: list[str]) -> list[str]:
        """Lead references to footnotes, and those back, to the file of the chapter in which they stand."""
        homes = {ident: number for number, text in enumerate(texts, start=1) for ident in re.findall(_NOTE_ID, text)}
        return [self.lead(text, number, homes) for number, text in enumerate(texts, start=1)]

    def lead(self, text: str, here: int, homes: dict[str, int]) -> str:
        """The text of one file with the links that leave it."""

        def led(link: "re.Match[str]") -> str:
            home = homes[link[1]]
            return link[0] if home == here else f'href="{self.file(home)}.xhtml#{link[1]}"'

        return re.sub(_NOTE_LINK, led, text)

    def part_page(self, part: Heading, epigraphs: Sequence[Epigraph]) -> Page:
        """The page that opens a part, with its epigraphs; it is numbered by the chapter that follows it."""
        name, title = f"part-{self.setter.chapter:03}", self.setter.in_line(part)
        section = (
            f'<section epub:type="part" role="doc-part" class="part" aria-labelledby="{name}-h">\n'
            f"{self.heading(part, f'{name}-h', 'h2')}"
            f"{''.join(set_epigraph(self.setter, one) for one in epigraphs)}</section>\n"
        )
        return make_page(self.setter, f"{name}.xhtml", title, section, "bodymatter")

    def file(self, number: int) -> str:
        """The name of a chapter's file without its ending."""
        chapter = self.setter.chapter
        return f"chapter-{chapter:03}" if number == 1 else f"chapter-{chapter:03}-{number}"

    def chapter_file(self, number: int, chapter: Chapter, title: str, text: str) -> Page:
        """One file of a chapter; its heading stands in the first, and what goes on in another begins nothing there."""
        name = self.file(number)
        if number > 1:
            section = f'<section id="{name}" class="on">\n{text}</section>\n'
            return make_page(self.setter, f"{name}.xhtml", title, section, "bodymatter")
        head = self.heading(chapter.heading, f"{name}-h", "h3" if self.in_part else "h2") if chapter.heading else ""
        if self.alone and not chapter.heading:
            head = f'<h2 id="{name}-h" class="made"{self.setter.against(title)}>{escape(title)}</h2>\n'
        named = f'aria-labelledby="{name}-h"' if head else f'aria-label="{escape_attribute(title)}"'
        look = "chapter" if head else "chapter untitled"
        section = f'<section epub:type="chapter" role="doc-chapter" id="{name}" class="{look}" {named}>\n{head}{text}</section>\n'
        return make_page(self.setter, f"{name}.xhtml", title, section, "bodymatter")

    def heading(self, heading: Heading, ident: str, element: str) -> str:
        """A heading, its number apart from its words; under a part chapters are a level deeper."""
        label, title = escape(heading.label), self.setter.set(heading.title)
        looks = ["chapter"] if element == "h3" else []
        looks += ["made"] if heading.origin else []
        look = f' class="{" ".join(looks)}"' if looks else ""
        if label and title:
            title = f'<span class="number">{label}</span> <span class="title">{title}</span>'
        against = self.setter.against(heading.title)
        byline = f'<p class="label">{self.setter.set(heading.byline.text)}</p>\n' if heading.byline else ""
        return f'<{element} id="{ident}"{look}{against}>{title or label}</{element}>\n{byline}'


def scene_title(scene: Scene) -> str:
    """What the contents call a scene: its time label, or its opening words.

    >>> from storybind.model import PARAGRAPH, Block, Span
    >>> scene_title(Scene(None, (Block(PARAGRAPH, "He sat down by the fire and said no more.", Span(1, 1)),)))
    'He sat down by the fire and …'
    >>> [scene_title(Scene(None, (Block(PARAGRAPH, text, Span(1, 1)),))) for text in ("He sat.", "It was 2 a.m.")]
    ['He sat', 'It was 2 a.m.']
    >>> scene_title(Scene(None, (Block(PARAGRAPH, "At two the doctor came down. “Is there soup?”", Span(1, 1)),)))
    'At two the doctor came down'
    """
    if scene.title:
        return scene.title
    words = scene.opening.text[:400].replace(WORDLESS, "…").split()
    words = words[: _whole_sentences(words)]
    opening = " ".join(words[:_TITLE_WORDS])
    if len(opening) > 60:  # a script without blanks, or very long words
        return opening[:28] + "…"
    if len(words) <= _TITLE_WORDS or words[_TITLE_WORDS - 1][-1] in ".!?":
        shortened = opening[-3:-2] == "." and opening[-2].isalpha()  # "2 a.m."
        return opening if shortened else opening.rstrip(".") or opening
    return opening.rstrip(",;:—-") + " …"


def _whole_sentences(words: Sequence[str]) -> int:
    """How many of the first words are whole sentences, where these tell enough to stand alone; else all of them.

    >>> [_whole_sentences(text.split()) for text in ("She sat down again. The dog barked at it.", "We met Mrs. Dale there at nine or ten.")]
    [4, 9]
    """
    for at in range(min(len(words) - 1, _TITLE_WORDS), _FEWEST_WORDS - 1, -1):
        if re.fullmatch(_LAST_WORD, words[at - 1]) and re.match(r"[\"“„«»‘'¿¡—–-]*[^\W\d_a-zß-öø-ÿа-яё]", words[at]):
            return at
    return len(words)
