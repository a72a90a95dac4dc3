from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "nep.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.web.registry import Place, register_public_link

        register_public_link(_("Đổi vai"), "demo:roles", order=10, place=Place.BANNER)
        register_public_link(_("Dữ liệu nào là thật?"), "demo:facts", order=20, place=Place.BANNER)
