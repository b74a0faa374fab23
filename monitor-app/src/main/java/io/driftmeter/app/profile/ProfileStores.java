package io.driftmeter.app.profile;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.store.SketchStores;
import io.driftmeter.core.profile.ProfileSettings;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of stage 1, one of each for an input partition. */
public final class ProfileStores {
  private final ModelConfig model;

  public ProfileStores(ModelConfig model) {
    this.model = model;
  }

  /** Windows that have not left yet. */
  public StoreBuilder<?> windows(String name) {
    return new SketchStores<>(name,
        new OpenWindow.Codec(new ProfileSettings(model.profile().k(), model.profile().categories())));
  }

  /** How far the partition has come. */
  public StoreBuilder<?> source(String name) {
    return new SketchStores<>(name, new SourceState.Codec());
  }
}
