"""docs/detection.md from the CSV files of a run.

    python report.py <folder of CSV files> <page.md>

A section for each known file, in the order of SECTIONS; files nobody wrote a section for become plain tables. What is said
in words is computed from the same numbers as the tables. Plots go into a folder named like the page.
"""
import pathlib
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
import pandas as pd
from scipy import stats

# The same numbers give the same bytes.
matplotlib.rcParams.update({"svg.hashsalt": "driftmeter", "figure.figsize": (8, 2.8), "font.size": 9})

OURS = "Driftmeter"
PLAIN_ROWS = 40
CHANGES = {"sine1": [20_000, 40_000, 60_000, 80_000], "sea": [10_000, 20_000, 30_000]}


class Page:
    def __init__(self, source, page):
        self.source = pathlib.Path(source)
        self.page = pathlib.Path(page)
        self.plots = self.page.with_suffix("")
        self.text = []

    def say(self, *lines):
        self.text += [*lines, ""]

    def table(self, frame):
        numeric = [pd.api.types.is_numeric_dtype(frame[column]) for column in frame]
        self.text.append("| " + " | ".join(map(str, frame.columns)) + " |")
        self.text.append("|" + "|".join("---:" if each else "---" for each in numeric) + "|")
        for row in frame.itertuples(index=False):
            self.text.append("| " + " | ".join(cell(value) for value in row) + " |")
        self.text.append("")

    def plot(self, name, figure, about):
        self.plots.mkdir(parents=True, exist_ok=True)
        file = self.plots / f"{name}.svg"
        figure.savefig(file, metadata={"Date": None}, bbox_inches="tight")
        plt.close(figure)
        self.say(f"![{about}]({self.plots.name}/{file.name})")

    def has(self, name):
        return (self.source / f"{name}.csv").exists()

    def read(self, name, **options):
        return pd.read_csv(self.source / f"{name}.csv", **options)

    def write(self):
        self.page.write_text("\n".join(self.text).rstrip() + "\n")


def cell(value):
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:,.0f}" if value == int(value) else f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def share(hits, of, level=0.95):
    """A share with its Clopper-Pearson interval."""
    if of == 0:
        return ""
    low = stats.beta.ppf((1 - level) / 2, hits, of - hits + 1) if hits else 0
    high = stats.beta.ppf((1 + level) / 2, hits + 1, of - hits) if hits < of else 1
    return f"{hits / of:.1%} ({low:.1%}–{high:.1%})"


def contenders(page):
    """Every method on every window: set, method, settings, first_row, end_row, truth, alarm."""
    real = page.read("real")
    real = real[real.truth.isin(["clean", "changed"])]
    windows = real[real.column == "any"]
    least = real[real.column != "any"].groupby(["set", "first_row"]).p.min()
    ours = [
        windows.assign(method=OURS, settings="default", alarm=windows.drifted),
        windows.assign(method=OURS, settings="effect 0", alarm=windows.significant),
        windows.assign(method=OURS, settings="alerts, 1 in 100", alarm=windows.alerted),
    ]
    # As the peers are tuned: on the least p of a window, so that clean windows alarm as often as at the defaults.
    for name, group in windows[windows.truth == "clean"].groupby("set", sort=False):
        p = least[name]
        threshold = p[group.first_row].sort_values().iloc[int(group.drifted.sum())]
        mine = windows[windows.set == name]
        alarm = (p[mine.first_row] < threshold).astype(int).to_numpy()
        ours.append(mine.assign(method=OURS, settings="equal false alarms", alarm=alarm))
    files = [file for file in sorted(page.source.glob("peers-*.csv")) if file.stem != "peers-concept"]
    columns = ["set", "method", "settings", "first_row", "end_row", "truth", "alarm"]
    return pd.concat([pd.concat(ours)[columns]] + [pd.read_csv(file) for file in files])


