from django.apps import AppConfig


class SpreadsheetsConfig(AppConfig):
    name = "nep.spreadsheets"
    label = "spreadsheets"

    def ready(self) -> None:
        from nep.spreadsheets.exporting import XLSX
        from nep.web.exports import register_form

        register_form(XLSX)
