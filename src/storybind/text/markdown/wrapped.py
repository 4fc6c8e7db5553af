"""What a wrapper says of a story in Markdown, without the marks that stand in its lines."""

import re

from storybind.model import Block, Entry, Source, in_line
from storybind.syntax import COMMENT, Defined, find_defined
from storybind.text.markdown.forms import ATX
from storybind.text.markdown.inline import heading_of, inline_of
from storybind.text.wrapper import Wrapper


def without_marks(wrapper: Wrapper, source: Source) -> Wrapper:
    """A wrapper whose entries are words alone, and whose notes have their marks apart; none where it took a comment for an entry."""
    if not wrapper.numbers:  # nothing was lifted out
        return wrapper
    if any(_holds_comment(in_line(entry.value)) for entry in (*wrapper.entries, *wrapper.said)):
        return Wrapper(source)
    defined = find_defined(source.text)
    return wrapper._replace(
        entries=tuple(_in_words(entry, defined) for entry in wrapper.entries),
        said=tuple(_in_words(entry, defined) for entry in wrapper.said),
        notes=tuple(
            note._replace(blocks=tuple(_emphasised(block, defined) for block in note.blocks)) for note in wrapper.notes
        ),
    )


def _in_words(entry: Entry, defined: Defined) -> Entry:
    """An entry without the marks in its value; one that is nothing but marks stays as it is."""

    def words(text: str) -> str:
        heading = ATX.fullmatch(text)
        return heading_of(heading[2] if heading else text, defined) or text

    value = words(entry.value) if isinstance(entry.value, str) else tuple(map(words, entry.value))
    return entry._replace(value=value, printed=words(entry.printed))


def _emphasised(block: Block, defined: Defined) -> Block:
    """A block of a note with its marks apart; lines, and a paragraph whose emphasis is known by now, stay as they are."""
    if not block.text or block.inline or "\n" in block.text or _holds_comment(block.text):
        return block
    text, inline = inline_of(block.text, defined)
    return block._replace(text=text, inline=inline)


def _holds_comment(text: str) -> bool:
    """Whether a comment stands in a text: none is left out but by `outside`, which tells of it."""
    return re.search(COMMENT, text, re.IGNORECASE) is not None
