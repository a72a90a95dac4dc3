"""Addresses of layouts, certificates and handing over."""

from django.urls import URLPattern, path

from nep.commendations.views import certificates, handing_over, layout_pictures, layouts

certificate_urls: list[URLPattern] = [
    path("hinh-thuc/<uuid:uuid>/mau-in/", layouts.create, name="layout_create"),
    path("mau-in/<uuid:uuid>/", layouts.layout, name="layout"),
    path("mau-in/<uuid:uuid>/xem.png", layouts.preview, name="layout_preview"),
    path("mau-in/<uuid:uuid>/to-thu.pdf", layouts.ruled_sheet, name="layout_test_sheet"),
    path("mau-in/<uuid:uuid>/to/", layouts.sheet, name="layout_sheet"),
    path("mau-in/<uuid:uuid>/o/<str:key>/", layouts.field, name="layout_field"),
    path("mau-in/<uuid:uuid>/o/<str:key>/bo/", layouts.remove, name="layout_field_remove"),
    path("mau-in/<uuid:uuid>/hinh/<str:place>/", layout_pictures.picture, name="layout_picture"),
    path("mau-in/<uuid:uuid>/hinh/<str:place>/bo/", layout_pictures.remove, name="layout_picture_remove"),
    path("dot/<uuid:uuid>/bang/", certificates.certificates, name="certificates"),
    path("dot/<uuid:uuid>/bang/lap-tep/", certificates.run_new, name="certificate_run_new"),
    path("dot/<uuid:uuid>/trao/", handing_over.hand_over, name="hand_over"),
    path("dot/<uuid:uuid>/trao/nhom/<str:key>/", handing_over.group, name="hand_over_group"),
    path("dot/<uuid:uuid>/trao/<str:what>.<str:form>", handing_over.paper, name="hand_over_paper"),
    path("tep-bang/<uuid:uuid>/", certificates.run, name="certificate_run"),
    path("tep-bang/<uuid:uuid>/tep/", certificates.run_file, name="certificate_run_file"),
    path("tep-bang/<uuid:uuid>/lam-tiep/", certificates.run_go_on, name="certificate_run_go_on"),
    path("bang/<uuid:uuid>.pdf", certificates.certificate, name="certificate"),
]
