"""Where a family, or one child of it, lived, from when to when."""

from django.db import models
from django.db.models import F, Q

from cases.models.child import Child
from cases.models.family import Family
from cpcase.records import Record, RecordQuerySet


class AddressQuerySet(RecordQuerySet):
    """Addresses."""

    def current(self) -> "AddressQuerySet":
        """Where the family lives now; not where a child of it lives apart from them."""
        return self.filter(until=None, child=None)

    def known_now(self) -> "AddressQuerySet":
        """Where somebody of the family lives now: the family's address and each child's own."""
        return self.filter(until=None)

    def home_of(self, child: Child) -> "Address | None":
        """Where a child lives now: apart from the family, or where the family does."""
        here: Address | None = (
            self.known_now().filter(child=child).first()
            or self.current().filter(family=child.family_id).order_by("-since").first()
        )
        return here

    def of_child(self, child: Child) -> "AddressQuerySet":
        """The family's addresses and the child's own, the newest first."""
        mine = Q(child=None) | Q(child=child)
        return self.filter(mine, family=child.family_id).order_by(
            F("until").desc(nulls_first=True), "-since", "-created_at"
        )


class Address(Record):
    """One address of a family; the history stays. A confidential one is never put in a letter.

    With `child` it is where that child lives apart from the family: with a grandmother, a foster
    carer.
    """

    family = models.ForeignKey(Family, models.PROTECT, related_name="addresses")
    child = models.ForeignKey(Child, models.PROTECT, null=True, related_name="own_addresses")
    lines = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10, blank=True)
    with_whom = models.CharField(max_length=200, blank=True)
    confidential = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="address_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["family"], condition=Q(until=None, child=None), name="address_one_now"
            ),
            models.UniqueConstraint(
                fields=["child"], condition=Q(until=None), name="address_one_of_child_now"
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.lines, self.postcode)))
