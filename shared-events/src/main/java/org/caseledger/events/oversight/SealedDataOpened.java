package org.caseledger.events.oversight;

import java.util.Set;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;

/** A person opened sealed parts of a case (P1.08): which parts, and by which function. */
@EventType("SealedDataOpened")
@Says(zh = "查阅密封内容：{parts|part}", en = "Sealed data opened: {parts|part}")
public record SealedDataOpened(CaseId caseId, Set<String> parts, String through)
        implements OversightEvent, BesideCase {}
