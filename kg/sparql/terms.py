"""RDF terms as one text each, so that equal terms are equal texts: how SQL holds a term of any kind.

The first character says the kind: ``I`` an IRI, ``B`` a blank node, ``S`` a plain string, ``L`` a string with a
language (the tag in lower case, a blank, the string), ``D`` another literal (its datatype, a blank, the lexical form).
"""

from __future__ import annotations

from kg.sparql.results import Term


def encode(term: Term) -> str:
    """The text of a term.

    >>> encode(Term.of(3)), encode(Term("literal", "Ran", language="EN"))
    ('Dhttp://www.w3.org/2001/XMLSchema#integer 3', 'Len Ran')
    """
    if term.kind != "literal":
        return ("I" if term.kind == "iri" else "B") + term.value
    if term.language:
        return f"L{term.language.lower()} {term.value}"
    return f"D{term.datatype} {term.value}" if term.datatype else f"S{term.value}"


def decode(text: str) -> Term:
    """The term of a text.

    >>> decode("Len Ran")
    Term(kind='literal', value='Ran', datatype=None, language='en')
    """
    kind, rest = text[0], text[1:]
    match kind:
        case "I":
            return Term("iri", rest)
        case "S":
            return Term("literal", rest)
        case "B":
            return Term("bnode", rest)
    head, _, value = rest.partition(" ")
    return Term("literal", value, None, head) if kind == "L" else Term("literal", value, head)
