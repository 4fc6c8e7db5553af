"""A story as it is reviewed: its paragraphs with the breaks between them, and each change kept in its sidecar at once.

Nothing is held in memory but the last reading: what the sidecar says is what the next reading shows, and what `convert`
will make, so that a review may be left at any moment.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path

from storybind.edge.catalogue.review import Page, Part, Place
from storybind.edge.files import sidecar_of
from storybind.errors import OptionError, UsageError
from storybind.manuscript import gather, read_sidecar
from storybind.model import WORDLESS, Block, BlockKind, BreakKind, Chapter, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story
from storybind.text.hand.breaks import Wish, change_break

_BY_HAND = ("break", "chapter", "epigraph", "dedication", "note")
_OF_SIDECAR = {f"{how}-{what}" for how in ("lost", "unclear", "idle") for what in _BY_HAND}
_CHANGED = "The story has changed on the disk meanwhile; here it is as it is now. Nothing was saved."


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
            )

    def change(self, number: int, what: str, token: str, title: str = "") -> str:
        """Change a break of a chapter and save it; gives the token of the paragraph that it stands before now.

        `what` is ``add``, ``remove``, ``up``, ``down`` or ``title``, chapters count from 1. It raises `OptionError` where the story
        is not any more what the page showed.
        """
        with self._one:
            self._read_last()
            parts = _parts(self._story.chapters[number - 1]) if 1 <= number <= len(self._story.chapters) else ()
            scene, at = _find(parts, token)
            if scene is None or what not in ("add", "remove", "up", "down", "title"):
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
    digest = blake2b(block.text.encode("utf-8", "replace"), digest_size=6).hexdigest()
    may = block.kind is not BlockKind.LABEL and block.text != WORDLESS
    return Place(f"{block.span.first}-{digest}", block.text.replace(WORDLESS, "…"), str(block.kind), may)


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
