"""The author's own list of contents: which lines it names as headings, and where it stands."""

import re
from collections.abc import Collection, Sequence
from itertools import chain, islice, pairwise

from storybind.model import Block
from storybind.text.heading.counted import BLOCKS_ABOVE, Contents, find_counted, find_first_rows
from storybind.text.heading.index import Index, is_nearly_among
from storybind.text.heading.line import read_heading
from storybind.text.heading.listed import (
    FEWEST,
    Listed,
    entries_of,
    is_of_book,
    is_part,
    with_counts,
    with_titles,
)
from storybind.text.heading.rows import could_be_entry, rows_from, whole_rows
from storybind.text.heading.run_on import is_label, rows_of
from storybind.text.signs import SPEECH
from storybind.text.tables.headings import LONGEST, number_of
from storybind.text.tables.notes import is_dedication
from storybind.text.titles import fold_words

_BLOCKS_BEHIND = 400  # in which one may begin that stands behind the story
_FEWEST_SURE = 2  # entries, below the word for it, or where each is a link
_LINKED = "](#"
"""What leads to a heading, in Markdown."""
_MANY = 8  # entries that make a list below what is told too, as the life of who wrote the stories
_BEYOND = 2  # lines that look like entries and open the story: the number over its first title
_FOUND_AGAIN = 0.8  # of the entries, or it is no list of this story's headings
_TO_HEADING = r"\]\([^()\s]*\)"  # where a row of a list in Markdown leads
_FEWEST_TOLD, _MORE = 2, 4  # rows that say more, and words; who wrote a story has fewer
_NEAR = 2  # blocks from a heading on in which it may be said
_STOPS, _TOLD = frozenset(".!?…:"), 4  # how a sentence ends, and words of the shortest that tells something


def find_contents(blocks: Sequence[Block], lines: Sequence[str]) -> Contents | None:
    """The list of contents before the story, or behind it, if there is one: short lines close together, found again in their order.

    Args:
        blocks: The story's blocks.
        lines: The lines of the source, for a list may have been read as one paragraph.
    """
    labels = {at for at, block in enumerate(blocks[:BLOCKS_ABOVE]) if is_label(block.text)}
    first, first_bare = find_first_rows(blocks, lines, labels)
    if counted := find_counted(blocks, lines, first, bare=False):
        return counted
    named, bare = _find_named(blocks, lines, labels), find_counted(blocks, lines, first_bare, bare=True)
    if named and bare:  # of a list that ends for one of them at a sentence the other may have far more
        return bare if len(bare.named) >= 2 * len(named.named) else named
    return named or bare or _find_behind(blocks, lines)


def _find_named(blocks: Sequence[Block], lines: Sequence[str], labels: Collection[int]) -> Contents | None:
    """The list that is known by what its rows say; one below a label goes before others, as of what else there is by the author."""
    index = Index(blocks)
    said = [contents for at in sorted(labels) if (contents := _match_below(index, at, lines))]
    if said:
        return max(said, key=lambda contents: len(contents.named))
    at = asked = 0
    begun = False
    while at < min(len(blocks), BLOCKS_ABOVE):
        if at in labels:
            at += 1
            continue
        entries, fewest = _entries_from(blocks, at, lines, labelled=False)
        if entries:
            begun, asked = begun or any(_tells(block.text) for block in blocks[asked:at]), at
        for end in _ends(entries, fewest) if entries else ():
            if begun and end < _MANY and not _count(entries[:end]):
                continue
            if contents := _match(index, at, entries, end, fewest):
                return contents
        if contents := _match_run_on(index, at, lines, labelled=False):
            return contents
        at = max(at, entries[-1].at if entries else 0) + 1
    return None


