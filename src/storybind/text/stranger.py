"""Whether a text is no story: a log, a table, data, a program, as lie about in folders."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storybind.text.tables.strangers import Stranger

_LINES, _REACH = 40, 8_000  # lines that are looked at, those that are blank left out, and characters
_SHARE = 4  # one line in so many that is prose makes a story
_LEAST = 3  # lines of a file that is known by them
_PROSE = re.compile(r"[\s\"“‘«„—–*_(-]*(?:[^\W\d_]+(?:['’-][^\W\d_]+)*[,.;:!?…\"”’»)—–*_-]* [\"“‘«„—–*_(-]*){8}")
"""How a line begins with eight words."""
_UNSPACED = "[\u3005-\u9fff\uac00-\ud7a3]{9}"
"""As many signs of those who set no blanks; slow to compile, and asked for only where one of them is."""


def find_stranger(text: str) -> str:
    r"""What a text is that is no story, as it is called; empty for a story, and where nothing is sure.

    >>> find_stranger("2024-01-01 12:00:00 INFO start\n" * 3), find_stranger('{"rain": [1, 2]}'), find_stranger("It rained.\n")
    ('a log', 'data (JSON)', '')
    """
    if opening := re.match(r"\s*(?:[{\[]|<\?xml)", text):
        if opening[0][-1] == "l":
            return "data (XML)"
        if _is_json(text):
            return "data (JSON)"
    lines = [line for line in text[:_REACH].split("\n")[: 2 * _LINES] if line.strip()][:_LINES]
    prose = (line for line in lines if _PROSE.match(line) or (max(line) > "\u3004" and re.search(_UNSPACED, line)))
    if len(lines) < _LEAST or any(islice(prose, (len(lines) - 1) // _SHARE, None)):
        return ""
    from storybind.text.tables.strangers import STRANGERS

    return next((row.what for row in STRANGERS if _is_one(row, lines)), "")


def _is_one(row: "Stranger", lines: Sequence[str]) -> bool:
    shaped, sure = _patterns(row)
    if sum(sure.search(line) is not None for line in lines) < max(row.times * len(lines), 1):
        return False
    return sum(shaped.fullmatch(line) is not None for line in lines) >= row.share * len(lines)


@cache
def _patterns(row: "Stranger") -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(row.line), re.compile(row.proof)


def _is_json(text: str) -> bool:
    """Whether a text is JSON, or its first line is an object: ``[1]`` may be a chapter's number."""
    import json

    first, more, _ = text.strip().partition("\n")
    for whole in (text, first) if more and first[0] == "{" else (text,):
        try:
            return bool(json.loads(whole))
        except (ValueError, RecursionError):
            continue
    return False
