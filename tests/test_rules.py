"""The tables hold what they promise: every example of every row, through the functions that read stories."""

from __future__ import annotations

import importlib
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from cost import assert_within, cost
from storybind.languages import KNOWN
from storybind.model import Break, Candidate
from storybind.text import tables
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.prose.caseless import fold_alike, in_small_letters
from storybind.text.prose.company import Pages
from storybind.text.prose.course import Course
from storybind.text.prose.cues import heard
from storybind.text.prose.fitting import Text, fit
from storybind.text.prose.opening import READ, Opening
from storybind.text.prose.parsing import Group, parse
from storybind.text.prose.patterns import Patterns
from storybind.text.prose.skips import begins_with, weigh
from storybind.text.rows import Cue, Label, Rule, Signal, Turn, Veto
from storybind.text.rules import Table, rules_for
from storybind.text.tables import marks
from storybind.text.tables import notes as note_table
from storybind.text.tables.addresses import ADDRESSES, Address, address_regex, addresses_readers
from storybind.text.tables.epigraphs import (
    SOURCES,
    Source,
    read_bare_source,
    read_source,
    speaks_of_above,
    speaks_of_letter,
)
from storybind.text.tables.front_matter import SECTIONS, Section, read_section
from storybind.text.tables.headings import FAMILIES, SMALL_TITLE, Family
from storybind.text.tables.headings import regex as heading_regex

LANGUAGES = sorted(path.stem for path in Path(tables.__path__[0]).glob("*.py") if path.stem in KNOWN)
TABLES = tuple(rules_for(language) for language in LANGUAGES)
RULES = [(table, rule) for table in TABLES for rule in table.rules]
VETOES = [(table, veto) for table in TABLES for veto in table.vetoes]
LABELS = [(table, label) for table in TABLES for label in table.labels]
SIGNALS = [(table, signal) for table in TABLES for signal in table.signals]
TURNS = [(table, turn) for table in TABLES for turn in table.turns]
ROWS: list[tuple[Table, Rule | Veto | Label | Signal | Turn]] = [*RULES, *VETOES, *LABELS, *SIGNALS, *TURNS]


@pytest.mark.parametrize("table", TABLES, ids=LANGUAGES)
def test_no_words_of_a_table_are_idle(table: Table) -> None:
    """Every name among a table's words is asked for: by a row or another of its words, or by the functions that read."""
    rows = (*table.rules, *table.vetoes, *table.labels, *table.signals, *table.cues, *table.turns)
    patterns = [*table.words.values(), *(field for row in rows for field in row if isinstance(field, str))]
    asked = {name for pattern in patterns for name in re.findall("<([a-z_]+)>", pattern)}
    own = Path(tables.__path__[0])
    readers = [path for path in own.parent.rglob("*.py") if path.parent != own]
    code = "".join(path.read_text(encoding="utf-8") for path in readers)
    assert [name for name in table.words if name not in asked and not re.search(f'["<]{name}[">]', code)] == []


def _opening(example: str) -> str:
    """The paragraph an example is about; before a ``¶`` stands the one that ends the scene before."""
    return example.rpartition("¶")[2].strip()


def _before(example: str) -> str:
    return example.rpartition("¶")[0].strip()


def _weigh(text: str, table: Table, before: str = "") -> Candidate | None:
    """What the rules say of a paragraph."""
    return weigh(Opening(text, table), table, before=before)


def _skip(text: str, table: Table, before: str = "") -> Break | None:
    """The time skip that a paragraph opens with and nothing speaks against, or None."""
    found = _weigh(text, table, before)
    return found.begins if found and not found.because else None


def _with(
    table: Table,
    rules: tuple[Rule, ...] | None = None,
    vetoes: tuple[Veto, ...] | None = None,
) -> Table:
    """The table with other rules or vetoes, as new."""
    rules = table.rules if rules is None else rules
    vetoes = table.vetoes if vetoes is None else vetoes
    return Table(
        table.language, table.words, rules, vetoes, table.labels, table.signals, table.turns, spaced=table.spaced
    )


@cache
def _alone(table: Table, rule: Rule) -> Table:
    """The table with one rule."""
    return _with(table, rules=(rule,))


