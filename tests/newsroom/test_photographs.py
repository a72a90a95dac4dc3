import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from nep.files.actions import ImageTooLarge, NotAnImage, read
from nep.files.models import StoredFile
from nep.newsroom import actions, refusals
from nep.newsroom.models import Article, Photograph, PhotoUse, Rendition, Revision
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.web import clock
from tests.factories.newsroom import a_draft, a_published, an_approver, an_editor, said, signed_in
from tests.tables import assert_queries

Units = dict[str, Unit]
WORDS = {"caption": "Buổi đối thoại ở hội trường", "alternative": "Hội trường có hai hàng ghế"}


def a_file(width: int = 1200, *, colour: str = "#336633", kind: str = "JPEG") -> SimpleUploadedFile:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "May anh thu"
    Image.new("RGB", (width, width * 3 // 4), colour).save(out, kind, exif=exif)
    return SimpleUploadedFile("anh.jpg", out.getvalue(), content_type="image/jpeg")


def added(article: Article, by: Actor, **changes: Any) -> PhotoUse:
    given: dict[str, Any] = {**WORDS, "file": a_file(), "credit": "Văn phòng xã", **changes}
    return actions.add_photograph(article, **given, by=by, at=clock.now())


def with_photographs(unit: Unit, *, count: int = 1) -> Article:
    """Published, each photograph in its place."""
    editor, at = an_editor(unit), clock.now()
    article = a_draft(unit, by=editor)
    for number in range(count):
        added(
            article, editor, file=a_file(colour=f"#3366{10 + number}"), caption=f"Chú thích số {number + 1}"
        )
    marks = "".join(f"<p>[[ảnh {number + 1}]]</p>" for number in range(count))
    words = said(body=f"<p>Mở đầu.</p>{marks}<p>Kết.</p>")
    actions.save_article(article, words=words, base=1, by=editor, at=at)
    actions.submit_article(article, by=editor, at=at)
    actions.approve_article(article, by=an_approver(unit), at=at)
    return actions.publish_article(article, by=an_approver(unit), at=at)


def test_a_photograph_is_kept_bare_and_drawn_as_webp_never_wider_than_it_is(units: Units) -> None:
    editor = an_editor(units["commune"])
    use = added(a_draft(units["commune"], by=editor), editor)
    original = read(use.photograph.original)
    assert b"May anh thu" not in original
    assert not Image.open(io.BytesIO(original)).getexif()
    sizes = {}
    for rendition in Rendition.objects.select_related("file").order_by("width"):
        with Image.open(io.BytesIO(read(rendition.file))) as image:
            sizes[rendition.width] = (image.format, image.size, len(image.getexif()))
    assert sizes == {480: ("WEBP", (480, 360), 0), 960: ("WEBP", (960, 720), 0)}
    assert use.photograph.widths == "480,960"


def test_a_small_photograph_has_one_rendition(units: Units) -> None:
    editor = an_editor(units["commune"])
    use = added(a_draft(units["commune"], by=editor), editor, file=a_file(300))
    assert use.photograph.widths == "300"


def test_the_same_photograph_is_kept_once_and_shown_twice_with_two_captions(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    first = added(article, editor)
    sent_again = added(article, editor, caption="Cũng ảnh ấy, lời khác")
    chosen = added(article, editor, file=None, photograph=first.photograph, caption="Lời thứ ba", credit="")
    assert {first.photograph_id, sent_again.photograph_id, chosen.photograph_id} == {first.photograph_id}
    assert [use.number for use in PhotoUse.objects.order_by("number")] == [1, 2, 3]
    assert (Photograph.objects.count(), StoredFile.objects.count()) == (1, 3)
    words = said(body="<p>[[ảnh 1]]</p><p>[[ảnh 2]]</p>")
    actions.save_article(article, words=words, base=1, by=editor, at=clock.now())
    page = signed_in(editor).get(reverse("newsroom:preview", args=[article.uuid])).content.decode()
    assert page.count("<figure>") == 2
    assert [WORDS["caption"] in page, "Cũng ảnh ấy, lời khác" in page] == [True, True]


def _svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (_svg(), NotAnImage),
        (b"GIF89a" + b"<script>alert(1)</script>", NotAnImage),
        (b"<html><script>alert(1)</script></html>", NotAnImage),
        (b"", NotAnImage),
    ],
)
def test_what_is_no_picture_is_refused_by_its_content(
    units: Units, content: bytes, refusal: type[Exception]
) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    with pytest.raises(refusal):
        added(article, editor, file=SimpleUploadedFile("anh.jpg", content, content_type="image/jpeg"))
    assert not PhotoUse.objects.exists()
    assert not StoredFile.objects.exists()


def test_an_image_bomb_is_refused_with_its_sentence_and_nothing_is_kept(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    with pytest.raises(ImageTooLarge):
        added(article, editor, file=SimpleUploadedFile("anh.png", _bomb()))
    sent = {**WORDS, "credit": "Văn phòng xã", "file": SimpleUploadedFile("anh.png", _bomb())}
    address = reverse("newsroom:add_photograph", args=[article.uuid])
    page = signed_in(editor).post(address, sent).content.decode()
    assert "Ảnh lớn quá 40 triệu điểm ảnh" in page
    assert WORDS["caption"] in page
    assert (Photograph.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_of_a_polyglot_only_the_picture_is_kept(units: Units) -> None:
    tail = io.BytesIO()
    with zipfile.ZipFile(tail, "w") as archive:
        archive.writestr("x.html", "<script>alert(1)</script>")
    file = a_file()
    both = SimpleUploadedFile("anh.jpg", file.read() + b"<script>alert(1)</script>" + tail.getvalue())
    editor = an_editor(units["commune"])
    use = added(a_draft(units["commune"], by=editor), editor, file=both)
    content = read(use.photograph.original)
    assert b"<script>" not in content
    assert not zipfile.is_zipfile(io.BytesIO(content))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"alternative": " "}, refusals.NoAlternative),
        ({"caption": ""}, refusals.NoCaption),
        ({"credit": ""}, refusals.NoCredit),
        ({"file": None}, refusals.OnePhotograph),
        ({"taken_on": date(2099, 1, 1)}, refusals.TakenInFuture),
    ],
)
def test_a_photograph_without_its_words_is_refused(
    units: Units, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    with pytest.raises(refusal):
        added(article, editor, **changes)
    assert not PhotoUse.objects.exists()


def test_a_script_in_a_caption_is_shown_as_its_letters(units: Units, client: Client) -> None:
    editor, at = an_editor(units["commune"]), clock.now()
    article = a_draft(units["commune"], by=editor)
    evil = '"><script>alert(1)</script>'
    added(article, editor, caption=evil, alternative=evil, credit=evil)
    words = said(body="<p>[[ảnh 1]]</p>")
    actions.save_article(article, words=words, base=1, by=editor, at=at)
    actions.submit_article(article, by=editor, at=at)
    actions.approve_article(article, by=an_approver(units["commune"]), at=at)
    out = actions.publish_article(article, by=an_approver(units["commune"]), at=at)
    page = client.get(out.public_url).content.decode()
    assert "<script>alert(1)" not in page
    assert page.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") == 4, "the share preview too"
    packed = signed_in(editor).get(reverse("newsroom:pack", args=[out.uuid])).content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert b"<script>" not in archive.read("bai.html")


@pytest.mark.parametrize("count", [1, 3])
def test_an_article_with_photographs_costs_one_query_more(units: Units, client: Client, count: int) -> None:
    article = with_photographs(units["commune"], count=count)
    client.get(article.public_url)
    with assert_queries(6):
        page = client.get(article.public_url)
    shown = page.content.decode()
    assert shown.count("<figure>") == count
    assert "[[" not in shown


def test_everybody_sees_a_photograph_once_the_approved_text_names_it(units: Units, client: Client) -> None:
    editor = an_editor(units["commune"])
    draft = a_draft(units["commune"], by=editor)
    hidden = added(draft, editor, file=a_file(colour="#999999"))
    shown = PhotoUse.objects.get(article=with_photographs(units["commune"]))
    answers = {
        name: (
            client.get(_address(use)).status_code,
            signed_in(editor).get(_address(use)).status_code,
            signed_in(an_editor(units["neighbour"])).get(_address(use)).status_code,
        )
        for name, use in {"draft": hidden, "out": shown}.items()
    }
    assert answers == {"draft": (404, 200, 404), "out": (200, 200, 200)}
    answer = client.get(_address(shown))
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "image/webp", "public, max-age=3600",
    )  # fmt: skip
    assert client.get(_address(shown).replace("480", "481")).status_code == 404


