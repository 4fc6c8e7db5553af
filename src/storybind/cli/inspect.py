"""``storybind inspect``: what would be made of a story; on request its timeline, and its breaks in a sidecar."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from storybind.cli import say
from storybind.cli.columns import NAMED, pad
from storybind.cli.say import Strong, count
from storybind.columns import cut, width, wrap
from storybind.edge.files import read_bytes
from storybind.edge.writing import is_there, write_whole
from storybind.errors import ExistsError, UsageError
from storybind.manuscript import gather, gather_joined, read_sidecar
from storybind.model import Break, Chapter, Over, Scene, Source, Story
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story, set_clock
from storybind.report import FIELDS, entry_origin, story_json

_ANOTHER_FILE = "name another file"
_VALUE = 46  # columns of a field's value
_NARROW = 60  # columns of a terminal in which nothing has room beside anything else
_LEAST_BESIDE = 24  # columns


def run(
    stories: Sequence[str], options: Options, show: tuple[bool, str | None, bool], *, join: bool, as_json: bool
) -> int:
    """Show a story; `show` says whether the breaks not set, where a timeline, and whether a sidecar are asked for."""
    everything, timeline, sidecar = show
    if timeline is not None:
        _check_picture(timeline)
    manuscript = gather_joined(stories, options) if join else gather(stories[0], options)
    story = set_clock(read_story(manuscript))
    story = story._replace(notices=(*story.notices, *manuscript.notices))  # what `convert` says of its files
    with say.though_unheard():
        if as_json:
            say.record(story_json(story, candidates=everything))
        else:
            say.show(page(story, say.columns(), everything=everything))
    if timeline is not None:
        _draw(story, timeline)
    if sidecar:
        _write_sidecar(story, manuscript)
    return 0


def _check_picture(place: str) -> None:
    """Make sure, before the work, that a timeline may be drawn here: over nothing, or over an older one of ours."""
    if not place.lower().endswith(".svg"):
        where = "standard output" if place == "-" else place
        raise UsageError("a timeline is drawn as SVG; name a file that ends in .svg", where=where)
    from storybind.book.timeline import is_timeline

    if is_there(Path(place), _ANOTHER_FILE) and not is_timeline(read_bytes(place, "picture")):
        raise ExistsError("it is there already and is no timeline that storybind drew; name another file", where=place)


def _draw(story: Story, place: str) -> None:
    from storybind.book.timeline import draw_timeline

    write_whole(Path(place), draw_timeline(story).encode(), _ANOTHER_FILE)
    say.aside(f"storybind: {place}: the timeline of {say.count(sum(1 for _ in story.scenes), 'scene')}")


def _write_sidecar(story: Story, manuscript: Manuscript) -> None:
    from storybind.text.hand.apart_entries import write_apart
    from storybind.text.hand.breaks import write_breaks
    from storybind.text.hand.offers import offer_chapter, offer_note, places_of, write_offers

    sidecar = read_sidecar(manuscript)
    there = {
        "breaks": any(scene.begins for scene in story.scenes),
        "epigraphs": any(chapter.epigraphs for chapter in story.chapters),
        "dedications": bool(story.dedication),
    }

    def change(text: str) -> str:
        text = write_apart(story.chapters, story.dedication, manuscript.hands.apart, text)
        text = write_breaks(story.chapters, manuscript.hands.breaks, text)
        return write_offers(story.chapters, story.notes, manuscript.hands, text)

    changed = sidecar.change(change)
    are_in_it = "are in it, to be edited" if changed else "are in it already"
    told = f"the {_listed(there)} {are_in_it}" if any(there.values()) else ""
    places = places_of(story.chapters, story.notes)
    waiting = {
        "chapters": any(any(offer_chapter(chapter, places)) for chapter in story.chapters),
        "notes": any(any(offer_note(note, places)) for note in story.notes),
    }
    if any(waiting.values()):
        behind = f"{_listed(waiting)} wait behind a # to be taken out"
        told = f"{behind}, and {told}" if told else behind
    if not told:
        say.aside(f"storybind: {manuscript.name}: there is no break, chapter, note, epigraph or dedication to write")
        return
    say.aside(f"storybind: {sidecar.path}: {told}")


def _listed(there: dict[str, bool]) -> str:
    """Those that are there: ``breaks, epigraphs and dedications``."""
    *others, last = [what for what, is_there in there.items() if is_there]
    return f"{', '.join(others)} and {last}" if others else last


def page(story: Story, columns: int, *, everything: bool = False) -> Iterator[str]:
    """The lines of a page about a story, of so many columns, on request with what is in no book and the breaks that were not set."""
    metadata, source = story.metadata, story.source
    yield Strong(cut(metadata.title.value, NAMED))
    yield f"by {cut(', '.join(metadata.authors.value), NAMED)}"
    yield ""
    yield from _fields(story, columns)
    yield ""
    yield f"{source.path}: {count(story.words, 'word')}, {source.encoding}, {story.layout} paragraphs"
    file = source.path
    for number, chapter in enumerate(story.chapters, start=1):
        yield ""
        yield from _chapter(number, chapter, columns, source, file)
        file = source.place(chapter.scenes[-1].blocks[-1].span.first)[0]
    if story.notes:
        yield ""
        yield Strong("Notes, moved out of the story and kept in the book")
        places = [source.line_name(note.span.first) for note in story.notes]
        wide = max(10, *map(len, places))
        for note, place in zip(story.notes, places, strict=True):
            where = f"  {place:<{wide}} {note.place:<11} {note.kind:<13} "
            yield from _beside(where, note.text, columns)
    if story.notices:
        yield ""
        yield Strong("Worth knowing")
        for told in story.notices:
            yield f"  {f'{source.line_name(told.line)}: ' if told.line else ''}{told.text}"
    if everything:
        yield from _left_out(story, columns)
        yield from _candidates(story, columns)


def _left_out(story: Story, columns: int) -> Iterator[str]:
    """What is in no book though it has words: each line, where it stands."""
    if not story.left_out:
        return
    yield ""
    yield Strong(f"Left out of the book: {count(len(story.left_out), 'place')}")
    for block in story.left_out:
        place = story.source.line_name(block.span.first)
        yield f"  {place:<11} {cut(' / '.join(map(str.strip, block.text.splitlines())), max(24, columns - 14))}"


def _candidates(story: Story, columns: int) -> Iterator[str]:
    """The breaks that were thought of and not set, and what stopped each."""
    yield ""
    yield Strong(f"Thought of and not set: {count(len(story.candidates), 'break')}")
    for candidate in story.candidates:
        begins = candidate.begins
        place = story.source.line_name(begins.line)
        yield f"  {place:<11} {_break(begins)}"
        told = f"{candidate.veto or 'not sure enough'}: {candidate.because}"
        yield from (f"       {part}" for part in textwrap.wrap(told, columns - 7))


def _beside(where: str, text: str, columns: int) -> Iterator[str]:
    """The beginning of a text beside where it stands, or below that on a narrow terminal and where its file has a long name."""
    if columns < _NARROW or columns - len(where) < _LEAST_BESIDE:
        yield where.rstrip()[:columns] if columns < _NARROW else where.rstrip()
        where = "       "
    yield where + cut(text, columns - len(where))


def _fields(story: Story, columns: int) -> Iterator[str]:
    """Every field with its origin, in columns, or on a narrow terminal one below the other."""
    metadata = story.metadata
    rows: list[tuple[str, str, str]] = []
    for name in FIELDS:
        field = getattr(metadata, name)
        if field is not None:
            value = ", ".join(field.value) if isinstance(field.value, tuple) else str(field.value)
            rows.append((name.replace("_", " "), cut(value, _VALUE), field.origin))
    shown = {name for name in FIELDS if getattr(metadata, name) is not None} | {"author"}
    for entry in metadata.about:
        if entry.name not in shown or entry.name in ("title", "author"):
            label = (entry.label or entry.name).lower()
            rows.append((label, cut(entry.text, _VALUE), entry_origin(story, entry)))
    wide = max(width(name) for name, _, _ in rows)
    for name, value, origin in rows:
        if columns < _NARROW:
            yield f"  {cut(name, columns - 2)}"
            yield from (f"       {part}" for part in (*wrap(value, columns - 7, 2), f"({cut(origin, columns - 9)})"))
        else:
            yield f"  {pad(name, wide)}  {pad(value, _VALUE)}  {origin}"


def _chapter(number: int, chapter: Chapter, columns: int, source: Source, file: str) -> Iterator[str]:
    """A chapter and its scenes; of several files the one it is from, where that is not the `file` of the chapter before."""
    words = sum(scene.words for scene in chapter.scenes)
    yield from _epigraphs(chapter, "book", columns, source)
    if chapter.part:
        yield Strong(str(chapter.part))
        yield from _epigraphs(chapter, "part", columns, source)
    title = cut(str(chapter.heading), NAMED) if chapter.heading else "The story" if number == 1 else f"Part {number}"
    yield Strong(f"{title}: {count(len(chapter.scenes), 'scene')}, {count(words, 'word')}")
    own = source.place(chapter.scenes[0].blocks[0].span.first)[0]
    if own != file:
        yield f"  {own}"
    yield from _epigraphs(chapter, "chapter", columns, source)
    for at, scene in enumerate(chapter.scenes, start=1):
        yield from _scene(at, scene, columns, source)


def _epigraphs(chapter: Chapter, over: Over, columns: int, source: Source) -> Iterator[str]:
    """What was taken for an epigraph over the book, a part or a chapter."""
    for one in chapter.epigraphs_over(over):
        yield from _beside(f"       epigraph, line {source.place(one.blocks[0].span.first)[1]}:  ", one.text, columns)
        yield f"       {f'“{one.source}”  ' if one.source else ''}{one.rule}"
        yield from _why(one.because, columns)


def _why(because: str, columns: int) -> Iterator[str]:
    return (f"       {part}" for part in textwrap.wrap(because, columns - 7))


def _scene(number: int, scene: Scene, columns: int, source: Source) -> Iterator[str]:
    block = scene.opening
    _, line = source.place(block.span.first)
    where = f"  {number:>3}  line {line:<6} {count(scene.words, 'word'):>12}  "
    yield from _beside(where, block.text, columns)
    if scene.title and not (scene.begins and scene.begins.evidence == scene.title):
        yield f"       title: {cut(scene.title, columns - 14)}"
    if begins := scene.begins:
        clock = f"  [{scene.clock.words}]" if scene.clock and scene.clock.words != "unknown" else ""
        told = f"{_break(begins)}{clock}"
        narrow = columns - 7 if columns < _NARROW else len(told)
        yield from (f"       {part}" for part in textwrap.wrap(told, narrow, break_on_hyphens=False))
        yield from _why(begins.because, columns)


def _break(begins: Break) -> str:
    bare = "set by hand" if begins.rule == "by-hand" else "a wide gap"
    evidence = f"“{begins.evidence}”" if begins.evidence else bare
    return f"{begins.kind}: {evidence}  {begins.rule}  {begins.confidence:.2f}"
