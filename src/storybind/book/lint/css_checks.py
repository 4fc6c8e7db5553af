"""A stylesheet held against what e-readers share: a book's own, or a theme that a user brings."""

import re
from collections.abc import Iterator, Mapping

from storybind.book.lint.check import ERROR, WARNING, Check, Fault
from storybind.book.lint.sheet import NOT_CSS2, Sheet, parse_css
from storybind.model import Notice


def check_css(css: str) -> tuple[Notice, ...]:
    """Every breach in a stylesheet, by line; a user's theme is held to the same as ours."""
    return check_sheet(parse_css(css))


def check_alone(css: str) -> tuple[Notice, ...]:
    """What a stylesheet refers to: a theme goes into the book alone, and nothing is fetched for it."""
    told = "is not in the book, and nothing is fetched for it; leave it out"
    return tuple(Notice("L-CSS-URL", f"url({url}) {told}", line, ERROR) for url, line in parse_css(css).urls)


def check_sheet(sheet: Sheet) -> tuple[Notice, ...]:
    """The same of one that was read already."""
    notices = [check.notice(fault) for check in CSS_CHECKS for fault in check.find(sheet)]
    return tuple(sorted(notices, key=lambda notice: notice.line or 0))


def _css_syntax(sheet: Sheet) -> Iterator[Fault]:
    yield from sheet.faults


def _css_encoding(sheet: Sheet) -> Iterator[Fault]:
    if charset := CHARSET.match(sheet.css):
        yield Fault(f"the character set {charset[1]} is not that of books; save the stylesheet as UTF-8 and say so", 1)


def _css_charset(sheet: Sheet) -> Iterator[Fault]:
    named = not CHARSET.match(sheet.css) and any(name == "charset" for name, _ in sheet.at_rules)
    if (named or not sheet.css.isascii()) and not sheet.css.lower().startswith('@charset "utf-8";'):
        yield Fault('begin the stylesheet with @charset "utf-8";', 1)


def _css_at_rules(sheet: Sheet) -> Iterator[Fault]:
    for name, line in sheet.at_rules:
        if name not in ("charset", "font-face"):
            yield Fault(f"@{name} makes old engines drop the stylesheet; do without", line)


def _css_fonts(sheet: Sheet) -> Iterator[Fault]:
    for name, line in sheet.at_rules:
        if name == "font-face":
            yield Fault("a font is embedded; leave the choice to the reader", line)


