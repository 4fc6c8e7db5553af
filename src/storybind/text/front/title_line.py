"""What a line that names a story says besides: which draft it is, how long, whether it has an end, what sort of thing, who wrote it."""

import re

from storybind.text.front.beside import is_person
from storybind.text.front.by_name import (
    TITLE_BY,
    TITLE_BY_ABROAD,
    TITLE_CREDIT,
    unstopped_name,
)
from storybind.text.front.helpers import label_of_helper
from storybind.text.front.lines import (
    undress,
)
from storybind.text.front.names import NO_NAME, is_name, part_title
from storybind.text.tables.head_labels import is_subtitle
from storybind.text.tables.head_lines import WORKING_TITLE, read_head_line
from storybind.text.titles import is_capitalised, without_point

_TITLE_AND_DRAFT = r"(?P<title>\S.{1,60}?)(?:[\s,(–—-]+(?P<draft>draft ?#?\d{1,3}\b.*)|\s*[,(–—-]+\s*(?P<which>(?:first|second|third|fourth|final|rough|\d(?:st|nd|rd|th)) draft\b.*))"
_TAG = r"(?P<{}>[(\[][^()\[\]]{{2,40}}[)\]])"
_TITLE_AND_TAG = rf"{_TAG.format('before')}\s*(?:[-–—:]\s*)?(?P<title>\S.{{0,79}})|(?P<named>\S.{{0,79}}?)\s*(?:[-–—:]\s*)?{_TAG.format('behind')}"
_BESIDE_TITLE = ("draft", "state", "length")
"""Lines of heads that may stand in brackets beside a title."""
_OF_POSTS = frozenset(
    "oc|pi|text|fiction|story|short story|original|original story|long|series|horror|fantasy|sci-fi|humor|humour|romance|poem".split(
        "|"
    )
)
"""What a board has its posts begin with, in brackets."""
_STATES = ("draft", "first draft", "rough draft", "final draft", "wip", "work in progress")
_STATE_AND_TITLE = rf"(?P<said>{'|'.join(_STATES)})(?:: ?| [-–—] )(?P<title>[^\W\d]\D{{0,79}})"
_DRAFT_BETWEEN = r"(?P<title>\S.{1,60}?) (?:--?|–|—) (?P<draft>(?:[\w.]{1,12} ){0,3}draft(?: \w{1,8}){0,2}) (?:--?|–|—) (?P<name>\S.{2,40})"
_QUOTED_AND_KIND = r"[\"“«](.{1,80}?)[\"”»](?:\s*[-–—:,]\s*|\s+(?=\())(.{1,60})"
_TITLE_AND_BY = r"(?P<title>\S[^()]{0,69}) \((?P<by>[Bb]y) (?P<name>[^()]{3,40})\)"
_WORKING = rf"(?P<title>\S.{{0,69}}?) ?[(\[](?P<said>(?i:{WORKING_TITLE})[!?. ]{{0,4}})[)\]](?P<more>.{{0,30}})"
_OF = ("de", "di", "da")  # also words of where something is or what it is of


