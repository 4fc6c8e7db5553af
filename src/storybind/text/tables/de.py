"""German: words of time, the openings that restart a story's clock, and what looks like one and is none."""

from storybind.model import BreakKind
from storybind.text.rules import ANY, Label, Rule, Signal, Table, Veto

FORWARD = BreakKind.SKIP_FORWARD

WORDS = {
    "count": "eine?[nmrs]?|zwei(?:en)?|drei(?:en)?|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|"
    "(?:\\w{3,6}und)?(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|hundert|anderthalb|eineinhalb|zweieinhalb|\\d{1,4}",
    "few": "einigen?|wenigen?|ein paar|mehreren?|vielen?|etlichen?|unzähligen?",
    "about": "kaum|knapp|etwa|ungefähr|rund|fast|gut|genau|nur|bloß|schon|erst|über|keine|eben|nicht ganz|mehr als|beinahe",
    "about_start": "kaum knapp etwa ungefähr rund fast gut genau nur bloß schon erst über keine nicht mehr beinahe",
    "number": "(?:<about> )?(?:<few>|<count>(?: (?:oder|bis) <count>)?)(?: (?:gute[rns]?|knappe[rns]?|halbe[rns]?|ganze[rns]?|volle[rns]?|lange[rns]?|weitere[rns]?|endlosen?|schlaflosen?|qualvollen?))?",
    "number_start": "ein eine einem einen einer eines zwei zweien drei dreien vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig fünfundzwanzig "
    "fünfunddreißig hundert anderthalb eineinhalb zweieinhalb einige einigen wenige wenigen mehrere mehreren viele vielen "
    "etliche etlichen unzählige unzähligen <about_start> #",
    "long_unit": "tage?n?|nächten?|nacht|wochen?|wochenenden?|monate?n?|jahre?n?|jahrzehnte?n?|jahrhunderte?n?|sommer|winter|semester|schichten",
    "unit": "stunden?|<long_unit>",
    "daypart": "früh|morgen|vormittag|mittag|nachmittag|abend|tage?|nacht",
    "season": "frühjahr|frühling|frühsommer|sommer|spätsommer|herbst|spätherbst|winter",
    "period": "<daypart>|wochenende|woche|monat|jahr|<season>|schuljahr|semester",
    "weekday": "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag",
    "weekday_start": "<weekday>|montagmorgen|dienstagmorgen|mittwochmorgen|donnerstagmorgen|freitagmorgen|samstagmorgen|sonntagmorgen|montagabend|freitagabend|samstagabend|sonntagabend",
    "weekday_part": "<weekday>(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?",
    "month": "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "feast": "weihnachten|ostern|pfingsten|silvester|neujahr|heiligabend|allerheiligen|allerseelen|fasching|karneval|martini|erntedank",
    "the": "der|die|das|den|dem|des|seine[rmnsr]?|ihre[rmns]?|meine[rmns]?|unsere[rmns]?",
    "event": "beerdigung|begräbnis|hochzeit|trauerfeier|verhandlung|prozess|prozeß|urteil|urteilsspruch|krieg|fest|feier|feierabend|konzert|prüfung|abitur|"
    "schulabschluss|wahl|vorstellung|premiere|spiel|sturm|unwetter|gewitter|unfall|brand|feuer|scheidung|gottesdienst|sitzung|besprechung|beratung|"
    "anhörung|operation|ferien|ernte|umzug|landung|abreise|abflug|ankunft|rückkehr|geburt|tod|trauung|taufe|verhör|schlacht|messe|schule|unterricht|"
    "arbeit|schicht|training|probe",
    "meal": "frühstück|mittagessen|abendessen|essen|abendbrot",
    "ran": "(?:waren|war) (?:vergangen|verstrichen|vorbei|vorüber|verflossen)|verging(?:en)?|verstrich(?:en)?|verrann(?:en)?|verflog(?:en)?|zog(?:en)? (?:vorbei|vorüber|ins land|dahin|sich (?:hin|dahin))|"
    "ging(?:en)? (?:vorbei|vorüber|ins land|dahin)|flog(?:en)? (?:vorbei|dahin)|schlich(?:en)? (?:vorbei|dahin)|kam und ging|kamen und gingen|wurden zu",
    "not_before": r"(?![^.!?,]{0,70}\b(?:hatten?|war(?:en)? [^.!?,]{0,60}(?:gewesen|geworden|gegangen|gekommen|gefahren|gestorben|geblieben)|wäre|hätte)\b)",
    "did": r"(?=[^.!?]{0,90}\b(?:\w{2,}te[nt]?|kam|kamen|ging|gingen|fuhr|fuhren|zog|zogen|lag|lagen|stand|standen|saß|saßen|rief|riefen|schrieb|schrieben|starb|starben|fiel|fielen|fand|fanden|fror|schmolz|brach|begann|begannen|bekam|bekamen|nahm|nahmen|gab|gaben|sah|sahen|blieb|blieben|hing|hingen|wuchs|wuchsen|wurde|wurden|trug|trugen|hielt|hielten|ließ|ließen|traf|trafen|verschwand|erschien|erschienen|wog|verlor|verloren|schlug|verkaufte|flog|lief|liefen|sang|trank|schnitt|schlief|wusch|bot|band|trat|traten|war|waren|(?:hat|haben|habe|ist|sind|bin)\b[^.!?]{1,80}\bge\w{2,}[nt])\b)",
    "once": r"(?![^.!?]{0,110}\b(?:immer|stets|meistens?|oft|häufig|manchmal|gewöhnlich|üblicherweise|normalerweise|jedes ?mal|nie|niemals|selten|gern)\b)",
}

