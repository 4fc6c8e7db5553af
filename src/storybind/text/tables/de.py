"""German: words of time, the openings that restart a story's clock, and what looks like one and is none."""

from storybind.text.rows import Label, Rule, Veto
from storybind.text.rules import Table
from storybind.text.tables.company import COMPANY, SPEECH
from storybind.text.tables.tongues import Sign, cues, names_again, not_first, told_now

WORDS = {
    "when": r"<season>s?|<month>s?|<weekday>s?|<feast>|<unit>|tag|tages|abend|morgen|nachmittag",
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
    "long_unit": "tage?n?|nächten?|nacht|wochen?|wochenenden?|monate?n?|(?:halb|viertel|dreiviertel)?jahre?n?|jahrzehnte?n?|jahrhunderte?n?|sommer|winter|semester|schichten",
    "unit": "stunden?|<long_unit>",
    "daypart": "früh|morgen|vormittag|mittag|nachmittag|abend|tage?|nacht",
    "season": "frühjahr|frühling|frühsommer|sommer|spätsommer|herbst|spätherbst|winter",
    "period": "<daypart>|wochenende|woche|monat|jahr|<season>|schuljahr|semester",
    "weekday": "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag",
    "weekday_start": "<weekday>|montagmorgen|montagvormittag|montagmittag|montagnachmittag|montagabend|montagnacht|dienstagmorgen|dienstagvormittag|dienstagmittag|dienstagnachmittag|dienstagabend|dienstagnacht|mittwochmorgen|mittwochvormittag|mittwochmittag|mittwochnachmittag|mittwochabend|mittwochnacht|donnerstagmorgen|donnerstagvormittag|donnerstagmittag|donnerstagnachmittag|donnerstagabend|donnerstagnacht|freitagmorgen|freitagvormittag|freitagmittag|freitagnachmittag|freitagabend|freitagnacht|samstagmorgen|samstagvormittag|samstagmittag|samstagnachmittag|samstagabend|samstagnacht|sonntagmorgen|sonntagvormittag|sonntagmittag|sonntagnachmittag|sonntagabend|sonntagnacht",
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
    "did": r"(?=[^.!?]{0,90}\b(?:\w{2,}te[nt]?|kam|kamen|ging|gingen|fuhr|fuhren|zog|zogen|lag|lagen|stand|standen|saß|saßen|rief|riefen|schrieb|schrieben|starb|starben|fiel|fielen|fand|fanden|fror|schmolz|brach|begann|begannen|bekam|bekamen|nahm|nahmen|gab|gaben|sah|sahen|blieb|blieben|hing|hingen|wuchs|wuchsen|wurde|wurden|trug|trugen|hielt|hielten|ließ|ließen|traf|trafen|verschwand|erschien|erschienen|wog|verlor|verloren|schlug|flog|lief|liefen|sang|trank|schnitt|schlief|wusch|bot|band|trat|traten|war|waren|(?:hat|haben|habe|ist|sind|bin)\b[^.!?]{1,80}\bge\w{2,}[nt])\b)",
    "once": r"(?![^.!?]{0,110}\b(?:immer|stets|meistens?|oft|häufig|manchmal|gewöhnlich|üblicherweise|normalerweise|jedes ?mal|nie|niemals|selten|gern)\b)",
    "ordinal": "(?:erst|zweit|dritt|viert|fünft|sechst|siebt|siebent|acht|neunt|zehnt|elft|zwölft|letzt)e[nrs]?",
    "hour": r"ein|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\d{1,2}(?:[.:]\d\d)?",
    "who": r"er|sie|ich|wir|es|man|(?-i:[A-ZÄÖÜ])[\w’-]+(?: (?-i:[A-ZÄÖÜ])[\w’-]+)?|<the> (?:\w{3,14}en? )?(?-i:[A-ZÄÖÜ])\w+",
    "who_start": "er sie ich wir es man der die das den dem seine ihre meine unsere @",
    "of_state": r"(?:schl(?:ief|iefen)|lag|lagen|saß|saßen|stand|standen|roch|rochen|wohnten?|lebten?|hing|hingen|gehörten?|war|waren|gab|dauerten?|blühten?|trug|trugen|aß|aßen|tranken?)\b",
    "verb": r"(?=(?-i:[a-zäöü]))(?:\w{3,}ten?|kam|kamen|ging|gingen|fuhr|fuhren|zog|zogen|lag|lagen|stand|standen|saß|saßen|rief|riefen|schrieb|schrieben|starb|starben|fiel|fielen|fand|fanden|fror|begann|begannen|bekam|bekamen|nahm|nahmen|gab|sah|sahen|blieb|blieben|hing|hingen|wuchs|wurde|wurden|trug|trugen|hielt|ließ|ließen|traf|trafen|verschwand|verschwanden|erschien|erschienen|verlor|verloren|schlug|schlugen|flog|flogen|lief|liefen|sang|trank|schlief|schliefen|sprach|sprachen|schwieg|stieg|stiegen|warf|aß|bat|riss|roch|begruben?|erfuhr|erfuhren|erhielt|ritt|schnitt|schoben|sprang|sprangen|stahl|trieb|trieben|verließ|verließen|vergaß|verstand|wusch|band|bot|brach|brachen|entschied|geschah|gewann|gewannen|half|halfen|hob|kroch|litt|schien|schmolz|schrie|tat|taten|trat|wich|war|waren|ist|sind|bin|steht|stehe|stehen|sitzt|sitze|sitzen|kommt|komme|geht|gehe|liegt|liege|klingelt|klopft|weckt|ruft|fährt|fahre|schläft|schlafe)\b",
    "lead": "bald|doch|aber|und|dann|und dann|erst dann|bis dann|so|also",
    "named": r"\b[A-ZÄÖÜ][a-zäöüß]{2,}(?= (?:sagte|fragte|nickte|lachte|lächelte|antwortete|rief|schwieg|sah|griff|legte|nahm|hob|setzte|drehte|schüttelte|zuckte|dachte|wusste|wollte)\b)|(?:(?<=sagte )|(?<=fragte )|(?<=rief ))[A-ZÄÖÜ][a-zäöüß]{2,}",
}

