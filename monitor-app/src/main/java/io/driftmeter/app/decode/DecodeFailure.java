package io.driftmeter.app.decode;

/**
 * Why a value could not be read.
 *
 * @param detail what was found, where, and what is allowed; never holds values of the event beyond the offending one
 */
public record DecodeFailure(DeadLetterReason reason, String detail) {}
