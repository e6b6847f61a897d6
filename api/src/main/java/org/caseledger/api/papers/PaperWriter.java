package org.caseledger.api.papers;

import java.util.EnumMap;
import java.util.Map;
import org.caseledger.events.complaint.PaperFormat;
import org.springframework.stereotype.Component;

/** Writes a paper in every format. */
@Component
record PaperWriter(PaperFont font) {
    Map<PaperFormat, byte[]> write(Paper paper) {
        var pages = PaperLayout.of(paper, font);
        var files = new EnumMap<PaperFormat, byte[]>(PaperFormat.class);
        files.put(PaperFormat.DOCX, DocxPaper.of(paper));
        files.put(PaperFormat.PDF, PdfPaper.of(paper, pages, font));
        files.put(PaperFormat.OFD, OfdPaper.of(paper, pages, font));
        return files;
    }
}
