"""Choosing the acting post; units, and who works where."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from nep.accounts.models import User
from nep.organisations import actions, permissions, queries
from nep.organisations.forms import AddressForm, ClosePostForm, PostForm, VersionForm
from nep.organisations.history import history_of
from nep.organisations.middleware import MANDATE_KEY, SESSION_KEY
from nep.organisations.models import FOR_EVER, Mandate, Post, Unit, UnitKind
from nep.organisations.open_work import open_work
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.listing import Choice, Export, Head, Listing, exportable
from nep.web.once import once


@require_http_methods(["GET", "POST"])
def act_as(request: HttpRequest) -> HttpResponse:
    """One acts as one post at a time; the choice lives in the session."""
    assert isinstance(request.user, User)
    posts = list(queries.posts_held(request.user.pk, on=clock.today()))
    mandates = list(queries.mandates_of(posts, on=clock.today()))
    if request.method == "POST" and _choose(request, posts, mandates):
        return redirect("portal:desk")
    units_shown = [post.unit_id for post in [*posts, *(mandate.from_post for mandate in mandates)]]
    context = {
        "posts": posts,
        "mandates": mandates,
        "names": queries.names_on(units_shown, clock.today()),
        "acting": actor_in(request),
    }
    return render(request, "organisations/act_as.html", context)


def _choose(request: HttpRequest, posts: list[Post], mandates: list[Mandate]) -> bool:
    """Keep the chosen post or mandate in the session; false for anything that is not theirs."""
    post = next((row for row in posts if str(row.pk) == request.POST.get("post")), None)
    mandate = next((row for row in mandates if str(row.uuid) == request.POST.get("mandate")), None)
    if post is None and mandate is None:
        return False
    request.session.pop(MANDATE_KEY, None)
    if mandate is not None:
        request.session[MANDATE_KEY] = mandate.pk
    elif post is not None:
        request.session[SESSION_KEY] = post.pk
    return True


UNIT_FILE: Export[Any] = Export(
    "don-vi",
    gettext_lazy("Đơn vị"),
    [Head(gettext_lazy("Mã"), 12), Head(gettext_lazy("Tên"), 48), Head(gettext_lazy("Loại"), 24)],
    lambda rows: ([row.current_code, row.current_name, UnitKind(row.current_kind).label] for row in rows),
)


@login_not_required
@exportable
def units(request: HttpRequest) -> HttpResponseBase:
    """Every unit of today, to find one."""
    day = clock.today()
    listing = Listing(
        request,
        queries.with_version(Unit.objects.all(), day),
        search=("current_folded", "current_code"),
        filters={"loai": Choice(_("Loại"), UnitKind.choices, lookup="current_kind")},
        orders={"ten": ("current_sort_key",), "ma": ("current_code",)},
        order_labels={"ten": _("Tên"), "ma": _("Mã")},
        export=UNIT_FILE,
    )
    if listing.file is not None:
        return listing.file
    may_manage = permissions.can_manage_posts(actor_in(request))
    context = {"listing": listing, "kinds": dict(UnitKind.choices), "may_manage": may_manage}
    return render(request, "organisations/units.html", context)


@once
@require_http_methods(["GET", "POST"])
def staff(request: HttpRequest, uuid: str) -> HttpResponse:
    """Who works at a unit; an administrator gives posts here."""
    unit = get_object_or_404(Unit, uuid=uuid)
    actor = actor_in(request)
    may_manage = permissions.can_manage_posts(actor)
    if not permissions.can_see_staff(actor, unit) or (request.method == "POST" and not may_manage):
        raise PermissionDenied
    form = PostForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _give_post(request, unit, form):
        return redirect("organisations:staff", uuid=unit.uuid)
    context = {
        "unit": unit,
        "name": queries.name_on(unit, clock.today()),
        "posts": queries.posts_at(unit, on=clock.today()),
        "former": queries.former_posts(unit, on=clock.today())[:100],
        "form": form,
        "may_manage": may_manage,
        "may_open": may_manage or actor.may("read_history", unit) or actor.may("arrange_posts", unit),
    }
    return render(request, "organisations/staff.html", context)


def _give_post(request: HttpRequest, unit: Unit, form: PostForm) -> bool:
    """Write the post; say the first password once. False when an action refused, with the form told why."""
    try:
        password = actions.appoint(unit, **form.cleaned_data, by=actor_in(request), at=clock.now())
    except Refusal as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, _("Đã giao chức vụ."))
    if password:
        messages.info(
            request, _("Mật khẩu lần đầu: %(password)s. Chỉ hiện một lần.") % {"password": password}
        )
    return True


@require_http_methods(["GET", "POST"])
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post: what hangs on it, who stands in for it; an administrator ends it or renews a password."""
    found = get_object_or_404(Post.objects.select_related("person__user", "unit"), pk=pk)
    actor = actor_in(request)
    may_manage = permissions.can_manage_posts(actor)
    if not permissions.can_see_post(actor, found) or (request.method == "POST" and not may_manage):
        raise PermissionDenied
    form = ClosePostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_post(found, **form.cleaned_data, by=actor, at=clock.now())
            messages.success(request, _("Đã ghi ngày thôi chức vụ."))
            return redirect("organisations:staff", uuid=found.unit.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    context = {
        "post": found,
        "form": form,
        "may_manage": may_manage,
        "is_held": found.valid_to == FOR_EVER or form.is_bound,
        "roles": permissions.roles_shown(actor, found),
        "may_substitute": permissions.can_substitute(actor, found),
        "may_delegate": permissions.can_delegate(actor, found),
        "may_hand_over": permissions.can_hand_over(actor, found),
        "waiting": open_work(found, clock.today()),
        "mandates": found.mandates_given.not_over(clock.today()).select_related("to_post").order_by("pk"),
        "history": history_of(found),
        "unit_name": queries.name_on(found.unit, clock.today()),
    }
    return render(request, "organisations/post.html", context)


@require_http_methods(["GET", "POST"])
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Where notices of the holder go; the administrator enters an address that is known to be theirs."""
    found = get_object_or_404(Post.objects.select_related("person__user", "unit"), pk=pk)
    if not permissions.can_manage_posts(actor_in(request)) or found.person.user is None:
        raise PermissionDenied
    form = AddressForm(request.POST or None, initial={"email": found.person.user.email})
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_address(found.person, **form.cleaned_data, by=actor_in(request), at=clock.now())
            messages.success(request, _("Đã ghi địa chỉ thư điện tử."))
            return redirect("organisations:post", pk=pk)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "organisations/address.html", {"post": found, "form": form})


@require_POST
def renew_password(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Post.objects.select_related("person__user"), pk=pk)
    try:
        password = actions.renew_password(found.person, by=actor_in(request), at=clock.now())
        messages.info(request, _("Mật khẩu mới: %(password)s. Chỉ hiện một lần.") % {"password": password})
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("organisations:post", pk=pk)


@require_POST
def lock_account(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Post.objects.select_related("person__user"), pk=pk)
    try:
        actions.take_account(found.person, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã khóa tài khoản."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("organisations:post", pk=pk)


@once
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, uuid: str) -> HttpResponse:
    """What a unit was called over time; an administrator adds the next name."""
    unit = get_object_or_404(Unit, uuid=uuid)
    actor = actor_in(request)
    may_manage = permissions.can_manage_units(actor)
    if request.method == "POST" and not may_manage:
        raise PermissionDenied
    form = VersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_version(unit, **form.cleaned_data, by=actor, at=clock.now())
            return redirect("organisations:versions", uuid=unit.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    context = {
        "unit": unit,
        "name": queries.name_on(unit, clock.today()),
        "versions": unit.versions.order_by("-valid_from"),
        "form": form,
        "may_manage": may_manage,
        "history": history_of(unit),
    }
    return render(request, "organisations/versions.html", context)
