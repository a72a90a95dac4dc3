"""The one base of expected refusals."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Refusal(Exception):  # noqa: N818 - it is no error of the program: the product says no, with a reason
    """The product says no. `sentence` is Vietnamese, fit for the user, and says how to mend it.

    An action raises a named subclass defined beside it; views turn it into a form error (409 for an API).
    `field` names the form field it belongs to, when there is one.
    """

    sentence: "StrOrPromise" = _("Không thực hiện được yêu cầu này.")
    field: str | None = None

    def __init__(self, sentence: "StrOrPromise" = "", *, field: str | None = None) -> None:
        self.sentence = sentence or self.sentence
        self.field = field or self.field
        super().__init__(str(self.sentence))


class NotAllowed(Refusal):
    """The acting post may not do this. Raised inside actions; a view answers 403."""

    sentence: "StrOrPromise" = _("Ông/bà không có quyền làm việc này.")
