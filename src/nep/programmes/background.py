"""What waits on desks, runs by itself, is looked at and is carried on; declared from `apps.py`."""

from django.utils.translation import gettext_lazy as _

from nep.jobs.registry import register_check, register_job, register_replay
from nep.organisations.registry import register_desk_source
from nep.programmes import checks, jobs, standing
from nep.programmes.carrying import register_lesson_source
from nep.programmes.queries.commitments import desk_commitments
from nep.programmes.queries.progress import desk_actions, noted_lessons, unfinished_actions

DAY = 24 * 3600
QUARTER_OF_A_DAY = DAY // 4


def declare() -> None:
    register_desk_source(desk_actions)
    register_desk_source(desk_commitments)
    register_job(
        "programmes.remind", every_seconds=QUARTER_OF_A_DAY, run=jobs.remind, label=_("Nhắc hạn kế hoạch")
    )
    register_job(
        "programmes.erase_commitments",
        every_seconds=DAY,
        run=jobs.erase_due,
        label=_("Xóa nội dung bản đăng ký làm theo đã hết hạn giữ"),
    )
    register_replay("programmes.erase_commitments", jobs.erase_due)
    register_check("programmes.standing", find=standing.standing_faults, mend=standing.mend_standing)
    register_check("programmes.commitments", find=checks.commitment_faults)
    register_check("programmes.commitments_on_paper", find=checks.paper_faults, mend=checks.mend_paper)
    register_lesson_source("lessons", _("Bài học"), order=10, lines=noted_lessons)
    register_lesson_source("actions", _("Việc trong kế hoạch chưa xong"), order=30, lines=unfinished_actions)
