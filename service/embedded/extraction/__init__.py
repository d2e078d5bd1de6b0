"""Extraction without weights: sentences, then agreements, meetings and statements by rules.

whole         the extraction of one text
sightings     sentences in which an event is seen, for triage and a second opinion
text          sentences, and the parties, people and dates in them
agreements    names, steps, sides, and which mentions are one agreement
meetings      encounters, and which mentions are one
statements    what people and governments hold
"""

from service.embedded.extraction.sightings import Sighting, sees, sightings
from service.embedded.extraction.whole import extract

__all__ = ["Sighting", "extract", "sees", "sightings"]
