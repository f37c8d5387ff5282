"""Records of invented texts, and of the two seeds as far as a citation names them."""

from dataclasses import replace
from datetime import date

from resolutions.exports.record import Record, Report
from resolutions.exports.site import Site
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Clause, Footnote, Kind, Mark, Part, Text, Words

SITE = Site("https://archive.example", "Archive of lanterns")
TITLE_A = (
    "Connections between organized criminal groups trafficking in drugs and those involved in other types of illicit "
    "trafficking: special investigative techniques to counteract such criminality"
)
TITLE_B = (
    "Development and implementation of domestic legislation to strengthen justice systems and ensure compliance with the "
    "provisions of the United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances of "
    "1988 relating to law enforcement and judicial cooperation"
)
CND = "Commission on Narcotic Drugs"
NOTED = Words("Recalling the wicks of old,", (Mark("33", 27),))


def clause(token, words, number=None, children=()):
    part = Part.PREAMBLE if "pp" in token else Part.OPERATIVE
    shown = words if isinstance(words, Words) else Words(words)
    return Clause(parse_anchor(token), part, Kind.PARAGRAPH, shown, number, children=tuple(children))


CLAUSES = (
    clause("pp1", NOTED),
    clause("op1", "Invites each harbour to light its lanterns at dusk;", "1."),
    clause("op2", "Urges keepers:", "2.", [clause("op2-a", "To trim the wicks;", "(a)")]),
)
NOTES = (Footnote(parse_anchor("fn33"), "33", Words("Register of lanterns.")),)


def record(identity, designation, title="Safe carriage of lanterns", body=CND, **more):
    text = Text(title=Words(title), clauses=CLAUSES, footnotes=NOTES, language=more.pop("language", "en"))
    adoption = Adoption(more.pop("on", None), distributed_on=more.pop("distributed", None))
    return Record(
        identity, adoption, text, version=1, state="published", body_name=body, designation=designation, **more
    )


def seed_a(**more):
    """45/9, as the facts know it: its report by symbol, not where in the Official Records."""
    identity = Identity("cnd", "resolution", "45", 9)
    more.setdefault("report", Report("E/2002/28"))
    return record(identity, "45/9", TITLE_A, on=date(2002, 3, 15), **more)


def seed_a_in_full():
    """45/9, were its place in the Official Records known."""
    series = "Official Records of the Economic and Social Council, 2002, Supplement No. 8"
    return replace(seed_a(), report=Report("E/2002/28", series, "", "I", "C"))


def seed_b():
    """2 (XL): distributed on a known day, adopted on none."""
    return record(Identity("cnd", "resolution", "40", 2), "2 (XL)", TITLE_B, distributed=date(1997, 3, 25))
