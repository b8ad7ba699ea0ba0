"""What all pages share: one visual language, and a policy by which a page runs and loads nothing but its own."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from typing import Any


def style_sheet(name: str, *dark: str) -> str:
    """The style sheet of a page: what all pages share, then its own.

    Args:
        name: the file that has its own.
        dark: where it is dark: each a selector, or a media query and a selector with a blank before it and ``{``
            between them.
    """
    shared, colours, own = (
        files("kg.exporters").joinpath(file).read_text(encoding="utf-8") for file in ("base.css", "dark.css", name)
    )
    rules = "".join(f"{place} {{\n{colours}{'}' * (place.count('{') + 1)}\n" for place in dark)
    return f"{shared}{rules}{own}"


def policy(style: str, scripts: Iterable[str] = ()) -> str:
    """A Content-Security-Policy (https://www.w3.org/TR/CSP3/): this style sheet and these scripts, nothing else.

    >>> policy("")
    "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src data:; \
base-uri 'none'; form-action 'none'"
    """
    allowed = " ".join(map(_hash, scripts))
    script = f"script-src {allowed}; " if allowed else ""
    return f"default-src 'none'; {script}style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def environment() -> Any:
    """Where templates are found; all that is put in is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("kg", "exporters"), autoescape=True, undefined=StrictUndefined)
    environment.filters["block"] = _block
    return environment


def _block(data: Any) -> Any:
    """Data as the text of a JSON block: without ``<``, nothing in it can end the block or begin a comment."""
    from markupsafe import Markup

    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
