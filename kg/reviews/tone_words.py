"""Weights of words for the tone of a review, learnt by ``training/tone.py --learn``."""

from __future__ import annotations

# From a score to the probability of praise.
SLOPE = 2.016
BIAS = -0.515
# In hundredths: above 0 in praise, below 0 in blame; ``not_`` behind a negation.
WEIGHED = """
about:88 absurd:-51 accent:-48 across:-33 act:37 acting:-33 action:75 actors:-49 actress:81 actual:-41 add:34
adult:-54 adults:78 adventure:74 aforementioned:-33 again:-29 against:113 age:64 agent:63 aging:54 ago:41 air:-44
alive:53 alone:36 along:-67 also:-34 although:36 always:39 am:-33 amateur:-52 amazing:271 ambitious:53 america:42
american:103 amount:35 ample:-63 an:-20 and:24 annoying:-231 another:-22 anti:67 any:-34 anyone:-83 appearance:38
appears:-57 appreciate:64 around:-29 arrives:-32 as:-16 aside:-88 asking:-64 aspect:51 at:-23 atmosphere:-44
attack:-65 attacks:48 attempt:-44 attempting:41 attempts:-44 attention:-39 attraction:-40 audience:33 audiences:43
avoid:-233 aware:69 awful:-282 awkward:-81 back:35 background:-73 bad:-296 base:52 basic:-47 basically:56 battle:70
be:20 beautiful:232 beautifully:199 because:90 becomes:-43 before:-50 behind:29 being:75 believable:34 believe:-41
best:229 between:35 big:40 billed:-44 bit:129 bits:-53 black:84 bland:-224 blonde:-49 blood:-118 boat:49 body:38
books:-42 boring:-151 boris:-74 boss:72 both:40 boy:-32 brain:60 breathtaking:228 bright:-43 brilliant:129 bring:55
broken:53 brother:48 brought:45 brown:-65 budget:-46 building:63 but:-16 buy:114 called:-34 camera:-92 can't:-113
cannot:-49 captivating:197 career:-61 cary:-64 case:-88 cat:-62 catch:-61 certainly:-46 chance:-37 change:-41
character's:34 characters:39 charisma:-47 charles:42 charm:42 charming:273 cheap:-43 chemistry:-34 children:43
christopher:-44 class:53 classic:188 clearly:-64 clever:204 club:43 clumsy:-198 cold:44 comedy:-33 comic:58 company:69
compared:-57 compelling:236 completely:-55 completists:-51 concerns:-40 contrived:-212 control:40 conveys:37 cool:36
corporate:89 couldn't:-31 course:53 crap:-327 crazy:45 crime:36 cringeworthy:-191 cronenberg:49 cut:-71 cutting:-51
dark:-27 date:62 day:28 dead:-26 deal:64 death:51 decent:46 deeper:70 definitely:59 delightful:211 deliver:-66
delivering:-40 delivers:63 didn't:-84 different:-45 direction:-44 disappointed:-195 disappointing:-254
disappointment:-280 disaster:-171 disastrous:-53 disturbing:48 do:-93 doctor:-54 don't:53 down:-22 dracula:-99 drag:85
dramatic:-40 dreams:45 drives:39 due:-51 dull:-238 dumb:-273 each:47 earlier:-45 early:28 easily:68 easy:44 edge:-32
effective:231 effort:-77 elements:-45 elite:73 else:-31 emotional:60 ending:-29 ends:-79 engaging:194 england:-74
english:47 enjoy:132 enjoyable:173 enjoyed:248 entertaining:257 entirely:-52 entry:-57 equally:39 escape:-76
especially:51 essentially:50 even:-66 events:42 ever:42 everyone:62 everything:63 evil:50 exactly:36 excellent:305
execution:-44 exposition:-33 eyes:-83 face:35 fact:-32 fail:-185 failed:-200 fails:-324 failure:-211 fair:-45 fall:-61
falls:-50 family:65 famous:70 fans:-59 fantastic:267 fantasy:40 far:-54 fast:-154 father:52 favorite:224 fear:48
feel:32 feeling:31 feels:-36 fell:-44 felt:91 fight:38 film:-43 filmmakers:-55 films:66 final:-37 finale:-29
finally:54 finds:46 fired:48 flashes:-49 flat:-255 flaw:69 focuses:-44 footage:-83 force:43 forces:35 ford:50
forgettable:-236 form:85 former:-46 forty:-40 forward:-56 four:38 franchise:-47 frank:-39 frankenstein:-79 free:57
from:-44 frustrating:-47 fun:257 game:67 gang:-38 garbage:-170 gave:-93 gay:103 gem:224 genre:30 genuinely:-49 get:53
getting:38 girls:63 give:-50 given:-70 giving:66 go:32 god:58 gold:-75 golden:-52 good:283 gore:-57 got:-31
government:49 grant:-75 great:236 greater:45 greatness:46 gripping:219 guy:146 guys:67 had:-24 hair:-38 hand:108
hard:32 harsh:46 has:-32 have:-28 having:46 he:-36 he's:33 head:-55 heavy:-48 hell:-66 her:-36 hero:66 hilarious:190
himself:31 his:-31 historical:64 history:37 holliday:-76 hollow:-44 homage:-49 home:53 horrible:-227 horror:-40
hospital:-41 hour:-110 house:-40 how:-27 humor:83 i'd:-76 idea:44 impact:50 important:42 impossible:70 impressive:236
incredible:63 indeed:-44 instead:-81 intended:-56 intense:41 interest:-49 interested:-44 intriguing:-53 investment:-47
involving:-52 irish:61 is:24 island:-62 isn't:64 it's:47 itself:-46 japanese:-88 jason:47 john:21 joy:235 justice:55
karloff:-66 keep:-48 kevin:80 kick:46 kid:41 kill:-45 killer:-29 kind:78 know:-41 knowing:-57 lack:-62 lacks:-60
lady:37 lame:-247 large:-31 last:-41 later:-31 laughable:-272 laughs:47 lean:65 learned:37 least:-39 leaves:42 lee:-44
less:-36 let:63 life:35 lifeless:-217 like:48 line:-40 live:52 lives:34 living:-41 london:-73 lone:-69 look:22
lose:-56 loses:-47 loss:-46 lot:66 lousy:-221 love:295 loved:175 lovely:197 lugosi:-44 machine:-74 made:-47
magnificent:217 major:57 makes:82 makeup:-33 making:-109 male:35 managed:62 many:22 martial:49 masterful:196
masterpiece:213 material:-84 may:22 me:75 media:71 mediocre:-242 melodramatic:-75 members:50 memorable:255 memory:60
men:30 menace:-46 mess:-334 message:39 mid:63 middle:31 might:-71 mind:74 minute:39 minutes:-101 miscast:-210 miss:-68
mitchum:-39 mix:35 modern:-56 money:-38 monologue:-42 mood:46 moore:-57 moral:55 more:17 most:25 mother:63 move:-30
moves:-30 movie:27 movies:28 moving:152 multiple:42 music:-39 mystery:-33 named:47 narration:-50 natural:43 nature:38
near:43 nearly:31 necessary:43 need:46 never:-93 new:65 next:-96 no:-64 none:-94 not:56 not_all:-35 not_an:-45
not_and:72 not_anyone:-45 not_at:-51 not_bad:61 not_believe:56 not_best:-87 not_boring:81 not_care:-63
not_charming:-89 not_compelling:-98 not_disaster:98 not_doubt:50 not_enjoy:-106 not_enjoyed:-103 not_enough:-89
not_even:-54 not_for:37 not_fun:-155 not_get:-79 not_go:105 not_going:-53 not_great:-71 not_have:33 not_help:-34
not_know:-43 not_like:-80 not_love:-99 not_make:-41 not_matter:74 not_me:75 not_more:-40 not_movie:-87 not_of:32
not_one:48 not_only:32 not_or:34 not_out:-67 not_overcome:-55 not_perfect:-50 not_recommend:-146 not_seen:52
not_sense:-47 not_so:-93 not_stop:48 not_terrible:89 not_to:-30 not_up:42 not_want:104 not_weak:104 not_what:29
not_wonder:-47 notable:-65 nothing:-105 o'brien:-68 of:16 off:21 often:-55 old:29 once:42 only:-42 opening:37
opposite:45 original:-60 other:75 out:17 outside:27 outstanding:198 over:-26 overcome:-78 overlong:-252 own:38
packed:75 painful:-211 pair:-46 part:77 parts:-83 pass:-54 past:35 paul:44 people:106 perfect:357 perfectly:89
performance:-34 performances:73 performers:-40 phone:-39 picture:-43 piece:-43 place:-25 played:-87 plays:-40
please:50 point:-66 pointless:-240 police:-61 politics:67 poor:-277 poorly:-193 pop:-39 position:52 potential:-41
powell:-73 power:101 powerful:244 predictable:-178 premise:-57 presence:-56 present:67 pretty:74 previous:39 print:-43
prior:-42 producer:89 production:-24 prove:-26 proved:-39 proves:-128 provide:-60 pull:56 punch:-41 put:60 putting:33
quickly:-52 quiet:44 rare:38 rate:-73 rating:-45 ray:-41 reaches:-50 read:-113 real:34 reality:126 recent:40
recommend:161 recommended:232 recycled:-55 references:50 relationship:56 release:32 remake:41 remarkable:217
remember:67 reminds:56 repeat:66 result:-74 returns:-111 revelation:216 review:-57 rich:73 ride:36 ridiculous:-201
right:88 rival:55 romance:40 romantic:61 running:-81 runs:47 sadly:-195 said:25 satisfying:235 say:72 saying:-52
says:67 scary:-57 scenes:-45 school:30 scream:-36 screen:-80 screenplay:37 script:-129 second:-36 see:107 seem:29
seemed:42 sees:-35 self:-37 sequence:-42 series:38 seriously:-99 sets:-43 setting:-56 sex:80 she:-51 shifts:-39
shines:50 shoots:-45 shot:-40 should:-52 shouldn't:53 show:50 shows:-31 side:50 similar:-55 simple:43 simply:43
since:70 single:69 sister:-33 sits:-69 skip:-246 slick:42 small:143 so:-22 social:56 sociopath:84 solid:279 some:46
somehow:-81 something:-28 somewhere:-67 son:51 song:46 songs:-56 sort:39 source:-61 special:-27 spies:-72 stage:-73
stairs:-82 stakes:40 standard:-45 stands:-42 star:-122 stars:47 started:-69 stealing:44 steals:42 still:33 stomach:49
stop:45 stories:52 story:47 straight:-29 street:-71 studio:-75 stuff:116 stunning:226 stupid:-248 style:29 subtle:70
succeeds:64 success:-64 successful:53 such:74 suddenly:-49 suffers:-33 suggest:-43 superb:160 supernatural:38
support:-49 sure:-31 surprise:44 surprisingly:97 suspect:-48 suspense:-98 system:56 take:31 taken:-45 takes:23 talk:90
tedious:-222 television:69 tell:65 tells:42 ten:-42 tension:50 tepid:-68 terrible:-285 terrific:227 than:-29 that:62
that's:71 themselves:35 then:-111 these:-27 they're:47 thing:-42 think:84 thinking:45 this:-56 those:37 though:27
thought:-30 three:-34 thriller:-65 thrilling:184 through:-33 throughout:-69 thrown:-56 thus:-66 time:48 to:24 today:35
together:-55 too:-29 took:73 torture:46 total:-90 totally:-47 touches:-64 touching:209 towards:37 trap:-52 trash:-178
tries:-53 triumph:219 trouble:-74 true:-93 truly:64 trying:-47 turning:-82 turns:60 tv:65 twenty:-54 type:48
typical:-44 ugly:-200 unbelievable:50 under:-76 understand:65 unforgettable:202 unfortunately:-318 unfunny:-223
uninspired:-246 unintentionally:-46 unwatchable:-214 up:29 use:85 uses:88 usual:-119 values:-57 vampire:-45 various:50
version:-63 very:104 victim:-62 viewer:-44 viewers:-63 viewings:72 villain:76 violence:126 violent:58 visuals:50
voice:30 waiting:-54 walk:-56 walks:-33 wanted:-84 was:-62 wasn't:-62 waste:-244 wasted:-275 watch:61 watched:38
watching:-40 way:45 wayne:-47 wayne's:-39 we:33 we're:-58 we've:47 weak:-227 weakness:44 well:95 went:-37 were:-74
western:37 what:-45 when:69 where:-47 whether:47 which:-42 while:23 white:72 who:41 who's:-28 whole:-85 wife:35
will:66 william:-32 window:-36 within:42 without:26 woman:-34 won't:51 wonderful:222 working:68 works:76 world:39
worse:-110 worst:-260 worth:173 wouldn't:-43 written:50 wrote:45 year:24 years:-27 yet:96 york:71 you:33 you'll:-41
you're:-83 young:33 younger:52 yourself:-71 zero:-64
"""
