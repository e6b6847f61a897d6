package org.caseledger.events.complaint;

import java.util.Locale;

/** A format in which every paper is kept; all of them hold the same text. */
public enum PaperFormat {
    DOCX,
    PDF,
    /** 版式文档 by GB/T 33190. */
    OFD;

    /** How the name of such a file ends. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
