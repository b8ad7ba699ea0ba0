"""First names of people in film credits, without accents and in lower case.

Counted over some ninety thousand credited names; a name stands here from four bearers up. Used as evidence that two
capitalised words are a person, never as a list of who may be credited.
"""

from __future__ import annotations

from kg.reviews.words import listed

GIVEN_NAMES: frozenset[str] = listed("""
aaron abbey abby abdul abe abel abigail abraham academy ada adam addison adelaide adele adi adnan adolf adolfo
adrian adriana adrianne adriano adrien adrienne agathe agnes ahmad ahmed ahn aidan aiden aimee aj ajay ake aki akiko
akio akira al alain alaina alan alana alastair albert alberta alberto aldo alec alejandro aleksandr aleksei
alessandra alessandro alessio alex alexa alexander alexandra alexandre alexandru alexei alexia alexis alf alfie
alfonso alfred alfredo ali alia alice alicia alina aline alisa alisha alison alistair alister alix alla allan allen
allie allison ally alma alois alonzo alvaro alvin aly alyson alyssa amanda amber amelia amelie ami amir amy ana
anastasia anatole anders anderson andra andre andrea andreas andree andrei andres andrew andrey andrzej andy angel
angela angelica angelina angelique angelo angharad angie angus anita ann anna annabel annabelle anne anne-marie
annette annie annika anny anson anthony antoine antoinette anton antonella antonia antonio antony anya april
arabella arch archie ari aria ariana arianna ariel arielle arlene arlette armand armando armen arnaud arne arnie
arno arnold aron art arthur arturo asa ash asher ashleigh ashley ashton astrid athena attila aubrey audrey august
augusta augusto augustus aurora austin autumn ava avery avi axel aya ayo aziz babe baek bailey bao barbara barbro
barnaby barney barrett barrie barry bart bartlett barton basil bea beatrice beatriz beau bebe becca becky bee bela
belinda bella belle ben benedict bengt benito benjamin benji benny benoit bernadette bernard bernd bernhard bernice
bernie bert bertha bertil bertram bertrand beryl bess bessie beth bethany betsy bette bettina betty beulah beverley
beverly bianca bibi biff bill billie billy bing birgit birgitta bjorn blaine blair blake blanca blanche bo bob
bobbie bobby bogdan bonnie boris borje boyd brad bradford bradley brady brandi brandon brandy branko brenda brendan
brennan brent bret brett brian briana brianna brianne brick bridget bridgett brigid brigitte britt britta brittany
brittney brock brody brooke brooks bruce bruno bryan bryant bryce bryson buck bud budd buddy bunny burke burr burt
burton buster butch byron caitlin cal caleb callie callum calvin cam cameron camilla camille campbell candace
candice candy cara caren carey carl carla carleton carlo carlos carlton carly carmel carmela carmen carmine carol
carole carolina caroline carolyn carrie carroll carson carsten carter cary caryl casey cass cassandra cassidy cassie
catalina cate catherine cathy cecil cecilia cedric celeste celia celine cesar cesare chad chan chandler chandra
chanel chantal chantel charlene charles charley charlie charlotte charly chase chaz chelsea chen cheng cheri cherie
cheryl chester chet cheyenne chi chi-ming chia chiang chiara chic chick chico chien chih chin china ching chip chiu
chloe choi chris chrissie christa christian christiane christie christina christine christoph christophe christopher
christos christy chu chuck chun chung ciara ciaran cicely cindy cissy clair claire clara clare clarence clark clarke
claude claudette claudia claudine claudio claus clay clayton clem clement cleo cliff clifford clifton clint clinton
clive clyde coco cody colby cole colette colin colleen collette collin colm colton conan conchita connie connor
conor conrad constance cooper cora corbin corey corinna corinne cornelia cornelius cory cosmo courtney craig cris
crispin cristian cristina crystal cullen curt curtis cy cynthia cyril cyrus d'arcy dagmar daisuke daisy dakota dale
dallas dalton damian damien damon dan dana dane dani daniel daniela daniele daniella danielle danny dante dany
daphne darby darcy daria darin dario darius darla darlene darrell darren darrin darryl daryl dave davey david davis
dawn dax dayna dean deanna debbie debby debi deborah debra declan dee deirdre del delia delphine demetrius demi
demian dena denis denise dennis denny derek dermot derrick des desiree desmond devin devon dewey dexter diana diane
dianne dick dickie didi didier diego dieter dimitri dina dinah dino dion dirk dixie dj dodie dolly dolores domenico
dominic dominick dominique don dona donal donald donna donnie donny donovan dora doreen dorian doris dorothea
dorothy doug douglas douglass dov drake drew dru duane dudley duke duncan dusan dustin dwayne dwight dylan eamon
earl earle ed eddie eddy eden edgar edie edith edmond edmund edna edoardo edouard eduard eduardo edward edwin effie
eiji eiko eileen einar ekaterina elaine elana eleanor eleanore elena eleonora elfriede eli elia eliana elias elijah
elina elinor eliot elisa elisabeth elise elissa eliza elizabeth elke ella elle ellen ellie elliot elliott ellis
elmer elodie eloise elsa elsie elvira elvis elyse emanuel emerson emil emile emilia emiliano emilie emilio emily
emma emmanuel emmanuelle emmet emmett emory enid ennio enrico enrique enzo eric erica erich erick erik erika erin
erland erle ernest ernesto ernie ernst errol erwin esme estelle esther ethan ethel etienne ettore eugene eugenia
eugenie eunice eva evan eve evelyn everett ewan ezra fabian fabio fabrice fabrizio faith fanny farid farrah fatima
fay faye federico fei felicia felicity felipe felix feng ferdinand fergus fernanda fernando fidel filippo finn fiona
fletcher flora florence florian floyd folke ford forrest fran franca frances francesca francesco francine francis
francisco franck franco francois francoise frank frankie franklin franklyn franz fraser fred freda freddie freddy
frederic frederick fredric fredrik fritz fritzi fulvio fung gabby gabe gabriel gabriela gabriele gabriella gabrielle
gaby gael gaetano gail gale gareth garret garrett garry garth gary gaston gavin gay gayle gemma gene genesis geneva
genevieve geoff geoffrey georg george georges georgette georgia georgie georgina gerald geraldine gerard gerardo
gerd gerhard geri germaine gerry gertrude gia giacomo gian giancarlo gianfranco gianna gianni gideon gigi gil
gilbert gilberto gilda giles gilles gillian gina ginger ginny gino giorgio giorgos giovanna giovanni giselle gita
giulio giuseppe gladys glen glenda glenn gloria glynn godfrey gonzalo goran gordon gosta grace gracie graeme graham
grant grayson greg gregg gregor gregory greta gretchen griffin guglielmo guido guillaume guillermo gunnar gunnel
gunter gunther guo gus gustaf gustavo guy gwen gwendolyn hadley hailey hakan hal haley hallie hamilton hamish han
hana hank hanna hannah hannes hanns hans hao harald hardy harlan harley harold harriet harris harrison harry hart
harvey hattie hayden hayley hazel heath heather hector heidi heinrich heinz helen helena helene helmut hendrik henny
henri henrik henry heo herb herbert herman hermione herschel herve hideo hilary hilda hillary hiroko hiromi hiroshi
hiroyuki ho holland holly hong honor hope horace horst howard howie hoyt hsiang hsin hsiung hua huang hubert hudson
hugh hugo hui humphrey hung hunter hy iain ian ibrahim ida ignacio igor ike ilka ilona iman imogen ina india inez
inga ingrid ioan ion ione ira irena irene irina iris irma irvin irving irwin isaac isabel isabella isabelle isaiah
isla ismael isobel israel ivan ivana ivo ivor ivy izabella jack jackie jackson jacky jaclyn jacob jacqueline jacques
jacqui jada jade jai jaime jake jakob jamal james jameson jamie jamila jamison jan jana jane janelle janet janette
jang janice janine janis janos jared jarrod jasmin jasmine jason jasper javier jay jayne jayson jean jean-baptiste
jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-pierre
jean-yves jeanette jeanie jeanine jeanne jeannette jeannie jeannine jeb jed jeff jefferson jeffrey jemma jen jenn
jenna jenni jennie jennifer jenny jens jensen jeon jeong jere jeremiah jeremie jeremy jermaine jeroen jerome jerry
jerzy jesper jess jesse jessica jessie jesus jewel ji jiang jill jillian jim jimmie jimmy jin jing jiri jo joachim
joan joann joanna joanne joao joaquin jocelyn jodi jodie jody joe joel joelle joely joey johan johanna johannes john
johnnie johnny jon jonah jonas jonathan jonathon jonny jordan jorge jose josef joseph josephine josh joshua josie
joss joy joyce jr juan juanita jud judah judd jude judi judit judith judy jukka jules julia julian juliana julianna
julianne julie julien juliet juliette julio julius jun june jung junior jurgen justin justine kai kaitlin kaitlyn
kali kam kane kang kaori kara karan karel karen kari karim karin karina karl karla karoline karyn kasey kat katarina
kate katerina katharine katherine kathleen kathrine kathryn kathy katia katie katrin katrina katy katya kay kaye
kayla keely keiko keir keith kelley kelli kellie kelly kelsey kelvin ken kendall kendra kendrick kenji kenneth kenny
kent keri kermit kerri kerry kerstin kevin khaled kiera kieran kieron kiki kim kimberley kimberly kip kira kirby
kirk kirsten kirsty kit kitty klaus koichi koji konstantin kostas kris krista kristen kristi kristian kristin
kristina kristine kristoffer kristopher kristy krystal krzysztof kuang kun kuo kurt kurtis kyle kylie kym kyra la
lacey lai laird lamar lambert lana lance landon lane lanny lara larry lars lasse laszlo laura laure laurel lauren
laurence laurent lauri laurie lawrence lea leah leanne lech lee leif leigh leighton leila leilani lela leland len
lena lennart lenny lenore leo leon leona leonard leonardo leonid leonie leonora leopold leopoldo leroy les lesley
leslie lester leticia levi lew lewis lex lexi li lia liam liana liane liang libby lidia lil lil' lila lili lilian
liliane lilli lillian lilly lily lim lin lina lincoln linda lindsay lindsey lindy ling lino lionel lisa lise lita
liu liv liz liza lizzie lizzy lloyd logan lois lola lolita lon london loni lonnie lonny lora loredana lorelei loren
lorenzo loretta lori lorna lorraine lorrie lotte lottie lou louie louis louisa louise lowell lu luana luc luca lucas
lucia lucian luciana luciano lucie lucien lucile lucille lucinda lucy ludmila ludmilla ludovic ludwig luigi luis
luisa lukas luke lulu lung luther luz lya lydia lyle lyn lynda lyndon lynette lynn lynne mabel mac mack mackenzie
maddie madeleine madeline madelyn madge madison mady mae maeve magda magdalena maggie magnus mai maia maisie
maitland makoto mal malcolm malik malin mallory mandy manfred manny manolo manon manu manuel mara marc marcel
marcela marcella marcello marcia marco marcus marcy marek margaret margarita marge margery margie margit margo
margot marguerite mari maria mariah marian mariana marianna marianne marie marielle marietta marilyn marin marina
mario marion marisa marissa marius marjorie mark marko markus marla marlene marlon marsha marshall marta martha
martin martina martine marty martyn marvin mary marya masahiro mason massimo mathew mathieu mathilde mats matt
matteo matthew matthias matty maud maude maura maureen maurice maurizio max maxim maximilian maxine maxwell may maya
meagan meg megan meghan mehmet mei mel melanie melinda melissa melody melora melville melvin meng mercedes meredith
merle merrill merritt mervyn mia micah michael michaela michal micheal michel michele michelle mick mickey miguel
mika mikael mike mikey miki mila milan mildred milena miles millie milo milos milt milton mimi min mina mindy ming
minnie miranda miriam miroslav mischa misha missy misty mitch mitchell mitsuko mitzi mo moe mohamed mohammad
mohammed moira moises mollie molly mona monica monika monique monte montserrat monty morgan morris mort morten
morton moses moti muhammad muriel murphy murray mustafa myles myra myriam myrna myron myrtle nadia nadine nadja nan
nana nancy nanette naomi napoleon nat natalia natalie natascha natasha nate nathalie nathan nathaniel neal ned neil
nell nellie nelson nestor neva neville ngo nia niall niamh nic nicholas nichole nick nicki nicky nico nicola nicolas
nicole nicolette niels nigel nik nike niki nikita nikki nikolai nikolaj nikos niles nils nina nino nita noa noah
noam nobu noel noelle nolan nora norah norbert noreen noriko norm norma norman nydia octavia odessa odette oh olaf
ole oleg olga olive oliver olivia olivier olle ollie olof olympia omar oren ori orlando orville oscar oskar otis
otto owen pablo paco paddy paige paloma pam pamela panos paola paolo paris park parker parviz pascal pascale pat
patrice patricia patrick patrizia patsy patti patty paul paula paulette paulina pauline paulo pavel pawel pearl
pedro peg peggy penelope penn penny pepe pepper per percy perry pete peter petr petra peyton phil philip philipp
philippa philippe phillip phoebe phyllis pia pierce piero pierre piers pietro ping piotr pip piper pippa polly poppy
portia preston priscilla prudence queenie quentin quincy quinn quinton rachael rachel rade raf rafael ragnar rainer
rajeev rajiv ralf ralph ramon ramona rand randall randi randolph randy raoul raphael raquel rasmus raul ray raymond
rebecca rebekah reece reed reese reg regan reggie regina reginald regis reid reiko remy ren rena renato renaud rene
renee renny reuben rex rey rhea rhona rhonda rhys rian ric ricardo riccardo rich richard richie rick rickey ricky
rico rik riley rina rio rita rob robb robbie robby robert roberta roberto robin robyn rocco rochelle rocky rod roddy
roderick rodney rodolfo rodrigo roger rohan roland rolando rolf romain roman romano romeo romy ron ronald ronan ronn
ronnie ronny roosevelt rory rosa rosalie rosalind rosalyn rosamund rosanna rosanne roscoe rose rosemarie rosemary
rosie rosita ross rossana rowan rowland roxanna roxanne roy royce roz ruben ruby rudolf rudolph rudy rufus rupert
russ russel russell rusty ruth ryan ryo sabine sabrina sacha sadie sage sahar sal salem salli sally salvador
salvatore sam samantha sami samir sammi sammy samson samuel san sandi sandor sandra sandro sandy sanjay santiago
santos sara sarah sasha saskia saul saverio scarlett scot scott scottie scotty seamus sean sebastian sebastien
selina seo serena serge sergei sergey sergio seth shan shana shane shanna shannon shari sharon shaun shauna shawn
shay shea sheila shelby sheldon shelley shelly shen sheri sherman sherri sherrie sherry sheryl shigeru shin shirley
shogo shu shun si sian sid sidney sierra sig signe sigrid silvia silvio simon simona simone sinead siobhan siu skip
sky skye skylar skyler slim sofia sol soledad solomon sondra sonia sonja sonny sonya soo sophia sophie spencer spike
stacey staci stacie stacy stan stanislaw stanley stefan stefania stefanie stefano steffen stella steph stephan
stephane stephanie stephen sterling steve steven stevie stewart stig stu stuart sue sugar suki summer sung sunny
susan susana susanna susanne susie suzan suzanna suzanne suzie suzy sven svetlana sy sybil syd sydney sylvain
sylvester sylvia sylvie tabitha tad taj tak takashi takeshi talia tallulah tamara tami tammy tan tang tania tanner
tanya tara taryn tate tatiana tatsuya tawny taylor ted teddy teo terence teresa tereza teri terrell terrence terri
terry tess tessa tetsu tetsuro tex thea thelma theo theodore theresa therese thibault thierry thom thomas ti tia
tien tiffany tilly tim timo timothy tina ting tino tisha tito tobias toby tod todd tom tomas tomasz tommy tong toni
tonino tony tor tori torsten toshio toshiro tracey traci tracy travis tre trent trevor trey tricia trini trish
trisha tristan tristram troy trudy truman tudor ty tyler tyrone tyson udo ugo ulf ulla ulrich umberto una ursula val
valarie valda valentin valentina valentine valentino valeria valerie valerio van vanessa vera verity verne vernon
veronica veronika veronique vic vicente vicki vickie vicky victor victoria vida viktor vince vincent vincenzo vinny
viola violet virgil virginia vito vittorio viva vivian vivien vivienne vlad vladimir volker wade wai waldemar walker
wallace wally walt walter wan wanda wang ward warner warren wayne wei wen wendell wendy werner wes wesley weston
whit whitney wil wilbur wilfred wilfrid wilhelm will willard willi william willie willis willow willy wilson wilton
winifred winnie winston wladimir wolf wolfgang wong woody wu wyatt xander xavier xiao yan yang yann yao yasmin
yasmine yi yin ying yoko yolanda yolande yoo yoon yoshiko yoshio yu yuan yuen yuki yukio yuko yun yung yuri yvan
yves yvette yvonne zach zachary zack zak zane zbigniew zena zhang zoe zoey zoltan zsolt zuzana
""")
