"""Numbers that head a story's chapters or divide one: those that rise one by one, with text under them."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from storybind.model import VERSE, Block, BlockKind
from storybind.text.heading.candidates import DECLARED, DECLARED_PART, WORDS_A_SECTION, Candidates, find_candidates
from storybind.text.heading.line import NUMBERS, Found
from storybind.text.heading.sound import tells_in_which
from storybind.text.paragraphs.gaps import BEYOND_USUAL
from storybind.text.tables.headings import LONGEST, SMALL_TITLE, Rank, is_between, number_of

_WORDS_A_NUMBER = 40  # on the average under bare numbers, or they are a list
_PARAGRAPHS_A_NUMBER = 3  # an item of a list has hardly several
_FEW_WORDS_A_NUMBER = 15  # are enough where there are so many
_MANY = 6  # numbers, of which the last has no more below it than the others, if they head a story
_EAST_ASIAN = "\u1100"  # from here on scripts say as much in a third of the words that we count
_WORDS_AN_ITEM = 10  # that most items of a list have not
_FEWEST_PIECES = 3
_TOGETHER = ("numeral", "numbered-title", SMALL_TITLE.id)
"""Ways to count that one writer has beside one another: ``1.``, ``2. Bread``, ``3. the bicycle``."""
NOTES = frozenset(
    "notes footnotes endnotes anmerkungen fußnoten endnoten notas note noten przypisy примечания примечание сноски комментарии примітки 注释 注釋 注 註 脚注".split()
)
"""What stands over the notes behind a story."""
_BLOCKS_A_NOTE = 2
_TOLD = frozenset('.!?…"”’»。！？」')
_MOST_SKIPPED = 3  # numbers that may be missing between two chapters with bare numbers
_WORDS_A_CHAPTER = 3_000
"""Of a story that is no longer than one chapter: what divides it heads its scenes, as in print, where pages go on below."""
_WORDS_OF_PAGES = 1_000
"""Of a story that is no longer than a few pages: what divides it in words heads scenes, even where marks stand between others."""
_FEWEST_BEYOND = 2  # bare numbers that count up to the chapters, or on from them
_LISTS_ABOVE = 3  # that are counted, above a story's own numbers
_AS_MUCH = 20  # times the words of a list are told under what it lists
_FEWEST_NAMESAKES = 3  # chapters with numbers
_MARKED = (DECLARED.id, DECLARED_PART.id)


def find_numbers(candidates: Candidates, barriers: set[int]) -> list[int]:
    """The best run of one family of numbers; a number may begin anew behind a barrier, such as a part."""
    by_family: dict[str, list[int]] = {}
    together: dict[bool, list[int]] = {}
    for at in _above_notes(candidates):
        found = candidates.found[at]
        if found.family is not SMALL_TITLE:
            by_family.setdefault(found.family.id, []).append(at)
        digits = found.label.strip(".)").isdecimal()
        if found.family.id == "numeral":  # [1], [2] under I, II
            by_family.setdefault("digits" if digits else "letters", []).append(at)
        if found.family.id in _TOGETHER:
            together.setdefault(digits, []).append(at)
    runs = [_told_run(candidates, places, barriers) for places in by_family.values()]
    counted = (_counted_together(candidates, places, barriers) for places in together.values())
    runs += (run for run in counted if _is_story(candidates, run))
    run = max(runs, key=len, default=[]) or _second_alone(candidates)
    beyond = [at for at in candidates.of(Rank.NUMBER) if run and at > run[-1] and is_beyond(candidates.found[at].label)]
    return [*run, *beyond]


def _second_alone(candidates: Candidates) -> list[int]:
    """The only number of a story, a ``II``, ``Two`` or ``二`` with much told above and below it: its first half has none. A bare ``2`` may be a page's."""
    places = candidates.of(Rank.NUMBER)
    at = places[0] if len(places) == 1 else 0
    if not at or candidates.number(at) != 2 or candidates.found[at].title or candidates.found[at].label.isdecimal():
        return []
    halves = candidates.has_text(candidates.top, at) and candidates.has_text(at, len(candidates.blocks))
    return [at] if halves and candidates.blocks[at - 1].text[-1] in _TOLD else []


