"""What programmes declares."""

from django.utils.translation import gettext_noop

EVENTS = {
    "theme_created": gettext_noop("Lập bản nháp chuyên đề"),
    "theme_edited": gettext_noop("Sửa bản nháp chuyên đề ({fields})"),
    "theme_part_added": gettext_noop("Thêm một dòng vào {part}"),
    "theme_part_edited": gettext_noop("Sửa một dòng của {part}"),
    "theme_part_removed": gettext_noop("Bỏ một dòng khỏi {part}"),
    "theme_issued": gettext_noop("Ban hành chuyên đề bằng văn bản số {number}"),
    "theme_closed": gettext_noop("Kết thúc chuyên đề"),
    "theme_succeeded": gettext_noop("Lập chuyên đề nối tiếp"),
}
