"""Lines of words that name a scene: ``~ Three days later ~``, ``Mira's POV``, ``London, 1889``."""

import re
from functools import lru_cache
from typing import NamedTuple

from storybind.text.label.dress import LONGEST, MOST_WORDS, SAID, undress
from storybind.text.prose.caseless import fold_alike
from storybind.text.rules import Table, rules_for
from storybind.text.titles import is_capitalised

_LINES = 256  # that are remembered: whoever looks at layout, fellows and scenes asks about the same short lines
_DASHES = "-–—―"
SPEAKS = SAID + "'"
"""What a speech begins with; with an apostrophe a label may too: ``'89``."""
_SCENES = tuple(
    f"{form} "
    for word in "Scene Scène Szene Escena Scena Cena Сцена Явление Картина".split()
    for form in (word, word.upper())
)
"""How the scenes of a play are counted, with a stop behind what they show."""
_HOURS = ("a.m.", "p.m.")
_PARTS = r"(?:[,.:;]| [-–—|•]{1,2}| //) | (?=\()"
_MOST_BEFORE, _MOST_BEHIND = 5, 7  # words that stand before and behind a date on its line
_SENTENCES = frozenset(
    "and but or so nor who which when where he she they it i we you was is were are had has have said says asked please no not yes".split()
)
"""What the words behind a date do not begin with, or they are a sentence."""
_STOPS = ".…:-–—"
_LEADS_ON = r"(?i)(?:then|now|before|after|dann|jetzt|nun|puis|alors|maintenant|entonces|ahora|luego|poi|allora|adesso|então|agora|depois|потом|теперь|сейчас)(?:\.+|…|:|[-–—]+)"
"""A word that leads on to the next paragraph, as its stop shows: without one, it names a time that others stand against."""
_WHERE = frozenset({"In", "At", "On", "Aboard", "Outside", "Inside", "Near", "Behind", "Under", "Above", "Across"})
_NOWHERE = frozenset({"And", "But", "Then", "Now", "Well", "Yes", "No", "Oh", "So"})
_UNENDED = frozenset("as and the of a an to that but or with for his her their if when".split())
"""Words that no line ends with, unless a page does."""
_GO_ON = frozenset(
    {"again", "late", "later", "early", "still", "continued", "cont", "cont'd", "evening", "morning", "night"}
)


class SceneLabel(NamedTuple):
    """A label's words without their dress, none where they are no title, and the row that knew it, with what that says of it.

    `dated` where it gives a date, `placed` where it is believed for its place alone.
    """

    words: str
    rule: str
    because: str
    dated: bool = False
    placed: bool = False


def read_label(
    line: str,
    table: Table | None = None,
    viewpoints: frozenset[str] = frozenset(),
    *,
    placed: bool = False,
    dated: bool = False,
) -> SceneLabel | None:
    """What a line that stands by itself says about the scene it opens, or None where it is prose.

    English labels are known in stories of every language: that is how fan fiction marks its scenes.

    Args:
        line: One line, stripped.
        table: The story's language; English where it is not given.
        viewpoints: Names that stand by themselves in the story, as `find_fellows` gives them.
        placed: Whether it is known to stand between a paragraph that has ended and one that begins.
        dated: Whether the story has several dates on lines of their own: then all of them may end in a full stop.
    """
    if len(line) > LONGEST or not line or line[0] in SAID or line[-1] in ",;?":
        return None
    if line[-1] == "!":  # "Three hours later!", and no player: "KING: One hour later, and I had been dead!"
        found = (
            read_label(line.rstrip("! "), table, placed=True)
            if placed and " " in line and not {".", ":"} & {*line}
            else None
        )
        return found if found and (found.dated or found.rule.endswith(".time")) else None
    if " " not in line and line[-1] in _STOPS and re.fullmatch(_LEADS_ON, line):
        return None
    stops = _ends_sentence(line)
    if stops and not _may_stop(line, placed=placed, dated=dated):
        return None
    if is_spoken(line) or (not dated and _is_hour_told(line)):
        return None
    core = _core(line, stops=stops)
    if not core or len(core.split()) > MOST_WORDS:
        return None
    if core in viewpoints and (core.isupper() or not (line[0].isalnum() or line[-1].isalnum())):
        because = "A name by itself, one of several in the story, says whose scene it is."
        return SceneLabel(core, "label.viewpoint", because)
    tables = tuple(dict.fromkeys((table or rules_for("en"), rules_for("en"))))
    rows = _Rows(tables, stops, placed and not _goes_on(line), dated)
    parts = (rows.placed and not _trails_off(line)) or (dated and "(" in core)
    return _find(rows, core) or (rows.find_parted(core) if parts else None)


def is_spoken(line: str) -> bool:
    """Whether a dash before a line, and none behind it, says that somebody speaks it.

    >>> is_spoken("— No."), is_spoken("- noon -"), is_spoken("-> noon")
    (True, False, False)
    """
    return line[0] in _DASHES and line[-1] not in _DASHES and line[1:2] != ">"


def _may_stop(line: str, *, placed: bool, dated: bool) -> bool:
    """Whether a line that ends as a sentence does may be a label all the same: with a full stop, if something else speaks for it."""
    if line[-1] != ".":
        return False
    return dated or (placed and line.isupper()) or any(map(str.isdigit, line)) or line.startswith(_SCENES)


