"""Several files, one book: their order, what their heads say together, and what of them is there twice.

`order` says how they follow one another, `join` reads each and puts one behind the other, `heads` tells the head of the book from
those of its chapters, `footnotes` go to the chapters that refer to them, and `doubles` tells of copies.
"""
