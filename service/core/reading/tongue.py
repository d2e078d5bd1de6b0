"""The language of a text, ISO 639-1: its script where that tells, else the share of small words of each language.

Small words are the commonest of each language, the ones no text of it does without. A text of fewer than a dozen words,
or one in which two languages come out alike, has no language that can be told.
"""

import re
import unicodedata
from collections import Counter

_SAMPLE = 6000  # characters of a text looked at
_FEWEST = 12  # words
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "THAI": "th", "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta", "TELUGU": "te", "GURMUKHI": "pa", "GUJARATI": "gu", "KHMER": "km", "LAO": "lo", "MYANMAR": "my",
    "HEBREW": "he", "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy", "ETHIOPIC": "am", "SINHALA": "si",
    "MALAYALAM": "ml", "KANNADA": "kn", "ARABIC": "ar", "CYRILLIC": "ru", "MONGOLIAN": "mn", "TIBETAN": "bo",
}  # fmt: skip
# Letters that one language of a shared script writes and the others do not, in the order they are asked for.
_LETTERS = {
    "ar": (("ur", "ٹڈڑںے"), ("fa", "پچژگ")),
    "ru": (("uk", "іїєґ"), ("be", "ў"), ("mk", "ѓќѕ"), ("sr", "ђћџљњј"), ("kk", "әғқңұһ"), ("ru", "ыэё"),
           ("bg", "ъщ")),
}  # fmt: skip
_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a is that for on with as was by at from has it are be his its have this an"
        " their said which",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an"
        " werden aus hat dass",
        "fr": "le la les de des du et à en un une est que pour dans qui sur au par avec plus ce pas sont aux"
        " ont il cette",
        "es": "el la los las de del y en que un una por con para se es su al lo como más no fue este entre sus"
        " ha sobre",
        "pt": "o a os as de do da dos das e em que um uma por com para se é no na ao mais não foi como sua à"
        " pelo entre",
        "it": "il la i le gli di del della dei e in che un una per con è si da al non sono come anche più nel"
        " alla ha tra",
        "nl": "de het een en van in te dat op is voor met zijn die aan door niet er naar bij ook als om uit"
        " hebben heeft",
        "sv": "och att det i en på är som för av med till den har de inte om ett vid från var men under kommer sin",
        "da": "og at det i en på er som for af med til den har de ikke om et ved fra var men under vil sig efter blev",
        "no": "og at det i en på er som for av med til den har de ikke om et ved fra var men under vil seg etter ble",
        "fi": "ja on ei se että oli ovat hän mutta kuin myös ole sen mukaan joka tai jos vuoden kanssa sekä tämä",
        "pl": "w i na z do się że nie jest o to za od po przez jak dla są oraz ma przy ich jego które został także",
        "cs": "a v se na je že s z do o to i za pro by od ve k po jako ale podle jeho které byl také byla jsou",
        "hu": "a az és hogy nem is egy van volt ez meg de mint csak már ki még szerint között után lesz amely",
        "ro": "și de în la a cu pe că nu o din să este mai un pentru care au fost sau prin lui al ale sunt acest",
        "tr": "ve bir bu da de için ile olarak olan daha çok en gibi kadar ancak sonra ise değil her oldu dedi"
        " arasında",
        "id": "yang dan di untuk dengan dari pada ini dalam itu akan tidak ke kepada juga oleh adalah telah"
        " negara bahwa karena tahun kedua",
        "ms": "yang dan di untuk dengan dari pada ini dalam itu akan tidak ke kepada juga oleh ialah telah"
        " beliau kerana negara",
        "tl": "ang ng sa na mga at ay si ni para nang kay ito hindi niya may kanyang sila isang rin din mula"
        " bilang pero siya",
        "vi": "và của là các có được trong cho một những với không người này đã để khi về từ tại đến việt theo năm ông",
        "sw": "na ya wa kwa ni katika la za kuwa cha hii hiyo wake yake huo hayo pia baada serikali rais nchi kati",
    }.items()
}
_TOKEN = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The language most of a text is in; None where it cannot be told."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is None or script == "LATIN":
        return _by_small_words(sample)
    language = _SCRIPTS.get(script)
    for other, letters in _LETTERS.get(language or "", ()):
        if sum(char in letters for char in sample.lower()) > 0.004 * len(sample):
            return other
    return language


def _script(sample: str) -> str | None:
    """The script most letters are of. A text with kana is Japanese, however many of its characters are Chinese."""
    counts = Counter(unicodedata.name(char, "?").split()[0] for char in sample if not char.isascii() and char.isalpha())
    counts["LATIN"] += sum(map(str.isalpha, filter(str.isascii, sample)))
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * counts.total():
        return "HIRAGANA"
    return counts.most_common(1)[0][0] if counts.total() else None


def _by_small_words(sample: str) -> str | None:
    words = [word.lower() for word in _TOKEN.findall(sample)]
    if len(words) < _FEWEST:
        return None
    counted = Counter(words)
    shares = sorted(
        ((sum(counted[word] for word in small) / len(words), language) for language, small in _SMALL_WORDS.items()),
        reverse=True,
    )
    (best, language), (second, _) = shares[0], shares[1]
    return language if best >= 0.12 and best > second else None
