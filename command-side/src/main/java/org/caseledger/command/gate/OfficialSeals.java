package org.caseledger.command.gate;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.LabelledException;
import org.caseledger.vault.OfficialTexts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Seals what officers write as events are recorded, and opens for aggregates what they need. */
public final class OfficialSeals {
    /** For events that are not of a case, and for measurements: nothing is official. */
    public static final OfficialSeals NONE = new OfficialSeals();

    /**
     * The texts that aggregates keep, so that a decision may compare or repeat them, and one that they compare as they
     * fold; all others stay sealed in their memory.
     */
    static final Set<String> KEPT = Set.of(
            "ComplaintReceived.matter.brand",
            "ComplaintReceived.matter.demands.other",
            "ComplaintReceived.matter.goods",
            "ComplaintReceived.matter.model",
            "ComplaintReceived.matter.place",
            "ComplaintReceived.matter.quantity",
            "ComplaintReceived.occurred.lateReason",
            "ComplaintReceived.person",
            "ComplaintReceived.respondentDetails.personAddress",
            "DeadlineExtended.occurred.lateReason",
            "DeadlineExtended.reason",
            "LoweringProposed.occurred.lateReason",
            "LoweringProposed.reason",
            "MediationArranged.mediator",
            "RecusalAsked.mediator",
            "RecusalDecided.mediator",
            "RecordCorrected.detailsAfter.personAddress",
            "RecordCorrected.matterAfter.brand",
            "RecordCorrected.matterAfter.demands.other",
            "RecordCorrected.matterAfter.goods",
            "RecordCorrected.matterAfter.model",
            "RecordCorrected.matterAfter.place",
            "RecordCorrected.matterAfter.quantity",
            "RecordCorrected.personAfter",
            "RectificationOrdered.what",
            "RectificationCompleted.what",
            "ReplyApproved.occurred.lateReason",
            "ReplyApproved.opinion",
            "ReplyDrafted.occurred.lateReason",
            "ReviewConcluded.note",
            "ReviewConfirmed.note");

    private final @Nullable OfficialTexts texts;

    public OfficialSeals(OfficialTexts texts) {
        this.texts = texts;
    }

    private OfficialSeals() {
        this.texts = null;
    }

    /**
     * The event as it is stored; throws {@link LabelledException} for a text that looks sealed, and
     * {@link org.caseledger.vault.KeyDestroyed} for a case that has no key.
     */
    String payload(LedgerEvent event, UUID stream) {
        var sealed = new AtomicInteger();
        var payload = texts == null || caseOf(event, stream) == null
                ? EventCodec.write(event)
                : sealed(event, caseOf(event, stream), texts, sealed);
        if (OfficialTexts.count(payload) != sealed.get()) {
            throw OfficialTexts.looksSealed();
        }
        return payload;
    }

    private static String sealed(LedgerEvent event, CaseId caseId, OfficialTexts texts, AtomicInteger sealed) {
        var type = EventCodec.nameOf(event.getClass());
        try {
            return EventCodec.write(event, (path, text) -> {
                sealed.incrementAndGet();
                return texts.seal(caseId, type + "." + path, text);
            });
        } catch (JacksonException e) {
            // The key may be destroyed, or the database away: report that cause, which decides about a retry.
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The same log, for those who decide by what it says: nothing else is opened. */
    public EventLog opened(EventLog log) {
        return texts == null ? log : log.opening((payload, connection) -> texts.openJson(payload, KEPT, connection));
    }

    private static @Nullable CaseId caseOf(LedgerEvent event, UUID stream) {
        if (event instanceof ConcernsCase concerning) {
            return concerning.caseId();
        }
        return event instanceof ComplaintEvent ? new CaseId(stream) : null;
    }
}
