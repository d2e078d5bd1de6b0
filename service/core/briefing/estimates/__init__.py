"""Estimates: how likely an event is, and how sure we may be of a report; by rule, in the words of ICD 203, never both at once."""
