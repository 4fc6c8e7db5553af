"""Confidence and log-odds: the same measure of how sure a break is, one to be shown and one to be added up.

Weights are added by `math.fsum`, wherever that is done: what `sum` makes of them is not the same in Python 3.11 and 3.12
(https://docs.python.org/3/library/functions.html#sum), and a book is the same in both.
"""

import math

from storybind.model import Break, Candidate

CUES = ".cues"
"""Ends the id of a break that no rule proposes."""
THRESHOLD = 0.75
"""Confidence from which ``--scenes auto`` sets a break that signs alone propose."""
TOLD = 0.7
"""Confidence from which it sets one that words of time tell of: a reader sees why."""


def log_odds(confidence: float) -> float:
    """A share of one as what is added up.

    >>> log_odds(0.5)
    0.0
    """
    return math.log(confidence / (1 - confidence))


def confidence_of(odds: float) -> float:
    """Log-odds as a share of one; never all of it nor nothing, since both are without odds.

    >>> confidence_of(0), confidence_of(40), confidence_of(-40)
    (0.5, 0.99, 0.01)
    """
    return min(max(round(1 / (1 + math.exp(-odds)), 2), 0.01), 0.99)


def least_of(rule: str) -> float:
    """The confidence from which auto sets a break that a rule proposes; that signs alone do, for the id of these.

    >>> least_of("en.span"), least_of("en.cues")
    (0.7, 0.75)
    """
    return THRESHOLD if rule.endswith(CUES) else TOLD


def doubted(begins: Break) -> Candidate:
    """A break as a candidate that no veto stopped; with a word against it where its confidence is too low for auto."""
    least = least_of(begins.rule)
    if begins.confidence >= least:
        return Candidate(begins, "", "")
    return Candidate(begins, "", f"{begins.confidence:.2f} is less than the {least:.2f} that auto asks for.")
