"""The words of lines that need fellows: what an author's own mark, a direction, a move, an update and a letter's head are known by."""

BREAKS = (
    r"\b(?:scene|line|page|section|chapter|story|paragraph|commercial|ad)[ -]?(?:break|change|divider|shift|cut|skip|gap)s?\b|"
    r"\b(?:new|next|another|different|change of|end of) (?:scene|section)\b|\bcut to\b|\bfade (?:in|out|to black)\b|\bdividers?\b|"
    r"\btime(?: |-)?(?:skip|jump|passes|passed|passing|goes (?:by|on)|flies|marches on|break|warp)|\b(?:row|line) of (?:stars|asterisks|dots)\b|"
    r"\b(?:much|bit|while|days|hours|time) later\b|^\W*(?:later|meanwhile)\b"
)
"""What is said of a break, wherever in a line: ``new scene lol``, ``(insert line break)``, ``~ time passes ~``."""

BREAK = r"[\[(*~<_|=-]+ ?(?:scene|line|page|section|time)[ -]?(?:break|skip|change)(?:[,:;]| [-–—]| (?:here|again|lol|thing|sorry|goes here|i guess|or something|whatever)\b)[^.]{0,40}[\])*~>_|=-]+"
"""A line in dress that says first that it is a break, and then what the author thinks of it: ``[SCENE BREAK, idk]``."""

PLACE = r"[^\W\d_][^,;:!?\"“”]*(?:,| [-–—|]) [^!?;:\"“”]*[^!?.,;:\"“”]"
"""A line with a sign in it, and no end of a sentence: ``THE MILL, NINTH BELL``."""

STAGE = (
    r"\b(?:(?:house ?)?lights?|blackout|curtain|fades?|faded|spotlight|dims?|dimly|darkness|scene|enter|enters|exit|exits|exeunt|"
    r"interval|intermission|(?:off|on)[ -]?stage|noises off|stage (?:left|right)|set change)\b"
)
LIGHT = r"\b(?:(?:house ?)?lights?|blackout|curtain|fades?|spotlight|darkness|scene|interval|intermission|set change)\b"
"""What changes when a scene of a play does; in the midst of one people come and go."""

PAST = r"\b(?:was|were|had|did|went|said|came|saw|looked|been)\b"
"""What is in an aside of who tells the story, and in no direction."""

PERSON = r"[A-Z][A-Z .'’]{1,25}(?: \([^)]{1,40}\))?[.:](?: |$)"
"""How the speeches of a play begin: ``ROSA: Where is it?``"""

MOVE = r"(\d{1,3})\. ?(?!\d)\S{2,10}"
"""A number and one word or sign behind it: ``9. Qe2``, ``22. ...``."""

POST_BEGINS = "UEP"
POST = r"(?:UPDATE|Update|EDIT|Edit|ETA|Posted)\b"
"""How those begin who write on below what they have posted."""

HEAD = r"(?P<key>subject|re|ref|to|from|sent|date|memo|betreff|an|von|gesendet|datum|objet|envoyé|asunto|enviado|fecha|oggetto|inviato|assunto|тема|дата) ?[:：] ?\S.*"
"""How the lines over a letter begin: ``Subject: your hat``, ``Von: Ada``."""

COUNTED = r"(?P<key>(?-i:[^\W\d_a-z])[\w'’ ]{2,30}?) (?:no\.? ?|#)?(?P<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[.:,–—-].*| [(–—-].*)?"
"""Words with a capital and a number behind them, whatever follows on a sign: ``MISSION REPORT 2. Filed by ...``."""

COMMON = frozenset(
    "the and for with from into onto over under that this his her their your our its not but you she they was were are have had has all".split()
)
"""Words that two lines may share by chance."""
