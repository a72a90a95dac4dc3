"""The public pages for a reader who chose English: no Vietnamese but names, and the words of records."""

import re
from collections.abc import Iterable
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings as product
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from nep.meetings.models import Meeting
from nep.norms.models import Norm, NormRecord
from nep.organisations.models import Post, Unit, UnitVersion
from nep.organisations.roles import Role
from nep.petitions.forms.public import STEPS
from nep.programmes.papers import theme_paper
from nep.promises.models import Promise
from tests.factories.dialogue import an_announced_day
from tests.factories.meetings import an_announced_meeting
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, a_province, acting, an_actor
from tests.factories.programmes import SIGNATURE, a_committee, a_full_draft
from tests.factories.promises import a_promise

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

PAGES = (
    "portal:home",
    "petitions:submit",
    "petitions:where_to_send",
    "petitions:privacy",
    "petitions:open_slip",
    "petitions:answered",
    "promises:board",
    "dialogue:days",
    "meetings:calendar",
    "programmes:list",
    "documents:papers",
    "measures:index",
    "norms:list",
)
MARKED = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
SPOKEN = {"aria-label", "alt", "title", "placeholder", "data-label", "content"}
RECORDS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (UnitVersion, ("name",)),
    (Post, ("title",)),
    (Promise, ("text", "promised_by_title")),
    (Meeting, ("title", "place")),
    (Norm, ("label",)),
    (NormRecord, ("basis",)),
)


class Said(HTMLParser):
    """Every text of a page that is shown or read aloud in the language of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.foreign = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.foreign = tag != "html" and given.get("lang") == "vi"
        self.texts += [value or "" for name, value in attrs if name in SPOKEN and not self.foreign]

    def handle_data(self, data: str) -> None:
        if not self.foreign:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.foreign = False


@pytest.fixture
def english(settings: Any, tmp_path: Path) -> Client:
    """A reader who pressed English, with the catalogue as it is in the source now."""
    target = tmp_path / "en" / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True)
    source = Path(product.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"
    with source.open("rb") as catalogue, target.open("wb") as compiled:
        write_mo(compiled, read_po(catalogue))
    settings.LOCALE_PATHS = [tmp_path]
    client = Client()
    client.post(reverse("web:language"), {"language": "en", "next": "/"})
    return client


@pytest.fixture
def units() -> dict[str, Unit]:
    shipped_norms()
    units = a_province()
    an_announced_meeting(units["commune"])
    a_promise(units["commune"], text="Rải đá cấp phối")
    return units


def words_of_records() -> list[str]:
    found = {
        str(word) for model, names in RECORDS for row in model.objects.values_list(*names) for word in row
    }
    return sorted(found, key=len, reverse=True)


def vietnamese_in(html: str, allowed: Iterable[str]) -> list[str]:
    reader = Said()
    reader.feed(html)
    texts = [" ".join(text.split()) for text in reader.texts]
    for word in (*allowed, "Nếp"):
        texts = [text.replace(word, "") for text in texts]
    return [text for text in texts if MARKED.search(text)]


def test_the_language_changes_only_when_the_reader_asks(english: Client) -> None:
    assert '<html lang="vi"' in Client(HTTP_ACCEPT_LANGUAGE="en").get("/").content.decode()
    page = english.get("/").content.decode()
    assert '<html lang="en"' in page
    english.post(reverse("web:language"), {"language": "vi", "next": "/"})
    assert '<html lang="vi"' in english.get("/").content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_in_english_has_no_vietnamese_left(
    name: str, english: Client, units: dict[str, Unit]
) -> None:
    page = english.get(reverse(name))
    assert page.status_code == 200
    assert vietnamese_in(page.content.decode(), words_of_records()) == []
    stranger = Client().get(reverse(name)).content.decode()
    assert vietnamese_in(stranger, words_of_records()), "in Vietnamese the same page shows what is looked for"


def test_a_page_that_does_not_exist_says_so_in_english(english: Client) -> None:
    page = english.get("/khong-co/")
    assert page.status_code == 404
    assert "There is no such page" in page.content.decode()
    assert vietnamese_in(page.content.decode(), ()) == []


@pytest.mark.parametrize("step", STEPS)
def test_each_step_of_the_form_refuses_in_english(step: str, english: Client, units: dict[str, Unit]) -> None:
    page = english.post(reverse("petitions:submit"), {"step": step}).content.decode()
    assert "lease correct" in page or step == "send"
    assert vietnamese_in(page, words_of_records()) == []


def test_one_promise_and_one_day_keep_their_own_words_and_nothing_else(
    english: Client, units: dict[str, Unit]
) -> None:
    promise = Promise.objects.get()
    day = an_announced_day(units["commune"])
    for address in (
        reverse("promises:promise", args=[promise.uuid]),
        reverse("dialogue:day", args=[day.meeting.uuid]),
        reverse("portal:unit", args=[units["commune"].uuid]),
        reverse("measures:figure", args=["promises_made"]),
        reverse("norms:norm", args=["petition.answer"]),
    ):
        page = english.get(address)
        assert page.status_code == 200, address
        assert vietnamese_in(page.content.decode(), words_of_records()) == []


def test_an_officer_of_every_role_has_an_english_desk(english: Client, units: dict[str, Unit]) -> None:
    user = acting(a_post(units["commune"], *Role)).user
    english.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = english.get(reverse("portal:desk")).content.decode()
    assert "Norms and working calendar" in page
    assert vietnamese_in(page, [*words_of_records(), user.display_name]) == []


def test_a_paper_stays_vietnamese_when_its_author_reads_english(english: Client, now: datetime) -> None:
    shipped_norms()
    unit = a_committee()
    draft = a_full_draft(unit, an_actor(unit, Role.PROGRAMME_OFFICER))
    asked: dict[str, Any] = {
        "type_code": "KH",
        "place": "Thử",
        "issued_on": now.date(),
        "signature": SIGNATURE,
    }
    with translation.override("en"):
        assert gettext("Kế hoạch") == "Plan"
        in_english = theme_paper(draft, **asked)
    assert in_english == theme_paper(draft, **asked)
    assert in_english.type_name == "KẾ HOẠCH"
