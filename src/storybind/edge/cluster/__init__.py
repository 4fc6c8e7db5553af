"""The machines of a Dask cluster as a crew: the same work, task by task, as the worker processes of one machine do.

Dask brings chunks of tasks to its workers, and those of a worker that is lost to others (`crew`; `scheduler` is who is asked).
What works them off there is a process of our own for each of the worker's threads (`far`), as in a batch on one machine: a task
that hangs, crashes or takes all memory costs that process and itself, and never the worker of Dask with all that waits there. It
also costs nobody time that Dask looks into the threads of its workers a hundred times a second, and threads share no interpreter
lock. What is here beyond that: never more tasks at the scheduler than its workers have use for, and an end where the scheduler
has gone.
"""
