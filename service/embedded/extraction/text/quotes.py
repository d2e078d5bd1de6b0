"""Quotes: the words of the article that show what was found."""

from service.embedded.extraction.text.sentences import Sentence

_LONGEST = 420  # characters; of a longer sentence the clause is quoted


def quote_of(sentence: Sentence, start: int, end: int) -> str:
    """The sentence, or of a long one the clause round `text[start:end]`, in the article's own characters."""
    text = sentence.text
    if len(text) <= _LONGEST:
        return sentence.raw
    room = (_LONGEST - (end - start)) // 2
    first = text.rfind(", ", max(0, start - room), start) + 2 if start > room else 0
    first = first if first > 1 or start <= room else max(0, text.rfind(" ", 0, max(1, start - room)) + 1)
    last = text.find(", ", end, end + room)
    last = last if last > 0 else (text.rfind(" ", end, end + room) if end + room < len(text) else len(text))
    return sentence.quote(first, max(last, end))
