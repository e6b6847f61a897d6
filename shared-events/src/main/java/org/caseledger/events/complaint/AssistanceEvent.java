package org.caseledger.events.complaint;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** What other units are asked to assist with. */
public sealed interface AssistanceEvent extends Act {
    /**
     * A unit was asked to assist the lead unit (P9.01): with what, and until the end of which day (null: as the
     * procedure says); {@code askedBy} is the unit of the person who asked, null for a person without one.
     */
    @EventType(value = "AssistanceAsked", zh = "安排协办", en = "Assistance asked for")
    @Says(zh = "安排{unit}协办：{what}[，期限：{by}]", en = "{unit} asked to assist: {what}[, until {by}]")
    record AssistanceAsked(
            UnitId unit,
            @Official String what,
            @Nullable LocalDate by,
            @Nullable UnitId askedBy,
            Occurred occurred) implements AssistanceEvent {}

    /**
     * The assisting unit reported what it did or found (P9.01, P9.04); {@code assistance} counts from 1 in the case,
     * {@code evidence} came with the report, null where nothing did.
     */
    @EventType(value = "AssistanceAnswered", zh = "反馈协办结果", en = "Assistance reported on")
    @Says(
            zh = "{unit}反馈协办结果（第{assistance}项）：{answer}[，证据：{evidence.name}]",
            en = "{unit} reported on assistance {assistance}: {answer}[, evidence: {evidence.name}]")
    record AssistanceAnswered(
            int assistance,
            UnitId unit,
            @Official String answer,
            @Nullable List<Evidence> evidence,
            Occurred occurred) implements AssistanceEvent {}

    /**
     * The assisting unit returned what it was asked, with the reason (P9.15); {@code assistance} counts from 1 in the
     * case.
     */
    @EventType(value = "AssistanceReturned", zh = "退回协办", en = "Request for assistance returned")
    @Says(
            zh = "{unit}退回协办（第{assistance}项），理由：{reason}",
            en = "{unit} returned the request for assistance {assistance}, reason: {reason}")
    record AssistanceReturned(
            int assistance, UnitId unit, @Official String reason, Occurred occurred) implements AssistanceEvent {}

    /**
     * Whoever asked a unit to assist withdrew the request, with the reason (P9.01); {@code assistance} counts from 1 in
     * the case.
     */
    @EventType(value = "AssistanceWithdrawn", zh = "撤销协办", en = "Request for assistance withdrawn")
    @Says(
            zh = "撤销{unit}的协办（第{assistance}项），理由：{reason}",
            en = "Request for assistance of {unit} (no. {assistance}) withdrawn, reason: {reason}")
    record AssistanceWithdrawn(
            int assistance, UnitId unit, @Official String reason, Occurred occurred) implements AssistanceEvent {}
}
