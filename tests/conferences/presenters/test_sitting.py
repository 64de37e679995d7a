"""What would follow if the sitting ended now, and who would do it."""

from conferences.presenters.sitting import dates_if_held
from tests.cast import Cast
from tests.given_conference import END, an_invited


def test_whoever_answers_is_named_and_a_role_that_nobody_has_is_said_with_a_capital(
    cast: Cast,
) -> None:
    """C16, C18."""
    who = {one.rule: one.who for one in dates_if_held(an_invited(cast), as_of=END)}
    assert {"Denise Okafor", "Amina Yusuf"} <= set(who.values())
    assert all(words[0].isupper() for words in who.values())
