"""The attendee list as the record already holds it: nobody types a name twice (D04, D05)."""

from collections.abc import Iterator
from typing import Any

from accounts.models import Agency
from accounts.roles import Role
from cases.choices import AgencyKind, Relation
from cases.models import Attendee, Case, Involvement, Relationship
from conferences.choices import Route, Side
from conferences.models import Conference, Invitation
from cpcase.records import add_all
from timescales.models import Allocation

# Brothers and sisters are children of the conference, or nobody that it invites by itself.
_NOT_PROPOSED = (Relation.SIBLING, Relation.HALF_SIBLING)
_STAFF = ((Role.SOCIAL_WORKER, "Social worker"), (Role.TEAM_MANAGER, "Team manager"))


def propose(conference: Conference, *, by: Any) -> list[Invitation]:
    """List whoever the record knows and who is not on the list: children, relatives,
    professionals, who discussed, staff."""
    cases = conference.cases()
    found = [
        *_children(cases),
        *_relatives(cases),
        *_professionals(cases),
        *_who_discussed(conference),
        *_staff(cases),
    ]
    known = {(one.side, one.name.casefold()) for one in conference.invitations.all()}
    listed: dict[tuple[str, str], Invitation] = {}
    for invitation in found:
        key = (invitation.side, invitation.name.casefold())
        if key not in known:
            listed.setdefault(key, invitation)
    for invitation in listed.values():
        invitation.conference = conference
    add_all(list(listed.values()), by=by)
    return list(listed.values())


def _children(cases: list[Case]) -> Iterator[Invitation]:
    for case in cases:
        if not case.child.is_unborn:
            yield Invitation(
                side=Side.CHILD,
                name=case.child.called,
                as_who="Child",
                child=case,
                language=case.child.language,
                interpreter=case.child.interpreter,
                route=Route.BY_HAND,
                from_where="the child's record",
            )


def _relatives(cases: list[Case]) -> Iterator[Invitation]:
    rows = (
        Relationship.objects.filter(child__in=[case.child_id for case in cases], ended_on=None)
        .exclude(relation__in=_NOT_PROPOSED)
        .select_related("relative")
        .order_by("created_at")
    )
    hidden = any(
        address.confidential
        for case in cases
        for address in case.child.family.addresses.known_now()
    )
    for row in rows:
        relative = row.relative
        apart = not row.lives_with
        yield Invitation(
            side=Side.FAMILY,
            name=str(relative),
            as_who=row.get_relation_display(),
            relative=relative,
            language=relative.language,
            interpreter=relative.interpreter,
            contact_rule=relative.contact_rule,
            no_address=apart and bool(hidden or relative.contact_rule),
            route=Route.LETTER,
            from_where="people in the child's life",
        )


def _professionals(cases: list[Case]) -> Iterator[Invitation]:
    rows = (
        Involvement.objects.filter(case__in=cases, until=None)
        .select_related("professional__agency")
        .order_by("created_at")
    )
    for row in rows:
        professional = row.professional
        yield Invitation(
            side=Side.PROFESSIONAL,
            name=professional.name,
            as_who=professional.job or professional.get_kind_display(),
            professional=professional,
            agency=professional.agency,
            agency_kind=professional.kind,
            route=Route.SECURE_EMAIL,
            from_where="professionals of the child",
        )


def _who_discussed(conference: Conference) -> Iterator[Invitation]:
    """Whoever took part in the strategy discussion for another agency, typed as “name, job”."""
    request = conference.request
    if request is None or request.enquiry is None:
        return
    rows = Attendee.objects.standing().filter(discussion=request.enquiry.discussion)
    for row in rows.exclude(kind=AgencyKind.SOCIAL_CARE):
        name, _, job = (part.strip() for part in row.name.partition(","))
        yield Invitation(
            side=Side.PROFESSIONAL,
            name=name,
            as_who=f"{job[:1].upper()}{job[1:]}" or row.get_kind_display(),
            agency=_only_agency(row.kind),
            agency_kind=row.kind,
            route=Route.SECURE_EMAIL,
            from_where="the strategy discussion",
        )


def _only_agency(kind: str) -> Agency | None:
    """The agency of that kind, where the authority knows one alone, as with the police."""
    known = list(Agency.objects.filter(kind=kind)[:2])
    return known[0] if len(known) == 1 else None


def _staff(cases: list[Case]) -> Iterator[Invitation]:
    named = Allocation.objects.in_force().filter(timeline__in=[one.timeline_id for one in cases])
    people = {(row.role, row.timeline_id): row.person for row in named.select_related("person")}
    for role, as_who in _STAFF:
        for case in cases:
            person = people.get((role, case.timeline_id))
            if person is not None:
                yield Invitation(
                    side=Side.PROFESSIONAL,
                    name=person.name,
                    as_who=as_who,
                    person=person,
                    agency_kind=AgencyKind.SOCIAL_CARE,
                    route=Route.SIGN_IN,
                    from_where="who answers for the child",
                )
