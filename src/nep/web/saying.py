"""What `nep.vietnamese` says, in the language of the page."""

from django.utils.translation import gettext

from nep.vietnamese.sentences import Sentence, UnreadableError


def said(what: Sentence | ValueError) -> str:
    """A sentence, or what an error tells. One of another making is told as it is."""
    if isinstance(what, UnreadableError):
        what = what.sentence
    if not isinstance(what, Sentence):
        return str(what)
    values = {
        name: said(value) if isinstance(value, Sentence) else value for name, value in what.values.items()
    }
    return gettext(what.text) % values
