"""A report as one page: a table that can be sorted and searched, and small charts; it needs nothing beside itself.

What stories say of themselves is anybody's words. It comes into the page as data, which the page's script shows as text,
and the page allows no script but that one (Content Security Policy, level 3, section 8.3: by its hash).
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Any

from storybind.batch.run import Tally
from storybind.filenames import REPORT

MOST = 100_000
"""Rows that a browser shows without trouble."""

_FOLDER = Path(__file__).parent
_SHOWN = ("story", "title", "status", "words", "chapters", "scenes", "seconds", "bytes", "warnings")
_CHARTS = (("words", "Words a story", 1.0), ("scenes", "Scenes a story", 1.0), ("seconds", "Seconds a story", 0.001))


def write_page(name: str, records: Iterable[Mapping[str, Any]], tally: Tally) -> str:
    """The page of a report called `name`; of more than `MOST` stories, all that failed and the longest others."""
    chosen = list(records)
    if len(chosen) > MOST:
        chosen = sorted(chosen, key=lambda one: (one["status"] != "failed", -one["words"]))[:MOST]
    script = (_FOLDER / "report.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return REPORT.decode() + Template((_FOLDER / "report.html").read_text("utf-8")).substitute(
        name=escape(name.encode("utf-8", "replace").decode()),
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'",
        tiles="".join(_tiles(tally)),
        failures="".join(_failures(tally)),
        charts="".join(_chart(chosen, *chart) for chart in _CHARTS),
        left_out=f"{len(chosen):,} of {tally.done:,} stories: all that failed, and the longest."
        if tally.done > len(chosen)
        else "",
        data=_data(chosen),
        script=script,
    )


def _tiles(tally: Tally) -> Iterable[str]:
    for name in ("made", "unchanged", "planned", "failed", "words"):
        number = getattr(tally, name)
        if number or name in ("made", "failed"):
            bad = " bad" if name == "failed" and number else ""
            yield f'<div class="tile{bad}"><b>{number:,}</b><span>{name}</span></div>\n'
    yield f'<div class="tile"><b>{_span(tally.seconds)}</b><span>of work</span></div>\n'


def _span(seconds: float) -> str:
    """A stretch of time, rounded.

    >>> _span(7.42), _span(150), _span(9000)
    ('7.4 s', '2.5 min', '2.5 h')
    """
    size, unit = next(((size, unit) for size, unit in ((3600, "h"), (60, "min")) if seconds >= size), (1, "s"))
    return f"{seconds / size:.1f} {unit}"


def _failures(tally: Tally) -> Iterable[str]:
    for code, group in sorted(tally.failures.items(), key=lambda one: -one[1].times):
        said = escape(group.examples[0].encode("utf-8", "replace").decode())
        yield (
            f'<li><button type="button" data-code="{escape(code)}"><b>{group.times:,}</b> {escape(code)}</button> '
            f"<span>such as {said}</span></li>\n"
        )


def _data(records: Sequence[Mapping[str, Any]]) -> str:
    """The rows as JSON that cannot end its element: no ``<`` is in it."""
    rows = [
        [
            *(one.get(name) for name in _SHOWN),
            *((error["code"], error["message"]) if (error := one["error"]) else (None, None)),
        ]
        for one in records
    ]
    return json.dumps(rows, separators=(",", ":")).replace("<", "\\u003c")


def _chart(records: Sequence[Mapping[str, Any]], key: str, title: str, unit: float) -> str:
    """How many stories there are of each size, in steps of 1, 2, 5, 10 ... of a `unit`; the failed ones are left out."""
    values = [one[key] / unit for one in records if one[key] and one["status"] != "failed"]
    if not values:
        return ""
    edges = [edge for edge in steps(max(values)) if edge * 5 / 2 > min(values)]
    counts = [sum(low <= value < high for value in values) for low, high in pairwise(edges)]
    told = f"{title}: from {_edge(min(values) * unit)} to {_edge(max(values) * unit)}"
    return (
        f'<figure><figcaption>{title}</figcaption><svg viewBox="0 0 240 100" role="img" aria-label="{told}">'
        f"{''.join(_bars(edges, counts, unit))}</svg></figure>\n"
    )


def _bars(edges: Sequence[float], counts: Sequence[int], unit: float) -> Iterator[str]:
    """The bars of a chart, 240 wide and 100 high, and the numbers on and below them."""
    wide, most = 228 / len(counts), max(counts)
    for at, count in enumerate(counts):
        left, high = 6 + at * wide, 72 * count / most
        yield f'<rect x="{left + 0.75:.1f}" y="{84 - high:.1f}" width="{wide - 1.5:.1f}" height="{high:.1f}" rx="1.5"/>'
        if count:
            yield f'<text class="count" x="{left + wide / 2:.1f}" y="{80 - high:.1f}">{count:,}</text>'
    for at, edge in enumerate(edges):
        yield f'<text x="{6 + at * wide:.1f}" y="95">{_edge(edge * unit)}</text>'


def steps(largest: float) -> list[float]:
    """The edges of the classes for values up to the largest: 1, 2, 5, 10 ... and one more.

    >>> steps(30)
    [1, 2, 5, 10, 20, 50]
    """
    edges: list[float] = [1]
    while edges[-1] <= largest:
        lead = str(edges[-1])[0]
        edges.append(edges[-1] * 5 // 2 if lead == "2" else edges[-1] * 2)
    return edges


def _edge(value: float) -> str:
    """A number as short as a chart's axis wants it.

    >>> _edge(0.02), _edge(500), _edge(20000), _edge(1.5)
    ('0.02', '500', '20k', '1.5')
    """
    return f"{value / 1000:g}k" if value >= 1000 else f"{value:.3g}"
