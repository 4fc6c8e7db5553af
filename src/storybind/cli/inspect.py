"""``storybind inspect``: what would be made of a story; on request its timeline, and its breaks in a sidecar."""

from collections.abc import Sequence
from pathlib import Path

from storybind.cli import say
from storybind.cli.page import page
from storybind.edge.files import is_there, read_bytes, write_whole
from storybind.errors import ExistsError, UsageError
from storybind.manuscript import gather, gather_joined, read_sidecar
from storybind.model import Story
from storybind.options import Options
from storybind.pipeline import Manuscript, read_story, set_clock
from storybind.report import story_json

_ANOTHER_FILE = "name another file"


def run(
    stories: Sequence[str], options: Options, show: tuple[bool, str | None, bool], *, join: bool, as_json: bool
) -> int:
    """Show a story; `show` says whether the breaks not set, where a timeline, and whether a sidecar are asked for."""
    everything, timeline, sidecar = show
    if timeline is not None:
        _check_picture(timeline)
    manuscript = gather_joined(stories, options) if join else gather(stories[0], options)
    story = set_clock(read_story(manuscript))
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
        raise UsageError("a timeline is drawn as SVG; name a file that ends in .svg", where=place)
    from storybind.book.timeline import is_timeline

    if is_there(Path(place), _ANOTHER_FILE) and not is_timeline(read_bytes(place, "pictures")):
        raise ExistsError("it is there already and is no timeline that storybind drew; name another file", where=place)


def _draw(story: Story, place: str) -> None:
    from storybind.book.timeline import draw_timeline

    write_whole(Path(place), draw_timeline(story).encode(), _ANOTHER_FILE)
    say.aside(f"storybind: {place}: the timeline of {say.count(sum(1 for _ in story.scenes), 'scene')}")


def _write_sidecar(story: Story, manuscript: Manuscript) -> None:
    from storybind.text.apart_by_hand import write_apart
    from storybind.text.by_hand import write_breaks

    sidecar = read_sidecar(manuscript)
    there = {
        "breaks": any(scene.begins for scene in story.scenes),
        "epigraphs": any(chapter.epigraphs for chapter in story.chapters),
        "dedications": bool(story.dedication),
    }
    *others, last = [what for what, is_there in there.items() if is_there] or [""]
    if not last:
        say.aside(f"storybind: {manuscript.name}: there is no break, epigraph or dedication to write")
        return

    def change(text: str) -> str:
        text = write_apart(story.chapters, story.dedication, manuscript.apart, text)
        return write_breaks(story.chapters, manuscript.by_hand, text)

    changed = sidecar.change(change)
    what = f"{', '.join(others)} and {last}" if others else last
    told = f"the {what} are in it, to be edited" if changed else f"the {what} are in it already"
    say.aside(f"storybind: {sidecar.path}: {told}")