def _is_hour_told(line: str) -> bool:
    """Whether a line has numbers and signs alone, and a stop, which is prose: ``7:13.`` answers somebody."""
    return line[-1] == "." and line[0].isdigit() and not any(map(str.isalpha, line))


def _core(line: str, *, stops: bool) -> str:
    """The words of a line, without the stop that a sentence has, and without signs of exclamation within its dress."""
    core = undress(line[:-1] if stops else line.replace(".]", "]") if line[-2:] == ".]" else line)
    return core.rstrip("! ") if core != line else core


def read_date(line: str, table: Table, *, placed: bool = False) -> SceneLabel | None:
    """What a line says that gives a date, and None of any other; `placed` is as for `read_label`."""
    found = read_label(line, table, placed=placed)
    return found if found and found.dated else None


def _goes_on(line: str) -> bool:
    """Whether a line is a message, a sentence, or breaks off: ``seen``, ``Bob said:``, ``Then, far off--``, ``Pell (1840``."""
    if line[0].islower() or (line[0] == "'" and not line[1:2].isdigit()):
        return True
    if line[0].isdigit() and line[-1] == "." and ". " not in line and not _is_hour(line):
        return True
    if line.rpartition(" ")[2] in _UNENDED or line.count("(") > line.count(")"):
        return True
    return line[0].isalnum() and (line[-1] in _DASHES or (line[-1] == ":" and not line.isupper()))


class _Rows(NamedTuple):
    """The rows that may know a line: those that may end in a full stop where it `stops`, the `placed` ones where it is.

    Where the story is `dated` by several such lines, a date may have a sentence behind it.
    """

    tables: tuple[Table, ...]
    stops: bool
    placed: bool
    dated: bool

    def find_parted(self, core: str, most: int = 1) -> SceneLabel | None:
        """What a line says that is a label and a few words more: ``Leith Valley. Christmas Day``, ``Night Ten (he waits)``.

        A sign parts them, up to `most` and one times; before the label stands a name or a place, behind it what you like
        but a sentence.
        """
        for sign in re.finditer(_PARTS, core):
            before, after = core[: sign.start()], core[sign.end() :]
            remark = after[0] == "("  # stands behind any label
            found = _find(self, before, parted=not remark) if remark or self._may_follow(sign, after) else None
            if found is None and _is_place_before(before, sign, after):
                after = after.strip("()")
                found = _find(self, after, parted=True) or (self.find_parted(after, most - 1) if most else None)
            if found:
                return found._replace(words=core)
        return None

    def _may_follow(self, sign: re.Match[str], words: str) -> bool:
        """Whether the words behind a date may be part of its line.

        In a line with a stop they have a number, as a latitude has, or say when: ``14th March. Dawn.`` In a diary they may
        be a sentence: ``August. I forget the date``.
        """
        several = words.split()
        if not several or len(several) > _MOST_BEHIND:
            return False
        if self.stops:
            return several[-1].isdigit() or _find(self._replace(stops=False), words) is not None
        if several[0].casefold() in _SENTENCES:
            return self.dated and sign[0][0] == "."
        acts = any(word.islower() and word.endswith("ed") and len(word) > len("bed") for word in several)
        return words in _GO_ON or (not acts and (len(several) > 1 or not words[0].islower()))


@lru_cache(maxsize=_LINES)
def _find(rows: _Rows, core: str, *, parted: bool = False) -> SceneLabel | None:
    """What the first row says that knows all of a line, of those that a line may go on behind, where it is `parted`."""
    if rows.stops and not any(map(str.isalpha, core)):  # "Ohio. 6:15."
        return None
    folded = fold_alike(core)
    for table in rows.tables:
        for label in table.labels_called(core):
            if (rows.stops and not label.dated) or (label.placed and not rows.placed):
                continue
            if parted and not (label.dated or label.parted):
                continue
            if table.fullmatch(label.pattern, core, folded):
                return SceneLabel(core, label.id, label.because, label.dated, label.placed)
    return None


def _is_place_before(before: str, sign: re.Match[str], after: str) -> bool:
    """Whether words before a sign may name a place, and those behind it are not the same, nor a mere number: ``EST. 1889``."""
    cut_short = sign[0][0] == "." and after.isdigit() and before.isupper() and len(before) <= len("EXTS")
    return not cut_short and _is_place(before) and before.casefold() != after.casefold()


def _is_place(words: str) -> bool:
    """Whether the words before a date may name a place: ``The kitchen``, ``No. 4, Laburnum Villas``, ``In an inn at Rye``."""
    several = words.split()
    if several[:1] and several[0] in _WHERE and len(several) > 2:
        return len(several) <= _MOST_BEFORE + 1
    named = is_capitalised(words) or (several[:1] in (["The"], ["A"], ["An"]) and len(several) < 4)
    return named and len(several) <= _MOST_BEFORE and words not in _NOWHERE


def _ends_sentence(line: str) -> bool:
    """Whether a line without dress ends as a sentence or a speech does; three points trail off, a fourth is its stop."""
    trails = line.endswith("...") and not line.endswith("....")
    return (line[0].isalpha() or ". " in line) and line[-1] in '."”' and not trails and not _is_hour(line)


def _trails_off(line: str) -> bool:
    """Whether a line tells of several things, and breaks off: ``Night, a fire, people, stones...``."""
    return line.endswith(("...", "…")) and line.count(",") > 1


def _is_hour(line: str) -> bool:
    return line[-4:].casefold() in _HOURS
