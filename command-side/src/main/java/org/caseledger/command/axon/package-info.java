/**
 * The one place that knows the framework: the aggregate that it loads, the storage engine under its
 * event store, and how the two are put together.
 */
@NullMarked
package org.caseledger.command.axon;

import org.jspecify.annotations.NullMarked;
