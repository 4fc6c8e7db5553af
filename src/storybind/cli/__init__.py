"""The command line."""

import gc

# A run makes its objects and ends. Collecting every 700 of them, as Python does by default, finds nothing and takes a
# tenth of the start-up; rarely is enough to keep the memory of many stories in one run flat.
gc.set_threshold(100_000, 20, 20)
