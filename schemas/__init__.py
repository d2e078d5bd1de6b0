"""The ground floor: what a model fills in, and what code makes of it. Pydantic and the standard library only."""
