"""Mails that may be a story's own, as letters are, and what whoever sends a story says over it."""

import re
from itertools import islice

from storybind.text.sources.mail.heads import FORWARDED, SHOWN, end_of_head, is_printed, is_sent, kinds
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.lines import SALUTE, SIGN_OFF, fits
from storybind.text.tables.notes import speaks_of_self, talks_of_writing

_POSTED = re.compile(r"\[[\w -]+\]|\b\d+/\d+|\b(?:FIC|NEW|REPOST|STORY)\b")
"""What the subject of a story that was posted has in it."""
_ANSWER = re.compile(r"(?:Re|Aw):", re.IGNORECASE)  # a subject
_ADDRESSED = re.compile(r"@|^(?:me|mich|undisclosed.*)$", re.IGNORECASE)  # whom a mail is to
_YOU = re.compile(r"\b(?:you|your|du|dich|dir|dein\w{0,2}|vous|votre|toi|ton|ta)\b", re.IGNORECASE)
_SAID = re.compile(r"[\"“„»][^\"“”„«»]*[\"“”«]?")
_HANDED = re.compile(
    r"\b(?:here['’]?s|here is|here are|this is|attached|enclosed|i (?:wrote|finished|have finished)|hier ist|anbei|voici)\b.{0,40}\b(?:story|stories|draft|chapter|piece|scene|fic|novel|version|thing|geschichte|kapitel|entwurf|nouvelle|texte|histoire|chapitre)\b(?! (?:of|about|in which|how|von|de)\b)"
    r"|^\W*(?:[\w'’]+(?: [\w'’]+){0,2}[,!] )?(?:(?:and|so|ok|okay),? )?(?:here (?:it is|you go|goes)|hier ist sie|la voici)\b.{0,40}$|\bas promised\b|\btell me what you think\b|\blet me know what you think\b|\bbe (?:kind|gentle)\b",
    re.IGNORECASE,
)
"""Words with which a story is handed over; what goes on to say what it is about may be its own beginning."""
_TO_SOMEBODY = re.compile(r"\b(?:drafts?|attached|enclosed|promised|we (?:talked|spoke)|anbei)\b", re.IGNORECASE)
"""What only those say who send one, where no greeting stands above."""
_READ = re.compile(
    r"\b(?:re-?)?read(?:s|ing)? (?:it|this|that|them|her|his|twice|through|again|the (?:mail|e-?mail|message|memo|letter|note|words|lines?|last))\b"
    r"|\b(?:e-?mails?|inbox|screen|monitor|laptop|cursor|attachment|smartphone)\b|\b(?:the|her|his|my|a) (?:phone|message|mail|memo|file|letter|paper|reply)\b|\b(?:deleted|replied|typed|clicked|scrolled)\b|\bhit (?:send|reply|delete)\b",
    re.IGNORECASE,
)
"""What is told of who gets a mail in a story: that it is read, and on what."""
_GREETING = 40  # characters of the line that greets
_LONGEST_WORDS = 300  # characters of a paragraph over a story that is sent
_MOST_COVERING = 6  # such paragraphs
_NEAR = 6  # paragraphs below a mail in which it is told that somebody reads it
_SIGNED = 4  # words of a line with which such words are signed


def is_letter(sheet: Sheet, start: int, body: int) -> bool:
    """Whether a mail is part of the story, as a letter is: nothing says how it was sent, and it speaks to somebody, or is an answer.

    It may be to somebody who has no address, as those of a story have none. Who greets begins with a salute or with a
    name of whom the mail is to, which may have a line of its own; who does not may still say "you" at once. A mail that
    speaks to nobody is one of the story where this goes on to tell of who wrote or got it. Where a program wrote when
    it was sent, that may be by chance, unless it speaks of its writer, or somebody below reads it. What a program saved
    as a mail is one. All this is looked for below the words that hand a story over.
    """
    head = kinds(sheet, start, body)
    subject, sent = head.get("subject", ""), head.get("date", "")
    if sheet.source.path.casefold().endswith(".eml") or not head.keys() <= SHOWN or _POSTED.search(subject):
        return False
    above = end_of_covering(sheet, start, body)
    top = sheet.next(above)
    opening = sheet.text(top, sheet.run(top))
    if (
        subject and sheet.line(top) == subject.strip() and sheet.line(body) != sheet.line(top)
    ):  # a title, as no letter has
        return False
    if _ANSWER.match(subject) or not is_sent(sent) or _YOU.search(_SAID.sub("", opening)):
        return True
    if _greets(sheet.line(top), head) or any(
        end_of_head(sheet, at) for at in sheet.filled(above) if sheet.line(at)[0] in "FSVBD*"
    ):
        return True
    if _ADDRESSED.search(head.get("to", "@")) and not _tells_of(sheet, above, head):
        return False
    printed = is_printed(sent) or sheet.fits(sheet.back(start - 1), FORWARDED)
    return not printed or speaks_of_self(_SAID.sub("", opening)) or _is_read(sheet, above)


