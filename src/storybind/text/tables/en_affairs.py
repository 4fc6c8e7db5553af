"""English: what has become of people and their affairs, and where they are now, mostly told without a word of time.

Somebody has taken a room, is back at sea, is received by a colonel; results are out, a ward smells of soup. Rows like those of
`storybind.text.tables.en`, whose words stand in their patterns.
"""

from storybind.text.rows import Rule

_PLACES = (
    "hospital", "infirmary", "clinic", "ward", "waiting room", "waiting-room", "station", "airport", "bank", "hotel", "motel", "inn", "hostel", "cell", "courtroom", "courthouse",
    "restaurant", "café", "cafe", "diner", "canteen", "tavern", "office", "department", "library", "museum", "theatre", "theater", "chapel", "church", "gym", "classroom",
    "schoolroom", "barracks", "laundrette", "laundromat", "morgue", "exchange", "registry", "precinct", "surgery", "factory", "workhouse",
)  # fmt: skip
"""Where one comes for some business or other, and not through a door of the same house."""
_CITY = r"(?!(?:[\w'’-]+ )?(?:street|road|lane|square|avenue|bridge|cross|junction)\b)(?!(?:<month>|<weekday>|<season>|<holiday>|god|heaven|mrs?|miss|dr)\b)(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?"
_SOMEBODY = r"(?:<who>|<name>|(?:my|his|her|their|our) (?:[\w-]+ )?(?:brother|sister|father|mother|son|daughter|uncle|aunt|husband|wife|boy|girl|cousin))"

