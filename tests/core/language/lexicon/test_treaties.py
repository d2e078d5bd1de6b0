import re

from service.core.language.lexicon.treaties import TREATIES
from service.core.language.names import tokens


def test_every_short_name_is_written_as_it_is_looked_up_and_has_a_source() -> None:
    assert all(re.fullmatch(r"[A-Z]{2,8}", short) for short in TREATIES)
    assert all(told.name.strip() == told.name and len(told.source) > 10 for told in TREATIES.values())


def test_no_two_short_names_stand_for_the_same_words() -> None:
    words = [tokens(told.name) or (told.name,) for told in TREATIES.values()]
    assert len(set(words)) == len(words)
