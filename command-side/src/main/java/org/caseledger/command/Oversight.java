package org.caseledger.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.AttemptRefused;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventCodec;
import org.caseledger.events.OversightEvent;
import org.caseledger.events.SealedDataOpened;

/** Records what people tried and what they opened, in streams beside the case's own. */
public final class Oversight {

    /** The kind of stream that holds what was refused. */
    public static final String REFUSALS = "refusals";

    /** The kind of stream that holds what was opened (P1.08). */
    public static final String OPENINGS = "openings";

    /** The kind of stream that holds what was said to the findings of a case. */
    public static final String FINDING_ANSWERS = "finding-answers";

    /** The kind of stream that holds one random sample. */
    public static final String SAMPLES = "samples";

    private final EventLog log;

    public Oversight(EventLog log) {
        this.log = log;
    }

    /**
     * Records that somebody opens sealed parts of a case; whoever calls opens them only after this.
     */
    public void opening(SealedDataOpened opening, Actor actor) {
        append(opening, OPENINGS, opening.caseId(), UUID.randomUUID(), actor.toMetadata());
    }

    /** Records that somebody may not open what is sealed in a case, and tells it. */
    public Rejection refuseOpening(CaseId caseId, Actor actor) {
        var rule = Rule.SEALED_TO_THIS_ROLE;
        var refusal =
                new AttemptRefused(
                        caseId,
                        "open-sealed",
                        rule.name(),
                        rule.clause(),
                        rule.zh(actor.role().zh()),
                        rule.en(actor.role().en()),
                        null,
                        List.of());
        refusal(refusal, caseId, UUID.randomUUID(), actor.toMetadata());
        return new Rejection(refusal);
    }

    /** Records a refused attempt under the id that the request's event would have had. */
    public void refusal(
            AttemptRefused refusal, CaseId caseId, UUID eventId, Map<String, String> metadata) {
        append(refusal, REFUSALS, caseId, eventId, metadata);
    }

    private void append(
            OversightEvent event,
            String kind,
            CaseId caseId,
            UUID eventId,
            Map<String, String> metadata) {
        var type = EventCodec.typeOf(event.getClass());
        log.append(
                List.of(
                        new NewEvent(
                                eventId,
                                kind,
                                streamOf(kind, caseId),
                                NewEvent.NEXT,
                                type.value(),
                                type.revision(),
                                EventCodec.write(event),
                                EventCodec.write(metadata))));
    }

    /** The stream of this kind beside a case's own. */
    public static UUID streamOf(String kind, CaseId caseId) {
        return UUID.nameUUIDFromBytes((kind + "/" + caseId).getBytes(StandardCharsets.UTF_8));
    }
}
