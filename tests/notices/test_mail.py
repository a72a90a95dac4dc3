"""Letters: one per reader and case, never empty, in the reader's language, as exactly once as SMTP allows."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from smtplib import SMTPException
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from nep.accounts.actions import check_email, set_email
from nep.accounts.models import User
from nep.jobs.doctor import examine
from nep.jobs.registry import registered_jobs
from nep.notices import actions, address_check, checks, server
from nep.notices.actions import collect_mail, deliver_mail, mailing, send
from nep.notices.jobs import carry_mail
from nep.notices.models import Mail, MailNotice, MutedKind, Notice
from nep.notices.registry import kind_named, kinds_to_choose, registered_kinds
from nep.organisations.actors import COMMAND
from nep.organisations.models import Post
from nep.organisations.roles import Role
from nep.petitions.actions.answering import return_answer
from nep.petitions.actions.approving import approve_answer
from nep.web import clock
from tests.factories.handling import House, a_house, checked_answer, post_of
from tests.factories.mandates import a_substitution
from tests.factories.organisations import a_post, a_unit
from tests.factories.promises import a_draft
from tests.notices.post_office import PostOffice, an_open_office, subject_of, words_of
from tests.organisations.test_pages import signed_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with an_open_office(settings) as office:
        yield office


def user_of(post: Post) -> User:
    assert post.person.user is not None
    return User.objects.get(pk=post.person.user.pk)


def reachable(post: Post, email: str = "can.bo@xamot.example", **fields: Any) -> User:
    """The account of `post`, with a checked address."""
    user = user_of(post)
    set_email(user, email, by=COMMAND, at=clock.now())
    check_email(user, email=email, by=COMMAND, at=clock.now())
    User.objects.filter(pk=user.pk).update(**fields)
    return user_of(post)


@pytest.fixture
def reader(now: datetime) -> User:
    return reachable(a_post(a_unit(), Role.UNIT_OFFICER))


def tell(reader: User, *, times: int = 1, thing: Any = None, now: datetime) -> None:
    for _each in range(times):
        send("mandate_given", thing=thing or a_mandate(now), at=now, to_users=[reader])


def a_mandate(now: datetime) -> Any:
    unit = a_unit()
    head, deputy = a_post(unit, Role.LEADER, title="Chủ tịch"), a_post(unit, title="Phó Chủ tịch")
    mandate = a_substitution(head, deputy, at=now)
    Notice.objects.all().delete()
    return mandate


def round_of_mail(now: datetime, *, after: timedelta = HOUR) -> Any:
    """Collect now, deliver when every letter is due."""
    at = clock.real_now()
    collect_mail(at=at, now=now)
    return deliver_mail(at=at + after)


def test_several_notices_on_one_case_are_one_letter(office: PostOffice, reader: User, now: datetime) -> None:
    mandate, other = a_mandate(now), a_mandate(now)
    tell(reader, thing=mandate, now=now)
    send("mandate_ended", thing=mandate, at=now, to_users=[reader])
    tell(reader, thing=other, now=now)
    assert round_of_mail(now) == actions.Delivered(sent=2)
    first, second = office.letters
    assert subject_of(first) == "Nếp: 2 thông báo về một việc"
    assert subject_of(second).startswith("Nếp: Phó Chủ tịch thay mặt Chủ tịch")
    for kind in ("plain", "html"):
        words = words_of(first, kind)
        assert "Phó Chủ tịch thôi thay mặt Chủ tịch." in words
        assert f"https://nep.example/to-chuc/thay-mat/{mandate.uuid}/" in words
    assert (first["From"], first["To"]) == ("Nếp <nep@xamot.example>", "can.bo@xamot.example")
    assert first["Auto-Submitted"] == "auto-generated"
    assert "thong-bao/cach-nhan" in first["List-Unsubscribe"]
    assert round_of_mail(now) == actions.Delivered()


def test_a_letter_waits_for_more_on_its_case(office: PostOffice, reader: User, now: datetime) -> None:
    mandate = a_mandate(now)
    tell(reader, thing=mandate, now=now)
    assert round_of_mail(now, after=mailing.WINDOW / 2) == actions.Delivered()
    send("mandate_ended", thing=mandate, at=now, to_users=[reader])
    assert round_of_mail(now) == actions.Delivered(sent=1)
    assert Mail.objects.get().notices.count() == 2


def test_a_letter_is_never_empty(office: PostOffice, reader: User, now: datetime) -> None:
    tell(reader, now=now)
    collect_mail(at=clock.real_now(), now=now)
    actions.mark_read(reader, at=now)
    assert deliver_mail(at=clock.real_now() + HOUR) == actions.Delivered()
    assert (Mail.objects.get().state, office.letters) == (Mail.State.DROPPED, [])


def test_what_is_gone_is_not_told(office: PostOffice, reader: User, now: datetime) -> None:
    mandate = a_mandate(now)
    tell(reader, thing=mandate, now=now)
    collect_mail(at=clock.real_now(), now=now)
    Notice.objects.update(thing_id=10**9)
    deliver_mail(at=clock.real_now() + HOUR)
    assert (Mail.objects.get().state, office.letters) == (Mail.State.DROPPED, [])


def test_a_letter_speaks_the_language_of_its_reader(office: PostOffice, now: datetime) -> None:
    reader = reachable(a_post(a_unit()), language="en")
    tell(reader, now=now)
    round_of_mail(now)
    [letter] = office.letters
    assert "acts for" in subject_of(letter)
    assert 'lang="en"' in words_of(letter, "html")


@pytest.mark.parametrize(
    "fields", [{"email_checked_at": None}, {"is_active": False}, {"email": "", "email_checked_at": None}]
)
def test_nobody_without_a_checked_address_gets_a_letter(
    office: PostOffice, reader: User, now: datetime, fields: dict[str, Any]
) -> None:
    User.objects.filter(pk=reader.pk).update(**fields)
    tell(User.objects.get(pk=reader.pk), now=now)
    assert round_of_mail(now) == actions.Delivered()
    assert not Mail.objects.exists()


def test_a_muted_kind_stays_in_the_system_and_answers_and_promises_cannot_be_muted(
    office: PostOffice, now: datetime
) -> None:
    house = a_house(now)
    officer = reachable(post_of(house.officer))
    kinds = {kind.key: kind.can_switch_off for kind in kinds_to_choose()}
    always = {key for key, can in kinds.items() if not can}
    assert {"answer_returned", "answer_approved", "promise_given", "promise_disputed"} <= always
    MutedKind.objects.bulk_create(MutedKind(user=officer, kind=kind) for kind in kinds)
    tell(officer, now=now)
    return_answer(checked_answer(house), reason="Thiếu ngày sửa.", by=house.leader, at=now)
    assert round_of_mail(now) == actions.Delivered(sent=1)
    assert subject_of(office.letters[0]) == "Nếp: Câu trả lời của ông/bà bị trả lại, cần bổ sung."
    assert Notice.objects.filter(user=officer, kind="mandate_given").exists()


def test_no_word_of_a_petition_or_its_answer_is_in_a_letter_nor_kept(
    office: PostOffice, now: datetime
) -> None:
    house = a_house(now)
    reachable(post_of(house.officer))
    answer = checked_answer(house)
    approve_answer(answer, by=house.leader, at=now)
    round_of_mail(now)
    letter = office.letters[0].as_string() + words_of(office.letters[0]) + words_of(office.letters[0], "html")
    for personal in (answer.petition.working_text, answer.text, "Cầu ấp Ba", "lan can"):
        assert personal not in letter
    stored = " ".join(str(list(model.objects.values_list())) for model in (Mail, MailNotice))
    for kept in ("can.bo@", "Câu trả lời", "lan can"):
        assert kept not in stored


def test_what_goes_to_a_desk_reaches_who_may_act_there_and_who_stands_in(
    office: PostOffice, now: datetime
) -> None:
    house: House = a_house(now)
    reachable(post_of(house.leader), "chu.tich@xamot.example")
    reachable(post_of(house.head), "pho@xamot.example")
    reachable(post_of(house.officer), "cong.chuc@xamot.example")
    a_substitution(post_of(house.leader), post_of(house.head), at=now)
    Notice.objects.all().delete()
    a_draft(house.commune, leader=post_of(house.leader), by=house.officer, at=now)
    round_of_mail(now)
    assert sorted(office.addresses) == ["chu.tich@xamot.example", "pho@xamot.example"]


def test_a_temporary_refusal_is_tried_again_later_and_in_the_end_given_up(
    office: PostOffice, reader: User, now: datetime
) -> None:
    tell(reader, now=now)
    at = clock.real_now()
    collect_mail(at=at, now=now)
    office.answers = ["451 later"] * 20
    waits = []
    for _each in range(len(mailing.BACKOFF) + 1):
        mail = Mail.objects.get()
        assert mail.state == Mail.State.WAITING
        assert deliver_mail(at=mail.due_at - timedelta(seconds=1)) == actions.Delivered(), "not before"
        assert deliver_mail(at=mail.due_at) == actions.Delivered(failed=1)
        waits.append(Mail.objects.get().due_at - mail.due_at)
    assert waits == [*mailing.BACKOFF, timedelta(0)]
    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (Mail.State.GIVEN_UP, "máy chủ thư báo lỗi 451 (SMTPDataError)")
    office.answers = []
    assert actions.send_again(mail, at=at)
    assert deliver_mail(at=at) == actions.Delivered(sent=1)


def test_an_address_that_the_server_does_not_know_is_given_up_at_once_without_naming_it(
    office: PostOffice, now: datetime
) -> None:
    reader = reachable(a_post(a_unit()), "khong-co@xamot.example")
    tell(reader, now=now)
    assert round_of_mail(now) == actions.Delivered(failed=1)
    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (Mail.State.GIVEN_UP, "máy chủ thư không nhận địa chỉ này (mã 550)")
    assert any("không gửi được" in fault for fault in checks.mail_faults())


def test_a_server_that_is_down_costs_no_try_and_the_job_says_so(
    reader: User, now: datetime, settings: Any
) -> None:
    with an_open_office(settings):
        pass
    tell(reader, now=now)
    collect_mail(at=clock.real_now(), now=now)
    with pytest.raises(OSError, match="refused"):
        deliver_mail(at=clock.real_now() + HOUR)
    mail = Mail.objects.get()
    assert (mail.state, mail.attempts) == (Mail.State.WAITING, 0)


def test_a_crash_between_server_and_mark_makes_at_most_one_duplicate(
    office: PostOffice, reader: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has the letter, the worker dies before it writes so: twice, which is more than happens."""
    tell(reader, now=now)
    collect_mail(at=clock.real_now(), now=now)
    end = mailing._end
    for _crash in range(2):
        monkeypatch.setattr(mailing, "_end", _dies)
        with pytest.raises(KeyboardInterrupt):
            deliver_mail(at=Mail.objects.get().due_at)
        monkeypatch.setattr(mailing, "_end", end)
        claimed_at = Mail.objects.get().claimed_at
        assert claimed_at is not None
        deliver_mail(at=claimed_at + mailing.LEASE + timedelta(seconds=1))
    assert Mail.objects.get().state == Mail.State.GIVEN_UP
    assert len(office.letters) == 2
    assert len({letter["Message-ID"] for letter in office.letters}) == 1


