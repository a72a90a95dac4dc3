"""Papers with long names and every kind of block. All names of people are invented."""

from datetime import date
from typing import Any

from nep.documents.content import (
    Align,
    Annex,
    Article,
    Bullets,
    Capacity,
    Chart,
    Column,
    FigureRun,
    Heading,
    Numbered,
    Paper,
    Paragraph,
    Signature,
    Table,
    Text,
    with_figure_list,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 180" width="600" height="180" '
    'font-family="Tinos">'
    '<rect x="150" y="20" width="380" height="34" fill="#1E6A47"/><rect x="150" y="70" width="60" '
    'height="34" '
    'fill="#8A5A00"/><rect x="150" y="120" width="120" height="34" fill="#E9E4D4" stroke="#5B5138"/>'
    '<g font-size="16" fill="#1B2420"><text x="140" y="43" text-anchor="end">Xong đúng hạn</text>'
    '<text x="140" y="93" text-anchor="end">Xong trễ</text><text x="140" y="143" text-anchor="end">Còn '
    "hạn</text>"
    '<text x="538" y="43">380</text><text x="218" y="93">60</text><text x="278" y="143">120</text></g></svg>'
)


def a_figure(text: str = "39", number: int = 1, label: str = "Số phiên lắng nghe đã tổ chức") -> FigureRun:
    figure_id = f"018c8f2e-7d00-7000-8000-{number:012d}"
    return FigureRun(text, figure_id, f"https://nep.example/so-lieu/dong/{figure_id}/", label)


def a_table(rows: int = 4) -> Table:
    columns = (
        Column("STT", Align.CENTER, 0.7),
        Column("Đơn vị", Align.LEFT, 4),
        Column("Tiếp nhận", Align.RIGHT, 1.4),
        Column("Đã trả lời", Align.RIGHT, 1.4),
    )
    names = ("Thành phố Vị Thanh", "Thành phố Ngã Bảy", "Huyện Châu Thành A", "Thị xã Long Mỹ")
    body = tuple(
        (str(n), names[n % 4], str(n * 7), (a_figure(str(n * 6), 100 + n),)) for n in range(1, rows + 1)
    )
    return Table(
        columns, body, caption="Bảng 1. Ý kiến, kiến nghị theo đơn vị", total=("", "Cộng", "70", "60")
    )


def a_party_report(**changes: Any) -> Paper:
    blocks = (
        Paragraph(
            (
                "Thực hiện Kế hoạch về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, Ban "
                "Thường vụ "
                "Tỉnh ủy báo cáo kết quả thực hiện chuyên đề năm 2022 - 2023 như sau:",
            )
        ),
        Heading("Công tác lãnh đạo, chỉ đạo, quán triệt và triển khai thực hiện"),
        Heading("Công tác quán triệt", level=2),
        Paragraph(
            (
                "Toàn tỉnh đã tổ chức ",
                a_figure("39", 1),
                " phiên lắng nghe ý kiến Nhân dân với ",
                a_figure("1.204", 2, "Số lượt người phát biểu"),
                " lượt người phát biểu, nêu ",
                a_figure("2.310", 3, "Số ý kiến"),
                " ý kiến; trong đó ",
                a_figure("98,2%", 4, "Tỷ lệ trả lời đúng hạn"),
                " được trả lời đúng hạn. ",
                Text("Nghe dân nói, nói dân hiểu, làm dân tin", italic=True),
                " trở thành nền nếp của cấp ủy, chính quyền các cấp.",
            )
        ),
        Bullets(
            (
                "Ban Thường vụ các huyện ủy, thị ủy, thành ủy duy trì lịch ngày thứ Sáu hằng tuần nghe dân "
                "nói;",
                ("Còn ", a_figure("12", 5, "Việc hứa chưa làm xong"), " việc đã hứa chưa làm xong, quá hạn."),
            )
        ),
        Heading("Kết quả giải quyết kiến nghị, phản ánh", level=2),
        Heading("Về tiếp nhận", level=3),
        Numbered(("Tiếp nhận tại nơi tiếp công dân.", "Tiếp nhận tại phiên lắng nghe.")),
        Chart(SVG, a_table(3), "Biểu đồ 1. Kết quả thực hiện việc đã hứa", "Cột: 380 xong đúng hạn", 0.9),
        Heading("Hạn chế, nguyên nhân"),
        *[Paragraph("Một số nơi còn lúng túng trong việc ghi nhận, phân loại và trả lời kiến nghị. " * 6)]
        * 6,
        Heading("Phương hướng, nhiệm vụ thời gian tới"),
        Paragraph("Trên đây là báo cáo kết quả thực hiện chuyên đề, kính trình Ban Bí thư xem xét, chỉ đạo."),
    )
    fields: dict[str, Any] = {
        "world": "party",
        "issuer_lines": ("Tỉnh ủy Hậu Giang",),
        "number_text": "127-BC/TU",
        "place": "Hậu Giang",
        "issued_on": date(2023, 12, 27),
        "type_name": "BÁO CÁO",
        "subject": "tổng kết thực hiện chuyên đề năm 2022 - 2023 học tập và làm theo tư tưởng, đạo đức, "
        "phong cách "
        "Hồ Chí Minh về nghe dân nói, nói dân hiểu, làm dân tin",
        "blocks": blocks,
        "signature": Signature("Trần Văn Thử", "Phó Bí thư Thường trực", Capacity.ON_BEHALF, "Ban Thường vụ"),
        "recipients": (
            "Ban Bí thư Trung ương Đảng (để báo cáo)",
            "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh",
            "Các huyện ủy, thị ủy, thành ủy và đảng ủy trực thuộc",
            "Lưu Văn phòng Tỉnh ủy",
        ),
        "annexes": (Annex("Kết quả theo từng đơn vị trong toàn tỉnh", (a_table(60),)),),
    }
    return with_figure_list(Paper(**(fields | changes)))


