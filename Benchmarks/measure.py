"""What the benchmarks share: a run with its CPU and memory, a large file of events, a median.

Standard library only. The command is found through RELEVE_BIN, else `.build/release/releve`; the shared data through
RELEVE_SHARED, else `../shared` beside the project. Everything is written to a temporary folder and removed.
"""
import atexit
import csv
import os
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
from harness import BINARY, SHARED, Visitor, free_port  # noqa: E402, F401

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
