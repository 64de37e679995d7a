"""Every address × method × person × record, against the table."""

import pytest

from tests.access.addresses import addresses
from tests.access.cells import Line, ask, lines
from tests.access.conftest import Browsers
from tests.access.world import PLACES, World

pytestmark = pytest.mark.django_db
OF_THE_API = "api:"  # asks for a token: in test_api
CELLS = [
    pytest.param(where, line, id=f"{where}-{line.name}")
    for where in PLACES
    for line in lines()
    if where == "own" or line.is_about_a_child
]


def test_the_table_has_a_line_for_every_address_of_the_site() -> None:
    pages = {name for name in addresses() if not name.startswith(OF_THE_API)}
    assert [line.name for line in lines()] == [line.name for line in dict.fromkeys(lines())]
    assert {line.name for line in lines()} == pages


@pytest.mark.usefixtures("bare_pages")
@pytest.mark.parametrize(("where", "line"), CELLS, indirect=["where"])
def test_each_cell_is_answered_as_the_table_says(
    world: World, browsers: Browsers, where: str, line: Line
) -> None:
    wrong = []
    for method in ("GET", "POST"):
        # A method that the page does not take is refused before anybody is looked at.
        asked = browsers.everybody() if line.answer(method) != "-" else ["W"]
        for who in asked:
            got = ask(world, browsers.of(who), line, method).status_code
            expected = line.expected(method, who, where)
            if got != expected:
                wrong.append(f"{method} by {who}: {got}, not {expected}")
    assert wrong == []