def summary(windows):
    """Per set, method and settings: clean windows, false alarms, windows until the first alarm after each change."""
    rows = []
    for (name, method, settings), group in windows.groupby(["set", "method", "settings"], sort=False):
        group = group.sort_values("first_row")
        changed = group.truth == "changed"
        run = (~changed & changed.shift(fill_value=False)).cumsum()[changed]
        delays = [first(alarms) for _, alarms in group[changed].groupby(run).alarm]
        seen = [delay for delay in delays if delay]
        rows.append(
            {
                "set": name, "method": method, "settings": settings, "clean": int((~changed).sum()),
                "false": int(group.alarm[~changed].sum()), "changed": int(changed.sum()), "found": int(group.alarm[changed].sum()),
                "changes": len(delays), "missed": len(delays) - len(seen),
                # A change that was never seen counts as seen in the window after the last.
                "delay": sum(d or int(changed.sum() / len(delays)) + 1 for d in delays) / len(delays) if delays else None,
            }
        )
    return pd.DataFrame(rows)


def first(alarms):
    """How-many-eth the first alarm is; 0 if there is none."""
    found = alarms.to_numpy().nonzero()[0]
    return int(found[0]) + 1 if len(found) else 0


def delay(result):
    """First alarm after the change, in words."""
    if not result.changes:
        return ""
    if result.changes == 1:
        return "never" if result.missed else f"{result.delay:.0f}"
    return f"{result.delay:.1f}" + (f", {result.missed} of {result.changes} missed" if result.missed else "")


SETS = {
    "insects": "windows of 100 rows; reference the 2,000 rows of the train file; 26 columns; the context changes after row 2,000 of the test file",
    "elec2": "days of 48 rows; reference 28 days; `vicprice`, `vicdemand`, `transfer`, constant until row 17,424",
    "sine1": "windows of 500 rows; reference 5,000, 20 windows teach Driftmeter how windows differ; the rule changes, the two features never do",
    "sea": "windows of 500 rows; reference 5,000, the next 5,000 are clean; with the rule, the means of `X1` and `X2` move by 3 to 8% of their range at rows 10,000, 20,000 and 30,000",
    "flights": "days of about 1,700 rows; reference 41 days, 56 days teach, 84 are judged; nothing is labelled, so every alarm counts as false, storms included",
    "bike": "months; reference January 2011; the weather changes; no clean stretch",
    "adult-15": "windows of 100 people in random order; reference 5,000; after 8 windows 15% of the rows come from people over 50 alone; 30 times, each anew",
    "adult-30": "the same with 30%",
    "employment": "windows of 1,000 rows; reference 30,000 rows of 2015, 20 windows teach, the rest of 2015 counts as clean; 2016, whose largest PSI is .005, is left out; from 2017 on the file is sorted by kind of household, so that `RELP` differs in every window",
}


def real(page):
    results = summary(contenders(page))
    page.say(
        "## Real logs, beside the peers",
        "",
        "The same windows of the same rows for everyone. *False alarms*: clean windows with an alarm, and their share with its",
        "95% interval (Clopper-Pearson). *First alarm*: the how-many-eth window after the change is the first with an alarm; 1 is",
        "best; the mean, where there is more than one change. *Found*: windows after the change with an alarm.",
        "",
        "Driftmeter: judged at the *default* level and gate, by which an effect below 0.1 does not count, after as many clean windows",
        "as each set says (a monitor left to itself learns from 3 and then from 20 more, see the dispersion of flights above); with *effect 0*, significance alone; in *alerts*,",
        "which gather evidence over windows, for any effect, under a budget of one false alarm in 100 windows, and come once for an",
        "episode, so that *found* is low; and with *equal false alarms*, by the least p of a window. *Equal false alarms* means the most sensitive threshold that alarms on no",
        "more of these clean windows than Driftmeter does at its defaults, chosen with hindsight; a peer without that line has no",
        "setting of those tried that is so quiet, or no clean window to tune on. River's detectors look at the rows one by one.",
    )
    for name, about in SETS.items():
        group = results[results.set == name]
        if group.empty:
            continue
        page.say(f"**{name}**: {about}.")
        page.table(
            pd.DataFrame(
                {
                    "method": group.method,
                    "settings": group.settings,
                    "false alarms": [f"{f} of {n:,}" if n else "" for f, n in zip(group.false, group.clean)],
                    "share": [share(f, n) for f, n in zip(group.false, group.clean)],
                    "first alarm": [delay(each) for each in group.itertuples()],
                    "found": [f"{f:,} of {n:,}" if n else "" for f, n in zip(group.found, group.changed)],
                }
            )
        )
    page.say("A move whose effect stays below the gate of 0.1 is measured and reported, but is no verdict at the defaults.")
    winners(page, results)
    false_alarm_plot(page, results)
    effect_plot(page)