@cache
def _without(table: Table, veto: Veto) -> Table:
    """The table with all vetoes but one."""
    return _with(table, vetoes=tuple(other for other in table.vetoes if other != veto))


def _fires(table: Table, rule: Rule, example: str) -> None:
    text, before = _opening(example), _before(example)
    alone = _weigh(text, _alone(table, rule), before=before)
    assert alone is not None, "the row does not take it"
    assert alone.veto == "", f"{alone.veto} stops it"
    assert alone.begins.rule == rule.id
    assert alone.begins.kind == rule.kind
    assert alone.begins.because.startswith(rule.because)
    assert alone.begins.evidence in text
    among_all = _weigh(text, table, before=before)
    assert among_all is not None
    assert among_all.veto == ""


def _silent(table: Table, rule: Rule, example: str) -> None:
    found = _skip(_opening(example), table, before=_before(example))
    assert found is None, f"{found.rule} on {found.evidence!r}" if found else ""


def _stops(table: Table, veto: Veto, example: str) -> None:
    found = _weigh(_opening(example), _without(table, veto))
    assert found is not None, "no rule takes it: the row's example proves nothing"
    assert found.veto == "", f"{found.veto} stops it too: the row's example proves nothing"
    stopped = _weigh(_opening(example), table)
    assert stopped is not None
    assert stopped.veto == veto.id
    assert stopped.because == veto.because
    assert _skip(_opening(example), table) is None


def _passes(table: Table, veto: Veto, example: str) -> None:
    found = _weigh(_opening(example), table)
    assert found is not None, "no rule takes it: the row's example proves nothing"
    assert found.veto == "", "it is stopped"


def _holds(table: Table, signal: Signal, example: str) -> None:
    found = _weigh(_opening(example), table, before=_before(example))
    assert found is not None, "no rule takes it: the row's example proves nothing"
    assert signal.because in found.begins.because


def _holds_not(table: Table, signal: Signal, example: str) -> None:
    found = _weigh(_opening(example), table, before=_before(example))
    assert found is not None, "no rule takes it: the row's example proves nothing"
    assert signal.because not in found.begins.because


def _turned(table: Table, example: str) -> str:
    """The id of the turn at the last paragraph of an example; a flashback that a rule finds on the way is set."""
    course, found = Course(table), None
    for line, text in enumerate(example.split("¶"), 1):
        found = course.read(Opening(text.strip(), table), line, labelled=line == 1)
        begins = _skip(text.strip(), table) or found
        if begins:
            course.begins(begins.kind)
    return found.rule if found else ""


def _turns(table: Table, turn: Turn, example: str) -> None:
    assert _turned(table, example) == turn.id


def _turns_not(table: Table, turn: Turn, example: str) -> None:
    assert _turned(table, example) == ""


def _cues(table: Table, example: str) -> list[str]:
    """The ids of the cues of the last paragraph of an example."""
    *before, last = [text.strip() for text in example.split("¶")]
    apart = Pages(before, before.count("* * *")).apart
    return [cue.id for cue in heard(Opening(last, table), before, table, apart=apart).cues()]


@pytest.mark.parametrize(
    ("table", "cue"), [pytest.param(table, cue, id=cue.id) for table in TABLES for cue in table.cues]
)
def test_a_cue_is_found_where_its_examples_say(table: Table, cue: Cue) -> None:
    """Each cue is among those of its examples, and not among those of its look-alikes."""
    assert [example for example in cue.holds_on if cue.id not in _cues(table, example)] == []
    assert [example for example in cue.silent_on if cue.id in _cues(table, example)] == []
    assert cue.because.endswith(".")


def _labels(table: Table, label: Label, example: str) -> None:
    found = read_label(example, table, placed=label.placed)
    assert found is not None, "no label"
    assert found.rule == label.id
    assert found.words in example


def _no_label(table: Table, label: Label, example: str) -> None:
    assert read_label(example, table, placed=label.placed) is None


def _heads(family: Family, example: str) -> None:
    found = read_heading(example)
    assert found is not None, "no heading"
    assert found.family.id == family.id
    assert found.label in example
    assert found.title in example


def _is_note(sign: note_table.Sign, example: str) -> None:
    found = note_table.read_sign(example, sign.where)
    assert found is not None, "no note"
    assert (found.id, found.because) == (sign.id, sign.because)


