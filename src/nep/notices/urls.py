from django.urls import path

from nep.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("da-doc/", views.read_all, name="read_all"),
    path("cach-nhan/", views.preferences, name="preferences"),
    path("xac-nhan/<str:token>/", views.check_address, name="check_address"),
]
