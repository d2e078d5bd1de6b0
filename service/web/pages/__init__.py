"""The page that people open in a browser: written on the server, readable without a script, a reading room.

view       what every page shares: templates, forms, errors as a page
facts      the board, and one fact
decisions  what people split, join, correct, and take back
articles   the shelf, and one text with its quotes lit up
briefs     commissioned, read, downloaded
work       files, texts and addresses brought in; what is under way
login      a browser lets itself in with a key
"""

__all__ = ["articles", "briefs", "decisions", "facts", "login", "view", "work"]
