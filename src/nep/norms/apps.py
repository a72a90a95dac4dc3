from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "nep.norms"
    label = "norms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.core.signals import request_finished, request_started
        from django.utils.translation import gettext_lazy as _

        from nep.audit.registry import register_events
        from nep.jobs.registry import register_check, register_load
        from nep.norms import checks, shown
        from nep.norms.actions import load_shipped
        from nep.norms.registry import EVENTS
        from nep.organisations.registry import register_menu
        from nep.web.registry import Place, register_public_link, register_working_days

        register_events(EVENTS)
        register_load("quy định và lịch làm việc", load_shipped)
        register_check("norms.loaded", find=checks.unloaded_rules, mend=checks.mend_unloaded_rules)
        register_check("norms.deadlines", find=checks.wrong_deadlines)
        register_working_days(shown.working_days_shown)
        request_started.connect(shown.request_begins, dispatch_uid="norms.shown.begins")
        request_finished.connect(shown.request_ends, dispatch_uid="norms.shown.ends")
        register_menu(_("Quy định, lịch làm việc"), "norms:list", verb="edit_norms", order=80)
        register_public_link(_("Quy định, thời hạn"), "norms:list", order=40, place=Place.FOOTER)