RULES = (
    Rule(
        id="de.later.elapsed", confidence=0.95,
        starts="<number_start> geraume lange tage wochen monate jahre jahrzehnte stunden",
        needs=("später", "danach", "darauf", "drauf", "hernach", "nachher", "weiter"),
        pattern=r"(?:<number> <unit>|(?:<about> )?(?:eine (?:knappe |gute )?|einer )?(?:halbe|dreiviertel)(?:stunde)(?: stunde)?|(?:<about> )?(?:eine )?halbe stunde|(?:<about> )?"
        r"(?:dreißig|vierzig|fünfundvierzig|fünfzig|30|40|45|50) minuten|<long_unit>|stunden|(?:einige|geraume|lange) zeit|<number> (?:tagesreisen?|tagesmärsche)(?= (?:weiter|später))|ein (?:halbes|dreiviertel|gutes) (?:jahr|leben|jahrhundert)) (?:(?<=reise )weiter|(?<=reisen )weiter|(?<=märsche )weiter|später|danach|darauf|drauf|hernach|nachher)\b",
        fires_on=("Drei Tage später kam der Brief.", "Jahre später fand man das Boot.", "Kaum zwei Stunden später brannte die Scheune.", "Eine halbe Stunde später war die Küche leer.", "Fast auf den Tag genau. ¶ Ein gutes Jahr danach saß er wieder dort.", "Ein halbes Leben später kam er heim.", "Geraume Zeit später fand man den Schuh.", "Ein Vierteljahr später zog er um."),
        silent_on=("„Drei Tage später war er tot“, sagte Anna.", "Einen Augenblick später ging die Tür auf.", "Fünf Minuten später redete sie noch immer.", "Kurz darauf klopfte es.", "Zwei Türen weiter wohnte der Bäcker."),
    ),
    Rule(
        id="de.next.period", confidence=0.92,
        starts="am in im noch schon früh gleich tags montags dienstags mittwochs donnerstags freitags samstags sonntags anderntags andern des gegen den zu",
        needs=("nächst", "folgend", "ander", "darauf", "danach", "drauf", "zweiten", "dritten", "vierten", "fünften", "letzten"),
        pattern=r"in den (?:tagen|wochen|monaten|jahren|nächten) (?:danach|darauf)\b<once>|(?:(?:noch|schon|früh|gleich) )?(?:am|in der|im|gegen|den|zu) (?:(?:frühen |späten )?(?:<daypart>|ende|anfang|morgen) )?(?:des |der )?(?:(?:über)?nächsten|(?:darauf|nach)?folgenden|ander(?:e)?n|zweiten|dritten|vierten|fünften|letzten) "
        r"(?:tag(?:es)?|jahres|monats|woche|<period>|<weekday_part>)\b|(?:am|im|in der) (?:<period>|<weekday_part>) (?:darauf|danach|drauf)\b|tags d(?:a)?rauf\b|<weekday>s darauf\b|anderntags\b|(?:des )?andern tag(?:e?s) ",
        because="The next morning, day or week is another time.",
        fires_on=("In den Tagen danach mied sie den Markt.", "Am nächsten Morgen war der Schnee fort.", "Im folgenden Sommer kam sie wieder.", "Tags darauf regnete es.", "Am Abend des nächsten Tages stand er da.", "In der Nacht darauf kam er wieder.", "Dienstags darauf kam er wieder."),
        silent_on=("Am nächsten stand ihr der Bruder.", "Am Fenster saß die Katze.", "Im nächsten Moment war er fort.", "Im nächsten Zimmer weinte jemand.", "Am anderen Ufer brannte Licht."),
    ),
    Rule(
        id="de.that.period", confidence=0.8,
        starts="am im in an noch spät",
        pattern=r"(?:(?:noch|spät) )?(?:am|an|im|in|in der) (?:(?:der|dem)?selben|gleichen|diesem|jenem|dieser|jener) (?:abend|nacht|nachmittag|wochenende|frühjahr|frühling|sommer|winter|herbst|jahr|monat)\b(?! war(?:en)? (?:der|die|das|es))<not_before><once>|(?:noch )?am (?:abend|nachmittag|morgen) (?:desselben|dieses|jenes) tages\b<not_before>",
        fires_on=("Noch am selben Abend packte er die Koffer.", "In dieser Nacht schlief sie in der Scheune.", "Im selben Jahr zog er fort."),
        silent_on=("In jener Nacht hatte er zum ersten Mal gelogen.", "An diesem Tisch saß sonst niemand.", "An jenem Abend war die Küche noch voll gewesen."),
    ),
    Rule(
        id="de.after.event", confidence=0.8,
        starts="nach <number_start> am in tage wochen monate jahre",
        needs=("nach",),
        pattern=r"(?:(?:<number>|einige|ein(?:e|em)?) <unit> |(?:am|in der) (?:<daypart>) |<long_unit> |wenige <unit> )?nach (?:<the> (?:\w{3,14}en )?(?:<event>)|<the> tod \w+ \w+|<meal>|dem <meal>|feierabend|schulschluss|ladenschluss|dienstschluss|(?:neujahr|ostern|pfingsten|weihnachten)|dem (?:winter|sommer|herbst))s?\b(?! (?:hatten?|zu)\b)<not_before><once>",
        fires_on=("Nach der Beerdigung fuhren sie ans Meer.", "Zwei Tage nach dem Begräbnis kam ein Brief.", "Am Morgen nach dem Sturm war der Steg fort.", "Nach Ostern fing sie in der Bäckerei an.", "Nach Feierabend stand er vor dem Tor."),
        silent_on=("Nach einer Weile nickte sie.", "Nach der Tür kam ein Gang.", "Nach dem Krieg hatte er hier gewohnt."),
    ),
    Rule(
        id="de.after.span", confidence=0.8,
        starts="nach schon erst und binnen innerhalb",
        needs=("nach", "binnen", "innerhalb"),
        pattern=r"(?:(?:schon |erst |und )?nach|nach verlauf von|binnen|innerhalb(?: von)?) <number> <unit>\b(?! (?:voller?|des|der|ohne|im|in|mit|schweigens?|ehe|arbeit|fahrt)\b)<not_before><once>|nach (?:wochen|monaten|jahren|jahrzehnten)(?=,| (?:erst|wieder|des|der|kam|rief|stand|schrieb|fand)\b)<not_before>",
        fires_on=("Nach drei Wochen gab er auf.", "Nach Jahren erst kam er wieder."),
        silent_on=("Nach Hause wollte er nicht.", "Nach einer Weile nickte sie.", "Nach zwei Stunden Fahrt waren sie still.", "Nach zwanzig Jahren hatte er genug davon."),
    ),
    Rule(
        id="de.diary", confidence=0.9,
        starts="<weekday> # den",
        pattern=r"(?:<weekday>,? (?:den )?)?\d{1,2}\. ?<month>(?: \d{4})?\s?[.:;—–](?=\s|$)",
        fires_on=("Montag, 3. März. Den ganzen Tag Regen.", "Dienstag, den 4. März 1921: Wieder Regen.", "5. Mai. Nichts."),
        silent_on=("Montag, 3. März, kam der Doktor.", "3. März war der Tag."),
    ),
    Rule(
        id="de.weekday", confidence=0.85,
        starts="gleich erst am es an schon der eines <weekday_start>",
        needs=("tag", "mittwoch", "sonnabend"),
        pattern=r"(?:gleich|erst|schon) am <weekday_part>(?= <verb>)<not_before><once>|(?:schon )?(?:am|an einem) (?:(?:nächsten|folgenden|kommenden|letzten|ersten) )?<weekday_part>(?: (?:früh|darauf))?\b(?!,? (?:wird|ist|kommt|gibt)\b)<not_before><once>|es war (?:ein |schon |erst )?<weekday_part>,? (?:als|bis|ehe|bevor)\b|"
        r"(?:der )?<weekday> (?:kam|brach an|verging)\b|<weekday_part>\.|es (?:war|ist) (?:(?:ein|schon|erst|wieder|inzwischen) )*(?:\w{3,14}er )?<weekday_part>(?=,)(?!, [^.!?]{0,30}\b(?:hatten?|wie|der|an dem)\b)<once>|"
        r"<weekday>(?:morgen|vormittag|mittag|nachmittag|abend|nacht| früh| morgen| abend| nacht| nachmittag),? (?:<verb>|(?:gegen|kurz vor|kurz nach|um) )<not_before><once>|eines <weekday_part>s\b<not_before><once>|<weekday> (?:war|kam|fuhr|ging|rief|lag|stand|saß|regnete|schneite|blieb)en?\b(?! nicht|, (?:der|die|das))<not_before><once>",
        fires_on=("Gleich am Montag meldete er sich.", "Am Freitag kam niemand.", "Am Sonntagmorgen läuteten die Glocken.", "Der Montag kam, und mit ihm der Regen.", "Es war Samstag, als er anrief.", "Dienstag. Die Katze war noch immer fort.", "Es war ein Sonntag, und die Bäckerei war zu.", "Freitag früh rief der Arzt an.", "Samstagnachmittag, kurz nach drei, hielt ein Wagen.", "Eines Sonntags fehlte der Hahn.", "Mittwoch kam niemand."),
        silent_on=("Am Freitagsmarkt hing ein Schild.", "Am Freitag hatte er sie zuletzt gesehen.", "Am Sonntag ging er immer in die Kirche.", "Der Montag war ihm der liebste Tag.", "Es war ein Freitag wie jeder andere.", "Mittwochs war Markt.", "Sonntagskleider lagen auf dem Bett.", "Freitag ist Markttag."),
    ),
    Rule(
        id="de.month.season", confidence=0.82,
        starts="im mitte anfang ende es der am zu an um in <month>",
        pattern=r"(?:(?:mitte|anfang|ende|im (?:frühen|späten)?) ?<month>|im (?:<season>)(?! <of_state>)<did>|in den (?:sommer|winter|herbst|weihnachts|oster)ferien|in der (?:silvester|oster|weihnachts|christ|neujahrs|walpurgis|johannis)nacht|(?:in der )?nacht (?:zum|vom|auf(?: den)?) <weekday>|am wochenende(?=,| (?:<verb>))|(?:zu|an|um) <feast>|am (?:heiligen abend|heiligabend|neujahrstag|neujahrsmorgen|palmsonntag|gründonnerstag|karfreitag|ostersonntag|ostermontag|pfingstsonntag|pfingstmontag|aschermittwoch|rosenmontag|fastnachtsdienstag|weihnachtsabend|weihnachtsmorgen|silvesterabend|nikolausabend|nikolaustag|martinstag|zweiten weihnachtstag|(?:\w{3,20}ten|\d{1,2}\.) (?:<month>|advent)))"
        r"(?:,? (?:\d{4}|darauf|desselben jahres|dieses jahres|des (?:nächsten|folgenden) jahres))?\b(?!,? (?:wird|ist|gibt|kann|sind)\b)(?![^.!?]{0,80}\b(?:sollten?|wollten?|musste|würden?)\b)<not_before><once>|es (?:war|ist|wurde|wird) (?:(?:fast|schon|bereits|beinahe|längst|ende|mitte|anfang) )?(?:<season>|<month>|<feast>)(?=,|\.| (?:geworden|und|als|bis|ehe|bevor)\b)<once>|"
        r"der (?:<season>|<month>|erste schnee) (?:kam|ging zu ende|neigte sich|fiel|brach an)\b(?! und ging)",
        fires_on=("Im Oktober kam die Rechnung.", "Anfang März taute es.", "Der Frühling kam spät in jenem Jahr.", "Zu Weihnachten schrieb sie eine Karte.", "Es war fast Winter, als das Boot zurückkam.", "Am 4. März meldete sich die Bank.", "Am zwölften August lief das Boot aus.", "Am Karfreitag schneite es.", "In der Silvesternacht brannte der Schuppen.", "In der Nacht zum Montag kam der Sturm.", "Am Wochenende fuhr er zu seiner Schwester."),
        silent_on=("Im Sommer schliefen die Kinder auf dem Heuboden.", "Im Winter roch der Flur nach Äpfeln.", "Im Maisfeld raschelte es.", "Im Haus war es still.", "Im Winter war hier nie viel los.", "Im April hatte er noch Haare.", "Der Winter war hart.", "Am ersten Haus brannte Licht.", "Am Wochenende kam er oft."),
    ),
    Rule(
        id="de.woke", confidence=0.88,
        starts="als",
        pattern=r"als [^.,!?]{2,40}?(?:wieder )?(?:erwachten?|aufwachten?|zu sich kam(?:en)?|die augen (?:wieder )?(?:öffnete|aufschlug))(?=,| und\b)",
        fires_on=("Als sie erwachte, lag Schnee.", "Als Mirja am Nachmittag aufwachte, war es still."),
        silent_on=("Als sie sprach, schwieg er.", "Als sie den Hund aufweckte, bellte er."),
    ),
    Rule(
        id="de.woke.plain", confidence=0.78, within=True,
        starts="wachte erwachte wachten erwachten kam",
        needs=("wachte", "zu sich"),
        pattern=r"^(?!als |wenn |bis |und |so |dann |nur )((?:(?:er|sie|ich|wir|es|(?-i:[^\W\d_a-zà-ÿ])[\w’-]+(?: (?-i:[^\W\d_a-zà-ÿ])[\w’-]+)?) ?) (?:erwachte|wachte|erwachten|wachten|kam (?:[^.!?,;:]{1,30} )?(?:wieder )?zu sich)\b(?![^.!?]{0,40}\büber\b)(?:[^.!?,;:]{0,40}? (?:auf|erst|vo[mn]|durch|am|in|gegen|mit)\b|(?=[,.])))(?<!am)(?![^.!?,]{0,30}\b(?:jeden|immer|gewöhnlich)\b)",
        fires_on=("Karl erwachte erst gegen Mittag.", "Sie wachte mit Kopfschmerzen auf.", "Er kam erst im Krankenhaus wieder zu sich.",),
        silent_on=("Er wachte über ihren Schlaf.", "Sie wachte jeden Morgen um sechs auf.", "Er erwachte immer als Erster.",),
    ),
    Rule(
        id="de.when.it.came", confidence=0.8,
        starts="als bis ehe sobald erst nachdem kaum",
        pattern=r"als (?:das jahr|der monat|die woche|der sommer|der winter|der krieg) (?:zu ende ging|zu ende war|um war|vorbei war|vorüber war),|als (?:der regen|der schnee|der sturm|das gewitter|der wind|das unwetter) [^.!?,;]{0,30}(?:nachließ|aufhörte|abzog|vorbei war|vorüber war|sich legte|schmolz|taute),|(?:als [^.,!?]{2,20} an einem (?:\w{3,12}en )?(?:<weekday_part>|\w{0,9}(?:morgen|abend|tag|nachmittag|nacht))\b[^.,!?]{0,40},|(?:als|bis|ehe) [^.!?,]{3,60}, war es (?:(?:schon|längst|bereits|fast|beinahe|tiefe|später|früher) )*(?:hell|dunkel|tag|nacht|abend|morgen|finster|mittag|nachmittag|mitternacht|halb <hour>|<hour> uhr|<weekday_part>|<season>|<month>)(?: geworden)?\b)|(?:kaum|erst als|als|sobald) (?:die (?:kirch(?:turm)?|turm)?(?:uhr|glocken?) (?:<hour>|mitternacht) schlug|der wecker (?:klingelte|schrillte|rasselte|ging))(?=,)|(?:nachdem <the> |kaum war(?:en)? <the> |als <the> )(?:(?:letzte |ganze )?(?:schnee|eis) (?:getaut|geschmolzen)|<season> (?:vorbei|vorüber|vergangen|gekommen|ins land gezogen)|<event> (?:vorbei|vorüber|zu ende|geschlagen|eingebracht))(?: war(?:en)?)?(?=,)|(?:erst )?(?:als|sobald) (?:(?:es (?:endlich |wieder |schließlich |dann )?(?:<season>|<daypart>|<month>|tag|dunkel|hell|abend|zeit) wurde)|(?:<the> )?(?:morgen|tag|abend|<season>|<month>|<feast>|nacht|<event>|\w{3,10}ferien|schuljahr|<weekday>) (?:(?:endlich|schließlich|wieder) )?(?:kam|graute|anbrach|dämmerte|hereinbrach|zu ende (?:ging|war)|begann|vorbei war|vorüber war)|"
        r"die sonne (?:endlich |wieder )?(?:unterging|aufging|untergegangen war|aufgegangen war)|(?:der (?:erste |letzte )?schnee|das eis) (?:(?:endlich|schließlich|schon|ganz) )?(?:schmolz|taute|fiel|brach|(?:geschmolzen|getaut|verschwunden|weg|fort|gegangen) war)|(?:<the>) (?:<event>) (?:vorbei|vorüber|zu ende|aus) war|[^.,!?]{2,40} (?:aus (?:\w+ ){0,3}(?:zurück|heim|wieder)kam|nach hause kam|(?:aus|von|nach) (?:\w+ ){1,3}zurückkehrte|heimkehrte|heimkam))(?:en)?(?=,| und\b)<once>",
        fires_on=("Als das Jahr zu Ende ging, hatte er alles verkauft.", "Als der Regen nach drei Tagen nachließ, war der Keller voll.", "Als es Winter wurde, fror der Kanal zu.", "Als der Morgen graute, war er fort.", "Als die Sonne unterging, standen sie am Tor.", "Als der Schnee endlich geschmolzen war, gingen sie hinauf.", "Bis sie einen Parkplatz fanden, war es Mittag.", "Als Anna aus der Stadt zurückkam, war das Haus leer.", "Erst als der Winter kam, sprach er wieder.", "Als die Ferien begannen, fuhr sie zum Onkel.", "Kaum war der Schnee geschmolzen, stand er wieder da.", "Nachdem der Sommer vorüber war, zog sie aus.", "Als der Wecker klingelte, war es noch dunkel."),
        silent_on=("Als es still wurde, hob er den Kopf.", "Als der Hund kam, lief sie weg.", "Als der Kellner kam, bestellten sie.", "Kaum war der Schlüssel im Schloss, lachte er.", "Nachdem die Lampe erloschen war, flüsterte sie.", "Erst als er sprach, erkannte sie ihn."),
    ),
    Rule(
        id="de.by.then", confidence=0.78,
        starts="bis",
        needs=("war", "haben", "hat", "sind"),
        pattern=r"bis zum (?:<season>|nächsten <period>|<weekday>) (?:war|hatte|haben|hat|sind)(?:en|n)?\b(?! (?:es|noch)\b)(?![^.!?]{0,60}\b(?:noch|zeit)\b)<once>",
        because="Told from the far end, the time between is skipped.",
        fires_on=("Bis zum Frühling war die Mauer fertig.",),
        silent_on=("Bis zum Abend dachte er an nichts anderes.", "Bis zum Ufer war es weit.", "Bis zum Sommer war es noch lange hin."),
    ),
    Rule(
        id="de.bridge", confidence=0.9,
        starts="weihnachten ostern silvester neujahr den die der das so es ein eine stunden tage wochen monate jahre <number_start> dann",
        pattern=r"(?:so |dann )?(?:(?:die|der|das|viele|lange|endlose) )?(?:(?:nächsten|folgenden|ersten|letzten|langen) )?(?:<number> )?(?:(?:nächsten|folgenden|ersten) )?(?:<long_unit>|<season>) (?:<ran>)\b(?! (?:wie|ihm|ihr|ihnen) (?:im|zu|in) )|"
        r"(?:so|es|dann) (?:vergingen|verging|verstrichen|verstrich|zogen|gingen) (?:(?:noch|die|viele|so|weitere|fast) )?(?:<number> )?(?:<long_unit>|<season>)\b(?! wie im)|"
        r"es dauerte (?:(?:noch|fast|mehr als|ganze|nicht|keine) )?(?:<number> )?(?:<long_unit>|bis <weekday>),? (?:bis|ehe|bevor)\b|(?:weihnachten|ostern|silvester|neujahr) (?:verging|kam und ging|ging vorbei|ging vorüber)\b|den (?:ganzen (?:<season>|tag|abend|nachmittag|vormittag|<month>)|rest de[sr] (?:<season>s?|tages|woche|jahres|nacht|monats))(?: über| lang| hindurch)?\b<not_before>|die (?:ganze|halbe) (?:woche|nacht)(?: über| lang| hindurch)?\b(?=,| (?:<verb>))<not_before>|(?:(?:<number> )?(?:stunden|<long_unit>)|die (?:<long_unit>) (?:bis|ohne|nach|vor) [^.!?,]{3,30}?) (?:<ran>|vergehen|vergeht|verstreichen)\b(?! (?:wie|ihm|ihr|ihnen) (?:im|zu|in) )|(?:das wochenende|den (?:<weekday_part>|<season>|(?:nächsten|folgenden) (?:tag|abend|morgen|<weekday_part>))|die (?:\w{3,10}ferien|ferien|feiertage|nacht|(?:nächste|folgende) (?:nacht|woche))) verbrachten?\b(?! (?:er|sie|ich|man) (?:immer|meist|stets|gern))|(?:der|die|das) (?:prozess|reise|überfahrt|fahrt|krieg|ernte|untersuchung|ermittlungen|verhandlung) dauerten? (?:<number> )?<long_unit>\b",
        fires_on=("Die Wochen vergingen, und niemand fragte.", "So vergingen drei Jahre.", "Ein Monat verging.", "Es dauerte zwei Wochen, bis jemand klopfte.", "Der Sommer ging ins Land.", "Stunden vergingen.", "Die Wochen bis zum Prozess zogen sich hin.", "Zwei Wochen vergehen.", "Das Wochenende verbrachte sie im Bett.", "Die halbe Nacht lag sie wach."),
        silent_on=("Die Tage waren lang.", "Es verging kein Tag, an dem er nicht fragte.", "Es dauerte eine Weile, bis sie nickte.", "Die Stunde verging wie im Flug.", "Den ganzen Tag hatte sie daran gedacht.", "Die halbe Nacht hatte sie wachgelegen."),
    ),
    Rule(
        id="de.for.span", confidence=0.82,
        starts="zwei drei vier fünf sechs sieben acht zehn zwölf viele mehrere ganze in den während im die das #",
        needs=("nächsten", "folgenden", "darauf", " lang "),
        pattern=r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|\d{1,3}|viele|mehrere|ganze) (?:tage|wochen|monate|jahre|nächte) lang (?!war|hatte|nur|noch|immer|nicht)(?-i:[a-zäöü])\w+(?<!en) (?-i:[a-zäöü]|[A-ZÄÖÜ])|(?:in den|während der|im laufe der|die|das|in der) (?:nächsten|(?:darauf|nach)?folgenden) (?:<number> )?(?:tage?n?|wochen?|monate?n?|jahre?n?|nächten?|zeit)\b<not_before>(?![^.!?]{0,80}\b(?:sollten?|würden?|wollten?|musste|wird|werden)\b)",
        fires_on=("In den nächsten Wochen sah man ihn oft am Hafen.", "Die nächsten drei Tage regnete es."),
        silent_on=("In den nächsten Tagen sollte die Ablösung kommen.", "Die nächsten Häuser waren leer.", "Drei Tage lang hatte keiner geschlafen."),
    ),
    Rule(
        id="de.not.until", confidence=0.85,
        starts="erst es",
        needs=("erst", "nicht vor"),
        pattern=r"(?:es war )?erst (?:<number> <unit>|am (?:<weekday_part>|(?:nächsten|folgenden|späten|frühen|anderen|dritten|zweiten) <period>|<daypart>)|im (?:<season>|<month>|\w{3,12}en <period>)|(?:zu|an|um) <feast>|gegen (?:<daypart>|mitternacht)|um (?:mitternacht|<count> uhr)|in der nacht|lange (?:danach|darauf)|(?:wochen|monate|jahre|tage|stunden) (?:später|danach|darauf)|bei (?:der|dem) <event>|nach (?:der|dem) <event>|nach (?:<number> )?<unit>)\b<not_before>",
        fires_on=("Erst am Freitag kam Antwort.", "Erst im nächsten Frühling sprach er davon.", "Erst Wochen später begriff sie es.", "Erst bei der Beerdigung sah sie ihn wieder."),
        silent_on=("Erst am Fenster blieb sie stehen.", "Erst jetzt sah er sie.", "Erst nach einer Weile nickte er.", "Erst am Abend hatte er davon gehört."),
    ),
    Rule(
        id="de.late", confidence=0.76, within=True,
        starts="später darauf danach nächsten folgenden andern erst",
        pattern=r"^<not_before><once>(?!als |wenn |da )[^.!?,;:]{3,50}? (<number> (?:<unit>) (?:später|darauf|danach)|am (?:nächsten|folgenden|andern|anderen) (?:<daypart>|<weekday_part>)|(?:in der|im) (?:nächsten|folgenden) (?:nacht|woche|monat|jahr|<season>)|erst (?:<number> <unit> (?:später|danach)|am (?:<weekday_part>|(?:nächsten|folgenden|späten) <daypart>)|im (?:<season>|<month>)|(?:zu|an) <feast>|gegen (?:mittag|abend|morgen|mitternacht)|bei (?:der|dem) <event>|nach (?:der|dem) <event>))\b(?!['’])(?![^.!?]{0,60}\b(?:gewesen|geworden|gekommen|gegangen|worden|sein|haben|werden|wollen)\b)",
        fires_on=("Der Brief kam drei Tage später.", "Lena sah ihn erst im Herbst wieder.", "Die Gäste reisten am nächsten Morgen ab.",),
        silent_on=("Sie hatte ihn erst am Freitag gesehen.", "Er würde am nächsten Morgen abreisen.", "Der Brief war drei Tage später gekommen.", "Sie blieb erst am Fenster stehen.",),
    ),
    Rule(
        id="de.clock", confidence=0.78,
        starts="um gegen kurz punkt es erst schon genau pünktlich bei vor nach <number_start>",
        pattern=r"(?:(?:erst |schon |genau |pünktlich )?(?:um|gegen|kurz (?:vor|nach)|punkt) (?:(?:halb|viertel (?:vor|nach)|kurz (?:vor|nach)) )?(?:<count>(?: uhr)(?: (?:morgens|früh|nachts|nachmittags|abends|mittags|\d{2}))?|mitternacht)|gegen (?:mittag|abend|morgen|nachmittag)|(?:zwanzig|zehn|fünf|\d{1,2}) minuten (?:vor|nach) (?:<count>)(?: uhr)?|(?:bei|vor|nach|kurz vor|kurz nach) (?:sonnenaufgang|sonnenuntergang|tagesanbruch|einbruch der (?:nacht|dunkelheit)))"
        r"(?: (?:am|des) [^.,!?]{3,40})?(?=,| [^\W\d_])<not_before><once>(?! (?:wird|ist|fährt|soll|geht)\b)|es (?:war|ist|mochte) (?:(?:schon|fast|kurz (?:vor|nach)|weit nach|längst|lange nach|beinahe|gegen|bereits) )?(?:mitternacht|(?:halb )?<count> uhr(?: \w+s)?|(?:spät )?in der nacht|abend|morgen|mittag)(?: sein| gewesen sein| vorüber)?,? (?:als|bis|ehe)\b",
        fires_on=("Um Mitternacht läutete die Glocke.", "Gegen Mittag kam ein Reiter.", "Um drei Uhr morgens ging das Licht aus.", "Es war fast Mitternacht, als er zurückkam."),
        silent_on=("Um zwei Ecken kannte er jeden.", "Gegen drei Männer war er machtlos.", "Um acht Uhr hatte er noch gelebt.", "Um sechs Uhr stand er immer auf."),
    ),
    Rule(
        id="de.clock.strikes", confidence=0.8,
        starts="es die vom von",
        needs=("schlug", " ging ", " halb ", " kurz ", " nach ", " vor ", " gegen ", "viertel"),
        pattern=r"es (?:schlug|ging (?:schon |bereits )?(?:auf|gegen)) (?:gerade |eben )?(?:<hour>|halb <hour>|mitternacht|mittag)(?: uhr)?(?: zu)?(?=,)|(?:die|vom|von) [^.!?,]{0,30}?(?:uhr|glocken?|kirchturm|turm) (?:schlug|schlugen) (?:(?:es|gerade|eben|schon) )*(?:mitternacht(?=\.|, als\b)|<hour>(?=, als\b))|"
        r"es (?:war|ist|mochte|muss) (?:(?:schon|bereits|fast|beinahe|genau|erst|weit|lange) )*(?:kurz (?:vor|nach)|halb|viertel (?:vor|nach)|dreiviertel|gegen|nach) (?:<hour>|mitternacht)(?: uhr)?(?: (?:früh|morgens|nachts|abends|nachmittags|sein|gewesen sein))?(?=,| und\b)<once>",
        fires_on=("Es war kurz nach neun, als der Wagen hielt.", "Es schlug elf, als er kam.", "Die Kirchturmuhr schlug Mitternacht.", "Es war halb fünf, und auf dem Hof rührte sich nichts.", "Es ging auf Mitternacht zu, als das Tor aufflog.", "Es war schon nach Mitternacht, als das Licht ausging."),
        silent_on=("Die Uhr schlug, und er sah nicht auf.", "Es war kurz davor zu brechen.", "Die Uhr über der Tür zeigte halb sieben.", "Es war nach zwei Versuchen klar.", "Es ging auf den Hof hinaus.", "Die Stutzuhr schlug zehn."),
    ),
    Rule(
        id="de.daypart", confidence=0.75,
        starts="irgendwann spät tief am in mitten eines an der die abends nachts mittags nachmittags spätabends frühmorgens",
        pattern=r"(?:irgendwann|spät|tief) in der nacht(?= <verb>)<not_before><once>|(?:am (?:(?:frühen|späten) )?(?:morgen|vormittag|mittag|nachmittag|abend)|in der nacht|mitten in der nacht|eines (?:morgens|abends|nachts|tages(?! (?:wird|würde|werden|wirst|komme|werde|sei|müsse|könne|würden)))|an einem (?:\w{3,12}en )?(?:morgen|abend|tag|nachmittag)(?: im <month>)?)(?=,| [^\W\d_])(?! (?:de[rs]|zu[mr]?|ihres|seines|wird|ist|werden|war es (?:hier|dort))\b)<not_before><once>(?![^.!?]{0,100}\b(?:sollten?|würden?|wirst|wird|werden|wollten?|musste)\b)|(?:der (?:morgen|abend|tag)|die (?:nacht|dämmerung|dunkelheit)) (?:kam|brach (?:an|herein)|graute|dämmerte)\b|in (?:aller|der) frühe?(?=,| (?:<verb>))<not_before><once>|(?:abends|nachts|mittags|nachmittags|spätabends|frühmorgens), (?!wenn\b|sobald\b|als\b|beim?\b|nach\b|vor\b)[^.!?,]{3,40}, (?:<verb>)<not_before><once>|(?:abends|nachts|mittags|nachmittags|spätabends|frühmorgens) (?:klopfte|klingelte|läutete|rief|brannte|erschien|brachte|weckte|starb|fand|drehte der wind|kam (?:der|die|das|ein|eine|(?-i:[A-ZÄÖÜ])))\b<not_before><once>",
        fires_on=("Irgendwann in der Nacht hörte sie den Schlüssel.", "Am Abend brach sie das Siegel.", "Mitten in der Nacht klingelte es.", "Eines Morgens lag ein Hut im Hof.", "Die Nacht brach herein.", "Abends, in der Küche, sprach keiner.", "Nachts klopfte es am Fenster.", "Nachmittags kam die Wirtin herüber.", "In aller Frühe fuhr er los."),
        silent_on=("Am Abend saß er immer auf der Bank.", "Am Morgen hatte er noch gelacht.", "Am Ende nickte er.", "Eines Tages würde sie es ihm sagen.", "Am Abend sollte es Suppe geben.", "Die Nacht war kalt.", "Abends, wenn das Tor zu war, sang er.", "Abends kam er immer zu spät."),
    ),
    Rule(
        id="de.later.where", confidence=0.77,
        starts="später viel",
        pattern=r"(?:(?:viel|sehr) )?später, (?:im|in|am|an|auf|beim|bei|zu|unter|vor)(?! (?:(?:seine[nmr]?|ihre[nmr]?|den|einem|einer) )?(?:memoiren|erinnerungen|tagebuch|tagebüchern|autobiographie|autobiografie|briefe?n?|interviews?|bericht)\b)(?! (?:der tat|wirklichkeit|diesem sinne)) [^,.;!?]{2,30},<once>",
        fires_on=("Später, im Bett, lag sie wach und zählte die Schläge.", "Viel später, auf der Fähre, fand er den Zettel."),
        silent_on=("Später, sagte sie, sehen wir weiter.", "Später, in den Ferien, las er immer am See.", "Später, in seinen Memoiren, schrieb er, dass er Angst gehabt habe.", "Später am Haus sah er hinauf."),
    ),
    Rule(
        id="de.later.list", confidence=0.88,
        starts="<number_start>",
        needs=(" später",),
        pattern=r"(?:<count>|einige|mehrere|etliche) [^.!?;:()]{3,60}?(?:,| und) [^.!?;:()]{3,60}?(?<!augenblick)(?<!augenblicke)(?<!moment)(?<!momente)(?<!minuten)(?<!minute)(?<!sekunden)(?<!sekunde)(?<!weile)(?<!etwas)(?<!wenig) später\b",
        fires_on=("Zwei Züge, eine Fähre und sehr viel schlechten Kaffee später standen sie in Bergen.", "Drei Tassen Tee und einen Streit später hatten sie einen Plan."),
        silent_on=("Zwei Stufen und einen Augenblick später stand er oben.", "Eine Tür klappte, und wenig später noch eine."),
    ),
    Rule(
        id="de.elapsed.noun", confidence=0.82,
        starts="<number_start>",
        needs=("tage", "nächte", "wochen", "monate", "jahre", "winter", "sommer", "stunden"),
        pattern=r"<number> (?:tage|nächte|wochen|monate|jahre|winter|sommer|stunden) (?!(?:her|alt|später|lang|danach|darauf|zuvor|vorher|früher)\b)(?:(?-i:[A-ZÄÖÜ])\w+|(?:in|auf|im|am|bei|mit|ohne|unter|zu) (?:\w+ )?(?-i:[A-ZÄÖÜ])\w+)(?=[,.:])(?!, (?:sagte|meinte|dachte|hieß|stand|schrieb|das)\b)<not_before>",
        fires_on=("Drei Wochen Regen, dann kam der Brief.", "Zwei Monate auf See, und keiner sprach mehr mit dem Koch.", "Vier Tage Fieber."),
        silent_on=("Zwei Tage Vorsprung hatte er.", "Zwei Jahre Haft, sagte der Richter und klappte die Akte zu.", "Drei Wochen Urlaub, das war sein Traum."),
    ),
    Rule(
        id="de.elapsed.since", confidence=0.76,
        starts="es seit schon bereits",
        needs=("seit", " her"),
        pattern=r"es (?:war|waren|ist|sind) (?:(?:nun|schon|jetzt|bald|inzwischen|mittlerweile) )*<number> (?:tage|wochen|monate|nächte) her,? (?:dass|daß|seit)\b|(?:nun |schon |bereits )?seit <number> (?:tagen|nächten|wochen|monaten) (?!(?:hatten?|waren?|war|schon|nicht)\b)\w+(?:te|ten|g|t|n|b|f|l|m)\b<not_before><once>",
        fires_on=("Es war drei Wochen her, dass der letzte Zug gefahren war.", "Seit vier Tagen regnete es.", "Seit zwei Wochen lag die Fähre fest."),
        silent_on=("Seit zwei Jahren wohnte er hier.", "Seit drei Tagen hatte er nichts gegessen.", "Es war noch nie her, dass er weinte."),
    ),
    Rule(
        id="de.elapsed.passed", confidence=0.85,
        starts="es so seit seitdem seither inzwischen mittlerweile unterdessen als nachdem",
        needs=("vergangen", "verstrichen", "verflossen", "vorbei", "vorüber", " um ", " herum ", "ins land", "vergehen", "dauern"),
        pattern=r"(?:es|so|inzwischen|mittlerweile|unterdessen|seitdem|seither|seit [^.!?,]{3,50}?) (?:waren?|sind|ist) (?:(?:nun|schon|inzwischen|bereits|noch) )*(?:<number> )?<unit> (?:vergangen|verstrichen|verflossen|vorbei|vorüber|ins land (?:gegangen|gezogen)|um)\b|(?:als|nachdem) (?:<number> |die |auch die )?(?:(?:ersten|letzten) )?<unit> (?:vergangen|verstrichen|verflossen|um|vorbei|vorüber|herum) waren?\b|"
        r"es sollten? (?:noch )?<number> <long_unit>(?: lang)? (?:dauern|vergehen),? (?:bis|ehe|bevor)\b",
        fires_on=("Seit dem Gespräch am Hafen waren drei Tage vergangen.", "Es waren kaum zwei Monate vergangen, da stand er wieder vor der Tür.", "Als zehn Tage um waren, ging sie hin.", "Mittlerweile waren drei Wochen ins Land gegangen.", "Es sollte ein halbes Jahr dauern, bis sie ihn wiedersah."),
        silent_on=("Seit dem Brand war die Mauer schwarz.", "Es waren zwei Stunden bis zur Grenze.", "Es sollte nicht lange dauern, bis er lachte.", "Als die Gefahr vorüber war, lachte er."),
    ),
    Rule(
        id="de.elapsed.from", confidence=0.82,
        starts="<number_start> tage wochen monate jahre",
        needs=("nach", " vor "),
        pattern=r"(?:<number> )?<long_unit>,? nachdem [^.!?,;]{5,90}\b(?:war|waren|hatten?),|<number> <long_unit> nach (?:<the>|einem|einer|diesem|dieser|jenem|jener) (?:\w{3,14}e[nmr]? )?(?-i:[A-ZÄÖÜ])\w+<not_before><once>|<number> <long_unit> vor (?:<feast>)<not_before><once>",
        because="So long after what was told, that much time is skipped.",
        fires_on=("Ein Jahr, nachdem die Mühle verkauft worden war, kam ein Brief.", "Drei Wochen nach dem Besuch in der Stadt lag ein Umschlag unter der Matte.", "Eine Woche vor Weihnachten stand er wieder da."),
        silent_on=("Zwei Jahre nach dem Brand hatte er geheiratet.", "Drei Jahre nach mir kam mein Bruder zur Welt.", "Zwei Stunden, nachdem er gegangen war, aß sie noch immer."),
    ),
    Rule(
        id="de.when.dated", confidence=0.8,
        starts="als",
        needs=(" am ", " in der ", " im ", " zu ", " an "),
        pattern=r"<once>als [^.,!?]{2,40}? ((?:am (?:(?:nächsten|folgenden|anderen|andern|zweiten|dritten|übernächsten) (?:<daypart>|<weekday_part>)|<weekday_part>|abend|morgen|nachmittag)|in der (?:nächsten|folgenden) nacht|im (?:<month>|<season>)|(?:zu|an) <feast>)) [^.,!?]{0,50}?(?:<verb>)(?=,)",
        because="The clause that comes first says when: another day, or a later hour of it.",
        fires_on=("Als sie am nächsten Morgen in die Mühle kam, war der Sack fort.", "Als Lena am Montag zur Schule kam, wussten es alle.", "Als er am Abend heimkam, brannte kein Licht."),
        silent_on=("Als sie am Fenster stand, lachte er.", "Als er am Abend immer später kam, fragte sie nicht.", "Als er am Montagsstammtisch fehlte, fiel es keinem auf."),
    ),
    Rule(
        id="de.next.subject", confidence=0.84,
        starts="der die das",
        needs=("nächste", "folgende", "danach", "darauf", "jahr ", "tag de", "tag sei", "tag ihr", "tag mei", "tag uns"),
        pattern=r"(?:der|die|das) (?:nächste|folgende|darauffolgende) (?:<daypart>|woche|monat|jahr|<season>|<weekday_part>|<month>) (?!hatten?\b)(?=(?:<verb>|brachte))(?! (?:wird|ist|kommt))(?!wurde (?:zu[rm]?|für|als|dazu) )<not_before><once>|(?:der|die|das) (?:<daypart>|<weekday_part>|woche|<season>|jahr) (?:danach|darauf) (?!hatten?\b)(?:<verb>)<not_before><once>|das jahr \d{4} (?:<verb>)|der (?:große )?tag (?:der|des|seiner|ihrer|meiner|unserer) (?-i:[A-ZÄÖÜ])\w+ (?:kam|brach an|war (?:da|gekommen))\b",
        because="The next day is who the sentence is about.",
        fires_on=("Der folgende Tag brachte Regen.", "Der Morgen danach roch nach Rauch.", "Die Nacht darauf schlief sie nicht.", "Das Jahr 1961 begann mit Hochwasser.", "Der Tag der Abreise kam."),
        silent_on=("Der nächste Schlüssel war zu klein.", "Der Tag der Hochzeit war ihm fern.", "Die Woche darauf hatte er frei gehabt.", "Das Jahr war lang."),
    ),
    Rule(
        id="de.ordinal", confidence=0.8,
        starts="am in an auf die der das erst schon bereits gegen",
        needs=("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "siebente", "achte", "neunte", "zehnte", "elfte", "zwölfte", "letzte", "nächste"),
        pattern=r"(?:(?:erst|schon|bereits) )?(?:am|im|in der|an (?:ihrem|seinem|meinem|unserem)|in (?:ihrer|seiner|meiner|unserer)|(?:am|gegen) (?:<daypart>|ende) (?:des|der)) (?:<ordinal>) (?:<period>|<weekday_part>|\w{3,12}tage?s?|monats|jahres)\b(?! (?:de[rs]|im|von|seines|ihres|meines|an dem|in dem|nach)\b(?! (?:ferien|reise|woche|prozesses|monats|jahres|krieges|monat|jahr)))(?=,| [^\W\d_])<not_before><once>(?![^.!?]{0,80}\b(?:sollten?|wollten?|würden?|musste)\b)|"
        r"(?:der|die|das) (?:zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|letzte|nächste) (?:tag|nacht|morgen|abend|woche|monat|jahr|winter|sommer|herbst|frühling|\w{3,10}tag) (?:begann|brachte|kam|brach an|verging|verlief|graute|fing|ging|wurde(?! (?:zu[rm]?|für|als|dazu) )|war (?!de[rs]|ein\b|für|ihm|ihr|sein))<not_before>",
        fires_on=("Am siebten Tag fand man das Boot.", "In der sechsten Woche kam ein Brief.", "An seinem ersten Schultag regnete es.", "Der dritte Tag brachte Wind.", "Die zweite Nacht war kälter."),
        silent_on=("Der nächste Freitag wurde zu der Partie bestimmt.", "Am ersten Tag des Lebens weiß man nichts.", "Im dritten Stock brannte Licht.", "Der zweite Tag war ihm der liebste.", "In der letzten Reihe saß Karl."),
    ),
    Rule(
        id="de.next.time", confidence=0.82,
        starts="das beim als",
        needs=("mal", "wieder"),
        pattern=r"das (?:nächste|zweite|dritte|letzte) mal,? (?:sah|sahen|traf|trafen|begegneten?|hörte|als|da)\b(?![^.!?]{0,60}\b(?:hatte|gewesen)\b)|beim nächsten mal(?=,| (?!wird|werde|soll|nicht|bitte))(?![^.!?]{0,60}\b(?:würden?|wollten?|sollten?|wird|werden)\b)|als (?:<who>) (?:<who>|sich|einander|ihn|uns|mich) (?:(?:das nächste|zum nächsten|zum zweiten|zum dritten) mal|wieder(?:be)?) ?(?:sah|sahen|trafe?n?|begegneten?)(?=,| und\b)",
        fires_on=("Das nächste Mal sah er sie auf dem Friedhof.", "Beim nächsten Mal brachte sie Kuchen mit.", "Als sie sich das nächste Mal trafen, trug er einen Bart."),
        silent_on=("Das nächste Mal würde er schweigen.", "Das letzte Mal hatte er gelogen.", "Beim dritten Mal lachte sie.", "Als er sie wieder ansah, weinte sie."),
    ),
    Rule(
        id="de.part.of", confidence=0.8,
        starts="gegen zum zu am bis anfang ende mitte kurz mitten im über den mit",
        pattern=r"(?:gegen|zum|am|bis zum|zu|mit|kurz vor) (?:ende|anfang|beginn|schluss) (?:(?:des|der|dieses|jenes|dieser|jener) (?:\w{3,12}en )?(?:<season>(?:e?s)?|tages|woche|monats|jahres|<month>s?|ferien|semesters|schuljahres|jahrhunderts|krieges|kriegs|saison|schicht)|<month>)\b(?! (?:hin|zu|zählt\w*)\b)<not_before><once>|(?:gegen|mitte|anfang|ende) (?:der|dieser|jener|des|nächster|letzter|vergangener) (?:\w{3,10}en )?(?:woche|<season>(?:e?s)?|monats|jahres|ferien)<not_before><once>|mitten im (?:<season>|<month>)<did><not_before><once>|(?:den|über den|übers|durch den) (?:<season>) (?:über|hindurch)?\b ?(?:<verb>)|im laufe? (?:de[rs]) (?:\w{3,12}en )?(?:<season>(?:e?s)?|tages|woche|nacht|monats|jahres|abends|nachmittags|vormittags|nächsten \w+)<not_before><once>|"
        r"(?:kurz|bald|gleich|(?:einen|zwei|drei|ein paar|wenige) (?:tage?|wochen?)|eine woche|am tag|am abend|in der nacht) (?:vor|nach) (?:<feast>|weihnachten|ostern|neujahr)<not_before><once>|mit (?:dem|den) (?:ersten |letzten )?(?:<season>|schnee|frost|frösten|tauwetter|herbststürmen|schwalben|störchen) (?:kam|kamen|begann|begannen|verschwand|verschwanden|ging|gingen|kehrten?|starb|starben|zog|zogen)\b",
        fires_on=("Gegen Ende des Sommers kam ein Brief.", "Mitten im Winter starb der Hund.", "Kurz vor Weihnachten klopfte es.", "Zu Beginn der Ferien regnete es.", "Im Laufe des Nachmittags riss der Himmel auf.", "Mit dem Frühling kamen die Vermesser."),
        silent_on=("Am Ende des Tages zählte nur, wer bezahlte.", "Gegen Ende der Straße wurde es dunkel.", "Am Anfang der Treppe stand ein Eimer.", "Kurz vor Weihnachten war es immer am schlimmsten.", "Mitten im Zimmer stand ein Sarg.", "Gegen Ende des Krieges hatte er hier gelegen."),
    ),
    Rule(
        id="de.event.day", confidence=0.8,
        starts="am an in <number_start> kurz bald lange zur zum bei beim auf wenige",
        needs=("am ", "vor ", "nach ", " im ", "anfang", "mitte", "ende"),
        pattern=r"am (?:tag|morgen|abend|vorabend|nachmittag|vormittag) (?:der|des|seines|ihres|ihrer|seiner|meines|meiner|unseres|unserer) (?!(?:lebens|tages|jahres)\b)(?:\w{3,14}en )?(?-i:[A-ZÄÖÜ])\w+<not_before><once>(?! (?:wird|ist)\b)|(?:<number> (?:tage|wochen|monate|stunden)|einen tag|eine woche|einen monat|kurz|bald|lange|wenige tage) vor <the> (?:\w{3,14}en )?(?:<event>|ab[rf]\w{3,6})<not_before><once>|"
        r"(?:zur|zum|beim|bei der|auf der|auf dem|an der|am) (?:\w{3,14}en )?(?-i:[A-ZÄÖÜ])\w{3,20} (?:im|anfang|mitte|ende) (?:<month>|<season>|(?:nächsten|folgenden|selben) (?:<period>|<month>))<did><not_before><once>",
        fires_on=("Am Abend der Premiere fehlte der Souffleur.", "Am Morgen des Umzugs war der Hund weg.", "Zwei Tage vor der Abreise kam ein Telegramm.", "Beim Feuerwehrfest im August tanzte sie mit keinem."),
        silent_on=("Am Abend seines Lebens wollte er nichts mehr.", "Am Ende des Ganges stand sie.", "Am Tag der Hochzeit hatte es geregnet.", "Auf der Bank im Garten lag ein Buch."),
    ),
    Rule(
        id="de.season.comes", confidence=0.84,
        starts="ihr sein mein unser der die das ein <month> <season>",
        pattern=r"(?:ihr|sein|mein|unser|der) erster? (?:arbeitstag|schultag|tag|abend|winter|sommer)(?: (?:im|in der|auf der|bei|als) [^.!?,]{3,24})? (?:begann|fing an|endete)\b|(?:(?:der|ein) (?:(?!ganze)\w{3,12}e )?(?:<season>|<month>)|der erste (?:schnee|frost)|die (?:\w{3,12}en )?(?:\w{0,12}ferien|ernte|weinlese|fastenzeit|regenzeit|feiertage|saison|schule)|das (?:neue )?(?:schuljahr|semester|jahr)|das tauwetter) (?:begann|begannen|brach an|fingen? (?:wieder )?an|fing an|brachte(?:n)?|kam|kamen|setzten? ein|war(?:en)? (?:vorbei|vorüber|zu ende|um|da|gekommen)|ging(?:en)? (?:zu ende|vorbei|vorüber|über|dahin)|näherten? sich|neigte sich|verging(?:en)?|verlief|zog (?:ins|vorbei)|beginnt|beginnen|kommt|ist (?:da|vorbei|gekommen)|sind (?:da|vorbei))\b(?! und ging)(?! (?:kein|nie))|(?:<month>) (?:kam|verging|begann|brachte|ging vorbei|ging zu ende|war (?:fast )?(?:vorbei|vorüber))\b",
        fires_on=("Sein erster Arbeitstag begann mit einem Irrtum.", "Die Ferien begannen mit Regen.", "Der November brachte Nebel.", "Das Schuljahr ging zu Ende.", "Die Ernte war vorbei.", "Der erste Schnee kam früh."),
        silent_on=("Der Winter war hart.", "Die Schule war ein gelber Kasten.", "Die Ernte war mager."),
    ),
    Rule(
        id="de.bare", confidence=0.8,
        starts="ein eine der die wieder und endlich erster letzter zweiter dritter anfang mitte ende halb viertel kurz <weekday> <month> <season> <number_start> mitternacht mittag heiligabend silvester weihnachten ostern es",
        pattern=r"(?<! )(?:ein |wieder |und wieder |endlich |noch ein )?(?:<weekday_part>|<month>|<season>|heiligabend|silvester|weihnachten|ostern|mitternacht|halb <hour>|<hour> uhr(?: \w+s| früh)?|viertel (?:vor|nach) <hour>|(?:anfang|mitte|ende) <month>)(?:[.!…]| und (?:noch immer|immer noch|kein|keine)\b)|(?:erster|letzter|zweiter|dritter) (?:\w*tag|abend|morgen|akt)(?: (?:der|des|nach|vor|im|in) [^.,!?]{3,30})?[,.!]|es (?:ist|war|wird|wurde) (?:(?:wieder|endlich|schon|inzwischen|mittlerweile) )?(?:<weekday_part>|<month>|<season>),",
        fires_on=("Oktober. Die Blätter lagen nass.", "Halb drei. Das Telefon klingelte.", "Letzter Schultag, und keiner wusste, wohin mit den Büchern.", "Es war Mai, und der Flieder blühte."),
        silent_on=("Ein Abend. Mehr wollte er nicht.", "Morgen. Oder übermorgen.", "Es war Maria, und sie lachte."),
    ),
    Rule(
        id="de.light", confidence=0.8,
        starts="es als die der im bei noch vor in mit beim",
        needs=("dunkel", "hell", "finster", "tag", "nacht", "abend", "morgen", "dämmer", "spät", "früh", "sonne", "mond", "licht", "grauen"),
        pattern=r"es (?:war|ist|wurde|wird|begann|fing an|mochte) (?:(?:schon|bereits|noch|nicht|noch nicht|fast|gerade|beinahe|längst|kaum|ganz|erst|gegen|spät|früh|am|tief in der) )*(?:dunkel|hell|finster|nacht|zu dämmern|spät|früh|(?:früher |später |heller )?(?:abend|morgen|mittag|nachmittag|vormittag|tag))(?: zu werden| geworden| gewesen sein)?,? (?:als|bis|ehe|bevor)\b|als (?:die sonne|der mond|der tag|der morgen|die nacht|der abend) [^.!?,;]{0,24}(?:aufging|unterging|anbrach|graute|dämmerte|hereinbrach|aufzog|am himmel stand|hoch stand),|es dämmerte(?: (?:schon|bereits|gerade))?,? (?:als|bis)\b|(?:die sonne|der mond) (?:stand|war|ging|hing) (?:(?:schon|bereits|gerade|noch) )*(?:hoch|tief|auf|unter|untergegangen|aufgegangen|im zenit|über \w+(?: \w+)?),? als\b|"
        r"(?:noch )?(?:im|beim|vor|mit dem|bei|vor dem|im ersten|beim ersten|mit dem ersten) (?:morgengrauen|tagesanbruch|tageslicht|sonnenaufgang|sonnenuntergang|morgenrot|hellwerden|dunkelwerden|frühen morgenlicht)(?=,| [^\W\d_])<not_before><once>|(?:bei|mit) (?:einbruch|anbruch) (?:der|des) (?:nacht|dunkelheit|dämmerung|tages)\b<not_before><once>",
        fires_on=("Als die Sonne aufging, saßen sie auf dem Dach.", "Es war noch dunkel, als sie den Wagen beluden.", "Es wurde schon hell, bevor einer schlief.", "Im Morgengrauen zogen sie weiter.", "Bei Anbruch des Tages war das Tor offen.", "Mit Einbruch der Dunkelheit zogen sie los.", "Die Sonne stand schon hoch, als er vor die Tür trat."),
        silent_on=("Als die Sonne ihn blendete, drehte er sich um.", "Es war dunkel, und es roch nach Aal.", "Es war noch nie so still, als ob alles schliefe.", "Die Sonne stand ihr im Gesicht.", "Im Morgengrauen ging er immer zum Fluss."),
    ),
    Rule(
        id="de.light.within", confidence=0.77, within=True,
        starts="als",
        needs=(", als ",),
        pattern=r"^<not_before><once>[^.!?;:]{5,90}?, (als (?:es (?:endlich |schon |wieder |draußen )?(?:hell|dunkel|tag|abend|morgen|nacht|herbst|winter|frühling|sommer) wurde|der (?:morgen|tag) (?:graute|anbrach|dämmerte)|die (?:nacht|dämmerung|dunkelheit) (?:kam|hereinbrach|anbrach)|die sonne (?:auf|unter)ging))(?=[,.])",
        fires_on=("Vom Heu war, als der Morgen graute, nichts mehr übrig.", "Sie fanden ihn, als es hell wurde."),
        silent_on=("Sie hatte noch geschlafen, als es hell wurde.", "Er stand immer auf, als es hell wurde.", "Sie lachte, als es still wurde."),
    ),
    Rule(
        id="de.clock.part", confidence=0.78,
        starts="um gegen kurz punkt nach vor ab",
        pattern=r"(?:kurz (?:vor|nach)|punkt|schlag) <hour>(?= (?:<verb>))<not_before><once>|(?:um|gegen|kurz (?:vor|nach)|punkt|schlag) (?:(?:halb|viertel (?:vor|nach)|dreiviertel|(?:fünf|zehn|zwanzig|\d{1,2}) (?:minuten )?(?:vor|nach)(?: halb)?|kurz (?:vor|nach)) <hour>|<hour> (?:in der (?:früh|nacht)|am (?:morgen|nachmittag|abend|vormittag|mittag)|früh|morgens|nachts|abends|nachmittags|mittags|herum))(?=,| (?-i:[a-zäöü]))<not_before><once>(?! (?:wird|soll|sollte|wollte|fährt|fuhr der)\b)",
        because="A new hour that opens a paragraph is another time.",
        fires_on=("Um halb sieben stand sie am Tor.", "Gegen drei in der Früh weckte ihn der Hund.", "Um Viertel nach acht bin ich am Bahnhof.", "Kurz nach neun klopfte es."),
        silent_on=("Um halb sieben hatte er noch gelacht.", "Um zwei Ecken kannte er jeden.", "Um zehn kam die Vertretung.", "Um acht ging er immer ins Bett."),
    ),
    Rule(
        id="de.eyes", confidence=0.82,
        starts="als das ein eine der die geweckt <who_start>",
        pattern=r"<once>(?:als (?:<who>) (?:die augen (?:wieder )?(?:öffne|öffnet|öffnete|öffneten|aufschlage|aufschlägt|aufmache|aufmacht|aufmachte|aufmachten|aufbekam)|(?:\w+ ){0,3}?(?:aufwache|aufwacht|erwache|erwacht|wach wurden?|wach werde|wach wird|zu mir komme|zu mir kam|zu sich kommt))(?=,)|(?:<who>) (?:wurde|wurden|werde|wird) (?:[^.!?,;:]{1,40} )?(?:geweckt|wachgerüttelt|aus dem schlaf gerissen)(?=[.,])|geweckt wurde (?:<who>) (?:von|durch)\b|(?:das|ein|eine|die|der) [^.!?,;:]{3,40} (?:weckte (?:ihn|sie|mich|uns)|(?:riss|holte) (?:ihn|sie|mich|uns) aus dem (?:schlaf|traum))\b)",
        fires_on=("Als ich die Augen öffne, ist es Tag.", "Als sie die Augen wieder aufmachte, lag sie auf einem Sofa.", "Er wurde von Stimmen geweckt.", "Das Telefon riss sie aus dem Schlaf."),
        silent_on=("Als sie die Augen schloss, lachte er.", "Der Hund weckte ihn immer um sechs.", "Er wurde immer von den Glocken geweckt."),
    ),
    Rule(
        id="de.overnight", confidence=0.8,
        starts="über in während <who_start>",
        needs=("über nacht", "nacht hatte es", "schlief bis", "schliefen bis"),
        pattern=r"über nacht (?:hatten? |war(?:en)? )[^.!?,]{3,60}|(?:in|während) der nacht hatte es (?:\w+ ){0,3}?(?:geschneit|geregnet|gefroren|gestürmt|getaut)\b|<who> (?:schlief|schliefen) bis (?:zum|in den|weit in den|gegen|spät in den) (?:\w{3,10}en )?(?:mittag|vormittag|nachmittag|abend|morgen|<weekday>)\b<once>",
        fires_on=("Über Nacht hatte es geschneit.", "Über Nacht war der Bach gestiegen.", "In der Nacht hatte es gefroren.", "Sie schlief bis zum Mittag."),
        silent_on=("Über Nacht, hatte die Mutter gesagt, werde man nicht klüger.", "Über Nachtisch sprach keiner.", "Er schlief bis zum Ende des Films.", "In der Nacht hatte es geklopft."),
    ),
    Rule(
        id="de.arrived", confidence=0.82,
        starts="als bis nach kaum",
        needs=("ankam", "eintraf", "erreicht", "einfuhr", "anlangte", "landete", "fahrt ", " flug ", "marsch ", " ritt ", " reise ", " see "),
        pattern=r"(?:als|bis|kaum dass) (?:<who>) (?:(?:endlich|schließlich|dann|abends|mit \w+|müde) )*(?:(?:in|auf|an|am|im|vor|bei) (?:der |dem |einer |einem |den )?(?:\w{3,12}en )?(?:\w{0,8}stadt|dorf|gutshof|bahnhof|flughafen|hafen|krankenhaus|klinik|lager|kaserne|insel|grenze|küste|hotel|gasthaus|gasthof|wirtshaus|schule|büro|revier|präsidium|gericht|friedhof|unfallstelle|tatort|burg|schloss|kloster|pass|gipfel)|in (?-i:[A-ZÄÖÜ])\w+) (?:an(?:kam|kamen|langten?)|eintraf|eintrafen|einfuhr|einfuhren|landeten?)(?=,)<once>|"
        r"(?:als|bis) (?:<who>) (?:(?:endlich|schließlich) )?(?:die (?:\w{0,8}stadt|grenze|küste|insel|stadtgrenze)|das (?:dorf|lager|hotel|krankenhaus|meer|kloster)|den (?:bahnhof|hafen|flughafen|pass|gipfel)) erreichten?(?=,)<once>|nach <number> (?:stunden|tagen|wochen) (?:auf see|(?:fahrt|flug|marsch|ritt|reise|fußmarsch|überfahrt)) (?:hielt|hielten|kam|kamen|erreichten?|standen?|stieg|stiegen|bog|bogen|sah|sahen|tauchten?|lag|landeten?|legten?)\b",
        fires_on=("Als sie in der Kreisstadt ankam, hatten die Läden schon zu.", "Als der Zug in Kiel einfuhr, regnete es.", "Nach drei Stunden Fahrt hielt der Bus am Markt.", "Als wir endlich die Küste erreichten, war das Schiff fort."),
        silent_on=("Als sie oben ankam, war sie außer Atem.", "Als er die Tür erreichte, lachte sie.", "Als er am Fenster ankam, blieb er stehen.", "Nach zwei Stunden Fahrt waren sie still.", "Als er in der Küche ankam, pfiff der Kessel."),
    ),
    Rule(
        id="de.event.held", confidence=0.78,
        starts="zur zum bei beim auf die das der endlich heute",
        pattern=r"(?:zur|bei (?:der|ihrer|seiner|meiner)|auf (?:der|ihrer|seiner)|zum|beim) (?:beerdigung|hochzeit|trauung|taufe|trauerfeier|verhandlung|premiere|einweihung|weinlese|heuernte|ernte|abschlussfeier|abitur|klassentreffen|erntefest|schützenfest|feuerwehrfest|prozess|(?:\w{4,18}ten )?geburtstag) (?!war\b|waren\b|hatten?\b|gab es\b|gehörten?\b)(?:<verb>)<not_before><once>(?![^.!?]{0,60}\b(?:sollten?|wollten?|würden?)\b)|"
        r"(?:die|das|der) (?:beerdigung|hochzeit|trauung|taufe|trauerfeier|verhandlung|prüfung|premiere|operation|prozess|krieg|schlacht|fest|überfahrt|weinlese|heuernte) (?:fand(?:en)? [^.!?]{3,60} statt|begann|endete|war (?:vorbei|vorüber|zu ende|aus|an einem|am)|ging zu ende)\b<once>|"
        r"endlich (?:kam|war|brach) (?:auch )?(?:der|die|das) (?:<season>|<month>|<weekday_part>|tag|abend|morgen|\w{3,14}ferien|<event>|große tag)\b(?: [^.!?,]{3,40} (?:da|gekommen|an))?(?=[.,]| (?:und|da|an|der|des)\b)|heute (?:steht|stehen|wohnt|wohne|lebt|lebe|gehört|arbeitet|arbeite)\b(?![^.!?]{0,60}\b(?:auf|wieder|früher|später)[.,])",
        fires_on=("Zur Beerdigung kamen nur vier Leute.", "Die Hochzeit fand in der kleinen Kirche statt.", "Der Krieg war vorbei, und die Molkerei hatte wieder Milch.", "Endlich kam der Samstag.", "Endlich war der Tag der Verhandlung da.", "Heute steht dort ein Parkhaus."),
        silent_on=("Zur Beerdigung war keiner gekommen.", "Die Hochzeit war ein Fehler gewesen.", "Endlich kam der Schlüssel zum Vorschein.", "Bei der Verhandlung, sagte er, habe keiner gelogen.", "Der Prozess war sein Lieblingsthema.", "Heute war er freundlicher."),
    ),
    Rule(
        id="de.meal", confidence=0.75,
        starts="beim zum vor am",
        needs=("frühstück", "mittag", "abendessen", "abendbrot", "kaffee"),
        pattern=r"(?:beim|zum|vor dem) (?:frühstück|mittagessen|abendessen|abendbrot|nachmittagskaffee)\b(?=,| (?-i:[a-zäöü]))(?! (?:zu|blieb|war es immer)\b)<not_before><once>|am frühstückstisch\b<not_before><once>",
        fires_on=("Beim Frühstück fragte niemand.", "Zum Abendessen gab es kalten Braten."),
        silent_on=("Beim Frühstück las er immer die Zeitung.", "Zum Frühstück würde es Eier geben.", "Beim Frühstück hatte sie noch gelacht."),
    ),
    Rule(
        id="de.age", confidence=0.78,
        starts="mit im an als <who_start>",
        pattern=r"(?:mit <count> jahren|im alter von <count>(?: jahren)?|an (?:seinem|ihrem|meinem) \w{3,20}ten geburtstag)(?=,| (?-i:[a-zäöü]))(?! (?:konnte|kannte|wusste|darf|kann|ist|weiß|war)\b)<not_before><once>|als (?:<who>) (?!ein|zwei\b)<count>(?: jahre alt)? (?:wurde|war),|(?:<who>) (?:war|wurde) (?:(?:gerade|eben|schon|fast|noch keine|kaum) )?(?!eine?[nmrs]?\b|zwei\b)<count>(?: jahre alt)?(?: und [^.!?,]{3,50})?, als\b<not_before><once>|mit (?!ein|zwei\b)<count> (?:ging|kam|verließ|heirateten?|zog|bekam|verlor|begann|floh|starb|trat|wurde|fing|meldeten?|kehrte|brach|verkauften?|fuhr)\b<not_before><once>",
        fires_on=("Mit vierzehn Jahren ging er zur See.", "An ihrem achtzehnten Geburtstag verkaufte sie das Klavier.", "Als er zwölf wurde, bekam er ein Fahrrad.", "Hanna war siebzehn, als sie das Dorf verließ.", "Mit achtzehn ging sie nach Kiel.", "Ich war vierzehn und längst zu groß für den Mantel, als er starb."),
        silent_on=("Mit zwei Koffern stand er da.", "Mit zwölf Jahren hatte er schon gestohlen.", "Mit sechzig Jahren kann man lachen.", "Hanna war siebzehn und wusste nicht, was sie sagen sollte.", "Mit zwölf Schlüsseln kam er zurück.", "Mit zwölf hatte sie hier schwimmen gelernt.", "Sie war eine von vielen, als er kam."),
    ),
    Rule(
        id="de.span.lived", confidence=0.8,
        starts="<number_start> tagelang wochenlang monatelang jahrelang nächtelang",
        needs=("tage", "wochen", "monate", "jahre", "nächte", "lang"),
        pattern=r"(?:tagelang|wochenlang|monatelang|nächtelang)(?=,| (?:<verb>))<not_before><once>|(?!(?:erst|nur|keine)\b)<number> (?:tage|wochen|monate|nächte|jahre)(?: lang| hindurch)? (?!hatten?\b)(?:<verb>)(?<!trennten)(?<!blieben)(?<!fehlten)(?<!steckten)(?! (?:später|danach|darauf|her|es (?:schon|her)|vergangen|seitdem|seither|noch)\b)<not_before><once>(?![^.!?]{0,80}\b(?:brauchten?|würden?|sollten?|muss|musste|müssen)\b)",
        fires_on=("Drei Tage lag er im Fieber.", "Wochenlang sprach niemand davon.", "Zwei Monate lang schrieb sie ihm Briefe."),
        silent_on=("Drei Tage hatte er nichts gegessen.", "Zwei Jahre waren seitdem vergangen, dachte er.", "Minutenlang sprach niemand.", "Drei Wochen sollte es dauern.", "Ein paar Jahre trennten die beiden."),
    ),
    Rule(
        id="de.year", confidence=0.8,
        starts="# im in anno",
        pattern=r"(?:(?:im |anno )?(?:jahre? )?|im (?:frühjahr|frühling|sommer|herbst|winter|<month>) )(?:1[4-9]|20)\d\d(?=,| (?:<verb>))<not_before><once>",
        fires_on=("1951 zog sie nach Graz.", "Im Jahr 1848 brannte die Mühle.", "Im Herbst 1989 stand er an der Grenze."),
        silent_on=("1951 hatte er sie kennengelernt.", "2000 Mark kostete der Hut.", "Im Jahr 1900 war das hier noch Wiese gewesen."),
    ),
    Rule(
        id="de.this.morning", confidence=0.77,
        starts="an es später spät",
        needs=("morgen", "tag", "abend", "nacht", "mittwoch"),
        pattern=r"an (?:diesem|jenem|demselben) (?:morgen|vormittag|mittag)(?=,| (?-i:[a-zäöü]))(?! (?:der|des|an dem|war es (?:die|der|das))\b)<not_before><once>|(?:später|spät) (?:am (?:abend|nachmittag|vormittag|morgen)|in der nacht|an diesem (?:abend|tag|nachmittag))(?=,| (?-i:[a-zäöü]))<not_before><once>|es war (?:(?:schon|noch|bereits) )?(?:an )?(?:einem|ein) (?:\w{3,14}(?:er|en) ){1,2}(?:\w{0,10}(?:morgen|abend|tag|nachmittag)|<weekday_part>)(?: (?:im|ende|anfang|mitte) (?:<month>|<season>))?,? als\b|(?:an )?einem? (?:\w{3,14}(?:en) ){0,2}<weekday_part>(?: im <month>)?(?= (?:<verb>))<not_before><once>",
        fires_on=("An diesem Morgen blieb die Glocke stumm.", "Später am Abend kam der Arzt.", "Es war ein kalter Herbstmorgen, als der Brief kam.", "An einem regnerischen Dienstag stand der Onkel vor der Tür."),
        silent_on=("An diesem Morgen hatte er die Uhr verloren.", "An diesem Mittwoch klemmte die Tür.", "Später kommt noch jemand.", "An jenem Morgen war alles anders gewesen."),
    ),
    Rule(
        id="de.dated.within", confidence=0.74, within=True,
        starts="im am zu an <month>",
        needs=(" im ", " am ", " zu ", " an ", " ende ", " anfang ", " mitte "),
        pattern=r"^<not_before><once>(?![^.!?]{0,90}\b(?:wie|datiert|geboren|erinnert\w*|dacht\w*|stammt\w*) )(?!als |wenn |da |ob |weil |dass )(?:[^.!?,;:„“»«]{3,45} (?:<verb>) |(?:<verb>) [^.!?,;:„“»«]{3,40} )(?:[^.!?,;:„“»«]{0,30} )?((?:im|ende|anfang|mitte) <month>(?: \d{4})?|im (?:frühjahr|frühling|spätsommer|spätherbst|herbst|winter|sommer)|(?:am|an einem) <weekday_part>(?=\.)|am \d{1,2}\. <month>|(?:an|zu) (?:weihnachten|ostern|pfingsten|silvester|neujahr))(?=[.,])(?!, (?:die|der|das|dem|den|wenn|an dem|in dem)\b)",
        fires_on=("Sie begruben ihn im März, als der Boden wieder weich war.", "Die Verhandlung war an einem Donnerstag.", "Das Kind kam an Ostern."),
        silent_on=("Seine Hände waren kalt wie im Januar.", "Er dachte an den Abend im August.", "Er hatte sie im März kennengelernt.", "Die Kirschen blühten immer im April.", "Er lag im Gras, als sie kam."),
    ),
    Rule(
        id="de.came.day", confidence=0.82,
        starts="es dann und da so wieder inzwischen mittlerweile unterdessen darüber allmählich langsam",
        pattern=r"(?:dann |und dann |da |so |und so |es )(?:kam|brach|verging|verstrich|ging)(?:en)? (?:auch |wieder |endlich |schließlich |noch )?(?:der|die|das|ein|eine) (?:\w{3,14}e[rs]? )?(?:<season>|<month>|<weekday_part>|tag|abend|morgen|nacht|woche|monat|jahr|winter|\w{3,14}ferien|(?:<event>))\b(?! (?:der|des)\b(?! (?:abreise|hochzeit|prüfung|premiere|wahl|entscheidung)))<once>|es wurde (?:(?:wieder|langsam|allmählich|schon|endlich) )?(?:<season>|<month>|abend|nacht|morgen|mittag)(?=[.,]| und\b)|(?:dann|und|wieder|inzwischen|mittlerweile|unterdessen|darüber|so|allmählich|langsam) (?:wurde|war|wird|ist) es (?:(?:wieder|schon|fast|bereits|endlich|auch) )?(?:<season>|<month>|<feast>|abend|nacht|morgen)(?: geworden)?(?=[.,]| und\b)|es (?:war|ist) (?:der|die|das) (?:<season>|jahr), (?:in dem|in der|als)\b",
        because="What was to come has come.",
        fires_on=("Dann kam der Winter.", "So verging der Sommer.", "Es wurde Herbst, und die Gäste reisten ab.", "Es kam der Tag der Prüfung.", "Inzwischen war es Herbst geworden, und die Boote lagen am Ufer.", "Wieder wurde es Herbst.", "Es war der Sommer, in dem die Mutter krank wurde."),
        silent_on=("Dann kam der Kellner.", "Es wurde still.", "Dann kam ein Mann herein."),
    ),
    Rule(
        id="de.flashback.before", confidence=0.75,
        starts="<number_start> jahre monate wochen tage vor damals",
        needs=("zuvor", "früher", "vorher", "vor ", "davor"),
        pattern=r"(?:<number> )?(?:jahre?|monate?|wochen?|tage?|jahrzehnte?) (?:zuvor|früher|vorher|davor)(?:,[^.!?]{3,60})?,?(?![^.!?]{0,160}\b(?:hatten?|war(?:en)?|gewesen|hätte|wäre|noch|schon|wurden?|wusste)\b)(?=[ ,])|<number> (?:jahre?|monate?|wochen?) (?:zuvor|früher|vorher|davor) (?:hatten?|waren?|stand|saß|lag) (?:in|auf|an|am|im|bei|vor) [^.!?,]{3,30}? (?:ein|eine) (?-i:[A-ZÄÖÜ])",
        fires_on=("Zwölf Jahre zuvor hatte in demselben Hof ein Junge gestanden.", "Zehn Jahre zuvor stand ein Junge auf derselben Brücke.",),
        silent_on=("Zwölf Jahre zuvor hatte er in dem Hof ein wenig gearbeitet.", "Zwei Tage zuvor hatte er den Schlüssel verloren.", "Drei Jahre früher war er hier angekommen.", "Drei Wochen vorher wusste sie nichts davon."),
    ),
    Rule(
        id="de.flashback.that.night", confidence=0.74,
        starts="in an",
        needs=("jener ", "jenem "),
        pattern=r"(in jener nacht|an jenem (?:morgen|vormittag|mittag|nachmittag|abend|tag|<weekday_part>)|in jenem (?:<season>|jahr|<month>)) hatten? [^.!?]{8,160}\. (?!(?:doch|aber|seitdem|seither|nun|jetzt|heute|damals|danach)\b)(?![^.!?]{0,120}\b(?:hatten?|war(?:en)?|gewesen|würden?|noch|immer|oft|nie|manchmal)\b)<who> (?!wusste|wollte|konnte|sollte|musste|durfte)<verb>",
        because="What that night had brought, and then step by step what was done in it, plays that time out.",
        fires_on=("In jener Nacht hatte der Bach das Wehr genommen. Der Müller hörte es zuerst.",),
        silent_on=("In jener Nacht hatte der Bach das Wehr genommen. Seitdem stand die Mühle.", "In jener Nacht hatte er zum ersten Mal gelogen. Er wusste es noch genau.", "In jener Nacht hatte es geschneit.", "An jenem Tisch hatte sie gelernt. Die Lehrerin lobte sie."),
    ),
    Rule(
        id="de.flashback.then.aged", confidence=0.74,
        starts="in an es",
        needs=("jener ", "jenem "),
        pattern=r"(?:es (?:regnete|schneite|stürmte|taute|war [^.!?,]{3,20}),? )?(in jener nacht|an jenem (?:morgen|vormittag|mittag|nachmittag|abend|tag|<weekday_part>)|in jenem (?:<season>|jahr))\b[^.!?]{0,160}[.!] [^.!?]{0,24}\b(?:war|wurde) (?:damals |gerade |eben |erst )?(?!eine?[nmrs]?\b)<count>(?: jahre alt)?(?=[,.]| und\b)",
        fires_on=("Es schneite an jenem Morgen, und die Fähre lag fest. Lene war zwölf und hatte Zahnweh.",),
        silent_on=("An jenem Tisch war es still. Lene war zwölf.", "Es schneite. Lene war zwölf, und ihr Bruder war neun."),
    ),
    Rule(
        id="de.flashback.then.too", confidence=0.74,
        starts="auch in an",
        needs=("auch",),
        pattern=r"(?:auch (?:in jener nacht|an jenem (?:morgen|nachmittag|abend|tag)|in jenem <season>)|(?:in jener nacht|an jenem (?:morgen|nachmittag|abend|tag)|in jenem <season>) hatte es auch) (?:regnete|schneite|stürmte|taute|fror|ging ein wind|wehte)\b<once>|(?:in jener nacht|an jenem (?:morgen|nachmittag|abend|tag)|in jenem <season>) (?:regnete|schneite|stürmte|taute|fror) es auch\b<once>",
        fires_on=("Auch an jenem Abend schneite es.", "In jener Nacht stürmte es auch."),
        silent_on=("Auch an diesem Abend schneite es.", "Auch jener Mann lachte.", "Auch an jenem Abend kam er nicht."),
    ),
    Rule(
        id="de.return", confidence=0.88,
        starts="jetzt nun heute zurück",
        needs=("später", "gegenwart", "danach"),
        pattern=r"(?:jetzt|nun|heute),? (?:<number> )?(?:jahre?|monate?|wochen?|jahrzehnte?) (?:später|danach)\b|zurück in der gegenwart\b",
        fires_on=("Jetzt, zwanzig Jahre später, stand er wieder dort.",),
        silent_on=("Jetzt war es still.", "Heute kommt keiner mehr."),
    ),
)  # fmt: skip

