package io.driftmeter.simulator.model;

import io.driftmeter.schemas.avro.PredictionEvent;
import io.driftmeter.simulator.scenario.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decides on credit: a classification, in the envelope for any model, with sex and age group as protected attributes.
 *
 * <p>The inputs are income, amount, employment_years and has_mortgage; before any change the scores are calibrated, as the
 * truth is drawn with the very probability that the model says.
 */
public final class CreditModel implements SimulatedModel {
  private static final String APPROVE = "approve";
  private static final String REJECT = "reject";
  private static final double POORER = .55;
  private static final double MONTHS_PER_YEAR = 12;
  private static final String CHANGING_REGION = "south";

  private final Choice<Long> terms = new Choice<Long>().add(12L, .2).add(24L, .25).add(36L, .25).add(48L, .2)
      .add(60L, .1);
  private final Choice<Long> accounts = new Choice<Long>().add(0L, .1).add(1L, .3).add(2L, .3).add(3L, .2).add(4L, .1);
  private final Choice<String> purposes = new Choice<String>().add("car", .35).add("home", .25).add("furniture", .2)
      .add("business", .12).add("education", .08);
  private final Choice<String> employments = new Choice<String>().add("employed", .7).add("self-employed", .15)
      .add("retired", .1).add("student", .05);
  private final Choice<String> sexes = new Choice<String>().add("female", .5).add("male", .5);
  private final Choice<String> ages = new Choice<String>().add("18-25", .15).add("26-40", .4).add("41-60", .3)
      .add("61+", .15);
  private final Choice<String> regions = new Choice<String>().add("north", .4).add("east", .3).add("west", .2)
      .add(CHANGING_REGION, .1);

  @Override
  public String name() {
    return "credit";
  }

  @Override
  public Schema schema() {
    return PredictionEvent.getClassSchema();
  }

  @Override
  public Drift drift(Change change) {
    return switch (change) {
      case NONE -> Drift.NONE;
      case POPULATION, UNIT -> Drift.of("income", "score.approve", "score.reject", "prediction");
      case SEGMENT -> drift(Change.POPULATION).within("region", CHANGING_REGION);
      case SEASON, CATEGORY -> Drift.of("purpose");
      case NULLS -> Drift.of("credit_history_years");
      case CONCEPT -> new Drift(Drift.NONE.columns(), null, true);
    };
  }

  @Override
  public SimulatedEvent event(String id, Instant time, Change change, boolean changed, SplittableRandom random) {
    double income = Math.exp(10.7 + .5 * random.nextGaussian());
    double amount = Math.exp(9.2 + .7 * random.nextGaussian());
    double employmentYears = -6 * Math.log(1 - random.nextDouble());
    double historyYears = Math.abs(8 + 5 * random.nextGaussian());
    double missing = random.nextDouble();
    boolean mortgage = random.nextDouble() < .35;
    String purpose = purposes.draw(random);
    double share = random.nextDouble();
    String region = regions.draw(random);
    double luck = random.nextDouble();

    boolean poorer = changed
        && (change == Change.POPULATION || (change == Change.SEGMENT && region.equals(CHANGING_REGION)));
    income *= poorer ? POORER : 1;
    double reported = income / (changed && change == Change.UNIT ? MONTHS_PER_YEAR : 1);
    double missingShare = changed && change == Change.NULLS ? .4 : .02;
    if (changed && change == Change.CATEGORY && share < .25) {
      purpose = "crypto";
    } else if (changed && change == Change.SEASON && share < .5) {
      purpose = "education";
    }
    double predicted = probability(reported, amount, employmentYears, mortgage);
    double real = probability(income, amount, employmentYears, mortgage);
    double truth = changed && change == Change.CONCEPT ? 1 - real : real;

    Map<String, Object> features = new LinkedHashMap<>();
    features.put("income", reported);
    features.put("amount", amount);
    features.put("term_months", terms.draw(random));
    features.put("employment_years", employmentYears);
    features.put("credit_history_years", missing < missingShare ? null : historyYears);
    features.put("open_accounts", accounts.draw(random));
    features.put("has_mortgage", mortgage);
    features.put("purpose", purpose);
    features.put("employment", employments.draw(random));
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put(APPROVE, predicted);
    scores.put(REJECT, 1 - predicted);
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("sex", sexes.draw(random));
    attributes.put("age_group", ages.draw(random));
    attributes.put("region", region);
    double latency = Math.exp(1.5 + .4 * random.nextGaussian());
    String decision = predicted >= .5 ? APPROVE : REJECT;
    PredictionEvent value = PredictionEvent.newBuilder().setId(id).setModel(name()).setVersion("1").setEventTime(time)
        .setFeatures(features).setPrediction(decision).setScores(scores).setAttributes(attributes).setLatencyMs(latency)
        .build();
    return new SimulatedEvent(id, time, value, luck < truth ? APPROVE : REJECT);
  }

  /** That the credit will be paid back. */
  private static double probability(double income, double amount, double employmentYears, boolean mortgage) {
    double z = 1 + 2.2 * (Math.log(income) - 10.7) - 1.1 * (Math.log(amount) - 9.2) + .05 * (employmentYears - 6)
        - (mortgage ? .5 : 0);
    return 1 / (1 + Math.exp(-z));
  }

  @Override
  public String requiredColumn() {
    return "income";
  }

  @Override
  public void clearRequired(SpecificRecord value) {
    ((PredictionEvent) value).getFeatures().put("income", null);
  }
}
