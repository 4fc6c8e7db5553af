"""Several files, one book: their order, what their heads say together, and what of them is there twice."""
