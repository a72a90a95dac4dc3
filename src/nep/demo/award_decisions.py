"""The decisions of the round: the public asked, the list signed, awards of two authorities recorded."""

import io
from collections.abc import Iterator
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from nep.commendations import actions
from nep.commendations.models import AwardForm, Nomination, RegisterEntry
from nep.commendations.subjects import unit_names
from nep.demo.awards import Awards
from nep.demo.province import Province
from nep.measures.periods import Period
from nep.organisations.actors import PUBLIC
from nep.web import clock

FORWARDED_ON, ASKED_ON, SAID_ON = date(2023, 11, 28), date(2023, 12, 8), date(2023, 12, 12)
SETTLED_ON, SIGNED_ON, RECORDED_ON = date(2023, 12, 18), date(2023, 12, 26), date(2023, 12, 26)
CITATION = "đã có thành tích xuất sắc trong thực hiện Chuyên đề năm 2022-2023"
BASES = (
    "Quy định khen thưởng của tỉnh mẫu (dữ liệu mẫu, không phải văn bản có thật)\n"
    "Biên bản họp của Hội đồng Thi đua - Khen thưởng Tỉnh ủy"
)
OUTSIDE_CITATION = (
    "có thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
)
SAID = "Tôi thấy danh sách này đúng người làm việc. Mong tỉnh khen thêm những người trực ở bộ phận một cửa."
PERIODS = {
    "prime_minister": Period(date(2018, 1, 1), date(2022, 12, 31)),
    "commission": Period(date(2022, 1, 1), date(2023, 6, 30)),
}


def tell_decisions(built: Province, awards: Awards) -> list[RegisterEntry]:
    """12 collectives and 13 persons by the Tỉnh ủy: the decision is signed and waits for the conference.
    1 and 2 by each of the two authorities above, recorded from their decisions."""
    _ask_the_public(built, awards)
    office = built.actor(built.party, "officer")
    signer = built.actor(built.party, "leader").post
    assert signer is not None, "a leader acts as a post"
    at = clock.noon(SIGNED_ON, hour=9)
    decision = actions.draft_decision(
        awards.round, form=awards.own, citation=CITATION, bases=BASES, by=office, at=at
    )
    actions.ready_decision(decision, signer=signer, signed_on=SIGNED_ON, is_public=True, by=office, at=at)
    return [
        *_record(built, awards.prime_minister, "1234/QĐ-TTg (mẫu)", date(2023, 12, 18), "prime_minister"),
        *_record(built, awards.commission, "567-QĐ/BTGTW (mẫu)", date(2023, 12, 15), "commission"),
    ]


def _ask_the_public(built: Province, awards: Awards) -> None:
    """One comment came, sealed; the secretary opened it with a reason and settled it."""
    office = built.actor(built.party, "officer")
    period = actions.open_comment_period(
        awards.round, form=awards.own, by=office, at=clock.noon(ASKED_ON, hour=15)
    )
    comment = actions.send_comment(period, text=SAID, by=PUBLIC, at=clock.noon(SAID_ON, hour=20))
    at = clock.noon(SETTLED_ON, hour=8)
    actions.open_comment(comment, reason="Đọc ý kiến nhận trong thời gian lấy ý kiến", by=office, at=at)
    actions.settle_comment(comment, outcome="Đã xem, không có nội dung phải xác minh", by=office, at=at)


def _record(
    built: Province, form: AwardForm, number: str, signed_on: date, key: str
) -> Iterator[RegisterEntry]:
    """What was put forward goes to the authority, and comes back as its decision."""
    office = built.actor(built.party, "officer")
    rows = list(
        Nomination.objects.filter(form=form).select_related("collective", "person").order_by("kind", "pk")
    )
    units = unit_names(rows, signed_on)
    for place, one in enumerate(rows):
        sent = clock.noon(FORWARDED_ON, hour=9, minute=place)
        actions.forward_nomination(one, note="Tờ trình của tỉnh mẫu (dữ liệu mẫu)", by=office, at=sent)
        yield actions.record_outside_award(
            form=form,
            unit=built.party,
            kind=one.kind,
            subject_name=one.subject_name,
            subject_post=one.subject_post,
            unit_name=units[one.pk],
            number=number,
            signed_on=signed_on,
            achievement=OUTSIDE_CITATION,
            upload=_copy_of(number),
            period=PERIODS[key],
            nomination=one,
            by=office,
            at=clock.noon(RECORDED_ON, hour=9, minute=place),
        )


def _copy_of(number: str) -> SimpleUploadedFile:
    """An empty page as PDF: no signature, no seal, no word of anybody."""
    page = Image.new("RGB", (827, 1169), "#FBFAF5")
    ImageDraw.Draw(page).rectangle((60, 60, 767, 1109), outline="#5B5138", width=3)
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=100.0)
    return SimpleUploadedFile(f"quyet-dinh-{number.split('/')[0].split('-')[0]}.pdf", stream.getvalue())
