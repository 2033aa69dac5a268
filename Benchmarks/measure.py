"""What the benchmarks share: a run with its CPU and memory, a server with the same, a large file of events, a median.

Standard library only. The command is found through RELEVE_BIN, else `.build/release/releve`; the shared data through
RELEVE_SHARED, else `../shared` beside the project. Everything is written to a temporary folder and removed.
"""
import atexit
import csv
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts" / "acceptance"))
from harness import BINARY, SHARED, Visitor, facts, free_port  # noqa: E402, F401

EVENTS = SHARED / "data" / "ucdp_ged241_mali_events.csv"
# The columns of UCDP GED 24.1 in their order. The country files leave out the texts, which make up most of a row.
COLUMNS = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates
where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
TEXTS = {
    "source_article": "“Invented agency, 2000-01-01, Text that stands for the title of an article, as long as most are.”; "
                      "“Another invented agency, 2000-01-02, A second text, so that the field has a separator in it.”",
    "source_office": "Invented agency; Another invented agency", "source_date": "2000-01-01; 2000-01-02",
    "source_headline": "Text that stands for the title of an article; A second text", "source_original": "Invented person",
    "where_description": "Invented description of a place, with a comma, of the usual length", "region": "Africa",
}


class Run:
    """One finished command: seconds of CPU and of the clock, peak memory in MB, what it printed."""

    def __init__(self, *words, cwd=None):
        start = time.monotonic()
        out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        process = subprocess.Popen(
            [str(BINARY), *map(str, words)], stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=cwd)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = self.code = os.waitstatus_to_exitcode(status)
        self.wall, self.cpu = time.monotonic() - start, usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss / 1024
        for file in (out, err):
            file.seek(0)
        self.out, self.err = out.read().decode(errors="replace"), err.read().decode(errors="replace")
        if self.code:
            sys.exit(f"releve {' '.join(map(str, words))}: exit {self.code}\n{self.err[:1000]}")


class Server:
    """A store, served on loopback: `words` are the command's own, `demo` or `serve` first. `ready` is the seconds until it
    answered."""

    def __init__(self, store, *words, wait=600):
        port = free_port()
        self.address = f"http://localhost:{port}"
        start = time.monotonic()
        self.process = subprocess.Popen(
            [str(BINARY), *map(str, words), "--store", str(store), "--listen", f"127.0.0.1:{port}", "--origin", self.address],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd=store.parent)
        atexit.register(self.end)
        while Visitor(self.address).get("/healthz")[0] != 200:
            if self.process.poll() is not None or time.monotonic() - start > wait:
                sys.exit("the server did not start")
            time.sleep(0.005)
        self.ready = time.monotonic() - start

    def visitor(self, role=None):
        """Someone on one connection, so that what is measured is the answer and not the meeting."""
        visitor = Visitor(self.address, stays=True)
        return visitor.enter(role) if role else visitor

    @property
    def cpu(self):
        """Seconds computed by its threads, to the nanosecond; a server ends none of them while it serves."""
        return sum(int(task.read_text().split()[0])
                   for task in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")) / 1e9

    @property
    def memory(self):
        """Resident, in MB."""
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1]) / 1024

    def settle(self):
        """Waits until it computes no more; the CPU it took since its start."""
        last = -1.0
        while self.cpu - last > 0.02:
            last = self.cpu
            time.sleep(1.5)
        return self.cpu

    def measured(self, visitor, path, count):
        """CPU of one request in milliseconds, over so many, and the page."""
        before, page = self.cpu, ""
        for _ in range(count):
            status, _, page = visitor.get(path)
            if status != 200:
                sys.exit(f"{path}: status {status}")
        return (self.cpu - before) * 1000 / count, page

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)


def folder():
    """A temporary folder, removed at the end."""
    path = Path(tempfile.mkdtemp(prefix="releve-benchmark-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def events(path, rows=None, size=None):
    """Writes a file of full width by repeating the events of Mali since 2012 with new ids; returns its rows."""
    with EVENTS.open(encoding="utf-8-sig", newline="") as source:
        templates = [{**dict.fromkeys(COLUMNS, ""), **TEXTS, **row} for row in csv.DictReader(source)]
    templates = [row for row in templates if row["year"] >= "2012"]
    written, number = 0, 0
    with path.open("w", encoding="utf-8", newline="") as sink:
        writer = csv.DictWriter(sink, COLUMNS)
        writer.writeheader()
        while number < rows if rows else written < size:
            row = templates[number % len(templates)]
            number += 1
            row["id"] = 10_000_000 + number
            row["geom_wkt"] = f"POINT ({row['longitude']} {row['latitude']})"
            writer.writerow(row)
            if number % 1_000 == 0:
                written = sink.tell()
    return number


def median(values):
    return statistics.median(values)


def table(header, rows):
    """Prints a table in the form docs/performance.md has."""
    print("| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)
