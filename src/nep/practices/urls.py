from django.urls import URLPattern, URLResolver, path

from nep.practices.views import adopting, counting, desk, parts, public

app_name = "practices"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.gallery, name="gallery"),
    path("so-lieu/", counting.counts, name="counts"),
    path("don-vi-lam/", desk.practices, name="list"),
    path("dang-ky/", desk.create, name="create"),
    path("ap-dung/<uuid:uuid>/", adopting.change, name="adoption"),
    path("ap-dung/<uuid:uuid>/thoi/", adopting.stop, name="stop"),
    path("<uuid:uuid>/", public.practice, name="practice"),
    path("<uuid:uuid>/tep/<int:pk>/", public.file, name="file"),
    path("<uuid:uuid>/anh-nho/<int:pk>/", public.thumbnail, name="thumbnail"),
    path("<uuid:uuid>/nhan-rong/", public.spread, name="spread"),
    path("<uuid:uuid>/ap-dung/", adopting.adopt, name="adopt"),
    path("<uuid:uuid>/sua/", desk.edit, name="edit"),
    path("<uuid:uuid>/cung-lam/", parts.add_owner, name="add_owner"),
    path("<uuid:uuid>/cung-lam/<int:pk>/bo/", parts.remove_owner, name="remove_owner"),
    path("<uuid:uuid>/anh/", parts.add_photograph, name="add_photograph"),
    path("<uuid:uuid>/giay-to/", parts.add_paper, name="add_paper"),
    path("<uuid:uuid>/minh-chung/<int:pk>/bo/", parts.remove_evidence, name="remove_evidence"),
    path("<uuid:uuid>/ket-qua/", parts.add_result, name="add_result"),
    path("<uuid:uuid>/ket-qua/<uuid:result>/chot/", parts.freeze_result, name="freeze_result"),
    path("<uuid:uuid>/ket-qua/<uuid:result>/bo/", parts.remove_result, name="remove_result"),
    path("<uuid:uuid>/viec/<slug:key>/", desk.act, name="act"),
]
