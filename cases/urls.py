"""Children's records, and what is recorded on them."""

from django.urls import path

from cases.views import (
    assessments,
    authorisations,
    case,
    children,
    decisions,
    enquiries,
    enquiry_parts,
    new_child,
    notes,
    reach,
    referrals,
    siblings,
    sign_off,
    steps,
    strategy_discussions,
)

app_name = "cases"
urlpatterns = [
    path("children/", children.Children.as_view(), name="children"),
    path("children/new/", new_child.NewChild.as_view(), name="new_child"),
    path("children/<uuid:pk>/reallocate/", reach.Reallocate.as_view(), name="reallocate"),
    path("children/<uuid:pk>/team/", reach.MoveTeam.as_view(), name="move_team"),
    path("children/<uuid:pk>/restrict/", reach.Restrict.as_view(), name="restrict"),
    path("children/<uuid:pk>/restrict/lift/", reach.Lift.as_view(), name="lift_restriction"),
    path("find/", children.Find.as_view(), name="find"),
    path("children/<uuid:pk>/", case.Overview.as_view(), name="case"),
    path("children/<uuid:pk>/timeline/", case.Timeline.as_view(), name="timeline"),
    path("children/<uuid:pk>/pathway/", case.WholePathway.as_view(), name="pathway"),
    path("children/<uuid:pk>/people/", case.People.as_view(), name="people"),
    path("children/<uuid:pk>/access/", case.Access.as_view(), name="access"),
    path("children/<uuid:pk>/notes/", notes.Notes.as_view(), name="notes"),
    path("children/<uuid:pk>/notes/new/", steps.WriteNote.as_view(), name="write_note"),
    path("children/<uuid:pk>/steps/new/", steps.RecordStep.as_view(), name="record_step"),
    path("children/<uuid:pk>/limits/<uuid:deadline>/", case.OneLimit.as_view(), name="limit"),
    path(
        "children/<uuid:pk>/events/<uuid:event>/correct/", steps.Correct.as_view(), name="correct"
    ),
    path("limits/<uuid:pk>/not-needed/", steps.NotNeeded.as_view(), name="not_needed"),
    path("limits/<uuid:pk>/why-late/", steps.WhyLate.as_view(), name="why_late"),
    path(
        "children/<uuid:pk>/strategy/",
        strategy_discussions.OfCase.as_view(),
        name="strategy_of_case",
    ),
    path(
        "children/<uuid:pk>/strategy/new/",
        strategy_discussions.Begin.as_view(),
        name="begin_strategy",
    ),
    path("strategy/<uuid:pk>/", strategy_discussions.OneDiscussion.as_view(), name="strategy"),
    path("strategy/<uuid:pk>/edit/", strategy_discussions.Record.as_view(), name="record_strategy"),
    path(
        "strategy/<uuid:pk>/set-aside/",
        strategy_discussions.SetAside.as_view(),
        name="set_aside_strategy",
    ),
    path("strategy/<uuid:pk>/sign-off/", sign_off.SignOff.as_view(), name="sign_off"),
    path("strategy/<uuid:pk>/return/", sign_off.Return.as_view(), name="return_strategy"),
    path("children/<uuid:pk>/s47/", enquiries.OfCase.as_view(), name="enquiry_of_case"),
    path("s47/<uuid:pk>/", enquiries.OneEnquiry.as_view(), name="enquiry"),
    path("s47/<uuid:pk>/read/", enquiries.ReadEnquiry.as_view(), name="read_enquiry"),
    path("s47/<uuid:pk>/send/", authorisations.Send.as_view(), name="send_enquiry"),
    path("s47/<uuid:pk>/authorise/", authorisations.Authorise.as_view(), name="authorise"),
    path("s47/<uuid:pk>/allocate/", authorisations.Allocate.as_view(), name="allocate_enquiry"),
    path("s47/<uuid:enquiry>/parts/<uuid:pk>/", enquiry_parts.WritePart.as_view(), name="part"),
    path(
        "s47/<uuid:enquiry>/parts/<uuid:pk>/copy/",
        enquiry_parts.CopyPart.as_view(),
        name="copy_part",
    ),
    path(
        "s47/<uuid:enquiry>/parts/<uuid:pk>/lines/",
        enquiry_parts.ConfirmLines.as_view(),
        name="part_lines",
    ),
    path(
        "children/<uuid:pk>/conference-decision/",
        decisions.DecideConference.as_view(),
        name="decide_conference",
    ),
    path("children/<uuid:pk>/assessment/", assessments.OfCase.as_view(), name="assessment_of_case"),
    path(
        "children/<uuid:pk>/assessment/new/",
        assessments.Start.as_view(),
        name="start_assessment",
    ),
    path("assessments/<uuid:pk>/", assessments.OneAssessment.as_view(), name="assessment"),
    path(
        "assessments/<uuid:pk>/authorise/",
        assessments.Authorise.as_view(),
        name="authorise_assessment",
    ),
    path("children/<uuid:pk>/join/", siblings.Join.as_view(), name="join_process"),
    path("children/<uuid:pk>/leave/", siblings.Leave.as_view(), name="leave_process"),
    path("families/<uuid:pk>/referral/", referrals.Receive.as_view(), name="receive_referral"),
    path("referrals/<uuid:pk>/", referrals.OneReferral.as_view(), name="referral"),
    path("referrals/<uuid:pk>/decide/", referrals.Decide.as_view(), name="decide_referral"),
]
