package org.caseledger.api.complaints;

import java.util.List;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.Signatories;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The signing context at the desk: the {@code reader} whose access rights apply, the same person as the one
 * {@code signing}, and the {@code leaders} for whom he or she may sign.
 */
public record DeskSeat(Actor reader, Actor signing, List<Signatories.For> leaders, DeskPlace place) {
    /** Whether the person has a desk of their own, too. */
    public boolean hasOwn() {
        return AccessPolicy.signs(reader);
    }

    /** The same part of the list, signed for a leader; in one's own name where it is null. */
    public DeskPlace of(@Nullable String leader) {
        return new DeskPlace(null, place.size(), leader);
    }
}