VETOES = (
    Veto(
        id="de.veto.reported",
        pattern=r"^[^.!?,]{3,40} (?:(?:sei|seien) (?:er|sie|es|man|der|die|das|ihr\w*|sein\w*|mein\w*)|habe (?:er|sie|es|man))\b",
        because="What is only reported, as others tell it, is no scene.",
        stops=("Am folgenden Tag sei er abgereist, erzählte man.", "Drei Tage später habe man ihn gefunden, hieß es."),
        passes=("Am folgenden Tag reiste er ab.", "Drei Tage später habe ich ihn gesehen."),
    ),
    Veto(
        id="de.veto.habit",
        pattern=r"\b(?:pflegten? [^.!?]{0,80}zu|jede[nrs]? (?:<period>|<weekday>|mal|zweiten|einzelnen?)|immer wenn|wie (?:immer|jede[nrs]?|stets|gewohnt)|alle (?:paar|zwei|drei) <unit>)\b",
        stops=("Am Freitag pflegte er Fisch zu essen.", "Am Abend kam er wie jeden Dienstag zu spät."),
        passes=("Drei Tage später kam der Brief.",),
        spares=("de.bridge", "de.for.span"),
    ),
    Veto(
        id="de.veto.plan",
        pattern=r"^[^.!?,]{0,70}(?:, [^.!?,]{3,30},)?[^.!?,]{0,50}\b(?:würden?|wollten? (?!nicht\b|kein|niemand\b)|hätten?|wären?|könnten?|müssten?|dürften?|sollten? (?!ich\b)|wenn alles|falls)\b",
        stops=(
            "Drei Tage später würde er tot sein.",
            "Am nächsten Morgen sollte das Schiff auslaufen.",
            "Ein Jahr später hätte er sie nicht erkannt.",
            "Am nächsten Tag wollte sie zum Notar gehen.",
        ),
        passes=("Drei Tage später kam der Brief.",),
        spares=("de.elapsed.passed",),
    ),
    Veto(
        id="de.veto.calendar",
        pattern=r"^am (?:nächsten|folgenden|darauffolgenden) (?:tag|morgen) (?:war|ist) (?:<weekday>|schule|markttag|feiertag)\b",
        because="What the next day is called says nothing of its having come.",
        stops=("Am nächsten Tag war Markttag, und sie mussten sich eilen.",),
        passes=("Am nächsten Tag war der Markt leer.",),
    ),
    Veto(
        id="de.veto.told", whole=True,
        pattern=r"^[^;:.!?]{3,70}, dacht(?:e|en) (?:er|sie|ich|(?-i:[A-ZÄÖÜ])\w+|(?:der|die) \w+)[,.]|^[^,;:.!?]{1,60}, (?:sagte|erzählte|erklärte|meinte|berichtete|schrieb|behauptete|versprach|verkündete|hieß) (?:<who>|man|(?:der|die|das|ihre?|seine?|meine?) [\w-]+|(?-i:[A-ZÄÖÜ])[\w-]+)(?: (?:ihm|ihr|ihnen|mir|uns))?, (?!(?:und|mit|in|als) )(?=\w)(?!\w+end\b)",
        stops=(
            "Am Samstag muss ich fort, dachte sie, und niemand wird es merken.",
            "Am Montag, sagte der Wächter, bleibe das Tor zu.",
            "Drei Wochen später, erzählte sie ihm, sei das Dach eingestürzt.",
        ),
        passes=(
            "Am Montag sagte der Wächter, das Tor bleibe zu.",
            "Drei Wochen später, sagte er lächelnd.",
            "Am Montag, sagte er, „bleibt das Tor zu.“",
        ),
    ),
)  # fmt: skip

