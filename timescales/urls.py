"""Pages about the rules: pathways and closures."""

from django.urls import path

from timescales.views import closures, pathways

app_name = "timescales"
urlpatterns = [
    path("pathways/", pathways.PathwayList.as_view(), name="pathways"),
    path("pathways/<slug:slug>/", pathways.PathwayPage.as_view(), name="pathway"),
    path("closures/", closures.ClosureList.as_view(), name="closures"),
    path("closures/new/", closures.AddClosure.as_view(), name="closure_add"),
    path(
        "closures/<uuid:pk>/take-back/",
        closures.TakeBackClosure.as_view(),
        name="closure_take_back",
    ),
]
