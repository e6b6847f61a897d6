package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A mistake in an office's own file: which file, where in it, what is wrong and what is allowed. */
public final class OfficeFileException extends LabelledException {
    OfficeFileException(String file, int line, String field, Labelled mistake, @Nullable Throwable cause) {
        super(
                new Text(file, file)
                        .andIfPresent(" 第 %d 行", ", line %d", line > 0 ? line : null)
                        .andIfPresent("，%s", ", %s", field.isEmpty() ? null : field)
                        .and("：" + mistake.zh(), ": " + mistake.en()),
                cause);
    }
}
