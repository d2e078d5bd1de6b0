"""What kind of assertion a sentence makes: done or to come, as whose, the same or the opposite, how sure."""
