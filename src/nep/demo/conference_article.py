"""The article of the conference, told in words of our own, with drawings in the place of photographs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.urls import reverse

from nep.demo.drawings import certificates, drawn, hall, lectern, village_house
from nep.demo.province import Province
from nep.newsroom import actions
from nep.newsroom.actions.writing import Words
from nep.newsroom.models import Article
from nep.organisations.actors import Actor
from nep.practices.models import Practice
from nep.reviews.models import Conclusion, Conference
from nep.reviews.queries import frozen_figures
from nep.web.clock import day_of

CREDIT = "hình vẽ của bản mẫu"
FRIDAY, FIGURE, WORK = "[[thứ sáu]]", "[[số buổi]]", "[[việc giao]]"
"""Where what is quoted stands, before its number is known."""
FROZEN = "listening_days_held"


@dataclass(frozen=True)
class Drawn:
    """A drawing and its words; one that is shown again says something else of it."""

    name: str
    drawing: Callable[[], bytes]
    caption: str
    alternative: str


PICTURES = (
    Drawn(
        "hoi-truong",
        hall,
        "Hội trường Tỉnh ủy trước giờ khai mạc",
        "Bàn chủ tọa phủ khăn đỏ trên sân khấu, phía dưới là các hàng ghế còn trống",
    ),
    Drawn(
        "nha-van-hoa-ap",
        village_house,
        "Nơi cách làm bắt đầu: ghế xếp vòng cung trước nhà văn hóa ấp, bên bờ kênh",
        "Nhà văn hóa ấp mái đỏ, một vòng ghế quanh chiếc bàn trên bãi cỏ cạnh con kênh",
    ),
    Drawn(
        "bang-khen",
        certificates,
        "Bằng khen chờ trao cho các tập thể, cá nhân",
        "Ba tờ bằng viền vàng xếp chồng trên mặt bàn gỗ, tờ trên cùng có dải ruy băng đỏ",
    ),
    Drawn(
        "buc-phat-bieu",
        lectern,
        "Từ bục này, ba đơn vị kể việc mình đã làm, mỗi nơi không quá tám phút",
        "Bục phát biểu với hai micrô trước tấm màn xanh, hai chậu hoa vàng ở hai bên",
    ),
    Drawn(
        "hoi-truong",
        hall,
        "Cũng hội trường ấy sẽ mở lại đầu năm sau, để đọc từng việc vừa giao: xong hay chưa",
        "Các hàng ghế trống nhìn lên sân khấu có tấm màn xanh",
    ),
)
CONFERENCE = Words(
    title="Hội nghị tổng kết Chuyên đề 2022-2023: việc đã hứa được đọc lại từng việc",
    lead="Sáng 27/12, Tỉnh ủy nhìn lại hai năm học tập và làm theo Bác, khen 12 tập thể và 13 cá nhân, chọn "
    "chuyên đề cho hai năm tới.",
    body="<p>Buổi sáng bắt đầu bằng bản báo cáo mở trên màn hình, từng phần một. Con số nào cũng đã chốt; ai "
    "muốn biết số ấy đếm những gì thì mở được danh sách phía sau.</p><p>[[ảnh 1]]</p>"
    "<h2>Học để làm đúng việc của mình</h2>"
    "<p>Báo cáo ghi nhận: chuyên đề không đứng riêng. Các cấp ủy đưa nó vào những việc mà tỉnh đang dồn "
    "sức, từ bốn trụ cột công nghiệp, nông nghiệp, đô thị, du lịch tới ba nhiệm vụ đột phá; rõ nhất là "
    "việc đào tạo, chọn và giao việc cho cán bộ. Kế hoạch của nơi nào cũng có tên việc, người làm và ngày "
    "xong, nên cuối kỳ đối chiếu được từng dòng.</p><h2>Hai cách làm nhiều nơi đã học</h2>"
    "<p>Được nhắc nhiều nhất là buổi nghe dân vào thứ Sáu cuối tháng: cán bộ về ấp, nghe trước, giải "
    "thích sau, việc gì hứa thì hẹn ngày.</p><p>[[thứ sáu]]</p><p>[[ảnh 2]]</p><p>[[số buổi]]</p>"
    "<p>Cách thứ hai là việc chung của Mặt trận và các đoàn thể: mời Bí thư Tỉnh ủy và Chủ tịch Ủy ban "
    "nhân dân tỉnh ngồi lại với người dân, với công nhân, trả lời ngay điều trả lời được.</p>"
    "<p>Ba đơn vị lên kể chuyện cơ sở. Không nơi nào đọc lại báo cáo; câu hỏi từ hàng ghế phía dưới chủ "
    "yếu là làm sao giữ lịch nghe dân giữa mùa vụ.</p><p>[[ảnh 4]]</p>"
    "<h2>Khen người làm được việc</h2>"
    "<p>Ban Thường vụ Tỉnh ủy tặng Bằng khen cho 12 tập thể và 13 cá nhân. Một tập thể và hai cá nhân "
    "được Thủ tướng Chính phủ tặng Bằng khen; một tập thể và hai cá nhân khác được Ban Tuyên giáo Trung "
    'ương tặng. Tên, thành tích và số quyết định đọc được ở <a href="/so-khen-thuong/">Sổ khen '
    "thưởng</a>.</p><p>[[ảnh 3]]</p><h2>Hai năm tới</h2>"
    "<p>Kết luận hội nghị, [[người 1]] nói hai năm qua đã gợi được mong muốn làm việc có ích ở nhiều "
    "người, và điều cần giữ là mong muốn ấy. [[người 1]] dặn ba điều cho chuyên đề sau: mỗi nhóm người "
    "một cách học hợp với mình; kế hoạch của mỗi nơi chỉ chọn vài việc trọng tâm vừa sức; mỗi đảng viên làm "
    "theo bằng chính việc được giao.</p>"
    "<p>Hội nghị thống nhất chọn chuyên đề 2024-2025 về phát huy sức mình, nắm đúng thời cơ để tỉnh phát "
    "triển nhanh và bền vững, không để ai lại phía sau. Bài học của kỳ này và những việc chưa xong được "
    "chép sang bản nháp chuyên đề mới.</p>"
    "<p>Ba việc được giao ngay tại chỗ, việc nào cũng có nơi làm và ngày xong. Việc đầu tiên:</p>"
    "<p>[[việc giao]]</p><p>[[ảnh 5]]</p>",
    tags="hội nghị, tổng kết, khen thưởng",
)


def tell_article(built: Province, conference: Conference, *, at: datetime) -> Article:
    """Written while the hall empties, sent, approved by another person; it waits for the closing."""
    editor, approver = built.actor(built.party, "editor"), built.actor(built.party, "approver")
    plain = replace(CONFERENCE, body="<p>…</p>")
    article = actions.draft_article(unit=built.party, words=plain, by=editor, at=at)
    _show_pictures(article, editor, at)
    secretary = built.post(built.party, "leader")
    actions.add_mention(article, post=secretary.pk, day=day_of(at), by=editor, at=at)
    body = _quoted(article, conference, editor, at)
    words = replace(CONFERENCE, body=body)
    actions.save_article(article, words=words, base=1, by=editor, at=at + timedelta(minutes=8))
    actions.submit_article(article, by=editor, at=at + timedelta(minutes=9))
    return actions.approve_article(article, by=approver, at=at + timedelta(minutes=15))


def _show_pictures(article: Article, editor: Actor, at: datetime) -> None:
    """The one that is shown twice is kept once."""
    files = {one.name: one.drawing() for one in {one.name: one for one in PICTURES}.values()}
    for one in PICTURES:
        actions.add_photograph(
            article,
            file=drawn(one.name, files[one.name]),
            caption=one.caption,
            alternative=one.alternative,
            credit=CREDIT,
            taken_on=date(at.year, at.month, at.day),
            by=editor,
            at=at,
        )


def _quoted(article: Article, conference: Conference, editor: Actor, at: datetime) -> str:
    """The words with the numbers of what they quote; what is not there is not quoted."""
    body = CONFERENCE.body
    for mark, address in _addresses(conference).items():
        number = actions.add_quote(article, address=address, by=editor, at=at).number if address else 0
        body = body.replace(f"<p>{mark}</p>", f"<p>[[trích {number}]]</p>" if number else "")
    return body


def _addresses(conference: Conference) -> dict[str, str]:
    """Mark -> page, empty where the sample has none."""
    friday = Practice.objects.public().filter(unit=conference.unit).order_by("pk").first()
    figure = frozen_figures(conference.report).own.get(FROZEN) if conference.report else None
    work = conference.conclusions.filter(kind=Conclusion.Kind.WORK).select_related("promise").order_by("pk")
    promise = next((row.promise for row in work if row.promise), None)
    return {
        FRIDAY: reverse("practices:practice", args=[friday.uuid]) if friday else "",
        FIGURE: reverse("measures:frozen", args=[figure.uuid]) if figure else "",
        WORK: reverse("promises:promise", args=[promise.uuid]) if promise else "",
    }
