"""Bytes to characters: how a file is encoded, what was spoiled on the way, what copying left in it."""