def _told_run(candidates: Candidates, places: Sequence[int], barriers: set[int]) -> list[int]:
    """The numbers that rise and head a story: the first such, unless they are a list's that says in a few words what stands under the same numbers further down."""
    best: list[int] = []
    words = 0
    for _ in range(_LISTS_ABOVE + 1):
        run = rising(candidates, places, barriers)
        if len(run) < 2:
            break
        told = candidates.words(run[0], run[-1])
        if len(run) >= len(best) and told >= _AS_MUCH * words and _is_story(candidates, run):
            best, words = run, told
        behind = (number for number, at in enumerate(places) if at > run[0] and candidates.number(at) == 1)
        places = places[next(behind, len(places)) :]
    return best


def _above_notes(candidates: Candidates) -> list[int]:
    """The places of numbers without those of notes behind the story, which count from one, right below a line that says that they are notes, with next to nothing under most."""
    places = candidates.of(Rank.NUMBER)
    for at in places:
        if at and candidates.blocks[at - 1].text.casefold().rstrip(".:") in NOTES and candidates.number(at) == 1:
            below = [one for one in places if one >= at]
            few = sum(after - one <= _BLOCKS_A_NOTE + 1 for one, after in pairwise(below))
            if few * 4 >= (len(below) - 1) * 3:
                return [one for one in places if one < at]
    return places


def _counted_together(candidates: Candidates, places: Sequence[int], barriers: set[int]) -> list[int]:
    """Numbers with and without titles, or with titles in small letters, as one run; empty where one is missing, or too few stand over a sentence.

    Titles in small letters count from the top on: behind what is told they are a list's.
    """
    run = rising(candidates, places, barriers)
    small = any(candidates.found[at].family is SMALL_TITLE for at in run)
    counted = [candidates.number(at) for at in run] == list(range(1, len(run) + 1))
    if len(run) < _FEWEST_PIECES or not counted or (small and not _opens_story(candidates, run[0])):
        return []
    return run if _are_told(candidates, run) else []


def _opens_story(candidates: Candidates, first: int) -> bool:
    """Whether the heading of a part stands right above a number, or no sentence anywhere above it."""
    part = candidates.found.get(first - 1)
    if part and part.family.rank is Rank.PART:
        return True
    return not any(block.text[-1] in _TOLD for block in candidates.blocks[candidates.top : first])


def _are_told(candidates: Candidates, run: Sequence[int]) -> bool:
    """Whether a whole sentence stands right under each number; of many, under most."""
    below = [candidates.blocks[at + 1].text for at in run if at + 1 < len(candidates.blocks)]
    told = sum(text[-1] in _TOLD for text in below)
    return told * 4 >= len(run) * 3 if len(run) >= _MANY else told == len(run)


def with_missing(candidates: Candidates, chapters: list[int]) -> list[int]:
    """The chapters, with the numbers that they lack, among, before or behind them: 3, 4., V, Chapter 6. One with a title must stand among others with titles."""
    titled = {candidates.found[at].family for at in chapters if candidates.found[at].title}
    numbers = [
        at
        for at in candidates.of(Rank.NUMBER)
        if candidates.blocks[at].gap and (not candidates.found[at].title or candidates.found[at].family in titled)
    ]
    counted = [(at, number) for at in chapters if (number := candidates.number(at)) is not None]
    ends = [(-1, 0), *counted, (len(candidates.blocks), 0)]
    missing: list[int] = []
    for (above, last), (below, following) in pairwise(ends if numbers and counted else []):
        between = [at for at in numbers if above < at < below]
        fits = [candidates.number(at) for at in between] == list(range(last + 1, following or last + len(between) + 1))
        enough = len(between) >= (1 if last and following else _FEWEST_BEYOND)
        told = pairwise([*([above] if last else []), *between, below])
        if enough and fits and all(candidates.has_text(at, after) for at, after in told):
            missing += between
    return sorted([*chapters, *missing])


