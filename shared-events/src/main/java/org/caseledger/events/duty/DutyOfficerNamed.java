package org.caseledger.events.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A complaint arrived on a non-working day, and these people had duty then (P9.13, P9.14), in the order in which they
 * answer; empty and without a unit if the roster named no one. {@code at} is the receipt.
 */
@EventType("DutyOfficerNamed")
@Says(
        zh = "非工作日（{day}）收件，{officers?值班：{unit} {officers.name}~值班表未排值班人员}",
        en = "Received on a day off ({day}){officers?, on duty: {unit} {officers.name}~"
                + "; the roster names no duty officer}")
public record DutyOfficerNamed(LocalDate day, @Nullable UnitId unit, List<DutyOfficer> officers, Instant at)
        implements ComplaintEvent {
    @Override
    public Instant occurredAt() {
        return at;
    }
}
