"""Times whole processes over the same Parquet file, in turns, and prints a Markdown table.

run.py --work FOLDER --venvs FOLDER --driftmeter LAUNCHER --rows N [--rounds N] [--peer-rows N] [--only NAME ...]

--only takes keys of the table or what they begin with. With --keys it says which they are, and runs nothing.
"""
import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Contender:
    name: str
    what: str
    cores: int
    rows: int
    command: list
    slow: bool = False  # runs once
    seconds: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    peak: list = field(default_factory=list)  # MB of resident memory

    def run(self, core_list, log):
        started = time.monotonic()
        process = subprocess.Popen(["taskset", "-c", core_list, *map(str, self.command)], stdout=log, stderr=log,
                                   env={**os.environ, "DRIFTMETER_JAVA_OPTS": "-Xmx512m"})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds.append(time.monotonic() - started)
        if process.returncode != 0:
            sys.exit(f"{self.name} ended with {process.returncode}; see {log.name}")
        self.cpu.append(usage.ru_utime + usage.ru_stime)
        self.peak.append(usage.ru_maxrss / 1024)

    def rates(self):
        return [self.rows / seconds for seconds in self.seconds]


def cores_of(count):
    """The first of the cores that this process may use."""
    return ",".join(map(str, sorted(os.sched_getaffinity(0))[:count]))


def contenders(options):
    work, venvs = Path(options.work), Path(options.venvs)
    current, reference, built = work / "current.parquet", work / "reference.parquet", work / "reference.dmref"
    # What the slow peers read: the first rows of the same file.
    first = work / "first.parquet" if options.peer_rows < options.rows else current
    files = {current: options.rows, first: min(options.peer_rows, options.rows)}

    def driftmeter(name, what, cores, window, against, file=current):
        return Contender(name, what, cores, files[file],
                         [options.driftmeter, "batch", file, "--model", "m", "--event-time", "at", "--window", window,
                          "--reference", against, "--dry-run"])

    def peer(name, what, cores, file, slow):
        key = name.split("-")[0]
        return Contender(name, what, cores, files[file],
                         [venvs / f"files-{key}" / "bin" / "python", HERE / "peers.py", key, file, reference, cores], slow)

    result = []
    for cores in [1, 2][:len(os.sched_getaffinity(0))]:
        result += [
            driftmeter(f"driftmeter-{cores}", "Driftmeter, windows of a minute", cores, "1m", built),
            driftmeter(f"driftmeter-whole-{cores}", "Driftmeter, one window", cores, "1d", built),
            peer(f"duckdb-{cores}", "DuckDB, approx_quantile and GROUP BY", cores, current, False)]
    result += [
        driftmeter("driftmeter-reference-1", "Driftmeter, one window, profiles the reference's 500,000 rows too", 1, "1d",
                   reference)]
    if first != current:
        result += [
            driftmeter("driftmeter-first-1", "Driftmeter, windows of a minute", 1, "1m", built, first),
            driftmeter("driftmeter-first-reference-1", "Driftmeter, one window, profiles the reference's 500,000 rows too", 1, "1d",
                       reference, first)]
    result += [
        peer("evidently-1", "Evidently, default drift report", 1, first, True),
        peer("whylogs-1", "whylogs, profile only", 1, first, True),
        peer("nannyml-1", "NannyML, univariate drift, 10 chunks", 1, first, True)]
    keys = [each.name for each in result]
    for name in options.only:
        if not any(key.startswith(name) for key in keys):
            sys.exit(f"--only: found '{name}', allowed is what one of these begins with: {', '.join(keys)}")
    return [each for each in result if not options.only or any(each.name.startswith(name) for name in options.only)]


def number(value):
    return f"{value:,.0f}"