def _names(source: Source, example: str) -> None:
    assert getattr(read_source(example), "row", None) is source


def _names_not(source: Source, example: str) -> None:
    assert getattr(read_source(example), "row", None) is not source


def _stands_over(section: Section, example: str) -> None:
    assert read_section(example) is section


def _stands_over_no(section: Section, example: str) -> None:
    assert read_section(example) is not section


def _speaks(address: Address, example: str) -> None:
    assert address_regex(address).search(example.casefold())
    assert addresses_readers(f"({example})" if address.of_writing else f"{example} Please leave a review.")


def _speaks_not(address: Address, example: str) -> None:
    assert not address_regex(address).search(example.casefold())
    assert not addresses_readers(example)


def _is_no_note(sign: note_table.Sign, example: str) -> None:
    found = note_table.read_sign(example, sign.where)
    assert found is None or found.id != sign.id


def _no_heading(family: Family, example: str) -> None:
    found = read_heading(example)
    assert found is None or found.family.id != family.id


def _examples() -> list[Any]:
    """The examples of every row, with what is held against each of them."""
    rows: list[tuple[str, Callable[..., None], tuple[Any, ...], tuple[str, ...]]] = []
    for table, rule in RULES:
        rows += [
            (f"{rule.id}-fires", _fires, (table, rule), rule.fires_on),
            (f"{rule.id}-silent", _silent, (table, rule), rule.silent_on),
        ]
    for table, veto in VETOES:
        rows += [
            (f"{veto.id}-stops", _stops, (table, veto), veto.stops),
            (f"{veto.id}-passes", _passes, (table, veto), veto.passes),
        ]
    for table, signal in SIGNALS:
        rows += [
            (f"{signal.id}-holds", _holds, (table, signal), signal.holds_on),
            (f"{signal.id}-silent", _holds_not, (table, signal), signal.silent_on),
        ]
    for table, turn in TURNS:
        rows += [
            (f"{turn.id}-turns", _turns, (table, turn), turn.fires_on),
            (f"{turn.id}-silent", _turns_not, (table, turn), turn.silent_on),
        ]
    for table, label in LABELS:
        rows += [
            (f"{label.id}-fires", _labels, (table, label), label.fires_on),
            (f"{label.id}-silent", _no_label, (table, label), label.silent_on),
        ]
    for family in FAMILIES:
        rows += [
            (f"{family.id}-heads", _heads, (family,), family.heads),
            (f"{family.id}-silent", _no_heading, (family,), family.silent_on),
        ]
    for sign in note_table.SIGNS:
        rows += [
            (f"{sign.id}-fires", _is_note, (sign,), sign.fires_on),
            (f"{sign.id}-silent", _is_no_note, (sign,), sign.silent_on),
        ]
    rows += [(f"{address.id}-speaks", _speaks, (address,), address.fires_on) for address in ADDRESSES]
    rows += [(f"{address.id}-silent", _speaks_not, (address,), address.silent_on) for address in ADDRESSES]
    rows += [(f"{source.id}-names", _names, (source,), source.fires_on) for source in SOURCES]
    rows += [(f"{source.id}-silent", _names_not, (source,), source.silent_on) for source in SOURCES]
    rows += [(f"{row.id}-stands-over", _stands_over, (row,), row.fires_on) for row in SECTIONS]
    rows += [(f"{row.id}-stands-over-no", _stands_over_no, (row,), row.silent_on) for row in SECTIONS]
    return [pytest.param(check, row, examples, id=name) for name, check, row, examples in rows if examples]


@pytest.mark.parametrize(("check", "row", "examples"), _examples())
def test_every_example_of_every_row_holds(
    check: Callable[..., None], row: tuple[Any, ...], examples: tuple[str, ...]
) -> None:
    """What a row says it catches it catches, as itself; what it says it resists stays silent."""
    wrong = []
    for example in examples:
        try:
            check(*row, example)
        except AssertionError as error:
            wrong.append(f"{example!r}: {error}")
    assert not wrong, "\n".join(wrong)


def test_a_title_in_small_letters_is_read_by_its_own_row_alone() -> None:
    """Behind a number it is one where its fellows are counted, and an item of a list for all that read single lines."""
    form = heading_regex(SMALL_TITLE)
    assert [line for line in SMALL_TITLE.heads if not form.fullmatch(line) or read_heading(line)] == []
    assert [line for line in SMALL_TITLE.silent_on if form.fullmatch(line)] == []


