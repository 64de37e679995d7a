"""What is typed on a page of the worktray."""

from cpcase.web.forms import Form, words


class Acknowledge(Form):
    """An alert is acknowledged with a note."""

    note = words("What are you doing about it?", missing="Say what you are doing about it", rows=3)
