"""Minutes: written part by part, compared side by side, issued."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.documents import docx, pdf
from nep.documents.permissions import can_issue_paper
from nep.files.actions import DOCX, PDF
from nep.organisations.models import Post
from nep.organisations.queries import posts_at
from nep.organisations.requests import actor_in
from nep.reviews.actions import minutes as actions
from nep.reviews.conference_forms import IssueMinutesForm, MinutesForm
from nep.reviews.conference_papers import minutes_paper
from nep.reviews.conference_permissions import can_read_drafts, can_run_conference
from nep.reviews.conference_refusals import MinutesClash
from nep.reviews.minutes_parts import Compared, compare, current_revision, parts_of
from nep.reviews.models import Conference, Revision
from nep.reviews.views_conferences.common import answer_part, run_conference, seen_conference
from nep.web import clock
from nep.web.answering import typed
from nep.web.errors import NotAllowed, Refusal
from nep.web.forms import add_refusal

FORMS = {"pdf": (pdf.write, PDF), "docx": (docx.write, DOCX)}


@require_safe
def minutes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The current version and the list of all."""
    row, actor = _draft(request, uuid), actor_in(request)
    latest = current_revision(row)
    page = {
        "conference": row,
        "latest": latest,
        "parts": [(heading, text) for _key, heading, text in latest.parts if text] if latest else [],
        "revisions": row.revisions.order_by("-number"),
        "may_write": row.paper_id is None and not row.is_closed and can_run_conference(actor, row.unit_id),
        "may_issue": row.is_held and row.paper_id is None and can_issue_paper(actor, row.unit),
    }
    return render(request, "reviews/conference_minutes.html", page)


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every part on one page. Where somebody else wrote the same part meanwhile, both words are shown and the
    form goes on from the other's version."""
    row = run_conference(request, uuid)
    latest = current_revision(row)
    parts = parts_of(row, latest.words() if latest else None)
    first: dict[str, Any] = {"based_on": latest.number if latest else 0}
    first |= {f"p_{key}": text for key, text in (latest.words() if latest else {}).items()}
    form = MinutesForm(parts=parts, initial=first, **typed(request))
    clash: list[Compared] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _written(request, row, form)
        except NotAllowed as no:
            raise PermissionDenied from no
        except MinutesClash as refusal:
            clash = _both(row, form, refusal)
            form = _on_top(row, form, refusal)
        except Refusal as refusal:
            add_refusal(form, refusal)
    page = {"conference": row, "form": form, "latest": latest, "clash": clash}
    return render(request, "reviews/conference_write.html", page)


def _written(request: HttpRequest, row: Conference, form: MinutesForm) -> HttpResponse:
    based_on = form.cleaned_data["based_on"] or 0
    told: dict[str, Any] = {"by": actor_in(request), "at": clock.now()}
    made = actions.write_minutes(row, words=form.words, based_on=based_on, **told)
    if made.number == based_on + 1:
        said = _("Đã ghi bản số %(number)s.")
    else:
        said = _("Đã ghi bản số %(number)s, gộp với lời người khác vừa ghi ở các phần khác.")
    messages.success(request, said % {"number": made.number})
    return redirect("reviews:conference_minutes", uuid=row.uuid)


def _both(row: Conference, form: MinutesForm, refusal: MinutesClash) -> list[Compared]:
    """The other's words beside what was typed, for the parts that both wrote."""
    other = Revision.objects.get(conference=row, number=refusal.number).words()
    headings = [(key, heading) for key, heading in parts_of(row, other) if key in refusal.keys]
    return compare(headings, other, form.words)


def _on_top(row: Conference, form: MinutesForm, refusal: MinutesClash) -> MinutesForm:
    """The same words, to be kept next as written from the other's version, whose other parts come along."""
    other = Revision.objects.get(conference=row, number=refusal.number).words()
    base = row.revisions.filter(number=form.cleaned_data["based_on"] or 0).first()
    before = base.words() if base else {}
    words = {
        key: other.get(key, "") if text == before.get(key, "") else text for key, text in form.words.items()
    }
    shown: dict[str, Any] = {f"p_{key}": text for key, text in {**other, **words}.items()}
    again = MinutesForm({**shown, "based_on": refusal.number}, parts=parts_of(row, other, words))
    add_refusal(again, refusal)
    return again


@require_safe
def compared(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Two versions side by side: `?truoc=1&sau=3`."""
    row = _draft(request, uuid)
    before, after = (_revision(row, request.GET.get(name, "")) for name in ("truoc", "sau"))
    headings = [(key, heading) for key, heading, _text in after.parts]
    gone = [(key, heading) for key, heading, _text in before.parts if key not in after.words()]
    page = {
        "conference": row,
        "before": before,
        "after": after,
        "rows": compare([*headings, *gone], before.words(), after.words()),
        "revisions": row.revisions.order_by("number"),
    }
    return render(request, "reviews/conference_compare.html", page)


def _revision(row: Conference, asked: str) -> Revision:
    if not (asked.isdecimal() and len(asked) < 5):
        raise Http404
    found = row.revisions.filter(number=int(asked)).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _draft(request, uuid)
    if not can_issue_paper(actor_in(request), row.unit):
        raise PermissionDenied
    posts = posts_at(row.unit, on=clock.today()).select_related("person")
    first = {"issued_on": clock.today(), "signer": _chair(row)}
    form = IssueMinutesForm(unit=row.unit, posts=posts, initial=first, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.issue_minutes(row, **form.cleaned_data, **told),
        heading=_("Ban hành biên bản"),
        lead=_("Biên bản cùng các kết luận thành văn bản PDF và DOCX, sau đó không sửa được nữa."),
        done=_("Đã ban hành biên bản."),
        to=row.get_absolute_url(),
    )


@require_safe
def draft_file(request: HttpRequest, uuid: UUID, form: str) -> HttpResponse:
    """The paper as it would be issued today; nothing is kept."""
    row = _draft(request, uuid)
    latest, chair = current_revision(row), _chair(row)
    if form not in FORMS or latest is None or chair is None:
        raise Http404
    write_as, media_type = FORMS[form]
    paper = minutes_paper(row, latest, signer=chair, issued_on=clock.today())
    answer = HttpResponse(write_as(paper), content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="bien-ban-du-thao.{form}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _chair(row: Conference) -> Post | None:
    host = row.meeting.hosts.select_related("post__person", "post__unit").order_by("pk").first()
    return host.post if host else None


def _draft(request: HttpRequest, uuid: UUID) -> Conference:
    """Minutes are read at the conference's own unit until they are a paper."""
    row = seen_conference(request, uuid)
    if not can_read_drafts(actor_in(request), row):
        raise PermissionDenied
    return row
