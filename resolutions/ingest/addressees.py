"""Who is asked in each operative paragraph: the object of the verb that asks, and nobody who is not sure to be.

"Requests the Executive Director, in consultation with Member States, to …" asks the Executive Director alone. Items
ask whom their opening words ask, unless they name somebody themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resolutions.ingest.addressee_names import AddresseeRow, Addressees, Named, NameRow, NamesInText
from resolutions.ingest.asked import Parties, Place, parties_at
from resolutions.structure.nodes import Clause, Kind, Part, Text

LANGUAGE = "en"  # of the verbs and names below; other languages share the anchors of the English text
ASKING = frozenset(
    {
        "request",
        "invite",
        "urge",
        "encourage",
        "call upon",
        "recommend",
        "appeal",
        "ask",
        "authorize",
        "direct",
        "demand",
        "exhort",
        "instruct",
        "insist",
        "entrust",
    }
)
_REPEATING = re.compile(  # "Reiterates its request to", "Renews once again its call upon"
    r"(?:also |further |strongly |once again )*(?:reiterates|renews|repeats|reaffirms)\b[^,:;.]{0,30}? its (?:[a-z]+ ){0,2}?"
    r"(?:requests?|calls?|appeals?|invitations?|recommendations?|demands?|encouragement)(?= (?:to|on|upon|that)\b)",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(r"\b(?:[a-z]{2,}[^s\W]s)\b", re.IGNORECASE)
_LINK = re.compile(
    r"(?:,? (?:once again|once more|again|also|further|strongly|urgently|in particular|especially|particularly|therefore"
    r"|moreover|in this (?:regard|context|respect|connection)|accordingly|to that end|and recognizes),?(?= ))*"
    r"(?: (?P<link>upon|on|to|that)\b)?(?:,? (?:in this (?:regard|context|respect)|in particular|especially),?(?= ))?",
    re.IGNORECASE,
)
_ALSO_ASKS = re.compile(
    r"(?:,? and|;|; and|,) (?:(?:also|further|in this (?:regard|context|respect)|in that (?:regard|context|respect)|to that end"
    r"|in this connection|once again|strongly|again|therefore),? )*"
    r"(?:requests|invites|urges|encourages|calls(?= (?:up)?on)|appeals(?= to)|recommends|authorizes|instructs)\b(?: also| further)?"
)
_TOLD_OF = re.compile(r"\b(?:which|whereby|wherein)\b[^;]*$")


@dataclass(frozen=True, slots=True)
class Asked:
    """Paragraph `anchor` asks `slug`; the words stand at [start, end) of the paragraph `token`, its own or one above."""

    anchor: str
    slug: str
    token: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class UnknownPhrase:
    """Words that stand where an addressee is named: UnknownPhrase("op3", "keepers of the seal", 9, 28)."""

    anchor: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AddresseesFound:
    """What a text gives. `asking`: the tokens of operative paragraphs whose verb asks, found or not."""

    asked: tuple[Asked, ...] = ()
    unknown: tuple[UnknownPhrase, ...] = ()
    asking: tuple[str, ...] = ()


@cache
def shipped_addressees() -> Addressees:
    """The vocabulary of fixtures/addressees.json."""
    entries = json.loads(files("resolutions").joinpath("fixtures", "addressees.json").read_text("utf-8"))
    names: dict[str, list[NameRow]] = {}
    for fields in (entry["fields"] for entry in entries if entry["model"] == "resolutions.addresseename"):
        row = NameRow(fields["words"], tuple(fields["bodies"].split()), fields["needs_full_name"])
        names.setdefault(fields["addressee"][0], []).append(row)
    terms = [entry["fields"] for entry in entries if entry["model"] == "resolutions.addressee"]
    return Addressees(
        tuple(AddresseeRow(term["slug"], term.get("is_class", False), tuple(names[term["slug"]])) for term in terms)
    )


def extract_addressees(text: Text, body: str, addressees: Addressees) -> AddresseesFound:
    """Whom each operative paragraph and item of a text asks, and the words that may name somebody more.

    body: slug of the organ, whose texts have short names of their own. Only English is read.
    """
    if text.language != LANGUAGE:
        return AddresseesFound()
    reading = _Reading(text, body, addressees)
    for clause in text.clauses:
        if clause.part == Part.OPERATIVE:
            reading.read(clause, (), False)
    return AddresseesFound(tuple(reading.asked), tuple(reading.unknown), tuple(reading.asking))


Spoken = tuple[str, Named]  # the token of the paragraph that holds the words, and the name


class _Reading:
    """One text, read in printed order: short names refer to what stood before."""

    def __init__(self, text: Text, body: str, addressees: Addressees) -> None:
        paragraphs = [text.title.text, *(clause.text for clause in text.walk())]
        self.numbers = {str(clause.anchor): number for number, clause in enumerate(text.walk(), 1)}
        self.names = NamesInText(addressees, body, paragraphs)
        self.asked: list[Asked] = []
        self.unknown: list[UnknownPhrase] = []
        self.asking: list[str] = []

    def read(self, clause: Clause, above: Sequence[Spoken], is_open: bool) -> None:
        """above: whom the opening words ask; is_open: whether they ask and leave it to the items to say whom."""
        if clause.kind != Kind.PARAGRAPH:
            return
        token = str(clause.anchor)
        asks = [*self._asks(clause)]
        own = [(token, named) for parties in asks for named in parties.named]
        is_asking = bool(asks) or _asks_itself(clause)
        if not own and not is_asking and is_open:
            named_first = parties_at(Place(clause.text, self.numbers[token]), 0, self.names).named
            asks = [Parties(named_first)]
            own = [(token, named) for named in named_first]
        found = own if own or is_asking else list(above)
        if asks or is_asking:
            self.asking.append(token)
        self._keep(token, found, clause.text, asks)
        last = [(token, named) for named in asks[-1].named] if asks else []
        hand_down = last or (found if not is_asking else [])
        for child in clause.children:
            self.read(child, hand_down, not hand_down and (is_open or is_asking))

    def _asks(self, clause: Clause) -> Iterator[Parties]:
        """The lists of parties behind the opening verb, where it asks, and behind each later one: ", and requests"."""
        text, at = clause.text, 0
        if _asks_itself(clause):
            at = _opening(clause)
            yield self._behind(clause, at)
        for more in _ALSO_ASKS.finditer(text, max(at, 1)):
            is_bare_comma = more[0].startswith(", ") and not more[0].startswith(", and")
            if not is_bare_comma and not _TOLD_OF.search(text, 0, more.start()):
                parties = self._behind(clause, more.end())
                if parties.named:
                    yield parties

    def _behind(self, clause: Clause, verb_end: int) -> Parties:
        """The parties behind a verb that ends there: "Calls", then "upon States"."""
        text = clause.text
        link = _LINK.match(text, verb_end)
        at = link.end() if link else verb_end
        follow = link["link"] if link and link["link"] in ("that", "to") else ""
        if text[:verb_end].endswith(" that"):
            follow = "that"
        at += text[at : at + 1] in (" ", "\u00a0")  # a comma stays, for it opens an insertion
        return parties_at(Place(text, self.numbers[str(clause.anchor)], follow), at, self.names)

    def _keep(self, token: str, found: Sequence[Spoken], text: str, asks: Sequence[Parties]) -> None:
        seen: set[str] = set()
        for place, named in found:
            if named.slug not in seen:
                seen.add(named.slug)
                self.asked.append(Asked(token, named.slug, place, named.start, named.end))
        for start, end in (stretch for parties in asks for stretch in parties.unknown):
            self.unknown.append(UnknownPhrase(token, text[start:end], start, end))


def _asks_itself(clause: Clause) -> bool:
    """Whether the paragraph opens with a verb that asks; in the third person, where it is an item of a list."""
    action = clause.action
    if action is None:
        return False
    if action.verb not in ASKING:
        return _REPEATING.match(clause.text) is not None
    return clause.depth == 0 or _THIRD_PERSON.search(action.printed) is not None


def _opening(clause: Clause) -> int:
    """Where the opening words end: "Also requests", "Reiterates its request"."""
    repeating = _REPEATING.match(clause.text)
    if repeating is not None:
        return repeating.end()
    printed = clause.action.printed if clause.action else ""
    return len(re.sub(r" (?:upon|on|to)$", "", printed))
