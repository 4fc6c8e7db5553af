"""Blocks to chapters: the list of contents and the title page lifted out, the rest cut at its headings."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from storybind.model import (
    FOOTNOTE,
    HEADING,
    LABEL,
    MARK,
    PARAGRAPH,
    Block,
    BlockKind,
    Heading,
    Metadata,
    Notice,
    Source,
    Span,
)
from storybind.text.drafts import Division, Draft
from storybind.text.front.by_name import read_byline
from storybind.text.heading.below import argued_below, going_on_below, titled_below
from storybind.text.heading.by_hand import BY_HAND, UNTOUCHED, Headed, as_a_hand_says, heads_part
from storybind.text.heading.headings import find_headings
from storybind.text.heading.lifted import lift_list
from storybind.text.heading.line import Found
from storybind.text.heading.numbering import find_sections, is_beyond
from storybind.text.heading.run_in import part_run_in
from storybind.text.paragraphs.gaps import stands_below
from storybind.text.repeated import find_title_page, tell_left_out
from storybind.text.rules import Table
from storybind.text.tables.head_labels import split_label
from storybind.text.tables.headings import Rank, number_of, undress
from storybind.text.tables.notes import is_closing
from storybind.text.titles import without_point

_NO_STORY = frozenset({HEADING, MARK, FOOTNOTE})
_MOST_TOLD = 5  # jumps in the numbers that are named one by one


def split_chapters(
    blocks: Sequence[Block],
    table: Table,
    metadata: Metadata,
    source: Source,
    headed: Headed = UNTOUCHED,
    pictures: Container[str] = (),
) -> Division:
    """The story under its headings; one draft without a heading where there are none.

    A list of contents before the story says which lines are headings; it is left out, for the book makes its own, unless
    it tells more than they do. So is a title page that the text repeats below its head.

    Args:
        blocks: The story's blocks.
        table: The rules of its language.
        metadata: What the title page says.
        source: The text they are from.
        headed: What a hand says of its lines.
        pictures: The places of those that are there to be shown.
    """
    blocks = part_run_in(blocks, headed.refused)
    page = find_title_page(blocks, metadata, source, pictures)
    again = "the title page stands in the text once more; the book has it once"
    told = [tell_left_out("title-repeated", again, page, source)] if page else []
    once_more = frozenset(page)
    lifted = lift_list([block for block in blocks if block not in once_more] if page else blocks, source)
    blocks = _close(lifted.blocks)
    drafts = cut_at_headings(blocks, table, metadata.title.value, lifted.listed, source.pages, headed)
    opening = lifted.opening
    if opening and not drafts[0].heading:
        opening = (*opening[:-1], opening[-1]._replace(blocks=(*opening[-1].blocks, *drafts[0].blocks)))
        drafts = drafts[1:]
    drafts = (*opening, *drafts)
    return Division(drafts, (*page, *lifted.left_out), (*told, *lifted.notices, *_jumps(drafts, source)))


def _close(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with a heading that only says that the story ends, and has nothing below it, as the line that it is."""
    ends = {
        at
        for at, block in enumerate(blocks)
        if block.kind is HEADING
        and is_closing(block.text)
        and all(below.kind in _NO_STORY for below in blocks[at + 1 : at + 2])
    }
    return (
        [block._replace(kind=PARAGRAPH) if at in ends else block for at, block in enumerate(blocks)] if ends else blocks
    )