def _address(use: PhotoUse) -> str:
    return reverse("newsroom:image", args=[use.photograph.uuid, 480])


def test_after_publication_a_photograph_comes_only_with_an_approved_correction(
    units: Units, client: Client
) -> None:
    article, editor = with_photographs(units["commune"]), an_editor(units["commune"])
    actions.open_to_edit(article, by=editor, at=clock.now())
    later = added(article, editor, file=a_file(colour="#aa0000"), caption="Ảnh thêm sau")
    number = Revision.objects.filter(article=article).count()
    words = said(body="<p>[[ảnh 1]]</p><p>[[ảnh 2]]</p>")
    actions.save_article(article, words=words, base=number, by=editor, at=clock.now())
    assert "Ảnh thêm sau" not in client.get(article.public_url).content.decode()
    assert client.get(_address(later)).status_code == 404
    with pytest.raises(refusals.PhotographStays):
        actions.remove_photograph(later, by=editor, at=clock.now())


def test_a_photograph_that_nothing_shows_any_more_is_gone_with_its_files(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    use = added(article, editor)
    actions.remove_photograph(use, by=editor, at=clock.now())
    assert (Photograph.objects.count(), Rendition.objects.count(), StoredFile.objects.count()) == (0, 0, 0)


def test_an_article_travels_as_clean_html_with_its_photographs_and_captions(units: Units) -> None:
    article = with_photographs(units["commune"], count=2)
    browser = signed_in(an_editor(units["commune"]))
    answer = browser.get(reverse("newsroom:pack", args=[article.uuid]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["bai.html", "chu-thich.txt", "anh/anh-1.jpg", "anh/anh-2.jpg"]
        page, captions = archive.read("bai.html").decode(), archive.read("chu-thich.txt").decode()
        assert archive.read("anh/anh-1.jpg")[:2] == b"\xff\xd8"
    assert '<img src="anh/anh-1.jpg" alt="Hội trường có hai hàng ghế">' in page
    assert [word in page for word in ("class=", "style=", "srcset", "[[", "<script")] == [False] * 5
    assert "Chú thích số 2\nẢnh: Văn phòng xã\nLời thay ảnh: Hội trường có hai hàng ghế" in captions
    assert browser.get(reverse("newsroom:pack", args=[article.uuid])).content == answer.content


def test_a_mark_without_a_photograph_vanishes_and_its_writer_is_told(units: Units, client: Client) -> None:
    article = a_published(units["commune"], body="<p>Một [[ảnh 7]] hai.</p><ul><li>ba [[ảnh 7]]</li></ul>")
    assert "[[" not in client.get(article.public_url).content.decode()
    page = signed_in(an_editor(units["commune"])).get(article.get_absolute_url()).content.decode()
    assert "Bài có dấu [[ảnh 7]] nhưng chưa có mục ấy" in page
