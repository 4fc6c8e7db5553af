"""Blogs, forums and chats: one module for each, which tells what was posted from the page it was copied with."""
