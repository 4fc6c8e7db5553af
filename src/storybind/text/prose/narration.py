"""What of a paragraph the narrator says: speech blanked out, and its sentences."""

import re
from collections.abc import Iterator

_SPEECH = re.compile(
    r'"[^"]*(?:"|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|»[^«]*(?:«|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)'
)
_SINGLE = re.compile(
    r"[‘'](?<![\w’'].)(?!\d|(?:em|tis|twas|twere|til|cause|bout|round|n)\b)(?:[^’']|(?<=\w)[’'](?=\w)|(?<= )[’'](?=\d\d\b))*(?:[’'](?!\w)|$)"
)
"""Speech in single quotes, as the British set it; an apostrophe within a word, or before a year (``in '58``), ends none. A sign first is skipped to."""
_LEADS_SPEECH = "—–―-"
_END = re.compile(
    r"[.!?…。！？](?:(?<=[。！？])|[.!?…]*[\"”’')\]]*(?=\s+[^\sa-zà-ÿ]|\s*$))"
)  # a set first is skipped to
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sgt|Capt|Lt|Col|Gen|Rev|Fr|No|vs|Jr|Sr|[A-Z])\.$")
_WORDY = re.compile(r"[^\s.!?…,;:)\]}\"”’'—–-]")
_SIGNS = ".!?…"


def narration(text: str) -> str:
    r"""A paragraph with what is said in it blanked out, character for character.

    The sign that ends a speech stays, so that the sentence round it still ends. A line that begins with a dash is all
    speech: where in it the speaker stops cannot be told.

    >>> narration('"Go," said Voss. "Now." He went.')
    '      said Voss.     .  He went.'
    >>> narration("'I didn't,' said the girls' mother.")
    "            said the girls' mother."
    >>> narration("'In '58 we had a bear,' he said.")
    '                        he said.'
    """
    if text[:1] in _LEADS_SPEECH and text[:1]:
        return " " * len(text)
    found = _SPEECH.sub(_blank, text)
    return _SINGLE.sub(_blank, text) if found == text and ("'" in text or "‘" in text) else found


def _blank(speech: re.Match[str]) -> str:
    said = speech[0]
    ends = len(said) > 2 and said[-2] in _SIGNS
    return " " * (len(said) - 2) + said[-2] + " " if ends else " " * len(said)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a narration begin and end, those without a word left out.

    >>> said = "Mr. Abel had it. He let go! "
    >>> [said[first:last] for first, last in sentences(said)]
    ['Mr. Abel had it.', 'He let go!']
    """
    found = next_sentence(text, 0)
    while found:
        yield found
        found = next_sentence(text, found[1])


def next_sentence(text: str, at: int) -> tuple[int, int] | None:
    """Where the first sentence with a word begins and ends that begins at a place or behind it."""
    start = _WORDY.search(text, at)
    if start is None:
        return None
    first = start.start()
    end = _END.search(text, first)
    while end:
        point, stop = end.span()  # may be the point of ``Mr.`` and the like
        if stop - point > 1 or text[point] != "." or not _ABBREVIATION.search(text, max(0, point - 6), stop):
            return first, stop
        end = _END.search(text, stop)
    return first, len(text)
