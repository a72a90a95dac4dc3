import json
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from nep import cli
from nep.jobs import doctor, registry
from tests.processes import NEP, descendants, environment, free_port, gone, until


def test_help_names_every_command_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name}" in said for name in cli.COMMANDS)


def test_an_unknown_command_ends_with_two_and_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["khong-co"]) == 2
    said = capsys.readouterr()
    assert (said.out, "không có lệnh “khong-co”" in said.err) == ("", True)


@pytest.mark.parametrize("name", ["serve", "worker", "prepare", "doctor", "backup", "restore"])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "tùy chọn" in said
    assert "xem hướng dẫn này rồi thôi" in said


def test_a_command_before_the_set_up_says_so_in_a_sentence(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*NEP, "deadline", "2023-12-27", "--working-days", "3"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    said = "nep: Cơ sở dữ liệu chưa dựng. Ông/bà chạy nep prepare trước.\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", said)


def test_a_wrong_option_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["doctor", "--wrong"])
    assert ended.value.code == 2


@pytest.fixture
def one_check(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A single check with one fault, which its mending takes away."""
    faults = ["Lệch 1 dòng."]
    monkeypatch.setattr(registry, "_checks", {})
    registry.register_check("sample", find=lambda: list(faults), mend=faults.clear)
    return faults


@pytest.mark.django_db
def test_doctor_finds_then_mends(one_check: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", "--json")
    assert (ended.value.code, json.loads(capsys.readouterr().out)) == (1, {"sample": ["Lệch 1 dòng."]})
    call_command("doctor", "--mend")
    assert capsys.readouterr().out == "✓ sample (đã sửa)\n"


@pytest.mark.django_db
def test_a_check_that_breaks_is_a_fault_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_checks", {})
    registry.register_check("a", find=lambda: [][0])
    registry.register_check("b", find=lambda: ["Có lỗi."])
    assert doctor.examine() == [
        doctor.Finding("a", ["Không khám được: IndexError: list index out of range"]),
        doctor.Finding("b", ["Có lỗi."]),
    ]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Starts `nep serve --with-worker` on a free port in a prepared home."""
    home = environment(tmp_path_factory.mktemp("served"))
    subprocess.run([*NEP, "prepare"], env=home, check=True, capture_output=True)
    started = []

    def start(port: int) -> "subprocess.Popen[bytes]":
        command = [*NEP, "serve", "--with-worker", "--workers=1", f"--port={port}"]
        process = subprocess.Popen(command, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/tai-khoan/", timeout=2):
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return True
    except OSError:
        return False


@pytest.mark.sqlite
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGKILL, -9)])
def test_web_and_worker_end_with_their_supervisor(served: Any, number: int, code: int) -> None:
    port = free_port()
    process = served(port)
    until(lambda: answers(port))
    below = until(lambda: (found := descendants(process.pid)) and len(found) >= 3 and found)
    process.send_signal(number)
    assert process.wait(30) == code
    until(lambda: gone(below))
    assert not answers(port)


@pytest.mark.sqlite
def test_a_taken_port_is_told_in_one_sentence(served: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = served(taken.getsockname()[1])
        said = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 1
    assert "Không mở được cổng" in said
    assert len(said.splitlines()) == 1
