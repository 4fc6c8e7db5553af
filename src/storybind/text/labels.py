"""Lines of words that name a scene: ``~ Three days later ~``, ``Mira's POV``, ``London, 1889``."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from storybind.model import Block, BlockKind
from storybind.text.rules import Table, rules_for
from storybind.text.tables.marks import is_mark

LONGEST = 80
"""Characters of a line that may be a label; nothing longer is dressed as one either."""
_MOST_WORDS = 10
_LONGEST_VIEWPOINT = 40
_TOLD = 150  # characters of the story for each line that is nothing but a name: in a play there are fewer
_DASHES = "-–—―"
_DRESS = "~*-_=<>()[]{}#|•·:–—.✦◆◇■□●○★☆※＊～〜＝－―【】〔〕［］（）〈〉｛｝ \t\u3000"
_SAID = '"“‘«„'
_ROWS = "*=+#•✦◆★☆xXoO"
_HOURS = ("a.m.", "p.m.")
_NAME = r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)?"


class SceneLabel(NamedTuple):
    """A label's words without their dress, and the row that knew it."""

    words: str
    rule: str
    because: str


def undress(line: str) -> str:
    """A line without the signs round it.

    >>> undress("~~~~ Three days later ~~~~")
    'Three days later'
    >>> undress("xXx Later that night xXx")
    'Later that night'
    """
    words = line.split()
    if len(words) > 2 and is_mark(words[0]) and is_mark(words[-1]):
        line = " ".join(words[1:-1])
    return line.strip(_DRESS)


def read_label(line: str, table: Table | None = None, viewpoints: frozenset[str] = frozenset()) -> SceneLabel | None:
    """What a line that stands by itself says about the scene it opens, or None where it is prose.

    English labels are known in stories of every language: that is how fan fiction marks its scenes.

    Args:
        line: One line, stripped.
        table: The story's language; English where it is not given.
        viewpoints: Names that stand by themselves in the story, as `find_viewpoints` gives them.
    """
    if len(line) > LONGEST or not line or line[0] in _SAID or line[-1] in ",;?!":
        return None
    numbered = any(map(str.isdigit, line))
    stops = _ends_sentence(line)
    if stops and not (numbered and line[-1] == "."):
        return None
    if line[0] in _DASHES and line[-1] not in _DASHES:  # somebody says it
        return None
    core = undress(line[:-1] if stops else line)
    if not core or len(core.split()) > _MOST_WORDS:
        return None
    if core in viewpoints and (core != line or core.isupper()):
        return SceneLabel(
            core, "label.viewpoint", "A name by itself, one of several in the story, says whose scene it is."
        )
    folded = core.casefold() + ("0" if numbered else "")
    for known in dict.fromkeys((table or rules_for("en"), rules_for("en"))):
        for label in known.labels:
            if stops and not label.dated:
                continue
            if any(map(folded.__contains__, label.needs)) and known.fullmatch(label.pattern, core):
                return SceneLabel(core, label.id, label.because)
    return None


def _ends_sentence(line: str) -> bool:
    """Whether a line without dress ends as a sentence or a speech does; three points trail off."""
    return line[0].isalpha() and line[-1] in '."”' and not line.endswith("...") and line[-4:].casefold() not in _HOURS


def is_dressed(line: str) -> bool:
    """Whether a line stands between two like rows of signs, and so is a heading of its own: ``~ and once he did ~``.

    Brackets and quotation marks are no such dress, nor is a lone star or stroke: they mark stress or an action.

    >>> is_dressed("~ and one time she did ~"), is_dressed("*she sighs*"), is_dressed("--and then--")
    (True, False, False)
    """
    if not line or len(line) > LONGEST or line[0].isalnum() or line[-1].isalnum() or line[0] in _SAID:
        return False
    line = " ".join(line.split())  # as `undress` may give it: a no-break space is none any more
    core = undress(line)
    if not core or len(core.split()) > _MOST_WORDS or core[-1] in '.,;:?!"”':
        return False
    start, _, end = line.partition(core)
    start, end = start.strip(), end.strip()
    return (
        bool(start)
        and bool(end)
        and start[0] == end[-1]
        and (start[0] == "~" or (len(start) > 2 and start[0] in _ROWS))
    )


def find_viewpoints(blocks: Iterable[Block]) -> frozenset[str]:
    """Names on lines of their own that say whose scene follows, if there are at least two: ``[Tomas]``, ``~ Ada ~``, ``WREN``.

    Words in capitals are as often sounds, ``**BANG**``: in dress they are names where the text has one of them in a sentence,
    without any where it has each, and where more is told under them than what one of the persons of a play says.
    """
    blocks = list(blocks)
    names: Counter[str] = Counter()
    shouted: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for block in blocks:
        if len(block.text) >= _LONGEST_VIEWPOINT or block.kind is not BlockKind.PARAGRAPH:  # nearly all blocks
            continue
        line = f"**{block.text}**" if is_bold(block) else block.text
        core = undress(line) if _may_be_named(line) else ""
        if not re.fullmatch(_NAME, core):
            continue
        if core.isupper() and len(core) > 1:
            (bare if core == line else shouted)[core] += 1
        elif core.istitle() and core != line:
            names[core] += 1
    if len(shouted) >= 2 and any(_is_named(core.title(), blocks) for core in shouted):
        names += shouted
    if len(bare) >= 2 and sum(len(block.text) for block in blocks) >= _TOLD * bare.total():
        named = [core for core in bare if _is_named(core.title(), blocks)]
        names.update(named if len(named) >= 2 else ())
    return frozenset(names) if len(names) >= 2 else frozenset()


def _may_be_named(line: str) -> bool:
    """Whether a line has signs on both sides or none on either, and is nothing that is said."""
    dressed = not line[:1].isalnum()
    return len(line) < _LONGEST_VIEWPOINT and dressed != line[-1:].isalnum() and line[:1] not in "\"“”‘'«»("


def is_bold(block: Block) -> bool:
    """Whether all of a short line is set in bold."""
    if len(block.inline) != 1:
        return False
    (one,) = block.inline
    return (one.start, one.end, one.kind) == (0, len(block.text), "strong")


def _is_named(name: str, blocks: Iterable[Block]) -> bool:
    """Whether a word stands in the midst of a sentence with a capital, as only names do."""
    within = re.compile(rf"[a-zà-ÿ,] {re.escape(name)}\b")
    return any(name in block.text and within.search(block.text) for block in blocks)
