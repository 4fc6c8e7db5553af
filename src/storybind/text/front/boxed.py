"""Title and author in a box that is drawn with signs, as old texts have them."""

import re
from itertools import islice

_FRAME = r"[+╔┌┏*#=╭][-=─═━*#]{3,90}[+╗┐┓*#=╮]|[+╚└┗*#=╰][-=─═━*#]{3,90}[+╝┘┛*#=╯]"
_CORNERS = frozenset("+╔┌┏*#=╭╚└┗╰")  # the pattern is slow to compile, and hardly any text has a box
_SIDES = frozenset("|║│┃*#:")
_MOST = 10  # lines


def open_box(lines: list[str]) -> None:
    """Take the sides of a box from the lines in it, where one stands round the first lines of a text.

    >>> lines = ["+---------+", "| THE TAPE |", "| by Ann  |", "+---------+", "", "It rained."]
    >>> open_box(lines)
    >>> [line.strip() for line in lines[1:3]]
    ['THE TAPE', 'by Ann']
    """
    top = next((at for at, line in enumerate(islice(lines, _MOST)) if line and not line.isspace()), -1)
    if top < 0 or lines[top].lstrip()[0] not in _CORNERS or not re.fullmatch(_FRAME, lines[top].strip()):
        return
    below = range(top + 1, min(top + 1 + _MOST, len(lines)))
    end = next((at for at in below if re.fullmatch(_FRAME, lines[at].strip())), -1)
    inside = range(top + 1, end)
    sides = [line[0] for at in inside if len(line := lines[at].strip()) > 1 and line[0] == line[-1]]
    if inside and len(sides) == len(inside) and _SIDES.issuperset(sides):
        for at in inside:
            lines[at] = lines[at].strip()[1:-1]
