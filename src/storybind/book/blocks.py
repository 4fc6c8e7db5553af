"""Scenes and blocks to XHTML: paragraphs, lines that stay lines, breaks, footnotes."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from storybind.book.inline import Setter, escape
from storybind.model import (
    CLOSING,
    FOOTNOTE,
    LABEL,
    LETTER,
    PANEL,
    PARAGRAPH,
    QUOTE,
    Block,
    BlockKind,
    BreakKind,
    Epigraph,
    Inline,
    Scene,
    clip,
)
from storybind.syntax import TITLED

_JAPANESE_BRACKETS = frozenset("「『（〈《【“‘")  # a paragraph that opens with one stands flush
_CLASS = {LABEL: "label", CLOSING: "closing", BlockKind.CAPTION: "caption"}
_LINES = {BlockKind.VERSE: ("blockquote", "verse"), LETTER: ("blockquote", "letter"), QUOTE: ("blockquote", "quote"), BlockKind.CHAT: ("div", "chat"),
          BlockKind.SCRIPT: ("div", "script"), PANEL: ("div", "panel"), BlockKind.SIGN: ("div", "sign"), BlockKind.LIST: ("div", "list")}  # fmt: skip
"""Element and class of blocks that keep their lines; each line is a paragraph, so that it turns over with a hanging indent."""

_MOST_STEPS = 6  # of an inner indent, which the stylesheet knows as ``in1`` and so on
_COLUMNS_A_STEP = 2
_SPEAKER = rf"(?:[\[(][\d:./, apmAPM-]{{4,24}}[\])][ -]*|[\d:./, ]{{4,20}}(?:- )?)?(<[^<>\s]{{1,24}}>|(?:@|{TITLED})?[^\W\d_][^:：<>\n]{{0,39}}[:：])(?=\s)"  # fmt: skip
"""Who speaks in a line of a chat or script, behind the time of the message."""
_HEAD = r"([^\W\d_][^:：<>\n]{0,39}?) [-–—] (?:(?:Today|Yesterday) at )?(?:[\d./-]{6,10},? )?\d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?"
"""The head of a message, a line of its own: who wrote it, and when. Below one nobody else speaks."""
_ON_STAGE = rf"((?:{TITLED})?[^\W\d_][^.,:(\[\n]{{1,39}}?)(?:\.(?!\.)| ?[(\[]|, [^.:!?–—]{{1,60}}\. ?[–—-]| [–—])"
"""Who speaks in a line of a play, in capitals before a stop."""
_ACTS = rf"(?:{TITLED})?(?:[^\W\d_a-zß-öø-ÿа-яё]{{2,}} )+[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ].*"
"""A line of a play that names somebody in capitals, and what he does."""
_DIRECTION = (
    r"\([^()]+\)|\[[^\[\]]+\]|\[?(?:Exit|Exeunt|Enter)\b[^.]{0,80}\.?"  # a line of a script that is nobody's speech
)
_POSTSCRIPT = r"(?:P\.? ?)+S\b"
_INITIALS = r"(?:[^\W\d_]\. ?){1,4}"
_SIGNED = 40  # characters of a line under a letter
_SOURCE = 80  # characters of who said what is quoted
_GREETS = frozenset(",:;!—–-，：！")
"""With what a greeting ends."""
_WISH = 5  # words of a wish on a line of its own
_NAME = 4  # words of a line that is a name, where it ends like no sentence


def set_scene(setter: Setter, scene: Scene, anchor: str, *, opens: bool) -> Iterator[str]:
    """A scene's blocks; the break before it, unless the scene opens its chapter. Footnotes are set elsewhere."""
    blocks = [block for block in scene.blocks if block.kind is not FOOTNOTE]
    if scene.begins is not None and not opens:
        yield _rule(scene, blocks)
    first = True
    for at, block in enumerate(blocks):
        ident = f' id="{anchor}"' if anchor and at == 0 else ""
        if block.kind is PARAGRAPH:
            yield f"<p{ident}{_look(setter, block, first=first)}>{setter.inline(block.text, block.inline)}</p>\n"
            first = False
        else:
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            goes_on = below is not None and below.kind is block.kind and not below.apart
            signs = block.kind is LETTER and at > 0 and blocks[at - 1].kind is block.kind and not block.apart
            ends = (signs and _is_last(blocks, at)) or (block.kind is LETTER and _wishes(blocks, at))
            ends = (ends and _is_signature(block)) or _is_source(blocks, at)
            yield set_block(setter, block, ident, goes_on=goes_on, signs=ends, heads=goes_on and _heads(blocks, at))
            first = first and block.kind is LABEL


