package org.caseledger.api.approvals;

import java.util.Locale;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.AttachmentResponse;

/** The formats of the committee's minutes. */
@Getter
@RequiredArgsConstructor
enum MinutesFormat {
    DOCX(AttachmentResponse.DOCX),
    PDF("application/pdf");

    /** Its media type. */
    private final String type;

    String fileName() {
        return "minutes." + name().toLowerCase(Locale.ROOT);
    }
}