def cut_at_headings(
    blocks: Sequence[Block],
    table: Table,
    title: str = "",
    listed: Sequence[int] = (),
    pages: Collection[int] = (),
    headed: Headed = UNTOUCHED,
) -> tuple[Draft, ...]:
    """The chapters.

    `listed` are the blocks that a list of contents names, `title` heads no chapter, and `pages` are the lines that begin
    a page; `headed` is what a hand says of lines.
    """
    plain = blocks
    if any(one.kind == "noteref" for block in blocks for one in block.inline):
        signed = {block.id for block in blocks if block.is_signed}
        plain = [_as_heading(block, signed) for block in blocks]
    found, sections, named, labels, numbers = find_headings(plain, listed, frozenset({title.casefold()}), pages)
    heads = found
    if headed is not UNTOUCHED:
        heads = as_a_hand_says(plain, found, headed)
        named &= heads.keys()
        blocks = [
            block._replace(kind=PARAGRAPH) if block.kind is HEADING and block.span.first in headed.refused else block
            for block in blocks
        ]
    labels |= {*sections, *(at + 1 for at in titled_below(plain, sections, table))}
    blocks = [block._replace(kind=BlockKind.LABEL) if at in labels else block for at, block in enumerate(blocks)]
    if not heads:
        return tuple(_open_by_hand([Draft(None, tuple(blocks))], headed.titles))
    known = {at for at in named if stands_below(blocks[at].span, blocks[at + 1])}
    titled = known | _titled(plain, found, table)
    if heads is not found:  # what a hand says of one costs no other its title
        titled = titled & heads.keys() | _titled(plain, heads, table).difference(found)
        titled = {at for at in titled if at + 1 not in heads}
    headings = {*heads, *(at + 1 for at in titled)}
    blocks = [plain[at] if at in headings else block for at, block in enumerate(blocks)]
    apart = {blocks[at].span.first: blocks[at].gap for at in heads}
    drafts = _join_parts(_cut(blocks, heads, titled), apart)
    return tuple(_open_by_hand(map(_with_sections, drafts) if numbers else drafts, headed.titles))


def _titled(blocks: Sequence[Block], heads: Mapping[int, Found], table: Table) -> set[int]:
    """The headings of which the title, or the end of it, stands right below."""
    return titled_below(blocks, heads, table) | argued_below(blocks, heads, table) | going_on_below(blocks, heads)


def _open_by_hand(drafts: Iterable[Draft], titles: Mapping[int, Heading]) -> Iterator[Draft]:
    """The chapters, cut anew before the paragraphs with which some begin that have no heading but by hand; `titles` are these by their line."""
    for draft in drafts:
        cuts = [at for at, block in enumerate(draft.blocks) if block.span.first in titles]
        if not cuts:
            yield draft
            continue
        above = draft.blocks[: cuts[0]]
        part = draft.heading if heads_part(draft.heading) else None if draft.heading else draft.part
        opens_part = part is not None and all(block.kind is BlockKind.MARK for block in above)
        if not opens_part and (above or draft.heading or draft.part):
            yield draft._replace(blocks=above)
        for at, end in pairwise([*cuts, len(draft.blocks)]):
            heading = titles[draft.blocks[at].span.first]
            yield Draft(heading, draft.blocks[at:end], part if opens_part and at == cuts[0] else None)


def _as_heading(block: Block, signed: Container[str]) -> Block:
    """A block as it is printed as a heading, which refers to no footnote: the note stands with those of its chapter.

    The number that storybind gives a footnote is taken out; the sign of one that is `signed` is the text's own.
    """
    references = [one for one in block.inline if one.kind == "noteref"]
    if not references or block.kind is BlockKind.FOOTNOTE or block.is_reference:
        return block
    ours = [one for one in references if one.target not in signed]
    ends = [0, *(one.end for one in ours)]
    starts = [*(one.start for one in ours), len(block.text)]
    text = "".join(block.text[end:start] for end, start in zip(ends, starts, strict=True)).strip()
    return block._replace(text=text, inline=()) if text else block


def _jumps(drafts: Sequence[Draft], source: Source) -> list[Notice]:
    """Where the numbers of chapters do not follow one another: a chapter may be missing, or a heading be none.

    That two files are the same chapter, and nothing else, is told of the files.
    """
    files = Counter(source.place(draft.heading.span.first)[0] for draft in drafts if draft.heading)
    told: list[Notice] = []
    before: int | None = None
    label, path = "", ""
    for draft in drafts:
        if draft.part:
            before = None
        number = (
            number_of(draft.heading.label)
            if draft.heading and draft.family not in ("", "named", "han-named", "aside", "about")
            else None
        )
        if number is None or draft.heading is None or is_beyond(draft.heading.label):
            continue
        above, (path, _) = path, source.place(draft.heading.span.first)
        apart = path != above and files[path] == files[above] == 1
        other = draft.heading.label != label  # 2 and 2.5, or one that goes on in brackets
        again = number == before and (other or apart)
        if before is not None and number != before + 1 and not again:
            text = f"chapter {number} follows chapter {before}; is one missing, or is this no heading? [[no-chapter]] in the sidecar takes it out"
            told.append(Notice("chapter-numbers", text, draft.heading.span.first))
        before, label = number, draft.heading.label
    if len(told) > _MOST_TOLD:
        more = len(told) - _MOST_TOLD
        text = f"the numbers of chapters jump in {more} more places"
        told[_MOST_TOLD:] = [Notice("chapter-numbers", text, told[_MOST_TOLD].line)]
    return told


