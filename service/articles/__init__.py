"""Where articles come from. Readers adapt; they do not decide what an article means."""
