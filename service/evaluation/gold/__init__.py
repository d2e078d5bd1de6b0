"""Expected records.

shape     their form
labels    other words for the members of closed lists
reading   from disk, with every quote held against its text
records   as the product's own records, so that linking can be tried alone
"""
