"""Writes a Parquet file of predictions: a time in order, 16 normal numbers, 4 categories of 3, 12, 40 and 200 values.

make.py FILE ROWS SEED [FIRST]: the same rows each time; with FIRST, only so many of them.
"""
import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

BEGIN = 1_767_225_600_000  # 2026-01-01T00:00:00Z
MINUTES = 100
ROW_GROUP = 122_880  # as DuckDB writes them
CATEGORIES = (3, 12, 40, 200)


def batches(rows, seed):
    random = np.random.default_rng(seed)
    for begin in range(0, rows, ROW_GROUP):
        size = min(ROW_GROUP, rows - begin)
        at = BEGIN + (np.arange(begin, begin + size) * (MINUTES * 60_000)) // rows
        columns = {"at": pa.array(at).cast(pa.timestamp("ms"))}
        for i in range(16):
            columns[f"n{i:02}"] = random.standard_normal(size)
        for values in CATEGORIES:
            names = pa.array([f"value {i} of {values}" for i in range(values)])
            columns[f"c{values}"] = names.take(pa.array(random.integers(0, values, size)))
        yield pa.table(columns)


def main(file, rows, seed, first=None):
    writer = None
    left = int(first or rows)
    for table in batches(int(rows), int(seed)):
        table = table.slice(0, left)
        left -= table.num_rows
        # Numbers that hardly ever come twice gain nothing from a dictionary.
        writer = writer or pq.ParquetWriter(file, table.schema, use_dictionary=[f"c{i}" for i in CATEGORIES])
        writer.write_table(table, row_group_size=ROW_GROUP)
        if left == 0:
            break
    writer.close()


main(*sys.argv[1:])
