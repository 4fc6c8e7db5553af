"""A story as it is reviewed: its paragraphs with breaks, chapters and notes, and each change kept in its sidecar at once.

Nothing is held in memory but the last reading: what the sidecar says is what the next reading shows, and what `convert`
will make, so that a review may be left at any moment.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path

from storybind.edge.catalogue.review import BREAKS, ENTRIES, UNDO, Entry, Page, Part, Place, Spot
from storybind.edge.files import sidecar_of
from storybind.errors import OptionError, StorybindError, UsageError
from storybind.manuscript import gather, read_sidecar
from storybind.model import (
    FOOTNOTE,
    LABEL,
    WORDLESS,
    Block,
    BreakKind,
    ByHandApart,
    ByHandChapter,
    Chapter,
    Note,
    Story,
    begins_on,
)
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story
from storybind.text.hand.breaks import Wish, change_break
from storybind.text.hand.chapters import may_head
from storybind.text.hand.offers import offer_chapter, offer_note, places_of, remove, write
from storybind.text.hand.places import fold
from storybind.text.hand.sidecar import append

_BY_HAND = ("break", "chapter", "epigraph", "dedication", "note")
_OF_SIDECAR = {f"{how}-{what}" for how in ("lost", "unclear", "idle", "moved") for what in _BY_HAND}
_CHANGED = "The story has changed on the disk meanwhile; here it is as it is now. Nothing was saved."
_UNTITLED = "Write what the chapter is called into the field, and press again; nothing was saved."


class Review:
    """A story and its sidecar; raises `StorybindError`, where it is to have no scenes as well."""

    def __init__(self, path: str, options: Options) -> None:
        self._path, self._options = path, options
        self._one = threading.Lock()
        self._stamp: object = None
        self._read_last()
        if self._manuscript.asked("scenes", "auto") == "off":
            told = "scenes are off for this story, breaks by hand too; leave --scenes out, or scenes in its settings"
            raise UsageError(told, where=path)

    def page(self, number: int) -> Page | None:
        """A chapter, from 1; None where there is none; raises `StorybindError`."""
        with self._one:
            self._read_last()
            metadata, chapters = self._story.metadata, self._story.chapters
            if not 1 <= number <= len(chapters):
                return None
            return Page(
                title=metadata.title.value,
                authors=metadata.authors.value,
                language=metadata.language.value,
                chapters=tuple(str(chapter.heading or "") for chapter in chapters),
                number=number,
                scenes=_parts(chapters[number - 1]),
                sidecar=self._sidecar.path.name,
                told=tuple(notice.text for notice in self._story.notices if notice.code in _OF_SIDECAR),
                headings=tuple(_place(block) for block, _ in self._headings(number)),
                notes=tuple(_place(block)._replace(style=note.kind) for note, block, _ in self._notes(number)),
                entries=tuple(_entry(key, hand) for key, _, hand in self._entries()),
            )

    def change(self, number: int, what: str, token: str, title: str = "") -> Spot:
        """Change a break, a chapter or a note and save it; gives where that stands now.

        `what` is ``add``, ``remove``, ``up``, ``down`` or ``title`` for a break, the key of an entry for a chapter or a note, and
        ``undo`` for an entry that is there; chapters count from 1. It raises `OptionError` where the story is not any more what
        the page showed. A chapter that begins with a paragraph needs a `title`; `OptionError` says so.
        """
        with self._one:
            self._read_last()
            if what == UNDO:
                return self._undo(number, token)
            number = self._standing(number, what, token)
            if what in ENTRIES:
                return self._say(number, what, token, title.strip())
            return Spot(number, self._change_break(number, what, token, title))

    def _standing(self, number: int, what: str, token: str) -> int:
        """The chapter in which what was pressed stands now: another than that of the page where one was set or taken out since; 0 where it is gone."""
        numbers = range(1, len(self._story.chapters) + 1)

        def stands(at: int) -> bool:
            if what in ENTRIES:
                return any(_place(block).token == token for block, _ in self._offered(at, what))
            return _find(_parts(self._story.chapters[at - 1]), token)[0] is not None

        return next(filter(stands, sorted(numbers, key=lambda at: at != number)), 0)

    def _change_break(self, number: int, what: str, token: str, title: str) -> str:
        parts = _parts(self._story.chapters[number - 1]) if number else ()
        scene, at = _find(parts, token)
        if scene is None or what not in BREAKS:
            raise OptionError(_CHANGED)
        kind = BreakKind(scene.kind) if scene.kind and scene.opening == at else BreakKind.MANUAL
        if what == "title":
            self._set(at, Wish(True, title.strip(), kind) if title.strip() or scene.kind else None)
        elif what == "add":
            self._set(at, Wish(True))
        elif scene.opening == at and scene.kind:
            return self._take(parts, scene, what)
        return token

    def _take(self, parts: Sequence[Part], scene: Part, what: str) -> str:
        """Take a break out, and set it again a paragraph further up or down where that was asked for."""
        target = None if what == "remove" else _neighbour(parts, scene, -1 if what == "up" else 1)
        if what != "remove" and target is None:
            return scene.opening.token
        self._set(scene.opening, None)
        if any(
            each.opening == scene.opening and each.kind for chapter in self._story.chapters for each in _parts(chapter)
        ):
            self._set(scene.opening, Wish(False))  # storybind sets it of itself
        if target:
            self._set(target, Wish(True, scene.title, BreakKind(scene.kind)))
        return (target or scene.opening).token

    def _set(self, place: Place, wish: Wish | None) -> None:
        blocks = (block for scene in self._story.scenes for block in scene.blocks)
        block = next((block for block in blocks if _place(block).token == place.token), None)
        if block is None:  # the story was written anew between two steps of a change
            raise OptionError(_CHANGED)
        chapters, hands = self._story.chapters, self._manuscript.hands.breaks
        if self._sidecar.change(partial(change_break, chapters, hands, block=block, wish=wish)):
            self._stamp = None
            self._read_last()

    def _undo(self, number: int, token: str) -> Spot:
        """Take what the sidecar says of a chapter or a note back."""
        key, at, hand = next((one for one in self._entries() if _entry(one[0], one[2]).token == token), ("", 0, None))
        if hand is None:
            raise OptionError(_CHANGED)
        self._write(partial(remove, key=key, at=at, where=hand.where))
        return Spot(min(number, len(self._story.chapters)))

    def _say(self, number: int, what: str, token: str, title: str) -> Spot:
        """Write what a chapter or a note is to be into the sidecar; gives where its place is now."""
        block, entry = next((one for one in self._offered(number, what) if _place(one[0]).token == token), (None, ""))
        if block is None:
            raise OptionError(_CHANGED)
        if what == "chapter" and title:
            entry = self._titled(block, title)
            self._set(_place(block), None)
        elif what == "chapter" and not _may_head(block):
            raise OptionError(_UNTITLED)
        self._write(lambda text: append(text, [entry], ""))
        return self._spot(block.span.first)

    def _titled(self, block: Block, title: str) -> str:
        """The entry for a chapter that begins with a paragraph, or with the label over it if that says the title."""
        places = places_of(self._story.chapters, self._story.notes)
        scene = next(scene for scene in self._story.scenes if block in scene.blocks)
        own = scene.blocks[: scene.blocks.index(block)] if scene.opening == block else ()
        label = next((one for one in own if fold(one.text) == fold(title)), None)
        return write("chapter", label, places) if label else write("chapter", block, places, title=title)

    def _write(self, change: Callable[[str], str]) -> None:
        """Change the sidecar and read the story anew; where it leaves no story to read, the sidecar stays as it was."""
        before = self._sidecar
        before.change(change)
        self._stamp = None
        try:
            self._read_last()
        except StorybindError:
            before._replace(text="").change(lambda _: before.text)
            self._read_last()
            raise

    def _offered(self, number: int, what: str) -> Iterator[tuple[Block, str]]:
        """The blocks of a chapter that may be made a chapter or a note, or be one no more, with the entries that say so."""
        if what == "no-chapter":
            yield from self._headings(number)
        elif what == "no-note":
            yield from ((block, entry) for _, block, entry in self._notes(number))
        elif 1 <= number <= len(self._story.chapters):
            places = places_of(self._story.chapters, self._story.notes)
            for scene in self._story.chapters[number - 1].scenes:
                blocks = (block for block in scene.blocks if _place(block).may and block.kind is not FOOTNOTE)
                yield from ((block, write(what, block, places)) for block in blocks)

    def _headings(self, number: int) -> Sequence[tuple[Block, str]]:
        """The headings of a chapter and of the part that begins with it, with what takes each out."""
        chapters = self._story.chapters[number - 1 : number] if number else ()
        return [
            each for one in chapters for each in offer_chapter(one, places_of(self._story.chapters, self._story.notes))
        ]

    def _notes(self, number: int) -> Sequence[tuple[Note, Block, str]]:
        """The notes round a chapter, with what gives each back to the story."""
        wanted = {f"chapter {number}", *(("front",) if number == 1 else ())}
        wanted |= {"end"} if number == len(self._story.chapters) else set()
        places = places_of(self._story.chapters, self._story.notes)
        found = [note for note in self._story.notes if note.place in wanted]
        return [(note, *each) for note in found for each in offer_note(note, places)]

    def _entries(self) -> Iterator[tuple[str, int, ByHandChapter | ByHandApart]]:
        """What the sidecar says of chapters and notes, each with its key and which it is of those of that key."""
        hands = self._manuscript.hands
        for key in ENTRIES:
            what, sets = key.removeprefix("no-"), not key.startswith("no-")
            told = hands.chapters if what == "chapter" else tuple(hand for hand in hands.apart if hand.what == what)
            yield from ((key, at, hand) for at, hand in enumerate(hand for hand in told if hand.sets is sets))

    def _spot(self, line: int) -> Spot:
        """Where a line stands now."""
        tops = [begins_on(one.part or one.heading, one.scenes[0].blocks) for one in self._story.chapters]
        number = max(1, sum(top <= line for top in tops))
        blocks = (block for scene in self._story.chapters[number - 1].scenes for block in scene.blocks)
        block = next((block for block in blocks if block.span.first >= line and _place(block).may), None)
        return Spot(number, _place(block).token if block else "")

    def _read_last(self) -> None:
        """Read the story anew if it or its sidecar has changed."""
        stamp = tuple(map(_stamp_of, (Path(self._path), sidecar_of(self._path))))
        if self._stamp == stamp:
            return
        self._manuscript: Manuscript = gather(self._path, self._options)
        self._sidecar = read_sidecar(self._manuscript)
        self._story: Story = read_story(self._manuscript)
        self._stamp = stamp


def _parts(chapter: Chapter) -> tuple[Part, ...]:
    """The scenes of a chapter as a page shows them."""
    return tuple(
        Part(
            opening=_place(scene.opening),
            places=tuple(map(_place, scene.blocks)),
            title=scene.title or "",
            kind=str(scene.begins.kind) if scene.begins else "",
            evidence=scene.begins.evidence if scene.begins else "",
            because=scene.begins.because if scene.begins and scene.begins.rule != "by-hand" else "",
        )
        for scene in chapter.scenes
    )


def _place(block: Block) -> Place:
    may = block.kind is not LABEL and block.text != WORDLESS
    token = f"{block.span.first}-{_digest(block.text)}"
    return Place(token, block.text.replace(WORDLESS, "…"), str(block.kind), may, may and _may_head(block))


def _may_head(block: Block) -> bool:
    return block.kind is not FOOTNOTE and may_head(block.text)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _entry(key: str, hand: ByHandChapter | ByHandApart) -> Entry:
    return Entry(_digest(f"{key} {hand}"), key, hand.begins)


def _find(parts: Sequence[Part], token: str) -> tuple[Part | None, Place]:
    found = ((part, place) for part in parts for place in part.places if place.token == token and place.may)
    return next(found, (None, Place("", "", "", False)))


def _neighbour(parts: Sequence[Part], scene: Part, step: int) -> Place | None:
    """The paragraph before or behind a scene's opening at which a scene may begin, None where the next scene is in the way."""
    at = parts.index(scene)
    inside = [place for place in (parts[at - 1] if step < 0 else scene).places if place.may]
    if step < 0:
        return inside[-1] if inside and inside[-1] != parts[at - 1].opening else None
    later = inside[inside.index(scene.opening) + 1 :]
    return later[0] if later else None


def _stamp_of(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        state = path.stat()
        return state.st_mtime_ns, state.st_size
    return None
