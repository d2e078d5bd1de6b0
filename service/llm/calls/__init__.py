"""One call to an endpoint and what becomes of it.

exchange     one question's calls, every completion kept and every token counted
dialect      the parameters that an endpoint does not take
sending      a request as bytes, through the gate, to a completion
headers      what an endpoint tells of its limits
faults       each way in which a call can fail, with its policy
transport    what is tried again, and how long to wait
words        what people are told when a call failed for good
validators   the one replacement inside instructor
"""

__all__ = ["dialect", "exchange", "faults", "headers", "sending", "transport", "validators", "words"]
