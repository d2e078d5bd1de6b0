"""One module for each form of the store, named for its number."""
