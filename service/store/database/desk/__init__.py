"""What a server keeps beside what was read and asked: `desk` holds them all.

keys        who may use it, their spending and their logins
jobs        what it was asked to do
board       the facts as they stand, to be listed and searched
decisions   what people decided over the rules
shelf       articles: listed, added and taken out
journal     what was asked of it, and what was answered to requests with a token
"""

from service.store.database.desk.desk import Desk

__all__ = ["Desk"]
