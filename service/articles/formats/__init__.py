"""The kinds of file that hold articles. Each module has one function, `read`; `kinds` tells which is for what."""
