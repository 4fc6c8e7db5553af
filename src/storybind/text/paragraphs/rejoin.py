"""Wrapped lines to one: blanks, hyphens and dashes at line ends as they were before a program wrapped the text."""

import re
from collections.abc import Sequence
from functools import cached_property

_HYPHENS = "-\u2010"
_SUSPENDED = frozenset("und oder bis bzw sowie and or to et ou en of och og eller e o y u i a und/oder".split())
"""Words before which a hyphen is a suspended one, with a blank behind it: ``Haus- und Hof``, ``two- or three-legged``."""
_TIGHT = "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff9f\U00020000-\U0003ffff\u0e00-\u0eff\u1780-\u17ff“”‘’…—《》「」『』]"
_SCRIPT = "[\u3040-\u30ff\u3400-\u9fff\uff00-\uff9f\u3000-\u303f\u0e00-\u0eff\u1780-\u17ff\U00020000-\U0003ffff]"
"""Scripts without blanks between words: kana, Han and the signs beside them, Thai, Lao, Khmer."""
_WHOLE = (
    "(?:any|some|every|no)(?:body|thing|where|how|one)|(?:my|your|him|her|it|one|our|them)sel(?:f|ves)|(?:with|through)out|in(?:to|side)|(?:other|like)wise|there(?:fore|after|by)|what(?:so)?ever|"
    "(?:septem|octo|novem|decem)ber|(?:janu|febru)ary|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:exami|imagi|determi|desti|domi|combi|expla|indig|conster|resig)nations?|"
    "gentle(?:man|men)|after(?:noons?|wards)|under(?:stood|stands?|standing)|over(?:took|taken|came|head)|together|hand(?:kerchiefs?|some)|outside|for(?:gotten|given|gave)|"
    "never(?:the)?less|al(?:though|ready|together|ways|most)|(?:up|down)stairs|(?:under|be)neath|be(?:hind|fore|tween|yond|side)|perhaps"
)
"""Words that nobody writes with a hyphen, though both halves may be words."""
_ENDINGS = (
    "ings?|[st]ions?|tional(?:ly)?|(?:a|e|i)?ments?|(?:ing|ed|ous|ful|less|al|ate)?ly|it(?:y|ies)|[ae]nce[sd]?|[ai]bl[ey]|bilit(?:y|ies)|(?:i|e|u)?ous|"
    "[ct]ial|[st]ive(?:ly)?|tures?|[bcdfgkptz]le|ters?|thers?|tered|thered|vered|"
    "[st]ors?|[bgkln]ers?|dren|[td]ed|[bdgmnp]ered|(?:[bdgmnptv]|th)ering|[nvz]ings?|[cdglmstvz]ations?|tains?"
)
"""Ends of words that are no words, in English: what stands before one, small, is the beginning of its word. Of 8,400 that stories hyphenate none ends so."""
_BEGINNINGS = (
    r"(?:dis|com|im|mis|ac|ap|af|suc|oc|sup|col|cor)-\w{3,}|un-(?:happy|known|der|til|less|able|usual|certain|easy|fortunate)\w*|con-(?!man|men|artist|trick|job)\w{4,}|en-(?!suite|route|masse|garde)\w{4,}|op-(?!art|amp)\w{4,}|"
    r"ad-(?!man|free|break)\w{4,}|re-(?:turn|main|ceiv|pli|ply|memb|gard|spect|lie[fv]|quir|sult|peat|ject|fus|tir|mov|quest|semb|luct|veng|triev|cogni|sist|strain|proach)\w*|"
    r"ex-(?:pect|press|claim|cept|cit|plain|amin|treme|pens|pos|plor|act|cus|ist|haust)\w*|pre-(?:tend|vent|sent|par|fer|serv|ced|dict|cis|cious|sum)\w*"
)
"""Words that begin as none does before a hyphen of its own, as ``ex-wife`` and ``re-read`` do."""
_WORDS_TOO = frozenset({"able", "ably", "ally", "fully"})
"""Such ends that are words all the same, with which somebody may go on behind a dash: ``at dawn- fully armed``."""
_SPLIT = r"(?<![\w'’-])([^\W\d_]{2,})- ([^\W\d_]{2,})(?![\w-])"
"""A hyphen and a blank in the midst of a line: a scan's, where a word was broken at a line's end, or somebody's dash."""
_BROKEN = "-\0"  # stands behind what a line end breaks: no text has it
_ALONE = frozenset("AEIOUYÀÉÈÓ")
"""Letters that may be words by themselves."""
_DROPPED = frozenset(
    "once in it if is its as at an and all after among although along on one our out over of old only every even ever everyone everybody".split()
)
"""Words with which a story opens and of which the first letter is none of a word's own."""
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 100_000  # characters of a text that is looked through for a word rather than for all words
_LONGEST = 200  # characters of a word or an address at a line end that are looked at
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)