def _dies(*_args: Any, **_changes: Any) -> str:
    raise KeyboardInterrupt


def test_a_line_that_drops_after_the_letter_was_taken_makes_one_duplicate_at_most(
    office: PostOffice, reader: User, now: datetime
) -> None:
    tell(reader, now=now)
    collect_mail(at=clock.real_now(), now=now)
    office.answers = ["hang up", "hang up", "hang up"]
    for hours in range(1, 4):
        deliver_mail(at=clock.real_now() + hours * HOUR)
    assert (Mail.objects.get().state, len(office.letters)) == (Mail.State.GIVEN_UP, 2)


def test_two_workers_send_a_letter_once(office: PostOffice, reader: User, now: datetime) -> None:
    tell(reader, now=now)
    collect_mail(at=clock.real_now(), now=now)
    mail = Mail.objects.select_related("user").get()
    connection = server.connection()
    assert mailing._deliver(mail, connection, at=clock.real_now()) == Mail.State.SENT
    assert mailing._deliver(mail, connection, at=clock.real_now()) == Mail.State.SENDING
    connection.close()
    assert len(office.letters) == 1


@pytest.mark.parametrize("change", [{"in_doubt": 3}, {"state": "sent"}])
def test_the_database_holds_what_is_promised_of_letters(
    reader: User, now: datetime, change: dict[str, Any]
) -> None:
    tell(reader, now=now)
    collect_mail(at=clock.real_now(), now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.update(**change)


def test_a_notice_travels_once_to_a_reader_and_a_case_has_one_new_letter(reader: User, now: datetime) -> None:
    tell(reader, now=now)
    collect_mail(at=clock.real_now(), now=now)
    mail, carried = Mail.objects.get(), MailNotice.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        MailNotice.objects.create(mail=mail, notice=carried.notice, user=reader)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.create(user=reader, case=mail.case, due_at=mail.due_at)


def test_while_e_mail_is_off_nothing_moves_and_old_notices_are_not_sent_later(
    reader: User, now: datetime, settings: Any
) -> None:
    tell(reader, now=now - mailing.STALE - HOUR)
    tell(reader, now=now)
    carry_mail()
    assert not Mail.objects.exists()
    assert "Thư điện tử đang tắt" in checks.mail_note()
    assert checks.mail_faults() == []
    finding = next(one for one in examine() if one.name == "notices.mail")
    assert (finding.faults, finding.note) == ([], checks.mail_note())
    with an_open_office(settings) as office:
        carry_mail()
        assert Mail.objects.count() == 1
        Mail.objects.update(due_at=clock.real_now())
        registered_jobs()["notices.mail"].run()
        assert len(office.letters) == 1
        assert checks.mail_note() == ""


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_the_password_comes_from_its_file(reader: User, now: datetime, settings: Any, tmp_path: Path) -> None:
    secret = tmp_path / "smtp"
    secret.write_text("mat-khau-thu\n")
    secret.chmod(0o600)
    with an_open_office(settings, password="mat-khau-thu") as office:
        settings.NEP_SMTP_USER, settings.NEP_SMTP_PASSWORD_FILE = "nep", str(secret)
        tell(reader, now=now)
        assert round_of_mail(now) == actions.Delivered(sent=1)
        secret.write_text("khac")
        tell(reader, now=now)
        with pytest.raises(SMTPException):
            round_of_mail(now)
        assert len(office.letters) == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"NEP_SMTP_FROM": ""}, "Chưa đặt NEP_SMTP_FROM"),
        ({"NEP_SMTP_TLS": "ssl"}, "một trong ba giá trị"),
        ({"NEP_SMTP_TLS": "none", "NEP_SMTP_HOST": "thu.xamot.example"}, "không mã hóa"),
        ({"NEP_SMTP_PASSWORD_FILE": "/khong/co"}, "Không có tệp mật khẩu"),
    ],
)
def test_wrong_settings_are_said(settings: Any, given: dict[str, str], sentence: str) -> None:
    fine = {"NEP_SMTP_HOST": "127.0.0.1", "NEP_SMTP_TLS": "none", "NEP_SMTP_FROM": "nep@xamot.example"}
    for name, value in {**fine, **given}.items():
        setattr(settings, name, value)
    [fault] = server.faults()
    assert sentence in fault


