from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nep.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nep.documents.registry import declare

        declare()
