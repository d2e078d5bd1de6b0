"""Words of the field: dates, places, people, and the names of agreements."""
