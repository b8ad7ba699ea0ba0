"""Whether a text asserts, hedges, negates or imagines what a sentence says."""

from __future__ import annotations

import re

from kg.claim import Stance
from kg.reviews.expressions import expression
from kg.reviews.frames import Frame

_IMAGINED = expression(
    r"(?<![\w-])(?:fictional|fictitious|imaginary|imagined|hypothetical|speculative|mock|parody|satirical|made-up|"
    r"fan-made|fan made|fanmade|ai-generated|concept)[ -](?:movie |film |trailer )?(?:reviews?|trailers?|"
    r"films?|movies?|concept|sequels?|posters?|cast(?:ing)?|plots?|synopsis|article|piece|scenario)\b"
    r"|\b(?:this|the following) (?:film|movie|review|sequel|article|post|page|trailer|"
    r"is a film that) (?:does not|doesn't|did not|didn't) (?:actually |really |yet )?exist\b|"
    r"\bfan[- ]?cast(?:ing)?\b|\bno such (?:film|movie)\b|\bnot a real (?:film|movie|review)\b"
    r"|\b(?:purely|entirely|completely|wholly) (?:fictional|imaginary|speculative|hypothetical|invented)\b|"
    r"\bwork of (?:fan )?fiction(?: and| by|,)|\bwhat if (?:they|hollywood|someone|there) (?:made|make|were|"
    r"was)\b|\bfan fiction\b|\bfor entertainment purposes only\b",
    re.IGNORECASE,
)
_ENVISION = expression(r"^(?:envision|imagine|picture|suppose|let's imagine|let us imagine|what if)\b")
_RUMOUR = expression(
    r"\b(?:rumou?r(?:ed|s)?|reportedly|allegedly|supposedly|purportedly|unconfirmed|in talks|in negotiations|"
    r"whispers of|speculation|tipped to|yet to be confirmed|not (?:yet )?(?:been )?confirmed|"
    r"(?:been|are|is) talked about|sources say|word is|rumour has it|to be confirmed|tbc|tba)\b"
)
_SOFT_RUMOUR = expression(
    r"\b(?:speculated|said to (?:be (?:in|playing|directing)|play|return|join|direct)|linked to|attached to|"
    r"eyed (?:for|to)|"
    r"believed to (?:be )?(?:play|return|join|direct|appear)|(?:is|are) (?:set|expected|slated|hoped|"
    r"likely) to|may return|might return|could return|perhaps as|probably as|maybe as)\b"
)
_MODAL = expression(
    r"\b(?:might|may|could|would|should)(?: well| also| yet| not| or (?:may|might) not)? (?:have )?(?:be |been "
    r")?(?:play|played|star|"
    r"starred|appear|appeared|return|direct|directed|cast|joined?|portray|written|write|voice|do|done|made|"
    r"make)\b|\bdream cast\b|\bif it (?:were|was)\b|\bif (?:only )?[PN] (?:were|was|had|could|would)\b|"
    r"\b(?:would|could|should)(?:'ve| have) (?:been|"
    r"played|made|directed|starred|cast|given|liked|loved|worked|fit|suited)\b|\bi(?:'d|"
    r" would) (?:have )?(?:love|like|prefer)|\bwere it\b|\bbegging to be\b|\bas if (?:it|they|directed|written|"
    r"he|she)\b"
)
# "(presumably X)".
_MAYBE = expression(r"\b(?:presumably|probably|perhaps|maybe|possibly|ideally)(?: the| an?)? (?:by )?[PN]$")
_NEGATED = expression(
    r"\b(?:turned (?:it|this|the (?:role|part|film|script|job)) down|turned down|passed on (?:the|it)|"
    r"dropped out|drops out|was replaced|were replaced|replaced by|who (?:refused|declined)|refused the|"
    r"declined the|declined to|"
    r"(?:was |were )?(?:originally|first|initially) (?:offered|cast|considered|slated|attached|approached)|"
    r"considered for|offered the (?:role|part|job)|auditioned|"
    r"(?:is|was|are|were)(?: not|n't) (?:in (?:this|it|the film)|here|back|returning|involved|around)|"
    r"(?:will not|won't) (?:be (?:back|returning|in (?:it|this))|return|appear|reprise|come back)|"
    r"(?:is|was)(?: not|n't) (?:the|as) (?:[a-z-]+ )?(?:director|cinematographer|composer|writer|editor|producer)|"
    r"do(?:es)?(?: not|n't) (?:return|appear|reprise|come back)|did(?: not|n't) (?:return|appear|reprise|"
    r"direct|write)|sadly absent|is absent|are absent|no sign of|almost (?:played|cast|directed))\b"
)
_WITHOUT = expression(
    r"\b(?:without|minus|lacking|sans|no|not|never|isn't|wasn't|neither|nor|unlike|like|than|instead of|"
    r"rather than|absence of|lack of|replaces|replacing|replaced|standing in for|stands in for|in place of|"
    r"doing an?|channell?ing|reminiscent of|shades of|fan of|fans of|by way of|a la|à la|the next|a poor man's|"
    r"imitation of|impression of|impersonation of|compared (?:to|with)|recalls|recalling|evokes|evoking|echoes|"
    r"named after|tribute to|homage to|remind(?:s|ed) (?:me )?of|aspires to be|wannabe|type|bargain-basement|"
    r"discount|low-rent|think|lacks|can't match|match|matches|apes|aping|mimics|mimicking|imitates|imitating|"
    r"channels|rivals|rivaling|comparisons? to|clone of|recreation of|akin to|closer to|parody of|ala|"
    r"inherit(?:s|ed) (?:[a-z]+ ){0,3}from|the way|struck me as|substitut(?:e|ion) for|between|idoliz(?:es|"
    r"ed))(?: an?| the| of| as| like| even)? (?:[a-z-]+ ){0,2}$"
)
# "Somebody like" names who it is: no comparison.
_SUCH_AS = expression(
    r"\b(?:someone|somebody|cast|(?:with|features?|featuring|has|have|including|from|of|by|stars) (?:[a-z-]+ ){0,3}"
    r"(?:actors|actress(?:es)?|names|stars|talents?|performers|players|veterans|legends|greats|pros|faces)) "
    r"(?:such as|like)(?: the)?(?: [a-z-]+)? $"
)
_TEMPLATE = expression(
    r"\[(?:(?:[A-Z][\w'/]*|[a-z]+'s|of|the|\d) ){0,3}(?:Name|Actor|Actress|Director|Character|NAME|ACTOR|"
    r"ACTRESS|DIRECTOR|CHARACTER|"
    r"TBD|XXX?)(?: (?:Name|NAME|\d))?\](?!\()|\[(?:[Ii]nsert|INSERT|[Yy]our|YOUR|"
    r"[Pp]laceholder)\b[^\]\n]{0,30}\](?!\()|\{\{[^}\n]{1,40}\}\}|"
    r"<(?:insert|name|actor|director)[^>\n]{0,30}>"
)


