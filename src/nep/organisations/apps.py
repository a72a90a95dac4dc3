from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "nep.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.audit.registry import register_events
        from nep.imports.registry import (
            register_actor,
            register_importer,
            register_naming,
            register_thing_names,
        )
        from nep.jobs.registry import register_check
        from nep.organisations import messages, searched
        from nep.organisations.actors import actor_again, actor_named
        from nep.organisations.imports import IMPORTERS
        from nep.organisations.names import mend_names, name_faults
        from nep.organisations.registry import EVENTS, THING_NAMES, register_menu
        from nep.organisations.spans import mend_spans, span_faults
        from nep.organisations.taking import ActingPost
        from nep.web.exports import register_witness

        register_events(EVENTS)
        register_menu(_("Đơn vị, nhân sự"), "organisations:units", verb="manage_accounts", order=10)
        messages.declare()
        searched.declare()
        register_menu(_("Thay mặt, bàn giao"), "organisations:mandates", verb="arrange_posts", order=80)
        register_menu(_("Nhập từ bảng tính"), "imports:index", verb="manage_accounts", order=20)
        register_actor(actor_again)
        register_naming(actor_named)
        for importer in IMPORTERS:
            register_importer(importer)
        register_thing_names(THING_NAMES)
        register_witness(ActingPost())
        register_check("organisations.spans", find=span_faults, mend=mend_spans)
        register_check("organisations.names", find=name_faults, mend=mend_names)
