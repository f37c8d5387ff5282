"""The OpenAPI description: valid, complete, and true of every answer that generated requests get."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

import jsonschema
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connections
from drf_spectacular.validation import validate_schema
from schemathesis.config import (
    CoveragePhaseConfig,
    ExamplesPhaseConfig,
    FuzzingPhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
    StatefulPhaseConfig,
)
from schemathesis.engine import events, from_schema

from resolutions.models import RegisterEntry
from resolutions.tests.factories import make_resolution
from resolutions.tests.views.api.conftest import REFERENCES, asked, hold
from resolutions.tests.views.api.test_endpoint import ADDRESSES
from resolutions.views.api.problems import KINDS

SEED = 20250310


@pytest.fixture
def description(client, lanterns):
    return asked(client, "/api/openapi.json")


def test_description_is_valid(description):
    validate_schema(description)


def test_every_operation_says_what_it_is_and_how_it_may_fail(description):
    tags = {tag["name"] for tag in description["tags"]}
    names = Counter()
    for path, methods in description["paths"].items():
        assert list(methods) == ["get"], path
        operation = methods["get"]
        names[operation["operationId"]] += 1
        assert operation["summary"]
        assert set(operation["tags"]) <= tags
        assert {"200", "304", "400", "404", "405", "406", "429"} <= set(operation["responses"])
        assert "Retry-After" in operation["responses"]["429"]["headers"]
        assert all(one["description"] for one in operation.get("parameters", ())), path
        for status, answer in operation["responses"].items():
            assert answer["description"], (path, status)
            expected = {"200": ["application/json"]}.get(
                status, ["application/problem+json"] if status >= "400" else []
            )
            assert list(answer.get("content", ())) == expected, (path, status)
    assert set(names.values()) == {1}


def test_closed_vocabularies_are_listed(description):
    parameters = {one["name"]: one["schema"] for one in description["paths"]["/api/texts"]["get"]["parameters"]}
    assert parameters["kind"]["items"]["enum"] == ["resolution", "decision", "declaration", "statement"]
    assert set(parameters["action"]["items"]["enum"]) == {"decide", "invite", "recall", "request"}
    assert "enum" not in parameters["session"]["items"]


def test_vocabulary_that_grew_is_in_the_description_at_once(client, description):
    hold(1, "74", "ga")
    bodies = asked(client, "/api/openapi.json")["paths"]["/api/search"]["get"]["parameters"]
    assert "ga" in next(one["schema"]["items"]["enum"] for one in bodies if one["name"] == "body")


def closed(description):
    """The description with no key allowed that it does not name."""
    shapes = deepcopy(description)
    for name, shape in shapes["components"]["schemas"].items():
        if shape.get("type") == "object":
            assert shape.get("properties"), name
            shape["additionalProperties"] = False
    return shapes


def nullable(shape):
    """OpenAPI 3.0 says with a key of its own what JSON schema says with a type."""
    if isinstance(shape, dict):
        inner = {key: nullable(value) for key, value in shape.items() if key != "nullable"}
        return {"anyOf": [inner, {"type": "null"}]} if shape.get("nullable") is True else inner
    return [nullable(one) for one in shape] if isinstance(shape, list) else shape


@pytest.mark.parametrize("address", [*ADDRESSES[:-1], "/api/search?q=lanterns", "/api/search?q=zeppelin+lantern"])
def test_answer_has_every_key_that_is_described_and_no_other(client, lanterns, address):
    RegisterEntry.objects.create(resolution=make_resolution("44", 3), subject="Oil")
    description = nullable(closed(asked(client, "/api/openapi.json")))
    path = address.split("?")[0]
    template = max(
        (one for one in description["paths"] if fits(one, path)), key=lambda one: (one.count("/"), -one.count("{"))
    )
    shape = description["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**shape, "components": description["components"]}).validate(asked(client, address))


def fits(template, path):
    parts, given = template.split("/"), path.replace("E/CN.7/2001/16", "X").split("/")
    return len(parts) == len(given) and all(
        one.startswith("{") or one == other for one, other in zip(parts, given, strict=True)
    )


def test_kinds_of_problems_are_told_in_the_guide(client, lanterns):
    page = client.get("/api").content.decode()
    assert all(f'id="{kind.slug}"' in page for kind in KINDS)


def served():
    """The archive as it is served, but for compression; each thread of a run closes its connection after its answer."""
    archive = get_wsgi_application()

    def application(environ, start_response):
        environ.pop("HTTP_ACCEPT_ENCODING", None)  # the client within the process does not unpack
        try:
            return list(archive(environ, start_response))
        finally:
            connections.close_all()

    return application


def run_of(examples):
    """(failures, errors, number of requests) of a run of schemathesis with all its phases and checks."""
    generation = GenerationConfig(max_examples=examples, deterministic=True, database="none")
    phases = PhasesConfig(
        examples=ExamplesPhaseConfig(),
        coverage=CoveragePhaseConfig(),
        fuzzing=FuzzingPhaseConfig(generation=generation),
        stateful=StatefulPhaseConfig(enabled=False),
    )
    project = ProjectConfig(generation=generation, phases=phases, workers=1, continue_on_failure=True)
    config = SchemathesisConfig(seed=SEED, projects=ProjectsConfig(default=project))
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", served(), config=config)
    failures, errors, requests = [], [], 0
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            requests += len(event.recorder.cases)
            for case, checks in event.recorder.checks.items():
                failures += [
                    f"{check.name}: {event.recorder.cases[case].value.as_curl_command()}: {check.failure_info.failure}"
                    for check in checks
                    if check.failure_info
                ]
        elif isinstance(event, events.NonFatalError):
            errors.append(str(event.info))
    return failures, errors, requests


@pytest.mark.django_db(transaction=True)
def test_generated_requests_find_no_fault(lanterns, settings):
    settings.ALLOWED_HOSTS = ["localhost"]  # whom schemathesis asks
    failures, errors, requests = run_of(5)
    assert failures == []
    assert errors == []
    assert requests > 500


@pytest.mark.whole
@pytest.mark.django_db(transaction=True)
def test_many_generated_requests_find_no_fault(lanterns, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    for number in range(10, 60):
        hold(number, references=REFERENCES)
    failures, errors, requests = run_of(80)
    print(f"{requests} requests")
    assert failures == []
    assert errors == []
