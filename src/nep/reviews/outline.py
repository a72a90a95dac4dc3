"""The outline a new report begins with, in our own words; the office edits every part of it."""

import re
from dataclasses import dataclass

from nep.measures.registry import figures

TOKEN = re.compile(r"\{([^{}\s]{1,64})\}")
UNWRITTEN = "Cơ quan lập báo cáo ghi nhận xét, đánh giá tại đây trước khi ban hành."


@dataclass(frozen=True)
class Part:
    title: str
    sentences: tuple[str, ...]
    is_assessment: bool = False


DEFAULT = (
    Part(
        "Tổ chức thực hiện",
        (
            "Việc thực hiện chuyên đề được gắn với nhiệm vụ thường ngày của từng cơ quan, địa phương: mở "
            "ngày nghe dân nói hằng tháng, trả lời cho dân hiểu, làm xong những việc đã hứa.",
        ),
    ),
    Part(
        "Nghe dân nói",
        (
            "Theo lịch có {listening_days_due} ngày nghe dân nói, đã tổ chức {listening_days_held} ngày.",
            "Có {speakers} lượt người phát biểu, {opinions} ý kiến, {issues} vấn đề được nêu.",
            "Các nơi tiếp nhận đã nhận {petitions_received} kiến nghị, phản ánh.",
        ),
    ),
    Part(
        "Nói dân hiểu",
        (
            "Đã trả lời {petitions_answered} kiến nghị, phản ánh, trong đó {petitions_answered_in_time} kiến "
            "nghị trả lời đúng hạn.",
            "Đến cuối kỳ còn {petitions_late} kiến nghị, phản ánh quá hạn chưa trả lời.",
        ),
    ),
    Part(
        "Làm dân tin",
        (
            "Đã hứa giải quyết {promises_made} nội dung, đã làm xong {promises_kept} nội dung.",
            "Đến cuối kỳ còn {promises_late} nội dung quá hạn; trong kỳ có {promises_moved} lần lùi hạn, mỗi "
            "lần đều ghi rõ lý do.",
        ),
    ),
    Part("Đánh giá", (UNWRITTEN,), is_assessment=True),
    Part(
        "Nhiệm vụ thời gian tới",
        (
            "Giữ đều ngày nghe dân nói; giải quyết dứt điểm các kiến nghị và nội dung cam kết quá hạn nêu "
            "trong báo cáo này; công khai kết quả để Nhân dân theo dõi.",
        ),
    ),
)


def default_text(part: Part) -> str:
    """The sentences whose figures this installation knows."""
    known = {figure.key for figure in figures()}
    return " ".join(s for s in part.sentences if set(tokens_in(s)) <= known)


def tokens_in(text: str) -> list[str]:
    """Keys of the figures that a text asks for, in order."""
    return TOKEN.findall(text)
