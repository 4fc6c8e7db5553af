"""How each language says how long: units, numbers and the plain phrases for the next morning, in a row a language.

Days are the measure: a month is 30 of them and a year 365, as stories count.
"""

from typing import NamedTuple

HOUR, WEEK, MONTH, YEAR = 1 / 24, 7.0, 30.0, 365.0


class Clockwork(NamedTuple):
    """A language's words for stretches of time, as regular expressions over folded text.

    Attributes:
        units: A unit and its days, the longer words first.
        numbers: Words that count, and what they count.
        vague: Words for some, many and the like, which give a unit without a number.
        back: Words that say the stretch lies before.
        lived: Words by which a stretch goes by, whatever "before" is there: "It was three days before anyone came", "Before a week was out".
        phrases: Fixed phrases, each with what the clock then says and its days.
        weekdays: The days of the week from Monday, as alternatives.
        months: The months from January, as alternatives.
        bare: Units in the plural that need no number: "Years later".
        hour: An hour of the day in words for a stretch: "À sept heures".
        once: A word, and with it a day that nobody counts from the last: "One fine evening"; without the word nothing is compiled.
    """

    units: tuple[tuple[str, float], ...]
    numbers: dict[str, float]
    vague: str
    back: str
    phrases: tuple[tuple[str, str, float | None], ...]
    weekdays: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    bare: str = r"(?!)"
    lived: str = r"(?!)"
    hour: str = r"(?!)"
    once: tuple[str, str] | None = None


def _count(words: str, first: int = 1) -> dict[str, float]:
    """Numbers in a row, alternatives behind a stroke."""
    return {word: float(at) for at, group in enumerate(words.split(), first) for word in group.split("|")}


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


