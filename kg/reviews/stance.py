"""Whether a text asserts, hedges, negates or imagines what a sentence says."""

from __future__ import annotations

import re

from kg.claim import Stance
from kg.reviews.frames import Frame

_IMAGINED = re.compile(
    r"\b(?:fictional|fictitious|imaginary|imagined|hypothetical|speculative|mock|parody|satirical|made-up|fan-made|fan made|fanmade|ai-generated|concept)[ -](?:movie |film |trailer )?(?:reviews?|trailers?|films?|movies?|concept|sequels?|posters?|cast(?:ing)?|plots?|synopsis|article|piece|scenario)\b"
    r"|\b(?:this|the following) (?:film|movie|review|sequel|article|post|page|trailer|is a film that) (?:does not|doesn't|did not|didn't) (?:actually |really |yet )?exist\b|\bfan[- ]?cast(?:ing)?\b|\bdream cast(?:ing)?\b|\bno such (?:film|movie)\b|\bnot a real (?:film|movie|review)\b"
    r"|\b(?:purely|entirely|completely|wholly) (?:fictional|imaginary|speculative|hypothetical|invented)\b|\bwork of (?:fan )?fiction(?: and| by|,)|\bwhat if (?:they|hollywood|someone|there) (?:made|make|were|was)\b|\bfan fiction\b|\bfor entertainment purposes only\b",
    re.IGNORECASE,
)
_ENVISION = re.compile(r"^(?:envision|imagine|picture|suppose|let's imagine|let us imagine|what if)\b")
_RUMOUR = re.compile(
    r"\b(?:rumou?r(?:ed|s)?|reportedly|allegedly|supposedly|purportedly|unconfirmed|in talks|in negotiations|whispers?|speculat(?:ed|ion|es)|tipped to|said to be (?:in|play|return|join|direct)|linked to|yet to be confirmed|"
    r"not (?:yet )?(?:been )?confirmed|tbc|tba|attached to|eyed (?:for|to)|being courted|believed to|sources say|word is|is set to|expected to|slated to|hoped to|may return|might return|could return|likely to return|rumour has it|to be confirmed|potentially|is said to)\b"
)
_MODAL = re.compile(r"\b(?:might|may|could|would|should)(?: well| also| yet)? (?:have )?(?:be |been )?(?:play|played|star|starred|appear|appeared|return|direct|directed|cast|joined?|portray|written|write|voice|do|done|made|make)\b|\bif (?:only )?[PN] (?:were|was|had|could|would)\b|\bwould(?:'ve| have)\b|\bcould(?:'ve| have)\b|\bshould(?:'ve| have)\b|\bi(?:'d| would) (?:have )?(?:love|like|prefer)|\bwere it\b|\bbegging to be\b|\bas if (?:it|they|directed|written|he|she)\b")
_NEGATED = re.compile(
    r"\b(?:turned (?:it|this|the (?:role|part|film|script|job)) down|turned down|passed on (?:the|it)|dropped out|drops out|was replaced|were replaced|replaced by|who (?:refused|declined)|refused the|declined the|declined to|"
    r"(?:was |were )?(?:originally|first|initially) (?:offered|cast|considered|meant|intended|slated|set|attached|approached|supposed)|considered for|offered the (?:role|part|job)|auditioned|"
    r"no longer|(?:is|was|are|were)(?: not|n't) (?:in (?:this|it|the film)|here|back|returning|involved|around)|do(?:es)?(?: not|n't) (?:return|appear|reprise|come back)|did(?: not|n't) (?:return|appear|reprise|direct|write)|sadly absent|is absent|are absent|no sign of|almost (?:played|cast|directed))\b"
)
_WITHOUT = re.compile(r"\b(?:without|minus|lacking|sans|no|not|never|isn't|wasn't|neither|nor|unlike|like|than|instead of|rather than|absence of|lack of|replaces|replacing|replaced|standing in for|stands in for|in place of|doing an?|channell?ing|reminiscent of|shades of|fan of|fans of|by way of|a la|à la|a young|the next|a poor man's|imitation of|impression of|impersonation of|compared (?:to|with)|recalls|recalling|evokes|evoking|echoes|named after|tribute to|homage to|remind(?:s|ed) (?:me )?of|aspires to be|wannabe|type|bargain-basement|discount|low-rent|think|lacks|can't match|match|matches|apes|aping|mimics|mimicking|imitates|imitating|channels|rivals|rivaling|comparisons? to|clone of|recreation of|akin to|closer to|parody of|ala|inherit(?:s|ed) (?:[a-z]+ ){0,3}from|the way|struck me as|substitut(?:e|ion) for|between|idoliz(?:es|ed))(?: an?| the| of| as| like| even)? (?:[a-z-]+ ){0,2}$")
_TEMPLATE = re.compile(r"\[(?:[^\]\n]{0,30}\b)?(?:name|actor|actress|director|insert|character|your|placeholder|tbd|x+)\b[^\]\n]{0,30}\]|\{\{?[^}\n]{1,40}\}\}?|<(?:insert|name|actor|director)[^>\n]{0,30}>", re.IGNORECASE)


def of_document(text: str) -> Stance:
    """``imagined`` where the page says that it invents, else ``asserted``.

    >>> of_document("Fictional Review: Heat 2"), of_document("Heat is fictional, of course.")
    ('imagined', 'asserted')
    """
    return "imagined" if _IMAGINED.search(text[:3000]) or _IMAGINED.search(text[-1500:]) else "asserted"


def rumoured(frame: Frame, start: int, end: int) -> bool:
    """Whether a casting is told as a rumour: a cue in the clause, or in the bracket behind the name."""
    left, right = _clause(frame.shape, start, end)
    return bool(_RUMOUR.search(frame.shape, left, right))


def compared(frame: Frame, who: int) -> bool:
    """Whether the person at a place is only named to compare with, or said to be missing."""
    return bool(_WITHOUT.search(frame.shape[max(0, who - 40) : who]))


def of_span(frame: Frame, start: int, end: int) -> Stance:
    """The stance of what a span of a shape says.

    Args:
        frame: the sentence.
        start, end: the span.
    """
    left, right = _clause(frame.shape, start, end)
    if _ENVISION.match(frame.shape):
        return "imagined"
    if _NEGATED.search(frame.shape, left, right):
        return "negated"
    if _RUMOUR.search(frame.shape, left, right) or _MODAL.search(frame.shape, left, right):
        return "hedged"
    return "asserted"


def template(text: str) -> bool:
    """Whether a placeholder stands where a name should.

    >>> template("Directed by [Director Name], it shines"), template("Directed by John [sic] Ford")
    (True, False)
    """
    return bool(_TEMPLATE.search(text))


def _clause(shape: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a span: between semicolons, dashes, and commas before *but* or *while*; brackets behind it too."""
    left = max((shape.rfind(c, 0, start) + len(c) for c in ("; ", " — ", ", but ", " but ", ", while ", ", whereas ", ", and ") if c in shape[:start]), default=0)
    ends = [at for c in ("; ", " — ", ", but ", " but ", ", while ", ", whereas ") if (at := shape.find(c, end)) >= 0]
    return left, min(ends, default=len(shape))
