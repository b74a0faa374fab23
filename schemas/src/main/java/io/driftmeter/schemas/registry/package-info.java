/**
 * Which schema was this record written with, and how do we tell others about ours? The registry's public REST protocol and the five bytes
 * that refer to it.
 */
@NullMarked
package io.driftmeter.schemas.registry;

import org.jspecify.annotations.NullMarked;
