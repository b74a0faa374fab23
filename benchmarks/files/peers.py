"""One peer over a Parquet file, as a user would run it: peers.py PEER CURRENT REFERENCE CORES.

Each peer has a virtual environment of its own, so that it is imported only where it runs.
"""
import os
import sys
import warnings

warnings.filterwarnings("ignore")
os.environ["WHYLOGS_NO_ANALYTICS"] = "True"

NUMBERS = [f"n{i:02}" for i in range(16)]
CATEGORIES = ["c3", "c12", "c40", "c200"]


def duckdb(current, _reference, cores):
    """Its own quantile sketch of each number, and the counts of each category."""
    import duckdb

    connection = duckdb.connect(config={"threads": cores})
    deciles = [i / 10 for i in range(1, 10)]
    quantiles = ", ".join(f"approx_quantile({column}, {deciles})" for column in NUMBERS)
    connection.sql(f"SELECT {quantiles} FROM '{current}'").fetchall()
    for column in CATEGORIES:
        connection.sql(f"SELECT {column}, count(*) FROM '{current}' GROUP BY ALL").fetchall()


def frame(file):
    import pyarrow.parquet

    return pyarrow.parquet.read_table(file, columns=NUMBERS + CATEGORIES).to_pandas()


def evidently(current, reference, _cores):
    from evidently import Report
    from evidently.presets import DataDriftPreset

    Report([DataDriftPreset()]).run(frame(current), frame(reference)).dict()


def whylogs(current, _reference, _cores):
    """The profile alone, without a comparison."""
    import whylogs

    whylogs.log(frame(current)).view()


def nannyml(current, reference, _cores):
    import nannyml

    calculator = nannyml.UnivariateDriftCalculator(column_names=NUMBERS + CATEGORIES, chunk_number=10)
    calculator.fit(frame(reference)).calculate(frame(current)).to_df()


PEERS = {"duckdb": duckdb, "evidently": evidently, "whylogs": whylogs, "nannyml": nannyml}
peer, current, reference, cores = sys.argv[1:]
PEERS[peer](current, reference, int(cores))
