"""Who answers for remarks, when the work of a post passes to another."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.newsroom.actions.remark_setting import pass_desks_on
from nep.newsroom.models import RemarkDesk
from nep.organisations.models import Post
from nep.organisations.open_work import WorkItem, register_open_work
from nep.organisations.queries import name_on


def declare() -> None:
    register_open_work(
        "newsroom.remarks",
        gettext_lazy("Phụ trách phản hồi dưới tin bài"),
        of_post=desks_of,
        pass_on=pass_desks_on,
    )


def desks_of(post: Post, day: date) -> list[WorkItem]:
    rows = RemarkDesk.objects.filter(post=post).order_by("pk")
    return [
        WorkItem(
            row.pk,
            _("Phản hồi dưới tin bài của %(unit)s") % {"unit": name_on(row.unit_id, day)},
            reverse("newsroom:remark_desk"),
        )
        for row in rows
    ]