FORM = {"email": "moi@xamot.example", "language": "vi", "wanted": ["mandate_given"]}


def test_one_gives_an_address_and_proves_it_by_the_link_of_a_letter(
    office: PostOffice, now: datetime
) -> None:
    post = a_post(a_unit(), Role.UNIT_OFFICER)
    client = signed_in(post)
    client.post("/thong-bao/cach-nhan/", FORM)
    assert user_of(post).email_checked_at is None
    inbox = client.get("/thong-bao/").content.decode()
    assert "/thong-bao/xac-nhan/" not in inbox, "reading the inbox proves no address"
    assert round_of_mail(now, after=timedelta(0)) == actions.Delivered(sent=1)
    link = next(word for word in words_of(office.letters[0]).split() if "/xac-nhan/" in word)
    path = link.removeprefix("https://nep.example")
    assert user_of(post).email_checked_at is None, "the letter alone confirms nothing"
    assert "moi@xamot.example" in client.get(path).content.decode()
    assert user_of(post).email_checked_at is None, "a scanner that opens the link confirms nothing"
    client.post(path)
    assert user_of(post).email_checked_at is not None
    assert MutedKind.objects.filter(user=user_of(post), kind="mandate_ended").exists()
    assert not MutedKind.objects.filter(user=user_of(post), kind="mandate_given").exists()


