"""Sign-in."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc] # allauth ships no types
    """allauth's form with our words."""
