"""The words that the corpora are written in: invented ones, function words, and what recurs in texts of this genre.

How often a word comes follows Zipf's law, as it does in printed resolutions; short words are the frequent ones. The
recurring phrases stand among the first nine hundred, where wording that everybody uses has its place.
"""

from __future__ import annotations

import random
from functools import cache

import numpy as np

INVENTED = 45_000
SYMBOLS = 2_000
RARER = 4  # symbols are short, and yet make up two words in a hundred
EXPONENT, SHIFT = 1.03, 2.7  # Zipf and Mandelbrot: 1 / (rank + SHIFT) ** EXPONENT
FUNCTION_WORDS = (
    "of the and to in for on by with as that its their a or at from all which including under such those through into "
    "between other it are is has have any within be this not also more these each"
).split()
PHRASES = tuple(
    phrase.strip()
    for phrase in """
    illicit traffic; narcotic drugs; psychotropic substances; Member States; United Nations; General Assembly;
    Economic and Social Council; Security Council; Commission on Narcotic Drugs; Secretary-General; Executive Director;
    International Narcotics Control Board; World Health Organization; international cooperation; demand reduction;
    supply reduction; drug trafficking; drug abuse; drug use disorders; organized crime; money laundering; human rights;
    sustainable development; alternative development; law enforcement; precursor chemicals; technical assistance;
    capacity building; developing countries; least developed countries; civil society; terms of reference; best practices;
    national legislation; competent authorities; public health; illicit cultivation; opium poppy; coca bush;
    cannabis resin; controlled substances; extrabudgetary resources; regular budget; mutual legal assistance; extradition;
    border control; controlled delivery; maritime cooperation; transit States; evidence-based; peace and security;
    rule of law; international law; self-determination; armed conflict; weapons of mass destruction; nuclear disarmament;
    humanitarian assistance; displaced persons; gender equality; climate change; food security; natural disasters;
    shared responsibility; scheduled substances; controlled medicines; early intervention; treatment and rehabilitation;
    social reintegration; regional organizations; specialized agencies; non-governmental organizations; private sector;
    financial institutions; small island developing States; international community; plan of action; political declaration;
    special session; subsidiary bodies; synthetic drugs; new psychoactive substances; data collection; annual report;
    early warning; forensic laboratories; import certificates; seized consignments; confiscated proceeds; trafficking routes;
    equitable geographical distribution; voluntary contributions; biennial programme; provisional agenda
    """.replace("\n", " ").split(";")
)
_ONSETS = "b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st t tr v w z".split()
_VOWELS = "a e i o u ai ea io oa".split()
_CODAS = "b ct d g l ld lm m n nd nt p r rc rm rt s st t th v x".split()
_BEGINNINGS = ("", "", "", "re", "un", "inter", "non", "over", "sub", "trans", "pre")
_ENDINGS = (
    "",
    "s",
    "ed",
    "ing",
    "ation",
    "ations",
    "ment",
    "ments",
    "al",
    "ive",
    "ity",
    "able",
    "or",
    "ance",
    "ness",
    "ly",
)
_ROOTS = 6_000


def _roots(dice: random.Random) -> list[str]:
    roots: dict[str, None] = {}
    while len(roots) < _ROOTS:
        syllables = [dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(dice.choice((1, 1, 1, 2)))]
        roots["".join(syllables) + dice.choice(_CODAS)] = None
    return list(roots)


def _invented(dice: random.Random) -> list[str]:
    """Words that fall together when they are stemmed, as real ones do."""
    found: dict[str, None] = {}
    roots = _roots(dice)
    while len(found) < INVENTED:
        word = dice.choice(_BEGINNINGS) + dice.choice(roots) + dice.choice(_ENDINGS)
        if len(word) > 2 and word not in FUNCTION_WORDS:
            found[word] = None
    return list(found)


@cache
def vocabulary() -> tuple[np.ndarray, np.ndarray]:
    """(tokens, cumulated probabilities): a token is a word, a symbol, a year or a phrase. The same in every process."""
    dice = random.Random(1946)
    symbols = [f"{dice.randrange(1, 80)}/{dice.randrange(1, 300)}" for _ in range(SYMBOLS)]
    symbols += [str(year) for year in range(1946, 2026)]
    places = {word: len(word) + dice.gauss(0, 2) for word in _invented(dice)}
    places |= {symbol: len(symbol) + RARER + dice.gauss(0, 2) for symbol in symbols}
    content = sorted(places, key=lambda word: places[word])
    tokens = [*FUNCTION_WORDS, *content]
    phrases = list(PHRASES)
    dice.shuffle(phrases)
    for place, phrase in enumerate(phrases):
        tokens.insert(len(FUNCTION_WORDS) + 3 + 3 * place + place * place // 12, phrase)
    weights = 1.0 / (np.arange(len(tokens)) + SHIFT) ** EXPONENT
    weights[: len(FUNCTION_WORDS)] *= 1.4
    return np.array(tokens, dtype=object), np.cumsum(weights / weights.sum())


def drawn(dice: np.random.Generator, cumulated: np.ndarray, count: int) -> np.ndarray:
    """Places of `count` tokens, each as often as its probability says."""
    return np.minimum(np.searchsorted(cumulated, dice.random(count)), len(cumulated) - 1)
