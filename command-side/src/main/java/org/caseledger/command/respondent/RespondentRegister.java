package org.caseledger.command.respondent;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/** The register as the log has it at this moment. */
@RequiredArgsConstructor
public final class RespondentRegister {
    private final EventLog log;

    /** The entry of this id. */
    public Optional<RegisteredRespondent> find(RespondentId id) {
        return Optional.ofNullable(fold(log.readStream(id.value())));
    }

    /** The entry that has this code now; one that had it before does not count. */
    public Optional<RespondentId> with(String creditCode) {
        return log.streamsWithCreditCode(creditCode).stream()
                .map(RespondentId::new)
                .filter(id -> find(id).map(entry -> entry.business().creditCode())
                        .filter(creditCode::equals)
                        .isPresent())
                .findFirst();
    }

    private static @Nullable RegisteredRespondent fold(List<StoredEvent> stream) {
        RegisteredRespondent entry = null;
        for (var stored : stream) {
            if (!stored.aggregateType().equals(RespondentEntry.KIND)) {
                return null;
            }
            var event = EventCodec.read(stored.type(), stored.revision(), stored.payload());
            entry = RegisteredRespondent.on(entry, (RespondentEvent) event);
        }
        return entry;
    }
}