def sooner(group, settings):
    """The peers of a set that alarm no more on clean windows than Driftmeter and see the change sooner."""
    ours = next(group[(group.method == OURS) & (group.settings == settings)].itertuples())
    peers = group[(group.method != OURS) & (group.settings == settings)].itertuples()
    return [peer for peer in peers if ours.clean and peer.false <= ours.false and peer.delay < ours.delay]


def winners(page, results):
    """Who sees a change sooner than Driftmeter, like with like."""
    for settings, what in (("default", "at its defaults with no more false alarms than Driftmeter at its own"),
                           ("equal false alarms", "with both at equal false alarms")):
        lines, compared = [], []
        for name, group in results[results.changes > 0].groupby("set", sort=False):
            mine = group[(group.method == OURS) & (group.settings == settings)]
            peers = group[(group.method != OURS) & (group.settings == settings)]
            if mine.empty:
                continue
            ours = next(mine.itertuples())
            rivals = [peer for peer in peers.itertuples() if peer.false <= ours.false and ours.clean]
            better = sooner(group, settings)
            level = [peer for peer in rivals if peer.delay == ours.delay]
            if rivals:
                compared.append((name, len(better), len(level), len(rivals)))
            lines += [f"- {name}: {peer.method} {delay(peer)}, Driftmeter {delay(ours)}" for peer in better]
        page.say(f"**Where a peer's first alarm comes sooner**, {what}:")
        page.say(*(lines or ["- Nowhere."]))
        if compared:
            page.say("Of those peers, sooner, level and later than Driftmeter: " + "; ".join(
                f"{name} {better}, {level}, {of - better - level}" for name, better, level, of in compared) + ".")


def false_alarm_plot(page, results):
    """At their defaults."""
    shown = results[(results.settings == "default") & (results.clean > 0)]
    methods = list(dict.fromkeys(shown.method))
    figure, axes = plt.subplots(figsize=(8, 0.3 * len(methods) + 1))
    for name, group in shown.groupby("set", sort=False):
        axes.plot(group.false / group.clean, [methods.index(m) for m in group.method], "o", markersize=5, alpha=0.7, label=name)
    axes.set(xlabel="share of clean windows with an alarm, at the defaults", xlim=(-0.02, 1.02), yticks=range(len(methods)), yticklabels=methods)
    axes.invert_yaxis()
    axes.grid(axis="y", linewidth=0.3)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
    page.plot("false-alarms", figure, "false alarms of each method at its defaults, a dot for each set")


def effect_plot(page):
    real = page.read("real")
    effects = real[(real.set == "insects") & (real.column != "any")].groupby("first_row").effect.max()
    change = real[(real.set == "insects") & (real.truth == "changed")].first_row.min()
    figure, axes = plt.subplots()
    axes.plot(effects.index - 2_000, effects.values, "o-", markersize=3)
    axes.axvline(change - 2_000, color="grey", linestyle="--", linewidth=1)
    axes.axhline(0.1, color="firebrick", linewidth=1)
    axes.set(xlabel="row of the test file", ylabel="greatest effect of 26 columns")
    axes.set_yscale("symlog", linthresh=0.1)
    page.plot("insects", figure, f"insects: the greatest effect is {effects[effects.index < change].max():.2g} before the context changes, and at least {effects[effects.index >= change].min():.2g} after; the gate is 0.1")


