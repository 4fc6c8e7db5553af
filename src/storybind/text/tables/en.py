"""English: words of time, the openings that restart a story's clock, and what looks like one and is none."""

from storybind.model import BreakKind
from storybind.text.rules import Label, Rule, Table, Veto

FORWARD = BreakKind.SKIP_FORWARD

WORDS = {
    "few": "a few|several|some|many|a couple of|a couple|a good many|countless|half a dozen|a dozen|a handful of",
    "count": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|"
    r"twenty-\w+|thirty|forty|fifty|sixty|ninety|a hundred|\d{1,4}",
    "number": "an?|another|half an?|<few>|<count>(?: or <count>| and a half)?",
    "number_start": "a|an|another|half|several|some|many|countless|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    "thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety|#",
    "about": "about|almost|nearly|barely|just|exactly|over|just over|just under|some|not quite|only|more than|less than|around|roughly|a full|maybe|perhaps",
    "long_unit": "days?|nights?|weeks?|weekends?|fortnights?|months?|years?|decades?|centuries|century|summers?|winters?|springs?|autumns?|seasons?|terms?|semesters?",
    "unit": "hours?|<long_unit>",
    "daypart": "morning|afternoon|evening|night|day",
    "period": "<daypart>|week|weekend|month|year|spring|summer|autumn|fall|winter|semester|term",
    "weekday": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "weekday_start": "monday tuesday wednesday thursday friday saturday sunday",
    "month": "january|february|march|april|may|june|july|august|september|october|november|december",
    "season": "spring|summer|autumn|fall|winter|christmas|easter|halloween|thanksgiving|new year's eve|midsummer|harvest",
    "season_start": "spring summer autumn fall winter",
    "season_or_month": "<season>|<month>",
    "who": "he|she|they|I|we|it",
    "event": "funeral|wedding|trial|war|party|ceremony|concert|exams?|finals|graduation|election|show|performance|game|match|storm|"
    "accident|divorce|burial|service|meeting|hearing|surgery|operation|holidays|harvest|inquest|interview|launch|move|flood|fire",
    "meal": "breakfast|lunch|dinner|supper|tea|school|class|church|work|practice|rehearsal|mass|assembly",
    "lead": "(?:and |but |so |then,? |and then,? )?",
}

