"""What other drift monitors say of the same windows of the same rows.

    python peers.py evidently|nannyml|alibi <output folder> [--quick]

Reads real.csv, whose lines "any" are the windows, rows-<set>.csv and errors.csv, as RealTable and ConceptTable wrote them. Writes
peers-<family>.csv: for each method and window whether it alarms, at the method's own defaults and, as "equal false alarms",
at the threshold that is the most sensitive one among those that alarm on no more clean windows than Driftmeter does. The
peers are given that threshold with hindsight, from the very windows they are judged by.

"evidently" stands for Evidently and River, and two dummies. Every family runs in a virtual environment of its own.
"""
import csv
import math
import os
import sys
import warnings

# NannyML would report each use to its makers.
os.environ["NML_DISABLE_USAGE_LOGGING"] = "True"
warnings.filterwarnings("ignore")

import numpy as np
import pandas as pd


class Log:
    """One set, cut as Driftmeter cut it."""

    def __init__(self, name, output, lines):
        self.name = name
        any_column = lines[lines.column == "any"]
        self.features = features = pd.read_csv(f"{output}/rows-{name}.csv")
        self.columns = list(features.columns)
        self.text = [column for column in self.columns if not pd.api.types.is_numeric_dtype(features[column])]
        reference = any_column[any_column.truth == "reference"].iloc[0]
        self.reference = features.iloc[reference.first_row : reference.end_row]
        self.windows = any_column[any_column.truth.isin(["clean", "changed"])].reset_index(drop=True)
        self.clean = (self.windows.truth == "clean").to_numpy()
        self.budget = int(self.windows.drifted[self.clean].sum())

    def runs(self):
        """Rows of the reference, and of each run: clean windows, if any, and changed ones."""
        truth = self.windows.truth
        starts = [i for i in range(len(truth)) if i == 0 or (truth[i] == "clean" and truth[i - 1] == "changed")]
        for start, end in zip(starts, [*starts[1:], len(truth)]):
            # What lies between the reference and the first run, if anything, is clean too.
            first = self.reference.index[-1] + 1 if start == 0 else self.windows.first_row[start]
            yield [*self.reference.index, *range(first, self.windows.end_row[end - 1])]

    def rows(self):
        for window in self.windows.itertuples():
            yield self.features.iloc[window.first_row : window.end_row]


class Results:
    def __init__(self, file):
        self.out = csv.writer(file, lineterminator="\n")
        self.out.writerow(["set", "method", "settings", "first_row", "end_row", "truth", "alarm"])

    def alarms(self, log, method, settings, alarms):
        for window, alarm in zip(log.windows.itertuples(), alarms, strict=True):
            self.out.writerow([log.name, method, settings, window.first_row, window.end_row, window.truth, int(alarm)])

    def scores(self, log, method, scores, default):
        """Greater is farther; tuned if there are clean windows to tune on."""
        scores = np.asarray(scores, float)
        self.alarms(log, method, "default", default)
        if log.clean.any():
            threshold = np.sort(scores[log.clean])[::-1][log.budget]
            self.alarms(log, method, "equal false alarms", scores > threshold)


def evidently(log, results):
    from evidently.legacy.calculations.stattests import get_stattest
    from evidently.legacy.core import ColumnType

    beyond = []
    for window in log.rows():
        of_window = []
        for column in log.columns:
            kind = ColumnType.Categorical if column in log.text else ColumnType.Numerical
            reference, current = log.reference[column], window[column]
            test = get_stattest(reference, current, kind, None)
            result = test(reference, current, kind, None)
            p_value = "p_value" in test.display_name
            score, threshold = float(result.drift_score), float(result.actual_threshold)
            of_window.append(threshold / max(score, 1e-300) if p_value else score / threshold)
        beyond.append(sorted(of_window, reverse=True))
    beyond = np.array(beyond)
    half = math.ceil(len(log.columns) / 2) - 1
    results.scores(log, "Evidently, half of the columns", beyond[:, half], beyond[:, half] >= 1)
    results.scores(log, "Evidently, any column", beyond[:, 0], beyond[:, 0] >= 1)


def alarmed_windows(log, rows):
    rows = np.array(sorted(rows))
    return [bool(((rows >= w.first_row) & (rows < w.end_row)).any()) for w in log.windows.itertuples()]


def streamed(log, make, values):
    """Alarms of a detector for each column, which has read the reference and all rows of the run before."""
    found = set()
    for rows in log.runs():
        for column in values:
            detector = make()
            for row, value in zip(rows, values[column].to_numpy()[rows].tolist()):
                detector.update(value)
                if detector.drift_detected:
                    found.add(row)
    return alarmed_windows(log, found)


def river_features(log, results, quick):
    from river import drift

    values = log.features.drop(columns=log.text)
    numbers = log.reference.drop(columns=log.text)
    spread = (numbers.max() - numbers.min()).replace(0, 1)
    scaled = (values - numbers.min()) / spread
    makers = {
        "River ADWIN": (drift.ADWIN, lambda x: lambda: drift.ADWIN(delta=x), [0.3, 0.05, 0.002, 1e-4, 1e-6, 1e-9, 1e-14]),
        "River Page-Hinkley": (
            drift.PageHinkley,
            lambda x: lambda: drift.PageHinkley(threshold=x),
            [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 3000],
        ),
    }
    for method, (default, tuned, grid) in makers.items():
        results.alarms(log, method, "default", streamed(log, default, values))
        if log.clean.any() and not quick:
            for setting in grid:
                alarms = np.array(streamed(log, tuned(setting), scaled))
                if alarms[log.clean].sum() <= log.budget:
                    results.alarms(log, method, "equal false alarms", alarms)
                    break
    if not quick and values.size <= 250_000:
        # One exact test a row: 0.4 ms each, so only where that takes minutes.
        results.alarms(log, "River KSWIN", "default", streamed(log, lambda: drift.KSWIN(seed=1), values))


