package org.caseledger.events.retention;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.caseledger.events.Role;

/** One of the two people who decide approved the destruction. */
@EventType(value = "DestructionApproved", zh = "批准销毁", en = "Destruction approved")
public record DestructionApproved(String by, Role as, Instant at) implements RetentionEvent {}
