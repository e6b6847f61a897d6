/** The one way in for commands: bus, policy of each command, refusals, and the event storage. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.gate;
