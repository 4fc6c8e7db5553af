"""What in a text is no plain ASCII: looked through in no time, it says what the whole text need not be searched for."""

from functools import lru_cache

_USUAL = bytes({ord("\t"), ord("\n"), *range(0x20, 0x7F)})
_PART = 1_000_000
_MANY = 1.5  # bytes a character, from which nearly all of a text is in another script


@lru_cache(maxsize=1)  # decoding asks it of a text, and so do those who look for what stands round a story
def find_unusual(text: str) -> str:
    r"""The characters of a text that are no plain ASCII, in their order: what is not among them is nowhere in it.

    In most stories that is a hundredth, which is looked through in no time; of one in another script it is all there is.

    >>> find_unusual("“Rain,”\tshe said.\x07\n"), find_unusual("雨, 雪.")
    ('“”\x07', '雨, 雪.')
    """
    head = text[:2_000]
    if len(head.encode("utf-8", "surrogatepass")) > _MANY * len(head):
        return text
    parts = (text[at : at + _PART] for at in range(0, len(text), _PART))  # so that no whole text is copied
    kept = (part.encode("utf-8", "surrogatepass").translate(None, _USUAL) for part in parts)
    return b"".join(kept).decode("utf-8", "surrogatepass")
