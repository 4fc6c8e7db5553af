"""What somebody says who posts a story, above its head: whom it is for, that it is late, who asked for it."""

from __future__ import annotations

import re

from storybind.model import Note, Span
from storybind.text.front.by_name import read_byline
from storybind.text.front.head import Head, lines_as_one
from storybind.text.front.lines import TITLE_CHARACTERS, joined, next_group, undress
from storybind.text.heading.line import read_heading
from storybind.text.signs import QUOTED
from storybind.text.tables.head_labels import split_label
from storybind.text.titles import is_capitalised

_RUNS, _WORDS = 4, 160  # of chatter, with the title below it
_LABELS, _STRONG = 3, 2  # that stand in one run below it, and those of them that only heads have
_OF_POSTS = r"(?i)\b(?:fics?|stor(?:y|ies)|posts?|posting|posted|wr[io]te|written|writing|drafts?|prompts?|ask(?:ed|s)?|request(?:ed|s)?|chapters?|enjoy|beta\w*|ideas?|sequel|updates?|sorry|reblog\w*|series)\b|(?:^|\s)@[\w-]{2,}"
_TO_READERS = r"(?i)(?<![\w'’])(?:I|my|mine|me|you|your|u)\b|(?:^|\s)@[\w-]{2,}"
_FEWEST_WORDS, _MANY_WORDS = 5, 15  # of a sentence, and of what needs no stop: who chats in small letters sets none
_MOST_SIGNED = 4  # lines of a run with title and byline
_LONGEST = 1_200  # characters of it
_ENDS = (*".!?…~♡❤", ":)", "<3", "x")  # no subject of a post ends so
_HANDLE = r"@?[a-z\d]+(?:[-_][a-z\d]+)+"


def read_chatter(lines: list[str], start: int, end: int, head: Head) -> int:
    """The index of the story's labels below what is said above them, which is read as a note; its own where none is there.

    Right above the labels the title may stand, and over all of it the name of the blog.

    >>> head = Head(())
    >>> lines = ["Sorry, my fic is late!", "", "the lamp", "", "Pairing: A/B", "Words: 3k", "Rating: G", "", "It rained."]
    >>> read_chatter(lines, 0, 1, head), [entry.value for entry in head.entries], len(head.notes)
    (4, ['the lamp'], 1)
    >>> lines[0] = "ok so this fic has been in my drafts since may and it is one am be nice to me"
    >>> read_chatter(lines, 0, 1, Head(())), read_chatter(["fic: the lamp, part one", *lines[1:]], 0, 1, Head(()))
    (4, 0)
    >>> read_chatter(["Hi all, this is my first story!", "", "Low Water", "by Emma", "", "It rained."], 0, 1, Head(()))
    2
    >>> read_chatter(["It rained.", "", "Name: Ann", "Age: 40", "Sex: F", "", "He read it."], 0, 1, Head(()))
    0
    """
    if head.has("title") or head.entries or head.notes:
        return start
    runs: list[tuple[int, int]] = [(start, end)]
    while (below := next_group(lines, runs[-1][1])) and not _opens_head(lines, *below):
        runs.append(below)
        if len(runs) > _RUNS:
            return start
    if below is None or _opens_head(lines, start, end):
        return start
    texts = [joined(lines, *run) for run in runs]
    handle = len(runs) > 1 and re.fullmatch(_HANDLE, texts[0]) is not None
    last = texts[-1]
    could_name = len(last) <= TITLE_CHARACTERS and last[-1].isalnum() and "\n" not in last
    labels = (split_label(line.strip()) for line in lines[slice(*below)])
    named = any(found.field == "title" for found in labels if found) or _is_signed(lines, *below)
    titled = len(runs) > handle + 1 and could_name and not named
    said = texts[handle : len(texts) - titled]
    if any(text[:1] in QUOTED or text.endswith(":") or len(text) > _LONGEST for text in said):
        return start  # a story tells of what is read in it
    if sum(len(text.split()) for text in said) > _WORDS or not any(map(_is_of_posts, said)):
        return start
    if any(map(read_heading, texts)):
        return start
    if handle:
        head.add("author", "", texts[0], Span(start + 1, start + 1))
    blocks = tuple(lines_as_one(lines, *run) for run in runs[handle : len(runs) - titled])
    head.note(Note("authors-note", "front", "", blocks))
    if titled:
        head.add("title", "", undress(texts[-1]), Span(runs[-1][0] + 1, runs[-1][1]))
    return below[0]


def _is_of_posts(text: str) -> bool:
    """Whether a sentence is about a post, and somebody says it to readers."""
    words = len(text.split())
    whole = words >= _MANY_WORDS or (words >= _FEWEST_WORDS and text.endswith(_ENDS))
    return whole and re.search(_OF_POSTS, text) is not None and re.search(_TO_READERS, text) is not None


def _opens_head(lines: list[str], start: int, end: int) -> bool:
    """Whether a run is labels of a story's head, several of them such as stand nowhere else; or a title over ``by NAME``."""
    if _is_signed(lines, start, end):
        return True
    labels = [found for line in lines[start:end] if (found := split_label(line.strip())) and found.known]
    return len(labels) >= _LABELS and sum(found.strong for found in labels) >= _STRONG


def _is_signed(lines: list[str], start: int, end: int) -> bool:
    byline = read_byline(lines[start + 1].strip()) if 1 < end - start <= _MOST_SIGNED else None
    return byline is not None and byline[0].casefold() == "by" and is_capitalised(lines[start].strip())
