"""From the choice of what to bring in to the result, and back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from nep.imports import actions, jobs, permissions, queries, sheets
from nep.imports.exporting import BATCHES, label_of
from nep.imports.forms import SendForm
from nep.imports.models import KEPT, Batch
from nep.imports.progress import told
from nep.imports.refusals import ChangedSince
from nep.imports.registry import Importer, importer_of, thing_name
from nep.imports.requests import actor_in
from nep.imports.rows import Outcome
from nep.imports.words import ENCODING_LABELS, OUTCOME_LABELS, state_shown
from nep.spreadsheets.writing import MEDIA_TYPE
from nep.vietnamese.legacy import Encoding
from nep.vietnamese.slugs import slug
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.exports import Head, table_file
from nep.web.htmx import is_fragment, render_part
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm

# A file up to this size, and an import up to so many rows, is done while one waits; longer ones by a job.
AT_ONCE_BYTES, AT_ONCE_ROWS = 150_000, 1_000
SCOPE = "pham-vi"


@exportable
def index(request: HttpRequest) -> HttpResponseBase:
    """What one may bring in, and what was brought in before."""
    actor = actor_in(request)
    kinds = permissions.kinds_for(actor)
    visible = permissions.visible_to(actor)
    if not kinds and not visible.exists():
        raise PermissionDenied
    listing = Listing(
        request,
        visible,
        filters={
            "loai": Choice(_("Loại"), [(one.kind, one.label) for one in kinds], lookup="kind"),
            "trang-thai": Choice(_("Trạng thái"), Batch.State.choices, lookup="state"),
        },
        orders={"moi": ("-sent_at",)},
        export=BATCHES,
    )
    if listing.file is not None:
        return listing.file
    rows = [(one, label_of(one.kind), state_shown(one)) for one in listing.page]
    return render(request, "imports/index.html", {"kinds": kinds, "listing": listing, "rows": rows})


@once
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Template, upload."""
    importer, actor = _importer_for(request, kind), actor_in(request)
    scopes = importer.scopes(actor)
    scope = request.GET.get(SCOPE, "") or (scopes[0][0] if len(scopes) == 1 else "")
    form = SendForm(request.POST or None, request.FILES or None, importer=importer, by=actor, scope=scope)
    if request.method == "POST" and form.is_valid():
        return redirect("imports:batch", _send(request, importer, form).uuid)
    gives_back = importer.gives_back and permissions.can_import(actor, kind, scope)
    context = {
        "importer": importer,
        "form": form,
        "scope": scope,
        "gives_back": gives_back,
        "templates": [] if scope else scopes,
    }
    return render(request, "imports/new.html", context)


def _send(request: HttpRequest, importer: Importer, form: SendForm) -> Batch:
    upload = form.cleaned_data["file"]
    content = upload.read()
    try:
        sent = actions.send_file(
            importer.kind,
            scope=form.chosen_scope,
            content=content,
            name=upload.name,
            by=actor_in(request),
            at=clock.now(),
        )
    except NotAllowed as no:
        raise PermissionDenied from no
    _read_now_or_later(sent, len(content))
    return sent


def _read_now_or_later(sent: Batch, size: int) -> None:
    if size > AT_ONCE_BYTES:
        jobs.run_later(sent)
    else:
        actions.read_batch(sent, at=clock.now())


def _importer_for(request: HttpRequest, kind: str) -> Importer:
    """404 for a kind that does not exist, 403 for one that the actor may not bring in."""
    try:
        importer = importer_of(kind)
    except KeyError:
        raise Http404 from None
    actor = actor_in(request)
    if not importer.may(actor, "") and not importer.scopes(actor):
        raise PermissionDenied
    return importer


@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    importer = _importer_for(request, kind)
    content = sheets.template_of(importer, request.GET.get(SCOPE, ""))
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="mau-{slug(str(importer.label))}.xlsx"'
    return answer


@require_POST
@exportable
def current(request: HttpRequest, kind: str) -> HttpResponseBase:
    """What the house holds now, in the columns of the template: sent back as it is, it changes nothing."""
    importer, scope = _importer_for(request, kind), request.GET.get(SCOPE, "")
    if not importer.gives_back or not permissions.can_import(actor_in(request), kind, scope):
        raise PermissionDenied
    heads = [Head(column.title, column.width) for column in importer.columns(scope)]
    label, rows = str(importer.label), list(importer.export(scope))
    answer = table_file(request, f"hien-co-{slug(label)}", label, heads, rows)
    assert answer is not None, "the decorator let only files through"
    return answer