def counted_on(found: dict[int, Found], told: dict[int, Found]) -> dict[int, Found]:
    """Those that open with a chapter's number and go on as a sentence, where they and the other chapters rise one by one from the first.

    Three are enough if most of them have titles, or two that tell ``in which`` something happens. One whose number has
    a heading of its own only speaks of that chapter. In another part they may begin anew.
    """
    chapters = {at: one for at, one in found.items() if one.family.rank is Rank.CHAPTER}
    firsts = sorted(at for at, one in (told | chapters).items() if number_of(one.label) == 1)
    own: dict[int, Found] = {}
    for first, end in pairwise([*firsts, max([*chapters, *told]) + 1]):
        parts = ({at: one for at, one in some.items() if first <= at < end} for some in (chapters, told))
        own |= _counted_on_from_first(*parts)
    return own


def _counted_on_from_first(chapters: dict[int, Found], told: dict[int, Found]) -> dict[int, Found]:
    headed = {number_of(one.label) for one in chapters.values()}
    everything = chapters | {at: one for at, one in told.items() if number_of(one.label) not in headed}
    run: list[int] = []
    last = 0
    for at in sorted(everything):
        number = number_of(everything[at].label) or 0
        if last < number <= last + (_MOST_SKIPPED if run else 1):
            run.append(at)
            last = number
    own = {at: told[at] for at in run if at not in chapters}
    titled = sum(bool(everything[at].title) for at in run)
    alike = len(run) >= _FEWEST_NAMESAKES and titled * 2 > len(run)
    return own if alike or (len(run) > 1 and all(tells_in_which(one.title) for one in own.values())) else {}


def with_namesake(candidates: Candidates, chapters: list[int]) -> list[int]:
    """The chapters with one that has a name where the others have numbers, behind them all: ``Chapter Omega``."""
    counted = [candidates.found[at] for at in chapters if candidates.found[at].family.id == "chapter"]
    words = {found.label.partition(" ")[0] for found in counted}
    if len(counted) < _FEWEST_NAMESAKES or len(words) > 1:
        return chapters
    named = rf"{re.escape(*words)} (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    for at in range(chapters[-1] + 1, len(candidates.blocks) - 1):
        block, below = candidates.blocks[at], candidates.blocks[at + 1]
        if len(block.text) <= LONGEST and block.gap and below.gap and re.fullmatch(named, block.text):
            candidates.found[at] = Found(counted[-1].family, "", block.text)
            return [*chapters, at]
    return chapters


def rising(candidates: Candidates, places: Sequence[int], barriers: set[int]) -> list[int]:
    """Those of the numbers that rise one by one, with few gaps; empty where they do not begin at the beginning."""
    places = _apart(places)
    run: list[int] = []
    count = 0
    lasts = sorted(barriers)
    passed = 0
    for at in places:
        number = candidates.number(at)
        while passed < len(lasts) and lasts[passed] < at:
            passed += 1
        anew = number == 1 and passed > 0 and bool(run) and lasts[passed - 1] > run[-1]
        begins = not run and (number in (0, 1, 2) or at <= candidates.top)
        follows = bool(run) and number is not None and count < number <= count + _MOST_SKIPPED
        follows = follows or (bool(run) and number in (0, count) and is_between(candidates.found[at].label))
        if run and is_beyond(candidates.found[at].label):
            run.append(at)
        elif number is not None and (begins or follows or anew):
            run.append(at)
            count = number if anew else max(count, number)
    return run


def _is_story(candidates: Candidates, run: Sequence[int]) -> bool:
    """Whether the numbers head a story: there is enough between them, and no paragraph runs on over one, as over a page's."""
    if len(run) < 2:
        return False
    end = run[-1] if len(run) >= _MANY else len(candidates.blocks)  # what is behind the last item of a list is none
    counted = len(run) - (len(run) >= _MANY)
    words, below = candidates.words(run[0] + 1, end), candidates.blocks[run[0] : end]
    lines = sum(block.text.count("\n") for block in below if block.kind is VERSE)
    paragraphs = len(below) + lines - counted
    dense = candidates.blocks[run[0] + 1].text[:1] >= _EAST_ASIAN
    few = paragraphs < _PARAGRAPHS_A_NUMBER * counted and not dense
    least = (_WORDS_AN_ITEM if _are_pieces(candidates, run) else _WORDS_A_NUMBER) if few else _FEW_WORDS_A_NUMBER
    if words < least * counted or _is_list(candidates, run) or _are_stanzas(candidates, run):
        return False
    above = [candidates.blocks[at - 1].text.rpartition("\n")[2] for at in run if at]
    cut = sum(len(text) > LONGEST and (text[-1].isalnum() or text[-1] in ",;-") for text in above)
    return cut * 5 <= len(run)


