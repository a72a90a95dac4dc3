from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "nep.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.newsroom.registry import declare

        declare()
