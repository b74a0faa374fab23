"""Exact measures on the raw rows of the real data sets, from scipy, for MeasureOracleTest.

Run from the repository root, with the data folder as argument:

    python monitor-core/src/test/oracle/measures.py ../shared/data > monitor-core/src/test/resources/oracle/measures.csv

Written with Python 3.11, scipy 1.17.1, numpy 2.4.6, pandas 3.1.1.

Bins: one per distinct value where both sides have at most 64 of them; else ranges (a, b] between the reference's nine
deciles (the least value that the share does not exceed), and a range of its own for a decile that holds at least half a
range of the rows of both sides by itself, or whose counts are beyond chance. From left to right, neighbours are joined until a bin expects five rows on both sides, unless its
counts alone, or those of a run of small bins between large ones, are beyond chance. Where one bin is left, the largest is
compared with all others together. The columns used hold no nulls, NaN or infinities.
"""
import sys

import numpy as np
import pandas as pd
from scipy import stats
from scipy.spatial import distance

ELEC = ["nswprice", "nswdemand", "vicprice", "vicdemand", "transfer"]


def beyond_chance(x, y, n, m, chance):
    expected = m / (n + m)
    large, share = (y, expected) if y > (x + y) * expected else (x, 1 - expected)
    return x + y > 1 and stats.binom(x + y, share).sf(large - 1) < chance


def edges(ref, win):
    values = np.union1d(ref, win)
    if len(np.unique(ref)) <= 64 and len(np.unique(win)) <= 64:
        return True, values[:-1]
    ends = set()
    for decile in np.quantile(ref, np.arange(1, 10) / 10, method="inverted_cdf"):
        ends.add(decile)
        a, b = np.sum(ref == decile), np.sum(win == decile)
        if 20 * (a + b) >= len(ref) + len(win) or beyond_chance(a, b, len(ref), len(win), 1e-4):
            ends.add(np.nextafter(decile, -np.inf))
    return False, np.array(sorted(ends))


def joined(a, b):
    n, m = a.sum(), b.sum()
    enough = lambda x, y: (x + y) / (n + m) * min(n, m) >= 5
    beyond = lambda x, y: beyond_chance(x, y, n, m, 1e-4 / (len(a) + 4))

    result, alone, small = [], [], None
    for x, y in zip(a, b):
        if enough(x, y):
            if small is not None and beyond(*small):
                alone.append(small)
            elif small is not None:
                x, y = x + small[0], y + small[1]
            result.append([x, y])
            small = None
        elif beyond(x, y):
            alone.append([x, y])
        else:
            small = [x, y] if small is None else [small[0] + x, small[1] + y]
            if enough(*small):
                result.append(small)
                small = None
    if small is not None:
        if not result or beyond(*small):
            alone.append(small)
        else:
            result[-1] = [result[-1][0] + small[0], result[-1][1] + small[1]]
    table = np.array([r for r in result + alone if sum(r) > 0])
    filled = sorted(((x, y) for x, y in zip(a, b) if x + y > 0), key=sum, reverse=True)
    if len(table) == 1 and len(filled) > 1:
        table = np.array([filled[0], np.sum(filled[1:], axis=0)])
    return table[:, 0], table[:, 1]


def measures(ref, win):
    exact, ends = edges(ref, win)
    count = lambda x: np.bincount(np.searchsorted(ends, x, side="left"), minlength=len(ends) + 1)
    a, b = joined(count(ref), count(win))
    p = (a + 0.5) / (a + 0.5).sum()
    q = (b + 0.5) / (b + 0.5).sum()
    psi = stats.entropy(q, p) + stats.entropy(p, q)
    js = distance.jensenshannon(p, q)
    chi2, chi2_p = stats.chi2_contingency([a, b], correction=False)[:2] if len(a) > 1 else (0.0, 1.0)
    ks = stats.ks_2samp(ref, win).statistic
    spread = np.std(ref, ddof=1)
    w1 = stats.wasserstein_distance(ref, win) / spread if spread > 0 else ""
    return exact, len(a), psi, js, chi2, chi2_p, ks, w1


def main(data):
    print("set,column,counted,bins,psi,js,chi2,chi2_p,ks,w1")

    def show(name, ref, win, columns):
        for column in columns:
            row = measures(ref[column].to_numpy(float), win[column].to_numpy(float))
            print(name, column, *[str(x).lower() if isinstance(x, bool) else repr(x) if isinstance(x, int)
                                  else x if x == "" else repr(float(x)) for x in row], sep=",")

    ref = pd.read_csv(f"{data}/employment_MA/reference_2015.csv.gz")
    win = pd.read_csv(f"{data}/employment_MA/analysis_2016_2018.csv.gz")
    columns = [c for c in ref.columns if c not in ("id", "year")]
    for year in (2016, 2017, 2018):
        show(f"employment {year}", ref, win[win["year"] == year], columns)

    elec = pd.read_csv(f"{data}/elec2/electricity.csv.gz")
    show("elec2", elec[:17760], elec[17760:], ELEC)

    train = pd.read_csv(f"{data}/insects/AedesSex.train.csv.gz")
    test = pd.read_csv(f"{data}/insects/AedesSex.test.csv.gz")
    columns = [c for c in train.columns if c not in ("class", "context")]
    show("insects before", train, test[:2000], columns)
    show("insects after", train, test[2000:], columns)


if __name__ == "__main__":
    main(sys.argv[1])
