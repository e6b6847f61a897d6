/** An extension of an office: the events of the log in Kafka. */
@NullMarked
package org.example.kafka;

import org.jspecify.annotations.NullMarked;
