"""Films leave the house part by part, as players ask for them."""

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from nep.files.models import StoredFile
from nep.files.responses import PART_BYTES, range_in, serve_film
from nep.files.video import store_video
from nep.web import clock

pytestmark = pytest.mark.django_db

HEAD = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"


def a_film(size: int, at: datetime | None = None) -> tuple[StoredFile, bytes]:
    content = HEAD + bytes(number % 251 for number in range(size - len(HEAD)))
    return store_video(SimpleUploadedFile("phim.mp4", content), at=at or clock.now()), content


def answer(film: StoredFile, **headers: str) -> Any:
    return serve_film(film, RequestFactory().get("/", headers=headers))


def body(found: Any) -> bytes:
    return b"".join(found.streaming_content)


def test_without_a_range_the_whole_film_comes_and_says_that_parts_can_be_had() -> None:
    film, content = a_film(2 * PART_BYTES + 7)
    found = answer(film)
    assert (found.status_code, found.headers["Accept-Ranges"]) == (200, "bytes")
    assert found.headers["Content-Length"] == str(len(content))
    assert found.headers["Content-Disposition"].startswith("inline")
    assert body(found) == content


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=100-", 100, 999),
        ("bytes=-10", 990, 999),
        ("bytes=990-5000", 990, 999),
        ("bytes=-5000", 0, 999),
    ],
)
def test_one_range_is_answered_with_its_bytes_alone(asked: str, first: int, last: int) -> None:
    film, content = a_film(1000)
    found = answer(film, range=asked)
    assert found.status_code == 206
    assert found.headers["Content-Range"] == f"bytes {first}-{last}/1000"
    assert found.headers["Content-Length"] == str(last - first + 1)
    assert body(found) == content[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=-0", "bytes=-", "bytes=7-3"])
def test_a_range_behind_the_end_is_refused_with_the_size(asked: str) -> None:
    film, _content = a_film(1000)
    found = answer(film, range=asked)
    assert (found.status_code, found.headers["Content-Range"]) == (416, "bytes */1000")


@pytest.mark.parametrize("headers", [{"range": "bytes=0-1,5-6"}, {"range": "lines=0-1"}])
def test_what_is_no_single_range_of_bytes_gets_the_whole(headers: dict[str, str]) -> None:
    film, content = a_film(1000)
    assert answer(film, **headers).status_code == 200
    assert body(answer(film, **headers)) == content


def test_a_condition_that_cannot_be_met_gets_the_whole() -> None:
    film, _content = a_film(1000)
    assert answer(film, range="bytes=0-1", if_range='"other"').status_code == 200


@given(first=st.integers(0, 50), last=st.integers(0, 50), size=st.integers(1, 50))
def test_a_range_never_leaves_the_file(first: int, last: int, size: int) -> None:
    span = range_in(f"bytes={first}-{last}", size)
    wanted = [byte for byte in range(size) if first <= byte <= last]
    assert list(span or ()) == wanted
