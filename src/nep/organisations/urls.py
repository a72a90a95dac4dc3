from django.urls import path

from nep.organisations.views import mandates, people, units

app_name = "organisations"
urlpatterns = [
    path("don-vi/", units.units, name="units"),
    path("vai/", units.act_as, name="act_as"),
    path("don-vi/<uuid:uuid>/nhan-su/", units.staff, name="staff"),
    path("don-vi/<uuid:uuid>/ten-goi/", units.versions, name="versions"),
    path("nguoi/", people.without_post, name="without_post"),
    path("nguoi/<uuid:uuid>/", people.person, name="person"),
    path("chuc-vu/<int:pk>/", units.post, name="post"),
    path("chuc-vu/<int:pk>/tai-khoan/", people.open_account, name="open_account"),
    path("chuc-vu/<int:pk>/mat-khau/", units.renew_password, name="renew_password"),
    path("chuc-vu/<int:pk>/khoa/", units.lock_account, name="lock_account"),
    path("chuc-vu/<int:pk>/thu-dien-tu/", units.address, name="address"),
    path("chuc-vu/<int:pk>/uy-quyen/", mandates.delegate, name="delegate"),
    path("chuc-vu/<int:pk>/thay/", mandates.substitute, name="substitute"),
    path("chuc-vu/<int:pk>/ban-giao/", mandates.hand_over, name="hand_over"),
    path("thay-mat/", mandates.mandates, name="mandates"),
    path("thay-mat/<uuid:uuid>/", mandates.mandate, name="mandate"),
    path("thay-mat/<uuid:uuid>/van-ban/", mandates.mandate_paper, name="mandate_paper"),
    path("ban-giao/<uuid:uuid>/", mandates.handed_over, name="handed_over"),
    path("ban-giao/<uuid:uuid>/van-ban/", mandates.hand_over_paper, name="hand_over_paper"),
]
