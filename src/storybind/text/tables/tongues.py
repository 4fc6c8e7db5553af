"""What the tables of all tongues other than English share: rows that differ in their words and examples alone.

Signals and turns are made by a function each, and `cues` by kind: what signs of one kind weigh, and why, is said here, whatever
the words. Of rules, vetoes and labels, which are each table's own, `reasons.py` says why; what a paragraph's company weighs
in any of these tongues stands in `company.py`.
"""

from typing import Literal, NamedTuple

from storybind.text.rows import Cue, Signal, Turn


def not_first(language: str, holds_on: tuple[str, ...], silent_on: tuple[str, ...]) -> Signal:
    """What is told before the words of time, in their paragraph, speaks against a break."""
    because = "But the paragraph opens with something else."
    return Signal(f"{language}.signal.not-first", "earlier", -2.5, because, holds_on, silent_on)


def much_to_tell(language: str, pattern: str, holds_on: tuple[str, ...], silent_on: tuple[str, ...]) -> Signal:
    """So many words behind those of time, in their paragraph, speak for a break."""
    because = "And the paragraph has much to tell then."
    return Signal(f"{language}.signal.much-to-tell", "rest", 0.7, because, holds_on, silent_on, pattern)


def names_again(language: str, fires_on: tuple[str, ...], silent_on: tuple[str, ...], pattern: str = r"\w") -> Turn:
    """Whom a flashback had left is named again."""
    because = "Somebody is back who was on the page before the flashback and not in it."
    ident = f"{language}.turn.back"
    return Turn(ident, "names", 0.76, because, fires_on, silent_on, pattern=pattern)


def told_now(language: str, pattern: str, fires_on: tuple[str, ...], silent_on: tuple[str, ...]) -> Turn:
    """After a flashback it is told of now again."""
    because = "It is told of now again, after a flashback."
    return Turn(f"{language}.turn.now", "now", 0.76, because, fires_on, silent_on, pattern=pattern)


class _Kind(NamedTuple):
    because: str
    weight: float
    looks_at: Literal["first", "head", "shape"] = "first"
    of_time: bool = False


_KINDS = {
    "unit": _Kind("A stretch of time is in the first sentence.", 2.2, of_time=True),
    "hour": _Kind("An hour of the clock is in the first sentence.", 2.2, of_time=True),
    "part": _Kind("A part of the day is in the first sentence.", 2.2, of_time=True),
    "date": _Kind("A day, a month or a season is in the first sentence.", 2.4, of_time=True),
    "light": _Kind("The light or the season's weather is in the first sentence.", 1.0),
    "place": _Kind("A public place is in the first sentence.", 1.2),
    "many": _Kind("But it tells of days of one kind together.", -1.0),
    "plural": _Kind("But it tells of all days of one name together.", -3.0),
    "habit": _Kind("But it tells what is so every time, or would be.", -3.2),
    "whenever": _Kind("But it tells what was so whenever something was, or of whoever did something.", -3.0),
    "both": _Kind("But one time is set against another: it is told how things are.", -4.0),
    "is": _Kind("But it says what a time is like, and not that it has come.", -4.0),
    "moment": _Kind("But it is a matter of moments.", -1.3),
    "had": _Kind("What went before is told as past already.", -1.2),
    "before": _Kind("But it tells what had been.", -1.8),
    "thought": _Kind("But somebody only thinks of it.", -3.2),
    "measure": _Kind("But it measures how old or how long something is.", -2.6),
    "lasts": _Kind("But it measures how long something takes.", -2.6),
    "born": _Kind("But it says when somebody was born or something was made, or the date stands written on it.", -3.2),
    "of": _Kind("But the time is only that of a thing, or what it is likened to.", -3.2),
    "would": _Kind("But it tells what would be, or always was.", -3.0),
    "first-time": _Kind("But it says how late it is, how long ago something was, or that it is the first time.", -2.6),
    "until": _Kind("But it tells how long something will be, or had been.", -2.5, "head"),
    "since": _Kind("But it tells how long something had been so.", -1.0),
    "react": _Kind("But it looks at a face or hears a voice, from near.", -0.8),
    "head": _Kind("It opens on a thing.", 0.5, "head"),
    "goes": _Kind("But it goes on from what was said.", -0.6, "head"),
    "always": _Kind("Where one scene begins, many paragraphs do not.", -2.4, "shape"),
    "set-apart": _Kind("But the author sets the scenes of this chapter apart, and none here.", -1.5, "shape"),
}


class Sign(NamedTuple):
    """A row of a tongue's `cues`: its `kind` says what it weighs and why, unless it has a `weight` of its own; the rest is as a `Cue` has it."""

    kind: str
    words: str
    holds_on: str | tuple[str, ...]
    silent_on: str | tuple[str, ...]
    pattern: str = ""
    weight: float | None = None


def cues(
    language: str, thing: str, somebody: str, *signs: Sign, of: tuple[str, ...] = (), always: float | None = None
) -> tuple[Cue, ...]:
    """The cues of a tongue; `thing` and `somebody` are sentences in which a thing, and somebody, does something at no time.

    A word of time behind one of the words `of` is only that of a thing, as in Monday's paper, and no sign. `always` is what
    speaks against any paragraph.
    """
    apart = f"* * * ¶ {somebody} ¶ * * * ¶ {somebody} ¶ * * * ¶ {thing}"
    shapes = (Sign("always", "always", thing, (), weight=always), Sign("set-apart", "set apart", apart, thing))
    behind = "".join(f"(?<!\\b{word})" for word in of)
    return tuple(_cue(language, sign, behind) for sign in (*signs, *shapes))


def _cue(language: str, sign: Sign, behind: str) -> Cue:
    kind = _KINDS[sign.kind]
    told = rf"{behind}\b(?:{sign.words.replace(' ', '[ -]')})\b" if kind.of_time and behind else ""
    return Cue(
        f"{language}.cue.{sign.kind}",
        kind.looks_at,
        sign.words,
        kind.weight if sign.weight is None else sign.weight,
        kind.because,
        _examples(sign.holds_on),
        _examples(sign.silent_on),
        sign.pattern or told,
        kind.of_time,
    )


def _examples(told: str | tuple[str, ...]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else told
