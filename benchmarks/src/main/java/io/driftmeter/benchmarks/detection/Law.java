package io.driftmeter.benchmarks.detection;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Distributions that columns are drawn from. */
enum Law {
  NORMAL {
    @Override
    double draw(RandomGenerator random) {
      return random.nextGaussian();
    }
  },
  LOGNORMAL {
    @Override
    double draw(RandomGenerator random) {
      return Math.exp(random.nextGaussian());
    }
  },
  CAUCHY {
    @Override
    double draw(RandomGenerator random) {
      return Math.tan(Math.PI * (random.nextDouble() - 0.5));
    }
  },
  /** Whole numbers about 0 with a standard deviation of 10, about 60 different ones in 1,000. */
  INTEGER {
    @Override
    double draw(RandomGenerator random) {
      return Math.rint(10 * random.nextGaussian());
    }
  },
  /** 70% zeros, else exponential. */
  ZERO_INFLATED {
    @Override
    double draw(RandomGenerator random) {
      return random.nextDouble() < 0.7 ? 0 : random.nextExponential();
    }
  },
  /** 1 with probability 0.3, else 0. */
  BERNOULLI {
    @Override
    double draw(RandomGenerator random) {
      return random.nextDouble() < 0.3 ? 1 : 0;
    }
  },
  CONSTANT {
    @Override
    double draw(RandomGenerator random) {
      return 7;
    }
  };

  abstract double draw(RandomGenerator random);

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  double[] draw(RandomGenerator random, int rows) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = draw(random);
    }
    return values;
  }
}