RULES = (
    Rule(
        id="en.later.elapsed",
        kind=FORWARD,
        starts="<number_start> about almost nearly barely just exactly over only more less around roughly not maybe perhaps and but then it",
        pattern=r"<lead>(?:it was )?(?:<about> )?<number> <unit> (?:later|afterwards?|after that|on)\b(?! (?:in|the|top|his|her|a)\b)",
        confidence=0.95,
        because="A paragraph that opens with elapsed time restarts the clock.",
        fires_on=("Three weeks later the letter came.", "A year later, almost to the day, he was back.", "About two months later she sold the boat."),
        silent_on=("A moment later the door opened.", "Two minutes later she was still talking.", '"Three weeks later he was dead," said Anna.'),
    ),
    Rule(
        id="en.later.plain",
        kind=FORWARD,
        starts="years months weeks days hours later much",
        pattern=r"(?:<long_unit>|hours) later\b|(?:much )?later (?:that|the same) (?:<daypart>|week|month|year|summer|winter|spring|autumn)\b",
        confidence=0.9,
        because="A paragraph that opens with time gone by restarts the clock.",
        fires_on=("Years later, when the house was sold, they found it.", "Later that night the phone rang."),
        silent_on=("Later, perhaps.", "Years of rain had done it."),
    ),
    Rule(
        id="en.elapsed.after",
        kind=FORWARD,
        starts="<number_start> about almost nearly barely just exactly over only the",
        pattern=r"(?:<about> )?(?:<number> <long_unit>|the (?:day|morning|night|evening|week|month|year|summer|winter)) after (?:the|his|her|their|my|our|that|this|[a-z]+'s) (?!day\b|tomorrow)[\w'’-]+",
        confidence=0.85,
        because="Time counted from an event that has been told moves the clock on from it.",
        fires_on=("Two days after the funeral he went back to the shop.", "The day after the storm was clear and cold."),
        silent_on=("The day after tomorrow was a holiday.", "A day after day of this would kill him."),
    ),
    Rule(
        id="en.next.period",
        kind=FORWARD,
        starts="the next by and but it on early late",
        pattern=r"<lead>(?:it was |by |on |early |late )?(?:the )?(?:next|following) <period>\b(?! (?:over|door|to)\b)",
        confidence=0.92,
        because="The next morning, day or week is another time.",
        fires_on=("The next morning he was out before it was light.", "Next day it rained.", "By the following spring the wall was up."),
        silent_on=("The next house was empty.", "The next day over was a Tuesday on his calendar."),
    ),
    Rule(
        id="en.that.period",
        kind=FORWARD,
        starts="that",
        pattern=r"that (?:same )?(?:afternoon|evening|night|weekend|summer|autumn|fall|winter|spring)(?=,| (?!had|was the|when|that|would|in question)[a-z])",
        confidence=0.78,
        because="That evening is later than what has just been told.",
        fires_on=("That evening, Tom laid the letter on the table.", "That night she slept in the barn."),
        silent_on=("That night had been the worst of them.", "That evening would be remembered."),
    ),
    Rule(
        id="en.by.the.time",
        kind=FORWARD,
        starts="by it",
        pattern=r"by the time (?:that )?[^.,;]{3,90}(?=,|\bhad\b|\bwas\b|\bwere\b)|by (?:<season>|<month>|<weekday>|noon|midnight|nightfall|dusk|dawn|evening|morning)\b(?! (?:light|train|boat|bus))",
        confidence=0.82,
        because="What was to come has come: the time between is skipped.",
        fires_on=("By the time the ferry docked, the rain had stopped.", "By spring the roof was on.", "By Friday nobody spoke of it."),
        silent_on=("By the window stood a chair.", "By and by it stopped."),
    ),
    Rule(
        id="en.weekday",
        kind=FORWARD,
        starts="on by it <weekday_start>",
        pattern=r"(?:on|it was) (?:the )?(?:next |following |first |last )?<weekday>(?! (?:best|school|paper)\b)(?: (?:morning|afternoon|evening|night))?\b(?!s|')|"
        r"<weekday>(?: (?:morning|afternoon|evening|night))? (?:came|arrived|dawned|brought|found|began)\b|<weekday>\.",
        confidence=0.85,
        because="A day of the week that opens a paragraph is another day.",
        fires_on=("On Friday the post came late.", "Monday came, and with it the rain.", "It was Saturday before she tried again."),
        silent_on=("On Sundays they went to church.", "Monday's child is fair of face."),
    ),
    Rule(
        id="en.month.season",
        kind=FORWARD,
        starts="in it <season_start> spring summer autumn fall winter christmas by",
        pattern=r"(?:in|it was) (?:(?:the )?(?:early|late|middle of|end of)? ?)?(?:the )?(?:almost |nearly |already )?<season_or_month>(?=,| (?:before|when|again|the|she|he|they|it|a|an|we|I|by)\b)|"
        r"(?:the )?<season> (?:came|arrived|turned|passed|went|gave way|slid|had come)\b|<season>\.",
        confidence=0.82,
        because="A new month or season is far from the last paragraph.",
        fires_on=("In October the roof came off.", "It was almost winter when the boat came back.", "Spring came late that year."),
        silent_on=("In spring colours she looked ill.", "May he rest.", "Summer school was out."),
    ),
    Rule(
        id="en.woke",
        kind=FORWARD,
        starts="when i she he they",
        pattern=r"when (?:<who>|[A-Z][a-z]+) (?:finally |next |at last )?(?:woke|awoke|came to|came round|opened (?:his|her|my|their) eyes)\b",
        confidence=0.85,
        because="Who wakes has slept: time has gone by.",
        fires_on=("When she woke, the room was full of snow light.", "When he came to, somebody had taken his boots."),
        silent_on=("When she spoke, nobody moved.",),
    ),
    Rule(
        id="en.bridge",
        kind=FORWARD,
        starts="the a an days weeks months years hours another <number_start> time summer winter spring autumn",
        pattern=r"(?:the |another |<number> )?(?:<long_unit>|hours|summer|winter|spring|autumn) (?:passed|went by|slipped by|crawled by|dragged on|flew by|wore on|"
        r"turned into|became|rolled by|came and went|had passed|had gone by)\b(?! (?:the|him|her|them|his|a)\b)",
        confidence=0.9,
        because="A paragraph that says that time went by is a bridge, and opens what comes after it.",
        fires_on=("The weeks went by and nobody asked.", "A month passed.", "Two winters came and went."),
        silent_on=("The day passed him the salt.", "Time passed slowly in that room."),
    ),
    Rule(
        id="en.for.span",
        kind=FORWARD,
        starts="for over through all",
        pattern=r"(?:for|over|through) (?:the )?(?:next |following |rest of the )?(?:<number> )?(?:<long_unit>)(?: (?:after|following) [^.,]{2,40})?,? (?!now|and years|had\b|I had|he had|she had|they had|he'd|she'd|they'd)",
        confidence=0.72,
        because="A stretch of days told in a sentence is a bridge.",
        fires_on=("For two weeks Jory measured it every day.", "Over the next month they built the wall."),
        silent_on=("For years now he had known it.", "For weeks she had dreaded this.", "For a moment nobody spoke."),
    ),
    Rule(
        id="en.after.event",
        kind=FORWARD,
        starts="after",
        pattern=r"after (?:(?:the|his|her|their|that|my|our) (?:\w+ )?<event>|<meal>|the <meal>)(?=,| (?!before|that)[a-z]+)",
        confidence=0.78,
        because="An event that was ahead lies behind: it has been skipped.",
        fires_on=("After the funeral, they went back to the house.", "After supper he took the lantern down."),
        silent_on=("After a pause she nodded.", "After all, it was only a dog.", "After that nobody spoke."),
    ),
    Rule(
        id="en.not.until",
        kind=FORWARD,
        starts="it not",
        pattern=r"(?:it (?:was not|wasn't|was)|not) (?:until|till) (?:the )?(?:next|following|<weekday>|<month>|<season>|<number> <unit>|dawn|dusk|evening|nightfall|midnight|morning|that (?:night|evening))\b",
        confidence=0.82,
        because="Nothing until then means that the time before is skipped.",
        fires_on=("It was not until Thursday that anyone came.", "Not until the next spring did he speak of it."),
        silent_on=("It was not until she spoke that he looked up.",),
    ),
    Rule(
        id="en.clock",
        kind=FORWARD,
        starts="at it",
        pattern=r"(?:at|it was) (?:(?:almost|nearly|about|past|well past|just after|just before|close to|gone|half past) )?"
        r"(?:(?:<count>|half past <count>|a quarter (?:past|to) <count>) (?:o'clock|in the (?:morning|afternoon|evening))|midnight|noon|dawn|dusk|sunset|sunrise|daybreak|nightfall|first light)"
        r"(?=,| (?:on|when|before|the|she|he|they|it|we|I|and)\b)",
        confidence=0.75,
        because="A new hour that opens a paragraph is another time.",
        fires_on=("At midnight the bell rang.", "It was almost noon on Wednesday before he saw them.", "At three o'clock, the door opened."),
        silent_on=("At one time she had liked it.", "It was one of those days."),
    ),
    Rule(
        id="en.morning",
        kind=FORWARD,
        starts="in at morning dawn night evening",
        pattern=r"(?:in the (?:morning|evening|afternoon)|at (?:dawn|dusk|nightfall|daybreak|sunrise|sunset|first light))(?=,| (?:the|she|he|they|we|I|it|there)\b)|"
        r"(?:morning|dawn|night|evening) (?:came|broke|fell|found)\b",
        confidence=0.78,
        because="Morning, or night, has come since.",
        fires_on=("In the morning the snow was gone.", "Night fell.", "At dawn they broke camp."),
        silent_on=("In the mornings she swam.", "Night school was worse."),
    ),
    Rule(
        id="en.flashback.before",
        kind=BreakKind.FLASHBACK,
        starts="<number_start> years months weeks days once",
        pattern=r"(?:<number> )?<long_unit> (?:before|earlier|ago),(?! (?:he|she|they|I|we|it)(?: had|'d)\b)",
        confidence=0.75,
        because="A paragraph set in an earlier time, and told in the plain past, plays that time out.",
        fires_on=("Ten years before, the yard was full of boats.", "Years earlier, a boy stood on the same step."),
        silent_on=("Two days earlier, he had lost the key.", "Years ago she would have cried."),
    ),
)  # fmt: skip

