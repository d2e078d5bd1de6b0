"""Seats of government, and cities where diplomacy is done, beyond the capitals that countryinfo knows.

Sources: the governments' own addresses for the seats; the sites of UN offices, of summits of the G7, G20, APEC and NATO, and of
peace talks since 1990 for the cities. A name that many places share (Birmingham, Victoria, Santa Cruz) is left out.
"""


def _places(**cities: str) -> dict[str, str]:
    return {city.strip(): code for code, names in cities.items() for city in names.split(",")}


# Metonyms, each to the city it stands in.
SEATS: dict[str, str] = {
    "malacanang": "manila", "malacanang palace": "manila", "metro manila": "manila",
    "white house": "washington", "oval office": "washington", "state department": "washington", "foggy bottom": "washington",
    "pentagon": "washington", "capitol hill": "washington", "washington d c": "washington", "washington dc": "washington",
    "blair house": "washington",
    "kremlin": "moscow", "elysee": "paris", "elysee palace": "paris", "quai d orsay": "paris", "matignon": "paris",
    "downing street": "london", "10 downing street": "london", "no 10": "london", "whitehall": "london", "westminster": "london",
    "lancaster house": "london", "foreign commonwealth and development office": "london",
    "blue house": "seoul", "cheong wa dae": "seoul", "yongsan": "seoul",
    "zhongnanhai": "beijing", "great hall of the people": "beijing", "diaoyutai": "beijing",
    "diaoyutai state guesthouse": "beijing",
    "kantei": "tokyo", "nagatacho": "tokyo", "kasumigaseki": "tokyo", "gaimusho": "tokyo", "akasaka palace": "tokyo",
    "raisina hill": "new delhi", "south block": "new delhi", "hyderabad house": "new delhi", "rashtrapati bhavan": "new delhi",
    "delhi": "new delhi",
    "merdeka palace": "jakarta", "istana merdeka": "jakarta", "bogor palace": "jakarta",
    "planalto": "brasilia", "planalto palace": "brasilia", "itamaraty": "brasilia",
    "casa rosada": "buenos aires", "la moneda": "santiago", "miraflores palace": "caracas", "casa de narino": "bogota",
    "palazzo chigi": "rome", "farnesina": "rome", "quirinale": "rome", "moncloa": "madrid", "ballhausplatz": "vienna",
    "hofburg": "vienna", "bellevue palace": "berlin", "bankova": "kyiv", "bankova street": "kyiv", "mariinskyi palace": "kyiv",
    "union buildings": "pretoria", "aso rock": "abuja", "aso villa": "abuja", "jubilee house": "accra",
    "bestepe": "ankara", "cankaya": "ankara", "al yamamah palace": "riyadh", "qasr al watan": "abu dhabi",
    "baabda palace": "beirut", "grand serail": "beirut", "parliament hill": "ottawa", "beehive": "wellington",
    "berlaymont": "brussels", "europa building": "brussels", "kiev": "kyiv", "rangoon": "yangon", "saigon": "ho chi minh city",
    "peking": "beijing", "bombay": "mumbai", "calcutta": "kolkata", "madras": "chennai",
    "city of london": "london", "ivano frankivsk": "lviv", "sanaa": "sana a",
}  # fmt: skip

# Places whose name, as a party, means an institution rather than the state it lies in.
INSTITUTIONS: dict[str, str] = {
    "brussels": "EU",
    "berlaymont": "EU",
    "europa building": "EU",
}

