from django.urls import URLPattern, URLResolver, path

from nep.learning.views import sessions

app_name = "learning"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", sessions.session_list, name="sessions"),
    path("buoi/moi/<uuid:uuid>/", sessions.plan, name="plan_session"),
    path("buoi/<uuid:uuid>/", sessions.session, name="session"),
]
