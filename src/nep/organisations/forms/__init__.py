"""Input about people, posts, units, and who stands in for whom."""

from nep.organisations.forms.mandates import DelegateForm, EndMandateForm, HandOverForm, SubstituteForm
from nep.organisations.forms.posts import (
    AccountForm,
    AddressForm,
    ClosePostForm,
    OtherPostForm,
    PostForm,
    VersionForm,
)

__all__ = [
    "AccountForm",
    "AddressForm",
    "ClosePostForm",
    "DelegateForm",
    "EndMandateForm",
    "HandOverForm",
    "OtherPostForm",
    "PostForm",
    "SubstituteForm",
    "VersionForm",
]
