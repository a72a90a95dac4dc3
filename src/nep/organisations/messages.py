"""How this app's messages read; made at delivery, nothing personal kept."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.notices.models import Notice
from nep.notices.registry import Message, register_desk_readers, register_notice
from nep.organisations.desk_readers import users_who_may
from nep.organisations.models import HandOver, Mandate


def declare() -> None:
    register_notice("mandate_given", _given, label=gettext_lazy("Ủy quyền, thay khi vắng"))
    register_notice("mandate_ended", _ended, label=gettext_lazy("Thôi ủy quyền, thôi thay"))
    register_notice("work_handed_over", _handed_over, label=gettext_lazy("Bàn giao việc đang làm"))
    register_desk_readers(users_who_may)


def _mandate(notice: Notice) -> Mandate:
    return Mandate.objects.select_related("from_post", "to_post").get(pk=notice.thing_id)


def _given(notice: Notice) -> Message:
    mandate = _mandate(notice)
    told = _("%(taker)s thay mặt %(giver)s từ ngày %(first)s đến hết ngày %(last)s.") % {
        "taker": mandate.to_post.title,
        "giver": mandate.from_post.title,
        "first": f"{mandate.valid_from:%d/%m/%Y}",
        "last": f"{mandate.last_day:%d/%m/%Y}",
    }
    return Message(sentence=told, url=reverse("organisations:mandate", args=[mandate.uuid]))


def _ended(notice: Notice) -> Message:
    mandate = _mandate(notice)
    told = _("%(taker)s thôi thay mặt %(giver)s.") % {
        "taker": mandate.to_post.title,
        "giver": mandate.from_post.title,
    }
    return Message(sentence=told, url=reverse("organisations:mandate", args=[mandate.uuid]))


def _handed_over(notice: Notice) -> Message:
    done = HandOver.objects.select_related("from_post", "to_post").get(pk=notice.thing_id)
    told = _("%(giver)s đã bàn giao việc đang làm cho %(taker)s.") % {
        "giver": done.from_post.title,
        "taker": done.to_post.title,
    }
    return Message(sentence=told, url=reverse("organisations:handed_over", args=[done.uuid]))
