"""What the demo's processes are told when they start."""

from demo.processes import Demo


def test_its_mails_lead_to_the_port_on_which_it_is() -> None:
    assert Demo(port=8123, pathway=None).environment["SITE_URL"] == "http://127.0.0.1:8123"


def test_each_pathway_has_a_folder_of_its_own() -> None:
    asked = Demo(port=8000, pathway="darlington")
    assert asked.environment["PATHWAY"] == "darlington"
    assert asked.environment["CPCASE_VAR"].endswith("/pathways/darlington")
