from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "nep.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.audit.registry import register_events
        from nep.jobs.registry import register_check
        from nep.organisations.registry import EVENTS
        from nep.organisations.spans import mend_spans, span_faults

        register_events(EVENTS)
        register_check("organisations.spans", find=span_faults, mend=mend_spans)
