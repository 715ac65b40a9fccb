"""A ticket, a task, an absence as its reader sees it: plain data, and its text for Telegram. The
bots and the delivery pipeline draw with the same functions. Knows no bot library.
"""