def test_ids_are_unique_and_name_their_language() -> None:
    """An id in `inspect` leads to one row, and says in which table it stands."""
    rows = [(table, row.id) for table, row in ROWS]
    ids = [ident for _, ident in rows] + [family.id for family in FAMILIES]
    assert len(ids) == len(set(ids))
    assert [ident for table, ident in rows if not ident.startswith(f"{table.language}.")] == []
    assert [veto.id for _, veto in VETOES if ".veto." not in veto.id] == []
    assert [signal.id for _, signal in SIGNALS if ".signal." not in signal.id] == []
    assert [turn.id for _, turn in TURNS if ".turn." not in turn.id] == []
    assert [label.id for _, label in LABELS if ".label." not in label.id] == []


@pytest.mark.parametrize(("table", "rule"), [pytest.param(table, rule, id=rule.id) for table, rule in RULES])
def test_every_rule_is_finished(table: Table, rule: Rule) -> None:
    """A rule has a confidence, a reason, an example, and a look-alike that it resists."""
    assert 0 < rule.confidence <= 1
    assert rule.because.endswith(".")
    assert rule.fires_on
    assert rule.silent_on, "a rule without a look-alike it resists is not finished"
    assert rule.needs
    assert all(need == need.casefold() for need in rule.needs), "needs are looked for in folded text"


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for _, row in ROWS if not isinstance(row, Rule)])
def test_every_other_row_is_finished(row: Veto | Label | Signal | Turn) -> None:
    """A veto, a label, a signal and a turn have a reason and an example of either side."""
    assert row.because.endswith(".")
    if isinstance(row, Veto):
        assert all((row.stops, row.passes))
    elif isinstance(row, Signal):
        assert all((row.holds_on, row.silent_on))
    else:
        assert all((row.fires_on, row.silent_on))
    assert not isinstance(row, Label) or row.needs


