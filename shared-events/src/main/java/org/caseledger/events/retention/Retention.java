package org.caseledger.events.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.DestructionApproved;
import org.caseledger.events.retention.RetentionEvent.DestructionProposed;
import org.caseledger.events.retention.RetentionEvent.DestructionPutOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an archived case towards destruction: the open proposal, its approvals, until which day it is put
 * off, and whether it was taken back into use since it was archived.
 */
public record Retention(
        Stage stage,
        @Nullable DestructionProposed proposal,
        List<DestructionApproved> approvals,
        @Nullable LocalDate putOffUntil,
        boolean takenBack) {
    /** Of a case that is like any other. */
    public static final Retention NONE = new Retention(Stage.IN_USE, null, List.of(), null, false);

    /** Where it stands. */
    @Getter
    @RequiredArgsConstructor
    public enum Stage implements Bilingual {
        IN_USE("在用", "in use"),
        SEALED_OFF("已封存", "sealed off"),
        DESTROYED("已销毁", "destroyed");

        private final String zh;
        private final String en;
    }

    /** The same after an event. */
    public Retention on(LedgerEvent event) {
        if (event instanceof ComplaintArchived) {
            return NONE;
        } else if (event instanceof CaseSealedOff) {
            return new Retention(Stage.SEALED_OFF, proposal, approvals, putOffUntil, false);
        } else if (event instanceof SealingOffLifted) {
            return new Retention(Stage.IN_USE, null, List.of(), putOffUntil, true);
        } else if (event instanceof DestructionProposed e) {
            return new Retention(stage, e, List.of(), null, takenBack);
        } else if (event instanceof DestructionPutOff e) {
            return new Retention(stage, proposal, List.of(), e.until(), takenBack);
        } else if (event instanceof DestructionApproved e) {
            var both = Stream.concat(approvals.stream(), Stream.of(e)).toList();
            return new Retention(stage, proposal, both, putOffUntil, takenBack);
        } else if (event instanceof CaseDestroyed) {
            return new Retention(Stage.DESTROYED, proposal, approvals, null, takenBack);
        }
        return this;
    }

    /** Whether destruction waits for a day that has not come. */
    public boolean isPutOffOn(LocalDate day) {
        return putOffUntil != null && day.isBefore(putOffUntil);
    }

    /** Whether no list and no search shows it. */
    public boolean outOfSight() {
        return stage != Stage.IN_USE;
    }

    /** Whether its key and files are gone. */
    public boolean destroyed() {
        return stage == Stage.DESTROYED;
    }
}
