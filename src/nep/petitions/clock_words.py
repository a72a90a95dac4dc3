"""What a citizen is told of the day of the answer: how it changed, and when the answer is due now."""

from django.utils.translation import gettext as _

from nep.norms.explaining import changes_of
from nep.petitions.models import Petition
from nep.web.days import long_day


def clock_words(petition: Petition) -> list[str]:
    """Sentences for a call, a letter or a board; none without a clock. They name nobody."""
    deadline = petition.deadline
    if deadline is None:
        return []
    if deadline.paused_on is not None:
        now = _("Hạn trả lời đang tạm dừng.")
    else:
        now = _("Hạn trả lời nay là %(day)s.") % {"day": long_day(deadline.due_on)}
    return [*changes_of(deadline), now]
