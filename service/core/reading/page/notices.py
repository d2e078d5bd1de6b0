"""Notices of web pages as patterns: whole lines in which a page speaks of itself and not of the news.

Each is held against a whole line of at most `lines.RULED` characters. None has a repetition inside a repetition, so that
a hostile line costs no more than its length allows.
"""

import re

_ANY = re.IGNORECASE


def _rule(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), _ANY)


_LABELS = _rule(
    r"read (?:more|next|also)\b[^.]{0,80}",
    r"follow us.{0,40}",
    r"sign up.{0,60}newsletter.{0,20}",
    r"(?:tags?|topics?|keywords?|filed under|posted in|categories|schlagworte|themen|temas|etiquetas|теги)"
    r"\s*:.{0,200}",
    r"have problems with your subscription.{0,60}",
    r"click here\b[^.]{0,60}",
)
_CONTACT = _rule(r"(?:e-?mail|tel|telephone|phone|land?(?:line|ine)|sms|sms/viber|viber|fax)\s*:.*(?:@|\d{3}).*")
_RIGHTS = _rule(
    r"(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4})).*",
    r"(?:all|some) rights reserved\b.{0,200}",
    r".{0,80}\ball rights reserved[.!]?",
    r"(?:this material|no part of this|unauthori[sz]ed (?:use|reproduction|copying)).{0,160}(?:rewritten"
    r"|redistributed|reproduced"
    r"|prohibited|permission).{0,80}",
    r"our standards:.{0,120}",
    r"(?:source|quelle|来源|來源|출처)\s*[:：]\s*\S{1,30}(?: [^\s.]{1,20}){0,5}",
    r"editor\s*[:：]\s*\S{1,20}(?: \S{1,20})?",
    r"责任编辑\s*[:：].{0,30}|［?责编[:：].{0,30}",
)
_OFFER = _rule(
    r"(?:upgrade|enjoy|get|save|try|switch|avail|join|buy|order|shop|start|subscribe)\b.{0,80}"
    r"(?:[₱$€£¥]\s?\d[\d,.]*\s?/\s?(?:mo|month|yr|year)\b|\bup to \d+ ?mbps\b).{0,80}"
)
_VISIT = _rule(r"visit \S+\.(?:ph|com|net|org|io|co)\b.{0,40}")
_COUNTS = _rule(
    r"\(?\d[\d.,]*\s?[km]?\)? ?(?:views?|shares?|comments?|likes?|reads?|followers|claps|kommentare?|commentaires?)",
    r"(?:views?|shares?|comments?|kommentare?|commentaires?)\s*[:(]?\s?\d[\d.,]*\s?[km]?\)?",
    r"(?:(?:estimated )?reading time|time to read|lesezeit|lesedauer|temps de lecture"
    r"|tiempo de lectura)\s*:?\s*\d+\s?min\w*\.?",
    r"\d+[ -]?(?:min|mins|minute|minutes)\.?[ -]read|\d+ min(?:uten)? lesezeit|\d+ min de lecture|\d+ min de lectura",
    r"(?:(?:published|updated|posted|last updated|modified)\s*:?\s*)?(?:\d+|an?|one) (?:second|minute|min|hour"
    r"|hr|day)s? ago",
    r"list \d+ of \d+.{0,160}|list of \d+ items|end of list|artikel zum hören.{0,12}",
    r"(?:image|slide|photo) \d+ of \d+|\[?\d+ ?/ ?\d+\]?",
)
_COOKIES = _rule(
    r"(?:we|we and our .{0,40}|this (?:web)?site|our (?:web)?site|wir|diese (?:web)?seite|ce site|nous"
    r"|este sitio)\b.{0,60}"
    r"\bcookies?\b.{0,300}",
    r"by (?:continuing|clicking|using|browsing|closing)\b.{0,160}\b(?:cookies?|privacy|terms)\b.{0,160}",
    r"this site is protected by recaptcha.{0,120}",
)
_ACCOUNT = _rule(
    r"by (?:providing|signing|subscribing|registering|entering|submitting)\b.{0,200}"
    r"\b(?:terms|privacy|newsletters?|e-?mails?)\b.{0,160}",
    r"your (?:e-?mail(?: address)?|subscription|account)\b.{0,80}\b(?:not be published|successful|not be saved"
    r"|be saved"
    r"|has expired|is required)\b.{0,120}",
    r"for (?:feedback|complaints|inquiries|comments|more (?:news|stories)|the latest)\b.{0,120}"
    r"\b(?:contact|e-?mail|visit|follow)\b.{0,80}",
    r"(?:please abide by|read our)\b.{0,40}\b(?:guidelines|policy|rules)\b.{0,60}|there are no comments\b.{0,80}",
    r".{0,40}\bback to (?:home|homepage|top)|enjoying this (?:article|story)\?.{0,120}",
    r"how does this (?:story|article|post)? ?make you feel\??|this is ai[- ]generated.{0,160}|sign up here\.?",
    r"required fields are marked.{0,20}|save my name, e-?mail.{0,120}",
    r"(?:already|not) an? (?:subscriber|member)\b.{0,120}",
    r"you(?:'ve|’ve| have) (?:reached|read|used|hit)\b.{0,80}\b(?:free|limit|articles?)\b.{0,120}",
    r"(?:this (?:article|story|content|page)|dieser artikel|cet article|este artículo) (?:is|ist|est|es)\b.{0,60}"
    r"(?:subscribers|members|abonnenten|abonnés|suscriptores)\b.{0,80}",
    r"thank(?:s| you) for (?:reading|subscribing|signing up|registering|your subscription)\b.{0,120}",
    r"(?:you must be|please) log(?:ged)? in\b.{0,60}",
    r"(?:article|story) continues (?:below|after)\b.{0,60}|advertisement\s?[-–—|:].{0,60}",
    r"(?:error|oops)!?.{0,40}(?:try again|went wrong).{0,40}|(?:please )?enable javascript.{0,120}",
)
_PROMO = _rule(
    r"(?:sign up|subscribe|share|register|get|join|follow|download|enter|stay|don['’]t miss|support (?:us|our)"
    r"|donate|become"
    r"|log in|sign in|unlock|try|help us|like us|install|activate|choose|tap|click|watch us|find us|never miss"
    r"|abonnieren sie"
    r"|melden sie sich|folgen sie|inscrivez-vous|abonnez-vous|recevez|suivez|suscr[ií]bete|s[ií]guenos"
    r"|reg[ií]strate|assine|siga"
    r"|ikuti|iscriviti|подписывайтесь|подпишитесь)\b.{0,260}"
    r"\b(?:newsletters?|inbox|e-?mail(?: address)?|subscri(?:ption|bers?)|premium|app store|google play|(?:our"
    r"|the) app"
    r"|free trial|unlimited access|full access|social media|facebook|twitter|whatsapp|telegram|youtube"
    r"|instagram|viber"
    r"|linkedin|tiktok|channel|alerts?|push notifications|membership|ad-free|days free|latest news|canal|kanal"
    r"|телеграм\w*)\b"
    r".{0,160}"
)
# A sentence of the news may begin like a promotion: what a page says of itself reports nothing and quotes nobody.
_REPORTING = _rule(
    r".*(?:[\"“”]|\b(?:said|says|told|urged|announced|minister|president|secretary|government|treaty|agreement"
    r"|pact|talks"
    r"|officials?|embassy|according)\b).*"
)
_CREDIT = _rule(
    r"\(?(?:additional )?(?:reporting|writing|editing|compiled|edited) by (?P<desk>.{3,200})\)?",
    r"\(?(?:(?:file )?(?:photo|photograph|image|picture|graphic|video|foto|bild|photos|images|crédit photo"
    r"|photo credit"
    r"|image credit|image source|picture credit|credit|fotos|imagen|foto de archivo|фото))s?\s?"
    r"(?:by|from|via|courtesy of|von|:|,|/|©)"
    r"\s?(?P<photo>.{2,60})\)?",
    r"(?:screen ?grab(?:bed)? from|courtesy(?: of)?:?|handout (?:via|from|by))\s(?P<handout>.{2,60})",
    r"(?P<agency>(?:reuters|ap|ap photo|afp|epa|epa-efe|kyodo(?: news)?|xinhua|jiji|getty(?: images)?|bloomberg|dpa"
    r"|picture alliance|anadolu|tass|sputnik|pool|imago)(?: ?[/|] ?[\w .'’-]{2,40}){1,3})",
    r"(?P<via>[\w .'’/-]{2,40} via (?:reuters|ap|afp|getty images|kyodo|epa|xinhua|sputnik|imago))",
)
_CREDITED = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ]|\d|of\b|the\b|in\b|via\b|from\b|for\b|and\b|by\b|dpa\b|imago\b|editing\b|writing\b|reporting\b"
    r"|additional\b|de\b|du\b|la\b|/|&|@|\().*"
)
_END = _rule(r"\\?#+|(?:\\?# ?){2,5}|-+ ?30 ?-+|\(?-*ends?-*\)?\.?|enditem\.?|\(end\)|完|ende")
_RULES = (_LABELS, _CONTACT, _RIGHTS, _OFFER, _VISIT, _COUNTS, _COOKIES, _ACCOUNT)


def is_notice(words: str) -> bool:
    """Whether a line is a notice of the page: rights, contact, cookies, accounts, offers, counts, newsletters."""
    if any(rule.fullmatch(words) for rule in _RULES):
        return True
    return bool(_PROMO.fullmatch(words)) and not _REPORTING.fullmatch(words)


def is_credit(words: str) -> bool:
    """Whether a line is nothing but the credit of a picture: `Photo: Kyodo`, `REUTERS/First Last`. A caption, with or
    without a credit, is content: after the cue only names may follow."""
    match = _CREDIT.fullmatch(words)
    if match is None:
        return False
    return all(_CREDITED.match(word) for word in next(filter(None, match.groups())).split())


def is_end_mark(words: str) -> bool:
    """Whether a line is one of the marks press offices and agencies end a text with: `###`, `-30-`, `ENDS`."""
    return len(words) <= 12 and bool(_END.fullmatch(words))
