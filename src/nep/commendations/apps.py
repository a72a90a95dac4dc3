from django.apps import AppConfig


class CommendationsConfig(AppConfig):
    name = "nep.commendations"
    label = "commendations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from nep.audit.registry import register_events
        from nep.commendations import certificates_registry
        from nep.commendations.council_desk import desk_votes
        from nep.commendations.council_registry import (
            COUNCIL_EVENTS,
            COUNCIL_NOTICE_LABELS,
            COUNCIL_NOTICES,
        )
        from nep.commendations.desk import waiting_awards
        from nep.commendations.doctor import mend_places, wrong_places
        from nep.commendations.register_registry import declare
        from nep.commendations.registry import EVENTS, NOTICE_LABELS, NOTICES, READ_BY
        from nep.jobs.registry import register_check
        from nep.notices.registry import register_notice
        from nep.organisations.registry import register_desk_source, register_menu

        register_events(EVENTS)
        for kind, tell in NOTICES.items():
            register_notice(kind, tell, label=NOTICE_LABELS[kind], desk_verb=READ_BY.get(kind, ""))
        register_desk_source(waiting_awards)
        register_events(COUNCIL_EVENTS)
        for kind, tell in COUNCIL_NOTICES.items():
            register_notice(kind, tell, label=COUNCIL_NOTICE_LABELS[kind])
        register_desk_source(desk_votes)
        register_menu(_("Khen thưởng"), "commendations:rounds", verb="view_awards", order=70)
        register_check("commendations.places", find=wrong_places, mend=mend_places)
        declare()
        certificates_registry.declare()