def _cut(
    blocks: Sequence[Block], heads: dict[int, Found], titled: Container[int]
) -> Iterator[tuple[Draft, Rank | None]]:
    """The blocks cut at their headings, each draft with the rank of its own; first the text above them all.

    Those that are `titled` have a title, or the end of one, right below.
    """
    places = list(heads)
    if before := tuple(blocks[: places[0]]):
        yield Draft(None, before), None
    for at, after in pairwise([*places, len(blocks)]):
        head, first = heads[at], at + (at in titled)
        below = f"{head.title} {blocks[first].text}".strip() if first > at else ""
        title = without_point(undress(below)) if below else without_point(head.title)
        heading = Heading(head.label, title, Span(blocks[at].span.first, blocks[first].span.last))
        yield Draft(heading, tuple(blocks[first + 1 : after]), None, head.family.id), head.family.rank


def _join_parts(drafts: Iterator[tuple[Draft, Rank | None]], apart: dict[int, int]) -> Iterator[Draft]:
    """The chapters, each part joined to the first chapter under it; a part's own text is an untitled chapter of it.

    A part right above a part, as a book is, is joined to its heading. Parts with no chapter at all are chapters; one that a
    hand sets is no chapter of theirs, unless it is the first thing in one.
    `apart` are the blank lines above the headings, by their line.
    """
    all_drafts = list(drafts)
    if not any(map(_holds_chapters, [(Draft(None, ()), None), *all_drafts], all_drafts)):
        yield from (draft for draft, _ in all_drafts)
        return
    part: Heading | None = None
    waiting: tuple[Block, ...] = ()
    for draft, rank in all_drafts:
        if rank is not Rank.PART:
            yield draft._replace(part=part, blocks=(*waiting, *draft.blocks))
            part, waiting = None, ()
            continue
        heading = draft.heading
        assert heading is not None  # a part is known by its heading
        if signed := _signed(heading, draft.blocks):
            heading, draft = signed, draft._replace(blocks=draft.blocks[1:])
        if part and not part.byline and heading.span.first == part.span.last + apart.get(heading.span.first, 0) + 1:
            words = (part.label, part.title, heading.label, heading.title)
            label, *rest = filter(None, words)
            heading = Heading(label, ": ".join(rest), Span(part.span.first, heading.span.last))
        elif part:
            yield Draft(part, waiting)
            waiting = ()
        part, waiting = heading, (*waiting, *draft.blocks)
        if any(block.kind is not BlockKind.MARK for block in draft.blocks):
            yield Draft(None, waiting, part)
            part, waiting = None, ()
    if part:
        yield Draft(part, waiting)


def _holds_chapters(above: tuple[Draft, Rank | None], below: tuple[Draft, Rank | None]) -> bool:
    """Whether a chapter shows that those above it with the heading of a part are parts."""
    if below[1] in (None, Rank.PART, Rank.ASIDE):
        return False
    right_below = above[1] is Rank.PART and all(block.kind is BlockKind.MARK for block in above[0].blocks)
    return below[0].family != BY_HAND.id or right_below


def _signed(heading: Heading, blocks: tuple[Block, ...]) -> Heading | None:
    """The heading of a part with who wrote what is in it, where a label right below says so; None where none does."""
    below = blocks[0] if blocks and blocks[0].kind is LABEL and not heading.origin else None
    label = split_label(below.text) if below else None
    signed = below and (read_byline(below.text) or (label and label.field == "author"))
    return heading._replace(byline=below) if signed else None


def _with_sections(draft: Draft) -> Draft:
    """A chapter in which bare numbers that divide it are labels of its scenes."""
    sections = frozenset(find_sections(draft.blocks)) if draft.heading else frozenset()
    if not sections:
        return draft
    blocks = (
        block._replace(kind=BlockKind.LABEL) if at in sections else block for at, block in enumerate(draft.blocks)
    )
    return draft._replace(blocks=tuple(blocks))
