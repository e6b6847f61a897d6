/** An extension of an office: the events of the log in Kafka. */
@org.jspecify.annotations.NullMarked
package org.example.kafka;
