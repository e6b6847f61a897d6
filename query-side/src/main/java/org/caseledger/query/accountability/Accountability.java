package org.caseledger.query.accountability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lombok.With;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.oversight.FindingRef;
import org.caseledger.query.CaseHead;
import org.caseledger.query.RowReading.Withheld;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One commendation, criticism or inquiry; {@code position} is its event, {@code id} its case or, for work as such, its
 * own identity. {@code unit} is its subject; in a case it is the unit that had the case; {@code number} counts them
 * there, from 1. {@code person} is a login if the person has one, {@code name} a name as it was written, null for a
 * unit as a whole.
 */
@With
public record Accountability(
        UUID id,
        long position,
        int number,
        AccountabilitySource source,
        AccountabilityKind kind,
        @Nullable String caseNumber,
        @Nullable UnitId unit,
        @Nullable String person,
        @Nullable String name,
        String why,
        Instant at,
        Actor by,
        List<CaseId> cases,
        List<FindingRef> findings,
        List<UUID> inspections,
        @Nullable Withdrawal withdrawal)
        implements Withheld<Accountability> {
    /** Why it was taken back. */
    public record Withdrawal(String reason, Instant at, Actor by) {}

    static Accountability declared(AccountabilityDeclared e, Recorded recorded) {
        return new Accountability(
                recorded.caseId().value(),
                recorded.position(),
                1,
                AccountabilitySource.WORK,
                e.kind(),
                null,
                e.unit(),
                e.person(),
                e.name(),
                e.why(),
                recorded.recordedAt(),
                recorded.actor(),
                e.cases(),
                e.findings(),
                e.inspections(),
                null);
    }

    static Accountability recorded(AccountabilityRecorded e, int number, CaseHead head, Recorded recorded) {
        return inCase(number, AccountabilitySource.CASE, e.kind(), e.of(), e.why(), e.occurredAt(), head, recorded);
    }

    static Accountability criticised(HandlingUrged e, int number, CaseHead head, Recorded recorded) {
        return inCase(
                number,
                AccountabilitySource.URGING,
                AccountabilityKind.CRITICISM,
                null,
                e.note(),
                e.occurredAt(),
                head,
                recorded);
    }

    private static Accountability inCase(
            int number,
            AccountabilitySource source,
            AccountabilityKind kind,
            @Nullable String name,
            String why,
            @Nullable Instant occurredAt,
            CaseHead head,
            Recorded recorded) {
        return new Accountability(
                recorded.caseId().value(),
                recorded.position(),
                number,
                source,
                kind,
                head.number(),
                head.unit(),
                null,
                name,
                why,
                occurredAt == null ? recorded.recordedAt() : occurredAt,
                recorded.actor(),
                List.of(recorded.caseId()),
                List.of(),
                List.of(),
                null);
    }

    /** Said in a secret case, or based on one. */
    @Override
    public Accountability withheld() {
        return withWhy(SecretNow.WORDS)
                .withWithdrawal(
                        withdrawal == null ? null : new Withdrawal(SecretNow.WORDS, withdrawal.at(), withdrawal.by()));
    }

    Accountability withdrawn(String reason, Recorded recorded) {
        return withWithdrawal(new Withdrawal(reason, recorded.recordedAt(), recorded.actor()));
    }

    /** By whom it is found: the login, or without one the name; null for a unit as a whole. */
    @Nullable
    String named() {
        return person == null ? name : person;
    }
}
