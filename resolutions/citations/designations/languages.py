"""The words of a citation in the other official languages: "résolution 45/9 de la Commission des stupéfiants"."""

from __future__ import annotations

from resolutions.citations.designations.levelling import Rule, rule

_FRENCH = (
    rule(r"\brésolution(s?)\b", r"resolution\1"),
    rule(r"\bdécision(s?)\b", r"decision\1"),
    rule(r"(?:\bde )?\bla Commission des stupéfiants\b", "of the Commission on Narcotic Drugs"),
    rule(r"(?:\bde )?\bl'Assemblée générale\b", "of the General Assembly"),
    rule(r"\b(?:du|le) Conseil économique et social\b", "of the Economic and Social Council"),
    rule(r"\b(?:du|le) Conseil de sécurité\b", "of the Security Council"),
    rule(r"\b(?:du|le) Conseil des droits de l'homme\b", "of the Human Rights Council"),
    rule(r"\bparagraphe(s?)\b", r"paragraph\1"),
    rule(r"\bannexe(s?)\b", r"annex"),
)
_SPANISH = (
    rule(r"\bresoluci(?:ón|on)\b", "resolution"),
    rule(r"\bresoluciones\b", "resolutions"),
    rule(r"\bdecisi(?:ón|on)(?= (?:E?S-)?\d)", "decision"),
    rule(r"(?:\bde )?\bla Comisión de Estupefacientes\b", "of the Commission on Narcotic Drugs"),
    rule(r"(?:\bde )?\bla Asamblea General\b", "of the General Assembly"),
    rule(r"\b(?:del|el) Consejo Económico y Social\b", "of the Economic and Social Council"),
    rule(r"\b(?:del|el) Consejo de Seguridad\b", "of the Security Council"),
    rule(r"\b(?:del|el) Consejo de Derechos Humanos\b", "of the Human Rights Council"),
    rule(r"\bp[áa]rr(?:s?\.|afos?\b)", "paragraph"),
    rule(r"\banexos?\b", "annex"),
    rule(r"\bart[íi]culo(s?)\b", r"article\1"),
)
_RUSSIAN = (
    rule(r"\bрезолюци(?:я|и|ю|ей|е)\b", "resolution"),
    rule(r"\bрезолюци(?:й|ях|ям|ями)\b", "resolutions"),
    rule(r"\bрешени(?:е|я|ю|ем|и)\b", "decision"),
    rule(r"\bКомисси(?:я|и|ей|ю) по наркотическим средствам\b", "of the Commission on Narcotic Drugs"),
    rule(r"\bГенеральн\w+ Ассамбле\w+", "of the General Assembly"),
    rule(r"\bЭкономическ\w+ и Социальн\w+ Совет\w*", "of the Economic and Social Council"),
    rule(r"\bСовет\w* Безопасности\b", "of the Security Council"),
    rule(r"\bСовет\w* по правам человека\b", "of the Human Rights Council"),
    rule(r"\b(?:пункт\w{0,3}\b|п\.(?= ?\d))", "paragraph"),
    rule(r"\bприложени\w+", "annex"),
)
_CHINESE = (
    rule(r"麻醉药品委员会", "Commission on Narcotic Drugs "),
    rule(r"经济及社会理事会", "Economic and Social Council "),
    rule(r"安全理事会|安理会", "Security Council "),
    rule(r"人权理事会", "Human Rights Council "),
    rule(r"(?:联合国)?大会", "General Assembly "),
    rule(r"第 ?([^\s第号]{1,14}(?: ?\([^\s()]{1,8}\))?) ?号?决议", r"resolution \1"),
    rule(r"第 ?([^\s第号]{1,14}) ?号?决定", r"decision \1"),
    rule(r"[,，]? ?第 ?(\d{1,3}) ?段", r", paragraph \1"),
)
_ARABIC = (
    rule(r"(?:ال)?قرار(?:ها|ات)?\b", "resolution"),
    rule(r"(?:ال)?مقرر(?:ها|ات)?\b", "decision"),
    rule(r"(?:(?:الصادر )?عن )?لجنة المخدرات", "of the Commission on Narcotic Drugs"),
    rule(r"(?:(?:الصادر )?عن )?الجمعية العامة", "of the General Assembly"),
    rule(r"(?:(?:الصادر )?عن )?المجلس الاقتصادي والاجتماعي", "of the Economic and Social Council"),
    rule(r"(?:(?:الصادر )?عن )?مجلس الأمن", "of the Security Council"),
    rule(r"،", ","),
    rule(r"(?:ال)?فقر(?:ة|ات)", "paragraph"),
)
_AND = (rule(r"(?<=[\d)]) (?:et|y|e|и|و) ?(?=\d)", " and "),)
LANGUAGES: tuple[Rule, ...] = (*_AND, *_FRENCH, *_SPANISH, *_RUSSIAN, *_CHINESE, *_ARABIC)
