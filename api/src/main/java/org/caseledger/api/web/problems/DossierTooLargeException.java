package org.caseledger.api.web.problems;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A dossier would have more than so many pages or bytes; nothing was put together. */
public final class DossierTooLargeException extends LabelledException {
    public DossierTooLargeException(int pages, int bytes) {
        super(Text.format(
                "电子卷宗最多%d页、%dMB，此件超出。请分别下载文书和证据文件。",
                "A dossier has at most %d pages and %d MB; this one has more. Download the"
                        + " papers and the evidence one by one.",
                pages,
                bytes / 1024 / 1024));
    }
}
