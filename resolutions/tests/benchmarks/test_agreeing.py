"""What was answered is kept, and a run goes on where it was interrupted."""

from benchmarks.agreeing.asked import request_of, written
from benchmarks.agreeing.kept import Kept, digest
from resolutions.search.finding.ranking import Sort
from resolutions.search.request import SearchRequest


def test_a_search_that_is_written_down_is_read_back():
    request = SearchRequest("lamps -ropes", "resolution", {"session": ("cnd:45", "cnd:46")}, Sort.CITED)
    assert request_of(written(request)) == request


def test_a_run_goes_on_after_the_last_whole_answer(tmp_path):
    path = tmp_path / "answers.jsonl"
    first = Kept.opened(path, "a")
    first.add({"total": 1}, [])
    first.add({"total": 2}, ["total 2, not 3"])
    with path.open("a") as file:
        file.write('{"answer": {"total"')
    again = Kept.opened(path, "a")
    assert again.answers == [{"total": 1}, {"total": 2}]
    assert again.said([{"q": "lamps"}, {"q": "ropes"}]) == ['{"q": "ropes"}: [\'total 2, not 3\']']
    again.add({"total": 4}, [])
    assert [answer["total"] for answer in Kept.opened(path, "a").answers] == [1, 2, 4]


def test_answers_to_something_else_are_not_taken(tmp_path):
    path = tmp_path / "answers.jsonl"
    Kept.opened(path, digest(["lamps"])).add({"total": 1}, [])
    assert Kept.opened(path, digest(["ropes"])).answers == []
