"""How this app's messages read; made at delivery, nothing personal kept."""

from django.urls import reverse
from django.utils.translation import gettext as _

from nep.notices.models import Notice
from nep.notices.registry import Message
from nep.organisations import queries as organisations
from nep.petitions.models import Petition
from nep.web import clock
from nep.web.days import long_day


def withdrawn(notice: Notice) -> Message:
    """To the desk above: that one was withdrawn, where and when; never what it said."""
    petition = Petition.objects.select_related("home_unit").get(pk=notice.thing_id)
    told = _("Người gửi đã rút một ý kiến ở %(unit)s ngày %(day)s.") % {
        "unit": organisations.name_on(petition.home_unit, clock.today()),
        "day": long_day(clock.day_of(notice.created_at)),
    }
    return Message(sentence=told, url=reverse("petitions:withdrawn"))
