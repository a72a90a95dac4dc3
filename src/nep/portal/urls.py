from django.urls import path

<<<<<<< HEAD
from nep.portal import health, views
=======
from nep.portal import background, views
>>>>>>> dc5d8f4 (The leader's morning sheet; the work behind the pages; plans' actions pass on; the sample stands in and hands over)

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("ban-lam-viec/", views.desk, name="desk"),
    path("ban-lam-viec/tin/<int:pk>/", views.seen, name="seen"),
<<<<<<< HEAD
    path("tinh-trang/", health.health, name="health"),
=======
    path("viec-nen/", background.background, name="background"),
    path("viec-nen/thu/<uuid:uuid>/", background.mail_again, name="mail_again"),
    path("to-buoi-sang/", views.morning, name="morning"),
>>>>>>> dc5d8f4 (The leader's morning sheet; the work behind the pages; plans' actions pass on; the sample stands in and hands over)
    path("bang-lanh-dao/", views.board, name="board"),
    path("don-vi/<uuid:uuid>/", views.unit, name="unit"),
]
