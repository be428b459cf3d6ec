"""The container file's own commands, run without an engine: `sagt` in a clean folder.

    python -m benchmarks.container [--folder FOLDER] [--python /usr/bin/python3]

What is copied is copied, what is run is run and the variables are set as the file says,
with its places below the folder; only what installs system packages and makes users is
left out, and told. Then, as its user (if we are root) and with nothing else in the
environment: some documents are read, the app is served, asked how it is by the file's
own health check and stopped as an engine would. Anything written elsewhere is a fault.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "deploy" / "Containerfile"
DOCUMENTS = ROOT / "corpus" / "documents"
# Documents that are read, and what system commands are left to an engine.
READ = 5
SYSTEM = ("apt-get", "groupadd", "useradd")
# Places of the file, that here lie below the folder.
PLACES = re.compile(r"(?<![\w.-])/(?:opt/sagt|samling|src|tmp)(?![\w.-])")
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Instruction:
    """A line of a container file: what is to be done, and with what."""

    name: str
    rest: str

    @property
    def words(self) -> list[str]:
        """Return the words of a list written as JSON, or as a shell has them."""
        if self.rest.startswith("["):
            found: list[str] = json.loads(self.rest)
            return found
        return shlex.split(self.rest)


def instructions(text: str) -> list[Instruction]:
    """Return what a container file says, line by line, those broken joined."""
    whole = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    lines = (line.strip() for line in whole.splitlines())
    parts = (line.partition(" ") for line in lines if line)
    return [Instruction(name.upper(), rest.strip()) for name, _, rest in parts]


@dataclass(slots=True)
class Image:
    """What the file makes, in a folder."""

    folder: Path
    python: str
    env: dict[str, str] = field(default_factory=dict)
    cwd: str = "/"
    user: str = ""
    start: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    health: tuple[str, ...] = ()

    def placed(self, text: str) -> str:
        """Return a text with the file's places below the folder."""
        return PLACES.sub(lambda place: f"{self.folder}{place.group()}", text)

    def place(self, path: str) -> Path:
        """Return where a path of the file is."""
        return self.folder / str(Path(self.cwd) / path).lstrip("/")

    def do(self, one: Instruction) -> str:
        """Do what an instruction says; return what is to be told of it."""
        words = one.words if one.name not in {"RUN", "HEALTHCHECK"} else []
        match one.name:
            case "WORKDIR":
                self.cwd = one.rest
                self.place(".").mkdir(parents=True, exist_ok=True)
            case "COPY":
                return self._copy(words)
            case "RUN":
                return self._run(one.rest)
            case "ENV":
                pairs = (word.partition("=") for word in words)
                self.env |= {name: self.placed(value) for name, _, value in pairs}
            case "USER":
                self.user = one.rest
            case "ENTRYPOINT":
                self.start = tuple(words)
            case "CMD":
                self.command = tuple(words)
            case "HEALTHCHECK":
                self.health = tuple(json.loads(one.rest.partition(" CMD ")[2]))
        return "noted"

    def _copy(self, words: Sequence[str]) -> str:
        if words[0].startswith("--from"):
            return "already there: both stages are one folder here"
        *sources, target = words
        for name in sources:
            source, place = ROOT / name, self.place(target)
            if source.is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(source, place, ignore=ignored)
            else:
                shutil.copy(source, place)
        return "copied"

    def _run(self, line: str) -> str:
        if any(name in line for name in SYSTEM):
            return "left out: for an engine"
        begun = time.monotonic()
        here = re.sub(r"^python ", f"{self.python} ", self.placed(line))
        subprocess.run(here, shell=True, check=True, cwd=self.place("."))  # noqa: S602
        return f"done in {time.monotonic() - begun:.0f} s"


def _as_user(user: str) -> list[str]:
    """Return what runs a command as the file's user and with no powers."""
    if not hasattr(os, "geteuid") or os.geteuid() or not shutil.which("setpriv"):
        return []
    name, _, group = user.partition(":")
    alone = ("--clear-groups", "--no-new-privs", "--inh-caps=-all")
    return ["setpriv", f"--reuid={name}", f"--regid={group}", *alone]


def built(folder: Path, python: str) -> Image:
    """Make in a folder what the file says."""
    image = Image(folder, python)
    for one in instructions(FILE.read_text(encoding="utf-8")):
        print(f"{one.name} {one.rest[:70]}: {image.do(one)}", flush=True)
    return image


def _elsewhere(places: Sequence[Path], since: float, owner: int) -> Iterator[Path]:
    """Yield what the user has written since in places that are not its own."""
    for place in places:
        for path in place.rglob("*"):
            found = path.lstat()
            if found.st_uid == owner and found.st_mtime > since:
                yield path


def tried(image: Image) -> int:
    """Read documents, serve, ask and stop; return how many faults there were."""
    folder, faults, begun = image.folder, 0, time.time()
    os.chmod(folder, 0o755)  # noqa: PTH101, S103
    given = folder / "handlingar"
    given.mkdir(exist_ok=True)
    for source in sorted(DOCUMENTS.iterdir())[:READ]:
        shutil.copy(source, given)
    prefix = _as_user(image.user)
    owner = int(image.user.partition(":")[0]) if prefix else os.getuid()
    for own in ("samling", "tmp"):
        (folder / own).mkdir(exist_ok=True)
        if prefix:
            os.chown(folder / own, owner, owner)

    def command(words: Sequence[str]) -> list[str]:
        program = shutil.which(words[0], path=image.env["PATH"])
        return [*prefix, program or words[0], *words[1:]]

    ran = subprocess.run(
        command((*image.start, "ingest", str(given))),
        env=image.env,
        cwd=folder / "tmp",
        check=False,
    )
    faults += _told("ingest", ran.returncode in {0, 1}, ran.returncode)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    served = subprocess.Popen(
        command((*image.start, *image.command, "--port", port)),
        env=image.env,
        cwd=folder / "tmp",
        stderr=subprocess.DEVNULL,
    )
    asking = [part.replace("8501", port) for part in image.health]
    faults += _told("health check", *_healthy(command(asking), image.env))
    served.send_signal(signal.SIGTERM)
    faults += _told("stopped", served.wait(60) == 0, served.returncode)
    places = [folder / "opt", folder / "src", given]
    left = list(_elsewhere(places, begun, owner)) if prefix else []
    return faults + _told("nothing written elsewhere", not left, left[:3])


def _healthy(command: Sequence[str], env: Mapping[str, str]) -> tuple[bool, str]:
    begun = time.monotonic()
    while time.monotonic() < begun + PATIENCE:
        ran = subprocess.run(command, env=env, capture_output=True, check=False)
        if ran.returncode == 0:
            return True, f"after {time.monotonic() - begun:.0f} s"
        time.sleep(1)
    return False, ran.stderr.decode()[-300:]


def _told(what: str, well: bool, more: object) -> int:
    print(f"{'ok  ' if well else 'FEL '}{what}: {more}", flush=True)
    return 0 if well else 1


def main() -> int:
    """Build and try; return the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folder", type=Path)
    system = shutil.which("python3", path="/usr/local/bin:/usr/bin")
    asked.add_argument("--python", default=system or sys.executable)
    given = asked.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="sagt-"))
    faults = tried(built(folder.resolve(), given.python))
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
