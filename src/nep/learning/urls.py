from django.urls import URLPattern, URLResolver, path

from nep.learning import quiz_urls
from nep.learning.views import door, lists, marking, materials, mine, sessions

app_name = "learning"
ONE = "buoi/<uuid:uuid>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", mine.home, name="home"),
    path("buoi/", sessions.session_list, name="sessions"),
    path("buoi/moi/<uuid:uuid>/", sessions.plan, name="plan_session"),
    path(ONE, sessions.session, name="session"),
    path(f"{ONE}viec/<slug:key>/", sessions.act, name="act"),
    path(f"{ONE}danh-sach/", lists.people, name="people"),
    path(f"{ONE}danh-sach/don-vi/", lists.add_unit, name="add_unit"),
    path(f"{ONE}danh-sach/<int:pk>/bo/", lists.take_off, name="take_off"),
    path(f"{ONE}giay-moi/", lists.invitations, name="invitations"),
    path(f"{ONE}diem-danh/", marking.by_list, name="attendance"),
    path(f"{ONE}bang-tinh/", marking.by_sheet, name="attendance_sheet"),
    path(f"{ONE}bang-tinh/mau/", marking.sheet_form, name="sheet_form"),
    path(f"{ONE}so-dem/", marking.by_count, name="attendance_count"),
    path(f"{ONE}giay-xac-nhan/<int:pk>/", lists.certificate_of, name="certificate_of"),
    path(f"{ONE}cua/", door.screen, name="door"),
    path("cua/<uuid:uuid>/<slug:code>/", door.scan, name="scan"),
    path("moi/<uuid:uuid>/", mine.invitation, name="invitation"),
    path("moi/<uuid:uuid>/giay-xac-nhan/", mine.certificate, name="certificate"),
    path("lich/<uuid:uuid>/<slug:mark>.ics", mine.feed, name="feed"),
    path("so-dem/<uuid:uuid>/", sessions.counts, name="counts"),
    path("tai-lieu/", materials.material_list, name="materials"),
    path("tai-lieu/moi/<uuid:uuid>/", materials.publish, name="publish_material"),
    path("tai-lieu/<uuid:uuid>/", materials.material, name="material"),
    path("tai-lieu/<uuid:uuid>/tep/", materials.file, name="material_file"),
    path("tai-lieu/<uuid:uuid>/go/", materials.withdraw, name="withdraw_material"),
    *quiz_urls.urlpatterns,
]
