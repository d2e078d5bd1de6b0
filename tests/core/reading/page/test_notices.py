import pytest

from service.core.reading.page.notices import is_credit, is_end_mark, is_notice


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to give you the best experience on our site.",
        "By continuing to browse, you agree to our privacy policy and the use of cookies.",
        "Sign up for our daily newsletter and get the best of the day in your inbox.",
        "Get the latest news delivered to your inbox.",
        "Your email address will not be published. Required fields are marked *",
        "Already a subscriber? Log in",
        "You have read 3 of your 5 free articles this month.",
        "This article is for subscribers only.",
        "Dieser Artikel ist nur für Abonnenten.",
        "Tags: Japan, Philippines",
        "5 min read",
        "Lesezeit: 3 Minuten",
        "1.2K shares",
        "12 comments",
        "3 hours ago",
        "Updated 2 hours ago",
        "list 1 of 3Another story of the day",
        "© 2025 The Wire. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Source: Xinhua",
        "Follow us on Facebook",
        "For feedback, complaints, or inquiries, contact us.",
        "Abonnieren Sie unseren Newsletter und lesen Sie mehr.",
        "Please log in to read on",
    ],
)
def test_a_notice_of_the_page_is_known(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Get Facebook and its rivals to comply with the treaty, ministers said in a statement on Monday.",
        "Follow the money, the president told the WhatsApp channel of his party.",
        "Join us in condemning the attack, the two governments urged on social media.",
        "Support for the agreement rose to 60 percent.",
        "Source close to the ministry denies that a deal was reached.",
        "Three days ago the two sides signed a ceasefire.",
        "12 comments were received during the consultation.",
        "Enter into force: on the thirtieth day after both sides have notified each other",
        "By providing patrol boats, Japan supports maritime security in the region.",
        "You have reached an agreement of historic scale, the secretary-general said.",
        "Copyright treaties were among the subjects, the ministers said.",
    ],
)
def test_a_sentence_that_sounds_like_a_notice_is_none(line: str) -> None:
    assert not is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Reuters",
        "(Photo by Kim Kyung-Hoon/Reuters)",
        "REUTERS/Eloisa Lopez",
        "AFP via Getty Images",
        "Image source, Getty Images",
        "Courtesy of the Embassy of Japan",
        "Foto: dpa",
        "Reporting by Karen Lema; Editing by John Mair",
    ],
)
def test_the_credit_of_a_picture_is_known(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ministers shake hands after the signing",
        "Image: a map of the boundary agreed on in May",
        "Reporting by the agency showed that both sides had agreed",
        "The ministers on Monday. REUTERS/Eloisa Lopez",
    ],
)
def test_a_caption_is_no_credit(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    ("line", "mark"), [("###", True), ("\\###", True), ("-30-", True), ("ENDS", True), ("End of talks", False)]
)
def test_an_end_mark_is_known(line: str, mark: bool) -> None:
    assert is_end_mark(line) is mark
