from django.urls import path

from nep.portal import health, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("ban-lam-viec/", views.desk, name="desk"),
    path("ban-lam-viec/tin/<int:pk>/", views.seen, name="seen"),
    path("tinh-trang/", health.health, name="health"),
    path("bang-lanh-dao/", views.board, name="board"),
    path("don-vi/<uuid:uuid>/", views.unit, name="unit"),
]
