"""Joint tests on the raw rows of the real data sets, for JointOracleTest.

Run from the repository root, with the data folder as argument:

    python monitor-core/src/test/oracle/multivariate.py ../shared/data > monitor-core/src/test/resources/oracle/multivariate.csv

Written with Python 3.11, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, pandas 3.1.1.

Correlations: scipy's pearsonr; the variance of artanh r by leaving out every 32nd row, pooled, Student's t. Principal
components: scikit-learn's PCA of the standardised reference, as many as hold 80% of the variance; the reference's error
is that of each 32nd under the components of the other rows. Mean discrepancy: the features drawn with java.util.Random as
its documentation states it, and, exactly, with scikit-learn's rbf_kernel.
"""
import sys

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.decomposition import PCA
from sklearn.metrics.pairwise import rbf_kernel

GROUPS = 32
FEATURES = 256


class JavaRandom:
    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
        self.waiting = None

    def bits(self, n):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - n)

    def double(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0 ** -53

    def gaussian(self):
        if self.waiting is not None:
            value, self.waiting = self.waiting, None
            return value
        while True:
            a, b = 2 * self.double() - 1, 2 * self.double() - 1
            s = a * a + b * b
            if 0 < s < 1:
                factor = np.sqrt(-2 * np.log(s) / s)
                self.waiting = b * factor
                return a * factor


def group(x, g):
    return x[g::GROUPS]


def without(x, g):
    return x[np.arange(len(x)) % GROUPS != g]


def fisher(x, y):
    return np.arctanh(stats.pearsonr(x, y).statistic)


def pair(ref, win):
    def per_row(x):
        z = np.array([fisher(*without(x, g).T) for g in range(GROUPS)])
        return len(x) * (GROUPS - 1) / GROUPS * np.sum((z - z.mean()) ** 2)

    error = np.sqrt((per_row(ref) + per_row(win)) / 2 * (1 / len(ref) + 1 / len(win)))
    t = (fisher(*win.T) - fisher(*ref.T)) / error
    return stats.pearsonr(*ref.T).statistic, stats.pearsonr(*win.T).statistic, 2 * stats.t.sf(abs(t), 2 * (GROUPS - 1))


def errors(fit, rows, kept):
    mean, deviation = fit.mean(axis=0), fit.std(axis=0)
    pca = PCA(n_components=kept, svd_solver="full").fit((fit - mean) / deviation)
    z = (rows - mean) / deviation
    return np.sum((z - pca.inverse_transform(pca.transform(z))) ** 2, axis=1), pca.n_components_


def reconstruction(ref, win):
    after, kept = errors(ref, win, 0.8)
    before = [errors(without(ref, g), group(ref, g), int(kept))[0] for g in range(GROUPS)]

    def per_row(groups):
        all_rows = np.concatenate(groups).mean()
        return sum(len(g) * (g.mean() - all_rows) ** 2 for g in groups) / (GROUPS - 1)

    variance = (per_row(before) + per_row([group(after, g) for g in range(GROUPS)])) / 2
    t = (after.mean() - np.concatenate(before).mean()) / np.sqrt(variance * (2 / len(ref) + 1 / len(win)))
    return kept, np.concatenate(before).mean(), after.mean(), 2 * stats.t.sf(abs(t), 2 * (GROUPS - 1))


def unbiased(k):
    return (k.sum() - np.trace(k)) / (len(k) * (len(k) - 1))


def discrepancy(ref, win):
    mean, deviation = ref.mean(axis=0), ref.std(axis=0, ddof=1)
    x, y = (ref - mean) / deviation, (win - mean) / deviation
    columns = x.shape[1]
    random = JavaRandom(1)
    w = np.array([[random.gaussian() for _ in range(columns)] for _ in range(FEATURES)]) / np.sqrt(columns / 2)
    b = np.array([2 * np.pi * random.double() for _ in range(FEATURES)])
    p, q = (np.sqrt(2 / FEATURES) * np.cos(v @ w.T + b) for v in (x, y))
    distance = np.sum((p.mean(axis=0) - q.mean(axis=0)) ** 2)
    by_features = distance - p.var(axis=0, ddof=1).sum() / len(p) - q.var(axis=0, ddof=1).sum() / len(q)
    gamma = 1 / columns
    exact = unbiased(rbf_kernel(x, gamma=gamma)) + unbiased(rbf_kernel(y, gamma=gamma)) \
        - 2 * rbf_kernel(x, y, gamma=gamma).mean()
    return by_features, exact


def show(name, ref, win, one, other):
    both = [ref.columns.get_loc(one), ref.columns.get_loc(other)]
    ref, win = ref.to_numpy(float), win.to_numpy(float)
    values = [*pair(ref[:, both], win[:, both]), *reconstruction(ref, win), *discrepancy(ref, win)]
    print(name, one, other, *[repr(v.item()) if hasattr(v, "item") else repr(v) for v in values], sep=",")


def main(data):
    print("set,one,other,r_before,r_after,r_p,kept,error_before,error_after,error_p,mmd,mmd_exact")
    train = pd.read_csv(f"{data}/insects/AedesSex.train.csv.gz").drop(columns=["class", "context"])
    test = pd.read_csv(f"{data}/insects/AedesSex.test.csv.gz").drop(columns=["class", "context"])
    one, other = train.columns[0], train.columns[1]
    show("insects before", train, test[:2000], one, other)
    show("insects after", train, test[2000:4000], one, other)
    elec = pd.read_csv(f"{data}/elec2/electricity.csv.gz")[["nswprice", "nswdemand", "period"]]
    show("elec2", elec[:5000], elec[5000:8000], "nswprice", "nswdemand")


main(sys.argv[1])
