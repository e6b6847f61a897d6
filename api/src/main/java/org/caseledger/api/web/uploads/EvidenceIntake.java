package org.caseledger.api.web.uploads;

import java.io.IOException;
import java.util.Set;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.text.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides which files are accepted as evidence: by kind, by their active contents as the office chose, and by the
 * result of the scanner.
 */
@Component
public final class EvidenceIntake {
    /** What becomes of a document with active contents. */
    public enum Policy {
        REFUSE,
        /** It is kept, and its name says so. */
        FLAG
    }

    private static final String MARK = "（含%s）";

    private final Policy officeDocuments;
    private final Policy pdf;
    private final VirusScanner scanner;

    EvidenceIntake(
            @Value("${caseledger.evidence.active-office-documents}") Policy officeDocuments,
            @Value("${caseledger.evidence.active-pdf}") Policy pdf,
            VirusScanner scanner) {
        this.officeDocuments = officeDocuments;
        this.pdf = pdf;
        this.scanner = scanner;
    }

    /** The file as it is kept; throws {@link InvalidInputException} if it is rejected. */
    public EvidenceFile take(String field, String name, byte[] bytes) {
        var file = EvidenceFile.of(field, name, bytes);
        var active = active(field, file);
        if (!active.isEmpty() && policy(file.kind()) == Policy.REFUSE) {
            throw new InvalidInputException(
                    field,
                    "文件“%s”含有%s，不予接收",
                    "The file “%s” contains %s and is not accepted",
                    file.name(),
                    Text.list(active));
        }
        scanner.check(field, file.name(), bytes);
        return new EvidenceFile(marked(file.name(), active), file.kind(), bytes);
    }

    /**
     * The plain name of a file of text, such as a table, which holds nothing active; throws
     * {@link InvalidInputException} where the scanner finds something.
     */
    public String takeText(String field, String name, byte[] bytes) {
        var plain = EvidenceFile.plain(name);
        scanner.check(field, plain, bytes);
        return plain;
    }

    /** The name under which a file that was kept is given out. */
    public String nameToOpen(String name, byte[] bytes) {
        return FileKind.named(name)
                .map(kind -> marked(name, active("", new EvidenceFile(name, kind, bytes))))
                .orElse(name);
    }

    /** Whether a PDF hides its contents: encrypted, or packed so that it cannot be examined. */
    public boolean hides(byte[] pdf) {
        return PdfContents.of(pdf).contains(ActiveContent.HIDDEN);
    }

    private Policy policy(FileKind kind) {
        return kind == FileKind.PDF ? pdf : officeDocuments;
    }

    private static Set<ActiveContent> active(String field, EvidenceFile file) {
        try {
            return file.kind() == FileKind.PDF
                    ? PdfContents.of(file.bytes())
                    : file.kind().isOfficeDocument() ? OfficeContents.of(file.bytes()) : Set.of();
        } catch (IOException e) {
            throw EvidenceFile.isNotWhatItIsCalled(field, file.name());
        }
    }

    /** Before the ending, so that the file still opens. */
    private static String marked(String name, Set<ActiveContent> active) {
        if (active.isEmpty()) {
            return name;
        }
        var mark = MARK.formatted(Text.list(active).zh());
        int end = Math.max(name.lastIndexOf('.'), 0);
        return name.contains(mark) ? name : name.substring(0, end) + mark + name.substring(end);
    }
}
