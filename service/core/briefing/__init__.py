"""From facts to one verified page."""
