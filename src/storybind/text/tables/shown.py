"""Words by which a story says that a line of its own is read or answered in it, and names no scene: a sign, a message.

A row is searched in the narrator's last sentence above the line, or in his first one below it.
"""

from typing import Literal, NamedTuple

_SIGN = (
    r"(?:signs?|sign-?posts?|(?:sign|notice|score|black|chalk|white|bill|key)-?boards?|placards?|plaques?|(?:name|number|brass )-?plates?|"
    r"posters?|banners?|labels?|tags?|badges?|stickers?|headlines?|graffit[io]|inscriptions?|epitaphs?|(?:head|grave|tomb)-?stones?|"
    r"marquees?|leaflets?|pamphlets?|brochures?|playbills?|captions?|subject lines?|tattoos?|lettering|letterheads?|title pages?|doorbells?|mugs?|T-shirts?)"
)
_BEARER = (
    rf"(?:{_SIGN}|notices?|boards?|walls?|doors?|gates?|papers?|screens?|phones?|letters?|notes?|cards?|maps?|stones?|catalogues?|"
    r"leaflets?|menus?|pages?|books?|slates?|programmes?|messages?|texts?|lids?|box(?:es)?|envelopes?|telegrams?|displays?)"
)
_SAID = r"(?:said|says|reads?|announced|announces|declared|proclaimed|suggested|warned|advised|spelled|spelt)"
_MADE = r"(?:written|painted|carved|chalked|scrawled|scratched|printed|stencill?ed|stamped|engraved|embroidered|stitched|tattooed|typed)"


BEARS = (
    rf"\b(?:{_SIGN}|notices?|boards?|screens?|(?:post-?|flash|cue )?cards?|clocks?|dials?|displays?|numbers|timers?|letters?|notes?|slates?|programmes?|menus?|pages?|"
    r"telegrams?|envelopes?|titles?|messages?|texts?)\b|\b(?:the next|the other|another|the last)(?: one)?\.$"
)
"""Things on which there may be words, and one after another that is read: they tell something only beside something else."""

TIMEPIECES = r"\b(?:watch|wrist-?watch|stop-?watch|\w*clock|timer|countdown|chronometer|time-?piece|display|dial|dashboard|dash|microwave|oven|cooker|(?:clock-?)?radio|phone|screen|monitor|digits|numerals|figures|numbers|the time)\b(?! (?:tower|maker|shop))"
"""Things that tell the hour, as the line below does."""


MESSAGE = (
    r"\bstop\b(?!['’])|\bat once\b|\b(?:arriv(?:e|ed|ing)|leaving|delayed|regret|wire|reply|urgent)\b|\b(?:do not|don['’]?t|meet me|send|tell (?:him|her|them|me))\b|"
    r"^(?:come|wait|return|go|stay|keep|beware|wanted|reward|notice|warning|danger|lost|missing|private|closed|open|please|for sale|to let|no (?:entry|admittance|smoking|trespass\w*|exit|dogs|vacancies|swimming|fishing|parking|hawkers|visitors))\b"
)
"""Words of a telegram, or of a notice on a wall."""


class Showing(NamedTuple):
    """What a sentence says of the line beside it.

    Attributes:
        looks_at: Where the sentence stands: right ``above`` the line or right ``below`` it.
        pattern: Searched in the sentence, whatever its case.
    """

    id: str
    looks_at: Literal["above", "below"]
    pattern: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


