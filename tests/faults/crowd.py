"""Many at once: the same act by a crowd of writers, each on a connection of its own."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import connection

T = TypeVar("T")
PATIENCE = 120  # seconds; SQLite lets its writers in one after the other


class Crowd(Generic[T]):
    """What each of a crowd came back with: a result, or the exception that it was refused with."""

    def __init__(self, results: list[T], refused: list[Exception]) -> None:
        self.results = results
        self.refused = refused

    def refused_with(self, kind: type[Exception]) -> int:
        """How many were refused in this way."""
        return sum(isinstance(one, kind) for one in self.refused)


def crowd(size: int, act: Callable[[int], T]) -> Crowd[T]:
    """Let `size` threads call `act(0)`, `act(1)`, … at the same moment, and wait for all.

    For a test with `django_db(transaction=True)`: what the threads write is committed.
    """
    results: list[T] = []
    refused: list[Exception] = []
    start = threading.Barrier(size)

    def one(number: int) -> None:
        try:
            start.wait(PATIENCE)
            results.append(act(number))
        except Exception as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(results) + len(refused) == size, "somebody never came back"
    return Crowd(results, refused)
