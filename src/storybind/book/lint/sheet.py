"""A stylesheet read with tolerance, as browsers do it; what they would skip is told."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from storybind.book.lint.check import Fault

_OPAQUE = re.compile(
    r"""/\*.*?(\*/|\Z)
    |url\(\s*(?P<url>"[^"\n]*"|'[^'\n]*'|[^)]*)\s*(\)?)
    |"(?:[^"\\\n]|\\.)*("?)
    |'(?:[^'\\\n]|\\.)*('?)""",
    re.S | re.I | re.X,
)
_NAME = r"-?[a-z_\u0080-\U0010ffff\\][\w\u0080-\U0010ffff\\-]*"
_SIMPLE = rf"(?:(?:{_NAME}|\*)(?:[.#]{_NAME}|\[[^\[\]]*\]|:{_NAME}(?:\([^()]*\))?)*|(?:[.#]{_NAME}|\[[^\[\]]*\]|:{_NAME}(?:\([^()]*\))?)+)"
SELECTOR = re.compile(rf"{_SIMPLE}(?:(?: ?[>+] ?| ){_SIMPLE})*")
NAME = re.compile(rf"{_NAME}|--.*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_AT_RULE = re.compile(r"@([-\w]*)")
NOT_CSS2 = re.compile(r"::|~(?!=)|[\^$*]=|&|\|(?!=)|<")


class Declaration(NamedTuple):
    """A property and its value in lower case, ``!important`` left off and strings blotted out."""

    name: str
    value: str
    line: int


class Rule(NamedTuple):
    """A rule that is not an at-rule; selectors in lower case."""

    selectors: tuple[str, ...]
    declarations: list[Declaration]
    line: int


class Sheet(NamedTuple):
    """A stylesheet read with tolerance: as browsers do it, but what they would skip is kept in `faults`."""

    css: str
    rules: list[Rule]
    at_rules: list[tuple[str, int]]  # names without the ``@``, with their lines
    urls: list[tuple[str, int]]  # all that is referred to, with its lines
    faults: list[Fault]

    @property
    def declarations(self) -> Iterator[tuple[Rule, Declaration]]:
        """All declarations with their rules."""
        return ((rule, declaration) for rule in self.rules for declaration in rule.declarations)


def parse_css(css: str) -> Sheet:
    """A stylesheet as rules; of the grammar it knows comments, strings, braces, semicolons and colons."""
    reader = _SheetReader(css)
    for mark in re.finditer("[{};]", reader.text):
        reader.take(mark)
    return reader.close()


class _SheetReader:
    """How far the reading of a stylesheet has come; `open` holds the blocks begun, None for one of an at-rule, `begun` their lines."""

    def __init__(self, css: str) -> None:
        self.sheet = Sheet(css, [], [], [], [])
        self.ends = [match.start() for match in re.finditer("\n", css)]
        self.text = _OPAQUE.sub(self.blot, css)
        self.open: list[Rule | None] = []
        self.begun: list[int] = []
        self.start = 0

    def line(self, place: int) -> int:
        return bisect_left(self.ends, place) + 1

    def fault(self, text: str, line: int) -> None:
        self.sheet.faults.append(Fault(text, line))

    def blot(self, match: re.Match[str]) -> str:
        """A comment, address or string, made harmless at its full length."""
        found, line = match[0], self.line(match.start())
        if not match[match.lastindex or 0]:
            self.fault(f"{found[:20]!r} is not closed; close it", line)
        if match["url"] is not None:
            self.sheet.urls.append((match["url"].strip(" \t\n\"'"), line))
            return "url(" + "_" * (len(found) - 5) + ")"
        return (" " if found[0] == "/" else '"') * len(found)

    def take(self, mark: re.Match[str]) -> None:
        """Read on to a brace or semicolon."""
        chunk = self.text[self.start : mark.start()]
        words, line = chunk.strip().lower(), self.line(mark.start() - len(chunk.lstrip()))
        self.start = mark.end()
        if mark[0] == "{":
            self.begin(words, line)
        elif words:
            self.statement(words, line)
        elif mark[0] == ";":
            self.fault("this ; ends nothing; remove it", self.line(mark.start()))
        if mark[0] == "}" and self.open:
            self.open.pop()
            self.begun.pop()
        elif mark[0] == "}":
            self.fault("this } closes nothing; remove it", self.line(mark.start()))

    def begin(self, words: str, line: int) -> None:
        if at_rule := _AT_RULE.match(words):
            self.sheet.at_rules.append((at_rule[1], line))
            self.open.append(None)
            self.begun.append(line)
            return
        if self.open and self.open[-1]:
            self.fault("a rule begins inside a rule; close the outer one first", line)
        rule = Rule(tuple(" ".join(selector.split()) for selector in words.split(",")), [], line)
        for selector in rule.selectors:
            if not (SELECTOR.fullmatch(selector) or NOT_CSS2.search(selector)) and selector.count(
                "("
            ) == selector.count(")"):
                self.fault(f"{selector[:30]!r} is no selector; name elements and classes", line)
        self.sheet.rules.append(rule)
        self.open.append(rule)
        self.begun.append(line)

    def statement(self, words: str, line: int) -> None:
        name, _, value = (part.strip() for part in words.partition(":"))
        if at_rule := _AT_RULE.match(words):
            self.sheet.at_rules.append((at_rule[1], line))
        elif not self.open or not NAME.fullmatch(name) or not value or not _is_balanced(value):
            self.fault(f"{words[:30]!r} is no declaration in a rule; write property: value, or remove it", line)
        elif rule := self.open[-1]:
            rule.declarations.append(Declaration(name, value.partition("!")[0].rstrip(), line))

    def close(self) -> Sheet:
        for char in _CONTROL.finditer(self.text):
            self.fault(f"the character {char[0]!r} has no place in a stylesheet; remove it", self.line(char.start()))
        if rest := self.text[self.start :].strip().lower():
            blank = len(self.text) - self.start - len(self.text[self.start :].lstrip())
            self.statement(rest, self.line(self.start + blank))
        if self.begun:
            self.fault("the “{” has no “}”; write one behind the last line of its rule", self.begun[0])
        return self.sheet


def _is_balanced(value: str) -> bool:
    """Whether brackets are closed in a value."""
    return value.count("(") == value.count(")") and value.count("[") == value.count("]")
