"""Compares what is said of a file with what DuckDB counts exactly: oracle.py FILE BATCH < Quantiles' output.

BATCH is what a dry run over windows of a minute printed.
"""
import re
import sys

import duckdb

file, batch = sys.argv[1:]
lines = [line.rstrip("\n").split(",") for line in sys.stdin]
quantiles = [line for line in lines if line[1] == "q"]
counts = {(column, category): int(count) for column, _, category, count in (line for line in lines if line[1] == "n")}

# The share of values up to a quantile is to be what it was asked for, within the error that the sketch states.
ranks = duckdb.sql("SELECT " + ", ".join(f"avg(CAST({column} <= {value} AS DOUBLE))"
                                         for column, _, _, value, _ in quantiles) + f" FROM '{file}'").fetchall()[0]
worst = max(abs(rank - float(line[2])) for rank, line in zip(ranks, quantiles))
errors = [float(line[4]) for line in quantiles]
outside = sum(abs(rank - float(line[2])) > float(line[4]) for rank, line in zip(ranks, quantiles))

exact = {}
for column in sorted({column for column, _ in counts}):
    for category, count in duckdb.sql(f"SELECT {column}, count(*) FROM '{file}' GROUP BY ALL").fetchall():
        exact[column, category] = count

with open(batch) as lines:
    shown = [match for match in (re.match(r"(\S+)Z +all +([0-9,]+) ", line) for line in lines) if match]
windows = {match[1].replace("T", " "): int(match[2].replace(",", "")) for match in shown}
minutes = duckdb.sql(f"SELECT CAST(date_trunc('minute', \"at\") AS VARCHAR), count(*) FROM '{file}' GROUP BY ALL").fetchall()
same = bool(minutes) and windows == dict(minutes)

print(f"Against DuckDB's exact counts over the same file: {len(quantiles)} quantiles are at most {worst:.5f} of all rows "
      f"away from their rank, the sketches state {min(errors):.5f} to {max(errors):.5f} for each with 99% confidence, {outside} were "
      f"further away; {'all' if counts == exact else 'NOT all'} counts of {len(exact)} categories are the same; "
      f"{'all' if same else 'NOT all'} {len(windows)} windows of a run of `batch` have as many rows.")
# One in a hundred is expected further away. The 19 quantiles of a column move together, so that by chance it may be 3 %.
sys.exit(0 if counts == exact and same and quantiles and outside <= max(1, len(quantiles) * 0.03) else 1)
