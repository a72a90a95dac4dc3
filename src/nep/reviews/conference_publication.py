"""Everything that appears when a conference is closed, before it does, and what still stands in the way."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nep.commendations.actions.decisions import refuse_uncommented
from nep.commendations.decision_page import Preview, preview_of
from nep.commendations.models import AwardDecision
from nep.commendations.permissions import can_publish_awards
from nep.documents.models import IssuedPaper, NumberSource
from nep.documents.numbering import number_source
from nep.newsroom.figures import uses_in
from nep.newsroom.marks import PHOTOGRAPH, numbers_in
from nep.newsroom.models import Article, Revision
from nep.newsroom.permissions import can_decide
from nep.organisations.actors import Actor
from nep.reviews.agenda_decisions import shown
from nep.reviews.models import Conference, DraftComment, SummaryReport
from nep.reviews.outline import UNWRITTEN
from nep.reviews.permissions import can_issue_report
from nep.web import clock
from nep.web.errors import Refusal

DState = AwardDecision.State
APPROVED = (Article.State.APPROVED, Article.State.SCHEDULED)


@dataclass(frozen=True)
class Appearing:
    """One thing: what it is, what comes of it, the names or pictures in it, what must be mended first. `url`
    is where it is read before it appears."""

    heading: str
    facts: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    url: str = ""
    is_out: bool = False


def appearing(conference: Conference, actor: Actor) -> list[Appearing]:
    """In the order in which it is published; the same number of queries whatever the number of names."""
    return [*_decisions(conference, actor), *_report(conference, actor), *_article(conference, actor)]


def _decisions(conference: Conference, actor: Actor) -> list[Appearing]:
    if conference.award_round is None:
        return []
    rows = conference.award_round.decisions.select_related("form", "unit", "round", "signer", "paper")
    seen = set(AwardDecision.objects.visible_to(actor).values_list("pk", flat=True))
    return [
        _decision(row, actor) if row.pk in seen else _unseen()
        for row in rows.order_by("form__position", "pk")
    ]


def _unseen() -> Appearing:
    """Its form and names are for the office that publishes it."""
    fault = _("Đồng chí không có quyền công bố quyết định này.")
    return Appearing(_("Một quyết định khen thưởng chờ công bố"), faults=[fault])


def _decision(row: AwardDecision, actor: Actor) -> Appearing:
    heading = _("Quyết định tặng %(form)s") % {"form": row.form.name}
    url = row.get_absolute_url()
    if row.paper is not None:
        return Appearing(heading, [row.paper.number_text], url=url, is_out=True)
    if row.state == DState.DRAFT:
        names = row.items.select_related("nomination").order_by("position", "pk")
        fault = _("Quyết định này chưa sẵn sàng: còn thiếu ngày, người ký hoặc số.")
        return Appearing(heading, [], [one.nomination.subject_name for one in names], [fault], url)
    preview = preview_of(row)
    lines = [
        f"{one.nomination.subject_name}, {place}" if place else one.nomination.subject_name
        for one, place, _said in preview.items
    ]
    return Appearing(heading, _facts(preview), lines, _faults(row, actor), url)


def _facts(preview: Preview) -> list[str]:
    count = len(preview.items)
    number = (
        _("số %(number)s")
        if preview.is_number_certain
        else _("số %(number)s, tính lúc này; sổ cấp khi công bố")
    )
    return [
        number % {"number": preview.number},
        ngettext("%(count)s dòng vào sổ khen thưởng", "%(count)s dòng vào sổ khen thưởng", count)
        % {"count": count},
        ngettext("%(count)s bằng và chứng nhận số", "%(count)s bằng và chứng nhận số", count)
        % {"count": count},
        _("thư chúc mừng đến các tập thể và %(count)s cá nhân có tài khoản") % {"count": preview.persons},
    ]


def _faults(row: AwardDecision, actor: Actor) -> list[str]:
    faults = []
    if row.number is None and number_source(row.unit) is NumberSource.OFFICE:
        faults.append(_("Quyết định này chưa có số của văn thư."))
    try:
        refuse_uncommented(row, clock.today())
    except Refusal as refusal:
        faults.append(str(refusal.sentence))
    if not can_publish_awards(actor, row.unit):
        faults.append(_("Đồng chí không có quyền công bố quyết định này."))
    return faults


def _report(conference: Conference, actor: Actor) -> list[Appearing]:
    report = conference.report
    if report is None:
        return []
    url = reverse("reviews:report", args=[report.uuid])
    if report.state == SummaryReport.State.ISSUED:
        number = report.paper.number_text if report.paper else ""
        return [Appearing(report.name, [number], url=url, is_out=True)]
    faults = []
    if report.compiled_at is None:
        faults.append(_("Báo cáo chưa chốt số liệu."))
    if DraftComment.objects.filter(request__report=report, taken=None).exists():
        faults.append(_("Báo cáo còn ý kiến góp ý chưa xem xét."))
    if report.sections.filter(text__contains=UNWRITTEN).exists():
        faults.append(_("Báo cáo chưa viết phần đánh giá."))
    if not can_issue_report(actor, report):
        faults.append(_("Đồng chí không có quyền ban hành báo cáo này."))
    return [Appearing(report.name, [_("ban hành thành văn bản, không sửa được nữa")], [], faults, url)]


def _article(conference: Conference, actor: Actor) -> list[Appearing]:
    article = conference.article
    if article is None:
        return []
    heading = _("Bài: %(title)s") % {"title": article.title}
    if article.state == Article.State.PUBLISHED:
        return [Appearing(heading, url=article.public_url, is_out=True)]
    faults = []
    if article.state not in APPROVED:
        faults.append(_("Bài chưa được người thứ hai duyệt."))
    if not can_decide(actor, article):
        faults.append(_("Đồng chí không có quyền đăng bài này."))
    pictures = _photographs(article)
    facts = [_("mọi người đọc được")]
    if pictures:
        count = len(pictures)
        facts.append(ngettext("cùng %(count)s ảnh", "cùng %(count)s ảnh", count) % {"count": count})
    url = reverse("newsroom:preview", args=[article.uuid]) if actor.may("view_news", article.unit_id) else ""
    return [Appearing(heading, facts, pictures, faults, url)]


def _photographs(article: Article) -> list[str]:
    """What is said under each photograph that the newest text shows, in its order."""
    body = Revision.objects.values_list("body", flat=True).get(article=article, number=article.number)
    uses = uses_in(article, body)
    shown = [number for number in numbers_in(body, PHOTOGRAPH) if number in uses]
    return [_("Ảnh: %(caption)s") % {"caption": uses[number].caption} for number in shown]


@dataclass(frozen=True)
class Out:
    """One thing that the closing brought out; without `url` where the reader is not led to it."""

    words: str
    fact: str
    url: str = ""


def published(conference: Conference, actor: Actor) -> list[Out]:
    """What the closing brought out, each as far as the acting post may open it. Nothing before."""
    if conference.published_at is None:
        return []
    return [*_published_decisions(conference, actor), *_published_rest(conference, actor)]


def _published_decisions(conference: Conference, actor: Actor) -> list[Out]:
    if conference.award_round is None:
        return []
    rows = conference.award_round.decisions.filter(state=DState.PUBLISHED).select_related("form", "paper")
    seen = set(AwardDecision.objects.visible_to(actor).filter(pk__in=rows).values_list("pk", flat=True))
    found = [shown(row, row.pk in seen) for row in rows.order_by("form__position", "pk")]
    return [Out(one.words, one.state.label, one.url) for one in found]


def _published_rest(conference: Conference, actor: Actor) -> list[Out]:
    found = []
    paper = conference.report.paper if conference.report else None
    if conference.report is not None and paper is not None:
        is_seen = IssuedPaper.objects.visible_to(actor).filter(pk=paper.pk).exists()
        url = reverse("documents:paper", args=[paper.uuid]) if is_seen else ""
        found.append(Out(conference.report.name, _("số %(number)s") % {"number": paper.number_text}, url))
    article = conference.article
    if article is not None and article.state == Article.State.PUBLISHED:
        found.append(Out(article.title, _("bài viết"), article.public_url))
    return found
