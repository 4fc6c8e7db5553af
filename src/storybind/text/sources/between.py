"""What stands between lines of a site's page, and is of it too."""

from storybind.text.sources.lines import ENDS_SENTENCE
from storybind.text.sources.sheet import Sheet

_MOST_BETWEEN, _WORDS_OF_BUTTON = 6, 5  # lines between two of a page, and words of each


def leave_out_between(sheet: Sheet) -> None:
    """Leave out what stands, line upon line and no sentence, between lines of a page: below the story, and above its title."""
    if not sheet.has_gaps:
        return  # of packed text nothing tells where the story ends
    title = next((entry.span.first - 1 for entry in sheet.entries if entry.name == "title"), 0)
    page = sheet.page_lines
    for step, start, stop in ((-1, len(sheet.lines) - 1, len(sheet.lines) // 2), (1, 0, title)):
        held: list[int] = []
        for at in range(start, stop, step):
            if at in page:
                sheet.leave_out_each("navigation", held)
                held = []
            elif not sheet.printed[at].strip():
                if held:
                    break
            elif at - step in page or held:
                held.append(at)
                if len(held) > _MOST_BETWEEN or not _could_be_button(sheet, at):
                    break
            else:
                break


def _could_be_button(sheet: Sheet, at: int) -> bool:
    line = sheet.line(at)
    return (
        0 < len(line.split()) <= _WORDS_OF_BUTTON
        and line[-1] not in f"{ENDS_SENTENCE}。！？」』"
        and at + 1 not in sheet.headings
    )
