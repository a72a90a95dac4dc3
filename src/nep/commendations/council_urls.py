"""Councils under /khen-thuong/hoi-dong/, ballots under /khen-thuong/bo-phieu/."""

from django.urls import URLPattern, URLResolver, path

from nep.commendations.views import ballots, councils, minutes

urlpatterns: list[URLPattern | URLResolver] = [
    path("hoi-dong/", councils.councils, name="councils"),
    path("dot/<uuid:uuid>/hoi-dong/lap/", councils.create, name="council_create"),
    path("hoi-dong/<uuid:uuid>/", councils.council, name="council"),
    path("hoi-dong/<uuid:uuid>/thanh-vien/", councils.seat, name="council_seat"),
    path("hoi-dong/<uuid:uuid>/thanh-vien/<int:pk>/thoi/", councils.unseat, name="council_unseat"),
    path("hoi-dong/<uuid:uuid>/khai-bao/", councils.declare, name="council_declare"),
    path("hoi-dong/<uuid:uuid>/khong-tham-gia/", councils.recuse, name="council_recuse"),
    path("hoi-dong/<uuid:uuid>/bang-chung/", councils.proof, name="council_proof"),
    path("hoi-dong/<uuid:uuid>/bien-ban/", minutes.council_paper, name="council_minutes"),
    path("hoi-dong/<uuid:uuid>/phieu/", ballots.choose_form, name="ballot_choose"),
    path("hoi-dong/<uuid:uuid>/phieu/<uuid:form>/<slug:kind>/", ballots.draft, name="ballot_draft"),
    path("hoi-dong/<uuid:uuid>/trao-doi/<uuid:nomination>/", councils.discussion, name="discussion"),
    path(
        "hoi-dong/<uuid:uuid>/trao-doi/<uuid:nomination>/lien-quan/",
        councils.declare_later,
        name="council_declare_later",
    ),
    path("bo-phieu/<uuid:uuid>/", ballots.ballot, name="ballot"),
    path("bo-phieu/<uuid:uuid>/mo/", ballots.open_ballot, name="ballot_open"),
    path("bo-phieu/<uuid:uuid>/bo-di/", ballots.discard, name="ballot_discard"),
    path("bo-phieu/<uuid:uuid>/phieu/", ballots.vote, name="ballot_vote"),
    path("bo-phieu/<uuid:uuid>/van-ban/<int:member>/", ballots.written, name="ballot_written"),
    path("bo-phieu/<uuid:uuid>/kiem-phieu/", ballots.tally, name="ballot_tally"),
    path("bo-phieu/<uuid:uuid>/ket-thuc/", ballots.close, name="ballot_close"),
    path("bo-phieu/<uuid:uuid>/ket-qua/", ballots.settle, name="ballot_settle"),
    path("bo-phieu/<uuid:uuid>/bang-phieu/", ballots.break_tie, name="ballot_tie"),
    path("bo-phieu/<uuid:uuid>/bien-ban/", minutes.tally_paper, name="ballot_paper"),
]
