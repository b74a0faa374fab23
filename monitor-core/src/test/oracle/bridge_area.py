"""The survival function of the area under the absolute Brownian bridge, for BridgeArea and its test.

    python monitor-core/src/test/oracle/bridge_area.py

Its Laplace transform (Shepp 1982) is E exp(-s A) = sqrt(pi t) sum_j exp(-a_j t) / a_j with t = s^(2/3) / 2^(1/3) and
-a_j the zeros of Ai', the derivative of Airy's function; it is inverted numerically by Stehfest's method with 200 digits.
Written with Python 3.11, mpmath 1.4.1.
"""
from mpmath import airyaizero, exp, invertlaplace, log, mp, mpf, pi, sqrt

mp.dps = 200
ZEROS = [-airyaizero(j, 1) for j in range(1, 120)]


def transform(s):
    t = mpf(s) ** (mpf(2) / 3) / mpf(2) ** (mpf(1) / 3)
    return sqrt(pi * t) * sum(exp(-a * t) / a for a in ZEROS)


def survival(x):
    return invertlaplace(lambda s: (1 - transform(s)) / s, mpf(x), method="stehfest", degree=100)


for i in range(1, 41):
    x = mpf(i) / 20
    value = survival(x)
    print(mp.nstr(x, 4), mp.nstr(value, 12), mp.nstr(log(value), 12) if value > 0 else "-")
