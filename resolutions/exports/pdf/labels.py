"""What a printed text says of itself beside its own words, in each language that a text can be in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Sentences of the frame; `address` has a place for the address of a paragraph."""

    thanks: str
    address: str
    specimen: str
    specimen_word: str
    superseded: str
    withdrawn: str
    version: str


LABELS = {
    "en": Labels(
        "Text: United Nations, with thanks. This print is not an official document of the United Nations: only the "
        "documents that it issues are authentic.",
        "The sign in the margin ends the address of a paragraph:",
        "Specimen. This text is invented, to show how the archive works. No organ of the United Nations adopted it, "
        "and it must not be cited.",
        "SPECIMEN",
        "A later version of this text has been published.",
        "This text was withdrawn from the archive.",
        "Version",
    ),
    "fr": Labels(
        "Texte : Organisation des Nations Unies, avec nos remerciements. Cette impression n’est pas un document "
        "officiel de l’Organisation : seuls font foi les documents qu’elle publie.",
        "Le signe en marge termine l’adresse d’un paragraphe :",
        "Spécimen. Ce texte est inventé pour montrer le fonctionnement des archives. Aucun organe des Nations Unies "
        "ne l’a adopté et il ne doit pas être cité.",
        "SPÉCIMEN",
        "Une version plus récente de ce texte a été publiée.",
        "Ce texte a été retiré des archives.",
        "Version",
    ),
    "es": Labels(
        "Texto: Naciones Unidas, con nuestro agradecimiento. Esta impresión no es un documento oficial de las "
        "Naciones Unidas: solo son auténticos los documentos que estas publican.",
        "El signo al margen completa la dirección de un párrafo:",
        "Muestra. Este texto es inventado, para mostrar cómo funciona el archivo. Ningún órgano de las Naciones "
        "Unidas lo aprobó y no debe citarse.",
        "MUESTRA",
        "Se ha publicado una versión posterior de este texto.",
        "Este texto fue retirado del archivo.",
        "Versión",
    ),
    "ru": Labels(
        "Текст: Организация Объединенных Наций, с благодарностью. Эта распечатка не является официальным документом "
        "Организации: аутентичны только издаваемые ею документы.",
        "Знак на полях завершает адрес пункта:",
        "Образец. Этот текст вымышлен, чтобы показать работу архива. Ни один орган Организации Объединенных Наций "
        "его не принимал, и цитировать его нельзя.",
        "ОБРАЗЕЦ",
        "Опубликована более поздняя версия этого текста.",
        "Этот текст изъят из архива.",
        "Версия",
    ),
    "zh": Labels(
        "文本来源：联合国，谨致谢意。本打印件不是联合国正式文件；只有联合国印发的文件才是作准文本。",
        "页边符号为段落网址的结尾：",
        "样本。本文系虚构，用于展示本档案库的功能。联合国任何机关均未通过本文，不得引用。",
        "样本",
        "本文已有更新的版本发布。",
        "本文已从档案库撤回。",
        "版本",
    ),
    "ar": Labels(
        "النص: الأمم المتحدة، مع الشكر. هذه النسخة المطبوعة ليست وثيقة رسمية من وثائق الأمم المتحدة، ولا حجية إلا "
        "للوثائق التي تصدرها المنظمة.",
        "العلامة في الهامش هي نهاية عنوان الفقرة:",
        "عيّنة. هذا النص مختلق لبيان كيفية عمل المحفوظات. ولم تعتمده أي هيئة من هيئات الأمم المتحدة ولا يجوز "
        "الاستشهاد به.",
        "عيّنة",
        "نُشرت صيغة أحدث من هذا النص.",
        "سُحب هذا النص من المحفوظات.",
        "الصيغة",
    ),
}
