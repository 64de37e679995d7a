"""Members of a core group: they join, are reached in another way, and leave (D14)."""

from typing import Any, ClassVar

from coregroups.forms import groups as forms
from coregroups.models import CoreGroup, Member
from coregroups.services import groups
from coregroups.views.groups import GroupAct
from cpcase import clock


class AddMember(GroupAct):
    """Somebody joins."""

    form_class = forms.Join
    title = "Add a member of the core group"
    done_words = "They are a member of the core group."

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def act(self, form: forms.Join) -> Member:
        return groups.join(
            self.core_group, contact=form.contact(), by=self.request.user,
            on=form.cleaned_data["on"], as_of=clock.now(),
        )  # fmt: skip


class MemberAct(GroupAct):
    """An act on one member."""

    of: ClassVar[Any] = Member

    def records(self) -> Any:
        return Member.objects.visible_to(self.request.user).select_related("core_group")

    @property
    def core_group(self) -> CoreGroup:
        found: CoreGroup = self.record.core_group
        return found


class ChangeMember(MemberAct):
    """Correct how a member is reached."""

    form_class = forms.MemberForm
    title = "Change a member's contact"
    done_words = "Changed."

    def initial(self) -> dict[str, Any]:
        own = forms.Contact.__slots__
        return {**super().initial(), **{name: getattr(self.record, name) for name in own}}

    def act(self, form: forms.MemberForm) -> Member:
        return groups.change_contact(
            self.record, contact=form.contact(), by=self.request.user,
            version=form.cleaned_data["version"],
        )  # fmt: skip


class MemberLeaves(MemberAct):
    """A member leaves; what they did stays."""

    form_class = forms.Leave
    title = "A member leaves the core group"
    done_words = "They have left. What they did stays on the record."

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": self.record.name}

    def act(self, form: forms.Leave) -> Member:
        said = form.cleaned_data
        return groups.leave(
            self.record, by=self.request.user, on=said["on"], as_of=clock.now(),
            version=said["version"],
        )  # fmt: skip