def test_a_link_of_another_an_old_one_and_one_for_another_address_confirm_nothing(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    post, other = a_post(a_unit()), a_post(a_unit())
    client = signed_in(post)
    client.post("/thong-bao/cach-nhan/", FORM)
    token = address_check.token_for(user_of(post))
    page = signed_in(other).get(f"/thong-bao/xac-nhan/{token}/").content.decode()
    assert "Liên kết này không dùng được" in page
    client.post("/thong-bao/cach-nhan/", {**FORM, "email": "khac@xamot.example"})
    client.post(f"/thong-bao/xac-nhan/{token}/")
    assert user_of(post).email_checked_at is None
    fresh = address_check.token_for(user_of(post))
    monkeypatch.setattr(address_check, "VALID_SECONDS", -1)
    client.post(f"/thong-bao/xac-nhan/{fresh}/")
    assert user_of(post).email_checked_at is None
    assert client.post("/thong-bao/xac-nhan/gia-mao/").status_code == 200


def test_a_bad_address_comes_back_with_its_sentence(now: datetime) -> None:
    post = a_post(a_unit())
    page = signed_in(post).post("/thong-bao/cach-nhan/", {**FORM, "email": "khong phai"}).content.decode()
    assert "Địa chỉ thư điện tử này không đúng dạng" in page
    assert 'value="khong phai"' in page
    assert (user_of(post).email, MutedKind.objects.count()) == ("", 0)


def test_the_page_says_what_cannot_be_switched_off(client: Client, now: datetime) -> None:
    page = signed_in(a_post(a_unit())).get("/thong-bao/cach-nhan/").content.decode()
    assert "câu trả lời được duyệt" in page
    assert 'value="answer_approved"' not in page
    assert "chưa bật thư điện tử" in page
    assert client.get("/thong-bao/cach-nhan/").status_code == 302


def test_every_kind_says_how_it_is_called() -> None:
    kinds = [kind for key in registered_kinds() if (kind := kind_named(key))]
    assert {kind.key for kind in kinds if not kind.label and not kind.in_letter} == set()


@pytest.mark.race
def test_two_collectors_make_one_letter(race: Callable[..., list[Any]], now: datetime) -> None:
    reader = reachable(a_post(a_unit()))
    mandate = a_mandate(now)
    tell(reader, thing=mandate, times=3, now=now)
    race(*([lambda: collect_mail(at=clock.real_now(), now=now)] * 2))
    assert (Mail.objects.count(), MailNotice.objects.count()) == (1, 3)
