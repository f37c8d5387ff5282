"""What reading needs to know beforehand: actions, conventions, organs. Read once, never changed by reading."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resolutions.citations.bodies import Bodies, shipped_bodies
from resolutions.citations.conventions import ConventionNames, shipped_conventions
from resolutions.ingest.actions import ActionForm, Actions


@dataclass(frozen=True)
class Vocabulary:
    """The closed vocabularies of one reading; the store makes one of its own rows."""

    actions: Actions
    bodies: Bodies
    conventions: ConventionNames


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabularies as the project ships them in its fixtures."""
    return Vocabulary(shipped_actions(), shipped_bodies(), shipped_conventions())


@cache
def shipped_actions() -> Actions:
    """The opening verb phrases of fixtures/actions.json."""
    entries = json.loads(files("resolutions").joinpath("fixtures", "actions.json").read_text("utf-8"))
    lemmas = {
        entry["fields"]["slug"]: entry["fields"]["lemma"] for entry in entries if entry["model"] == "resolutions.action"
    }
    fields = [entry["fields"] for entry in entries if entry["model"] == "resolutions.actionform"]
    return Actions(
        tuple(
            ActionForm(row["printed"], lemmas[row["action"][0]], tuple(row["modifiers"]), row["part"]) for row in fields
        )
    )
