"""A text as the page it was copied from: its lines, the words that stand on pages, what its head says of itself."""
