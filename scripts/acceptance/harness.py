"""What the acceptance scripts share: the command under test, stores on both engines, a server, a tally.

Standard library only. The shared data are found through RELEVE_SHARED, else `../shared` beside the project; the
command through RELEVE_BIN, else `.build/release/releve`. Everything written goes to a temporary folder that is removed
at the end; only processes started here are ended.
"""
import atexit
import contextlib
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("RELEVE_SHARED") or ROOT.parent / "shared").resolve()
BINARY = Path(os.environ.get("RELEVE_BIN") or ROOT / ".build" / "release" / "releve").resolve()


class Tally:
    """Counts what held and what did not; says each failure as it happens."""

    def __init__(self):
        self.passed = self.failed = 0
        self.start = time.monotonic()

    def check(self, name, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            detail = str(detail).strip()
            print(f"✘ {name}" + (f"\n    {detail[:1500]}" if detail else ""), flush=True)
        return bool(holds)

    def section(self, name):
        print(f"· {name} ({time.monotonic() - self.start:.0f} s)", flush=True)

    def skip(self, name, why):
        print(f"– {name}: skipped, {why}", flush=True)

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


class Answer:
    """What one run of the command gave."""

    def __init__(self, done, seconds):
        self.code, self.seconds = done.returncode, seconds
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")

    @property
    def json(self):
        try:
            return json.loads(self.out)
        except ValueError:
            return None

    @property
    def problem(self):
        """The error object on standard error; None where it is not one."""
        try:
            found = json.loads(self.err)
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def __str__(self):
        return f"exit {self.code}; out: {self.out[:400]!r}; err: {self.err[:600]!r}"


class Setting:
    """A temporary folder with the command's own copy, so that a rebuild does not disturb a run."""

    def __init__(self):
        for place, what in ((BINARY, "the command; build it: swift build -c release"), (SHARED, "the shared data")):
            if not place.exists():
                sys.exit(f"{place} is missing: {what}, or name it by RELEVE_BIN, RELEVE_SHARED")
        # Open to search for all: the database server and unprivileged runs live in it too.
        self.folder = Path(tempfile.mkdtemp(prefix="releve-accept-"))
        self.folder.chmod(0o755)
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.releve = self.folder / "releve"
        shutil.copy2(BINARY, self.releve)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("RELEVE_", "PG"))}
        self.environment |= {"LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}

    def run(self, *arguments, prefix=(), timeout=120, stdin=None, cwd=None):
        words = [*prefix, str(self.releve), *map(str, arguments)]
        start = time.monotonic()
        try:
            done = subprocess.run(
                words, env=self.environment, capture_output=True, timeout=timeout, input=stdin,
                cwd=cwd or self.folder)
        except subprocess.TimeoutExpired as late:
            done = subprocess.CompletedProcess(words, 124, late.stdout or b"", b"did not end in time")
        return Answer(done, time.monotonic() - start)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    @contextlib.contextmanager
    def serving(self, *words, log="serve.log", wait=30):
        """A server on a free loopback port; gives its address and its process, and ends it."""
        said = self.folder / log
        with said.open("wb") as sink:
            process = subprocess.Popen(
                [str(self.releve), *map(str, words), "--listen", "127.0.0.1:0"], env=self.environment, stdout=sink,
                stderr=sink, stdin=subprocess.DEVNULL, cwd=self.folder)
        try:
            end = time.monotonic() + wait
            found = None
            while not found:
                found = re.search(r"(?:localhost|127\.0\.0\.1):(\d+)", said.read_text(errors="replace"))
                if not found and (process.poll() is not None or time.monotonic() > end):
                    raise RuntimeError("the server did not start: " + said.read_text(errors="replace")[:500])
                if not found:
                    time.sleep(0.02)
            yield f"http://127.0.0.1:{found[1]}", process
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def fetch(address, wait=30):
    """Status, headers and text of one page; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=wait) as response:
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers, refusal.read().decode(errors="replace")
    except OSError as failure:
        return 0, {}, str(failure)


def visible(page):
    """The words of a page, without its markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text)))


class PostgresCluster:
    """A private PostgreSQL server in a folder, on a Unix socket alone, durable as in use."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.bin = next(
            (p for p in map(Path, ["/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin",
                                   "/usr/lib/postgresql/17/bin", "/usr/local/bin", "/usr/bin"])
             if (p / "initdb").exists()), None)
        if not self.bin:
            sys.exit("initdb was not found: scripts/setup --tests installs postgresql-15")
        self.prefix = []
        self.folder.mkdir()
        if os.geteuid() == 0:
            # The server refuses to run as root.
            user = next(name for name in ("postgres", "nobody") if _has_user(name))
            self.prefix = ["runuser", "-u", user, "--"]
            shutil.chown(self.folder, user)
        self.folder.chmod(0o755)
        self._do("initdb", "-D", self.data, "-U", "releve", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {self.folder} -p 5432 -c listen_addresses='' -c fsync=on -c max_connections=60"
        self._do("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", options, "start")
        atexit.register(self.stop)

    @property
    def data(self):
        return self.folder / "data"

    def url(self, name):
        return f"postgres:///{name}?host={self.folder}&port=5432&user=releve"

    def stop(self):
        if (self.data / "postmaster.pid").exists():
            self._do("pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop", check=False)

    def _do(self, program, *words, check=True):
        words = [*self.prefix, str(self.bin / program), *map(str, words)]
        # A server started by pg_ctl would keep a pipe open for ever; a file does not hold anyone up.
        with tempfile.TemporaryFile() as sink:
            done = subprocess.run(words, stdout=sink, stderr=sink, stdin=subprocess.DEVNULL, cwd="/")
            if check and done.returncode:
                sink.seek(0)
                sys.exit(f"{program} failed: {sink.read().decode(errors='replace')[-800:]}")


def _has_user(name):
    try:
        pwd.getpwnam(name)
        return True
    except KeyError:
        return False


def unprivileged():
    """Words that run a command as nobody; empty where we are not root."""
    if os.geteuid() != 0:
        return []
    tool = shutil.which("setpriv")
    if tool:
        return [tool, "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
    return ["runuser", "-u", "nobody", "--"]


def ended(process, within=10):
    """Ends a server by SIGTERM; its exit code, and the seconds it took (None where it did not end in time)."""
    start = time.monotonic()
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(within), time.monotonic() - start
    except subprocess.TimeoutExpired:
        return None, within
