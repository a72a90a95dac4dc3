"""What carries a mark of secrecy is refused with a sentence (safeguard 19)."""

from django.utils.translation import gettext_lazy as _

from nep.vietnamese.secrecy import is_marked_secret
from nep.web.errors import Refusal


class MarkedSecret(Refusal):
    sentence = _(
        "Nội dung này có dấu độ mật. Nếp không lưu văn bản Mật, Tối mật, Tuyệt mật; "
        "ông/bà dùng đường văn thư mật của cơ quan."
    )


def refuse_marked_secret(*texts: str, field: str | None = None) -> None:
    """Raises MarkedSecret, at `field` of the form, when one of `texts` (a text, a title, the name of a file)
    carries a mark."""
    if any(is_marked_secret(text) for text in texts):
        raise MarkedSecret(field=field)
