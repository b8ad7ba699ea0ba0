"""Words that reviews write in lower case in the middle of a sentence, the most frequent ones.

Counted over some fifteen hundred reviews. A capital on such a word at the start of a sentence says nothing, and in a
text written without capitals such a word is no name.
"""

from __future__ import annotations

from kg.reviews.words import listed

COMMON_WORDS: frozenset[str] = listed("""
abandoned abandoning abandons abducted abilities ability able aboard abortion about above abrupt abruptly absence
absent absolute absolutely abstract absurd absurdist absurdity abuse abusive academic accent accents accept
acceptable acceptance accepts access accessible accident accidental accidentally accompanied accomplice accomplish
accomplished according account accuracy accurate accused achieve achieved achievement achieves acknowledge
acknowledges acquired acquires acquits across act acted acting action actioner actions actor actors actress acts
actual actually ad adapt adaptation adaptations adapted adapting adapts add added addiction adding addition address
adds admirable admire admit admits admittedly adopted adrenaline adult adults advance advances advantage adventure
adventurer advice aesthetic aesthetics affair affairs affect affection afford afforded affords aforementioned afraid
after afternoon afterthought again against age aged agency agent agents ages aggressive aging ago agree agreed
agrees ahead aid ailing aiming aimless aims air akin ala albeit alcoholic alien alienated aliens alike alive all
allegory alley allow allowed allowing allows almost alone along alongside aloud already also alternate alternates
although altogether always am amalgam amateur amateurish amazing ambiguity ambiguous ambition ambitions ambitious
ambush amid amidst among amongst amoral amount amounts ample amulet amusing an ancestral anchor anchors ancient and
anger angle angles angry angst animal animals animated animation announces annoyed annoying another answer answers
antagonist anthology anti antics any anybody anymore anyone anything anyway anywhere apart apartment apocalypse
apocalyptic apparent apparently appeal appear appearance appeared appearing appears appetite appreciate appreciated
appreciation approach approaches approaching appropriate apt arc archetype archetypes arcs are area aren argue
argument arm armed arms around array arrest arrested arresting arrival arrive arrived arrives arriving arrogance
arrogant art artifact artifice artificial artist artistic artists arts as aside ask asked asking asks asleep aspect
aspects aspiring ass assailant assailants assassin assassination assassins assault assembled assigned assignment
assistant associated assorted assume assumed assumes at atmosphere atmospheric atop atrocious attached attack
attacked attacking attacks attempt attempted attempting attempts attendant attention attic attitude attracted
attraction attractive audacity audience audiences audio aunt authentic authenticity author authorities authority
autobiography available average avoid avoided avoiding avoids awake awakens award aware away awesome awful awkward
awry axe back backdrop backed background backing backseat backstory backward backwards backwoods bad baddie baddies
badly bag balance balances band bandit bank banter bar bare barely barking barrels bars base based basement basic
basically basis bat bathroom battle battles battling be beach bear bearing bears beat beaten beating beats beautiful
beautifully beauty became because become becomes becoming bed bedroom been beer before began begets begging begin
beginning begins begs behave behavior behind being belie belies believable believably believe believed believes
believing belongs beloved below beneath benefit bent beside besides best betray betrayal betrayed betrays better
between beyond bid big bigger biggest billing bio biography bird birds birth birthday bit bite biting bits bitter
bittersweet bizarre black blackmail blade blades blame bland blatant blaxploitation bleak bleeding blemish blemishes
blend blends blew blind blinded bloated blockbuster blockbusters blonde blood bloody blooms blow blown blows blue
blunt board boarding boasts boat bodies body boils bold bomb bombing bone bones bonkers booby book books booze
border bordering borderline borders bore bored boring born borrowed boss botched both bother bothered bottle bottom
bought bound bounty bout bow bowl box boxer boxing boy boyfriend boys brain brains branch brat break breakfast
breaking breakneck breaks breasts breath breathe breathing breathtaking breezy bride bridge brief briefly bright
brilliance brilliant bring bringing brings brisk broad broke broken brother brought brow brush brutal brutality
bucolic buddies buddy budget buffs build building buildings builds built bulk bullet bullets bully bumbling bump
bunch buoyed burgeoning buried burn burned burning burst bursts bus business businessman bustling busy but butt
button buy buying buys by cab cabal cabin cable calculating call called calling calls calm camaraderie came cameo
cameos camera cameras camerawork camp campy can cancer cannot canoe cap capable cape caper captivating capture
captured captures capturing car card cardinal cards care career careful caricature caring carnage carnival carriage
carried carries carry carrying cars cartoon cartoonish cartoons case cash cashing casino cast casting castle casts
casual casualty cat catch catches catching catchy cattle caught cause caused causes causing cautionary celebrity
cell cemetery censors center centers central centuries century ceremony certain certainly chained chainsaw chair
challenge challenges champion chance chances change changed changes changing channel channels chaos chaotic chapter
character characterization characters charge charged charisma charismatic charm charming charms chase chases chasing
cheap check checks cheerfully cheesy chemistry chest chew chief child childhood children chilling chills choice
choices choose chooses choosing chops choreographed choreography chorus chose chosen chuckle chuckles chunk church
cigarette cinema cinematic cinematographer cinematography circle circumstances circus clad claim claiming claims
clan clarity clash class classic claustrophobia claustrophobic claws clean cleaner clear clearly clerk clever click
clicks client cliff cliffhanger climactic climatic climax climbs clinical clip clock clocks clone close closed
closely closer closes closest closet closeup closing clothes clown club clue clues clumsy clunky co coach coast
coastal coat cocaine cocktail code coed coeds coffee coffin cold collaboration collaborator collapse collapses
colleague collect collection college collision colony color colorful colors combat combination combine combined come
comedian comedic comedies comedy comes comfort comfortable comic comical comics coming command commander commanding
commands commentary comments commercial commit commitment commits committed committing common communicate community
companies company compare compared comparison comparisons compassion compelling compensate compensates competence
competent competition complaint complete completed completely completists complex complexity complicated composer
composition compound compounds comprises comprising computer con concept concern concerned concerns conclusion
concrete condescending condition confesses confidence confident confines conflict confront confrontation confronted
confronts confused confusing confusion connect connected connection connections conscience consequence consequences
consider considerable considerably considered considering consists conspiracy constant constantly construction
contact contain containing contains contemporary content context continue continued continues continuing continuity
contract contrast contrasts contrivances contrived control controlling controversial convenient conventional
conversation convey conveyed conveying conveys conviction convince convinced convinces convincing convincingly
convoluted cool cop copious cops core corner corporate corpse corpses correct corridors corrupt corruption cost
costs costume costumes couch could couldn counselors count counter countless country countryside counts couple
couples courage course court courtesy courtroom cousin cover covered covers cowboy crack crackle crackles crackling
cracks craft crafted crafting crafts cramped cranked crap crash crashes crawl crawling crawls crazy creaky create
created creates creating creation creative creator creators creature creatures credibility credit credited credits
creep creeping creeps creepy crew cries crime criminal criminals cringe crisp critical critics critique crook
crooked cross crosses crotch crowd crowds crucial cruel cruelty crumble crumbles crumbling crush crying cue
culminates culminating culprit cult cultural culture cup cure curiosity curious current cursed curses cut cute cuts
cutting cybernetic cycle cynical cynicism daily damage damn damsel dance dancer dancers dancing danger dangerous
dangling dark darkened darker darkest darkness date dated dates dating daughter day daylight days dead deadpan deaf
deal dealer dealing deals dear death deaths debut decade decades deceased decent decide decided decidedly decides
decision dedicated deep deeper deeply defeat defense define defined definitely definition definitive deft defy
degree deliberate delicious delight deliver delivered delivering delivers delivery delusional demand demanded
demanding demands demeanor demon demonic demons demonstrate demonstrates department depiction depicts depth depths
deputy deranged derivative descending descends descent describe described describes description desert deserted
deserve deserved deserves design designed designer designs desire desired desires desk desolate despair desperate
desperately desperation despite destroy destroying destroys destruction detached detachment detail detailed details
detective detectives determination determined detract detracts detriment devastating develop developed development
device devices devoid devolves dialog dialogue dice dichotomy did didn die died dies difference different
differentiate difficult digestible digging digital dignity dim dimension diner dingy dinner direct directed
directing direction directions director directorial directors directs dirt dirty disaffected disappear disappearance
disappeared disappearing disappears disappoint disappointed disappointing disappointment disappoints disarray
disaster disastrous disbelief disconnect discover discovered discovering discovers discovery discuss discussing
disdain disfigured disguised disgusted disingenuous disjointed dislike dismiss dismissed dismisses disorder
disparate dispatches display displays dissonance dissonant distance distant distinct distinctly distract distracted
distracting disturbing dive diversion dives divorce do doctor doctors documentary does doesn dog doing dollar
dollars dominated don done dons doomed door doors dose double doubles doubt doubts down downhill downright
downstairs downtown dozen dozens draft drag dragged dragging drags drain drains drama dramas dramatic draw drawing
drawl drawn draws dread dream dreams dress dressed dressing drifter drill drink drinking drinks dripping drive
driven driver drives driving drop dropped drops drowning drug drugs drunk drunken dry dual dub dubbed due dull dumb
dummy dump dumps duo during dust dusty duty dwarf dying dynamic dynamics dynamite dysfunctional each eager earlier
early earn earned earnest earns ease easier easily easy eat eating eccentric echoes echoing edge edges edgy edited
editing editor eerie effect effective effectively effects efficiency efficient effort effortlessly efforts ego eight
eighty either elaborate elderly electric elegant element elements elevate elevated elevates eleven elf elicit
elicited elicits elite else elsewhere elvis embodies embrace embraced embraces embracing emerge emerges emerging
emoting emotion emotional emotionally emotions emotive empathize empathy emphasis employ employee empty en enamored
encounter encounters end endear endearing endeavor ended ending endings endless ends endure enduring enemies enemy
energy engage engaged engages engaging engineering enhances enigma enigmatic enjoy enjoyable enjoyed enjoying
enjoyment enjoys enormous enough ensemble ensues enter entering enters entertain entertaining entertainment
entertains enthusiasm enthusiasts entire entirely entitled entrance entries entry environment epic epilogue episode
episodes equal equally era erotic erupts escalating escape escaped escapes escaping escapist eschewing eschews
especially espionage essence essential essentially establish established establishes establishing estate estranged
etc eternal even evening event events eventual eventually ever every everyman everyone everything everywhere
evidence evidenced evident evil evoke evokes evoking evolution evolve evolved ex exact exactly example exceeds
excellent except exception exceptional exceptionally excess excessive exchange exchanges excited excitement exciting
excuse executed execution executive exercise exhausted exhibits exist existence existential existing exists exit
exits exotic expect expectations expected expecting expedition expense expensive experience experienced experiences
experiment experiments expert explain explained explaining explains explanation explicit explodes exploding exploit
exploitation exploitative exploits exploration explore explores exploring explosions explosive expose exposed
exposition expository exposure expression extended extends extent exterior extra extraneous extraordinary extras
extreme extremely extremes exudes exuding eye eyes face faced faces facial facing fact factor fade fades fail failed
failing fails failure fair fairly fairy faith faithful fake fall fallen falling falls false falters fame familiar
familiarity family famous fan fangs fans fantasies fantastic fantasy far farce farcical fare fares farm farmer
farmers farther fascinated fascinating fashion fashions fast faster fat fatal fate father fault faults favor
favorite favors fear fearless fears feat feature featured features featuring fed feed feeds feel feeling feelings
feels feet fell fellow felt female festival fever few fiction fictional field fields fiery fifteen fifth fifty fight
fighter fighters fighting fights figure figured figures fill filled filling fills film filmed filming filmmaker
filmmakers filmmaking films final finale finally financial find finding finds fine finest finger fingers finish
finished finishes fire fired fires firing firm firmly first fish fishing fist fit fits fitting five flair flame
flames flash flashback flashbacks flashes flat flaw flawed flawless flaws flee fleeing flees flesh fleshed fleshing
flick flight flimsy flip flips flirts floating floor fly flying focus focused focuses focusing fog foil folds folk
folks follow followed following follows food fool fooling foot footage football footing for forbidden force forced
forces forcing foregone foreign foremost foreshadowing foreshadows forest forever forget forgets forgettable
forgetting forgive forgotten form formal format formed former forms formula formulaic formulas fort forth fortune
forty forward fought found foundation four fourth fragile frame framed frames framing franchise frantic free freedom
freeze frequent fresh friend friends friendship frightened frightening from front frontier frozen frustrated
frustrating frustration fuel fugitive full fully fumbles fun functions fundamental funding funeral funnier funniest
funny furniture further fury futility future gadgets gag gags gain gambler gambling game games gang gangster
gangsters gap garbage garden gas gate gave gay gaze gazing gear gears gel gels gem gender general generally generate
generates generation generations generic genius genre genres gentle genuine genuinely geography get gets getting
ghost giallo giant gift gifted gigolo gimmick girl girlfriend girls give given gives giving glad glamorous glance
glaring glass glee gleeful glimpse glimpses global glory gloss glowing go goal goes going goings gold gone gonna
good goods goofs goofy goon goons gore gorgeous gory got gothic gotten government grab grabs grace grade gradually
grafted grand granddaughter grander grandeur grandfather grandmother granted graphic grasp grating gratuitous grave
gravitas gravity gray greasy great greater greatest greatness greed grew grief grieving grim grin grindhouse
grinding grinning gripping grit gritty gross grotesque ground grounded grounds group groups grow growing grown grows
growth gruesome guard guess guessed guessing guest guests guide guilt guilty guitar gun gunman guns gunshot
gunslinger gut guts guy guys gym habit had hadn hair haircut half halfway halt hand handed handful handheld handle
handled handles handling hands handsome hang hangout hangs hapless happen happened happening happens happiness happy
harbors hard hardened harder hardly harrowing harsh has hasn hat hatches hate haunted haunting haunts have haven
having he head headed heading headquarters heads health hear heard hearing hears heart hearts heat heavily heavy
heck height heighten heightened heiress heist held helicopter hell helmed help helped helping helpless helps
henchman henchmen her here hero heroes heroic heroin heroine hers herself hews hidden hide hiding high higher
highest highlight highlighted highlights highly hilarious him himself hinges hint hinted hints hip hippies hired his
historical history hit hits hockey hold holding holds hole holes holiday hollow homage home homosexuality honest
honestly honesty hook hooked hope hoped hopeful hopes hoping horrible horribly horrific horrifying horror horrors
horse horseback hospital host hostage hostile hot hotel hour hours house household houses how however huge hulking
human humanity humans humor hundred hundreds hungry hunting hurt hurts husband husbands hybrid hype hyper hypnotic
hysterical ice iconic icy idea ideal idealistic ideas identical identified identify identity idiot idiots if ignore
ignored ignores ignoring ill illness illusion illustrated image imagery images imaginary imagination imaginative
imagine imagined imbues immediate immediately immense immensely immersive immortal impact implausible implies
important importantly imposing impossible impossibly impressed impresses impression impressive imprisoned
imprisonment improbable improve improvement improves impulses in inability inadvertently inane inanity incessant
incestuous inches incident incidents include included includes including inclusion incompetence incompetent
inconsequential inconsistencies increasingly incredible incredibly indeed independent indicative individual
individuals industry ineffectual inept inevitability inevitable inexplicable inexplicably infamous infant infectious
infiltrate inflicted influence influences information informs ingenuity ingredients inherent inherited initial
initially injects injured inmates inn innate inner innocence innocent insane insanity insects insecurities inside
insidious insight insightful insisted insistence insisting insists inspector inspiration inspire inspired
installment instance instant instead instincts institutions insurance insurmountable integrity intelligence
intelligent intended intense intensity intent intention intentional intentions interactions interchangeable interest
interested interesting interests interference interior interiors internet interpretation interspersed interview
intimate into intrigue intriguing introduce introduced introduces introducing introduction introspection invasion
invented inventive invest invested investigate investigates investigating investigation investigator investment
invisible invite invited invites inviting involve involved involves involving irony irresistible irritating is
island isn isolated isolation issue issues it its itself jacket jail jarring jaw jazz jealous jewel job join joining
joins joke jokes journalist journey joy judge jump jumping jumps jungle just justice justify juxtaposition keep
keeping keeps kept key kick kicker kicks kid kidnapped kidnapping kidnaps kids kill killed killer killers killing
kills kind kinds kinetic kiss kitchen knack knee knees knew knife knock knockout knocks know knowing knowledge known
knows kung lab laboratory labyrinthine lack lacked lacking lacks laconic ladder ladies lady laid land landed landing
lands landscape language large largely larger largest last lasting late later latest latter laugh laughable
laughably laughing laughs laughter lavish law lawman lawnmower lawyer lawyers layers lazy lead leader leading leads
lean leans leap learn learned learning learns least leather leave leaves leaving led left leg legacy legal legend
legendary legs lend lending lends length lengths lengthy lens less lesser lesson lest let letdown lethal lets letter
letters letting level levels leverage leverages leveraging liberal library lie lies life lifeless lifestyle lift
lifted light lighthearted lighting lightning lights likable like liked likely likes limitations limited limits line
lines linger link lip lips lipstick list listen listening lit literal literally literary little live lived lives
living local locales locals location locations lock locked logic lone loneliness lonely loner long longer longs
longtime look looked looking looks loop loose lore lose loses losing loss lost lot lots loud love loveable loved
lover lovers loves loving low lower loyalty luck ludicrous lunch lurches lure lurid lurking lurks lush lying macabre
machinations machine machines mad made madness maggots magic magical magician magnate magnetic magnificent maid main
mainly maintain maintaining maintains major make makes makeup making makings male malice man manage managed manager
manages managing mania maniac maniacal manic manifests manipulation manner mansion manufactured many marked market
marks marriage married marries marry martial mask masked masking masquerading mass massacre massive master masterful
masterpiece masters match matches matching material materializes matte matter matters mausoleum may maybe mayor me
meager meal mean meandering meanders meaner meaning meaningful means meant meanwhile measure measured meat
mechanical mechanics media medical medicine medieval mediocre meditation medium meet meeting meets melancholy
melodrama melodramatic member members memorable memories memory men menace menacing mental mention mentioned
mentions mentor mercenary mercifully mere merely merit mesh mess message met meta metal metaphor method methods mid
middle midway might mild mileage military million millionaire millions mind mindless minds mine minimal mining minor
minus minute minutes mirror mirrors miscast misguided misogynistic miss missed misses missing mission missionary
misstep missteps mistake mistaken mistakes mistress misunderstanding mix mixed mixes mixing mob mobster mobsters
model models modern modest mom moment moments momentum money monk monkey monologue monologues monster monsters
monstrous montage month months monumental mood moon moral morality morally more morgue morning morphs most mostly
motel mother motion motivation motivations motive motives motorcycle mountain mountains mounts mouse mousy mouth
move moved movement movements moves movie movies moving much muddled mugging multi multiple murder murdered murderer
murdering murderous murders muscles museum music musical must mustache mutant mutants mute mutual my myriad myself
mysteries mysterious mystery mythology mythos nagging nail nails naive naked name named names narration narrative
narrow nasty nation native natural naturally nature near nearby nearly necessarily necessary neck need needed
needless needn needs negative neglected neighbor neighborhood neither neo neon nephew nerve nervous never news
newspaper next nice nicely niece night nightclub nightmare nightmares nightmarish nights nihilism nihilistic nine
ninety ninja ninjas no nobody nod nods noir noise non none nonetheless nonsense nonsensical nor normal northern nose
nostalgia not notable notch note noted notes nothing notice notion notorious novel novelist novelty now nowhere
nuance nuanced nuclear nude nudity number numbers numerous nurse object objects obligatory oblivious obnoxious
obsessed obsession obstacle obstacles obvious obviously occasion occasional occasionally occult occurs ocean odd
oddly odds of off offensive offer offered offering offers office officer oft often okay old older oldest ominous on
once one ones only onscreen onto oozes oozing open opened opening opens opera operates operatic operation operator
opinion opponent opportunities opportunity opposed opposite opted or order orders ordinary organic organization
organized origin original originality originally origins other others otherwise ought our ourselves out outcome
outdoor outdoors outfit outing outlandish outlaw outrageous outright outset outshines outside outsiders outstanding
over overall overbearing overboard overcome overcomes overdone overflowing overlong overlook overlooked overly
overplayed overshadow overshadowed oversized overstay overt overtones overweight overwhelming overwrought own owner
pace pacing pack package packed packing packs padding pages paid pain painful painfully paint painted painting
paintings paints pair pairing pal pale pales palpable panic panicked panics pans pants paper par parade parallel
paranoia paranoid parent parents parked parking parody part particular particularly parties partner partners parts
party pass passable passage passages passed passenger passes passing passion passive past pastiche path pathos paths
patience patient patrons pattern pauses pay paycheck paying payoff pays peace peak peasant peeling penchant penis
penultimate people per perceived perfect perfection perfectly perform performance performances performed performer
performers performing performs perhaps period permeates perpetual perpetually person persona personal personalities
personality personas perspective pet petulant philosophical phone photo photographed photographer photographs
photography physical physicality physically physics piano pick picked picking picks picture pictures piece pieces
piercing pig pile pilot pimp pioneer pipes pirate pistol pit pitch pivots place placed places placing plague plain
plan plane planet planned planning plans plant plants plastic plausible play played player players playing plays
pleasant please pleasure pleasures plenty plot plots plotting plus pocket poetic poetry poignant point pointed
pointing pointless points poison poker pokes police polish polished political politics pool poor poorly pop pops
popular popularity portion portrait portray portrayal portrayed portraying portrays pose poses posing position
positive posits possess possessed possesses possessing possession possibility possible possibly post posters
potential potentially pounding pours poverty powder power powerful powers practical practically praise pre preachy
precisely precision precocious predator predecessor predictable preferred pregnant prejudice premise prepare
preposterous prescient presence present presentation presented presents pressed pressure pretending pretends pretty
prevent prevents previous previously prey preying pride priest primal primarily prime princess print prior prison
prisoner prisoners pristine private privilege pro probably problem problematic problems procedural proceedings
proceeds process prodigious produce produced producer producers producing product production productions
professional professor proffer proffering proffers profound program progress progresses progressive project
projection prologue promise promises promising promisingly promotion prompting proof propaganda proper property
proposition props prostitute prostitution protagonist protagonists protect proud prove proved proves provide
provided provides providing proving prowess psychiatrist psychic psycho psychological psychopath psychotic pub
public pull pulled pulling pulls pulp punch punches punk punter puppet pure purely purpose pursue pursues pursuing
pursuit push pushed pushes pushing put puts putting puzzle quality quarter quasi quest question questionable
questions quibble quibbles quick quickly quiet quirks quirky quit quite quotes race races racial racing racism
racist radiates radio rag rage raid rails rain raise raised raises raising ran ranch rancher random range rank ranks
ransom rape rapid rapt rare rarely rarity rate rated rather rating raw razor re reach reached reaches reaching react
reaction reactions read reader reading reads ready real realism realistic reality realization realize realized
realizes realizing really reams rear reason reasonable reasons rebel rebellion reboot recall recalls recapture
received receives receiving recent recently recognition recognize recognized recognizes recognizing recommend
recommendation reconcile reconnect record recording records recover recruit recruits recurring recycled recycles
recycling redeem redeeming redemption reduced reduces reducing reductive reeks reel reference references reflect
reflecting reflection refreshing refreshingly refrigerator refusal refuse refused refuses refusing regard regarding
regardless regional register regret regular reinforces rejected relatable relate relates relationship relationships
relative relatively release released releases relegates relentless relevant reliance relief relies religious relish
reluctant rely remain remaining remains remake remakes remarkable remarkably remember reminded reminds reminiscent
remote removed removes render rendering renders renowned repeat repeated repeatedly repeats repetitive replace
replaced replaces replay replete replies report reportedly reporter representation representing represents
reputation require required requires requiring requisite rescue rescued rescues research resemblance resembles
resembling reserved residents resist resistance resists resolution resolve resolved resolves resonance resonant
resonate resonates resort respect respective respects respond response responsibility responsible rest restaurant
restless restored restrained restraint result resulting results retaining retains retirement retread retreats
retrieve return returned returning returns reunion reunite reveal revealed revealing reveals revelation revenge
reverse review reviews revisit revisiting revive revolution revolves rewarded rewarding rewrite rewrites rewrote
rhythm rich ride rides ridiculous ridiculously riding rifle rigged right rights rigor ring rings rip ripe ripping
rips rise rises rising risk ritual rival rivals riveting road roaring robbery robbing robots robs rock rocks rogue
role roles roll roller rollercoaster rolling rolls rom romance romancing romantic roof room roommate rooms root
rooting roots rope rough roughly round route routine row royal rubber ruin ruined ruins rule rules run runaway
running runs runtime rural rush rushed rushes ruthless sabotage sacrifice sacrifices sad sadistic sadly safe saga
said sake salary salesman saloon salt salvage same sand sanity satanic satire satirical satirize satisfy satisfying
saturated savage save saved saves saving savior saw say saying says scale scandal scare scared scares scars scary
scattered scenario scenarios scene scenery scenes schedule scheme schemes schlock school schoolteacher sci science
scientific scientist scientists scope score scores scratching scream screaming screams screen screenplay
screenwriter screenwriters screwball script scripted scripts scrutiny sea seams search searching seas seaside season
seasoned seat second seconds secret secretary secrets section secure security seduce seduction see seedy seeing seek
seeking seeks seem seemed seeming seemingly seems seen sees segment segments seizes self sell selling sells semi
send sending sends senior sense senses sensibilities sent sentence sentences sentiment separate sequel sequels
sequence sequences sergeant serial series serious seriously serum servant servants serve served serves service
serviceable serving set sets setting settings settle settled settles settling setup setups seven seventy several
severe severed sex sexual sexuality sexually sexy shackled shadow shadows shadowy shady shake shakes shaky shallow
shambling shame shape share shared shares sharing shark sharp sharper she sheen sheep sheer sheriff shift shifts
shine shines ship ships shirt shirtless shock shocked shocker shocking shoddy shoot shooting shootout shoots shop
short shortcomings shorter shot shotgun shots should shoulder shoulders shouldn shouting show showcase showdown
showed shower showers showing shown shows showy shrieking shrugs shtick shut sick side sidekick sides siege sight
sights sign signal signature signed significant significantly signs silence silent silly similar similarities simple
simply simultaneously sin since sincerity sing singer singing single singular sinister sink sinks sister sisters sit
site sits sitting situation situations six sixteen sixty size ski skies skilled skills skin skip skull sky slang
slaps slapstick slasher sleaze sleazy sleep sleeping slew slice slick slides slight slightest slightly slip slipping
slips slog sloppy slow slowly small smaller smarmy smart smarter smash smell smile smiles smirk smoke smooth
snapping snaps sneaks snow snowman so soap sober social socialite society sociopath sociopathic soft soften sold
soldier soldiers sole solely solemn solid solution solve solves somber some somebody somehow someone something
sometimes somewhat somewhere son song songs sons soon sorority sort sought soul sound sounds soundstage soundstages
soundtrack source southern space spare spark speak speaking speaks special species specific specifically spectacle
spectacular spectrum speech speeches speed spell spelled spend spending spends spent spies spin spine spinning
spirit spite spliced split spoil spoilers sporting sports spot spots sprawling spree spring spy squad squarely
stabbing stabs stacked staff stage staged stages staging stagy stairs stake stakes stale stalked stalking stalks
stance stand standard standards standing standout stands star stare stares staring stark starred starring stars
start started starting starts state statement static station statue stature status stay stayed stays steady steal
stealing steals steam steel stellar stems step stepping steps stereotype stereotypes stereotypical stick sticks
stiff still stilted stitched stock stoic stole stolen stomach stone stoner stop stopped stopping stops store stories
storm storms story storyline storytelling straight straightforward strain strained stranded strange stranger
strangers strangles strapped streak stream streaming street streets strength strengths stress stretch stretched
stretches stride strike strikes striking string strings strip stripped strips strong stronger strongest struck
structure struggle struggles struggling stuck student students studio studios study stuff stuffed stumble stumbles
stumbling stunning stunt stunts stupid stupidity style styles stylish stylistic stylized suave sub subbing subject
subjects submarine subplot subplots subsequent substance substitute subtext subtle subtlety subtly suburban
subversive subway succeed succeeds success successful such sudden suddenly suffer suffering suffers suggest
suggesting suggests suicide suit suitable suitably suite suited suits sum summer sun super superb superficial
superfluous superhero superhuman superior supernatural supply support supporting supposed supposedly sure surface
surgeon surgery surprise surprised surprises surprising surprisingly surreal surrender surrogate surrounded
surrounding survival survive survived survives surviving survivor survivors suspect suspected suspects suspense
suspension suspicion suspicious sustain swagger swallow swaths sweat sweaty sweeping sweet swells swings swirling
sword symbol symbolism sympathetic sympathy synopsis system table tacked tag take taken takes taking tale talent
talented talents tales talk talking talks talky tame tank tape target targets task taste tastes taut teacher team
tears technical technically technique techniques technology tedious tedium teeming teen teenage teenager teenagers
teens teeth telegraphed telepathic telephone television tell telling tells ten tense tension tepid terms terrible
terribly terrific terrified terrifying territory terror terrorist terrorize test testament textbook than thankfully
thanks that the theater theaters theatre theatrical their them thematic theme themes themselves then theories theory
there these thesis they thick thief thieves thing things think thinking thinks third thirty this thoroughly those
though thought thoughtful thoughts thousand thousands thread threads threat threatened threatening threatens three
threw thrill thriller thrillers thrilling thrills throat through throughout throw throwaway throwback throwing
thrown throws thrust thugs thus thwart tied ties tight tighter tightrope time timeless timeline times timid timing
tired title titled titles titular to today toddler together toilet told tomb tonal tone tones tons too took top torn
torture tortured tosses total totally touch touched touches tough tour tourists toward towards tower towering town
towns townsfolk toy toys trace track tracking tracks trade trademark tradition traditional tragedy tragic trail
trailer train trained training trains transcend transcends transform transformation transformed transforming
transforms transition transitions translates transplants trap trapped trappings traps trash trauma travel traveling
travels treasure treat treated treatment treats tree trees tremendous trend trial triangle tribe trick tricks tricky
tried tries triggers trilogy trio trip trite triumph trolls trope tropes trouble troubled troupe truck true truly
trunk trust trusted trusts truth try trying tune tunes tunnel turkey turn turned turning turns tv twelve twenty
twice twin twins twist twisted twists twisty two tycoon type typical ugly ultimate ultimately ultra unable unaware
unbelievable unborn uncanny uncertainty uncle unclear uncomfortable unconscious unconvincing uncover uncovers
uncredited undead undeniable under undercover undercurrent underdeveloped underground underlying undermines
underneath underplays underrated understand understanding understands understated understood underwater
underwhelming underwhelms underworld underwritten undoing undone undoubtedly unease uneasy uneven unexpected
unexplained unflattering unfold unfolds unfortunate unfortunately unfunny unhinged uninspired unintentional
unintentionally uninterested unique unit universally universe unknown unleash unleashes unless unlikable unlike
unlikely unnamed unnecessary unrelated unrelenting unremarkable unresolved unseen unsettling unstoppable unsure
until unusual unwatchable unwinds up upon upper upstairs urban urge urgency urges urging us use used useless uses
using usual usually utterly vacation valid value values vampire vampires vampiric vanishes variety various vast
veers vehicle vein veneer vengeance venture ventures verisimilitude version versions versus very veteran via vibrant
vice vicious victim victims victory video view viewed viewer viewers viewing viewings views vigilante village
villagers villain villainous villains vintage violence violent visage visceral visible vision visions visit visited
visiting visits vistas visual visually visuals vivid voice voiced voiceover voices void volumes von vs vulnerability
vulnerable wagon waist wait waiter waiting waitress wakes walk walked walking walks wall walls wander wandering
wanders wanna want wanted wanting wants warden wardrobe warehouse warm warmth warn warning warns warrior warriors
wartime was wash wasn waste wasted wasteland wastes wasting watch watchable watched watches watching water wave wax
way ways we weak weakens weakest weakness wealthy weapon weapons wear wearing wears weary weathered weaves wedding
week weekend weeks weight weird welcome well went were weren werewolf werewolves western westerns wet what whatever
whatsoever wheel wheels when whenever where whether which while whiny whip whiplash white who whodunit whole
wholesome wholly whom whore whose why wide wider widow widower wielding wife wig wild wilderness wildly will willing
willingness win wind winding window windows winds wink winking winning wins winter wire wisely wish wishing wit
witch with within without witness wits witty wives woman womanizing women won wonder wonderful wonderfully wondering
wonders wooden woods word wordless words work workable worked worker working works world worlds worn worried worry
worse worst worth worthy would wouldn wound wounded wounds wrapped wraps wreck write writer writers writes writing
written wrong wrote wry yard year yearns years yellow yes yet you young younger your yourself youth zero zombies
zooms
""")
