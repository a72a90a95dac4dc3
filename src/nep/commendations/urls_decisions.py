"""Decisions, comments of the public, awards of other authorities, changes of the register: part of
`commendations:`."""

from django.urls import URLPattern, URLResolver, path

from nep.commendations.views import changing, commenting, decisions

urlpatterns: list[URLPattern | URLResolver] = [
    path("dot/<uuid:uuid>/quyet-dinh/", decisions.decisions, name="decisions"),
    path("dot/<uuid:uuid>/quyet-dinh/soan/", decisions.draft, name="decision_create"),
    path("dot/<uuid:uuid>/cong-bo/", decisions.publish, name="publish"),
    path("dot/<uuid:uuid>/lay-y-kien/<uuid:form_uuid>/", commenting.ask, name="comments_open"),
    path("dot/<uuid:uuid>/y-kien/", commenting.comments, name="comments"),
    path("y-kien/<uuid:uuid>/", commenting.read, name="comment"),
    path("y-kien/<uuid:uuid>/xu-ly/", commenting.settle, name="comment_settle"),
    path("quyet-dinh/<uuid:uuid>/", decisions.decision, name="decision"),
    path("quyet-dinh/<uuid:uuid>/sua/", decisions.edit, name="decision_edit"),
    path("quyet-dinh/<uuid:uuid>/danh-sach/", decisions.items, name="decision_items"),
    path("quyet-dinh/<uuid:uuid>/hoan-tat/", decisions.ready, name="decision_ready"),
    path("quyet-dinh/<uuid:uuid>/ve-ban-soan/", decisions.take_back, name="decision_take_back"),
    path("quyet-dinh/<uuid:uuid>/bo/", decisions.discard, name="decision_discard"),
    path("quyet-dinh/<uuid:uuid>/du-thao.pdf", decisions.paper_preview, name="decision_preview"),
    path("co-quan-khac/", changing.outside_awards, name="outside_awards"),
    path("co-quan-khac/ghi/", changing.record_outside, name="outside_record"),
    path("co-quan-khac/<uuid:uuid>/tep/", changing.outside_file, name="outside_file"),
    path("so/<uuid:uuid>/dinh-chinh/", changing.correct, name="entry_correct"),
    path("so/<uuid:uuid>/thu-hoi/", changing.revoke, name="entry_revoke"),
]
