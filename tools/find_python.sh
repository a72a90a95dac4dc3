#!/bin/sh
# Print the first Python that can carry Nếp, or one sentence (Vietnamese, English) that says what to install.
for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    path=$(command -v "$name" 2>/dev/null) || continue
    "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if "$path" -c 'import venv, ensurepip, sqlite3' 2>/dev/null; then
        echo "$path"
        exit 0
    fi
    bare=$path
done
if [ -n "${bare:-}" ]; then
    echo "Cần cài thêm mô-đun venv của Python (Debian, Ubuntu: apt install python3-venv). / Install Python's venv module (Debian, Ubuntu: apt install python3-venv)." >&2
else
    echo "Cần cài Python 3.11 trở lên (Debian, Ubuntu: apt install python3 python3-venv). / Install Python 3.11 or newer (Debian, Ubuntu: apt install python3 python3-venv)." >&2
fi
exit 1
