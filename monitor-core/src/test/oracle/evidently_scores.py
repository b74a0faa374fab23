"""Evidently's own scores and default choices, for EvidentlyOracleTest.

Run from the repository root, with the data folder and the folder of the results as arguments:

    python monitor-core/src/test/oracle/evidently_scores.py ../shared/data monitor-core/src/test/resources/oracle

It writes the samples (evidently_samples.csv: case, type, reference, current; of real data the rows that they are, as
file:column:from:to) and what Evidently says of them (evidently.csv: case, test, score, drifted, whether it is the default).

Written with Python 3.11, evidently 0.7.23, pandas 2.3.3, numpy 2.4.6, scipy 1.17.1.
"""
import csv
import io
import sys
import zipfile

import numpy as np
import pandas as pd
from evidently.legacy.calculations.stattests import (chi_stat_test, hellinger_stat_test, jensenshannon_stat_test,
                                                     kl_div_stat_test, ks_stat_test, psi_stat_test,
                                                     wasserstein_stat_test, z_stat_test)
from evidently.legacy.calculations.stattests.registry import get_stattest
from evidently.legacy.core import ColumnType

rng = np.random.default_rng(723)
ANY = [jensenshannon_stat_test, psi_stat_test, kl_div_stat_test, hellinger_stat_test, chi_stat_test, z_stat_test]
NUMERIC = [*ANY, ks_stat_test, wasserstein_stat_test]


def simulated():
    normal = rng.standard_normal
    sizes = {"small": (300, 200), "large": (1200, 500)}
    for size, (n, m) in sizes.items():
        yield f"normal {size}", normal(n), normal(m) + 0.2
        yield f"skewed {size}", np.exp(normal(n)), np.exp(normal(m) * 1.2)
        yield f"integer {size}", rng.poisson(9, n), rng.poisson(9.5, m)
        yield f"wide integer {size}", rng.poisson(900, n), rng.poisson(905, m)
        yield f"four values {size}", rng.integers(0, 4, n), rng.integers(0, 4, m)
        yield f"two values {size}", rng.binomial(1, 0.3, n), rng.binomial(1, 0.36, m)
        yield f"decimals of few values {size}", np.round(rng.uniform(0, 2, n), 1), np.round(rng.uniform(0, 2.2, m), 1)
    yield "power of two", normal(256), normal(256) * 1.1
    yield "equal sizes", normal(400), normal(400)
    yield "one value", normal(150), normal(1)
    same = normal(200)
    yield "identical", same, same
    yield "constant", np.full(60, 2.5), np.full(40, 2.5)
    yield "other constant", np.full(60, 2.5), np.full(40, 3.5)
    yield "almost constant", np.append(np.full(299, 1.0), 1.0001), np.append(np.full(199, 1.0), 1.0002)
    pick = lambda names, weights, size: rng.choice(names, size, p=np.array(weights) / sum(weights)).astype(object)
    for size, (n, m) in sizes.items():
        yield f"categories {size}", pick(list("abcde"), [5, 4, 3, 2, 1], n), pick(list("abcde"), [4, 4, 4, 2, 1], m)
        yield f"new and missing {size}", pick(list("abcd"), [4, 3, 2, 1], n), pick(list("abce"), [4, 3, 2, 1], m)
        yield f"two categories {size}", pick(["no", "yes"], [7, 3], n), pick(["no", "yes"], [6, 4], m)
    yield "many categories", pick([f"k{i}" for i in range(40)], [1 / (i + 1) for i in range(40)], 900), pick(
        [f"k{i}" for i in range(50)], [1 / (i + 1) for i in range(50)], 600)
    yield "one category", np.full(50, "a", object), np.full(30, "a", object)


def real(data):
    hours = pd.read_csv(io.BytesIO(zipfile.ZipFile(f"{data}/bike/bike_sharing_dataset.zip").read("hour.csv")))
    elec = pd.read_csv(f"{data}/elec2/electricity.csv.gz")
    adult = pd.read_csv(f"{data}/adult/adult.csv.gz")
    for column in ("temp", "cnt", "hum", "season", "workingday"):
        yield f"bike:{column}", hours[column], (0, 700, 2000, 2700)
        yield f"bike:{column}", hours[column], (0, 5000, 9000, 12000)
    for column in ("nswprice", "vicprice", "transfer"):
        yield f"elec2:{column}", elec[column], (0, 900, 18000, 18700)
        yield f"elec2:{column}", elec[column], (0, 17760, 17760, 45312)
    yield "elec2:nswprice", elec["nswprice"], (0, 1000, 20000, 32000)
    for column in ("age", "hours-per-week", "education-num", "workclass", "sex", "native-country", "occupation"):
        yield f"adult:{column}", adult[column], (0, 800, 30000, 30900)
        yield f"adult:{column}", adult[column], (0, 20000, 30000, 40000)


def scores(case, ref, cur, out):
    ref, cur = ref.dropna(), cur.dropna()  # as Evidently's report does before it calls a test
    numeric = pd.api.types.is_numeric_dtype(ref)
    kind = ColumnType.Numerical if numeric else ColumnType.Categorical
    default = get_stattest(ref, cur, kind, None)
    for test in NUMERIC if numeric else ANY:
        both = pd.concat([ref, cur]).nunique()
        if test is z_stat_test and both > 2 or test is chi_stat_test and (both > 60 or both < 2):
            continue
        result = test(ref.copy(), cur.copy(), kind, None)
        out.writerow([case, test.name, repr(float(result.drift_score)), str(bool(result.drifted)).lower(),
                      str(test is default).lower()])


def main(data, folder):
    with open(f"{folder}/evidently_samples.csv", "w", newline="") as given, open(f"{folder}/evidently.csv", "w",
                                                                              newline="") as results:
        texts, out = (csv.writer(file, lineterminator="\n") for file in (given, results))
        texts.writerow(["case", "type", "reference", "current"])
        out.writerow(["case", "test", "score", "drifted", "default"])
        for case, ref, cur in simulated():
            kind = "categorical" if ref.dtype == object else "integer" if ref.dtype.kind == "i" else "numeric"
            if kind == "numeric":
                ref, cur = np.round(ref, 5), np.round(cur, 5)
            texts.writerow([case, kind, " ".join(map(str, ref)), " ".join(map(str, cur))])
            scores(case, pd.Series(ref), pd.Series(cur), out)
        for source, column, (a, b, c, d) in real(data):
            case = f"{source} {a}-{b} {c}-{d}"
            kind = "categorical" if column.dtype == object else "integer" if column.dtype.kind == "i" else "numeric"
            texts.writerow([case, kind, f"{source}:{a}:{b}", f"{source}:{c}:{d}"])
            scores(case, column[a:b].reset_index(drop=True), column[c:d].reset_index(drop=True), out)


main(*sys.argv[1:])
