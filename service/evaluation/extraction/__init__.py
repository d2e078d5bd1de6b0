"""Records against expected records.

likeness  how alike a record and an expected record are
matching  which record is which expected one
steps     how far an agreement came, and which steps texts do not tell apart
tally     what is counted, and what fails
agreements meetings statements   what is compared of each
scoring   the whole score
"""
