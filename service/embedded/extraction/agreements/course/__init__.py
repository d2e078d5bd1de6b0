"""The course of agreements in a text: which words tell a step, of which agreement, and of all of a list at once."""
