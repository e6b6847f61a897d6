package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;

/** A fact about who has duty or standby in a unit on a non-working day (P9.13, P9.14). */
public sealed interface DutyEvent extends LedgerEvent permits DutyAssigned, DutySwapped, DutyWithdrawn {

    /** The unit to which the roster belongs. */
    UnitId unit();

    /** The day in the roster. */
    LocalDate day();
}
