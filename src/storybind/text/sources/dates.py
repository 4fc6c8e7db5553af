"""Days as sites and programs print them, as ISO 8601."""

import re

_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_ISO = r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"
_DAY_FIRST = r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<n>[A-Z][a-z]{2,8})\.?,? (?P<y>\d{4}|\d\d)\b"
_MONTH_FIRST = r"\b(?P<n>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b"
_MONTH = r"\b(?P<n>[A-Z][a-z]{2,8})\.?,? (?P<y>\d{4})\b"
_PIVOT = 70  # a year of two digits from here on is of the last century


def read_date(text: str) -> str:
    """The first day in a text, or the month where no day stands with it; empty where there is none.

    >>> read_date("14 Nov 1996 21:40:07 GMT"), read_date("March 1, 2009 [eBook #00000]"), read_date("April, 1994")
    ('1996-11-14', '2009-03-01', '1994-04')
    >>> read_date("Sat, 3 Mar 01 10:00"), read_date("8m ago"), read_date("May 40, 2009")
    ('2001-03-03', '', '')
    """
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _MONTH):
        for match in re.finditer(pattern, text):
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else _MONTHS.get(parts["n"][:3].casefold(), 0)
            if made := _iso(int(parts["y"]), month, int(parts["d"]) if "d" in parts else None):
                return made
    return ""


def read_american(text: str) -> str:
    """A day in numbers, the month first, or with the month in words; empty for one without a year, and for hours that have passed.

    >>> read_american("3/4/2012"), read_american("03-04-12"), read_american("5/8"), read_american("8m ago")
    ('2012-03-04', '2012-03-04', '', '')
    >>> read_american("Jul 9, 2016")
    '2016-07-09'
    """
    match = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)", text.strip())
    return _iso(int(match[3]), int(match[1]), int(match[2])) if match else read_date(text)


def _iso(year: int, month: int, day: int | None) -> str:
    if year < 100:
        year += 1900 if year >= _PIVOT else 2000
    if not 1 <= month <= 12 or not (day is None or 1 <= day <= 31):
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day is not None else "")
