"""Lines of a Markdown story, and tags within them, that are in no book: comments, fields of notes, what is told to the program of a site."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind.counting import tell_counts
from storybind.model import Block, Entry, Header, Notice, Severity, Span
from storybind.syntax import CODE, COMMENT, LINK
from storybind.text.label.line import read_label
from storybind.text.markdown.forms import FENCE, ITEM, LOOK, MOST_LINES
from storybind.text.tables.buttons import is_ways

_PROGRAM = re.compile(r"<(script|style)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"[ \t]*#[^\W\d][\w/-]*+#?(?:[ \t,]+#[^\W\d][\w/-]*+#?)*[ \t]*")
_NOTES = re.compile(r"\[\[[^\[\]\n]+\]\](?:[ \t]*[|·•,/-]?[ \t]*\[\[[^\[\]\n]+\]\])+")
"""A row of links to other notes."""
_PAGES = re.compile(r"\[[^\[\]\n]+\]\([^()\s]+\.(?:md|csv)\)")
"""A link to another page of a folder of notes, alone on its line."""
_FIELD = re.compile(r"[^\W\d][\w -]{0,30}::(?:[ \t]+\S.*)?")
_TOLD_TO_PROGRAM = re.compile(
    rf"(?:(?:\{{\{{(?:[<%](?:(?!\}}\}}).)*[%>]|#[a-z](?:(?!\}}\}}).)*)\}}\}}|\{{%(?:(?!%\}}).)*%\}})[ \t]*)+|\{{%-? *comment\b.*\bendcomment *-?%\}}|{LOOK}|\[(?:TOC\d?|toc)\]|\[\[_?TOC_?\]\]"
)
"""What is told to the program that makes a site or a book of Markdown: Hugo, mdBook, Jekyll; where the contents go."""
_FOR_SITE = "words for a site's program"
_TAG_OF_PAIR = (
    r"\{\{[<%] *(?P<closes>/?) *(?P<name>\w[\w./-]*)[^{}\n]*[%>]\}\}|\{%-? *(?P<ends>end)?(?P<word>[a-z]\w*)[^{}\n]*%\}"
)
_HIDES = "comment"
"""How the tags look between which a site's program sets words otherwise; what is within those of one name is for no reader."""

_OPENS_DIV = re.compile(r":{3,}[ \t]*(?:\{[^{}]+\}|([a-z][\w-]*))[ \t]*")
"""How pandoc opens a part of a text that looks otherwise; a line of colons alone, which may be a mark of scenes, closes it. ``::: later`` is its author's."""
_RAW = re.compile(r"\{=(\w+)\}")
_MEASURE = r"[-\d.]*(?:em|ex|pt|mm|cm|in|\\[a-zA-Z]+)?"
_COMMANDS = rf"\\(?:begin|end|(?:this)?pagestyle|pagenumbering|label)\{{[\w.*-]*\}}|\\[a-zA-Z]+\*?(?:\[[^\[\]]*\]|\{{{_MEASURE}\}})*|</?[\w:]+(?:\s[^<>]*)?/?>|\{{=\w+\}}"
r"""What tells a program how to set a text; in other braces stand words: ``\chapter{Morning}``."""


class Out(NamedTuple):
    """Lines that are in no book, or of one a part, and what they are."""

    span: Span
    what: str
    part: str = ""


def next_outside(lines: list[str], at: int, *, seen: bool) -> tuple[Out | None, int]:
    """Lines from index `at` on that are no story, and the index after them."""
    line = lines[at].strip()
    if line.startswith("<!--"):
        end = next((n for n in range(at, min(at + MOST_LINES, len(lines))) if "-->" in lines[n]), -1)
        if end >= 0 and lines[end].rstrip().endswith("-->") and "".join(lines[at : end + 1]).count("<!--") == 1:
            return Out(Span(at + 1, end + 1), "comments"), end + 1
    elif program := _PROGRAM.match(line):
        name = program[1].lower()
        rows = [row.strip().lower() for row in lines[at : at + MOST_LINES]]
        end = next((n for n, row in enumerate(rows) if f"</{name}>" in row), -1)
        if end >= 0 and rows[end].endswith(f"</{name}>") and "".join(rows[: end + 1]).count(f"<{name}") == 1:
            return Out(Span(at + 1, at + end + 1), "scripts and styles"), at + end + 1
    elif line.startswith("%%"):
        if end := _end_of_comment(lines, at):
            return Out(Span(at + 1, end), "comments"), end
    elif "{:toc}" in "".join(lines[at + 1 : at + 2]) and re.match(ITEM, line):
        return Out(Span(at + 1, at + 2), _FOR_SITE), at + 2
    else:
        edge = not seen or not any(map(str.strip, lines[at + 1 : at + 40]))
        if what := _kind_of_line(lines[at], edge=edge):
            return Out(Span(at + 1, at + 1), what), at + 1
    return None, at


def find_divs(lines: Sequence[str]) -> list[Out]:
    """The lines that open a part that looks otherwise, and those that close one, in pairs and not in code; most texts have none.

    So is what pandoc hands on to another program: HTML is read without the fence round it, and commands alone are no story.
    """
    opened: list[int] = []
    found: list[int] = []
    raw = 0  # where such a fence was opened
    code = ""  # the signs of the fence above it
    for at, line in enumerate(lines, start=1):
        row = line.strip()
        if fence := FENCE.fullmatch(line):
            if not code:
                code, raw = fence[1], at if _RAW.fullmatch(fence[2]) else 0
            elif row.startswith(code):
                found += _raw_lines(lines, raw, at) if raw else ()
                code = ""
        elif code or not row.startswith(":::"):
            continue
        elif (div := _OPENS_DIV.fullmatch(row)) and not (div[1] and read_label(div[1])):
            opened.append(at)
        elif opened and not row.strip(":"):
            found += (opened.pop(), at)
    return [Out(Span(at, at), _FOR_SITE) for at in sorted(found)]


