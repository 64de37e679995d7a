"""Children's records, and what is recorded on them."""

from django.urls import path

from cases.views import case, children, notes, steps

app_name = "cases"
urlpatterns = [
    path("children/", children.Children.as_view(), name="children"),
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
]
