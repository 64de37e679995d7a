"""Whether a situation is asked for with the same arguments, and what it did to them."""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from types import NoneType
from typing import Any
from uuid import UUID

from django.db.models import Model


class CannotTell(Exception):
    """Whether two arguments are the same cannot be told from outside."""


def same(value: Any) -> Hashable:
    """What two arguments have in common if they are the same. Raises CannotTell."""
    if isinstance(value, Model):
        held = vars(value)
        return value._meta.label, *(
            (each.attname, str(held.get(each.attname)))
            for each in value._meta.concrete_fields
            if each.name != "last_login"
        )
    if isinstance(value, (list, tuple)):
        return tuple(same(each) for each in value)
    if isinstance(value, dict):
        return tuple((same(key), same(each)) for key, each in value.items())
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), *(same(getattr(value, each.name)) for each in fields(value))
    if isinstance(value, (str, int, float, date, time, timedelta, UUID, NoneType)):
        return type(value), value
    raise CannotTell(type(value))


def pair(then: Any, now: Any, known: dict[int, Any]) -> None:
    """Which object of the caller stands for which of those that were kept with the memory.

    What the situation did to an object that it was given, it does again.
    """
    if isinstance(then, Model):
        known[id(then)] = now
        for each in then._meta.concrete_fields:
            if each.name != "last_login" and each.attname in vars(then):
                vars(now)[each.attname] = vars(then)[each.attname]
    elif isinstance(then, (list, tuple)):
        for one, other in zip(then, now, strict=True):
            pair(one, other, known)
    elif isinstance(then, dict):
        pair(list(then.values()), list(now.values()), known)
    elif is_dataclass(then) and not isinstance(then, type):
        known[id(then)] = now
        for one_of in fields(then):
            pair(getattr(then, one_of.name), getattr(now, one_of.name), known)
