"""Brothers and sisters stand in one order on both databases."""

import pytest

from cases.models import Child
from cases.models.age import eldest_first
from cpcase.records import change
from tests.given import siblings


@pytest.mark.django_db
def test_a_baby_not_yet_born_stands_after_the_others(cast) -> None:
    eldest, baby = (case.child for case in siblings(cast, "Reuben", ""))
    baby.birth_date, baby.expected_birth_date = None, eldest.birth_date
    change(baby, by=cast.system)
    assert list(Child.objects.order_by(eldest_first())) == [eldest, baby]
