"""What somebody hands in, before it is a petition: cleaned, bounded, and told apart."""

import json
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Unit
from nep.petitions import keys
from nep.petitions.models import Choice, Concern, TellBy
from nep.vietnamese.text import clean
from nep.web.errors import Refusal

MAX_TEXT = 10_000
MAX_PLACE = 200
MAX_NAME = 120
MAX_ADDRESS = 300
MAX_PHOTOS = 5


class TextMissing(Refusal):
    sentence = _("Ông/bà chưa viết nội dung. Hãy viết ít nhất một câu.")
    field = "text"


class TextTooLong(Refusal):
    sentence = _(
        "Nội dung dài quá 10.000 chữ cái. Ông/bà hãy rút ngắn, hoặc gửi thành nhiều ý kiến, "
        "mỗi ý kiến một việc."
    )
    field = "text"


class PhoneMissing(Refusal):
    sentence = _("Ông/bà muốn được gọi điện: hãy ghi số điện thoại.")
    field = "phone"


class AddressMissing(Refusal):
    sentence = _("Ông/bà muốn nhận thư: hãy ghi tên và địa chỉ nhận thư.")
    field = "address"


class TooManyPhotos(Refusal):
    sentence = _("Mỗi ý kiến kèm nhiều nhất 5 ảnh.")
    field = "photos"


@dataclass(frozen=True)
class Submission:
    """The words and wishes of one citizen. `name`, `phone`, `address` are sealed as soon as it is taken."""

    choice: str
    concern: str
    place_unit: Unit
    text: str
    place_text: str = ""
    tell_by: str = TellBy.COME
    unit_may_call: bool = False
    name: str = ""
    phone: str = ""
    address: str = ""

    def cleaned(self) -> "Submission":
        """The same in composed Unicode, without invisible characters. Raises a Refusal where it cannot be
        taken: no text, over-long text, a call without a number, a letter without an address."""
        if len(self.text) > MAX_TEXT:
            raise TextTooLong
        tidy = replace(
            self,
            choice=Choice(self.choice),
            concern=Concern(self.concern),
            tell_by=TellBy(self.tell_by),
            text=clean(self.text).strip(),
            place_text=clean(self.place_text).strip()[:MAX_PLACE],
            name=clean(self.name).strip()[:MAX_NAME],
            phone=clean(self.phone).strip()[:20],
            address=clean(self.address).strip()[:MAX_ADDRESS],
        )
        if not tidy.text:
            raise TextMissing
        tidy._refuse_unreachable()
        return tidy

    def _refuse_unreachable(self) -> None:
        if (self.tell_by == TellBy.CALL or self.unit_may_call) and not self.phone:
            raise PhoneMissing
        if self.tell_by == TellBy.LETTER and not (self.name and self.address):
            raise AddressMissing

    def identity(self) -> str:
        """What is sealed as identity; empty when the citizen gave nothing."""
        given = {"name": self.name, "phone": self.phone, "address": self.address}
        return json.dumps(given, ensure_ascii=False) if any(given.values()) else ""

    def fingerprint(self, photos: list[str]) -> str:
        """Equal for the same contents and photographs (given by their hashes), else different."""
        return keys.fingerprint(
            self.choice,
            self.concern,
            str(self.place_unit.pk),
            self.place_text,
            self.text,
            self.tell_by,
            str(self.unit_may_call),
            self.identity(),
            *photos,
        )
