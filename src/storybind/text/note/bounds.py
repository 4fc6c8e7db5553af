"""Where in a chapter notes begin and end, and where only the author speaks."""

from collections.abc import Sequence
from functools import cached_property

from storybind.model import FOOTNOTE, HEADING, LABEL, MARK, PANEL, PARAGRAPH, Block, BlockKind, Note
from storybind.text.label.shown import is_read_aloud
from storybind.text.note.bottom import (
    OPENS,
    could_sign,
    find_back_matter,
    find_bottom,
    is_behind_end,
    is_dressed_name,
    is_fence,
    is_under_sign_off,
    speaks,
)
from storybind.text.note.opening import open_note, open_unlabelled, rest_of
from storybind.text.note.reach import LOOK_BELOW, MOST_LINES, closes_below, is_line_more, leads_on, reaches_mark
from storybind.text.paragraphs.gaps import BEYOND_USUAL, usual_gap
from storybind.text.signs import QUOTED, SPEECH
from storybind.text.tables.lines import MAIL, fits
from storybind.text.tables.notes import (
    Where,
    are_edits,
    is_closing,
    is_reply,
    is_told_aloud,
    leads_back,
    read_opening,
    read_sign,
    read_weak_opening,
    speaks_of_self,
    talks_of_writing,
)

_AHEAD = 2  # paragraphs over which a note may wander before it speaks of the writing again
_AHEAD_CHARACTERS = 200  # of each
_LONGEST_FENCED = 12  # blocks of a note between its label and a mark
_LONGEST_MAIL = 12  # blocks
_MIDST: tuple[Where, ...] = (Where.ANYWHERE,)


