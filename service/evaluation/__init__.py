"""How well records, facts and a brief agree with what a careful reader expects. Pure comparison but for `files`.

gold        the expected records, their clusters, and what a brief must and must not say
likeness    how alike a record and an expected record are
matching    which record is which expected one
figures     counts to shares
extraction linking brief   the three scores
files       what is read from disk
report      a table, a taxonomy of the failures, two results side by side
"""
