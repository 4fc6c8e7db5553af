"""English: how it says that the story's clock has jumped, and what looks like it and is none.

Rules that open a paragraph come first, then those that find their words anywhere in its first sentence; in each part
they go by what is said: time elapsed, the next, a date, an hour, a part of the day, an event, a bridge, the past.
A pattern that looks behind for many words looks ahead for its first letters before: most places are passed by then.
"""

from storybind.model import BreakKind
from storybind.text.prose.standing import Weights
from storybind.text.rows import Rule, Signal, Turn, Veto
from storybind.text.rules import Table
from storybind.text.tables import listed
from storybind.text.tables.en_clauses import CLAUSES
from storybind.text.tables.en_cues import CUES
from storybind.text.tables.en_labels import LABELS
from storybind.text.tables.en_wording import WORDING

WORDS = {
    "count": r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|\d{1,4}",
    "number": r"an?|another|half an?|a few|several|some|many|a couple(?: of)?|a good many|countless|(?:half )?a dozen|a hundred|(?:(?:just|nearly|almost|about|barely|over|more than|less than|at least) )?<count>(?: or [a-z]+| and a half)?",
    "number_start": r"a|an|another|half|several|some|many|countless|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|#",
    "about": r"about|almost|nearly|barely|just|exactly|over|only|not|more|less|fewer|around|roughly|perhaps|maybe|fully|hardly|scarcely|well|some|quite|precisely|at|within",
    "lead": r"and|but|so|then|now|still|finally|soon|presently|before long|eventually|meanwhile|well|yet|at last",
    "long_unit": r"days?|nights?|weeks?|weekends?|fortnights?|months?|years?|decades?|centur(?:y|ies)|summers?|winters?|springs?|autumns?|seasons?|terms?|semesters?|moons?|quarters?|generations?|sols?",
    "unit": r"hours?|<long_unit>",
    "part": r"morning|forenoon|afternoon|evening|night",
    "period": r"morning|forenoon|afternoon|evening|night|day|week|weekend|fortnight|month|year|spring|summer|autumn|fall|winter|semester|term|season|<weekday>",
    "ordinal": r"first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|[a-z]{3,5}teen|[a-z]{3,5}tie|hundred)th|twenty-[a-z]+|\d{1,2}(?:st|nd|rd|th)",
    "weekday": r"monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "tale": r"\b(?:story|tale|history|happened|began|came about)\b",
    "first_of": r"(?:(?:on|in|during|for) )?the first (?:few |two |three )?(?:days?|nights?|weeks?|months?|morning|evening)\b",
    "moves_on": r"\b(?:later|after|afterwards?|next|following|since|until|till|before|past|passed|gone|went|goes|another|more|by)\b",
    "told_of": r"\W*(?:(?:and|but|so|now|then|well),? )?(?:it|there|he|she|they|I|we|you|(?:the|an?|my|his|her|their|our) (?!<ordinal>\b))\b",
    "nth": r"\bthe <ordinal> (hour|day|night|morning|evening|week|month|year|summer|winter|spring|autumn|time|visit)\b",
    "says_when": r"it(?:['’]s| was| is) (?![^.!?]*\b(?:the (?:next|following)|when|before|since|by|until|till|later|afterwards?|now|that (?:he|she|they|I|we|you|it|the|(?-i:[A-Z])\w*))\b)|it(?: had|['’]d| has) (?:just )?gone (?:<clock>)[.;,]|it(?: had|['’]d| has) been <number> <unit>\.|that (?:was|is) (?:in|on|at) |(?:he|she|they|I|we|you) (?:were|was|are|is|am) (?:all )?at (?:<meal>)[.,]|(?:he|she|they|I|we|you) (?:were|was|are|is|am) (?:all )?(?:at|in|on) [^.!?]{1,50}\. it(?:['’]s| was| is) ",
    "night": r"(?:in|during) the night\b",
    "evening": r"\b(?:in the|that|at|towards?|by) (?:evening|dusk|nightfall|sunset|sundown)\b",
    "month": r"january|february|march|april|may|june|july|august|september|october|november|december",
    "date": r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:<month>|<mon>)|(?:<month>|<mon>) (?:the )?\d{1,2}(?:st|nd|rd|th)?|(?:the )?<ordinal>(?: of)? <month>|<month> (?:the )?<ordinal>",
    "mon": r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?",
    "season": r"spring|summer|autumn|fall|winter|midsummer|midwinter",
    "holiday": r"(?:christmas|easter|new year(?:['’]s)?)(?: eve| day| morning| night| week| sunday| monday)?|whitsuntide|good friday|hallowe['’]?en|thanksgiving|whitsun|lammas|michaelmas|candlemas|lent|advent|boxing day|epiphany|passover|hanukkah|purim|pesach|rosh hashanah|yom kippur|diwali|holi|vaisakhi|onam|pongal|navratri|durga puja|eid|ramadan|nowruz|obon|songkran|martinmas|pentecost|ascension day|all (?:saints|souls|hallows)|yule|yuletide|samhain|beltane|imbolc|lughnasa|juneteenth|kwanzaa|saint lucy|hogmanay|bonfire night|lady day|founder['’]?s['’]? day|(?:sports|polling|speech|prize|open|rent|market|washing) day|whit (?:week|sunday|monday)|armistice day|shrove tuesday|ash wednesday|palm sunday|twelfth night|(?:valentine['’]s|mother['’]s|labou?r|memorial|independence) day|st\.? \w+['’]s (?:day|eve)",
    "holiday_start": r"christmas easter good halloween hallowe'en hallowe’en thanksgiving whitsun whitsuntide lammas michaelmas candlemas lent advent boxing epiphany passover hanukkah diwali eid ramadan yom bonfire hogmanay lady founder's founder’s sports polling speech prize open whit armistice shrove ash palm twelfth rent market washing valentine's valentine’s mother's mother’s labor labour memorial independence st purim pesach rosh holi vaisakhi onam pongal navratri durga nowruz obon songkran martinmas pentecost ascension all yule yuletide samhain beltane imbolc lughnasa juneteenth kwanzaa saint decoration",
    "clock": r"(?:half[- ]past |(?:a )?quarter (?:past|to|of) |[\w-]+ (?:minutes )?(?:past|to) )?(?:<count>)(?:[- :.](?:o['’]clock|fifteen|thirty|forty-five|\d\d))?(?: ?[ap]\.?m\b\.?)?(?: in the \w+| at night| that \w+)?|noon|midnight|midday",
    "sun": r"(?:the (?:crack|break|first light|peep|edge) of (?:dawn|day))|dawn|dusk|sunset|sunrise|sunup|sundown|daybreak|nightfall|first light|twilight|cockcrow|moonrise|daylight",
    "near": r"(?:(?:almost|nearly|about|past|just|long|shortly|soon|well|a little|some ?time|close|near|getting|gone|already|around|towards?|not yet)(?: (?:after|before|past|to|on for|on))?|after|before) ",
    "who": r"he|she|they|I|we|you|it",
    "name": r"(?-i:[A-Z][\w'’.-]+)(?: (?-i:[A-Z])[\w'’-]+)?",
    "event": r"funeral|wedding|trial|war|party|ceremony|concert|exams?|finals?|graduation|election|show|performance|game|match|storm|blizzard|divorce|burial|meeting|hearing|operation|holidays|harvest|inquest|interview|flood|fire|coronation|parade|reception|audition|premiere|verdict|race|tournament|regatta|fair|feast|festival|ball|dance|prom|vote|siege|battle|voyage|crossing|honeymoon|christening|baptism|wake|memorial|reunion|strike|lambing|threshing|shearing|examination|dedication|merger|unveiling|inauguration|sentencing|vows|speeches|rehearsal|recital|auction|sale|thaw|raid|(?:opening|first|press) night",
    "meal": r"breakfast|lunch|luncheon|dinner|supper|tea|school|class|church|work|practice|chapel|mass|evensong|prayers|vespers|matins",
    "passed": r"pass(?:ed|es)?(?: by)?(?! (?:the|him|her|them|me|us|a|an|his|their|my|over|through|under|between|before (?:him|her|them|us|me)\b)\b)|(?:went|go|goes|slipped|slip|slid|crept|crawled|crawls?|drifted|flew|rolled|rolls?|ticked|tiptoed|trickled|flowed|whirled|hurried|shuffled|wheeled) (?:by|past|on|away|over)|wore (?:on|away)|wears? on|dragged(?: on| by| past)?|drags? (?:on|by)|(?:turned|turns?|ran|run|bled|blurred|melted|stretched|became|faded|lengthened|shaded|grew|merged|slid|slipped) (?:in)?to|became|(?:came|come) and (?:went|go|gone)|followed(?! (?:him|her|them|me|us)\b)|(?:had|have|has) (?:now |already |long |thus )?(?:passed|elapsed|gone by|gone past|slipped (?:by|away)|rolled by|worn (?:on|away)|flown(?: by)?|dragged by|to pass)|(?:was|were) to (?:pass|elapse|go by)|elapsed",
    "part_of": r"(?:the )?(?:remainder|rest|heat|cool|dusk|glare|chill|course|close|end|beginning|whole|middle|evening|morning|night|afternoon|best part|better part|greater part|last days?|first days?) of",
    "thing_of_time": r"christmas|easter|thanksgiving|new year|sunday|dinner|supper|lunch|breakfast|tea|spring|summer|autumn|winter|rent day|market day|lent|harvest",
    "participle": r"been|(?!red\b|bed\b|need\b|naked\b|wicked\b|crooked\b|ragged\b|sacred\b|hundred\b|kindred\b)\w+ed|got|gotten|gone|come|become|done|made|had|seen|heard|known|shown|grown|thrown|blown|flown|drawn|worn|torn|born|sworn|begun|run|sung|sunk|hung|swung|stung|clung|spun|won|drunk|shrunk|sprung|rung|swum|taken|given|eaten|fallen|broken|spoken|woken|frozen|stolen|chosen|driven|ridden|risen|written|hidden|bitten|beaten|forgotten|forgiven|forsaken|mistaken|shaken|proved?n|lain|laid|paid|said|read|spread|met|let|set|sat|spat|put|cut|shut|hurt|cost|burst|cast|hit|split|kept|slept|crept|wept|swept|felt|dealt|knelt|left|lost|sent|spent|lent|bent|built|burnt|learnt|dreamt|leapt|meant|dwelt|spelt|spilt|bought|brought|caught|taught|fought|sought|thought|held|told|sold|found|bound|wound|ground|stood|understood|struck|stuck|dug|hewn|sewn|sown|mown|slain|shone|shot|slid|lit|flung",
    "saying": r"said|says|told|explained|recalled|added|admitted|claimed|insisted|wrote|announced|declared|promised|reported",
    "growing": r"grass|rye|wheat|corn|barley|hay|leaves|clocks|snows?|ice|frosts?|thaw|limes|lilacs?|hawthorns?|apples|cherr(?:y|ies)|plums?|pears?|blossom|blackberries|roses|bluebells|primroses|daffodils|snowdrops|hops|grapes|nuts|crocuses|conkers|poppies|brambles|strawberries|raspberries|gooseberries|swallows|swifts|geese|meadowlarks|cuckoo|lambs|sap|river|rains|nights|tide|floods?",
    "aside": r"(?<=[\w,;'’)] )(?:who|whom|whose|which|where|when|because|although|though|while|(?:that|what) (?=(?:he|she|they|I|we|it|you|the|a|his|her|their|had|was|were|would|could)\b))\b[^,;:.!?—–-]*",
    "comes": r"(?:came|comes|come|arrived|arrives|dawned|dawns|broke|breaks|fell|falls|turned|turns|gave way|gives way|slid|passed|passes|went|goes|brought|brings|found|finds|saw|sees|began|begins|started|starts|set in|sets in|opened|closed in|crept|rolled|wore on|wears on|ended|ends|blew|blows|hung|deepened|settled|descended|drew|draws)\b",
}


