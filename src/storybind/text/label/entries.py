"""Days of a diary that run into what is told of them: ``Wed. 5. Fog.``, three or more with numbers that rise."""

import re
from collections.abc import Iterator, Sequence

from storybind.model import PARAGRAPH, Block
from storybind.text.tables import scene_lines as words

_SEVERAL = 3  # one or two may be appointments that are told of
_HEAD = 40  # characters of a paragraph in which its day stands


def find_entries(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The source lines of paragraphs that open with a weekday and a number, if there are several, and these words.

    A number that does not rise begins another month, which needs as many of its own.
    """
    run: list[tuple[int, str]] = []
    last = 0
    for block in blocks:
        if block.kind is not PARAGRAPH or block.text[:3] not in words.DAYS_BEGIN:  # nearly all
            continue
        if found := re.match(words.ENTRY, block.text[:_HEAD]):
            number = int(found["number"])
            if number <= last:
                yield from run if len(run) >= _SEVERAL else ()
                run = []
            run.append((block.span.first, found["day"]))
            last = number
    yield from run if len(run) >= _SEVERAL else ()