def print_rates(all_contenders):
    print("| key | what | cores | rows | runs | rows/s, median | least | greatest | seconds, median | CPU seconds | peak memory, MB |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for each in all_contenders:
        rates = each.rates()
        print(f"| {each.name} | {each.what} | {each.cores} | {number(each.rows)} | {len(rates)} | "
              f"{number(statistics.median(rates))} | {number(min(rates))} | {number(max(rates))} | "
              f"{statistics.median(each.seconds):.1f} | {statistics.median(each.cpu):.1f} | {number(max(each.peak))} |")


def print_ratios(all_contenders):
    by_name = {each.name: each for each in all_contenders}
    pairs = [(f"driftmeter{kind}-{cores}", f"duckdb-{cores}") for cores in (1, 2) for kind in ("", "-whole")]
    pairs += [(f"driftmeter{kind}-2", f"driftmeter{kind}-1") for kind in ("", "-whole")] + [("duckdb-2", "duckdb-1")]
    # Like with like: over as many rows as the slow peers had.
    first = "driftmeter-first" if any(each.name.startswith("driftmeter-first") for each in all_contenders) else "driftmeter"
    pairs += [(f"{first}{kind}-1", f"{peer}-1") for peer in ("evidently", "whylogs", "nannyml") for kind in ("", "-reference")]
    print("\n| ratio of rows/s | median | least | greatest |")
    print("|---|---:|---:|---:|")
    for one, other in pairs:
        if one in by_name and other in by_name:
            ones, others = by_name[one].rates(), by_name[other].rates()
            # Within a round, or against the one run of a slow peer.
            ratios = [a / b for a, b in zip(ones, others * len(ones) if len(others) == 1 else others)]
            print(f"| {one} / {other} | {statistics.median(ratios):.2f} | {min(ratios):.2f} | {max(ratios):.2f} |")
    if any(each.slow for each in all_contenders):
        print("\nEvidently, whylogs and NannyML run once, in the first round that counts, and stand beside Driftmeter over as many rows. "
              "Evidently and NannyML read the reference's rows in that time, as the runs with `reference` in their key do.")


def uses_cache(options, cores):
    """Whether the JVM took Driftmeter's classes from the cache that the launcher made, in the runs to be timed."""
    shown = subprocess.run(["taskset", "-c", cores_of(cores), options.driftmeter, "batch", "--help"], capture_output=True, text=True,
                           env={**os.environ, "DRIFTMETER_JAVA_OPTS": "-Xmx512m -Xlog:class+load"}).stdout
    return any("app.cli.BatchCommand source: shared objects file" in line for line in shown.splitlines())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--venvs", required=True)
    parser.add_argument("--driftmeter", required=True)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer-rows", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--keys", action="store_true")
    options = parser.parse_args()
    chosen = contenders(options)
    if options.keys:
        print("\n".join(each.name for each in chosen))
        return
    cache = ", ".join(f"{'used' if uses_cache(options, cores) else 'NOT used'} on {cores}"
                      for cores in sorted({each.cores for each in chosen}))
    load = os.getloadavg()[0]
    with open(Path(options.work) / "contenders.log", "w") as log:
        # The first round warms up the page cache and does not count.
        for contender_round in range(options.rounds + 1):
            for each in chosen:
                if each.slow and contender_round != 1:
                    continue
                print(f"round {contender_round}: {each.name}", file=sys.stderr)
                each.run(cores_of(each.cores), log)
                if contender_round == 0:
                    each.seconds.clear(), each.cpu.clear(), each.peak.clear()
    print(f"{time.strftime('%d %B %Y', time.gmtime())}, {cpu()}, {len(os.sched_getaffinity(0))} cores, Python "
          f"{platform.python_version()}; load average {load:.1f} before, {os.getloadavg()[0]:.1f} after; {options.rounds} rounds in turns "
          f"after one that does not count; heap of Driftmeter at most 512 MB. Whole processes, start and compilation "
          f"included, pinned to as many cores as the table says. The launcher's cache of classes is, by cores: {cache}.\n")
    print_rates(chosen)
    print_ratios(chosen)


def cpu():
    with open("/proc/cpuinfo") as lines:
        return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


main()
