"""Who speaks: in plays, scripts and chats, by a name before what is said or over it; and what a player tells a game to do."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from storybind.model import CLOSING, PANEL, PARAGRAPH, QUOTE, Block, BlockKind
from storybind.syntax import TITLED
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.paragraphs.called import find_called, is_told_in_turns
from storybind.text.signs import SAID
from storybind.text.tables.headings import Rank
from storybind.text.tables.lines import CUE, CURTAIN, DIRECTION, NAMED, SPEECH, fits, read_player
from storybind.text.tables.notes import read_opening

_COMMANDS, _COMMAND = 3, r">[a-z][a-z'’-]*(?:,? [a-z\d'’-]{1,16}){0,5}"
_PLAY, _CAST = 8, 2  # speeches near one another that make a play, and who speaks in it more than once
_FEW_SPEECHES = 4  # of a play in which names with titles speak
_SPEECHES, _TWO = 3, 2  # in a row that make a chat or a script; speakers, and speeches of one of them
_BETWEEN = 3  # paragraphs between two such speeches: directions, the head of a scene
_SAID = 160  # characters of a speech in which its speaker stands
_PLAYED = frozenset({PARAGRAPH, BlockKind.VERSE, BlockKind.SCRIPT})  # what speeches are, before they are known
_DONE = frozenset({PARAGRAPH, PANEL, QUOTE})  # what a line in brackets is, before it is known that it is of a play
_LABEL = 60  # characters in which the colon after a speaker stands
_NAME = 40  # characters of a speaker


def find_players(lines: Sequence[str]) -> frozenset[str]:
    """Names that open the lines of a play, before a colon, or in capitals before a stop or a dash; none where they are few.

    >>> sorted(find_players(["VICAR. We are here about the bell.", "Gorse: It is cracked."] * 4)), find_players(["NO. He left."])
    (['Gorse', 'VICAR'], frozenset())
    """
    if len(lines) < _PLAY:
        return frozenset()
    names = Counter(filter(None, map(_read_speaker, lines)))
    known = [name for name, times in names.items() if times > 1]
    return frozenset(known) if names.total() >= _PLAY and len(known) >= _CAST else frozenset()


def opens_speech(line: str, players: frozenset[str]) -> bool:
    """Whether a line begins what somebody says in a play: a name in capitals and a colon, or one of the players.

    >>> opens_speech("VICAR: We are here.", frozenset()), opens_speech("VICAR. We are here.", frozenset())
    (True, False)
    """
    if line[:2].isupper() and ":" in line[:_LABEL] and fits(SPEECH, line):
        return True
    return bool(players) and _read_speaker(line) in players


def _read_speaker(line: str) -> str:
    """The name that a line of a play may open with; empty where none does."""
    if line[:2].isupper() and (name := read_player(line)):
        return name
    named = line[:1].isupper() and ":" in line[:_NAME] and fits(NAMED, line)
    return line.partition(":")[0] if named else ""


def takes_commands(lines: Sequence[str], groups: Sequence[tuple[int, int]]) -> bool:
    """Whether a story was played: somebody told the game what to do, again and again, and nobody is quoted.

    >>> takes_commands([">wind lamp", "It is dark.", ">up", "You are up.", ">wash"], [(0, 5)]), takes_commands([">so it", ">was", ">dark"], [(0, 3)])
    (True, False)
    """
    angled = [at for start, end in groups for at in range(start, end) if lines[at][0] == ">"]
    told = sum(is_command(lines[at]) for at in angled)
    return told >= _COMMANDS and told == len(angled) and all(below > above + 1 for above, below in pairwise(angled))


def is_command(line: str) -> bool:
    """Whether a line is what a player told a game to do.

    >>> is_command(">look at lamp"), is_command("> look"), is_command(">It was dark."), is_command(">_<")
    (True, False, False, False)
    """
    return line[0] == ">" and re.fullmatch(_COMMAND, line.rstrip()) is not None


def find_cues(firsts: Sequence[str]) -> frozenset[str]:
    """Names in capitals that stand over speeches, of the first lines of all runs; none where there is no second one.

    >>> sorted(find_cues(["MARA", "It rained.", "TOM", "MARA"])), find_cues(["MARA", "It rained."])
    (['MARA', 'TOM'], frozenset())
    """
    cues = [line for line in firsts if line.isupper() and fits(CUE, line)]
    names = {line.partition("(")[0].strip() for line in cues}
    return frozenset(cues) if len(cues) > len(names) > 1 or len(cues) > 3 > len(names) else frozenset()


def settle_speeches(blocks: list[Block]) -> None:
    """Make scripts, chats and plays of what is spoken in them, with the directions between."""
    _find_speeches(blocks)
    _find_plays(blocks)
    find_called(blocks)
    _set_directions(blocks)


def _find_speeches(blocks: list[Block]) -> None:
    """Make a script or a chat of speeches that stand in paragraphs of their own, three or more in a row."""
    named = [at for at, block in enumerate(blocks) if ":" in block.text[:_LABEL] and block.kind is PARAGRAPH]
    spoken = [at for at in named if _is_speech(blocks[at].text)] if len(named) >= _SPEECHES else []
    for run in _runs(spoken, lambda above, below: all(map(_is_direction, blocks[above + 1 : below]))):
        if len(run) >= _SPEECHES:
            _set_speeches(blocks, run)
    _set_messages(blocks, named)


def _runs(places: Iterable[int], goes_on: Callable[[int, int], bool]) -> list[list[int]]:
    """Places parted where one does not go on from the one before."""
    runs: list[list[int]] = []
    for at in places:
        if runs and goes_on(runs[-1][-1], at):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _set_messages(blocks: list[Block], named: Sequence[int]) -> None:
    """Make a chat of a message that stands alone, of somebody who has written others."""
    if not named or not any(block.kind is BlockKind.CHAT for block in blocks):
        return
    lines = (line for block in blocks if block.kind is BlockKind.CHAT for line in block.text.split("\n"))
    writers = Counter(line.partition(":")[0] for line in lines if ":" in line[:_LABEL] and fits(NAMED, line))
    for at in named:
        block = blocks[at]
        written = writers.total() >= _SPEECHES and block.text.partition(":")[0] in writers
        if written and block.kind is PARAGRAPH and _is_message(block.text):
            blocks[at] = block._replace(kind=BlockKind.CHAT)


def _is_direction(block: Block) -> bool:
    """Whether a block between two speeches says what is done."""
    return block.kind is PARAGRAPH and block.text[:1] in "([" and fits(DIRECTION, block.text)


def _is_speech(text: str) -> bool:
    head = text[: 2 * _LABEL].split("\n")[0]
    return fits(SPEECH, head) or _is_message(head)


def _is_message(line: str) -> bool:
    """Whether a name and a colon stand over what somebody has written: what is said, ``He said: "No."``, has quotes."""
    return fits(NAMED, line) and line.partition(":")[2].lstrip()[:1] not in SAID


def _set_speeches(blocks: list[Block], run: list[int]) -> None:
    speakers = Counter(blocks[at].text.partition(":")[0].partition("(")[0].strip() for at in run)
    if len(speakers) < _TWO or speakers.most_common(1)[0][1] < _TWO or any(read_opening(blocks[at].text) for at in run):
        return
    kind = BlockKind.SCRIPT if all(map(str.isupper, speakers)) else BlockKind.CHAT
    for at in range(run[0], run[-1] + 1):
        blocks[at] = blocks[at]._replace(kind=kind)


def _find_plays(blocks: list[Block]) -> None:
    """Make a script of a play whose speakers stand in capitals before a stop.

    So little makes a speaker, ``NO. He left``, that many paragraphs near one another must open so, and the same names
    come again; fewer where one of these has a title or a number: ``MRS. DALE.``, ``1ST MAN.`` ``SCENE II.`` and
    ``CURTAIN.`` are said by nobody, and where no stop parts a name from what follows, ``MRS. DALE sits``, it is done.
    """
    opened = [at for at, block in enumerate(blocks) if block.kind in _PLAYED and block.text[:2].isupper()]
    if len(opened) < _FEW_SPEECHES:  # nearly all stories
        return
    said = {at: read_player(blocks[at].text[:_SAID].partition("\n")[0]) for at in opened}
    spoken = {at: name for at, name in said.items() if name and not _counts(name)}
    known = {name for name, times in Counter(spoken.values()).items() if times > 1}
    for run in _runs(spoken, lambda above, below: below - above <= _BETWEEN + 1):
        players = {spoken[at] for at in run} & known
        least = _FEW_SPEECHES if any(re.match(TITLED, name) for name in players) else _PLAY
        speeches = [_said_by(blocks, at, spoken[at]) for at in run]
        if len(run) >= least and len(players) >= _CAST and not is_told_in_turns(speeches):
            last = run[-1] + 2  # below the last speech something may be done, too
            done = [at for at in range(run[0], last) if at in opened and _acts(blocks[at].text, players)]
            for at in (*run, *done):
                if not _is_staged(blocks[at].text):
                    blocks[at] = blocks[at]._replace(kind=BlockKind.SCRIPT)


def _said_by(blocks: Sequence[Block], at: int, name: str) -> str:
    """What stands behind a name, or below it where that is nothing but a stop."""
    said = blocks[at].text[len(name) :].lstrip("._* ")
    return said or (blocks[at + 1].text if at + 1 < len(blocks) else "")


def _counts(name: str) -> bool:
    """Whether what stands before a stop is the number of a chapter, as in the rows of a list of them, or of a note.

    >>> _counts("CHAPTER II"), _counts("XII"), _counts("FIRST MAN"), _counts("PROLOGUE")
    (True, True, False, False)
    """
    found = read_heading(name)
    return found is not None and (found.family.rank in (Rank.PART, Rank.CHAPTER) or found.family.id == "numeral")


def _acts(text: str, players: Iterable[str]) -> bool:
    """Whether a paragraph tells what one of the players does.

    >>> _acts("MRS. DALE opens it.", ["PORTER", "MRS. DALE"]), _acts("PORTER. Open it.", ["PORTER"])
    (True, False)
    """
    return any(text.startswith(f"{name} ") and text[len(name) + 1 :][:1].islower() for name in players)


def _is_staged(text: str) -> bool:
    """Whether a line in capitals is no name: a scene's, or the curtain's."""
    return len(text) <= _LABEL and text.isupper() and (read_label(text) is not None or fits(CURTAIN, text))


def _set_directions(blocks: list[Block]) -> None:
    """Make directions of what is done right above and below the speeches of a script, and of the curtain below them its end."""
    script = BlockKind.SCRIPT
    if not any(block.kind is script for block in blocks):
        return
    for at in range(1, len(blocks)):
        if blocks[at - 1].kind in (script, BlockKind.VERSE) and blocks[at].kind in _DONE:
            if blocks[at - 1].kind is script and fits(DIRECTION, blocks[at].text):
                blocks[at] = blocks[at]._replace(kind=script)
            elif blocks[at].kind is PARAGRAPH and fits(CURTAIN, blocks[at].text):
                blocks[at] = blocks[at]._replace(kind=CLOSING)
    for at in reversed(range(len(blocks) - 1)):
        if blocks[at + 1].kind is script and blocks[at].kind in _DONE and fits(DIRECTION, blocks[at].text):
            blocks[at] = blocks[at]._replace(kind=script)