def test_no_example_is_told_twice() -> None:
    """An example belongs to one row of its kind: two rows for one thing are one too many."""
    counted = Counter(example for _, rule in RULES for example in rule.fires_on)
    assert [example for example, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("sign", [pytest.param(sign, id=sign.id) for sign in note_table.SIGNS])
def test_every_sign_of_a_note_is_finished(sign: note_table.Sign) -> None:
    """A sign has a reason, examples, look-alikes, and stretches that are looked for in folded text."""
    assert sign.because.endswith(".")
    assert sign.fires_on
    assert sign.silent_on
    assert sign.needs
    assert all(need == need.casefold() for need in sign.needs)


@pytest.mark.parametrize("sign", ["'", "’", "a'", "\n.'"])
def test_what_stands_beside_an_epigraph_is_read_in_time(sign: str) -> None:
    """Signs in a row, as from a keyboard that sticks, are no words: the patterns of letters, and of a page of rights, do not run away."""
    assert_within(0.05, partial(speaks_of_letter, sign * 100))
    assert_within(0.05, partial(speaks_of_above, sign * 100))
    assert_within(0.05, partial(note_table.is_rights_page, sign * 499))


@pytest.mark.parametrize("family", [pytest.param(family, id=family.id) for family in FAMILIES])
def test_every_family_of_headings_is_finished(family: Family) -> None:
    """A family of headings has a reason, examples, look-alikes, and a pattern with the groups that are read."""
    assert family.because.endswith(".")
    assert family.heads
    assert family.silent_on
    assert {"label", "title"} <= set(heading_regex(family).groupindex)


@pytest.mark.parametrize(("table", "row"), [pytest.param(table, row, id=row.id) for table, row in ROWS])
def test_every_pattern_names_words_that_its_table_has(table: Table, row: Rule | Veto | Label | Signal | Turn) -> None:
    """A pattern compiles, with every ``<name>`` in it filled, and does not match nothing at all."""
    regex = table.regex(row.pattern)
    assert not re.search(r"(?<![?(])<[a-z_]+>", regex.pattern)
    assert not regex.fullmatch("")


# A rule looks at a paragraph only if its first word is in `starts` and one of `needs` is in its opening. A pattern can
# therefore promise more than the row lets it see. The tests below write what a pattern can match, word for word.

_parser: Any = importlib.import_module("re._parser")
_ANY = "ʘ"
"""A letter that no story has: it stands where a pattern takes any word or sign."""
_GO_ON = (
    " he went home.",
    ", he went home.",
    ".",
    " the wall was up.",
    " came the rain.",
    " was Tom there.",
    " when they met.",
    " home.",
)


_Writer = Callable[[random.Random], str]
"""Writes one of the texts that a part of a pattern matches."""


def _writer(regex: re.Pattern[str]) -> _Writer:
    """What writes texts that a pattern matches, what it looks around for left out."""
    return _all_of(_parser.parse(regex.pattern, re.IGNORECASE))


def _all_of(tree: Any) -> _Writer:
    """Neighbours that write the same whatever the chance are one."""
    parts: list[str | _Writer] = []
    for kind, value in tree:
        part = _one(str(kind), value)
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        elif part:
            parts.append(part)
    match parts:
        case [str(text)]:
            return lambda chance: text
        case [part] if not isinstance(part, str):
            return part
    return lambda chance: "".join([part if isinstance(part, str) else part(chance) for part in parts])


def _one(kind: str, value: Any) -> str | _Writer:
    if kind == "LITERAL":
        return chr(value)
    if kind == "BRANCH":
        branches = [*map(_all_of, value[1])]
        return lambda chance: chance.choice(branches)(chance)
    if kind == "SUBPATTERN":
        return _all_of(value[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, what = value
        most, each = min(most, least + 2), _all_of(what)
        return lambda chance: "".join([each(chance) for _ in range(chance.randint(least, most))])
    if kind == "IN":
        if str(value[0][0]) == "NEGATE":
            return _ANY
        members = [_one(str(member), sign) for member, sign in value]
        return lambda chance: member if isinstance(member := chance.choice(members), str) else member(chance)
    if kind == "RANGE":
        return lambda chance: chr(chance.randint(*value))
    if kind == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
        return lambda chance: chance.choice("2379")
    if kind in ("ANY", "NOT_LITERAL", "CATEGORY"):
        return _ANY
    assert kind in ("ASSERT", "ASSERT_NOT", "AT"), kind
    return ""


def _texts(regex: re.Pattern[str], name: str, *, within: bool) -> Iterator[str]:
    """Texts that a pattern takes from its first letter on, or `within`, going on as a sentence does; each once."""
    takes = regex.search if within else regex.match
    chance, write = random.Random(name), _writer(regex)
    tried, found = set(), set()
    for _ in range(1200):
        text = write(chance)
        if text in tried:
            continue
        tried.add(text)
        whole = next((text + more for more in _GO_ON if takes(text + more)), None)
        if whole and (sentence := whole[0].upper() + whole[1:]) not in found:
            found.add(sentence)
            yield sentence


@cache
def _parsed(table: Table, pattern: str) -> Group:
    return parse(pattern, lambda name: _parsed(table, table.words[name]))


_OPENINGS = [_opening(example) for _, rule in RULES[::25] for example in rule.fires_on]
"""Paragraphs in every language, that a pattern may find something in or not."""


@pytest.mark.parametrize(("table", "row"), [pytest.param(table, row, id=row.id) for table, row in ROWS])
def test_a_pattern_cut_down_to_a_text_finds_what_the_whole_one_does(
    table: Table, row: Rule | Veto | Label | Signal | Turn
) -> None:
    """What is cut out of a pattern could not have matched: the same span, and the same evidence, on every text.

    In folded text, where it can be had in small letters, it finds the very same, or, where it is said not to be exact,
    all that the pattern finds.
    """
    whole, tree = table.regex(row.pattern), _parsed(table, row.pattern)
    small = in_small_letters(table.fill(row.pattern))
    folding = re.compile(small.source) if small else None
    for text in [*islice(_texts(whole, row.id, within=True), 20), *_OPENINGS]:
        sought = Text(text)
        for take, from_start in ((re.Pattern.match, True), (re.Pattern.search, False)):
            fitted, found = fit(tree, sought, from_start=from_start), take(whole, text)
            there = take(re.compile(fitted, re.IGNORECASE), text) if fitted is not None else None
            assert (found and (found.span(), found.groups(""))) == (there and (there.span(), there.groups(""))), text
        if small and folding and (folded := fold_alike(text)) is not None:
            there = folding.search(folded)
            if small.exact:
                assert (found and (found.span(), found.regs)) == (there and (there.span(), there.regs)), text
            else:
                assert there or not found, text


def test_patterns_that_are_compiled_whole_at_once_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a process reads one story or many, a rule finds the same words in a text."""
    fitting = {table.language: _with(table) for table, _ in RULES}
    found = [
        (table, row, text, _found(fitting[table.language], row, text))
        for table, row in RULES[::9]
        for text in _OPENINGS
    ]
    monkeypatch.setattr(Patterns, "whole", True)
    whole = {table.language: _with(table) for table, _ in RULES}
    for table, row, text, fitted in found:
        assert _found(whole[table.language], row, text) == fitted, (row.id, text)


def _found(table: Table, row: Rule, text: str) -> list[tuple[int, int] | None]:
    """Where a rule's words stand in a text: from its first letter on, and anywhere."""
    takes = (table.match, table.search)
    return [found and found.span() for take in takes for found in [take(row.pattern, text, folded=fold_alike(text))]]


def _calls(table: Table, rule: Rule, text: str) -> bool:
    """Whether a text has one of the words that call a rule, where they have to stand."""
    if rule.within:
        called = table.lexicon.called(table.pieces(text.casefold()))
        return _is_called(table, rule, called >> 2 * len(table.rules))
    first = Opening(text, table).first
    return first is not None and any(_is_called(table, rule, begun) for _, begun in begins_with(first, table))


def _is_called(table: Table, rule: Rule, bits: int) -> bool:
    return bool(bits >> table.rules.index(rule) & 1)


def _heard(rule: Rule, text: str) -> bool:
    """Whether a text has one of the stretches that a rule needs."""
    folded = text.casefold() if rule.within else text[:120].casefold()
    return any(need in folded for need in rule.needs)


@pytest.mark.parametrize(("table", "rule"), [pytest.param(table, rule, id=rule.id) for table, rule in RULES])
def test_a_rule_sees_what_its_pattern_matches(table: Table, rule: Rule) -> None:
    """Among paragraphs with one of the words that call it, `needs` let through every one that the pattern takes."""
    seen, unheard = 0, []
    starts = [word for word in table.starts_of(rule) if word != "#"]
    for text in _texts(table.regex(rule.pattern), rule.id, within=rule.within):
        head, blank, rest = text.partition(" ")
        if _ANY.casefold() in head.casefold() and not rule.within:
            text = f"{random.Random(rest).choice(starts)}{blank}{rest}"
        if _calls(table, rule, text):
            seen += 1
            if not _heard(rule, text):
                unheard.append(text)
    assert seen
    assert unheard[:4] == []


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "Seventy years later the wreck was found."),
        ("en", "Eighty years later the wreck was found."),
        ("en", "Easter came late that year."),
        ("en", "Halloween came, and the pumpkins with it."),
        ("en", "So the next morning he went down to the shore."),
        ("en", "Then, the next morning, he went down to the shore."),
        ("fr", "L'été suivant, elle revint."),
        ("fr", "L’hiver suivant, elle revint."),
    ],
)
def test_no_word_of_a_pattern_is_forgotten_in_starts(language: str, opening: str) -> None:
    """What a pattern names as its first word stands in `starts` too, where a story may well begin with it."""
    assert _skip(opening, rules_for(language))


