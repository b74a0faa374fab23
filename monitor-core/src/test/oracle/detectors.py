"""Where River's concept drift detectors signal on six streams, for DetectorOracleTest.

Run from the repository root, with the data folder as argument:

    python monitor-core/src/test/oracle/detectors.py ../shared/data > monitor-core/src/test/resources/oracle/detectors.csv

Written with Python 3.11, river 0.26.1, numpy 2.4.6, scipy 1.17.1.

River's detectors run at their defaults. KSWIN draws at random: here it is given Kswin's generator (SplitMix64, seed 0)
and its choice in one pass over the older values instead, so that both draw the same values; everything else is River's.

Streams of errors, 0 or 1: three from that generator (seeds 1 to 3), and those of fixed rules on real and public
synthetic data: sine1, wrong if y <= sin(x) is not what the class says; sea, wrong if X1 + X2 > 8 is not; elec2, wrong if
the class is not that of the row before. Columns: values and ones in the stream; rows, from 0, at which the detector
signals drift; how many rows it warns at, and their sum.
"""
import csv
import gzip
import math
import sys

from river import drift

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return ((z ^ (z >> 31)) >> 11) * 2.0**-53

    def sample(self, older, size):
        taken = []
        for i in older:
            if len(taken) < size and self.uniform() * (len(older) - i) < size - len(taken):
                taken.append(i)
        return taken


class SharedDraws(drift.KSWIN):
    """River seeds its generator anew after each drift; this one goes on."""

    def __init__(self):
        self.draws = SplitMix64(0)
        super().__init__()

    def _reset(self):
        super()._reset()
        self._rng = self.draws


DETECTORS = {
    "ADWIN": drift.ADWIN,
    "DDM": drift.binary.DDM,
    "HDDM_A": drift.binary.HDDMA,
    "KSWIN": SharedDraws,
    "PageHinkley": drift.PageHinkley,
}


def bernoulli(seed, length, rate):
    generator = SplitMix64(seed)
    return [int(generator.uniform() < rate(row)) for row in range(length)]


def rows(data, name):
    with gzip.open(f"{data}/{name}", "rt") as lines:
        return [row for row in csv.reader(lines) if row and not row[0].startswith("@")]


def streams(data):
    yield "step", bernoulli(1, 10_000, lambda row: 0.1 if row < 5_000 else 0.3)
    yield "ramp", bernoulli(2, 10_000, lambda row: 0.1 + 0.3 * min(max(row - 3_000, 0), 4_000) / 4_000)
    yield "none", bernoulli(3, 20_000, lambda row: 0.2)
    sine = rows(data, "synthetic/sine1_w50_n0.1_101.arff.gz")
    yield "sine1", [int((float(y) <= math.sin(float(x))) != (label == "p")) for x, y, label in sine]
    sea = rows(data, "synthetic/sea_0123_abrupto_noise_0.2.csv.gz")[1:]
    yield "sea", [int((float(x1) + float(x2) > 8) != (float(label) == 1)) for x1, x2, _, label in sea]
    elec = [row[-1] for row in rows(data, "elec2/electricity.csv.gz")[1:]]
    yield "elec2", [int(label != before) for before, label in zip(elec, elec[1:])]


def main(data):
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["stream", "values", "ones", "detector", "drifts", "warnings", "sum of warnings"])
    for name, values in streams(data):
        for title, make in DETECTORS.items():
            detector = make()
            drifts, warnings = [], []
            for row, value in enumerate(values):
                detector.update(value)
                if detector.drift_detected:
                    drifts.append(row)
                elif getattr(detector, "warning_detected", False):
                    warnings.append(row)
            out.writerow([name, len(values), sum(values), title, " ".join(map(str, drifts)), len(warnings), sum(warnings)])


main(sys.argv[1])
