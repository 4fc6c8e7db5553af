"""The words of lines that may head scenes if they have fellows, and of lines that head none, however many there are."""

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

DAYS_BEGIN = frozenset({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})
ENTRY = (
    r"(?P<day>(?:Mon(?:day)?|Tue(?:s|sday)?|Wed(?:s|nesday)?|Thu(?:rs?|rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\.?,? "
    r"(?P<number>\d{1,2})(?:st|nd|rd|th)?(?:,? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})?)(?:[.:;—–]| -)(?= |$)"
)
"""How a day begins that is written down: ``Wed. 5. Fog.``, ``Tues. 4 March: rain.``; an hour has no stop, ``Sat. 8 p.m.``"""

MOVE = r"(\d{1,3})\. ?(?!\d)\S{2,10}"
"""A number and one word or sign behind it: ``9. Qe2``, ``22. ...``."""

MASKED = r"0\D+0|[^\W\d_]{2,} ?0|0 ?[^\W\d_]{2,}"
"""What lines have that differ in nothing but numbers, each shown as 0: two of them or more, or a word; one alone is a page's."""

MASKS = (
    (r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", "Ddd"),
    (
        r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
        "Mmm",
    ),
    (r"(?<=\d)( ?)[ap](\.?)m\b", r"\1a\2m"),
    (r"\d+", "0"),
)
"""What a line may say otherwise each time, and what stands for it."""

POST_BEGINS = "UEP"
POST = r"(?:UPDATE|Update|EDIT|Edit|ETA|Posted)\b"
"""How those begin who write on below what they have posted."""

HEAD = r"(?P<key>subject|re|ref|to|from|sent|date|memo|betreff|an|von|gesendet|datum|objet|envoyé|asunto|enviado|fecha|oggetto|inviato|assunto|тема|дата) ?[:：] ?\S.*"
"""How the lines over a letter begin: ``Subject: your hat``, ``Von: Ada``."""

COUNTED = r"(?P<key>(?-i:[^\W\d_a-z])[\w'’ ]{1,30}?)\.? (?:no\.? ?|#)?(?P<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[.:,–—-].*| [(–—-].*)?"
"""Words with a capital and a number behind them, whatever follows on a sign: ``MISSION REPORT 2. Filed by ...``."""

TURN = r"(?P<before>[(•>]? ?)(?P<words>[^\W\d_](?: [^\W\d_]){2,}|[^\W\d_][\w’'.-]*[\w’](?: [^\W\d_][\w’'-]*){0,3})(?P<behind> ?[–—:.)-])?"
"""A few words, and a sign on one side or on both: ``Tess:``, ``the wife``, ``(Wren)``, ``ODELL.``"""

SOUNDS = frozenset(
    "tick tock tick-tock drip drop plink plop knock tap bang thud thump boom creak clank clang click clack clunk buzz ring hum beep bleep ping crash crack snap splash "
    "whoosh hiss scratch squeak bark woof caw meow howl ha haha hee ho oh ah ooh hush shh silence nothing yes no more again come go stop look listen wait run beat pause sob sigh".split()
)
"""What is heard or called again and again, and is nobody's name."""

MEASURED = r"(?P<key>[$£€¥]|)\d(?:[\d.,:]*\d)?k?(?P<unit> [^\W\d_]{1,12}|°[CF]?|[%A-Z]|st|nd|rd|th|(?P<day>/)\d{1,2}|)"
"""A number and what it counts, or what it is paid in: ``101 degrees``, ``38.5°``, ``$400``, ``11/3``; one with neither is a chapter's."""

ORDINAL = ("st", "nd", "rd", "th")

LEAD = r"(?:[→▶►➤»§@†‡◊♦♥♡★☆✦✧☞•·]|-->|->|=>|~) ?(?=[^\W_][^.!?]*[^\W_]$)"
"""A sign before a line that has none behind."""

ARTICLE = r"^(?:the|The|THE|at|At|AT|on|On|ON|in|In|IN)\b"
"""How a line may begin of which nothing else is known than that it stops, and is no sentence."""

TELLS = r"(?i)[^\W\d_]+ .*?(?:\b[^\W\d_]{2,}ed\b|\b(?:was|were|had|has|is|are|did|came|went|took|gave|made|fell|rose|ran|sat|stood|lay|hit|hung|held|kept|left|lost|met|broke|began|grew|knew|said|saw|felt|found|froze|shook|spoke|swung|burnt|won|woke|wore|blew|drew|flew|sang|sank|rang|shone|slept|swept|turns|comes|goes|waits|falls)\b)"
"""A verb behind a line's first word, by which one with a stop is a sentence and no phrase: ``The star burned.``"""

OF_IT = r"(?:It|That|This|Those|These|They|There|Which)\b"
"""How a paragraph begins that speaks of a line above it."""

STOPS = ".:?!–—"
STOPPED = ".:?!…"
"""What ends a sentence, of itself or within brackets."""

SAID = "'–—\""

PARTED = r"(?P<key>[^\W_][\w’'.-]*(?: [\w’'.-]+){0,2}?)(?P<sign>, |: | [@–—|-] | ?/ ?| \()(?P<more>[^,:;@–—|/(!?\"“”]{1,40}[^\s.,:;!?])"
"""A word or three, a sign, and a few words more: ``Monday: rain``, ``Wren @ the pier``, ``Tess, the daughter``."""

COMMON = frozenset(
    "the and for with from into onto over under that this his her their your our its not but you she they was were are have had has all".split()
)
"""Words that two lines may share by chance."""

NEWS = frozenset("quest level skill achievement loading error complete alert system status".split())
"""Words of a game's messages; a headline or another message ends with what was done."""

_BIDS = frozenset("do don't don’t no please keep beware get stop go".split())
"""Words with which a sign bids or forbids something."""

PLAIN = (
    COMMON
    | NEWS
    | _BIDS
    | frozenset(
        "after before when while then still only just now there here once until since not never let mission update".split()
    )
)
"""Words with which several thoughts, signs or messages of a game may begin, or end, by chance."""

NO_NAME = _BIDS | frozenset("thus see from for to not never danger caution warning oh ah dear".split())
"""Words with which a sign or a shout begins, and no name."""

SAYS = frozenset("not is are was were will me you us him it".split())
"""Words of a headline or a song that stand in no name."""

PERSONS = frozenset("he she it they i we you him her me us them himself herself".split())
"""Words of a sentence, wherever in it."""

NOBODY = frozenset(
    "subscribe share shares like likes follow following reply replies comment comments home menu search login logout register "
    "bookmark bookmarks report download print save next previous prev back top more about contact advertisement advertisements sponsored "
    "continue bibliography references acknowledgments acknowledgements credits copyright contents index donate vote votes tweet "
    "maybe perhaps sure fine okay ok nope yep yeah yes thanks sorry never always nothing something nobody everybody everyone someone "
    "anything goodbye bye hello hey hi congratulations welcome silence wait stop run help gone mine yours ours who what where why how "
    "when private exit entrance ladies gentlemen men women push pull open closed engaged vacant reserved sold wanted lost missing found "
    "free sale deleted delivered seen sent".split()
)
"""Words that name neither somebody nor a place: buttons of a page, signs on doors, what one answers."""
NOBODYS = (
    r"(?:log|sign) ?(?:in|on|out|up)|(?:next|previous|last|first) (?:chapter|page|part|post|story)|(?:read|load|see|show) (?:more|on|all|next)|(?:add|back) to .*|(?:chapter|reading) list|(?:share|follow|report|rate|tag) (?:this|the|on|us|author|abuse|story|it)\b.*|leave a .*|buy me .*|(?:you )?(?:may|might) also like|more (?:from|by|like|in) .*|(?:filed|posted|tagged) .*|works cited|further reading|"
    r"table of contents|page \d+|(?:private|public|staff|members|residents|ladies|gents|guests|cash|employees) .*|.* (?:only|forbidden|prohibited|crossing|ahead|closed|wanted|required)|"
    r"(?:leave|post|write|add) (?:a )?(?:comment|reply|review)|(?:wet|fresh) (?:paint|cement|concrete|plaster)|(?:for|to) (?:sale|rent|let|hire)|lost (?:and|&|property).*|missing (?:persons?|child|dog|cat)|thank you.*|(?:not|just|of|i) .*"
)
"""Several words that are the same, in any case: whatever is said of them, no scene is called so."""