def _find_behind(blocks: Sequence[Block], lines: Sequence[str]) -> Contents | None:
    """The list at the very end, below the word for it, as books of many countries have it."""
    end = len(blocks)
    behind = range(end - 1, max(end - _BLOCKS_BEHIND, end // 2), -1)
    label = next((at for at in behind if is_label(blocks[at].text)), None)
    entries = _entries_from(blocks, label + 1, lines, labelled=True)[0] if label else []
    if label is None or len(entries) < FEWEST or end - entries[-1].at > _BEYOND:
        return None
    index = Index(blocks[:label])
    named = index.with_near(entries, index.in_order(entries, -1))
    if len(named) < _FOUND_AGAIN * len(entries):
        return None
    unfound = tuple(entry.text for number, entry in enumerate(entries) if number not in named)
    return Contents(label, entries[-1].at + 1, tuple(named.values()), unfound)


def _match_below(index: Index, label: int, lines: Sequence[str]) -> Contents | None:
    """The list below the word for one."""
    entries, fewest = _entries_from(index.blocks, label + 1, lines, labelled=True)
    found = (_match(index, label, entries, end, fewest) for end in _ends(entries, fewest))
    return next(filter(None, found), None) or _match_run_on(index, label, lines, labelled=True)


def _entries_from(
    blocks: Sequence[Block], at: int, lines: Sequence[str], *, labelled: bool
) -> tuple[list[Listed], int]:
    """The entries of a list that would begin with a block, none where they are too few, and how many there have to be."""
    row = lines[blocks[at].span.first - 1] if at < len(blocks) else ""
    if not labelled and not could_be_entry(row):  # nearly all blocks
        return [], FEWEST
    fewest = _FEWEST_SURE if labelled or _LINKED in row else FEWEST
    rows = whole_rows(rows_from(blocks, at, lines, labelled=labelled))
    head = list(islice(rows, fewest))
    if len(head) < fewest:  # most are fewer
        return [], fewest
    return with_counts(with_titles(list(entries_of(chain(head, rows), labelled=labelled)))), fewest


def _tells(text: str) -> bool:
    """Whether a block is told, and no line of a title page: below it short lines list nothing, without a word for it or a number.

    >>> _tells('"Eggs, and milk"'), _tells("He had a list."), _tells("For Anna, who waited."), _tells("A NOVEL OF THE SEA.")
    (True, True, False, False)
    """
    if len(text) > LONGEST or text[:1] in SPEECH:
        return True
    said = text[-1:] in _STOPS and len(text.split()) >= _TOLD and not text.isupper()
    return said and read_heading(text) is None and not is_dedication(text)


def _count(entries: Sequence[Listed]) -> bool:
    """Whether all of them have a page, or numbers that rise by one; in each part they may begin anew."""
    numbers = [entry.number for entry in entries]
    rise = all(above and below in (1, above + 1) for above, below in pairwise(numbers))
    return rise or all(entry.has_page for entry in entries)


def _ends(entries: Sequence[Listed], fewest: int) -> list[int]:
    """How many of the lines are the list, the likeliest first: its last ones may be the head of the first chapter.

    The numbers of a list rise. So ``CHAPTER I.`` right under ``IV. THE GATE`` is the chapter, whose title stands below it.
    """
    paged = [at for at, entry in enumerate(entries, start=1) if entry.has_page]
    if len(paged) * 2 > len(entries):
        return [paged[-1]] if paged[-1] >= fewest else []
    most = len(entries)
    ends = list(range(most, most - min(_BEYOND, most - fewest) - 1, -1))
    for at in range(max(fewest, most - _BEYOND, 1), most):
        above, entry = entries[at - 1], entries[at]
        if entry.number == 1 and entry.is_bare and entry.at > above.at and (above.number or 0) > 1:
            return [at, *(end for end in ends if end != at)]
    return ends


def _match_run_on(index: Index, at: int, lines: Sequence[str], *, labelled: bool) -> Contents | None:
    """The list that runs on in one paragraph, at a block or right below the one that says what it is, and in the lines behind."""
    blocks, below = index.blocks, at + labelled
    rows = rows_of(blocks[below].text, labelled=labelled) if below < len(blocks) else []
    if not rows:
        return None
    behind = islice(rows_from(blocks, below + 1, lines, labelled=labelled), _BEYOND)
    entries = list(entries_of(chain(((below, row) for row in rows), behind)))
    ends = range(len(entries), max(len(rows), FEWEST) - 1, -1)
    return next(filter(None, (_match(index, at, entries, end, FEWEST) for end in ends)), None)


def _match(index: Index, first: int, rows: Sequence[Listed], end: int, fewest: int) -> Contents | None:
    """The list, if its entries, so many of the rows, stand further down in the same order, with text between them.

    Lines above the first that is found again are a title, unless a label says that the list begins there. Lines below
    the last one are the story's, for nothing but the list is between its entries; the number of a page says more.
    """
    entries = rows[:end]
    last = entries[-1].at
    if not index.may_name(entries, last + 1, fewest):
        return None
    named = index.in_order(entries, last)  # by the number of its entry
    labelled = entries[0].at > first
    begins = 0 if labelled else min(named, default=0)
    if labelled and named:  # behind its last heading other lists may follow, as of pictures
        entries = entries[: max(named) + 1]
    if begins:
        if entries[begins - 1].at == entries[begins].at:  # one block with lines that are none of the list
            return None
        first = entries[begins].at
    twice = sum(index.after(entries[number].keys, at) >= 0 for number, at in named.items())
    if len(named) >= fewest:
        named = index.with_near(entries, named)
    if named and not labelled and twice * 2 >= len(named):
        return None  # a heading hardly comes again; who speaks in a play, and what stands over a mail, always does
    index.pass_prefaces(entries, named)
    places = set(named.values())
    heads = [at for at in named.values() if at - 1 not in places]  # of a number and the title below it one
    apart = sum(below - above > 1 for above, below in pairwise(heads))
    told = sum(
        any(block.text[-1] in _STOPS and not block.text.isupper() for block in index.blocks[above + 1 : below])
        for above, below in pairwise([*heads, len(index.blocks)])
    )
    if fewest > _FEWEST_SURE > told:
        return None  # the lines of a title page, which a second volume has once more
    unsaid = sum(
        number not in named and (is_part(entry) or is_of_book(entry))
        for number, entry in enumerate(entries[begins:], start=begins)
    )
    if len(named) < max(fewest, _FOUND_AGAIN * (len(entries) - begins - unsaid)) or apart < (len(heads) - 1) / 2:
        return None
    ends = max(number for number, entry in enumerate(entries) if number in named or entry.has_page)
    below = entries[ends].at + 1
    gone = [number for number, row in enumerate(rows) if number >= begins and row.at <= rows[ends].at]
    unfound = tuple(rows[number].text for number in gone if number not in named)  # a block goes as a whole
    under = index.blocks[below:]
    more = [_count_more(under, entries[number].text, at - below) for number, at in named.items()]
    return Contents(first, below, tuple(named.values()), unfound, _tells_more(more))


def _tells_more(more: Sequence[int]) -> bool:
    """Whether a list tells more than the headings, by how many words each row says more: much in some rows, or a word in most.

    >>> _tells_more([0, 0, 0, 1]), _tells_more([0, 4, 9, 0]), _tells_more([1, 1, 0])
    (False, True, True)
    """
    much, some = sum(words >= _MORE for words in more), sum(words > 0 for words in more)
    return much >= max(_FEWEST_TOLD, (1 - _FOUND_AGAIN) * len(more)) or some >= max(_FEWEST_TOLD, len(more) / 2)


def _count_more(blocks: Sequence[Block], row: str, at: int) -> int:
    """How many words of a row, its number and a slip aside, stand neither in the heading that it names, at an index, nor near it."""
    bare = re.sub(_TO_HEADING, " ", row)
    found = read_heading(bare)
    said = fold_words(found.title if found else bare).split()
    near = {word for block in blocks[max(0, at - 1) : at + _NEAR] for word in fold_words(block.text).split()}
    more = (word for word in said if word.isalpha() and len(word) > 1 and word not in near and number_of(word) is None)
    return sum(not is_nearly_among(word, near) for word in more)