CLOCKS = {
    "en": Clockwork(
        units=((r"minutes?", HOUR / 60), (r"hours?", HOUR), (r"fortnights?", 14.0), (r"weekends?|weeks?", WEEK), (r"months?", MONTH), (r"decades?", 10 * YEAR), (r"centur(?:y|ies)", 100 * YEAR), (r"years?|summers|winters|springs|autumns", YEAR), (r"semesters?|terms?", 4 * MONTH), (r"days?|nights?|mornings?|evenings?", 1.0)),
        numbers={**_count("one|a|an|another two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"), "half a": 0.5, "half an": 0.5, "a couple of": 2.0, "a dozen": 12.0, "half a dozen": 6.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0, "a hundred": 100.0},
        vague=r"a few|several|some|many|countless|a handful of|the|those",
        back=r"before|earlier|ago|previously|prior",
        once=("one ", r"(?<!after )(?<!within )(?<!in )(?<!for )(?<!only )(?<!just )(?<!than )(?<!but )(?<!by )one (?:\w+ )?(?:day|night|morning|evening)(?!['’]s| (?:later|after|afterwards|before|earlier|ago|passed|had|went|gone|hence|of|more|and|out)\b)"),
        phrases=(
            (r"(?:the )?(?:next|following) (?:morning|dawn)|in the morning|at (?:dawn|daybreak|sunrise)|(?:woke|awoke)|morning (?:came|broke)", "next morning", 1.0),
            (r"(?:the )?(?:next|following) (?:day|afternoon|evening|night)", "next day", 1.0),
            (r"(?:the )?(?:next|following) week", "next week", WEEK),
            (r"(?:the )?(?:next|following) month", "next month", MONTH),
            (r"(?:the )?(?:next|following) (?:year|spring|summer|autumn|fall|winter)", "next year", YEAR),
            (r"(?:later )?(?:that|the same) (?:afternoon|evening|night|day)|in the (?:afternoon|evening|night)|at (?:noon|dusk|nightfall|midnight)", "same day", 0.3),
            (r"meanwhile|at the same time", "meanwhile", 0.0),
        ),
        weekdays=_names("monday tuesday wednesday thursday friday saturday sunday"),
        months=_names("january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept october|oct november|nov december|dec"),
        bare="minutes|hours|days|nights|weeks|months|years|decades|centuries",
        lived=r"it(?:['’](?:s|d)|\s(?:is|was|has|had|took|takes|must|might|would|wasn['’]t))\s(?!the\s).*\sbefore|(?:passed|elapsed|(?:went|gone) by)\s(?:.*\s)?before|before\s(?!.*\b(?:before|earlier|ago|previously|prior)\b).*\s(?:passed|elapsed|out|over|up|gone)",
        hour=r"(?:at )?(?:\d{4}|[\w-]+ hundred) hours(?! (?:later|earlier|before|after|ago)\b)",
    ),
    "de": Clockwork(
        units=((r"minuten?", HOUR / 60), (r"stunden?", HOUR), (r"wochen?", WEEK), (r"monate?n?", MONTH), (r"jahrzehnten?", 10 * YEAR), (r"jahre?n?", YEAR), (r"tage?n?|nächten?|nacht", 1.0)),
        numbers={**_count("ein|eine|einen|einem|einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"), "zwanzig": 20.0, "dreißig": 30.0, "ein paar": 3.0, "eine halbe": 0.5},
        vague=r"einige|mehrere|wenige|viele|ein paar",
        back=r"zuvor|vorher|früher|vor",
        phrases=(
            (r"am (?:nächsten|folgenden|anderen) morgen|am morgen", "next morning", 1.0),
            (r"am (?:nächsten|folgenden|anderen) (?:tag|abend|nachmittag)|in der nächsten nacht", "next day", 1.0),
            (r"(?:in der )?(?:nächsten?|folgenden?) woche", "next week", WEEK),
            (r"am (?:selben )?(?:abend|nachmittag)|in (?:dieser|der) nacht|später am (?:tag|abend)", "same day", 0.3),
        ),
        weekdays=_names("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
        months=_names("januar februar märz april mai juni juli august september oktober november dezember"),
        bare="minuten|stunden|tage|wochen|monate|jahre|jahrzehnte",
    ),
    "fr": Clockwork(
        units=((r"minutes?", HOUR / 60), (r"heures?", HOUR), (r"semaines?", WEEK), (r"mois", MONTH), (r"décennies?", 10 * YEAR), (r"ans?|années?", YEAR), (r"jours?|nuits?|journées?", 1.0)),
        numbers={**_count("un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"), "vingt": 20.0, "trente": 30.0},
        vague=r"quelques|plusieurs|des",
        back=r"avant|auparavant|plus tôt|il y a",
        once=("un", r"(?<!après )(?<!en )(?<!dans )une? (?:\w+ )?(?:jour|matin|soir|nuit)(?! (?:plus|après|passa|s['’]écoula|avant|de)\b)"),
        phrases=(
            (r"le lendemain matin|au matin|à l['’]aube", "next morning", 1.0),
            (r"le lendemain|le jour suivant", "next day", 1.0),
            (r"la semaine suivante", "next week", WEEK),
            (r"l['’]année suivante", "next year", YEAR),
            (r"(?:ce|le) (?:même )?soir(?:-là)?|cette nuit-là|dans l['’]après-midi", "same day", 0.3),
        ),
        weekdays=_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        months=_names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        lived=r"(?:pass(?:a|èrent)|écoul(?:a|èrent))\s(?:.*\s)?avant",
        hour=r"(?:à|vers|avant|dès) (?:vingt et )?[\w-]+ heures?",
    ),
    "es": Clockwork(
        units=((r"minutos?", HOUR / 60), (r"horas?", HOUR), (r"semanas?", WEEK), (r"mes(?:es)?", MONTH), (r"décadas?", 10 * YEAR), (r"años?", YEAR), (r"días?|noches?", 1.0)),
        numbers={**_count("un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce"), "quince": 15.0, "veinte": 20.0, "treinta": 30.0},
        vague=r"unos|unas|algunos|algunas|varios|varias|pocos|pocas",
        back=r"antes|atrás|hace",
        once=("un ", r"(?<!de )(?<!en )un (?:\w+ )?día(?! (?:después|más|antes|atrás|pasó|entero)\b)"),
        phrases=(
            (r"a la mañana siguiente|por la mañana|al amanecer", "next morning", 1.0),
            (r"al día siguiente|al otro día", "next day", 1.0),
            (r"a la semana siguiente", "next week", WEEK),
            (r"(?:esa|aquella) (?:misma )?(?:noche|tarde)|al anochecer", "same day", 0.3),
        ),
        weekdays=_names("lunes martes miércoles jueves viernes sábado domingo"),
        months=_names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        lived=r"pas(?:ó|aron)\s.*\santes",
        hour=r"las? [\w-]+ horas?",
    ),
    "it": Clockwork(
        units=((r"minut[oi]", HOUR / 60), (r"or[ae]", HOUR), (r"settiman[ae]", WEEK), (r"mes[ei]", MONTH), (r"ann[oi]", YEAR), (r"giorn[oi]|nott[ei]", 1.0)),
        numbers={**_count("un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici"), "venti": 20.0, "trenta": 30.0},
        vague=r"alcuni|alcune|pochi|poche|diversi|diverse|qualche",
        back=r"prima|fa",
        once=("un ", r"(?<!dopo )(?<!in )un (?:\w+ )?giorno(?! (?:dopo|più|prima|passò|fa|intero)\b)"),
        phrases=(
            (r"la mattina (?:dopo|seguente)|il mattino (?:dopo|seguente)|all['’]alba", "next morning", 1.0),
            (r"il giorno (?:dopo|seguente)|l['’]indomani", "next day", 1.0),
            (r"la settimana (?:dopo|seguente)", "next week", WEEK),
            (r"quella (?:stessa )?(?:sera|notte)", "same day", 0.3),
        ),
        weekdays=_names("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
        months=_names("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        lived=r"(?:pass(?:ò|arono)|trascorse(?:ro)?)\s.*\sprima",
    ),
    "pt": Clockwork(
        units=((r"minutos?", HOUR / 60), (r"horas?", HOUR), (r"semanas?", WEEK), (r"mês|meses", MONTH), (r"décadas?", 10 * YEAR), (r"anos?", YEAR), (r"dias?|noites?", 1.0)),
        numbers={**_count("um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze"), "quinze": 15.0, "vinte": 20.0, "trinta": 30.0},
        vague=r"alguns|algumas|vários|várias|uns|umas|poucos|poucas",
        back=r"antes|atrás|há",
        once=("um ", r"(?<!de )(?<!em )um (?:\w+ )?dia(?! (?:depois|mais|antes|atrás|passou|inteiro)\b)"),
        phrases=(
            (r"na manhã seguinte|de manhã|ao amanhecer", "next morning", 1.0),
            (r"no dia seguinte|no outro dia", "next day", 1.0),
            (r"na semana seguinte", "next week", WEEK),
            (r"(?:naquela|nessa) (?:mesma )?(?:noite|tarde)", "same day", 0.3),
        ),
        weekdays=_names("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
        months=_names("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        lived=r"pass(?:ou|aram)\s.*\santes",
        hour=r"(?:às?|pelas?) (?:vinte e )?[\w-]+ horas?",
    ),
    "ru": Clockwork(
        units=((r"минут\w*", HOUR / 60), (r"час\w*", HOUR), (r"недел\w*", WEEK), (r"месяц\w*", MONTH), (r"год\w*|лет\w*", YEAR), (r"дн\w+|день|сутк\w*|ноч\w+", 1.0)),
        numbers={**_count("один|одну|одна два|две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"), "двадцать": 20.0, "тридцать": 30.0, "полгода": 0.5, "пару": 2.0},
        vague=r"несколько|много|через|спустя|прошло?\w*",
        back=r"назад|раньше|до этого|тому назад",
        once=("однажды ", r"однажды (?:утром|вечером|ночью|днём|днем)"),
        phrases=(
            (r"(?:на )?следующ\w+ утро\w*|наутро|утром", "next morning", 1.0),
            (r"(?:на )?следующ\w+ день|на другой день|назавтра", "next day", 1.0),
            (r"вечером|тем же вечером|в тот же вечер|ночью", "same day", 0.3),
            (r"(?:через|спустя) час", "+1 hour", HOUR),
            (r"(?:через|спустя) (?:день|сутки)", "+1 day", 1.0),
            (r"(?:через|спустя) неделю", "+1 week", WEEK),
            (r"(?:через|спустя) месяц", "+1 month", MONTH),
            (r"(?:через|спустя) год", "+1 year", YEAR),
        ),
        weekdays=_names("понедельник вторник сред[ау] четверг пятниц[ау] суббот[ау] воскресенье"),
        months=_names("январ\\w+ феврал\\w+ март\\w* апрел\\w+ ма[йея] июн\\w+ июл\\w+ август\\w* сентябр\\w+ октябр\\w+ ноябр\\w+ декабр\\w+"),
        hour=r"(?:в|к|около) [\w-]+ час(?:ов|а|ам)",
    ),
    "zh": Clockwork(
        units=((r"分钟|分鐘", HOUR / 60), (r"(?:个|個)?小时|(?:个|個)?小時|(?:个|個)?钟头", HOUR), (r"周|週|星期|个星期|個星期|礼拜", WEEK), (r"个月|個月|月", MONTH), (r"年|载|載", YEAR), (r"天|日|夜", 1.0)),
        numbers={**_count("一 二|两|兩 三 四 五 六 七 八 九 十 十一 十二"), "半": 0.5, "二十": 20.0, "三十": 30.0},
        vague=r"几|幾|数|數|许多|許多|很多|好几",
        back=r"前|之前|以前",
        phrases=(
            (r"第二天(?:早上|清晨|一早)|次日清晨|翌晨", "next morning", 1.0),
            (r"第二天|次日|翌日|隔天", "next day", 1.0),
            (r"当晚|當晚|那天晚上|当天晚上|傍晚", "same day", 0.3),
        ),
    ),
    "ja": Clockwork(
        units=((r"分", HOUR / 60), (r"時間", HOUR), (r"週間|週", WEEK), (r"(?:か|カ|ヶ|ケ|箇)?月", MONTH), (r"年", YEAR), (r"日|晩", 1.0)),
        numbers={**_count("一 二 三 四 五 六 七 八 九 十 十一 十二"), "半": 0.5, "二十": 20.0, "三十": 30.0},
        vague=r"数|何",
        back=r"前|以前",
        phrases=(
            (r"次の朝|翌朝|明くる朝", "next morning", 1.0),
            (r"次の日|翌日|明くる日", "next day", 1.0),
            (r"その(?:夜|晩|夕方|日の夜)", "same day", 0.3),
        ),
    ),
}  # fmt: skip
"""The clockwork of each language that has one."""
