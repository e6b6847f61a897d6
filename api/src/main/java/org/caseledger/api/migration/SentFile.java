package org.caseledger.api.migration;

import java.util.Locale;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.EvidenceIntake;
import org.jspecify.annotations.Nullable;

/** A table of another system as it was sent. */
record SentFile(String name, byte[] bytes) {
    /** The largest file, in bytes; larger ones are for the command line. */
    static final int LARGEST = EvidenceFile.LARGEST;

    /** A file that is accepted; an {@link InvalidInputException} names what is wrong with it. */
    static SentFile of(@Nullable String name, byte[] bytes, EvidenceIntake intake) {
        if (name == null || name.isBlank() || bytes.length == 0) {
            throw new InvalidInputException("file", "请选择有内容的文件", "Choose a file that is not empty");
        }
        if (bytes.length > LARGEST) {
            throw new BodyTooLargeException(LARGEST);
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xlsx")) {
            var workbook = intake.take("file", name, bytes);
            return new SentFile(workbook.name(), workbook.bytes());
        }
        if (!lower.matches(".*\\.(csv|tsv|txt)") || Rows.isWorkbook(bytes)) {
            throw new InvalidInputException(
                    "file",
                    "请选择 CSV 文件（.csv、.tsv、.txt）或 XLSX 工作簿",
                    "Choose a CSV file (.csv, .tsv, .txt) or an XLSX workbook");
        }
        return new SentFile(intake.takeText("file", name, bytes), bytes);
    }
}
