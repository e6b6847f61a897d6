package org.caseledger.api.approvals;

import java.util.Locale;
import org.caseledger.api.web.AttachmentResponse;

/** The formats of the committee's minutes. */
enum MinutesFormat {
    DOCX(AttachmentResponse.DOCX),
    PDF("application/pdf");

    private final String type;

    MinutesFormat(String type) {
        this.type = type;
    }

    /** Its media type. */
    String type() {
        return type;
    }

    String fileName() {
        return "minutes." + name().toLowerCase(Locale.ROOT);
    }
}
