"""What a wrapper says of a story in Markdown, without the marks that stand in its lines."""

import re

from storybind.model import Block, Entry, Source, in_line
from storybind.syntax import COMMENT, Defined, find_defined, words_alone
from storybind.text.markdown.forms import ATX
from storybind.text.markdown.inline import heading_of, inline_of
from storybind.text.titles import fold_words
from storybind.text.wrapper import Wrapper


def without_marks(wrapper: Wrapper, source: Source) -> Wrapper:
    """A wrapper whose entries are words alone, and whose notes have their marks apart.

    None where it took a comment or a footnote for an entry, or where a note has marks that cannot be told from its words.
    """
    if not wrapper.numbers:  # nothing was lifted out
        return wrapper
    defined = find_defined(source.text)
    said = (in_line(entry.value) for entry in (*wrapper.entries, *wrapper.said))
    notes = tuple(
        note._replace(blocks=tuple(_parted(block, defined) for block in note.blocks)) for note in wrapper.notes
    )
    unclear = (block.text for note in notes for block in note.blocks if not _is_plain(block.text, defined))
    if any("[^" in one or re.search(COMMENT, one, re.IGNORECASE) for one in said) or any(unclear):
        return Wrapper(source)
    return wrapper._replace(
        entries=tuple(_in_words(entry, defined) for entry in wrapper.entries),
        said=tuple(_in_words(entry, defined) for entry in wrapper.said),
        notes=notes,
    )


def _in_words(entry: Entry, defined: Defined) -> Entry:
    """An entry without the marks in its value; one that is nothing but marks stays as it is."""

    def words(text: str) -> str:
        heading = ATX.fullmatch(text)
        return heading_of(heading[2] if heading else text, defined) or text

    value = words(entry.value) if isinstance(entry.value, str) else tuple(map(words, entry.value))
    return entry._replace(value=value, printed=words(entry.printed))


def _parted(block: Block, defined: Defined) -> Block:
    """A paragraph of a note with its marks apart; lines, and one whose emphasis is known by now, stay as they are."""
    if not block.text or block.inline or "\n" in block.text or re.search(COMMENT, block.text, re.IGNORECASE):
        return block
    text, inline = inline_of(block.text, defined)
    return block._replace(text=text, inline=inline)


def _is_plain(text: str, defined: Defined) -> bool:
    """Whether all that stands in a text are words of it."""
    return fold_words(words_alone(text, defined)) == fold_words(text)
