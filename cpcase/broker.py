"""A line to the broker for somebody who waits: it gives up within about two seconds."""

from celery import current_app
from kombu import Connection

# One more try at once, one second for the line and one for each answer.
IMPATIENT = {
    "max_retries": 1,
    "interval_start": 0,
    "socket_connect_timeout": 1,
    "socket_timeout": 1,
}


def line() -> Connection:
    """A line of our own, to be closed by the one who asked. It is opened when it is first used."""
    return current_app.connection_for_write(transport_options=IMPATIENT)
