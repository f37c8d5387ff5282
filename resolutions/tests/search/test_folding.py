"""Texts in every language and of every decade are found by what people type: without accents, signs and old spellings."""

import pytest

from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import holding, search

PRINTED = {
    "en": "Urges co-operation and re-export under the old régime of licences for hasheesh, sulphuric acid and drug traffic.",
    "fr": "Prie l’Assemblée d’étudier la coopération contre l’opium, œuvre du régime.",
    "es": "Pide la cooperación de los países contra el tráfico que daña a los niños.",
    "ru": "Призывает вести учёт наркотических средств и подчёркивает роль Комиссии.",
    "ar": "تطلب إلى اللجنة مكافحة المُخَدِّرات وتعاون الأمـم، وتشجع على المسؤولية وفقاً للقرار ٤٥/٩.",
    "zh": "请各国管制麻醉药品，并于二〇〇一年审查第45/9号决议。",
}
TYPED = {
    "en": (
        "cooperation", "co-operation", "Cooperating", '"co operation"', "reexport", "regime", "régimes", "license", "licensing",
        "hashish", "sulfuric", "trafficking", '"sulfuric acid"', '"regime cooperation"~9',
    ),
    "fr": ("assemblee", "l'assemblée", "L’Assemblée", "opium", "l'opium", "etudier", "d'étudier", "oeuvre", "COOPERATION", '"contre l\'opium"'),
    "es": ("cooperacion", "país", "paises", "trafico", "ninos", "niño", '"el trafico"'),
    "ru": ("учет", "учёта", "наркотические", "комиссия", "КОМИССИЯ", "подчеркивает", '"учет наркотических"'),
    "ar": (
        "مخدرات", "المخدرات", "بالمخدرات", "الأمم", "الامم", "أمم", "التعاون", "لجنة", "للجنة", "مسئولية", "مسؤولية", "مكافحه",
        "لمكافحة", "45/9", "٤٥/٩", '"مكافحة المخدرات"',
    ),
    "zh": ("麻醉药品", "麻醉", "药品", "管制", "“麻醉药品，并于”", "管制麻醉药品", "二〇〇一年", "45/9", "第45/9号决议", "《麻醉药品》"),
}  # fmt: skip


@pytest.mark.parametrize("language", PRINTED)
def test_a_text_is_found_by_what_people_type(language):
    holding(clause("op1", PRINTED[language]), language=language)
    missed = [typed for typed in TYPED[language] if search("", q=typed).total != 1]
    if language == "en":
        missed.remove('"co operation"')  # two words are not one
    assert not missed


@pytest.mark.parametrize(
    ("language", "typed"),
    [("en", "corporation"), ("ru", "наркоман"), ("ar", "مدرسة"), ("zh", "醉品"), ("zh", "“麻醉品”")],
)
def test_what_only_looks_alike_is_not_found(language, typed):
    holding(clause("op1", PRINTED[language]), language=language)
    assert search("", q=typed).total == 0


@pytest.mark.parametrize("language", PRINTED)
def test_what_was_found_is_marked(language):
    holding(clause("op1", PRINTED[language]), language=language)
    for typed in TYPED[language][:3]:
        assert "<mark>" in search("", q=typed).hits[0].paragraphs[0].html, typed
