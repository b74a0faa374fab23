"""Compares what a reference built of a file knows with what DuckDB counts exactly: oracle.py FILE < Quantiles' output."""
import sys

import duckdb

file = sys.argv[1]
lines = [line.rstrip("\n").split(",") for line in sys.stdin]
quantiles = [line for line in lines if line[1] == "q"]
counts = {(column, category): int(count) for column, _, category, count in (line for line in lines if line[1] == "n")}

# The share of values up to a quantile is to be what it was asked for, within the error that the sketch states.
ranks = duckdb.sql("SELECT " + ", ".join(f"avg(CAST({column} <= {value} AS DOUBLE))"
                                         for column, _, _, value, _ in quantiles) + f" FROM '{file}'").fetchall()[0]
worst = max(abs(rank - float(line[2])) for rank, line in zip(ranks, quantiles))
error = min(float(line[4]) for line in quantiles)
outside = sum(abs(rank - float(line[2])) > float(line[4]) for rank, line in zip(ranks, quantiles))

exact = {}
for column in sorted({column for column, _ in counts}):
    for category, count in duckdb.sql(f"SELECT {column}, count(*) FROM '{file}' GROUP BY ALL").fetchall():
        exact[column, category] = count

print(f"Against DuckDB's exact counts over the same file: {len(quantiles)} quantiles are at most {worst:.5f} of all rows "
      f"away from their rank, the sketch states {error:.5f} for each with 99% confidence, {outside} were further away; "
      f"{'all' if counts == exact else 'NOT all'} counts of {len(exact)} categories are the same.")
# One in a hundred may be further away.
sys.exit(0 if counts == exact and quantiles and outside <= max(1, len(quantiles) * 0.03) else 1)
