from django.urls import path

from nep.norms import views

app_name = "norms"
urlpatterns = [
    path("", views.norms, name="list"),
    path("lich/", views.calendar, name="calendar"),
    path("lich/<slug:scope>/<int:year>/", views.calendar, name="calendar_year"),
    path("lich/<slug:scope>/them/", views.add_day, name="add_day"),
    path("lich/<slug:scope>/<int:year>/thong-bao/", views.announce, name="announce"),
    path("lich/ngay/<int:pk>/bo/", views.remove_day, name="remove_day"),
    path("han/<uuid:uuid>/", views.deadline, name="deadline"),
    path("ban-ghi/<int:pk>/doi-chieu/", views.verify, name="verify"),
    path("ma/<str:code>/", views.norm, name="norm"),
    path("ma/<str:code>/them/", views.add_record, name="add_record"),
]
