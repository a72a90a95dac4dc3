from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "nep.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from nep.jobs.registry import register_check, register_job
        from nep.notices import address_check
        from nep.notices.checks import mail_faults, mail_note
        from nep.notices.jobs import carry_mail

        address_check.declare()
        register_job("notices.mail", every_seconds=60, run=carry_mail, label=_("Gửi thư điện tử"))
        register_check("notices.mail", find=mail_faults, note=mail_note)
