"""Who may do what to which record, on records that are made up."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from accounts import policy
from accounts.permissions import Permission as P  # noqa: N817  as in the table
from accounts.reach import Reach, together
from accounts.roles import AUTOMATED, ROLES, Role, Sees


@dataclass(frozen=True)
class Post:
    role: str
    team_id: Any = None


@dataclass(frozen=True)
class Person:
    """Somebody with posts; `stands_in_for` are people, `their_teams` those people's teams."""

    pk: Any
    posts: tuple[Post, ...] = ()
    agency_id: Any = None
    is_system: bool = False
    stands_in_for: frozenset[Any] = frozenset()
    their_teams: frozenset[Any] = frozenset()

    def posts_now(self) -> list[Any]:
        return list(self.posts)

    def answers_for(self) -> frozenset[Any]:
        return frozenset({self.pk}) | self.stands_in_for

    def teams_answered_for(self) -> frozenset[Any]:
        return self.their_teams


@dataclass(frozen=True)
class Record:
    answer: Reach = field(default_factory=Reach)

    def reach(self) -> Reach:
        return self.answer


NORTH = Record(Reach(team_id="north", allocated=frozenset({("social_worker", "amina")})))
SOUTH = Record(Reach(team_id="south"))
RESTRICTED = Record(replace(NORTH.answer, restricted_to=frozenset({"amina", "helen"})))
SHARED = Record(Reach(team_id="south", agencies=frozenset({"police"})))

AMINA = Person("amina", (Post(Role.SOCIAL_WORKER, "north"),))
IVY = Person("ivy", (Post(Role.SOCIAL_WORKER, "south"),))
TOM = Person("tom", (Post(Role.TEAM_MANAGER, "north"),))
DENISE = Person("denise", (Post(Role.CHAIR),))
CARLA = Person("carla", (Post(Role.PARTNER),), agency_id="police")
SAM = Person("sam", (Post(Role.SYSTEM_ADMINISTRATOR),))


@pytest.mark.parametrize(
    ("person", "record", "sees"),
    [
        (AMINA, NORTH, True),
        (AMINA, SOUTH, False),
        (IVY, NORTH, False),
        (TOM, NORTH, True),
        (TOM, SOUTH, False),
        (DENISE, NORTH, True),
        (DENISE, SOUTH, True),
        (SAM, NORTH, False),
        (CARLA, SHARED, False),
        (Person("nobody"), NORTH, False),
    ],
)
def test_a_role_reaches_its_team_its_work_or_the_authority(
    person: Person, record: Record, sees: bool
) -> None:
    assert policy.sees(person, record) is sees


def test_somebody_of_another_team_sees_the_work_that_is_allocated_to_them() -> None:
    allocated = Record(replace(SOUTH.answer, allocated=frozenset({("social_worker", "amina")})))
    assert policy.sees(AMINA, allocated)
    assert policy.may(AMINA, P.RECORD_VISIT, allocated)
    assert not policy.may(AMINA, P.SIGN_OFF_STRATEGY_DISCUSSION, allocated)


def test_being_allocated_opens_no_record_to_a_role_that_reaches_none() -> None:
    """A system administrator who is named by mistake still reads no child."""
    named = Record(Reach(allocated=frozenset({("social_worker", "sam")})))
    assert not policy.sees(SAM, named)


@pytest.mark.parametrize("person", [TOM, DENISE, IVY, SAM, CARLA])
def test_a_restricted_record_is_nobody_s_by_role(person: Person) -> None:
    assert not policy.sees(person, RESTRICTED)
    assert not any(policy.may(person, permission, RESTRICTED) for permission in P)


def test_a_restricted_record_is_open_to_the_people_who_are_named() -> None:
    helen = Person("helen", (Post(Role.SENIOR_MANAGER),))
    assert policy.sees(AMINA, RESTRICTED)
    assert policy.sees(helen, RESTRICTED)
    assert not policy.may(helen, P.RECORD_VISIT, RESTRICTED)


def test_standing_in_for_somebody_opens_no_record_that_is_restricted_to_them() -> None:
    stand_in = replace(IVY, stands_in_for=frozenset({"amina"}), their_teams=frozenset({"north"}))
    assert policy.sees(stand_in, NORTH)
    assert not policy.sees(stand_in, RESTRICTED)


def test_standing_in_widens_the_reach_and_grants_no_permission() -> None:
    ivy_for_tom = replace(IVY, stands_in_for=frozenset({"tom"}), their_teams=frozenset({"north"}))
    assert policy.may(ivy_for_tom, P.RECORD_VISIT, NORTH)
    assert not policy.may(ivy_for_tom, P.SIGN_OFF_STRATEGY_DISCUSSION, NORTH)


