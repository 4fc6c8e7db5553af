"""What company weighs in languages of whose words nothing was learned: who speaks round a paragraph, its size and its place.

Where scenes begin, stories of all languages are alike in that, so the weights are those of English. They are a little
louder, as there is less beside them. But a short paragraph, of which company knows little, needs words that a rule knows,
and a long first sentence has words of time as often by chance.
"""

from storybind.text.tables.en_wording import WORDING

_LOUDER = 1.66
_SHORT = {"words 0": -4.0, "words 1": -4.0, "words 2": -4.0, "words 3": -3.0}
_LONG_SENTENCE = {"first 6": -1.0}

COMPANY: dict[str, dict[str, float]] = {place: {} for place in WORDING} | {
    place: {thing: round(_LOUDER * weight, 2) for thing, weight in WORDING[place].items()}
    for place in ("talk", "size", "where")
}
COMPANY["size"] |= _SHORT | _LONG_SENTENCE

SPEECH = '"“‘„«»›‹—–―-「『'
"""Signs one of which a paragraph of speech begins with."""
