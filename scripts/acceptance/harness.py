"""What the acceptance scripts share: the command under test, stores on both engines, a server, a tally.

Standard library only. The shared data are found through RELEVE_SHARED, else `../shared` beside the project; the
command through RELEVE_BIN, else `.build/release/releve`. Everything written goes to a temporary folder that is removed
at the end; only processes started here are ended.
"""
import atexit
import contextlib
import http.client
import json
import os
import pwd
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from html import unescape
from pathlib import Path
from urllib.parse import urlencode, urlsplit

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

    def part(self, name, steps, *words):
        """One part; what stops it is a failure of its own, and the next part goes on."""
        self.section(name)
        try:
            return steps(*words)
        except Exception as failure:  # whatever the browser or the server did
            trace = failure.__traceback__
            while trace.tb_next and "acceptance" in trace.tb_next.tb_frame.f_code.co_filename:
                trace = trace.tb_next
            self.check(f"{name}: goes through", False, f"line {trace.tb_lineno}: {failure}")
            return None

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

    def __init__(self, needs_shared=True):
        for place, what in ((BINARY, "the command; build it: swift build -c release"), (SHARED, "the shared data")):
            if not place.exists() and (needs_shared or place != SHARED):
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
        """A server on a free loopback port; gives its address and its process, and ends it.

        The address goes by `localhost`: passkeys are made for a name, and a browser keeps secure cookies for that one.
        """
        said = self.folder / log
        port = free_port()
        address = f"http://localhost:{port}"
        with said.open("wb") as sink:
            process = subprocess.Popen(
                [str(self.releve), *map(str, words), "--listen", f"127.0.0.1:{port}", "--origin", address],
                env=self.environment, stdout=sink, stderr=sink, stdin=subprocess.DEVNULL, cwd=self.folder)
        try:
            end = time.monotonic() + wait
            while address not in said.read_text(errors="replace"):
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError("the server did not start: " + said.read_text(errors="replace")[:500])
                time.sleep(0.02)
            yield address, process
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            if -process.returncode in (signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS):
                raise RuntimeError("the server crashed: " + said.read_text(errors="replace")[-1500:])


def fetch(address, wait=30):
    """Status, headers and text of one page; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=wait) as response:
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers, refusal.read().decode(errors="replace")
    except OSError as failure:
        return 0, {}, str(failure)


def in_environment():
    """Starts the script again in the tests' own Python environment, where this one lacks the browser's package."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        own = ROOT / ".venv" / "bin" / "python"
        if Path(sys.prefix).resolve() == own.parents[1].resolve() or not own.exists():
            sys.exit("Playwright is missing: scripts/setup --tests installs it")
        os.execv(own, [str(own), *sys.argv])


def facts(store, sql):
    """Rows of a folder's facts, read apart from the product."""
    with contextlib.closing(sqlite3.connect(f"file:{store}/facts.sqlite?mode=ro", uri=True)) as link:
        return link.execute(sql).fetchall()


def until(holds, seconds=20):
    """Waits until something holds; what it came to."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.05)
    return holds()


def multipart(fields, *files):
    """A form with files, as a browser or a phone sends it, and the header that says so. A file is (field, name, content)."""
    boundary = uuid.uuid4().hex
    heads = [(f'name="{name}"', str(value).encode()) for name, value in fields.items()]
    heads += [(f'name="{field}"; filename="{name}"', content) for field, name, content in files]
    body = b"".join(f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
                    for head, content in heads)
    return body + f"--{boundary}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def free_port():
    """A port of the loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Visitor:
    """Someone at the door without a browser: holds one session, follows no redirect, and sends what it is told to."""
    COOKIE = "__Host-releve"

    def __init__(self, address, source=None, patient=True, stays=False):
        """`source` is the address of this machine it comes from; who is patient waits where told to, and asks again;
        who stays keeps one connection."""
        self.address, self.source, self.patient, self.stays = address, source, patient, stays
        self.session = self.link = None

    def get(self, path, headers=None):
        """Status, headers and text; 0 where nobody answers."""
        return self.ask("GET", path, None, headers)

    def post(self, path, form=(), headers=None):
        """Sends a form; a session that the answer sets or ends is taken over."""
        return self.ask("POST", path, urlencode(form, doseq=True).encode(), {
            "Content-Type": "application/x-www-form-urlencoded", **(headers or {})})

    def ask(self, method, path, body=None, headers=None):
        for _ in range(5):
            status, found, content = self.load(method, path, body, headers)
            text = content.decode(errors="replace")
            pause = re.search(r"\b(\d+) s\b", text) if status == 429 and self.patient else None
            if not pause:
                break
            time.sleep(int(pause[1]) + 0.2)
        return status, found, text

    def load(self, method, path, body=None, headers=None):
        """Asks once, and gives the answer's bytes as they came."""
        place = urlsplit(self.address)
        link = self.link or http.client.HTTPConnection(
            "127.0.0.1", place.port, timeout=300 if self.stays else 30,
            source_address=(self.source, 0) if self.source else None)
        sent = {"Host": place.netloc, "Accept": "text/html"} | ({} if self.stays else {"Connection": "close"})
        if self.session:
            sent["Cookie"] = f"{self.COOKIE}={self.session}"
        try:
            link.request(method, path, body, sent | (headers or {}))
            answer = link.getresponse()
            content = answer.read()
            self.link = link if self.stays else None
        except (OSError, http.client.HTTPException) as failure:
            self.link = None
            return 0, {}, str(failure).encode()
        finally:
            if not self.link:
                link.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            found = re.match(rf"{self.COOKIE}=([^;]*)", cookie)
            if found:
                self.session = found[1] or None
        return answer.status, answer.headers, content

    def enter(self, role, second=False):
        """Into the demonstration, in a role; `second` is its other holder, of another unit."""
        status, headers, text = self.post("/sign-in/demo", {"role": role} | ({"second": "1"} if second else {}))
        if status != 303 or not self.session:
            raise RuntimeError(f"the demonstration let nobody in as {role}: {status} {visible(text)[:300]}")
        return self

    def cookie(self):
        """The session as a browser is given it. Named with https, because it is for secure origins, which localhost is."""
        return {"name": self.COOKIE, "value": self.session, "url": self.address.replace("http:", "https:"),
                "secure": True, "httpOnly": True, "sameSite": "Lax"}

    def challenge(self, **purpose):
        """What a passkey is to sign, as the options the browser would get."""
        status, _, text = self.post("/sign-in/challenge", purpose)
        if status != 200:
            raise RuntimeError(f"no challenge: {status} {visible(text)[:300]}")
        return json.loads(text)

    def token(self, path="/account"):
        """What the forms of this session carry."""
        found = re.search(r'name="token" value="([^"]+)"', self.get(path)[2])
        return found[1] if found else ""

    def send(self, path, form=(), **more):
        """A form as our own page would send it."""
        return self.post(path, {"token": self.token()} | dict(form), **more)


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
