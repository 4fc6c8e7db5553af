"""Letters that a story may be told in, and the dates that head them: ``14 Lark Street, Monday`` over ``Dear Ada,``."""

import re
from collections.abc import Iterable, Iterator, Sequence

from storybind.model import HEADING, LETTER, MARK, Block, BlockKind
from storybind.text.label.dress import undress
from storybind.text.label.line import SceneLabel, read_date
from storybind.text.label.placing import is_first, stand_apart
from storybind.text.rules import Table
from storybind.text.tables.lines import MAIL, POSTSCRIPT, SALUTE, SIGN_OFF, fits

_SEVERAL, _SEVERAL_MAILS = 2, 3  # letters; mails, which are read in stories oftener
_GREETING, _SENTENCE = 60, 4  # characters
_TO_SIGN = r"(?:[^,:!—–.?\"“”]|(?<=Mr|Ms|Dr|St)\.|(?<=Mrs)\.){0,60}[,:!—–]"


def find_over_letters(blocks: Sequence[Block], dates: Iterable[int], table: Table) -> Iterator[tuple[str, SceneLabel]]:
    """Dates in letters or right above a greeting, if there are several: ``14 Lark Street, Monday``; what ends above them may be a name."""
    heads = [at for at in dates if blocks[at].kind is LETTER or _stands_over_letter(blocks, at)]
    heads += [at for at, block in enumerate(blocks) if block.kind is BlockKind.VERSE and _stands_right_over(blocks, at)]
    heads = [at for at in heads if "\n" not in blocks[at].text or _follows_letter(blocks, at)]
    if len(heads) >= _SEVERAL:
        for at in heads:
            if label := read_head(blocks[at].text, table):
                yield blocks[at].text, label


def find_over_mails(blocks: Sequence[Block]) -> Iterator[tuple[str, SceneLabel]]:
    """Heads of mails, sender over subject, of which a story is made: the first stands over all of it, and there are several."""
    heads = [at for at, block in enumerate(blocks) if block.kind is LETTER and _is_mail_head(block.text)]
    if (
        len(heads) >= _SEVERAL_MAILS
        and is_first(blocks, heads[0])
        and stand_apart(blocks, [*heads, len(blocks)], _SENTENCE)
    ):
        because = "Heads of mails, several of them and one over the first scene, each begin what is told."
        for at in heads:
            words = ", ".join(map(undress, blocks[at].text.split("\n")))
            yield blocks[at].text, SceneLabel(words, "label.mail", because)


def _is_mail_head(text: str) -> bool:
    """Whether all of several lines are those of a mail's head."""
    return "\n" in text and all(fits(MAIL, line) for line in text.split("\n"))


def read_head(text: str, table: Table) -> SceneLabel | None:
    r"""What stands over a letter says, if it gives a date: one line, or the last one below where it was written.

    >>> from storybind.text.rules import rules_for
    >>> read_head("14 Lark Street\nSept. 13th", rules_for("en")).words
    '14 Lark Street, Sept. 13th'
    >>> read_head("Yours,\nMay", rules_for("en"))
    """
    lines = text.split("\n")
    found = read_date(lines[-1], table, placed=True)
    if found is None or any(fits(shape, line) for line in lines[:-1] for shape in (SIGN_OFF, POSTSCRIPT, MAIL)):
        return None
    return found._replace(words=", ".join(undress(line).rstrip(",.") for line in lines))


def _follows_letter(blocks: Sequence[Block], at: int) -> bool:
    """Whether a letter begins where another one ends, or nothing is told before it: one that is read in a story stands behind prose."""
    return at == 0 or blocks[at - 1].kind in (LETTER, MARK, HEADING)


def _stands_right_over(blocks: Sequence[Block], at: int) -> bool:
    """Whether short lines stand right above a letter's greeting: where and when it was written."""
    text = blocks[at].text
    return len(text) <= _GREETING and at + 1 < len(blocks) and opens_letter(blocks[at + 1].text)


def _stands_over_letter(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line that is none of a letter's stands right above a greeting."""
    return at + 1 < len(blocks) and blocks[at + 1].kind is not LETTER and greets(blocks[at + 1])


def heads_letter(blocks: Sequence[Block], at: int) -> bool:
    """The same of one that may be a letter's, as the date of the next one is."""
    return _stands_over_letter(blocks, at) or (blocks[at].kind is LETTER and _stands_right_over(blocks, at))


def greets(block: Block) -> bool:
    """Whether a paragraph begins a letter, or is a part of one."""
    return block.kind is LETTER or opens_letter(block.text)


def opens_letter(text: str) -> bool:
    """Whether a text begins with the greeting of a letter, on a line of its own or before a comma.

    >>> opens_letter("My dear Mrs. Hale, the boat is late."), opens_letter("The dear boat, he said, was late.")
    (True, False)
    """
    head = re.match(_TO_SIGN, text[:_GREETING]) if text[:1].isupper() else None
    return head is not None and fits(SALUTE, head[0])
