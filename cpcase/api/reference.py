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

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Field:
    """One header, parameter or property."""

    name: str
    kind: str
    required: bool
    words: str


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
    answers: tuple[tuple[str, str], ...]


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
            "schemas": [(name, fields_of(one)) for name, one in _objects(told)],
        }
        return render(request, "api/reference.html", context)


def operations(told: dict[str, Any]) -> Iterator[Operation]:
    """Every call, in the order of its address."""
    for path, calls in told["paths"].items():
        for method in METHODS:
            if method in calls:
                yield _operation(path, method, calls[method], told)


def fields_of(schema: dict[str, Any]) -> tuple[Field, ...]:
    """The properties of an object."""
    needed = set(schema.get("required", ()))
    return tuple(
        Field(name, _kind(one), name in needed, one.get("description", ""))
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
        sends=fields_of(_resolved(body.get("schema", {}), told)),
        answers=tuple(
            (status, one.get("description") or _named(one))
            for status, one in sorted(call["responses"].items())
        ),
    )


def _named(answer: dict[str, Any]) -> str:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return _kind(schema)


def _kind(schema: dict[str, Any]) -> str:
    for one in (schema, *schema.get("allOf", ()), *schema.get("oneOf", ())):
        if "$ref" in one:
            return str(one["$ref"].rsplit("/", 1)[-1])
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    return " ".join(filter(None, (schema.get("type", ""), schema.get("format", ""))))


def _resolved(schema: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return schema
    found: dict[str, Any] = told["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return found


def _objects(told: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, one in told["components"]["schemas"].items():
        if one.get("properties"):
            yield name, one
