"""Real citations in the words around them, against the symbols that the UN links them to (facts/citation_pairs.csv)."""

import csv
import random
import re

import pytest

from resolutions.structure.identity import Identity
from resolutions.tests.citations.reading import read

CITING = {"GA": "ga", "GA-decision": "ga", "ECOSOC": "ecosoc", "HRC": "hrc"}  # all others are the Security Council's


def level(symbol):
    """Blanks, case and part letters are not compared: the UN's own links write them in several ways."""
    symbol = re.sub(r"%20|\s", "", symbol).upper().strip("/.,;")
    symbol = re.sub(r"^(A/RES/|E/RES/)(\d+)[A-Z](\([IVXLCS0-9-]+\))$", r"\1\2\3", symbol)
    return re.sub(r"(/\d+|\([IVXLC]+\))[A-Z](-[A-Z])?$", r"\1", symbol)


def is_right(row):
    body = CITING.get(row["citing_body"], "sc")
    at = row["context"].find(row["as_written"])
    found = read(row["context"], Identity(body, "resolution", "", 1), None)
    here = {level(one.target) for one in found if one.start < at + len(row["as_written"]) and one.end > at}
    return level(row["symbol"]) in here


def share(rows):
    return sum(map(is_right, rows)) / len(rows)


@pytest.fixture
def rows(shared):
    with (shared / "facts" / "citation_pairs.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.corpus
def test_a_sample_of_real_citations_is_read_as_the_un_links_it(rows):
    assert share(random.Random(45).sample(rows, 600)) >= 0.97


@pytest.mark.corpus
@pytest.mark.whole
def test_real_citations_are_read_as_the_un_links_them(rows):
    right = [is_right(row) for row in rows]
    counts = [int(row["count"]) for row in rows]
    assert sum(right) / len(rows) >= 0.985
    assert sum(count for count, is_read in zip(counts, right, strict=True) if is_read) / sum(counts) >= 0.985