def said_in_title(line: str, *, signed: bool = False) -> list[tuple[str, str, str]]:
    """The fields of a line that names a story: its title, and besides which draft or what sort of thing it is, or who wrote it.

    Where a line below has `signed` the story, who wrote it is not looked for here.

    >>> said_in_title("Rain by Lamp Light", signed=True)
    [('title', '', 'Rain by Lamp Light')]
    >>> said_in_title("Rain (by Ann Lee)"), said_in_title("Rain (by Lamplight)")
    ([('title', '', 'Rain'), ('author', 'by', 'Ann Lee')], [('title', '', 'Rain (by Lamplight)')])
    >>> said_in_title("Rain by Ann Lee, translated by Jo Vale")
    [('title', '', 'Rain'), ('author', 'by', 'Ann Lee'), ('translator', 'translated by', 'Jo Vale')]
    >>> said_in_title("Rain, by Ann Lee (age 12)")
    [('title', '', 'Rain'), ('author', 'by', 'Ann Lee (age 12)')]
    >>> said_in_title("Inventário, de Duarte Seixas"), said_in_title("Ana, de Puerto Rico")
    ([('title', '', 'Inventário'), ('author', 'de', 'Duarte Seixas')], [('title', '', 'Ana, de Puerto Rico')])
    >>> said_in_title("Rain (working title) - draft 3")
    [('title', '', 'Rain'), ('', '', 'working title'), ('', '', 'draft 3')]
    >>> said_in_title("RAIN by Ann Lee DRAFT 3 (June)")
    [('title', '', 'RAIN'), ('author', 'by', 'Ann Lee'), ('', '', 'DRAFT 3 (June)')]
    >>> said_in_title("RAIN - novel draft - Ann Lee")
    [('title', '', 'RAIN'), ('', '', 'novel draft'), ('author', '', 'Ann Lee')]
    >>> said_in_title("Regen [Arbeitstitel]"), said_in_title("RAIN (working title!!)")
    ([('title', '', 'Regen'), ('', '', 'Arbeitstitel')], [('title', '', 'RAIN'), ('', '', 'working title!!')])
    >>> said_in_title("Rain by Ann Lee"), said_in_title("Rain (first draft)"), said_in_title('"Rain" (a novel)')
    ([('title', '', 'Rain'), ('author', 'by', 'Ann Lee')], [('title', '', 'Rain'), ('', '', 'first draft')], [('title', '', 'Rain'), ('subtitle', '', '(a novel)')])
    """
    above, _, rest = line.rpartition(", ")
    if not signed and " by " in above and (helper := label_of_helper(rest.split(), (3, 2))):
        return [*said_in_title(above), helper]
    match = re.fullmatch(TITLE_BY, line) if not signed and "by " in line.casefold() else None
    if match and not (match["name"] and match["name"].split()[0].casefold() in NO_NAME):
        byline = match["by"] or match["of"], unstopped_name(match["name"] or match["pen"])
        return [("title", "", undress(match["title"])), ("author", *byline)]
    abroad = re.fullmatch(TITLE_BY_ABROAD, line) if not signed and ", " in line else None
    if abroad and (is_person if abroad["by"] in _OF else is_name)(abroad["name"]):
        return [("title", "", undress(abroad["title"])), ("author", abroad["by"], abroad["name"])]
    if line[:1] in "《『「" and (credited := re.fullmatch(TITLE_CREDIT, line)):
        return [("title", "", credited["title"]), ("author", credited["by"], credited["name"])]
    if ("(" in line or "[" in line) and (working := re.fullmatch(_WORKING, line)):
        named, *more = said_in_title(working["title"] + working["more"], signed=signed)
        return [named, ("", "", working["said"]), *more]
    if said := _said_with_state(line, signed=signed) or _said_with_draft(line):
        return said
    title, name = part_title(line)
    if name:
        return [("title", "", undress(title)), ("author", "", name)]
    if not signed and line[-1] == ")" and (boxed := re.fullmatch(_TITLE_AND_BY, line)) and is_name(boxed["name"]):
        return [("title", "", undress(boxed["title"])), ("author", boxed["by"], boxed["name"])]
    parted = re.fullmatch(_QUOTED_AND_KIND, line) if line[:1] in '"“«' else None
    if parted and is_subtitle(parted[2]):
        return [("title", "", parted[1]), ("subtitle", "", parted[2])]
    return [("title", "", without_point(undress(line)) if line.isupper() else undress(line))]


def _said_with_state(line: str, *, signed: bool) -> list[tuple[str, str, str]]:
    """The fields of a line with a title and, in brackets, which draft it is or whether it has an end; none for other lines.

    >>> _said_with_state("[WIP] Rain", signed=False), _said_with_state("Rain (draft)", signed=False)
    ([('title', '', 'Rain'), ('status', '', 'WIP')], [('title', '', 'Rain'), ('', '', 'draft')])
    >>> _said_with_state("[OC] Rain", signed=False), _said_with_state("Rain [900 words]", signed=False)
    ([('title', '', 'Rain'), ('', '', 'OC')], [('title', '', 'Rain'), ('words', '', '900 words')])
    >>> _said_with_state("Draft: The Weir", signed=True), _said_with_state("Draft: 3 May", signed=True)
    ([('title', '', 'The Weir'), ('', '', 'Draft')], [])
    >>> _said_with_state("[Rain] Snow", signed=False), _said_with_state("(draft) (2)", signed=True), _said_with_state("Rain (draft)?", signed=True)
    ([], [], [])
    """
    found = re.fullmatch(_TITLE_AND_TAG, line) if line[0] in "([" or line[-1] in ")]" else None
    if found:
        title, tag = found["title"] or found["named"], (found["before"] or found["behind"])[1:-1]
    else:
        state = re.fullmatch(_STATE_AND_TITLE, line, re.IGNORECASE) if line.casefold().startswith(_STATES) else None
        if state is None or not is_capitalised(state["title"]):
            return []
        title, tag = state["title"], state["said"]
    row = read_head_line(tag)
    posted = tag.casefold() in _OF_POSTS and bool(found and found["title"])
    if not (posted or (row and row.id in _BESIDE_TITLE)) or not title[0].isalnum():
        return []
    return [*said_in_title(title, signed=signed), (row.name if row else "", "", tag)]


def _said_with_draft(line: str) -> list[tuple[str, str, str]]:
    """The fields of a line with a title, which draft it is, and perhaps behind that who wrote it; none for other lines."""
    if "draft" not in line.casefold():
        return []
    between = re.fullmatch(_DRAFT_BETWEEN, line, re.IGNORECASE)
    if between and is_name(between["name"]):
        draft = ("", "", between["draft"])
        return [("title", "", undress(between["title"])), draft, ("author", "", between["name"])]
    drafted = re.fullmatch(_TITLE_AND_DRAFT, line, re.IGNORECASE)
    if drafted is None:
        return []
    which: str = drafted["draft"] or drafted["which"]
    return [*said_in_title(drafted["title"]), ("", "", which if "(" in which else which.rstrip(")"))]
