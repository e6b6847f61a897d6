package org.caseledger.command.oversight;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.AccessEvent;
import org.jspecify.annotations.Nullable;

/**
 * 记录访问: who came in, and what was looked for, read and downloaded (P1.08), in a companion stream of the case that it
 * concerns, else in a stream of the person. Who may read what is decided by the reader of the data.
 */
@LedgerCommand(
        zh = "记录访问",
        en = "record an access",
        roles = {
            Role.INTAKE,
            Role.DISPATCHER,
            Role.HANDLER,
            Role.LEADER,
            Role.LEGAL,
            Role.CENTER_HEAD,
            Role.SUPERVISOR,
            Role.AUDITOR,
            Role.ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDIT_ADMIN,
            Role.SYSTEM
        },
        clause = "P1.08")
public record RecordAccess(AccessEvent event, Actor actor) implements OversightCommand {
    private static final String KIND = "access";

    @Override
    public UUID aggregate() {
        var caseId = event.caseId();
        return caseId == null ? ofPerson() : CompanionStream.READS.of(caseId);
    }

    private UUID ofPerson() {
        var name = KIND + "/" + actor.person();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String streamKind() {
        return event.caseId() == null ? KIND : CompanionStream.READS.kind();
    }

    @Override
    public @Nullable CaseId concernedCase() {
        return event.caseId();
    }
}
