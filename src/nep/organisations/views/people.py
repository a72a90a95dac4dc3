"""One person, the posts they hold, their account."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from nep.organisations import actions, permissions, queries
from nep.organisations.forms import AccountForm, OtherPostForm
from nep.organisations.history import history_of
from nep.organisations.models import Person, Post, Unit
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.listing import Export, Head, Listing, exportable
from nep.web.once import once

WITHOUT_POST: Export[Person] = Export(
    "nguoi-chua-giu-chuc-vu",
    gettext_lazy("Người chưa giữ chức vụ"),
    [Head(gettext_lazy("Mã cán bộ"), 16), Head(gettext_lazy("Họ và tên"), 32)],
    lambda rows: ([row.code, row.full_name] for row in rows),
)


@exportable
def without_post(request: HttpRequest) -> HttpResponseBase:
    """Who came in a list and holds nothing yet: no unit's page names them, so they are found here."""
    if not permissions.can_manage_posts(actor_in(request)):
        raise PermissionDenied
    listing = Listing(
        request,
        Person.objects.filter(posts=None),
        search=("code", "folded"),
        orders={"ten": ("sort_key",), "ma": ("code",)},
        order_labels={"ten": _("Tên"), "ma": _("Mã cán bộ")},
        export=WITHOUT_POST,
    )
    if listing.file is not None:
        return listing.file
    return render(request, "organisations/without_post.html", {"listing": listing})


@once
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, uuid: str) -> HttpResponse:
    """One person: every post, and one more of them; for who keeps posts."""
    found = get_object_or_404(Person.objects.select_related("user"), uuid=uuid)
    actor, today = actor_in(request), clock.today()
    if not permissions.can_manage_posts(actor):
        raise PermissionDenied
    units = queries.with_version(Unit.objects.all(), today).order_by("current_sort_key", "pk")
    form = OtherPostForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.open_post(found, **form.cleaned_data, by=actor, at=clock.now())
            messages.success(request, _("Đã giao chức vụ."))
            return redirect("organisations:post", pk=given.pk)
        except Refusal as refusal:
            add_refusal(form, refusal)
    posts = list(found.posts.order_by("-valid_from", "-pk"))
    names = queries.names_on([post.unit_id for post in posts], today)
    context = {"person": found, "posts": posts, "names": names, "form": form, "history": history_of(found)}
    return render(request, "organisations/person.html", context)


@once
@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest, pk: int) -> HttpResponse:
    """An account for a holder who has none, as those who came in a list; the first password shows once."""
    found = get_object_or_404(Post.objects.select_related("person__user"), pk=pk)
    if not permissions.can_manage_posts(actor_in(request)):
        raise PermissionDenied
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            password = actions.open_account_of(
                found.person, **form.cleaned_data, by=actor_in(request), at=clock.now()
            )
            said = _("Đã mở tài khoản. Mật khẩu lần đầu: %(password)s. Chỉ hiện một lần.")
            messages.info(request, said % {"password": password})
            return redirect("organisations:post", pk=pk)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "organisations/account.html", {"post": found, "form": form})
