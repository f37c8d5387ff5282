"""Opening verb phrases of the other official languages, by the lemmas of the English vocabulary."""

import pytest

from resolutions.ingest.opening_words import _FORMS, find_opening
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import shipped_actions


@pytest.mark.parametrize(
    ("language", "text", "verb", "modifiers", "printed"),
    [
        ("fr", "Prie le gardien de compter les lanternes ;", "request", (), "Prie"),
        ("fr", "Prie instamment les gardiens de veiller ;", "urge", (), "Prie instamment"),
        ("fr", "Rappelant également l’usage des lanternes,", "recall", ("also",), "Rappelant également"),
        ("fr", "Ayant à l’esprit le prix de l’huile,", "bear in mind", (), "Ayant à l’esprit"),
        ("es", "Exhorta también a los faroleros", "call upon", ("also",), "Exhorta también"),
        ("es", "Acoge con beneplácito la luz;", "welcome", (), "Acoge con beneplácito"),
        ("ru", "настоятельно призывает фонарщиков", "urge", (), "настоятельно призывает"),
        ("ru", "ссылаясь далее на обычаи", "recall", ("further",), "ссылаясь далее"),
        ("zh", "又鼓励看守人点灯；", "encourage", ("also",), "又鼓励"),
        ("zh", "请看守人点灯；", "request", (), "请"),
        ("ar", "وإذ تشير أيضا إلى الفوانيس،", "recall", ("also",), "وإذ تشير أيضا"),
        ("ar", "تطلب إلى الحارس", "request", (), "تطلب"),
    ],
)
def test_opening(language, text, verb, modifiers, printed):
    found = find_opening(text, language)
    assert (found.verb, found.modifiers, found.printed) == (verb, modifiers, printed)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Prieuré"),
        ("fr", "Les gardiens prient"),
        ("zh", "请求"),
        ("ru", "просителям"),
        ("de", "Bittet"),
        ("fr", ""),
    ],
)
def test_other_words_open_nothing(language, text):
    assert find_opening(text, language) is None


def test_every_lemma_is_one_of_the_vocabulary():
    known = {form.verb for form in shipped_actions().forms}
    assert {lemma for forms in _FORMS.values() for lemma in forms} <= known


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("language", "least"), [("French", 60), ("Spanish", 95), ("Russian", 88), ("Chinese", 92), ("Arabic", 87)]
)
def test_real_texts_do_what_the_english_one_does(shared, language, least):
    folder = shared / "corpus/akn4un"
    master, other = (
        read_source(path.read_bytes(), path.name).drafts[0].text
        for path in (folder / "ga/A_RES_77_238-2229004E.xml", folder / f"languages/A_RES_77_238_{language}.xml")
    )
    pairs = list(zip(master.walk(), other.walk(), strict=True))
    assert sum(bool(b.action) and a.action.verb == b.action.verb for a, b in pairs) >= least
