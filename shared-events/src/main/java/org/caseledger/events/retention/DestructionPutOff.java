package org.caseledger.events.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.caseledger.events.EventType;

/**
 * The case is not destroyed before that day; approvals that were given until now are void, and the
 * proposal stands again from that day on.
 */
@EventType(value = "DestructionPutOff", zh = "暂缓销毁", en = "Destruction put off")
public record DestructionPutOff(HoldGround ground, String why, LocalDate until, Instant at) implements RetentionEvent {}
