"""Bytes to characters: how a file is encoded, what was spoiled on the way, what copying left in it.

`text/decode.py` asks in this order:

- `mime`: is it a mail, or a page saved as one file, whose parts are to be unpacked first?
- `encodings`: which encoding does the file say, or show? One may be `asked` for; UTF-16 may be `wide` without a word, UTF-7 is
  `seven` bits, and the rest is a `guess`. What came of it is `decoded`.
- `unusual`: what is no plain ASCII? Only where something is, is there anything to `repair`.
- `leftovers`: what has copying left of a page: entities, tags, BBCode?
"""
