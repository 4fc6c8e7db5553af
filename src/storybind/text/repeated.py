"""What a text has once more that the book makes itself: a title page below its head, and a list of contents."""

import re
from collections.abc import Container, Sequence

from storybind.model import Block, BlockKind, Metadata, Notice, Severity, Source, without
from storybind.syntax import COMMENT, find_defined, words_alone
from storybind.text.titles import fold_words, says_more


def find_title_page(
    blocks: Sequence[Block], metadata: Metadata, source: Source, pictures: Container[str] = ()
) -> list[Block]:
    """The blocks at the top that say once more what the title page says; none where the title is not among them, or more stands in their lines.

    What a picture says that is shown, one of `pictures`, is not said again.
    """
    title, subtitle = metadata.title.value, metadata.subtitle.value if metadata.subtitle else ""
    names = metadata.authors.value
    said = {title, subtitle, "by", "von", "par", "por", "di", *names, *(f"by {name}" for name in names)}
    said |= {f"{title} {subtitle}", *(f"{title} by {name}" for name in names)}
    known = {_fold(text) for text in said} - {""}
    found: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.MARK or any(
            one.kind == "picture" and one.target in pictures for one in block.inline
        ):
            continue
        if any(one.kind == "ruby" for one in block.inline):  # the title page has no readings
            break
        said_here = block.text.split("\n", 8)
        if any(says_more(line, title) for line in said_here):
            break
        lines = [_fold(line) for line in said_here]
        if not block.text or block.text[-1] in ".,;:" or not (set(lines) <= known or _fold(block.text) in known):
            break
        found.append(block)
    repeated = any(_fold(title) in (_fold(line) for line in block.text.split("\n")) for block in found)
    goes = repeated and len(found) < sum(block.kind is not BlockKind.MARK for block in blocks)
    return found if goes and _can_go(found, source.lines) else []


def find_rows(blocks: Sequence[Block], source: Source) -> list[Block]:
    """What has words of a list of contents, as it is left out; none where more stands in its lines.

    Of Markdown it is what stands in the source, with links and the signs of a list, where that says the same.
    """
    rows = [block for block in blocks if any(map(str.isalnum, block.text))]
    lines = _without_comments(source)
    if source.format == "markdown":
        defined = find_defined(source.text)
        printed = [block.span.of(lines) for block in rows]
        rows = [
            block._replace(text=text) if fold_words(words_alone(text, defined)) == fold_words(block.text) else block
            for block, text in zip(rows, printed, strict=True)
        ]
    return rows if _can_go(rows, lines) else []


def tell_left_out(code: str, text: str, blocks: Sequence[Block], source: Source) -> Notice:
    """That a book makes these blocks itself: what it says of them, and their lines."""
    (_, first), (_, last) = source.place(blocks[0].span.first), source.place(blocks[-1].span.last)
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    return Notice(code, f"{text} ({where})", blocks[0].span.first, Severity.INFO)


def _without_comments(source: Source) -> list[str]:
    """The lines of a text; of Markdown without its comments, which have been left out before."""
    if source.format != "markdown" or "<!--" not in source.text:
        return source.lines
    return re.sub(COMMENT, lambda one: "\n" * one[0].count("\n"), source.text).split("\n")


def _can_go(blocks: Sequence[Block], lines: list[str]) -> bool:
    """Whether nothing is left of these blocks' lines without their text, as something is of a line with a picture in it."""
    left = without(lines, blocks)
    return not any(map(str.isalnum, "".join("".join(left[block.span.first - 1 : block.span.last]) for block in blocks)))


def _fold(text: str) -> str:
    return fold_words(text[:400])
