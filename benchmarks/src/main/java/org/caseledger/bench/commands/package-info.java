/** How many commands per second are executed, and how long one takes. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.commands;