def concept(page):
    """Signals on the errors of a classifier, by detector, beside River's."""
    ours = page.read("concept")
    page.say(
        "## Change of concept, from errors",
        "",
        "A linear classifier (normalised least mean squares, rate 0.01, inputs scaled by the first 1,000 rows) makes errors; the",
        "detectors read them from row 5,000 on, at River's published defaults. *Fixed*: it learns from the first 5,000 rows only,",
        "as a deployed model does, so its errors go up and down with the rule. *Prequential*: it predicts each row and then",
        "learns it, so its errors go up and come down by themselves. Given are the rows from each change to the first signal",
        "before the next change; *elsewhere* counts signals that are neither the first nor within 1,000 rows after a change.",
        "DDM, HDDM_A, EDDM, HDDM_W and FHDDM look for rises only; a fall is out of their sight.",
    )
    runs = [(OURS, ours)] + ([("River", page.read("peers-concept"))] if page.has("peers-concept") else [])
    errors = page.read("errors", dtype={"errors": str})
    for name in dict.fromkeys(errors.set):
        changes, rows = CHANGES[name], []
        for stream in errors[errors.set == name].itertuples():
            model, wrong = stream.model, pd.Series([int(e) for e in stream.errors])
            wrong.index += stream.first_row
            ends = [*changes, len(wrong) + stream.first_row]
            rates = [wrong.loc[start : end - 1].mean() for start, end in zip([stream.first_row, *changes], ends)]
            page.say(f"**{name}**, {model}: share of errors before, between and after the changes " + ", ".join(f"{r:.1%}" for r in rates) + ".")
            detectors = dict.fromkeys(d for _, run in runs for d in run[(run.set == name)].detector)
            for who, run in runs:
                for detector in [d for d in detectors if who == OURS and d in OUR_DETECTORS or who != OURS and d in set(run.detector)]:
                    found = run[(run.set == name) & (run.model == model) & (run.detector == detector)].row.tolist()
                    row = {"classifier": model, "detector": f"{who} {detector}"}
                    counted = set()
                    for start, end in zip(changes, [*changes[1:], 10**9]):
                        after = [r for r in found if start <= r < end]
                        row[f"{start:,}"] = f"{after[0] - start:,}" if after else "–"
                        counted |= set(after[:1]) | {r for r in after if r < start + 1_000}
                    rows.append({**row, "elsewhere": len(set(found) - counted)})
        page.say(f"**{name}**, rows to the first signal after each change:")
        page.table(pd.DataFrame(rows))
    if len(runs) == 2:
        key = ["set", "model", "row"]
        same = [d for d in OUR_DETECTORS if all(
            ours[ours.detector == d][key].values.tolist() == run[run.detector == d][key].values.tolist() for _, run in runs[1:])]
        page.say(
            f"Signals on the same rows as River's: {', '.join(same)}. KSWIN draws at random; given the same draws it does so too "
            "(`DetectorOracleTest`)."
        )
    error_plot(page, ours)


OUR_DETECTORS = ["ADWIN", "Page-Hinkley", "DDM", "HDDM_A", "KSWIN"]


