package org.caseledger.command.gate;

/** Which units' handlers give a command on a case. */
public enum Handlers {
    /** Those of the unit that holds it, and whoever had duty when it came in. */
    HOLDING,

    /** Those of a unit that was asked to assist and has not answered, too (P9.01). */
    ASSISTING,

    /** Those of every unit that ever assisted, too. */
    READING
}