def _is_last(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the last of its letter, but for what is written below."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is None or below.kind is not LETTER or below.apart or re.match(_POSTSCRIPT, below.text) is not None


def _heads(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the greeting of a letter, or what stands above it: where and when it is written, from whom to whom."""
    lines = blocks[at].text.split("\n")
    if blocks[at].kind is not LETTER or any(len(line) > _SIGNED for line in lines):
        return False
    opens = at == 0 or blocks[at - 1].kind is not LETTER or blocks[at].apart
    return opens or (len(lines) == 1 and lines[0].rstrip()[-1:] in _GREETS)


def _is_source(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block behind a quotation is who said it, or where it stands: ``— from the office copy``, and no speech."""
    block, above = blocks[at], blocks[at - 1] if at else None
    if block.kind is not QUOTE or above is None or above.kind is not QUOTE or block.apart:
        return False
    said = block.text.rstrip()
    return (
        re.match(r"(?:[—–―]|--) ?[^\W\d_]", said) is not None
        and re.match(r"[—–―-]", above.text) is None
        and len(said) <= _SOURCE
        and said[-1] not in '.!?…,;:"”»'
    )


def _wishes(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block of a letter is the wish over its signature: ``Ever thine,``."""
    wish = blocks[at].text
    short = wish[-1] == "," and "\n" not in wish and len(wish.split()) <= _WISH
    return short and at + 1 < len(blocks) and _is_last(blocks, at + 1) and _is_signature(blocks[at + 1])


def set_epigraph(setter: Setter, epigraph: Epigraph) -> str:
    """An epigraph; whose words it is stands below it, on a line of its own."""
    *above, last = epigraph.blocks
    source = epigraph.source
    start = len(last.text.rstrip()) - len(source)
    said = last.text[:start].rstrip()
    if said:
        above.append(last._replace(text=said, inline=clip(last.inline, 0, len(said))))
    pieces = [set_block(setter, block) for block in above]
    if source:
        words = setter.inline(source, clip(last.inline, start, len(last.text)))
        pieces.append(f'<p class="source"{setter.against(source)}>{words}</p>\n')
    return f'<section epub:type="epigraph" role="doc-epigraph" class="epigraph">\n{"".join(pieces)}</section>\n'


def set_block(
    setter: Setter, block: Block, ident: str = "", *, goes_on: bool = False, signs: bool = False, heads: bool = False
) -> str:
    """Any block but the paragraphs of a scene; line ends that were meant are kept.

    Where another one of its kind follows, it `goes_on`, and no space is left between the two; one that `signs` is the
    end of a letter or of a quotation, one that `heads` the beginning of a letter, which no page ends with.
    """
    turned = setter.against(block.text)
    if block.kind not in _LINES:
        kind = _CLASS.get(block.kind)
        look = f' class="{kind}"' if kind else ""
        first, *below = (setter.inline(part, within) for part, within in _paragraphs(block.text, block.inline))
        return f"<p{ident}{look}{turned}>{first}</p>\n" + "".join(f"<p{look}{turned}>{part}</p>\n" for part in below)
    element, kind = _LINES[block.kind]
    more = (" open" if goes_on else "") + (" head" if heads else "") + (" signed" if signs else "")
    return f'<{element}{ident} class="{kind}{more}"{turned}>\n{"".join(_lines(setter, block))}</{element}>\n'


def _lines(setter: Setter, block: Block) -> Iterator[str]:
    """The lines of a block, each a paragraph; a blank one parts stanzas, a row of signs in a panel is a rule."""
    start, parted = 0, False
    ranges = deque(sorted(block.inline, key=lambda one: one.start))
    within: list[Inline] = []
    headed = block.kind is BlockKind.CHAT and re.match(rf"{_HEAD}(?:\n|$)", block.text) is not None
    for line in block.text.split("\n"):
        end = start + len(line)
        if ranges or within:
            within = [one for one in within if one.end > start]
            while ranges and ranges[0].start < end:
                within.append(ranges.popleft())
        if block.kind is PANEL and line and not any(map(str.isalnum, line)):
            yield '<hr class="rule"/>\n'
        elif line.strip():
            bare = line.lstrip(" ")
            columns = len(line) - len(bare)
            kept = clip(within, start + columns, end) if within else ()
            looks = [f"in{_steps(columns)}"] if columns else []
            looks += ["stanza"] if parted else []
            if block.kind in (BlockKind.CHAT, BlockKind.SCRIPT):
                kept = _mark_speaker(bare, kept, headed=headed)
                staged = re.fullmatch(_DIRECTION, bare) or (start == 0 and re.fullmatch(_ACTS, bare))
                looks += ["direction"] if block.kind is BlockKind.SCRIPT and staged else []
            look = f' class="{" ".join(looks)}"' if looks else ""
            yield f"<p{look}>{setter.inline(bare, kept)}</p>\n"
        parted = not line.strip()
        start = end + 1


def _mark_speaker(line: str, ranges: tuple[Inline, ...], *, headed: bool) -> tuple[Inline, ...]:
    """The ranges of a line, with one more for the name before what is said, unless emphasis has it already."""
    speaker = re.fullmatch(_HEAD, line) if headed else re.match(_SPEAKER, line)
    if headed and not speaker:
        return ranges
    if speaker is None and line[:2].isupper() and (played := re.match(_ON_STAGE, line)) and played[1].isupper():
        speaker = played
    end = speaker.end(1) if speaker else len(line) if line.isupper() and _is_name(line) else 0
    start = speaker.start(1) if speaker else 0
    if not end or any(one.start < end for one in ranges):
        return ranges
    return (Inline(start, end, "speaker"), *ranges)


def _is_signature(block: Block) -> bool:
    """Whether the last block of a letter is its wish and name rather than a last sentence."""
    lines = block.text.split("\n")
    return all(len(line) <= _SIGNED for line in lines) and (len(lines) > 1 or _is_name(block.text))


def _is_name(text: str) -> bool:
    """Whether a line is a name or initials rather than a sentence."""
    return re.fullmatch(_INITIALS, text) is not None or (
        len(text.split()) <= _NAME and text.rstrip()[-1:] not in ".!?…\"”»'"
    )


def _look(setter: Setter, block: Block, *, first: bool) -> str:
    """The class of a paragraph: flush where one opens a scene; in Chinese and Japanese set in by whole letters, speech apart."""
    turned = setter.against(block.text)
    if block.inline and block.inline[0].kind == "picture" and len(block.text) == block.inline[0].end:
        return f' class="picture"{turned}'
    language = setter.language.split("-")[0]
    if language == "zh" or (language == "ja" and block.text[:1] not in _JAPANESE_BRACKETS):
        return f' class="{language}"{turned}'
    if not (first or language == "ja"):
        return turned
    return f' class="first capitals"{turned}' if _opens_in_capitals(block.text) else f' class="first"{turned}'


def _opens_in_capitals(text: str) -> bool:
    """Whether a paragraph opens as printed books do, in capitals that its author typed: they are not set in others again.

    >>> [_opens_in_capitals(text) for text in ("THE RIVER was low.", "“A FISH!” he said.", "I saw A FISH.", "V. came.")]
    [True, True, False, False]
    """
    letters = [re.sub(r"[\W\d_]+", "", word) for word in text[:80].split()[:2]]
    return any(
        word.isupper() and len(word) > 1 for word in (letters if letters and len(letters[0]) == 1 else letters[:1])
    )


def set_footnote(setter: Setter, note: Block) -> str:
    """A footnote with its way back, which is its sign; a typed one stands at the head of its text."""
    key, sign, text, ranges = f"{setter.chapter}-{setter.notes[note.id]}", escape(note.id), note.text, note.inline
    typed = note.is_signed
    if typed:
        end = ranges[0].end
        sign, text = setter.set(text[:end]), text[end:]
        ranges = tuple(one.moved(-end) for one in ranges[1:])
    look = "" if typed else ' class="made"'
    back = f"<span{look}>{sign}</span>"
    if note.id in setter.referred:
        back = f'<a{look} href="#ref-{key}" role="doc-backlink">{sign}</a>'
    turned = setter.against(text)
    first, *more = (setter.inline(part, within).strip() for part, within in _paragraphs(text, ranges))
    rest = "".join(f"<p{turned}>{part}</p>" for part in more)
    return (
        f'<aside id="fn-{key}" epub:type="footnote" role="doc-footnote"><p{turned}>{back} {first}</p>{rest}</aside>\n'
    )


def _paragraphs(text: str, ranges: Sequence[Inline]) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """The paragraphs of a text that has a blank line between them, each with the ranges in it; at least one."""
    start, empty = 0, not text.strip()
    for part in text.split("\n\n"):
        end = start + len(part)
        within = (one for one in ranges if start <= one.start < end)
        if part.strip() or (empty and start == 0):  # no blank line beside another one
            yield part, tuple(one.moved(-start) for one in within)
        start = end + 2


def _steps(columns: int) -> int:
    """The steps by which a line is set in within its block, where it was by so many columns."""
    return min((columns + _COLUMNS_A_STEP - 1) // _COLUMNS_A_STEP, _MOST_STEPS)


def _rule(scene: Scene, blocks: Sequence[Block]) -> str:
    """The break before a scene: quiet where we set it, bare where a label's words stand for it."""
    if blocks and blocks[0].kind is LABEL:
        return '<hr class="scene named"/>\n'
    ours = scene.begins is not None and scene.begins.kind not in (BreakKind.MARK, BreakKind.LABEL)
    return '<hr class="scene quiet"/>\n' if ours else '<hr class="scene"/>\n'
