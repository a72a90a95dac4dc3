"""A form sent twice."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, HttpResponseRedirect

from nep.organisations.actors import PUBLIC
from nep.web.models import SentForm, VisitCount
from nep.web.once import new_token, once

pytestmark = pytest.mark.django_db


@once
def write(request):
    if request.POST["text"] == "":
        return HttpResponse("lỗi", status=422)
    who = str(VisitCount.objects.count())
    VisitCount.objects.create(name=request.POST["text"], who=who, seconds=1, ends_at="2023-12-27T00:00Z")
    return HttpResponseRedirect(f"/ket-qua/{VisitCount.objects.count()}/")


def send(rf, *, token, text="đường hư", path="/gui/"):
    request = rf.post(path, {"once": token, "text": text})
    request.user = AnonymousUser()
    request.actor = PUBLIC
    return write(request)


def test_the_same_form_sent_twice_makes_one_record_and_gets_one_answer(rf):
    token = new_token()

    first, second = send(rf, token=token), send(rf, token=token)

    assert (first.url, second.url) == ("/ket-qua/1/", "/ket-qua/1/")
    assert VisitCount.objects.count() == 1


def test_other_content_under_a_used_token_is_refused_and_nothing_is_written(rf):
    token = new_token()
    send(rf, token=token)

    again = send(rf, token=token, text="việc khác")

    assert again.status_code == 409
    assert "đã được gửi với nội dung khác" in again.content.decode()
    assert VisitCount.objects.count() == 1


def test_a_form_shown_again_with_errors_may_be_sent_again(rf):
    token = new_token()

    assert send(rf, token=token, text="").status_code == 422
    assert SentForm.objects.count() == 0
    assert send(rf, token=token).status_code == 302


def test_two_tokens_are_two_records(rf):
    send(rf, token=new_token())
    send(rf, token=new_token())
    assert VisitCount.objects.count() == 2


def test_a_form_without_a_token_is_still_taken(rf):
    assert send(rf, token="").status_code == 302


def test_an_error_of_the_program_leaves_neither_record_nor_token(rf):
    request = rf.post("/gui/", {"once": new_token()})
    request.user = AnonymousUser()
    with pytest.raises(KeyError):
        write(request)
    assert SentForm.objects.count() == 0
