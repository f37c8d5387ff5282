"""Words of citations in the other official languages, put into English so that one grammar reads them all.

Only what a citation is made of is put into English: "résolution", organs, days, articles, and the names of instruments;
everything else stays, and no English text is touched. Offsets lead back to the printed words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from resolutions.citations.cleaning import clean
from resolutions.citations.language_names import NAMES
from resolutions.structure.days import day_pattern, find_day
from resolutions.structure.months import MONTHS
from resolutions.structure.nodes import Link, Words
from resolutions.structure.numerals import to_roman
from resolutions.structure.spans import OffsetMap

ENGLISH = "en"
Rule = tuple[re.Pattern[str], str]

_ORGANS = {
    "fr": (
        (r"(?P<of>de )?l'Assemblée générale", "General Assembly"),
        (r"(?P<of>de )?la Commission des stupéfiants", "Commission on Narcotic Drugs"),
        (r"(?:(?P<of>du)|[Ll]e) Conseil économique et social", "Economic and Social Council"),
        (r"(?:(?P<of>du)|[Ll]e) Conseil de sécurité", "Security Council"),
        (r"(?:(?P<of>du)|[Ll]e) Conseil des droits de l'homme", "Human Rights Council"),
    ),
    "es": (
        (r"(?P<of>de )?la Asamblea General", "General Assembly"),
        (r"(?P<of>de )?la Comisión de Estupefacientes", "Commission on Narcotic Drugs"),
        (r"(?:(?P<of>del)|[Ee]l) Consejo Económico y Social", "Economic and Social Council"),
        (r"(?:(?P<of>del)|[Ee]l) Consejo de Seguridad", "Security Council"),
        (r"(?:(?P<of>del)|[Ee]l) Consejo de Derechos Humanos", "Human Rights Council"),
    ),
    "ru": (
        (r"(?P<of>)Генеральн(?:ой|ая|ую) Ассамбле[еияйю]+", "General Assembly"),
        (r"(?P<of>)Комисси[ияейю]+ по наркотическим средствам", "Commission on Narcotic Drugs"),
        (r"(?P<of>)Экономическ\w+ и Социальн\w+ Совет\w*", "Economic and Social Council"),
        (r"(?P<of>)Совет\w* Безопасности", "Security Council"),
        (r"(?P<of>)Совет\w* по правам человека", "Human Rights Council"),
    ),
    "zh": (
        (r"麻醉药品委员会", "Commission on Narcotic Drugs"),
        (r"经济及社会理事会", "Economic and Social Council"),
        (r"安全理事会", "Security Council"),
        (r"人权理事会", "Human Rights Council"),
        (r"(?<!世界卫生)大会", "General Assembly"),
    ),
    "ar": (
        (r"الجمعية العامة", "General Assembly"),
        (r"لجنة المخدرات", "Commission on Narcotic Drugs"),
        (r"المجلس الاقتصادي والاجتماعي", "Economic and Social Council"),
        (r"مجلس الأمن", "Security Council"),
        (r"مجلس حقوق الإنسان", "Human Rights Council"),
    ),
}
_NUMBER = r"(?:E?S-)?\d"
_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"\bsa résolution(?= \d| S-)", "its resolution"),
        (r"\bses résolutions(?= \d| S-)", "its resolutions"),
        (r"\b[Rr]ésolution(s?)\b", r"resolution\1"),
        (rf"\b[Dd]écision(s?)\b(?= {_NUMBER})", r"decision\1"),
        (r"\bRecueil des Traités\b", "Treaty Series"),
        (r"\bn[o°º] ?(?=\d)", "No. "),
        (r"\b(?:l')?article(s?)(?= \d)", r"article\1"),
        (r"\bparagraphe(s?)(?= \d)", r"paragraph\1"),
        (r"\bpar\.(?= \d)", "para."),
        (r"\bannexe(s?)\b", "annex"),
        (r"(?<=[\d)A-Z]) et (?=[\dS])", " and "),
        (r"(?<=\d [A-Z]) à (?=[A-Z]\b)", " to "),
    ),
    "es": (
        (r"\bsu resolución(?= \d| S-)", "its resolution"),
        (r"\bsus resoluciones(?= \d| S-)", "its resolutions"),
        (r"\b[Rr]esolución\b", "resolution"),
        (r"\b[Rr]esoluciones\b", "resolutions"),
        (rf"\b[Dd]ecisi(?:ón|ones)\b(?= {_NUMBER})", "decision"),
        (r"\bnúms?\. ?(?=\d)", "No. "),
        (r"\b(?:el )?artículo(s?)(?= \d)", r"article\1"),
        (r"\bpárrafo(s?)(?= \d)", r"paragraph\1"),
        (r"\bpárr\.(?= \d)", "para."),
        (r"\banexos?\b", "annex"),
        (r"\bcap\.(?= [IVX])", "chap."),
        (r"\bsecc\.(?= [A-Z])", "sect."),
        (r"(?<=[\d)A-Z]) [ye] (?=[\dS])", " and "),
        (r"(?<=\d [A-Z]) a (?=[A-Z]\b)", " to "),
    ),
    "ru": (
        (r"\b(?:сво(?:ю|ей)|ее) резолюци[июя](?= \d| S-)", "its resolution"),
        (r"\bсво(?:и|их) резолюци[июйях]+(?= \d| S-)", "its resolutions"),
        (r"\b[Рр]езолюци(?:[яюе]|ей|ии)(?= \d| S-)", "resolution"),
        (r"\b[Рр]езолюци(?:[ий]|ях|ям|ями)(?= \d| S-)", "resolutions"),
        (rf"\b[Рр]ешени[еяюмий]+(?= {_NUMBER})", "decision"),
        (r"\bтом (?=\d)", "vol. "),
        (r"№ ?(?=\d)", "No. "),
        (r"\bстать(?:[яиеюй]|ей)(?= \d)", "article"),
        (r"\bпункт\w{0,3}(?= \d)", "paragraph"),
        (r"\bприложени[еяюмий]+\b", "annex"),
        (r"\bгл\.(?= [IVX])", "chap."),
        (r"\bразд\.(?= [A-ZА-Я])", "sect."),
        (r"\bТам же\b", "Ibid."),
        (r"(?<=[\d)A-Z]) и (?=[\dS])", " and "),
    ),
    "zh": (
        (r"《条约汇编》，?", "Treaty Series, "),
        (r"第(?=\d{1,4}卷)", "vol. "),
        (r"(?<=\d)卷，?第(?=\d+号(?!决))", ", No. "),
        (r"第 ?(?=[A-Z\d][^第号，。；]{0,60}号决议)", " resolution "),
        (r"(?<![\w/、第])(?=S-\d[^第号，。；]{0,60}号决议)", " resolution "),
        (r"第 ?(?=\d[^第号，。；]{0,40}号决定)", " decision "),
        (r" ?号?决[议定](?=，附件)", ""),
        (r"(?<=[\d)A-Z]) ?号决[议定]", " "),
        (r"，附件", ", annex"),
        (r"第(?=\d{1,3}条)", " article "),
        (r"、(?=[S\d])", ", "),
        (r"(?<=[\dA-Z])[和及](?=[S\d])", " and "),
        (r"同上", "Ibid."),
        (r"。", "."),
        (r"，", ", "),
        (r"其(?=第?[\dS])", "its "),
    ),
    "ar": (
        (r"(?<!\w)(?:و?ب?ال|و|ل)?قرارها(?= (?:دإ-)?\d)", "its resolution"),
        (r"(?<!\w)(?:و?ب?ال|و|ل)?قرار(?= (?:دإ-)?\d)", "resolution"),
        (r"(?<!\w)(?:و?ب?ال|و|ل)?قرارات(?:ها)?(?= (?:دإ-)?\d)", "resolutions"),
        (r"دإ-(?=\d)", "S-"),
        (r" ألف \(د-(?P<session>\d{1,2})\)", ""),
        (r" \(د-(?P<session>\d{1,2})\)", ""),
        (r"(?<=\d) ألف إلى هاء", " A to E"),
        (r"، المجلد (?=\d)", ", vol. "),
        (r"، الرقم (?=\d)", ", No. "),
        (r"المرجع نفسه", "Ibid."),
        (r"(?<=[\d)])، المرفق", ", annex"),
        (r"(?:ال)?مادة (?=\d)", "article "),
        (r" و ?(?=(?:دإ-)?\d+/\d)", " and "),
        (r"،", ","),
    ),
}
_DAY_BEFORE = {
    "fr": r",? ?(?:en date )?(?:du|le) ",
    "es": r",? ?(?:de|del|el) ",
    "ru": r",? ?от ",
    "ar": r",? ?(?:المؤرخ(?:ة)?|في) ",
}
_AFTER_DAY = {"ru": r"(?: года)?"}
_ARABIC_HEAD = r"(?<!\w)(?:و?ب?ال|و|ل)?قرار(?:ات)? (?:{organ})(?= \d)"


@dataclass(frozen=True, slots=True)
class InEnglish:
    """A copy whose citations read as English ones, and the way back to the printed text.

    edits: stretches of the copy that stand for others, (start, end in the copy, start, end in the levelled text).
    """

    copy: str
    level: OffsetMap
    edits: tuple[tuple[int, int, int, int], ...]

    def to_printed(self, offset: int, *, is_end: bool = False) -> int:
        """What begins or ends within words that stand for others takes in all of those."""
        at = bisect_left(self.edits, offset + (not is_end), key=itemgetter(0)) - 1
        if at < 0:
            return self.level.to_printed(offset, is_end=is_end)
        _start, end, first, last = self.edits[at]
        is_inside = offset <= end if is_end else offset < end
        moved = (last if is_end else first) if is_inside else last + offset - end
        return self.level.to_printed(moved, is_end=is_end)


def in_english(text: str, language: str) -> InEnglish:
    """'la résolution 65/2 de la Commission des stupéfiants' -> 'la resolution 65/2 of the Commission on Narcotic Drugs'.

    A text in English, or in a language that nobody wrote rules for, is only levelled.
    """
    level, back = clean(text)
    found = _edits(level, language)
    pieces: list[str] = []
    edits, at, length = [], 0, 0
    for start, end, words in found:
        pieces += [level[at:start], words]
        length += start - at
        edits.append((length, length + len(words), start, end))
        length, at = length + len(words), end
    return InEnglish("".join((*pieces, level[at:])), back, tuple(edits))


def _edits(level: str, language: str) -> list[tuple[int, int, str]]:
    """What is put into English, in printed order; where two rules meet, the earlier one of the list wins."""
    edits: list[tuple[int, int, str]] = []
    starts: list[int] = []
    for pattern, write in _rules(language):
        for found in pattern.finditer(level):
            at = bisect_left(starts, found.start())
            is_taken = (at and edits[at - 1][1] > found.start()) or (at < len(edits) and edits[at][0] < found.end())
            is_taken = is_taken or (at < len(edits) and edits[at][0] == found.start() == found.end())
            if not is_taken:
                starts.insert(at, found.start())
                edits.insert(at, (found.start(), found.end(), write(found)))
    return edits


def trusted_links(words: Words, copy: str, language: str) -> Words:
    """Without the links of a source that say less than its words: they take any "65/2" for the General Assembly's.

    In Arabic they leave out besides that "دإ-30/1" is of a special session. copy: the words in English.
    """
    if language == ENGLISH or not words.links:
        return words
    return replace(words, links=tuple(link for link in words.links if not _is_guessed(link, words.text, copy)))


def _is_guessed(link: Link, text: str, copy: str) -> bool:
    number = text[link.start : link.end].strip()
    if text[: link.start].rstrip().endswith(("دإ-", "دإ")):
        return True
    if not _SLASHED.fullmatch(number):
        return False
    organ = rf"(?:{'|'.join(_OTHER_ORGANS)})"
    return re.search(rf"{organ} resolutions? {number}(?!\d)|(?<!\d){number} of the {organ}", copy) is not None


Writer = Callable[[re.Match[str]], str]
_WITHOUT_BLANKS = ("zh", "ar")  # words stand together, or have "and" and "to" written on to them
_SLASHED = re.compile(r"\d{1,3}/\d{1,3}")
_OTHER_ORGANS = ("Commission on Narcotic Drugs", "Human Rights Council", "Economic and Social Council")
_DATED_ORGAN = re.compile(
    r"(?P<organ>麻醉药品委员会|经济及社会理事会|安全理事会|人权理事会|大会)(?:题为[^，]{0,60})?(?:\d{4}年\d{1,2}月\d{1,2}日|关于)"
)


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], Writer], ...]:
    """The surest first: names of instruments, days, organs, then single words."""
    if language == ENGLISH or language not in _WORDS:
        return ()
    blank = " " if language in _WITHOUT_BLANKS else ""
    names = [(re.compile(name), _constant(f"{blank}{english}{blank}")) for name, english in NAMES.get(language, ())]
    return (*names, *_far_organs(language), *_days(language), *_organs(language), *_single(language))


def _far_organs(language: str) -> Iterable[tuple[re.Pattern[str], Writer]]:
    """The organ stands far from its number: "la résolution 65/2 sur …, adoptée le 18 mars 2022 par la Commission …"."""
    if language == "fr":
        for organ, english in _ORGANS["fr"]:
            plain = organ.replace("?P<of>", "?:").replace("(?:de )?", "").replace("(?:(?:du)|[Ll]e)", "le")
            after = rf"(?= {_NUMBER}[^;]{{0,300}}?,? adoptée?s? (?:le [^,;]{{4,24}} )?par {plain}(?:,? le |\b))"
            yield re.compile(rf"\b[Rr]ésolution(s?){after}"), _expanded(rf"{english} resolution\1")
    if language == "zh":
        yield re.compile(r"第 ?(?=\d+/\d+ ?号决议)"), _organ_before


def _organ_before(found: re.Match[str]) -> str:
    """The organ whose day stands before the number, whatever the text is about: "…委员会2022年3月18日关于……的第65/2号决议"."""
    before = found.string[max(0, found.start() - 200) : found.start()]
    dated = list(_DATED_ORGAN.finditer(before[before.rfind("决议") + 1 :]))
    organ = next((english for name, english in _ORGANS["zh"] if dated and dated[-1]["organ"] in name), "")
    return f" {organ} resolution " if organ else " resolution "


def _days(language: str) -> Iterable[tuple[re.Pattern[str], Writer]]:
    day = f"{day_pattern(language)}{_AFTER_DAY.get(language, '')}"
    if language == "zh":  # it stands before the number, and English has it behind
        yield re.compile(rf"{day}(?=第)"), _constant("")
        return

    def written(found: re.Match[str]) -> str:
        read = find_day(found[0], language)
        of = " of " if found["before"] else ""
        return f"{of}{read.day} {MONTHS[read.month - 1]} {read.year}" if read else found[0]

    yield re.compile(rf"(?P<before>{_DAY_BEFORE[language]})?{day}", re.IGNORECASE), written


def _organs(language: str) -> Iterable[tuple[re.Pattern[str], Writer]]:
    for organ, english in _ORGANS[language]:
        if language == "ar":
            yield re.compile(_ARABIC_HEAD.format(organ=organ)), _constant(f"{english} resolution")
            yield re.compile(rf"(?<=\d) (?:الصادر )?(?:عن |ل)?{organ}"), _constant(f" of the {english}")
        elif language == "zh":
            yield re.compile(rf"{organ}(?=第|\d{{4}}年\d{{1,2}}月\d{{1,2}}日第)"), _constant(f" {english}")
            yield re.compile(organ), _constant(f" {english} ")
        else:
            yield re.compile(organ), _organ(english, "the ")
        yield re.compile(organ), _constant(english)


def _organ(english: str, article: str) -> Writer:
    return lambda found: f"of {article}{english}" if found["of"] is not None else f"{article}{english}"


def _single(language: str) -> Iterable[tuple[re.Pattern[str], Writer]]:
    for pattern, english in _WORDS[language]:
        compiled = re.compile(pattern)
        if "session" in compiled.groupindex:
            yield compiled, _old_session
        else:
            yield compiled, _expanded(english)


def _old_session(found: re.Match[str]) -> str:
    """'217 ألف (د-3)' -> '217 A (III)'."""
    letter = " A" if "ألف" in found[0] else ""
    return f"{letter} ({to_roman(int(found['session']))})"


def _constant(words: str) -> Writer:
    return lambda found: words


def _expanded(template: str) -> Writer:
    return lambda found: found.expand(template)
