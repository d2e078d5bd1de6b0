"""The gate that all calls go through: how many at once, how many a minute, and for how much money.

gate     port `Pace` for one process
meter    one limit of requests or tokens a minute, as set or as an endpoint tells it
window   how many calls may be under way at once, found out as TCP does
purse    money: reserved before a call, settled after it
prices   list prices by model and address
"""

__all__ = ["gate", "meter", "prices", "purse", "window"]