def of_document(text: str) -> Stance:
    """``imagined`` where the page says that it invents, else ``asserted``.

    >>> of_document("Fictional Review: Heat 2"), of_document("Heat is fictional, of course.")
    ('imagined', 'asserted')
    """
    return "imagined" if _IMAGINED.search(text[:3000]) or _IMAGINED.search(text[-1500:]) else "asserted"


def rumoured(frame: Frame, who: int) -> bool:
    """Whether the casting of the person at a place is a rumour: a cue stands close by, as in a bracket behind."""
    return bool(_RUMOUR.search(frame.shape, max(0, who - 40), who + 60))


def compared(frame: Frame, who: int) -> bool:
    """Whether the person at a place is only named to compare with, or said to be missing."""
    before = frame.shape[max(0, who - 40) : who]
    if not _WITHOUT.search(before):
        return False
    return not _SUCH_AS.search(before) or bool(_MODAL.search(frame.shape))


def of_span(frame: Frame, start: int, end: int) -> Stance:
    """The stance of what a span of a shape says.

    Args:
        frame: the sentence.
        start, end: the span.
    """
    left, right = _clause(frame.shape, start, end)
    if _ENVISION.match(frame.shape):
        return "imagined"
    near = max(left, start - 40), min(right, end + 40)
    if _NEGATED.search(frame.shape, *near):
        return "negated"
    if (
        _MAYBE.search(frame.shape[max(0, start - 20) : start + 1])
        or _RUMOUR.search(frame.shape, left, right)
        or _SOFT_RUMOUR.search(frame.shape, *near)
        or _MODAL.search(frame.shape, *near)
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
