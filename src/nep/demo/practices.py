"""Good ways of working: the article's two, how they spread, and what waits on the desks on the last day."""

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import cycle

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from nep.demo.practice_texts import AT_HAMLET, CANAL, CHANGES, DIALOGUE, FRIDAY, FRIDAY_AGAIN
from nep.demo.province import Province, showcase_of
from nep.dialogue.models import ListeningSeries
from nep.measures.periods import Period
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.practices import actions
from nep.practices.actions.results import Result
from nep.practices.actions.writing import Words
from nep.practices.models import Adoption, Practice
from nep.programmes.models import Theme
from nep.web import clock

BEFORE = Period(date(2021, 1, 1), date(2021, 12, 31))
AFTER = Period(date(2022, 1, 1), date(2023, 12, 27))
FIGURES = (
    ("Ngày nghe dân đã tổ chức", "listening_days_held"),
    ("Người phát biểu", "speakers"),
    ("Vấn đề được nêu", "issues"),
    ("Việc đã hứa làm xong", "promises_kept"),
)
HALL, CANAL_BANK = ((236, 228, 206), (120, 96, 64)), ((188, 214, 220), (96, 140, 84))
LEARNED_FROM_DISTRICT = 6


def tell_practices(built: Province, theme: Theme) -> None:
    """Told when the two years are over, because results are the figures of these years."""
    friday = tell_friday(built, theme)
    _spread_friday(built, friday)
    _spread_dialogue(built, tell_dialogue(built, theme))
    tell_neighbours(built)


def tell_friday(built: Province, theme: Theme) -> Practice:
    """Registered by the Tỉnh ủy, which nobody stands above; public by its issuer's choice. Its results are
    the figures of the listening days themselves, one of them frozen."""
    leader, at = built.actor(built.party, "leader"), clock.noon(date(2022, 3, 10), hour=9)
    contact = built.post(built.party, "officer")
    words = Words(**{**FRIDAY.__dict__, "theme": theme, "contact": contact})
    practice = actions.draft_practice(unit=built.party, words=words, by=leader, at=at)
    actions.register_practice(practice, by=leader, at=at)
    practice = actions.publish_practice(practice, by=leader, at=at)
    later = clock.noon(date(2023, 12, 26), hour=10)
    for label, key in FIGURES:
        result = Result(label, measure_key=key, before_period=BEFORE, after_period=AFTER)
        actions.add_result(practice, result=result, by=leader, at=later)
    actions.freeze_result(practice.results.get(measure_key="listening_days_held"), by=leader, at=later)
    photograph = a_photograph("nghe-dan.jpg", HALL)
    _show(
        practice,
        photograph,
        "Buổi nghe dân ở nhà văn hóa ấp",
        "Bàn ghế kê vòng tròn trong nhà văn hóa ấp",
        leader,
        later,
    )
    return practice


def tell_dialogue(built: Province, theme: Theme) -> Practice:
    """The joint model: the Front leads, five organisations have it too."""
    front, *others = built.front
    leader, at = built.actor(front, "leader"), clock.noon(date(2022, 7, 5), hour=9)
    words = Words(**{**DIALOGUE.__dict__, "theme": theme, "contact": built.post(front, "officer")})
    practice = actions.draft_practice(unit=front, words=words, by=leader, at=at)
    for body in others:
        actions.add_owner(practice, unit=body, by=leader, at=at)
    actions.register_practice(practice, by=leader, at=at)
    for result in (
        Result("Cuộc đối thoại của người đứng đầu tỉnh", "không thành lệ", "2 cuộc mỗi năm"),
        Result("Câu hỏi được trả lời tại hội trường hoặc hẹn ngày", "không theo dõi", "mọi câu hỏi"),
    ):
        actions.add_result(practice, result=result, by=leader, at=at)
    photograph = a_photograph("doi-thoai.jpg", HALL)
    _show(
        practice,
        photograph,
        "Đối thoại với công nhân năm 2022",
        "Hội trường có hai hàng ghế và bàn chủ tọa",
        leader,
        at,
    )
    return practice


def _spread_friday(built: Province, practice: Practice) -> None:
    """Districts learned from the Tỉnh ủy, communes from their district; two of them from each other."""
    units = ListeningSeries.objects.order_by("pk").values_list("unit", flat=True).distinct()
    by_id = {unit.pk: unit for unit in built.communes}
    communes = [by_id[pk] for pk in dict.fromkeys(units) if pk in by_id]
    told = cycle(CHANGES)
    day = date(2022, 3, 21)
    last: Adoption | None = None
    for number, commune in enumerate(communes):
        district = built.district_of[commune.pk]
        changed, results = next(told)
        is_first = last is None or number < LEARNED_FROM_DISTRICT
        source = _adopt(built, practice, district, day, None, "", "") if is_first else last
        last = _adopt(built, practice, commune, day + timedelta(days=14), source, changed, results)
        day += timedelta(days=23)


