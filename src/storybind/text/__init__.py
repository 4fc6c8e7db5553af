"""A story understood: `Source` to `Story`. No I/O."""
