from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "nep.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from nep.audit.registry import register_events
        from nep.imports.registry import register_importer, register_thing_names
        from nep.norms.registry import register_deadline_owner
        from nep.notices.registry import register_notice
        from nep.organisations.registry import register_desk_source, register_menu
        from nep.programmes import background, handing_over, measures, searched
        from nep.programmes.actions.plan_levels import level_moved
        from nep.programmes.imports import COMMITMENT_COUNTS, PLAN_LINES, THING_NAMES
        from nep.programmes.plan_desk import desk_plans
        from nep.programmes.registry import EVENTS, NOTICE_LABELS, NOTICES
        from nep.web.registry import Place, register_public_link

        register_events(EVENTS)
        register_importer(PLAN_LINES)
        register_importer(COMMITMENT_COUNTS)
        register_thing_names(THING_NAMES)
        for kind, tell in NOTICES.items():
            register_notice(kind, tell, label=NOTICE_LABELS.get(kind, ""))
        register_deadline_owner("programmes.planlevel", level_moved)
        background.declare()
        handing_over.declare()
        searched.declare()
        measures.declare()
        register_desk_source(desk_plans)
        register_menu(_("Kế hoạch"), "programmes:plans", verb="view_plans", order=51)
        register_menu(_("Chuyên đề"), "programmes:list", verb="view_desk", order=50)
        register_menu(_("Việc trong kế hoạch"), "programmes:actions", verb="view_plans", order=52)
        register_menu(_("Bản đăng ký làm theo"), "programmes:commitments", verb="write_commitment", order=54)
        register_public_link(_("Chuyên đề"), "programmes:list", order=30, place=Place.FOOTER)
