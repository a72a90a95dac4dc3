from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "nep.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.organisations.registry import register_menu
        from nep.web.registry import Place, register_public_link

        register_menu(_("Bàn làm việc"), "portal:desk", verb="view_desk", order=0)
        register_menu(_("Bảng của lãnh đạo"), "portal:board", verb="view_board", order=5)
        register_menu(_("Công việc nền"), "portal:health", verb="view_health", order=90)
        register_public_link(_("Đơn vị"), "organisations:units", order=60)
        register_public_link(_("Quyền riêng tư"), "petitions:privacy", order=10, place=Place.FOOTER)
