"""Small closed word lists that the reader rests on, by job."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


PICTURES = r"\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\ufe0f"
"""Stars, emoji and the like, as a class of a regular expression has them."""
PARTICLES = listed("de da di del della der den des du la le van von zu ten ter bin ibn al el y do dos af av o'")
SUFFIXES = listed("jr sr ii iii iv")
TITLES = listed(
    """
    dr doctor mr mrs ms miss sir dame lord lady captain capt colonel col general gen major lieutenant lt sergeant
    sgt private corporal commander admiral professor prof detective det inspector sheriff deputy agent officer chief
    king queen prince princess duke duchess count countess baron baroness emperor empress father sister brother
    mother uncle aunt reverend rev pastor bishop cardinal pope judge president senator governor mayor minister saint
    st don madame master mistress marshal ranger nurse cousin grandpa grandma don dona doña
    """
)
# Titles that real people bear, too.
HONOURED = listed("sir dame lord lady miss mr mrs ms don rev prince king queen")
# Titles that have a realm behind them: *Duke of Norfolk*.
REALMS = listed(
    """
    duke duchess earl king queen prince princess count countess marquis marquise marquess baron baroness lord lady
    emperor empress sheriff bishop archbishop cardinal sultan
    """
)
# Words of a trade before a name: never a part of it.
TRADES = listed(
    """
    director directors writer writers co-writer co-writers producer producers composer composers cinematographer
    editor screenwriter screenwriters author novelist playwright actor actress actors actresses star stars co-star
    co-stars comedian newcomer veteran winner nominee protege legend filmmaker filmmakers auteur helmer scribe
    showrunner creator photographer
    dp dop lenser lyricist choreographer
    writer-director director-writer directed written starring featuring cinematography screenplay music score cast
    with by and
    """
)
# Trades cut short in front of a colon or a stroke: *Cam: Roger Deakins*, *Dir/wri: Agnès Varda*.
SHORT_TRADES = listed(
    "dir dirs regie wri wr scr sc scen cam ph photo cinem cine ed edit cut mus comp prod pr snd sound cast"
)
# Capitalised words that are no name of a person, part or film by themselves.
NO_NAME = listed(
    """
    welsh cornish catalan basque argentinian colombian cuban romanian bulgarian ukrainian serbian croatian bosnian
    vietnamese indonesian persian arab arabic pakistani kenyan nigerian ghanaian ethiopian jamaican chilean peruvian
    lebanese palestinian moroccan algerian tibetan mongolian malaysian singaporean flemish bavarian czechoslovak
    i i'm i've i'd i'll english french german italian spanish british american irish scottish russian chinese
    japanese korean indian mexican canadian australian african european asian swedish danish polish dutch greek
    roman austrian swiss belgian norwegian finnish icelandic israeli iranian turkish brazilian argentine hungarian czech
    portuguese thai taiwanese filipino egyptian
    jewish christian catholic muslim western eastern southern northern victorian edwardian elizabethan soviet
    nazi nazis americans indians germans russians british hollywood bollywood broadway america england france
    germany italy spain britain ireland scotland russia china japan korea india mexico canada australia europe
    africa asia london paris monday tuesday wednesday thursday friday saturday sunday january february april july
    august september october november december christmas halloween thanksgiving easter oscar oscars emmy golden
    globe globes academy award awards god tv dvd blu-ray vhs hbo netflix disney pixar marvel dc mgm universal
    paramount columbia lionsgate amazon apple warner imdb youtube google twitter facebook cgi fx sfx vfx usa us uk
    fbi cia nypd lapd wwii wwi ii iii sci-fi ok okay hitchcockian shakespearean internet bible dreamworks miramax
    lyrics choreography hammer iirc imo imho afaik tbh btw lol omg wow fyi rip psa edit update dialogues
    imax sony fox a24 ussr nyc la pg pg-13 r-rated hmm yes no oh well dear mom dad mum blu-rays dvds a.k.a aka et al
    vs ps spoiler spoilers warning note rating grade score verdict genre runtime overall pros cons plot synopsis
    summary review reviews conclusion introduction cast crew characters story music acting visuals direction
    bottom-line final thoughts mr. mrs. dr. great good bad best worst envision imagine picture ditto nope enter exit
    shot said yep meh technicolor cinemascope cgi-heavy oscar-winner oscar-winning emmy-winning trivia quiz
    commentary featurette
    """
)
PLACE_WORDS = listed(
    """
    city town village island islands river lake mountain mountains valley park street avenue road square bay beach
    hill hills county forest desert castle house hotel hospital school university college station airport prison
    bridge tower palace kingdom empire planet galaxy republic states state sea ocean coast harbor bros pictures
    studio studios enterprises entertainment films productions pix company corporation inc agency
    department war world festival
    award awards prize academy institute museum church street boulevard club bar animation animations film cinema media
    television tv network channel movies features classics cartoons theatres ltd unit group
    """
)
# First words of places, never of people.
PLACE_FIRST = listed(
    "new san los las santa north south east west fort mount lake academy el rio great central united old royal "
    "la le les los las"
)
# Adjectives of nations: before a name they belong to the sentence.
NATIONS = listed(
    """
    african algerian american argentine argentinian asian australian austrian belgian brazilian british bulgarian
    canadian chilean chinese colombian croatian cuban czech danish dutch egyptian english european filipino finnish
    french greek hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese kenyan
    korean lebanese mexican moroccan nigerian norwegian pakistani palestinian peruvian polish portuguese romanian
    russian scottish serbian soviet spanish swedish swiss taiwanese thai turkish ukrainian vietnamese welsh
    """
)
DETERMINERS = listed("a an the his her their its this that these those some our my your another one two three four")
EVERYDAY_SURNAMES = listed(
    "stone white gray woods field fields black blue law chase rush castle savage glass power powers driver camp cross "
    "warden rock blunt storm farmer snow winter judge church beach cash urban alley bird prior stoner coffin gold "
    "wood hill brooks rivers banks marsh lake lane fox wolf crow drake knight bishop pope"
)
"""Words that are surnames behind a first name which is no word itself."""
