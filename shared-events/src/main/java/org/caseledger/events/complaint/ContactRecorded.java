package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A conversation took place (P7.05, P7.11); {@code notice} names the notice given by it, if any,
 * {@code basis} the provision by which the result of a report is told (O121-36), and {@code party}
 * who of the two sides it was (O121-23).
 */
@EventType(value = "ContactRecorded", zh = "联系", en = "Contacted")
public record ContactRecorded(
        @Official String withWhom,
        Medium medium,
        Sealed content,
        @Nullable Notice notice,
        @Official @Nullable String basis,
        @Nullable Party party,
        Occurred occurred)
        implements Act {

    public ContactRecorded(
            String withWhom,
            Medium medium,
            Sealed content,
            @Nullable Notice notice,
            @Nullable String basis,
            Occurred occurred) {
        this(withWhom, medium, content, notice, basis, null, occurred);
    }

    public ContactRecorded(String withWhom, Medium medium, Sealed content, @Nullable Notice notice, Occurred occurred) {
        this(withWhom, medium, content, notice, null, null, occurred);
    }
}
