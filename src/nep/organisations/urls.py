from django.urls import path

from nep.organisations import views

app_name = "organisations"
urlpatterns = [
    path("don-vi/", views.units, name="units"),
    path("vai/", views.act_as, name="act_as"),
    path("don-vi/<uuid:uuid>/nhan-su/", views.staff, name="staff"),
    path("don-vi/<uuid:uuid>/ten-goi/", views.versions, name="versions"),
    path("chuc-vu/<int:pk>/", views.post, name="post"),
    path("chuc-vu/<int:pk>/mat-khau/", views.renew_password, name="renew_password"),
    path("chuc-vu/<int:pk>/khoa/", views.lock_account, name="lock_account"),
]
