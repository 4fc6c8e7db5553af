"""Importing this warms a process: for a fork server, which does nothing but import before it forks."""

from storybind.batch.make import warm

warm()