SIGNALS = (not_first("de", ("Sie war müde. Am nächsten Morgen regnete es.",), ("Am nächsten Morgen regnete es.",)),)

LABELS = (
    Label(
        id="de.label.time", parted=True,
        needs=("später", "früher", "danach", "darauf", "nächste", "folgende", "selbe", "gleiche", "heute", "damals", "jetzt", "gegenwart", "währenddessen", "inzwischen", "unterdessen", "vor", "morgen", "gestern", "einst", "zeit", "anfang"),
        pattern=r"(?:<number> )?(?:<unit>|minuten?|sekunden?) (?:später|zuvor|früher|danach|darauf|vorher)|(?:(?:am|in der|im) )?(?:nächste[nrs]?|folgende[nrs]?|selbe[nrs]?|gleiche[nrs]?) (?:<period>)|(?:viel |etwas |kurze zeit |einige zeit |lange zeit |wenig )?später(?: (?:am|in der|an diesem|in dieser) (?:(?:selben|gleichen) )?<period>)?|"
        r"heute|damals|jetzt|einst|(?:die |in der )?gegenwart|währenddessen|inzwischen|unterdessen|zur selben zeit|zur gleichen zeit|vor <number> <unit>|tags darauf|am (?:morgen|tag|abend) (?:danach|davor|zuvor)|gestern|morgen früh|am anfang|zeitsprung(?:[:,]? .{1,40})?",
        fires_on=("Drei Tage später", "~ Am nächsten Morgen ~", "Später am selben Abend", "Vor zehn Jahren", "(Währenddessen)", "Gegenwart"),
        silent_on=("Drei Tage später kam er", "Heute nicht"),
    ),
    Label(
        id="de.label.date", dated=True,
        needs=("0", "tag", "mittwoch", "sonnabend", "ostern", "pfingst", "silvester", "neujahr", "heiligabend", "aller", "fasching", "karneval", "martini", "erntedank", "nacht", "winter", "sommer", "herbst", "früh"),
        pattern=r"(?:<weekday_part>,? )?(?:(?:der|den|am) )?\d{1,2}\. ?(?:<month>|\d{1,2}\.)(?: ?\d{2,4})?(?:,? (?:gegen )?\d{1,2}[.:]\d{2}(?: uhr)?)?|(?:(?:anfang|mitte|ende|im) )?(?:<month>|<season>|<feast>),? \d{4}|<weekday_part>(?:, (?:\d{1,2}[.:]\d{2}(?: uhr)?|<daypart>|kurz (?:vor|nach) .{3,20}))?|(?:gegen |kurz vor |kurz nach )?\d{1,2}(?:[.:]\d{2})? uhr(?: \w+s)?|(?:jahr |im jahre? )\d{3,4}|mitternacht|tag \d{1,4}|(?:erster|zweiter|dritter|vierter|fünfter|sechster|siebter|letzter) tag|heiligabend|silvester",
        fires_on=("24. Dezember 1998", "Montag, den 3. März", "Sonntagabend", "14.30 Uhr", "Herbst 1989", "Tag 12"),
        silent_on=("Sonntagskind", "24 Dezember-Briefe"),
    ),
    Label(
        id="de.label.place", dated=True,
        needs=("0", "szene", "auftritt", "bild", "irgendwo"),
        pattern=r"(?-i:[^\W\d_a-zäöü])[\w.'’-]*(?: [\w.'’-]+){0,4}, (?:(?:im |anfang |mitte |ende )?(?:<month>|<season>|<feast>),? |\d{1,2}\. <month> )?(?:(?:im )?jahre? )?\d{4}|(?:(?:szene|auftritt|bild) (?:\d{1,3}|[ivx]+|<count>)|(?:<ordinal>|\d{1,2}\.) (?:szene|auftritt|bild))(?: ?[-–—:.] ?.{1,50})?\.?|irgendwo (?:in|an|auf|bei) .{3,40}",
        fires_on=("Hamburg, 1962", "Berlin, im März 1923", "Irgendwo in Sibirien", "Erste Szene", "3. Auftritt", "Zweiter Auftritt. Marthe, der Fährmann"),
        silent_on=("Hamburg, natürlich", "Szene einer Ehe", "Sein erster Auftritt", "Irgendwo bellt ein Hund im Hof hinter dem Haus und hört nicht auf"),
    ),
    Label(
        id="de.label.pov",
        needs=("pov", "sicht", "perspektive"),
        pattern=r"(?:[\w.'’-]+ ){0,2}[\w.-]+['’]?s? pov|pov:? [\w .'’-]{2,30}|(?:aus )?(?:[\w.-]+['’]?s? )?(?:sicht(?:weise)?|perspektive)(?::? (?:von )?[\w .-]{2,30})?",
        fires_on=("Annas Sicht", "Sicht: Lena", "Kurts POV", "Perspektive von Jonas"),
        silent_on=("Aus ihrer Sicht war es eine Katastrophe, und aus seiner auch",),
    ),
    Label(
        id="de.label.flashback",
        needs=("rückblende", "rückblick", "flash", "erinnerung", "traum", "vergangenheit"),
        pattern=r"(?:(?:anfang|beginn)(?: der)? )?(?:rückblende|rückblick|flash ?back|erinnerung|traum|vergangenheit)(?: (?:anfang|beginn|start))?(?::.{1,50})?|in der vergangenheit",
        fires_on=("Rückblende", "-Flashback-", "*Erinnerung*", "Rückblick: ein Jahr davor", "~ Rückblende Anfang ~"),
        silent_on=("Erinnerungen hatte sie keine",),
    ),
    Label(
        id="de.label.return",
        needs=("ende",),
        pattern=r"(?:ende (?:der |des )?)?(?:rückblende|rückblicks?|flash ?backs?|erinnerung|traume?s?)(?: (?:zu )?ende)|ende (?:der |des )?(?:rückblende|rückblicks?|flash ?backs?|erinnerung|traume?s?)",
        fires_on=("Rückblende Ende", "Ende der Rückblende", "*Flashback Ende*"),
        silent_on=("Ende der Straße",),
    ),
    Label(
        id="de.label.placed", placed=True, parted=True,
        pattern=r"(?:(?:frühe[rn]?|späte[rn]?|mitten in der|spät(?:er)? (?:am|in der)|früh am|am|gegen|kurz vor|kurz nach|bei|vor|nach|in der|in jener|in derselben|zur) )?(?:(?:dem|der|den|selben|frühen|späten) )*(?:(?:vor|nach)?mittag|morgen(?:grauen|dämmerung)?|abend(?:dämmerung)?|(?:mitter)?nacht|sonnenauf(?:gang)|sonnenuntergang|dämmerung|tagesanbruch|einbruch der (?:nacht|dunkelheit)|blauen stunde|<meal>|<event>|schule|feierabend)|(?:an|in) (?:jene[mrs]|diese[mrs]|demselben) (?:<period>|<weekday>)|jene[rs]? (?:<season>|<period>)|"
        r"(?:(?:der|die|das|am|in der) )?(?:(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|letzte|nächste|zweitletzte)[nrs]?|\d{1,3}\.) (?:<period>|akt|brief|stunde|halbzeit|mal|runde|satz|eintrag|besuch|versuch)|(?:tag|nacht|woche|monat|jahr|stunde|akt|brief|runde|level|eintrag|versuch|deck|szene) (?:<count>|null|\d{1,4})|(?:anfang|mitte|ende) <month>|(?:im )?<month>|(?:im |ein |der )?(?:früh|spät|hoch)?(?:<season>)(?: \d{4})?|(?:wieder|noch einmal|ein|eines|schon wieder) <weekday_part>s?|(?:am )?<weekday_part>(?: darauf| danach)|<feast>|(?:vollmond|neumond|ebbe|flut|sonnenwende)|"
        r"(?:zurück |irgendwo |anderswo |woanders |daheim |wieder )?(?:in|auf|an|bei|vor|hinter|über|unter|an bord|nahe) (?!der tat\b|der regel\b|wahrheit\b|ordnung\b|gottes\b|wiedersehen\b|einmal\b|sicht\b)(?:(?:der|dem|den|einem|einer) )?(?-i:[A-ZÄÖÜ])[\w.'’-]+(?: (?-i:[A-ZÄÖÜ])[\w.'’-]+){0,2}|(?:zwischenspiel|intermezzo|epilog|prolog|nachspiel|pause|schnitt|zeitsprung)(?: ?[:–—-] ?.{1,40})?|vor langer zeit|es war einmal|heute (?:morgen|abend|nacht)|<number> <unit>(?: (?:noch|lang))?",
        fires_on=('Abenddämmerung', 'Spät in der Nacht', 'Kurz vor Mitternacht', 'Nach dem Abendessen', 'In jener Nacht', 'Jener Sommer', 'Der zweite Tag', 'Tag eins', 'Ende Oktober', 'Im November', 'Spätsommer', 'Wieder Montag', 'Vollmond', 'In Hamburg', 'Zurück in Berlin', 'An Bord der Hansa', 'Zwischenspiel: Ada', 'Es war einmal', 'Sechs Wochen'),
        silent_on=('In der Tat', 'Auf Wiedersehen', 'Guten Morgen', 'Gute Nacht', 'Der zweite Mann', 'Nach mir', 'Tag der offenen Tür'),
    ),
)  # fmt: skip

