from django.urls import path

from nep.programmes.views import parts, themes

app_name = "programmes"
urlpatterns = [
    path("", themes.theme_list, name="list"),
    path("moi/", themes.create, name="create"),
    path("<uuid:uuid>/", themes.theme, name="theme"),
    path("<uuid:uuid>/sua/", themes.edit, name="edit"),
    path("<uuid:uuid>/ban-hanh/", themes.issue, name="issue"),
    path("<uuid:uuid>/ket-thuc/", themes.close, name="close"),
    path("<uuid:uuid>/noi-tiep/", themes.succeed, name="succeed"),
    path("<uuid:uuid>/them/<slug:part>/", parts.add, name="add_part"),
    path("<uuid:uuid>/<slug:part>/<int:pk>/sua/", parts.edit, name="edit_part"),
    path("<uuid:uuid>/<slug:part>/<int:pk>/bo/", parts.remove, name="remove_part"),
    path("<uuid:uuid>/van-ban/<int:pk>/tep/", parts.file, name="file"),
]