class Bounds:
    """A chapter's blocks, and where in it only the author speaks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def back_matter(self) -> tuple[int, ...]:
        """Where headings stand with which a book goes on behind its story."""
        return find_back_matter(self.blocks)

    @cached_property
    def bottom(self) -> int:
        """The index from which a chapter has no story any more."""
        return find_bottom(self.blocks, self.back_matter)

    @cached_property
    def usual(self) -> int:
        """The blank lines that stand between most of its paragraphs."""
        return usual_gap(self.blocks)

    def _is_of_mail(self, at: int) -> bool:
        """Whether a mail that somebody in the story gets stands above a block, down to it: its head is in the story."""
        for other in range(at - 1, max(0, at - 1 - _LONGEST_MAIL), -1):
            lines = self.blocks[other].text.split("\n", 2)
            if len(lines) > 1 and fits(MAIL, lines[0]) and fits(MAIL, lines[1]):
                return True
            if self.blocks[other].kind in (MARK, HEADING):
                return False
        return False

    def open_note(self, at: int, *, told: bool, beside: bool) -> Note | None:
        """A note, if the block at this index opens one; its place is not known yet."""
        block = self.blocks[at]
        edge = not told or at >= self.bottom
        if not edge and block.text[:1] in QUOTED:  # much of most stories
            return None
        if told and at in self.back_matter:
            return Note("authors-note", "", block.text, (rest_of(block, len(block.text)),))
        script = block.kind is BlockKind.SCRIPT and (read_opening(block.text) or (edge and are_edits(block.text)))
        if block.kind not in OPENS and not script:
            sign = read_sign(block.text, *_MIDST) if block.kind is PANEL else None
            return Note(sign.kind, "", "", (block._replace(kind=PARAGRAPH),)) if sign else None
        if note := open_note(block):
            below_mark = is_fence(self.blocks, at - 1) and note.kind != "disclaimer"  # which no scene begins with
            in_story = told and not beside and not (below_mark or is_fence(self.blocks, at + 1))
            label = note.label if block.text[0].isalpha() else ""
            return None if in_story and is_told_aloud(note.kind, note.text, edge=edge, label=label) else note
        if edge and told and not beside and self._is_led_to(at):
            return None
        places = _MIDST
        if edge or beside:  # few blocks
            others = (
                *((Where.EDGE, edge), (Where.END, at >= self.bottom), (Where.TOP, not told), (Where.BESIDE, beside)),
                (Where.BEHIND, at >= self.bottom and is_behind_end(self.blocks, at)),
            )
            places = (*_MIDST, *(place for place, is_there in others if is_there))
        if sign := read_sign(block.text, *places):
            if sign.id == "device" and self._is_of_mail(at):
                return None
            return Note(sign.kind, "", "", (block._replace(kind=PARAGRAPH),))
        if edge and (note := self._open_weakly(at)):
            return note
        return open_unlabelled(block) if edge else None

    def _is_led_to(self, at: int) -> bool:
        """Whether the story leads to a block: with a colon, or somebody reads it aloud."""
        above = self.blocks[at - 1]
        if above.kind is not PARAGRAPH:
            return False
        return above.text[-1] in ":：" or is_read_aloud(above.text)

    def _open_weakly(self, at: int) -> Note | None:
        """A note under a word that is also one of a story's, ``Notes:``, if what it says is about the writing."""
        block = self.blocks[at]
        opening = read_weak_opening(block.text)
        if opening is None:
            return None
        said = rest_of(block, opening.end)
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if said.text:
            told = talks_of_writing(said.text) or read_sign(said.text, Where.ANYWHERE, Where.EDGE)
        else:
            told = below and (speaks(below) or read_sign(below.text, Where.ANYWHERE, Where.EDGE))
        return Note(opening.kind, "", opening.label, (said,)) if told else None

    def end_of_note(self, at: int, note: Note, *, told: bool) -> int:
        """The index after a note: it goes on while the author does, to a heading, a mark or a wide gap at most."""
        lone = not note.text or (
            note.kind == "summary" and (note.text.rstrip("*_ ")[-1] in ":：" or leads_back(note.text))
        )
        if told and at in self.back_matter:
            return self._end_behind(at)
        limit = at + 1
        while limit < len(self.blocks) and limit <= at + _LONGEST_FENCED and self._is_beside(limit):
            limit += 1
        if lone:
            whole = (
                self._is_rest(at, limit, note)
                if told
                else is_fence(self.blocks, at - 1) and is_fence(self.blocks, limit)
            )
            if whole:
                return limit
        end = self._end_of_lines(min(at + 1 + lone, limit), limit)
        if note.kind == "summary":
            return end
        if down := closes_below(self.blocks[at].text, [block.text for block in self.blocks[at + 1 : limit]]):
            return at + 1 + down
        while end < limit and (further := self._next_talk(end, limit, note)) >= 0:
            end = further + 1
        last = told and limit == len(self.blocks)
        if (
            (last if told else limit < len(self.blocks))
            and end < limit
            and note.kind == "authors-note"
            and self._reaches(at + 1, limit, note, lone=lone and not told)
        ):
            return limit
        return end + self._is_signed(end, limit, sure=last or end > at + 1) if end < limit else end

    def _end_of_lines(self, at: int, limit: int) -> int:
        """The index after the lines right below a note's down to a blank one, in a text that has such between its paragraphs: they go on with it."""
        end = at
        while end < limit and not self.blocks[end].gap and is_line_more(self.blocks[end].text):
            end += 1
        parted = end == len(self.blocks) or self.blocks[end].gap > 0
        return end if self.usual and parted and end - at <= MOST_LINES else at

    def _end_behind(self, at: int) -> int:
        """The index after what stands under a heading behind the story: the next such heading, or the mark above it."""
        end = next((below for below in self.back_matter if below > at), len(self.blocks))
        while is_fence(self.blocks, end - 1):
            end -= 1
        return end

    def _reaches(self, first: int, limit: int, note: Note, *, lone: bool) -> bool:
        """Whether a labelled note goes on to the mark or the disclaimer below it, or to the end of all."""
        between = self.blocks[first:limit]
        if not (note.label and self._bounds(limit)) or any(block.kind not in OPENS for block in between):
            return False
        below = self.blocks[limit + 1 : limit + 1 + LOOK_BELOW]
        return reaches_mark([block.text for block in between], [block.text for block in below], lone=lone)

    def _bounds(self, limit: int) -> bool:
        """Whether a note may go on as far as here: a mark, the end, or a disclaimer over a story."""
        if limit >= len(self.blocks) or is_fence(self.blocks, limit):
            return True
        opening = read_opening(self.blocks[limit].text)
        return opening is not None and opening.kind == "disclaimer" and limit + 1 < len(self.blocks)

    def _next_talk(self, at: int, limit: int, note: Note) -> int:
        """Where a note goes on: here, or behind a few words about its author; -1 where the story begins."""
        if self._goes_on(at, note):
            return at
        if note.label and (lead := self._leads_on(at, limit)) >= 0:
            return lead
        for other in range(at, min(limit, at + _AHEAD + 1)):
            text = self.blocks[other].text
            if note.label and other > at and speaks(self.blocks[other]) and text[:1] not in SPEECH:
                return other
            if (
                text[:1] in SPEECH
                or len(text) > _AHEAD_CHARACTERS
                or read_weak_opening(text)
                or not speaks_of_self(text)
            ):
                break
        return -1

    def _leads_on(self, at: int, limit: int) -> int:
        """Where the author leads on to the story, a few paragraphs below in which nobody speaks; -1 for nowhere near."""
        for other in range(at, min(limit, at + _AHEAD + 2)):
            text = self.blocks[other].text
            if leads_on(text) and text[:1] not in SPEECH:
                return other
            if text[:1] in SPEECH or len(text) > 2 * _AHEAD_CHARACTERS:
                break
        return -1

    def _is_rest(self, at: int, limit: int, note: Note) -> bool:
        """Whether all below a label on its own line is the note: the chapter ends with it, and nobody speaks there."""
        below = self.blocks[at + 1 : limit]
        ends = all(block.kind is MARK or is_closing(block.text) for block in self.blocks[limit:])
        return (
            ends
            and bool(below)
            and (note.kind == "transcriber" or not any(block.text[:1] in SPEECH for block in below))
        )

    def _is_beside(self, at: int) -> bool:
        """Whether a block may go on with the note above it: no mark, no wide gap, no new label."""
        block = self.blocks[at]
        if block.kind in (MARK, HEADING, FOOTNOTE, LABEL, PANEL, BlockKind.SCRIPT):
            return False
        return block.gap < self.usual + BEYOND_USUAL and not read_opening(block.text) and not is_closing(block.text)

    def _goes_on(self, at: int, note: Note) -> bool:
        """Whether a paragraph under a note is still the author speaking of the writing."""
        block = self.blocks[at]
        if block.text[:1] in SPEECH or block.kind not in OPENS:
            return False
        if note.kind == "reply" and is_reply(block.text):
            return True
        if (sign := read_sign(block.text, Where.BESIDE)) and sign.id == "sign-off":
            return True
        return bool(note.label) and (speaks(block) or sign is not None or read_sign(block.text, Where.EDGE) is not None)

    def _is_signed(self, at: int, limit: int, *, sure: bool) -> bool:
        """Whether a line under a note is the name of who wrote it; a dressed one is `sure` at the end, or under several paragraphs."""
        if is_under_sign_off(self.blocks, at):
            return True
        return self._signs(at, limit) and (sure or is_dressed_name(self.blocks[at].text))

    def _signs(self, at: int, limit: int) -> bool:
        """Whether a short line under a note is its author's name: ``~Fern``, ``xoxo``; the last one before a mark or the end."""
        text = self.blocks[at].text
        return at + 1 == limit and text[0] in "~-–—*<♥" and could_sign(text)

    def is_fenced(self, at: int, end: int) -> bool:
        """Whether equal marks stand right above and right below a note, and the lower one is not the story's last word."""
        if not (is_fence(self.blocks, at - 1) and is_fence(self.blocks, end)):
            return False
        row = self.blocks[end].text
        others = [other for other, block in enumerate(self.blocks) if block.kind is MARK and other not in (at - 1, end)]
        return (
            self.blocks[at - 1].text == row and bool(others) and all(self.blocks[other].text != row for other in others)
        )
