"""What `nep doctor` looks at: whether issued papers are still what was issued."""

import hashlib

from django.utils.translation import gettext as _

from nep.documents.actions import seal_of
from nep.documents.models import IssuedPaper
from nep.documents.searching import stale_search_texts
from nep.files.actions import read


def altered_papers() -> list[str]:
    """One sentence for each issued paper whose row or PDF is no longer what was issued."""
    papers = IssuedPaper.objects.select_related("pdf", "docx").order_by("pk")
    return [sentence for paper in papers.iterator() if (sentence := _fault_of(paper))]


def _fault_of(paper: IssuedPaper) -> str:
    if seal_of(paper) != paper.seal:
        return _("Văn bản %(number)s bị sửa sau khi ban hành.") % {"number": paper.number_text}
    try:
        content = read(paper.pdf)
    except FileNotFoundError:
        return _("Văn bản %(number)s mất tệp PDF.") % {"number": paper.number_text}
    if hashlib.sha256(content).hexdigest() != paper.pdf_sha256:
        return _("Tệp PDF của văn bản %(number)s không còn như lúc ban hành.") % {"number": paper.number_text}
    return ""


def wrong_search_texts() -> list[str]:
    """Issued papers whose search text differs from their number and title."""
    count = stale_search_texts()
    told = _("%(count)s văn bản đã ban hành có chữ tìm kiếm lệch với số và trích yếu.")
    return [told % {"count": count}] if count else []
