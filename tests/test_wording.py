"""What was learned of words: the file is sane, what it adds up to is the same everywhere, and what it says is true."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest

from storybind.model import Break
from storybind.options import Options, Scenes
from storybind.pipeline import Manuscript, read_story
from storybind.text import tables
from storybind.text.decode import decode
from storybind.text.prose import skips, verdict
from storybind.text.prose.company import Pages
from storybind.text.prose.opening import Opening
from storybind.text.prose.standing import stands
from storybind.text.prose.wording import Part, hear, odds_of, shown
from storybind.text.rules import LONG, rules_for
from storybind.text.tables.en_long import CHANGES
from storybind.text.tables.en_wording import WORDING

TABLE = rules_for("en")
OWN = Path(__file__).parent / "cases" / "scenes" / "stories"
TEXTS = (
    "The lamp was lit.",
    '"Go," said Ida.',
    "The next morning the ferry had gone, and so had he. It rained.",
    "He rowed.",
)


def test_the_weights_are_few_small_and_round() -> None:
    """The file stays far below a megabyte; each weight has two digits, none outweighs a rule, and no place is unknown."""
    assert (Path(tables.__path__[0]) / "en_wording.py").stat().st_size < 200_000
    weights = [weight for known in WORDING.values() for weight in known.values()]
    assert len(weights) > 1000
    assert all(weight == round(weight, 2) and 0 < abs(weight) < 3 for weight in weights)
    pages = Pages(TEXTS)
    places = {place for at, text in enumerate(TEXTS) for place, _ in shown(Opening(text, TABLE), pages.company(at))}
    assert places | {"rule"} == set(WORDING)


def test_each_rule_that_has_a_weight_is_one_of_the_table() -> None:
    """A rule or a veto that was taken out or renamed leaves no weight behind."""
    known = {rule.id for rule in TABLE.rules} | {turn.id for turn in TABLE.turns} | {veto.id for veto in TABLE.vetoes}
    assert set(WORDING["rule"]) <= known


def test_each_thing_that_counts_is_shown_by_the_paragraph_and_counts_what_the_file_says() -> None:
    """The parts of a sum are things of the paragraph, with the weights of the file and nothing else."""
    pages = Pages(TEXTS)
    opening, company = Opening(TEXTS[2], TABLE), pages.company(2)
    things = dict(shown(opening, company))
    parts = hear((*shown(opening, company), ("rule", ["en.next.period"])), WORDING)
    assert {"the next", "next morning", "1. the"} <= set(things["first"])
    assert {"go", "ida."} <= set(things["before"])
    for part in parts:
        assert set(part.weights) <= {*things.get(part.place, ()), "en.next.period"}
        assert all(WORDING[part.place][thing] == weight for thing, weight in part.weights.items())
        assert part.odds == pytest.approx(sum(part.weights.values()))


def test_a_language_without_weights_goes_by_its_rules() -> None:
    """Where nothing was learned, words of time alone make a scene, and no paragraph is one without them."""
    text = "나룻배\n\n아침에 비가 왔다.\n\n그는 노를 저었다.\n\n사흘 뒤 이다가 왔다. 등불은 꺼져 있었다.\n"
    story = read_story(Manuscript(decode(text.encode(), "story.txt"), Options(language="ko")))
    assert [scene.begins.rule for scene in story.scenes if scene.begins] == ["ko.later.elapsed"]


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "ru", "zh"])
def test_company_weighs_in_a_language_of_whose_words_nothing_was_learned(language: str) -> None:
    """Its weights are those of English but for a short paragraph's, which no company makes a scene; rules stand as they are."""
    table = rules_for(language)
    assert not table.weighs_rules
    assert set(table.wording) == set(WORDING)
    assert not any(table.wording[place] for place in ("first", "second", "before", "rule"))
    for place in ("talk", "size", "where"):
        for thing, weight in WORDING[place].items():
            heard = table.wording[place][thing]
            assert abs(heard) > abs(weight), thing
            assert heard < 0 or weight > 0 or thing in ("words 0", "words 1", "words 2", "words 3"), thing


def test_what_company_and_words_tell_together_is_a_scene_without_a_rule() -> None:
    """After talk, a long paragraph with words of time begins one, though no rule knows what they say; a dash is talk too."""
    talk = "".join(
        f"— Y tú, ¿qué dices del asunto de la casa número {at}?\n\n— Lo que dije siempre, que no la vendo.\n\n"
        for at in range(9)
    )
    opens = (
        "Del puntito de tinta que la maestra pintó aquel otoño en la esfera no quedaba más que una sombra, y la esfera andaba "
        "rodando por la carbonera con los nidos y las pieles de naranja. La escuela tenía tejas, un retrato y una estufa nueva."
    )
    text = f"La casa\n\nEl sol daba en la tapia y los dos hombres se sentaron.\n\n{talk}{opens}\n\n— ¿De quién era esto?\n\n— De nadie.\n"
    story = read_story(Manuscript(decode(text.encode(), "story.txt"), Options(language="es")))
    assert [(scene.begins.rule, scene.opening.text) for scene in story.scenes if scene.begins] == [("es.cues", opens)]


