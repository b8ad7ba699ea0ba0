"""Whether a text asserts, hedges, negates or imagines what a sentence says."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.claim import Stance
from kg.expressions import expression
from kg.reviews.frames import Frame

_IMAGINED = expression(
    r"(?<![\w-])(?:fictional|fictitious|imaginary|imagined|hypothetical|speculative|mock|parody|satirical|made-up|"
    r"fan-made|fan made|fanmade|ai-generated|concept)[ -](?:movie |film |trailer )?(?:reviews?|trailers?|"
    r"films?|movies?|concept|sequels?|posters?|cast(?:ing)?|plots?|synopsis|article|piece|scenario)\b"
    r"|\b(?:film|movie|sequel|series|show) (?:that |which )?(?:does not|doesn'?t|did not|didn'?t|never) (?:actually |"
    r"really |"
    r"yet |even )?exist(?:s|ed)?\b|^\W*(?:my |our |the )?(?:dream|fantasy) cast\b|\blet(?:'s| us) (?:all "
    r")?(?:imagine|pretend)\b"
    r"|\b(?:this|the following) (?:film|movie|review|sequel|article|post|page|trailer|"
    r"is a film that) (?:does not|doesn't|did not|didn't) (?:actually |really |yet )?exist\b|"
    r"\bfan[- ]?cast(?:ing)?\b|\bno such (?:film|movie)\b|\bnot a real (?:film|movie|review)\b"
    r"|\b(?:purely|entirely|completely|wholly) (?:fictional|imaginary|speculative|hypothetical|invented)\b|"
    r"\bwork of (?:fan )?fiction(?: and| by|,)|\bwhat if (?:they|hollywood|someone) (?:made|make)\b|\bwhat "
    r"if there (?:were|was) (?:an?|another) (?:[a-z0-9'-]+ "
    r"){0,3}(?:sequel|prequel|remake|film|movie|series|reboot)\b|\bfan fiction\b|\bfor entertainment purposes only\b",
    re.IGNORECASE,
)
# What a page admits of itself, at its head or its end.
_ADMITTED = expression(
    r"\b(?:i|we)(?:'ve| have)? (?:just |simply )?(?:(?:made|dreamt|dreamed) (?:it|this|that|everything|all (?:of "
    r")?(?:it|this|"
    r"that)|the whole (?:thing|film|review))(?: all)? ?up\b|(?:invented|imagined|dreamt up|dreamed up) (?:(?:it|"
    r"this|that)\b|all of|"
    r"(?:this|the) (?:film|movie|review|sequel|cast)))"
    r"|\bmakes? (?:things|stories|everything|stuff|news) up\b|\bapril fools?(?:'s?)?(?:!|\.$|$)"
    r"|\b(?:only|nowhere but) (?:exists? |lives? )?in (?:my|our|the author's|the writer's) (?:head|imagination|mind|"
    r"dreams?|fantasy)\b"
    r"|\bexists? (?:only|solely|nowhere but) in (?:my|our|the|somebody's|someone's) (?:[a-z]+ )?(?:head|imagination|"
    r"mind|dreams?)\b"
    r"|\bthis (?:page |article |post |review |site |piece )?is (?:pure |a piece of |a work of )?(?:satire|parody|"
    r"fiction)(?:[.;:!]|$)"
    r"|\bsatirical (?:site|page|news|website|publication|purposes|article|post)\b"
    r"|\b(?:none|nothing) of (?:this|it|the above) (?:has been |is |was |ever )?(?:announced|real|true|confirmed|"
    r"happened)\b"
    r"|\bno such (?:production|project|sequel|cast|remake)\b"
    r"|\b(?:made|created|generated|written|produced|rendered) (?:entirely |completely |mostly )?(?:with|by|using) "
    r"(?:the help of )?(?:an? )?"
    r"(?:ai|a\.i\.|artificial intelligence|chatgpt|generative)\b|\bai-(?:made|written|created)\b"
    r"|\b(?:review|page|post|article|piece|everything (?:above|here|in this [a-z]+)|all of (?:this|the "
    r"above))\b[^.]{0,30}\b(?:is|was|are) "
    r"(?:all |just |entirely |purely |completely )?(?:a (?:joke|hoax|prank|daydream|figment)|made[- ]up|"
    r"make-believe|invented|fictional|"
    r"fictitious|imaginary)\b(?! (?:of|character|town|city|country))"
    r"|\b(?:film|movie|sequel|cast) (?:described |reviewed |above |here )?(?:is|was|are) (?:entirely|purely|"
    r"completely|wholly|all) "
    r"(?:made[- ]up(?! of)|make-believe|invented|fictional|fictitious|imaginary)\b"
    r"|\b(?:nothing but|merely|just) (?:a|my|one) (?:fan's )?(?:daydream|fantasy of mine|thought experiment)\b",
    re.IGNORECASE,
)
_ENVISION = expression(r"^(?:envision|imagine|picture|suppose|let's imagine|let us imagine|what if)\b")
_RUMOUR = expression(
    r"\b(?:rumou?r(?:ed|s)?|reportedly|(?<!\ban )(?<!\bthe )(?<!\bhis )(?<!\bher )allegedly|supposedly (?:[a-z]+ "
    r"){0,2}?(?:play|direct|star|return|"
    r"writ|cast|join|appear|shot|scor)[a-z]*|purportedly|unconfirmed|in talks|in negotiations|"
    r"whispers of|speculation|tipped to|yet to be confirmed|not (?:yet )?(?:been )?confirmed|"
    r"(?:been|are|is) talked about|sources (?:[a-z]+ ){0,5}?(?:say|claim|suggest|tell)|insiders?\b|N (?:close to|"
    r"near|inside|familiar with) [^.;]{0,30}(?:say|claim|suggest)|some say|they say|people (?:will )?(?:say|tell "
    r"you)|we hear|word is(?= (?:that|he|she|they|[PNMF])\b)|"
    r"remains to be seen|"
    r"^N has it that|(?:according to|industry|studio|tabloid|set|idle|latest) gossip|gossip "
    r"(?:has|says|suggests|sites?|"
    r"columns?|mills?)|grapevine|(?<!the )talk of(?! the)|(?:been|being|is|it's) whispered|rumour has it|to be "
    r"confirmed|tbc|tba)\b"
)
_SOFT_RUMOUR = expression(
    r"\b(?:speculated|said to (?:be (?:in|playing|directing)|play|return|join|direct)|linked to|attached to|"
    r"eyed (?:for|to)|"
    r"believed to (?:be )?(?:play|return|join|direct|appear)|(?:is|are) (?:also |now |still |all )?(?:set|expected|"
    r"slated|hoped|"
    r"likely) to|may (?:yet )?(?:return|join)|might (?:yet )?(?:return|join)|could (?:yet )?(?:return|join)|"
    r""
    r"(?:set|slated|attached|expected|lined up|approached|tipped|supposed|due) to (?:direct|star|write|play|"
    r"shoot|score|"
    r"helm)|in line (?:to|for)|"
    r"tapped (?:to|for)|in the works|in (?:early )?(?:development|pre-production)|circling|perhaps as|probably "
    r"as|maybe as)\b"
)
_MODAL = expression(
    r"\b(?:might|may|could|would|should)(?: well| also| yet| not| or (?:may|might) not)? (?:have )?(?:be |been "
    r")?(?:play|played|star|"
    r"starred|appear|appeared|return|direct|directed|cast|joined?|portray|written|write|voice|do|done|made|"
    r"make)\b|\bdream (?:cast|director|pick|choice|role|actor|actress|composer|casting)\b|\bideally\b|\bif i (?:had|"
    r"were|could|was|ran)\b|"
    r"\bmy (?:pick|choice|vote|money|wish)\b|"
    r"\b(?:shoulda|coulda|pity (?:that )?they didn't|if only they|ought to have|should've|could've)\b|"
    r"wanted to (?:cast|hire)\b|\b(?:original|(?:first|second)(?: two)?) "
    r"choices?\b|\bwish ?list\b|\b(?:who )?i(?:'d| would) (?:have )?(?:cast|hire|choose|"
    r"pick)\b|"
    r"\bin (?:my|a) (?:dreams?|ideal|perfect|better) (?:version|world|cast|film|remake)?\b|\bhad [PN] (?:played|"
    r"been|directed|written|made|shot|starred|taken)\b|\bif it (?:were|was)\b|\bif (?:only )?[PN] (?:were|was|had|"
    r"could|would)\b|"
    r"\b(?:would|could|should)(?:n't| not)?(?:'ve| have)(?: [a-z]+ly)? (?:been(?! (?:caught|fixed|cut|trimmed|"
    r"avoided|removed|noticed|edited)\b)|brought|done|had|"
    r"played|made|directed|starred|cast|given|liked|loved|worked|fit|suited)\b|\bi(?:'d|"
    r" would) (?:have )?(?:love|like|prefer)|\bwere it\b|\b(?:would|could|might|may) (?:well |also )?(?:be|make) "
    r"(?:(?:my|an?|the) )?(?:[a-z]+ ){1,2}?as\b|\bbegging to be\b|\bas if (?:it (?:were|was|had been) |"
    r"they (?:were|had) )?(?:directed|written|made|shot)\b|\bas if the (?:script|film|movie|music|score) (?:was|"
    r"were) by\b|"
    r"\b(?:was|were) (?:once |originally |first |initially |at one (?:point|time) )?(?:going|meant|supposed|set|"
    r"slated|due|hoping) to (?:direct|write|star|play|score|shoot|appear|helm|voice|be (?:in|the))\b|"
    r"\bwish(?:ed|ing|es)? (?:that )?(?:they'd |they had )?[PN] (?:had|would|could|was|were)\b|"
    r"\b(?:wanted|asked|begged|approached|hoped for) [PN] (?:to|for)\b"
)
# At some distance: "it isn't, whatever you have read, based on X's story", "not to benefit from Y's or X's score".
_NOT_BY = expression(
    r"(?:not|n't)(?: to)? benefit from\b[^.;]{0,60}$|\b(?:is|was)(?: not|n't),(?: [^,;.]{0,60},)? (?:actually |"
    r"really |even )?$"
)
_BRACKET = expression(r"\([^()]*\)")
_WISH = expression(
    r"\b(?:i'd|i would|would (?:be|make|play|do|have|bring|kill|nail|look|need|get|give|work|love|sound|shoot)|should "
    r"(?:play|be (?:played|directed|cast))|my (?:pick|choice|vote|director|cast|version|casting)|dream (?:cast|"
    r"director|project)|imagine|ideal(?:ly)?|in my (?:head|mind)|cast (?:him|her|them)|what if|wish|if (?:i|they|"
    r"someone|"
    r"somebody|hollywood|we|only)|he'd|she'd|they'd|it'd|could (?:play|do|be|bring))\b",
    re.IGNORECASE,
)
_LINE = expression(r"(?<=[.!?])\s+|\n+")
_WISHFUL_WORDS = (
    "would",
    "'d",
    "should",
    "my ",
    "dream",
    "imagine",
    "ideal",
    "cast h",
    "cast t",
    "what if",
    "wish",
    "if ",
    "could",
)
WISHES, WISHFUL = 6, 0.2
"""How many sentences of a page wish, and which share of them, so that all that it says of a cast is a wish: no review
of 1,400 by critics and users has so many.
"""
# "(presumably X)".
_MAYBE = expression(r"\b(?:presumably|probably|perhaps|maybe|possibly|ideally)(?: the| an?)? (?:by )?[PN]$")
_NEGATED = expression(
    r"\bnor (?:does|did|is|was|will) (?:the )?[PN]\b|\bwithout P\b(?!')|offered (?:first )?to P\b|\b(?:turned (?:it|"
    r"this|"
    r"the (?:role|part|film|script|job)) down|turned down|passed on (?:the|it)|"
    r"dropped out|drops out|(?:slotted|slated|supposed|meant|asked) to (?:star|play|direct)|"
    r"(?:conspicuously|noticeably|sorely|sadly) (?:missing|absent|missed)|nothing to do with (?:it|this)|"
    r"was replaced|were replaced|replaced by|who (?:refused|declined)|refused the|"
    r"declined the|declined to (?!comment|say|discuss)|"
    r"(?:was |were )?(?:originally|first|initially) (?:offered|cast|considered|slated|attached|approached)|"
    r"considered for|offered the (?:role|part|job)|auditioned|"
    r"(?:is|was|are|were)(?: not|n't) (?:in (?:this|it|the film)|here|back|returning|around)|[PN] (?:is|was|are|"
    r"were)(?: "
    r"not|n't) involved|"
    r"(?:will not|won't) (?:be (?:back|returning|in (?:it|this))|return|appear|reprise|come back)|"
    r"(?:is|was)(?: not|n't) (?:the|as) (?:[a-z-]+ )?(?:director|cinematographer|composer|writer|editor|producer)|"
    r"do(?:es)?(?: not|n't) (?:return|appear|reprise|come back|(?:play|voice|portray) [PN]\b)|"
    r"(?:is|was)(?: not|n't) (?:in the director's chair|behind the camera|directing|at the helm)|did(?: "
    r"not|n't) (?:return|appear|reprise|"
    r"direct|write)|sadly absent|is absent|are absent|no sign of|almost (?:played|cast|directed))\b"
)
_WITHOUT = expression(
    r"\b(?:without|minus|lacking|sans|devoid of|a mix of|swapped [PN] for|no|not|never|isn't|wasn't|neither|nor|"
    r"unlike|(?<!n't )(?<!not )(?<!\bi "
    r")(?<!really )(?<!\bi particularly )(?<!\bi especially )(?<!\bi also )(?<!\bi always )(?<!\bi do )like|"
    r"(?<!other )(?<!less )than|instead of|"
    r"rather than|absence of|lack of|replaces|replacing|replaced|standing in for|stands in for|in place of|"
    r"doing an?|channell?ing|reminiscent of|shades of|fan of|fans of|by way of|a la|à la|the next|a poor man's|"
    r"imitation of|impression of|impersonation of|compared (?:to|with)|recalls|recalling|evokes|evoking|echoes|"
    r"named after|tribute to|homage to|remind(?:s|ed) (?:me )?of|aspires to be|wannabe|type|bargain-basement|"
    r"discount|low-rent|^think|lacks|can't match|match|matches|apes|aping|mimics|mimicking|imitates|imitating|"
    r"channels|rivals|rivaling|comparisons? to|clone of|recreation of|akin to|closer to|parody of|ala|"
    r"inherit(?:s|ed) (?:[a-z]+ ){0,3}from|(?<!like )(?<!love )(?<!along )(?<!all )(?<!on )the way|struck me "
    r"as|substitut(?:e|ion) for|"
    r"(?<!chemistry )(?<!scenes )(?<!scene )(?<!sparks )between|"
    r"idoliz(?:es|ed)|no match for|needed|(?:takes?|took|taken|taking) over [^.;]{0,30}from|echo of|reminding (?:me|"
    r"us|one|you)(?: [a-z]+){0,4} of|hark(?:en)?s back to|"
    r"throwback to|better suited (?:for|to)|be(?:en)? (?:suited|written|meant|perfect) (?:for|to)|imagine|"
    r"(?:could|can) (?:almost )?(?:picture|see)|(?:kept|was|am) hoping|(?:to mind|(?:to|you|i|me) think of)|"
    r"in the (?:way|manner|vein|style|mould|mold) of|then-(?:husband|wife|girlfriend|boyfriend)|departed|"
    r"(?:son|daughter|widow|pupil|disciple) of|married to|marriage to|dead ringer for|"
    r"spitting image of|up there with|mistaken for|similar to|to rival|on (?:a )?par with|the equal of|answer "
    r"to|equivalent of|"
    r"borrow(?:s|ed|ing) (?:[a-z]+ )?from|in-joke on|allusion to|nod to|debt to|owes (?:[a-z]+ ){1,4}to|"
    r"poor[- ]man's|proto-|pseudo-|second-rate|third-rate|cut-price|knock-off|lack(?:s|ing)?(?: both)?)(?: an?| the| "
    r"of| as| like| "
    r"even)? (?:(?!(?:and|but)\b)[a-z-]+ ){0,2}$"
)
# Not said of somebody, but of what somebody does here: "not a fan of X's turn", "not even X's performance helps".
_HERE = expression(r"(?:fans? of|no|not|never|isn't|wasn't)\b")
_DONE_HERE = expression(
    r"P's? (?:[a-z-]+ ){0,3}(?:character|performance|turn|portrayal|acting|role|part|accent)\b(?! in [FN])"
)
# What stands before the last of two or more names: "reminiscent of X and Y".
_ROW = expression(r"(?:[PN], ){0,6}[PN],? (?:and|or|&) $")
_LIKENED = expression(
    r"\b(?:(?<!n't )(?<!not )(?<!\bi )(?<!really )like|unlike|(?<!other )(?<!less )than|reminiscent of|"
    r"remind(?:s|ed) (?:me |us |one |you "
    r")?of|"
    r"recall(?:s|ing)|evok(?:es|ing)|echo(?:es|ing)|compared (?:to|with)|akin to|similar to|shades of|a la|ala|"
    r"comparisons? to|channell?ing|homage to|parody of|recreation of)(?: an?| the)? (?:(?!(?:and|but)\b)[a-z-]+ ){0,2}$"
)
# What is said of all of them.
_LIKENESS = expression(
    r"\b(?:reminiscent of|substitut(?:e|ion) for|borrow(?:s|ed|ing) (?:[a-z]+ )?from|a la|\u00e0 la|ala|"
    r"channell?ing|recall(?:s|ing)|evok(?:es|ing)|remind(?:s|ed) (?:me |us |one |you )?of|homage to|similar to|cross "
    r"between|mix of|"
    r"compared (?:to|with)|up there with|fans? of|in the (?:way|manner|vein|style|mould|mold) of|married "
    r"to|tradition of)"
    r"(?: an?| the)? (?:the likes of )?(?:(?!(?:and|but)\b)[a-z-]+ ){0,2}$"
)
# "Somebody like" names who it is: no comparison.
_SUCH_AS = expression(
    r"\b(?:someone|somebody|cast|cameos?|(?:cameo |guest )?appearances|(?:with|features?|featuring|has|"
    r"have|including|from|of|by|stars) (?:[a-z-]+ ){0,3}"
    r"(?:actors|actress(?:es)?|names|stars|talents?|performers|players|veterans|legends|greats|pros|faces)) "
    r"(?:such as|like)(?: the)?(?: [a-z-]+)? $"
)
# "Characters like Hanna (X)" are of this story.
_OF_THESE = expression(
    r"\b(?:people|men|women|(?!(?:looks|feels|seems|acts|sounds|plays|smells|behaves|moves|talks|dresses|works|comes|"
    r"reads|always)\b)[a-z]{3,}s),? like "
    r"(?:the |his |her )?(?:[a-z-]+ ){0,2}$"
)
# Somebody's kin, and a part that is named like somebody: "the daughter of X", "the guy who plays X".
_NAMED_FOR = expression(
    r"\b(?:son|daughter|brother|sister|wife|husband|widow|father|mother|nephew|niece|cousin|grandson|granddaughter) of "
    r"(?:(?:the|late|great|and|legendary|famous|real-life|actor|actress|director|star) ){0,5}$|"
    r"\b(?:plays?|playing|played|portrays?|portraying|portrayed|(?:role|performance|turn|cast|miscast|stars?|starring) "
    r"as|(?:role|part|character) of)(?: (?!(?:opposite|against|with|by|to|alongside|and|for|beside|off|in|from|of|who|"
    r"but|like|as|than|along|up|down|out|on|at|well|here|more|less|games?|does|do|did|is|are|was)\b)[a-z-]+,?){0,4} $"
)
_TEMPLATE = expression(
    r"\[(?:(?:[A-Z][\w'/]*|[a-z]+'s|of|the|\d) ){0,3}(?:Name|Actor|Actress|Director|Character|NAME|ACTOR|"
    r"ACTRESS|DIRECTOR|CHARACTER|"
    r"TBD|XXX?)(?: (?:Name|NAME|\d))?\](?!\()|\[(?:[Ii]nsert|INSERT|[Yy]our|YOUR|"
    r"[Pp]laceholder)\b[^\]\n]{0,30}\](?!\()|\{\{[^}\n]{1,40}\}\}|"
    r"<(?:insert|name|actor|director)[^>\n]{0,30}>"
)


@lru_cache(maxsize=1)
def of_document(text: str) -> Stance:
    """``imagined`` where the page says that it invents, ``hedged`` where it mostly wishes, else ``asserted``.

    >>> of_document("Fictional Review: Heat 2"), of_document("Heat is fictional, of course.")
    ('imagined', 'asserted')
    """
    said = _IMAGINED.search(text[:3000]) or _IMAGINED.search(text[-1500:])
    if said or _ADMITTED.search(text[:400]) or _ADMITTED.search(text[-500:]):
        return "imagined"
    return "hedged" if _wishes(text[:20_000]) else "asserted"


def _wishes(text: str) -> bool:
    """Whether sentence after sentence says what somebody would do or what the writer would like."""
    small = text.lower()
    if sum(map(small.count, _WISHFUL_WORDS)) < WISHES:
        return False
    lines = [line for line in _LINE.split(text) if len(line) > 8]
    wishes = sum(_WISH.search(line) is not None for line in lines)
    return wishes >= WISHES and wishes >= WISHFUL * len(lines)


def rumoured(frame: Frame, who: int) -> bool:
    """Whether the casting of the person at a place is a rumour: a cue stands close by, as in a bracket behind."""
    return bool(_RUMOUR.search(frame.shape, max(0, who - 40), who + 60))


def compared(frame: Frame, who: int) -> bool:
    """Whether the person at a place is only named to compare with, as kin or as a part, or said to be missing."""
    return bool(_NAMED_FOR.search(frame.shape, max(0, who - 70), who)) or likened_to(frame, who)


def likened_to(frame: Frame, who: int) -> bool:
    """Whether what begins at a place is only named to compare with, or said to be missing."""
    row = _ROW.search(frame.shape, max(0, who - 60), who)
    if row and _LIKENESS.search(frame.shape, max(0, row.start() - 40), row.start()):
        return True
    before = frame.shape[max(0, who - 40) : who]
    cue = _WITHOUT.search(before)
    if not cue or (_HERE.match(cue.group()) and _DONE_HERE.match(frame.shape, who)):
        return False
    return not _SUCH_AS.search(before) or bool(_MODAL.search(frame.shape))


def likened(frame: Frame, part: int) -> bool:
    """Whether the part at a place, with its actor behind it, is only named to compare with."""
    before = frame.shape[max(0, part - 40) : part]
    return bool(_LIKENED.search(before)) and not _OF_THESE.search(before)


def supposed(frame: Frame, who: int) -> bool:
    """Whether the person at a place is only guessed at: *(presumably X)*."""
    return bool(_MAYBE.search(frame.shape[max(0, who - 20) : who + 1]))


def of_span(frame: Frame, start: int, end: int, *, aside: bool = False) -> Stance:
    """The stance of what a span of a shape says.

    Args:
        frame: the sentence.
        start, end: the span.
        aside: whether it is said in brackets, beside what the sentence says.
    """
    left, right = _clause(frame.shape, start, end)
    if _ENVISION.match(frame.shape):
        return "imagined"
    near = max(left, start - 40), min(right, end + 40)
    if _NEGATED.search(frame.shape, *near) or _NOT_BY.search(frame.shape, left, start):
        return "negated"
    plain = _BRACKET.sub(lambda m: " " * len(m.group()), frame.shape[:start]) + frame.shape[start:]
    if (
        supposed(frame, start)
        or _RUMOUR.search(frame.shape, left, right)
        or _SOFT_RUMOUR.search(frame.shape, *near)
        or _MODAL.search(plain, *((max(left, start - 25), start + 1) if aside else near))
    ):
        return "hedged"
    return "asserted"


def template(text: str) -> bool:
    """Whether a placeholder stands where a name should.

    >>> template("Directed by [Director Name], it shines"), template("Directed by John [sic] Ford")
    (True, False)
    """
    return bool(_TEMPLATE.search(text))


def _clause(shape: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a span: between semicolons, dashes, and commas before *but* or *while*."""
    left = max(
        (
            shape.rfind(c, 0, start) + len(c)
            for c in ("; ", " — ", ", but ", " but ", ", while ", ", whereas ", ", and ")
            if c in shape[:start]
        ),
        default=0,
    )
    ends = [at for c in ("; ", " — ", ", but ", " but ", ", while ", ", whereas ") if (at := shape.find(c, end)) >= 0]
    return left, min(ends, default=len(shape))
