"""Which records of different articles tell of the same fact."""
