package org.caseledger.events.oversight;

import java.util.List;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The committee put its conclusions on all cases of a sample into minutes, which closes the sample
 * (P9.12); {@code remarks} are what it says about all of them together, {@code members} the logins
 * of the auditors who were present, null where they were not named.
 */
@EventType("MinutesIssued")
public record MinutesIssued(
        @Nullable String remarks, @Nullable List<String> members) implements SampleEvent {

    /** Minutes that name no members. */
    public MinutesIssued(@Nullable String remarks) {
        this(remarks, null);
    }
}
