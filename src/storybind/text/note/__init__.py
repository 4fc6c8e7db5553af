"""What of a story only its author says: where notes open and end, in chapters and within paragraphs.

`text/notes.py` asks in this order, and keeps what is `taken` out of each chapter:

- `plans`: has the writer of a draft put people, an outline or things to do above it?
- `chapters`: is a whole chapter a note, or what stands above the first one?
- `bounds`: where in a chapter does a note open (`opening`), how far does it reach (`reach`), where has the story ended (`bottom`)?
  `inline`: does one stand in brackets within a paragraph?
- `above`: what is left above the stories that is none: a dedication, one of the `epigraphs` (`epigraph` reads one)?
- `back`: what does a hand say is none?

`balance` is asked last: what a site's page sets apart is given back where it holds more of the story than the story does.
"""
