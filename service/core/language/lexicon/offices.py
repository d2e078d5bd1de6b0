"""Words of office, rank, honour and address that stand before a person's name, in the form of `places.plain`.

Sources: the UN Protocol list of heads of state and government, ministers and permanent representatives; NATO STANAG 2116 for
ranks; the forms of address of Debrett's.
"""

# Words that make what stands before a name an office, a rank or a form of address.
HEADS: frozenset[str] = frozenset(
    (
        "president minister ministers secretary secretaries chancellor premier speaker senator sen representative rep"
        " congressman congresswoman governor gov mayor ambassador amb envoy consul commissioner director chairman"
        " chairwoman chairperson chair head leader counselor councillor councilor adviser advisor spokesperson spokesman"
        " spokeswoman solicitor judge magistrate pm fm usec asec taoiseach tanaiste counterpart undersecretary delegate"
        " custodian rapporteur chief general gen lieutenant lt colonel col major maj brigadier brig captain capt admiral"
        " adm commander cmdr marshal commodore sergeant sgt mr mrs ms miss mx dr sir dame lord lady baroness duke"
        " duchess prince princess king queen emperor empress emir sultan sheikh shaikh sheikha shaykh excellency"
        " excellencies majesty highness holiness pope cardinal archbishop bishop patriarch ayatollah imam rabbi reverend"
        " rev honorable honourable hon professor prof engineer engr attorney atty maulana mullah tun dato datuk datin"
        " madam madame monsieur comrade"
    ).split()
)
# Words that stand with those, and make no office of their own.
BESIDE: frozenset[str] = frozenset(
    (
        "vice prime deputy assistant under general state first second third permanent parliamentary principal executive"
        " special high senior acting interim caretaker outgoing incoming former ex then late elect designate chief"
        " cabinet joint foreign affairs external defense defence interior home finance treasury trade commerce industry"
        " economy economic energy justice security national international health education environment climate"
        " agriculture transport transportation infrastructure development cooperation culture labor labour science"
        " technology digital investment policy european union commission council committee central politburo communist"
        " party house staff armed forces office department ministry representatives parliament senate chamber"
        " presidential leadership republic relations communications immigration rear field air ret retired crown his her"
        " their royal imperial rt right two holy mosques us uk un eu"
    ).split()
)
# Abbreviated addresses that are names or words when written otherwise: He Lifeng.
ADDRESSES: frozenset[str] = frozenset({"HE", "HRH", "HM", "HH"})
# Words that join two words of office and begin no name: `Minister for Foreign Affairs`, `Adviser to the President`.
JOINING: frozenset[str] = frozenset("of for and the to on in at de du des".split())
# Behind the name and a comma: honours, degrees, and memberships.
BEHIND: frozenset[str] = frozenset("kc qc mp mep mla phd md obe cbe mbe kbe ret usn usa usmc esq".split())
# Particles of names: part of a surname, but told or left out from one text to the next.
PARTICLES: frozenset[str] = frozenset(
    "al el bin ibn bint ben abu von van der den de da di do dos du la le ter zu of".split()
)
# Behind a name: one of a line of the same name. A single letter is an initial.
GENERATIONS: dict[str, str] = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "vi": "vi", "vii": "vii",
    "viii": "viii", "xii": "xii", "xiii": "xiii", "xiv": "xiv", "xvi": "xvi",
}  # fmt: skip
# Abbreviated ranks that are names too when written without their point: Gen Nakatani.
POINTED: frozenset[str] = frozenset("gen sen rep gov col maj prof brig capt".split())