RULES = (
    Rule(
        id="de.later.elapsed",
        kind=FORWARD,
        starts="<number_start> tage wochen monate jahre jahrzehnte stunden",
        needs=("später", "danach", "darauf", "drauf", "hernach", "nachher"),
        pattern=r"(?:<number> <unit>|(?:<about> )?(?:eine (?:knappe |gute )?|einer )?(?:halbe|dreiviertel)(?:stunde)(?: stunde)?|(?:<about> )?(?:eine )?halbe stunde|(?:<about> )?"
        r"(?:dreißig|vierzig|fünfundvierzig|fünfzig|30|40|45|50) minuten|<long_unit>|stunden|ein (?:halbes|dreiviertel|gutes) jahr) (?:später|danach|darauf|drauf|hernach|nachher)\b",
        confidence=0.95,
        because="A paragraph that opens with elapsed time restarts the clock.",
        fires_on=("Drei Tage später kam der Brief.", "Jahre später fand man das Boot.", "Kaum zwei Stunden später brannte die Scheune.", "Eine halbe Stunde später war die Küche leer.", "Fast auf den Tag genau. ¶ Ein gutes Jahr danach saß er wieder dort."),
        silent_on=("„Drei Tage später war er tot“, sagte Anna.", "Einen Augenblick später ging die Tür auf.", "Fünf Minuten später redete sie noch immer.", "Kurz darauf klopfte es."),
    ),
    Rule(
        id="de.next.period",
        kind=FORWARD,
        starts="am in im noch schon früh gleich tags anderntags andern des gegen den zu",
        needs=("nächst", "folgend", "ander", "darauf", "danach", "drauf", "zweiten", "dritten", "vierten", "fünften", "letzten"),
        pattern=r"(?:(?:noch|schon|früh|gleich) )?(?:am|in der|im|gegen|den|zu) (?:(?:frühen |späten )?(?:<daypart>|ende|anfang|morgen) )?(?:des |der )?(?:(?:über)?nächsten|(?:darauf|nach)?folgenden|ander(?:e)?n|zweiten|dritten|vierten|fünften|letzten) "
        r"(?:tag(?:es)?|jahres|monats|woche|<period>|<weekday_part>)\b|(?:am|im|in der) (?:<period>|<weekday_part>) (?:darauf|danach|drauf)\b|tags darauf\b|anderntags\b|(?:des )?andern tag(?:e?s) ",
        confidence=0.92,
        because="The next morning, day or week is another time.",
        fires_on=("Am nächsten Morgen war der Schnee fort.", "Im folgenden Sommer kam sie wieder.", "Tags darauf regnete es.", "Am Abend des nächsten Tages stand er da.", "In der Nacht darauf kam er wieder."),
        silent_on=("Am nächsten stand ihr der Bruder.", "Am Fenster saß die Katze.", "Im nächsten Moment war er fort.", "Im nächsten Zimmer weinte jemand.", "Am anderen Ufer brannte Licht."),
    ),
    Rule(
        id="de.that.period",
        kind=FORWARD,
        starts="am in an noch spät",
        needs=ANY,
        pattern=r"(?:(?:noch|spät) )?(?:am|an|in|in der) (?:(?:der|dem)?selben|gleichen|diesem|jenem|dieser|jener) (?:abend|nacht|nachmittag|wochenende|sommer|winter|herbst)\b(?! war(?:en)? (?:der|die|das|es))<not_before><once>|(?:noch )?am (?:abend|nachmittag|morgen) (?:desselben|dieses|jenes) tages\b<not_before>",
        confidence=0.8,
        because="That evening is later than what has just been told.",
        fires_on=("Noch am selben Abend packte er die Koffer.", "In dieser Nacht schlief sie in der Scheune."),
        silent_on=("In jener Nacht hatte er zum ersten Mal gelogen.", "An diesem Tisch saß sonst niemand.", "An jenem Abend war die Küche noch voll gewesen."),
    ),
    Rule(
        id="de.after.event",
        kind=FORWARD,
        starts="nach <number_start> am in tage wochen monate jahre",
        needs=("nach",),
        pattern=r"(?:(?:<number>|einige|ein(?:e|em)?) <unit> |(?:am|in der) (?:<daypart>) |<long_unit> |wenige <unit> )?nach (?:<the> (?:\w{3,14}en )?(?:<event>)|<the> tod \w+ \w+|<meal>|dem <meal>)s?\b(?! (?:hatten?|zu)\b)<not_before><once>",
        confidence=0.8,
        because="An event that was ahead lies behind: it has been skipped.",
        fires_on=("Nach der Beerdigung fuhren sie ans Meer.", "Zwei Tage nach dem Begräbnis kam ein Brief.", "Am Morgen nach dem Sturm war der Steg fort."),
        silent_on=("Nach einer Weile nickte sie.", "Nach der Tür kam ein Gang.", "Nach dem Krieg hatte er hier gewohnt."),
    ),
    Rule(
        id="de.after.span",
        kind=FORWARD,
        starts="nach schon erst und binnen innerhalb",
        needs=("nach", "binnen", "innerhalb"),
        pattern=r"(?:(?:schon |erst |und )?nach|nach verlauf von|binnen|innerhalb(?: von)?) <number> <unit>\b(?! (?:voller?|des|der|ohne|im|in|mit|schweigens?|ehe|arbeit|fahrt)\b)<not_before><once>|nach (?:wochen|monaten|jahren|jahrzehnten)(?=,| (?:erst|wieder|des|der|kam|rief|stand|schrieb|fand)\b)<not_before>",
        confidence=0.8,
        because="After so many days, they have passed.",
        fires_on=("Nach drei Wochen gab er auf.", "Nach Jahren erst kam er wieder."),
        silent_on=("Nach Hause wollte er nicht.", "Nach einer Weile nickte sie.", "Nach zwei Stunden Fahrt waren sie still.", "Nach zwanzig Jahren hatte er genug davon."),
    ),
    Rule(
        id="de.weekday",
        kind=FORWARD,
        starts="am es an schon der <weekday_start>",
        needs=("tag", "mittwoch", "sonnabend"),
        pattern=r"(?:schon )?(?:am|an einem) (?:(?:nächsten|folgenden|kommenden|letzten|ersten) )?<weekday_part>(?: (?:früh|darauf))?\b(?!,? (?:wird|ist|kommt|gibt)\b)<not_before><once>|es war (?:ein |schon |erst )?<weekday_part>,? (?:als|bis|ehe|bevor)\b|"
        r"(?:der )?<weekday> (?:kam|brach an|verging)\b|<weekday_part>\.",
        confidence=0.85,
        because="A day of the week that opens a paragraph is another day.",
        fires_on=("Am Freitag kam niemand.", "Am Sonntagmorgen läuteten die Glocken.", "Der Montag kam, und mit ihm der Regen.", "Es war Samstag, als er anrief.", "Dienstag. Die Katze war noch immer fort."),
        silent_on=("Am Freitagsmarkt hing ein Schild.", "Am Freitag hatte er sie zuletzt gesehen.", "Am Sonntag ging er immer in die Kirche.", "Der Montag war ihm der liebste Tag."),
    ),
    Rule(
        id="de.month.season",
        kind=FORWARD,
        starts="im mitte anfang ende es der am zu an um in <month>",
        needs=ANY,
        pattern=r"(?:(?:mitte|anfang|ende|im (?:frühen|späten)?) ?<month>|im (?:<season>)<did>|in den (?:sommer|winter|herbst|weihnachts|oster)ferien|(?:zu|an|um) <feast>|am (?:heiligen abend|heiligabend|neujahrstag|ostersonntag|zweiten weihnachtstag|(?:ersten|letzten|\d{1,2}\.) (?:<month>|advent)))"
        r"(?:,? (?:\d{4}|darauf|desselben jahres|dieses jahres|des (?:nächsten|folgenden) jahres))?\b(?!,? (?:wird|ist|gibt|kann|sind)\b)(?![^.!?]{0,80}\b(?:sollten?|wollten?|musste|würden?)\b)<not_before><once>|es (?:war|ist|wurde|wird) (?:(?:fast|schon|bereits|beinahe|längst|ende|mitte|anfang) )?(?:<season>|<month>|<feast>)(?=,|\.| (?:geworden|und|als|bis|ehe|bevor)\b)<once>|"
        r"der (?:<season>|<month>|erste schnee) (?:kam|ging zu ende|neigte sich|fiel|brach an)\b(?! und ging)",
        confidence=0.82,
        because="A new month, season or feast is far from the last paragraph.",
        fires_on=("Im Oktober kam die Rechnung.", "Anfang März taute es.", "Der Frühling kam spät in jenem Jahr.", "Zu Weihnachten schrieb sie eine Karte.", "Es war fast Winter, als das Boot zurückkam.", "Am 4. März meldete sich die Bank."),
        silent_on=("Im Maisfeld raschelte es.", "Im Haus war es still.", "Im Winter war hier nie viel los.", "Im April hatte er noch Haare.", "Der Winter war hart."),
    ),
    Rule(
        id="de.woke",
        kind=FORWARD,
        starts="als",
        needs=ANY,
        pattern=r"als [^.,!?]{2,40}?(?:wieder )?(?:erwachten?|aufwachten?|zu sich kam(?:en)?|die augen (?:wieder )?(?:öffnete|aufschlug))(?=,| und\b)",
        confidence=0.88,
        because="Who wakes has slept: time has gone by.",
        fires_on=("Als sie erwachte, lag Schnee.", "Als Mirja am Nachmittag aufwachte, war es still."),
        silent_on=("Als sie sprach, schwieg er.", "Als sie den Hund aufweckte, bellte er."),
    ),
    Rule(
        id="de.woke.plain",
        kind=FORWARD,
        starts="wachte erwachte wachten erwachten kam",
        needs=("wachte", "zu sich"),
        pattern=r"^(?!als |wenn |bis |und |so |dann |nur )((?:(?:er|sie|ich|wir|es|(?-i:[^\W\d_a-zà-ÿ])[\w’-]+(?: (?-i:[^\W\d_a-zà-ÿ])[\w’-]+)?) ?) (?:erwachte|wachte|erwachten|wachten|kam (?:[^.!?,;:]{1,30} )?(?:wieder )?zu sich)\b(?![^.!?]{0,40}\büber\b)(?:[^.!?,;:]{0,40}? (?:auf|erst|vo[mn]|durch|am|in|gegen|mit)\b|(?=[,.])))(?<!am)(?![^.!?,]{0,30}\b(?:jeden|immer|gewöhnlich)\b)",
        confidence=0.78,
        because="Who wakes has slept: time has gone by.",
        fires_on=("Karl erwachte erst gegen Mittag.", "Sie wachte mit Kopfschmerzen auf.", "Er kam erst im Krankenhaus wieder zu sich.",),
        silent_on=("Er wachte über ihren Schlaf.", "Sie wachte jeden Morgen um sechs auf.", "Er erwachte immer als Erster.",),
        within=True,
    ),
    Rule(
        id="de.when.it.came",
        kind=FORWARD,
        starts="als sobald",
        needs=ANY,
        pattern=r"(?:als [^.,!?]{2,20} an einem (?:\w{3,12}en )?(?:<weekday_part>|\w{0,9}(?:morgen|abend|tag|nachmittag|nacht))\b[^.,!?]{0,40},|als [^.!?,]{3,40}, war es (?:schon |längst |bereits |fast )?(?:hell|dunkel|tag|nacht|abend|morgen|finster)(?: geworden)?\b)|(?:als|sobald) (?:(?:es (?:endlich |wieder |schließlich |dann )?(?:<season>|<daypart>|<month>|tag|dunkel|hell|abend|zeit) wurde)|(?:<the> )?(?:morgen|tag|abend|<season>|<month>|<feast>|nacht|krieg|sommer|montag|<weekday>) (?:(?:endlich|schließlich|wieder) )?(?:kam|graute|anbrach|dämmerte|hereinbrach|zu ende (?:ging|war)|begann|vorbei war|vorüber war)|"
        r"die sonne (?:endlich |wieder )?(?:unterging|aufging|untergegangen war|aufgegangen war)|(?:der (?:erste )?schnee|das eis) (?:schmolz|fiel|brach|geschmolzen war)|(?:<the>) (?:<event>) (?:vorbei|vorüber|zu ende|aus) war|[^.,!?]{2,40} (?:aus (?:\w+ ){0,3}(?:zurück|heim|wieder)kam|nach hause kam|(?:aus|von|nach) (?:\w+ ){1,3}zurückkehrte|heimkehrte|heimkam))(?:en)?(?=,| und\b)<once>",
        confidence=0.8,
        because="What was to come has come: the time between is skipped.",
        fires_on=("Als es Winter wurde, fror der Kanal zu.", "Als der Morgen graute, war er fort.", "Als die Sonne unterging, standen sie am Tor.", "Als Anna aus der Stadt zurückkam, war das Haus leer."),
        silent_on=("Als es still wurde, hob er den Kopf.", "Als der Hund kam, lief sie weg.", "Als der Kellner kam, bestellten sie."),
    ),
    Rule(
        id="de.by.then",
        kind=FORWARD,
        starts="bis",
        needs=("war", "hatte", "haben", "hat", "sind"),
        pattern=r"bis zum (?:<season>|nächsten <period>|<weekday>) (?:war|hatte|haben|hat|sind)(?:en|n)?\b(?! (?:es|noch)\b)(?![^.!?]{0,60}\b(?:noch|zeit)\b)<once>",
        confidence=0.78,
        because="Told from the far end, the time between is skipped.",
        fires_on=("Bis zum Frühling war die Mauer fertig.",),
        silent_on=("Bis zum Abend dachte er an nichts anderes.", "Bis zum Ufer war es weit.", "Bis zum Sommer war es noch lange hin."),
    ),
    Rule(
        id="de.bridge",
        kind=FORWARD,
        starts="weihnachten ostern silvester neujahr den die der das so es ein eine tage wochen monate jahre <number_start> dann",
        needs=ANY,
        pattern=r"(?:so |dann )?(?:(?:die|der|das|viele|lange|endlose) )?(?:(?:nächsten|folgenden|ersten|letzten|langen) )?(?:<number> )?(?:(?:nächsten|folgenden|ersten) )?(?:<long_unit>|<season>) (?:<ran>)\b(?! (?:wie|ihm|ihr|ihnen) (?:im|zu|in) )|"
        r"(?:so|es|dann) (?:vergingen|verging|verstrichen|verstrich|zogen|gingen) (?:(?:noch|die|viele|so|weitere|fast) )?(?:<number> )?(?:<long_unit>|<season>)\b(?! wie im)|"
        r"es dauerte (?:(?:noch|fast|mehr als|ganze|nicht|keine) )?(?:<number> )?(?:<long_unit>|bis <weekday>),? (?:bis|ehe|bevor)\b|(?:weihnachten|ostern|silvester|neujahr) (?:verging|kam und ging|ging vorbei|ging vorüber)\b|den (?:ganzen (?:<season>|tag|abend|nachmittag|vormittag|<month>)|rest de[sr] (?:<season>s?|tages|woche|jahres|nacht|monats))(?: über| lang| hindurch)?\b|die ganze (?:woche|nacht)(?: über| lang| hindurch)?\b|(?:der|die|das) (?:prozess|reise|überfahrt|fahrt|krieg|ernte|untersuchung|ermittlungen|verhandlung) dauerten? (?:<number> )?<long_unit>\b",
        confidence=0.9,
        because="A paragraph that says that time went by is a bridge, and opens what comes after it.",
        fires_on=("Die Wochen vergingen, und niemand fragte.", "So vergingen drei Jahre.", "Ein Monat verging.", "Es dauerte zwei Wochen, bis jemand klopfte.", "Der Sommer ging ins Land."),
        silent_on=("Die Tage waren lang.", "Es verging kein Tag, an dem er nicht fragte.", "Es dauerte eine Weile, bis sie nickte.", "Die Stunde verging wie im Flug."),
    ),
    Rule(
        id="de.for.span",
        kind=FORWARD,
        starts="zwei drei vier fünf sechs sieben acht zehn zwölf viele mehrere ganze in den während im die das #",
        needs=("nächsten", "folgenden", "darauf", " lang "),
        pattern=r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|\d{1,3}|viele|mehrere|ganze) (?:tage|wochen|monate|jahre|nächte) lang (?!war|hatte|nur|noch|immer|nicht)(?-i:[a-zäöü])\w+(?<!en) (?-i:[a-zäöü]|[A-ZÄÖÜ])|(?:in den|während der|im laufe der|die|das|in der) (?:nächsten|(?:darauf|nach)?folgenden) (?:<number> )?(?:tage?n?|wochen?|monate?n?|jahre?n?|nächten?|zeit)\b<not_before>(?![^.!?]{0,80}\b(?:sollten?|würden?|wollten?|musste|wird|werden)\b)",
        confidence=0.82,
        because="A stretch of days told in a sentence is a bridge.",
        fires_on=("In den nächsten Wochen sah man ihn oft am Hafen.", "Die nächsten drei Tage regnete es."),
        silent_on=("In den nächsten Tagen sollte die Ablösung kommen.", "Die nächsten Häuser waren leer.", "Drei Tage lang hatte keiner geschlafen."),
    ),
    Rule(
        id="de.not.until",
        kind=FORWARD,
        starts="erst es",
        needs=("erst", "nicht vor"),
        pattern=r"(?:es war )?erst (?:<number> <unit>|am (?:<weekday_part>|(?:nächsten|folgenden|späten|frühen|anderen|dritten|zweiten) <period>|<daypart>)|im (?:<season>|<month>|\w{3,12}en <period>)|(?:zu|an|um) <feast>|gegen (?:<daypart>|mitternacht)|um (?:mitternacht|<count> uhr)|in der nacht|lange (?:danach|darauf)|(?:wochen|monate|jahre|tage|stunden) (?:später|danach|darauf)|bei (?:der|dem) <event>|nach (?:der|dem) <event>|nach (?:<number> )?<unit>)\b<not_before>",
        confidence=0.85,
        because="Nothing until then means that the time before is skipped.",
        fires_on=("Erst am Freitag kam Antwort.", "Erst im nächsten Frühling sprach er davon.", "Erst Wochen später begriff sie es.", "Erst bei der Beerdigung sah sie ihn wieder."),
        silent_on=("Erst am Fenster blieb sie stehen.", "Erst jetzt sah er sie.", "Erst nach einer Weile nickte er.", "Erst am Abend hatte er davon gehört."),
    ),
    Rule(
        id="de.late",
        kind=FORWARD,
        starts="später darauf danach nächsten folgenden andern erst",
        needs=("später", "darauf", "danach", "nächst", "folgend", "ander", "erst"),
        pattern=r"^<not_before><once>(?!als |wenn |da )[^.!?,;:]{3,50}? (<number> (?:<unit>) (?:später|darauf|danach)|am (?:nächsten|folgenden|andern|anderen) (?:<daypart>|<weekday_part>)|(?:in der|im) (?:nächsten|folgenden) (?:nacht|woche|monat|jahr|<season>)|erst (?:<number> <unit> (?:später|danach)|am (?:<weekday_part>|(?:nächsten|folgenden|späten) <daypart>)|im (?:<season>|<month>)|(?:zu|an) <feast>|gegen (?:mittag|abend|morgen|mitternacht)|bei (?:der|dem) <event>|nach (?:der|dem) <event>))\b(?!['’])(?![^.!?]{0,60}\b(?:gewesen|geworden|gekommen|gegangen|worden|sein|haben|werden|wollen)\b)",
        confidence=0.76,
        because="Words of time that stand late in the first sentence date it all the same.",
        fires_on=("Der Brief kam drei Tage später.", "Lena sah ihn erst im Herbst wieder.", "Die Gäste reisten am nächsten Morgen ab.",),
        silent_on=("Sie hatte ihn erst am Freitag gesehen.", "Er würde am nächsten Morgen abreisen.", "Der Brief war drei Tage später gekommen.", "Sie blieb erst am Fenster stehen.",),
        within=True,
    ),
    Rule(
        id="de.clock",
        kind=FORWARD,
        starts="um gegen kurz punkt es erst schon genau pünktlich bei vor nach <number_start>",
        needs=ANY,
        pattern=r"(?:(?:erst |schon |genau |pünktlich )?(?:um|gegen|kurz (?:vor|nach)|punkt) (?:(?:halb|viertel (?:vor|nach)|kurz (?:vor|nach)) )?(?:<count>(?: uhr)(?: (?:morgens|früh|nachts|nachmittags|abends|mittags|\d{2}))?|mitternacht)|gegen (?:mittag|abend|morgen|nachmittag)|(?:zwanzig|zehn|fünf|\d{1,2}) minuten (?:vor|nach) (?:<count>)(?: uhr)?|(?:bei|vor|nach|kurz vor|kurz nach) (?:sonnenaufgang|sonnenuntergang|tagesanbruch|einbruch der (?:nacht|dunkelheit)))"
        r"(?: (?:am|des) [^.,!?]{3,40})?(?=,| [^\W\d_])<not_before><once>(?! (?:wird|ist|fährt|soll|geht)\b)|es (?:war|ist|mochte) (?:(?:schon|fast|kurz (?:vor|nach)|weit nach|längst|lange nach|beinahe|gegen|bereits) )?(?:mitternacht|(?:halb )?<count> uhr(?: \w+s)?|(?:spät )?in der nacht|abend|morgen|mittag)(?: sein| gewesen sein| vorüber)?,? (?:als|bis|ehe)\b",
        confidence=0.78,
        because="A new hour that opens a paragraph is another time.",
        fires_on=("Um Mitternacht läutete die Glocke.", "Gegen Mittag kam ein Reiter.", "Um drei Uhr morgens ging das Licht aus.", "Es war fast Mitternacht, als er zurückkam."),
        silent_on=("Um zwei Ecken kannte er jeden.", "Gegen drei Männer war er machtlos.", "Um acht Uhr hatte er noch gelebt.", "Um sechs Uhr stand er immer auf."),
    ),
    Rule(
        id="de.daypart",
        kind=FORWARD,
        starts="am in mitten eines an der die",
        needs=ANY,
        pattern=r"(?:am (?:(?:frühen|späten) )?(?:morgen|vormittag|mittag|nachmittag|abend)|in der nacht|mitten in der nacht|eines (?:morgens|abends|nachts|tages(?! (?:wird|würde|werden|wirst|komme|werde|sei|müsse|könne|würden)))|an einem (?:\w{3,12}en )?(?:morgen|abend|tag|nachmittag)(?: im <month>)?)(?=,| [^\W\d_])(?! (?:de[rs]|zu[mr]?|ihres|seines|wird|ist|werden|war es (?:hier|dort))\b)<not_before><once>(?![^.!?]{0,100}\b(?:sollten?|würden?|wirst|wird|werden|wollten?|musste)\b)|(?:der (?:morgen|abend)|die (?:nacht|dämmerung)) (?:kam|brach (?:an|herein)|graute|dämmerte)\b",
        confidence=0.75,
        because="Morning, or night, has come since.",
        fires_on=("Am Abend brach sie das Siegel.", "Mitten in der Nacht klingelte es.", "Eines Morgens lag ein Hut im Hof.", "Die Nacht brach herein."),
        silent_on=("Am Abend saß er immer auf der Bank.", "Am Morgen hatte er noch gelacht.", "Am Ende nickte er.", "Eines Tages würde sie es ihm sagen.", "Am Abend sollte es Suppe geben.", "Die Nacht war kalt."),
    ),
    Rule(
        id="de.flashback.before",
        kind=BreakKind.FLASHBACK,
        starts="<number_start> jahre monate wochen tage vor damals",
        needs=("zuvor", "früher", "vorher", "vor ", "davor"),
        pattern=r"(?:<number> )?(?:jahre?|monate?|wochen?|tage?|jahrzehnte?) (?:zuvor|früher|vorher|davor)(?:,[^.!?]{3,60})?,?(?![^.!?]{0,160}\b(?:hatten?|war(?:en)?|gewesen|hätte|wäre|noch|schon|wurden?|wusste)\b)(?=[ ,])",
        confidence=0.75,
        because="A paragraph set in an earlier time, and told in the plain past, plays that time out.",
        fires_on=("Zehn Jahre zuvor stand ein Junge auf derselben Brücke.",),
        silent_on=("Zwei Tage zuvor hatte er den Schlüssel verloren.", "Drei Jahre früher war er hier angekommen.", "Drei Wochen vorher wusste sie nichts davon."),
    ),
    Rule(
        id="de.return",
        kind=BreakKind.RETURN,
        starts="jetzt nun heute zurück",
        needs=("später", "gegenwart", "danach"),
        pattern=r"(?:jetzt|nun|heute),? (?:<number> )?(?:jahre?|monate?|wochen?|jahrzehnte?) (?:später|danach)\b|zurück in der gegenwart\b",
        confidence=0.88,
        because="Now, so many years later: the story is back where it stood.",
        fires_on=("Jetzt, zwanzig Jahre später, stand er wieder dort.",),
        silent_on=("Jetzt war es still.", "Heute kommt keiner mehr."),
    ),
)  # fmt: skip

