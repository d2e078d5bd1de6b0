"""The model without weights: rules over sentences, in process, the same answer to the same question on any machine.

model        port `Model`: which part answers which question
lexicon      the word lists it reads by, and where each comes from; the lists themselves stand in `lexicons/`
extraction   what an article tells
likeness     whether the records of a pair are one
composition  the draft of a brief
looks        the first look and the second: what is worth asking a large model, and what it left out
"""
