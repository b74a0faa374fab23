"""Texts and embeddings as their profiles see them, for DescribedOracleTest.

Run from the repository root:

    python monitor-core/src/test/oracle/described.py > monitor-core/src/test/resources/oracle/described.csv

Written with Python 3.11, numpy 2.4.6, scikit-learn 1.9.1.

The discrepancies are U-statistics of kernel matrices: for embeddings sklearn's rbf_kernel of gamma 1 on the directions, and
the kernel of the 128 random features that java.util.Random draws; for texts the sum over 256 groups of sqrt(share share).
"""
import math
import unicodedata

import numpy as np
from sklearn.metrics.pairwise import cosine_distances, rbf_kernel
from sklearn.preprocessing import normalize

MASK = (1 << 64) - 1


class JavaRandom:
    """The generator of java.util.Random, as its documentation gives it."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
        self.spare = None

    def next(self, bits):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        value = self.state >> (48 - bits)
        return value - (1 << bits) if bits == 32 and value >> 31 else value

    def uniform(self):
        return ((self.next(26) << 27) + self.next(27)) * 2.0**-53

    def gaussian(self):
        if self.spare is not None:
            result, self.spare = self.spare, None
            return result
        while True:
            a, b = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = a * a + b * b
            if 0 < s < 1:
                factor = math.sqrt(-2 * math.log(s) / s)
                self.spare = b * factor
                return a * factor


def random_features(x, count=128, bandwidth=math.sqrt(0.5), seed=0x44524946544D):
    random = JavaRandom(seed)
    weights = np.array([[random.gaussian() / bandwidth for _ in range(x.shape[1])] for _ in range(count)])
    phases = np.array([2 * math.pi * random.uniform() for _ in range(count)])
    return math.sqrt(2 / count) * np.cos(x @ weights.T + phases)


def discrepancy(within_p, within_q, between):
    n, m = len(within_p), len(within_q)
    return ((within_p.sum() - np.trace(within_p)) / (n * (n - 1))
            + (within_q.sum() - np.trace(within_q)) / (m * (m - 1)) - 2 * between.mean())


def of_features(p, q):
    return discrepancy(p @ p.T, q @ q.T, p @ q.T)


def words(text):
    found, current = [], ""
    for char in text:
        kind = unicodedata.category(char)
        if 0x4E00 <= ord(char) <= 0x9FFF:
            found += [current, char]
            current = ""
        elif kind[0] == "L" or kind in ("Nd", "Mn", "Mc"):
            current += char.lower()
        else:
            found.append(current)
            current = ""
    return [word for word in found + [current] if word]


def hashed(word):
    h = 0xCBF29CE484222325
    for char in word:
        h = (h ^ ord(char)) * 0x100000001B3 & MASK
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        h ^= h >> 33
        h = h * factor & MASK
    return h ^ h >> 33


def share_vector(text):
    vector = np.zeros(256)
    for word in words(text):
        vector[hashed(word) & 255] += 1
    return np.sqrt(vector / max(1, len(words(text))))


def non_letters(text):
    return sum(not char.isalpha() and not char.isspace() for char in text) / len(text)


rows = {}
i, j = np.arange(300)[:, None], np.arange(5)[None, :]
p = np.sin(1.7 * i + 0.9 * j) + 0.3 * j
i = np.arange(200)[:, None]
q = np.cos(1.3 * i + 1.1 * j) + 0.2 * j + 0.6
u, v = normalize(p), normalize(q)
rows["embedding mmd"] = of_features(random_features(u), random_features(v))
rows["embedding mmd rbf"] = discrepancy(rbf_kernel(u, gamma=1), rbf_kernel(v, gamma=1), rbf_kernel(u, v, gamma=1))
rows["embedding cosine"] = cosine_distances(p.mean(0)[None], q.mean(0)[None])[0, 0]
rows["embedding norm"] = np.linalg.norm(q, axis=1).mean()

texts = {"r": [], "w": []}
with open("monitor-core/src/test/resources/oracle/texts.txt", encoding="utf-8") as lines:
    for line in lines:
        side, text = line.rstrip("\n").split("\t")
        texts[side].append(text)
rows["text mmd"] = of_features(*(np.array([share_vector(text) for text in texts[side]]) for side in "rw"))
rows["text characters"] = np.mean([len(text) for text in texts["w"]])
rows["text words"] = np.mean([len(words(text)) for text in texts["w"]])
rows["text non_letters"] = np.mean([non_letters(text) for text in texts["w"]])
known = {hashed(word) >> 52 for text in texts["r"] for word in words(text)}
used = [hashed(word) >> 52 for text in texts["w"] for word in words(text)]
unseen = sum(bucket not in known for bucket in used) / len(used)
rows["text new_words least"] = unseen
rows["text new_words"] = unseen / (1 - len(known) / 4096)
truly = {word for text in texts["r"] for word in words(text)}
used = [word for text in texts["w"] for word in words(text)]
rows["text new_words exact"] = sum(word not in truly for word in used) / len(used)

print("what,value")
for what, value in rows.items():
    print(f"{what},{float(value)!r}")