def river_errors(output):
    """The same detectors on the same errors as ours."""
    from river import drift

    makers = {
        "ADWIN": drift.ADWIN,
        "Page-Hinkley": drift.PageHinkley,
        "DDM": drift.binary.DDM,
        "HDDM_A": drift.binary.HDDMA,
        "KSWIN": lambda: drift.KSWIN(seed=1),
        "EDDM": drift.binary.EDDM,
        "HDDM_W": drift.binary.HDDMW,
        "FHDDM": drift.binary.FHDDM,
    }
    with open(f"{output}/peers-concept.csv", "w") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["set", "model", "detector", "row"])
        errors = pd.read_csv(f"{output}/errors.csv", dtype={"errors": str})
        for stream in errors.itertuples():
            for name, make in makers.items():
                detector = make()
                for row, error in enumerate(map(int, stream.errors), stream.first_row):
                    # FHDDM reads hits, not errors.
                    detector.update(1 - error if name == "FHDDM" else error)
                    if detector.drift_detected:
                        out.writerow([stream.set, stream.model, name, row])


def nannyml(log, results):
    import nannyml as nml

    def dated(frames):
        parts = [frame.assign(day=pd.Timestamp("2000-01-01") + pd.Timedelta(days=day)) for day, frame in enumerate(frames)]
        return pd.concat(parts, ignore_index=True)

    # A window is a chunk; the reference is cut into chunks as long as the middle one, if it is long enough.
    size = min(int((log.windows.end_row - log.windows.first_row).median()), len(log.reference))
    reference = dated([log.reference.iloc[i : i + size] for i in range(0, len(log.reference) - size + 1, size)])
    windows = dated(log.rows())
    options = {"column_names": log.columns, "timestamp_column_name": "day", "chunk_period": "D"}
    calculator = nml.UnivariateDriftCalculator(**options)
    calculator.fit(reference)
    frame = calculator.calculate(windows).filter(period="analysis").to_df()
    values = [frame[(column, "jensen_shannon", "value")].to_numpy(float) for column in log.columns]
    alerts = [frame[(column, "jensen_shannon", "alert")].to_numpy(bool) for column in log.columns]
    results.scores(log, "NannyML Jensen-Shannon, any column", np.max(values, axis=0), np.any(alerts, axis=0))
    try:
        calculator = nml.DataReconstructionDriftCalculator(**options)
        calculator.fit(reference)
        frame = calculator.calculate(windows).filter(period="analysis").to_df()
    except Exception as e:
        print(f"NannyML reconstruction error of {log.name}: not possible: {e}", file=sys.stderr)
        return
    error = frame[("reconstruction_error", "value")].to_numpy(float)
    middle = np.median(error[log.clean]) if log.clean.any() else 0
    alerts = frame[("reconstruction_error", "alert")].to_numpy(bool)
    results.scores(log, "NannyML reconstruction error", np.abs(error - middle), alerts)


def alibi(log, results):
    from alibi_detect.cd import TabularDrift

    # Its chi-squared fails on a category that neither sample has: only those of the reference are named, new ones are lost.
    numbers, categories = log.features.copy(), {}
    for place, column in enumerate(log.columns):
        if column in log.text:
            known = list(dict.fromkeys(log.reference[column]))
            categories[place] = list(range(len(known)))
            numbers[column] = numbers[column].map({each: code for code, each in enumerate(known)}).fillna(len(known))
    values = numbers.to_numpy(float)
    reference = values[log.reference.index[0] : log.reference.index[-1] + 1]
    detector = TabularDrift(reference, p_val=0.05, categories_per_feature=categories)
    scores, alarms = [], []
    for window in log.windows.itertuples():
        result = detector.predict(values[window.first_row : window.end_row], drift_type="batch")["data"]
        scores.append(-math.log(max(float(np.min(result["p_val"])), 1e-300)))
        alarms.append(bool(result["is_drift"]))
    results.scores(log, "alibi-detect TabularDrift", scores, alarms)


def main(family, output, quick):
    real = pd.read_csv(f"{output}/real.csv")
    with open(f"{output}/peers-{family}.csv", "w") as file:
        results = Results(file)
        for name, lines in real.groupby("set", sort=False):
            log = Log(name, output, lines)
            if family == "evidently":
                evidently(log, results)
                river_features(log, results, quick)
                results.alarms(log, "always", "dummy", np.ones(len(log.windows)))
                results.alarms(log, "never", "dummy", np.zeros(len(log.windows)))
            elif family == "nannyml":
                nannyml(log, results)
            else:
                alibi(log, results)
            file.flush()
            print(f"{family}: {name}", file=sys.stderr, flush=True)
    if family == "evidently":
        river_errors(output)


main(sys.argv[1], sys.argv[2], "--quick" in sys.argv)
