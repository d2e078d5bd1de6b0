"""The course of an agreement: the order its steps stand in, and the orders that cannot be."""
