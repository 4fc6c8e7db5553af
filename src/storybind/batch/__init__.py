"""Many stories at once: what is to be made (`plan`), one story of them (`make`), and what was made (`index`)."""
