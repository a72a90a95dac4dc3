from django.urls import path

from nep.portal import health, mail, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("ban-lam-viec/", views.desk, name="desk"),
    path("ban-lam-viec/tin/<int:pk>/", views.seen, name="seen"),
    path("tinh-trang/", health.health, name="health"),
    path("tinh-trang/thu/<uuid:uuid>/", mail.mail_again, name="mail_again"),
    path("to-buoi-sang/", views.morning, name="morning"),
    path("bang-lanh-dao/", views.board, name="board"),
    path("tim/", views.search, name="search"),
    path("don-vi/<uuid:uuid>/", views.unit, name="unit"),
]
