"""Everything that appears when a conference is closed, before it does, and what still stands in the way."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from nep.commendations.models import AwardDecision
from nep.commendations.permissions import can_publish_awards
from nep.documents.models import NumberSource
from nep.documents.numbering import number_source
from nep.newsroom.models import Article
from nep.newsroom.permissions import can_decide
from nep.organisations.actors import Actor
from nep.reviews.models import Conference, DraftComment, SummaryReport
from nep.reviews.permissions import can_issue_report

DState = AwardDecision.State
APPROVED = (Article.State.APPROVED, Article.State.SCHEDULED)


@dataclass(frozen=True)
class Appearing:
    """One thing: what it is, what of it appears, what must be mended first."""

    heading: str
    lines: list[str]
    faults: list[str] = field(default_factory=list)
    is_out: bool = False


def appearing(conference: Conference, actor: Actor) -> list[Appearing]:
    """In the order in which it is published. Two queries a decision, whatever the number of names."""
    return [*_decisions(conference, actor), *_report(conference, actor), *_article(conference, actor)]


def _decisions(conference: Conference, actor: Actor) -> list[Appearing]:
    if conference.award_round is None:
        return []
    rows = conference.award_round.decisions.select_related("form", "unit")
    return [_decision(row, actor) for row in rows.order_by("form__position", "pk")]


def _decision(row: "AwardDecision", actor: Actor) -> Appearing:
    names = row.items.select_related("nomination").order_by("position", "pk")
    lines = [item.nomination.subject_name for item in names]
    heading = _("Quyết định tặng %(form)s: %(count)s") % {"form": row.form.name, "count": len(lines)}
    if row.state == DState.PUBLISHED:
        return Appearing(heading, lines, is_out=True)
    faults = []
    if row.state == DState.DRAFT:
        faults.append(_("Quyết định này chưa sẵn sàng: còn thiếu ngày, người ký hoặc số."))
    elif row.number is None and number_source(row.unit) is NumberSource.OFFICE:
        faults.append(_("Quyết định này chưa có số của văn thư."))
    if not can_publish_awards(actor, row.unit):
        faults.append(_("Đồng chí không có quyền công bố quyết định này."))
    return Appearing(heading, lines, faults)


def _report(conference: Conference, actor: Actor) -> list[Appearing]:
    report = conference.report
    if report is None:
        return []
    if report.state == SummaryReport.State.ISSUED:
        return [Appearing(report.name, [], is_out=True)]
    faults = []
    if report.compiled_at is None:
        faults.append(_("Báo cáo chưa chốt số liệu."))
    if DraftComment.objects.filter(request__report=report, taken=None).exists():
        faults.append(_("Báo cáo còn ý kiến góp ý chưa xem xét."))
    if not can_issue_report(actor, report):
        faults.append(_("Đồng chí không có quyền ban hành báo cáo này."))
    return [Appearing(report.name, [_("ban hành thành văn bản, không sửa được nữa")], faults)]


def _article(conference: Conference, actor: Actor) -> list[Appearing]:
    article = conference.article
    if article is None:
        return []
    heading = _("Bài: %(title)s") % {"title": article.title}
    if article.state == Article.State.PUBLISHED:
        return [Appearing(heading, [], is_out=True)]
    faults = []
    if article.state not in APPROVED:
        faults.append(_("Bài chưa được người thứ hai duyệt."))
    if not can_decide(actor, article):
        faults.append(_("Đồng chí không có quyền đăng bài này."))
    return [Appearing(heading, [_("mọi người đọc được, cùng ảnh trong bài")], faults)]