def _spread_dialogue(built: Province, practice: Practice) -> None:
    first = _adopt(
        built,
        practice,
        built.districts[0],
        date(2022, 10, 3),
        None,
        "Bí thư và Chủ tịch huyện đối thoại với nông dân hai lần một năm.",
        "Nông dân hỏi nhiều về giá vật tư và đường nội đồng.",
    )
    _adopt(built, practice, built.districts[1], date(2023, 2, 6), None, "", "")
    _adopt(built, practice, built.districts[2], date(2023, 4, 10), first, "Thêm một cuộc với thanh niên.", "")


def tell_neighbours(built: Province) -> None:
    """In the district of the sample's commune: one recognised, one waiting for the district, one in draft."""
    showcase = showcase_of(built)
    district = built.district_of[showcase.pk]
    others = [unit for unit in built.communes if built.district_of[unit.pk] == district and unit != showcase]
    canal = _recognised_canal(built, others[0], district)
    first = _adopt(
        built, canal, others[1], date(2023, 8, 14), None, "Chia theo tuyến đường thay cho kênh.", ""
    )
    _adopt(
        built, canal, others[2], date(2023, 10, 2), first, "", "Hai tuyến đường không còn bãi rác tự phát."
    )
    officer, at = built.actor(showcase, "officer"), clock.noon(date(2023, 12, 21), hour=9)
    waiting = actions.draft_practice(unit=showcase, words=AT_HAMLET, by=officer, at=at)
    result = Result("Người phải lên xã lấy kết quả", "mọi người", "khoảng một phần ba")
    actions.add_result(waiting, result=result, by=officer, at=at)
    actions.register_practice(waiting, by=officer, at=at)
    later = clock.noon(date(2023, 12, 26), hour=14)
    actions.draft_practice(unit=showcase, words=FRIDAY_AGAIN, by=officer, at=later)


def _recognised_canal(built: Province, commune: Unit, district: Unit) -> Practice:
    """Returned once for its missing results, then recognised with reasons."""
    leader, above = built.actor(commune, "leader"), built.actor(district, "leader")
    days = [clock.noon(date(2023, *day), hour=9) for day in ((5, 8), (5, 12), (6, 5), (6, 9))]
    words = Words(**{**CANAL.__dict__, "contact": built.post(commune, "officer")})
    practice = actions.draft_practice(unit=commune, words=words, by=leader, at=days[0])
    actions.register_practice(practice, by=leader, at=days[0])
    actions.return_practice(
        practice, reason="Chưa có kết quả trước và sau, đề nghị bổ sung ảnh.", by=above, at=days[1]
    )
    result = Result("Điểm rác trên tuyến kênh", "14 điểm", "2 điểm")
    actions.add_result(practice, result=result, by=leader, at=days[2])
    photograph = a_photograph("tuyen-kenh.jpg", CANAL_BANK)
    _show(
        practice, photograph, "Tuyến kênh sau ba tháng", "Mặt kênh sạch, hai bờ cỏ đã phát", leader, days[2]
    )
    actions.register_practice(practice, by=leader, at=days[2])
    reason = "Người dân tự làm được, ít tốn, ảnh trước và sau rõ ràng; các xã có kênh nên làm theo."
    return actions.recognise_practice(practice, reason=reason, by=above, at=days[3])


def _adopt(
    built: Province,
    practice: Practice,
    unit: Unit,
    day: date,
    source: Adoption | None,
    changed: str,
    results: str,
) -> Adoption:
    return actions.adopt_practice(
        practice,
        changed=changed,
        results=results,
        from_adoption=source,
        adopted_on=day,
        by=built.actor(unit, "leader"),
        at=clock.noon(day, hour=15),
    )


def _show(
    practice: Practice,
    file: SimpleUploadedFile,
    caption: str,
    alternative: str,
    by: Actor,
    at: datetime,
) -> None:
    actions.add_evidence(
        practice,
        file=file,
        caption=caption,
        alternative=alternative,
        credit="hình vẽ của bản mẫu",
        by=by,
        at=at,
    )


def a_photograph(name: str, colours: Sequence[tuple[int, int, int]]) -> SimpleUploadedFile:
    """A drawn picture in place of a photograph: a wall or a bank, and rows before it."""
    far, near = colours
    picture = Image.new("RGB", (640, 480), far)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 230, 640, 480), fill=near)
    for row in range(3):
        for seat in range(9 - row):
            x, y = 40 + row * 34 + seat * 66, 420 - row * 62
            draw.rounded_rectangle((x, y, x + 42, y + 34), 8, fill=far, outline=(60, 54, 44), width=2)
    draw.rectangle((210, 120, 430, 190), fill=(250, 248, 240), outline=(60, 54, 44), width=3)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")
