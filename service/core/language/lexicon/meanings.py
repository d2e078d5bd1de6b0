"""Words that mean the same in a sentence about diplomacy, and words that mean the opposite of each other.

A group says nothing that its first word does not: a drafter's `free` for a source's `release`, never `sign` for `agree`.
"""

from functools import cache

SAME = tuple(
    tuple(line.split())
    for line in """
release free released freed
withdraw pull withdrawal pullback
extend prolong extension prolonged renew renewed
purchase buy bought procure procurement
jointly together joint
whole entire all full total
company firm business enterprise
cut reduce lower reduction
remove lift abolish scrap removal eliminate
expire lapse lapsed end
fighter combatant troops forces soldiers
talks negotiations discussions
reject refuse turned
start begin began launch open opening launched
conclude end finish complete concluded completed
help assist aid support assistance
kill dead death
wound injure hurt wounded injured
pay payment paid pays
allow permit let enable lets
border frontier boundary
ship vessel boat
parliament legislature lawmakers assembly
share exchange
speed accelerate hasten quicken
mine landmine
fix settle set determine
vote ballot voted
train drill exercise
urge call press
warn caution
fund finance financing money
tariff duty duties customs
limit cap ceiling
accept acceptance
mediate broker mediator mediation mediated brokered
double twofold twice
half halve
yearly annual annually year
notice notify notification notified
keep retain maintain
remain stay
member membership
name appoint designate
postpone delay defer postponed deferred
cancel called scrapped
prisoner detainee captive
build construct construction
""".strip().splitlines()
)

OPPOSITE = tuple(
    (tuple(one.split()), tuple(other.split()))
    for one, _, other in (
        line.partition("|")
        for line in """
resume start begin restart launch | end stop halt cease
strengthen stronger strong | weaken weaker weak
raise increase rise higher expand grow | lower decrease cut reduce shrink fall
open reopen | close shut
support back favour favor endorse | oppose condemn criticise criticize
accept approve welcome | reject refuse condemn
allow permit let | ban forbid prohibit bar
lift remove abolish | impose introduce
export exports | import imports
join accede | leave quit withdraw exit
safer safe | dangerous unsafe
faster speed accelerate hasten | slower slow delay
success succeed | failure fail
easier ease | harder tighten
win won | lose lost
rich richer | poor poorer
north northern | south southern
east eastern | west western
majority | minority
maximum | minimum
legal lawful | illegal unlawful
public | secret
temporary | permanent
bilateral | multilateral trilateral
civilian civil | military
""".strip().splitlines()
    )
)

# Words that join what the sources tell and add nothing that could be wrong by itself.
BRIDGES = frozenset(
    "lets permits allows permit allow must shall entire whole full length amount number text back countries states sides nations"
    " weeks days months years hours week month early late middle jointly together firms companies settles covers concerns"
    " calls called holds argues views describes speaks terms term between among having being with once following says"
    " leaders ministers officials members representatives each every same date dated half earlier alternately respectively"
    " times capital government governments body ahead outstanding take takes took taken place"
    " takes hold held rather".split()
)
# Common words that open a sentence and are nobody's name.
COMMON_OPENERS = frozenset(
    "having being despite amid among besides beyond instead unlike until unless whether since given thanks under upon via with"
    " without they he she we it his her its their our there here how why what who whose every each neither either few many much"
    " more most less least several some such another other others no none not never only even also still yet thus hence then"
    " companies firms businesses vessels ships troops forces soldiers fighters farmers workers fishers lawmakers leaders"
    " members states countries sides parties nations allies partners envoys diplomats delegations negotiators presidents duties"
    " tariffs exports imports goods services trade aid money funds funding payments sums ratification signature accession entry"
    " implementation approval consent withdrawal notice instruments documents texts terms provisions details work relations ties"
    " cooperation membership citizens people civilians prisoners weapons arms data energy power water security peace concluded"
    " signed adopted approved ratified initialled extended amended suspended expired announced proposed agreed pending still"
    " earlier later last next today since after before during while as of on at by for from in to up over about around".split()
)


@cache
def meaning(word: str) -> str:
    """The first word of the group that a word belongs to, or the word itself."""
    return next((group[0] for group in SAME if word in group), None) or next(
        (group[0] for group in SAME for end in ("s", "d", "ed", "ing") if word.removesuffix(end) in group), word
    )
