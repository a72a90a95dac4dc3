"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from nep.web.lifeline import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
if os.environ.get("NEP_SUPERVISED"):
    # The server's worker processes would go on answering after their master was killed.
    die_with_parent()
application = get_wsgi_application()
