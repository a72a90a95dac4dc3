"""What programmes declares."""

EVENTS = {
    "theme_created": "Lập bản nháp chuyên đề",
    "theme_edited": "Sửa bản nháp chuyên đề ({fields})",
    "theme_part_added": "Thêm một dòng vào {part}",
    "theme_part_edited": "Sửa một dòng của {part}",
    "theme_part_removed": "Bỏ một dòng khỏi {part}",
    "theme_issued": "Ban hành chuyên đề bằng văn bản số {number}",
    "theme_closed": "Kết thúc chuyên đề",
    "theme_succeeded": "Lập chuyên đề nối tiếp",
}