def test_company_is_near_and_counts_its_words() -> None:
    """A paragraph knows who speaks next to it, and how much of its chapter and scene is behind it and before it."""
    pages = Pages([f"number {at}" if at % 2 else f"“Number {at}.”" for at in range(20)])
    pages.begins(4)
    company = pages.company(10)
    assert (company.before, company.voices) == ("number 9", "tqtqtqtqtqt")
    assert (company.words, company.last, company.next) == (2, 2, 2)
    assert (company.told, company.left, company.since) == (20, 20, 12)
    assert (pages.company(19).next, pages.company(0).before) == (0, "")
    assert (pages.company(19).voices, pages.company(0).voices) == ("tqtqtqt"[-6:] + "-----", "-----qtqtqt")


def test_where_a_paragraph_stands_adds_up_to_what_its_things_weigh() -> None:
    """Summed up by counts and voices it is the same as thing by thing, by their names."""
    for path in sorted(OWN.glob("*.txt")):
        texts = [text for text in path.read_text(encoding="utf-8").split("\n") if text]
        pages, standing = Pages(texts), TABLE.learned(0).standing
        for at, text in enumerate(texts):
            opening, company = Opening(text, TABLE), pages.company(at)
            summed = standing.odds(opening, pages, at) + standing.close(company)
            assert summed == pytest.approx(odds_of(stands(opening, company), WORDING)), text


def test_what_weights_add_up_to_does_not_hang_on_their_order() -> None:
    """To the last bit: Python 3.12 adds floats otherwise than 3.11, and a book is the same with both."""
    weights = {thing: weight for thing, weight in WORDING["first"].items() if len(thing) < 5}
    things = [*weights]
    backwards = dict(reversed(weights.items()))
    known: defaultdict[str, dict[str, float]] = defaultdict(dict, {"first": weights})
    assert Part("first", weights).odds == Part("first", backwards).odds
    assert odds_of([("first", things)], known) == odds_of([("first", things[::-1])], known)
    assert sum(weights.values()) != sum(backwards.values()) or sys.version_info >= (3, 12)


def test_a_long_chapter_is_weighed_as_such() -> None:
    """What was learned of long chapters is added to what holds of all; a shorter one is judged without it, as one of another language is."""
    short, long = TABLE.learned(LONG - 1), TABLE.learned(LONG)
    assert short.wording is TABLE.wording
    for place, changes in CHANGES.items():
        for thing, change in changes.items():
            assert long.wording[place][thing] == short.wording[place].get(thing, 0.0) + change
    assert sum(map(len, CHANGES.values())) > 1000
    assert rules_for("de").learned(LONG).wording is rules_for("de").wording


@pytest.mark.parametrize("folder", [OWN, OWN.parent / "held-out"])
def test_what_is_not_asked_makes_no_difference(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What company, or words of time at the head, have told already, no words that are left unasked could tell otherwise."""
    texts = {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt"))}
    assert texts

    def breaks() -> list[tuple[str, Break]]:
        stories = [
            (name, read_story(Manuscript(decode(text, name), Options(language="en")))) for name, text in texts.items()
        ]
        return [(name, scene.begins) for name, story in stories for scene in story.scenes if scene.begins]

    some = breaks()
    monkeypatch.setattr(verdict, "_ALL_ADD", 100.0)
    monkeypatch.setattr(verdict, "_WORDS_ADD", 100.0)
    monkeypatch.setattr(skips, "_is_sure", lambda found: False)
    assert breaks() == some


@pytest.mark.parametrize("mode", ["auto", "all", "marks"])
def test_a_story_that_is_not_explained_has_the_same_breaks(mode: Scenes) -> None:
    """Who asks for no reasons gets every break at its place with its evidence and confidence, and no candidates."""
    for path in sorted(OWN.glob("*.txt")):
        manuscript = Manuscript(decode(path.read_bytes(), path.name), Options(language="en", scenes=mode))
        whole, brief = read_story(manuscript), read_story(manuscript, explained=False)
        for told, untold in zip(whole.scenes, brief.scenes, strict=True):
            assert (untold.title, untold.blocks) == (told.title, told.blocks)
            assert (untold.begins is None) is (told.begins is None)
            if told.begins and untold.begins:
                assert untold.begins._replace(because="") == told.begins._replace(because="")
                assert told.begins.because.startswith(untold.begins.because)
        assert mode == "all" or brief.candidates == ()


def test_a_reason_names_the_words_that_weigh_most_and_no_small_ones() -> None:
    """What speaks against a scene says so, and words that tell nobody why are not named."""
    assert Part("first", {"the": 0.9, "was over": 0.4}).because == "Its first words often open a scene: “was over”."
    assert Part("first", {"the": 0.9}).because == "Its first words often open a scene."
    assert (
        Part("before", {"'nodded": -0.5, "door": 0.1}).because == "But the paragraph before closes no scene: “nodded”."
    )


def test_a_break_gives_its_rule_three_reasons_for_it_and_one_against() -> None:
    """The explanation stays short: what the rule says, at most three more reasons, at most one that begins with But."""
    text = "The Ferry\n\n" + "\n\n".join(TEXTS[:2] * 9 + TEXTS[2:])
    options = Options(language="en")
    story = read_story(Manuscript(decode(text.encode(), "story.txt"), options))
    (found,) = [scene.begins for scene in story.scenes if isinstance(scene.begins, Break)]
    rule = next(rule for rule in TABLE.rules if rule.id == found.rule)
    assert found.because.startswith(rule.because)
    more = found.because.removeprefix(rule.because)
    assert more.count(".") <= 4
    assert more.count(" But ") <= 1