CITIES: dict[str, str] = _places(
    AE="dubai,sharjah", AF="kandahar,herat", AR="mar del plata,bariloche", AT="salzburg,graz,innsbruck,alpbach",
    AU="sydney,melbourne,perth,brisbane,adelaide,darwin,hobart", BD="chittagong", BE="antwerp,bruges,ghent",
    BO="la paz", BR="rio de janeiro,sao paulo,fortaleza,belem,recife", BJ="cotonou",
    CA="vancouver,toronto,montreal,quebec city,halifax,banff,kananaskis,charlevoix,calgary,winnipeg",
    CD="goma,lubumbashi,bukavu", CH="geneva,zurich,davos,lausanne,montreux,lugano,burgenstock,basel", CI="abidjan",
    CN="shanghai,guangzhou,shenzhen,chengdu,tianjin,xi an,qingdao,hangzhou,kunming,boao,sanya,wuhan,chongqing,xiamen,nanjing",
    CO="cartagena,medellin,barranquilla", CU="guantanamo",
    DE="munich,frankfurt,hamburg,bonn,ramstein,meseberg,dresden,cologne,elmau,dusseldorf,stuttgart,leipzig,hanover",
    DK="aarhus", EE="tartu", EG="alexandria,sharm el sheikh,el alamein,hurghada", ES="barcelona,granada,seville,valencia,bilbao",
    FI="turku,tampere", FR="marseille,strasbourg,biarritz,evian,versailles,cannes,lyon,toulouse,bordeaux,deauville",
    GB="edinburgh,belfast,glasgow,carbis bay,chequers,cardiff,liverpool,manchester,lough erne,gleneagles,bletchley park",
    GE="batumi", GR="thessaloniki,rhodes", HU="visegrad,debrecen", ID="bali,nusa dua,surabaya,bandung,labuan bajo,yogyakarta",
    IL="tel aviv,haifa,eilat",
    IN="mumbai,goa,bengaluru,bangalore,chennai,hyderabad,kolkata,srinagar,jaipur,udaipur,ahmedabad,agra",
    IQ="erbil,basra,mosul,kirkuk", IR="isfahan,mashhad,natanz", IT="milan,venice,naples,turin,taormina,trieste,bari,bologna",
    JO="aqaba", JP="osaka,hiroshima,nagasaki,kyoto,karuizawa,sapporo,fukuoka,nagoya,okinawa,yokohama,ise shima,kobe",
    KE="mombasa", KH="siem reap", KP="panmunjom,kaesong", KR="busan,incheon,jeju,gyeongju,pyeongtaek",
    KZ="astana,nur sultan,almaty,aktau",
    LY="benghazi,misrata,sirte", MA="casablanca,marrakesh,marrakech,fez,tangier,skhirat", MM="yangon,mandalay",
    MK="ohrid", MX="cancun,guadalajara,monterrey,tijuana,los cabos", MY="penang,langkawi,putrajaya",
    NG="lagos,kano,port harcourt", NL="the hague,hague,rotterdam,maastricht,eindhoven,noordwijk", NO="bergen,tromso,svalbard",
    NZ="auckland,christchurch,queenstown,rotorua", PH="cebu,quezon city,davao,subic,clark,baguio,palawan,zamboanga",
    PE="cusco,arequipa", PK="karachi,lahore,rawalpindi,peshawar", PL="gdansk,krakow,rzeszow,wroclaw,poznan",
    PS="gaza city,rafah,bethlehem,hebron", QA="lusail", RU="st petersburg,saint petersburg,vladivostok,sochi,kazan",
    SA="jeddah,mecca,medina,neom,dhahran,al ula,alula", SD="port sudan,el fasher", SE="gothenburg,malmo,uppsala",
    SI="bled,brdo,brdo pri kranju", SY="aleppo,idlib,raqqa", TH="phuket,chiang mai,pattaya", TR="istanbul,antalya,izmir",
    TW="kaohsiung", TZ="dar es salaam,arusha,zanzibar", UA="odesa,odessa,kharkiv,lviv,mariupol,kherson",
    US="new york,new york city,san francisco,los angeles,chicago,camp david,sunnylands,mar a lago,palm beach,houston,miami"
    ",anchorage,honolulu,seattle,boston,philadelphia,atlanta,dayton,bedminster,annapolis,rancho mirage,denver,dallas",
    UY="punta del este", UZ="samarkand,bukhara", VN="ho chi minh city,da nang,hue,hai phong", YE="aden,hodeidah,hudaydah,marib",
    ZA="johannesburg,cape town,durban,sandton",
)  # fmt: skip

# Capitals that are better known as other places, or as names: no state can be told from them alone.
SHARED_CAPITALS: frozenset[str] = frozenset(
    {
        "victoria",
        "hamilton",
        "stanley",
        "jamestown",
        "plymouth",
        "georgetown",
        "st john s",
        "saint john s",
        "st george s",
        "douglas",
    }
)

# Parts of federations that stand behind a city (`London, Ontario`). Georgia is left out: behind a city it is mostly the state.
PROVINCES: dict[str, str] = _places(
    US="alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,hawaii,idaho,illinois,indiana,iowa,kansas"
    ",kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada"
    ",new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island"
    ",south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington state,west virginia,wisconsin,wyoming",
    CA="ontario,quebec,british columbia,alberta,manitoba,saskatchewan,nova scotia,new brunswick,newfoundland",
    AU="new south wales,queensland,western australia,south australia,tasmania,northern territory",
    IN="maharashtra,gujarat,kerala,tamil nadu,karnataka,rajasthan,uttar pradesh,punjab",
    GB="scotland,wales,northern ireland,england,cornwall",
)  # fmt: skip
