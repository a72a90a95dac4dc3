from django.urls import URLPattern, URLResolver, path

from nep.meetings import views

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.calendar, name="calendar"),
    path("ngay-nghe-dan.ics", views.icalendar, name="icalendar"),
    path("ngay-nghe-dan.rss", views.rss, name="rss"),
]