@pytest.mark.parametrize(("table", "rule"), [pytest.param(table, rule, id=rule.id) for table, rule in RULES])
def test_a_rule_looks_at_its_own_examples(table: Table, rule: Rule) -> None:
    """Each example begins with one of `starts` and holds one of `needs`."""
    for example in map(_opening, rule.fires_on):
        assert _calls(table, rule, example), f"no word of {example!r} is in starts"
        assert _heard(rule, example), example


@pytest.mark.parametrize(("table", "label"), [pytest.param(table, label, id=label.id) for table, label in LABELS])
def test_a_label_sees_what_its_pattern_matches(table: Table, label: Label) -> None:
    """`needs` let through every line that the pattern takes."""
    regex = table.regex(label.pattern)
    chance, write = random.Random(label.id), _writer(regex)
    texts = [text for text in dict.fromkeys(write(chance) for _ in range(1200)) if regex.fullmatch(text)]
    assert texts
    unheard = [text for text in texts if label not in table.labels_called(text)]
    assert unheard[:4] == []


# Patterns meet whatever people paste: none may take more than time in proportion to the text.

_SIZES = (
    *range(16, 40, 2),
    200,
    2_000,
    10_000,
    100_000,
)  # small ones first: what doubles with each sign is caught there
_SEEDS = (
    "a ", "a", " ", "1", "1 ", "one ", "the ", "for two years and ", "after the ", "by the time ", "-", "- ", "*", "~*~", "o", "oO", "x-", "xX",
    "I", "I ", "V.", "(", "((", ".", ". ", "\n", "é", "later ", "next ", "in the morning ", "not until ", "'", "chapter ", "third ", "R&R ", "a. ",
    "drei tage ", "le ", "la ", "через ", "三", "第二天", "、", "그날 ",
)  # fmt: skip
_ENDS = ("", "!", "\n", "q", "é1")


