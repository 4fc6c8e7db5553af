"""The proof of a book: read back from its bytes, it holds the words of the source, in their order, and no others.

`word_proof` does so: `excerpts` says what the source has for each part of the book, `pieces` reads what the book has there, and a
`collation` of both finds the first word that is lost or invented. `sign_proof` shows of smart typography that what it set can be turned
back into what was typed. `claims`: what does a book say of itself otherwise than its story does?
"""
