"""Make the pages of this folder that follow from the program, and the regions of the other pages that do.

::

    python docs/make.py            write them
    python docs/make.py --check    name those that are out of date; ends with 1 if there are any

A region stands between ``<!-- made: NAME -->`` and ``<!-- end -->``. ``tests/test_docs.py`` holds all of it to
the program.
"""

from __future__ import annotations

import atexit
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox

from kg import queries, sources, vocab
from kg.cli import cli
from kg.exporters import EXPORTERS
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest
from kg.queries import Param, Question
from kg.sources import column_names
from kg.sparql.prefixes import known
from kg.store.folder import BASE

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
ANSWERS = ROOT / "tests" / "golden" / "questions"
SHOWN_ROWS = 5
WIDTH = cli.context_settings["max_content_width"] - 2  # what click leaves of a terminal that is wide enough
NOTE = "<!-- Made by docs/make.py; change the program or its data instead. -->\n"


# The command line -----------------------------------------------------------------------------------------------------


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it, ``kg`` itself first."""
    yield from _below(("kg",), cli)


def _below(words: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _below((*words, name), command.commands[name])


def help_text(words: Sequence[str]) -> str:
    """What ``--help`` prints on a terminal that is wide enough, line ends trimmed."""
    command: click.Command = cli
    context = cli.make_context("kg", [], resilient_parsing=True, terminal_width=WIDTH)
    for word in words[1:]:
        assert isinstance(command, click.Group)
        command = command.commands[word]
        context = click.Context(command, info_name=word, parent=context)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def cli_page() -> str:
    """``cli.md``: the help of every command."""
    parts = [
        "# Commands\n",
        NOTE,
        "Standard output has data alone; messages and progress go to standard error. A command ends with 0 when it is "
        "done (an empty answer included), with 1 where `check --fail-on` or `validate` found something, and with 2 "
        "where the command or its input was wrong: see [errors](errors.md). What may stand in a settings file is in "
        "[settings](settings.md).\n",
        "\n".join(f"- [`{' '.join(words)}`](#{'-'.join(words)})" for words, _ in commands()) + "\n",
    ]
    parts += [f"## {' '.join(words)}\n\n```text\n{help_text(words)}\n```\n" for words, _ in commands()]
    return "\n".join(parts)


# Questions and vocabulary ---------------------------------------------------------------------------------------------


def questions_page() -> str:
    """``questions.md``: the named questions from their headers, with the first rows of their answers on ``data/``."""
    named = queries.named()
    intro = (
        f"The store answers these {len(named)} questions by name: `kg query @NAME --param NAME=VALUE`. Each is a "
        "SPARQL file with a header; `kg queries NAME` prints it, so that you can change it and ask it by "
        "`kg query -f FILE`. Films, people and sources are given by name, by a key such as `imdb:tt0133093`, or by an "
        "IRI. The rows shown are the first of the answer on the sample in `data/`.\n"
    )
    listed = "\n".join(f"- [{question.name}](#{question.name}): {question.title}" for question in named)
    return "\n".join(["# Named questions\n", NOTE, intro, listed, "", *map(_question, named)])


def _question(question: Question) -> str:
    given = "".join(f' -p {name}="{value}"' for name, value in question.example.items())
    parts = [f"## {question.name}\n", question.question + "\n"]
    if question.params:
        parts.append("\n".join(f"- `{p.name}` ({_kind(p)}): {p.description}" for p in question.params) + "\n")
    parts.append(f"```sh\nkg query @{question.name}{given}\n```\n")
    return "\n".join([*parts, _answer(question.name)])


def _kind(param: Param) -> str:
    more = f", default {param.default}" if param.default is not None else ", optional" if param.optional else ""
    return param.kind + more


def _answer(name: str) -> str:
    text = (ANSWERS / f"{name}.tsv").read_text(encoding="utf-8")
    found = ox.parse_query_results(text, format=ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)
    columns = [variable.value for variable in found.variables]
    rows = [["" if term is None else _plain(term) for term in row] for row in found]
    more = f"\n{len(rows)} rows in all.\n" if len(rows) > SHOWN_ROWS else ""
    return table(columns, rows[:SHOWN_ROWS]) + more


def _plain(term: Any) -> str:
    return str(getattr(term, "value", term))


def vocabulary_page() -> str:
    """``vocabulary.md``: what can be queried with."""
    short = _shortener()
    terms = [(t.kind, code(short(t.iri)), t.comment or t.label, code(t.example)) for t in vocab.terms()]
    relations = [
        (r.label, code(short(r.iri)), r.inverse or "", ", ".join(r.subjects), ", ".join(r.objects))
        for r in vocab.relations()
    ]
    roles = [
        (code(f"rel:{r.code}"), r.label, *map(", ".join, (r.imdb, r.tmdb, r.wikidata)), code(short(r.shortcut)))
        for r in vocab.roles()
    ]
    prefixes = [(code(f"{name}:"), code(space)) for name, space in known(BASE).items()]
    facts = [(name, code(short(iri))) for name, iri in vocab.fact_properties().items()]
    return "\n".join(
        [
            "# Vocabulary\n",
            NOTE,
            "What to query with. `kg schema` prints the classes, properties and prefixes on the command line; the "
            "files are `ontology/film.ttl` and `ontology/roles.ttl`, and the store has them too, in the graph "
            "`graph:ontology`. How the terms hang together is in [the model](model.md).\n",
            "## Prefixes\n\nNo query has to declare these.\n",
            table(("prefix", "namespace"), prefixes),
            "## Classes and properties\n",
            table(("what", "name", "meaning", "example"), terms),
            "## Roles\n\nRoles are MARC relators. The shortcut leads from the film to the person.\n",
            table(("role", "label", "IMDb category", "TMDb job", "Wikidata", "shortcut"), roles),
            "## Relations\n\nBetween films, characters and places.\n",
            table(("label", "property", "inverse", "from", "to"), relations),
            "## Properties of facts\n",
            table(("label", "property"), facts),
        ]
    )


# Regions of hand-written pages ----------------------------------------------------------------------------------------


def verdicts_region() -> str:
    """Verdicts in the order in which they are tried."""
    return table(
        ("verdict", "meaning", "example"), [(f"`{v.name}`", v.definition, v.example) for v in vocab.verdicts()]
    )


def rules_region() -> str:
    """Rules that give verdicts today, in the order in which they are tried."""
    from kg.verdicts.assess import RULES

    definition = {rule.name: rule.definition for rule in vocab.rules()}
    tried = dict.fromkeys((rule.name, rule.verdict) for rule in RULES)
    return table(("rule", "when it holds", "verdict"), [(f"`{name}`", definition[name], f"`{v}`") for name, v in tried])


def stances_region() -> str:
    """Stances."""
    return table(("stance", "meaning", "example"), [(f"`{s.name}`", s.definition, s.example) for s in vocab.stances()])


def formats_region() -> str:
    """Formats of input with what is assumed of their sources."""
    rows = []
    for source in sources.BUILT_IN:
        assumed = vocab.source_defaults(source.name)
        rows.append((f"`{source.name}`", source.title, assumed.trust, " ".join(assumed.complete_for), assumed.comment))
    return table(("format", "what it is", "trust", "complete for", "why"), rows)


def columns_region() -> str:
    """Names of columns that the reader of tables knows."""
    rows = [(f"`{field}`", ", ".join(names)) for field, names in column_names.FIELDS.items()]
    return table(("field", "names of columns"), rows)


def pictures_region() -> str:
    """Formats of ``kg render``."""
    return table(("suffix", "what it is"), [(" ".join(f"`{s}`" for s in e.suffixes), e.title) for e in EXPORTERS])


def credit_region() -> str:
    """A credit from a table."""
    who = '?c fc:agent/schema:name "Sigourney Weaver" ; fc:film/schema:name "Aliens"'
    return _trig(f'{who} ; fc:method "imdb" ; fc:locator ?row', "c")


def prose_region() -> str:
    """A credit from a review, with its evidence."""
    evidence = "prov:wasDerivedFrom ?e . ?e oa:hasSelector ?quote , ?at . ?quote oa:exact ?x . ?at oa:start ?y"
    return _trig(f"{_WRONG} ; {evidence}", "c", "e", "quote", "at")


def verdict_region() -> str:
    """The verdict on that credit."""
    return _trig(f"{_WRONG} . ?a fc:assesses ?c ; fc:verdict fc:contradicted", "a")


_WRONG = '?c fc:agent/schema:name "Ridley Scott" ; fc:film/schema:name "Aliens"'


def _trig(pattern: str, *wanted: str) -> str:
    """What the graph of ``data/`` says of the one solution of a pattern, as TriG."""
    quads, found = sample()
    rows = found(f"SELECT DISTINCT {' '.join(f'?{name}' for name in wanted)} {{ {pattern} }}")
    assert len(rows) == 1, f"{len(rows)} solutions of {pattern}"
    picked = [quad for name in wanted for quad in quads if _plain(quad.subject) == rows[0][name]]
    used = {k: v for k, v in known(BASE).items() if not v.startswith(BASE) and any(v in str(quad) for quad in picked)}
    text = ox.serialize(picked, format=ox.RdfFormat.TRIG, prefixes=used, base_iri=BASE)
    assert text is not None
    lines = [line.replace("\t", "    ") for line in text.decode().splitlines() if not line.startswith("@prefix")]
    return "\n".join(["```trig", *lines, "```\n"])


@cache
def sample() -> tuple[list[ox.Quad], Callable[[str], list[dict[str, Any]]]]:
    """The quads of ``data/`` and a function that asks for rows."""
    folder = Path(tempfile.mkdtemp(prefix="film-kg-docs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    done = ingest(folder / "film.kg", [str(ROOT / "data")])
    assert not done.errors, done.errors
    graph = KnowledgeGraph(folder / "film.kg")
    atexit.register(graph.close)

    def ask(query: str) -> list[dict[str, Any]]:
        rows = graph.query(query)
        assert isinstance(rows, list)
        return rows

    return list(ox.parse(b"".join(graph.nquads()), format=ox.RdfFormat.N_QUADS)), ask


# Putting it together --------------------------------------------------------------------------------------------------

PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "questions.md": questions_page,
    "vocabulary.md": vocabulary_page,
}
REGIONS: dict[str, Callable[[], str]] = {
    "verdicts": verdicts_region,
    "rules": rules_region,
    "stances": stances_region,
    "formats": formats_region,
    "columns": columns_region,
    "pictures": pictures_region,
    "credit": credit_region,
    "prose": prose_region,
    "verdict": verdict_region,
}
_REGION = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->\n)", re.DOTALL)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def code(text: str) -> str:
    """Text set as code; nothing for none."""
    return f"`{text}`" if text else ""


def _shortener() -> Callable[[str], str]:
    from kg.cli.common import layout

    shorten: Callable[[str], str] = layout().shorten
    return shorten


def filled(page: Path) -> str:
    """A hand-written page with its regions made anew."""
    return _REGION.sub(lambda m: f"{m[1]}{REGIONS[m[2]]()}{m[3]}", page.read_text(encoding="utf-8"))


def made() -> dict[Path, str]:
    """Every page that is made or has regions, as it should be."""
    whole = {DOCS / name: make() for name, make in PAGES.items()}
    others = (page for page in sorted(DOCS.glob("*.md")) if page not in whole)
    return whole | {page: filled(page) for page in others if _REGION.search(page.read_text(encoding="utf-8"))}


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` name those that are out of date."""
    pages = made()
    stale = [page for page, text in pages.items() if not page.exists() or page.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        sys.stdout.writelines(f"{page.relative_to(ROOT)} is out of date; run: python docs/make.py\n" for page in stale)
        return 1 if stale else 0
    for page in stale:
        page.write_text(pages[page], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
