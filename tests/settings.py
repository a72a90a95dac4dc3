"""Settings of a test run: the product's own, in a home that is thrown away.

A module of its own because settings are read before any conftest.py is.
"""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="nep-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in ("NEP_KEYS", "NEP_STATIC", "NEP_SECRET_KEY", "NEP_HOSTS", "NEP_DEBUG", "NEP_HTTPS"):
    os.environ.pop(_name, None)
os.environ["NEP_HOME"] = _home
os.environ["NEP_TODAY"] = "2023-12-27"
os.environ.setdefault("NEP_DEMO", "0")

from nep.settings import *  # noqa: E402, F403 - the environment must stand before
from nep.settings import STORAGES, TEMPLATES  # noqa: E402
from tests.templates import UnknownVariable  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UnknownVariable("%s")  # type: ignore[index] # a plain dict
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# One process answers a test: a limit counted in memory is the same limit, and costs no row.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - WhiteNoise warns of a missing folder
