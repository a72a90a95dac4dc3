"""What readers of the sample wrote under two articles: answered, shown in part, shown the way, declined,
waiting. All of it invented."""

from datetime import date, datetime, timedelta

from nep.newsroom import actions
from nep.newsroom.models import Article, Remark
from nep.organisations.actors import PUBLIC, Actor
from nep.web import clock

ROAD = "Con tôi đi học đoạn đường ấy mỗi ngày. Mong đoạn cống đầu ngõ cũng được xem luôn."
ROAD_ANSWER = (
    "Cảm ơn ông/bà. Đoạn cống đầu ngõ nằm trong phần nâng nền đã hứa; ngày xong và người phụ trách có ở "
    "trang Việc đã hứa."
)
LAMP = "Lùi ngày mà nói rõ lý do thì dễ thông cảm hơn. Nhà bác Mẫu Văn Tám cũng nói vậy."
LETTER = "Đề nghị giải quyết dứt điểm việc thoát nước trước nhà tôi, tôi đã hỏi hai lần."
LETTER_ANSWER = (
    "Việc này cần có người nhận và hạn trả lời. Ông/bà gửi ở trang Gửi ý kiến để nhận số phiếu; ở đây không "
    "theo dõi được hạn."
)
SPAM = "Vay nhanh trong ngày, xem www.vi-du-quang-cao.vn nhé cả nhà!"
WAITING = "Bài dễ hiểu. Xin hỏi lùi mấy lần thì phải báo lên cấp trên?"
LATEST = "Cho hỏi lịch tháng Một có trước Tết không?"


def hear_readers(articles: list[Article], editor: Actor, approver: Actor) -> None:
    """`articles`: the published ones, the oldest first. The editor was named before the first came out."""
    school, late = articles[0], articles[2]
    named = clock.noon(date(2023, 10, 2), hour=8)
    actions.name_moderator(school.unit, post=editor.post, days=30, by=approver, at=named)
    road = _sent(school, date(2023, 10, 3), ROAD, "Phụ huynh lớp Mẫu")
    actions.show_remark(road, answer=ROAD_ANSWER, by=editor, at=_next(road))
    lamp = _sent(late, date(2023, 12, 5), LAMP)
    actions.show_remark(lamp, hidden="Nhà bác Mẫu Văn Tám cũng nói vậy.", by=editor, at=_next(lamp))
    letter = _sent(late, date(2023, 12, 6), LETTER, "Người dân ấp Mẫu")
    actions.show_remark(letter, answer=LETTER_ANSWER, points_to_petition=True, by=editor, at=_next(letter))
    spam = _sent(late, date(2023, 12, 11), SPAM, "Tư vấn viên", proved=False)
    actions.decline_remark(spam, reason=Remark.Reason.SPAM, by=editor, at=_next(spam))
    _sent(late, date(2023, 12, 26), WAITING, "Bạn đọc mẫu")
    _sent(late, date(2023, 12, 27), LATEST, proved=False)


def _sent(article: Article, day: date, text: str, name: str = "", *, proved: bool = True) -> Remark:
    owner = f"mau-{article.pk}-{day.isoformat()}"
    at = clock.noon(day, hour=8)
    return actions.send_remark(article, text=text, name=name, owner=owner, proved=proved, by=PUBLIC, at=at)


def _next(remark: Remark) -> datetime:
    return remark.received_at + timedelta(hours=26)
