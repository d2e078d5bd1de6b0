"""Verbs whose past is not made with -ed, as the news of diplomacy uses them, and what is handed over from one to another."""

_STRONG = """
become became become | begin began begun | bind bound bound | break broke broken | bring brought brought | build built built
buy bought bought | choose chose chosen | come came come | cut cut cut | deal dealt dealt | draw drew drawn | fall fell fallen
fight fought fought | find found found | get got got | give gave given | go went gone | grow grew grown | hold held held
keep kept kept | lay laid laid | lead led led | leave left left | lend lent lent | lose lost lost | make made made
meet met met | pay paid paid | put put put | quit quit quit | rise rose risen | seek sought sought | sell sold sold
send sent sent | set set set | shut shut shut | speak spoke spoken | spend spent spent | stand stood stood
take took taken | win won won | withdraw withdrew withdrawn | write wrote written
"""
_FORMS = [verb.split() for line in _STRONG.strip().splitlines() for verb in line.split("|")]
_SAME = {base for base, past, _ in _FORMS if base == past}
_PRESENT = {form: base for base, _, _ in _FORMS for form in (f"{base}s", f"{base}ing", f"{base.removesuffix('e')}ing")}

# Past forms that say by themselves that a thing was done; `cut` and `set` do not.
PAST = {form: base for base, *forms in _FORMS for form in forms if base not in _SAME and form != base}
# Every form of these verbs with its base.
BASE = {**_PRESENT, **PAST, **{base: base for base, _, _ in _FORMS}}
# Verbs by which money, goods or people pass from one to another.
TRANSFERS = frozenset(
    "give pay get send lend sell grant hand deliver disburse transfer provide supply receive donate contribute".split()
)
# Verbs by which words are given to who said them.
SAYING = frozenset(
    "say state call describe tell note add label term hail characterise characterize refer name view see".split()
)
# Forms of verbs by which a sentence gives words or a view to somebody, whatever they are: they claim nothing else.
SPEAKING = frozenset(
    "said says told tells called calls stated states described describes added adds noted notes argued argues argue"
    " held holds warned warns warn wrote writes writing thinks thought believes believed believe expects expected"
    " expect predicts predicted predict forecasts forecast judges judged judge maintains maintained insists insisted"
    " insist contends contended claims claimed stresses stressed underlined underlines emphasised emphasized"
    " emphasises recalls recalled recall explained explains suggests suggested answered answers replied replies"
    " countered counters responded responds observed observes remarked commented comments declared declares voiced"
    " voices considers considered regards regarded sees views viewed defends defended complains complained objects"
    " objected according quoted quotes characterises characterizes characterised".split()
)
# Verbs that people and states do in the news, in the forms in which they follow a name.
ACTING = frozenset(
    "met meets signed signs visited visits hosted hosts announced announces agreed agrees welcomed welcomes"
    " rejected rejects approved approves ratified ratifies initialled pledged pledges wants wanted asked asks urged"
    " urges proposed proposes arrived travelled flew spoke speaks discussed led leads opened opens opposed opposes"
    " backed backs supports supported promised promises commended praised praises hailed received denied denies"
    " refused refuses vowed vows hopes hoped and".split()
)
