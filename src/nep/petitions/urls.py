"""Citizens' addresses at the top, the desk's below /tiep-dan/. Handling adds its own in HANDLING."""

from django.urls import URLPattern, URLResolver, path

from nep.petitions import urls_handling
from nep.petitions.views import clerk, disclosure, public, sorting, tracking

app_name = "petitions"

CITIZENS: list[URLPattern | URLResolver] = [
    path("gui-y-kien/", public.submit, name="submit"),
    path("gui-y-kien/khieu-nai-to-cao/", public.where_to_send, name="where_to_send"),
    path("gui-y-kien/du-lieu-ca-nhan/", public.privacy, name="privacy"),
    path("xem-tra-loi/", tracking.open_slip, name="open_slip"),
    path("xem-tra-loi/phieu/", tracking.tracking, name="tracking"),
    path("xem-tra-loi/phieu/dong/", tracking.leave, name="leave"),
    path("xem-tra-loi/phieu/<uuid:uuid>/rut/", tracking.withdraw, name="withdraw"),
    path("xem-tra-loi/phieu/<uuid:uuid>/chua-ro/", tracking.not_settled, name="not_settled"),
    path("xem-tra-loi/phieu/<uuid:uuid>/lay-lai/", tracking.undo_withdrawal, name="undo_withdrawal"),
    path("xem-tra-loi/phieu/<uuid:uuid>/anh/<int:position>/", tracking.own_photo, name="own_photo"),
    path("xem-tra-loi/phieu/<uuid:uuid>/hua/<uuid:promise>/", tracking.confirm, name="confirm"),
    path("p/<str:number>/<str:long_secret>/", tracking.scan, name="scan"),
]
DESK: list[URLPattern | URLResolver] = [
    path("tiep-dan/ghi/", clerk.register, name="clerk"),
    path("tiep-dan/quyen-phieu/", clerk.slip_books, name="slip_books"),
    path("tiep-dan/cho-kiem-tra/", clerk.quarantine, name="quarantine"),
    path("tiep-dan/cung-cap-danh-tinh/", disclosure.disclose, name="disclose"),
    path("tiep-dan/da-rut/", clerk.withdrawn, name="withdrawn"),
    path("tiep-dan/phan-loai/", clerk.triage, name="triage"),
    path("tiep-dan/phan-loai/<uuid:uuid>/", sorting.sort, name="sort"),
    path("tiep-dan/phan-loai/<uuid:uuid>/loai/", sorting.classify, name="classify"),
    path("tiep-dan/phan-loai/<uuid:uuid>/chuyen-co-quan/", sorting.transfer_out, name="transfer_out"),
    path("tiep-dan/phan-loai/<uuid:uuid>/tach/", sorting.split, name="split"),
    path("tiep-dan/phan-loai/<uuid:uuid>/khong-duoc-xem/", sorting.exclude, name="exclude"),
    path("tiep-dan/phan-loai/<uuid:uuid>/duoc-xem-lai/", sorting.include, name="include"),
    path("tiep-dan/phan-loai/<uuid:uuid>/cong-khai/", sorting.public_text, name="public_text"),
    path("tiep-dan/phan-loai/<uuid:uuid>/giu-kin/", sorting.open_sealed, name="open_sealed"),
    path("tiep-dan/phan-loai/<uuid:uuid>/tiep-nhan/", sorting.release, name="release"),
    path("tiep-dan/phan-loai/<uuid:uuid>/khong-tiep-nhan/", sorting.reject, name="reject"),
    path("tiep-dan/phan-loai/<uuid:uuid>/xem-lai/", sorting.undo_rejection, name="undo_rejection"),
    path("tiep-dan/phan-loai/<uuid:uuid>/anh/<int:position>/", sorting.photo, name="photo"),
]
# Assignment, answers, approval, telling the citizen.
HANDLING: list[URLPattern | URLResolver] = [*urls_handling.urlpatterns]

urlpatterns: list[URLPattern | URLResolver] = [*CITIZENS, *DESK, *HANDLING]
