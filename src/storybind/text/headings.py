"""Which lines are headings: by what they are, where they stand, and what their fellows look like, all together."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from storybind.languages import count_words
from storybind.model import Block, BlockKind
from storybind.text.gaps import usual_gap
from storybind.text.labels import read_label
from storybind.text.tables.headings import (
    LONGEST,
    MOST_WORDS,
    Family,
    Rank,
    families_of,
    mask_numbers,
    match_heading,
    number_of,
    undress,
)
from storybind.text.tables.notes import is_closing, read_opening

_STRONG = frozenset(":：–—―-|~.．、·•/")
_SAYS_MORE = frozenset(":：–—―-|~")  # behind the word for chapter and its number, what they part off may be an outcry
_QUOTES = "\"“”„«»'‘’「」『』"
_SPOKEN = frozenset("\"“”„«»'‘’")  # nobody's speech is a heading, and much of a story is spoken
_WORDS_A_NUMBER = 40  # on the average under bare numbers, or they are a list
_PARAGRAPHS_A_NUMBER, _FEW_WORDS_A_NUMBER = (
    3,
    15,
)  # an item of a list has hardly several paragraphs: then fewer words do
_WORDS_A_SECTION = 20  # on the average under numbers inside a chapter
_WORDS_A_SHAPE = 60  # in the middle between lines that only look like headings
_FEWEST_ALIKE = 3  # lines of one look, where no wider gap sets them off
_LONGEST_SHAPE, _MOST_SHAPE_WORDS = 60, 9
_SMALL = frozenset(
    "a an the of in on and to for at by with from or nor but as is not into de la le les du des et el los las y en un una der die das den dem und von vom im am zu di il lo i gli e o do da dos das".split()
)  # words of a title that need no capital
_CHAPTER_WORDS = tuple(
    form
    for word in "Chapter Kapitel Chapitre Capítulo Capitolo Hoofdstuk Rozdział Глава".split()
    for form in (word, word.upper())
)
_LONGEST_OF_ALL, _NEAR = 300, 50  # characters of a title that runs on, and of its beginning
_MOST_SKIPPED = 3  # numbers that may be missing between two chapters with bare numbers

DECLARED = Family("declared", Rank.CHAPTER, "", "", "A line that is marked as a heading is one.", (), ())
_DECLARED_PART = DECLARED._replace(id="declared-part", rank=Rank.PART)
_DECLARED = (DECLARED.id, _DECLARED_PART.id)
_NUMBERS = ("numeral", "number-word")
LISTED = Family("listed", Rank.CHAPTER, "", "", "The author's list of contents names it.", (), ())
ALIKE = Family(
    "alike", Rank.CHAPTER, "", "", "Short lines of one look, set off alike through the story, head it.", (), ()
)


class Found(NamedTuple):
    """A line that may be a heading: its family, number and words."""

    family: Family
    label: str
    title: str


def read_heading(line: str) -> Found | None:
    """What kind of heading a line could be, by itself; None for prose.

    >>> found = read_heading("Chapter 3 – Low Water")
    >>> found.label, found.title
    ('Chapter 3', 'Low Water')
    >>> read_heading("CHAPTER II. - LOW WATER").title, read_heading("[Chapter 1] The Storm").title
    ('LOW WATER', 'The Storm')
    >>> read_heading("Chapter 12 of the lease said that no dogs were allowed.")
    """
    if len(line) > LONGEST:
        return _read_long(line) if may_be_long_heading(line) else None
    return _read_short(line) if line and line[0] not in _SPOKEN else None


def may_be_long_heading(line: str) -> bool:
    """Whether a line is worth to be read as the heading of a chapter though it is longer than one: few words of prose are."""
    return len(line) <= _LONGEST_OF_ALL and line.startswith(_CHAPTER_WORDS)


def _read_long(line: str) -> Found | None:
    """A chapter whose title runs on as those of old books do, in capitals or behind ``in which``.

    >>> found = _read_long("Chapter 1: In Which Our Heroine, " + "Having Lost Her Umbrella, " * 3 + "Goes Home")
    >>> found.label, found.title[:23]
    ('Chapter 1', 'In Which Our Heroine, H')
    >>> _read_long("Chapter 1: In this chapter " + "he lost the umbrella and " * 3 + "went home")
    """
    near = line[:_NEAR].rpartition(" ")[0]
    found = _read_short(near.rstrip(",;"))
    if found is None or found.family.id != "chapter" or not found.title:
        return None
    title = line[near.index(found.title, len(found.label)) :]
    sound = is_capitalised(title) or re.match(_IN_WHICH, title, re.IGNORECASE)
    return found._replace(title=title) if sound and title[-1] not in ",;:" else None


def runs_on(title: str) -> bool:
    """Whether a title is one of those that tell in capitals what will happen: ``In Which Our Heroine Goes Home``."""
    return (
        len(title) <= _LONGEST_OF_ALL
        and re.match(_IN_WHICH, title, re.IGNORECASE) is not None
        and is_capitalised(title)
    )


@lru_cache(maxsize=2_048)  # whoever looks at the layout, the contents, the chapters asks about the same short lines
def _read_short(line: str) -> Found | None:
    """What kind of heading a line could be that nobody says and that is no longer than one."""
    if line[1:2] == "." and _is_name_in_initials(line):
        return None
    core = undress(line)
    if core[:1] in _OPENING and (parted := re.fullmatch(_LABEL_IN_BRACKETS, core)):
        title = parted["title"]
        found = read_heading(f"{parted['label']}: {title}") if title[-1] not in ".!?" or is_capitalised(title) else None
        return found if found and found.label and found.family.rank in (Rank.PART, Rank.CHAPTER) else None
    if not core.isascii() and not _VOWELS.isdisjoint(core):
        return _read_vowelled(core)
    families = families_of(core) if core else ()
    if not families or len(core.split()) > MOST_WORDS:
        return None
    counted, folded = mask_numbers(core), core.casefold()
    for family in families:
        if family.needs and not any(map(folded.__contains__, family.needs)):
            continue
        if (match := match_heading(family, core, counted)) and _is_sound(family, core, *match[1:]):
            label, title, between = match
            if family.id == "ordinal-chapter" and not between.strip():
                label, title = _with_number(label, title)
            if family.id == "title-number":  # its number stands behind: what is printed stays in its order
                return Found(family, "", core)
            beyond = "+" * (family.id in _NUMBERS and line.lstrip("*_( ").startswith("+"))
            return Found(family, beyond + label.strip(" .:-–—*~\t([#"), title.strip(" *_#=~\t"))
    return None


_OPENING = frozenset("[(【［（")
_LABEL_IN_BRACKETS = r"[\[(【［（](?P<label>\w[^\[\]()【】［］（）]{2,30})[\])】］）]\s*+[:：–—-]?\s*+(?P<title>\w.*)"
_IN_WHICH = r"(?:in which|wherein|in (?:dem|der|welchem|welcher)|worin|dans (?:lequel|laquelle)|où|en (?:el|la) (?:que|cual)|nel quale|in cui|em que|no qual|waarin|w którym|в котор(?:ой|ом)) "
"""How old books go on behind the number of a chapter, with a comma before it."""

_VOWELS = frozenset(map(chr, (0x640, *range(0x64B, 0x653), 0x670)))
"""What Arabic is drawn out and vowelled with: signs that no word needs, and that stand in the words we know or do not."""


def _read_vowelled(line: str) -> Found | None:
    """A heading in Arabic read without the signs over its letters, its words as they are printed.

    >>> found = read_heading("الفصل الأوّل: الدّلو")
    >>> found.label, found.title
    ('الفصل الأوّل', 'الدّلو')
    """
    places = [at for at, char in enumerate(line) if char not in _VOWELS]
    plain = "".join(line[at] for at in places)
    found = read_heading(plain)
    if found is None:
        return None

    def printed(words: str, start: int) -> str:
        ends = [*places, len(line)]
        return line[places[start] : ends[start + len(words)]].strip() if words else ""

    return Found(
        found.family, printed(found.label, plain.find(found.label)), printed(found.title, plain.rfind(found.title))
    )


def _with_number(label: str, title: str) -> tuple[str, str]:
    """A counted label with the number that comes again behind it, as menus of chapters have it.

    >>> _with_number("2. Chapter", "2: The Ferry"), _with_number("2. Chapter", "The Ferry")
    (('2. Chapter 2', 'The Ferry'), ('2. Chapter', 'The Ferry'))
    """
    number, _, rest = title.partition(" ")
    if number_of(number.rstrip(":.–—-")) != number_of(label):
        return label, title
    return f"{label} {number.rstrip(':.–—-')}", rest.lstrip(":.–—- ")


def _is_name_in_initials(line: str) -> bool:
    """Whether a line that opens with a letter and a point is somebody's name: ``M. R. Castellane``, no thousandth chapter.

    >>> _is_name_in_initials("M. R. Castellane"), _is_name_in_initials("I. The Bridge"), _is_name_in_initials("V. R.")
    (True, False, False)
    """
    *initials, last = line.replace(".", ". ").split()
    plain = all(len(one) == 2 and one[0].isupper() and one[1] == "." for one in initials)
    return len(initials) > 1 and plain and last.isalpha() and last.istitle()


def _is_sound(family: Family, line: str, title: str, between: str) -> bool:
    """Whether what matched is no sentence: ``Chapter 12 of the lease``, ``One: he left.``."""
    if not title:
        return family.rank is Rank.CHAPTER or line[-1] not in "!?！？,;"
    strong = not _STRONG.isdisjoint(between) or any(ord(sign) > 0x2190 for sign in between)
    if not _may_begin(family, title, between, strong=strong):
        return False
    if title[-1] in ",;:，；：。" or "。" in title:
        return False
    if title[-1] in _QUOTES and title[0] not in _QUOTES:
        return False
    if title[-1] in ".!?" and not title.endswith("..."):
        called = family.id == "chapter" and title[-1] != "." and not _SAYS_MORE.isdisjoint(between)
        return strong and (called or is_capitalised(title))
    return title[-1] not in "!?！？" or family.rank is not Rank.NUMBER or is_capitalised(title)


def _may_begin(family: Family, title: str, between: str, *, strong: bool) -> bool:
    """Whether a title may begin so: small only behind a sign, and in scripts without capitals not at length."""
    first = next((char for char in title if char.isalpha()), "")
    if (
        first.islower()
        and family.rank is not Rank.NUMBER
        and (title[0] in "([（" or re.match(_IN_WHICH, title, re.IGNORECASE))
    ):
        return title[-1] in ")]）" if title[0] in "([（" else strong or "," in between
    if first.islower():
        return strong and family.rank is not Rank.NUMBER and between.strip() not in (".", ",")
    if first > "\u2e80":  # a script without blanks: a comma in a title that follows at once is a sentence's
        return between != "" or ("，" not in title and len(title) <= 20) or "章" in family.heads[0]
    caseless = bool(first) and first == first.upper() == first.lower()
    return strong or not caseless or len(title.split()) <= 3


def is_capitalised(title: str) -> bool:
    """Whether the words of a line begin as in a title: all large but the smallest.

    >>> is_capitalised("A Scandal in Bohemia."), is_capitalised("He saw Mary."), is_capitalised("It rains")
    (True, False, False)
    """
    words = [word.strip("\"'“”‘’«»()[].,!?…") for word in title.split()]
    large = [word for word in words if word.casefold() not in _SMALL]
    return bool(large) and all(word[:1].isupper() or not word[:1].isalpha() for word in large)


class Headings(NamedTuple):
    """The headings of a story by the index of their block.

    `titles` are those whose title is known to stand on the next line; `labels` head something smaller than a chapter;
    with `numbers` there are bare ones somewhere, which may divide a chapter.
    """

    heads: dict[int, Found]
    titles: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()
    numbers: bool = False


def find_headings(
    blocks: Sequence[Block], listed: Iterable[int] = (), silent: frozenset[str] = frozenset()
) -> Headings:
    """The lines that head the story's parts and chapters; none where there are no headings.

    A family of headings is believed when it has fellows whose numbers rise, or when a single one stands above the whole
    story; among families that only could be headings the one with the most members wins.

    Args:
        blocks: The story's blocks.
        listed: Those that a list of contents names.
        silent: Lines, folded, that head nothing: the story's title.
    """
    candidates = dict(_candidates(blocks, silent))
    found = {at: one for at, one in candidates.items() if blocks[at].text.casefold() not in silent}
    titles = {at - 1 for at in listed if at not in found and _is_bare(found.get(at - 1))}
    named = [at - 1 if at - 1 in titles else at for at in listed]
    found |= {at: Found(LISTED, "", _without_point(undress(blocks[at].text))) for at in named if at not in found}
    view = _View(blocks, found)
    chapters = sorted({*named, *view.chapters()})
    parts = view.of(Rank.PART)
    strong = [at for at in view.of(Rank.ASIDE) if found[at].family.id in ("named", "han-named")]
    chapters = view.with_missing(chapters)
    if not chapters:
        chapters = view.numbers(barriers={*parts, *strong})
    if not chapters and len(parts) < 2:
        alike = view.alike(silent)
        found |= {at: Found(ALIKE, "", undress(blocks[at].text)) for at in alike}
        chapters = alike
    over, labels = view.settle_parts(parts, chapters)
    asides = view.of(Rank.ASIDE) if chapters or over or len(strong) > 0 else []
    heads = {at: found[at] for at in sorted({*chapters, *over, *asides})}
    below = (at for at, one in found.items() if one.family is DECLARED and at not in heads)
    numbers = any(not one.title and one.family.id in (*_NUMBERS, *_DECLARED) for one in candidates.values())
    return Headings(heads, frozenset(titles), frozenset({*labels, *below}), numbers)


def _without_point(title: str) -> str:
    """A title without the point that old books end their headings with.

    >>> _without_point("Der Torfkahn."), _without_point("And then..."), _without_point("Mr. B.")
    ('Der Torfkahn', 'And then...', 'Mr. B.')
    """
    return title[:-1] if title.endswith(".") and len(title) > 3 and title[-4:-1].isalpha() else title


def _is_bare(found: Found | None) -> bool:
    """Whether a candidate is a number that waits for its title."""
    return found is not None and not found.title and found.family.rank in (Rank.PART, Rank.CHAPTER, Rank.NUMBER)


def _candidates(blocks: Sequence[Block], titles: frozenset[str] = frozenset()) -> Iterator[tuple[int, Found]]:
    """The blocks that could be headings, by index."""
    heading = BlockKind.HEADING
    known = [title for title in titles if title]
    for at, block in enumerate(blocks):
        if not (len(block.text) <= LONGEST or block.kind is heading or may_be_long_heading(block.text)):
            continue
        found = _candidate(block)
        for title in known if found is None else ():
            found = found or read_titled(block.text, title)
        if found:
            yield at, found


def read_titled(line: str, title: str) -> Found | None:
    """A heading that has the story's title, folded, before its number, as posts of a serial have it; as it is printed.

    >>> read_titled("The Lamp, Chapter 2: Low Water", "the lamp").title, read_titled("THE LAMP (Part 2/3)", "the lamp").title
    ('The Lamp, Chapter 2: Low Water', 'THE LAMP (Part 2/3)')
    >>> read_titled("The lamps of Chapter 2", "the lamp"), read_titled("The lamp: Part of it was brass.", "the lamp")
    (None, None)
    """
    if line[: len(title)].casefold() != title:
        return None
    rest = line[len(title) :].strip()
    number = rest.lstrip(",:;–—|( -")
    found = read_heading(number.rstrip(")") if "(" in rest[: -len(number)] else number) if number else None
    parted = rest != number or line[len(title) : len(title) + 1] == " "
    if found is None or not parted or found.family.rank not in (Rank.PART, Rank.CHAPTER):
        return None
    return Found(found.family, "", line)


def _candidate(block: Block) -> Found | None:
    if block.kind is BlockKind.HEADING:
        found = read_heading(block.text)
        if found and found.family.rank in (Rank.PART, Rank.CHAPTER, Rank.ASIDE):
            return found
        family = _DECLARED_PART if block.level == 1 else DECLARED
        return Found(family, found.label if found else "", found.title if found else undress(block.text))
    alone = block.span.first == block.span.last  # centred ones look inset
    found = read_heading(block.text) if alone and block.kind is not BlockKind.MARK else None
    return found if found and found.family.rank is not Rank.CONTENTS else None


class _View:
    """A story's candidates with what stands between them."""

    def __init__(self, blocks: Sequence[Block], found: dict[int, Found]) -> None:
        self.blocks, self.found = blocks, found
        self.usual = usual_gap(blocks)
        self.top = next((at for at, block in enumerate(blocks) if block.kind is not BlockKind.MARK), 0)
        self._sums: list[int] = []

    def words(self, first: int, last: int) -> int:
        """Words of the blocks from `first` to `last` (exclusive)."""
        if not self._sums:
            self._sums = list(accumulate((count_words(block.text) for block in self.blocks), initial=0))
        return self._sums[last] - self._sums[first]

    def of(self, rank: Rank) -> list[int]:
        """The candidates of a rank, in order."""
        return [at for at in sorted(self.found) if self.found[at].family.rank is rank]

    def chapters(self) -> list[int]:
        """The headings that say they are some: several with text under them, or one that stands above the story."""
        places = [at for at in self._chapter_level() if self.blocks[at].gap or self._is_set_off(at)]
        fellows = len(self.of(Rank.ASIDE))
        bare = sum(below - above == 1 for above, below in pairwise(places))
        if bare > len(places) / 2:  # one under the other: a list
            return []
        if len(places) + fellows > 1:
            return places
        return places if places and (places[0] <= self.top + 1 or self._opens_anew(places[0])) else []

    def with_missing(self, chapters: list[int]) -> list[int]:
        """The chapters with the bare numbers among them, where those are just the ones that are missing: 3, 4., V, Chapter 6."""
        numbers = [at for at in self.of(Rank.NUMBER) if not self.found[at].title and self.blocks[at].gap]
        counted = [(at, number) for at in chapters if (number := _number(self.found[at])) is not None]
        missing: list[int] = []
        for (above, last), (below, following) in pairwise(counted if numbers else []):
            between = [at for at in numbers if above < at < below]
            fits = [_number(self.found[at]) for at in between] == list(range(last + 1, following))
            ends = [above, *between, below]
            if between and fits and all(self._has_text(at, after) for at, after in pairwise(ends)):
                missing += between
        return sorted([*chapters, *missing])

    def _chapter_level(self) -> list[int]:
        """Headings of chapters; of declared ones those of the highest level that has text of its own under it."""
        places = self.of(Rank.CHAPTER)
        levels = Counter(self.blocks[at].level for at in places if self.found[at].family is DECLARED)
        if len(levels) < 2:
            return places
        order = sorted(levels)
        chapter = order[0]
        over = [at for at in places if self.found[at].family is DECLARED and self.blocks[at].level == chapter]
        holding = sum(at + 1 in self.found and self.blocks[at + 1].level > chapter for at in over)
        if holding * 2 > len(over):
            chapter = order[1]
            self.found |= {at: self.found[at]._replace(family=_DECLARED_PART) for at in over}
        return [
            at
            for at in self.of(Rank.CHAPTER)
            if self.found[at].family is not DECLARED or self.blocks[at].level <= chapter
        ]

    def _is_set_off(self, at: int) -> bool:
        """Whether a line without a blank above it is still no part of the paragraph there."""
        if self.blocks[at].kind is BlockKind.HEADING:
            return True
        return (
            at == 0 or self.usual == 0 or self.blocks[at - 1].text[-1:] in '.!?…。！？"”»」*-—' or at - 1 in self.found
        )

    def _opens_anew(self, at: int) -> bool:
        """Whether a single heading in the midst of a story is one: it counts on from what stands above, or a wide gap does."""
        wide = self.blocks[at].gap >= self.usual + 2
        return self.found[at].family is DECLARED or number_of(self.found[at].label) == 2 or wide

    def numbers(self, barriers: set[int]) -> list[int]:
        """The best run of one family of numbers; a number may begin anew behind a barrier, such as a part."""
        by_family: dict[str, list[int]] = {}
        for at in self.of(Rank.NUMBER):
            by_family.setdefault(self.found[at].family.id, []).append(at)
        runs = [self.run(places, barriers) for places in by_family.values()]
        return max((run for run in runs if self._is_story(run)), key=len, default=[])

    def run(self, places: Sequence[int], barriers: set[int]) -> list[int]:
        """Those of the numbers that rise one by one, with few gaps; empty where they do not begin at the beginning."""
        places = _apart(places)
        run: list[int] = []
        count = 0
        lasts = sorted(barriers)
        passed = 0
        for at in places:
            number = _number(self.found[at])
            while passed < len(lasts) and lasts[passed] < at:
                passed += 1
            anew = number == 1 and passed > 0 and bool(run) and lasts[passed - 1] > run[-1]
            begins = not run and (number in (0, 1, 2) or at <= self.top)
            follows = bool(run) and number is not None and count < number <= count + _MOST_SKIPPED
            if run and _is_beyond(self.found[at]):
                run.append(at)
            elif number is not None and (begins or follows or anew):
                run.append(at)
                count = number
        return run

    def _is_story(self, run: Sequence[int]) -> bool:
        """Whether the numbers head a story: there is enough between them, and no paragraph runs on over one, as over a page's."""
        if len(run) < 2:
            return False
        words, paragraphs = self.words(run[0] + 1, len(self.blocks)), len(self.blocks) - run[0] - len(run)
        least = _WORDS_A_NUMBER if paragraphs < _PARAGRAPHS_A_NUMBER * len(run) else _FEW_WORDS_A_NUMBER
        if words < least * len(run):
            return False
        above = [self.blocks[at - 1].text for at in run if at]
        cut = sum(len(text) > LONGEST and (text[-1].isalnum() or text[-1] in ",;-") for text in above)
        return cut * 5 <= len(run)

    def alike(self, silent: frozenset[str]) -> list[int]:
        """Short lines of one look through the whole story; capitals, a wider gap above or a place at the top must speak for them."""
        looks: dict[tuple[str, bool], list[int]] = {}
        for at, block in enumerate(self.blocks[:-1]):
            if look := self._look(at, block, silent):
                looks.setdefault((look, block.gap > self.usual), []).append(at)
        for look, wide in sorted(looks, key=lambda key: (-key[1], -len(looks[key]))):
            places = looks[look, wide]
            if wide and look != "plain" and self.top in looks.get((look, False), ()):
                places = [self.top, *(at for at in places if at != self.top)]
            if self._heads_story(places, look, wide=wide):
                return places
        return []

    def _look(self, at: int, block: Block, silent: frozenset[str]) -> str:
        """How a line is set that could head a chapter by its shape alone; empty for prose."""
        line = block.text
        below = self.blocks[at + 1]
        if len(line) > _LONGEST_SHAPE or block.kind is not BlockKind.PARAGRAPH or not line[0].isalnum():
            return ""
        alone = (
            (at == 0 or block.gap > 0) and (below.gap > 0 or self.usual == 0) and block.span.first == block.span.last
        )
        words = line.split()
        if (
            not alone
            or len(words) > _MOST_SHAPE_WORDS
            or line[-1] in ".,;:!?…-—\"”'’»)]*~。，！？」"
            or line.casefold() in silent
        ):
            return ""
        wide = block.gap > self.usual
        plain = not line.isupper() and not (is_capitalised(line) and (len(words) > 1 or wide))
        if plain and not (wide and (line[0].isupper() or line[0] > "\u2e80")):
            return ""
        if read_label(line) or is_closing(line) or read_opening(line) or not any(map(str.isalpha, line)):
            return ""
        return "plain" if plain else "capitals" if line.isupper() else "title"

    def _heads_story(self, places: Sequence[int], look: str, *, wide: bool) -> bool:
        """Whether lines of one look are spread over the story, each said once, and something sets them off."""
        if len(places) < (2 if wide and look != "plain" else _FEWEST_ALIKE):
            return False
        if len({self.blocks[at].text.casefold() for at in places}) < len(places):  # names of those whose scene it is
            return False
        if sum(len(self.blocks[at].text.split()) > 1 for at in places) * 2 < len(places) and look != "plain":
            return False
        between = [self.words(at + 1, below) for at, below in pairwise([*places, len(self.blocks)])]
        spread = _median(between) >= _WORDS_A_SHAPE and min(between) > _WORDS_A_SECTION / 2
        return spread and (wide or (places[0] == self.top and look != "plain"))

    def settle_parts(self, parts: list[int], chapters: list[int]) -> tuple[list[int], list[int]]:
        """Parts that stand over chapters, or are chapters themselves; and those that only divide chapters."""
        if not parts:
            return [], []
        if not chapters:
            alone = len(parts) == 1 and parts[0] > self.top + 1 and not self._opens_anew(parts[0])
            return ([] if alone else parts), []
        ranks = sorted([*((at, False) for at in chapters), *((at, True) for at in parts)])
        over = under = 0
        for (above, is_part), (below, is_other) in pairwise(ranks):
            if is_part is not is_other and not self._has_text(above, below):
                over, under = over + is_part, under + is_other
        if not over and not under:
            over = sum(is_part and not is_other for (_, is_part), (_, is_other) in pairwise(ranks))
            under = len(parts) - over
        return (parts, []) if over >= under and over else ([], parts)

    def _has_text(self, above: int, below: int) -> bool:
        """Whether story stands between two headings: more than a title or a motto."""
        return self.words(above + 1, below) > _WORDS_A_SECTION


