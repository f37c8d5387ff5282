"""Opening verb phrases in the other official languages, by the lemma of the English vocabulary.

Only forms of which the usage of the United Nations leaves no doubt: what opens in other words has no action.
"""

from __future__ import annotations

import re
from functools import cache

from resolutions.structure.nodes import Action

# Lemma -> how it opens a preambular paragraph, then an operative one; "|" between forms.
_FORMS: dict[str, dict[str, str]] = {
    "fr": {
        "acknowledge": "reconnaissant|reconnaît",
        "adopt": "adopte",
        "affirm": "affirmant|affirme",
        "approve": "approuvant|approuve",
        "be aware": "consciente|conscient",
        "be concerned": "préoccupée|préoccupé|inquiète",
        "be convinced": "convaincue|convaincu",
        "bear in mind": "ayant à l'esprit|gardant à l'esprit",
        "commend": "félicitant|félicite",
        "condemn": "condamnant|condamne",
        "decide": "décide",
        "emphasize": "insistant sur|insiste sur",
        "encourage": "encourageant|encourage",
        "endorse": "faisant siennes|faisant sien|fait siennes|fait sien|approuve et fait sien",
        "express appreciation": "exprimant sa gratitude|exprime sa gratitude|remerciant",
        "express concern": "se déclarant préoccupée|se déclarant profondément préoccupée|se déclare préoccupée"
        "|se déclare profondément préoccupée",
        "invite": "invitant|invite",
        "note": "notant|note|constatant|constate",
        "reaffirm": "réaffirmant|réaffirme",
        "recall": "rappelant|rappelle",
        "recommend": "recommandant|recommande",
        "reiterate": "réitérant|réitère",
        "request": "priant|prie",
        "stress": "soulignant|souligne",
        "take note": "prenant note|prend note|prenant acte|prend acte",
        "urge": "exhortant|exhorte|priant instamment|prie instamment|engageant instamment|engage instamment",
        "welcome": "se félicitant|se félicite|accueillant avec satisfaction|accueille avec satisfaction|saluant|salue",
    },
    "es": {
        "adopt": "aprueba",
        "affirm": "afirmando|afirma",
        "be aware": "consciente",
        "be concerned": "preocupada|profundamente preocupada|gravemente preocupada",
        "be convinced": "convencida|convencido",
        "bear in mind": "teniendo presente|teniendo presentes",
        "call upon": "exhortando|exhorta",
        "commend": "encomiando|encomia",
        "condemn": "condenando|condena",
        "decide": "decide",
        "emphasize": "poniendo de relieve|pone de relieve",
        "encourage": "alentando|alienta",
        "endorse": "haciendo suyo|haciendo suya|hace suyo|hace suya|hace suyas|hace suyos",
        "express appreciation": "expresando su aprecio|expresa su aprecio|expresando su agradecimiento|expresa su agradecimiento",
        "express concern": "expresando preocupación|expresando su preocupación|expresando profunda preocupación|expresa preocupación"
        "|expresa su preocupación|expresa su profunda preocupación",
        "invite": "invitando|invita",
        "note": "observando|observa",
        "reaffirm": "reafirmando|reafirma",
        "recall": "recordando|recuerda",
        "recognize": "reconociendo|reconoce",
        "recommend": "recomendando|recomienda",
        "reiterate": "reiterando|reitera",
        "request": "solicita|pide|solicitando|pidiendo",
        "stress": "destacando|destaca|subrayando|subraya",
        "take note": "tomando nota|toma nota",
        "underscore": "recalcando|recalca",
        "urge": "instando|insta",
        "welcome": "acogiendo con beneplácito|acoge con beneplácito|acogiendo con satisfacción|acoge con satisfacción",
    },
    "ru": {
        "approve": "одобряя|одобряет",
        "affirm": "утверждая|утверждает",
        "be aware": "сознавая|отдавая себе отчет",
        "be concerned": "будучи обеспокоена|будучи глубоко обеспокоена|будучи серьезно обеспокоена",
        "be convinced": "будучи убеждена|будучи убежден",
        "bear in mind": "принимая во внимание|имея в виду",
        "call upon": "призывая|призывает",
        "condemn": "осуждая|осуждает",
        "decide": "постановляет",
        "emphasize": "особо отмечая|особо отмечает",
        "encourage": "рекомендуя|рекомендует",
        "express appreciation": "выражая признательность|выражает признательность|выражая благодарность|выражает благодарность",
        "express concern": "выражая обеспокоенность|выражая глубокую обеспокоенность|выражает обеспокоенность"
        "|выражает глубокую обеспокоенность|выражая озабоченность|выражает озабоченность",
        "invite": "предлагая|предлагает",
        "note": "отмечая|отмечает",
        "reaffirm": "подтверждая|подтверждает|вновь подтверждая|вновь подтверждает",
        "recall": "ссылаясь|напоминая|ссылается|напоминает",
        "recognize": "признавая|признает",
        "reiterate": "вновь заявляя|вновь заявляет",
        "request": "просит",
        "stress": "подчеркивая|подчеркивает",
        "take note": "принимая к сведению|принимает к сведению",
        "urge": "настоятельно призывая|настоятельно призывает",
        "welcome": "приветствуя|приветствует",
    },
    "zh": {
        "acknowledge": "承认",
        "adopt": "通过",
        "affirm": "申明",
        "be aware": "意识到",
        "be concerned": "深为关切|严重关切|关切",
        "be convinced": "深信",
        "call upon": "促请|吁请",
        "commend": "赞扬",
        "condemn": "谴责",
        "decide": "决定",
        "emphasize": "着重指出",
        "encourage": "鼓励",
        "endorse": "核可|认可",
        "express appreciation": "表示赞赏|表示感谢",
        "express concern": "表示关切|表示深为关切|表示严重关切",
        "invite": "邀请",
        "note": "注意到|赞赏地注意到|严重关切地注意到|关切地注意到|满意地注意到",
        "reaffirm": "重申",
        "recall": "回顾",
        "recognize": "确认|认识到",
        "reiterate": "再次承诺|再次申明",
        "request": "请(?!求)",
        "stress": "强调",
        "take note": "表示注意到",
        "underscore": "特别指出",
        "urge": "敦促",
        "welcome": "欢迎",
    },
    "ar": {
        "acknowledge": "تعترف|تقر",
        "approve": "توافق",
        "be concerned": "يساورها القلق|يساورها بالغ القلق",
        "bear in mind": "تضع في اعتبارها",
        "call upon": "تهيب",
        "condemn": "تدين",
        "decide": "تقرر",
        "encourage": "تشجع",
        "express appreciation": "تعرب عن تقديرها|تعرب عن امتنانها",
        "express concern": "تعرب عن القلق|تعرب عن قلقها|تعرب عن القلق البالغ|تعرب عن بالغ القلق",
        "invite": "تدعو",
        "note": "تلاحظ",
        "reaffirm": "تؤكد من جديد|تعيد تأكيد|تعيد التأكيد",
        "recall": "تشير",
        "recognize": "تسلم|تسلّم",
        "recommend": "توصي",
        "reiterate": "تكرر تأكيد",
        "request": "تطلب",
        "stress": "تشدد",
        "take note": "تحيط علما",
        "urge": "تحث",
        "welcome": "ترحب",
    },
}
_MODIFIERS = {
    "fr": {"également": "also", "en outre": "further", "de nouveau": "once again"},
    "es": {"también": "also", "además": "further", "asimismo": "also", "igualmente": "equally"},
    "ru": {"также": "also", "далее": "further", "вновь": "once again"},
    "zh": {"又": "also", "还": "further", "同样": "equally"},
    "ar": {"أيضا": "also", "كذلك": "further"},
}
_SPEAKER = {"ar": r"(?:و?إذ )?"}  # what stands before the verb of a preambular paragraph


