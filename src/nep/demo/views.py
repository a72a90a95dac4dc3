"""The sample's own pages: change role with one click, and what in it is fact and what is invented."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from nep.accounts.models import User
from nep.demo.province import ACCOUNTS, PASSWORD
from nep.organisations.models import Post
from nep.organisations.queries import names_on
from nep.web import clock

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """Every sign-in of the sample, each with a button that signs in."""
    hints = {account.username: account.hint for account in ACCOUNTS}
    posts = list(
        Post.objects.filter(person__user__username__in=hints)
        .select_related("person__user", "unit")
        .order_by("person__user_id")
    )
    names = names_on([post.unit_id for post in posts], clock.today())
    rows = [(post, hints[post.person.user.username]) for post in posts if post.person.user]
    return render(request, "demo/roles.html", {"rows": rows, "names": names, "password": PASSWORD})


@login_not_required
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the sample's accounts, and as no other."""
    known = {account.username for account in ACCOUNTS}
    user = get_object_or_404(User, username=request.POST.get("username", ""), username__in=known)
    login(request, user, backend=BACKEND)
    return redirect("portal:desk")


@login_not_required
@require_GET
def facts(request: HttpRequest) -> HttpResponse:
    """Which data of the sample are facts, with their source, and which are invented."""
    return render(request, "demo/facts.html", {})