CUES = cues(
    "de",
    "Die Glocke sprang.",
    "Der Wirt nieste.",
    Sign("unit", "tag|tage|tagen|tages|nacht|nächte|nächten|woche|wochen|wochenende|monat|monate|monaten|jahr|jahre|jahren|jahres|stunde|stunden|ferien|semester|schicht", "Der Gast blieb eine Woche.", "Der Gast blieb."),
    Sign("hour", "uhr", "Das Tor wurde um zehn Uhr geschlossen.", "Die Uhr ging nach.", r"(?:\b(?:<hour>|<count>|halb \w+)|\d) uhr\b"),
    Sign("part", "frühmorgens|spätabends|mittags|nachmittags|mittagspause|sonnenaufgang|sonnenuntergang|morgen|morgens|vormittag|mittag|nachmittag|abend|abends|nachts|mitternacht|morgengrauen|dämmerung|tagesanbruch|feierabend|frühstück|mittagessen|abendessen", "Der Hof lag im Abend.", "Der Hof lag still."),
    Sign("date", "montagmorgen|montagvormittag|montagmittag|montagnachmittag|montagabend|montagnacht|dienstagmorgen|dienstagvormittag|dienstagmittag|dienstagnachmittag|dienstagabend|dienstagnacht|mittwochmorgen|mittwochvormittag|mittwochmittag|mittwochnachmittag|mittwochabend|mittwochnacht|donnerstagmorgen|donnerstagvormittag|donnerstagmittag|donnerstagnachmittag|donnerstagabend|donnerstagnacht|freitagmorgen|freitagvormittag|freitagmittag|freitagnachmittag|freitagabend|freitagnacht|samstagmorgen|samstagvormittag|samstagmittag|samstagnachmittag|samstagabend|samstagnacht|sonntagmorgen|sonntagvormittag|sonntagmittag|sonntagnachmittag|sonntagabend|sonntagnacht|frühlingsmorgen|frühlingstag|frühlingsnachmittag|frühlingsabend|frühlingsnacht|sommermorgen|sommertag|sommernachmittag|sommerabend|sommernacht|herbstmorgen|herbsttag|herbstnachmittag|herbstabend|herbstnacht|wintermorgen|wintertag|winternachmittag|winterabend|winternacht|januarmorgen|januartag|januarabend|januarnacht|februarmorgen|februartag|februarabend|februarnacht|märzmorgen|märztag|märzabend|märznacht|aprilmorgen|apriltag|aprilabend|aprilnacht|maimorgen|maitag|maiabend|mainacht|junimorgen|junitag|juniabend|juninacht|julimorgen|julitag|juliabend|julinacht|augustmorgen|augusttag|augustabend|augustnacht|septembermorgen|septembertag|septemberabend|septembernacht|oktobermorgen|oktobertag|oktoberabend|oktobernacht|novembermorgen|novembertag|novemberabend|novembernacht|dezembermorgen|dezembertag|dezemberabend|dezembernacht|jänner|frühsommer|spätsommer|spätherbst|sommerferien|osterferien|herbstferien|weihnachtsferien|fasching|karneval|heiligen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|frühling|frühjahr|sommer|herbst|winter|weihnachten|ostern|pfingsten|silvester|neujahr|advent|heiligabend", "Das Dach leckte seit dem März.", "Das Dach leckte."),
    Sign("light", "sonne|mond|schnee|dunkel|hell|dunkelheit|licht|frost", "Der Mond hing überm Stall.", "Die Uhr hing überm Stall."),
    Sign("place", "krankenhaus|bahnhof|bahnsteig|gericht|amtsgericht|friedhof|hotel|büro|gefängnis|kirche|schule|hafen|flughafen|zug|markt|rathaus|klinik|wirtshaus|kneipe|café|fähre|bahn|bus|stadt|dorf|insel|lager|kaserne|bibliothek|praxis|werkstatt", "Der Bahnhof roch nach Öl.", "Der Hof roch nach Öl."),
    Sign("many", "abends|morgens|nachts|nachmittags|nächte|nächten|tagen|montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags|sonntage|abende|abenden", "Abends lag der Hof still.", "Der Hof lag still."),
    Sign("habit", "immer|stets|jede|jeden|jedes|jeder|manchmal|oft|meistens|meist|gewöhnlich|nie|niemals|wenn|würde|würden|sollte|sollten|könnte|wird|werden|alle", "Der Wirt log immer.", "Der Wirt log."),
    Sign("moment", "augenblick|augenblicke|moment|minute|minuten|sekunde|sekunden|dann|plötzlich|langsam|gleich|sofort|da", "Plötzlich nieste der Wirt.", "Der Wirt nieste."),
    Sign("had", "hatte|hatten|gewesen|worden|geworden", "Der Wirt hatte genug.", "Der Wirt nieste."),
    Sign("before", "hatte|hatten|war|waren", "Der Wirt hatte den ganzen Tag gewartet.", "Der Wirt hatte genug.", r"\b(?:hatten?|waren?)\b[^.!?,]*\b(?:(?:\w{1,6})?ge\w{2,}(?:t|en)|(?:be|er|ver|zer|ent|über|unter)\w{3,}(?:t|en))[.,]", weight=-2.0),
    Sign("thought", "dachte|dachten|erinnerte|erinnerten|erinnern|träumte|wünschte|hoffte", "Der Wirt dachte an den Winter.", ("Der Wirt log.", "In der Nacht dachte der Wirt an das Tor."), r"\b(?:dachten?|erinner(?:te|ten|n)|träumte|wünschte|hoffte)\b[^.!?,;:]{0,40}\b(?:<when>)\b|, (?:dachten?|wünschte|hoffte|stand auf|stand an|hieß es) \w+"),
    Sign("measure", "alt|trennten|steckten|steckte|brauchte|brauchten|fehlten|dauerte|zuvor|davor|vorher", ("Der Wirt war sechzig Jahre alt.", "Bis zum Winter fehlten dem Wirt drei Wochen.", "Drei Tage zuvor log der Wirt."), ("Der Wirt log.", "In der alten Nacht log der Wirt.", "Am Montag blieb der Wirt im Hof."), r"\b(?:<unit>) alt\b|\b(?:trennten|steckten?|brauchten?|fehlten|dauerte)\b[^.!?,;]{0,40}\b(?:<unit>)\b|\b(?:<unit>)\b[^.!?,;]{0,30}\b(?:trennten|steckten?|brauchten?|dauerte)\b|\b(?:zuvor|davor|vorher)\b"),
    Sign("lasts", "stunde|stunden|tage|wochen|monate|jahre", "Zwei Stunden Arbeit steckten in dem Rad.", "Zwei Stunden stand der Wirt im Hof.", r"\b(?:stunden?|tage|wochen|monate|jahre) (?-i:[A-ZÄÖÜ])\w+"),
    Sign("is", "war|waren|ist|sind", "Der Herbst war die liebste Zeit.", "Der Wirt war im Hof.", r"^(?:der|die|das) (?:<daypart>|<season>|<month>|<weekday_part>|stunde|stunden|tage|wochen|jahre|jahr|zeit) (?:davor |zuvor )?(?:war|waren|ist|sind) (?!vorbei|vorüber|zu ende|um\b|da\b|gekommen|vergangen)", weight=-3.2),
    Sign("both", "sommer|winter|montags|morgens|abends|nachts", "Im Sommer roch der Hof nach Teer, im Winter nach Rauch.", "Im Sommer roch der Hof nach Teer.", r"\b(?:im (?:<season>) [^.!?]*\bim (?:<season>)|\w+tags [^.!?]*\b\w+tags|(?:morgens|abends|nachts) [^.!?]*\b(?:morgens|abends|nachts))\b", weight=-3.0),
    Sign("until", "bis|für", "Bis zum Abend lief das Rad.", "Am Abend lief das Rad."),
    Sign("since", "seit|seitdem|bisher|noch", "Das Tor klemmte seit dem Frost.", "Das Tor klemmte.", weight=-1.6),
    Sign("of", "wie|als|nach", ("Es war, als sei der Winter in den Hof gekommen.", "Es roch nach Sommer.", "Der Hof war kalt wie im Januar."), ("Nach dem Winter log der Wirt.", "Als der Winter kam, log der Wirt."), r"\b(?:als (?:sei|wäre|ob|habe)|wie (?:im|am|in|an|zu)|(?:roch|rochen|schmeckte|klang) nach)\b[^.!?,;]{0,40}\b(?:<when>)\b"),
    Sign("whenever", "wer|wenn", "Wer am Montag zu spät kam, fegte den Hof.", "Der Wirt log.", r"^wer |\bwenn (?:es )?(?:<season>|der|die|das)"),
    Sign("born", "geboren|datiert|stammte|stammt|erbaut|gebaut|gegründet|kalender|zettel|zeitung|plakat|inschrift", ("Im Kalender war der Freitag rot.", "Der Wirt war im März geboren."), "Im März log der Wirt."),
    Sign("plural", "<season>|abends|nachts|morgens|sonntags|montags|samstags|freitags", ("Im Sommer schlief der Wirt im Hof.", "Sonntags schlief der Wirt."), "Im Sommer log der Wirt.", r"^(?:im (?:<season>)|abends|nachts|morgens|\w+tags) (?:<of_state>)"),
    Sign("react", "sagte|sagt|fragte|fragt|antwortete|nickte|nickt|lächelte|lächelt|lachte|lacht|sah|sieht|blickte|schaute|schüttelte|zuckte|seufzte|hand|hände|augen|gesicht|kopf|mund|stimme|finger|schulter|schultern|lippen", "Der Wirt nickte.", "Der Wirt log."),
    Sign("head", "der|die|das", "Die Glocke sprang.", "Eine Glocke sprang."),
    Sign("goes", "er|sie|es|und|aber|doch|so|damit|dann|da|denn|also|auch|ja|nein", "Er log.", "Der Wirt log."),
    of=("vom ", "von ", "für den "),
)  # fmt: skip