def _are_pieces(candidates: Candidates, run: Sequence[int]) -> bool:
    """Whether numbers, all with titles or none unless there are many, count a story from its first line on, each with a whole sentence under it: pieces, however short they are.

    Behind a list at the top the story itself follows, and so the most of it would be below the last.
    """
    blocks, found = candidates.blocks, candidates.found
    numbers = [candidates.number(at) for at in run if not is_beyond(found[at].label)]
    return (
        len(numbers) >= _FEWEST_PIECES
        and _opens_story(candidates, run[0])
        and run[-1] + 1 < len(blocks)
        and numbers == list(range(1, len(numbers) + 1))
        and (len(numbers) >= _MANY or len({bool(found[at].title) for at in run}) == 1)
        and all(blocks[at + 1].gap for at in run)
        and _are_told(candidates, run)
        and candidates.words(run[-1], len(blocks)) * 2 <= candidates.words(run[0], len(blocks))
    )


def _is_list(candidates: Candidates, run: Sequence[int]) -> bool:
    """Whether next to nothing stands under most of the numbers, however much there is behind the last of them."""
    between = [candidates.words(above + 1, below) for above, below in pairwise(run)]
    return sum(words < _WORDS_AN_ITEM for words in between) * 2 > len(between)


def _are_stanzas(candidates: Candidates, run: Sequence[int]) -> bool:
    """Whether verse stands under each number, in a story that begins with prose: they are of a poem in it."""
    blocks = candidates.blocks
    return not _opens_story(candidates, run[0]) and all(
        blocks[at + 1 : at + 2] and blocks[at + 1].kind is VERSE for at in run
    )


def divides_all(candidates: Candidates, places: Sequence[int], pages: Collection[int]) -> bool:
    """Whether headings divide a story into scenes rather than chapters: it is no longer than one chapter.

    Who begins with a prologue, opens a page, or sets marks between the scenes below means chapters all the same; titles
    with numbers behind them are those of a serial's posts.
    """
    words = candidates.words(0, len(candidates.blocks)) if places else 0
    if not places or words > _WORDS_A_CHAPTER:
        return False
    first = candidates.found[places[0]].family
    if first.id == "title-number" or (first.rank is Rank.ASIDE and places[0] <= candidates.top):
        return False
    blocks = [candidates.blocks[at] for at in places[1:]]
    if any(block.gap >= candidates.usual + BEYOND_USUAL or block.span.first in pages for block in blocks):
        return False
    if words <= _WORDS_OF_PAGES and not divides(candidates.found[places[0]]):
        return True
    return not any(block.kind is BlockKind.MARK for block in candidates.blocks[places[0] : places[-1]])


def _apart(places: Sequence[int]) -> list[int]:
    """Those that do not stand one under the other, as the items of a list do."""
    taken = set(places)
    return [at for at in places if at - 1 not in taken and at + 1 not in taken]


def is_beyond(label: str) -> bool:
    """Whether a heading's number counts on by its sign: the +1 or the "and one" that comes after five times."""
    return label.casefold().startswith(("+", "and ", "plus "))


def divides(found: Found) -> bool:
    """Whether a candidate is a bare number, or a marked heading without words, which may divide a chapter."""
    return not found.title and found.family.id in (*NUMBERS, *_MARKED)


def find_sections(blocks: Sequence[Block]) -> list[int]:
    """Numbers that divide a chapter: 1, 2, 3 with text under each of them, as indexes."""
    found = {
        at: heading for at, heading in find_candidates(blocks) if heading.family.id in NUMBERS and not heading.title
    }
    if len(found) < 2:
        return []
    candidates = Candidates(blocks, found)
    run = rising(candidates, sorted(found), set())
    numbers = [number_of(found[at].label) for at in run if not is_beyond(found[at].label)]
    counted = numbers == list(range(1, len(numbers) + 1))
    enough = len(run) > 1 and candidates.words(run[0] + 1, len(blocks)) >= WORDS_A_SECTION * len(run)
    return run if counted and enough and not (_is_list(candidates, run) or _are_stanzas(candidates, run)) else []