def find_pairs(lines: Sequence[str]) -> list[Out]:
    """The tags of a site's program that stand on either side of words, not in code; the words are the story's.

    >>> [out.part for out in find_pairs(["{{< lead >}}It rained.{{< /lead >}}", "{% raw %}He left.", "{{< ad >}}"])]
    ['{{< lead >}}', '{{< /lead >}}']
    """
    opened: list[tuple[str, Out]] = []
    found: list[Out] = []
    code = ""  # the signs of the fence above
    for at, line in enumerate(lines, start=1):
        if fence := FENCE.fullmatch(line):
            code = "" if code and line.strip().startswith(code) else code or fence[1]
        for tag in re.finditer(_TAG_OF_PAIR, line) if not code and "{" in line else ():
            if line.count("`", 0, tag.start()) % 2:
                continue
            name, out = tag["name"] or tag["word"], Out(Span(at, at), _FOR_SITE, tag[0])
            if not (tag["closes"] or tag["ends"]):
                opened.append((name, out))
                continue
            above = next((n for n in reversed(range(len(opened))) if opened[n][0] == name), None)
            if above is not None and name != _HIDES:
                found += (opened[above][1], out)
                del opened[above:]
    return sorted(found, key=lambda out: out.span)


def _raw_lines(lines: Sequence[str], first: int, last: int) -> tuple[int, ...]:
    """Of what a raw fence holds, from its first line to its last, those that are no story: of HTML the fence, of commands all; else none."""
    if "{=html" in lines[first - 1]:
        return first, last
    inside = "\n".join(lines[first : last - 1])
    return () if any(map(str.isalnum, re.sub(_COMMANDS, "", inside))) else tuple(range(first, last + 1))


def _kind_of_line(raw: str, *, edge: bool) -> str:
    """What a line is that is no story; some are none only above it and below it, at its `edge`."""
    line = raw.strip()
    if re.fullmatch(LINK, raw):
        return "comments" if line.startswith("[//]:") else "addresses of links"
    if re.fullmatch(r"!\[\[[^\[\]\n]+\]\]", line):
        return "files that belong in the text"
    if "](" in line and line[0] not in "-+!" and is_ways(line):
        return "ways to other parts"
    if line[:1] in ("{", "[") and _TOLD_TO_PROGRAM.fullmatch(line):
        return _FOR_SITE
    if "](" in line and _PAGES.fullmatch(line):
        return "ways to other notes"
    if edge and "::" in line and _FIELD.fullmatch(line):
        return "fields of notes"
    if edge and _NOTES.fullmatch(line):
        return "ways to other notes"
    return "tags" if _TAGS.fullmatch(line) and (edge or line.rstrip("#").count("#") > 1) else ""


def comments_in(rows: Sequence[str], first: int) -> Iterator[Out]:
    """What an author wrote for no reader within the lines of a block, the `first` of which has that number; code has none."""
    raw = "\n".join(rows)
    if not ("%%" in raw or "<!--" in raw) or FENCE.fullmatch(rows[0]):  # nearly all
        return
    at = 0
    for part in re.split(CODE, raw):
        for found in () if part[:1] == "`" else re.finditer(COMMENT, part, re.IGNORECASE):
            if found[0][:1] != "<" or found[0][:2] == "<!":
                line = first + raw.count("\n", 0, at + found.start())
                yield Out(Span(line, line + found[0].count("\n")), "comments", found[0])
        at += len(part)


def _end_of_comment(lines: list[str], at: int) -> int:
    """The index after a comment between ``%%`` that is in lines of its own; 0 where those are marks of scenes.

    A sign alone stands close to the words of its comment, and the first has air above it, as no mark has.
    """
    opening = lines[at].strip()
    rest = opening[2:]
    if "%%" in rest:
        return at + 1 if len(rest) > 2 and rest.index("%%") == len(rest) - 2 else 0
    before, below = (lines[n].strip() if 0 <= n < len(lines) else "" for n in (at - 1, at + 1))
    if rest[:1] == "%" or (not rest and (before or not below)):
        return 0
    most = min(at + MOST_LINES, len(lines))
    end = next((end for end in range(at + 1, most) if "%%" in lines[end]), 0)
    closing = lines[end].strip() if end else ""
    behind = lines[end + 1].strip() if end + 1 < len(lines) else ""
    alone = closing == "%%" and lines[end - 1].strip() and (not behind or all(map(str.strip, lines[at:end])))
    return end + 1 if alone or (closing[2:].find("%%") == len(closing) - 4 >= 0) else 0


def take_tags(header: Header, out: list[Out], lines: Sequence[str]) -> tuple[Header, list[Out]]:
    """The first line of ``#tags`` that stands above or below the story says what the story is about."""
    at = next((at for at, one in enumerate(out) if one.what == "tags"), -1)
    if at < 0 or header.has("tags"):
        return header, out
    tags = tuple(part.strip("#, \t") for part in lines[out[at].span.first - 1].split())
    entry = Entry("tags", "", tags, out[at].span)
    return header._replace(entries=(*header.entries, entry)), [*out[:at], *out[at + 1 :]]


def tell(out: Sequence[Out], left_out: Sequence[Block]) -> Iterator[Notice]:
    """One notice of all that is left out, if anything is: how many words of each kind."""
    counts: Counter[str] = Counter()
    for one, block in zip(out, left_out, strict=True):
        counts[one.what] += len(block.text.split())
    if counts:
        yield Notice("left-out", f"left out of the book: {tell_counts(counts)}", out[0].span.first, Severity.INFO)
