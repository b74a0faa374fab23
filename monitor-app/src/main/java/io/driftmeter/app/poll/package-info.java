/** How do events arrive? All that one poll returned of a partition, as one record of Kafka Streams. */
@NullMarked
package io.driftmeter.app.poll;

import org.jspecify.annotations.NullMarked;
