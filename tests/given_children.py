"""Children of one family who have no episode yet."""

from datetime import date

from cases.models import Child, Family
from cpcase.records import add
from tests.cast import Cast
from tests.remembering import remembered


@remembered
def children_of(cast: Cast, *names: str, family: str = "Okoro") -> list[Child]:
    """Brothers and sisters, the eldest first."""
    home = add(Family(name=f"{family} family"), by=cast.system)
    return [
        add(
            Child(
                family=home,
                number=f"{family[:3].upper()}{Child.objects.count() + 5001}",
                first_name=name,
                last_name=family,
                birth_date=date(2014 + 2 * place, 5, 3),
                sex="U",
            ),
            by=cast.system,
        )
        for place, name in enumerate(names)
    ]
