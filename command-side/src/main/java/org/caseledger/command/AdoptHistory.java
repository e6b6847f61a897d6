package org.caseledger.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Channel;
import org.caseledger.events.Complainant;
import org.caseledger.events.ComplaintAssigned;
import org.caseledger.events.ComplaintClassified;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.ComplaintReceived;
import org.caseledger.events.ComplaintReplied;
import org.caseledger.events.Difficulty;
import org.caseledger.events.EventCodec;
import org.caseledger.events.HistoryAdopted;
import org.caseledger.events.Narrative;
import org.caseledger.events.Occurred;
import org.caseledger.events.OpinionLevel;
import org.caseledger.events.Role;
import org.caseledger.events.Severity;
import org.caseledger.events.SourceGap;
import org.caseledger.events.SourceVerdict;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * 迁移历史: brings in a case from another system as the ordinary events with their own times; only
 * order and times are checked, and what the source does not tell is named as a gap, never invented.
 */
@Allowed(to = {Role.ADMIN})
public record AdoptHistory(
        CaseId caseId,
        String source,
        String sourceId,
        ComplaintKind kind,
        Channel channel,
        @Nullable Complainant complainant,
        Narrative narrative,
        @Nullable String respondent,
        List<String> category,
        @Nullable UnitId unit,
        Instant receivedAt,
        @Nullable String reply,
        @Nullable Instant repliedAt,
        Set<SourceGap> gaps,
        @Nullable SourceVerdict verdict,
        @Nullable String status,
        boolean closed)
        implements BeginningCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        Guards.require(!receivedAt.isAfter(desk.now()), Rule.NOT_IN_THE_FUTURE);
        Guards.require(
                repliedAt == null
                        || !repliedAt.isBefore(receivedAt) && !repliedAt.isAfter(desk.now()),
                Rule.ORDER_OF_TIMES);
        if (unit != null) {
            Guards.knownUnit(unit, desk);
        }
        var events = new ArrayList<ComplaintEvent>();
        events.add(received(desk.office()));
        if (!category.isEmpty()) {
            events.add(
                    new ComplaintClassified(
                            category,
                            Severity.GENERAL,
                            Difficulty.ORDINARY,
                            OpinionLevel.GENERAL,
                            null,
                            Set.of(),
                            at(null)));
        }
        if (unit != null) {
            events.add(new ComplaintAssigned(unit, null, null, at(null)));
        }
        if (reply != null) {
            events.add(
                    new ComplaintReplied(
                            desk.office().seal(caseId, reply),
                            Digest.of(reply),
                            null,
                            null,
                            at(repliedAt)));
        }
        events.add(
                new HistoryAdopted(
                        source,
                        sourceId,
                        gaps,
                        verdict,
                        status,
                        closed,
                        new Occurred(desk.now(), null, source)));
        return events;
    }

    private ComplaintReceived received(Office office) {
        var procedure = office.procedure();
        var occurred = at(receivedAt);
        return new ComplaintReceived(
                caseId,
                office.caseNumber(caseId, procedure.officeCode(), Guards.year(occurred)),
                kind,
                channel,
                complainant == null ? null : office.seal(caseId, EventCodec.write(complainant)),
                office.seal(caseId, EventCodec.write(narrative)),
                respondent,
                procedure.id(),
                occurred);
    }

    private Occurred at(@Nullable Instant at) {
        return new Occurred(at, null, source);
    }

    @Override
    public @Nullable Instant occurredAt() {
        return null;
    }

    @Override
    public @Nullable String lateReason() {
        return null;
    }
}
