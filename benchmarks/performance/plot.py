"""How the cost grows with columns, partitions and segments: plots the CSV of one run of the throughput benchmark.

Arguments: the CSV file, the SVG file.
"""

import csv
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

matplotlib.rcParams["svg.hashsalt"] = "driftmeter"  # the same figures make the same file

KEYS = ["profiles", "counting", "monitor-eos", "monitor-alo", "json"]


def main(source, target):
    with open(source, newline="") as file:
        rows = list(csv.DictReader(file))
    base = rows[0]
    figure, axes = plt.subplots(1, 3, figsize=(13, 4))
    grows(axes[0], rows, base, "columns", "columns")
    grows(axes[1], rows, base, "partitions", "partitions")
    grows(axes[2], rows, base, "segment_columns", "segment columns")
    axes[0].set_ylabel("CPU time of the thread, µs/event")
    axes[0].legend(frameon=False)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


def grows(axis, rows, base, varied, label):
    """One line for each contender over what is varied while the rest is as in the first table."""
    fixed = {"columns", "partitions", "segment_columns"} - {varied}
    alike = [row for row in rows if all(row[name] == base[name] for name in fixed)]
    for number, key in enumerate(KEYS):
        points = sorted((int(row[varied]), float(row["cpu_micros_per_event"])) for row in alike if row["key"] == key)
        if len(points) > 1:
            axis.plot([x for x, _ in points], [y for _, y in points], marker="o", color=f"C{number}", label=key)
    axis.set_xticks(sorted({int(row[varied]) for row in alike}))
    axis.set_xlabel(label)
    axis.set_ylim(bottom=0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
