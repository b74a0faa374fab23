package io.driftmeter.simulator.run;

/** How many records were sent; bad records are not among the predictions. */
public record Published(long predictions, long labels, long badRecords) {}