def _css_features(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        functions = [f"{function}()" for function in _FUNCTION.findall(value) if function not in _FUNCTIONS]
        units = [unit for unit in _UNIT.findall(value) if unit not in _UNITS]
        displays = [value] if name == "display" and MODERN.search(value) else []
        names = [name] if FATAL.fullmatch(name) else []
        for found in (names + functions + units + displays)[:1]:
            way_out = "do without" if names else "do with CSS 2.1"  # which has position
            yield Fault(f"{found} makes old engines drop the stylesheet; {way_out}", line)


def _css_properties(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, _, line) in sheet.declarations:
        if name not in PROPERTIES and not any(known.fullmatch(name) for known in (FATAL, COLOUR, DIRECTION)):
            yield Fault(f"{name} is not a property that e-readers share; do without", line)


def _css_values(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        words = PROPERTIES.get(name)
        if words and not MODERN.search(value) and not words.issuperset(value.split()) and value != "inherit":
            yield Fault(f"{name}: {value} is not a value that e-readers share; choose one of CSS 2.1", line)


def _css_selectors(sheet: Sheet) -> Iterator[Fault]:
    for rule in sheet.rules:
        text = ", ".join(rule.selectors)
        odd = [f":{name}" for name in _PSEUDO.findall(text) if name not in _PSEUDOS] + NOT_CSS2.findall(text)
        if odd:
            yield Fault(f"{odd[0]} is beyond CSS 2.1, and old engines choke on it; use a class", rule.line)


def _css_bare(sheet: Sheet) -> Iterator[Fault]:
    for rule in sheet.rules:
        if found := BARE.search(", ".join(rule.selectors)):
            yield Fault(f"{found[0].strip()!r} also takes in what Kobo adds to a page; use a class", rule.line)


def _css_direction(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, _, line) in sheet.declarations:
        if DIRECTION.fullmatch(name):
            yield Fault(f"{name} is forbidden in EPUB; set dir on the element", line)


def _css_colours(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        coloured = COLOUR.fullmatch(name) and value not in _NO_COLOUR
        if coloured or (name.startswith(("border", "outline")) and _COLOUR_VALUE.search(value)):
            yield Fault(f"{name}: {value} sets a colour, which can vanish at night; leave it to the reader", line)


def _css_body_text(sheet: Sheet) -> Iterator[Fault]:
    for rule, (name, value, line) in sheet.declarations:
        plain = [selector for selector in rule.selectors if _BODY_TEXT.issuperset(re.split(r"[\s>+]+", selector))]
        sides = name.startswith(("margin", "padding")) and any(
            not _ZERO.fullmatch(side) for side in _sides(name, value)
        )
        if plain and (sides or (name in BODY_DEFAULTS and value not in BODY_DEFAULTS[name])):
            yield Fault(f"{name} on {plain[0]} overrides what the reader chose; set it on a class, or not at all", line)


def _sides(name: str, value: str) -> list[str]:
    """The values for left and right of a margin or padding."""
    parts = value.split()
    if "-" in name:
        return parts if name.endswith(("-left", "-right")) else []
    return parts if len(parts) < 2 else parts[1::2]


def _css_font_sizes(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        if name in ("font-size", "font") and _ABSOLUTE.search(value):
            yield Fault(f"{name}: {value} takes the size out of the reader's hand; use em", line)


def _css_margins(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        sides = _sides(name, value) if name.startswith("margin") else []
        if any(side == "auto" or _ems(side) > 4 for side in sides):
            yield Fault(f"{name}: {value} fails on small or simple readers; use percent at the sides", line)


def _css_indents(sheet: Sheet) -> Iterator[Fault]:
    for _, (name, value, line) in sheet.declarations:
        if name == "text-indent" and _ems(value) > 4:
            yield Fault(f"text-indent: {value} is too wide for a small screen; use 1em to 1.5em", line)


def _ems(value: str) -> float:
    length = _EMS.fullmatch(value)
    return float(length[1]) if length else 0


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CHARSET = re.compile(r"@charset\s*[\"'](?!utf-8[\"'])([^\"']*)", re.IGNORECASE)
_FUNCTION = re.compile(r"(?<![-\w])([-\w]+)\(")
_FUNCTIONS = _words("attr counter counters hsl hsla rgb rgba url")
_UNIT = re.compile(r"(?<![\w#.-])[+-]?(?:\d+(?:\.\d+)?|\.\d+)([a-z]+)")
_UNITS = _words("em ex px pt pc cm mm in")
FATAL = re.compile(r"--.*|position|(?:-\w+-)?(?:flex|grid|transform)(?:-.*)?")
MODERN = re.compile(r"flex|grid|\(")
DIRECTION = re.compile("direction|unicode-bidi")
COLOUR = re.compile(r"(?:.+-)?color|background(?:-.*)?|(?:text|box)-shadow")
_NO_COLOUR = _words("none transparent inherit currentcolor")
_COLOUR_VALUE = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|\b(?:black|silver|gr[ae]y|white|maroon|red|purple|fuchsia|green|lime|olive"
    r"|yellow|navy|blue|teal|aqua|orange|brown|(?:dark|light|dim)\w+)\b"
)
_PSEUDO = re.compile(r":([-\w]+)")
_PSEUDOS = _words("active after before first-child first-letter first-line focus hover lang link visited")
BARE = re.compile(r"(?:^|[\s,>+])(?:span|div)(?![\w.#\[:-])|(?:^|[\s,])body\s?>")
_BODY_TEXT = _words("html body section div p *")
BODY_DEFAULTS: Mapping[str, frozenset[str]] = {
    "font": _words("inherit"),
    "font-size": _words("100% 1em medium inherit"),
    "font-family": _words("inherit"),
    "line-height": _words("normal inherit"),
    "text-align": _words("inherit"),
}
_ZERO = re.compile(r"[+-]?0+(?:\.0+)?(?:[a-z]+|%)?")
_ABSOLUTE = re.compile(r"\d(?:px|pt|pc|cm|mm|in)\b")
_EMS = re.compile(r"(\d+(?:\.\d+)?|\.\d+)em")
PROPERTIES: Mapping[str, frozenset[str]] = {  # those without words take any value
    "border-collapse": _words("collapse separate"),
    "border-style": _words("none hidden dotted dashed solid double groove ridge inset outset"),
    "caption-side": _words("top bottom"),
    "clear": _words("none left right both"),
    "display": _words(
        """
        none inline block inline-block list-item table inline-table table-row table-row-group table-header-group
        table-footer-group table-column table-column-group table-cell table-caption
        """
    ),
    "float": _words("none left right"),
    "font-style": _words("normal italic oblique"),
    "font-variant": _words("normal small-caps"),
    "font-weight": _words("normal bold bolder lighter 100 200 300 400 500 600 700 800 900"),
    "text-align": _words("left right center justify"),
    "text-decoration": _words("none underline overline line-through"),
    "text-transform": _words("none capitalize uppercase lowercase"),
    "visibility": _words("visible hidden collapse"),
    "white-space": _words("normal pre nowrap pre-wrap pre-line"),
    "adobe-hyphenate": _words("none explicit auto"),
    **dict.fromkeys(_words("hyphens -epub-hyphens -webkit-hyphens -moz-hyphens"), _words("none manual auto")),
    **dict.fromkeys(_words("overflow-wrap word-wrap"), _words("normal break-word")),
    **dict.fromkeys(_words("page-break-after page-break-before"), _words("auto always avoid left right")),
    **dict.fromkeys(_words("break-after break-before"), _words("auto avoid page left right")),
    **dict.fromkeys(_words("page-break-inside break-inside"), _words("auto avoid")),
    **dict.fromkeys(
        _words(
            """
            border border-top border-right border-bottom border-left border-width border-spacing border-top-width
            border-right-width border-bottom-width border-left-width border-top-style border-right-style
            border-bottom-style border-left-style content counter-increment counter-reset empty-cells font font-family
            font-size height letter-spacing line-height list-style list-style-position list-style-type margin
            margin-top margin-right margin-bottom margin-left max-height max-width min-height min-width orphans outline
            padding padding-top padding-right padding-bottom padding-left quotes text-indent vertical-align widows width
            word-spacing
            """
        ),
        frozenset(),
    ),
}

# fmt: off
CSS_CHECKS: tuple[Check[Sheet], ...] = (
    Check("L-CSS-SYNTAX", ERROR, _css_syntax,
          "Braces, strings and comments are closed; all else is rules and declarations.",
          "EPUBCheck CSS-008."),
    Check("L-CSS-ENCODING", ERROR, _css_encoding,
          "A stylesheet is in UTF-8.",
          "EPUBCheck CSS-004; EPUB 3.3 allows UTF-16 too, which few engines read."),
    Check("L-CSS-CHARSET", WARNING, _css_charset,
          "A stylesheet beyond ASCII begins with its character set.",
          "CSS 2.1, section 4.4: a stylesheet without may be read as Latin-1."),
    Check("L-CSS-AT", ERROR, _css_at_rules,
          "There are no at-rules but @charset and @font-face.",
          "RMSDK drops a stylesheet with @media it does not know; @import is a further file to fail."),
    Check("L-CSS-FONT", WARNING, _css_fonts,
          "No fonts are embedded.",
          "Readers have their own choice; EPUBCheck notes each (CSS-028), and each has a licence."),
    Check("L-CSS-FEATURE", ERROR, _css_features,
          "Nothing of CSS 3 that stops old engines: calc() and the like, rem, vw, variables, flex, grid, position.",
          "One such value and RMSDK drops the stylesheet or refuses the book (kobofix; pandoc, issues 8379 and 8435)."),
    Check("L-CSS-PROPERTY", WARNING, _css_properties,
          "Properties are of CSS 2.1, or of the few that degrade well.",
          "What is not known everywhere makes a book that is good in one reader only."),
    Check("L-CSS-VALUE", WARNING, _css_values,
          "Keywords are of CSS 2.1.",
          "The same."),
    Check("L-CSS-SELECTOR", ERROR, _css_selectors,
          "Selectors are of CSS 2.1.",
          "RMSDK drops the stylesheet at :is and :has (kobofix); other engines of its age ignore the rule."),
    Check("L-CSS-BARE", WARNING, _css_bare,
          "Rules for span and div go by class, and none by what is right below body.",
          "Kobo wraps each sentence in a span and each page in two divs."),
    Check("L-CSS-DIRECTION", ERROR, _css_direction,
          "The direction of text is set by dir, not by CSS.",
          "EPUB 3.3, CSS requirements; EPUBCheck CSS-001."),
    Check("L-CSS-COLOUR", WARNING, _css_colours,
          "Nothing is coloured; borders take the colour of the text.",
          "Dark text vanished in night mode on iOS (ofou/graham-essays, pull 27); KDP and Kobo advise against."),
    Check("L-CSS-BODY", WARNING, _css_body_text,
          "Body text keeps the reader's size, font, line height, alignment and side margins.",
          'KDP text guidelines: "body text must be all defaults"; on Kobo the settings stop working (Blitz).'),
    Check("L-CSS-SIZE", WARNING, _css_font_sizes,
          "Font sizes are in em or percent.",
          "RMSDK loses its size setting over px (Blitz)."),
    Check("L-CSS-MARGIN", WARNING, _css_margins,
          "Side margins are in percent, or small; never auto.",
          "KDP text guidelines; Kobo finds large ones unreadable, MuPDF ignores auto."),
    Check("L-CSS-INDENT", WARNING, _css_indents,
          "A first line is indented by at most 4em.",
          "KDP text guidelines."),
)
# fmt: on