_UNITS = (
    "hour", "day", "night", "week", "month", "year", "decade", "centur", "summer", "winter", "spring", "autumn", "season", "term", "semester", "moon", "quarter",
    "generation", "sol",
)  # fmt: skip
"""One of them is in each ``<unit>``."""
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "teenth", "tieth", "hundredth", "twenty-",
    *"0123456789",
)  # fmt: skip
"""One of them is in each ``<ordinal>``."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PERIODS = tuple(
    "very week day morning night month year summer winter spring autumn fall evening afternoon noon term season christmas easter".split()
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve"


ELAPSED = (
    Rule(
        id="en.later.elapsed", confidence=0.92,
        starts="<number_start> <about> and but so then it now still finally the little rather scarcely something",
        needs=("later", "after", " on", "hence"),
        pattern=r"(?:it (?:was|is) )?(?!(?:[\w-]+ ){0,3}quarter of an hour)((?:[\w-]+,? ){1,5}?(?:<unit>|mornings?|afternoons?|evenings?|(?:<weekday>)s|christmases|birthdays|lessons|letters|visits|jobs|husbands|wives|haircuts|lodgers|drafts|meetings|rehearsals|operations|trains|flights)(?: or (?:so|two|three|more)| and a (?:half|day|quarter))? (?:later|afterwards?|after (?:that|this)|hence|on(?=,| (?:he|she|they|we|I|you|it|there|nobody)\b)|on from))\b(?! than)",
        fires_on=(
            "A day or two later he called.",
            "A night or so after this the dog was back.",
            "Two years and a half later the lease ran out.",
            "A few evenings later they sat on the stoop.",
            "Six weeks later the parcel came back unopened.",
            "Little more than a year later the mill was a hotel.",
            "A year later, almost to the hour, she rang.",
            "Ten days on, the well was still dry.",
            "Ten years on they have pulled it down.",
            "Not quite two months afterwards he sold the mule.",
            "It was several hours later that the wind dropped.",
            "Two Christmases later the shed burned.",
            "Four lodgers later the bed was the same.",
        ),
        silent_on=(
            "A moment later the kettle boiled.",
            "Two minutes later she was still counting.",
            "A quarter of an hour later the rain began.",
            '"Six weeks later he was bankrupt," said Ida.',
            "Six weeks later than promised is not late, he would say.",
            "Two days on the road had worn their boots through.",
        ),
    ),
    Rule(
        id="en.later.list", confidence=0.94,
        starts="<number_start>",
        needs=(" later",),
        pattern=r"((?:<count>|a|an|several|half)\b[^.!?;:()]{3,110}?(?<!moment)(?<!minute)(?<!minutes)(?<!second)(?<!seconds)(?<!instant)(?<!bit)(?<!little)(?<!sooner) later),",
        fires_on=("Two trains, one ferry and a great deal of bad coffee later, they were in Bergen.", "Nine drafts later, the letter still began with Sir."),
        silent_on=("A little later, she coughed.", "Five minutes later, she coughed."),
    ),
    Rule(
        id="en.later.half-hour", confidence=0.86,
        starts="thirty forty fifty ninety twenty three # about some almost nearly",
        needs=("later",),
        pattern=r"((?:(?:about|some|almost|nearly) )?(?:(?:thirty|forty|fifty)(?:-five)?|ninety|three-quarters of an hour|three quarters of an hour|[3-9]\d)(?: minutes)? later)\b",
        because="Half an hour or more has gone by.",
        fires_on=("Forty minutes later the taxi turned into the drive.",),
        silent_on=("Ten minutes later the taxi had not moved.", "Forty minutes of it was enough."),
    ),
    Rule(
        id="en.later.plain", confidence=0.91,
        starts="years months weeks days hours nights decades later much some long still a that not in many several",
        needs=("later", "after"),
        pattern=r"((?:<long_unit>|hours) (?:later|afterwards)|(?:(?:long|many|some|several|not many|a few) )?(?:days|weeks|months|years) after(?=,| (?:this|that)\b(?!,? [\w'’]+ had\b))|in after[- ](?:years|life|days)|(?:(?:much|still|even) )?later (?:that|the same|in the|on that) (?:[\w-]+ )?(?:<part>|day|week|month|year|<season>|<weekday>|semester|term)|"
        r"(?:some|a long|a good|quite a) (?:time|while) (?:later|afterwards|after that)|(?:not )?long afterwards?|(?:not )?long after that|later still,|(?:much |still )?later,? (?=when|after|as|with|in the|on the|at the|at (?:home|dinner|supper|bedtime)|over)[\w]+|later, (?:in bed|upstairs|downstairs|outside|alone|back (?:at|in))\b|later on(?=,? (?:that|in|when|after|the)\b)|that (?:night|evening|afternoon),? later)\b(?!,? (?:<who>|<name>) (?:reali[sz]ed|noticed|became aware)\b)",
        because="A paragraph that opens with time gone by restarts the clock.",
        fires_on=("Long years after, she told me.", "Not many days after this the old man died.", "In after years he often spoke of it.", "Months later, when the snow had gone, they found the ring.", "Later that night the dog began to howl.", "Later on, when everybody had gone, she wept.", "Later, in bed, she told him.", "Some time later the same man came back."),
        silent_on=("Later, perhaps.", "Years of damp had done it.", "A little while later she sneezed.", "Not long after that he noticed that the tap was dripping."),
    ),
    Rule(
        id="en.elapsed.since", confidence=0.96,
        starts="it",
        needs=("day", "week", "month", "year", "hour", "night", "winter", "summer", "spring", "autumn", "season", "decade", "centur", "term", "moon", "quarter", "sol", "generation", "gone", "semester"),
        pattern=r"(it(?:['’]s| was(?: to be)?| is| takes| took| had been| has been| must have been| might have been| wasn['’]t| was not|['’]d been| would be| would have been)(?: (?:him|her|them|us|me|you|(?:the|my|his|her|our|their) \w+|<name>(?: and <name>)?))? (?:(?:the better part of|the best part of|all of|fully|only|quite|nearly|almost|more than|over|about|at least|some|close to|close on|perhaps|not|less than|getting on for|another|the|a full|a whole|a long|a good|a further) )*(?!an? quarter\b)(?:<number> )?"
        r"(?:(?:whole|full|long|good|weary|more|further|clear|solid) )*<unit>(?: and a half| or (?:so|more|two))?(?:,? (?:before|since|until|till|to|after (?:this|that)(?: that)?|later)\b|(?: \w+)? before\b))|(it took (?:(?:him|her|them|us|me|you) )?(?:(?!no\b|the\b)[\w-]+ ){1,4}?<long_unit>)(?=,|\.)|(it (?:took|takes(?! (?:most|the rest|the better|the best)\b)) (?:(?:him|her|them|us|me|you|(?:the|my|his|her|our|their) \w+|<name>) )?(?:most|the rest|the better part|the best part) of (?:a |the |that |his |her |their |my |our )?<long_unit>)(?= (?:to|for|before)\b|[.,;])|(it(?:['’]s| has| had|['’]d) been (?:(?!no\b|the\b|one\b|that\b|his\b|her\b|a long\b)[\w-]+ ){1,4}?<long_unit>)(?= now[.,]|[.,])|(it (?:wanted|lacked|needed|was) (?:but|only|scarcely) (?:[\w-]+ ){1,3}<unit> (?:to|of|before|from))\b|(it was many an? (?:long )?(?:day|week|month|year|night) before)\b|(it had (?:just |already )?gone (?:<count>|noon|midnight|half past \w+))\b",
        fires_on=(
            "It was to be nine years before they met again.",
            "It was many a day before the child smiled.",
            "It was five weeks before anyone missed the key.",
            "It took them the better part of a year to pay it back.",
            "It took Ida and Bo nine days to clear the attic.",
            "It took her most of a year to pay it back.",
            "It had been three days since the last letter.",
            "It's been six weeks now, and the dog is back.",
            "It's eleven hours before we find the others.",
        ),
        silent_on=("It takes most of a day to get there.", "It was a quarter to three.", "It was a day like any other.", "It took a second to sink in.", "It was years ago that she had lived there."),
    ),
    Rule(
        id="en.elapsed.noun", confidence=0.94,
        starts="<number_start> about almost nearly over barely just",
        needs=("day", "night", "week", "month", "year", "summer", "winter", "sol", "decade", "term", "season"),
        pattern=r"((?:(?:about|almost|nearly|over|barely|just|a further) )?<number> (?:(?:whole|full|long|hard|wet|more|short|good) )?(?:days|nights|weeks|months|years|summers|winters|sols|day|night|week|fortnight|month|year|winter|summer|decade|term|season)(?: (?:of|at|in|on|with|without) (?!(?:him|her|them|it(?! (?:made|taught|did|cured|brought)\b)|us)\b)(?:(?:the|a|his|her|their|my|our) )?[\w'’-]+| out(?=,)| and (?:a half|<count> (?:nights|days)))?)(?=,| (?:and then|did|was (?:enough|all|not (?:much|long)|a long time)|is a long time(?=, (?:and|but) (?:I|we)\b)|were|taught|made|went|left|brought|got|took|saw|found|cured|restored)\b|\.)(?!, (?:he|she|they|I|we) had\b)(?! \w+ had\b)",
        fires_on=("A further three days brought them to the coast.", "A month saw the work done.", "Nine days out, the mast went.", "A week of soup, and then meat.", "Two winters in the hills made them thin.", "A month in the saddle left him bandy.", "Two weeks of it made them friends.", "Four years is a long time, and I shall not tell of them."),
        silent_on=("Two days they had been walking.", "Six weeks of frost had done the rest.", "A night bird called.", "Ten years of this, she thought, and no end.", "A year of it would be enough.", "A week is seven days.", "Ten years is a long time, he said."),
    ),
    Rule(
        id="en.elapsed.when", confidence=0.93,
        starts="<who_start> the it <name_start> they",
        needs=(" when ", " before "),
        pattern=r"((?:<who>|the [\w-]+(?: [\w-]+)?|<name>)(?: (?:had|have|has)(?:n['’]t)? been|['’](?:ve|d|s) been| was| were| had)(?: [\w'’-]+){0,5}? (?:(?:a little|some|about|nearly|almost|just|not|well|more than|over|under|only|hardly|barely) )*(?:<number> )(?:full |whole |good )?<unit>(?: [\w-]+){0,3}?,? when (?:<who>|the|a|an|his|her|their|my|<name>)\b|(?:<who>|<name>)(?: had|['’]d) been(?: [\w'’-]+){1,5}? for (?:(?:nearly|almost|over|about|more than|only|just) )?<number> (?:<unit>) before (?:<who>|the|a|an|any\w+|somebody|someone|<name>)\b)",
        because="How long something had been going on is counted up to now.",
        fires_on=("He had been dead a year when the parcel came.", "She was three weeks married when the war broke out.", "We were nine days at sea when the mast went.", "She hadn't been asleep for more than an hour when the rock came in.", "I'd been there for three days before anybody spoke to me."),
        silent_on=("He was at the gate when the car came.", "He had been at it for a minute before she looked up.", "She was two tables away when he rose."),
    ),
    Rule(
        id="en.age.before", confidence=0.91,
        starts="<who_start> <name_start> it",
        needs=(" before ", " when "),
        pattern=r"((?:<who>|<name>) (?:was|were) (?:nearly |almost |past |over )?(?:<count>)(?: years old)? before)\b",
        because="An age says when: it is another year.",
        fires_on=("He was fourteen before he saw the sea.",),
        silent_on=("He was there before she was.",),
    ),
    Rule(
        id="en.elapsed.after", confidence=0.96,
        starts="<number_start> <about> the",
        needs=("after ", "before ", "into ", "following", "out from", "out of", "past", " in,", " out,"),
        pattern=r"((?!(?:[\w-]+ ){2,4}(?:an?|each|every|per) <unit> (?:out|into)\b)(?:[\w-]+ ){0,4}?(?:(?-i:[a-z]+ )?(?:<unit>(?: and a half)?|morning|evening|afternoon|<season>|<holiday>|<weekday>)) (?:after|before|into|following|out from|out of|past) (?!(?:day|year|week|month|night|hour|last|next|all|yesterday|him|them|us|me)\b(?= |,)|her(?=,| (?:he|she|they|we|I|it|the|an?)\b)|(?:to-?morrow|next)\b)"
        r"(?:(?:the|a|an|his|her|their|my|our|its|that|this) (?:[\w-]+ly )?)?[\w'’-]+)(?![^.!?]{0,70}(?:\bhad\b|['’]d\b))|((?:[\w-]+ ){1,3}?<unit> (?:in|out)),(?! (?:[\w-]+ ){1,3}out\b)",
        because="Time counted from an event sets the clock there.",
        fires_on=(
            "Two days after the hanging it snowed.",
            "A year and a half after the crash he walked again.",
            "The year after her father died, Kate took up the cello.",
            "The morning after the ball nobody came down.",
            "Five hours into the climb, Petra's rope froze.",
            "Three months in, nobody asked him where he was from.",
            "Four days out, the water went bad.",
            "A week before the wedding, the cake fell off its stand.",
        ),
        silent_on=("The day after tomorrow was a holiday.", "Two days before the hanging he had written to the king.", "Two cents more a week out of the egg money was not a little.", "Day in, day out, the pump ran.", "Another hour in, another hour out, and the tide ran on."),
    ),
    Rule(
        id="en.elapsed.span", confidence=0.92,
        starts="after within before in inside",
        needs=("hour", "day", "night", "week", "month", "year", "decade", "summer", "winter", "spring", "autumn", "season", "term", "quarter", "sol", "before", "more", "in ", "after", "inside"),
        pattern=r"((?:after|within|inside(?: of)?|in less than|in under|in(?= (?:about |less than |under |barely |just |another )?(?:an?|(?!\d{4})<count>)\b)) (?:(?:about|some|almost|nearly|only|just|barely|another|less than|more than|over|the first|the space of|close to) )*(?:<number> )?(?:(?:such|full|long|more|whole|weary|solid|straight|further) )?<unit>(?: or (?:so|two|more))?"
        r"(?= (?:of\b|in\b|on\b|at\b|they|she|he|I|we|you|the|it|there|nobody|no one|his|her|their|my|our|an?|all|both|no|some|everyone|everybody|someone|somebody|<name>)|,)|after an? (?:[\w-]+ )?(?:space|absence|interval|lapse|delay|silence|stay|illness|imprisonment|voyage|journey) of (?:[\w-]+ ){1,4}?<unit>|after an? (?:long |short |quiet |sleepless |restless |brief |bad |good )?(?:illness|convalescence|voyage|engagement|night|night['’]s (?:rest|sleep)|winter|summer|week|year)(?: (?:of|in|at|on) [\w'’-]+(?: [\w'’-]+)?)?(?=,| (?:<who>|the)\b)|within the (?:hour|day|week|month|year)|before (?:the|that|another) (?:<unit>|<period>) (?:was|were|is) (?:out|over|up|done))\b(?!['’]s|,? (?:(?:<who>|<name>|nobody) ha(?:ve|s)|(?:they|we|I)['’]ve)\b)",
        because="So much time has passed since what was told.",
        fires_on=(
            "After some weeks a letter came.",
            "After an absence of five years he came home.",
            "After a long illness he went back to the office.",
            "After a night's rest, they went on.",
            "After three weeks of this the neighbours moved.",
            "Within a month the shop was hers.",
            "Before the year was out there were two more.",
            "After a fortnight, the swelling went down.",
            "In three weeks, she had learned to whistle.",
            "Inside of a week it was all over the river.",
        ),
        silent_on=("After a night bird's cry she slept.", "After a while she nodded.", "In a day's march they might do it.", "In those days nobody locked a door.", "In nine years they have spoken twice.", "In nine years nobody has moved the piano.", "Within reach lay a knife."),
    ),
)  # fmt: skip

NEXT = (
    Rule(
        id="en.next.period", confidence=0.97,
        starts="the next following by upon it on early late in all come first before his her their our my",
        needs=("next", "following", "last", "final", "same", "morrow", *_ORDINALS),
        pattern=r"((?:it (?:was|is|wasn['’]t|was not)(?: only| already)? |by |on |early |late |in |all |not until |come |first thing |before )?(?:on )?(?:the )?(?:very )?(?:next|following) (?:few |two |three |couple of )?(?:day ?break|<period>s?)|"
        r"(?:by |on |in |it (?:was|is) |it['’]s )?(?:the|his|her|their|our|my) (?:<ordinal>|last|final|next|same) (?:<period>|<sun>)|(?:on|upon) the morrow|(?:on|by) the (?:<ordinal>)(?=,| (?:<who>|the|a|there|no|day|morning|evening|night)\b))\b(?!['’]s|s['’]| (?:over|door|to|never|was the day that|stop|year\b.{0,20}\bpupil)\b)",
        because="The next morning, the third day or the following week is another time.",
        fires_on=(
            "It was his last night on the ward.",
            "The next morning she was up before the cook.",
            "Next day it hailed.",
            "On the morrow, when the bell rang, she was not in her place.",
            "By the following spring the bridge was open.",
            "On the third day they sighted land.",
            "By the fifth night nobody bothered to whisper.",
            "Her second week there began with a flood.",
            "On the ninth they crossed the river.",
        ),
        silent_on=("The next house was shut up.", "The next day over was marked in red.", "The first thing he noticed was the smell.", "The last day's takings lay on the bar."),
    ),
    Rule(
        id="en.about.then", confidence=0.91,
        starts="halfway half midway some sometime somewhere round around about come first one two three four five six seven eight nine ten a an",
        needs=("through", "about", "round", "in the night", "in the course", " in,", "come ", "first thing", "during", "before", "after", "some"),
        pattern=r"((?:half[- ]?way|midway|part[- ]way) through (?:the |that |his |her |their |our |my )?(?:[\w-]+ ){0,2}?(?:<period>|<month>|lent|war|trial|voyage|crossing|sermon|shift|holidays|meal|dinner|supper|lunch|breakfast)|(?:some ?time|somewhere|round|around) (?:about|around|in|after|before|during|towards?|between)? ?(?:the |that )?(?:(?:early|late|middle of the|end of the) )?(?:[\w-]+ )?(?:<period>|<month>|<sun>|<ordinal>|christmas|easter|noon|midnight|small hours|<unit>|<count>)|first thing (?:in the morning|next morning|the next \w+|(?:on )?<weekday>|that \w+)|come (?:<season>|<month>|<weekday>|christmas|easter|evening|morning|night|noon|dawn|dusk|harvest|the (?:[\w-]+ ?){1,2})|(?:about |some )?<number> (?:hours|days|weeks|months|years|nights) (?:in(?=,)|after (?:the|his|her|their|that|this)\b(?: [\w'’-]+){1,3}))(?=,| (?:he|she|they|I|we|the|it|there|a|an|his|her|my|our|nobody|no one|someone|somebody|everyone|<name>)\b)",
        because="A time that is roughly said is a time all the same.",
        fires_on=("Halfway through April the money ran out.", "Some time in the night the wind dropped.", "Two weeks in, he stopped shaving.", "First thing Monday they took the lock off.", "Come evening, the yard was empty.", "Around the third week the rats came."),
        silent_on=("Halfway through the door he stopped.", "Around the third corner sat a cat.", "Come and see, said the note."),
    ),
    Rule(
        id="en.part.of", confidence=0.94,
        starts="the towards toward in at by before near about early late during for on throughout some most much half",
        needs=("of that ", "of the same", "of the next", "of the ensuing", "of the first", "of the second", "of the third", "of the four", "of the fif", "of the six", "of the sev", "of the eigh", "of the nin", "of the ten", "of the ele", "of the twe", "of the hund", "of the last", "of the 1", "of the 2", "of the 3", "of the 4", "of the 5", "of the 6", "of the 7", "of the 8", "of the 9", "of his ", "of her ", "of their ", "of our ", "of my ", "following", "thereafter", " after", "early in", "early on", "late in", "late on", "at an end", "was out", "was over", "was up", "was done", "were out", "were over", "were up", "were done", "were at", "old", "teenth", "tieth"),
        pattern=r"((?:(?:towards?|in|at|by|before|near|about|during|for|on|throughout|early in|late in|early on|late on) )?(?:<part_of>|most of|much of|half of|some part of) (?:that|the same|the (?:next|following|ensuing|<ordinal>|last)|(?:his|her|their|our|my) (?:<ordinal>|last)) (?:[\w-]+ )?<period>s?|(?:early|late) (?:in|on) (?:that|the (?:same|next|following|ensuing|<ordinal>)) <period>|the (?:<period>) (?:following|after(?=,)|thereafter)|before (?:the|that) (?:<period>|<unit>) (?:was|were) (?:at an end|over|out|done|up|many \w+ old))\b(?!['’]s)",
        because="A part of that day, or of the next, is another time.",
        fires_on=("The remainder of that week was spent in bed.", "Towards the close of the third day they saw the river.", "Early in the following year old Hask died.", "The winter following was hard.", "Before the week was at an end she left him."),
        silent_on=("The end of the street was dark.", "In the middle of that sentence he stopped."),
    ),
    Rule(
        id="en.that.period", confidence=0.95,
        starts="that later all late early",
        needs=("that",),
        pattern=r"((?:later |all |late |early )?that (?:same |first |whole |very )?(?:afternoon|evening|night|weekend|week|month|year|summer|autumn|fall|winter|spring|term|semester|<weekday>|christmas|easter)|(?:early|late|later) that (?:same )?morning)(?=,| (?!had|was the|was a|is|when|that|would|in question|of|he['’]d|she['’]d|they['’]d|I['’]d)[\w'’]+)(?!,? [\w'’]+ (?:had\b|['’]d\b|(?:is|are|am|was|were) to\b))",
        fires_on=("That term he was moved up.", "That evening, Bram laid the knife on the table.", "That night she slept in the hay.", "That winter the river froze to the bottom.", "Early that morning the sleepers heard a voice.", "All that summer they swam."),
        silent_on=("That term of abuse he used of everyone.", "That night had been the worst of all.", "That evening would be remembered.", "That night she'd told him everything.", "That evening he was to read to them."),
    ),
    Rule(
        id="en.tomorrow", confidence=0.89,
        starts="tomorrow to",
        needs=("to-morrow", "tomorrow"),
        pattern=r"(to-?morrow) (?:came|comes|dawn\w+|arriv\w+|turn\w+ (?:out|into)|was|brought|brings|found)\b",
        because="What was tomorrow is now.",
        fires_on=("Tomorrow came, and with it the bailiffs.", "Tomorrow turns into a week of rain."),
        silent_on=("Tomorrow she would tell him.", "Tomorrow is another matter."),
    ),
    Rule(
        id="en.at.length", confidence=0.95,
        starts="in eventually the when and so supper dinner lunch breakfast tea class school mass her his my",
        needs=("fullness", "in time", "life", "old age", "years", "due ", "course", "eventually", "next ", "over,", "away,", "done,", "ended,", "finished,", "so ", "first ", "until", "till", "for ", "through", "all "),
        pattern=r"(in the fullness of time|in time(?=,| (?:he|she|they|we|I|it|the|his|her)\b)|in (?:later|after) life|in (?:his|her|their|my) (?:old age|later years|last years)|in due (?:course|time)|in (?:the )?course of (?:the |that )?(?:<period>|<part>|next|time\b|(?:a few|some|<number>) <unit>)|the next thing (?:<who>|<name>) (?:knew|knows|remembered|remembers)|when (?:<who>|<name>|the \w+) (?:was |were )?next [\w'’]+|(?:and )?so (?:it|things|they|matters) went (?:on )?(?:until|till|for|through|all)\b(?: [\w'’-]+){1,4}|eventually it (?:was|is)|(?:supper|dinner|lunch|breakfast|tea|class|school|mass|the (?:meal|service|lesson|funeral|ceremony|wedding|harvest|war|trial|exams?|show|game)) (?:being |having been )?(?:over|done|ended|finished|cleared away)(?=,)|(?:her|his|my|their) first (?:thought|act|sight|feeling|memory) (?:on|upon) (?:waking|awaking|returning|coming))\b",
        because="Things have taken their course since.",
        fires_on=("In time the wound healed.", "In her old age she told it to me.", "Dinner being over, the ladies withdrew.", "In the course of a few weeks he recovered.", "In due course a reply came from Leith.", "The next thing he knew it was broad day.", "When he next looked out, it was morning.", "When the curate was next talking to his rector he spoke of it.", "Supper over, they drew up to the fire.", "And so it went on until the middle of March."),
        silent_on=("In time to the music he nodded.", "In due form he bowed.", "The next thing he wanted was a bath.", "When the next one came he ran."),
    ),
    Rule(
        id="en.next.time", confidence=0.93,
        starts="the when it next",
        needs=("time", "next", "again"),
        pattern=r"((?:it was )?the (?:next|second|third|fourth|fifth|sixth) time(?: (?:that )?(?:<who>|the \w+|<name>) (?!had\b)[\w'’]+|,))(?! around)|(next time(?=,)|the next (?:(?:I|we|he|she|they|anyone|anybody) (?:saw|heard|knew)|that was (?:seen|heard) of)|when (?:<who>|<name>) (?:next (?:saw|met|heard|came|went)|(?:saw|met) (?:him|her|them|each other|<name>) (?:again|next)))\b",
        fires_on=("The next time they met, it was across a courtroom.", "The third time, he brought flowers.", "Next time, he came alone.", "The next I heard of him, he was in Peru.", "When I saw her again she was grey."),
        silent_on=("The next time you lie to me, I shall know.", "The first time for years, it rained.", "The second time of asking he gave in."),
    ),
)  # fmt: skip

DATE = (
    Rule(
        id="en.by.date", confidence=0.91,
        starts="by come",
        needs=("by ", "come "),
        pattern=r"((?:by|come) (?:the (?:end|middle|beginning|start|close|turn) of (?:the |that |his |her |their |our |my )?(?:[\w-]+ )?(?:<unit>|<period>|<month>|watch|shift|lesson|war)|the (?:(?!first|second|third)[\w-]+ )?(?:<unit>|weekend|new year)|the (?:<ordinal>)(?=,| (?:he|she|they|we|I|it|the|there|nobody)\b)|the thaw|(?:early |late |mid-?)?(?:<season>|<month>|<holiday>)|<weekday>(?: (?:<part>|lunchtime))?|day (?:<count>)|"
        r"(?:early |late |mid-?)?(?:noon|midnight|midday|<sun>|evening|morning|mid-?morning|(?:mid-?)?afternoon|lunchtime|teatime|bedtime|suppertime|closing time|break|lunch|half[- ]time|age \w+)|(?:<near>)?(?:<clock>)))\b(?<!by daylight)(?! (?:light|train|boat|bus|car|post|mail|of|or|more|means)\b)(?!['’]s| of them| to one)(?=,| (?!of us|of the)[\w'’]+)",
        because="The time that was to come has come: what lies between is skipped.",
        fires_on=("By spring the roof was on.", "By late afternoon the wind had dropped.", "By Friday nobody spoke of it.", "By the end of the month they were broke.", "By midnight the fire was out.", "By nine o'clock the hall was full.", "Come Monday, the gates stayed shut."),
        silent_on=("By the window stood a chair.", "By and by it stopped.", "By one of those chances he was home.", "By night train it is nine hours."),
    ),
    Rule(
        id="en.weekday", confidence=0.86,
        starts="on it one late early the a <weekday>",
        needs=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        pattern=r"((?:late |early )?(?:on|it was|it is|one) (?:a |the |that )?(?:\w+ )?(?:next |following |first |second |third |last )?<weekday>(?! (?:best|school|paper|papers|mornings|afternoons|evenings|nights|lunch)\b)(?: (?:<part>|week|lunchtime))?(?: in (?:\w+ )?<month>)?|"
        r"the (?:<ordinal>|last|next|following) <weekday>(?: (?:in|of|after|before) \w+)?|(?:late|early) <weekday> (?:<part>)|<weekday>(?: (?:<part>|lunchtime))?(?=,| (?:<comes>|was|is)\b|\.| and (?:I|we|he|she|they|the|nobody|everybody)\b(?! rest\b))(?! was the (?:day|night|morning|evening) )|<weekday>(?: (?:<part>|lunchtime))?(?= (?:I|we|he|she|they|it|the|my|his|her|their|our|(?-i:Mrs?|Miss|Dr)\.?) (?!had\b|would\b|could\b)[\w'’-]+)|a <weekday>(?: (?:<part>))?(?=,|\.| in <month>))\b(?!s\b|['’]s\b|s['’]| kind| sort| face| thing| look)",
        fires_on=(
            "Saturday afternoon and the whole street is washing its cars.",
            "Late Friday afternoon another carter came by.",
            "On Friday the post came late.",
            "Monday came, and with it the bill.",
            "It was Saturday before she tried again.",
            "Then, one Tuesday, the goat was gone.",
            "Thursday night, the boiler burst.",
            "The second Sunday in Lent, he walked out.",
            "Wednesday.",
            "Thursday I drove in for the papers.",
            "Friday night the choir did not come.",
        ),
        silent_on=("On Sundays they went to church.", "Monday's child is fair of face.", "On Friday nights he drank.", "Thursday I had lost it.", "Sunday school was dull."),
    ),
    Rule(
        id="en.month.season", confidence=0.89,
        starts="in during it the early late toward towards at with <month>",
        needs=("spring", "summer", "autumn", "fall", "winter", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),
        pattern=r"((?!in (?:spring|summer|autumn|winter|fall)\b)(?:(?:early|late|midway|half[- ]way|deep) )?(?:in|during|towards?|at|with|it was|it is|it['’]s) (?:the )?(?:(?:very )?(?:early|late|mid-?|middle|end|beginning|start|first (?:days?|weeks?)|last (?:days?|weeks?)|height|depths?|coming|arrival|onset)(?: of)? ?)*(?:the )?(?:almost |nearly |already |full |high |a \w+ )?(?:(?:<ordinal> of )?<month>|<season>)(?: of (?:that|the (?:next|following|same|ensuing)|his|her|their|our|my) (?:[\w-]+ )?year| of (?:18|19|20)\d\d| (?:18|19|20)\d\d)?"
        r"(?=,|\.$|;| (?:before|when|again|came|the|she|he|they|it|a|an|we|I|you|by|his|her|my|our|their|and|there|nobody|someone|<name>)\b)|"
        r"(?:early|late) (?:<month>|<season>)(?=,| )|<month>(?: the)? (?:<ordinal>|\d\d?)(?=,|\.| )(?!(?:, \d{4})?,? (?:was|is|were)\b)|the (?:<ordinal>) of <month>(?=,| (?:was|found|saw))|the <season> of (?:1[5-9]|20)\d\d(?=,| (?:was|found|saw|brought|came|set|were))|<month>(?=,|\.| (?:the <ordinal>)))(?! colou?rs?\b| clothes\b| light\b)",
        because="A new month or season is far from the last paragraph.",
        fires_on=(
            "With the spring came the surveyors.",
            "In the spring of the following year he sailed.",
            "In October the roof came off.",
            "The winter of 1851 was long.",
            "It was nearly spring when the barge came back.",
            "Towards the end of June the letters stopped.",
            "In the autumn of that year she married.",
            "During the early fall of her thirtieth year a restlessness took hold of her.",
            "Late in May a man came about the drains.",
        ),
        silent_on=("In spring colours she looked ill.", "May he rest.", "Summer school was out.", "In fall leaves there is a smell of tea."),
    ),
    Rule(
        id="en.season.comes", confidence=0.95,
        starts="the at <season> <month> new <holiday_start> harvest a that next <weekday> another",
        needs=("came", "come", "arriv", "dawn", "br", "f", "turn", "g", "sl", "pass", "went", "saw", "see", "start", "set", "open", "cl", "cre", "roll", "wore", "wear", "end", "bl", "deep", "desc", "dr", "was", "is ", "shut", "sat", "lay", "held"),
        pattern=r"(?:the |that |a |at last )?(?:(?:first|second|third|last|next|following|early|late|long|short|wet|dry|cold|hot|hard|mild|another|whole) )*(<season>|<month>|<holiday>|harvest|harvest time|<weekday>|weekend|the new year)(?: (?:morning|night|week|weekend))?,? (?:(?:then|finally|at last|never|itself|slowly|suddenly|also|in its turn) )?"
        r"(?:<comes>|(?:shut|shuts|clamped) down\b|(?:held|dragged) on\b(?! to\b)|(?<=winter |summer |autumn |spring )(?:sat|lay) (?:on|over)\b|(?:had|has) (?:now |already |fairly |at last )?(?:come|set in|begun|arrived|passed|gone|ended|returned|broken|turned|given way)\b|(?:was|is) (?:at its (?:height|end)|at an end|nearing its end|an? (?:disaster|success|washout|blur)\b|late|early|over|nearly over|almost over|(?:(?:so|too|very) )?(?:hard|long|wet|dry|cold|hot|warm|mild|short)|ending|coming|here|there|upon|gone|well)\b|(?:took|carried|swept|stripped|emptied)\b)(?<!midsummer came)(?! downstairs| upstairs| out of| up to| over to| in with| back with| through the (?:door|gate|window)| his | her | into the (?:room|kitchen|house)| to the (?:door|window)| at (?:him|her))",
        because="A new season, month or feast has come since.",
        fires_on=("Winter stripped the pier of its gulls.", "Winter shut down on the marsh.", "Summer had given way to autumn before they met again.", "The weekend was wet.", "The weekend was a disaster.", "The winter had set in with some severity.", "Meanwhile the summer had come.", "Spring came late to the valley.", "Autumn goes by in a smell of apples.", "Christmas morning broke grey.", "The second winter was hard.", "August was so hot that they slept on the roof.", "Easter is early this time."),
        silent_on=("Spring-cleaning came to nothing.", "April lay down beside the dog.", "Summer held on to the rail.", "April came downstairs in a towel.", "Autumn colours hung in the hall."),
    ),
    Rule(
        id="en.one.day", confidence=0.94,
        starts="one until late early",
        needs=("day", "night", "morning", "evening", "afternoon", "weekend", "spring", "summer", "autumn", "winter", *_DAYS, *_MONTHS),
        pattern=r"(?:un)?(?:til )?((?:late |early )?one (?:(?!of\b|or\b|more\b|another\b|fine day you)[\w'’-]+ ){0,3}?(?:day|night|morning|afternoon|evening|weekend|<weekday>|<month>|spring|summer|autumn|winter)(?: (?:in|of|at|near|about|towards?|early|late) (?:the |that )?(?:[\w-]+ ){0,3}?[\w'’-]+)?)(?=,| (?:when|as|after|before|while|not|that|he|she|they|I|we|it|the|a|an|there|his|her|my|their|two|some|somebody|someone|<name>)\b)(?<! in two)(?<! in three)(?<! in four)(?<! in five)(?<! in ten)(?! (?:you|I|we|he|she|they)(?:['’]ll| will| would|['’]d)\b)",
        because="One day is a day of its own.",
        fires_on=("One wet evening in the second week of Lent, a knock was heard.", "One night in July they drove to the sea.", "Late one afternoon a carter came by.", "Late one April, Riley fell sick.", "One winter's night, as he rose from his dinner, a groom rode up.", "Then one day she was gone."),
        silent_on=("One day you will thank me.", "One afternoon was much like another there.", "One of these days he would ask."),
    ),
    Rule(
        id="en.bare", confidence=0.94,
        starts="<season> <month> <weekday> <number_start> day night week month year winter morning evening noon midnight dawn dusk new thirteen half quarter first last opening closing lights third second fourth fifth sixth afternoon sunset sunrise nightfall daybreak bedtime teatime lunchtime suppertime",
        needs=("!", ".", ":", ",", ";", "—", "–", "…"),
        pattern=r"((?=\w+! )(?:<weekday>|<month>|<season>)!|(?:(?:late|early|mid|first|last) )?(?:<season>|<month>|<weekday>|morning|evening|afternoon|night|noon|midnight|bedtime|teatime|lunchtime|suppertime|<sun>|<holiday>)(?: (?:again|now|already|at last|term|break|vacation|morning|evening|night|afternoon|once more|rounds|prayers))?(?:[.:;…—–](?= |$)|(?=, (?:and|with|the|a|still|cold|gr[ea]y|again|when)\b)))|"
        r"((?:(?:day|night|week|month|year) (?:<count>|one|<ordinal>)|(?:<count>) hundred hours|\d{4} hours|(?:<near>)?(?:noon|midnight|(?:<count>)(?:[- ]o['’]clock|[- ](?:fifteen|thirty|forty-five)| ?[ap]\.?m))|(?:half[- ]past|quarter (?:past|to)) (?:<count>)|(?!last [a-z]+,)(?:the )?(?:<ordinal>|last|first|opening|closing) (?:day|night|week|month|year|morning|period|bell|quarter|half|act|inning|watch|shift|course|lesson|rehearsal|performance)|lights out|closing time)(?:[.:;](?= |$)|(?=, (?!(?:he|she|they|I|we) had\b))))",
        because="A sentence that is nothing but a time sets the clock.",
        fires_on=("Sunday! The flags were out.", "October. Leaves in the pool.", "Winter again. The pipes sang.", "Day forty. We have stopped shaving.", "Thirteen hundred hours. No relief.", "Spring term. New pencils."),
        silent_on=("Morning! Good morning, cried the baker.", "Rain. More rain.", "Two. Three. Four.", "Last year, when I wrote to him, he answered."),
    ),
    Rule(
        id="en.holiday", confidence=0.86,
        starts="on at by over it the for <holiday_start>",
        needs=("tuesday", "wednesday", "sunday", "christmas", "new year", "easter", "whit ", " whit", "twelfth", "friday", "hallow", "thanksgiving", "whitsun", "lammas", "michaelmas", "candlemas", " lent", "lent,", "lent.", "advent", "boxing", "epiphany", "passover", "hanukkah", "diwali", "eid", "ramadan", "kippur", "bonfire", "hogmanay", "valentine", "mother", " day", "birthday", "purim", "pesach", "hashanah", "holi", "vaisakhi", "onam", "pongal", "navratri", "puja", "nowruz", "obon", "songkran", "martinmas", "pentecost", "ascension", "all s", "yule", "samhain", "beltane", "imbolc", "lughnasa", "juneteenth", "kwanzaa", "lucy", "fourth", "anniversary", " eve", "july", "feast of", "vigil of", "festival of"),
        pattern=r"((?:on|at|by|over|it was|it is|it['’]s|for) (?:the )?(?:(?:morning|night|evening|eve|day|last day|week|weekend) (?:of|before|after) )?(?:the )?(?:<holiday>|(?:fourth|4th) of july)|(?:on|at|by|it was|it is|it['’]s) the (?:feast|vigil|festival|eve) of (?:(?:the|st\.?|saint|saints|all|our|old) )*[\w'’-]+|(?:on|by|at|it was|it is|it['’]s) (?:his|her|their|my|our|the \w+['’]s|<name>['’]s) (?:[\w-]+ )?(?:birthday|name day|wedding day|anniversary)|the (?:<holiday>|week|day|night) (?:after|before) (?:<holiday>)|<holiday>(?=,|\.))\b(?! (?:card|tree|present|dinner|carol|cake|egg)s?\b)(?!['’]s)",
        because="A feast or a birthday is a day of its own.",
        fires_on=("It was her tenth birthday.", "On Christmas Eve the pipes froze.", "At Easter they buried the cat.", "On her ninth birthday she ran away.", "The day after Thanksgiving, Ray called.", "On the feast of St. Luke a carter brought news of them.", "By the eve of the fair the mule was sold."),
        silent_on=("On Christmas cards he was always Father.", "On her birthday cake there was a bee.", "At East Street they got down.", "On the feast table stood a swan."),
    ),
    Rule(
        id="en.on.the.day", confidence=0.96,
        starts="on the by from it",
        needs=("anniversary", "day", "night", "morning", "evening", "afternoon", "eve ", "week", "on "),
        pattern=r"((?:on|by|from) (?:the|that|his|her|their|our|my) (?:(?-i:[a-z][\w-]*) ){0,3}?(?:day|night|morning|evening|eve|afternoon|weekend)(?: (?:of(?! which\b)|before|after|following|they|we|he|she|I|that|when)\b(?: [\w'’-]+){1,3})?|on the (?:[\w-]+ )?anniversary(?: of (?:the|his|her|their|our|my) [\w'’-]+)?|on the (?:<ordinal>)(?: of (?:<month>|the month))?(?=,| (?:<who>|the|a|there)\b)|on (?:a|one) (?:(?-i:[a-z][\w-]*) ){0,3}?(?:day|night|morning|evening|afternoon) (?:in|of|at|toward|towards|that|late|early|not long)\b(?: [\w'’-]+){1,3}|(?:it was |it is )?the (?:day|night|morning|evening|afternoon|eve) (?:of|that|before|they|the|we|he|she|I) (?:[\w'’-]+ ){0,4}?[\w'’-]+(?=,|\.)|the (?:<weekday>|day|night|morning|evening|afternoon|week) (?:of (?:the|his|her|their|our|my|that) [\w'’-]+|(?:we|they|he|she|I) (?!had\b|would\b)[\w'’-]+(?: [\w'’-]+)?),? (?=(?:it|he|she|they|we|I|there|nobody) ))"
        r"(?! shift| train| side| bus)(?! (?:of|in|on) which\b)(?<! of which)(?<! in which)(?<! on which)(?!['’]?s\b)",
        because="A day that is named is a day of its own.",
        fires_on=(
            "On the first anniversary of the wreck they put out lanterns.",
            "The Thursday of that week we moved house.",
            "On the last night of the fair it rained.",
            "On the morning of the race, Lil was sick.",
            "On the longest day of the year they launched her.",
            "The day the circus left, the swallows came.",
            "On a wet evening in November he rang the bell.",
        ),
        silent_on=("On the night of which I am speaking he was asleep.", "On the day shift there were six.", "On the table lay a knife.", "The night train was late.", "On the bad days nobody spoke."),
    ),
    Rule(
        id="en.named.day", confidence=0.92,
        starts="<any_start>",
        needs=(" day,", " night,", " week,", " weekend,", " morning,", " day the", " week the", " night the", " day.", " week.", " night.", "eve", "afternoon"),
        pattern=r"(?!(?:on|in|at|by|one|some|any|every|each|all|that|this|what|the|a|an|most|for|of|to|no|such|good|another|next|last|same|and|but|other|if|with|poor|late|early)\b)([\w'’-]+(?: [\w'’-]+)? (?:day|night|week|weekend|morning|evening|afternoon|eve))(?:(?=,)|(?=\.)|(?= the\b))",
        because="A day with a name of its own that opens a paragraph is another day.",
        fires_on=("Market day, they were up by four.", "Prize night. The hall smelled of lilies.", "Lambing week the snow came back."),
        silent_on=("Some day, she thought.", "Good morning, said the hall.", "Any day, she thought, would do."),
    ),
    Rule(
        id="en.year", confidence=0.86,
        starts="in by it during",
        needs=("18", "19", "20", "year", "17", "16", "in ", "by ", "was "),
        pattern=r"(in (?:the (?:spring|summer|autumn|fall|winter|year)(?: of)? )?(?:(?:1[5-9]|20)\d\d|['’‘](?:\d\d|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)(?=,| (?:he|she|they|we|I|it|the|a|there|his|her|my)\b))|by ['’‘]\d\d(?=,| (?:he|she|they|we|I|it|the|a|there|his|her|my)\b)|(?:by|it was) (?:1[5-9]|20)\d\d|(?:in|during|by) (?:his|her|their|my|our|its|the) (?:[\w-]+ ){0,3}?year(?! old)(?: (?:of|at|in|as)\b [\w'’-]+)?|in the (?:\w+ )?year (?:of|that)\b)(?=,|\b)",
        because="A year that is named is far from the last paragraph.",
        fires_on=("In the fall of '68 he sold the mules.", "In 1931 the mill burned down.", "In her third year at sea she was made mate.", "By 1950 there were nine of them.", "In ’ninety-four they shut the mill.", "By ’63 the line was closed."),
        silent_on=("In '98 prices it was a fortune.", "In 1931 terms, it was a fortune he had lost.", "In the years to come they would laugh."),
    ),
    Rule(
        id="en.age", confidence=0.84, timeless=True,
        starts="when at the in",
        needs=("was", "turned", "were", "at ", "that", "'m", "is", "year", "summer", "winter", "spring", "autumn", "fall", "turns"),
        pattern=r"((?:when (?:<who>|<name>|the \w+) (?:turned|turns)|the (?:year|summer|winter|spring|autumn|fall) (?:that )?(?:<who>|<name>|the \w+) (?:was|were|turned|is|turns))(?: (?:about|nearly|almost|just|only|barely))? (?:<count>)\b(?! feet| years of| of)(?: years old)?|at (?:the age of )?(?:<count>)(?: years old)?(?:,(?! (?:they|we)\b)| (?:he|she|I)\b)|at (?:[a-z]{3,5}teen|twenty) you\b|the (?:year|summer|winter|spring|autumn|fall) (?:that )?(?:<who>|<name>|(?:the|his|her|their|my|our) [\w-]+(?: [\w-]+)?) (?!had\b|would\b|was the\b)[\w'’]+|in the (?:year|summer|winter|spring|autumn|fall) that\b)",
        fires_on=("At the age of twenty he married.", "At nine years old he put them on.", "At eighteen you went away.", "When she turned twelve they sent her to the sisters.", "The spring that he turned ten, the bees died.", "At sixteen, he could lift the anvil.", "The winter the well went dry, they drank snow.", "The winter her mother was ill they lived on toast."),
        silent_on=("When she was one of them she had been happier.", "At five hundred feet the engine coughed.", "The year had been a bad one."),
    ),
    Rule(
        id="en.age.when", confidence=0.3, timeless=True,
        starts="when",
        needs=("was", "were", "is ", "am "),
        pattern=r"(when (?:<who>|<name>|the \w+) (?:was|were|is|am)(?: (?:about|nearly|almost|just|only|barely))? (?:<count>)\b(?! feet| years of| of)(?: years old)?)",
        because="An age says when; but most tell in passing what happened at it.",
        fires_on=("When she was twelve they sent her to the sisters.",),
        silent_on=("When she was one of them she had been happier.", "When he was ten feet up the rope broke."),
    ),
)  # fmt: skip

HOUR = (
    Rule(
        id="en.it.was", confidence=0.74, timeless=True,
        starts="it",
        needs=("it must", "it may", "it might", "it was", "it is", "it's", "it’s"),
        pattern=r"(it(?:['’]s| was| is| must have been)(?: only| already| now)? (?:<near>)*(?:<clock>|<weekday>(?: <part>)?|(?:the )?(?:(?:middle|end|beginning|first week|second week|last week|last days?|first days?|small hours|evening|morning|night|afternoon|eve|week|day) (?:of|before|after) )+(?:the |that )?(?:[\w-]+ )?[\w'’-]+|(?:early|late|mid-?|full|high|deep) ?(?:<month>|<season>|morning|afternoon|evening)|<month>|<season>|<holiday>|(?:breakfast|lunch|dinner|supper|tea|bed|closing|milking|harvest|hay|haymaking|lambing|apple|blackberry|strawberry|shearing|sowing|seed|siesta)[- ]?time|(?:some ?time |well on )?in the (?:small hours|dead of night)|<sun>))(?=,|\.|;| (?:and|when|before|by|in|on|now|again|as|that)\b)(?<!it was one)(?<!it was two)(?! (?:kind|sort|of|by (?:it|his|her|my|the (?:[\w-]+ )?(?:clock|watch)))\b)",
        because="A sentence that says what time, day or season it was sets the scene.",
        fires_on=("It was haymaking time.", "It was some time in the small hours when the bell began.", "It was breakfast time, but the gas was alight.", "Presently it was June, and hot.", "It was nearly four, and the others had gone home.", "It was Thursday, and raining.", "It was the end of May before he spoke.", "It was late autumn.", "It was past midnight when she heard the car."),
        silent_on=("It was one of those days.", "It was Monday's fish.", "It was four of them who came.", "It was ten to five by the clock."),
    ),
    Rule(
        id="en.clock", confidence=0.84,
        starts="on punctually sharp at it by <number_start> shortly just a soon well long towards toward about around half ten quarter past after before not from precisely exactly promptly nine close",
        needs=("teen", "ty", "clock", "the time", " hour", "noon", "midnight", "midday", "past ", "quarter", "half", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        pattern=r"((?:(?:at |it (?:was|is|must have been) |(?:at|on) the stroke of |(?:punctually|promptly|sharp|precisely) at |it['’]s |by |from )(?:<near>|exactly |precisely |promptly |not until )*(?:<clock>)|(?:<near>|exactly |precisely |promptly |(?:a few|<count>) minutes (?:before|after|past) |half an hour (?:before|after) |an hour (?:before|after) )+(?:<clock>)|(?:half[- ]past |(?:a )?quarter (?:past|to|of) |(?:five|ten|twenty|twenty-five) (?:past|to) )<count>|(?:<count>)(?:[- :.](?:o['’]clock|fifteen|thirty|forty-five|\d\d)| ?[ap]\.?m\b\.?)|noon|midnight|midday|at the (?:appointed|agreed|stated|usual) hour|at the (?:hour|time) (?:appointed|agreed(?: (?:up)?on)?|fixed|set))"
        r"(?=,(?!\d)| (?:on|when|before|she|he|they|we|I|you|the|and|that|in the|sharp|precisely|exactly|next|there|a|an|his|her|saw|found|came|struck|<name>|<weekday>)\b|\.))(?<!it was one)(?<!it was two)(?<!it is one)(?! (?:of|day|thing|more|another)\b)",
        fires_on=("At eleven they had their tea.", "On the stroke of ten that evening the doors were thrown open.", "A few minutes before midnight he let himself out.", "At the appointed hour he was there.", "At midnight the bell rang.", "It was almost noon before he saw them.", "At three o'clock, the door opened.", "A little after four they let her go.", "Shortly before midnight the rain stopped.", "Half past nine found them still at table.", "Close to midnight she heard the gate."),
        silent_on=("At one time she had liked it.", "It was one of those days.", "Two doors down lived a dentist.", "At two tables they were playing whist.", "About 80,000 went to the bank."),
    ),
    Rule(
        id="en.clock.struck", confidence=0.91,
        starts="the <count_start> midnight noon it <number_start> half",
        needs=("clock", "bell", "struck", "chimed", "tolled", "sounded", "striking", "gone", "close ", "near ", "hard ", "not far", "turned "),
        pattern=r"((?:the|a) (?:[\w'’-]+ )?(?:clocks?|bells?)(?: [\w'’-]+){0,5}? (?:was|were|had|is|are) (?:just |already )?(?:striking|struck|chiming|chimed|tolling|tolled|rung|ringing for)(?: (?:<clock>|the \w+))?|(?:<clock>) (?:had )?(?:just |already |long )?(?:struck|chimed|tolled|sounded|was striking|had gone)|it (?:was|is) (?:close|near|hard|not far) (?:upon|on|to|off|from) (?:<clock>|<sun>|<holiday>|<season>)|it had (?:just |long |already )?(?:gone|struck|turned) (?:<clock>))(?=,| (?:when|before|as|and|on|that|in|from|by|at)\b|\.)",
        because="A clock has struck since.",
        fires_on=("The clock in the hall was striking eleven when the carriage came.", "Ten o'clock had struck before he rose.", "It was close upon midnight, and the inn was silent.", "It had gone three before the last of them left."),
        silent_on=("The clock was broken.", "The bell was very old."),
    ),
    Rule(
        id="en.daypart", confidence=0.94,
        starts="in at late early toward towards before after about around near just shortly by all through during throughout with well long some a an",
        needs=("morning", "evening", "afternoon", "dawn", "dusk", "night", "daybreak", "sun", "light", "dark", "cockcrow", "moonrise", "midday", "in ", "day "),
        pattern=r"((?!at night\b|in (?:the )?dark\b)(?:(?:late|early|deep|far|midway|half[- ]way|some time|sometime|well|long|just|shortly|a little|an hour|soon) )?(?:(?:in|into|toward|towards|at|before|after|about|around|near|by|during|through|throughout|all|with) )(?:the )?(?:(?:very )?(?:early|late|middle|small hours|dead|end|course|close|cool|heat|gr[ea]y|thick|black|rest|best part|whole|coming|first|last|same)(?: of)? ?)*(?:the )?(?:morning|evening|afternoon|night|day|<sun>|dark|sun-up)|in the (?:small|early) hours(?: of (?:the )?(?:<ordinal>|<weekday>|<month>|morning))?|(?:in|by) the (?:(?:cold|clear|pale|dim|harsh|gr[ea]y|first|early|sober) ){1,2}light of (?:the |a )?(?:new |next )?(?:morning|day|dawn)|early (?:the )?next morning|early (?:on )?(?:in|the)? ?morning)"
        r"(?=,|;| (?:the|she|he|they|we|I|it|there|you|a|an|when|his|her|my|our|their|all|nobody|somebody|someone|no one|and|of the|<name>)\b)(?! (?:and the|time|of it)\b)(?<!by day)(?<!by night)(?<!by daylight)(?<!the end of the day)",
        because="Another part of the day has come.",
        fires_on=("In the morning the snow was gone.", "Late in the afternoon they struck camp.", "At dawn the guns began.", "Towards evening it cleared.", "In the middle of the night the baby cried.", "A little before dawn the bell went.", "In the cold light of morning he laughed at it.", "In the early hours the telephone rang.", "In the evening my aunt took the veil off."),
        silent_on=("In the mornings she swam.", "In the night air of the square it was sharp.", "At night he would lie and listen.", "By daylight the colours were wrong.", "At night, when the guns leave off, we hear them sing.", "In the dark, quite near the front, somebody coughed."),
    ),
    Rule(
        id="en.daypart.comes", confidence=0.92,
        starts="morning dawn night evening dusk darkness daylight midnight noon the afternoon sunset twilight nightfall first at day midday a",
        needs=("came", "f", "br", "saw", "dawn", "was", "rose", "set", "went", "cre", "clos", "desc", "gath", "deep", "wore", "turn", "sl", "begin", "began", "."),
        pattern=r"((?:the |a |at last )?(?:(?:first|gr[ea]y|cold|hot|long|short|wet|clear|early|late|next|second|third) )*(?:morning|dawn|night|evening|dusk|darkness|daylight|midnight|noon|midday|afternoon|day|twilight|sunset|sunrise|nightfall)(?: (?:itself|finally|at last))?,? (?:<comes>|rose|gathered|wears? on|faded|fades|slipped)|(?:the )?(?:morning|day|dawn|night|evening|dusk|darkness|twilight|morrow) (?:had (?:now |already |long |fairly )?(?:fallen|come(?! between)(?: on| down)?|broken|dawned|set in)|(?:was|were) (?:already |now |fast |just )?(?:falling|breaking|coming on|drawing (?:in|on|near|to (?:a|its) close)|at hand|closing in|gathering|setting in)|found (?:him|her|them|me|us|the|<name>))\b|(?:morning|dawn|night|evening|noon|midnight|dusk|nightfall|daybreak)(?=\.)|the sun (?:rose|came up|went down|set|was (?:already |well |just )?(?:up|high|rising|setting|going down|coming up|low|down)|had (?:set|risen|gone down|come up)))(?<!and)(?! (?:his|upon his|on his|at the heel)\b|[^.!?]*, (?:and )?(?:[\w'’]+ ){1,2}?(?:finds|found) )",
        because="Morning, or night, has come since.",
        fires_on=("Night had fallen when the ship came to her moorings.", "Dusk was falling as he came up the lane.", "The day was drawing to a close.", "The morrow found us on the road.", "Night fell.", "Dawn found him still at the desk.", "Morning came without a bird.", "The sun rose on an empty road."),
        silent_on=("Night lay over the field like a cloth.", "Dawn sat on the step.", "The night nurse found him.", "Night school was worse.", "Morning coffee was on the table.", "The night clerk turned a page.", "Morning finds him at the gate, evening finds him under the table."),
    ),
    Rule(
        id="en.light", confidence=0.94,
        starts="it the",
        needs=("dark", "light", "dawn", "dusk", "morning", "evening", "noon", "night", "late", "day", "early", "sunset", "sunrise"),
        pattern=r"(it(?:['’]s| was| is)(?: (?:already|almost|nearly|full|quite|growing|getting|still|just|only|barely|broad|long|well|past|not yet|soon|near|close|on|upon|fairly|all but|long past))* (?:(?:dark|light|late|day|early)(?= (?:when|before|by|again|until)\b|\.| and (?:the|they|he|she|we|I|nobody|everyone)\b|,? long)|(?:long|well|soon|just|some time) after (?:dark|dawn|dusk|sunset|sunrise|daylight)(?= (?:when|before|that|by)\b)|(?:dawn|dusk|morning|evening|night|midnight|noon|daylight|afternoon|twilight|midday|(?:broad )?day|day ?break)(?=,| (?:when|before|by|again|and|that|in the|as|until)\b|\.)))|(the dawn (?:was|came|is|had)(?: [\w'’-]+){1,5}? (?:when|as|before))\b",
        fires_on=("It was dark when they got back.", "It was nearly dawn before she slept.", "It was morning, and the bed was empty.", "It's dark by the time you find the house."),
        silent_on=("It was light work.", "It was night air he wanted.", "It was dark, and it stank of eels."),
    ),
    Rule(
        id="en.sun", confidence=0.92,
        starts="the it",
        needs=("sun", "light", "moon", "stars", "it was the", "it was a", "it is the", "it's the", "it's a", "it is a", "time", "day", "night", "it’s"),
        pattern=r"(the (?:sun|moon|light|stars)(?:['’]s| was| is| were| had| has) (?:(?:already|just|barely|well|nearly|almost|only|not yet|long) )*(?:up|high|over|above|behind|overhead|rising|setting|coming (?:up|back)|going|low|down|gone|risen|set|out)\b)|(it(?:['’]s| was| is) (?:visiting time|closing time|feeding time|market day|rent day|washday|pay ?day|break time|half[- ]time|prom night|opening night|press night))(?=,|\.)|(it(?:['’]s| was| is) (?:the (?:[\w-]+est|last|first|<ordinal>)|a) (?:(?!kind|sort)[\w-]+ ){0,2}?(?:day|night|morning|evening|afternoon|week|month|sunday|weekend) (?:of (?:the (?:year|month|week|winter|summer|war|holidays|term|season|fair|trial)|school|term|<month>|lent|<holiday>)|in <month>|when|before|after))\b",
        because="The light, or the day, is another than before.",
        fires_on=("The sun was already over the barn when Cal came down.", "It was the hottest day of the year when they came for the piano.", "It was a wet night in March."),
        silent_on=("The sun was in her eyes.", "The light was poor.", "It was a day kept for visitors."),
    ),
    Rule(
        id="en.when.light", confidence=0.74,
        starts="when as once by",
        needs=("light", "dark", "sun", "morning", "dawn", "day", "night", "evening", "spring", "summer", "autumn", "winter", "snow", "rain", "dusk", "fall"),
        pattern=r"(as (?:it (?:grew|got|was (?:growing|getting|becoming)) (?:dark|light|dusk)|(?:the )?(?:night|evening|dusk|darkness|dawn|twilight) (?:fell|came(?: on)?|drew (?:in|on|near)|broke|was (?:falling|breaking|coming on))|the sun (?:went down|set|rose|sank|came up|was (?:going down|setting|rising|sinking))))\b|((?:when|once|as soon as|by the time) (?:at last |finally )?(?:it (?:was|got|grew|became|had got|is|gets) (?:light|dark|day|morning|daylight|too dark|dusk|full day|broad day)|(?:the )?(?:morning|dawn|night|evening|day|daylight|darkness|sun|<season>|snow|rains?)(?: (?:finally|at last))? (?:came|comes|gets?|got|broke|rose|fell|set|went down|came up|had set|had risen|turned|melted|stopped|cleared|arrived|returned|was (?:up|down|over|gone|out))))\b",
        because="The light or the season that was waited for has come.",
        fires_on=("As night fell they made a fire.", "As it was growing dark she drew the curtains.", "When it got light they counted the boats.", "When morning came the tent was empty.", "When the snow melted, they found his hat."),
        silent_on=("When it was lit she smiled.", "As the sun shone on it the paint blistered."),
    ),
)  # fmt: skip

EVENT = (
    Rule(
        id="en.by.the.time", confidence=0.74,
        starts="by",
        needs=("by the time", "by then", "by that time"),
        pattern=r"(by the time (?:that )?[^.,;]{3,110}?)(?=,| (?:<who>|the \w+(?: \w+)?|his \w+|her \w+|there|<name>)(?:['’](?:d|ve|s|re|m)| (?:had|have|was|were|could|found|has|is|are|am|looked|knew|felt|lay|stood|sat))\b)",
        because="What was to come has come: the time between is skipped.",
        fires_on=("By the time the kettle boiled, the guests had gone.", "By the time she was nine she could shoot.", "By the time the sun had moved off the wall they'd eaten everything.", "By the time Bo worked it out we'd been there for hours."),
        silent_on=("By the time-honoured method he was cured.",),
    ),
    Rule(
        id="en.nature", confidence=0.93, timeless=True,
        starts="when once as at by with on after before until",
        needs=("frost", "snow", "days", "nights", "swallows", "fog", "mist", "cloud", "storm", "rain", "wind", "tide", "water", "moon", "flower", "bloom", "blossom", "ripen", "fruit", "leaf", "leaves", "lambs", "lambed", "geese", "thaw", "ice ", "flood", "weather", "gale", "turn of the", "last", "finally", "until", "ebb ", "equinox", "once", "year", "soon", "when"),
        pattern=r"((?:when|once|as soon as|until|till) (?:at last |finally )?(?:the )?(?:[\w-]+ ){0,2}?(?:fog|mist|cloud|clouds|storm|rain|rains|wind|gale|blizzard|weather|flood|floods|waters?|ice|snow|snows|thaw|tide|heat|nights|days|leaves|geese|swallows|lambs|apples|almonds?|cherry|cherries|plums?|lilacs?|may|hawthorn|blackthorn|wheat|barley|corn|rice|flax|hay|grass) (?:had |finally |at last )?(?:lifted|cleared|passed|blown (?:over|out|itself out)|blew (?:over|out|itself out)|let up|stopped|dropped|came (?:in|back|out)|went (?:out|down|back|in)|broke|flowered|bloomed|blossomed|ripened|fruited|turned|fell|was (?:in|down|up|ripe|out|cut|over)|were (?:in|down|up|ripe|out|born|cut|over)|drew (?:in|out)|got (?:long|short|cold|warm)\w*)|(?:at|on|by|with|before|after|until) (?:the )?(?:next |first |last )?(?:slack water|high (?:water|tide)|low (?:water|tide)|(?:new|full|half|old|harvest) moon|turn of the (?:tide|year|moon|season|century)|dark of the (?:moon|year)|(?:(?:first|autumn|spring|winter|summer|early) )?(?:snows|frosts|rains|gales)|first (?:snow|frost|rain|leaves|swallows)|(?:warm|warmer|cold|hot|fine|wet|mild) (?:weather|days|nights)|ebb|flood tide|spring tide|equinox|solstice|thaw|moonset|moonrise))(?=,| (?:he|she|they|I|we|the|it|there|a|an|his|her|my|our|nobody|no one|someone|somebody|everyone|<name>)\b)",
        because="Tide, moon or weather has changed since.",
        fires_on=("With the first frosts the birds left.", "When the fog lifted there was nobody at the rail.", "At slack water they tried again.", "At the new moon the traders came.", "When the hawthorn flowered he sent for her."),
        silent_on=("When the wind shook the door she rose.", "At the water's edge he stopped.", "When the rain touched her she laughed."),
    ),
    Rule(
        id="en.woke", confidence=0.97, timeless=True,
        starts="awaking awakening when i she he they we you waking on <name_start> it",
        needs=("woke", "wake", "waking", "came to", "comes to", "came round", "comes round", "opened", "roused", "consciousness"),
        pattern=r"((?:when )?(?:<who>|<name>) (?:finally |next |at last |first |slowly |suddenly )?(?:(?:recovered|regained) consciousness\b|came to (?:himself|herself|myself|themselves)\b|(?:woke|awoke|awaked|wakes|wake)\b(?! (?:him|her|them|me|us|you|the|his|(?!<weekday>|<month>)(?-i:[A-Z])[\w'’-]*)\b)|(?:came|comes) (?:to|round)(?=[,.]| (?:and|in|on|at|with|slowly|under|sitting|lying|standing|again|to find|there (?:was|were)|to an? (?:[\w'’-]+ )?(?:noise|sound|smell|voice|face|light|ceiling))\b)|(?:was|were|is|am) (?:awakened|woken|wakened|awoken|roused)\b|opened (?:his|her|my|their) eyes (?:to|on)\b)|when (?:<who>|<name>) (?:woke|awoke)(?= (?:the|his|her|my|our|their) [\w'’-]+(?: [\w'’-]+)? (?:(?:was|were|had)(?:n['’]t)?|said|asked|came|lay|stood|sat|hung)\b)|when (?:<who>|<name>) opened (?:his|her|my|their|your) eyes\b|(?:on )?(?:a?waking|awakening)\b(?=,| (?:up|in|at|to|early|late|next|from|before|suddenly|with)\b))",
        fires_on=("When he awoke the fire was out.", "Waking early, she heard the rain.", "He came to sitting in an armchair.", "When she woke, the room was full of snow light.", "When we woke the fire hadn't caught.", "When he regained consciousness it was dark.", "He came to in a ditch.", "I came round to a noise like a mill.", "I woke at noon with my boots on.", "She was woken by the telephone.", "He awoke stiff and hungry."),
        silent_on=("When she spoke, nobody moved.", "He woke the dog.", "Ruiz woke Hanley.", "She came to the point."),
    ),
    Rule(
        id="en.slept", confidence=0.92,
        starts="he she i they we you <name_start>",
        needs=("stopped", "remained", "wept", "slept", "sleep", "stayed", "stays", "lay ", "lies", "kept", "worked", "wait", "drove", "walked", "rode", "marched", "sailed", "travelled", "danced", "talked", "sat up"),
        pattern=r"((?:<who>|<name>) (?:(?:stayed|stopped|remained) (?:all |the |that |over)night)\b|(?:<who>|<name>) (?:wept|slept|sleeps?|stayed|stays|lay|lies|kept|worked|waited|waits|drove|walked|rode|marched|sailed|travelled|danced|talked|sat up)(?: [\w'’-]+){0,4}? (?:(?<=sleep )till|(?<=slept )till|(?<=slept )until|(?<=sleep )until|through (?:the |that |most of the |to (?:the )?)(?:<event>|<period>|<season>|<sun>|small hours)|(?:till|until) (?:<clock>|<sun>|dark|morning|evening|<weekday>|<season>|<month>|the (?:<event>|<period>|small hours|end of|geese|swallows|snow|thaw|first)|it was (?:light|dark|too))|late(?=[,.]| (?:and|the|that)\b)|(?:most|half|much|the (?:better|greater|best) part) of the night|for (?:<number>) (?:<long_unit>|hours)|past noon|the clock round|like the dead|all (?:that )?(?:day|night|winter|summer|spring|week|morning)))\b(?! the (?:door|wall|window|keyhole|glass|hole))",
        because="A sleep or a stay that is told whole takes its time.",
        fires_on=("I slept late, and came down to an empty house.", "I lay awake most of the night.", "He stayed the night.", "She slept until the gulls woke her.", "They stayed through the harvest.", "He lay in bed for three days."),
        silent_on=("He slept late on Sundays.", "She stayed where she was.", "He slept badly.", "He kept all that he owned in a box."),
    ),
    Rule(
        id="en.after.event", confidence=0.89, timeless=True,
        starts="immediately directly straight right just after following with upon on",
        needs=("after", "following", "with", "upon", "on "),
        pattern=r"((?:(?:immediately|directly|straight|right|just) )?(?:after|following) (?:(?:the|his|her|their|that|my|our) (?:[\w'’-]+ ){0,2}?(?:<event>)|<meal>|the <meal>|closing time|christmas|easter|thanksgiving|lent|(?:(?:his|her|their|my) |(?:his|her|their|my|the) (?:[\w-]+['’]s) )(?:death|marriage|departure|arrest|release|return|retirement|discharge))|(?:upon|on|after|following) (?:his|her|their|my|our|the) (?:graduation|return|retirement|release|arrival|death|discharge|marriage|promotion)(?: (?:from|in|of|to) [\w'’-]+)?|with the (?:war|harvest|exams|trial|election|holidays) over)(?=,| (?!before|that)[\w'’]+)(?!,? (?:<who>|<name>) had (?:\w+ly |never |already )?<participle>\b)",
        fires_on=("Immediately after the funeral he went out.", "After his father's death he sold the mill.", "After Christmas, she went back to sea.", "After the funeral, they went back to the shop.", "After supper he took the lantern down.", "Upon her release from prison she went to sea."),
        silent_on=("After a pause she nodded.", "Soon after his arrival he had quarrelled with the cook.", "After all, it was only a goat.", "After that nobody spoke."),
    ),
    Rule(
        id="en.long.after", confidence=0.89,
        starts="long soon shortly not some just years months weeks days hours sometime well",
        needs=("after ", "before "),
        pattern=r"(?!(?:not long|soon|shortly|just) (?:after|before) (?:(?:this|that)(?:,| <who>\b)|(?:<who>|<name>|(?:the|his|her|their|my|our) [\w'’-]+) (?:began|started|entered|sat|stood|spoke|appeared|reached|closed|shut|rang|opened|turned|stopped|passed)\b))((?:long|soon|shortly|just|not long|some time|sometime|years|months|weeks|days|hours|well) (?:after|before) (?:the|that|this|his|her|their|our|my|its|she|he|they|we|I|everyone|everybody|<name>)\b(?: (?!(?:he|she|they|I|we|it)\b)[\w'’-]+){0,6}?)(?=,| (?:he|she|they|I|we|it|there|the|a|nobody|<name>)\b)(?!,? (?:(?:the|a|his|her|their|my|our) )?[\w'’]+ (?:had (?:\w+ly |never |already |long )?<participle>\b|['’]d\b|(?:still )?(?:went on|kept|continued|sat on|stood on)\b))",
        because="Time counted from something that was told sets the clock there.",
        fires_on=("Long after the verdict, he still had the key.", "Shortly after the birth they moved inland.", "Weeks before the election the posters went up.", "Long after the others had gone home there was a light."),
        silent_on=("Soon after the preacher began she coughed.", "Soon after this, the king reeled about the hall.", "Soon after, she coughed.", "Long before that he had given up.", "Soon after his arrival he had quarrelled with the cook.", "Years before his birth the house had burned.", "Long after the others had finished he went on chewing.", "Just before they reached the corner the lamp went out.", "Just after the bell rang she coughed."),
    ),
    Rule(
        id="en.meal", confidence=0.86,
        starts="at over during before",
        needs=("breakfast", "lunch", "dinner", "supper", "tea", "half-time", "half time", "bedtime", "closing time", "opening time", "milking", "feeding", "lamp", "interval", "recess", "visiting"),
        pattern=r"((?:at|over|during|before) (?:the )?(?:breakfast|lunch|luncheon|dinner|supper|tea|half[- ]time|bedtime|closing time|opening time|milking(?: time)?|feeding time|lamp[- ]?lighting|tea[- ]?time|lunch[- ]?time|supper[- ]?time|breakfast[- ]?time|dinner[- ]?time|visiting time|recess|interval)(?: (?:that (?:day|night|evening|week)|on \w+))?)(?=,| (?:he|she|they|I|we|the|it|there|nobody|no one|his|her|everyone|<name>)\b)",
        because="A meal or a bell that divides the day has come.",
        fires_on=("At dinner Ida told them.", "Over breakfast, nobody looked at the chair.", "At closing time there was still one man left."),
        silent_on=("At dinner parties he shone.", "Before tea was poured she spoke."),
    ),
    Rule(
        id="en.event", confidence=0.94, timeless=True,
        starts="the his her our their my <event_start> <meal_start>",
        needs=("journey", "drive", "ride ", "walk ", "voyage", "funeral", "wedding", "trial", "party", "ceremony", "concert", "exam", "final", "graduation", "election", "show", "performance", "game", "match", "storm", "blizzard", "divorce", "burial", "meeting", "hearing", "operation", "holidays", "harvest", "inquest", "interview", "flood", "fire", "coronation", "parade", "reception", "audition", "premiere", "verdict", "race", "tournament", "regatta", "fair", "feast", "festival", "dance", "prom", "vote", "siege", "battle", "crossing", "honeymoon", "christening", "baptism", "wake", "memorial", "reunion", "strike", "lambing", "threshing", "dedication", "merger", "unveiling", "inauguration", "sentencing", "vows", "speeches", "rehearsal", "recital", "auction", "sale", "thaw", "raid", " night", "breakfast", "lunch", "dinner", "supper", "regionals", "nationals", "playoff", "tryouts", "term", "school", "homecoming", "results", "war", "ball", "college", "university", "boot camp", "orientation"),
        pattern=r"((?:(?:the|his|her|our|their|my) (?:[\w'’-]+ ){0,2}?|high (?=school))?(?:<event>|breakfast|lunch|dinner|supper|tea(?= (?:is|was) over)|(?:journey|drive|ride|walk|voyage) (?:home|back)|journey|regionals|nationals|semi-?finals?|playoffs|auditions|rehearsals|tryouts|term|school|college|university|boot camp|orientation|homecoming|results)) "
        r"(?:(?:was|were|is|are|had been) (?:(?:a (?:blur|success|disaster|quiet|small|failure|triumph|shambles|short|shock|relief|revelation)|over(?! (?:the|a|an|his|her|our|their|my) (?!(?:first |last |next |very |same )?(?:moment|minute|instant|second|hour|day|night|week|month|year)\b))|small|quiet|short|held|set|brief|an? (?=<weekday>)|on (?=<weekday>|the <ordinal>|a )|not yet over|cancelled|postponed|adjourned|put off|called off|moved|simple|a (?:silent|dull|hurried|gloomy|cheerful|merry|poor|solemn|rough|long|hasty|scanty|good|dismal) (?:one|meal|affair|business)|(?:eaten|served) (?:in silence|in the|late|early|at|on|under)|silent|rough|in (?:june|may|the)|done|at (?:<clock>(?! in (?:that|this|his|her|their) house)|the)|bad|worse|good|fine|long|everything|nothing)\b)|lasted|lasts|took place|takes place|took all|came (?:off|round|around|and went|in|at)|came(?=[,.]| and (?:nobody|no one|the|he|she|they|we|I|it|there)\b)|went (?:off|by|well|badly|on till|on until|smoothly)|(?:goes|go) (?:off|by)|fell on|falls on|began (?:at|on|in)|begins (?:at|on|in)|opened (?:at|on|in)|opens (?:at|on|in)|started (?:at|on|in|up|again|back)|starts (?:at|on|in)|ended (?:at|on|in|with)|ends (?:at|on|in)|passed (?:off|in|without)|passes|struck|broke (?:at|on|that|in)|(?:['’]s) (?:on|at|over|in)|reconvened|finished|let out|came to)\b",
        because="What was ahead is here, or behind: the time up to it is skipped.",
        fires_on=("The war was over a year before anybody told them.", "Breakfast was a silent meal.", "Lunch was eaten in the car.", "The journey home was silent.", "The voyage was a rough one.", "Graduation was a blur.", "The wedding was small and wet.", "Nationals fell on the hottest day of June.", "The war ended on a Tuesday.", "Supper came and went.", "The storm struck at four.", "Opening night came and nobody was ill.", "College was a shock."),
        silent_on=("The war was not going well.", "High school was over the road from the church.", "The game was tied.", "The fire was low.", "Her party dress was torn."),
    ),
    Rule(
        id="en.event.done", confidence=0.93, timeless=True,
        starts="the his her our their my <event_start>",
        needs=("over", "done", "finished"),
        pattern=r"((?:(?:the|his|her|our|their|my) (?:[\w'’-]+ ){0,3}?)?(?:<event>|service|exams?) (?:was|were|is|are) (?:all |finally |quite )?(?:over|done|finished))(?=[,.;!]| (?:and|but|by|in|before(?! (?:it|he|she|they|anybody|anyone)\b)|at last)\b)",
        because="What all were waiting for is over.",
        fires_on=("The service was over, and there was no coffin.", "The trial was over, and he had got eleven years.", "The wedding is over and they've swept up."),
        silent_on=("The service was good.", "The race was over before it had begun.", "When was the meeting over?", "The fire was low."),
    ),
    Rule(
        id="en.event.clause", confidence=0.91,
        starts="the his her their our my first last",
        needs=("when it", "when they", "when he", "when she", "day of", "night of", "morning of", "week of", "evening of", "afternoon of", "eve of", "of the"),
        pattern=r"((?:the|his|her|their|our|my) (?:[\w'’-]+ )?(?:<event>|letter|answer|reply|call|news|day|moment|rain|snow|end|end of it|verdict|offer|storm|blow|boat|train|war)),? when (?:it|they|he|she) (?:finally |at last |did )?(?:came|come|arrived|got)\b|((?:the|that) (?:day|night|morning|week|evening|afternoon|eve) of (?:the |his |her |their |our |my )?(?:[\w'’-]+ ){1,3}?)(?=was\b|dawned\b|came\b|began\b|broke\b|arrived\b|found\b|saw\b|turned\b)|((?:(?:the|its) )?(?:last|first) (?:[\w'’-]+ ){1,3}?of the (?:season|day|year|summer|winter|autumn|spring|term|war|night|month|week))\b",
        because="What was waited for is here.",
        fires_on=("The hearing, when it finally came, lasted eleven minutes.", "The day of the race dawned foggy.", "The night of the ball was wet.", "First cold night of the year, and no coal."),
        silent_on=("The letter, when she had read it, went into the fire.",),
    ),
    Rule(
        id="en.on.the.way", confidence=0.92, timeless=True,
        starts="on in at",
        needs=("home", "back", "way", "flight", "train", "bus", "drive", "interval", "intermission", "afterward"),
        pattern=r"((?:on|in) the (?:(?:long|last|night|early|morning|slow) )?(?:bus|train|plane|flight|ferry|boat|drive|ride|way|walk|journey|road|cab|taxi|car|carriage|voyage|crossing|trip|subway|tram) (?:home|back|north|south|east|west|out|there|down|over)|(?:at|in|during) (?:the )?(?:first |second )?(?:interval|intermission)|in the [\w'’-]+ (?:afterwards?|later))\b(?=,| (?:he|she|they|I|we|the|there|it|nobody|no one|everybody|everyone|<name>))",
        because="Who is on the way home has done what he came for.",
        fires_on=("On the bus home nobody sang.", "On the flight back, she wrote to him.", "At the interval she went up to the box.", "In the bath afterwards there was singing."),
        silent_on=("On the way he whistled.", "On the train sat a nun.", "In the car park stood a van."),
    ),
    Rule(
        id="en.home", confidence=0.92, timeless=True,
        starts="when by once that",
        needs=(" ago", "got home", "came home", "reached home", "gets home", "get home", "returned", "was monday", "was tuesday", "was wednesday", "was thursday", "was friday", "was saturday", "was sunday", "was in ", "back", "come", "on ", "that"),
        pattern=r"((?:when|once|as soon as|by the time) (?:<who>|<name>|the [\w'’-]+) (?:finally |at last |next )?(?:got|gets?|came|comes?|returned|reached) (?:home|back (?:home|from [\w'’ -]{3,25}))|that was (?:(?:on |in )?(?:<weekday>|<month>)(?=\.)|(?:[\w-]+ ){1,3}?<unit> ago(?=\.|, (?:or|and|but|now)\b)))(?=,|\.| (?:he|she|they|I|we|the|it|there|a|an|his|her|my|our|nobody|no one|someone|somebody|everyone|<name>)\b)",
        because="Who is home again has come a way that is not told.",
        fires_on=("That was three weeks ago, or four.", "When they got home the lamp was still burning.", "When she came back from the market the door was open.", "That was Monday."),
        silent_on=("That was three weeks ago, she said.", "When he got his hat he left.", "When he came to the door she saw him."),
    ),
    Rule(
        id="en.bell", confidence=0.86, timeless=True,
        starts="after before at by during through until till when",
        needs=("bell", "period", "lights out", "roll call", "rounds", "visiting", "curfew", "homeroom", "recess", "assembly", "rehearsal", "closing", "reveille", "matins", "vespers", "compline", "shift", "watch", "act", "quarter", "when", "tryouts", "lesson", "half"),
        pattern=r"((?:after|before|at|by|during|until|till|through) (?:the )?(?:final bell|first bell|(?:<ordinal>|last|next) (?:period|quarter|half|act|watch|shift|lesson|bell)|lights out|roll call|evening rounds|morning rounds|rounds|visiting hours|visiting time|curfew|homeroom|recess|assembly|practice|rehearsal|reveille|matins|vespers|compline|change of shift|shift change|tryouts)|when (?:the )?(?:last bell|final bell|bell|whistle|shift|night sister|night shift|lights|visiting hours|visitors)(?: (?:rang|went|blew|ended|changed|were over|went out|came on)(?: for (?!him\b|her\b|them\b|me\b|us\b)[\w'’-]+(?: [\w'’-]+)?)?))(?=,| (?:he|she|they|I|we|the|it|there|nobody|no one|his|her|everyone|<name>)\b)",
        because="A bell or a shift that divides the day has come.",
        fires_on=("When the whistle went for noon, the hands came out.", "After last bell they met behind the gym.", "By lights out nobody was speaking to her.", "During third period the alarm went off."),
        silent_on=("At the third attempt it opened.", "After the bell he listened."),
    ),
    Rule(
        id="en.event.that", confidence=0.94,
        starts="christmas easter thanksgiving new sunday dinner supper lunch breakfast tea spring summer autumn winter monday tuesday wednesday thursday friday saturday market lent harvest their her his our my the",
        needs=("that ", "the next", "the following", "lunch", "breakfast", "dinner", "supper", "tea", "last", "final", *_ORDINALS),
        pattern=r"((?:<thing_of_time>|<weekday>(?: (?:lunch|dinner|breakfast|supper|mass|service|tea))?) (?:that (?:<period>)|the (?:next|following) (?:<period>)))\b|((?:<weekday>) (?:lunch|dinner|breakfast|supper|tea)) (?:was|is|were)\b|((?:their|her|his|our|my|the) (?:<ordinal>|last|final) (?:<period>) (?:there |(?:at|in|on|of) (?:[\w'’-]+ ){1,3}?)?)(?=it|they|he|she|was|were|began|rained|<name>)",
        because="The meal or the feast is another day's.",
        fires_on=("Christmas that year was at Uncle Roy's.", "Dinner that night was silent.", "Sunday lunch was lamb, as usual.", "Their third summer at the lake it rained."),
        silent_on=("Dinner was late.", "The last word was hers."),
    ),
    Rule(
        id="en.event.over", confidence=0.92, timeless=True,
        starts="now directly immediately when once no as hardly scarcely",
        needs=("over", "declared", "broke", "end", "out", "finish", "done", "melt", "came", "rose", "gone", "closed", "return", "back", "died", "left", " in", "born", "breaks", "were", "scarcely", "hardly", "once", "soon", "last", "been", "finally", "passed", "are "),
        pattern=r"((?:when|once|as soon as|now that|directly|immediately) (?:at last |finally )?(?!it (?:(?:was|were) (?:finally |at last |nearly |almost )?(?:over|done|finished|out|ended)|ended|ends|had (?:ended|finished))\b)(?:(?:the|his|her|their|our|my|all|all the|that) (?:[\w'’-]+ ){0,2}?(?:<event>|<meal>|<period>|<season>|service|holidays?|honeymoon|mourning|roses|apples|leaves|berries|potatoes|hay|wheat|corn|barley|olives|grapes|hops|plums|cherries|strawberries|rains|snows|floods|fever|plague|baby|court|guests|visitors|last (?:guest|bus|train)|whistle|sheep)|school|class|church|mass|dinner|supper|breakfast|lunch|tea|it all|it|war) (?:(?:was|were|is|are) (?:finally |all |quite |at last |nearly |almost )?(?:over|out|done|finished|gone|in|cleared away|up|ended|born|broken|called|declared)|ended|ends|let out|broke up|breaks up|broke(?: out)?|rose(?= for| at|,)|closed for|had (?:gone|ended|finished|left|closed|passed|been)(?: [\w-]+)?|came (?:home|round|around|again))|(?:no sooner|hardly|scarcely) (?:was|were|had) (?:[\w'’-]+ ){1,6}?(?:over|out|done|gone|ended|up|home|light|dark|broken|dawned|set|in bed|asleep|in|begun|passed|landed|ashore)(?=,| than| when))\b",
        because="What had to end first has ended.",
        fires_on=("No sooner were they home than the rain began.", "Scarcely had day broken when the guns began.", "Directly dinner was over he went out.", "Now that the winter was over they could travel.", "When the apples were in, he sent for her.", "When school let out they ran for the canal.", "When war was declared the son enlisted.", "No sooner was the year out than he remarried.", "When the court rose for lunch she slipped away."),
        silent_on=("Hardly had he opened his mouth when she laughed.", "When the door was open she saw him.", "When the light went out she screamed.", "When it was over she sat down on the step.", "When it ended nobody clapped."),
    ),
    Rule(
        id="en.not.until", confidence=0.89,
        starts="it not",
        needs=("not ", "n't ", "n’t ", "only "),
        pattern=r"((?:it (?:was not|wasn['’]t|is not|isn['’]t)|not|it was only) (?:(?:un)?till?|on|in|at|after) (?:(?:the|that|his|her|their|early|late|well|long|nearly|almost|just|next|after|past) )*(?:[\w-]+ ){0,2}?(?:<event>|<period>|<season>|<month>|<holiday>|<sun>|<unit>|<clock>|<weekday>|<ordinal>|<meal>|summer holidays|coffin|evening|dishes|door)\b(?: [\w'’-]+){0,3}?)(?=,| (?:that|did|was|were|had|could|when)\b)",
        fires_on=("It was not till after supper that he told them.", "It was not until Thursday that anyone came.", "Not until the next spring did he speak of it.", "It wasn't until the following winter that she cried."),
        silent_on=("It was not untidy.", "Not one of them came.", "Not until she laughed did he look up."),
    ),
)  # fmt: skip

BRIDGE = (
    Rule(
        id="en.another", confidence=0.94,
        starts="another one a then came there and followed",
        needs=("another", "more", "came", "follow", "one ", "comes", "began", "started"),
        pattern=r"((?:and )?(?:then )?(?:another|(?:one|a|<count>) more) (?:(?!of\b)[\w-]+ ){0,2}?(?:day|night|week|month|year|winter|summer|spring|autumn|morning|evening|weekend|days|weeks|months|years|nights|winters|<weekday>|<month>|christmas|easter)s?)(?=[,;:.]| (?:of|and|passed|went|came|began|without|with|like)\b)|"
        r"((?:then |so |there |and |but )?(?:came|comes|followed|began|started) (?:[\w-]+,? ){0,6}?(?:<long_unit>|<part>|<sun>|<season>|<month>|<holiday>|<weekday>|day)\b)(?! (?:with|to him|to her|to me)\b)(?!['’]s|-)",
        because="Another day, or a spell of them, has come.",
        fires_on=("Then came Saturday.", "Then followed weeks of waiting.", "Another Sunday, and nobody came.", "Another week of rain.", "Another night, and still no wind.", "Then came the days of waiting.", "Came a morning without birds.", "There followed a long dry month."),
        silent_on=("Another man stood at the bar.", "Then came a knock.", "Another of those days."),
    ),
    Rule(
        id="en.weather", confidence=0.8, timeless=True,
        starts="fog rain wind storm ice mist the it that snow snows rains frost",
        needs=("in the night", "during the night", "weather", "winter", "spring", "summer", "autumn", "snow", "rain", "frost", "thaw", "ice ", "leaves", "swallow", "geese", "heat", "drought", "harvest", "monsoon", "flood", "first", "blew", "froze", "season"),
        pattern=r"((?:the|that year['’]s) first (?:snow|frost|snows|frosts|rain|rains|swallow|swallows|leaves|daffodils|snowdrops|primroses|apples|strawberries)\b (?:of \w+ )?(?:fell|killed|came|caught|took|lay|arrived|were|was|had|found|brought|lasted)|(?:the |that )?(?:first |last |autumn |spring |winter |summer |great |big )*(?:snows?|rains|rainy season|frosts?|thaw|ice|leaves|swallows|geese|heat|heatwave|drought|monsoons?|dry season|floods?) (?:came|comes|set in|broke (?:up|in)|melted|went out|went|held until|held till|lasted|returned|turned|had (?:gone|come|melted|turned|broken)(?! (?:under|in|from|on|into|beneath|upon|at|through|against)\b))|the (?:(?:fine|hot|dry|wet|cold|bad|warm|mild) )?weather (?:broke|turned|changed|held|mended|worsened|grew (?:cold|colder|warm|warmer))|it (?:was|is) an? (?:hard|wet|dry|cold|hot|long|mild|bad|good|poor|late|early|fine|lean) (?:winter|spring|summer|autumn|harvest)(?=[,.;]| (?:and|for|that)\b)|(?:the )?(?:fog|snow|rain|wind|storm|frost|ice|mist|thaw|gale|river|flood) (?:had )?(?:gone|went|came|come|fell|fallen|stopped|dropped|cleared|lifted|changed|rose|risen|turned|froze|frozen|passed|shifted|got up|blown itself out)(?: [\w'’-]+){0,3}? (?:in|during) the night|it (?:snowed|rained|froze|blew) (?:on|all|for|that|in|until|till|again (?:on|that|in|the)|the (?:next|whole|following)) [\w'’-]+(?: [\w'’-]+)?|it snows (?:on|all|for|that|in) [\w'’-]+(?: [\w'’-]+)?)\b(?! (?:off|down on (?:him|her)|through the (?:door|roof|window)|down the)\b)",
        because="The weather of another day or season has come.",
        fires_on=("The rain had stopped in the night.", "The fine weather broke at last.", "It was a hard winter.", "The snow came early.", "It rained for nine days.", "The leaves turned, and the tourists went.", "It snowed on the Saturday.", "The first frost killed the beans."),
        silent_on=("It was a bad winter coat.", "The rain came through the roof.", "It rained.", "The ice in her glass clinked.", "The snow had melted under his boots."),
    ),
    Rule(
        id="en.diary", confidence=0.82,
        starts="we i no nothing it have haven not too so back new still today tonight yesterday this last a another where to here did didn writing what better worse rain snow wind fog fair clear cold letters news alone up sick quiet <number_start> <weekday>",
        needs=("writ", "wrote", "entry", "entries", "page", "diary", "journal", "set down", "the log", "pen ", "today", "tonight", "yesterday", "again.", "at last.", "still.", "nothing", "book", "record", "this", "report"),
        pattern=r"([^.!?;]{0,60}?\b(?:(?:have|has|had|did|could|can|do|am|was|were|is) ?(?:not|n['’]t) (?:[\w-]+ ){0,2}?(?:written|write|writing|opened this|kept this|set down|touched this)|(?:nothing|no (?:time|heart|strength|chance)) to (?:write|set down|record|report)|since (?:i|my) (?:last )?(?:wrote|entry|opened this|set)|(?:my|the) last entry|(?:too (?:tired|ill|busy|cold|weary)|no time) to write|(?:i )?(?:write|am writing) this (?:by|in|at|on|with|from)|new (?:page|notebook|book|entry)|first entry|no entry|let this (?:book|diary|journal|log|page) (?:lie|go|rest))\b)|((?!(?:it|he|she|they|I|we|you|there|not|never|once|over|here|alone|together|silence|peace|quiet|free|safe|gone|back|then) )(?-i:[A-Z])[\w'’-]*(?: (?!(?:was|were|is|are|had|has|said|came|went|did|do|does)\b)[\w'’-]+){0,3} (?:again|today|at last|tonight|still|yesterday|this morning))\.(?= |$)(?! (?:he|she|they)\b)",
        because="A diary speaks of itself, or of its day: that is a new entry.",
        fires_on=("Four days since I wrote.", "We are a month at the mill, and I have not felt like writing.", "I have not written for a week.", "No letters again. The glass is falling.", "Nothing to set down since Sunday but rain.", "Too tired to write last night."),
        silent_on=("Today he would ask her.", "Last night the dog got out and my father shouted.", "Today he was in his brown hat, and we laughed.", "Yesterday's bread was on the table.", "She had not written to him.", "Rain again. She pulled up her collar.", "Alone at last. We sat down."),
    ),
    Rule(
        id="en.bridge", confidence=0.95,
        starts="<about> thus the a an days weeks months years decades centuries hours another <number_start> time summer winter spring autumn nights so and but then these those more several half his her their our my whole all",
        needs=(*_UNITS, "time", "morning", "evening", "christmas", "easter"),
        pattern=r"(?!(?:hardly|scarcely|barely|not) an? \w+ (?:\w+ ){1,3}?(?:without|but|that|in which)\b)((?:(?!(?:as|when|while|if|that)\b)[\w'’-]+ ){0,5}?(?:<long_unit>|hours|time|mornings|evenings|christmas(?:es)?|easters?|<weekday>s?|birthdays?)(?: or (?:so|two|more)| of (?!the\b)[\w'’-]+(?: [\w'’-]+)?)?(?:,? and (?:then )?(?:the )?(?:<long_unit>|hours),?)? (?:(?:slowly|quickly|then|soon|simply|somehow|just|at last|all) )?(?:<passed>)\b|(?:days|nights|weeks|months|years) (?:came|come|of|and)\b(?= [\w'’-]+, (?:and |then )?(?:days|nights|weeks|months|years|more)))(?! (?:his|my|him|them|her hand|a hand)\b)",
        fires_on=("Nearly two hours had elapsed before the constable returned.", "Weeks, and then months, went by.", "Decades passed.", "A year of silence followed.", "Nine years were to pass before they met again.", "The second and the third day passed.", "The weeks went by and nobody wrote.", "A month passed.", "Two winters came and went.", "Days turned into weeks.", "The long wet autumn wore on.", "Time passed, as it does."),
        silent_on=("Hardly a week went by without a letter.", "The years' dust lay on it.", "Years of rain had done it.", "The time had come to tell her.", "The night followed him in."),
    ),
    Rule(
        id="en.came.and.went", confidence=0.96,
        starts="closing quitting opening milking lunchtime dinnertime suppertime bedtime teatime michaelmas hilary trinity <any_word> by little gradually slowly when what",
        needs=("shift", "time came", "came and went", "comes and goes", "come and gone", "been and gone", "year", "term", "month", "moon", "season", "holidays", "semester", "week", "summer", "winter", "spring", "autumn", "war", "century", "decade", "vacation", "shearing", "lambing", "the clocks went", "the days", "the nights", "the evenings"),
        pattern=r"((?:[\w'’-]+ ){1,5}?(?:came and went|comes and goes|(?:had|has|have) (?:come|been) and gone))\b|((?:the |that |her |his |their |a |another |what was left of the |when the |when (?:his|her|their) )?(?:(?:new|full|old|first|second|third|last|long|next|michaelmas|hilary|trinity|summer|spring|autumn|fall|winter) )?(?:year|term|month|moon|season|summer holidays|holidays|semester|week|weekend|summer|winter|spring|autumn|war|century|decade|school year|vacation|christmas holidays|easter holidays|honeymoon|spring break|half[- ]term|finals week|reading week|spirit week|rush week|shearing|lambing)(?:['’]s)? (?:turned(?= *[.,;]| and)|ended|waned|came round|came around|came(?=[.,;])|drew (?:to|on|in|near)|(?:was|were|is|are) (?:over|out|ending|upon|nearly|almost|here)|came to an end|dragged to|began|begins|started|starts|slid (?:away|by)|slipped (?:away|by)|ran (?:on|out)|wore (?:away|out|on)|went (?:by|on|as)|opened|closed|set in|sped by|flew)|(?:the )?(?:day|night|morning|evening|late|early|first|second) shift (?:came on|went off|was (?:coming|going) (?:on|off)|ended|began|was over)|(?:closing|quitting|opening|dinner|supper|milking|bed|lunch|tea)[- ]?time came|the clocks went (?:back|forward)|(?:by degrees |little by little |gradually |slowly )?the (?:days|nights|evenings) (?:drew (?:in|out|on)|grew (?:long|short|cold|warm|dark)\w*|lengthened|shortened|got (?:long|short|cold|warm|dark)\w*|were (?:drawing|getting|growing) \w+|turned (?:cold|warm|colder|warmer)))\b",
        because="A stretch of time has come to its end.",
        fires_on=("Closing time came, and they put up the shutters.", "The night shift was coming off when he got to the gate.", "Michaelmas term began.", "Lunch came and went.", "Christmas had been and gone.", "The year turned.", "Term ended; the boys went home.", "The new moon came, and nothing stirred.", "The holidays were over."),
        silent_on=("The nurse came and sat.", "The wheel turned.", "The month of it had aged him.", "The week's wages were spent."),
    ),
    Rule(
        id="en.span", confidence=0.94,
        starts="for over through all during throughout in the those most",
        needs=("day", "night", "week", "month", "year", "decade", "centur", "summer", "winter", "spring", "autumn", "season", "term", "semester", "fall", "hour", "through", "of ", "all ", "e after th", "e thereafter", "e afterward"),
        pattern=r"(for (?:a (?:long|good)|quite a|some) (?:time|while) (?:after (?:that|this)|thereafter|afterwards?)(?! (?:was|were|is|had)\b)|(?:for|over|through|during|throughout)(?: about| almost| nearly| close on| more than| over| at least| the better part of| the best part of| all of| most of| much of| some)* (?:the |that |all that |this |those )?(?:(?:whole of|rest of|first|next|following|last|coming|ensuing|remaining|whole|entire|few|several|couple of|better part of) )*(?:the |that )?(?:(?:next|following|few|several) )*(?:<number> )?(?:(?:whole|long|full|straight|solid|more|happy|weary|terrible|wet|dry|glorious|entire|short) )?"
        r"(?:(?:days|nights|weeks|months|years|decades|summers|winters|seasons)|week|weekend|fortnight|month|year|decade|century|season|term|semester|winter|summer|spring|autumn)(?: (?:that followed|to come|afterwards?|after(?:wards)? [^.,]{2,40}|following|running|together|on end|straight|at sea|thereafter))?|(?:all |right )?(?:through|throughout) (?:the (?:whole of )?)?(?:<month>|advent|lent)|in the (?:days|weeks|months|years|hours) (?:that followed|afterwards?|following|after|before|leading up to)\b(?: [\w'’-]+){0,2}|the (?:days|weeks|months|years) (?:that|which) followed|"
        r"(?:all|the whole of|most of|the rest of|the best part of|the better part of) (?:of )?(?:that |the |this )?(?:whole |first |long |next )?(?:<season>|week|month|year|term|weekend|semester|lent|advent|day long)|the (?:first|last|following) (?:days|weeks|months)(?= (?:were|went|passed|of)\b)|those (?:(?:first|next|few) )*(?:days|weeks|months)|the (?:next|following|first|last) (?:(?:few|couple of|several|<count>) )(?:days|weeks|months|years|hours))(?=[,.;–—]|--| (?!now\b|ago\b|old\b|past\b|gone\b|later\b|of us)[\w'’]+)",
        because="A stretch of days or months told in a sentence is a bridge.",
        fires_on=("The first days were the worst.", "For a long time after that nobody went near the well.", "The days that followed--well, they were wonderful.", "For two weeks the barge lay at the lock.", "Over the next month they built the wall.", "All that spring her hands were raw.", "In the weeks that followed he grew thin.", "The next few days were quiet.", "All winter they ate turnips."),
        silent_on=("For a long time after that was said nobody moved.", "For years now he had known it.", "For weeks she had dreaded this.", "For a moment nobody spoke.", "For the day's work he got a loaf."),
    ),
    Rule(
        id="en.past.events", confidence=0.89,
        starts="there nothing nobody no",
        needs=("since", "from then", "from that", "after that", "for "),
        pattern=r"(there (?:has|have|had) been no [\w'’-]+(?: [\w'’-]+){0,2} since|(?:nothing|no one|nobody)(?: [\w'’-]+){0,5} (?:for the rest of|for <number>) (?:the |that )?(?:<long_unit>|<period>))\b",
        because="Nothing since then: that time is skipped.",
        fires_on=("There have been no letters since.", "Nobody spoke of it for the rest of the summer."),
        silent_on=("There had been no rain.", "Nobody spoke."),
    ),
)  # fmt: skip

PAST = (
    Rule(
        id="en.flashback.before", confidence=0.86,
        starts="<number_start> years months weeks days long back decades",
        needs=("before,", "back in", "before ", "earlier"),
        pattern=r"((?:(?:<number>) )?<unit> (?:before|earlier)|long before (?:that|this|any of)(?![^.]{0,60}(?:\bhad\b|['’]d\b))|back in (?:(?:19|20|18)\d\d|<month>|the (?:spring|summer|autumn|winter)|those days|high school|college))\b(?=,| (?:there was|a|the|when|in|on|I|she|he|they|we|it)\b)(?![^.]{0,60}(?:\bhad\b|['’]d\b)(?!(?: (?:not|never|already|always|just|once|only|all|both))? (?:<participle>)\b))(?!,?[^.,]{0,60},[^.]{0,60}(?:\bhad\b|['’]d\b))",
        fires_on=("Ten years before, the yard was full of boats.", "Years earlier, a boy stood on the same step.", "Back in March, the two of them shared a desk."),
        silent_on=("Two weeks earlier, she had sold the ring.", "Two weeks earlier, she had a ring.", "Two years earlier, on the ice, they had sold her a sledge.", "Years ago she would have cried.", "Six years ago, a lodger kept eels there.", "Two days before he'd lost it."),
    ),
    Rule(
        id="en.flashback.was", confidence=0.89,
        starts="it",
        needs=("it was the", "it was in the", "it was a", "been"),
        pattern=r"(it (?:was|had been) (?:in )?the (?:(?:first|last|second|third|hot|cold|wet|dry|long|hungry|bad) )?(?:winter|summer|spring|autumn|fall|year|week|day|night|morning|evening|month) (?:of|that|when|after|before|the|he|she|they|we|I|his|her|my|our)\b(?: [\w'’-]+){1,3})",
        because="A tale that begins by naming its season begins there.",
        fires_on=("It was the spring the lake took two horses.", "It was the year of the locusts."),
        silent_on=("It was the year's first frost.", "It was the day room, and empty."),
    ),
    Rule(
        id="en.flashback.time", confidence=0.91, timeless=True,
        starts="the i he she we they <name_start>",
        needs=("last time", "once", "when", "first", "only", "the day", "that summer", "that winter", "that year", "the year", "the summer", "the winter", "the night", "the last"),
        pattern=r"((?:the (?:first|last) time (?:(?:that|when) )?(?:<who>|<name>|anyone|anybody) (?:ever )?(?!had\b)[\w'’]+(?: [\w'’]+){0,3}?),? (?:was|were|it|he|she|they|I|we)\b|(?:<who>|<name>) (?:was|were) (?:about |only |just |barely |not quite |nearly )?(?:<count>|a (?:boy|girl|child|student|young man|young woman))(?:,? and [\w'’ ]{3,30},)?(?: years old)? (?:when|the (?:first|last|only|day|year|summer|winter|night)|that (?:summer|winter|year))\b)",
        because="A first or last time, or a childhood, is told of another day.",
        fires_on=("The last time I met her was in a station.", "He was seven the first time he held a rifle."),
        silent_on=("The last time was enough.", "He was nine feet tall.", "She was ten minutes late when she came."),
    ),
    Rule(
        id="en.flashback.childhood", confidence=0.4, timeless=True,
        starts="once when",
        needs=("when ",),
        pattern=r"(once,? when (?:<who>|<name>) (?:was|were) (?:a |<count>|very |still |little|small|young)|when (?:<who>|<name>) (?:was|were) (?:a (?:little )?(?:boy|girl|child|kid)|little|small|young|very young)\b)",
        because="A childhood is told of another day; but as often in passing.",
        fires_on=("When he was a boy, the river ran white.", "Once, when she was small, a bear came into the yard."),
        silent_on=("When he was a head taller than she was he had stopped growing.",),
    ),
)  # fmt: skip

WITHIN = (
    Rule(
        id="en.later.within", confidence=0.88, within=True,
        starts="later after afterward afterwards",
        needs=_UNITS,
        pattern=r"\b((?:<number>) (?:[\w-]+ )?<unit>(?: or (?:so|two|three|more))? (?:later|afterwards?|after that|after)|(?:years|months|weeks) (?:later|afterwards?))\b(?! than)",
        because="The sentence says how much time has gone by.",
        fires_on=("The answer came from Lima a week or two later.", "The answer came from Lima nine weeks later.", "They buried him two days after that.", '"You kept it," said Ida, six months later.', "He turned up again, in Cork, years afterwards."),
        silent_on=("The answer came a moment later.", "He told her that a week later he had been dismissed."),
    ),
    Rule(
        id="en.next.within", confidence=0.99, within=True,
        starts="next following after afterwards afterward thereafter morrow ensuing succeeding",
        needs=("next", "following", " after,", " after.", " after that", " afterward", "morrow", "ensuing", "succeeding", "thereafter"),
        pattern=r"\b((?:(?:early|late|first thing|all|on|by|in|during|over|for) )?(?:(?:the|that) (?:very )?(?:next|following|ensuing|succeeding) (?:few |two |three |couple of )?(?:<period>s?|midnight|noon|dawn|dusk|sunrise|sunset|tide)|the (?:<period>) (?:following|after that|thereafter|after(?=,|\.))|(?:a few|some|two|three|several|many|<count>) (?:days|nights|weeks|months|years|evenings|mornings|sundays) (?:after|afterwards?|thereafter)(?=,|\.))|(?:on|upon) the morrow|next (?:day|morning|evening|night|afternoon))\b(?!['’]s|s['’]| (?:over|door|to)\b)",
        because="The sentence says that it is another day, week or season.",
        fires_on=("Before breakfast next morning he was gone.", "Ida, the next morning, took the early train.", "He sold the horse the following week.", "We buried the cat the next day."),
        silent_on=("She spoke of the next day's work.", "They were to sail the next morning."),
    ),
    Rule(
        id="en.that.within", confidence=0.84, within=True,
        starts="evening night afternoon weekend week month year summer autumn winter spring day days fortnight morning christmas easter fall semester term season <weekday> january february april june july august september october november december",
        needs=("that ", "the same", "very same", " of the "),
        pattern=r"\b((?:<part_of> (?:that|the same|the (?:next|following|<ordinal>)) (?:[\w-]+ )?(?:<period>))|(?:later |all |late |early )?(?:that|the (?:very )?same) (?:same |first |whole |very )?(?:evening|night|afternoon|weekend|week|month|year|summer|autumn|fall(?=,|\.| and\b)|winter|spring|<weekday>|christmas|easter|(?-i:January|February|April|June|July|August|September|October|November|December)|day(?=,| (?:when|for|and|in|with)\b|\.)))\b(?!['’]s| (?:had|would|of)\b)",
        because="The sentence says that it is later than what was told.",
        fires_on=("They burned the letters that night behind the barn.", "Ida came to supper that Friday.", '"And then?" said Ruth, that evening, over the washing-up.'),
        silent_on=("She had told him that night.", "He thought of that night.", "He smiled for the first time that night."),
    ),
    Rule(
        id="en.weekday.within", confidence=0.97, within=True,
        starts="<weekday> weekend",
        pattern=r"\b(at the weekend|over the weekend|(?:late |early )?(?:on|upon|one) (?:a |the |that )?(?:(?!most|many|all|every|since|until|till|after|before|from|of|by|on|in|last|his|her|my|their|our|its|your)[\w-]+ )?(?:next |following |first |last )?<weekday>(?: (?:<part>))?)\b(?=[,.;:!?)—–-]|$| (?:and|with|in|at|to|for|when|after|before|by|from|without|about|the|a|an|but|of|he|she|they|we|I|it|as|on|there|his|her|over|through|next|last|following|week|because|so|until|till|not|only|all|again|under|into|out|off|like|instead)\b)",
        because="The sentence names another day.",
        fires_on=("They struck the tents on Monday.", "He rang again at the weekend.", "She leaves on a Saturday with one bag.", "The ice went out on the Sunday night."),
        silent_on=("She had on her Sunday bonnet.", "He did not come on Friday.", "She had seen him on Friday.", "The man whom she met on Friday was late.", "He drank on Fridays."),
    ),
    Rule(
        id="en.day.within", confidence=0.91, within=True,
        starts="day night morning evening eve weekend afternoon",
        needs=("on the ", "on a ", "on day", "on his", "on her", "on their", "on our", "on my", "on its", "by "),
        pattern=r"\b((?:on|by) (?:(?:his|her|their|our|my|its) (?:<ordinal>|last|first|next) (?:day|night|morning|evening|afternoon|week|weekend)|the (?:(?!other|same|one|very|previous|night)[\w-]+ )(?:day|night|morning|evening|afternoon|weekend)(?: (?:of|in|after|before|at) (?!which\b)(?:the |a )?[\w'’-]+(?: [A-Z][\w'’-]+)?)?|the (?:morning|night|evening|afternoon|day|eve) (?:of|before|after) (?!which\b)(?:the |a |his |her |their |St\.? |Saint )?[\w'’-]+(?: [A-Z][\w'’-]+)?|day (?:<count>)|a [\w-]+ (?:day|night|morning|evening|afternoon)(?: (?:in|at|of) [\w'’-]+)?))\b(?! shift| train| side| bus| (?:of|in|on) which\b)(?!['’]s)",
        because="The sentence names another day.",
        fires_on=("They launched her on the longest day of the year.", "The coach was seen on the eve of the fair.", "He came back on a wet night in Lent."),
        silent_on=("They had launched her on the last day of May.", "He sat on the day bed.", "She would come on the last day."),
    ),
    Rule(
        id="en.by.within", confidence=0.75, within=True,
        starts="by",
        needs=("by ",),
        pattern=r"\b(by (?:(?:early |late |mid-?)?(?:noon|midnight|midday|nightfall|dawn|dusk|sunset|sunrise|daybreak|first light|morning|evening|teatime|lunchtime|suppertime)|the (?:end of (?:the |that )?[\w'’-]+|(?:<ordinal>|next|following) (?:<period>)|weekend|new year)|<weekday>(?: <part>)?|(?:early |late |mid-?)?(?:(?-i:January|February|March|April|May|June|July|August|September|October|November|December)|spring|summer|autumn|winter)|(?:<holiday>)|the time (?:that )?(?!of\b|off\b)[\w'’-]+ [^.,;]{6,80}|the (?:morning|afternoon|evening)(?=[,.;:!?—–]|$| (?:and|but|he|she|they|we|it|there|when|after|as|with|on|in|at|to)\b)|(?:half past |a quarter (?:past|to) )(?:<count>)|(?:<count>) o['’]clock|(?:six|seven|eight|nine|ten|eleven|noon)(?=[,.;]| (?:and|the|in the)\b)))\b(?!['’]s| (?:of|more|or|who|train|boat|which)\b)",
        because="By then something was done: the time between is skipped.",
        fires_on=("The bridge was gone by nightfall.", "They were over the pass by Thursday.", "All had left by ten o'clock.", "The house was sold by the time she got there.", "The toast had burned by the time I'd told her everything.", "The lamps had come on again by the morning.", "He was packed by the time breakfast was cleared.", "The ink was dry by the time that he had learned to read it."),
        silent_on=("They hoped to be over the pass by Thursday.", "One by one they left.", "He would be gone by noon.", "He knew it by the time of day.", "The wall was warmed by the evening sun.", "They had been woken by the morning bell."),
    ),
    Rule(
        id="en.meal.within", confidence=0.5, within=True,
        starts="breakfast lunch dinner supper tea breakfasttime teatime lunchtime dinnertime suppertime bedtime",
        needs=("at ", "over ", "after "),
        pattern=r"\b((?:at|over|after) (?:breakfast|lunch|dinner|supper|tea)(?: ?-?time)?(?: that (?:day|night|evening))?)\b(?! (?:parties|party|table|tables|dress|service|cloth|things))",
        because="The sentence names a meal that divides the day.",
        fires_on=("He was discovered at breakfast time by two small boys.", "Nobody mentioned it at supper."),
        silent_on=("He had mentioned it at supper.", "She wanted to be home after lunch."),
    ),
    Rule(
        id="en.before.within", confidence=0.85, within=True,
        starts="before since",
        needs=("before ",),
        pattern=r"\b(it (?:was|is|would be) (?:(?:almost|nearly|well into|already|late in|early in|past|only|long|not long) )?(?:<weekday>|<month>|<season>|<holiday>|<clock>|<sun>|dark|light|morning|evening|<number> <unit>|the (?:next|following|end of) [\w'’-]+|the (?:<ordinal>|next) [\w'’-]+)(?: (?:night|morning|evening|afternoon|week))? before)\b",
        because="It was then, and not before: what lies between is skipped.",
        fires_on=("They kept her in, and it was Friday before anyone rang.", "It was almost Lent before he asked her."),
        silent_on=("It was there before she was.",),
    ),
    Rule(
        id="en.then.it.was", confidence=0.83, within=True,
        starts="then soon suddenly now",
        needs=("it was", "it is", "it's", "it’s"),
        pattern=r"\b((?:and )?(?:then|soon|suddenly|now|before they knew it) it(?: was| is|['’]s) (?:(?:already|almost|nearly|only|late|early|the) )*(?:<weekday>|<month>|<season>|<holiday>|<sun>|morning|evening|night|noon|midnight|dark|light|over|time (?:to|for)|the (?:next|last) [\w-]+))\b(?! (?:and|or) never)",
        because="Before one knew it, it was then.",
        fires_on=("They talked of nothing much, and soon it was time to go.", "Three letters, no answer, and then it was Monday.", "The bread rose, and soon it was morning."),
        silent_on=("And then it was gone.", "Then it was her turn."),
    ),
    Rule(
        id="en.spent.within", confidence=0.83, within=True,
        starts="spent spends spend passed wintered summered wasted",
        needs=("spent ", "passed ", "spend", "wintered", "summered", "wasted "),
        pattern=r"\b((?:spent|spends?|passed|wasted) (?:all |most of |the rest of |the whole of |much of )?(?:the |that |a |his |her |their |our |my )?(?:(?:next|following|whole|first|last|rest of the|best part of the|better part of the|remainder of the|long|few|several) )*(?:<number> |few )?(?:<long_unit>|christmas|easter|holidays|semester)|wintered|summered)\b(?! (?:of|worth)\b)",
        because="A season or some days are spent in a sentence.",
        fires_on=("He spent the summer on the boats.", "We spent the next nine days in bed."),
        silent_on=("He had spent the summer on the boats.", "She spent a penny."),
    ),
    Rule(
        id="en.end.within", confidence=0.74, within=True,
        starts="end beginning middle start",
        needs=("at the end of", "at the beginning of", "in the middle of", "towards the end of", "toward the end of", "at the start of", "before the end of", "of "),
        pattern=r"\b((?:at|towards?|in|before|near|about) the (?:very )?(?:end|beginning|middle|start) of (?:the |that |his |her |their |our |my )?(?:(?:next|following|first|second|third) )?(?:(?:summer|winter|spring|autumn) )?(?:<unit>|<month>|<season>|holidays|war|harvest|term))\b(?<!the day)(?!['’]s)",
        because="The sentence names another month or week.",
        fires_on=("He came again at the end of the month.", "The fever came back in the middle of the week."),
        silent_on=("He had come at the end of the month.", "At the end of the day nobody is perfect."),
    ),
    Rule(
        id="en.month.within", confidence=0.95, within=True,
        starts="<month> <season> <holiday_start> new # fourth eve",
        needs=("spring", "summer", "autumn", "fall", "winter", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "christmas", "easter", "new year", "eve", "on ", "at ", "over ", "during", "in "),
        pattern=r"\b((?:in|during) (?:the )?(?:(?:early|late|middle|end|beginning|last (?:days|weeks?)|first (?:days|weeks?))(?: of)? )?(?:the )?(?:(?-i:January|February|March|April|May|June|July|August|September|October|November|December)|(?<=the )(?:spring|summer|autumn|winter)|(?<=the early )(?:spring|summer|autumn|winter)|(?<=early )(?:spring|summer|autumn|winter)|(?<=late )(?:spring|summer|autumn|winter)|(?:18|19|20)\d\d)(?: of (?:that year|(?:18|19|20)\d\d))?|in the fall(?= of|[,.])|(?:on|at|over|(?<=home )for) (?:<holiday>)|(?:in|on|at|with) the (?:new year|eve of [\w'’.-]+)|(?:on )?the (?:<ordinal>) of (?-i:January|February|March|April|May|June|July|August|September|October|November|December))\b(?!['’]s| (?:light|clothes|coat|sun|air|sale|term|house|school|cards?|tree|lunch|dinner)\b)",
        because="The sentence names another month, season or feast.",
        fires_on=("She sold up in the fall of '68.", "He was home for Christmas.", "The lists went up on the first of July.", "They married in October, in a borrowed church.", "The new boat was launched in the spring."),
        silent_on=("They had married in October.", "She hated sweeping in winter light.", "The man who came in June was older."),
    ),
    Rule(
        id="en.clock.within", confidence=0.87, within=True,
        starts="noon midnight midday half quarter clock fifteen thirty forty five ten twenty twenty-five am pm morning afternoon evening m #",
        needs=("at ", "by ", "past", "after ", "before", "toward", "around", "about"),
        pattern=r"\b(?<!was )(?<!is )(?<!were )(?<!was stopped )(?<!had stopped )((?:at|by|just after|shortly after|a little after|well after|well past|long past|long after|past|shortly before|just before|a little before|towards?|around|about) (?:about |almost |nearly |exactly |precisely |around )?(?:(?:half[- ]past |(?:a )?quarter (?:past|to) |(?:five|ten|twenty|twenty-five) (?:past|to) )(?:<count>)|(?:<count>)(?:[- :.](?:o['’]clock|fifteen|thirty|forty-five|\d\d)| in the (?:morning|afternoon|evening)| ?[ap]\.?m\b\.?)|noon|midnight|midday))\b",
        because="The sentence names an hour.",
        fires_on=("They opened the gates at ten past six.", "The train pulled in at midnight with nobody on it."),
        silent_on=("They were to meet at noon.", "He had got up at five in the morning.", "She looked at seven hats.", "The clock was stopped at ten past four."),
    ),
    Rule(
        id="en.hour.within", confidence=0.62, within=True, timeless=True,
        starts=_HOURS,
        needs=tuple(f"{at} {hour}" for at in ("at", "after", "before") for hour in _HOURS.split()),
        pattern=r"\b(?=[abjs])(?<!was )(?<!is )(?<!were )(?<!ran )(?<!runs )(?<!comes )(?<!opens )(?<!opened )(?<!closed )((?:just |shortly |soon )?(?:at|after|before) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?=,|\.|;|$)",
        because="The sentence names an hour.",
        fires_on=("Her plane got in at five, in the rain.", "He was still sitting there when the cleaners came in at six."),
        silent_on=("The ferry ran at eight.", "She had come at five.", "He looked at two of them."),
    ),
    Rule(
        id="en.daypart.within", confidence=0.81, within=True,
        starts="forenoon late morning dawn dusk nightfall daybreak light dark day sunrise sunset afternoon evening night sundown",
        needs=("late", "before m", "before e", "before n", "toward", "it was day", "it grew", "in the morning", "in the evening", "in the afternoon", "in the night", "dawn", "dusk", "nightfall", "daybreak", "it got", "sunrise", "sunset", "sundown", "that night", "end of the", "one ", "dark", "light"),
        pattern=r"\b((?:(?:late|early) )?in the (?:morning|evening|afternoon|night)|(?:just |shortly |a little |an hour |long |well |soon )?(?:at|before|after|towards?|with) (?:dawn|dusk|nightfall|daybreak|daylight|first light|sunrise|sunset|sundown|dark)|(?:before|(?<!ing )towards?) (?:morning|evening|midnight|noon)(?=[,.;:]| (?:he|she|they|we|I|it|the|and|when|a|his|her|<name>)\b)|as it (?:was (?:getting|growing)|grew|got) (?:dark|light|late)|(?:when|as soon as|once|before|after) it (?:was|got|grew) (?:light|dark|day)(?: enough)?|one (?:(?!of|or|more)[\w-]+ )?(?:night|morning|forenoon|evening|afternoon|day)(?: (?:in|of|at|towards?) [\w'’-]+(?: [\w'’-]+)?)?)\b(?! (?:was much|is much|is like|was like|you|light|air|sun|paper|papers|news|when he was|when she was))(?!['’]s)",
        because="The sentence says that another part of the day, or another day, has come.",
        fires_on=("She died before morning.", "The train drew in as it was getting dark.", "They found her in the morning, under the boat.", "The bridge was gone before dawn.", "Saying nothing, he left one night by the back stairs."),
        silent_on=("She went in before morning prayers were done.", "He had left in the morning.", "The man who came at dusk was his son.", "He told her to be there at dawn."),
    ),
    Rule(
        id="en.woke.within", confidence=0.79, within=True, timeless=True,
        starts="woke awoke wake waking asleep alarm waken wakened woken",
        needs=("woke", "alarm", "waking", "wake"),
        pattern=r"\b((?:when|and|then|before|till|until) (?:the alarm (?:rang|went(?: off)?|sounded)|(?:(?:<who>|<name>) )?(?:woke|awoke|wakes?)\b(?! (?:him|her|them|me|us|the|his|my)\b)(?: up)?|(?:<who>|<name>) (?:was|were) (?:woken|wakened|awakened)))",
        because="Who wakes has slept: time has gone by.",
        fires_on=("The fire was out when he woke.", "She dozed, and woke to find the train standing.", "He was still adding it up when the alarm went off."),
        silent_on=("She moved softly, so as not to wake him.", "Nothing woke him."),
    ),
    Rule(
        id="en.until.within", confidence=0.93, within=True,
        starts="until till for again between",
        needs=("not ", "n't", "n’t", "never", "nothing", "nobody", "none", "neither", "last ", "no ", "between"),
        pattern=r"\b(?=[abdilnw])(?<!might )(?<!may )(?<!could )(?<!should )(?<!need )(?<!must )(?<!do )((?:not|(?:did|does|do|was|were|is|are)n['’]t|never|nothing|nobody|no one|none|neither|no|last)\b[^.;:]{0,70}? (?:again )?(?<!due )(?<!due through )(?<!expected )(?<!wanted )(?<!needed )(?:until|till) (?:(?!she\b|he\b|they\b|I\b|we\b|it\b)[\w'’-]+ ){0,3}?(?:<event>|<period>|<month>|<unit>|christmas|easter|lent|dawn|noon|midnight|dusk|nightfall|sunset|sunrise)|(?:not|(?:did|does|do|was|were|is|are)n['’]t|never|nobody|no one|nothing|none)\b[^.;:]{0,60}? (?<!due )(?<!expected )(?:until|till) (?:nearly |past |after |long after |half[- ]past )?(?:<count>)(?= o['’]clock| in the (?:morning|afternoon|evening))|(?:did not|didn['’]t|never|nobody|no one|nothing|none|do not|don['’]t) (?:[\w-]+ ){0,2}?(?:saw|see|seen|heard|hear|met|meet|speak|spoke|write|wrote|came|come|went|go|open|opened|visit|return|touch|set eyes|talk|call|called|run)(?: [\w'’-]+){0,4}? (?:(?:until|till) (?:[\w'’-]+ ){1,3}|for (?:(?!a moment|an instant)[\w-]+ ){1,3}<unit>|again (?:that|until|till|for) (?:[\w-]+ ){0,2}?(?:<unit>|<period>)?)|between (?:that|the) [\w'’-]+ and the (?:<event>|[\w-]+ (?:did|had)))",
        because="Not until then: what lies between is skipped.",
        fires_on=("Nobody stirred till nine o'clock in the morning.", "Ida did not meet him again until the inquest.", "Nobody saw Pike for a week.", "She didn't open it until she was on the train.", "Nobody spoke to her until the following spring.", "We had no news of them till Thursday.", "The ice didn't melt until April."),
        silent_on=("He did not look up until she coughed.", "She would not eat until the harvest was in, she said.", "He might not be home until the spring."),
    ),
    Rule(
        id="en.span.within", confidence=0.82, within=True,
        starts="days nights weeks months years week fortnight fortnights month year winter summer spring autumn decades term semester seasons winters summers",
        needs=("for ", "all ", "through", "during", "over"),
        pattern=r"\b((?:for|all|throughout|during|over|through) (?:nearly |almost |about |more than |some |quite )?(?:the |that |all that |those )?(?:rest of |whole of |next |following |better part of |best part of |whole |entire |remaining )*(?:the |that )?(?:next |following |few |several |another )*(?:<number> |few )?(?:long |whole |full |more )?(?:(?:days|weeks|fortnights?|months|years|decades|nights|summers|winters|seasons|week|month|year|winter|summer|spring|autumn|term|semester))(?: (?:that followed|after that|afterwards?|on end|running))?)\b(?! (?:old|now|ago|past|before|later|of|and)\b)(?!['’])",
        because="The sentence covers a stretch of days or months: a bridge.",
        fires_on=("He shut the shop for nearly a week.", "He shut the forge for three weeks.", "They quarrelled all winter.", "She ran the ferry for another nine years."),
        silent_on=("He had worked there for thirty years.", "She felt she could sleep for a week.", "He was hanged for all that."),
    ),
    Rule(
        id="en.took.within", confidence=0.66, within=True,
        starts="days nights weeks months years day night week fortnight month year winter summer spring autumn decade decades term semester season seasons winters summers hours hour",
        needs=("took ", "stayed", "remained", "lingered", "waited", "travelled", "traveled", "sailed", "marched", "takes ", "last", "ran ", "went on", "dragged on", "continued", "was ", "were ", "held ", "blew ", "rained", "snowed", "is ", "are ", "kept"),
        pattern=r"\b((?:took|takes|lasted|lasts|ran|went on|dragged on|continued|kept (?:it|this) up|held|blew|rained|snowed|(?:was|were|is|are) (?:gone|away|ill|sick|laid up|in bed|out cold|unconscious|delirious|missing|silent|out|absent|on the (?:road|water|way)|at sea|over|abroad)|stayed|remained|lingered|waited|travelled|traveled|sailed|marched)(?: (?:him|her|them|us|me|it|there|on|here))?(?: for)? (?:(?:all of|nearly|almost|over|about|only|the better part of|the best part of|just under|a little over|close on) )*<number> (?:(?:whole|full|long|good|more|entire|solid) )?(?:<long_unit>)|(?:was|were|is|are) <number> (?:full |long |whole )?<unit> (?:more )?(?:on the|at sea|in the|in bed|getting|in getting|at (?-i:[A-Z])|gone|dead|late|out(?! of)|coming|married|old when|old before|making|finding))(?!['’]s)",
        because="How many days something took is told: they are skipped.",
        fires_on=("The men were out fifteen weeks.", "They stayed a month in Lucerne.", "The crossing took nine days.", "He was gone a week.", "The letter was eight days on the road.", "The fever lasted three weeks.", "They were nine days more in getting it over the pass."),
        silent_on=("He was three weeks out of school.", "The crossing had taken nine days.", "He was a week's walk from home.", "The drive took ten minutes."),
    ),
    Rule(
        id="en.bridge.within", confidence=0.83, within=True,
        starts="time passed went wore weeks days months years hours winter summer autumn spring season evening morning afternoon night day week month year",
        needs=("as the ", "as time", "while time", "and time", "while the ", "and the ", "week after", "day after", "night after", "month after", "year after", "day by day", "week by week", "with each"),
        pattern=r"\b((?:as|while|and) (?:time|the (?:<long_unit>|hours|<season>|evening|morning|afternoon|night|day)(?: and (?:the )?(?:<long_unit>))?) (?:<passed>|advanced|drew on|deepened|grew (?:late|older|colder|warmer)|shortened|lengthened|came round)\b|(?:week after week|month after month|year after year|day by day|week by week|with each (?:passing )?(?:day|week|month|year)))",
        because="The sentence lets time go by.",
        fires_on=("As time went on she forgot.", "The fever sank, and as the weeks went by she grew fat.", "Week after week the letters came."),
        silent_on=("Night after night he sat over the chart.", "She watched the weeks' washing blow.", "He passed the salt as she spoke."),
    ),
)  # fmt: skip

ANYWHERE = (
    Rule(
        id="en.again.within", confidence=0.85, within=True,
        starts="again before after held lasted stayed until till",
        needs=("saw ", "met ", "sees ", "see ", "meets ", "meet ", "ran into", "came across", "set eyes", "heard ", "the day before", "the day after", "the night before", "the night after", "the week before", "the week after", "the morning before", "the morning after", "the evening before", "the evening after", "held ", "lasted", "stayed", "waited", "lived ", "remained ", "worked ", "put it", "kept "),
        pattern=r"\b((?:saw|met|sees?|meets?|ran into|came across|set eyes on|heard from|heard of) (?:him|her|them|me|us|each other|one another|<name>) again\b|(?:they|we|the two(?: of them)?) met again\b|the (?:day|night|week|morning|evening) (?:before|after) (?![^.!?]*\bhad\b)(?:he|she|they|we|I|the (?:<event>|<holiday>)|(?:his|her|their) (?:[\w-]+ )?(?:<event>|birthday))\b(?: (?!had\b)[\w'’]+)?|(?:held(?: off| out)?|lasted|(?:stayed|waited|lived|remained|worked)(?: there| here| on)?|put it off|kept) (?:until|till) (?:the )?(?:<weekday>|<month>|<season>|<holiday>|<event>|end of [\w'’ ]{3,20}))\b",
        because="The sentence goes to another meeting, or to a day that is counted from something told.",
        fires_on=("She saw him again at the fair.", "They met for the last time in a tea shop, the day before he sailed.", "The snow held off until Thursday.", "They worked there until Easter."),
        silent_on=("She had seen him again at the fair.", "They had worked there until Easter.", "He looked at them again.", "He wanted to see her again."),
    ),
    Rule(
        id="en.time.within", confidence=0.93, within=True,
        starts="morning afternoon evening night nights day days week weeks weekend fortnight month months year years spring summer autumn winter term season "
        "dawn dusk noon midnight midday nightfall sunset sunrise daybreak lent trimester holidays vacation break <weekday> january february april june july august september october november december "
        "<holiday_start> eve first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth #",
        needs=("in ", "on ", "at ", "by ", "till", "until", "toward", "during", "through", "within", "over", "after", "before", "around"),
        pattern=r"\b((?:in|on|at|towards?|around|during|throughout|over|after|before) (?:(?:the|that|his|her|their|our|my|a|an|early|late) )(?:(?!(?:of|and|or|to|with|for|old|same|bad|good|working|rainy|who|that|which|when|other|he|she|they|it|I|we)\b)[\w'’-]+ ){0,2}?"
        r"(?:(?:morning|afternoon|evening|night|week|end|middle|beginning|days?|start|last|first|close|part|course|eve|height|depths?) of (?:the |that |his |her |their |our |my |a )?(?:[\w-]+ )?)?(?:morning|afternoon|evening|night|week|weekend|fortnight|month|year|spring|summer|autumn|winter|term|season|trimester|(?:christmas|easter|summer|school) (?:holidays|vacation|break)|<weekday>|(?-i:January|February|April|June|July|August|September|October|November|December)|<holiday>)|(?:on|in|at|by|till|until|before|after) (?:<ordinal> |the )?(?-i:[A-Z])[\w'’]+ (?-i:Day|Night|Eve)|on the (?:<ordinal>)(?=[,.;]|$))(?=[,.;:!?)—–]|$| (?:and|with|in|at|to|for|when|after|before|by|from|without|about|the|a|an|but|he|she|they|we|I|it|as|on|there|his|her|so|not|all|again|under|into|out|<name>)\b)(?<!the day)(?<!a day)(?<!one day)(?<!in the night)(?<!in the spring)(?<!at a year)",
        because="The sentence says when it plays.",
        fires_on=("The inspector came in the second week of September.", "It took me till Lady Day to get it up.", "They sailed on the ninth.", "She married him at the end of her first term."),
        silent_on=("They had sailed on the ninth.", "The man who came in the night was gone.", "In those days nobody came at night.", "He hoped to sail before the winter.", "She sat in the morning light."),
    ),
)  # fmt: skip

ANNOUNCED = (
    Rule(
        id="en.count.lived", confidence=0.88, timeless=True,
        starts="<number_start> then and with",
        needs=_UNITS,
        pattern=r"(?:then |and )?((?:(?:with )?<number> (?:<unit>)(?: and (?:<count>|a) <unit>)? (?:to go|left|to run|in hand)|<number> (?:more )?(?:<unit>)(?: and <number> <unit>)? (?:of (?:it|this|that|them)(?= ?[,;.]| and\b| did| was| were)|(?:behindhand|behind|late|overdue|gone|straight|running)(?=,| and\b))|<number> <unit> more(?=,| and\b)|<number> <unit>(?: and <number> <unit>)?,? (?=(?:he|she|they|we|I|you|it|the \w+) (?!had\b|has\b|have\b|would\b|was to\b)(?:\w+(?:ed|t|ew|ay|ank|an|at|ept|ought|old|ode|ell)|(?:was|were)(?! \w+ing\b))\b)))",
        because="How long it has been, or has yet to go, stands at the head.",
        fires_on=(
            "Three days and three nights they drifted.",
            "A week more, and they were in Rome.",
            "Three weeks of it, and the walls were dry.",
            "Two days late, the barge came round the bend.",
            "With six days to go the tenor lost his voice.",
            "Nine nights he slept in the cart.",
            "Three days he was over there, and no word.",
            "A week gone and nothing mended.",
        ),
        silent_on=("Three of them left.", "Two days they had waited.", "A year late is late."),
    ),
    Rule(
        id="en.period.that", confidence=0.78, within=True, timeless=True,
        starts="week weekend day morning night month year summer winter spring autumn fall evening afternoon noon term season <month> <weekday> christmas easter",
        needs=tuple(f"the {time}" for time in (*_PERIODS, *_DAYS, *_MONTHS)),
        pattern=r"\b(?=the )(?<!for )(?<!of )(?<!was )(?<!is )(?<!like )(?<!about )(?<!till )(?<!until )(the (?:very )?(?:week|weekend|day|morning|night|month|year|summer|winter|spring|autumn|fall|evening|afternoon|noon|term|season|christmas|easter|<weekday>|(?-i:January|February|March|April|May|June|July|August|September|October|November|December)) (?:that |when )?(?:(?:the|my|his|her|their|our) [\w'’]+|he|she|they|we|I|it|<name>|(?<=that )[\w'’]+) (?!had\b|would\b|could\b|and\b|of\b|or\b|(?<=it )(?:takes|took)\b)(?:\w+ed|came|went|got|goes?|come|comes|gets?|left|leaves?|began|begins?|start|starts|broke|breaks?|fell|falls?|dies|won|lost|shut|opens?|closes?|sold|took|takes?|turns?|met|moved?|gave|let|lets|ran|runs?|rose|sank|froze|(?:was|were) \w+(?:ed|n|t))|the (?:very )?(?:week|weekend|day|night|year|summer|winter|spring|autumn|<weekday>) that (?:(?:the|my|his|her|their|our) [\w'’]+|he|she|they|we|I|you (?:both )?|<name>) (?!had\b|would\b|could\b|and\b|of\b|or\b|has\b|have\b|will\b)[\w'’]+)\b",
        because="A day or a season is named by what happened in it.",
        fires_on=(
            "They gave me a bicycle the week the bridge opened.",
            "The night it happened, Bo was in the bath.",
            "She bought the farm the spring that the banks failed.",
            "They were married the June he turned twenty.",
        ),
        silent_on=("The week it takes to dry a hide is a long one.", "He thought about the day the bridge opened.", "He was thinking of the day the bridge opened."),
    ),
    Rule(
        id="en.next-time.within", confidence=0.85, within=True, timeless=True,
        starts="next last",
        needs=("the next time", "when next", "the time after", "the last time"),
        pattern=r"\b((?:the next time|when next|the time after that|the last time) (?:that )?(?:he|she|they|we|I|you|anyone|anybody|the \w+|<name>) (?!would\b|had\b|should\b)\w+)",
        because="The next of its kind is another day.",
        fires_on=("The calf was up to her shoulder the next time she came.", "He was grey the next time that Anna saw him."),
        silent_on=("He would know what to say the next time he would see her.",),
    ),
    Rule(
        id="en.by.thing", confidence=0.85, within=True, timeless=True,
        starts="by",
        needs=("by ",),
        pattern=r"\b(by (?:breakfast|lunch|luncheon|dinner|supper|tea|elevenses|half[- ]term|term|lights[- ]?out|(?:apple|hay|plum|cherry|lambing|shearing|harvest|tea|lunch|supper|bed|closing) ?time|moonrise|moonset|cockcrow|closing|curtain[- ]up|harvest|lambing|shearing|haymaking|low water|high water|(?:whit|<holiday>)|(?-i:[A-Z])\w+ (?-i:Day)|the clocks going back|the (?:hot|cold|wet|dry) weather|the (?:next|last|<ordinal>) (?:[\w-]+ )?(?:load|lesson|letter|visit|round|sitting|session|harvest|act|verse|chapter|drink|glass|bottle|rehearsal|course|season|winter|summer|spring|autumn|fall|morning|evening|term|one(?= (?:he|she|they|I|we|the|there|nobody)\b))|the thaw|(?:the |that )(?:<weekday>|(?:first|last) (?:snow|frost|rains?|swallow|cuckoo|hay)|(?:start|beginning|middle|close|turn) of (?:the |that )?[\w'’-]+|(?:third|fourth|fifth|sixth|seventh|next|following) (?:day|night|week|month|lesson|letter|visit|round)|new moon|full moon|leaves|blossom)))\b(?!['’]s| (?:time of|table|of|bell|light|room|party)\b)",
        because="By then it was so: the time between is skipped.",
        fires_on=(
            "By supper the barn was down.",
            "They were on speaking terms by the first frost.",
            "By the Monday he had it by heart.",
            "She could swim by half-term.",
            "By apple time she had forgotten him.",
            "He had his hat off by Yule.",
            "By the last load her hands bled.",
        ),
        silent_on=(
            "They hoped to be gone by supper.",
            "He sat by the dinner table.",
            "He would have it by the Monday.",
        ),
    ),
    Rule(
        id="en.whole", confidence=0.86, timeless=True,
        starts="the all they he she it",
        needs=("whole", "all ", "entire", "best part", "better part", "rest"),
        pattern=r"(?:(?:he|she|they|it|we|I) (?:was|were|lay|stayed|kept|slept|worked|waited|rained|snowed|blew) (?:[\w'’-]+ ){0,3})?((?:the (?:whole|entire|best part|better part|rest) (?:of )?(?:that |the )?|all (?:of )?(?:that |the )(?:\w+ )?|all )(?:<month>|<season>|back[- ]end|rains|dry season|wet season|holidays|harvest|lent|advent|(?<=whole )week(?:end)?|(?<=all that )week(?:end)?|(?<=whole )month|(?<=whole )year|(?<=entire )(?:week|month|year)))\b(?=,? (?:it|he|she|they|we|I|the|nobody|there|before|after|of)\b|[,.])(?!,? (?:he|she|they|we|I)(?:['’]d| had)\b)",
        because="A month or a season is gone through as a whole.",
        fires_on=(
            "The whole of March it blew.",
            "All that back end they quarrelled.",
            "She was in bed the whole week before Easter.",
        ),
        silent_on=("All summer she had thought of it.", "The whole family came."),
    ),
    Rule(
        id="en.had.when", confidence=0.62, timeless=True,
        starts="<who_start> <name_start> the his her their my our there",
        needs=(" when ", " before ", " by the time "),
        pattern=r"(?!there had been a time|[^.]{0,90}\b(?:miles?|yards|feet|paces|blocks|leagues)\b)((?:the |his |her |their |my |our )?(?:(?!that\b|who\b|whose\b|which\b|because\b|where\b|though\b|if\b|as\b)[\w'’-]+ ){1,4}?(?:had|['’]d|(?<=I['’]d)|(?<=e['’]d)) (?!hardly\b|scarcely\b|barely\b|just\b|only just\b|no sooner\b|not\b|never\b|always\b|nearly\b|almost\b|even\b|been (?:about|on the point|quite|so|very|rather|angry|glad|sorry|\w+ful|\w+ant)\b|better\b|an?\b|the\b|no\b|to\b|his\b|her\b|their\b|some\b|standing\b|got as far as\b|got halfway\b)(?:(?:already|all|both|long|since|now|also|once|\w+ly),? ){0,2}(?:<participle>),? (?:(?!halfway\b)[\w'’-]+,? ){1,16}?(?:when|before|by the time) (?:(?:they|he|she|we|I|it|somebody|someone|anyone|there|word|(?-i:[A-Z])[\w'’-]+),? (?!had\b|would\b|could\b|was a\b|were\b|realized\b|realised\b|noticed\b)[\w'’-]+|(?:the|a|an|his|her|their|my) (?:[\w'’-]+ ){1,3}?(?:(?!had\b)(?:<past>)|is|are|would|\w+ed)\b))",
        because="All that had happened by then is told in one clause: time has gone by with it.",
        fires_on=(
            "The tickets had been printed and the hall hired when the soprano eloped.",
            "They had eaten two of the mules before the pass was open.",
        ),
        silent_on=(
            "They had gone about half a mile when the boy drew up.",
            "He had nearly reached the end of the room when the pistol went off.",
            "He had come to his feet in his haste and stood before the boy.",
            "He had hardly sat down when the telephone rang.",
            "She had never been there before he asked.",
            "He had a trick of coughing twice before he lied.",
            "The carter had cold hands and a warm hat, and he knocked twice before he came in.",
            "They had seven hens and a swing when the school was built.",
        ),
    ),
    Rule(
        id="en.dated", confidence=0.95, timeless=True,
        starts="# <month> jan feb mar apr jun jul aug sept sep oct nov dec <weekday> mon tues wed thurs fri sat sun the it today",
        needs=(*_MONTHS, *(day[:3] for day in _DAYS), *_ORDINALS),
        pattern=r"(?!(?:<weekday>|mon|tues?|wed|thurs?|fri|sat|sun)\.?:[^:\n]{1,80}\b(?:<weekday>|mon|tues?|wed|thurs?|fri|sat|sun)\.?:)((?:(?:<weekday>|mon|tues?|wed|thurs?|fri|sat|sun)\.?,? )?(?:(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:<month>)|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|<month>)\.? \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?[.:;—–](?= |$)|(?:<weekday>|mon|tues|wed|thurs|fri|sat|sun|the (?:first|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th)))(?: (?:morning|night|evening|afternoon|again|noon))?[.:—–](?= [A-Z\"“‘]|$)|(?:it is|it['’]s|today is) (?:now )?(?:<weekday>|the <ordinal>)(?=[,.;:]| and\b))",
        because="An entry under its date begins the page again.",
        fires_on=(
            "12 March. Sleet, and the goat is off her feed.",
            "Oct. 3. Nothing.",
            "Wednesday. No post.",
            "The Fourth. They let off rockets.", "The 10th. Nothing came.",
            "It is Sunday, and I have the house to myself.",
        ),
        silent_on=("12 March hares were counted.", "Sunday schools were closed.", "Mon: bread. Tues: soup. Wed: bread, fried."),
    ),
    Rule(
        id="en.place.date", confidence=0.93, within=True, timeless=True,
        starts="<season> <month> night morning evening afternoon #",
        needs=(", ",),
        pattern=r"^((?-i:[A-Z])[\w'’]+(?: (?-i:[A-Z])[\w'’]+){0,2}, (?:the )?(?:(?:wet|dry|cold|hot|hard|early|late|last|first|long|bad|good|following) ){0,2}(?:<season>|<month>|(?:<weekday> )?(?:night|morning|evening|afternoon)|in the <season>|\d{4})(?: (?:of )?\d{4}| of that year)?)[.:](?= |$)",
        because="Place and time stand at the head as on a title card.",
        fires_on=("Leith, the hard winter of 1963. The pipes had burst.", "Malmö, early spring. Nobody met her."),
        silent_on=("Leith, where he was born. It rained.",),
    ),
    Rule(
        id="en.woke.cleft", confidence=0.88, timeless=True,
        starts="it it's what i he she they we something the",
        needs=("wok", "wak", "brought", "brings", "rous", "asleep"),
        pattern=r"((?:it (?:is|was)|it['’]s|it['’]d been) (?:the |a |an )?(?:[\w'’-]+ ){1,5}?(?:that|which|who) (?:woke|wakes|brought|brings|roused|rouses) (?:me|him|her|us|them|you)\b|what (?:woke|wakes|roused) (?:me|him|her|us|them|you) (?:was|is)|(?:something|the [\w'’-]+|a [\w'’-]+) (?:woke|wakes) (?:me|him|her|us|them|you)\b|(?:I|he|she|they|we|you) (?:come|comes|came|go|was|wakes?|am|is|are|['’]m|['’]s) (?:wide |half |fast )?(?:awake|asleep)[\w '’-]{0,40} when\b|(?:I|he|she|they|we|you) (?:come|comes|came) awake\b|(?:I['’]m|he['’]s|she['’]s|they['’]re|we['’]re|you['’]re) (?:fast |half )?asleep [\w '’-]{0,40}when\b)",
        because="Somebody wakes: what was slept through is skipped.",
        fires_on=(
            "It's the quiet that wakes him.",
            "What woke us was the dog.",
            "I'm asleep in the hay when the lorry stops.",
            "She came awake with her hand on the lamp.",
        ),
        silent_on=("It was the dog that ate it.", "What he was is no secret."),
    ),
    Rule(
        id="en.light.grows", confidence=0.84, timeless=True,
        starts="it before light daylight the",
        needs=listed("light|dark|grey|gray|late|lamps|lanterns|candle|sun|moon|sky|cock|bird|gull|milk"),
        pattern=r"(it (?:got|gets|grew|grows|began to get|begins to get|was getting|is getting|was growing|is growing|was beginning to (?:get|grow)|is beginning to get|was just|is just|is barely|was barely) (?:light|dark|grey|gray|late)\b|the (?:(?:early|late|first|pale|low) )?(?:morning|afternoon|evening|midday|noon|noonday) (?:sun|sunlight|sunshine|light) (?:warmed|shone|slanted|came|streamed|poured|fell|struck|beat|glinted|filled|touched|(?:was|lay)(?! (?:in|on|upon|across) (?:his|her|their|my|its)\b))\b|before (?:it was |it got )?(?:light|the (?:cocks?|birds?|gulls?|milk|sun) (?:had |have )?(?:crowed|crew|woke|was up|were up|came))|(?:light|daylight) (?:came|got in|found|was coming)\b|the (?:lamps|street ?lamps|street ?lights|lights|lanterns|candles?) (?:had been lit|were (?:still |already |all |being )?lit|were (?:still |already )?on|came on|come on|are on|are lit|(?:had|has|have) burned? (?:down|low|out))|the (?:sun|moon) (?:was|is|had) (?:down|up|gone|set|well up|high|low|risen|not yet up)\b|the sky (?:was|is|had) (?:going|gone|beginning|turning|turned|begun)\b)",
        because="The light has changed: it is another hour.",
        fires_on=(
            "The late afternoon sun slanted over the yard.",
            "It was beginning to get dark when Nora came out.",
            "It got light by degrees.",
            "Before the cocks crew they were on the road.",
            "The lamps were lit along the quay.",
            "The moon was down when the boat put off.",
            "The candle had burned down to the saucer.",
        ),
        silent_on=(
            "The morning light was in her hair.",
            "The morning light in which he worked was grey.",
            "It got lighter in his hands.",
            "The sun in his eyes was too much.",
        ),
    ),
    Rule(
        id="en.turned.age", confidence=0.9, timeless=True,
        starts="<who_start> <name_start>",
        needs=("teen", "twenty", "thirty", "forty", "fifty", "sixty", "eighty", "ninety", "seventy", "turned ", "turns "),
        pattern=r"((?:<who>|<name>) turn(?:ed|s) (?:six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)(?=[,.;]| (?:in|on|that|the|and (?:<who>|<name>|there|nobody|the)|at|when|before|a|this|last|during)\b(?! (?:pages?|cards?|of)\b))|<who> (?:was|were|is|had) (?:(?:now|already) )?(?:past|turned|nearly|almost|rising|going on|over|well past|just|not yet|only|getting on for) (?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?|forty(?:-\w+)?|fifty(?:-\w+)?|sixty(?:-\w+)?|seventy(?:-\w+)?|eighty(?:-\w+)?|ninety(?:-\w+)?)\b[^.!?]{0,90}\b(?:when|before(?! (?:him|them|me|us|her)\b)|the (?:year|day|spring|summer|autumn|winter|morning|week))\b)",
        because="An age says when: it is another year.",
        fires_on=("She was past sixty, and deaf, when the letter was found.", "He was nearly thirty before he asked.", "Ida turned thirteen in the rain.", "He turned seventy in a motel."),
        silent_on=(
            "She was past caring.",
            "She turned ten pages at once.",
            "Ida turned ten and held up the card.",
            "He turned the seven over.",
            "He was over thirty, and bald.",
            "He was only thirty, with all the world before him.",
        ),
    ),
    Rule(
        id="en.weather.holds", confidence=0.8, timeless=True,
        starts="fog snow ice rain frost mist low high gales storms floods flood bad the wind sleet heat drought calm",
        needs=listed("fog|snow|ice|rain|frost|mist|tide|water|gales|storms|flood|weather|sleet|heat|drought|calm|wind"),
        pattern=r"((?:the )?(?:fog|snow|ice|rain|rains|frost|mist|low tide|high tide|low water|high water|gales|storms|floods?|bad weather|sleet|heat|drought|calm|spring tide|wind) (?:had )?(?:kept|held(?! off)|caught|shut|closed|pinned|drove|left|stopped(?! ?[.,;])|stranded|set in|lay|brought|put an end|came (?:early|late|down(?! ?[.,;])|back|in)))\b",
        because="The weather has the story in its hands: that takes days.",
        fires_on=(
            "Snow shut them in at the halfway house.",
            "Fog held the fleet till Lady Day.",
            "Low tide had left the weir bare.",
        ),
        silent_on=("Rain ran down the glass.", "Ice clinked.", "The rain stopped.", "The wind took his hat."),
    ),
    Rule(
        id="en.at.event", confidence=0.82, timeless=True,
        starts="at during",
        pattern=r"((?:at|during) (?:the|his|her|their|my|our) (?:first |second |third |last |next |final |leaving |annual |dress )?(?:hearing|trial|funeral|wedding|inquest|auction|sale|christening|reception|audition|interview|graduation|committal|sentencing|appeal|tribunal|prize-?giving|concert|show|party|rehearsal|meeting|regionals|nationals|finals?|semi-?finals?|parade|launch|unveiling|reading of the will|exam|service|graveside|altar|graveyard|cemetery|crematorium|border))\b(?=,? (?:he|she|they|we|I|it|there|the|a|an|his|her|my|nobody|somebody|everyone|<name>)\b)(?!,? (?:he|she|they|we|I)(?:['’]d| had| would)\b)",
        because="What was ahead has come.",
        fires_on=(
            "At the inquest Dowd wore a borrowed tie.",
            "During the rehearsal, nobody looked at her.",
            "At the border they took her pen.",
        ),
        silent_on=("At the wedding she had danced with him.", "At the door he stopped."),
    ),
    Rule(
        id="en.done.to", confidence=0.84, timeless=True,
        starts="they we",
        needs=listed(
            "buried|married|christened|hanged|launched|discharged|released|cremated|crowned|elected|sentenced|scattered|sent|let|brought|gave|moved|kept|put"
        ),
        pattern=r"((?:they|we) (?:buried|married|christened|hanged|launched|discharged|released|cremated|crowned|elected|sentenced|scattered) (?:him|her|it|me|them|us|the [\w'’-]+|my [\w'’-]+|his [\w'’-]+|her [\w'’-]+|<name>)|they (?:sent|let|brought) (?:him|her|me|us|them|<name>) (?:home|out|go|off|back|down)|they (?:gave|moved|kept|put) (?:him|her|me|us|them) (?:[\w'’-]+ ){0,2}?(?:desk|job|room|ward|medal|blankets?|bed|number|office|uniform|command|ship|week|night|days|weeks|overnight)\b|(?:they|we|<name> and <name>) (?:were|got) married\b)",
        because="What takes a day of its own has been done.",
        fires_on=(
            "They buried Tam in the rain.",
            "They sent her home with a stick.",
            "They let me out on the Tuesday side of Lent.",
            "They got married in a register office.",
            "They kept him a week.",
        ),
        silent_on=("They gave him a look.", "They put her down gently.", "They let him speak."),
    ),
    Rule(
        id="en.meal.said", confidence=0.84, timeless=True,
        starts="nobody no neither none they she he i we <name_start> the",
        needs=("dined", "supped", "breakfast", "supper", "dinner", "lunch", "tea"),
        pattern=r"((?:they|we|he|she|I|<name>) (?:dined|supped|breakfasted|lunched|had (?:breakfast|supper|dinner|lunch)) (?:in|at|on|under|late|early|alone|together|that|with)\b|(?:nobody|no one|neither of (?:them|us)|none of (?:them|us)|they|she|he|we|I|<name>) (?:said|mentioned|spoke|told|asked|ate|announced|was|were|did not|didn['’]t|came|read|sat)(?: (?!for\b)[\w'’-]+){0,6}? (?:at|over|during|after|before) (?:breakfast|supper|dinner|lunch))\b(?!-)",
        because="It is told at a meal: it is another hour.",
        fires_on=(
            "They dined late, on the terrace.",
            "They had supper in the kitchen.",
            "Nobody spoke of it at breakfast.",
            "She told him over supper.",
            "They were silent over dinner.",
        ),
        silent_on=("She said he could have it for breakfast.",),
    ),
    Rule(
        id="en.won.lost", confidence=0.55, timeless=True,
        starts="we they i he she",
        needs=("won", "lost", "drew", "win", "lose", "passed", "failed", "came", "finish", "got"),
        pattern=r"((?:we|they|I|he|she) (?:won|lost|drew|win|lose) (?:the |that |our |their |his |her |my )?(?:first|second|third|next|last|match|game|toss|final|semi-?final|cup|election|case|appeal|race|set|opener|home game|bout|fight)|(?:we|they|I|he|she) (?:passed|failed) (?:the |his |her |my |all |every )?(?:\w+ )?(?:exams?|test|finals?|driving test|medical|audition|inspection)\b|(?:we|they|I|he|she) (?:came|finished|got) (?:first|second|third|fourth|last|top|bottom|(?:the|a) (?:part|job|place|grant|scholarship|degree|post))(?=[,.;]| (?:and|in|by|on|at|with)\b))",
        because="How it ended is told: what was ahead is over.",
        fires_on=("We lost the second one on penalties.", "She passed the medical with a cold.", "They came last."),
        silent_on=("We lost the path.", "He passed the paper along.", "She came first to the door."),
    ),
    Rule(
        id="en.post", confidence=0.82, timeless=True,
        starts="the a an his her their my our no",
        needs=("arriv", "came", "comes", "is ", "was ", "reached", "reaches", "fell"),
        pattern=r"((?:the|a|an|his|her|their|my|our|no) (?:(?:first|second|third|next|last|only|final) )?(?:letter|decree|parcel|reply|answer|results?|bill|invitation|summons|news|word|telegram|postcard|cheque|check|verdict|papers|contract|email|package|crate|proofs|photographs|ticket|visa|notice|offer)(?: from [\w'’ ]{1,30})? (?:arrived|arrives|came|comes|reached|reaches|was (?:waiting|lying|there|on the (?:mat|doormat|step|hall table|breakfast table))|is (?:waiting|lying|there|on the (?:mat|doormat|step))))\b(?! (?:promptly|instantly|quickly|slowly|at once|back|in a|as an?|from (?:the|behind|within|above|below|inside|somewhere))\b)(?![^.;]{0,30}\b(?:moment|minute|second|instant)s?\b)(?! (?:out|off|loose|apart|open)\b)",
        because="What was waited for has come.",
        fires_on=(
            "The reply came on blue paper.",
            "Her visa arrives inside a seed catalogue.",
            "The second letter was waiting on the mat.",
        ),
        silent_on=(
            "The news came as a blow.",
            "The answer came promptly from the window.",
            "The letter was short.",
            "The parcel came apart.",
        ),
    ),
    Rule(
        id="en.first.of", confidence=0.82, timeless=True,
        starts="the my his her our their",
        needs=("first", "second", "third", "fourth", "fifth", "last", "next", "final"),
        pattern=r"((?:the|my|his|her|our|their) (?:very )?(?:first|second|third|fourth|fifth|last|next|final) (?:few )?(?!time\b|thing\b|of\b|one\b|person\b|man\b|woman\b|word\b|words\b|step\b|question\b|name\b|line\b|row\b|floor\b|page\b|shot\b|drop\b|bite\b|mouthful\b|note\b|door\b)(?:loaf|lesson|letter|visit|class|round|night|shift|batch|crop|customer|client|case|session|rehearsal|game|match|race|run|trip|voyage|date|lamb|calf|frost|snow|egg|harvest|wedding|funeral|tenant|lodger|patient|winter|summer|attempt|dress|draft|month['’]s [\w-]+|week['’]s [\w-]+|year['’]s [\w-]+)(?: [\w'’-]+){0,4}? (?:was|were|is|are|came|comes|went|goes|fell|falls|lasted|lasts|brought|brings|ended|took|takes|arrived|arrives|had|has|cost|killed))\b",
        because="The first or the last of a series has a day of its own.",
        fires_on=(
            "The first loaf came out like a brick.",
            "Her second shift was worse.",
            "The last lesson fell on a Tuesday of rain.",
            "The next month's rent came in coins.",
        ),
        silent_on=("The first time was an accident.", "The last row was empty.", "The first man was tall."),
    ),
    Rule(
        id="en.not-since", confidence=0.84, timeless=True,
        starts="we i he she they there we've i've",
        needs=("since", "from the "),
        pattern=r"((?:(?:we|I|he|she|they)(?:['’]ve| have| has| had|['’]d)?|there (?:has|was|had|have))(?: [\w'’-]+){0,5}? (?:no|not|nothing|nobody)\b(?: [\w'’-]+){0,6}? (?:since (?:<weekday>|<month>|<season>|<holiday>|the \w+|yesterday|last \w+)|from the [\w ]+ to the [\w ]+))",
        because="How long there has been nothing is told: it is that much later.",
        fires_on=(
            "We have had no post since Monday.",
            "They had no rain from the sowing to the show.",
            "There has been nobody since the fair.",
        ),
        silent_on=("We had no idea.", "There was no one there."),
    ),
)  # fmt: skip

_FURTHER = (*ANNOUNCED, *CLAUSES)
_AT_HEAD, _LATE = tuple(row for row in _FURTHER if not row.within), tuple(row for row in _FURTHER if row.within)
RULES = (*ELAPSED, *NEXT, *DATE, *HOUR, *EVENT, *BRIDGE, *PAST, *_AT_HEAD, *WITHIN, *ANYWHERE, *_LATE)

WORDS["time"] = (
    "day|days|night|nights|week|weeks|weekend|weekends|fortnight|fortnights|month|months|year|years|decade|decades|"
    "century|centuries|hour|hours|minutes|morning|mornings|afternoon|evening|evenings|noon|midnight|midday|dawn|dusk|"
    "sunset|sunrise|daybreak|nightfall|daylight|twilight|sundown|sunup|cockcrow|moonrise|moonset|moon|light|dark|"
    "darkness|late|later|early|earlier|sun|tide|dinnertime|breakfasttime|suppertime|lunchtime|teatime|bedtime|monday|"
    "tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|"
    "sundays|january|february|march|april|may|june|july|august|september|october|november|december|spring|springs|"
    "summer|summers|autumn|autumns|fall|winter|winters|midsummer|midwinter|season|seasons|term|semester|christmas|"
    "christmases|easter|halloween|thanksgiving|whitsun|whitsuntide|lammas|michaelmas|candlemas|lent|advent|epiphany|passover|"
    "hanukkah|diwali|eid|ramadan|hogmanay|eve|birthday|anniversary|clock|past|quarter|half|o|ago|before|after|"
    "afterwards|afterward|since|until|till|next|following|tomorrow|yesterday|today|tonight|morrow|time|harvest|"
    "breakfast|lunch|luncheon|dinner|supper|tea|moons|sol|sols|generation|generations|rains|snow|snows|frost|thaw|"
    "holidays|vacation|age|eventually|course|length|century|again|still|last|alarm|bell|period|curfew|interval|later|"
    "#|funeral|wedding|trial|war|exams|graduation|finals|regionals|nationals|prom|verdict|inquest|shift|watch|rounds|"
    "recess|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|first|thirteenth|fourteenth|"
    "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|yule|souls|feast|vigil|festival|"
    "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty"
)

WORDS |= {
    "plain": "the|a|an|and|but|so|then|he|she|it|they|i|we|you|his|her|their|my|our|its|your|in|on|at|by|for|when|after|before|there|that|this|those|these|what|why|"
    "how|who|if|no|not|nobody|nothing|none|of|to|from|with|as|or|yes|oh|well|once|one|two|three|four|five|six|all|some|every|each|somebody|someone|something|mr|mrs|"
    "miss|dr|only|even|still|now|here|down|up|out|over|under|behind|outside|inside|above|below|through|most|both|neither|perhaps|maybe|because|where|while|though|"
    "again|never|always|<weekday>|<month>|christmas|easter|first|second|third|next|last|same|other|others|rest|way|moment|minute|second|word|words|thing|time|whole",
    "past": "was|were|had|did|said|went|came|took|got|gave|made|knew|thought|saw|felt|stood|sat|put|told|began|left|found|kept|held|ran|fell|heard|"
    "brought|let|lay|set|met|wrote|spoke|wore|rose|drew|drove|broke|ate|drank|slept|woke|won|lost|sent|spent|built|bought|sold|caught|could|didn't|"
    "wasn't|weren't|hadn't|couldn't|led|read|hung|shook|grew|threw|blew|flew|became|hadn’t|wasn’t|didn’t|couldn’t|weren’t",
    "present": "is|are|am|has|have|does|do|says|goes|comes|looks|takes|gets|gives|makes|knows|thinks|sees|feels|stands|sits|puts|turns|asks|tells|begins|"
    "leaves|finds|keeps|holds|runs|falls|hears|brings|isn't|aren't|doesn't|don't|hasn't|haven't|it's|he's|she's|they're|we're|i'm|i've|I'm|I've|we've|they've|"
    "It's|He's|She's|They're|We're|There's|there's|wants|lives|works|walks|nods|smiles|laughs|waits|can|can't|isn’t|aren’t|doesn’t|don’t|it’s|he’s|she’s|It’s|He’s|"
    "She’s|I’m|I’ve|There’s|there’s|we’re|they’re|They’re|We’re|can’t|hasn’t|haven’t|we’ve|they’ve",
    "perfect": "have|has|haven't|hasn't|I've|we've|they've|you've|it's|he's|she's|It's|He's|She's|They've|We've|haven’t|hasn’t|I’ve|we’ve|they’ve|it’s|he’s|she’s",
    "first_person": "I|me|my|we|us|our|My|We|Our|I'd|I'm|I've|I'll|I’d|I’m|I’ve|I’ll|myself",
    "salutation": r"(?:my )?(?:dear(?:est)?|darling|beloved) [\w'’ -]{1,40}[,:;.!]|[A-Z]\w+(?: dear)?,|(?:well|oh),? (?:brother|sister|mother|father|mama|papa)|hello|hi [A-Z]\w+",
    "valediction": r"(?:(?:with )?(?:all (?:my|our) )?(?:yours?|love|ever|always|sincerely|affectionately|fondly|faithfully|regards|best|cheers|kisses|until|as (?:ever|always)|in haste|warmly|respectfully|gratefully|hugs|much love|(?:kind|warm)(?:est)? regards)\b[\w ,'’.-]{0,50}|[A-Z]\w{0,14}\.?|[A-Z]\. ?[A-Z]?\.?)",
    "postscript": r"(?:p\. ?s|n\. ?b|ps)\b|[A-Z]\w{0,14}\.?$",
    "growing_words": "crocuses conkers poppies brambles grass rye wheat corn barley hay leaves clocks snow snows ice frost frosts thaw limes lilac lilacs hawthorn hawthorns apples cherry cherries plum plums pear pears blossom "
    "blackberries roses strawberries raspberries gooseberries trees orchard orchards chestnuts elms beeches almond almonds gorse heather hedges bluebells primroses daffodils snowdrops hops grapes nuts swallows swifts geese meadowlarks cuckoo lambs sap river rains nights tide flood floods",
    "count_start": "one two three four five six seven eight nine ten eleven twelve",
    "who_start": "he she they i we you",
    "name_start": "mrs mr miss dr @",
    "any_word": "the lunch dinner breakfast supper christmas easter thanksgiving halloween midsummer her his their our that a another midnight noon dawn "
    "spring summer autumn fall winter term shift visiting school <weekday> <month> ten eleven twelve one two three four five six seven eight nine",
    "any_start": "market match game race opening prize press sports wash payday polling election graduation moving wedding launch lambing shearing "
    "harvest exam finals open visiting bonfire guy carnival founder's speech results deadline demo release trial sentencing sailing flight first "
    "baking rent laundry washing feast fair saint holy palm ash shrove pancake whit whitsun rogation field homecoming prom judgement judgment execution "
    "show dress tech final senior snow race derby budget court hanging burial independence mothering poppy armistice remembrance victory ve d burns twelfth "
    "christmas easter thanksgiving halloween new mayday may labor labour memorial boxing valentine's",
    "event_start": "graduation finals exams nationals regionals semifinals semi auditions rehearsals tryouts term school homecoming results prom lambing threshing shearing harvest playoffs opening college university boot orientation high",
    "meal_start": "breakfast lunch dinner supper tea",
}

BY_THEN = listed(
    "en.by.within|en.by.the.time|en.by.date|en.woke|en.woke.within|en.not.until|en.until.within|en.elapsed.since|en.event.over|en.event.done|en.occasion|en.state.changed"
)
BRIDGES = ("en.span", "en.bridge", "en.span.within", "en.bridge.within", "en.past.events")
FORWARDS = (
    "en.later.elapsed", "en.later.list", "en.later.plain", "en.next.period", "en.elapsed.span", "en.later.half-hour", "en.it.was", "en.light", "en.sun",
    "en.daypart.comes", "en.when.light", "en.clock.struck", "en.diary", "en.flashback.was", "en.season.comes", "en.came.and.went", "en.weather", "en.elapsed.when",
    "en.before.within", "en.had.when", "en.light.grows", "en.weather.holds", "en.not-since", "en.by.thing", "en.long.after", "en.turned.age", "en.event.clause", "en.past.events", "en.bare", "en.next.time",
    "en.count.lived", "en.after.that-day", "en.end.of", "en.when.elapsed", "en.how-long.slept", "en.night.spent", "en.day.has-come", "en.draws.near", "en.was.when", "en.growing.state", "en.once.done", "en.asleep.when", "en.took.until", "en.having.done", "en.over.and.done",
)  # fmt: skip

VETOES = (
    Veto(
        id="en.veto.habit",
        pattern=r"\b(?:(?<!what )used to (?!him\b|her\b|it\b|them\b|me\b|us\b|this\b|that\b|the\b|being\b|\w+ing\b)|would (?:always |often |sometimes |usually |never |still )?(?!not (?:start|open|budge|light|stop|shut|close|turn|catch|move)\b)(?!(?:(?:all|both|already|just|each) )?(?:an?|the|no|his|her|my|our|their|to|have|rather|like)\b)[a-z]+|['’]d (?:always |often |sometimes |usually |never |still )?(?!(?:let|read|shut|set|cut|hit|beat|put)\b)(?!(?:(?:all|both|already|just|each) )?(?:an?\b|the\b|no\b|his\b|her\b|my\b|our\b|their\b|to\b|fought\b|sought\b|taught\b|wound\b|bound\b|hung\b|swung\b|spun\b|drunk\b|felt\b|knelt\b|crept\b|wept\b|swept\b|struck\b|stuck\b|sent\b|lent\b|fed\b|fled\b|drawn\b|known\b|shown\b|worn\b|torn\b|sworn\b|begun\b|come to\b|met\b|sat\b|stood\b|said\b|heard\b|caught\b|built\b|spent\b|slept\b|won\b|held\b|led\b|laid\b|paid\b|(?!open|listen|happen)\w+(?:en|wn)\b|have\b|had\b|been\b|rather\b|better\b|like\b|\w+ed\b|gone\b|got\b|taken\b|left\b|made\b|given\b|lost\b|had\b|seen\b|done\b|grown\b|brought\b|told\b|bought\b|sold\b|thought\b|found\b|kept\b))[a-z]+|(?:always|usually|generally|normally|as a rule|habitually|whenever|now and then|from time to time|once in a while|some days(?! (?:after|before|into|out)\b)|most (?:days|nights|mornings|evenings|weeks|years)|any (?:day|night|morning|evening) (?:you|of)|it was (?:his|her|their|my|our) (?:habit|custom) to|on (?:a )?(?:bad|good|fine|wet) days?)|(?:every|each) (?:<period>|hour|time|so often|few))\b",
        because="What used to happen happens at no one time.",
        stops=("A noise woke him most nights.", "On Friday she would bring him eels.", "In the morning they used to swim.", "At noon the old man always slept.", "On Sunday they'd all go up to the mill.", "On Friday he would quit at noon.", "On Friday he would put on his hat.", "At dinner he would fasten his napkin to the lamp."),
        passes=("By noon they'd drawn forty buckets.", "On Friday he'd a cold.", "By Friday they'd all eaten.", "By Friday she'd wound it nine times.", "By Friday she'd read every label.", "In the morning the car would not start.", "Three weeks later the letter came.", "For two weeks he would eat nothing but rice.", "Some days after the flood they found the piano."),
        spares=(*BRIDGES, "en.light", "en.it.was", "en.later.plain", "en.later.elapsed", "en.had.when"),
    ),
    Veto(
        id="en.veto.nobody", whole=True,
        pattern=r"\b(?:nobody|no one|none of \w+|never|always) [^,;.!?]{0,40}?\b(?:before|after|past) (?:<clock>|noon|midnight|dawn|dark|breakfast|lunch|dinner|supper)\b(?! (?:on|that|this) <weekday>\b|[^.!?;]{0,60}\bby then\b)",
        because="What nobody does before an hour is not done on any day, if no day is told of.",
        stops=("At work nobody spoke before ten.",),
        passes=("Nobody came down before ten on Sunday.", "Nobody came down before ten, and by then the coffee was cold.", "Nobody was there when she came at ten.", "Nobody came until midnight."),
    ),
    Veto(
        id="en.veto.minutes",
        pattern=r"^\W*(?:by|at|until|till) (?:<count>|an? quarter|half)(?: minutes)? (?:past|to)(?=,| (?:there|the|he|she|they|we|I|it|an?|nobody|everybody|his|her|their|my|our|<name>)\b)",
        because="Minutes without their hour are counted in an hour that runs.",
        stops=("By ten to there were people on both banks.", "By ten past she had the lid off."),
        passes=("By ten to six there were people on both banks.", "At a quarter past noon the smith was still asleep.", "By ten she had the lid off."),
    ),
    Veto(
        id="en.veto.days", whole=True,
        pattern=r"^\W*(?:(?:on|upon) (?:the |a )?<weekday>\b(?:[^.!?]*?\b(?:on|upon) (?:the |a )?<weekday>\b){2}|at <holiday> [^.!?]*? and at <holiday> |<weekday>['’]s [^.!?]*? and <weekday>['’]s )",
        because="Day is told after day in one sentence, or feast after feast: it is a list, and what goes on has no one day.",
        stops=(
            "On Monday it was gruel, on Tuesday it was gruel, and on Wednesday there was a bone in it.",
            "At Christmas he went to his sister and at Easter he came to us.",
            "Thursday's the fish and Friday's the pie.",
        ),
        passes=("On Monday it was gruel, and on Tuesday the cook left.", "On Monday the cook left. On Tuesday there was gruel, and on Wednesday there was none."),
    ),
    Veto(
        id="en.veto.awaited", whole=True,
        pattern=r"^\W*(?:(?:at|about|around) (?:(?:about|nearly|almost|exactly|just after|a little after|a quarter (?:past|to)|half past|[\w-]+ (?:minutes )?(?:past|to)) )?(?:<count>)(?::\d\d)?(?: o['’]clock)? (?:there(?:['’]s| was| is| came) (?:a|another) (?:knock|noise|voice|sound)\b|(?:the|a|an|his|her|their|my|our) (?:[\w'’-]+ )?(?:door|gate|hatch|lift|elevator|slot|voice) (?:open(?:s|ed)|(?:was|is) heard|spoke|speaks)\b|(?:came|comes|come) (?:the|a) (?:knock|noise|voice|sound|feet|footsteps)\b)|"
        r"it(?:['’]s| was| is) (?:(?:past|gone|after|nearly|almost|just|about|a quarter (?:past|to)|half past|[\w-]+ (?:minutes )?(?:past|to)) )*(?:<count>)(?::\d\d)?(?: o['’]clock)? when <who>(?: first| at last| finally)? (?:hears?|heard|sees?|saw|feels?|felt|remember(?:s|ed)?|notic(?:es|ed)|smelled|smelt)\b)",
        because="Whoever waits at some hour hears a knock: the waiting is the scene, and goes on.",
        stops=("At ten to four the door opened.", "At nine there was a knock.", "Around eleven came the feet.", "It was gone six when she heard the cart."),
        passes=("At ten to four that night the door opened.", "At nine on Monday there was a knock.", "At nine the shop opened.", "It was gone six when she got home.", "It was past midnight when she heard the cart."),
        spares=("en.later.elapsed",),
    ),
    Veto(
        id="en.veto.coming", lead=True,
        pattern=r"\b(?<!leaves )(?<!snow )(?<!rain )(?<!ice )(?<!light )(?<!night )(?:was|were|am|is|are|['’](?:s|re|m)) (?:not )?(?:coming|leaving|going|sailing|flying|meeting|due|expected|wanted)(?: (?:back|home|in|out|up|down|over|off|away|there|here|round)| (?:at|to|for|from) (?:(?:the|a|an|his|her|their|our|my) )?[\w'’-]+)* $",
        because="Somebody is to come then, and has not.",
        stops=("The van was coming on Sunday.", "They were due at the landing by noon.", "The smith was leaving at five."),
        passes=("The van came on Sunday.", "The leaves were coming down by noon.", "The smith was over the hill at five."),
        spares=tuple(rule.id for rule in RULES if rule.id not in ("en.weekday.within", "en.clock.within", "en.hour.within", "en.time.within", "en.by.within")),
    ),
    Veto(
        id="en.veto.noticing", whole=True,
        pattern=r"^\W*(?:(?:so|and|but) )?by the time (?:that )?<who> (?:know|knew|notice|realis|realiz|understood)\w*\b",
        because="Whoever notices too late is in the scene in which it happened.",
        stops=("By the time she knew what was wrong she could not reach the door.", "By the time you notice, you have undone three of the chains."),
        passes=("By the time she came down it was dark.", "By the time that her mother noticed, it was the size of a spaniel."),
    ),
    Veto(
        id="en.veto.moment", whole=True,
        pattern=r"^\W*(?:(?:and|but|then) )?(?:an?|one|two|three|some|a few|several)(?: or two)? (?:moments?|seconds?|instants?|heartbeats?)(?: or two)? (?:later|after(?:wards?)?)\b(?! the (?:war|funeral|trial))",
        because="A moment later the scene goes on.",
        stops=("A second later the alarm went off.", "A moment later the telephone woke her at four."),
        passes=("A second alarm went off at four.", "A year later the alarm went off."),
    ),
    Veto(
        id="en.veto.hours", whole=True,
        pattern=r"\bfrom (?:<clock>)(?: at night)? (?:to|till?|until) (?:<clock>)|\b(?:opened|opens) at (?:<clock>) and (?:closed|closes|shut|shuts)\b",
        because="From one hour to another somebody is at work, or a shop is open, on any day.",
        stops=("Ellen worked in the dairy from six in the morning until eight at night.", "The bar opened at noon and closed when the last man fell down."),
        passes=("Ellen left the dairy at six in the morning.",),
    ),
    Veto(
        id="en.veto.wont", whole=True,
        pattern=r"\bwould (?:occasionally|often|sometimes|frequently|usually|generally|commonly|invariably|always|now and then)\b",
        because="What somebody would often do was done at no one time.",
        stops=("In the spring, about ten in the morning, when the mist was on the water, he would occasionally remark on it.",),
        passes=("In the spring, when the mist was on the water, he left his bed.",),
    ),
    Veto(
        id="en.veto.own-time", whole=True,
        pattern=r"\b(?:had|['’]d) (?:(?:already|all|both|long|since|also|once|\w+ly) ){0,2}(?:"
        r"(?:warned|told|asked|promised|said|sworn|shown|taught|called|blamed|praised|known|met|seen|heard|learned|learnt|noticed|thought|hated|liked|loved|given(?! up\b)|been(?! (?:<participle>|\w+ing)\b)) (?:(?!(?:<unit>|since|for)\b)[\w'’-]+,? ){1,8}?(?:when|before|by the time) |"
        r"(?:[\w'’-]+ ){1,8}?(?:(?:in|during|at|on|one|that|last) (?:the )?(?:<season>|<month>|<weekday>|<holiday>)|the (?:<period>) before|one time|as an? (?:boy|girl|child)),? (?:(?:<number>) <unit> )?(?:when|before) )",
        because="What had been then has its own time, in which the clause says when: it is looked back on.",
        stops=("The smith had warned them about the well when the pump was sunk.", "The smith had spoken of the well one time when the pump was dry.", "The smith had warned them about it in the spring, when the lambs came.", "The loft had been cold when they rented it.", "Her aunt had given it to her the winter before, three days before she died."),
        passes=("The well had been sunk and the pump mended when the smith came.", "They had seen no sail for nine days when the lookout shouted.", "The loft had been cold for a week when they rented it.", "They had given up hope when the smith came."),
        spares=tuple(rule.id for rule in RULES if rule.id not in ("en.had.when", "en.growing.within", "en.month.within")),
    ),
    Veto(
        id="en.veto.pluperfect",
        pattern=r"(?:^|[,;:–—] ?|\b(?:and|but|so) )(?:(?!it had (?:been )?(?:snow|rain|fro|thaw|blow)|it (?:must|may|might|could not) have been|before (?:evening|night|morning|noon|dawn|dark|daybreak|sunset|sunrise|midnight|nightfall)\b|who\b|which\b|when\b|where\b|that had\b|because\b|as\b|since\b|if\b|until\b|till\b|while\b|after\b|though\b|although\b|what\b|whom\b|whose\b)[\w'’-]+\.? ){0,9}?(?:(?<=[\w'’-] )(?:had|has|have)(?:n['’]t)?|(?:he|she|they|I|we|you|it|there)['’]d)(?: (?:not|never|already|always|just|once|only|ever|also|still|long|since|all|both|even))* "
        r"(?!even|often|then|open|golden|wooden|been able|nothing)(?:\w+(?:ed|en|wn)|<participle>)\b",
        because="A sentence that looks back from where the story stands moves no clock.",
        stops=("On Friday she had lost the key.", "She hadn't sat down for three days.", "In October he had sold the mule.", "They had married in October.", "Ten years earlier they had fled over the ice.", "The year the mill burned, Mr. Pell had not come for months."),
        passes=("Before sunset they had made the harbour.", "By Friday she had lost the key.", "When she woke, the fire had gone out.", "On Friday she lost the key.", "On the day of the race it had rained.", "One evening two weeks after he had sailed she was in the library."),
        spares=(*BY_THEN, *FORWARDS, "en.bridge", "en.healed", "en.elapsed.noun", "en.had.for", "en.fixed.for"),
    ),
    Veto(
        id="en.veto.looking-back",
        pattern=r"\b(?:would have|could have|might have|must have|should have)\b|^[^,.]{0,40}\bhad (?:been|already|always|never) (?:dead|gone|there)\b",
        because="What would have been has not happened.",
        stops=("The next day would have been her birthday.",),
        passes=("By the time the barge docked, the rain had stopped.",),
        spares=("en.by.the.time", "en.woke", "en.elapsed.when", "en.asleep.when"),
    ),
    Veto(
        id="en.veto.plan",
        pattern=r"\b(?:(?<!as )(?<!even )(?<!see )(?<!know )(?<!ask )(?<!asked )(?<!wondered )if\b|unless|ought to|(?:has|have|had|['’]s|['’]ve|['’]d) got to be (?:up|in|out|at|there|done|ready|back|home|off|over|gone)\b|(?:was|were|is|are|am|['’]re|['’]s|['’]m) (?:going|due|supposed|meant|expected|about|scheduled|planning|hoping) to|(?:was|were) (?:not )?to (?!be seen|be found|be heard|pass\b|elapse\b|go by\b|be (?:[\w-]+ ){1,4}before\b)[a-z]+|(?<!the )(?<!his )(?<!her )(?<!a )will|won['’]t|shall|['’]ll)\b",
        because="A plan or a condition has not happened.",
        stops=("On Friday they were going to paint the fence.", "By spring, if all went well, it was to be paid for.", "At noon they will open the gates.", "By Monday it's got to be up."),
        passes=("On Friday the post came late.", "On Friday the will was read.", "The next day he looked as if he had been crying.", "On Friday she walked to the pass to see if he was coming."),
    ),
    Veto(
        id="en.veto.prolepsis", whole=True,
        pattern=r"\b(?:later|afterwards?|to come)\b[^.!?]{0,80}\b(?:would|could still|still (?:tell|remember|remembered|told|talk|(?:argued|quarrelled|quarreled|talked|spoke|laughed|wondered|joked) (?:about|of|over)\b)|remembered|recalled|(?:people|anyone|anybody|reporters|strangers|someone|somebody|they) (?:ask|asked|asks))\b",
        because="The narrator alone looks ahead: the scene goes on where it was.",
        stops=("Years later, in every inn of the valley, they would tell it as a war.", "Years later she still remembered the smell.", "Months afterwards he could still hear it.", "Years afterwards they still argued about the key."),
        passes=("Years later the house was sold.", "Years later they still lived in the mill."),
    ),
    Veto(
        id="en.veto.back-then", whole=True,
        pattern=r"\b(?:ago|back in (?:<month>|<season>|the \w+)|of the (?:<period>|<season>) before)\b(?:(?!\bbefore\b)[^.!?;])*\b(?:had|['’]d) (?!to\b|an?\b|the\b|no\b)[a-z]",
        because="It says how far back that lies, and looks back from a scene that goes on.",
        stops=("That Friday, four years ago, there had been balloons.", "On the Friday of the week before, he had told the council so.", "On her first day, back in September, a porter had asked for her name."),
        passes=("Three years ago, on a Friday, he came to the door.", "On the Friday of the week before, he told the council so.", "Back in September she had a cold."),
        spares=("en.flashback.was", "en.had.when"),
    ),
    Veto(
        id="en.veto.weekdays", whole=True,
        pattern=r"^\W*it (?:was|is) (?:an? )?<weekday>(?: <part>)?,? and on (?:an? )?<weekday>s\b",
        because="What is done on such days is done on this one too: it only says what day it is.",
        stops=("It was Thursday, and on Thursdays the smith ate fish.",),
        passes=("It was Thursday, and on Thursday the smith came.", "It was Thursday, and the smith, who ate fish on Thursdays, came late."),
    ),
    Veto(
        id="en.veto.dark-yet", whole=True,
        pattern=r"^\W*it (?:was|is) (?:getting|growing|beginning to get) (?:dark|late|light|gr[ae]y),? (?:and|but) (?:neither|nobody|no one|none|nothing|not one|the [\w'’-]+|<who>|<name>)(?: of [\w'’-]+)? (?:still )?(?:had|has) (?:(?:not|still|yet|even) )*(?:<participle>)\b",
        because="What had not been done by then was waited for in the scene that goes on.",
        stops=("It was getting dark, and nobody had lit the stove.", "It was growing late, but the smith had still not come."),
        passes=("It was getting dark, and nobody lit the stove.", "It was growing late when the smith came."),
        spares=tuple(rule.id for rule in RULES if rule.id != "en.light.grows"),
    ),
    Veto(
        id="en.veto.had-then", lead=True,
        pattern=r"\bhad (?:an?|no|the|his|her|their|some|<count>) [^,;]*\b(?:when|before|until) [^,;]*$",
        because="What somebody had then is told in passing, and when is a clause of it.",
        stops=("The smith had no apron when he shod the mare that day.",),
        passes=("The smith had no apron that day.", "The smith had no apron when he shod the mare, but that night he sewed one."),
        spares=tuple(rule.id for rule in RULES if rule.id != "en.that.within"),
    ),
    Veto(
        id="en.veto.road",
        pattern=r"^\W*(?:it(?:['’]s| was| is| would be) [^,.;]{1,40} (?:hours?|days?) to (?!<holiday>)(?-i:[A-Z])|[^,.;]{1,30}\b(?:miles?|yards?|feet|(?:kilo)?met(?:re|er)s?|blocks?|streets?|corners?|stops?|steps?|paces?|furlongs?|leagues?|floors?|flights?) (?:later|on)\b)",
        because="How far it is counts the road and not the clock.",
        stops=("It was three hours to Swanage.", "Half a mile later, in a lay-by, she stopped the van."),
        passes=("It was three hours to curtain.", "It was three days to Christmas.", "Half a year later, in a lay-by, she stopped the van."),
    ),
    Veto(
        id="en.veto.childhood",
        pattern=r"^\W*(?:when|once|the (?:year|summer|winter|spring|autumn)) (?:<who>|<name>|the \w+) (?:was|were|turned) [^,;]{1,40}? (?:<who>|(?:his|her|their|my|our|the|a) [\w'’-]+(?: [\w'’-]+)?|<name>)(?: had|['’]d) (?!to\b|a\b|the\b|no\b)[\w'’-]+",
        because="What had been long ago is looked back on from a scene that goes on.",
        stops=("When he was a boy his uncle had kept bees in a bath.", "When she was six years old they had shut her in the coal hole."),
        passes=("When she was six years old they shut her in the coal hole.",),
    ),
    Veto(
        id="en.veto.running", lead=True,
        pattern=r"\b(?:was|were|is|are) (?:(?:now|then|already|still|about|only|just|by now|by then) ?){1,3}$",
        because="It says what hour it is by now, in a scene that goes on.",
        stops=("It was then about ten o’clock, with the lamps lit.",),
        passes=("They opened the gates at ten past six.",),
    ),
    Veto(
        id="en.veto.reported", lead=True,
        pattern=r"\b(?:thought|thinks?|thinking|remember\w*|recall\w*|dream\w*|imagin\w*|wonder\w*|knew|knows?|known|plan\w*|talk\w*|spoke|speaks?|spoken|promis\w*|hop\w+|wish\w*|want\w*|meant|means|intend\w*|expect\w*|decid\w*|told|said|says|mention\w*|heard|hears|looking forward|arrang\w*|agreed|swore|explain\w*)\b(?! (?:of|about|over) (?:it|this|that|them|him|her|nothing else|little else) $) (?:[\w'’-]+ ){0,3}?(?:of|about|for|to|on|that|how|what|when|whether|if|nothing of)\b[^,;]*$",
        because="The time is thought or spoken of, not reached.",
        stops=("She thought with dread of getting up the next day.", "She dreamed of a house by the sea in June.", "They spoke of going there in the spring."),
        passes=("She thought of it all that week.", "They struck the tents on Monday.",),
    ),
    Veto(
        id="en.veto.relative", lead=True,
        pattern=r"\b(?:who|whom|whose|which|(?<=[a-z,] )that|where|because|since|than|like(?! (?:this|that) (?:until|till|for)\b)|whether|how|as if|as though|until|till|unless|if|(?<=[\w,] )once|although|though|used to|born)\b(?<!\bis that)(?<!\bwas that)(?<!happened that)(?<!chanced that)[^,;:]*$",
        because="The time belongs to a clause that tells more about something, not to what happens.",
        stops=("The man who came on Friday, late, was his son.", "It was colder than it got that night.", "She liked it because he gave it to her on Sunday."),
        passes=("The worst of it was that on the third day nobody came.", "It happened that on Friday the bridge was shut.", "Once that summer he came to the door.", "The man came on Friday.", "That was the way of it on Friday."),
        spares=("en.until.within", "en.woke.within", "en.bridge.within"),
    ),
    Veto(
        id="en.veto.going-on", lead=True,
        pattern=r"\b(?:was|were|am|is|are|been) (?:\w+ly )?(?!nothing|something|anything|everything|evening|morning|spring|king)\w+ing\b[^,;]*$",
        because="What was going on that day goes on in the scene that runs.",
        stops=("The duke's men were coming over that day with their lances.", "I was cutting paper shapes all that day."),
        passes=("They burned the letters that night.",),
        spares=tuple(rule.id for rule in RULES if rule.id != "en.that.within"),
    ),
    Veto(
        id="en.veto.every", lead=True,
        pattern=r"^\W*(?:every|each|always|most|whenever|any)\b",
        because="What happens every time happens at no one time.",
        stops=("Every morning for nine years he rang the bell.",),
        passes=("For nine years he rang the bell.",),
    ),
    Veto(
        id="en.veto.people", lead=True,
        pattern=r"^\W*(?:people|folk|men|women|children|visitors|strangers|everybody|everyone|some|many|those)\b[^,]*$",
        because="What people do is told of no one day.",
        stops=("People waited for weeks to see it.",),
        passes=("The people waited for weeks to see it.",),
    ),
    Veto(
        id="en.veto.retold", whole=True,
        pattern=r"^[^,]+, (?:he|she|they|I|<name>) (?:said|says|explained|told (?:him|her|them|me|us)|recalled|went on|continued|added|confessed|admitted|claimed|insisted)\b[^,]{0,20}, [^,;:]{1,30}\bhad\b|"
        r"^[^,;:.!?]{1,60}, (?:(?:<who>|<name>|(?:the|his|her|their|my|our) (?:[\w-]+ )?[\w'’-]+) <saying>|<saying> (?:<who>|<name>|(?:the|his|her|their|my|our) (?:[\w-]+ )?[\w'’-]+))(?: (?:to )?(?:him|her|them|me|us))?, (?!and then |at |in |with |not |as )(?=\w)(?!\w+(?:ing|ed|ly)\b)|"
        r"^[^.!?;]*\b(?:was|were|is|are|had|has|took|came|went|died|(?!bed\b)\w+ed)\b[^.!?;]*, (?:(?:<who>|<name>|(?:the|his|her|their|my|our) [\w'’-]+)(?: had)?(?: always)? (?:told (?:him|her|them|me|us)|said|says)|it seem(?:ed|s)|apparently)[.;]|"
        r"^[^.!?;]*\b(?:was|were|is|are|had|has|took|came|went|died|\w+ed)\b[^.!?;]*, (?:it seem(?:ed|s)|they (?:had )?told (?:him|her|them|me|us)), ",
        because="Somebody is telling what had been, and the scene in which it is told goes on.",
        stops=("The following spring, he explained, he had mended radios in Paris.", "A year later, she told them, the roof had come down.", "The next day was Tuesday, he said, and on Tuesdays nobody died.", "On Monday, said the porter, the gates were shut.", "The inquest took an hour, they had told him.", "The wedding was set for June, it seemed, and she was in tears.", "It was snowing in Oslo, he told her.", "August was too hot for soup, he had always said."),
        passes=("The following spring, he explained it to her again.", "A week later, he said that he had had enough.", "That night, she told him, weeping, that it was over.", "A week later, he said, “Go home.”", "At six they came up the street, just as he said."),
    ),
    Veto(
        id="en.veto.attribution", lead=True,
        pattern=r"\b(?<!was )(?<!be )(?:said|wrote|writes|says|asked|answered|remarked|announced|replied)(?: (?:he|she|they|I|the [\w'’-]+|<name>))? $",
        because="The day is that of a speech, which goes on from the one before.",
        stops=('"It leaks," said Ida on Thursday.',),
        passes=("Nothing more was said that night.", '"It leaks," said Ida, on Thursday, over the washing-up.',),
    ),
    Veto(
        id="en.veto.negative", lead=True,
        pattern=r"(?:\bnot|n['’]t|\bnever)\b[^,;]*$",
        because="What did not happen then is no new scene.",
        stops=("He did not come on Friday.",),
        passes=("He came on Friday.",),
        spares=("en.until.within", "en.span.within", "en.next.within", "en.next-time.within", "en.growing.within"),
    ),
    Veto(
        id="en.veto.date-of-something", lead=True,
        pattern=r"(?:\b(?:photographs?|photos?|pictures?|snapshots?|portraits?|paintings?|postcards?) of [^,;]*|(?:^\W*|\b(?!(?:hours|most|end|middle|beginning|week|<part>|<season>|<month>|<weekday>) )[\w'’-]+ )of(?: (?:the|a|that))?|\b(?:from|since|for|about|between|until|till|to|dated|date|headed|marked|than|not|before|after)(?: (?:the|a|that))?|\b(?:date|dated|headed(?! (?:back|for|home|out|off|up|down|north|south|east|west|into)\b))\b.*|\b(?:(?:first|last|only|second|third|best|worst) time(?: \w+)?|so far|already)) *$",
        because="The words of time say which one, or since when.",
        stops=("The paper of that week lay on the mat.", "She opened a letter from that summer.", "He smiled for the first time that night.", "There was a photograph of him the day the pit closed."),
        passes=("She came that night.", "By September of that year there was a sign up.", "In the small hours of that night the wind got up."),
        spares=("en.until.within", "en.woke.within", "en.clock.within", "en.fixed.for"),
    ),
    Veto(
        id="en.veto.thought",
        pattern=r",? (?:(?:thought|decided|wondered|reflected|supposed|felt|guessed) (?:he|she|they|I|<name>)|(?:he|she|they|I|<name>) (?:thought|decided|wondered|reflected|supposed|guessed|told (?:himself|herself|myself)|had (?:determined|resolved|decided|reckoned))|you (?:tell yourself|think|suppose|reckon))\b(?= *[,.;:]|$)",
        because="Somebody thinks it: it is as good as speech.",
        stops=("Ten winters of this, thought Ellen, and the roof still leaks.", "It was Monday, he thought.", "By Friday, you tell yourself, you are used to it.", "By the spring, I had determined, we should be clear of it."),
        passes=("On Monday she thought of it again.", "By Friday you have told yourself so nine times.",),
    ),
    Veto(
        id="en.veto.durative", lead=True,
        pattern=r"\b(?:could|can|known|knew|been|had|have|lived|worked|loved|hated|married|served|owned)\b[^,;]*$",
        because="How long something had lasted moves no clock.",
        stops=("They knew each other for six weeks.",),
        passes=("They shut the forge for six weeks.",),
        spares=tuple(rule.id for rule in RULES if rule.id != "en.span.within"),
    ),
    Veto(
        id="en.veto.infinitive", lead=True,
        pattern=r"\b(?<!had )(?<!began )(?<!came )(?<!managed )(?<!able )(?<!allowed )(?<!enough )to (?!(?:<count>)\b|bed\b|school\b|church\b|work\b|town\b|sea\b|war\b|dinner\b|supper\b|court\b|prison\b|hospital\b|college\b|market\b|sleep\b|him\b|her\b|them\b|me\b|us\b|it\b|and\b|the\b|a\b|an\b|his\b|their\b|my\b|our\b|your\b|its\b|this\b|that\b|all\b|some\b|see\b|find\b|[\w]+ing\b)(?-i:[a-z]+)\b [^,;]*$",
        because="What somebody is to do then has not been done.",
        stops=("He resolved to send her a letter in the morning.",),
        passes=("He went to bed and woke at noon.", "He came to the forge on Friday.", "They had to make up the day in June.", "They were allowed to take her home on the Friday."),
        spares=("en.by.within", "en.until.within", "en.woke.within", "en.span.within", "en.next.within"),
    ),
    Veto(
        id="en.veto.appointed", lead=True,
        pattern=r"\b(?:appointed|fixed|due|booked|planned|scheduled) +$",
        because="It is set for then, and has not come.",
        stops=("He alone was not glad of the return of the king, appointed for the next day.",),
        passes=("The rent was due, and the next day he paid it.",),
    ),
    Veto(
        id="en.veto.question",
        pattern=r"\?(?<! \?)\s*$",
        because="A question tells no time.",
        stops=("On Friday, was it?",),
        passes=("On Friday it was.",),
    ),
)  # fmt: skip
SIGNALS = (
    Signal(
        id="en.signal.not-first", looks_at="earlier", weight=-3.0,
        because="But the paragraph opens with something else.",
        holds_on=("She shut the book. That evening Tom came.",),
        silent_on=("That evening Tom came.",),
    ),
    Signal(
        id="en.signal.late", looks_at="lead", weight=-3.0,
        pattern=r"^.{80}",
        because="But they come late in the sentence.",
        holds_on=("The old men, grey and stiff and every one of them holding a lamp, a bell, a rope and a grievance, came by on Friday.",),
        silent_on=("The old men came to blows on Friday.",),
    ),
    Signal(
        id="en.signal.tag", looks_at="lead", weight=-2.0,
        pattern=r"^\W*(?:said|asked|says|asks|called|cried|shouted) ",
        because="But they say when somebody spoke.",
        holds_on=('"You\'re late," said the porter, when Ida came in at ten.',),
        silent_on=("Ida said it again when she came in at ten.",),
    ),
    Signal(
        id="en.signal.it-was", looks_at="sentence", weight=-3.0,
        pattern=r"^\W*(?!it (?:was|is) (?:morning|evening|night)\W*$)(?!(?:and )?(?:then|now|soon|suddenly) it(?:['’]s| was| is) (?:already |nearly |almost )?(?:<weekday>|<month>|<season>|<holiday>)\b)(?:(?:and|but|so|then|now|still|soon),? )?it(?:['’]s| was| is) (?!on\b|not\b|(?<=is )(?:now )?<weekday>)(?:(?:only|already|now|about|almost|nearly|past|just|after|before|towards?|well|close on|getting on for|gone|not yet|still|the|late|early|an?|high|deep|quite|in|mid|first|last|<ordinal>|of) )*(?:<clock>|<weekday>|<month>|<season>|<holiday>|<sun>|morning|afternoon|evening|night|dark|light|day)\b(?=[,.;]| (?:and|in|at|on|of)\b)(?!.*\b(?:when|before|by the time|that|till|until)\b)",
        because="But it only says what time it was, as is said of a scene that runs.",
        holds_on=("It was Thursday, and raining.", "It was nearly four."),
        silent_on=("It was Thursday before he came.", "It was late autumn when she wrote.", "Then it was Friday, and they were leaving.", "It was evening."),
    ),
)  # fmt: skip

TURNS = (
    Turn(
        id="en.turn.now", when="present", kind=BreakKind.SKIP_FORWARD, confidence=0.8,
        pattern=r"(?:(?:she|he|they|we|I)(?:['’](?:s|ve|re|m))?|(?!Let\b|Anyone\b|Who\b|And\b|But\b|So\b|Now\b|One of these\b)<name>|my [\w'’-]+|the [\w'’-]+(?: [\w'’-]+)?|it(?:['’]s| is))(?! must| don| do not| can| say| shall| should)(?: [\w'’,-]+){0,8}? (?:now|since|still|these days|nowadays|any ?more|has|have|wants)\b|(?:she|he|they|we|I|there)(?:['’](?:ve|s got)| have| has)\b",
        because="The story was told in the past, and is in the present now.",
        fires_on=(
            "He took the stick and went. ¶ She watched him go and said nothing. ¶ The rain had stopped. ¶ They found the stick in the river. ¶ "
            "They buried what they had. ¶ She kept it. ¶ I have the stick now. It hangs over the door, and is dry.",
        ),
        silent_on=("He took the stick. ¶ I have it now.",),
    ),
    Turn(
        id="en.turn.past", when="past", kind=BreakKind.FLASHBACK, confidence=0.3,
        because="The story is told in the present, and goes over to the past.",
        fires_on=(
            "He takes the stick and goes. ¶ She is at the window. ¶ The rain has stopped. ¶ Nobody is about. ¶ She sits down. ¶ The dog comes in. ¶ "
            "They were children when they found it. It lay in the river, and he dragged it out.",
        ),
        silent_on=("He takes the stick. ¶ They were children when they found it.",),
    ),
    Turn(
        id="en.turn.letter", when="letter", confidence=0.86,
        because="The letter under its date is signed: the story that it stood in goes on.",
        fires_on=("Dear Anna, the goat is dead. ¶ Your brother, Paul ¶ I folded the page.",),
        silent_on=("Dear Anna, the goat is dead. ¶ I folded the page.",),
    ),
    Turn(
        id="en.turn.back", when="names", confidence=0.76,
        because="Somebody is back who was on the page before the flashback and not in it.",
        fires_on=(
            'It was dark, and Rosa held the lamp. ¶ "Go on," said Rosa. ¶ It was the spring the bridge fell. A boy came over the ice. ¶ He had no shoes. ¶ The miller let him in. ¶ '
            "He slept by the wheel. ¶ Rosa put down the lamp.",
        ),
        silent_on=('It was dark, and Rosa held the lamp. ¶ "Go on," said Rosa. ¶ A boy came over the ice. ¶ He had no shoes. ¶ The miller let him in. ¶ He slept. ¶ Rosa put down the lamp.',),
    ),
)  # fmt: skip


def _longer() -> Weights:
    """What weighs more or less in long chapters; most texts have none."""
    from storybind.text.tables.en_long import CHANGES

    return CHANGES


TABLE = Table("en", WORDS, RULES, VETOES, LABELS, SIGNALS, TURNS, CUES, WORDING, _longer)