class Spelling:
    """How a text spells: its words, and whether its dashes of two hyphens touch them. Read when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in small letters, but for those that a hyphen or a line end breaks."""
        marked = self.text.replace("-\n", _BROKEN + "\n").replace("\u2010\n", _BROKEN + "\n")
        tokens = " ".join(set(marked.split()))  # each is looked at once
        return frozenset(re.findall(rf"(?<![\w-])[^\W\d_]++(?!{_BROKEN})", tokens.casefold()))

    @cached_property
    def dashes_touch(self) -> bool:
        """Whether ``he said--and left`` is more usual than ``he said -- and left``."""
        return len(re.findall(r"\w--\w", self.text)) > len(re.findall(r" --", self.text))

    def knows(self, word: str) -> bool:
        r"""Whether the text has a word as a whole.

        >>> spelling = Spelling("She packed. She un-\npacked what was packed.")
        >>> spelling.knows("Packed"), spelling.knows("unpacked"), spelling.knows("un")
        (True, False, False)
        """
        folded = word.casefold()
        if len(self.text) < _SHORT and folded not in self._folded:  # most that are asked for, in no time
            return False
        return folded in self.words

    def has_apart(self, word: str) -> bool:
        """Whether the text has a word elsewhere than beside a hyphen and a blank, as a scan leaves its parts."""
        return word.casefold() in self._unsplit

    @cached_property
    def _unsplit(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<![\w-])[^\W\d_]++(?!-)", re.sub(_SPLIT, " ", self.text).casefold()))

    @cached_property
    def _folded(self) -> str:
        return self.text.casefold()


def rejoin(run: Sequence[str], spelling: Spelling) -> str:
    """Wrapped lines as one; a word broken at the line end is whole again if the text has it whole elsewhere.

    >>> rejoin(["a well-", "known fact, un-", "true"], Spelling("untrue"))
    'a well-known fact, untrue'
    >>> rejoin(["Haus-", "und Hof, he said--", "and h-", "hate"], Spelling(""))
    'Haus- und Hof, he said--and h-hate'
    >>> rejoin(["海のそばの小さな", "駅"], Spelling(""))
    '海のそばの小さな駅'
    """
    parts = [run[0].strip()]
    if is_dropped(run, spelling):
        parts, run = [parts[0] + run[1].strip()], run[1:]
    for line in run[1:]:
        line = line.strip()
        last = parts[-1]
        if (
            last[-1:].isascii() and last[-1:] not in "-/?&=_%#" and line[:1] != "-"
        ):  # nearly all lines of nearly all texts
            parts.append(" ")
        else:
            parts[-1], between = join(last, line, spelling)
            parts.append(between)
        parts.append(line)
    return "".join(parts)


def is_dropped(run: Sequence[str], spelling: Spelling) -> bool:
    """Whether a capital on a line of its own is the first letter of the word below, as a page with large initials is scanned.

    >>> [is_dropped(run, Spelling("")) for run in (["O", "NCE upon a time"], ["T", "he ferry"], ["O", "CAPTAIN mine"], ["N", "NE"], ["S", "saltmarsh was here"])]
    [True, True, False, False, False]
    """
    letter = run[0].strip()
    if len(letter) > 1 or len(run) < 2 or not letter.isupper() or " " not in run[1].strip():  # nearly all
        return False
    found = _FIRST_WORD.match(run[1].lstrip())
    if not found or not (found[0].islower() or (found[0].isupper() and len(found[0]) > 1)):
        return False
    word = (letter + found[0]).casefold()
    twice = word[0] == word[1]  # as a forum has the initial of a name over it
    return (letter not in _ALONE and not twice) or word in _DROPPED or spelling.knows(word)


def rejoin_line(run: Sequence[str], spelling: Spelling) -> str:
    """The same, with the indent of the first line."""
    return run[0] if len(run) == 1 else run[0][: len(run[0]) - len(run[0].lstrip())] + rejoin(run, spelling)


