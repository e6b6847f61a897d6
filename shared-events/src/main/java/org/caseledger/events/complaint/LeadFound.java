package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A sign of a violation of the law was found while a complaint was mediated (O121-27). Revision 1
 * kept the {@code lead} in the clear.
 */
@EventType(value = "LeadFound", revision = 2, zh = "发现违法线索", en = "Lead found")
public record LeadFound(
        @Official @Nullable String lead, @Nullable Sealed sealedLead, Occurred occurred) implements Act {

    public LeadFound(Sealed lead, Occurred occurred) {
        this(null, lead, occurred);
    }
}