def end_of_covering(sheet: Sheet, start: int, body: int) -> int:
    """The line after the words with which whoever sends a story hands it over; `body` where there are none.

    A greeting, a few paragraphs that speak to who gets it or of the writing, one of which hands it over, a name.
    """
    head = kinds(sheet, start, body)
    end, at = body, sheet.next(body)
    opening = sheet.text(at, sheet.run(at))
    sends = _hands(sheet, at) and (_YOU.search(opening) or _TO_SOMEBODY.search(opening))
    if not (_greets(sheet.line(at), head) or sends):
        return body
    handed = False
    for _ in range(_MOST_COVERING):
        stop = sheet.run(at)
        text = _SAID.sub("", sheet.text(at, stop))
        if len(text) > _LONGEST_WORDS or stop >= len(sheet):
            break
        if handed and _signs(text, head):
            return stop
        greets = end == body and stop == at + 1 and len(text) <= _GREETING
        hands = _hands(sheet, at)
        if not (greets or hands or _YOU.search(text) or talks_of_writing(text)):
            break
        handed = handed or hands
        end, at = stop, sheet.next(stop)
    return end if handed else body


def _hands(sheet: Sheet, at: int) -> bool:
    """Whether a line of the run that begins here hands a story over."""
    return any(_HANDED.search(sheet.line(row)) for row in range(at, sheet.run(at)))


def _signs(text: str, head: dict[str, str]) -> bool:
    """Whether a line ends a mail: with a wish, or with the name of whom it is from, or the first letters of it.

    >>> _signs("Love, J.", {}), _signs("J.", {"from": "Judith Vane"}), _signs("Tamsin came.", {"from": "Judith Vane"})
    (True, True, False)
    """
    names = re.findall(r"[^\W\d_]+", head.get("from", "").partition("<")[0].casefold())
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return fits(SIGN_OFF, text) or (
        0 < len(words) <= _SIGNED and all(word in names or word in {name[0] for name in names} for word in words)
    )


def is_spoken(sheet: Sheet, body: int) -> bool:
    """Whether a text speaks to somebody at once, or of whoever writes it, or goes on to tell that it is read: so a letter does."""
    top = sheet.next(body)
    opening = _SAID.sub("", sheet.text(top, sheet.run(top)))
    return (
        bool(_YOU.search(opening)) or speaks_of_self(opening) or _greets(sheet.line(top), {}) or _is_read(sheet, body)
    )


def _greets(first: str, head: dict[str, str]) -> bool:
    """Whether a line greets: with a salute, or by a name of whom a mail is to."""
    called = re.match(r"(\w+)(?: \w+)?\s?[,:!–—-]", first)
    if called is not None and called[1] in re.findall(r"\w{2,}", head.get("to", "")):
        return True
    return (len(first) <= _GREETING and first[-1:] in ",!:") or fits(SALUTE, f"{re.split('[,!]', first)[0]},")


def _tells_of(sheet: Sheet, body: int, head: dict[str, str]) -> bool:
    """Whether somebody whom a mail's head names does something in the text below, more than once."""
    people = re.sub(r"<[^>]*>|\S+@\S+", "", f"{head.get('from', '')} {head.get('to', '')}")
    names = "|".join(map(re.escape, re.findall(r"\b[^\W\d_a-z]\w{2,}", people)))
    acts = re.compile(rf"\b(?:{names})(?:['’]s)? [a-z]")
    return bool(names) and sum(len(acts.findall(sheet.lines[at])) for at in sheet.filled(body)) > 1


def _is_read(sheet: Sheet, body: int) -> bool:
    """Whether it is told below that somebody reads a mail, outside of what is said aloud."""
    return any(_READ.search(_SAID.sub("", sheet.lines[at])) for at in islice(sheet.filled(body), _NEAR))
