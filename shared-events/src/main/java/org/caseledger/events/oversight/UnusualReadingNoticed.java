package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The ledger noticed that the reading at {@code position}, of this case by this {@code person}, was unusual (P1.08):
 * the {@code cases} that the person read on that day until then, and the mean of the days before on which he or she
 * read any ({@code usual}).
 */
@EventType("UnusualReadingNoticed")
@Says(zh = "{sign}：{person|person}，{at}", en = "{sign}: {person|person}, {at}")
public record UnusualReadingNoticed(
        CaseId caseId,
        ReadingSign sign,
        String person,
        @Nullable UnitId unit,
        Instant at,
        long position,
        int cases,
        int usual)
        implements OversightEvent, BesideCase {}
