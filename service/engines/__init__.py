"""Where articles are handled: siblings that take one article after the other and give back what came of each.

local    in this process
ray      by workers of a Ray cluster, on one machine or many
crew     workers that may be lost, and what becomes of the articles that they had
turns    one gate for them all, and what becomes of the turns of those that are lost
"""

__all__ = ["crew", "local", "ray", "turns"]
