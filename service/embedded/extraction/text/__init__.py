"""What a text is made of: sentences with their place, and the states, bodies, people, places and dates they name."""