@require_safe
def batch(request: HttpRequest, uuid: str) -> HttpResponse:
    """Where the import stands: being read, to be looked through, written, taken back."""
    found = _batch(request, uuid)
    if is_fragment(request) and not found.is_busy:
        return HttpResponseClientRefresh()  # what was watched has ended: the whole page says how
    importer = importer_of(found.kind)
    context: dict[str, Any] = {
        "batch": found,
        "importer": importer,
        "state": state_shown(found),
        "scope_label": importer.describe(found.scope) if found.scope else "",
        "may_commit": permissions.can_commit(actor_in(request), found),
        "may_undo": permissions.can_undo(actor_in(request), found),
        "told": told(found.uuid) if found.is_busy else None,
        "undo_is_open": found.undo_until is not None and clock.now() <= found.undo_until,
        "effects": _named_effects(found),
        "days_kept": KEPT.days,
    }
    if found.state == Batch.State.CHECKED:
        context |= _preview(request, found, importer)
        context["encoding"] = ENCODING_LABELS.get(Encoding(found.encoding or "unicode"), "")
        context["was_converted"] = found.encoding not in {"", Encoding.UNICODE, Encoding.UTF_16}
    elif found.state == Batch.State.ASKING:
        read = sheets.samples(found, importer)
        context["samples"] = [(value, ENCODING_LABELS[Encoding(value)], texts) for value, texts in read]
    return render_part(request, "imports/batch.html", "busy", context)


def _preview(request: HttpRequest, found: Batch, importer: Importer) -> dict[str, Any]:
    counted = queries.counts(found)
    first = next((outcome for outcome, count in counted if count), Outcome.SAME)
    wanted = request.GET.get("xem", "")
    outcome = Outcome(wanted) if wanted in Outcome.__members__.values() else first
    number = request.GET.get("trang", "1")
    page = queries.preview(
        found, importer.columns(found.scope), outcome, int(number[:6]) if number.isdecimal() else 1
    )
    tabs = [(one, OUTCOME_LABELS[one], count, one == outcome) for one, count in counted]
    return {"tabs": tabs, "outcome": outcome, "page": page}


def _batch(request: HttpRequest, uuid: str) -> Batch:
    return get_object_or_404(permissions.visible_to(actor_in(request)).select_related("file"), uuid=uuid)


@require_POST
def commit(request: HttpRequest, uuid: str) -> HttpResponse:
    """Write what the preview showed: at once, or by a job when it is long."""
    found, actor = _batch(request, uuid), actor_in(request)
    try:
        if found.writes_count <= AT_ONCE_ROWS:
            actions.commit_batch(found, by=actor, at=clock.now())
        else:
            jobs.commit_later(found, by=actor, at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except ChangedSince as changed:
        actions.check_again(found, at=clock.now())
        messages.error(request, str(changed.sentence))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("imports:batch", found.uuid)


@require_POST
def encoding(request: HttpRequest, uuid: str) -> HttpResponse:
    """The answer to which old encoding the text is in; the file is read again."""
    found = _batch(request, uuid)
    chosen, at = request.POST.get("encoding", ""), clock.now()
    try:
        found = actions.choose_encoding(found, chosen, by=actor_in(request), at=at)
        _read_now_or_later(found, found.file.size if found.file else 0)
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("imports:batch", found.uuid)


@require_safe
def marked(request: HttpRequest, uuid: str) -> HttpResponse:
    """The file as it was sent, its faulty cells coloured, each with its sentence."""
    found = _batch(request, uuid)
    if found.file is None or not found.fault_count or not permissions.is_own(actor_in(request), found):
        raise Http404
    answer = HttpResponse(sheets.marked(found, importer_of(found.kind)), content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="danh-dau-o-sai.xlsx"'
    return answer


@require_POST
def drop(request: HttpRequest, uuid: str) -> HttpResponse:
    found = _batch(request, uuid)
    try:
        actions.drop_batch(found, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã bỏ tệp. Không có gì được ghi."))
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("imports:index")


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, uuid: str) -> HttpResponse:
    """Ask once more, saying what will be gone; then take it back."""
    found, actor = _batch(request, uuid), actor_in(request)
    if not permissions.can_undo(actor, found):
        raise PermissionDenied
    if request.method == "POST":
        _undo(request, found)
        return redirect("imports:batch", found.uuid)
    return render(request, "imports/undo.html", {"batch": found, "confirm": _undo_question(found)})


def _undo(request: HttpRequest, found: Batch) -> None:
    actor, at = actor_in(request), clock.now()
    try:
        if found.writes_count <= AT_ONCE_ROWS:
            actions.undo_batch(found, by=actor, at=at)
            messages.success(request, _("Đã hoàn tác lần nhập này."))
        else:
            jobs.undo_later(found, by=actor, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))


def _named_effects(found: Batch) -> list[tuple[str, dict[str, int]]]:
    """What an import made, as people call it. Rows that only belong to such a thing have no name."""
    effects = [(thing_name(kind), made) for kind, made in queries.made_by(found).items()]
    return [(name, made) for name, made in effects if name]


def _undo_question(found: Batch) -> Confirm:
    told = []
    for name, count in _named_effects(found):
        words = {"made": count["made"], "changed": count["changed"], "things": name}
        if count["made"]:
            told.append(_("%(made)s %(things)s đã tạo sẽ được bỏ đi.") % words)
        if count["changed"]:
            told.append(_("%(changed)s %(things)s trở lại như trước khi nhập.") % words)
    told.append(_("Lịch sử vẫn ghi cả lần nhập và lần hoàn tác."))
    return Confirm(
        question=_("Hoàn tác cả lần nhập này?"),
        button=_("Hoàn tác"),
        cancel_url=_url(found),
        consequences=told,
        is_dangerous=True,
    )


def _url(found: Batch) -> str:
    return str(redirect("imports:batch", found.uuid).url)