def test_a_manager_who_stands_in_for_another_signs_off_in_that_team() -> None:
    ruth = Person("ruth", (Post(Role.TEAM_MANAGER, "south"),))
    assert not policy.may(ruth, P.SIGN_OFF_STRATEGY_DISCUSSION, NORTH)
    standing_in = replace(ruth, stands_in_for=frozenset({"tom"}), their_teams=frozenset({"north"}))
    assert policy.may(standing_in, P.SIGN_OFF_STRATEGY_DISCUSSION, NORTH)


def test_a_partner_acts_on_what_is_shared_with_the_agency_and_reads_no_record() -> None:
    assert policy.may(CARLA, P.SEND_AGENCY_REPORT, SHARED)
    assert not policy.may(CARLA, P.SEND_AGENCY_REPORT, SOUTH)
    assert not policy.may(CARLA, P.READ_CHILD, SHARED)
    without_agency = replace(CARLA, agency_id=None)
    assert not policy.may(without_agency, P.SEND_AGENCY_REPORT, Record(Reach()))


def test_siblings_are_seen_by_whoever_reaches_one_and_acted_on_by_whoever_reaches_all() -> None:
    both = Record(together([NORTH.answer, SOUTH.answer]))
    assert policy.sees(TOM, both)
    assert not policy.may(TOM, P.SIGN_OFF_STRATEGY_DISCUSSION, both)
    assert policy.may(DENISE, P.RECORD_CONFERENCE, both)


def test_a_restricted_sibling_stops_an_act_on_all_of_them() -> None:
    both = Record(together([NORTH.answer, RESTRICTED.answer]))
    assert policy.sees(TOM, both)
    assert not policy.may(TOM, P.SIGN_OFF_STRATEGY_DISCUSSION, both)
    assert policy.may(AMINA, P.SEND_ENQUIRY, both)


def test_a_record_about_no_child_is_for_the_whole_authority() -> None:
    nothing = Record(together([]))
    assert policy.sees(DENISE, nothing)
    assert not policy.sees(TOM, nothing)


def test_two_posts_add_up() -> None:
    both = Person("pat", (Post(Role.SOCIAL_WORKER, "north"), Post(Role.SYSTEM_ADMINISTRATOR)))
    assert policy.may(both, P.RECORD_VISIT, NORTH)
    assert policy.may(both, P.MANAGE_PEOPLE, None)


def test_a_post_reaches_only_with_the_permissions_of_its_own_role() -> None:
    """A chair reaches all; being a worker in one team too does not let her visit everywhere."""
    chair_and_worker = Person("pat", (Post(Role.CHAIR), Post(Role.SOCIAL_WORKER, "north")))
    assert policy.may(chair_and_worker, P.RECORD_VISIT, NORTH)
    assert not policy.may(chair_and_worker, P.RECORD_VISIT, SOUTH)


def test_without_a_record_the_question_is_whether_at_all() -> None:
    assert policy.may(TOM, P.SIGN_OFF_STRATEGY_DISCUSSION, None)
    assert not policy.may(AMINA, P.SIGN_OFF_STRATEGY_DISCUSSION, None)


def test_the_system_does_automated_work_and_reaches_no_child() -> None:
    system = Person("system", is_system=True)
    allowed = {permission for permission in P if policy.may(system, permission, None)}
    assert allowed == AUTOMATED
    assert not any(policy.may(system, permission, NORTH) for permission in P)


def test_a_chain_of_stand_ins_ends_with_whoever_is_here_and_a_circle_ends_too() -> None:
    pairs = [("amina", "dev"), ("dev", "ivy"), ("x", "y")]
    assert policy.answered_for("ivy", pairs) == {"ivy", "dev", "amina"}
    assert policy.answered_for("amina", [("amina", "dev"), ("dev", "amina")]) == {"amina", "dev"}


@pytest.mark.parametrize("role", list(Role))
def test_the_table_says_of_every_role_what_it_may_and_sees(role: str) -> None:
    assert ROLES[role].may
    assert isinstance(ROLES[role].sees, Sees)


def test_every_permission_is_somebody_s() -> None:
    assert {one for row in ROLES.values() for one in row.may} == set(P)


def test_who_reads_no_child_has_no_permission_about_one() -> None:
    """The system administrator's permissions are all about the installation."""
    about_the_installation = AUTOMATED | {P.READ_PATHWAYS, P.SEND_MESSAGES_AGAIN, P.MOVE_CLOCK}
    assert ROLES[Role.SYSTEM_ADMINISTRATOR].may <= about_the_installation


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SENIOR_MANAGER])
def test_who_reads_everything_decides_nothing(role: str) -> None:
    reading = {P.READ_CHILD, P.FIND_CHILD, P.READ_PATHWAYS, P.ACKNOWLEDGE_ALERT, P.SEE_WHO_LOOKED}
    assert ROLES[role].may <= reading
