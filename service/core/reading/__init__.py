"""What is known of a text before and after it is asked about."""
