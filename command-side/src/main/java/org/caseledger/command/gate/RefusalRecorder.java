package org.caseledger.command.gate;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.AlreadyRecorded;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Records what is refused, in a stream next to that of the aggregate: the one place that does. */
@RequiredArgsConstructor
public final class RefusalRecorder {
    private static final String OPEN = "open-sealed";
    private static final String RECEIVED = EventCodec.nameOf(ComplaintReceived.class);

    private final EventLog log;
    private final Office office;

    /** Records that a command was refused; the event id is the one its first event would have had. */
    Rejection refuse(Command command, Refused refused, Map<String, String> metadata) {
        var attempted = refused.command() == null ? command : refused.command();
        var concerned = attempted.concernedCase();
        return record(
                refusal(refused, Commands.pathOf(attempted.getClass()), concerned),
                concerned == null ? new CaseId(attempted.aggregate()) : concerned,
                RequestId.of(metadata).eventId(0),
                metadata);
    }

    Rejection refuseRole(Class<? extends Command> type, @Nullable CaseId caseId, Actor actor, Request request) {
        var path = Commands.pathOf(type);
        var refused = new Refused(
                Commands.clausesOf(type),
                Rule.ROLE,
                Commands.wordOf(type),
                actor.role(),
                Text.list(Commands.rolesOf(type).stream().sorted().toList()));
        try {
            return record(
                    refusal(refused, path, caseId),
                    caseId == null ? CaseId.named(path) : caseId,
                    request.id().eventId(0),
                    request.metadata(actor));
        } catch (AlreadyRecorded repeated) {
            return new RequestHistory(log)
                    .refusal(request.id(), request.metadata(actor))
                    .orElseThrow(() -> repeated);
        }
    }

    /** Records that a command was refused, unless that was recorded as this request before. */
    public void refuseOnce(Command command, Refused refused, Actor actor, RequestId id) {
        if (log.findEvent(id.eventId(0)).isPresent()) {
            return;
        }
        try {
            refuse(command, refused, new Request(id, null, null).metadata(actor));
        } catch (AlreadyRecorded meanwhile) {
            // Another node was quicker: it is recorded.
        }
    }

    /** Records that a person may not open what is sealed in a case. */
    public Rejection refuseOpening(CaseId caseId, Actor actor) {
        return refuse(OPEN, caseId, actor, new Refused(Rule.SEALED_TO_THIS_ROLE, actor.role()));
    }

    /** As above, for a secret case that does not name the person (P7.20). */
    public Rejection refuseOpening(CaseId caseId, Actor actor, Secrecy secrecy) {
        var refused = new Refused(Rule.SECRET_FOR_NAMED_PEOPLE, secrecy.ground());
        return refuse(OPEN, caseId, actor, refused);
    }

    /** Records that a person may not do something that is no command. */
    public Rejection refuse(String attempt, CaseId caseId, Actor actor, Refused refused) {
        return record(refusal(refused, attempt, caseId), caseId, TimeOrderedId.next(), actor.toMetadata());
    }

    private AttemptRefused refusal(Refused refused, String attempt, @Nullable CaseId caseId) {
        refused.under(procedureOf(caseId));
        return new AttemptRefused(
                caseId,
                attempt,
                refused.rule().name(),
                refused.clause(),
                refused.zh(),
                refused.en(),
                refused.state(),
                refused.allowedNow().stream().map(Commands::pathOf).toList());
    }

    /** That of the case; that of the office where there is none yet, or none is concerned. */
    private String procedureOf(@Nullable CaseId caseId) {
        return (caseId == null ? Stream.<StoredEvent>empty() : log.readStream(caseId.value()).stream())
                .filter(e -> e.type().equals(RECEIVED))
                .findFirst()
                .map(e -> (ComplaintReceived) EventCodec.read(e.type(), e.revision(), e.payload()))
                .map(ComplaintReceived::procedure)
                .orElseGet(() -> office.procedure().id());
    }

    private Rejection record(AttemptRefused refusal, CaseId beside, UUID eventId, Map<String, String> metadata) {
        var stream = CompanionStream.REFUSALS;
        log.append(List.of(LedgerStorageEngine.newEvent(
                refusal, eventId, stream.kind(), stream.of(beside), NewEvent.NEXT, metadata)));
        return new Rejection(refusal);
    }
}
