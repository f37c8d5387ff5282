"""Both first texts of the archive, published: what they cite, with its span and pinpoint, and both ends of it."""

import pytest

from resolutions.ingest.pipeline import read_source
from resolutions.publishing.publish import publish
from resolutions.store.drafts import store_reading
from resolutions.store.facts import load_facts
from resolutions.store.vocabulary import stored_vocabulary

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]

# place, words that the span takes in, target, pinpoint
CITED = {
    "004_f71df7decd2cfd74.txt": (
        "/cnd/resolutions/40/2",
        [
            ("title", "of 1988", "1988", ""),
            ("op3", "of 1988", "1988", "article 2"),
            ("op5", "1988 Convention", "1988", "article 2"),
            ("op3", "paragraph 2 above", "op2", ""),
            ("fn1", "E.97.XI.3", "E.97.XI.3", ""),
            ("fn2", "E.94.XI.5", "E.94.XI.5", ""),
        ],
    ),
    "000_7c5a8953363a440f.txt": (
        "/cnd/resolutions/45/9",
        [
            ("pp1", "of 1988", "1988", ""),
            ("pp3", "S-20/4", "A/RES/S-20/4", "C"),
            ("pp5", "Organized Crime", "untoc", ""),
            ("fn34", "E/CN.7/2001/16", "E/CN.7/2001/16", ""),
            ("fn35", "55/25", "A/RES/55/25", "annex I"),
            ("fn36", "55/25", "A/RES/55/25", "annexes II and III"),
            ("fn36", "55/255", "A/RES/55/255", "annex"),
            ("fn33", "E.94.XI.5", "E.94.XI.5", ""),
        ],
    ),
}
ENDS = {
    "1988": "/conventions/1988",
    "untoc": "/conventions/untoc",
    "A/RES/S-20/4": "/ga/resolutions/S-20/4-C",
    "A/RES/55/25": "/ga/resolutions/55/25",
    "A/RES/55/255": "/ga/resolutions/55/255",
    "E/CN.7/2001/16": "/symbol/E/CN.7/2001/16",
    "E.94.XI.5": "/symbol/Sales/E.94.XI.5",
    "E.97.XI.3": "/symbol/Sales/E.97.XI.3",
}


@pytest.fixture
def seeds(shared):
    """The published text of each file."""
    load_facts()
    published = {}
    for name in CITED:
        data = (shared / "seeds" / name).read_bytes()
        stored = store_reading(read_source(data, name, vocabulary=stored_vocabulary()), data)
        published[name] = publish(stored.versions[0], None)
    return published


@pytest.mark.parametrize("name", list(CITED))
def test_every_reference_stands_with_its_words_its_target_and_its_pinpoint(seeds, name):
    version = seeds[name]
    rows = list(version.references.all())
    for place, words, target, pinpoint in CITED[name][1]:
        found = [row for row in rows if (row.token, row.target, row.pinpoint) == (place, target, pinpoint)]
        assert any(words in row.printed for row in found), (place, target, pinpoint)
    for row in rows:
        text = row.clause.text if row.clause else row.footnote.text if row.footnote else version.title
        assert text[row.start : row.end] == row.printed


@pytest.mark.parametrize("name", list(CITED))
def test_both_ends_lead_to_each_other(seeds, client, name):
    path, cited = CITED[name]
    shown = client.get(path).content.decode()
    for place, _words, target, pinpoint in cited:
        if target == "op2":
            assert f'href="{path}/op3"' in client.get(f"{path}/op2").content.decode()
            continue
        end = ENDS[target]
        assert end in shown, target
        other = client.get(end).content.decode()
        callers = _paragraphs_of(seeds[name], place)
        assert any(f'href="{path}/{token}"' in other for token in callers), (target, place)
        if target == "1988" and pinpoint == "article 2":
            assert f'href="{path}/{place}"' in client.get("/conventions/1988/article/2").content.decode()


def _paragraphs_of(version, place):
    """Where a note stands in the lists: the paragraphs that call it."""
    called = version.marks.filter(footnote__token=place, clause__isnull=False).values_list("clause__token", flat=True)
    return [*called] or [place]
