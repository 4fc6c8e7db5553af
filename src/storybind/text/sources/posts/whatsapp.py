"""WhatsApp: a chat that its program has saved, each message behind day, hour and name."""

import re
from collections import Counter
from itertools import pairwise

from storybind.text.sources.posts.discord import is_talk, is_told_by_one
from storybind.text.sources.sheet import Sheet

_STAMP = r"\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f][AaPp]\.?[Mm]\.?)?(?:\]| -) \u200e?"
_CALLED = re.compile(rf"(?P<prefix>{_STAMP}(?P<name>[^:\n]{{1,40}}): ?)")
_OPENS = re.compile(_STAMP)
_NOTHING = re.compile(
    r"\u200e?(?:<(?:Media|Medien|Médias?|Multimedia|Файл|Mídia)[^<>\n]{2,40}>|(?:image|video|audio|sticker|GIF|document) omitted"
    r"|This message was deleted\.?|You deleted this message\.?|Diese Nachricht wurde gelöscht\.?|null)?"
)


def unwrap(sheet: Sheet) -> None:
    """A story that one of them tells: he is its author, the stamps are left out, and what others say is a note."""
    heads = [(at, found) for at in sheet.filled() if (found := _CALLED.match(sheet.line(at)))]
    called = {at for at, _ in heads}
    told = [at for at in sheet.filled() if at not in called and _OPENS.match(sheet.line(at))]
    ends = dict(pairwise(sorted({*called, *told, len(sheet)})))
    said = Counter[str]()
    for at, found in heads:
        said[found["name"]] += len(sheet.text(at, ends[at])[found.end() :].split())
    if not is_told_by_one(said):
        return
    teller = said.most_common(1)[0][0]
    for at, found in heads:
        text = sheet.text(at, ends[at])[found.end() :]
        if not _NOTHING.fullmatch(text) and is_talk([text], own=found["name"] == teller):
            return
    sheet.say("author", teller, heads[0][0])
    sheet.leave_out_each("stamps", told)
    for at, found in heads:
        if _NOTHING.fullmatch(sheet.text(at, ends[at])[found.end() :]):
            sheet.leave_out("stamps", at)
        elif found["name"] == teller:
            sheet.leave_out_of("stamps", at, found["prefix"])
        else:
            sheet.note("comments", at, ends[at])
