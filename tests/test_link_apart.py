"""Films and people of one name that something tells apart: series, other directors, the years of a life.

The films and people are real, the tables are ours.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.claim import Film
from kg.knowledge_graph import KnowledgeGraph
from kg.link import reviewed
from kg.pipeline import ingest
from kg.reviews import read

EPISODE = """<episodedetails><title>Pilot</title><season>1</season><episode>1</episode><aired>2004-09-22</aired>
<showtitle>{series}</showtitle><director>{director}</director></episodedetails>"""


def linked(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """The outcomes of the links of a store, by the rule."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert not ingest(folder / "film.kg", [str(folder / name) for name in files]).errors
    with KnowledgeGraph(folder / "film.kg") as graph:
        return dict(graph.store.connection.execute("SELECT rule, outcome FROM link").fetchall())


@pytest.mark.parametrize(
    ("series", "director", "same"),
    [("Veronica Mars", "Mark Piznarski", False), ("Lost", "J.J. Abrams", True), ("LOST", "J.J. Abrams", True)],
)
def test_episodes_of_other_series_are_others(tmp_path: Path, series: str, director: str, same: bool) -> None:
    one = EPISODE.format(series="Lost", director="J.J. Abrams")
    other = EPISODE.format(series=series, director=director)
    found = linked(tmp_path, {"a/one.nfo": one, "b/other.nfo": other})
    assert ("title and year" in found) is same


def test_the_same_title_and_year_by_another_director_is_for_a_person_to_judge(tmp_path: Path) -> None:
    head = "film_id,title,year,person_id,person,role\n"
    one = head + "tt0106438,Blue,1993,nm0418746,Derek Jarman,director\n"
    other = "title,year,director\nBlue,1993,Krzysztof Kieślowski\n"
    assert linked(tmp_path, {"one.csv": one, "other.csv": other})["title and year"] == "judge"


@pytest.mark.parametrize(("year", "outcome"), [("2013", "judge"), ("1972", "probable"), ("1981", "probable")])
def test_nobody_directs_long_after_his_death_by_name_alone(tmp_path: Path, year: str, outcome: str) -> None:
    files = {
        "imdb/title.basics.tsv": "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\t"
        "runtimeMinutes\tgenres\ntt0062765\tmovie\tBullitt\tBullitt\t0\t1968\t\\N\t114\tAction\n",
        "imdb/title.principals.tsv": "tconst\tordering\tnconst\tcategory\tjob\tcharacters\n"
        'tt0062765\t1\tnm0000537\tactor\t\\N\t["Frank Bullitt"]\n',
        "imdb/name.basics.tsv": "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles\n"
        "nm0000537\tSteve McQueen\t1930\t1980\tactor\ttt0062765\n",
        "other.csv": f"title,year,director\n12 Years a Slave,{year},Steve McQueen\n",
    }
    found = linked(tmp_path, files)["unique name"]
    assert found == outcome or (outcome == "probable" and found == "same")


def test_the_reader_calls_a_guessed_title_as_linking_does() -> None:
    """Linking decides by people what a review with such a title is about; by another name it would not be asked."""
    text = "I saw it twice. The Fog is a slow film. The Fog works because of the sea, and The Fog never explains it."
    reading = read(text, source="1.txt")
    methods = {claim.method for claim in reading.claims if isinstance(claim, Film) and claim.key == reading.film}
    assert methods == {"spoken of"}
    assert all(f"'{method}'" in reviewed._MAIN for method in (*methods, "no title"))


def test_people_who_are_written_in_other_ways_bring_films_together(tmp_path: Path) -> None:
    head = "film_id,title,year,person_id,person,role\n"
    one = head + (
        "tt0079944,Stalker,1979,nm0001789,Andrei Tarkovsky,director\n"
        "tt0079944,Stalker,1979,nm0435062,Anatoliy Solonitsyn,actor\n"
        "tt0079944,Stalker,1979,nm0340468,Nikolay Grinko,actor\n"
        "tt0079944,Stalker,1979,nm0296474,Alisa Freyndlikh,actress\n"
    )
    other = (
        "title,year,director,cast\n"
        'Stalker,1979,Andrey Tarkovskiy,"Anatoly Solonitsyn, Nikolai Grinko, Alisa Freindlich"\n'
    )
    assert linked(tmp_path, {"one.csv": one, "other.csv": other})["title and year"] == "same"