def join(above: str, below: str, spelling: Spelling) -> tuple[str, str]:
    """The upper line as it is to stand, and what comes between the two."""
    last, head = above[-1:], below[:1]
    if not last or not head:
        return above, " "
    if (_may_be_script(last) or _may_be_script(head)) and (re.match(_SCRIPT, last) or re.match(_SCRIPT, head)):
        return above, "" if re.match(_TIGHT, last) and re.match(_TIGHT, head) else " "
    if below[:2] == "--" and below[2:3].isalnum() and last.isalnum() and spelling.dashes_touch:
        return above, ""
    if last in _HYPHENS:
        return _join_hyphen(above, below, spelling)
    if last in "—―" and head.isalnum() and above[-2:-1].isalnum():
        return above, ""
    if last in "/?&=_%#" and _ADDRESS.search(above[-_LONGEST:]) and (last != "/" or re.match(r"\S*[./=&?_-]\w", below)):
        return above, ""
    return above, " "


def _may_be_script(sign: str) -> bool:
    """Whether it is worth asking the sets of signs, which take long to compile."""
    return "\u0e00" <= sign < "\u1800" or sign >= "\u3000"


def _join_hyphen(above: str, below: str, spelling: Spelling) -> tuple[str, str]:
    """A line that ends in a hyphen: a broken word, a compound, a suspended hyphen, or one that stands for a dash."""
    before = above[:-1].rstrip("*_")[-1:]
    if before in _HYPHENS:  # "he said--" goes on without a blank, "he said --" with one
        return above, "" if above.rstrip(_HYPHENS)[-1:].isalnum() and below[0].isalnum() else " "
    if not (before.isalnum() and below[0].isalnum()):
        return above, " "
    lower, upper = _FIRST_WORD.match(below), _LAST_WORD.search(above[-_LONGEST:-1])
    if lower is None or upper is None:
        return above, ""
    if lower[0] in _SUSPENDED and not below[lower.end() :].startswith(("-", "’", "'")):
        return above, " "
    if below[0].islower() and _is_whole(upper[0], lower[0], below[lower.end() :], spelling):
        return above[:-1], ""
    return above, ""


def _is_whole(upper: str, lower: str, behind: str, spelling: Spelling) -> bool:
    """Whether two parts that a hyphen parts are one word: the text has it elsewhere, or the second is no word by itself.

    >>> _is_whole("acci", "dent", " of", Spelling("An accident.")), _is_whole("stand", "ing", ".", Spelling(""))
    (True, True)
    >>> _is_whole("OK", "ing", ".", Spelling("")), _is_whole("well", "known", ".", Spelling(""))
    (False, False)
    >>> [_is_whole(*parts, ",", Spelling("")) for parts in (("ex", "pected"), ("dis", "appeared"), ("ex", "wife"), ("con", "men"))]
    [True, True, False, False]
    >>> [_is_whole(*parts, ",", Spelling("")) for parts in (("Octo", "ber"), ("inspec", "tor"), ("self", "made"), ("ring", "ring"))]
    [True, True, False, False]
    """
    whole = (upper + lower).casefold()
    if spelling.knows(whole) or re.fullmatch(_WHOLE, whole):
        return True
    if upper.islower() and re.fullmatch(_BEGINNINGS, f"{upper}-{lower}"):
        return True
    return (
        upper.islower()
        and len(upper) > 1
        and not behind.startswith(("-", "\u2010"))
        and re.fullmatch(_ENDINGS, lower) is not None
    )


def mend_splits(text: str, spelling: Spelling) -> str:
    """A paragraph without the hyphens and blanks that a scan has left within words: ``bi- cycle``, where the text has it whole.

    One of the two parts is no word that the text has elsewhere: ``in- to`` may be somebody's dash.

    >>> mend_splits("The bi- cycle was stand- ing.", Spelling("A bicycle. The bi- cycle was stand- ing."))
    'The bicycle was standing.'
    >>> mend_splits("He came in- to eat two- or three- and left.", Spelling("in to into eat"))
    'He came in- to eat two- or three- and left.'
    >>> mend_splits("He came at dawn- fully armed, and beauti- fully late.", Spelling("beautifully"))
    'He came at dawn- fully armed, and beautifully late.'
    """
    return re.sub(_SPLIT, lambda found: _mended(found, spelling), text)


def _mended(found: re.Match[str], spelling: Spelling) -> str:
    upper, lower = found[1], found[2]
    if lower in _SUSPENDED or not lower.islower() or not _is_whole(upper, lower, "", spelling):
        return found[0]
    if lower in _WORDS_TOO and not spelling.knows((upper + lower).casefold()):
        return found[0]
    return found[0] if all(map(spelling.has_apart, (upper, lower))) else upper + lower  # last: it counts all words
