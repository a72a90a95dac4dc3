from django.urls import path

from nep.norms import views, views_calendar, views_files, views_scopes

app_name = "norms"
urlpatterns = [
    path("", views.norms, name="list"),
    path("lich/", views_calendar.calendar, name="calendar"),
    path("lich/<slug:scope>/<int:year>/", views_calendar.calendar, name="calendar_year"),
    path("lich/<slug:scope>/them/", views_calendar.add_day, name="add_day"),
    path("lich/<slug:scope>/<int:year>/thong-bao/", views_calendar.announce, name="announce"),
    path("lich/them/", views_scopes.create, name="create_calendar"),
    path("lich/<slug:scope>/don-vi/", views_scopes.follow, name="follow"),
    path("lich/<slug:scope>/don-vi/xac-nhan/", views_scopes.confirm_follow, name="confirm_follow"),
    path("lich/<slug:scope>.ics", views_files.export, name="export"),
    path("lich/<slug:scope>/<int:year>/mau/", views_files.template, name="template"),
    path("lich/<slug:scope>/nhap/", views_files.import_days, name="import_days"),
    path("lich/<slug:scope>/xac-nhan/", views_calendar.confirm, name="confirm"),
    path("lich/ngay/<int:pk>/bo/", views_calendar.remove_day, name="remove_day"),
    path("han/<uuid:uuid>/", views.deadline, name="deadline"),
    path("ban-ghi/<int:pk>/doi-chieu/", views.verify, name="verify"),
    path("ma/<str:code>/", views.norm, name="norm"),
    path("ma/<str:code>/them/", views.add_record, name="add_record"),
]