def error_plot(page, signals):
    errors = page.read("errors", dtype={"errors": str})
    figure, axes = plt.subplots(2, 1, figsize=(8, 4), sharex=True)
    for axis, model in zip(axes, ["fixed", "prequential"]):
        stream = errors[(errors.set == "sine1") & (errors.model == model)].iloc[0]
        rate = pd.Series([int(e) for e in stream.errors]).groupby(lambda i: i // 250).mean()
        axis.plot(stream.first_row + 250 * rate.index, rate.values, linewidth=0.8)
        for row in signals[(signals.set == "sine1") & (signals.model == model) & (signals.detector == "ADWIN")].row:
            axis.axvline(row, color="firebrick", linewidth=0.8)
        axis.set(ylabel=f"errors, {model}", ylim=(0, 1))
    axes[1].set_xlabel("row of sine1")
    page.plot("sine1", figure, "sine1: errors of a fixed and of a prequential classifier, and where ADWIN signals drift")


def joint(page):
    frame = page.read("joint")
    tests = {"single": "single columns", "correlation": "correlation", "reconstruction": "reconstruction", "mmd": "MMD"}
    page.say(
        "## Columns taken together",
        "",
        "Windows with p ≤ 0.05 (for single columns: any significant by Benjamini-Hochberg at 0.05), without a gate on the effect,",
        "and their share with its 95% interval. *Correlated*: two of 5 independent normal columns become correlated by rho, and no",
        "column changes by itself.",
    )
    for kind, about in (("correlated", "**Correlated** (n = 10,000):"), ("clean", "**Clean windows**, columns correlated by 0.3 before the law:")):
        group = frame[frame.kind == kind]
        if group.empty:
            continue
        page.say(about)
        keys = ["m", "rho"] if kind == "correlated" else ["law", "columns", "n", "m"]
        shares = {
            what: [share(found, of) if kind == "clean" else f"{found / of:.0%}" for found, of in zip(group[test], group.windows)]
            for test, what in tests.items()
        }
        page.table(pd.DataFrame({**{key: group[key] for key in keys}, "windows": group.windows, **shares}))


def run_length(page):
    frame = page.read("run_length")
    kept = (frame.kept == "yes").sum()
    page.say(
        "## False alarms, against the budget",
        "",
        "Windows of clean rows until the first alarm of a model whose user asked for one in so many windows (*asked*). The rows",
        "take the product's own path, with the gate on the effect open. Where the reference is *learned*, it is made of the first",
        "windows, as the monitor does by itself; where it is *built*, twenty clean windows have taught the dispersion before",
        "windows are counted. *ar1*: correlation between neighbouring rows. A run without an alarm is cut off at three times the",
        "run length asked for, so the mean is a lower bound; *if exponential* is the mean that fits the runs cut off as well.",
        f"The mean is at least the one asked for, by two standard errors, in {kept} of {len(frame)} settings.",
    )
    page.table(frame)


def delays(page):
    frame = page.read("delay")
    page.say(
        "## Windows until an alarm, at equal false alarms",
        "",
        "One column of 1 or 20 shifts, by so many standard deviations; windows of 1,000 rows against 10,000. Each method is set to",
        "the same simulated run length without drift, which is not what its formula was asked for: *formula gives* is the run",
        "length where the formula is asked for the one wanted. *Monitor* and *cusum* alarm on a single window too.",
    )
    keys = ["run length", "columns", "method", "formula gives"]
    wide = frame.pivot_table(index=keys, columns="shift in sd", values="windows until alarm", sort=False).reset_index()
    wide.columns = [c if isinstance(c, str) else f"{c} sd" for c in wide.columns]
    page.table(wide)
    figure, axes = plt.subplots()
    chosen = frame[(frame["run length"] == frame["run length"].max()) & (frame["columns"] == frame["columns"].max())]
    for method, group in chosen.groupby("method", sort=False):
        axes.plot(group["shift in sd"], group["windows until alarm"], "o-", markersize=3, label=method)
    axes.set(yscale="log", xlabel="shift in standard deviations", ylabel="windows until alarm")
    axes.legend()
    page.plot("delay", figure, "windows until an alarm against the size of the shift")


def plain(name):
    def section(page):
        frame = page.read(name)
        page.say(f"## {name.replace('_', ' ').capitalize()}")
        if len(frame) > PLAIN_ROWS:
            page.say(f"The first {PLAIN_ROWS} of {len(frame):,} rows of `{name}.csv`.")
        page.table(frame.head(PLAIN_ROWS))

    return section


def calibration(page):
    rates = page.read("calibration")
    judge = rates[rates.test == "judge"]
    page.say(
        "## False alarms on samples of the same distribution",
        "",
        f"Of {judge.repetitions.max():,} pairs of samples, how many the test that verdicts rest on calls different at level",
        f"{judge.level.iloc[0]:.0%}: the share, and its 95% interval (Clopper–Pearson). n rows of the reference, m of the window.",
        "A constant never differs. Counts of few rows take few values, so that no test can have exactly the level.",
    )
    frame = judge.assign(cell=[f"{r.rate:.2%} ({r.rate_lower:.1%}–{r.rate_upper:.1%})" for r in judge.itertuples()])
    wide = frame.pivot(index=["n", "m"], columns="distribution", values="cell")
    page.table(wide[list(dict.fromkeys(judge.distribution))].reset_index())
    moving = judge[judge.distribution != "constant"]
    outside = moving[(moving.rate_lower > 0.06) | (moving.rate_upper < 0.04)]
    page.say(
        f"From {moving.rate.min():.2%} to {moving.rate.max():.2%}; {len(outside)} of {len(moving)} cells are outside 4–6% by more than",
        "the repetitions explain.",
    )
    page.say("What each measure calls different by itself: the least, median and greatest rate over n and m.")
    measures = rates[(rates.test != "judge") & (rates.distribution != "constant")]
    spread = measures.groupby(["test", "distribution"], sort=False).rate
    text = (spread.min().map("{:.1%}".format) + " / " + spread.median().map("{:.1%}".format) + " / " + spread.max().map("{:.1%}".format))
    page.table(text.unstack()[list(dict.fromkeys(moving.distribution))].reset_index())


def rates_table(name, title, *about):
    """One line for each row, the rate with its interval in one cell."""

    def section(page):
        frame = page.read(name)
        page.say(f"## {title}", "", *about)
        rate = [f"{r.rate:.1%} ({r.rate_lower:.1%}–{r.rate_upper:.1%})" for r in frame.itertuples()]
        page.table(frame.drop(columns=["rate", "rate_lower", "rate_upper"]).assign(rate=rate))

    return section


def honesty(page):
    frame = page.read("honesty")
    page.say(
        "## Are the stated intervals true?",
        "",
        "How often an interval holds the exact value: of the measures, what the sketches may have changed (k is the size of the",
        "sketch); of the effect, what the rows allow. The least coverage over all settings, and its 95% interval.",
    )
    worst = frame.loc[frame.groupby("interval").coverage.idxmin()]
    page.table(worst.assign(
        setting=worst.distribution + " " + worst.change + ", m " + worst.m.astype(str),
        coverage=[f"{r.coverage:.1%} ({r.coverage_lower:.1%}–{r.coverage_upper:.1%})" for r in worst.itertuples()],
    )[["interval", "k", "merged_from", "stated", "setting", "coverage"]])
    low = frame[frame.coverage_upper < frame.stated]
    page.say(f"{len(low)} of {len(frame)} settings cover less than stated by more than the repetitions explain.")


def power(page):
    frame = page.read("power80")
    page.say("## The smallest change that is seen", "", "The smallest of the changes tried that is seen in 80% of windows at level 5%; n = 10,000 rows in the reference.")
    wide = frame.pivot(index=["change", "m"], columns="test", values="smallest_x_seen_in_80_percent").reset_index()
    shown = ["change", "m", *[t for t in ("judge", "psi", "psi > 0.1", "chi2", "js", "ks", "anderson_darling", "energy", "mean_shift", "sd_shift") if t in wide]]
    page.table(wide[shown].fillna("").replace("none of those tried", "–"))
    curves = page.read("power")
    figure, axes = plt.subplots(1, 3, sharey=True, figsize=(9, 2.8))
    for axis, change in zip(axes, list(dict.fromkeys(curves.change))[:3]):
        part = curves[(curves.change == change) & (curves.m == curves.m.max())]
        for test in ("judge", "ks", "mean_shift", "psi > 0.1"):
            line = part[part.test == test]
            if len(line):
                axis.plot(line.x, line.power, marker=".", label=test)
        axis.set_title(change, fontsize=7)
        axis.set(xscale="linear" if part.x.min() >= 1 else "log", ylim=(0, 1))
    axes[0].set_ylabel("share of windows")
    axes[0].legend()
    page.plot("power", figure, f"share of windows of {curves.m.max():,} rows in which a change is seen, by its size")


def levels(page):
    """How the simulated levels, run lengths and coverages compare with what is wanted."""
    if page.has("calibration"):
        rates = page.read("calibration")
        for name, group in rates[rates.test == "judge"].groupby("distribution", sort=False):
            what = f"{name}: windows called different at 5%, over n and m"
            measured = f"{group.rate.min():.2%} to {group.rate.max():.2%} of {group.repetitions.max():,}"
            if name == "constant":
                yield what, measured, (group.false_alarms == 0).all()
            else:
                points = ((group.rate < 0.04) | (group.rate > 0.06)).sum()
                within = ((group.rate_lower <= 0.06) & (group.rate_upper >= 0.04)).all()
                yield what, f"{measured}; {points} of {len(group)} cells outside 4–6%", within
    if page.has("familywise"):
        for row in page.read("familywise").itertuples():
            if row.columns == 200 and row.test == "any column, BH":
                yield (f"200 columns, correlation {row.correlation}: clean windows with a drifted column at 5%",
                       f"{row.rate:.1%} ({row.rate_lower:.1%}–{row.rate_upper:.1%})", row.rate_lower <= 0.05)
    if page.has("dispersion"):
        for row in page.read("dispersion").itertuples():
            if row.rows.startswith("flights") and row.test == "learned" and row.windows_learned >= 20:
                yield (f"flights, {row.column}, {row.windows_learned} days learned: days called different at 5%",
                       f"{row.rate:.1%} of {row.windows_tested}", row.rate <= 0.08)
    if page.has("run_length"):
        frame = page.read("run_length")
        kept = (frame.kept != "no").sum()
        least = (frame["mean, at least"] / frame.asked).min()
        yield ("windows until a false alarm, at least as many as asked for", f"{kept} of {len(frame)} settings, least {least:.1f} times", kept == len(frame))
    if page.has("honesty"):
        frame = page.read("honesty")
        low = frame[frame.coverage_upper < frame.stated]
        yield "stated intervals that cover less than stated", f"{len(low)} of {len(frame)} settings", low.empty


def done(page):
    """What it has to do on data whose truth is known, each read off the files."""
    claims = [*levels(page)]
    real = page.read("real")
    known = set(real.set)

    def windows(name, truth, column="any"):
        return real[(real.set == name) & (real.truth == truth) & (real.column == column)]

    quiet, first = windows("insects", "clean").drifted, windows("insects", "changed").drifted.iloc[0]
    claims.append(("insects: windows with an alarm on rows 0–1,999 of the test file", f"{quiet.sum():.0f} of {len(quiet)}", quiet.sum() == 0))
    claims.append(("insects: alarm in the first 100 rows after the change", "yes" if first else "no", first == 1))
    for column in ("vicprice", "vicdemand", "transfer"):
        before, first = windows("elec2", "clean", column).drifted, windows("elec2", "changed", column).drifted.iloc[0]
        claims.append(
            (f"elec2: {column} drifted in the first window after row 17,424, and in none before",
             f"{'yes' if first else 'no'}, {before.sum():.0f} of {len(before)} before", first == 1 and before.sum() == 0)
        )
    if "sine1" in known:
        quiet = windows("sine1", "clean").drifted
        claims.append(("sine1: windows in which a feature drifted", f"{quiet.sum():.0f} of {len(quiet)}", quiet.sum() == 0))
    signals = page.read("concept")
    for name in dict.fromkeys(signals.set):
        changes = CHANGES[name]
        best = {}
        for (model, detector), group in signals[signals.set == name].groupby(["model", "detector"]):
            best[f"{detector}, {model}"] = sum(((group.row >= c) & (group.row < c + 1_000)).any() for c in changes)
        most = max(best.values())
        who = "; ".join(sorted(k for k, v in best.items() if v == most)) if most else "none"
        claims.append((f"{name}: changes of concept found within 1,000 rows", f"{most} of {len(changes)}: {who}", most == len(changes)))
    results = summary(contenders(page))
    settings = "equal false alarms"
    for name, group in results[results.changes > 0].groupby("set", sort=False):
        if ((group.method == OURS) & (group.settings == settings)).any():
            better = [peer.method for peer in sooner(group, settings)]
            claims.append((f"{name}: peers that see the change sooner at equal false alarms", ", ".join(better) or "none", not better))
    page.say("## In short", "", "*yes* for a share means that it is not outside what is wanted by more than the repetitions explain.")
    page.table(pd.DataFrame([{"what": w, "measured": m, "as wanted": "yes" if ok else "**no**"} for w, m, ok in claims]))


def head(page):
    page.say(
        "# How well it detects",
        "",
        "Written by `benchmarks/detect` from the CSV files of its programs. `benchmarks/detect --quick` is a short run to see that",
        "everything works, `--report` writes only the page again. Each table says how often it repeats what it counts.",
    )
    run = page.source / "run.txt"
    if run.exists():
        page.say(*[f"- {line}" for line in run.read_text().splitlines() if line.strip()])
    folder = pathlib.Path(__file__).parent
    peers = [line.strip() for file in ("evidently", "nannyml", "alibi") for line in (folder / f"{file}.txt").read_text().splitlines()
             if "==" in line and line.split("==")[0] in ("evidently", "river", "nannyml", "alibi-detect")]
    page.say(
        f"Peers: {', '.join(peers)}. Evidently, NannyML (Apache-2.0) and River (BSD-3-Clause) are open source. alibi-detect is under the",
        "Business Source Licence: it is run here for comparison, and nothing of it is copied or shipped; its detectors that need",
        "PyTorch or TensorFlow were not run.",
    )


# Files in the order of the page, and who writes their section; files that are not there are left out.
SECTIONS = {
    "calibration": calibration,
    "familywise": rates_table(
        "familywise", "False alarms over many columns",
        "How many clean windows have a drifted column at all, with Benjamini–Hochberg (BH) or Benjamini–Yekutieli (BY) and",
        "without a gate on the effect; and in how many the combined p-value of all columns is below the level.",
    ),
    "dispersion": rates_table(
        "dispersion", "False alarms where rows depend on each other",
        "Windows that follow those learned from, tested as if rows were independent (iid), by what was learned of clean windows,",
        "and by the rule of thumb that a PSI above 0.1 matters.",
    ),
    "run_length": run_length,
    "power": power,
    "delay": delays,
    "joint": joint,
    "honesty": honesty,
    "real": real,
    "concept": concept,
}


def main(source, target):
    page = Page(source, target)
    head(page)
    if page.has("real") and page.has("concept"):
        done(page)
    for name, section in SECTIONS.items():
        if page.has(name):
            section(page)
    known = {*SECTIONS, "errors", "power80"}
    for file in sorted(page.source.glob("*.csv")):
        if file.stem not in known and not file.stem.startswith("peers"):
            plain(file.stem)(page)
    page.write()


main(sys.argv[1], sys.argv[2])
