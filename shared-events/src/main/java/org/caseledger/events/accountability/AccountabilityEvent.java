package org.caseledger.events.accountability;

import java.util.List;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.FindingRef;
import org.jspecify.annotations.Nullable;

/** A fact about a commendation, criticism or inquiry outside any single case (P1.17). */
public sealed interface AccountabilityEvent extends LedgerEvent {
    /**
     * A unit or a person was commended, criticised or held to account for the work in general (P1.17, P3.14):
     * {@code name} is null if it is the whole unit, {@code person} is the login of a person who has one. It may refer
     * to cases, findings and inspection sheets.
     */
    @EventType("AccountabilityDeclared")
    @Says(
            zh = "{kind}{name?：{name}[（{unit}）]~[：{unit}]}，事由：{why}",
            en = "Accountability recorded: {kind}{name? of {name}[ ({unit})]~[ of {unit}]}, reason: {why}")
    record AccountabilityDeclared(
            AccountabilityKind kind,
            @Nullable UnitId unit,
            @Nullable String person,
            @Nullable String name,
            String why,
            List<CaseId> cases,
            List<FindingRef> findings,
            List<UUID> inspections)
            implements AccountabilityEvent {}

    /** A commendation, criticism or inquiry was withdrawn; its declaration stays on record (P1.17). */
    @EventType("AccountabilityWithdrawn")
    @Says(zh = "撤销表彰、通报批评或追责，理由：{reason}", en = "Accountability record withdrawn, reason: {reason}")
    record AccountabilityWithdrawn(String reason) implements AccountabilityEvent {}
}
