"""Overrides: a person's word over the rules, found in what was extracted, kept in linking, shown in the facts."""
