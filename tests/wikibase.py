"""Entities of Wikidata in the few words that a test needs, as Special:EntityData writes them."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]


def snak(property_: str, value: object) -> Json:
    """A value of a property: ``Q5`` is an item, ``+1999-..`` a time, a tuple a quantity, None an unknown value."""
    if value is None:
        return {"snaktype": "somevalue", "property": property_}
    if isinstance(value, tuple):
        data: Json = {
            "value": {"amount": f"+{value[0]}", "unit": f"http://www.wikidata.org/entity/{value[1]}"},
            "type": "quantity",
        }
    elif isinstance(value, dict):
        data = {"value": value, "type": "monolingualtext"}
    elif str(value).startswith("Q"):
        data = {"value": {"entity-type": "item", "id": value}, "type": "wikibase-entityid"}
    elif str(value).startswith("+"):
        precision = 9 if str(value).endswith("-00-00") else 11
        data = {"value": {"time": f"{value}T00:00:00Z", "precision": precision}, "type": "time"}
    else:
        data = {"value": value, "type": "string"}
    return {"snaktype": "value", "property": property_, "datavalue": data}


def statement(property_: str, value: object, *, rank: str = "normal", refs: tuple[str, ...] = (), **said: Any) -> Json:
    """A statement; ``said`` are qualifiers, each a value or a list of them."""
    made: Json = {
        "mainsnak": snak(property_, value),
        "type": "statement",
        "rank": rank,
        "id": f"Q1${property_}-{value}",
    }
    made["qualifiers"] = {
        name: [snak(name, v) for v in (vs if isinstance(vs, list) else [vs])] for name, vs in said.items()
    }
    made["references"] = [{"snaks": {name: [snak(name, "x")]}} for name in refs]
    return made


def item(id_: str, label: str | None, *statements: Json, **more: object) -> Json:
    """An item with a label in English."""
    claims: dict[str, list[Json]] = {}
    for each in statements:
        claims.setdefault(each["mainsnak"]["property"], []).append(each)
    labels = {"en": {"language": "en", "value": label}} if label else {}
    return {"type": "item", "id": id_, "labels": labels, "aliases": [], "claims": claims, **more}


def document(*items: Json) -> str:
    """Items as Special:EntityData has them."""
    return json.dumps({"entities": {each["id"]: each for each in items}}, ensure_ascii=False)


def lines(*items: Json) -> str:
    """Items as a dump has them."""
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in items) + "\n]\n"
