from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class WebConfig(AppConfig):
    name = "nep.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.forms import Field

        # Said by every form, ours and those of the libraries.
        Field.default_error_messages["required"] = gettext_lazy("Ông/bà chưa điền mục này.")
