"""What of two records is compared, field by field, for each kind of record."""
