"""Settings of an installation, read from the environment (NEP_*) with safe defaults for one machine."""

import os
from pathlib import Path
from urllib.parse import unquote, urlparse

from nep.web.secrets import read_or_make_secret

HOME = Path(os.environ.get("NEP_HOME", "var")).resolve()
FILES_DIR = HOME / "files"
KEYS_DIR = Path(os.environ.get("NEP_KEYS", HOME / "keys")).resolve()
SPOOL_DIR = HOME / "spool"

DEMO = os.environ.get("NEP_DEMO") == "1"
DEBUG = os.environ.get("NEP_DEBUG") == "1"
# The business day of the installation ("2023-12-27"); empty means the real day. Read by nep.web.clock only.
NEP_TODAY = os.environ.get("NEP_TODAY", "")

SECRET_KEY = os.environ.get("NEP_SECRET_KEY") or read_or_make_secret(KEYS_DIR / "django.key")
ALLOWED_HOSTS = [h for h in os.environ.get("NEP_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("NEP_ORIGINS", "").split(",") if o]
# How many proxies of ours stand in front and write X-Forwarded-For; 0 believes no header.
NEP_PROXIES = int(os.environ.get("NEP_PROXIES", "0"))
HTTPS = os.environ.get("NEP_HTTPS") == "1"
# Where a link printed on a slip or in a paper leads.
PUBLIC_URL = os.environ.get("NEP_PUBLIC_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "nep.portal",
    "nep.reviews",
    "nep.newsroom",
    "nep.commendations",
    "nep.learning",
    "nep.practices",
    "nep.dialogue",
    "nep.petitions",
    "nep.promises",
    "nep.programmes",
    "nep.meetings",
    "nep.measures",
    "nep.documents",
    "nep.norms",
    "nep.organisations",
    "nep.imports",
    "nep.search",
    "nep.notices",
    "nep.accounts",
    "nep.audit",
    "nep.files",
    "nep.jobs",
    "nep.spreadsheets",
    "nep.web",
    "nep.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "nep.web.middleware.headers",
    "nep.web.middleware.body_limit",
    "nep.web.middleware.own_language",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nep.organisations.middleware.ActorMiddleware",
]

ROOT_URLCONF = "nep.urls"
WSGI_APPLICATION = "nep.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nep.web.context.page",
                "nep.organisations.context.header",
            ],
        },
    }
]
FORM_RENDERER = "nep.web.forms.Renderer"


def _database(url: str) -> dict[str, object]:
    """Turn postgres://user:password@host:port/name or sqlite:///path into Django's setting."""
    parts = urlparse(url)
    if parts.scheme in {"postgres", "postgresql"}:
        host = parts.hostname or ""
        query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(query.get("host", host)),
            "PORT": str(parts.port or query.get("port", "")),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": parts.path[1:] if parts.path.startswith("//") else parts.path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA recursive_triggers=ON;"
            ),
        },
    }


DATABASES = {"default": _database(os.environ.get("NEP_DATABASE_URL", f"sqlite://{HOME / 'nep.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by every worker process, so that a limit counts once.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:desk"
LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "nep.accounts.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
# The form does not ask: a shared PC forgets at the end of the day.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "nep.accounts.forms.SignInForm",
    "change_password": "nep.accounts.forms.OwnPasswordForm",
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "nep.web.pages.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent / "locale"]
FORMAT_MODULE_PATH = ["nep.web.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("NEP_STATIC", HOME / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES_DIR}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "nep.web.storage.HashedStaticFiles"
    },
}

# Bytes of one request, files included.
NEP_MAX_BODY = 32 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Nothing is sent but by nep.notices: see there. Without a host, notices are shown in the system only.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
NEP_SMTP_HOST = os.environ.get("NEP_SMTP_HOST", "")
NEP_SMTP_TLS = os.environ.get("NEP_SMTP_TLS", "starttls")  # starttls, tls, none
NEP_SMTP_PORT = int(os.environ.get("NEP_SMTP_PORT") or {"tls": 465, "none": 25}.get(NEP_SMTP_TLS, 587))
NEP_SMTP_USER = os.environ.get("NEP_SMTP_USER", "")
NEP_SMTP_PASSWORD_FILE = os.environ.get("NEP_SMTP_PASSWORD_FILE", "")
NEP_SMTP_FROM = os.environ.get("NEP_SMTP_FROM", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
