"""What this app looks at for `nep doctor`: keys, backups, database, disk, time, workers."""

import shutil
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from nep.jobs import queries
from nep.jobs.models import Backup
from nep.jobs.preparation import static_is_fresh, unapplied_migrations
from nep.jobs.reaper import orphaned_tasks
from nep.web import clock

LEAST_FREE_BYTES = 500 * 1024 * 1024
BACKUP_EVERY = timedelta(days=7)
UTC_PLUS_7 = 7 * 3600


def keys_are_safe() -> list[str]:
    """Keys readable by the service's account only, and nowhere beside the data or a backup."""
    keys, files = Path(settings.KEYS_DIR), Path(settings.FILES_DIR)
    faults = [
        f"Khóa {path.name} ai cũng đọc được. Chạy: chmod 600 {path}"
        for path in sorted(keys.glob("*"))
        if path.is_file() and path.stat().st_mode & 0o077
    ]
    if keys == files or files in keys.parents:
        faults.append(f"Khóa nằm trong thư mục tệp {files}, bản sao lưu thường sẽ mang theo khóa.")
    return faults + keys_beside_backups()


def keys_beside_backups() -> list[str]:
    """Data and keys of a backup in one folder protect nothing: whoever takes one takes both."""
    archives = [Path(path) for path in Backup.objects.order_by("pk").values_list("archive", flat=True)]
    folders = {path.parent for path in archives if path.exists()}
    return [
        f"Tệp khóa và tệp dữ liệu nằm chung trong {folder}. Chuyển tệp khóa sang nơi khác."
        for folder in sorted(folders)
        if any(folder.glob("nep-*-keys.tar"))
    ]


def backup_is_recent() -> list[str]:
    if settings.DEMO:
        return []
    last = Backup.objects.order_by("-made_at").first()
    if last is None:
        return ["Chưa có bản sao lưu nào. Chạy: nep backup --to THƯ_MỤC --keys-to THƯ_MỤC_KHÁC"]
    age = clock.real_now() - last.made_at
    return [f"Bản sao lưu mới nhất đã {age.days} ngày."] if age > BACKUP_EVERY else []


def database_is_sound() -> list[str]:
    pending = unapplied_migrations()
    faults = [f"Còn {len(pending)} bước của cơ sở dữ liệu chưa chạy. Chạy: nep prepare"] if pending else []
    return faults + (sqlite_faults() if connection.vendor == "sqlite" else [])


def sqlite_faults() -> list[str]:
    """The options without which an acknowledged petition can be lost, and the file's own integrity."""
    wanted: dict[str, set[object]] = {
        "journal_mode": {"wal", "memory"},
        "synchronous": {2},
        "foreign_keys": {1},
    }
    faults = []
    with connection.cursor() as cursor:
        for name, values in wanted.items():
            found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if found not in values:
                faults.append(f"SQLite đặt {name}={found}, không an toàn.")
        verdict = cursor.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            faults.append(f"Tệp cơ sở dữ liệu hỏng: {verdict}")
        broken = cursor.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            faults.append(f"{len(broken)} dòng trỏ tới dòng không còn.")
    return faults


def disk_has_room() -> list[str]:
    free = shutil.disk_usage(settings.HOME).free
    if free >= LEAST_FREE_BYTES:
        return []
    return [f"Ổ đĩa chỉ còn {free // 2**20} MB, cần ít nhất {LEAST_FREE_BYTES // 2**20} MB."]


def clock_is_right() -> list[str]:
    """Business days are Vietnamese days, and a set day is for samples only."""
    faults = []
    if -time.timezone != UTC_PLUS_7 or settings.TIME_ZONE != "Asia/Ho_Chi_Minh":
        faults.append(f"Múi giờ là {settings.TIME_ZONE}, phải là Asia/Ho_Chi_Minh.")
    if clock.is_set() and not settings.DEMO:
        faults.append(
            f"Ngày làm việc bị đặt cố định {settings.NEP_TODAY} (NEP_TODAY) mà không phải tỉnh mẫu."
        )
    return faults


def static_files_are_collected() -> list[str]:
    return [] if static_is_fresh() else ["Tệp tĩnh chưa gom hoặc đã cũ. Chạy: nep prepare"]


def worker_lives() -> list[str]:
    now = clock.real_now()
    state = queries.state(at=now)
    faults = []
    if not state.living_workers:
        faults.append("Không có tiến trình làm việc nền nào đang chạy. Chạy: nep serve --with-worker")
    if orphans := orphaned_tasks(at=now):
        faults.append(f"{len(orphans)} việc bị bỏ dở vì tiến trình chết; sẽ được nhận lại.")
    failed = [job.name for job in state.jobs if job.last_error]
    faults += [f"Việc theo lịch “{name}” lần chạy cuối bị lỗi." for name in failed]
    return faults
