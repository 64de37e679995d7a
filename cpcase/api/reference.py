"""The API's reference: the OpenAPI document, and a page of it without anybody else's server."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.generic import View
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

from cpcase.api.problems import KINDS
from cpcase.api.scopes import TOKENS

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Field:
    """One header, parameter or property."""

    name: str
    kind: str
    required: bool
    words: str
    leads_to: str = ""  # the schema of the same page that says what it is made of


@dataclass(frozen=True, slots=True)
class Answer:
    """One status that a call is answered with."""

    status: str
    words: str
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One call."""

    anchor: str
    title: str
    call: str
    words: str
    scope: str
    headers: tuple[Field, ...]
    sends: tuple[Field, ...]
    answers: tuple[Answer, ...]


def document() -> dict[str, Any]:
    """The OpenAPI document as the code makes it."""
    found: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return found


def as_yaml() -> bytes:
    """The document as it is committed in docs/openapi.yaml."""
    return bytes(OpenApiYamlRenderer().render(document(), renderer_context={}))


@method_decorator(login_not_required, name="dispatch")
class Document(View):
    """GET /api/openapi.yaml: says nothing of any child."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(as_yaml(), content_type="application/yaml")


@method_decorator(login_not_required, name="dispatch")
class Reference(View):
    """GET /api/docs/: how to send and fetch."""

    def get(self, request: HttpRequest) -> HttpResponse:
        told = document()
        context = {
            "info": told["info"],
            "operations": list(operations(told)),
            "schemas": [(name, fields_of(one, told)) for name, one in _objects(told)],
            "tokens": TOKENS,
            "problems": KINDS,
        }
        return render(request, "api/reference.html", context)


def operations(told: dict[str, Any]) -> Iterator[Operation]:
    """Every call, in the order of its address."""
    for path, calls in told["paths"].items():
        for method in METHODS:
            if method in calls:
                yield _operation(path, method, calls[method], told)


def fields_of(schema: dict[str, Any], told: dict[str, Any]) -> tuple[Field, ...]:
    """The properties of an object; of a choice, each value with what it says."""
    needed = set(schema.get("required", ()))
    return tuple(
        Field(name, _kind(one), name in needed, _words(one, told), _leads_to(one, told))
        for name, one in schema.get("properties", {}).items()
    )


def _operation(path: str, method: str, call: dict[str, Any], told: dict[str, Any]) -> Operation:
    body = call.get("requestBody", {}).get("content", {}).get("application/json", {})
    scopes = [scope for need in call.get("security", ()) for one in need.values() for scope in one]
    return Operation(
        anchor=call["operationId"],
        title=call.get("summary", call["operationId"]),
        call=f"{method.upper()} {path}",
        words=call.get("description", ""),
        scope=", ".join(scopes),
        headers=tuple(
            Field(one["name"], one["in"], one.get("required", False), one.get("description", ""))
            for one in call.get("parameters", ())
        ),
        sends=fields_of(_resolved(body.get("schema", {}), told), told),
        answers=tuple(
            _answer(status, one, told) for status, one in sorted(call["responses"].items())
        ),
    )


def _answer(status: str, answer: dict[str, Any], told: dict[str, Any]) -> Answer:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return Answer(status, answer.get("description") or _kind(schema), _leads_to(schema, told))


def _kind(schema: dict[str, Any]) -> str:
    if name := _name(schema):
        return name
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    return " ".join(filter(None, (schema.get("type", ""), schema.get("format", ""))))


def _name(schema: dict[str, Any]) -> str:
    """The schema of its own that this one is; empty where it has none."""
    for one in (schema, *schema.get("allOf", ()), *schema.get("oneOf", ())):
        if "$ref" in one:
            return str(one["$ref"].rsplit("/", 1)[-1])
    return ""


def _leads_to(schema: dict[str, Any], told: dict[str, Any]) -> str:
    """Its name where this page has what it is made of."""
    name = _name(schema) or _name(schema.get("items", {}))
    return name if told["components"]["schemas"].get(name, {}).get("properties") else ""


def _words(schema: dict[str, Any], told: dict[str, Any]) -> str:
    """Its own words, then those of a choice: "accept: I am coming", a line each."""
    choice = told["components"]["schemas"].get(_name(schema), {})
    values = choice.get("description", "") if "enum" in choice else ""
    lines = [line.removeprefix("* ").replace("`", "").replace(" - ", ": ", 1)
             for line in values.splitlines()]  # fmt: skip
    return "\n".join(filter(None, (schema.get("description", ""), *lines)))


def _resolved(schema: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    name = _name(schema)
    found: dict[str, Any] = told["components"]["schemas"][name] if name else schema
    return found


def _objects(told: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, one in told["components"]["schemas"].items():
        if one.get("properties"):
            yield name, one
