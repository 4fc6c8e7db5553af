"""Whether a paragraph begins a scene: what rules, the story's course, cues and learned words say of it, added up.

Where no rule speaks, a paragraph's company is asked first: most stand where no scene begins, whatever they say, and of
these nothing more is asked. Only for a break that is told of are reasons put into words.
"""

import re

from storybind.model import Block, Break, BreakKind, Candidate
from storybind.text.label.shown import shows_words
from storybind.text.prose.company import Pages
from storybind.text.prose.course import Course
from storybind.text.prose.cue_index import ALWAYS
from storybind.text.prose.cues import KNOWN_FOR, add_up, heard
from storybind.text.prose.odds import CUES, THRESHOLD, confidence_of, doubted, log_odds
from storybind.text.prose.opening import Opening
from storybind.text.prose.skips import weigh
from storybind.text.prose.standing import stands
from storybind.text.prose.wording import Part, goes_on, hear, odds_of, opens
from storybind.text.rows import Cue
from storybind.text.rules import Table
from storybind.text.signs import QUOTED

_WORTH_A_WORD = 0.65  # confidence from which cues alone make a candidate
_LEAST = log_odds(0.645)  # log-odds that are less, before confidence is rounded
_WORDS_ADD = 4.0  # log-odds that words may add to cues and company where no rule speaks: hardly any add as much
_OTHERS_ADD = 3.0  # the same without those of the first sentence: of 6,900 paragraphs that are asked none came to 2.3
_ALL_ADD = 0.75  # what cues, words and the sentence before may add to company, with what speaks against any paragraph
_LEAST_SCENE = 16  # words; fewer only lead over to what is told under them, and signs alone part the two no more
_LOUD = 0.3  # log-odds of what is named among the reasons
_NAMED = 3  # reasons for a break that are named beside the rule's, with the strongest against it
_FIRST_CLAUSE = r"(?:[^,;:.!?…—–]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\bMrs)\.)+"
_OPENING_SIGNS = "\"'“‘«„—–-… "
_FEW = 8  # words of a first clause that are shown
_NEAR = 12  # words of a paragraph among which one says when, where no rule speaks and of no word it was learned what it is worth
_REFRAIN = 24  # characters; a paragraph that opens like the one before is part of a list or a refrain
_TOLD_FIRST = 100  # words of a scene from which a first day, or week, can be told of
_HARDLY_BEGUN = 60  # words of a story, or its chapter
_OF_WORDS = 400  # words of a chapter in which so few are no scene; in a shorter one they may be
_SAYS_WHEN = "It only says when that is which has just begun: a story, or a scene with somebody who speaks."
_COUNTED = "The paragraph before has counted up to it: it goes on counting."
_TOO_SOON = "Its first day, or week, counts from what has just been told."
_SAME_NIGHT = "It was evening in the paragraph before, or the scene has just begun: it is the night of the same day."
_LEADS_TO, _COLONS = (":", "："), " :："
_BRIEF = 60  # characters of a paragraph that may be a card, or a row of a bill
_TALE = 60  # characters before a colon that may name a tale
_LED_TO = "The paragraph before ends with a colon: it leads to what is read, said or shown here."
_ROW, _ROW_HEAD, _LONGEST_ROW = r"[^\W\d_][\w.'’ -]{1,24}: \S", 30, 160  # how a row of a log begins, and its characters
_IN_LIST = "It is a row of a list, as is the paragraph beside it: each has a few words, a colon, and a few words more."
_HISTORY = "It is told of years, one after another, as in a history: a date there begins no scene."
_AGAIN = "It opens in the same words as the paragraph before: what is told again and again moves no clock."


