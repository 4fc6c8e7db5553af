"""Blocks to chapters: which lines are headings, judged by what they are, where they stand and what is like them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Block, BlockKind, Heading, Span
from storybind.text.labels import read_label
from storybind.text.rules import Table
from storybind.text.tables.headings import FAMILIES, LONGEST, MOST_WORDS, Family, number_of, regex
from storybind.text.tables.notes import read_opening

_LIKELY = (
    "chap", "ch", "part", "book", "volume", "act ", "teil", "buch", "часть", "kap", "capít", "capit", "hoofd", "rozd", "глава", "prol", "pról", "epil", "épil", "epíl", "inter", "zwisch",
    "пролог", "эпилог", "第", "序", "楔", "尾", "番", "i", "v", "x", "l", "c", *"0123456789",
)  # fmt: skip
"""How headings begin, folded; it spares the patterns nearly every line of prose."""
_DRESS = " *_#=~\t"
_WORDS_A_NUMBER = 40  # on the average under bare numbers, or they are a list


class Found(NamedTuple):
    """A line that may be a heading: its family, number and words."""

    family: Family
    label: str
    title: str


class Draft(NamedTuple):
    """A chapter before its scenes are known; `heading` is None for text before the first heading, or without any.

    `part` is the heading of the part that begins with it.
    """

    heading: Heading | None
    blocks: tuple[Block, ...]
    part: Heading | None = None


def read_heading(line: str) -> Found | None:
    """What kind of heading a line could be, by itself; None for prose.

    >>> found = read_heading("Chapter 3 – Low Water")
    >>> found.label, found.title
    ('Chapter 3', 'Low Water')
    >>> read_heading("Chapter 12 of the lease said that no dogs were allowed.")
    """
    if len(line) > LONGEST:
        return None
    core = line.strip(_DRESS)
    if not core.lstrip("- ").casefold().startswith(_LIKELY) or len(core.split()) > MOST_WORDS:
        return None
    for family in FAMILIES:
        if match := regex(family).fullmatch(core):
            label, title = match["label"].strip(" .:-–—*~\t"), (match["title"] or "").strip(_DRESS)
            if title and (
                (title[-1] in '.,;"”' and title[0] not in '"“') or (title[0].islower() and f"{label} {title}" in core)
            ):
                continue
            return Found(family, label, title)
    return None


def split_chapters(blocks: Sequence[Block], table: Table) -> tuple[Draft, ...]:
    """The story under its headings; one draft without a heading where there are none.

    A family of headings is believed when it has fellows whose numbers rise, or when a single one stands above the
    whole story; nothing is guessed where there are no headings.
    """
    found = {at: heading for at, block in enumerate(blocks) if (heading := _candidate(block))}
    taken = _believe(blocks, found)
    heads = {at: _heading(blocks, at, found.get(at)) for at in taken}
    heads = _titles_on_next_line(blocks, heads, table)
    parts = {heads[at].span for at in taken if found[at].family.id == "part"}
    return tuple(_join_parts(_cut(blocks, heads), parts))


def _candidate(block: Block) -> Found | None:
    if block.kind is BlockKind.HEADING:
        if block.level == 1:
            return Found(_PART, "", block.text.strip(_DRESS))
        found = read_heading(block.text) or Found(_UNDERLINED, "", block.text.strip(_DRESS))
        return found._replace(family=_UNDERLINED) if block.level else found  # the source itself says that it is one
    alone = len(block.text) <= LONGEST and block.span.first == block.span.last  # centred ones look inset
    return read_heading(block.text) if alone and block.kind is not BlockKind.MARK else None


_PART = next(family for family in FAMILIES if family.id == "part")
_UNDERLINED = Family("underlined", "", "A short line, underlined, is a heading.", (), ())


def _believe(blocks: Sequence[Block], found: dict[int, Found]) -> list[int]:
    """Which candidates are headings, as rising indexes."""
    by_family: dict[str, list[int]] = {}
    for at, heading in found.items():
        by_family.setdefault(heading.family.id, []).append(at)
    top = next((at for at, block in enumerate(blocks) if block.kind is not BlockKind.MARK), 0)
    named = by_family.get("named", [])
    taken: list[int] = []
    for family in ("underlined", "chapter", "ordinal-chapter"):
        places = by_family.get(family, [])
        if len(places) + len(named) > 1 or (places and places[0] <= top + 1):
            taken += places
    parts = by_family.get("part", [])
    if taken or len(parts) > 1:
        taken += parts
    for family in ("numeral", "numbered-title"):
        if not taken:
            taken += _run(blocks, found, by_family.get(family, []))
    taken += named
    return sorted(taken)


def _run(blocks: Sequence[Block], found: dict[int, Found], places: list[int]) -> list[int]:
    """The run 1, 2, 3, ... of bare numbers; empty where there is but one, or where so little stands between that it is a list."""
    run: list[int] = []
    for at in places:
        if number_of(found[at].label) == len(run) + 1 and (not run or at > run[-1] + 1):
            run.append(at)
    enough = len(run) > 1 and _words(blocks, run[0] + 1, len(blocks)) >= _WORDS_A_NUMBER * len(run)
    return run if enough else []


def _words(blocks: Sequence[Block], first: int, last: int) -> int:
    return sum(block.text.count(" ") + 1 for block in blocks[first:last])


def _heading(blocks: Sequence[Block], at: int, found: Found | None) -> Heading:
    assert found is not None  # only candidates are believed
    return Heading(found.label, found.title, blocks[at].span)


def _titles_on_next_line(blocks: Sequence[Block], heads: dict[int, Heading], table: Table) -> dict[int, Heading]:
    """Headings of a number alone take the short line below as their title, if most of them have one."""
    bare = [at for at, head in heads.items() if not head.title]
    titles = {
        at: at + 1
        for at in bare
        if at + 1 not in heads
        and at + 1 < len(blocks) - 1
        and _adjoin(blocks[at], blocks[at + 1])
        and _could_be_title(blocks[at + 1], table)
    }
    if not titles or len(titles) * 2 < len(bare):
        return heads
    return {
        at: Heading(
            head.label,
            blocks[titles[at]].text.strip(_DRESS).rstrip("."),
            Span(head.span.first, blocks[titles[at]].span.last),
        )
        if at in titles
        else head
        for at, head in heads.items()
    }


def _adjoin(block: Block, below: Block) -> bool:
    """Whether nothing but blank lines stands between two blocks, nor stood before a wrapper was taken off."""
    return below.span.first - block.span.last - 1 == below.gap


def _could_be_title(block: Block, table: Table) -> bool:
    line = block.text
    short = block.kind is not BlockKind.MARK and "\n" not in line and len(line) <= 70 and len(line.split()) <= 10
    if not short or line[0] in "\"“'‘«—([" or line[0].islower() or read_opening(line):
        return False
    if line[-1] in ".,;:-—…\"”'。，」" and not line.isupper():
        return False
    asks = line[-1] in "!?！？" and sum(word[0].isupper() for word in line.split()) < 2
    return not asks and not read_label(line, table)


def _cut(blocks: Sequence[Block], heads: dict[int, Heading]) -> tuple[Draft, ...]:
    places = sorted(heads)
    drafts: list[Draft] = []
    before = tuple(blocks[: places[0]]) if places else tuple(blocks)
    if before:
        drafts.append(Draft(None, before))
    for at, after in pairwise([*places, len(blocks)]):
        inside = tuple(block for block in blocks[at + 1 : after] if block.span.first > heads[at].span.last)
        drafts.append(Draft(heads[at], inside))
    return tuple(drafts)


def _join_parts(drafts: Sequence[Draft], parts: set[Span]) -> Iterator[Draft]:
    """The chapters, a part that has no text of its own joined to the first chapter under it."""
    waiting: Draft | None = None
    for draft in drafts:
        if waiting:
            draft = (
                draft._replace(part=waiting.heading, blocks=(*waiting.blocks, *draft.blocks))
                if draft.heading
                else draft
            )
        waiting = None
        empty = all(block.kind is BlockKind.MARK for block in draft.blocks)
        if draft.heading and draft.heading.span in parts and empty and draft.part is None:
            waiting = draft
        else:
            yield draft
    if waiting:
        yield waiting


def place_footnotes(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The chapters with each footnote in one that refers to it: its own, or the first, for authors gather them at the end."""
    if not any(block.kind is BlockKind.FOOTNOTE for draft in drafts for block in draft.blocks):
        return tuple(drafts)
    own = [_footnotes(draft.blocks) for draft in drafts]
    wanted = [_references(draft.blocks) for draft in drafts]
    loose: dict[str, Block] = {}
    for notes, names in zip(own, wanted, strict=True):
        for name in [name for name in notes if name not in names]:
            loose.setdefault(name, notes.pop(name))
    placed: list[Draft] = []
    for draft, notes, names in zip(drafts, own, wanted, strict=True):
        notes |= {name: loose.pop(name) for name in names if name in loose and name not in notes}
        placed.append(
            draft._replace(blocks=(*_without(draft.blocks), *(notes[name] for name in names if name in notes)))
        )
    return (*placed[:-1], placed[-1]._replace(blocks=(*placed[-1].blocks, *loose.values())))


def _footnotes(blocks: Sequence[Block]) -> dict[str, Block]:
    """The footnotes of a chapter by name, the first of each."""
    return {block.id: block for block in reversed(blocks) if block.kind is BlockKind.FOOTNOTE}


def _references(blocks: Sequence[Block]) -> dict[str, None]:
    """The names that a chapter refers to, in order."""
    return dict.fromkeys(
        one.target for block in blocks for one in block.inline if one.kind == "noteref" and one.target != block.id
    )


def _without(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without their footnotes; a second one of the same name is the paragraph it looks like."""
    seen: set[str] = set()
    for block in blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            yield block
        elif block.id in seen:
            yield block._replace(kind=BlockKind.PARAGRAPH)
        seen.add(block.id)
