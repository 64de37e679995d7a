"""What a conference wrote for each child: five answers and the lines of the outline plan."""

from django.db import models

from conferences.choices import Question
from conferences.models.conference import ConferenceChild
from cpcase.records import Record


class Answer(Record):
    """The answer to one of the five questions, for one child (D11)."""

    child = models.ForeignKey(ConferenceChild, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=14, choices=Question.choices)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "question"], name="answer_once_a_question")
        ]

    def __str__(self) -> str:
        return self.get_question_display()


class OutlineLine(Record):
    """One line of the outline plan: what is needed, what will be different, who does what."""

    child = models.ForeignKey(ConferenceChild, models.PROTECT, related_name="outline")
    place = models.PositiveSmallIntegerField()
    need = models.TextField()
    result = models.TextField(blank=True)
    action = models.TextField(blank=True)
    who = models.CharField(max_length=160, blank=True)
    by_when = models.DateField(null=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["child", "place"], name="outline_line_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.place}"
