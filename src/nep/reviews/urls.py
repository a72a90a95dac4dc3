from django.urls import URLPattern, URLResolver, path

from nep.reviews import views
from nep.reviews.views_rounds import judging, rounds, setup, sheets, sums, unit

app_name = "reviews"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("dot/", rounds.rounds, name="rounds"),
    path("dot/lap/", rounds.create, name="round_create"),
    path("dot/<uuid:uuid>/", rounds.round_page, name="round"),
    path("dot/<uuid:uuid>/de-cuong/", setup.outline, name="outline"),
    path("dot/<uuid:uuid>/so-lieu-moi/", setup.stated_figure, name="stated_figure"),
    path("dot/<uuid:uuid>/cap-va-han/", setup.levels, name="levels"),
    path("dot/<uuid:uuid>/mo/", rounds.open_one, name="round_open"),
    path("dot/<uuid:uuid>/dong/", rounds.close_one, name="round_close"),
    path("dot/<uuid:uuid>/them-don-vi/", rounds.ask_new, name="round_ask_new"),
    path("dot/<uuid:uuid>/cong-van/", setup.request_letter, name="request_letter"),
    path("dot/<uuid:uuid>/don-doc/", setup.chase, name="chase"),
    path("dot/<uuid:uuid>/nhac/", rounds.remind, name="remind"),
    path("dot/<uuid:uuid>/tong-hop/", sums.sums, name="sums"),
    path("don-vi/<uuid:uuid>/", unit.report, name="unit_report"),
    path("don-vi/<uuid:uuid>/viet/", unit.write, name="unit_write"),
    path("don-vi/<uuid:uuid>/gui/", unit.submit, name="unit_submit"),
    path("don-vi/<uuid:uuid>/cung-ky/", unit.earlier, name="unit_earlier"),
    path("don-vi/<uuid:uuid>/van-ban/", unit.own_paper, name="unit_paper"),
    path("don-vi/<uuid:uuid>/duyet/", judging.accept, name="unit_accept"),
    path("don-vi/<uuid:uuid>/tra-lai/", judging.send_back, name="unit_return"),
    path("don-vi/<uuid:uuid>/mo-lai/", judging.reopen, name="unit_reopen"),
    path("don-vi/<uuid:uuid>/khong-gui/", judging.missing, name="unit_missing"),
    path("don-vi/<uuid:uuid>/mien/", judging.excuse, name="unit_excuse"),
    path("don-vi/<uuid:uuid>/so-lieu.xlsx", sheets.template, name="unit_template"),
    path("don-vi/<uuid:uuid>/bang-tinh/", sheets.upload, name="unit_sheet"),
    path("don-vi/<uuid:uuid>/bang-tinh/ghi/", sheets.take, name="unit_sheet_take"),
    path("<uuid:uuid>/", views.report, name="report"),
    path("<uuid:uuid>/chot/", views.compile_figures, name="compile"),
    path("<uuid:uuid>/phan/<int:number>/", views.section, name="section"),
    path("<uuid:uuid>/ban-hanh/", views.issue, name="issue"),
    path("<uuid:uuid>/tep.<slug:form>", views.download, name="download"),
]
