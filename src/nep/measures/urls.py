from django.urls import URLPattern, URLResolver, path

from nep.measures import views

app_name = "measures"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("chot/<uuid:uuid>/", views.frozen, name="frozen"),
    path("<slug:key>/", views.figure, name="figure"),
]
