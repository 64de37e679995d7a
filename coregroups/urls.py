"""Visits, plans, core groups and endings; a name that ends `_of_case` takes an episode's id."""

from django.urls import path

from coregroups.views import (
    before_endings,
    by_case,
    child_in_need,
    groups,
    joint_reports,
    meeting_records,
    meetings,
    members,
    oversight,
    papers,
    plan_acts,
    plans,
    visits,
)

app_name = "coregroups"
_visits = [
    path("visits/new/", visits.ChooseFamily.as_view(), name="visit_new"),
    path("visits/<uuid:pk>/", visits.OneVisit.as_view(), name="visit"),
    path("visits/<uuid:pk>/finish/", visits.Finish.as_view(), name="finish_visit"),
    path("children/<uuid:pk>/visits/", visits.Visits.as_view(), name="visits"),
    path("children/<uuid:pk>/visits/new/", visits.Record.as_view(), name="visit_of_case"),
]
_plans = [
    path("children/<uuid:pk>/plan/", plans.PlanView.as_view(), name="plan"),
    path("children/<uuid:pk>/plan/history/", plans.History.as_view(), name="plan_history"),
    path("children/<uuid:pk>/plan/table/", plans.Table.as_view(), name="plan_table"),
    path("children/<uuid:pk>/plan/family.pdf", papers.FamilyPlan.as_view(), name="family_plan"),
    path(
        "children/<uuid:pk>/child-in-need/",
        child_in_need.Start.as_view(),
        name="start_child_in_need",
    ),
    path(
        "child-in-need-plans/<uuid:pk>/end/",
        child_in_need.End.as_view(),
        name="end_child_in_need",
    ),
    path(
        "child-in-need-plans/<uuid:pk>/start/",
        child_in_need.CorrectStart.as_view(),
        name="correct_child_in_need",
    ),
    path(
        "child-in-need-plans/<uuid:pk>/review/",
        child_in_need.Review.as_view(),
        name="review_child_in_need",
    ),
    path(
        "child-in-need-reviews/<uuid:pk>/correct/",
        child_in_need.CorrectReview.as_view(),
        name="correct_review",
    ),
    path("plans/<uuid:pk>/lines/new/", plan_acts.AddLine.as_view(), name="add_line"),
    path("plan-lines/<uuid:pk>/change/", plan_acts.RewordLine.as_view(), name="reword_line"),
    path("plan-lines/<uuid:pk>/progress/", plan_acts.NoteProgress.as_view(), name="note_progress"),
    path("plans/<uuid:pk>/category/", plan_acts.ChangeCategory.as_view(), name="change_category"),
    path("plans/<uuid:pk>/visiting/", plan_acts.Visiting.as_view(), name="visiting"),
    path("children/<uuid:pk>/visiting/", by_case.Visiting.as_view(), name="visiting_of_case"),
]
_groups = [
    path("core-groups/<uuid:pk>/", groups.Group.as_view(), name="core_group"),
    path(
        "core-groups/<uuid:pk>/record/",
        meeting_records.RecordMeeting.as_view(),
        name="record_meeting",
    ),
    path("core-groups/<uuid:pk>/members/new/", members.AddMember.as_view(), name="add_member"),
    path("core-groups/<uuid:pk>/dates/", groups.SetDates.as_view(), name="set_dates"),
    path("members/<uuid:pk>/change/", members.ChangeMember.as_view(), name="change_member"),
    path("members/<uuid:pk>/leave/", members.MemberLeaves.as_view(), name="member_leaves"),
    path("core-group-dates/<uuid:pk>/cancel/", groups.CancelDate.as_view(), name="cancel_date"),
    path("core-group-meetings/<uuid:pk>/", meetings.OneMeeting.as_view(), name="meeting"),
    path(
        "core-group-meetings/<uuid:pk>/minutes/",
        meetings.SendMinutes.as_view(),
        name="send_minutes",
    ),
    path(
        "attendances/<uuid:pk>/escalate/",
        meetings.EscalateAbsence.as_view(),
        name="escalate_absence",
    ),
    path("children/<uuid:pk>/core-group/", by_case.TheGroup.as_view(), name="group_of_case"),
    path(
        "children/<uuid:pk>/core-group/record/",
        by_case.RecordMeeting.as_view(),
        name="meeting_of_case",
    ),
    path("children/<uuid:pk>/minutes/", by_case.Minutes.as_view(), name="minutes_of_case"),
    path("joint-reports/<uuid:pk>/", joint_reports.OneJointReport.as_view(), name="joint_report"),
    path(
        "joint-reports/<uuid:pk>/<slug:act>/",
        joint_reports.Step.as_view(),
        name="joint_report_step",
    ),
    path(
        "children/<uuid:pk>/joint-report/",
        by_case.TheJointReport.as_view(),
        name="joint_report_of_case",
    ),
]
_oversight = [
    path("children/<uuid:pk>/oversight/", oversight.Oversight.as_view(), name="oversight"),
    path(
        "children/<uuid:pk>/supervision/",
        oversight.Supervise.as_view(),
        name="supervision_of_case",
    ),
    path(
        "children/<uuid:pk>/mid-point-review/",
        oversight.ReviewMidpoint.as_view(),
        name="midpoint_of_case",
    ),
]
_endings = [
    path("plans/<uuid:pk>/early-ending/", before_endings.AskEarly.as_view(), name="ask_early"),
    path("early-endings/<uuid:pk>/", before_endings.DecideEarly.as_view(), name="decide_early"),
    path(
        "plans/<uuid:pk>/step-down/", before_endings.AgreeStepDown.as_view(), name="agree_step_down"
    ),
    path("plans/<uuid:pk>/letter/", before_endings.SendLetter.as_view(), name="send_letter"),
    path(
        "plans/<uuid:pk>/objections/new/",
        before_endings.ObjectToEnding.as_view(),
        name="object_to_ending",
    ),
]
urlpatterns = [*_visits, *_plans, *_groups, *_oversight, *_endings]