def find_opening(text: str, language: str) -> Action | None:
    """The action that a paragraph in another language than English opens with; None for other words.

    >>> find_opening("Invite également les États Membres", "fr")
    Action(verb='invite', modifiers=('also',), printed='Invite également')
    """
    if language not in _FORMS:
        return None
    pattern, lemmas = _pattern(language)
    found = pattern.match(text.replace("\u2019", "'"))
    if found is None:
        return None
    name = next(name for name, words in found.groupdict().items() if words is not None and name.startswith("verb"))
    said = [found[name] for name in ("before", "after") if found.groupdict().get(name)]
    modifiers = tuple(_MODIFIERS[language][words.strip().lower()] for words in said)
    return Action(lemmas[name], modifiers, text[: found.end()])


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all forms, the longest of all first; the groups name the lemmas."""
    forms = [(form, lemma) for lemma, listed in _FORMS[language].items() for form in listed.split("|")]
    lemmas: dict[str, str] = {}
    alternatives = []
    for at, (form, lemma) in enumerate(sorted(forms, key=lambda pair: -len(pair[0]))):
        lemmas[f"verb{at}"] = lemma
        alternatives.append(f"(?P<verb{at}>{form})")
    modifiers = "|".join(_MODIFIERS[language])
    verbs = "|".join(alternatives)
    if language == "zh":  # words stand together, and the modifier before the verb
        return re.compile(rf"(?P<before>{modifiers})?(?:{verbs})"), lemmas
    speaker = _SPEAKER.get(language, "")
    return re.compile(rf"{speaker}(?:{verbs})(?!\w)(?: (?P<after>{modifiers})(?!\w))?", re.IGNORECASE), lemmas
