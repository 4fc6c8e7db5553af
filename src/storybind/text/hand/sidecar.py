"""The text of a sidecar, changed entry by entry: what else stands in it stays as it is."""

import re
from collections.abc import Sequence

from storybind.errors import ConfigError


def write_entry(key: str, comment: str, **said: str | int | None) -> str:
    """An entry, as a table of its own with what it says."""
    lines = (f"{name} = {quoted(value) if isinstance(value, str) else value}" for name, value in said.items() if value)
    return "\n".join([f"[[{key}]]  # {comment}", *lines]) + "\n"


def quoted(text: str) -> str:
    """A TOML basic string (TOML 1.0.0, section String)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else rf"\U{ord(char):08x}" for char in escaped) + '"'


def append(existing: str, added: Sequence[str], explained: str) -> str:
    """A sidecar with entries added at its end, below what explains them, unless it has that already; raises `ConfigError`."""
    if not added:
        return existing
    head = "" if explained.split("\n", 1)[0] in existing else f"{explained}\n"
    above = existing.rstrip("\n") + "\n" if existing.strip() else ""
    written = "\n".join([above, head + added[0], *added[1:]]).lstrip("\n")
    check_rest(existing, written, (), added)
    return written


def check_rest(existing: str, written: str, gone: Sequence[tuple[str, int]], added: Sequence[str]) -> None:
    """Make sure that a sidecar says all else as it did: a text over several lines may look like the end of a table.

    Raises:
        ConfigError: It does not, or is no TOML any more.
    """
    import tomllib

    try:
        before, after = tomllib.loads(existing), tomllib.loads(written)
        for key, at in reversed(gone):
            del before[key][at]
        for entry in added:
            for key, values in tomllib.loads(entry).items():
                after[key].remove(values[0])
        same = _filled(before) == _filled(after)
    except (tomllib.TOMLDecodeError, LookupError, ValueError):
        same = False
    if not same:
        told = "this sidecar is written in a way that cannot be changed here; change it by hand, and write each entry as a table of its own, under its [[name]]"
        raise ConfigError(told)


def _filled(sidecar: dict[str, object]) -> dict[str, object]:
    """What a sidecar says; an empty list says nothing."""
    return {key: value for key, value in sidecar.items() if value != []}


def end_of_table(lines: Sequence[str], first: int, where: str) -> int:
    """Behind the last line that a table says something in, its header being the line `first`."""
    if not re.match(r"\s*\[\[", lines[first]):
        raise ConfigError("this entry is no table of its own, under its [[name]]; change it by hand", where=where)
    end = first + 1
    for at in range(first + 1, len(lines)):
        if re.match(r"\s*\[", lines[at]):
            break
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            end = at + 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    return end