VETOES = (
    Veto(
        id="de.veto.habit",
        pattern=r"\b(?:pflegten? [^.!?]{0,80}zu|jede[nrs]? (?:<period>|<weekday>|mal|zweiten|einzelnen?)|immer wenn|wie (?:immer|jede[nrs]?|stets|gewohnt)|alle (?:paar|zwei|drei) <unit>)\b",
        because="What happens again and again happens at no one time.",
        stops=("Am Freitag pflegte er Fisch zu essen.", "Am Abend kam er wie jeden Dienstag zu spät."),
        passes=("Drei Tage später kam der Brief.",),
        spares=("de.bridge", "de.for.span"),
    ),
    Veto(
        id="de.veto.plan",
        pattern=r"^[^.!?,]{0,70}(?:, [^.!?,]{3,30},)?[^.!?,]{0,50}\b(?:würden?|hätten?|wären?|könnten?|müssten?|dürften?|sollten? (?!ich\b)|wenn alles|falls)\b",
        because="What would or should be has not happened.",
        stops=(
            "Drei Tage später würde er tot sein.",
            "Am nächsten Morgen sollte das Schiff auslaufen.",
            "Ein Jahr später hätte er sie nicht erkannt.",
        ),
        passes=("Drei Tage später kam der Brief.",),
    ),
    Veto(
        id="de.veto.calendar",
        pattern=r"^am (?:nächsten|folgenden|darauffolgenden) (?:tag|morgen) (?:war|ist) (?:<weekday>|schule|markttag|feiertag)\b",
        because="What the next day is called says nothing of its having come.",
        stops=("Am nächsten Tag war Markttag, und sie mussten sich eilen.",),
        passes=("Am nächsten Tag war der Markt leer.",),
    ),
)

