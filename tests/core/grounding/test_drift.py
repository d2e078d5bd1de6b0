"""Near misses: what differs in writing is brought back to the text's own words, what differs in meaning is absent."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.evidence import Span
from service.core.grounding import Found, Locator, fold
from service.core.grounding.words import split
from tests.records import SEEDS, seed

TEXT = """MINISTERS SIGN THE MARITIME SECURITY AGREEMENT IN MANILA

On 28 May 2025 the two governments of Japan and the Philippines signed the Reciprocal Access Agreement in Manila, and the \
defence ministers said that it would enter into force within 60 days of the exchange of instruments.

“We did not agree to any basing arrangement,” President Marcos told reporters at Malacañang Palace; Prime Minister Ishiba \
may visit Palawan in March. The U.S. programme of $1,500 million may be extended by 5.5 percent after consultations.

The Senate has never ratified the earlier treaty,[12] which lawmakers rejected in 2019 – a decision that remains unchanged. \
Both sides will continue the negotiations on co-operation in cyber-security, and no party may withdraw unilaterally.

Officials approved the long-term frame-
work for humanitarian assis-
tance before the rainy season began in the northern provinces.

It is unlikely that Vietnam or Malaysia will oppose the code of conduct, officials from ASEAN said on Tuesday.
"""


def find(quote: str, text: str = TEXT) -> Found | None:
    return Locator(Article(id="x", source="x.txt", text=text)).find(quote)


# Each changes the meaning of a passage by one word, number, name, negation, tense or mark.
MEANING = [
    ("governments of Japan and the Philippines signed", "governments of Japan and Vietnam signed"),
    ("governments of Japan and the Philippines signed", "governments of Japan and the Philippine signed"),
    ("two governments of Japan and the Philippines signed the", "three governments of Japan and the Philippines signed the"),
    ("two governments of Japan and the Philippines signed the", "two governments of Japan and the Philippines singed the"),
    ("two governments of Japan and the Philippines signed the", "two governments of Japan and the Philippines sign the"),
    ("two governments of Japan and the Philippines signed the", "two governments of Japan and the Philippines unsigned the"),
    ("two governments of Japan and the Philippines signed the", "two government of Japan and the Philippines signed the"),
    ("On 28 May 2025 the two governments of Japan and", "On 29 May 2025 the two governments of Japan and"),
    ("On 28 May 2025 the two governments of Japan and", "On 28 May 2024 the two governments of Japan and"),
    ("On 28 May 2025 the two governments of Japan and", "On 28 March 2025 the two governments of Japan and"),
    ("On 28 May 2025 the two governments of Japan and", "On 2 8 May 2025 the two governments of Japan and"),
    ("On 28 May 2025 the two governments of Japan and", "On 28 May 20 25 the two governments of Japan and"),
    ("signed the Reciprocal Access Agreement in Manila", "signed the Reciprocal Access Agreement in Tokyo"),
    ("signed the Reciprocal Access Agreement in Manila", "signed a Reciprocal Access Agreement in Manila"),
    ("signed the Reciprocal Access Agreement in Manila", "signed that Reciprocal Access Agreement in Manila"),
    ("signed the Reciprocal Access Agreement in Manila", "signed the reciprocal access agreement in Manila"),
    ("ministers said that it would enter into force within 60 days", "ministers said that it will enter into force within 60 days"),
    ("ministers said that it would enter into force within 60 days", "ministers said that it would enter into force within 90 days"),
    ("ministers said that it would enter into force within 60 days", "ministers said that it would not enter into force within 60 days"),
    ("ministers said that it would enter into force within 60 days", "ministers denied that it would enter into force within 60 days"),
    ("ministers said that it would enter into force within 60 days", "ministers said that it would enter into force within 60 weeks"),
    ("We did not agree to any basing arrangement", "We did agree to any basing arrangement"),
    ("We did not agree to any basing arrangement", "We did now agree to any basing arrangement"),
    ("We did not agree to any basing arrangement", "We didn't agree to any basing arrangement"),
    ("President Marcos told reporters at Malacañang Palace", "President Marcus told reporters at Malacañang Palace"),
    ("President Marcos told reporters at Malacañang Palace", "Prime Minister Marcos told reporters at Malacañang Palace"),
    ("President Marcos told reporters at Malacañang Palace", "President Marcos told reporters at Malacàñang Palace"),
    ("Prime Minister Ishiba may visit Palawan in March", "Prime Minister Ishiba will visit Palawan in March"),
    ("Prime Minister Ishiba may visit Palawan in March", "Prime Minister Ishiba may visit Palawan in May"),
    ("Prime Minister Ishiba may visit Palawan in March", "Prime Minister Ishiba may visit Palawan in march"),
    ("The U.S. programme of $1,500 million may be extended", "The us programme of $1,500 million may be extended"),
    ("The U.S. programme of $1,500 million may be extended", "The U.S. programme of €1,500 million may be extended"),
    ("The U.S. programme of $1,500 million may be extended", "The U.S. programme of 1,500 million may be extended"),
    ("The U.S. programme of $1,500 million may be extended", "The U.S. programme of $1.500 million may be extended"),
    ("The U.S. programme of $1,500 million may be extended", "The U.S. programme of $1,500 billion may be extended"),
    ("The U.S. programme of $1,500 million may be extended", "The U.S. programme of $1,500 million maybe extended"),
    ("million may be extended by 5.5 percent after consultations", "million may be extended by 55 percent after consultations"),
    ("million may be extended by 5.5 percent after consultations", "million may be extended by 5.5% after consultations"),
    ("million may be extended by 5.5 percent after consultations", "million may be extended by -5.5 percent after consultations"),
    ("million may be extended by 5.5 percent after consultations", "million may be extended by 5.5 percent before consultations"),
    ("million may be extended by 5.5 percent after consultations", "million may be extended by 5.5 percent after consultation"),
    ("The Senate has never ratified the earlier treaty", "The Senate has ratified the earlier treaty"),
    ("The Senate has never ratified the earlier treaty", "The Senate has ever ratified the earlier treaty"),
    ("The Senate has never ratified the earlier treaty", "The Senate has never gratified the earlier treaty"),
    ("The Senate has never ratified the earlier treaty", "The House has never ratified the earlier treaty"),
    ("The Senate has never ratified the earlier treaty", "The Senate had never ratified the earlier treaty"),
    ("which lawmakers rejected in 2019 – a decision that remains unchanged", "which lawmakers ejected in 2019 – a decision that remains unchanged"),
    ("which lawmakers rejected in 2019 – a decision that remains unchanged", "which lawmakers rejected in 2019 – a decision that remains changed"),
    ("Both sides will continue the negotiations on co-operation in cyber-security", "Both sides will discontinue the negotiations on co-operation in cyber-security"),
    ("Both sides will continue the negotiations on co-operation in cyber-security", "Both sides will continued the negotiations on co-operation in cyber-security"),
    ("ministers said that it would enter into force within 60 days", "ministers said that it would enter in to force within 60 days"),
    ("and no party may withdraw unilaterally", "and any party may withdraw unilaterally"),
    ("and no party may withdraw unilaterally", "and noparty may withdraw unilaterally from it"),
    ("unlikely that Vietnam or Malaysia will oppose the code of conduct", "likely that Vietnam or Malaysia will oppose the code of conduct"),
    ("unlikely that Vietnam or Malaysia will oppose the code of conduct", "un likely that Vietnam or Malaysia will oppose the code of conduct"),
    ("unlikely that Vietnam or Malaysia will oppose the code of conduct", "unlikely that Vietnam and Malaysia will oppose the code of conduct"),
    ("unlikely that Vietnam or Malaysia will oppose the code of conduct", "unlikely that Vietnam or Malaysia will impose the code of conduct"),
    ("unlikely that Vietnam or Malaysia will oppose the code of conduct", "unlikely that Vietnam or Malaysia will oppose the code of conduct?"),
    ("officials from ASEAN said on Tuesday", "officials from ASEAN said on Thursday"),
    ("officials from ASEAN said on Tuesday", "officials from APEC said on Tuesday"),
]  # fmt: skip


@pytest.mark.parametrize(("stands", "told"), MEANING, ids=[told for _, told in MEANING])
def test_a_quote_that_says_something_else_is_absent(stands: str, told: str) -> None:
    assert find(stands) is not None, "the passage itself stands"
    assert find(told) is None


# Each is the same words written otherwise: what was told, and the words of the text that are shown for it.
HARMLESS = [
    ("the two governments of Japan and the Philippines signed the Reciprocal Access Agreement.", "the two governments of Japan and the Philippines signed the Reciprocal Access Agreement"),
    ("The two governments of Japan and the Philippines signed", "the two governments of Japan and the Philippines signed"),
    ("\"the two governments of Japan and the Philippines signed\"", "the two governments of Japan and the Philippines signed"),
    ("…the two governments of Japan and the Philippines signed…", "the two governments of Japan and the Philippines signed"),
    ("... the two governments of Japan and the Philippines signed ...", "the two governments of Japan and the Philippines signed"),
    ("On 28 May 2025, the two governments of Japan and the Philippines signed", "On 28 May 2025 the two governments of Japan and the Philippines signed"),
    ("On 28 May 2025 the two goverments of Japan and the Philippines signed", "On 28 May 2025 the two governments of Japan and the Philippines signed"),
    ("On 28 May 2025 the two governmnets of Japan and the Philippines signed", "On 28 May 2025 the two governments of Japan and the Philippines signed"),
    ("On 28 May 2025 the two governmments of Japan and the Philippines signed", "On 28 May 2025 the two governments of Japan and the Philippines signed"),
    ("On 28 May 2025 the two governments of Japan and Philippines signed", "On 28 May 2025 the two governments of Japan and the Philippines signed"),
    ("On 28 May 2025 the two governments of Japan and the Philippines signed the Reciprocal Access Agreement in Manila; and", "On 28 May 2025 the two governments of Japan and the Philippines signed the Reciprocal Access Agreement in Manila, and"),
    ("the defense ministers said that it would enter into force", "the defence ministers said that it would enter into force"),
    ("the defence ministers said it would enter into force within 60 days", "the defence ministers said that it would enter into force within 60 days"),
    ("“We did not agree to any basing arrangement”, President Marcos told reporters", "“We did not agree to any basing arrangement,” President Marcos told reporters"),
    ("We did not agree to any basing arrangement, President Marcos told reporters", "We did not agree to any basing arrangement,” President Marcos told reporters"),
    ("We did not agree to any basing arrangement.", "We did not agree to any basing arrangement"),
    ("'We did not agree to any basing arrangement,' President Marcos told", "We did not agree to any basing arrangement,” President Marcos told"),
    ("President Marcos told reporters at Malacanang Palace", "President Marcos told reporters at Malacañang Palace"),
    ("President Marcos told reporters at Malacan\u0303ang Palace", "President Marcos told reporters at Malacañang Palace"),
    ("reporters at Malacañang Palace. Prime Minister Ishiba may visit Palawan", "reporters at Malacañang Palace; Prime Minister Ishiba may visit Palawan"),
    ("The US programme of $1,500 million may be extended", "The U.S. programme of $1,500 million may be extended"),
    ("The U.S. program of $1,500 million may be extended", "The U.S. programme of $1,500 million may be extended"),
    ("may be extended by 5.5 per cent after consultations", "may be extended by 5.5 percent after consultations"),
    ("The Senate has never ratified the earlier treaty, which lawmakers rejected", "The Senate has never ratified the earlier treaty,[12] which lawmakers rejected"),
    ("The Senate has never ratified the earlier treaty which lawmakers rejected", "The Senate has never ratified the earlier treaty,[12] which lawmakers rejected"),
    ("which lawmakers rejected in 2019—a decision that remains unchanged", "which lawmakers rejected in 2019 – a decision that remains unchanged"),
    ("which lawmakers rejected in 2019, a decision that remains unchanged", "which lawmakers rejected in 2019 – a decision that remains unchanged"),
    ("Both sides will continue negotiations on co-operation in cyber-security", "Both sides will continue the negotiations on co-operation in cyber-security"),
    ("Both sides will continue the negotiations on cooperation in cyber-security", "Both sides will continue the negotiations on co-operation in cyber-security"),
    ("Both sides will continue the negotiations on co-operation in cybersecurity", "Both sides will continue the negotiations on co-operation in cyber-security"),
    ("Both sides will continue the negotiations on co-operation in cyber security", "Both sides will continue the negotiations on co-operation in cyber-security"),
    ("Both sides will continue the **negotiations** on co-operation in _cyber-security_", "Both sides will continue the negotiations on co-operation in cyber-security"),
    ("Both\u00a0sides will con\u00adtinue the negotiations", "Both sides will continue the negotiations"),
    ("Both sides will continue the negotia\u200btions", "Both sides will continue the negotiations"),
    ("Ｂｏｔｈ sides will continue", "Both sides will continue"),
    ("Officials approved the long-term framework for humanitarian assistance", "Officials approved the long-term frame-\nwork for humanitarian assis-\ntance"),
    ("Officials approved the long-term frame-work for humanitarian assistance", "Officials approved the long-term frame-\nwork for humanitarian assis-\ntance"),
    ("Officials approved the long-term frame- work for humanitarian assis- tance", "Officials approved the long-term frame-\nwork for humanitarian assis-\ntance"),
    ("framework", "frame-\nwork"),
    ("officials approved the long term framework for humanitarian assistance", "Officials approved the long-term frame-\nwork for humanitarian assis-\ntance"),
    ("Ministers Sign the Maritime Security Agreement in Manila", "MINISTERS SIGN THE MARITIME SECURITY AGREEMENT IN MANILA"),
    ("Ministers sign the maritime security agreement in Manila", "MINISTERS SIGN THE MARITIME SECURITY AGREEMENT IN MANILA"),
    ("oppose the code of conduct, officials from Asean said on Tuesday", "oppose the code of conduct, officials from ASEAN said on Tuesday"),
    ("It is unlikely that Vietnam, or Malaysia, will oppose the code of conduct", "It is unlikely that Vietnam or Malaysia will oppose the code of conduct"),
    ("unlikely that Vietnam or Malaysiawill oppose the code of conduct", "unlikely that Vietnam or Malaysia will oppose the code of conduct"),
    ("(officials from ASEAN said on Tuesday)", "officials from ASEAN said on Tuesday"),
    ("officials from ASEAN said on Tuesday&#46;", "officials from ASEAN said on Tuesday."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "stands"), HARMLESS, ids=[told for told, _ in HARMLESS])
def test_the_same_words_written_otherwise_are_shown_as_the_text_has_them(told: str, stands: str) -> None:
    found = find(told)
    assert found is not None
    assert TEXT[found.span.start : found.span.end] == stands
    assert found.span.match != "exact"
    assert (found.span.match == "repaired") == bool(found.changes)


def test_what_was_repaired_is_said() -> None:
    told = "On 28 May 2025 two goverments of Japan and the Philippines signed the Reciprocal Access Agreement in Manila"
    found = find(told)
    assert found is not None
    assert found.changes == ("“goverments” is “governments” in the text", "the text has “the”")
    capitals = find("Both sides will continue the negotiations; on co-operation")
    assert capitals is not None
    assert capitals.changes == ("punctuation or capitals",)
    apart = find("unlikely that Vietnam or Malaysiawill oppose the code of conduct")
    assert apart is not None
    assert apart.changes == ("“Malaysiawill” is “Malaysia will” in the text",)


def test_a_quote_with_several_changes_is_another_quote() -> None:
    assert find("the Reciprocal Access Agreement in Manila and that the defense ministers said") is None
    assert find("Both sides will continue negotiations on cooperation in cybersecurity") is None


def test_passages_joined_by_an_ellipsis_are_not_one_quote() -> None:
    assert find("On 28 May 2025 the two governments … signed the Reciprocal Access Agreement in Manila") is None
    assert find("On 28 May 2025 the two governments of Japan … and the Philippines signed") is None
    assert find("On 28 May 2025 the two governments of Japan . . . and the Philippines signed") is None
    text = "Before... they signed the agreement in Manila on Monday... and left."
    assert find("they signed the agreement in Manila on Monday... and left", text) is not None
    assert find("they signed the agreement - in Manila on Monday ... and left", text) is not None


@pytest.mark.parametrize(
    "quote", ["Agreement;", "agreement in manila", "Manila; and", "The defense ministers", "- -", "“…”"]
)
def test_a_short_quote_is_never_repaired(quote: str) -> None:
    assert find(quote) is None


def test_what_would_be_repaired_in_two_places_is_repaired_in_neither() -> None:
    text = "They signed the pact, in Manila on Monday. " * 2
    quote = "They signed the pact in Manila on Monday"
    assert find(quote, text) is None
    found = find(quote, text[43:])
    assert found is not None
    assert (found.span.start, found.span.match) == (0, "repaired")
    assert find(quote, text * 50) is None


def test_a_word_broken_in_several_places_is_found_where_it_is_broken_first() -> None:
    found = find("agreement", "an agree-\nment and an agree-\n  ment, an agree\u00ad\nment")
    assert found is not None
    assert (found.span, found.changes) == (Span(start=3, end=14, match="folded"), ())
    soft = find("agreement", "an agree\u00ad\nment")
    assert soft is not None
    assert soft.span == Span(start=3, end=14, match="folded")
    assert find("re-sign", "to resign") is None
    assert find("agreement", "agree - ment or agree- ment") is None


def test_a_repair_inside_furniture_is_absent() -> None:
    article = Article(id="x", source="x", text=TEXT, furniture=(Span(start=0, end=100),))
    assert Locator(article)("Ministers Sign the Maritime Security Agreement in Manila") is None


def test_scripts_without_blanks_are_compared_character_by_character() -> None:
    text = "日本とフィリピンは二十八日、マニラで部隊間協力円滑化協定に署名し、両国の防衛相が出席した。"
    assert find(text.replace("、", "，"), text) is not None
    assert find(text.replace("署名", "批准"), text) is None


def test_marks_of_other_scripts_are_part_of_their_words() -> None:
    text = "प्रधानमंत्री ने कहा, कि दोनों देशों के बीच समझौते पर हस्ताक्षर हो गए"
    assert find(text.replace(",", ""), text) is not None
    assert find(text.replace(",", "").replace("समझौते", "समझौता"), text) is None


@given(st.sampled_from(range(len(SEEDS))), st.data())
def test_no_word_of_a_seed_can_be_swapped_for_another_of_its_words(number: int, data: st.DataObject) -> None:
    text = seed(number).text
    words = text.split()
    start = data.draw(st.integers(0, len(words) - 30))
    passage = words[start : start + data.draw(st.integers(6, 30))]
    place = data.draw(st.integers(0, len(passage) - 1))
    other = data.draw(st.sampled_from(words))
    told = " ".join([*passage[:place], other, *passage[place + 1 :]])
    assume(split(fold(other).text).run != split(fold(passage[place]).text).run)
    found = find(told, text)
    shown = text[found.span.start : found.span.end] if found else told
    assert split(fold(shown).text).run == split(fold(told).text).run


@given(st.sampled_from(range(len(SEEDS))), st.data())
def test_a_passage_of_a_seed_without_its_punctuation_is_found_in_its_place_or_stands_twice(
    number: int, data: st.DataObject
) -> None:
    text = seed(number).text
    words = split(fold(text).text)
    start = data.draw(st.integers(0, len(words) - 30))
    end = start + data.draw(st.integers(8, 30))
    found = find(" ".join(words.word(i) for i in range(start, end)), text)
    run = words.run[words.places[start] : words.places[end]]
    assert found or words.run.count(run) > 1
    if found:
        assert split(fold(text[found.span.start : found.span.end]).text).run == run
