"""Several answers to the same questions against one another.

gathering  which records of the answers are one
fields     what is compared of a record
comparing  how many answers have it, and how far they agree
"""
