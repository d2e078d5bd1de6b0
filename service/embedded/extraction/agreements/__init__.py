"""Agreements in a text: how they are called, which steps are told of them, who is party, and which mentions are one."""
