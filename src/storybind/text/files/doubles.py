"""What is to be told of files that are in a book twice: copies, and drafts of one chapter."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from storybind.model import Notice
from storybind.text.heading.levels import is_heading
from storybind.text.heading.line import read_heading
from storybind.text.reading import Reading, Start
from storybind.text.tables.headings import Rank, number_of

_TELLING = 40  # characters of a paragraph that no two chapters share by chance
_LONGEST_HEAD = 90  # characters
_COPIED = 0.8  # share of a file's paragraphs that another one has, in a copy


def tell_copies(readings: Sequence[Reading], shifts: Sequence[int]) -> Iterator[Notice]:
    """What is to be told of files that have most of their paragraphs from another one: a copy, or an older draft.

    A file that has nothing of its own is no file to look in: whatever is in it is in the other one.
    """
    having: defaultdict[str, list[int]] = defaultdict(list)  # the files that have a paragraph
    for at, (reading, by) in enumerate(zip(readings, shifts, strict=True)):
        texts = dict.fromkeys(block.text for block in reading.blocks if len(block.text) > _TELLING)
        found = Counter(file for text in texts for file in having[text])
        other, same = found.most_common(1)[0] if found else (0, 0)
        for text in texts if same < len(texts) else ():
            having[text].append(at)
        if same > _COPIED * len(texts):
            told = f"nearly all of {_file(reading)} is in {_file(readings[other])} as well; both are in the book: take one out of the folder if it is a copy"
            yield Notice("same-text", told, by + 1)


def tell_same_chapters(
    readings: Sequence[Reading], starts: Sequence[Start], told: Collection[int | None]
) -> Iterator[Notice]:
    """What is to be told of files, one behind the other, that are the same chapter by their headings: one may be a draft.

    Of a file that is `told` of as a copy nothing more is said.
    """
    chapters = [_chapter_of(reading, start) for reading, start in zip(readings, starts, strict=True)]
    for at, (above, number) in enumerate(pairwise(chapters), start=1):
        if number is not None and number == above and starts[at].line not in told:
            both = f"{_file(readings[at - 1])} and {_file(readings[at])}"
            text = f"{both} are both headed as chapter {number}, and both are in the book: take one out of the folder if it is a draft"
            yield Notice("chapter-numbers", text, starts[at].line)


def _chapter_of(reading: Reading, start: Start) -> int | None:
    """Which chapter a file is by its only heading with a number; None where it has none, or several, or begins a part."""
    heads = [block.text for block in reading.blocks if len(block.text) <= _LONGEST_HEAD and is_heading(block)]
    title = str(start.heading) if start.heading and not heads and not start.heading.origin else ""
    found = [head for text in (*heads, title) if (head := read_heading(text))]
    numbers = [number for head in found if (number := number_of(head.label))]
    return numbers[0] if len(numbers) == 1 and found[0].family.rank is not Rank.PART else None


def _file(reading: Reading) -> str:
    """A file's name, without its folder."""
    return re.split(r"[\\/]", reading.source.path)[-1]
