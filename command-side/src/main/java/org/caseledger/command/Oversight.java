package org.caseledger.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.SealedDataOpened;

/** Records what people tried and what they opened, in streams beside the case's own. */
public final class Oversight {

    private static final String OPEN = "open-sealed";

    private final EventLog log;

    public Oversight(EventLog log) {
        this.log = log;
    }

    /**
     * Records that somebody opens sealed parts of a case; whoever calls opens them only after this.
     */
    public void opening(SealedDataOpened opening, Actor actor) {
        append(
                opening,
                CompanionStream.OPENINGS,
                opening.caseId(),
                TimeOrderedId.next(),
                actor.toMetadata());
    }

    /** Records that somebody may not open what is sealed in a case, and tells it. */
    public Rejection refuseOpening(CaseId caseId, Actor actor) {
        return refuse(OPEN, caseId, actor, new Refused(Rule.SEALED_TO_THIS_ROLE, actor.role()));
    }

    /** As above, of a secret case, in which somebody is not named (P7.20). */
    public Rejection refuseOpening(CaseId caseId, Actor actor, Secrecy secrecy) {
        var refused = new Refused(Rule.SECRET_FOR_NAMED_PEOPLE, secrecy.ground());
        return refuse(OPEN, caseId, actor, refused);
    }

    /** Records that somebody may not do something beside the commands, and tells it. */
    public Rejection refuse(String attempt, CaseId caseId, Actor actor, Refused refused) {
        var refusal =
                new AttemptRefused(
                        caseId,
                        attempt,
                        refused.rule().name(),
                        refused.clause(),
                        refused.zh(),
                        refused.en(),
                        null,
                        List.of());
        refusal(refusal, caseId, TimeOrderedId.next(), actor.toMetadata());
        return new Rejection(refusal);
    }

    /** Records a refused attempt under the id that the request's event would have had. */
    public void refusal(
            AttemptRefused refusal, CaseId caseId, UUID eventId, Map<String, String> metadata) {
        append(refusal, CompanionStream.REFUSALS, caseId, eventId, metadata);
    }

    /** Records, once, that the ledger noticed a case which repeats another. */
    public void notice(RepeatNotLinked noticed) {
        notice(noticed, noticed.caseId(), "repeat-not-linked/" + noticed.caseId());
    }

    /** Records, once, that the ledger noticed an order which was not completed in time. */
    public void notice(RectificationOverdue noticed) {
        notice(
                noticed,
                noticed.caseId(),
                "rectification-overdue/%s/%d".formatted(noticed.caseId(), noticed.order()));
    }

    private void notice(OversightEvent noticed, CaseId caseId, String once) {
        append(
                noticed,
                CompanionStream.NOTICED,
                caseId,
                UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)),
                Actor.SYSTEM.toMetadata());
    }

    private void append(
            OversightEvent event,
            CompanionStream beside,
            CaseId caseId,
            UUID eventId,
            Map<String, String> metadata) {
        var type = EventCodec.typeOf(event.getClass());
        log.append(
                List.of(
                        new NewEvent(
                                eventId,
                                beside.kind(),
                                beside.of(caseId),
                                NewEvent.NEXT,
                                type.value(),
                                type.revision(),
                                EventCodec.write(event),
                                EventCodec.write(metadata))));
    }
}
