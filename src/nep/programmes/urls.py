from django.urls import path

from nep.programmes.views import commitments, lessons, parts, progress, themes

app_name = "programmes"
urlpatterns = [
    path("", themes.theme_list, name="list"),
    path("moi/", themes.create, name="create"),
    path("viec/", progress.action_list, name="actions"),
    path("viec/<uuid:uuid>/", progress.action, name="action"),
    path("viec/<uuid:uuid>/tien-do/", progress.report, name="report_progress"),
    path("viec/<uuid:uuid>/minh-chung/<int:pk>/", progress.evidence, name="action_evidence"),
    path("dang-ky/", commitments.index, name="commitments"),
    path("dang-ky/<uuid:uuid>/", commitments.commitment, name="commitment"),
    path("dang-ky/<uuid:uuid>/sua/", commitments.edit, name="commitment_edit"),
    path("dang-ky/<uuid:uuid>/nhan-xet/", commitments.review, name="commitment_review"),
    path("dang-ky/<uuid:uuid>/nguoi-doc/", commitments.reader, name="commitment_reader"),
    path("dang-ky/<uuid:uuid>/minh-chung/", commitments.evidence, name="commitment_evidence"),
    path("dang-ky/<uuid:uuid>/da-doc/", commitments.seen, name="commitment_seen"),
    path("dang-ky/<uuid:uuid>/tep/<int:pk>/", commitments.file, name="commitment_file"),
    path("<uuid:uuid>/", themes.theme, name="theme"),
    path("<uuid:uuid>/dang-ky/", commitments.commit, name="commit"),
    path("<uuid:uuid>/so-dang-ky/", commitments.counts, name="commitment_counts"),
    path("<uuid:uuid>/bai-hoc/", lessons.note, name="lesson"),
    path("<uuid:uuid>/mang-sang/", lessons.carried, name="carried"),
    path("<uuid:uuid>/mang-sang/lay-lai/", lessons.carry, name="carry"),
    path("<uuid:uuid>/mang-sang/<int:pk>/", lessons.take, name="take_line"),
    path("<uuid:uuid>/mang-sang/<int:pk>/de-lai/", lessons.leave, name="leave_line"),
    path("<uuid:uuid>/sua/", themes.edit, name="edit"),
    path("<uuid:uuid>/ban-hanh/", themes.issue, name="issue"),
    path("<uuid:uuid>/ket-thuc/", themes.close, name="close"),
    path("<uuid:uuid>/noi-tiep/", themes.succeed, name="succeed"),
    path("<uuid:uuid>/them/<slug:part>/", parts.add, name="add_part"),
    path("<uuid:uuid>/<slug:part>/<int:pk>/sua/", parts.edit, name="edit_part"),
    path("<uuid:uuid>/<slug:part>/<int:pk>/bo/", parts.remove, name="remove_part"),
    path("<uuid:uuid>/van-ban/<int:pk>/tep/", parts.file, name="file"),
]
