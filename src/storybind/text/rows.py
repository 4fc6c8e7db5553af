"""The rows of a language's table, in which each rule is documentation and test as well: see `storybind.text.rules`."""

from typing import Literal, NamedTuple

from storybind.model import BreakKind

_ANY = ("",)  # the stretch that is in every opening
_A_WORD = r"\w"
_KINDS = {"flashback": BreakKind.FLASHBACK, "return": BreakKind.RETURN}  # by families of rules


class Rule(NamedTuple):
    """What the narrator says in a paragraph's first sentence when the story's clock jumps.

    Attributes:
        id: ``language.family.name``, as `inspect` shows it; rules of the families ``flashback`` and ``return`` set such breaks.
        starts: Words, folded, one of which the paragraph begins with, or for a rule that looks `within`: one of which
            is in the sentence; ``#`` stands for digits, ``@`` for any word that starts no other rule, as a name does not.
            They keep the regular expression away from all others.
        pattern: Matched where the paragraph begins, or searched `within` the sentence; ``<unit>`` and the like stand
            for the table's words. A group in it is the evidence, else all that it matched.
        confidence: Share of the breaks it sets that are right.
        because: Why this is a break; as all rows of its family have it, in `REASONS`, where it does not say.
        fires_on: Paragraphs that it must catch; the end of the one before may stand in front, with a ``¶`` between.
        silent_on: Look-alikes that must stay silent.
        needs: Stretches of text, small, one of which must be in the opening; they spare it most other paragraphs. A rule
            whose first words say enough has none.
        within: Whether the words of time may stand anywhere in the sentence and not only at its head.
        timeless: Whether it takes sentences that have none of the words ``time`` of the table; no other rule is asked
            about those, which spares a story most of its patterns.
    """

    id: str
    starts: str
    pattern: str
    confidence: float
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    because: str = ""
    needs: tuple[str, ...] = _ANY
    within: bool = False
    timeless: bool = False

    @property
    def kind(self) -> BreakKind:
        """What kind of break it sets."""
        return _KINDS.get(self.id.split(".")[1], BreakKind.SKIP_FORWARD)


class Veto(NamedTuple):
    """What, in the sentence that holds them, says that time words set no break.

    `stops` are openings that a rule would take and this veto must stop; `passes` are ones that it must let go by;
    `spares` are the ids of rules that it has no say over. A veto on the `lead` looks only at the words that stand
    before the words of time: at nothing where they stand first; one on the `whole` sentence at more than their clause.
    """

    id: str
    pattern: str
    stops: tuple[str, ...]
    passes: tuple[str, ...]
    because: str = ""
    spares: tuple[str, ...] = ()
    lead: bool = False
    whole: bool = False

    @property
    def looks_at(self) -> Literal["lead", "sentence", "clause"]:
        """The part of a sentence in which it is searched."""
        return "lead" if self.lead else "sentence" if self.whole else "clause"


class Signal(NamedTuple):
    """What else speaks for a break or against it, and how loudly: `weight` is added to the log-odds of its confidence.

    `looks_at` says where the pattern is searched. ``sentence``: the one that holds the words of time; ``lead``: what stands before
    them in it; ``earlier``: what the paragraph says before that sentence; ``rest``: what it says after; ``before``: the end of the
    paragraph above. `holds_on` are paragraphs that the pattern finds, with the one above and a ``¶`` where it matters;
    `silent_on` are ones that it does not find.
    """

    id: str
    looks_at: Literal["sentence", "lead", "earlier", "rest", "before"]
    weight: float
    because: str
    holds_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    pattern: str = _A_WORD


class Cue(NamedTuple):
    """What a paragraph shows of a scene that begins with it, whether a rule speaks or not: see `storybind.text.prose.cues`.

    `looks_at` says where: in the ``first`` sentence, at the word that is its ``head``, at its ``shape``, that is whom and
    what it is about, or at the ``rule`` that speaks. `words` are single words or pairs, folded and parted
    by ``|``, that call the row; or the names of facts. Where there is a `pattern`, it must be found in the sentence too.
    `weight` is added to the log-odds. `holds_on` and `silent_on` are as for a `Signal`. One `of_time` says when; where it was
    not learned what other words are worth, signs alone part no scenes without such a one.
    """

    id: str
    looks_at: Literal["first", "head", "shape", "rule"]
    words: str
    weight: float
    because: str
    holds_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    pattern: str = ""
    of_time: bool = False


class Turn(NamedTuple):
    """A break that a paragraph's company tells, and no word of time: see `storybind.text.prose.course`.

    `when` says what is looked for. ``present`` and ``past``: the narrator goes over to it. ``letter``: a letter under a date has
    ended. ``names``: some come back that a flashback had left. ``now``: it is told of after a flashback. The pattern, where there
    is one, must be found in the paragraph too. `fires_on` are paragraphs with a ``¶`` between, at the last of which the story turns.
    """

    id: str
    when: Literal["present", "past", "letter", "names", "now"]
    confidence: float
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    kind: BreakKind = BreakKind.RETURN
    pattern: str = _A_WORD


class Label(NamedTuple):
    """A line of its own that names a scene; the pattern is matched against the whole line without its dress.

    `needs` are stretches of small letters one of which must be in the line; a ``0`` stands for any digit. A `dated` one
    may end in a full stop where it has a number, as dates over letters and diaries do: ``May 14th.`` A `placed` one is
    believed only between a paragraph that has ended and one that begins: elsewhere it may be a title. There a few words
    more may stand behind one that is dated or `parted`, and a place before it: ``Friday, after the match``.
    """

    id: str
    pattern: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]
    because: str = ""
    needs: tuple[str, ...] = _ANY
    dated: bool = False
    placed: bool = False
    parted: bool = False
