"""What comes in as a file is what it claims to be, and carries nothing else."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from nep.files import actions
from nep.files.models import StoredFile

pytestmark = pytest.mark.django_db
AT = datetime(2023, 12, 27, 3, tzinfo=UTC)
GPS_TAG = 0x8825


def a_photo(*, size: tuple[int, int] = (64, 48), form: str = "JPEG", gps: bool = False) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    if gps:
        exif.get_ifd(GPS_TAG)[2] = (9.0, 47.0, 0.0)
        exif[0x010F] = "Máy của ai"
    Image.new("RGB", size, "green").save(out, form, exif=exif.tobytes() if gps else b"")
    return out.getvalue()


def upload(content: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_jpeg_with_gps_is_kept_without_it() -> None:
    with Image.open(io.BytesIO(a_photo(gps=True))) as original:
        assert original.getexif().get_ifd(GPS_TAG)
    kept = actions.read(actions.store_image(upload(a_photo(gps=True)), at=AT))
    with Image.open(io.BytesIO(kept)) as image:
        assert dict(image.getexif()) == {}
        assert image.size == (64, 48)
    assert "Máy của ai".encode() not in kept


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "anh.svg"),
        (b"%PDF-1.7\n", "anh.jpg"),
        (a_photo(form="GIF"), "anh.gif"),
        (a_photo()[:200], "anh.jpg"),
    ],
)
def test_what_is_no_photograph_is_refused_in_words(content: bytes, name: str) -> None:
    with pytest.raises(actions.NotAnImage, match="không phải ảnh"):
        actions.store_image(upload(content, name), at=AT)
    assert not StoredFile.objects.exists()


def test_an_image_above_forty_megapixels_is_refused_before_it_is_decoded() -> None:
    out = io.BytesIO()
    Image.new("1", (8000, 5001)).save(out, "PNG")
    with pytest.raises(actions.ImageTooLarge, match="40 triệu"):
        actions.store_image(upload(out.getvalue(), "to.png"), at=AT)
    assert not StoredFile.objects.exists()


def test_a_large_photograph_is_made_small() -> None:
    file = actions.store_image(upload(a_photo(size=(4000, 3000))), at=AT)
    assert (file.width, file.height) == (2400, 1800)


def a_docx(*more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            archive.writestr(name, "<x/>")
    return out.getvalue()


def test_documents_are_known_by_content() -> None:
    assert actions.store_document(upload(b"%PDF-1.7\n...", "giay.bin"), at=AT).media_type == actions.PDF
    assert actions.store_document(upload(a_docx(), "giay.docx"), at=AT).media_type == actions.DOCX


def test_a_document_with_macros_or_embedded_objects_is_refused() -> None:
    for part in ("word/vbaProject.bin", "word/embeddings/oleObject1.bin"):
        with pytest.raises(actions.DocumentHasMacros):
            actions.store_document(upload(a_docx(part), "giay.docx"), at=AT)
    with pytest.raises(actions.NotADocument):
        actions.store_document(upload(a_photo(), "giay.pdf"), at=AT)
    assert not StoredFile.objects.exists()


def test_a_discarded_file_is_gone_with_its_bytes_once_it_is_committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    kept, gone = (actions.store_image(upload(a_photo()), at=AT) for _each in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(StoredFile.objects.filter(pk=gone.pk))
        assert default_storage.exists(actions.path_of(gone)), "a transaction that fails loses nothing"
    assert not default_storage.exists(actions.path_of(gone))
    assert [file.pk for file in StoredFile.objects.all()] == [kept.pk]
    assert actions.read(kept)
