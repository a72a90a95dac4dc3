from django.urls import URLPattern, URLResolver, path

from nep.commendations import council_urls, urls_decisions
from nep.commendations.urls_certificates import certificate_urls
from nep.commendations.views import catalogue, consulting, dossiers, nominations, rounds, setup

app_name = "commendations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", rounds.rounds, name="rounds"),
    path("hinh-thuc/", catalogue.forms, name="forms"),
    path("hinh-thuc/them/", catalogue.create, name="form_create"),
    path("hinh-thuc/<uuid:uuid>/", catalogue.form, name="form"),
    path("hinh-thuc/<uuid:uuid>/quy-dinh/", catalogue.add_rule, name="rule_add"),
    path("quy-dinh/<int:pk>/doi-chieu/", catalogue.verify, name="rule_verify"),
    path("dot/lap/", setup.create, name="round_create"),
    path("dot/<uuid:uuid>/", rounds.round_page, name="round"),
    path("dot/<uuid:uuid>/cac-buoc/", setup.phases, name="phases"),
    path("dot/<uuid:uuid>/chi-tieu/", setup.quota, name="quota"),
    path("dot/<uuid:uuid>/mo/", setup.open_round, name="round_open"),
    path("dot/<uuid:uuid>/ket-thuc/", setup.close_round, name="round_close"),
    path("dot/<uuid:uuid>/de-nghi/", nominations.draft, name="nominate"),
    path("dot/<uuid:uuid>/to-trinh/", dossiers.submission, name="submission"),
    path("dot/<uuid:uuid>/tap-ho-so/", dossiers.bound, name="bound"),
    path("dot/<uuid:uuid>/hiep-y/", consulting.consultations, name="consultations"),
    path("dot/<uuid:uuid>/hiep-y/hoi/", consulting.ask, name="consultation_ask"),
    path("hiep-y/<uuid:uuid>/", consulting.consultation, name="consultation"),
    path("de-nghi/<uuid:uuid>/", nominations.nomination, name="nomination"),
    path("de-nghi/<uuid:uuid>/sua/", nominations.edit, name="nomination_edit"),
    path("de-nghi/<uuid:uuid>/gui/", nominations.submit, name="nomination_submit"),
    path("de-nghi/<uuid:uuid>/tra-lai/", nominations.send_back, name="nomination_return"),
    path("de-nghi/<uuid:uuid>/rut/", nominations.withdraw, name="nomination_withdraw"),
    path("de-nghi/<uuid:uuid>/chuyen-len/", nominations.pass_on, name="nomination_pass"),
    path("de-nghi/<uuid:uuid>/trinh/", nominations.forward, name="nomination_forward"),
    path("de-nghi/<uuid:uuid>/bao-cao-thanh-tich.<str:form>", dossiers.report, name="nomination_report"),
    path("de-nghi/<uuid:uuid>/van-ban/them/", dossiers.add, name="paper_add"),
    path("de-nghi/<uuid:uuid>/van-ban/<int:pk>/", dossiers.paper, name="paper"),
    path("de-nghi/<uuid:uuid>/van-ban/<int:pk>/bo/", dossiers.remove, name="paper_remove"),
    *council_urls.urlpatterns,
    *urls_decisions.urlpatterns,
    *certificate_urls,
]
