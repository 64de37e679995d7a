"""A child, born or not yet born, in the census's code sets."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from accounts.models import Team
from accounts.reach import Reach, together
from accounts.visibility import team_q, visible_q
from cases.choices import Disability, Ethnicity, LegalStatus, Sex, UpnUnknown, WarningKind
from cases.models.family import Family
from cpcase.records import Record, RecordQuerySet


class ChildQuerySet(RecordQuerySet):
    """Children, in phrases."""

    def visible_to(self, person: Any) -> "ChildQuerySet":
        """Children with an episode in a person's reach, or with none yet: see `Child.reach`."""
        return self.filter(visible_q(person, "cases__") | self._waiting_for(person)).distinct()

    def unopened(self) -> "ChildQuerySet":
        """Children on record for whom no referral was recorded yet."""
        return self.filter(cases=None)

    def _waiting_for(self, person: Any) -> Q:
        """Those without an episode: the SQL of what `Child.reach` answers for one."""
        episodes: Any = self.model._meta.get_field("cases").related_model.objects
        seen = episodes.filter(visible_q(person))
        shut = episodes.filter(restricted=True).exclude(pk__in=seen.values("pk"))
        beside = seen.filter(Q(closed_on=None) | Q(restricted=True))
        near = team_q(person, "added_in") | Q(family__in=beside.values("child__family"))
        return Q(cases=None) & near & ~Q(family__in=shut.values("child__family"))

    def living(self) -> "ChildQuerySet":
        """Nothing is due after a child's death (N12)."""
        return self.filter(death_date=None)


class Child(Record):
    """A child. Exactly one of birth date and expected birth date is known (Q8525)."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="children")
    # The authority's own number: letters and digits, at most 20, never reused (E1570, E1580).
    number = models.CharField(
        max_length=20, unique=True, validators=[RegexValidator(r"^[A-Za-z0-9]+$")]
    )
    first_name = models.CharField(max_length=80, blank=True)
    last_name = models.CharField(max_length=80)
    known_as = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField(null=True)
    expected_birth_date = models.DateField(null=True)
    # Nobody knows the day for sure: a foundling, a child who came alone from abroad.
    birth_estimated = models.BooleanField(default=False)
    death_date = models.DateField(null=True)
    sex = models.CharField(max_length=1, choices=Sex.choices)
    ethnicity = models.CharField(max_length=4, choices=Ethnicity.choices, default=Ethnicity.NOBT)
    nhs_number = models.CharField(max_length=10, blank=True)
    nhs_traced_on = models.DateField(null=True)
    # Who says so: a midwife, a letter, the tracing service.
    nhs_said_by = models.CharField(max_length=120, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    upn_unknown = models.CharField(max_length=3, choices=UpnUnknown.choices, blank=True)
    upn_said_by = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    communication = models.CharField(max_length=300, blank=True)
    legal_status = models.CharField(
        max_length=6, choices=LegalStatus.choices, default=LegalStatus.NONE
    )
    legal_status_since = models.DateField(null=True)
    # In 60 words at most, dated and signed: the first thing that a stranger must understand.
    why_involved = models.TextField(max_length=500, blank=True)
    why_involved_on = models.DateField(null=True, editable=False)
    why_involved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    # The team that put the child on record: it finds the child before there is an episode.
    added_in = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", editable=False)
    # How names sound, for likely duplicates (cases.matching).
    sounds = models.CharField(max_length=80, blank=True, db_index=True, editable=False)

    objects = ChildQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "children"
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_date__isnull=False, expected_birth_date=None)
                | Q(birth_date=None, expected_birth_date__isnull=False),
                name="child_born_or_expected",
            ),
            models.UniqueConstraint(
                fields=["nhs_number"], condition=~Q(nhs_number=""), name="child_nhs_number_once"
            ),
            models.UniqueConstraint(fields=["upn"], condition=~Q(upn=""), name="child_upn_once"),
        ]
        indexes = [
            models.Index(fields=["last_name", "first_name"]),
            models.Index(fields=["birth_date"]),
        ]

    def __str__(self) -> str:
        return f"{self.called} {self.last_name}".strip()

    def reach(self) -> Reach:
        """Who could see this child: whoever reaches an episode of theirs.

        Before the first, the team that put them on record and whoever reaches an open episode of
        a brother or sister; where one of those is restricted, only the people named there.
        """
        own = list(self.cases.all())
        if own:
            return together(case.reach(own) for case in own)
        model: Any = type(self)._meta.get_field("cases").related_model
        family = list(model.objects.filter(child__family=self.family_id).select_related("timeline"))
        named = [one.reach(family).restricted_to or frozenset() for one in family if one.restricted]
        if named:
            return Reach(restricted_to=frozenset.intersection(*named))
        beside = tuple(one.reach(family) for one in family if one.closed_on is None)
        return Reach(team_id=self.added_in_id, beside=beside)

    def seen_children(self) -> tuple[Any, ...]:
        """The child whose record is looked at, for the access log."""
        return (self.pk,)

    @property
    def called(self) -> str:
        """The name the child goes by; unborn there is none, nor for some in the first days."""
        return self.known_as or self.first_name or ("Unborn baby" if self.is_unborn else "Baby")

    @property
    def is_unborn(self) -> bool:
        """Not yet born."""
        return self.birth_date is None

    def age_on(self, day: date) -> int | None:
        """Whole years on `day`; None before birth."""
        born = self.birth_date
        if born is None or day < born:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class ChildDisability(Record):
    """One impairment; NONE stands alone (E8790, E8794)."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="disabilities")
    code = models.CharField(max_length=4, choices=Disability.choices)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "code"], condition=Q(ended_on=None), name="disability_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_code_display()


class FormerName(Record):
    """A name that the child had before, so that an old letter is still found to be theirs."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=160)
    until = models.DateField(null=True)
    # Taken out again, because it was never theirs.
    struck = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class FormerNumber(Record):
    """A number that the child had before: an earlier UPN or another authority's number."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="former_numbers")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Warning(Record):
    """What must be known before a visit or a letter; shown on the child's band until it ends."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="warnings")
    kind = models.CharField(max_length=12, choices=WarningKind.choices)
    words = models.CharField(max_length=120)
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.words
