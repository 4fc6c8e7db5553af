"""A story dressed: `Story` and cover to the bytes of a book. No I/O."""
