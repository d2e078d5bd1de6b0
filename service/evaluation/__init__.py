"""How well records, facts and a brief agree with what a careful reader expects, and answers with one another. Pure comparison
but for what `files` and `gold.reading` read.

gold        the expected records: their form, how they are read and checked, how they become records to be linked
extraction  records against expected ones
linking     which records are one fact, against which should be
brief       a page against what it must and must not say
stability   several answers to the same questions against one another
figures     counts to shares
files       what is read from disk beside the expected records
report      a table, a taxonomy of the failures, two results side by side
"""
