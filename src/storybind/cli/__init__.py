"""The command line.

`app` knows the commands; `commands` say what each can be asked, with the `options` that they share, and call the module of its
name, which does it; what a batch is asked and what it says stand beside it (`batch_asked`, `batch_told`). `say` alone prints, in
`columns` where there are some; `remarks` are what several commands say, and `progress` shows how far a batch is.
"""

import gc

# A run makes its objects and ends. Collecting every 700 of them, as Python does by default, finds nothing and takes a
# tenth of the start-up; rarely is enough to keep the memory of many stories in one run flat.
gc.set_threshold(100_000, 20, 20)
