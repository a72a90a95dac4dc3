from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nep.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.accounts.registry import EVENTS
        from nep.audit.registry import register_events

        register_events(EVENTS)
