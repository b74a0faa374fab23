package io.driftmeter.simulator.model;

import io.driftmeter.schemas.avro.RateCode;
import io.driftmeter.schemas.avro.TaxiTrip;
import io.driftmeter.simulator.scenario.Change;
import java.time.Instant;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Predicts how long a taxi trip takes, in seconds: a regression whose events are flat and typed.
 *
 * <p>Trips are predicted when they are booked, up to a day ahead, so the hour of the trip is drawn from the day's demand and
 * does not follow the time of the event. The model's inputs are trip_distance, hour_of_day and is_airport.
 */
public final class TaxiModel implements SimulatedModel {
  private static final double KILOMETRES_PER_MILE = 1.609344;
  private static final double LONGER = 1.8;
  private static final double WARMER = 14;
  private static final String CHANGING_ZONE = "Harlem";

  private final Choice<Integer> vendors = new Choice<Integer>().add(1, .35).add(2, .65);
  private final Choice<RateCode> rates = new Choice<RateCode>().add(RateCode.STANDARD, .85).add(RateCode.JFK, .05)
      .add(RateCode.NEWARK, .03).add(RateCode.NASSAU, .02).add(RateCode.NEGOTIATED, .04).add(RateCode.GROUP, .01);
  private final Choice<String> payments = new Choice<String>().add("Card", .62).add("Cash", .3).add("NoCharge", .05)
      .add("Dispute", .03);
  private final Choice<String> zones = new Choice<String>().add("Midtown", .25).add("Chelsea", .18).add("Astoria", .14)
      .add("Bushwick", .12).add(CHANGING_ZONE, .1).add("Flushing", .09).add("JFK", .07).add("LaGuardia", .05);
  private final Choice<Integer> passengers = new Choice<Integer>().add(1, .7).add(2, .16).add(3, .05).add(4, .04)
      .add(5, .03).add(6, .02);
  private final Choice<Integer> hours = hours();

  private static Choice<Integer> hours() {
    Choice<Integer> result = new Choice<>();
    for (int hour = 0; hour < 24; hour++) {
      result.add(hour, traffic(hour));
    }
    return result;
  }

  /** Between 1 at four in the morning and 2 at four in the afternoon. */
  private static double traffic(int hour) {
    return 1.5 - .5 * Math.cos(2 * Math.PI * (hour - 4) / 24);
  }

  @Override
  public String name() {
    return "taxi";
  }

  @Override
  public Schema schema() {
    return TaxiTrip.getClassSchema();
  }

  @Override
  public Drift drift(Change change) {
    return switch (change) {
      case NONE -> Drift.NONE;
      case POPULATION -> Drift.of("trip_distance", "fare_estimate", "predicted_duration");
      case SEGMENT -> drift(Change.POPULATION).within("pickup_zone", CHANGING_ZONE);
      case SEASON, NULLS -> Drift.of("temperature");
      case CATEGORY -> Drift.of("payment_type");
      case UNIT -> Drift.of("trip_distance", "predicted_duration");
      case CONCEPT -> new Drift(Drift.NONE.columns(), null, true);
    };
  }

  @Override
  public SimulatedEvent event(String id, Instant time, Change change, boolean changed, SplittableRandom random) {
    TaxiTrip trip = new TaxiTrip();
    trip.setTripId(id);
    trip.setModelVersion("1");
    trip.setPickupDatetime(time);
    trip.setVendorId(vendors.draw(random));
    trip.setRateCode(rates.draw(random));
    String payment = payments.draw(random);
    trip.setPickupZone(zones.draw(random));
    trip.setDropoffZone(zones.draw(random));
    int passengerCount = passengers.draw(random);
    trip.setPassengerCount(random.nextDouble() < .01 ? null : passengerCount);
    double miles = Math.exp(.7 + .6 * random.nextGaussian());
    double celsius = 12 + 8 * random.nextGaussian();
    double missing = random.nextDouble();
    int hour = hours.draw(random);
    double tip = random.nextGaussian();
    double luck = random.nextGaussian();
    double share = random.nextDouble();

    boolean longer = changed && (change == Change.POPULATION
        || (change == Change.SEGMENT && trip.getPickupZone().equals(CHANGING_ZONE)));
    miles *= longer ? LONGER : 1;
    celsius += changed && change == Change.SEASON ? WARMER : 0;
    double missingShare = changed && change == Change.NULLS ? .4 : .01;
    boolean wallet = changed && change == Change.CATEGORY && share < .25;
    double reported = miles * (changed && change == Change.UNIT ? KILOMETRES_PER_MILE : 1);
    double slower = changed && change == Change.CONCEPT ? 1.6 : 1;

    boolean airport = trip.getPickupZone().equals("JFK") || trip.getPickupZone().equals("LaGuardia");
    trip.setPaymentType(wallet ? "Wallet" : payment);
    trip.setTripDistance(reported);
    trip.setFareEstimate(Math.max(3, 3 + 2.6 * miles + tip));
    trip.setTemperature(missing < missingShare ? null : celsius);
    trip.setHourOfDay(hour);
    trip.setIsAirport(airport);
    trip.setPredictedDuration(seconds(reported, hour, airport));
    double truth = slower * seconds(miles, hour, airport) * Math.exp(.15 * luck);
    return new SimulatedEvent(id, time, trip, truth);
  }

  private static double seconds(double miles, int hour, boolean airport) {
    return 120 + 110 * miles * traffic(hour) + (airport ? 240 : 0);
  }

  @Override
  public String requiredColumn() {
    return "fare_estimate";
  }

  @Override
  public void clearRequired(SpecificRecord value) {
    ((TaxiTrip) value).setFareEstimate(null);
  }
}
