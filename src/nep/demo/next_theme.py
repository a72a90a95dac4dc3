"""The end of the story: lessons are noted and the next theme is drafted from this one."""

from datetime import date
from typing import Any

from nep.demo.province import Province
from nep.programmes import actions
from nep.programmes.actions.lessons import note_lesson
from nep.programmes.models import Theme
from nep.web import clock

DRAFTED_ON = date(2023, 12, 27)
LESSONS = (
    "Hứa trước dân kèm ngày và tên đơn vị làm thì việc được theo tới cùng.",
    "Nghe dân ở ấp được nhiều việc thật hơn nghe ở hội trường.",
    "Kế hoạch ít việc, việc nào cũng có người chịu trách nhiệm, thì cuối năm có kết quả để nói.",
)


def tell_next_theme(built: Province, theme: Theme) -> Theme:
    """A draft that only the programme office sees, with what this theme leaves behind beside it."""
    told: dict[str, Any] = {"by": built.actor(built.party, "officer"), "at": clock.noon(DRAFTED_ON, hour=8)}
    for lesson in LESSONS:
        note_lesson(theme, text=lesson, **told)
    return actions.succeed_theme(
        theme,
        code="2024-2025",
        full_title="Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2024-2025",
        short_title="Chuyên đề 2024-2025",
        starts_on=date(2024, 1, 1),
        ends_on=date(2025, 12, 31),
        **told,
    )