def judge(block: Block, course: Course, pages: Pages, at: int, *, labelled: bool, explained: bool) -> Candidate | None:
    """The break before a paragraph, as a candidate; None where nothing speaks for one.

    Paragraphs come in order: `course` is moved on by each.

    Args:
        block: The paragraph.
        course: Of the story up to here.
        pages: Its chapter, in which it is number `at`.
        at: From 0.
        labelled: Whether a label stands above it.
        explained: Whether reasons are put into words, and candidates told of that are not to be set; else these may be missing.
    """
    table, line = course.table, block.span.first
    opening, before = Opening(block.text, table, course.namesakes), pages.before(at)
    found = weigh(opening, table, line, before)
    turn = course.read(opening, line, labelled=labelled)
    if turn and (found is None or found.because):
        found = doubted(turn)
    if table.wording and (table.weighs_rules or found is None or (found.because and not found.veto)):
        found = _in_company(found, block, opening, pages, at, table, explained=explained)
    if found is None or found.veto:
        return found
    if any(map(str.isdigit, block.text[:_ROW_HEAD])) and pages.is_chronicle:
        return Candidate(found.begins, "chronicle", _HISTORY)
    if before[:_REFRAIN] == block.text[:_REFRAIN]:
        return Candidate(found.begins, "refrain", _AGAIN)
    if ": " in block.text[:_ROW_HEAD] and any(
        _are_rows(row, block.text) for row in (before, *pages.texts[at + 1 : at + 2])
    ):
        return Candidate(found.begins, "row", _IN_LIST)
    if before.endswith(_LEADS_TO) and _is_led_to(block.text, before, table):
        return Candidate(found.begins, "led-to", _LED_TO)
    if "says_when" in table.words and _only_says_when(found, opening, pages, at, table):
        return Candidate(found.begins, "says-when", _SAYS_WHEN)
    begun = pages.told[at] - pages.begun
    return _counts_back(found, table, before, begun) or found


def _only_says_when(found: Candidate, opening: Opening, pages: Pages, at: int, table: Table) -> bool:
    """Whether a story, or somebody's talk, has just begun, and the words of time do not count on from it.

    Those that stand first tell of another time there too, where what is told first stands before them.
    """
    hardly_begun = pages.told[at] < _HARDLY_BEGUN
    if hardly_begun and pages.told[-1] >= _OF_WORDS and table.match("<told_of>", opening.dated):
        return not table.search("<moves_on>", found.begins.evidence)
    return (hardly_begun or pages.said_before(at)) and bool(table.match("<says_when>", opening.dated))


def _are_rows(before: str, text: str) -> bool:
    """Whether two paragraphs are rows of a list: ``Monday: watered.``, ``Tuesday: brown.``, one below the other."""
    return max(len(before), len(text)) <= _LONGEST_ROW and bool(re.match(_ROW, before) and re.match(_ROW, text))


def _is_led_to(text: str, before: str, table: Table) -> bool:
    """Whether a colon leads to a paragraph as to what is read, said or shown: it is in quotes, or brief, or the one before tells of words.

    Of a language whose tales are not known by their words each colon does.
    """
    if "tale" not in table.words:
        return True
    if table.search("<tale>", before[-_TALE:]):
        return False
    leads = before.rstrip(_COLONS)
    return text[:1] in QUOTED or len(text) <= _BRIEF or not leads or shows_words(leads)


def _counts_back(found: Candidate, table: Table, before: str, begun: int) -> Candidate | None:
    """The candidate stopped, where its words of time count from the scene that runs, of which so many words have `begun`."""
    evidence = found.begins.evidence
    if begun < _TOLD_FIRST and "first_of" in table.words and table.match("<first_of>", evidence):
        return Candidate(found.begins, "first", _TOO_SOON)
    counted = table.match("<nth>", evidence) if "nth" in table.words else None
    if counted and counted[1].casefold() in map(str.casefold, table.regex("<nth>").findall(before)):
        return Candidate(found.begins, "counted", _COUNTED)
    if "night" in table.words and table.match("<night>", evidence):
        same = begun < _LEAST_SCENE or table.search("<evening>", before)
        return Candidate(found.begins, "night", _SAME_NIGHT) if same else None
    return None


