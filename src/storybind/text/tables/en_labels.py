"""English: lines of their own that name a scene by when or where it plays, by whose eyes it is seen or what it is.

The words of `storybind.text.tables.en` stand in the patterns. Rows that are `placed` take words that head stories as
well, and short phrases; they are believed only between a paragraph that has ended and one that begins, where prose has
no line without a stop: of 2.6 million words of printed stories two dozen such lines are left, and most of these are signs
and headlines behind a colon.
"""

from storybind.text.rows import Label

_NOUNS = "sol|cycle|minute|lap|mile|stage|leg|round|inning|game|set|level|deck|tape|reel|side|item|interview|exhibit|voicemail|case|file|entry|letter|postcard|message|attempt|take|verse|movement|watch|shift|quest|wave|phase|step|test|trial|lesson|rule|stop"

# What several rows need: one stretch stands for all words that it is in.
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_PARTS = ("day", "morning", "noon", "evening", "night")  # of a day, and the days of the week
_COUNTED = ("0", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "teen", "ty")  # fmt: skip
_ROMAN = (" i", " v", " x")  # how a number begins

LABELS = (
    Label(
        id="en.label.flashback", parted=True,
        needs=("flash", "dream", "memory", "back to", "back in"),
        pattern=r"(?:begin |start (?:of )?|end (?:of )?(?:the )?|(?:(?:yet )?another|one (?:more|last)|a|the|<ordinal>|last|final|quick|short) ){0,2}(?:flash ?(?:back|forward)s?|dream(?: sequence)?|memory)(?: (?:begins?|starts?|ends?|over|continued|continues))?(?:: .{1,50})?|back (?:to|in) (?:reality|the present|now|present day)",
        because="A line of its own that says flashback opens or closes one.",
        fires_on=("-Flashback-", "*FLASHBACK*", "Flashback: one year", "End of flashback", "Back to the present", "Another flashback", "ONE LAST FLASHBACK", "The second dream"),
        silent_on=("Flashbacks bored her", "Dream on", "The last dream he had"),
    ),
    Label(
        id="en.label.time", parted=True,
        needs=("later", "earlier", "before", "ago", "during", "next", "following", "same", "that", "present", "now", "then", "while", "time", "tomorrow", "yesterday", "after", "past", "elsewhere", "somewhere", "forward", "minus", "l8r", "passes", "until", "hence", " to ", "since"),
        pattern=r"(?:<about> )?(?:(?:a )?(?:quarter|three[- ]quarters) of an hour|(?:<number> )?(?:minutes?|mins?|seconds?|secs?|hrs?|wks?|mos|yrs?|<unit>)|\d{1,3} ?(?:h|hrs?|mins?|secs?|wks?|yrs?)) (?:later|l8r|earlier|before|ago|hence)|(?:much )?later(?: (?:that|the same|in the) <period>| on)?|(?:<number> |the )(?:minutes?|<unit>|<part>) (?:before|after|until|to|since) (?:the |his |her |their )?[\w'’ -]{3,30}|the (?:day|night|morning|evening|week|year) (?:before|after)|"
        r"(?:the )?(?:very )?(?:next|following|same) <period>|that (?:same )?(?:night|evening|afternoon|morning)|meanwhile(?:, .{1,40})?|elsewhere(?:, .{1,40})?|somewhere else|at the same time|(?:in )?(?:the )?present(?: day)?|(?:the )?past|now|then|before|after|"
        r"(?:some|a) (?:time|while|little|good while) (?:later|earlier)|(?:a )?(?:little )?bit (?:later|earlier)|time (?:passes|passed|goes by|went by)|time[ -]?skip(?: (?:brought|sponsored|courtesy|to|of))?:? .{1,50}|fast[- ]forward(?: .{1,40})?|t[- ]minus .{1,20}|earlier(?: that <period>)?|(?:later|earlier) still|during|tomorrow|yesterday|[\w'’ ]{3,25}, (?:<number> )?(?:minutes?|<unit>) (?:later|earlier)",
        fires_on=("Three days later", "~~ Two weeks later ~~", "(2 hours later)", "Meanwhile", "Present day", "THEN", "Two days before the wedding", "Three Weeks Later...", "A quarter of an hour earlier", "Elsewhere", "Fast forward three weeks", "2 wks l8r", "24h later", "a bit later", "*time passes*"),
        silent_on=("Three days later he came.", "Now what", "Before long", "Elsewhere it rained", "Time passes slowly here"),
    ),
    Label(
        id="en.label.date", dated=True,
        needs=("0", "day", *_MONTHS, *_SEASONS, "christmas", "easter", "halloween", "thanksgiving", "new year", "midsummer", "week", "month", "year", "night", "hour", "eve", "midnight", "noon", "midwinter", "stardate", "candlemas", "michaelmas", "lammas", "whitsun", "lent", "advent", "epiphany", "passover", "hanukkah", "diwali", "eid", "ramadan", "kippur", "hogmanay", "hallow", "purim", "pesach", "hashanah", "holi", "vaisakhi", "onam", "pongal", "navratri", "puja", "nowruz", "obon", "songkran", "martinmas", "pentecost", "saints", "souls", "yule", "samhain", "beltane", "imbolc", "lughnasa", "juneteenth", "kwanzaa", "lucy", "undated", "date "),
        pattern=r"(?:(?:<weekday>),? )?(?:<date>)(?:,? \d{4})?(?:,? (?:at )?\d{1,2}[:.]?\d{2} ?(?:am|pm|a\.m\.?|p\.m\.?|hours|hrs|h|utc|gmt)?|,? (?:in the |at |early |late )?(?:<part>|midnight|noon|dawn|dusk))?|the \d{1,2}(?:st|nd|rd|th)|"
        r"(?:(?:early|late|mid) )?(?:(?!(?:may|march|fall)$)<month>|(?!fall$)<season>)(?:,? (?:\d{4}|['’]\d\d))?|(?:<holiday>)(?:,? \d{4})?|(?:<weekday>)(?: <part>|,? <clock>|,? \d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?)?|\d{4}|\d{1,2}[:.]\d{2} ?(?:am|pm|a\.m\.?|p\.m\.?|hours|hrs|utc|gmt)?|\d{4} ?(?:hours|hrs)|\d{1,2}h\d\d|\d{1,2}(?:\.(?:\d{1,2}|[ivx]{1,4})\.|/(?:\d{1,2}|[ivx]{1,4})/)(?:\d{4}|\d\d)|\d{4}(?:-\d\d-|\.\d\d\.|/\d\d/)\d\d|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.?,? <date>(?:,? \d{4})?|(?:<weekday>(?: <part>)?|<date>(?:,? \d{4})?)(?:,| [-–—]) \d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|hours|hrs))?|\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|hours|hrs))?(?:,| [-–—]) (?:<weekday>(?: <part>)?|<date>(?:,? \d{4})?)|(?:day|night|week|month|year|hour) (?:\d+|<count>)|(?:midnight|noon)|stardate [\d.]+|undated|date (?:unknown|illegible|missing)",
        fires_on=("December 24, 1998", "14.06.1987", "3.iv.17", "August '17", "0900 hrs", "21h30", "1987-06-14", "Mon. 3 March", "9:40 PM - Sunday", "Friday night, 11:52", "June 14, 1987 - 9:40 p.m.", "Monday, 3rd March", "0430 hours", "3:15 pm", "September 1943", "Christmas Eve", "Week Two", "Stardate 4523.3", "Spring", "14 February 1932, 03:40 hours", "June 3, 1988 at 14:05", "Saturday, 8 March, evening", "4 May 1889, midnight", "October the 1st", "The first of June", "May the Sixth, 1911", "May 14th.", "August 30th, 1845.", "Sept. 21st", "Nov. 25", "[undated]", "Date unknown", "The 20th.", "March, 1881."),
        silent_on=("14/06 is her birthday", "Sun, sea and sand", "May I", "March on", "Day in, day out", "May the best man win", "The second of them", "May.", "Tuesday.", "He was born in 1845.", "Dec. and Jan."),
    ),
    Label(
        id="en.label.place", dated=True,
        needs=("0", "int", "ext", "i/e", "est. ", "scene", "earlier", "later", "ago", "present", "midnight", "noon", "morning", "evening", "night", "dawn", "dusk", "sunrise", "sunset", "day", "christmas", "easter", *_MONTHS),
        pattern=r"(?-i:[^\W\d_a-zà-ÿ])[\w.'’-]*(?: [\w.'’-]+){0,4}(?:,| ?[–—|•]| -| \/\/) (?:(?:(?:<month>|<season>|early|late) )?(?:\d{1,2},? )?\d{4}|(?:<date>)(?:,? \d{4})?|<number> <unit> (?:earlier|later|ago)|present(?: day)?|(?:\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\.?|dawn|dusk|sunrise|sunset|morning|evening|night|noon|midnight)|the \d{1,2}(?:st|nd|rd|th)|<weekday>(?: <part>)?(?:,? (?:the )?\d{1,2}(?:st|nd|rd|th)?(?:,? (?:of )?<month>)?(?:,? \d{4})?)?|christmas(?: eve| day)?|easter(?: sunday| monday)?)|(?:(?:\d{1,2} )?<month> )?\d{4}(?:,| ?[–—|•]| -| \/\/) (?-i:[^\W\d_a-zà-ÿ])[\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|de|la|the)){0,3}|(?:(?:int\.?/ext|ext\.?/int|int|ext|i/e|interior|exterior)\.?|est\.) [\w .,'’&/-]+(?: ?[-–—]|\.|,) (?:day|night|morning|afternoon|evening|dawn|dusk|sunrise|sunset|noon|midnight|continuous|later|moments later|same(?: time)?)|(?-i:(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|I/E)\. [^\W\d_a-z][^a-z]{2,50})|(?:int|ext|interior|exterior)\.? (?:day|night)|(?:act (?:<count>|[ivx]+),? )?scene (?:<count>|[ivx]+)(?: ?[-–—:.] ?.{1,50})?",
        because="A line of its own that names a place with its time, or a set, is a label.",
        fires_on=("London, 1889", "Harwick, November 1962", "INT. KITCHEN - DAY", "EXT. QUAY — DUSK", "INT./EXT. CAR - CONTINUOUS", "I/E BOAT, NIGHT", "EXT. HARBOUR WALL", "EST. LONDON - DAY", "Scene One - The Kitchen", "The Hospital, 3 a.m.", "Kitchen, midnight", "Act Two, Scene One", "London — Six Months Earlier", "Tromsø, November 1931", "1943 – Leeds", "Lerwick, the 14th", "Leith, Monday evening", "Oban, Tuesday the 3rd of May", "Cork, Easter Sunday", "Boston, the 6th of May 1911", "Boston, October the 1st", "New York, the first of June", "Leeds, March 3, 1900", "Lowell, April the 2nd, 1845."),
        silent_on=("London, of course", "Anna, the first of them", "Tom, may the best man win", "Scene of the crime", "Well — three weeks is long", "1943, and it rained", "Kurt - later", "Anna, the 3rd of them", "EST. 1889", "INT. 12", "Ext. 204 was dead", "Int. the kitchen"),
    ),
    Label(
        id="en.label.capitals",
        needs=(*_PARTS, *_SEASONS, "week", "month", "year", "season"),
        pattern=r"(?-i:(?:[A-Z][A-Z'’-]+ ){1,3}(?:DAYS?|NIGHTS?|WEEKS?|MORNING|AFTERNOON|EVENING|MONTHS?|SUMMER|WINTER|SPRING|AUTUMN|FALL|SEASON|YEARS?)(?: (?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN))?)",
        because="A line of capitals that names a day or a season is a label.",
        fires_on=("LADDER DAY", "THE FIRST NIGHT", "HELL WEEK"),
        silent_on=("Ladder Day", "OPEN ALL DAY LONG", "BAD DAYLIGHT"),
    ),
    Label(
        id="en.label.pov",
        needs=("pov", "p.o.v", "point"),
        pattern=r"(?:[\w.'’-]+ ){0,2}[\w.-]+(?:['’]s|s['’])? (?:pov|p\.o\.v\.?|point of view)(?: \(?again\)?)?|pov:? [\w .'’-]{2,30}|end (?:of )?(?:[\w'’]+ )?pov",
        fires_on=("Mira's POV", "Normal POV", "POV: Kurt", "Kurt's point of view", "Mira’s POV (again)"),
        silent_on=("From his point of view it was a disaster",),
    ),
    Label(
        id="en.label.hour", placed=True, parted=True,
        needs=(*_PARTS, "0", "dawn", "dusk", "sun", "light", "cockcrow", "moon", "time", "hours", "tide", "water", "before ", "after ", "during ", "until ", "by ", "breakfast", "lunch", "dinner", "supper", "elevenses", "solstice", "equinox", "past", " to ", "quarter", "sharp", "precisely", "thereabouts", "clock", "am", "pm", "a.m", "p.m", "half", "ish", "about", "around", "almost", "nearly", "gone"),
        pattern=r"(?:(?:just|shortly|almost|nearly|long|well|an hour|not quite) )?(?:(?:before|after|past|towards?|until|around) )?(?:(?:very )?(?:late|early|mid|deep|full|new|high|low|the|first|broad)[ -])?(?:in the |at |that |last )?(?:dawn|dusk|sunrise|sunset|sunup|sundown|daybreak|nightfall|first light|daylight|twilight|cockcrow|moonrise|(?:after)?noon|midnight|midday|morning|evening|night|(?:lunch|tea|bed|supper|dinner|breakfast|half|closing|play)[- ]?time|small hours)(?:,? (?:again|at last))?|(?:(?:just|shortly) )?(?:(?:at|before|after|past|until|around) )?(?:the )?(?:very )?(?:full|new|half|high|low|first|last|slack|harvest|hunter['’]?s|blood|blue|wolf|spring|neap|ebb|flood|rising|falling)[ -](?:tide|water|moon)(?:,? (?:again|at last))?|(?:before|after|during|until|by) (?:<meal>|dark|(?:the |his |her |their )?(?:<event>|<holiday>))|breakfast|lunch|dinner|supper|elevenses|(?:t ?)?[+-]?\d{1,3}:\d\d:\d\d|\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)? ?(?:[-–—]|to) ?(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?|noon|midnight)|(?:the )?(?:(?:winter|summer) )?solstice|(?:the )?(?:(?:spring|vernal|autumn|autumnal|fall) )?equinox|"
        r"(?:<count>|\d{1,2})[ -]?ish|(?:noon|midnight|teatime|dawn)[ -]?ish|(?:about|around|almost|nearly|gone|just gone) (?:<count>|\d{1,2})(?: o['’]clock)?|(?:half(?:[- ]past)?|(?:a )?quarter (?:past|to|of)|[\w-]+ (?:minutes )?(?:past|to)) <count>(?:,? (?:in the (?:morning|afternoon|evening)|at night))?|(?:<count>|\d{1,2}[:.]\d\d)(?: o['’]clock| ?[ap]\.?m\.?)?(?:,? (?:in the (?:morning|afternoon|evening)|at night|that <part>|sharp|precisely| or thereabouts))|<count>(?: o['’]clock| ?[ap]\.?m\.?)|\d{1,2}[:.]?\d\d ?(?:[ap]\.?m\.?|hours|hrs)?,? (?:[a-z]{2,4}t|utc|zulu|z|(?:ship['’]s|[a-z]+) time)",
        because="A line of its own, without a stop, that gives an hour or a part of the day is a label.",
        fires_on=("Dawn", "Late that night", "Just before midnight", "Half past nine", "Half nine", "Nineish", "About nine", "Noon-ish", "Ten o'clock", "Three in the morning", "0310 ship time", "9:40 PM EST", "High tide", "Full moon", "Winter solstice", "Mid-morning", "After dinner", "Before the wedding", "T+00:14:09", "9:00–9:15"),
        silent_on=("Good morning", "Morning glory", "High tide took the boat", "Half past caring", "Half asleep", "About time", "About forty men", "Water", "The moon", "Dawn broke", "Night shift manager"),
    ),
    Label(
        id="en.label.bell", placed=True, parted=True,
        needs=("bell", "watch", "matins", "vespers", "compline", "lauds", "evensong", "curfew", "lighting", "lights", "reveille", "call", "train", "tram", "ferry", "boat", "bus"),
        pattern=r"(?:(?:just )?(?:before|after|at|until|between) )?(?:(?:the )?(?:<ordinal>|<count>|no|last|final|morning|evening|noon|midnight|dawn|dusk|dinner|supper|school) bells?|(?:matins|vespers|compline|lauds|evensong|curfew|lamp-?lighting|lights-out|reveille|roll[- ]call))|(?:the )?(?:(?:first |last )?dog|middle|morning|forenoon|afternoon|evening|night) watch|the (?:<ordinal>|last|night|mail|milk|early|late|slow) (?:(?:up|down|mail|milk) )?(?:train|tram|ferry|boat|bus)",
        because="A line of its own, without a stop, that tells the hour by a bell, a watch, a service or a train is a label.",
        fires_on=("Fourth bell", "NO BELL", "Just after vespers", "The dog watch", "Eight bells", "Before curfew", "The first up train", "The last ferry", "Lamplighting"),
        silent_on=("Third bell rang", "Saved by the bell", "The bell", "Watch out", "Bus stop", "Training day is over", "Night watchman", "The last boat he built"),
    ),
    Label(
        id="en.label.term", placed=True, parted=True,
        needs=(*_COUNTED, *_ROMAN, "first", "second", "third", "th ", "twenty-", "last", "final", "next", "same", "longest", "shortest", "only", " the ", "zero", " year", " term", " semester", " half", " break", " holiday", "-day", "-hour"),
        pattern=rf"(?:the )?(?:very )?(?:<ordinal>|last|final|next|same|longest|shortest) (?:<period>|sol|cycle|half|quarter|period|form|grade|{_NOUNS}|days?)(?:,? (?:<part>|later|again|continued))?|"
        r"(?:the )?(?:<ordinal>|first|last|only) time|the (?:<ordinal>|last|final) (?!of\b|ones?\b|straw\b|word\b|thing\b|to\b|and\b|person\b|in\b)[\w'’-]+|"
        rf"(?:<period>|hour|{_NOUNS}|form|grade|act|part|chapter) (?:zero|the <ordinal>|\d{{1,4}}|<count>|[ivx]+)(?:(?:,| ?[-–—:]| of)? (?:<part>|<weekday>|day|night|dawn|dusk|later|side [ab]|<count>|\d{{1,3}}|(?:week|day|night) (?:\d{{1,3}}|<count>)))?|"
        r"(?:freshman|sophomore|junior|senior|final|gap|leap) year|(?:michaelmas|hilary|trinity|lent|easter|<season>) (?:term|semester|half|break|holidays?)(?:,? (?:week|day) (?:\d{1,2}|<count>))?|[dh]-(?:day|hour)(?:,? (?:plus|minus|\+|-) ?(?:\d{1,3}|<count>))?|[dtl] ?(?:plus|minus|\+|-) ?(?:\d{1,4}|<count>)(?: (?:minutes|seconds|<unit>))?",
        because="A line of its own, without a stop, that counts days, terms, rounds or letters is a label.",
        fires_on=("The second night", "Last day", "Day Zero", "Sol 84", "Fourth Form", "Sophomore year", "Michaelmas Term", "Lap 40", "Round Two", "Second half", "Day Three: Morning", "Week six, day two", "T+3 hours", "D-Day", "Tape Four, Side B", "Letter the second"),
        silent_on=("First aid", "Third floor", "Last chance", "Second Lieutenant Marsh", "The last of them", "Round the bend", "Set phasers to stun", "The first of them"),
    ),
    Label(
        id="en.label.season", placed=True, parted=True,
        needs=(*_MONTHS, *_SEASONS, *_PARTS, "0", "weekend", "season", " of ", " in ", " at ", " on ", "undated", "no date", "date "),
        pattern=r"the (?:ides|nones|kalends) of <month>|(?:that|this|early|late|high|deep|mid|the following|next|another|last|one)[ -](?:<month>|<season>)|<season> again|(?:the )?<season> of \d{4}|(?:the )?(?:very )?(?:end|middle|beginning|start|first|last|(?:first|last|second|third) (?:day|week|<weekday>|days|weeks)) (?:of|in) (?:<month>|<season>|<holiday>)(?:,? \d{4})?|\d{4},? (?:<season>|<month>)|<month> \d{4},? an? <weekday>|(?:(?:in )?(?:the )?year (?:of )?)?(?:a\.?d\.? ?\d{1,4}|\d{1,4} (?:[ab]\.?(?:c\.?(?:e\.?)?|d\.?)|c\.?e\.?))|anno(?: domini)? \d{3,4}|(?:c\.|ca\.|circa) ?\d{3,4}|(?:in )?the year \d{1,4}|(?:the )?(?:early |late )?\d{4}s|[a-z]+\.? age,? \d{1,4}|(?!(?:born|died|since|until|from|copyright|founded|built|established) )(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)? \d{4}|(?:<month>|<season>|<weekday>)(?:,? (?:to|through|until|and|into) | ?[-–—] ?)(?:<month>|<season>|<weekday>|\d{4})(?:,? \d{4})?|(?:an?|one|another|some|still) (?:<weekday>|<part>)(?: <part>)?(?: in (?:<month>|<season>|lent|advent))?|(?:<weekday>|<month>),? again|(?:(?:the|that|this|another|one) )?(?:long )?weekend|(?:the |an? )?(?:(?:long|cold|hot|hard|first|last) (?:<season>)|(?:rainy|dry|wet|monsoon|holiday|tourist|hunting|lambing|harvest|off|pre)[ -]?season)|(?:<holiday>|<season>|<weekday>) (?:at|in|on) (?!a\b)(?:the |our |my |his |her )?[\w'’-]+(?: [\w'’-]+){0,2}|['’]\d\d|(?:an? |two |three |last )?(?:<weekday>)s? (?:ago|week|last|next)|(?:last|next) <weekday>(?: <part>)?|undated|no date|date (?:unknown|illegible)",
        because="A line of its own, without a stop, that gives a month, a season or a year is a label.",
        fires_on=("Early May", "That summer", "The summer of 1976", "The end of October", "Mid-November", "412 BC", "Circa 1430", "The 1950s", "1943, winter", "London 1889", "The first Monday in May", "June–August 1943", "A Tuesday in March", "Tuesday again", "The weekend", "Christmas at the Burrow", "The rainy season", "The Ides of March"),
        silent_on=("Winter coat", "Born 1889", "A good evening", "Spring rolls", "Summer Breeze", "Autumn Leaves", "The first of them"),
    ),
    Label(
        id="en.label.weekday", dated=True, placed=True,
        needs=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        pattern=r"(?:mon|tues?|weds?|thu(?:rs?)?|fri)|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun) (?:<part>|the \d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)?)",
        because="A line of its own, without a stop, that gives a day of the week in short is a label.",
        fires_on=("Tues", "Thurs night", "Fri 13th", "Wed 4"),
        silent_on=("Sun cream", "Sun, sea and sand", "Sat down", "Tue es"),
    ),
    Label(
        id="en.label.feast", placed=True, parted=True,
        needs=("day", "eve", "night", "morning", "weekend", "the ", "mas", "feast"),
        pattern=r"(?!.* of the day$)(?!(?:good|bad|every|each|any|all(?! (?:hallow|soul|saint))|one|no|some|that|this|last|next|what|what a|another|birth|week) )(?:the )?(?:(?-i:[A-Z][\w.]+(?:['’]s?)?) ){1,3}(?-i:Day|Eve|Night|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Morning|Weekend|day|night|eve)(?:,? \d{4}|, <part>)?|x-?mas|(?:the )?feast of (?:(?:st|saint)\.? )?(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?|(?-i:[A-Z][a-z]+(?:monday|sunday))|the (?:morning|day|night|week|year) of|the (?:morning|day|night|eve|evening|week|hour|year|summer|winter) (?:of|before|after) (?:(?:the|his|her|their|my|our) )?[\w'’-]+(?: [\w'’-]+){0,2}",
        because="A line of its own, without a stop, that names a day of its own is a label.",
        fires_on=("Plough Monday", "May Eve", "Saint John's Eve", "Groundhog Day", "Prom night", "Opening Night", "Remembrance Sunday", "Ploughmonday", "Xmas", "Feast of St Anne", "The day of the funeral", "The eve of battle", "Midsummer Night"),
        silent_on=("Soup Of The Day", "Good Night", "All Day", "Every Day", "Saturday night fever", "Bad Day", "What a Night", "Day of days is here"),
    ),
    Label(
        id="en.label.later", placed=True, parted=True,
        needs=(*_SEASONS, *_PARTS, "later", "earlier", "second", "minute", "hour", "mile", "week", "month", "year", "decade", "centur", "season", "term", "semester", "moon", "quarter", "generation", "sol", "this ", "afterward", "future", " ago", "once", " then", "back now", "moment", "instant", "meantime", "jump", "rewind", "skip", "forward", "age", "at ", "when ", "how it ", "previously", "+", "minus ", "plus "),
        pattern=r"(?:<number>|one|no|some|any|not|much|far|still|even|quite)(?: [\w'’,-]+){0,7} (?:later|earlier)|(?:moments|sometime) (?:later|earlier)|(?:<number>) (?:minutes?|<unit>|miles?)(?: (?:in|out|old|gone|left|to go|remaining|and counting|becalmed|at sea|out of .{3,25}))?|(?:some|several|<number>) (?:minutes?|<unit>) (?:after|on)|(?:tonight|today|this (?:morning|evening|afternoon|week|year))|afterwards?|(?:the )?(?:far |near )?future|(?:not (?:so|very) )?long ago|an? (?:very )?(?:long|short) (?:time|while) ago|once(?: upon a time)?|(?:until|since|back) then|back now|(?:at|in) (?:that|this|the same|that very|this very) (?:moment|hour|instant)(?:, .{1,30})?|in the meantime|(?:time ?)?jump|rewind(?:: .{1,30})?|skip (?:ahead |forward )?(?:to )?<number> <unit>|skip (?:ahead |forward )?to .{3,30}|(?:flash|fast)[ -]forward .{1,30}|that <weekday>(?: <part>)?|aged? (?:\d{1,3}|<count>)|(?:<count>|\d{1,3}) years old|at (?:[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|eight|nine|ten|eleven|twelve)|the (?:year|summer|winter|spring|autumn|day|night) (?:she|he|i|we|they|it|the [\w'’-]+|(?-i:[A-Z])[\w'’-]+) .{3,25}|when (?:he|she|they|we|i|(?-i:[A-Z])[\w'’-]+) (?:was|were) .{3,25}|how it (?:began|started|ended|ends|begins|starts)|<number> (?:minutes?|<unit>) (?:prior|previously)(?: to .{3,30})?|previously(?:,? on .{3,30})?|(?:(?:the )?[\w'’-]+ )?(?:\+|minus|plus|less) ?<number> (?:minutes?|<unit>)|(?:x|one \(1\)) (?:<unit>|minutes?) later",
        because="A line of its own, without a stop, that says how far off it is, or how old somebody is, is a label.",
        fires_on=("Two cups of tea later", "Moments later", "Two years on", "Tonight", "Long ago", "Not so long ago", "Once upon a time", "Back then", "At the same moment, in Paris", "Skip to Saturday", "That Saturday night", "Age seven", "17 years old", "At seventeen", "The year she was seven", "Still later", "Three days left", "When Ada was nine", "The day the music stopped", "How it ended", "Two weeks prior", "(+3 days)", "Six weeks", "Two days out of Lima"),
        silent_on=("Sooner or later", "Call me later", "Later than he thought", "Once bitten", "At last", "This way up", "Old Spice", "Back off"),
    ),
    Label(
        id="en.label.where", placed=True,
        needs=("in ", "at ", "on ", "aboard ", "near ", "outside ", "inside ", "across ", "behind ", "beyond ", "over ", "under ", "off ", "back ", "beneath ", "above "),
        pattern=r"(?!.* (?:my way$|he|she|they|we|you|it|I|stands?|lies|sits|was|is|were)\b)(?!(?:on|off) (?:mic|camera|screen|stage|air|hold|line|duty|call|loop|record|guard|limits)$)(?:(?:meanwhile|elsewhere|somewhere|back|deep|far|high|still|again|later),? |(?:and )?(?:so|now|then|finally|last(?:ly)?)(?:, (?:at last|finally))?,? )?(?:in|at|on|aboard|on board|near|outside|inside|across|behind|beyond|over|above|under|beneath|off) (?:(?-i:[A-Z][\w.'’-]*)(?: (?:of|the|de|la|and|(?-i:[A-Z][\w.'’-]*|\d{1,4}))){0,4}|the (?!(?:end|event|main|dark|name|way|whole|face|first|last|other hand|contrary|same|meantime|double|move|run|spot|dot|rocks|cheap|edge of|board|record|weather|nick|red|mark|go|air|money|nose|fence|ropes|table|lam|case|least|moment|rule)\b)[\w'’-]+(?: [\w'’-]+){0,3}|(?:his|her|their|my|our) (?:[\w'’-]+ )?(?:room|house|home|flat|apartment|office|kitchen|bed|bedroom|car|cell|cabin|quarters|study|shop|tent|ship)|(?:sea|home|school|court|orbit|transit|camp|town))|back home|(?:across|all over) town",
        because="A line of its own, without a stop, that says where is a label.",
        fires_on=("In London", "Back in Boston", "At the hospital", "On the Enterprise", "Somewhere over the Atlantic", "Across the river", "Elsewhere in the castle", "Meanwhile in Gotham", "At sea", "Back home", "Outside Lyon", "Aboard the Constance", "And now at the mill", "Then, finally, on the roof of the bank..."),
        silent_on=("On My Way", "In the end", "At last", "On it", "In vain", "Back off", "In it went", "On and on", "Over and out", "Off the record", "In my opinion", "Under the weather", "In short", "At once", "And so to bed", "And then on he went", "OFF MIC", "ON AIR", "On Hold"),
    ),
    Label(
        id="en.label.side", placed=True,
        needs=("'s ", "’s ", "' ", "’ ", "eyes", "back to ", "back with ", "person", "omniscient"),
        pattern=r"(?:(?:from )?(?:the )?(?:(?-i:[A-Z])[\w.-]* ){0,2}(?-i:[A-Z])[\w.-]*['’]s? (?:side(?: of (?:the story|things|it))?|version|turn|story|tale|account|statement|testimony|diary|journal|memory|perspective|viewpoint|view|p\.?o\.?v\.?|point of view)|through (?:(?-i:[A-Z])[\w.-]*['’]s?|his|her|their) eyes|back (?:to|with) (?-i:[A-Z])[\w.-]*(?: and (?-i:[A-Z])[\w.-]*)?(?:['’]s? .{2,20})?|(?:<ordinal>|first|second|third|3rd|1st)[ -]person(?: (?:pov|narration|limited|omniscient))?|omniscient)",
        because="A line of its own, without a stop, that says whose side of it is told is a label.",
        fires_on=("Mira's perspective", "Through Mira's eyes", "Mira's Side of the story", "Back to Mira", "Back with Tom and Ada", "Third person", "Ada's turn", "The Captain's Tale", "From Mira's perspective"),
        silent_on=("Back to work", "Back with a vengeance", "Third person today", "Through her fingers", "East side"),
    ),
    Label(
        id="en.label.piece", placed=True,
        needs=("inter", "logue", "coda", "post", "entr", "prelude", "montage", "kick", "point", "off", "final", "shoot", "tie", "down", "warm", "cool", "change", "lights", "curtain", "blackout", "bottom", "top", "round of", "nightmare", "vision", "time", "cut ", "fade", "dissolve", "scene:", "setting:", "location:", "place:"),
        pattern=r"(?:interlude|intermission|intermezzo|epilogue|prologue|coda|postlude|postscript|entr['’]acte|prelude|(?:training )?montage|overtime|kick-?off|match point|face-?off|(?:injury|extra) time|(?:the )?(?:play-?offs?|(?:quarter|semi)-?finals?|finals?|shoot-?out|tie-?break|set point|first down|warm-?up|cool-?down|shift change|lights out|curtain(?: call)?|blackout|house lights)|(?:bottom|top) of the <ordinal>|round of \d{1,2}|nightmare|(?:end )?vision)(?: ?[:,–—-] ?.{1,40}| (?:<count>|\d{1,2}|[ivx]+|the <ordinal>))?|(?:(?:smash|match|hard|jump) )?cut (?:back )?to(?:: ?.{1,40})?|fade (?:in|out|to black)(?: on| to)?(?:: ?.{1,40})?|dissolve to(?:: ?.{1,40})?|(?:scene|setting|location|place): .{2,50}",
        because="A line of its own, without a stop, that says what sort of piece comes, or how a film goes on, is a label.",
        fires_on=("Interlude: Ada", "Coda", "Overtime", "Training montage", "Playoffs", "Bottom of the ninth", "Curtain call", "CUT TO:", "Cut to: the kitchen", "FADE IN:", "SCENE: A kitchen", "Setting: a café in Lyon"),
        silent_on=("Cut the cake", "Cut it out", "Vision on", "Fade away", "Act your age", "Scene stealer", "Scene of the crime"),
    ),
    Label(
        id="en.label.interlude",
        needs=("interlude", "interval", "intermission", "intermezzo", "entr"),
        pattern=r"(?:the )?(?:<ordinal>|last|final|brief|short|musical) (?:interlude|interval|intermission|intermezzo|entr['’]acte)(?:: .{2,60}|,? [io]n which .{4,60}|,? (?:being|concerning|with) .{4,60})?|(?:an |the )?(?:interlude|intermission|intermezzo|entr['’]acte)(?:,? (?:the <ordinal>|<count>|[ivx]+|\d{1,2}))?(?:: |,? [io]n which |,? (?:being|concerning) ).{2,60}",
        because="A line of its own that counts an interlude, or gives it a title, is a label.",
        fires_on=("First Interlude", "Second Interlude: The Cook's Dream", "The Third Intermezzo, in Which Nobody Sings", "Intermezzo the Second: Soup", "INTERLUDE TWO: THE MOTH", "Interlude, in which it rains", "Brief interlude"),
        silent_on=("The second interlude bored him", "Interlude music", "The last interval of the night", "An interlude that he liked"),
    ),
    Label(
        id="en.label.record", placed=True,
        needs=("statement", "deposition", "testimony", "affidavit", "confession", "account", "told by", "narrator", "speaker", "pov ", "lot ", "item ", "interview", "session", "stop ", "case ", "missed", "tape", "log", "entry", "report", "diary", "journal", "file", "record", "voicemail", "message", "transmission", "memo", "transcript", "broadcast", "exhibit", "update", "edit", "post", "comment", "reply", "draft", "version", "attempt", "ending", "scenario", "patient", "victim", "suspect", "guest", "visitor", "client", "witness", "step", "take"),
        pattern=r"(?:(?:captain|ship|surgeon|doctor|station|mission)['’]?s? |personal |medical |private |field |case |incident |audio |video |diary |journal )*(?:log|entry|report|diary|journal|file|record|voicemail|message|transmission|memo)(?: entry| file)?(?:,? (?:(?:number |no\. ?|#)?(?:\d{1,5}|<count>|[ivx]+)|the <ordinal>|day \d{1,4}|stardate [\d.]+|supplemental|continued|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|<date>(?:,? \d{4})?)){1,2}|(?:end (?:of )?|begin |start )?(?:transcript|recording|broadcast|tape|log)(?: (?:begins?|starts?|ends?|resumes?|continues|over)(?:,? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?)?|(?:statement|deposition|testimony|affidavit|confession|account|diary|journal) of (?-i:[A-Z]|the |an? )[\w .'’-]{2,40}(?: \(.{2,20}\))?|(?:as )?told by (?-i:[A-Z]|the |an? )[\w .'’-]{2,30}|(?:witness|narrator|speaker|pov (?:switch|change)|lot \d{1,4}|item \d{1,4}|case \d{1,4}|interview \d{1,3}|session \d{1,3}|stop \d{1,3}): .{2,40}|missed call \(\d{1,3}\)|memo(?:randum)?|exhibit [a-z](?: ?[:–—-] ?.{2,40})?|(?:final |last |quick |another )?(?:update|edit)(?: (?:no\.? ?|number |#)?(?:\d{1,3}|<count>))?|(?:post|comment|reply|draft|version|attempt|ending|scenario|patient|victim|suspect|guest|visitor|client|witness|witness statement|step|take) (?:no\. ?|number |#)?(?:\d{1,4}|<count>|[a-c])|(?:alternat(?:e|ive)|original|other|deleted|unused) ending(?: (?:no\. ?|#)?(?:\d{1,2}|<count>|[a-c]))?|(?:a )?postcard from .{3,30}",
        because="A line of its own, without a stop, that heads a log, a memo or a recording is a label. A message begins and ends in the scene in which it comes.",
        fires_on=("Log entry 14", "Captain's log, stardate 4411.2", "Captain's log, supplemental", "Personal log, day 9", "TRANSCRIPT BEGINS", "[END RECORDING]", "MEMO", "Exhibit B: the spoon", "Mission report 3", "Postcard from Lyon", "UPDATE 2", "Patient 9", "Attempt #3", "Deposition of the miller", "Told by the cat", "Witness: A. Lott", "Lot 14: a clock", "[Recording resumes, 14:32.]", "ALTERNATE ENDING 2", "Original ending"),
        silent_on=("Case closed", "Entry forbidden", "Exhibit some sense", "Log in", "Record breaker", "Report card", "File it away", "Take a seat", "Post no bills", "Confession of love", "Stop: go back", "On account of rain", "END TRANSMISSION", "MESSAGE BEGINS", "Happy ending"),
    ),
    Label(
        id="en.label.posted", dated=True,
        needs=("posted", "uploaded", "logged", "filed"),
        pattern=r"(?:posted|uploaded|logged|filed)(?: by [\w.'’@ -]{2,40}?)?,? (?:on |at )?(?:[\w:.]{1,9}(?:,| at| on)? ){0,3}(?:<weekday>|[a-z]{3,9} \d{1,2}|\d{1,2} [a-z]{3,9}|\d{4}|\d{1,2}[:.]\d\d)(?: ?[ap]\.?m\.?| <part>)?",
        because="A line of its own that says when something was posted heads it.",
        fires_on=("Posted by fenwick, 11:40 pm, Wednesday", "Posted on 3 March at 10:15", "logged by fenwick, 0214", "Filed Tuesday, 14:02", "posted by fenwick's wife on Sunday night"),
        silent_on=("Posted by the door", "Posted to Malta", "Filed away", "Logged in at 10:15 and waited", "Posted missing, Tuesday to Friday, by air"),
    ),
    Label(
        id="en.label.argument", placed=True,
        needs=("in which", "wherein", "concerning", "being "),
        pattern=r"(?:in which|wherein|concerning|being (?:an?|the)) [\w'’, -]{4,60}",
        because="A line of its own, without a stop, that says what will be told is a label.",
        fires_on=("In which a goose is found", "In which nobody, not even Ada, is to blame", "Concerning the goose", "Being an account of the goose"),
        silent_on=("In which case he was wrong.", "Being late", "It was concerning"),
    ),
    Label(
        id="en.label.beyond",
        needs=("+", "plus", "and "),
        pattern=r"(?:\+ ?(?:1|one|i)|(?:and|plus) (?:1|one))(?: (?:more )?time)?\.?",
        because="The one time that comes after five times has a number of its own.",
        fires_on=("+1", "+1.", "+ one", "plus one", "and one more time"),
        silent_on=("+1 555 0134", "and one more thing", "plus two"),
    ),
)  # fmt: skip
