"""Every measure on small samples, from scipy, for EveryMeasureTest.

Run from the repository root, with the data folder and the folder of the results as arguments:

    python monitor-core/src/test/oracle/every_measure.py ../shared/data monitor-core/src/test/resources/oracle

It writes the samples (samples.csv: case, type, values of the reference, values of the window) and what scipy says of them
(every_measure.csv: case, measure, score, p-value). An empty p-value means that the measure has none. The p-values of
cramer_von_mises, anderson_darling and energy are those of 50,000 random permutations of the rows.

Written with Python 3.11, scipy 1.17.1, numpy 2.4.6, pandas 2.3.3.
"""
import csv
import io
import sys
import zipfile

import numpy as np
import pandas as pd
from scipy import special, stats
from scipy.spatial import distance
from scipy.stats import _morestats

from measures import edges, joined

PERMUTATIONS = 50_000
rng = np.random.default_rng(20261122)


def samples(data):
    normal = rng.standard_normal
    yield "normal", "numeric", normal(300), normal(200) + 0.3
    yield "wider", "numeric", normal(400), normal(150) * 1.3
    yield "lognormal", "numeric", np.exp(normal(400)), np.exp(normal(150) + 0.2)
    yield "cauchy", "numeric", rng.standard_cauchy(300), rng.standard_cauchy(120)
    yield "integer", "numeric", rng.poisson(4, 500), rng.poisson(4.4, 300)
    yield "two values", "numeric", rng.binomial(1, 0.3, 300), rng.binomial(1, 0.42, 200)
    yield "rare value", "numeric", rng.binomial(1, 0.004, 450), rng.binomial(1, 0.02, 300)
    yield "many zeros", "numeric", normal(400) * rng.binomial(1, 0.4, 400), normal(250) * rng.binomial(1, 0.5, 250)
    yield "disjoint", "numeric", normal(200), normal(100) + 100
    same = normal(250)
    yield "identical", "numeric", same, same
    yield "constant", "numeric", np.full(50, 1.5), np.full(40, 1.5)
    yield "other constant", "numeric", np.full(50, 1.5), np.full(40, 2.5)
    with_nulls = normal(300)
    with_nulls[::20] = np.nan
    more_nulls = normal(200)
    more_nulls[::7] = np.nan
    yield "nulls", "numeric", with_nulls, more_nulls
    hours = pd.read_csv(io.BytesIO(zipfile.ZipFile(f"{data}/bike/bike_sharing_dataset.zip").read("hour.csv")))
    yield "bike cnt", "numeric", hours["cnt"][:480].to_numpy(), hours["cnt"][5000:5400].to_numpy()
    yield "bike temp", "numeric", hours["temp"][:500].to_numpy(), hours["temp"][700:1100].to_numpy()
    elec = pd.read_csv(f"{data}/elec2/electricity.csv.gz")
    yield "elec2 nswprice", "numeric", elec["nswprice"][:500].to_numpy(), elec["nswprice"][20000:20400].to_numpy()
    pick = lambda names, weights, size: rng.choice(names, size, p=np.array(weights) / sum(weights)).astype(object)
    yield "categories", "categorical", pick(list("abcde"), [5, 4, 3, 2, 1], 400), pick(list("abcde"), [4, 4, 4, 2, 1], 250)
    yield "boolean", "categorical", pick(["false", "true"], [7, 3], 400), pick(["false", "true"], [6, 4], 300)
    yield "new and missing", "categorical", pick(list("abcd"), [4, 3, 2, 1], 500), pick(list("abce"), [4, 3, 2, 1], 300)
    yield "rare new", "categorical", pick(list("abc"), [1, 1, 1], 400), np.array(["a", "b", "c"] * 40 + ["d"] * 2, object)
    yield "many rare", "categorical", pick([f"k{i}" for i in range(60)], [1 / (i + 1) for i in range(60)], 500), pick(
        [f"k{i}" for i in range(80)], [1 / (i + 1) for i in range(80)], 400)
    some = pick(list("xy"), [1, 1], 200)
    some[::40] = None
    yield "few nulls", "categorical", some, pick(list("xy"), [1, 1], 150)
    adult = pd.read_csv(f"{data}/adult/adult.csv.gz", skipinitialspace=True)
    work = adult[next(c for c in adult.columns if c.lower().startswith("workclass"))].astype(str)
    yield "adult workclass", "categorical", work[:600].to_numpy(object), work[30000:30500].to_numpy(object)


