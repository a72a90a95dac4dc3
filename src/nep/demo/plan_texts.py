"""The words of the sample's plans. Invented, except for the pillars, which the founding article names."""

from dataclasses import dataclass
from datetime import date

from nep.organisations.models import World


@dataclass(frozen=True)
class Task:
    """An action: `pillar` counts the theme's pillars from 0, `focus` the focus points beside it."""

    text: str
    due_on: date
    pillar: int | None = None
    focus: int = 0
    target: int | None = None
    unit: str = ""
    measure: str = ""


PARTY_FOCUS = (
    ("breakthrough", "Nêu gương của người đứng đầu: hứa trước dân việc gì thì theo tới khi làm xong."),
    ("pressing", "Kiến nghị của người dân còn trả lời chậm, trả lời chưa rõ."),
    ("other", "Gắn việc học tập và làm theo với bốn trụ cột phát triển của tỉnh."),
)
PARTY_TASKS = (
    Task(
        "Mỗi tháng tổ chức ngày nghe dân nói ở cơ sở, công bố lịch trước ít nhất 5 ngày làm việc.",
        date(2023, 12, 15),
        focus=0,
        target=1000,
        unit="ngày",
        measure="listening_days_held",
    ),
    Task(
        "Trả lời đúng hạn kiến nghị, phản ánh; việc đã hứa có hạn, có người phụ trách, có minh chứng.",
        date(2023, 12, 15),
        focus=1,
        target=600,
        unit="kiến nghị",
        measure="petitions_answered_in_time",
    ),
    Task(
        "Mỗi cơ quan, đơn vị chọn một việc gắn với chuyển đổi số, giảm giấy tờ cho người dân.",
        date(2023, 6, 30),
        pillar=2,
        focus=2,
        target=1,
        unit="việc",
    ),
    Task(
        "Vận động người dân giữ sạch kênh rạch, trồng hoa ven đường ở từng ấp, khu vực.",
        date(2023, 9, 30),
        pillar=1,
        focus=2,
        target=1,
        unit="tuyến",
    ),
)
ADAPTED = (
    "Gắn việc học tập và làm theo với giảm rác thải ở chợ và ven sông.",
    "Gắn việc học tập và làm theo với sửa đường ấp, làm cầu nông thôn.",
    "Gắn việc học tập và làm theo với giúp hộ trồng khóm, trồng lúa tiêu thụ nông sản.",
    "Gắn việc học tập và làm theo với giải quyết thủ tục nhanh cho người dân ở xa.",
)
FOCUS = (
    ("breakthrough", "Mỗi tháng nghe dân ở một ấp theo vòng; việc hứa tại chỗ được ghi và công khai hạn."),
    ("pressing", "Đường ấp ngập sau mưa, rác ở bến ghe, đèn đường hư lâu chưa sửa."),
)
TASKS = (
    Task(
        "Sửa mặt đường và cống thoát nước ở ba đoạn thường ngập.",
        date(2022, 11, 30),
        focus=1,
        target=3,
        unit="đoạn",
    ),
    Task(
        "Thay đèn đường hư ở tám ấp, ghi ngày thay và người làm.",
        date(2022, 9, 30),
        focus=1,
        target=8,
        unit="ấp",
    ),
    Task(
        "Nhận hồ sơ tại nhà cho người già yếu, người khuyết tật.",
        date(2023, 6, 30),
        pillar=2,
        focus=0,
        target=120,
        unit="lượt",
    ),
    Task(
        "Lập tổ thu gom rác ở bến ghe và chợ, mỗi tuần hai lần.",
        date(2022, 8, 31),
        pillar=1,
        focus=1,
        target=2,
        unit="tổ",
    ),
    Task(
        "Trả lời trong ngày nghe dân ít nhất một nửa số vấn đề được nêu.",
        date(2023, 12, 15),
        focus=0,
        target=40,
        unit="vấn đề",
        measure="issues",
    ),
)
SHOWCASE_TASKS = (
    Task(
        "Đảng ủy viên dự ngày nghe dân nói ở ấp được phân công, nhận theo dõi việc đã hứa.",
        date(2023, 12, 15),
        focus=0,
        target=24,
        unit="buổi",
        measure="listening_days_held",
    ),
    Task(
        "Sinh hoạt chi bộ chuyên đề mỗi quý, mỗi lần chọn một việc bức xúc của ấp để bàn cách làm.",
        date(2023, 12, 15),
        focus=1,
        target=8,
        unit="lần",
    ),
    Task(
        "Vận động hộ dân hiến đất mở rộng đường ấp.",
        date(2023, 6, 30),
        pillar=1,
        focus=1,
        target=15,
        unit="hộ",
    ),
    Task(
        "Phổ biến cách nộp hồ sơ qua mạng ở nhà văn hóa ấp.",
        date(2023, 3, 31),
        pillar=2,
        focus=0,
        target=8,
        unit="ấp",
    ),
)
PAPERS: dict[str, tuple[tuple[str, str, date, str, bool], ...]] = {
    World.PARTY: (
        ("resolution", "05-NQ/ĐU", date(2022, 5, 12), "Nghị quyết về ngày nghe dân nói ở ấp", False),
        ("programme", "03-CTr/ĐU", date(2022, 7, 20), "Đảng ủy viên theo dõi việc đã hứa với dân", False),
    ),
    World.STATE: (
        ("plan", "21/KH-UBND", date(2022, 5, 20), "Sửa đường ấp và thoát nước sau mưa", False),
        ("plan", "02/ĐA-UBND", date(2022, 8, 10), "Thu gom rác ở bến ghe và chợ xã", True),
    ),
}
