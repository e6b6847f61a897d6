package org.caseledger.command.oversight;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.events.CompanionStream;

/** An oversight command by which the ledger records, once, what it has noticed of a case. */
interface NoticedOnce extends CaseOversight {
    /** What is noticed, in words that no other notice has. */
    String once();

    @Override
    default CompanionStream beside() {
        return CompanionStream.NOTICED;
    }

    @Override
    default UUID eventId() {
        return UUID.nameUUIDFromBytes(once().getBytes(StandardCharsets.UTF_8));
    }
}
