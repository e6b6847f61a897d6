package org.caseledger.api.dossier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item of a dossier as its list of documents has it (GB/T 9705): 文号, 责任者, 题名, 日期; {@code sha256} (hex) of a file of
 * evidence, null where none is kept.
 */
record Item(
        String number,
        String by,
        String title,
        LocalDate date,
        @Nullable String sha256,
        Content content) {
    boolean isApart() {
        return content instanceof Content.Apart;
    }

    /** The text of the column 备注. */
    String remark() {
        return !isApart() ? "" : sha256 == null ? "无电子文件" : "另存";
    }
}
