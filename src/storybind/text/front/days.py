"""Days, months and years as people write them, in the form of ISO 8601."""

import re
from functools import cache

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari январь января янв styczeń stycznia січень січня يناير",
    "february feb februar februari février fevrier févr fév febrero febbraio fevereiro fev февраль февраля фев luty lutego лютий лютого فبراير",
    "march mar märz maerz mrz mars marzo março marco maart март марта мар marzec marca березень березня مارس",
    "april apr avril avr abril abr aprile апрель апреля апр kwiecień kwietnia квітень квітня أبريل ابريل",
    "may mai mayo maggio mag maio mei maj май мая maja травень травня مايو",
    "june jun juni juin junio giugno giu junho июнь июня июн czerwiec czerwca червень червня يونيو",
    "july jul juli juillet juil julio luglio lug julho июль июля июл lipiec lipca липень липня يوليو",
    "august aug août aout agosto ago augustus augusti август августа авг sierpień sierpnia серпень серпня أغسطس اغسطس",
    "september sep sept septembre septiembre setiembre settembre set setembro сентябрь сентября сен сент wrzesień września вересень вересня سبتمبر",
    "october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт październik października жовтень жовтня أكتوبر اكتوبر",
    "november nov novembre noviembre novembro ноябрь ноября ноя нояб listopad listopada листопад листопада نوفمبر",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабрь декабря дек grudzień grudnia grudzien грудень грудня ديسمبر",
)  # fmt: skip
"""The months by number, in en de fr es it pt nl sv ru pl uk ar."""

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|º|ª|°|\.|-?го|-?е)?"
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>\d{4})"
_REST = r"(?:,?\s*(?:г\.?|года|р\.|року))?(?:[,T ]+(?:um |at |à |в )?\d{1,2}[:h.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|uhr)?\s*(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5})?)?(?:\s*\([^)]{1,20}\))?"
_WEEKDAY = r"(?:[^\W\d_]{2,12}[.,]*,\s*|[^\W\d_]{2,4}\s+)?"

_FORMS = (
    rf"(?P<year>\d{{4}})-(?P<number>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?{_REST}",
    rf"(?P<year>\d{{4}})[/.](?P<number>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_REST}",
    rf"{_YEAR}\s*[年년]\s*(?:(?P<number>\d{{1,2}})\s*[月월]\s*(?:(?P<day>\d{{1,2}})\s*[日号日號일])?)?{_REST}",
    rf"{_WEEKDAY}{_DAY}(?:\s+|-|\s*/\s*)(?:de |d['’]|of |von )?{_MONTH}(?:[\s,-]+|\s*/\s*)(?:de |del |do )?{_YEAR}{_REST}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,|\s)\s*{_YEAR}{_REST}",
    rf"{_MONTH}(?:[\s,]+)(?:de )?{_YEAR}(?:\s*г\.?|\s*года)?",
    r"(?P<year>\d{4})(?:\s*г\.?|\s*года?)?",
)


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}


def iso_date(text: str) -> str:
    """A day, a month or a year as people write it, in the form of ISO 8601; the text as it was where two readings are possible.

    >>> iso_date("March 3rd, 2019"), iso_date("Thu, 14 Nov 1996 21:40:07 GMT"), iso_date("2019/3/7")
    ('2019-03-03', '1996-11-14', '2019-03-07')
    >>> iso_date("3. März 2019"), iso_date("1er août 2020"), iso_date("3 de marzo de 2019"), iso_date("7 мая 2014 г.")
    ('2019-03-03', '2020-08-01', '2019-03-03', '2014-05-07')
    >>> iso_date("2014年3月1日"), iso_date("14.03.2019"), iso_date("3/4/2012"), iso_date("25/12/2012"), iso_date("May 2020")
    ('2014-03-01', '2019-03-14', '3/4/2012', '2012-12-25', '2020-05')
    >>> iso_date("last summer, or so"), iso_date("14 Smarch 2012")
    ('last summer, or so', '14 Smarch 2012')
    """
    text = " ".join(text.split()).strip(" .")
    if len(text) > 60:
        return text
    for form in _FORMS:
        if (match := re.fullmatch(form, text, re.IGNORECASE)) and (found := _as_iso(match.groupdict())):
            return found
    return _by_numbers(text) or text


def _as_iso(parts: dict[str, str | None]) -> str | None:
    """The parts of a date put together; None for a month that is none. Days are checked later, with a message."""
    month = parts.get("number") or _months().get((parts.get("month") or "").casefold())
    if month is None:
        return None if parts.get("month") else parts["year"]
    day = parts.get("day")
    return f"{parts['year']}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _by_numbers(text: str) -> str | None:
    """``14.03.2019``: with points the day comes first; with slashes or dashes only a number above 12 tells."""
    match = re.fullmatch(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_REST}", text, re.IGNORECASE)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or (first > 12 >= second):
        day, month = first, second
    elif second > 12 >= first:
        day, month = second, first
    elif first == second:
        day = month = first
    else:
        return None
    return f"{match[4]}-{month:02}-{day:02}" if month <= 12 else None