VETOES = (
    Veto(
        id="en.veto.habit",
        pattern=r"\b(?:used to|(?:every|each) (?:<daypart>|week|month|year|spring|summer|autumn|winter|time|<weekday>)|(?:he|she|they|I|we|it|you)(?:'d| would) (?!have\b|had\b)(?:always |often |sometimes |usually |still )?[a-z]+)\b",
        because="What used to happen happens at no one time.",
        stops=("On Friday she would bring him eels.", "In the morning they used to swim.", "Three days later he would be dead."),
        passes=("Three weeks later the letter came.",),
    ),
    Veto(
        id="en.veto.looking-back",
        pattern=r"^[^,.]{0,40}\b(?:had (?:been|already|always|never) (?:dead|gone|there)|would have)\b",
        because="A sentence that looks back from where the story stands moves no clock.",
        stops=("The next day would have been her birthday.",),
        passes=("By the time the ferry docked, the rain had stopped.",),
    ),
    Veto(
        id="en.veto.condition",
        pattern=r"^(?:[^,.]{0,60})\b(?:if|unless|might|ought to|was going to|were going to|was supposed to|were supposed to)\b",
        because="A plan or a condition has not happened.",
        stops=("On Friday they were going to paint the fence.", "By spring, if all went well, it would be paid for."),
        passes=("On Friday the post came late.",),
    ),
)  # fmt: skip