AFFAIRS = (
    Rule(
        id="en.on.board", confidence=0.82, timeless=True,
        starts="on in",
        needs=("on the ", "in the ambulance", "in the taxi", "in the cab"),
        pattern=r"((?:on the (?:coach|train|bus|plane|flight|ferry|tram|steamer|night boat|last bus|night bus|night train)|in the (?:ambulance|taxi|cab))(?:,| (?:<who>|<name>|nobody|no one|everyone|the \w+)) (?!had\b|would\b|could\b|was (?!sick)\w*ing\b|sat\b|stood\b|of\b)[\w'’]+)",
        because="They are under way: how they got there is not told.",
        fires_on=("On the coach Callum was sick.", "On the train nobody spoke.", "In the ambulance they asked him his name."),
        silent_on=("On the train sat a nun.", "On the train he had seen a nun.", "On the bus of the Red Cross there was a bell.", "On the table it lay."),
    ),
    Rule(
        id="en.place.smells", confidence=0.82, timeless=True,
        starts="the",
        needs=_PLACES,
        pattern=rf"(the (?:(?!door\b|smell\b|same\b|whole\b|rest\b|of\b)[\w'’-]+ ){{0,3}}?(?:{'|'.join(_PLACES)})(?: (?:in|on|at|of) (?:the )?(?-i:[A-Z])[\w'’-]+)?) (?:smel(?:led|t|ls)|stank|stinks|reeked|reeks|(?:had|has) (?:an?|no|two|three|four|five|six|seven|eight|nine|ten) (?!been\b|way\b|doubt\b|idea\b)|(?:was|is) (?:full|crowded|packed|half[- ]empty)\b)",
        because="Another place is shown as one sees it who has just come: the way there is not told.",
        fires_on=(
            "The ward smelled of soup.",
            "The cell had a bench and a bucket.",
            "The hotel had a carpet with crowns on it.",
            "The waiting room on Vesta has a carpet.",
            "The Corn Exchange smelled of wet coats.",
            "The canteen is full, and somebody is on a chair.",
        ),
        silent_on=("The door of the office had a bell.", "The office had been painted.", "The office would be full.", '"The ward smelled of soup," said Ida.', "The library had no idea where it was."),
    ),
    Rule(
        id="en.is.back", confidence=0.86, timeless=True,
        starts="<who_start> <name_start> my his her their our",
        needs=(" back at ", " back in ", " back from ", " back for ", " home from ", " home for ", " home on "),
        pattern=rf"({_SOMEBODY}(?:(?: was| were| is| are| am| came| comes)|['’](?:s|re|m)) (?:back (?:at|in|from|for) (?:(?-i:[A-Z])[\w'’-]+|work|school|sea|court|the (?:war|front|ring|saddle|office|hospital|city|country|factory|mill)|good)|home (?:from (?:(?-i:[A-Z])[\w'’-]+|school|sea|work|hospital|college|university|the (?:war|front|wars|hospital|sea))|for (?:good|<holiday>|the (?:holidays|harvest|summer|winter|weekend))|on leave)))\b",
        because="Somebody is back from where the way is long.",
        fires_on=("They are back at Athelmoor.", "He was back at work, with a stick.", "My brother came home from the war with a parrot.", "She's home from school."),
        silent_on=("He was back in a moment.", "She came back for the lamp.", "He would be back at work on his stick.", "He had come home from the war.", "He came back at her with the broom.", '"She\'s back at school," said Ida.'),
    ),
    Rule(
        id="en.in.the.end", confidence=0.86, timeless=True,
        starts="<who_start> <name_start> the his her their my our",
        needs=(", in the end",),
        pattern=r"((?:<who>|<name>|(?:the|his|her|their|my|our) [\w'’-]+) (?!(?:was|were|is|are|am|had|have|has|would|could|can|will|did|does|do|knew|know|might|must|should)\b)[\w'’-]+\b[^.;:!?]{0,60}, in the end)(?=[.;])",
        because="It came about in the end: what lies between is skipped.",
        fires_on=("He bought one, in the end.", "She married him, in the end; he had the hat for it.", "They sold it to a man from Hull, in the end."),
        silent_on=("It was all one, in the end.", "He would buy one, in the end.", "He had bought one, in the end.", "He knew, in the end.", "She said, in the end, that it was hers.", '"He bought one, in the end," said Ida.'),
    ),
    Rule(
        id="en.settled", confidence=0.86, timeless=True,
        starts="<who_start> <name_start> my his her their our",
        needs=("room", "flat", "house", "job", "cottage", "apartment", "lodgings", "moved ", "moves ", "notice", "joined ", "joins ", "enlist", "signed up", "went to sea", "goes to sea", "went to uni", "went to coll", "away to school", "for a soldier", "goes to ", "went to ", "retired", "retires", "transfer", "pension", "divorce", "engaged", "resigned", "resigns", "married", "marries", "sack", "promoted", "fired", "farm", "shop", "business", "lost ", "loses "),
        pattern=rf"({_SOMEBODY} (?:(?:took|takes|found|finds|got|gets|rented|rents) (?:an?|the) (?:(?!(?:wrong|right|next|front|back|dark)\b)[\w-]+ )?(?:rooms?|flat|house|job|cottage|apartment|lodgings)(?=[.;]| (?:in|at|on|near|above|over|with|behind|down|up) (?!(?:one|the|his|her|an?) (?:look|glance|breath|stride)\b))|(?:moved|moves) (?:out(?=[.;,])|in (?:with|together)|back (?:to|in with)|to (?:the (?:coast|city|country|sea|capital|suburbs)|an? [\w-]+ (?:flat|house|town|street|village)|(?-i:[A-Z])[\w'’-]+(?=[.;,]| (?:in|for|with|when|that)\b)))"
        r"|(?:sold|sells|bought|buys) the (?:house|farm|shop|flat|business|cottage)\b|(?:handed|gave|hands|gives) in (?:his|her|my|their|our) notice|(?:lost|loses) (?:his|her|my|their) (?:job|post|position|place at)\b|(?:joined|joins) (?:the (?:army|navy|police|merchant|firm|union|circus|regiment|foreign)|up)\b|enlisted|signed up|(?:went|goes) (?:to (?:sea|university|college)|away to school|for a soldier)\b|(?:retired|retires|resigned|resigns)(?=[.;]| (?:from (?:the|his|her)|to (?-i:[A-Z])|in)\b)|(?:put|puts) in for (?:an?|his|her) (?:transfer|pension|divorce)|(?:got|gets) (?:engaged|divorced|married|the sack|promoted|fired)\b|(?:married|marries) (?:an?|the|his|her) (?:[\w-]+ ){0,2}?[\w'’-]+(?=[.,;]| (?:in|from|with|who|and|called)\b)))",
        because="Such a step is not taken from one moment to the next.",
        fires_on=(
            "He took a room in the village.",
            "She got a job at the mill.",
            "They moved to Leeds.",
            "We moved in with her mother.",
            "My brother joined the navy.",
            "He handed in his notice.",
            "She married a dentist, and kept the goat.",
            "They sold the house to a man with a hook.",
            "He puts in for a transfer.",
            "Pocock got engaged, to a girl called Heron.",
        ),
        silent_on=(
            "He found the house in one stride.",
            "She moved to Ida and sat down.",
            "He moved back.",
            "He had taken a room in the village.",
            "They would move to Leeds.",
            "He joined the others.",
            "She resigned herself to it.",
            "He retired to his room.",
            "She moved out of the light.",
            '"They moved to Leeds," said Ida.',
        ),
    ),
    Rule(
        id="en.comes.through", confidence=0.88, timeless=True,
        starts="the his her their my our",
        needs=("result", "marks", "grades", "scores", "lists", "findings", "test", "blood", "scan", "through", "made out", "drawn", "announced", "called in", "published", "broken off", "ran out", "runs out", "ran to ", "runs to ", "came to ", "comes to "),
        pattern=r"((?:the|his|her|their|my|our) (?:[\w'’-]+ )?(?:results?|marks|grades|scores|lists|findings|tests?|bloods?|scans?) (?:(?:(?:were|was|are|is) (?:out|posted|pinned up|read out|published|announced)|(?:came|come|comes|went|go|goes) (?:through|out|up on)|(?:came|come|comes) (?:in|back(?= (?:from|clean|clear|negative|positive|bad|good|and)\b|[.,;])))\b)"
        r"|(?:the|his|her|their|my|our) (?:(?!of\b)[\w'’-]+ )?(?:divorce|transfer|promotion|visa|pension|loan|mortgage|grant|adoption|offer|order|papers|permit|sale|appointment|insurance|licence|license|decree|discharge) (?:came|comes|come|went|goes|had come|has come|have come|had gone|has gone) through\b"
        r"|(?:the|his|her|their|my|our) (?:cheque|check|deed|lease|policy) (?:was|is) (?:made out|drawn up|drawn)\b|(?:the|their|our) (?:engagement|banns|marriage|betrothal) (?:was|were|is|are) (?:announced|called in|published|broken off)\b|(?:the|his|her|their|our|my) (?:money|luck|lease|contract|credit|food|milk|flour|coal|rations|provisions|leave) (?:ran|runs) out\b"
        r"|(?:the|his|her|their|my|our) (?:[\w-]+['’]s )?(?:letter|report|will|statement|confession|bill|obituary|notice|review) (?:ran|runs|came|comes) to (?:<count>|half a) [\w-]+)",
        because="What had to be waited for has come.",
        fires_on=(
            "The results were pinned up outside the hall.",
            "Her test results came back clear.",
            "The divorce came through, and he had the dog.",
            "The check was made out to Ida Bell.",
            "The engagement was announced in two papers.",
            "The money ran out.",
            "The solicitor's letter ran to nine pages.",
        ),
        silent_on=("The lists were long.", "The money would run out.", "His luck had run out.", "The letter was short.", '"The results are out," said Ida.', "The order came from the bridge."),
    ),
    Rule(
        id="en.received", confidence=0.84, timeless=True,
        starts="the <name_start> lady sir lord colonel captain professor lieutenant inspector father madame monsieur his her my",
        needs=("received ", "tea", "dinner", "lunch", "breakfast", "supper", "kept me waiting", "kept us waiting", "kept him waiting", "kept her waiting", "kept them waiting", "met us ", "met me ", "met him ", "met her ", "met them "),
        pattern=r"((?:the (?:[\w'’-]+ )?(?!boy\b|girl\b|child\b)[\w'’-]+|(?:lady|sir|lord|colonel|captain|professor|lieutenant|inspector|father|madame|monsieur) (?-i:[A-Z])[\w'’-]+|(?:mrs?|miss|dr)\.? (?-i:[A-Z])[\w'’-]+|<name>|(?:his|her|my) (?:mother|father|aunt|uncle|sister|brother|agent|editor|lawyer|solicitor)) (?:received (?:me|us|him|her|them) (?:in|at|on|with|alone|standing|sitting)|gave (?:me|us) (?:tea|dinner|lunch|breakfast|supper)\b|kept (?:me|us|him|her|them) waiting (?!for an answer)|met (?:me|us|him|her|them) (?:at|on|off) the (?:[\w'’-]+ )?(?:station|airport|platform|quay|dock|landing|ferry|train|boat|bus)))\b",
        because="Somebody receives them where they have gone: the way there is not told.",
        fires_on=("The colonel received us in the gun-room.", "Mrs. Carey gave me tea in a room full of clocks.", "Lady Poole kept him waiting for an hour.", "His aunt met them at the station."),
        silent_on=("The boy received us with a yell.", "The colonel received a letter.", "Mrs. Carey gave me a look.", "She had received us in the gun-room.", '"The colonel received us in the gun-room," said Ida.'),
    ),
    Rule(
        id="en.later.counted", confidence=0.86,
        starts="<count_start> a another",
        needs=(" later",),
        pattern=r"((?:<count>|a dozen|another) (?:[\w'’-]+ )?(?!(?:minutes|seconds|moments|instants|steps|paces|blocks|pages|miles|yards|feet|stops|floors|streets|breaths|beats|heartbeats|rings|strokes|lines|words|bites|sips|puffs|turnings|corners|doors|others)\b)(?:(?-i:[a-z])[a-z'’-]*(?<!s)s|christmases|easters|thanksgivings) later)(?=,? (?:he|she|they|we|I|you|it|the|there|nobody|his|her|their|my|our|<name>)\b)",
        because="So much has come and gone since.",
        fires_on=("Two Christmases later the shed burned.", "Four haircuts later she still had the coat.", "Nine lodgers later, the bed was the same."),
        silent_on=("Three steps later he fell.", "Two pages later she gave up.", "Two glass doors later they were lost.", "Four haircuts later would be too late."),
    ),
    Rule(
        id="en.turnout", confidence=0.9, timeless=True,
        starts="there nobody everybody everyone no half all <number_start>",
        needs=("funeral", "wedding", "christening", "burial", "inquest", "trial", "party", "hearing", "auction", "sale", "graduation", "memorial", "concert", "premiere", "reunion", "meeting"),
        pattern=r"((?:there (?:were|was|are|is) (?:<number>|not many|hardly any|hardly anybody|nobody|plenty)(?: of (?:us|them)| people| mourners| guests| others)? (?:at|for)|(?:nobody|everybody|everyone|no one|half the (?:town|village|street|school|county)|all (?:of us|the \w+)|<number> (?:people|of (?:us|them))) (?:came|comes|come|went|goes|go|turned up|turned out|turns out|turn out|was|were|is|are) (?:to|at|for)) (?:the|his|her|their|my|our) (?:[\w'’-]+ )?(?:funeral|wedding|christening|burial|inquest|trial|party|hearing|auction|sale|graduation|memorial|concert|premiere|reunion|meeting))\b(?! (?:house|table|hall|room|dress)\b)",
        because="Who was there is told where the day has come.",
        fires_on=("There were nine people at the funeral.", "Nobody came to the wedding.", "Half the town is at the sale."),
        silent_on=("There was nobody at the party table.", "Nobody had come to the funeral.", "Nobody would come to her wedding.", "There was nobody at the door.", '"Nobody came to the wedding," said Ida.'),
    ),
    Rule(
        id="en.dies", confidence=0.86, timeless=True,
        starts="the his her my our their",
        needs=("died", "dies"),
        pattern=r"((?:the|his|her|my|our|their) (?:old |little |poor )?(?:dog|cat|mule|horse|mare|cow|goat|parrot|canary|old man|old woman|old lady|father|mother|grandfather|grandmother|uncle|aunt|brother|sister|husband|wife|baby|king|queen|bishop|abbot|landlord|landlady|widow|vicar|rector) (?:died|dies))(?=[.;]|, and\b)",
        because="A death is told in passing: time goes by with it.",
        fires_on=("The mule died.", "His mother died, and the house was sold.", "The king dies."),
        silent_on=("The fire died.", "His brother died in my arms.", "His mother had died.", '"The mule died," said Ida.'),
    ),
    Rule(
        id="en.works.done", confidence=0.86, timeless=True,
        starts="the they our my his her their",
        needs=("closed", "shut", "closes", "shuts", "went under", "goes under", "pulled down", "knocked down", "tore down", "built", "finished", "came out", "comes out", "opened", "opens"),
        pattern=r"((?:the|our|my|his|her|their) (?:[\w'’-]+ )?(?:mill|factory|pit|mine|works|yard|paper|branch|foundry|quarry|colliery|brewery|cannery|shipyard|circus|hospital|school) (?:closed|closes|shut|shuts|went under|goes under)(?: down| for good| for the <season>)?(?=[.;]|, and\b| in <month>\b)|(?:they|we) (?:(?:pulled|knocked|tore) down the|built (?:the|an?) (?:new |second )?(?:road|bridge|house|school|church|mill|dam|barn|chapel|shed|boat|wall|hall|ship))\b|(?:the|our|my|his|her|their) (?:new )?(?:bridge|house|roof|barn|boat|ship|road|chapel|church|statue|portrait|novel|book|dam|tower|quilt|dress) (?:was|is) (?:finished|built)(?=[.;]|, and\b)|(?:the|his|her|my|our) (?:book|novel|record|film|album|memoir) (?:came|comes) out\b|the (?:bridge|railway|canal|line|exhibition|play|show|tunnel|museum|shop|restaurant) (?:opened|opens)(?=[.;]| (?:to|in|with|on)\b))",
        because="What takes long to do has been done.",
        fires_on=("The mill shut.", "They built a road.", "They pulled down the mill.", "The bridge was finished, and nobody used it.", "The book came out.", "The play opened to an empty house."),
        silent_on=("The school shut its doors behind him.", "They built a fire.", "The bridge was up a lane.", "The mill had shut.", "They would build a road.", "The shop opened at nine.", '"The mill shut," said Ida.'),
    ),
    Rule(
        id="en.wrote.from", confidence=0.86, timeless=True,
        starts="<who_start> <name_start> my his her their our there",
        needs=("wrote ", "writes ", "rang ", "rings ", "phoned ", "phones ", "telephoned", "cabled ", "wired ", "letter from", "postcard from", "telegram from", "card from", "parcel from"),
        pattern=rf"({_SOMEBODY} (?:wrote|writes|rang|rings|phoned|phones|telephoned|cabled|wired)(?: (?:again|back|home|once|twice|to (?:him|her|me|us|them|<name>)|him|her|me|us|them))? from (?:{_CITY}|the (?:airport|station|hospital|clinic|office|front|ship|boat|prison|camp|sanatorium|school|coast|road|harbour))|there (?:was|is|came|comes) (?:a|an|another|one) (?:[\w-]+ )?(?:letter|postcard|telegram|card|parcel) from (?:{_CITY}|the [\w'’-]+|his|her|my|their))\b",
        because="Word has come from far off: so long it was on the way.",
        fires_on=("He wrote to her from Lima.", "My brother rang from the station.", "There was a postcard from Lima.", "There came another letter from the bank."),
        silent_on=("He rang from the kitchen.", "He had written from Lima.", "There was a letter from him in the drawer.", "He wrote to her.", '"He wrote from Lima," said Ida.'),
    ),
    Rule(
        id="en.taken.off", confidence=0.88, timeless=True,
        starts="they the he she",
        needs=("plaster", "cast", "stitches", "bandage", "tube", "drip", "splint", "sit up", "get up", "year", "month"),
        pattern=r"((?:they|the (?:doctor|nurse|surgeon)) (?:took|take|takes) (?:(?:the|his|her|my) (?:plaster|cast|stitches|bandages|tubes?|drip|splints?) (?:off|out)|(?:off|out) (?:the|his|her|my) (?:plaster|cast|stitches|bandages|tubes?|drip|splints?))|they (?:let|allowed) (?:him|her|me|us|them) (?:to )?(?:sit up|get up)|(?:he|she|they|<name>) (?:got|gets) (?:<count>|eighteen|a) (?:years?|months?))(?=[.;,]| (?:and|for|in|on|at)\b)",
        because="What takes its weeks to heal has healed; or somebody is sentenced.",
        fires_on=("They took the plaster off.", "They took out her stitches, and she could laugh.", "They let him sit up.", "He got four years."),
        silent_on=("They took the lid off.", "They let him speak.", "They would take the plaster off.", "He got four pears.", '"They took the plaster off," said Ida.'),
    ),
)  # fmt: skip
