"""Meetings in a text: the words for encounters, who took part, and which mentions are one encounter."""
