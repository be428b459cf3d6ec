"""What the product is installed with as a service: container, compose, systemd."""

import configparser
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.declared import DECLARED
from benchmarks import container
from benchmarks.container import Image, Instruction, instructions

UNITS = ("sagt.service", "sagt-ingest.service", "sagt-ingest.timer")
SERVICES = UNITS[:2]
# The exposure that systemd itself may find at most, of ten.
EXPOSURE = 2.0
KNOWN = {one.variable for one in DECLARED}


@pytest.fixture(scope="module")
def deploy(root: Path) -> Path:
    return root / "deploy"


@pytest.fixture(scope="module")
def steps(deploy: Path) -> list[Instruction]:
    return instructions((deploy / "Containerfile").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def compose(deploy: Path) -> dict[str, Any]:
    found = yaml.safe_load((deploy / "compose.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def of(steps: list[Instruction], name: str) -> list[str]:
    return [one.rest for one in steps if one.name == name]


def test_the_container_runs_as_nobody_in_particular(steps: list[Instruction]) -> None:
    names = [one.name for one in steps]
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert "RUN" not in names[names.index("USER") :]
    (user,) = of(steps, "USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert of(steps, "VOLUME") == ['["/samling"]']


def test_the_container_file_keeps_to_what_linters_ask(
    steps: list[Instruction],
) -> None:
    names = [one.name for one in steps]
    assert "ADD" not in names
    for image in of(steps, "FROM"):
        assert re.match(r"[\w./-]+:\d[\w.-]+( AS \w+)?$", image), image
    for line in of(steps, "RUN"):
        assert "sudo" not in line
        if "apt-get install" in line:
            assert "--no-install-recommends" in line
            assert "apt-get update" in line
            assert "rm -rf /var/lib/apt/lists/*" in line
        if "pip install" in line:
            assert "--no-cache-dir" in line
            assert "-c constraints.txt" in line
    for name in ("ENTRYPOINT", "CMD"):
        assert of(steps, name)[-1].startswith("["), "a shell would not pass signals on"
    (health,) = of(steps, "HEALTHCHECK")
    assert "/halsa" in health
    secrets = {one.variable for one in DECLARED if one.secret}
    assert not [line for line in of(steps, "ENV") if any(s in line for s in secrets)]


def test_all_that_is_packed_goes_into_the_container(
    root: Path, deploy: Path, steps: list[Instruction]
) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    copied = {
        word
        for line in of(steps, "COPY")
        if not line.startswith("--")
        for word in line.split()[:-1]
    }
    assert copied >= {*packages, "pyproject.toml", "constraints.txt", "README.md"}
    assert all((root / name).exists() for name in copied)
    let_in = (deploy / "Containerfile.dockerignore").read_text(encoding="utf-8")
    assert set(re.findall(r"^!(.+)$", let_in, re.MULTILINE)) == copied
    python = project["project"]["requires-python"]
    (version,) = {re.findall(r"python:3\.(\d+)", i)[0] for i in of(steps, "FROM")}
    assert f"3.{version}" in {"3.11", "3.12", "3.13"}
    assert python == ">=3.11,<3.14"


def test_the_composed_services_can_do_little(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name
        assert service["user"] == "10001:10001", name
        assert "privileged" not in service, name
        assert service["mem_limit"], name
        assert service["pids_limit"], name
        for port in service.get("ports", ()):
            assert port.startswith("127.0.0.1:"), name
    served = compose["services"]["app"]["command"]
    # Others reach the container's own address: only with sign-in.
    assert "--access" in served
    mounts = compose["services"]["ingest"]["volumes"]
    assert [one for one in mounts if one.endswith("/handlingar:ro")]


def unit(path: Path) -> configparser.ConfigParser:
    found = configparser.ConfigParser(strict=False, interpolation=None)
    found.optionxform = str  # type: ignore[assignment, method-assign]
    found.read_string(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_can_do_little_and_is_stopped_gently(deploy: Path, name: str) -> None:
    service = unit(deploy / name)["Service"]
    wanted = {
        "User": "sagt",
        "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "PrivateTmp": "yes",
        "KillSignal": "SIGTERM",
        "UMask": "0077",
    }
    assert {key: service[key] for key in wanted} == wanted
    told = dict(one.split("=", 1) for one in service["Environment"].split())
    assert told.keys() <= KNOWN
    assert told["SAGT_LOG"] == "json"
    assert told["SAGT_COLLECTION"].startswith(f"/var/lib/{service['StateDirectory']}/")


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd is not installed"
)
def test_systemd_finds_nothing_wrong_with_the_units(
    deploy: Path, tmp_path: Path
) -> None:
    for name in UNITS:
        text = (deploy / name).read_text(encoding="utf-8")
        # What is started need not be installed here.
        (tmp_path / name).write_text(text.replace("/opt/sagt/bin/sagt", "/bin/true"))
    paths = [str(tmp_path / name) for name in UNITS]
    command = ["systemd-analyze", "verify", "--recursive-errors=no", *paths]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    threshold = f"--threshold={round(EXPOSURE * 10)}"
    services = [str(deploy / name) for name in SERVICES]
    command = ["systemd-analyze", "security", "--offline=true", threshold, *services]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:]


def test_the_container_files_commands_are_run_below_a_folder(tmp_path: Path) -> None:
    image = Image(tmp_path, "python3")
    assert image.placed("--a=/opt/sagt/bin:/usr/bin") == (
        f"--a={tmp_path}/opt/sagt/bin:/usr/bin"
    )
    for line in (
        "WORKDIR /src",
        "COPY LICENSE ./",
        "RUN cp LICENSE /src/annan",
        "RUN apt-get update",
        "ENV HOME=/tmp \\\n    SAGT_LOG=json",
        "USER 10001:10001",
        'HEALTHCHECK --interval=1s CMD ["python", "-c", "1"]',
        'ENTRYPOINT ["sagt"]',
    ):
        (one,) = instructions(line)
        image.do(one)
    assert (tmp_path / "src" / "annan").read_bytes() == (
        container.ROOT / "LICENSE"
    ).read_bytes()
    assert image.env == {"HOME": f"{tmp_path}/tmp", "SAGT_LOG": "json"}  # noqa: S108
    assert (image.user, image.start) == ("10001:10001", ("sagt",))
    assert image.health == ("python", "-c", "1")
    assert os.path.isabs(image.place("x"))  # noqa: PTH117