SIGNALS = (
    Signal(
        id="de.signal.not-first",
        looks_at="earlier",
        pattern=r"\w",
        weight=-2.5,
        because="But the paragraph opens with something else.",
        holds_on=("Sie war müde. Am nächsten Morgen regnete es.",),
        silent_on=("Am nächsten Morgen regnete es.",),
    ),
)

LABELS = (
    Label(
        id="de.label.time",
        needs=("später", "zuvor", "früher", "danach", "darauf", "vorher", "nächste", "folgende", "selbe", "gleiche", "heute", "damals", "jetzt", "gegenwart", "währenddessen", "inzwischen", "unterdessen", "zur selben zeit", "vor", "morgen", "gestern", "einst", "zeit", "anfang"),
        pattern=r"(?:<number> )?(?:<unit>|minuten?|sekunden?) (?:später|zuvor|früher|danach|darauf|vorher)|(?:(?:am|in der|im) )?(?:nächste[nrs]?|folgende[nrs]?|selbe[nrs]?|gleiche[nrs]?) (?:<period>)|(?:viel |etwas |kurze zeit |einige zeit |lange zeit |wenig )?später(?: (?:am|in der|an diesem|in dieser) (?:(?:selben|gleichen) )?<period>)?|"
        r"heute|damals|jetzt|einst|(?:die |in der )?gegenwart|währenddessen|inzwischen|unterdessen|zur selben zeit|zur gleichen zeit|vor <number> <unit>|tags darauf|am (?:morgen|tag|abend) (?:danach|davor|zuvor)|gestern|morgen früh|am anfang|zeitsprung(?:[:,]? .{1,40})?",
        because="A line of its own that only says when is a label.",
        fires_on=("Drei Tage später", "~ Am nächsten Morgen ~", "Später am selben Abend", "Vor zehn Jahren", "(Währenddessen)", "Gegenwart"),
        silent_on=("Drei Tage später kam er", "Heute nicht"),
        parted=True,
    ),
    Label(
        id="de.label.date",
        needs=("0", "tag", "mittwoch", "sonnabend", "weihnacht", "ostern", "pfingst", "silvester", "neujahr", "heiligabend", "aller", "fasching", "karneval", "martini", "erntedank", "nacht", "mittag", "winter", "sommer", "herbst", "früh"),
        pattern=r"(?:<weekday_part>,? )?(?:(?:der|den|am) )?\d{1,2}\. ?(?:<month>|\d{1,2}\.)(?: ?\d{2,4})?(?:,? (?:gegen )?\d{1,2}[.:]\d{2}(?: uhr)?)?|(?:(?:anfang|mitte|ende|im) )?(?:<month>|<season>|<feast>),? \d{4}|<weekday_part>(?:, (?:\d{1,2}[.:]\d{2}(?: uhr)?|<daypart>|kurz (?:vor|nach) .{3,20}))?|(?:gegen |kurz vor |kurz nach )?\d{1,2}(?:[.:]\d{2})? uhr(?: \w+s)?|(?:jahr |im jahre? )\d{3,4}|mitternacht|tag \d{1,4}|(?:erster|zweiter|dritter|vierter|fünfter|sechster|siebter|letzter) tag|heiligabend|silvester",
        because="A line of its own that only gives a date or an hour is a label.",
        fires_on=("24. Dezember 1998", "Montag, den 3. März", "Sonntagabend", "14.30 Uhr", "Herbst 1989", "Tag 12"),
        silent_on=("Sonntagskind", "24 Dezember-Briefe"),
        dated=True,
    ),
    Label(
        id="de.label.place",
        needs=("0", "szene", "irgendwo"),
        pattern=r"(?-i:[^\W\d_a-zäöü])[\w.'’-]*(?: [\w.'’-]+){0,4}, (?:(?:im |anfang |mitte |ende )?(?:<month>|<season>|<feast>),? |\d{1,2}\. <month> )?(?:(?:im )?jahre? )?\d{4}|szene \d{1,3}(?: ?[-–—:] ?.{1,50})?|irgendwo (?:in|an|auf|bei) .{3,40}",
        because="A line of its own that names a place with a year, or a set, is a label.",
        fires_on=("Hamburg, 1962", "Berlin, im März 1923", "Irgendwo in Sibirien"),
        silent_on=("Hamburg, natürlich", "Irgendwo bellt ein Hund im Hof hinter dem Haus und hört nicht auf"),
        dated=True,
    ),
    Label(
        id="de.label.pov",
        needs=("pov", "sicht", "perspektive"),
        pattern=r"(?:[\w.'’-]+ ){0,2}[\w.-]+['’]?s? pov|pov:? [\w .'’-]{2,30}|(?:aus )?(?:[\w.-]+['’]?s? )?(?:sicht(?:weise)?|perspektive)(?::? (?:von )?[\w .-]{2,30})?",
        because="A line of its own that says whose eyes we look through is a label.",
        fires_on=("Annas Sicht", "Sicht: Lena", "Kurts POV", "Perspektive von Jonas"),
        silent_on=("Aus ihrer Sicht war es eine Katastrophe, und aus seiner auch",),
    ),
    Label(
        id="de.label.flashback",
        needs=("rückblende", "rückblick", "flash", "erinnerung", "traum", "vergangenheit"),
        pattern=r"(?:(?:anfang|beginn)(?: der)? )?(?:rückblende|rückblick|flash ?back|erinnerung|traum|vergangenheit)(?: (?:anfang|beginn|start))?(?::.{1,50})?|in der vergangenheit",
        because="A line of its own that says flashback opens one.",
        fires_on=("Rückblende", "-Flashback-", "*Erinnerung*", "Rückblick: ein Jahr davor", "~ Rückblende Anfang ~"),
        silent_on=("Erinnerungen hatte sie keine",),
    ),
    Label(
        id="de.label.return",
        needs=("ende",),
        pattern=r"(?:ende (?:der |des )?)?(?:rückblende|rückblicks?|flash ?backs?|erinnerung|traume?s?)(?: (?:zu )?ende)|ende (?:der |des )?(?:rückblende|rückblicks?|flash ?backs?|erinnerung|traume?s?)",
        because="A line of its own that ends the flashback returns to the story's own time.",
        fires_on=("Rückblende Ende", "Ende der Rückblende", "*Flashback Ende*"),
        silent_on=("Ende der Straße",),
    ),
    Label(
        id="de.label.placed",
        needs=ANY,
        pattern=r"(?:(?:frühe[rn]?|späte[rn]?|mitten in der|spät(?:er)? (?:am|in der)|früh am|am|gegen|kurz vor|kurz nach|bei|vor|nach|in der|in jener|in derselben|zur) )?(?:(?:dem|der|den|selben|frühen|späten) )*(?:(?:vor|nach)?mittag|morgen(?:grauen|dämmerung)?|abend(?:dämmerung)?|(?:mitter)?nacht|sonnenauf(?:gang)|sonnenuntergang|dämmerung|tagesanbruch|einbruch der (?:nacht|dunkelheit)|blauen stunde|<meal>|<event>|schule|feierabend)|(?:an|in) (?:jene[mrs]|diese[mrs]|demselben) (?:<period>|<weekday>)|jene[rs]? (?:<season>|<period>)|"
        r"(?:(?:der|die|das|am|in der) )?(?:(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|letzte|nächste|zweitletzte)[nrs]?|\d{1,3}\.) (?:<period>|akt|brief|stunde|halbzeit|mal|runde|satz|eintrag|besuch|versuch)|(?:tag|nacht|woche|monat|jahr|stunde|akt|brief|runde|level|eintrag|versuch|deck|szene) (?:<count>|null|\d{1,4})|(?:anfang|mitte|ende) <month>|(?:im )?<month>|(?:im |ein |der )?(?:früh|spät|hoch)?(?:<season>)(?: \d{4})?|(?:wieder|noch einmal|ein|eines|schon wieder) <weekday_part>s?|(?:am )?<weekday_part>(?: darauf| danach)|<feast>|(?:vollmond|neumond|ebbe|flut|sonnenwende)|"
        r"(?:zurück |irgendwo |anderswo |woanders |daheim |wieder )?(?:in|auf|an|bei|vor|hinter|über|unter|an bord|nahe) (?!der tat\b|der regel\b|wahrheit\b|ordnung\b|gottes\b|wiedersehen\b|einmal\b|sicht\b)(?:(?:der|dem|den|einem|einer) )?(?-i:[A-ZÄÖÜ])[\w.'’-]+(?: (?-i:[A-ZÄÖÜ])[\w.'’-]+){0,2}|(?:zwischenspiel|intermezzo|epilog|prolog|nachspiel|pause|schnitt|zeitsprung)(?: ?[:–—-] ?.{1,40})?|vor langer zeit|es war einmal|heute (?:morgen|abend|nacht)|<number> <unit>(?: (?:noch|lang))?",
        because="Between two paragraphs, a line without a stop that says when, where or what sort of piece comes is a label.",
        fires_on=('Abenddämmerung', 'Spät in der Nacht', 'Kurz vor Mitternacht', 'Nach dem Abendessen', 'In jener Nacht', 'Jener Sommer', 'Der zweite Tag', 'Tag eins', 'Ende Oktober', 'Im November', 'Spätsommer', 'Wieder Montag', 'Vollmond', 'In Hamburg', 'Zurück in Berlin', 'An Bord der Hansa', 'Zwischenspiel: Ada', 'Es war einmal', 'Sechs Wochen'),
        silent_on=('In der Tat', 'Auf Wiedersehen', 'Guten Morgen', 'Gute Nacht', 'Der zweite Mann', 'Nach mir', 'Tag der offenen Tür'),
        placed=True,
        parted=True,
    ),
)  # fmt: skip

TABLE = Table("de", WORDS, RULES, VETOES, LABELS, SIGNALS)