def _is_beyond(found: Found) -> bool:
    """Whether a number counts on by its sign: the +1 that comes after five times."""
    return found.label.startswith("+")


def _number(found: Found) -> int | None:
    return number_of(found.label or found.title.rpartition(" ")[2])


def _apart(places: Sequence[int]) -> list[int]:
    """Those that do not stand one under the other, as the items of a list do."""
    taken = set(places)
    return [at for at in places if at - 1 not in taken and at + 1 not in taken]


def find_sections(blocks: Sequence[Block]) -> list[int]:
    """Numbers that divide a chapter: 1, 2, 3 with text under each of them, as indexes."""
    found = {at: heading for at, heading in _candidates(blocks) if heading.family.id in _NUMBERS and not heading.title}
    if len(found) < 2:
        return []
    view = _View(blocks, found)
    run = view.run(sorted(found), set())
    numbers = [number_of(found[at].label) for at in run if not _is_beyond(found[at])]
    counted = numbers == list(range(1, len(numbers) + 1))
    enough = len(run) > 1 and view.words(run[0] + 1, len(blocks)) >= _WORDS_A_SECTION * len(run)
    return run if counted and enough else []


def _median(values: list[int]) -> float:
    """The middle one; `statistics` has it too, and takes as long to load as a short story to read."""
    ordered = sorted(values)
    return (ordered[(len(values) - 1) // 2] + ordered[len(values) // 2]) / 2
