"""Footnotes placed in the chapters that refer to them."""

from collections.abc import Iterator, Sequence

from storybind.model import Block, BlockKind
from storybind.text.drafts import Draft

_RULES = frozenset("-_–—= ")


def place_footnotes(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The chapters with each footnote in one that refers to it: its own, or the first, for authors gather them at the end.

    One that no chapter refers to stays where it is: its reference is in a heading, or was forgotten.
    """
    footnote = BlockKind.FOOTNOTE
    if not any(block.kind is footnote for draft in drafts for block in draft.blocks):
        return tuple(drafts)
    own = [{block.id: block for block in reversed(draft.blocks) if block.kind is footnote} for draft in drafts]
    wanted = [_references(draft.blocks) for draft in drafts]
    missed = {name for notes, names in zip(own, wanted, strict=True) for name in names if name not in notes}
    loose: dict[str, Block] = {}
    for notes, names in zip(own, wanted, strict=True):
        for name in [name for name in notes if name in missed and name not in names and name not in loose]:
            loose[name] = notes.pop(name)
    placed: list[Draft] = []
    for draft, notes, names in zip(drafts, own, wanted, strict=True):
        notes |= {name: loose.pop(name) for name in names if name in loose and name not in notes}
        order = dict.fromkeys([*(name for name in names if name in notes), *notes])
        rules = _rules_over_notes(draft.blocks)
        kept = (block for block in _without(draft.blocks) if block not in rules)
        placed.append(draft._replace(blocks=(*kept, *rules, *map(notes.__getitem__, order))))
    return tuple(placed)


def _rules_over_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The rows of signs that only set a footnote off from the story, as at the foot of a page: right over or under it, or a rule over it."""
    signed = [at for at, block in enumerate(blocks) if block.is_signed]
    rules: list[Block] = []
    for at in signed:
        above = blocks[at - 1] if at else None
        if above and above.kind is BlockKind.MARK and (not blocks[at].gap or _RULES.issuperset(above.text)):
            rules.append(above)
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if below and below.kind is BlockKind.MARK and not below.gap:
            rules.append(below)
    return tuple(dict.fromkeys(rules))


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
            yield block._replace(
                kind=BlockKind.PARAGRAPH, text=block.text.replace("\n\n", " \n")
            )  # as long: its ranges hold
        seen.add(block.id)