@cache
def _rows(seed: str, size: int) -> list[str]:
    """A row of one thing, as long as that, with each of the ends."""
    return [(seed * (size // len(seed) + 1))[:size] + end for end in _ENDS]


def _time_on_everything(match: Callable[[str], object], longest: int = _SIZES[-1], most: float = 0.5) -> None:
    """None of the texts may cost more than so many seconds: what all of a seed cost together, none of them costs more than."""
    for seed in _SEEDS:
        for size in sorted({min(size, longest) for size in _SIZES}):
            texts = _rows(seed, size)
            if cost(lambda texts=texts: [*map(match, texts)]) > most:  # type: ignore[misc]
                for text, end in zip(texts, _ENDS, strict=True):
                    assert_within(most, partial(match, text), f"{len(text):,} characters of {seed!r} and {end!r}")


@pytest.mark.parametrize(
    ("table", "pattern"),
    [pytest.param(table, row.pattern, id=row.id) for table, row in ROWS if not isinstance(row, Veto)],
)
def test_no_pattern_runs_away(table: Table, pattern: str) -> None:
    """A pattern is quick on 100 kB of anything, whatever stands in the way of it."""
    _time_on_everything(table.regex(pattern).match)


@pytest.mark.parametrize(("table", "veto"), [pytest.param(table, veto, id=veto.id) for table, veto in VETOES])
def test_no_veto_runs_away(table: Table, veto: Veto) -> None:
    """A veto is searched for, in what is read of a paragraph: quick on ten times as much of anything."""
    _time_on_everything(table.regex(veto.pattern).search, longest=10 * READ)


@pytest.mark.parametrize("family", [pytest.param(family, id=family.id) for family in FAMILIES])
def test_no_heading_runs_away(family: Family) -> None:
    """A family's pattern is quick on 100 kB of anything."""
    _time_on_everything(heading_regex(family).fullmatch)


@pytest.mark.parametrize(
    "read",
    [
        read_label,
        read_heading,
        marks.is_mark,
        note_table.read_opening,
        note_table.read_weak_opening,
        note_table.find_inline_notes,
        note_table.talks_of_writing,
        note_table.is_about_writing,
        note_table.is_dedication,
        note_table.read_rights,
        lambda text: note_table.read_sign(text, *note_table.Where),
        note_table.is_disclaimer,
        note_table.is_closing,
        addresses_readers,
        read_source,
        read_bare_source,
        read_section,
        note_table.is_dedication_alone,
    ],
)
def test_no_reader_of_lines_runs_away(read: Callable[[str], object]) -> None:
    """The functions over the tables are quick on lines of any length."""
    _time_on_everything(lambda text: text and read(text))


def test_find_skip_is_quick_on_any_paragraph() -> None:
    """A paragraph of 100 kB costs no more than its opening does."""
    for table in TABLES:
        _time_on_everything(lambda text, table=table: _skip(text, table))  # type: ignore[misc]


def test_a_pattern_that_runs_away_would_be_caught() -> None:
    """The stopwatch works: a pattern that doubles its time with each sign fails it."""
    with pytest.raises(AssertionError, match="characters of"):
        _time_on_everything(re.compile(r"(?:a+)+b").match, most=0.02)
