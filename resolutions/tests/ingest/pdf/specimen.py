"""A text in invented wording with everything that pages do to texts, and what must be read of it."""

from __future__ import annotations

import random

from resolutions.tests.ingest.pdf.typesetting import Runs, Set

SYMBOL = "E/CN.7/2099/14"

COVER = (
    "United Nations",
    "Economic and Social Council",
    "Distr.: General",
    "4 May 2099",
    "Commission on Narcotic Drugs",
)
TITLE = "Lanterns for the keepers of mountain paths and their apprentices"

NOTES: dict[str, Runs] = {
    "1": [("text", "See "), ("italic", "Almanac of Paths"), ("text", ", vol. 12, No. 345.")],
    "2": [("text", "E/CN.7/2098/3.")],
    "3": [
        (
            "text",
            "The keepers’ ledger was opened in the first year of the survey, was kept by hand for nineteen winters, was lost "
            "in the thaw of the twentieth, and was written again from the memory of those who had kept it; what they did "
            "not agree on stands between brackets, and what nobody remembered was left blank so that later keepers may "
            "fill it in where they find the old leaves under the snow of the upper huts.",
        )
    ],
    "4": [("text", "Ibid., annex II.")],
    "5": [("text", "E/CN.7/2097/8/Add.1, sect. III.")],
}

PREAMBLE: tuple[Runs, ...] = (
    [
        ("italic", "Recalling"),
        ("text", " the Almanac of Paths,"),
        ("note", "1"),
        ("text", " which every hut keeps beside the door,"),
    ],
    [
        ("italic", "Noting with concern"),
        ("text", " that the lamps of the lower huts give off CO"),
        ("lowered", "2"),
        ("text", " and that each needs 14 m"),
        ("raised", "2"),
        ("text", " of dry floor, as the report of the survey"),
        ("note", "2"),
        ("text", " shows for every valley that was measured between the first snow and the last,"),
    ],
    [("italic", "Mindful"), ("text", " that apprentices walk the paths before the keepers wake,")],
    [
        ("italic", "Bearing in mind"),
        (
            "text",
            " that the ledger of the keepers, the calendar of the huts and the tables of the survey do not agree on how "
            "many lanterns were lit in the twentieth winter, and that a well-kept path needs a well-kept book,",
        ),
        ("note", "3"),
    ],
)

OPERATIVE: tuple[tuple[str, int, Runs], ...] = (
    (
        "1.",
        0,
        [
            ("italic", "Invites"),
            (
                "text",
                " the keepers of all valleys to count their lanterns before the first snow of each year and to write the number into the ledger,",
            ),
            ("note", "4"),
            ("text", " in ink that does not run when the book is opened in the rain;"),
        ],
    ),
    ("2.", 0, [("italic", "Requests"), ("text", " the Executive Director:")]),
    (
        "(a)",
        1,
        [
            (
                "text",
                "To send oil to the huts that lie above the line of the trees, so that their lamps may burn through the night;",
            )
        ],
    ),
    ("(b)", 1, [("text", "To ask the apprentices whether the wicks are long enough, and:")]),
    ("(i)", 2, [("text", "To note their answers in the ledger;")]),
    ("(ii)", 2, [("text", "To read them aloud at the end of the winter;")]),
    ("(c)", 1, [("text", "To keep one lantern in reserve for every ten that are lit;")]),
    (
        "3.",
        0,
        [
            ("italic", "Encourages"),
            (
                "text",
                " Member States to lend their surveyors to the valleys that have none, to pay for their boots, and to let them go home before the thaw, "
                "since the lower paths cannot be walked once the streams have risen;",
            ),
            ("again", "2"),
        ],
    ),
    (
        "4.",
        0,
        [
            ("italic", "Decides"),
            (
                "text",
                " that the calendar of the huts shall begin with the first evening on which a lantern is lit, and that the tables of the survey",
            ),
            ("note", "5"),
            (
                "text",
                " shall be drawn up again in that order, with one column for each valley and one line for each night, "
                "so that whoever reads them may see at once where it was dark and for how long;",
            ),
        ],
    ),
    (
        "5.",
        0,
        [
            ("italic", "Also requests"),
            (
                "text",
                " the Executive Director to report to the Commission at its next session on the lanterns that were lit.",
            ),
        ],
    ),
)
ADOPTION = ("1201st meeting", "17 March 2099")


def specimen() -> list[Set]:
    sets = [Set("cover", [("text", line)]) for line in COVER]
    sets.append(Set("title", [("text", TITLE)], "Resolution 42/7"))
    sets.append(Set("formula", [("italic", "The Commission on Narcotic Drugs,")]))
    sets += [Set("paragraph", runs) for runs in PREAMBLE]
    sets += [Set("paragraph", runs, number, depth) for number, depth, runs in OPERATIVE]
    return [*sets, *(Set("adoption", [("italic", line)]) for line in ADOPTION)]


def words(runs: Runs) -> str:
    """The words as they are to be read: without calls, raised figures as such."""
    out = "".join("²" if kind == "raised" else text for kind, text in runs if kind not in ("note", "again"))
    return " ".join(out.split())


def marks(runs: Runs) -> list[str]:
    return [text for kind, text in runs if kind in ("note", "again")]


def long_text(dice: random.Random, sentences: int) -> str:
    """Invented filling, to push what follows over a page end."""
    nouns = ["lantern", "hut", "ledger", "valley", "keeper", "winter", "lamp", "path", "snow", "book"]
    verbs = ["stands near", "is older than", "belongs to", "cannot be seen from", "was built before"]
    made = (f"the {dice.choice(nouns)} {dice.choice(verbs)} the {dice.choice(nouns)}" for _ in range(sentences))
    return ", ".join(made)