def a_state_letter(**changes: Any) -> Paper:
    fields: dict[str, Any] = {
        "world": "state",
        "issuer_lines": ("Ủy ban nhân dân tỉnh Hậu Giang", "Ủy ban nhân dân huyện Châu Thành A"),
        "number_text": "05/UBND-TCD",
        "place": "Châu Thành A",
        "issued_on": date(2024, 1, 5),
        "subject": "trả lời kiến nghị của cử tri và Nhân dân tại ngày nghe dân nói tháng 12 năm 2023",
        "addressees": (
            "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Châu Thành A",
            "Ban Tiếp công dân huyện",
            "Ủy ban nhân dân các xã, thị trấn",
        ),
        "blocks": (
            Paragraph("Ủy ban nhân dân huyện nhận được kiến nghị của Nhân dân về tuyến đường liên ấp. " * 3),
            Paragraph(
                ("Trong quý IV có ", a_figure("7", 9, "Kiến nghị đã nhận"), " kiến nghị được tiếp nhận.")
            ),
            Paragraph("Đề nghị các cơ quan, đơn vị phối hợp thực hiện."),
        ),
        "signature": Signature(
            "Nguyễn Thị Mẫu", "Phó Chủ tịch", Capacity.ON_BEHALF, "Ủy ban nhân dân", for_title="Chủ tịch"
        ),
        "recipients": ("Như trên", "Thường trực Huyện ủy", "Lưu: VT, TCD"),
    }
    return Paper(**(fields | changes))


def a_state_decision(**changes: Any) -> Paper:
    fields: dict[str, Any] = {
        "world": "state",
        "issuer_lines": ("Ủy ban nhân dân tỉnh Hậu Giang",),
        "number_text": "12/QĐ-UBND",
        "place": "Hậu Giang",
        "issued_on": date(2024, 2, 7),
        "type_name": "QUYẾT ĐỊNH",
        "subject": "về việc ban hành lịch tiếp công dân",
        "bases": ("Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Chánh Văn phòng"),
        "blocks": (
            Heading("Quyết định:", level=0),
            Article("Ban hành lịch", "kèm theo Quyết định này."),
            Article("", "Chánh Văn phòng và các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này."),
        ),
        "signature": Signature("Lê Văn Ví Dụ", "Chủ tịch", Capacity.ON_BEHALF, "Ủy ban nhân dân"),
        "recipients": ("Như Điều 2", "Lưu: VT"),
        "annexes": (
            Annex("Lịch tiếp công dân", (a_table(4),)),
            Annex("Mẫu sổ", (a_table(30),), landscape=True),
        ),
    }
    return Paper(**(fields | changes))
