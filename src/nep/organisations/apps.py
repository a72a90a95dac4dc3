from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "nep.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.audit.registry import register_events
        from nep.jobs.registry import register_check
        from nep.organisations import messages
        from nep.organisations.registry import EVENTS, register_menu
        from nep.organisations.spans import mend_spans, span_faults

        register_events(EVENTS)
        register_menu(_("Đơn vị, nhân sự"), "organisations:units", verb="manage_accounts", order=10)
        messages.declare()
        register_menu(_("Thay mặt, bàn giao"), "organisations:mandates", verb="arrange_posts", order=80)
        register_check("organisations.spans", find=span_faults, mend=mend_spans)
