import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.reading.tongue import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two ministers met in Tokyo on Wednesday and opened talks on a treaty, officials of both said.", "en"),
        ("Japan und die Philippinen haben in Manila ein Abkommen unterzeichnet, das die Stationierung erlaubt.", "de"),
        ("Le Japon et les Philippines ont signé lundi à Manille un accord qui permet des exercices communs.", "fr"),
        ("México y Japón firmaron un acuerdo de cooperación que entrará en vigor el próximo mes de mayo.", "es"),
        ("O Brasil e o Japão assinaram um acordo de cooperação que entra em vigor no mês de maio.", "pt"),
        (
            "Il Giappone e le Filippine hanno firmato a Manila un accordo che permette le esercitazioni con la marina.",
            "it",
        ),
        (
            "Japan en de Filipijnen hebben een verdrag gesloten dat het mogelijk maakt om in elkaars land te oefenen.",
            "nl",
        ),
        ("Indonesia dan Prancis menandatangani kesepakatan yang akan berlaku pada tahun ini untuk kedua negara.", "id"),
        ("Nilagdaan ng Pilipinas at Japan ang kasunduan sa Maynila noong Lunes ayon sa pahayag ng mga pinuno.", "tl"),
        ("Việt Nam và Nhật Bản đã ký một hiệp định mới trong chuyến thăm của thủ tướng tại Hà Nội.", "vi"),
        ("Türkiye ve Japonya arasında yeni bir anlaşma imzalandı ve bu anlaşma iki ülke için önemli.", "tr"),
        ("日本とフィリピンは協定に署名した。", "ja"),
        ("中国外交部发言人表示，两国签署了协议。", "zh"),
        ("한국과 일본은 협정에 서명했다.", "ko"),
        ("Россия и Китай подписали договор, который был ратифицирован в мае.", "ru"),
        ("Україна та Польща підписали угоду, яка набуде чинності у травні.", "uk"),
        ("България и Гърция подписаха споразумение, съобщи министърът на външните работи.", "bg"),
        ("وقعت مصر والسعودية اتفاقية جديدة.", "ar"),
        ("ایران و پاکستان قرارداد گاز را امضا کردند و گفتگو ادامه دارد.", "fa"),
        ("Η Ελλάδα και η Κύπρος υπέγραψαν συμφωνία.", "el"),
        ("भारत और जापान ने समझौते पर हस्ताक्षर किए।", "hi"),
    ],
)
def test_the_language_of_a_sentence(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Manila", "1 2 3 — !", "qrst uvw xyz " * 12, "They met."])
def test_a_language_that_cannot_be_told_is_not_told(text: str) -> None:
    assert language_of(text) is None


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or len(language) == 2
