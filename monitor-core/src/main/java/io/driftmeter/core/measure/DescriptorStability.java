package io.driftmeter.core.measure;

import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.NumericProfile;
import java.util.List;
import java.util.Optional;

/** PSI of one of the numbers that describe a text, beside its length, which all other measures are about. */
public final class DescriptorStability implements Measure {
  private final String descriptor;

  DescriptorStability(String descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public String name() {
    return descriptor + "_psi";
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    if (comparison.reference() instanceof DescribedProfile reference
        && comparison.window() instanceof DescribedProfile window) {
      List<NumericProfile> before = reference.descriptors();
      for (int i = 0; i < before.size(); i++) {
        if (before.get(i).column().name().equals(descriptor)) {
          Comparison inner = Comparison.of(before.get(i), window.descriptors().get(i), comparison.level());
          return new PopulationStability().score(inner).map(psi -> new Score(name(), psi.score(), psi.lower(),
              psi.upper(), psi.threshold(), psi.pValue(), psi.detected(), psi.n(), psi.m(), psi.scale()));
        }
      }
    }
    return Optional.empty();
  }
}