def numeric_counts(ref, win):
    """Of the ranges, then of the nulls; infinities and NaN do not occur in the samples."""
    here = lambda x: x[~np.isnan(x)]
    _, ends = edges(here(ref), here(win))
    count = lambda x: np.append(np.bincount(np.searchsorted(ends, here(x)), minlength=len(ends) + 1), np.isnan(x).sum())
    return joined(count(ref), count(win))


def categorical_counts(ref, win):
    names = sorted({x for x in [*ref, *win] if x is not None})
    count = lambda x: np.array([np.sum(x == name) for name in names])
    a, b = count(ref), count(win)
    order = np.argsort(-(a + b), kind="stable")
    missing = lambda x: sum(v is None for v in x)
    return joined(np.append(a[order], missing(ref)), np.append(b[order], missing(win)))


def binned(a, b):
    n, m = a.sum(), b.sum()
    c, freedom = 1 / n + 1 / m, len(a) - 1
    law = lambda x: stats.chi2.sf(x, freedom) if freedom else 1.0
    p, q = (a + 0.5) / (a + 0.5).sum(), (b + 0.5) / (b + 0.5).sum()
    psi = stats.entropy(q, p) + stats.entropy(p, q)
    yield "psi", psi, law(psi / c)
    js = distance.jensenshannon(p, q)
    yield "js", js, law(8 * js * js / c)
    yield "js_divergence", js * js, law(8 * js * js / c)
    hellinger = np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2)
    yield "hellinger", hellinger, law(8 * hellinger**2 / c)
    kl = stats.entropy(q, p)
    yield "kl", kl, law(2 * kl / c)
    yield "total_variation", distance.cityblock(a / n, b / m) / 2, None
    yield "l_infinity", distance.chebyshev(a / n, b / m), None
    table = np.array([a, b])
    chi2, g = (stats.chi2_contingency(table, correction=False, lambda_=x) if freedom else None
               for x in ("pearson", "log-likelihood"))
    yield "chi2", chi2.statistic if chi2 else 0, chi2.pvalue if chi2 else 1
    yield "g", g.statistic if g else 0, g.pvalue if g else 1
    yield "cramers_v", stats.contingency.association(table) if freedom else 0, chi2.pvalue if chi2 else 1
    if freedom == 1:
        yield "z", np.sqrt(chi2.statistic), chi2.pvalue  # the sign is tested elsewhere


def shares(ref, win):
    values = np.union1d(ref, win)
    share = lambda x: np.searchsorted(np.sort(x), values, side="right") / len(x)
    return values, share(ref), share(win)


def squares(ref, win):
    """The three weighted sums of squared gaps that are tested alike, as functions of the window's shares alone."""
    values, f, g = shares(ref, win)
    n, m = len(ref), len(win)
    h = (n * f + m * g) / (n + m)
    steps = np.diff(h, prepend=0)[:-1]
    inner = h[:-1]
    return {"cramer_von_mises": steps, "anderson_darling": steps / (inner * (1 - inner)),
            "energy": np.diff(values)}, h


def permuted(ref, win):
    weights, h = squares(ref, win)
    n, m = len(ref), len(win)
    pooled = np.concatenate([ref, win])
    values, codes = np.unique(pooled, return_inverse=True)
    beyond = dict.fromkeys(weights, 0)
    statistic = lambda g, w: np.sum(w * ((h - g)[:-1] * (n + m) / n) ** 2)
    _, _, g = shares(ref, win)
    found = {name: statistic(g, w) for name, w in weights.items()}
    for _ in range(PERMUTATIONS):
        chosen = rng.permutation(codes)[:m]
        g = np.cumsum(np.bincount(chosen, minlength=len(values))) / m
        for name, w in weights.items():
            beyond[name] += statistic(g, w) >= found[name] * (1 - 1e-12)
    return {name: count / PERMUTATIONS for name, count in beyond.items()}


