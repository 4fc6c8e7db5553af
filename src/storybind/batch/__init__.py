"""Many stories at once: what is to be made (`plan`), one story of them (`make`), and what was made (`index`).

`run` takes each planned story to its result, at the hands of processes that are `warmed`; `page` shows a report of it.
"""
