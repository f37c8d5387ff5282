"""Who is asked, read from the words behind a verb that asks: "all Member States, the Office and other donors to …".

Parties stand in a list, each with its adjectives; the list ends where no party follows. What is consulted ("in
cooperation with the Board") is no part of it. A name must end where its noun does: "States" in "the efforts of
States" or in "States’ obligations" is not asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resolutions.ingest.addressee_names import Named, NamesInText

_DETERMINER = re.compile(r"(?:the|its|all|both|that|those|these|any|each|every|their|other)[ \u00a0]", re.IGNORECASE)
_ADJECTIVES = (
    "entire development current malaria-endemic relevant interested concerned competent national regional "
    "international subregional multilateral bilateral affected developed developing donor appropriate respective "
    "individual eligible participating remaining various potential traditional new emerging many more additional "
    "such further local global subnational interregional governmental intergovernmental non-governmental inter- "
    "governmental public private civil religious academic scientific medical financial economic humanitarian "
    "African Asian European Pacific Caribbean neighbouring host recipient producing consuming manufacturing "
    "importing exporting transit coastal drug-producing drug-consuming industrialized cultural educational non- "
    "member small landlocked least-developed vulnerable major key responsible qualified accredited specialized "
    "technical professional research political treaty judicial corresponding pharmaceutical chemical law- "
    "enforcement customs some several two three same own independent domestic cooperating assisting well-placed "
    "existing possible related different leading grass-roots community-based youth women’s philanthropic "
    "operational executive and/or sectoral cross-regional partner programme"
)
_ADJECTIVE = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(set(_ADJECTIVES.split()), key=len, reverse=True)))})"
    r"(?:,? (?:and|or|as well as)(?: (?:where|as) appropriate,)?|,)? ",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r" \([^()]{1,60}\)")
_NARROWED = re.compile(  # what narrows a class of parties, before the list goes on
    r",? (?:(?:that|which|who) (?:are |have |is )?(?:in a position|able|willing|wishing|interested|concerned|not (?:yet|already))[^,:;]{0,40}?"
    r"(?:do so|concerned)|(?:that|which) have not (?:yet |already )?done so|in a position to do so|able to do so|concerned|"
    r"wishing to do so|willing to do so|involved|(?:in|of|from) (?:the|that|their|all|those) (?:[A-Za-z-]+ ){0,3}"
    r"(?:regions?|subregions?|system|countries|organizations?|world)|party|parties to [^,:;]{1,120}?(?:Conventions?|Protocols?|treat(?:y|ies)))(?=[ ,:;])"
)
_WHERE_APPROPRIATE = (
    r"(?:,? (?:as|where|when|if|wherever) (?:appropriate|applicable|necessary|relevant|possible|feasible|requested),?)?"
)
_ON = re.compile(
    rf"(?:{_WHERE_APPROPRIATE}(?:,|;)? (?:and|or|and/or|as well as|including|in particular|especially|notably|such as)"
    rf"{_WHERE_APPROPRIATE},? |, )(?:also |particularly )?"
)
_END = r"[,:;.)]|$| \(| (?:to|not|and|or|as|within|in|with|through|under|also|further|once|when|while|during|again|at|by|from|[a-z]+ly)\b"
_NAME_ENDS = re.compile(_END)
_CLASS_ENDS = re.compile(
    rf"{_END}| (?:of|that|which|who|whose|on|for|where|wishing|willing|able|concerned|involved|having|engaged|affected|"
    r"interested|represented|party|parties|members|participating|working|operating|including|providing|hosting|bordering"
    r"|dealing|requesting|seeking|possessing|contributing|representing|producing|experiencing|facing|using|supporting)\b"
)
_DOES = re.compile(
    r" (?!be |being |receive |[a-z]+(?:tion|ment|ity|ance|ence|ies)\b)[a-z]+\b"
)  # that States consider …
_FOLLOWS = {"that": _DOES, "to": re.compile(r" (?:the|that|a|an|its|for)\b")}
_TO_DO = re.compile(
    r" (?:not )?to (?!the\b|that\b|this\b|these\b|those\b|its\b|their\b|all\b|any\b|which\b|such\b)|:|,"
)
_NO_PARTY = re.compile(
    r"(?:in|with|as|through|by|where|within|while|and|or|subject|pursuant|on|at|for|upon|when|taking|including|inter|once"
    r"|also|to|not|if|during|after|before|under|from|until|without|together|especially|further|of|along|which|whose|who"
    r"|requests|invites|encourages|urges|calls|report|[a-z]+ing|[a-z]+ly|[a-z]+ed|efforts?)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"[^,:;.()]{3,110}?(?=(?: and| or)? (?:not )?to (?!the\b|that\b|this\b|its\b|their\b|all\b|any\b)[a-z]|,"
    r"| and (?:the|other|all|relevant)\b|:)"
)
_OF_DEEDS = re.compile(r" (?:of|among|between|by|for|in|on|from|with|through|into|towards) ")
_MOST_WORDS = 12
_WITH = re.compile(
    r"(?:in|through) (?:close )?(?:consultation|co-?operation|collaboration|coordination|partnership|conjunction)|with|together|along"
)
_INSERTED = re.compile(r",? (?:[^,:;]{1,160}),(?= )")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is named in a list: parties, and stretches of words that no addressee has for a name; `end` of the list."""

    named: tuple[Named, ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()
    end: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph as the grammar needs it: its words, its number among all.

    follow: what else may follow a name: "that" for a clause (that States consider), "to" for the person to whom
    something is recommended (to the Assembly the adoption of).
    """

    text: str
    number: int
    follow: str = ""


def parties_at(place: Place, start: int, names: NamesInText) -> Parties:
    """The parties named from text[start] on; after an insertion too: ", subject to …, the Executive Director"."""
    found = _list_at(place, start, names)
    at, is_with = start, False
    inserted = _INSERTED.match(place.text, at)
    while not found.named and inserted is not None:
        is_with = is_with or bool(_WITH.match(inserted[0].lstrip(", ")))
        at = inserted.end() + 1
        found = _list_at(place, at, names)
        if found.named and is_with and not (len(found.named) == 1 and _TO_DO.match(place.text, found.end)):
            return Parties(end=start)
        inserted = _INSERTED.match(place.text, at - 2) if at - 2 > inserted.start() else None
    return found


def _list_at(place: Place, start: int, names: NamesInText) -> Parties:
    named: list[Named] = []
    unknown: list[tuple[int, int]] = []
    at = end = start
    while True:
        one = _party_at(place, at, names)
        if one is None or not one.slug:
            phrase = _phrase_at(place.text, at)
            if phrase is None:
                break
            unknown.append(phrase)
            end = phrase[1]
            if not named and _OF_DEEDS.search(place.text, *phrase):
                break  # "greater dialogue among States and the Office": no party stands at the head of the list
        elif _goes_on(place, one):
            if named and not place.text[end:at].startswith(", "):
                return Parties(end=start)  # "States and organizations’ efforts": the noun is another for both
            break
        else:
            named.append(one)
            end = _after(place.text, one)
        going_on = _ON.match(place.text, end)
        if going_on is None:
            break
        at = going_on.end()
    return Parties(tuple(named), tuple(unknown), end)


def _party_at(place: Place, at: int, names: NamesInText) -> Named | None:
    """A name, behind its determiners and, for a class of parties, its adjectives."""
    while (determiner := _DETERMINER.match(place.text, at)) is not None:
        at = determiner.end()
    found = names.at(place.text, at, place.number)
    while found is None and (adjective := _ADJECTIVE.match(place.text, at)) is not None:
        at = adjective.end()
        found = names.at(place.text, at, place.number)
        if found is not None and not found.is_class:
            return None
    return found


def _goes_on(place: Place, named: Named) -> bool:
    """Whether the words after a name make another noun of it: "States’ efforts", "the Office of the Ombudsman"."""
    bracket = _IN_BRACKETS.match(place.text, named.end)
    end = bracket.end() if bracket else named.end
    ends = (_CLASS_ENDS if named.is_class else _NAME_ENDS).match(place.text, end)
    return ends is None and not (place.follow and _FOLLOWS[place.follow].match(place.text, end))


def _after(text: str, named: Named) -> int:
    """Where the list may go on: behind what narrows the party."""
    bracket = _IN_BRACKETS.match(text, named.end)
    end = bracket.end() if bracket else named.end
    narrowed = _NARROWED.match(text, end) if named.is_class else None
    return narrowed.end() if narrowed else end


def _phrase_at(text: str, at: int) -> tuple[int, int] | None:
    """Words that stand like a party and are none of the vocabulary, up to what they are to do."""
    while (determiner := _DETERMINER.match(text, at)) is not None:
        at = determiner.end()
    found = None if _NO_PARTY.match(text, at) else _PHRASE.match(text, at)
    if found is None or len(found[0].split()) > _MOST_WORDS:
        return None
    return found.span()