TURNS = (
    names_again(
        "de",
        fires_on=("Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Zehn Jahre zuvor stand ein Junge auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Lene stellte die Lampe ab.",),
        silent_on=("Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Ein Junge stand auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Lene stellte die Lampe ab.",),
        pattern=r"^\w",
    ),
    told_now(
        "de",
        pattern=r"(?:und |aber |doch )?(?:(?:jetzt|heute|nun), (?:in|im|auf|am|an|bei|vor|hinter|unter|neben|zwischen|nach|mit|da|wo|als)\b|(?:jetzt|heute) [^.!?]{3,80}\b(?:noch immer|immer noch|nicht mehr|wieder|längst)\b(?![^.!?]*\bhatten?\b)|als (?:er|sie|ich|(?-i:[A-ZÄÖÜ])\w+|(?:der|die) (?-i:[A-ZÄÖÜ])\w+) (?:zu ende (?:war|erzählt hatte)|geendet hatte|fertig (?:war|erzählt hatte)|ausgeredet hatte|alles erzählt hatte|schwieg|verstummte),)",
        fires_on=("Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Zehn Jahre zuvor stand ein Junge auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Jetzt, auf der Brücke, war es wieder still.", "Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Zehn Jahre zuvor stand ein Junge auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Als sie zu Ende war, rauchte die Lampe.",),
        silent_on=("Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Zehn Jahre zuvor stand ein Junge auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Jetzt wurde ihm warm.", "Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Zehn Jahre zuvor stand ein Junge auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Nun, das war so eine Sache.", "Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Zehn Jahre zuvor stand ein Junge auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Als er schlief, ging die Tür auf.", "Es war spät, und Lene nickte. ¶ „Geh“, sagte Lene. ¶ Ein Junge stand auf derselben Brücke. ¶ Er trug keine Schuhe. ¶ Der Müller öffnete ihm. ¶ Er schlief neben dem Rad. ¶ Jetzt, auf der Brücke, war es wieder still.", "Zehn Jahre zuvor stand ein Junge auf derselben Brücke. ¶ Jetzt, auf der Brücke, war es wieder still.",),
    ),
)  # fmt: skip

TABLE = Table("de", WORDS, RULES, VETOES, LABELS, SIGNALS, TURNS, CUES, COMPANY, speech=SPEECH)