def ordered(ref, win):
    n, m = len(ref), len(win)
    rows = n * m / (n + m)
    ks = stats.ks_2samp(ref, win).statistic
    yield "ks", ks, special.kolmogorov(np.sqrt(rows) * ks)
    weights, _ = squares(ref, win)
    _, f, g = shares(ref, win)
    law = permuted(ref, win)
    ties = len(np.unique(np.concatenate([ref, win]))) < n + m
    cvm = rows * np.sum(weights["cramer_von_mises"] * (f - g)[:-1] ** 2)
    yield "cramer_von_mises", cvm if ties else stats.cramervonmises_2samp(ref, win, method="asymptotic").statistic, law[
        "cramer_von_mises"]
    pooled = np.sort(np.concatenate([ref, win]))
    ad = _morestats._anderson_ksamp_right([np.sort(ref), np.sort(win)], pooled, np.unique(pooled), 2,
                                          np.array([n, m]), n + m) if pooled[0] < pooled[-1] else 0
    yield "anderson_darling", ad, law["anderson_darling"]
    if pooled[0] < pooled[-1]:
        mw = stats.mannwhitneyu(win, ref, use_continuity=False, method="asymptotic")
        yield "mann_whitney", mw.statistic / n / m, mw.pvalue
    else:
        yield "mann_whitney", 0.5, 1
    w1 = stats.wasserstein_distance(ref, win)
    yield "w1_raw", w1, None
    sorted_ref = np.sort(ref)
    rank = lambda x: (np.searchsorted(sorted_ref, x, side="left") + np.searchsorted(sorted_ref, x, side="right")) / 2 / n
    yield "w1_rank", stats.wasserstein_distance(rank(ref), rank(win)), None
    spread = np.std(ref, ddof=1)
    if spread > 0:
        yield "w1", w1 / spread, None
        yield "energy", stats.energy_distance(ref / spread, win / spread), law["energy"]
        yield "mean_shift", (np.mean(win) - np.mean(ref)) / spread, stats.ttest_ind(ref, win, equal_var=False).pvalue
        one, other = ((x - np.mean(x)) ** 2 for x in (ref, win))
        pooled = (n * np.var(ref, ddof=1) + m * np.var(win, ddof=1)) / (n + m)
        fourth = np.mean(np.concatenate([one, other]) ** 2)
        z = (np.var(win, ddof=1) - np.var(ref, ddof=1)) / np.sqrt((fourth - pooled**2) * (1 / n + 1 / m))
        yield "sd_shift", np.std(win, ddof=1) / spread - 1, 2 * stats.norm.sf(abs(z))


def nulls(ref, win, missing):
    a, b, n, m = missing(ref), missing(win), len(ref), len(win)
    share = (a + b) / (n + m)
    if min(share, 1 - share) * min(n, m) >= 5:
        p = stats.chi2_contingency([[a, n - a], [b, m - b]], correction=False).pvalue
    else:
        law = stats.hypergeom(n + m, a + b, m)
        p = min(1, 2 * min(law.cdf(b), law.sf(b - 1)))
    yield "null_rate_shift", b / m - a / n, p


def unseen(ref, win):
    ref, win = [x for x in ref if x is not None], [x for x in win if x is not None]
    n, m = len(ref), len(win)
    names, counts = np.unique(win, return_counts=True)
    new = [count for name, count in zip(names, counts) if name not in set(ref)]
    yield "unseen_share", sum(new) / m, None
    most = max(new, default=0)
    _, totals = np.unique([*ref, *win], return_counts=True)
    chance = sum(stats.hypergeom(n + m, t, m).pmf(t) for t in totals if most and t >= most and t <= m)
    yield "new_category", most / m, min(1, chance) if most else 1


def main(data, folder):
    with open(f"{folder}/samples.csv", "w", newline="") as given, open(f"{folder}/every_measure.csv", "w", newline="") as out:
        texts, results = csv.writer(given, lineterminator="\n"), csv.writer(out, lineterminator="\n")
        texts.writerow(["case", "type", "reference", "window"])
        results.writerow(["case", "measure", "score", "p_value"])
        for case, kind, ref, win in samples(data):
            if kind == "numeric":
                ref, win = (np.round(np.asarray(x, float), 5) for x in (ref, win))
                text = lambda x: "null" if np.isnan(x) else repr(float(x)).removesuffix(".0")
                here = [x[~np.isnan(x)] for x in (ref, win)]
                scores = [*binned(*numeric_counts(ref, win)), *ordered(*here),
                          *nulls(ref, win, lambda x: int(np.isnan(x).sum()))]
            else:
                text = lambda x: "null" if x is None else x
                scores = [*binned(*categorical_counts(ref, win)), *unseen(ref, win),
                          *nulls(ref, win, lambda x: sum(v is None for v in x))]
            texts.writerow([case, kind, " ".join(map(text, ref)), " ".join(map(text, win))])
            for name, score, p in scores:
                results.writerow([case, name, repr(float(score)), "" if p is None else repr(float(p))])


main(*sys.argv[1:])
