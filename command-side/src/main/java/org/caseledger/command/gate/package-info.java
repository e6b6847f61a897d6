/** The one way in for commands: bus, policy of each command, refusals, and the event storage. */
@NullMarked
package org.caseledger.command.gate;

import org.jspecify.annotations.NullMarked;