SHOWINGS = (
    Showing(
        id="above.sign", looks_at="above",
        pattern=rf"\b{_SIGN}\b|\b(?:an?|the|one|another|new|old|{_MADE}) notice\b",
        because="A thing that bears words is shown right before them.",
        fires_on=("There was a sign on the gate.", "He turned the poster to the light.", "Somebody had pinned up a notice."),
        silent_on=("He did not notice the rain.", "She assigned him a bed.", "Nobody noticed."),
    ),
    Showing(
        id="above.aloud", looks_at="above",
        pattern=r"\bread(?:s|ing)?(?: (?:it|them|that|this|(?:the|a|an|his|her|its|their) (?:[\w’'-]+ )?[\w’'-]+))? (?:aloud|out)(?: loud)?(?: again| twice| (?:to|for) (?:him|her|them|us|me|the [\w’'-]+)| (?:from|off) (?:the|a|an|his|her|its|their) (?:[\w’'-]+ )?[\w’'-]+)*[.:]?$",
        because="What is read aloud follows.",
        fires_on=("She read it aloud from the card.", "He read out the next label.", "He unfolded it and read the last page aloud to her:"),
        silent_on=("She read it aloud to them every night until they slept.", "He read, and went out.", "He spread it out."),
    ),
    Showing(
        id="above.written", looks_at="above",
        pattern=rf"\b(?:{_MADE}|wrote|writes?(?! on\b)|writing|hand-?writ(?:ing|ten)|typ(?:es|ing)|texted|texts|texting|spelled|spelt|spells|scrawls?|scribbled|lettered|reads)\b|\b(?:read|paint|carve|chalk)(?:ed|s)?(?: it| them| that)?(?: again| twice| aloud| out)?[.:]?$",
        because="What is written, or read, follows.",
        fires_on=("He typed with one thumb.", "She had painted it over the door herself.", "He turned it round and read it aloud."),
        silent_on=("He read all night in the kitchen.", "She was ready.", "They spread the cloth."),
    ),
    Showing(
        id="above.words", looks_at="above",
        pattern=r"\b(?:two|three|four|five|six|single|these|following|only) words?\b|\bwords? (?:on|in|at|above|over|across|under|below|along|beneath|round)\b|\b(?:letters|capitals) (?:on|above|over|across|as|along)\b|\bin (?:\w+ ){0,2}(?:letters|capitals|paint|chalk|ink)\b|\b(?:one|two|three|single|first|last|dotted|only) (?:lines?|syllables?)[.:]?$|\blines? of (?:type|print|text)\b|\bthe (?:answer|reply) (?:came|was)\b",
        because="Words are told of right before them.",
        fires_on=("Three words were on it.", "It was there in red letters, over the bar.", "Under it was a single line.", "Along the edge ran a line of type.", "The answer came before she had sat down."),
        silent_on=("He went without a word.", "In other words he was late.", "Neither of them had said the word.", "The letters never came."),
    ),
    Showing(
        id="above.says", looks_at="above",
        pattern=rf"(?<!, )\b(?:it|that|which|they all|this|{_BEARER}) (?:(?:only|just|simply|still|now|always|merely) )?{_SAID}\b(?! (?:he|she|they|that|so)\b)",
        because="A thing says what follows.",
        fires_on=("Over the door it said what it had said since he was a boy.", "That was what the card read.", "The mug just said so."),
        silent_on=("“No,” he said.", "For Thursday, it said.", "It said so much about him that he was late.", "She said it again."),
    ),
    Showing(
        id="above.rings", looks_at="above",
        pattern=r"\b(?:phone|mobile|pager) went\b|\b(?:buzzed|buzzes|pinged|pings|beeped|beeps|vibrated|vibrates|chirped|lit up|popped up|scrolled (?:by|past|up))\b",
        because="A telephone tells that there is a message.",
        fires_on=("Her phone buzzed in the bag.", "The screen lit up.", "It pinged again.", "Her phone went."),
        silent_on=("The fridge hummed.", "He lit a lamp."),
    ),
    Showing(
        id="above.asked", looks_at="above",
        pattern=r"^(?!.*\b(?:said|asked)\b).{1,60}\?$",
        because="A short question that nobody is said to ask is answered: in messages.",
        fires_on=("Where are you now?", "Who is it?"),
        silent_on=("Who is it? said Ada.", "He asked himself whether it was worth it, or she was, or the house was, or any of them were?"),
    ),
    Showing(
        id="below.says", looks_at="below",
        pattern=rf"\b{_SAID} (?:the|an?|its|his|her|their|my|one|another) (?:[\w’'-]+ ){{0,2}}{_BEARER}\b|\b(?:the|that|this|it|its|one|another) (?:(?:[\w’'-]+ )?{_BEARER} )?(?:(?:had|only|just|simply|still) )*{_SAID}(?:[.,;]|$| so\b| that since\b)",
        because="A thing said it.",
        fires_on=("Said the sign, and they turned back.", "It hung over the bed, said the catalogue.", "The sign said so twice.", "It said that since March."),
        silent_on=("The sign said OPEN.", "“No,” said the doorman.", "It said a good deal for him."),
    ),
    Showing(
        id="below.words", looks_at="below",
        pattern=rf"\b(?:the|those|these|that|two|three|four) (?:[\w’'-]+ )?(?:words?|letters|lettering|message|inscription)(?: (?:was|were|had|stood|hung|looked|ran|in|on|over|across|glowed|blinked|made)|[.,]|$)|\bin (?:\w+ ){{0,2}}(?:paint|chalk|marker|crayon|neon|gilt|gold leaf|capitals|letters)\b|\b{_MADE} (?:it|that|them|this)\b|\b(?:was|were|been|had it) {_MADE}\b",
        because="What it was written with is told, or that it was words.",
        fires_on=("The word was on the wall in blue paint.", "The letters were as high as his arm.", "Somebody had painted it over the old name.", "It had been carved with a nail."),
        silent_on=("On the wall somebody had chalked LENA V.", "The words would not come to him.", "She wrote to him about it."),
    ),
    Showing(
        id="below.remark", looks_at="below",
        pattern=r"^(?:And )?there it (?:ended|stopped|broke off)\b|^(?:That|This|It|Which)(?: was| is|’s|'s) (?:all(?! (?:over|right|very|he|she|they|I|we|the|quiet|dark)\b)|what (?:it|they|the \w+) (?:said|read|says|reads|called|wrote|had)|how (?:it|they|the \w+) (?:spelled|spelt|said|signed|put)|the (?:(?:only|whole|other|last|first|next) )?(?:word|name|sign|answer|title|caption|text|message|inscription|headline|line|thing (?:it|they)))\b",
        because="The next sentence speaks of the line.",
        fires_on=("That was all it said.", "It was the only answer she got.", "That was the other thing it said.", "This was what it said.", "And there it ended."),
        silent_on=("It was all over by noon.", "That was the year of the flood.", "It was all he could do."),
    ),
    Showing(
        id="below.read", looks_at="below",
        pattern=r"^(?:I|[A-Z]\w+)(?:['’]d| had)? (?:(?:said|whispered|repeated|shouted|called|tried|spoke) (?:it|that) (?:aloud|out|again|twice|softly|slowly|over|under|to|at)|(?:read|re-?read|looked at|stared at|frowned at|squinted at|typed|spelled|spelt|deleted|copied|tapped out|considered|studied|rubbed out|wiped off) (?:it|this|that|them|the (?:words?|line|sign|message|screen|answer|letters|notice|plaque|name|text|lettering))|turned (?:the page|it over))\b|\bit (?:did not|didn['’]t|does not|doesn['’]t) say\b",
        because="Somebody reads it.",
        fires_on=("He read it twice.", "Ada stared at the words.", "She’d typed it with her thumb.", "He said it aloud, to hear how long it was.", "It did not say how much.", "She turned the page."),
        silent_on=("He read until noon.", "She looked at him.", "It was read out in church."),
    ),
)  # fmt: skip
