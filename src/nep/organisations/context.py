"""The signed-in part of every page's header."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext, pgettext

from nep.organisations.registry import menu_for
from nep.web.registry import Place, ShownLink, address_of, public_links, shown_links


def header(request: HttpRequest) -> dict[str, Any]:
    """Lazy, so that a page without a header asks nothing of the database."""
    return {
        "desk_menu": SimpleLazyObject(lambda: desk_menu(request)),
        "officer_menu": SimpleLazyObject(lambda: officer_menu(request)),
        "account_links": SimpleLazyObject(lambda: account_links(request)),
        "sign_out_url": address_of("account_logout"),
    }


def desk_menu(request: HttpRequest) -> list[ShownLink]:
    actor = getattr(request, "actor", None)
    entries = menu_for(actor) if actor else []
    return shown_links([(entry.label, entry.url_name) for entry in entries], request.path)


def officer_menu(request: HttpRequest) -> list[ShownLink]:
    """The menu of a public page for an officer: the desk's own where it leads there, else the public one with
    the way back to the desk in front. Empty for everybody else."""
    links = desk_menu(request)
    if not links or any(link.is_current for link in links):
        return links
    public = public_links(Place.MENU, request.path)
    return [*links[:1], *(link for link in public if link.url != links[0].url)]


def account_links(request: HttpRequest) -> list[ShownLink]:
    """Where one changes the acting post and one's account; pages that do not exist yet are left out."""
    named = [
        (gettext("Làm việc với vai khác"), "organisations:act_as"),
        (pgettext("inbox", "Thông báo"), "notices:inbox"),
        (gettext("Cách nhận thông báo"), "notices:preferences"),
        (gettext("Đổi mật khẩu"), "account_change_password"),
    ]
    return shown_links(named, request.path)
