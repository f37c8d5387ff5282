"""Citations in the other official languages: the same targets as the English wording has."""

from dataclasses import replace

import pytest

from resolutions.citations.languages import in_english
from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Text
from resolutions.tests.citations.reading import GA_77, clause, read, text


def targets(language, words, **more):
    source = replace(text(clause("op1", words, **more)), language=language)
    return [(one.target, one.pinpoint) for one in read(source, GA_77)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Rappelle la résolution 45/9 de la Commission des stupéfiants en date du 15 mars 2002 ;"),
        (
            "fr",
            "Rappelle la résolution 45/9 sur les lanternes, adoptée le 15 mars 2002 par la Commission des stupéfiants ;",
        ),
        (
            "es",
            "Recuerda la resolución 45/9 de la Comisión de Estupefacientes, de 15 de marzo de 2002, relativa a faroles;",
        ),
        ("ru", "ссылается на резолюцию 45/9 Комиссии по наркотическим средствам от 15 марта 2002 года о фонарях;"),
        ("zh", "回顾麻醉药品委员会2002年3月15日关于灯笼和灯油的第45/9号决议；"),
        ("zh", "回顾麻醉药品委员会第45/9号决议；"),
        ("ar", "تشير إلى قرار لجنة المخدرات 45/9 المؤرخ 15 آذار/مارس 2002 بشأن الفوانيس؛"),
    ],
)
def test_a_resolution_of_the_commission(language, words):
    assert targets(language, words) == [("CND/RES/45/9", "")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Rappelle sa résolution 76/1 du 16 décembre 2021 et l'annexe ;"),
        ("es", "Recuerda su resolución 76/1, de 16 de diciembre de 2021;"),
        ("ru", "ссылается на свою резолюцию 76/1 от 16 декабря 2021 года;"),
        ("zh", "回顾其2021年12月16日第76/1号决议；"),
        ("ar", "تشير إلى قرارها 76/1 المؤرخ 16 كانون الأول/ديسمبر 2021؛"),
    ],
)
def test_a_resolution_of_its_own(language, words):
    assert targets(language, words) == [("A/RES/76/1", "")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            "visées à l'article 3 de la Convention des Nations Unies contre le trafic illicite de stupéfiants et de substances psychotropes de 1988",
        ),
        (
            "es",
            "en el artículo 3 de la Convención de las Naciones Unidas contra el Tráfico Ilícito de Estupefacientes y Sustancias Sicotrópicas de 1988",
        ),
        (
            "ru",
            "Конвенции Организации Объединенных Наций о борьбе против незаконного оборота наркотических средств и психотропных веществ 1988 года",
        ),
        ("zh", "包括《1988年联合国禁止非法贩运麻醉药品和精神药物公约》第3条"),
        (
            "ar",
            "في المادة 3 من اتفاقية الأمم المتحدة لمكافحة الاتجار غير المشروع في المخدرات والمؤثرات العقلية لسنة 1988",
        ),
    ],
)
def test_the_convention_of_1988(language, words):
    assert [target for target, _ in targets(language, words)] == ["1988"]


@pytest.mark.parametrize(
    ("language", "words", "target"),
    [
        (
            "fr",
            "Documents officiels, 2019, Supplément no 8 (E/2019/28), chap. I, sect. B.",
            ("E/2019/28", "chap. I, sect. B"),
        ),
        ("es", "Resolución S-30/1, anexo.", ("A/RES/S-30/1", "annex")),
        ("ru", "Резолюция 217 A (III).", ("A/RES/217(III)", "A")),
        ("zh", "见第2200 A (XXI)号决议，附件。", ("A/RES/2200(XXI)", "A, annex")),
        ("ar", "القرار 217 ألف (د-3).", ("A/RES/217(III)", "A")),
        ("ar", "القرار دإ-30/1، المرفق.", ("A/RES/S-30/1", "annex")),
        ("ar", "المرجع نفسه، المجلد 1019، الرقم 14956.", ("1971", "")),
    ],
)
def test_sources_in_notes(language, words, target):
    source = replace(text(notes=[words]), language=language)
    assert [(one.target, one.pinpoint) for one in read(source, GA_77)] == [target]


@pytest.mark.parametrize(
    ("language", "ibid"), [("fr", "Ibid."), ("ru", "Там же."), ("zh", "同上。"), ("ar", "المرجع نفسه.")]
)
def test_the_same_source_again(language, ibid):
    source = replace(text(notes=["E/2019/28.", ibid]), language=language)
    found = read(source, GA_77)
    assert [one.target for one in found] == ["E/2019/28", "E/2019/28"]
    assert ibid.startswith(found[1].printed)


def test_printed_words_are_those_of_the_text():
    words = "Rappelle la résolution\u00a045/9 de la Commission des stupéfiants."
    (found,) = read(replace(text(clause("op1", words)), language="fr"), GA_77)
    assert words[found.start : found.end] == found.printed
    assert "45/9" in found.printed


@pytest.mark.parametrize(
    ("language", "before", "name", "after"),
    [
        ("fr", "Rappelle la ", "Déclaration universelle des droits de l’homme", " et la lampe ;"),
        ("zh", "回顾", "《世界人权宣言》", "和灯笼；"),
        ("ar", "تشير إلى ا", "لإعلان العالمي لحقوق الإنسان", " والفوانيس؛"),
        ("ru", "ссылается на ", "Всеобщую декларацию прав человека", " и фонари;"),
    ],
)
def test_the_whole_name_is_the_printed_words(language, before, name, after):
    before, name = (before[:-1], "ا" + name) if language == "ar" else (before, name)
    (found,) = read(replace(text(clause("op1", before + name + after)), language=language), GA_77)
    assert (found.target, found.printed) == ("udhr", name)


def test_a_link_that_takes_any_number_for_one_of_the_assembly_is_not_believed():
    words = "Rappelle la résolution 45/9 de la Commission des stupéfiants ;"
    links = [("45/9", "https://undocs.org/fr/A/RES/45/9")]
    assert targets("fr", words, links=links) == [("CND/RES/45/9", "")]


def test_a_link_that_agrees_with_its_words_is():
    words = "Rappelle sa résolution 76/1 ;"
    assert targets("fr", words, links=[("76/1", "https://undocs.org/fr/A/RES/76/1")]) == [("A/RES/76/1", "")]


def test_english_is_only_levelled():
    assert in_english("résolution\u00a045/9", "en").copy == "résolution 45/9"


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["Arabic", "Chinese", "French", "Russian", "Spanish"])
def test_real_texts_name_what_the_english_one_names(shared, language):
    folder = shared / "corpus/akn4un"
    master, other = (
        read_source(path.read_bytes(), path.name).drafts[0]
        for path in (folder / "ga/A_RES_77_238-2229004E.xml", folder / f"languages/A_RES_77_238_{language}.xml")
    )
    wanted, found = _named(master), _named(other)
    misprints = {("fn7", "E/2009/28"), ("fn12", "A/CONF.157/24(PartI)/Corr.1")}  # as these two languages print
    assert found - wanted <= misprints
    assert len(found & wanted) >= 0.78 * len(wanted)
    assert isinstance(other.text, Text)


def _named(draft):
    return {(one.anchor, one.target) for one in draft.references if one.target}