LABELS = (
    Label(
        id="en.label.time",
        pattern=r"(?:<about> )?(?:<number> )?(?:minutes?|<unit>) (?:later|earlier|before|ago)|(?:much )?later(?: (?:that|the same) <period>)?|"
        r"(?:the )?(?:next|following|same) <period>|that (?:night|evening|afternoon|morning)|meanwhile|present(?: day)?|(?:the )?present|now|then|"
        r"(?:some|a) (?:time|while) (?:later|earlier)|earlier(?: that <period>)?|the day before|the night before|tomorrow|yesterday",
        because="A line of its own that only says when is a label.",
        fires_on=("Three days later", "~~ Two weeks later ~~", "(2 hours later)", "Meanwhile", "Present day", "THEN"),
        silent_on=("Three days later he came.", "Now what"),
    ),
    Label(
        id="en.label.date",
        pattern=r"(?:(?:<weekday>),? )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? <month>|<month> \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?(?:,? \d{1,2}[:.]\d{2} ?(?:am|pm)?)?|"
        r"(?:<month>|<season>),? \d{4}|(?:<weekday>)(?: (?:morning|afternoon|evening|night))?|\d{4}|\d{1,2}[:.]\d{2} ?(?:am|pm|a\.m\.|p\.m\.)?|\d{4} hours|day \w+",
        because="A line of its own that only gives a date or an hour is a label.",
        fires_on=("December 24, 1998", "Monday, 3rd March", "0430 hours", "3:15 pm", "September 1943"),
        silent_on=("May I", "March on"),
    ),
    Label(
        id="en.label.place",
        pattern=r"(?-i:[A-Z])[\w.'’-]*(?: [\w.'’-]+){0,4}, (?:(?:<month>|<season>|early|late) )?(?:\d{1,2},? )?\d{4}|(?:int|ext)\.? [\w .'’-]+ - (?:day|night|morning|evening)|scene (?:<count>|[ivx]+)(?: ?[-–—:] ?.{1,50})?",
        because="A line of its own that names a place with a year, or a set, is a label.",
        fires_on=("London, 1889", "Harwick, November 1962", "INT. KITCHEN - DAY", "Scene One - The Kitchen"),
        silent_on=("London, of course", "Scene of the crime"),
    ),
    Label(
        id="en.label.pov",
        pattern=r"(?:[\w.'’-]+ ){0,2}[\w.-]+(?:['’]s|s['’])? (?:pov|p\.o\.v\.?|point of view)(?: again)?|pov:? [\w .'’-]{2,30}|(?:normal|third person|no one['’]s) pov",
        because="A line of its own that says whose eyes we look through is a label.",
        fires_on=("Mira's POV", "Normal POV", "POV: Kurt", "Kurt's point of view"),
        silent_on=("From his point of view it was a disaster",),
    ),
    Label(
        id="en.label.flashback",
        pattern=r"(?:begin |start (?:of )?)?flash ?(?:back|forward)(?: (?:begins|starts))?(?:: .{1,50})?|dream(?: sequence)?|memory",
        because="A line of its own that says flashback opens one.",
        fires_on=("-Flashback-", "*FLASHBACK*", "Flashback: one year"),
        silent_on=("Flashbacks bored her",),
    ),
)  # fmt: skip

TABLE = Table("en", WORDS, RULES, VETOES, LABELS)
