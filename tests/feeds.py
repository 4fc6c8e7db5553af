"""Feeds held against what the standards allow: OPDS 1.2 by RELAX NG, OPDS 2.0 by JSON Schema.

Both are ours, written down from the text of the standards and stricter than it: they know only what our feeds hold. The
schemas that the standards come with carry no licence by which they could stand here, and no package ships them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from lxml import etree

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"


def valid_atom(data: bytes) -> Any:
    """A feed of OPDS 1.2, or the description of its search, held to be valid.

    The one search link with braces is left out, as the schema's addresses forbid them; reading apps look for it.
    """
    root = etree.fromstring(data)
    checked = etree.fromstring(data)
    templates = [link for link in checked.iter(f"{ATOM}link") if "{searchTerms}" in link.get("href")]
    assert [link.get("type") for link in templates] == ["application/atom+xml"] * (root.tag == f"{ATOM}feed")
    for link in templates:
        link.getparent().remove(link)
    grammar = _grammar()
    assert grammar.validate(checked), grammar.error_log
    _assert_linked(root)
    return root


def valid_json(data: bytes) -> Any:
    """A feed of OPDS 2.0, held to be valid."""
    feed = json.loads(data, parse_constant=_no_number)
    wrong = [f"{error.json_path}: {error.message[:300]}" for error in _schema().iter_errors(feed)]
    assert not wrong, wrong
    return feed


def _assert_linked(root: Any) -> None:
    """The links that must be there, which no RELAX NG can ask for where all are elements of one name."""
    if root.tag == f"{ATOM}feed":
        rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
        assert [rels.count(rel) for rel in ("self", "start")] == [1, 1]
    for entry in root.findall(f"{ATOM}entry"):
        kinds = [(link.get("rel"), link.get("type")) for link in entry.findall(f"{ATOM}link")]
        is_door = entry.find(f"{ATOM}content") is not None
        assert is_door or ("http://opds-spec.org/acquisition/open-access", "application/epub+zip") in kinds


@cache
def _grammar() -> Any:
    return etree.RelaxNG(etree.parse(HERE / "opds.rng"))


@cache
def _schema() -> Draft202012Validator:
    schema = json.loads((HERE / "opds2.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _no_number(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")
