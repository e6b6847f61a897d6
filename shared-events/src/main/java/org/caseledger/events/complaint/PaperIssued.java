package org.caseledger.events.complaint;

import java.util.Map;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * A paper was issued: the {@code serial}-th of its series, which is a kind in a year, and the
 * SHA-256 (hex) of each of its files, which are kept sealed with the case.
 */
@EventType(value = "PaperIssued", zh = "制发文书", en = "Paper issued")
public record PaperIssued(PaperKind kind, String series, long serial, Map<PaperFormat, String> files, Occurred occurred)
        implements Act {

    /** Its number, as it stands on the paper. */
    public String number() {
        return series + "第" + serial + "号";
    }
}
