"""A text, or all files of a story that comes in several, read as its format asks: plain, Markdown or a web page."""

from collections.abc import Iterator, Sequence

from storybind.model import Header, Notice, Source
from storybind.text.blocks import read_blocks, refuse_endless_line
from storybind.text.decode import purge
from storybind.text.files.join import join_readings
from storybind.text.front.signed import sign_stories
from storybind.text.front.signed_below import sign_below
from storybind.text.front.under_headings import sign_chapters, take_bylines, tell_again
from storybind.text.header import read_header
from storybind.text.heading.serial import title_of_serial
from storybind.text.note.balance import give_back
from storybind.text.reading import Reading
from storybind.text.sources import read_wrapper
from storybind.text.sources.columns import part_columns
from storybind.text.wrapper import Wrapper


def read_files(
    sources: Sequence[Source], name: str = "", pictures: frozenset[str] = frozenset(), given: Sequence[str] = ()
) -> Reading:
    """The files of one story, in their order, as one reading; several are called by the `name` of them all.

    `pictures` are the places of those that can be shown, `given` is what the story is called, and who wrote it, as it is known from elsewhere.
    """
    several = len(sources) > 1
    readings = [
        _signed(_read(purge(source), pictures, () if several else given, several=several)) for source in sources
    ]
    return join_readings(readings, name) if len(readings) > 1 else readings[0]


def _read(source: Source, pictures: frozenset[str], given: Sequence[str], *, several: bool) -> Reading:
    """Head, layout and blocks of a text in its own format; `pictures` are the places of those that can be shown.

    Whether it is one of `several` files of a book, in Markdown, decides what its first heading is.
    """
    if source.format == "markdown":
        from storybind.text.markdown import read_markdown
        from storybind.text.markdown.pictures import set_pictures
        from storybind.text.markdown.tight import open_signs
        from storybind.text.markdown.wrapped import without_marks

        source = set_pictures(open_signs(source))
        wrapper = without_marks(read_wrapper(source), source)
        header = read_header(wrapper.inner, wrapper.entries, wrapper.head_ends)
        return _unwrapped(read_markdown(wrapper.inner, header, pictures, several=several), wrapper, source)
    if source.format == "html":
        from storybind.text.html.page import read_html

        page = read_html(source, pictures)
        if isinstance(page, Reading):
            return page
        source = page
    refuse_endless_line(source)
    source = part_columns(source)
    wrapper = read_wrapper(source)
    header = read_header(wrapper.inner, wrapper.entries, wrapper.head_ends, given)
    layout, blocks = read_blocks(wrapper.inner, header.body)
    title = "" if header.has("title") else title_of_serial(wrapper.inner.lines, header.body - 1)
    return _unwrapped(Reading(wrapper.inner, header, layout.name, blocks, title=title), wrapper, source)


def _unwrapped(read: Reading, wrapper: Wrapper, source: Source) -> Reading:
    """The reading of what was wrapped as that of its source."""
    read = wrapper.restore(read)
    header, blocks = give_back(read.header, read.blocks)
    return read._replace(
        source=source,
        header=header,
        blocks=blocks,
        notices=(*read.notices, *_tell_front_matter(source, header)),
        others=tuple(entry for entry in wrapper.said if not header.has(entry.name)),
    )


def _signed(reading: Reading) -> Reading:
    """A reading with who wrote the story where that stands under its first heading."""
    header, blocks, again = take_bylines(reading.header, reading.blocks)
    if blocks == reading.blocks:
        header, several, blocks = sign_stories(header, blocks) or (header, *sign_chapters(header, blocks))
        header = header if several else sign_below(header, blocks)
        return reading._replace(header=header, blocks=blocks, others=(*reading.others, *several))
    told = (*reading.notices, *tell_again(again))
    return reading._replace(header=header, blocks=blocks, left_out=(*reading.left_out, *again), notices=told)


def _tell_front_matter(source: Source, header: Header) -> Iterator[Notice]:
    """What is to be told of front matter that is not all as it should be."""
    if source.text[:3] in ("---", "+++"):
        from storybind.text.front.front_matter import tell_unknown

        yield from tell_unknown(header, source.lines)