def _in_company(
    found: Candidate | None, block: Block, opening: Opening, pages: Pages, at: int, table: Table, *, explained: bool
) -> Candidate | None:
    """The same with all else counted in that the paragraph shows, as far as that can make a difference.

    Without a rule, signs alone may propose a break; a veto stops words of time, and not what else tells of a scene.
    """
    wording, standing = table.learned(pages.told[-1])
    veto = found.veto if found else ""
    begins = found.begins if found and not veto else None
    alone = begins is None
    if alone and pages.told[at] - pages.begun < _LEAST_SCENE:
        return found
    if alone and standing.odds_at_most(pages, at) + _ALL_ADD < _LEAST:
        return found
    odds = standing.odds(opening, pages, at)
    if alone and table.weighs_rules and odds + _ALL_ADD < _LEAST:
        return found
    called = heard(opening, pages.texts[max(0, at - KNOWN_FOR) : at], table, apart=pages.apart)
    if alone and odds + called.at_most() + _WORDS_ADD < _LEAST:
        return found
    if alone and not table.weighs_rules and not called.tell_time():  # nor is any other word worth something
        return found
    said = [*opens(opening)] if table.weighs_words else []
    words = odds_of(said, wording)
    if alone and odds + called.at_most() + words + _OTHERS_ADD < _LEAST:
        return found
    company = pages.company(at)
    more = goes_on(opening, company) if table.weighs_words else ()
    others = [*more, ("rule", [veto or (begins.rule if begins else "")])]
    odds += standing.close(company) + odds_of(others, wording, words)
    if alone and odds + called.at_most() < _LEAST:
        return found
    cues = called.cues()
    confidence = confidence_of(add_up(begins, cues, company, table) + odds)
    least = _WORTH_A_WORD if explained else THRESHOLD
    if alone and (confidence < least or not (table.weighs_rules or _soon_tells_time(opening, table))):
        return found
    begins = begins or _by_signs(block, table.language, veto)
    begins = begins._replace(confidence=confidence)
    if explained:
        reasons = _reasons(cues, hear((*stands(opening, company), *said, *others), wording))
        begins = begins._replace(because=" ".join([begins.because, *reasons]))
    settled = doubted(begins)
    return found if veto and settled.because else settled


def _soon_tells_time(opening: Opening, table: Table) -> bool:
    """Whether one of the first words says when: of novels' paragraphs that say it later, one in two goes on with a scene."""
    first = " ".join(opening.told.split(maxsplit=_NEAR)[:_NEAR])
    return heard(Opening(first, table), (), table).tell_time()


def _by_signs(block: Block, language: str, veto: str) -> Break:
    """A break that no words of time tell of, or none that a `veto` lets pass."""
    tells = f"Its words of time do not tell it ({veto})" if veto else "No words of time tell it"
    because = f"{tells}, but several signs do together."
    rule = f"{language}{CUES}"
    return Break(BreakKind.SKIP_FORWARD, _first_clause(block.text), rule, 0, because, block.span.first)


def _reasons(cues: list[Cue], parts: list[Part]) -> list[str]:
    """What speaks most for a break, strongest first, and what speaks most against it."""
    said: list[tuple[float, Cue | Part]] = [
        (cue.weight, cue) for cue in cues if abs(cue.weight) >= _LOUD and cue.words != ALWAYS
    ]
    said += [(odds, part) for part in parts if part.tells and abs(odds := part.odds) >= _LOUD]
    loud = sorted([weight for weight, _ in said if weight > 0], reverse=True)[:_NAMED]
    speaking = sorted([(weight, one.because) for weight, one in said if loud and weight >= loud[-1]], reverse=True)
    against = min([weight for weight, _ in said], default=0.0)
    found = [because for _, because in speaking[:_NAMED]]
    if against < 0:
        found.append(min([one.because for weight, one in said if weight == against]))
    return found


def _first_clause(text: str) -> str:
    """The words that a paragraph begins with, as far as they hang together.

    >>> _first_clause("The ward smelled of gravy, and she knew it."), _first_clause('"Name?" said the man in the cage.')
    ('The ward smelled of gravy', 'Name')
    >>> _first_clause("Mrs. J. Bell had dogs. She sat down.")
    'Mrs. J. Bell had dogs'
    """
    found = re.search(_FIRST_CLAUSE, text.lstrip(_OPENING_SIGNS))
    return " ".join((found[0] if found else text).split(maxsplit=_FEW)[:_FEW])
