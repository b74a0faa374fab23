/**
 * What is kept of the values of a window: mergeable summaries of bounded size.
 *
 * <p>Profiles are live, mutable objects with a versioned binary form; the profile of a union is the merge of the
 * profiles of its parts.
 */
@NullMarked
package io.driftmeter.core.profile;

import org.jspecify.annotations.NullMarked;
