"""What stands above a draft and behind it that its writer has planned, by the line over it."""

import re
from typing import NamedTuple

_LONGEST = 40  # characters of such a line


class Plan(NamedTuple):
    """A section of a plan.

    Attributes:
        planned: Whether nobody but who writes the story has it: a list of its people is for readers as well.
        sure: Whether nothing in a story is called so that is a list.
        pattern: The whole line over it, without its colon; case is no matter.
    """

    id: str
    planned: bool
    sure: bool
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


PLANS = (
    Plan(
        id="outline", planned=True, sure=True,
        pattern=r"(?:(?:rough|plot|story|chapter|scene|loose) )?outline|plot(?: points?| summary| ideas)?|beat ?sheet|(?:story |plot )?beats|scene (?:list|breakdown)|log ?line|premise|story idea|backstory|word ?count goals?|gliederung|handlung|szenenplan|trame|plan du récit|escaleta|scaletta",
        because="What will happen only a writer writes down above a story.",
        fires_on=("OUTLINE", "Plot outline", "Beat sheet", "Logline", "Premise"),
        silent_on=("The plot", "Plot 17", "Outlines", "An outline of a man"),
    ),
    Plan(
        id="to-do", planned=True, sure=False,
        pattern=r"to[- ]?do(?: list)?|notes?(?: to self)?|(?:things|stuff) to (?:fix|do|check|add)|fix(?:es)?|ideas|research|questions|brainstorm(?:ing)?|notizen|à faire|pendiente",
        because="What is still to do to a draft stands above it.",
        fires_on=("TODO", "To do list", "Notes to self", "Things to fix", "NOTES"),
        silent_on=("To do what", "Noted", "Notes on a scandal"),
    ),
    Plan(
        id="people", planned=False, sure=False,
        pattern=r"(?:main |side )?(?:characters?|cast)(?: list| sheet| profiles?)?|people|who['’]?s who|settings?|time ?line|themes?|world ?building|genre|tone|pov|target(?: length| word ?count)?|figuren|personen|personnages|personajes|personaggi",
        because="Its people and its places a writer lists with the rest of a plan.",
        fires_on=("CHARACTERS", "Character list", "Setting", "Themes", "Timeline"),
        silent_on=("The characters", "Casting", "A theme"),
    ),
)  # fmt: skip

STARTS = r"[\W_]*(?:(?:the )?story(?: (?:starts|begins)(?: here)?| text)?|(?:(?:first|second|third|rough|actual|full) )?draft(?: \d{1,2})?|(?:the )?text|(?:story|draft) proper|begin|start(?:s)?(?: here)?)[\W_]*"
"""The line by which a writer says that the story begins below a plan."""

POINT = r"\s*(?:[-*•–—+>]|\[[ x]?\]|\d{1,2}[.):]|[a-z][.)])\s*\S|[\w'’. ]{1,30}(?: [-–—] |: ?|\s?\()\S"
"""How a point of a list begins: with a sign, a number, or what it is of."""

BULLETS = frozenset({"* ", "• ", "+ ", "[ ", "[]", "[x"})
"""How a list begins that nothing stands over; behind a dash somebody may speak."""

OF_DRAFTS = r"\b(?:scenes?|chapters?|ch\.? ?\d|drafts?|endings?|title|pov|re-?writes?|plot|dialogue|paragraphs?|backstory|pacing|word ?count|readers?(?! (?:came|went|left|sat|stood|was|were|had|said|says|took|wrote|\w+ed)\b)|characters?|timeline|one more line)\b|\?\?"
"""What is to be done to a text."""


def read_plan(line: str) -> Plan | None:
    """The section of a plan that a line stands over; None for any other line.

    >>> read_plan("OUTLINE:").id, read_plan("- notes -").id, read_plan("Note the time")
    ('outline', 'to-do', None)
    """
    if len(line) > _LONGEST:
        return None
    bare = line.strip(" *#_=~:-–—")
    return next((row for row in PLANS if re.fullmatch(row.pattern, bare, re.IGNORECASE)), None) if bare else None
