from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "nep.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.web.wording import say_ours

        say_ours()
