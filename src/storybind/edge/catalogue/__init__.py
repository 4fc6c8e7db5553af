"""A folder of books on the network: OPDS feeds for reading apps, pages for browsers, downloads; it only ever reads.

``shelf`` holds the books in memory and ``scan`` finds them; ``views`` is one page of what there is, which ``atom``,
``opds2`` and ``site`` each say in their own words; ``guard`` stands before all of it, and ``server`` listens.

``desk`` takes each request to what stands behind its address (``addresses``), and gives its ``answers``: a page of the catalogue, a
book in the ``reader``, a story to ``review``. What takes its time the ``workshop`` does, in a ``worker`` process.
"""
