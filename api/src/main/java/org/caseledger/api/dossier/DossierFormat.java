package org.caseledger.api.dossier;

import java.io.IOException;
import java.util.Locale;
import org.caseledger.api.papers.PaperFont;

/** A format in which a dossier is put together. */
enum DossierFormat {
    PDF {
        @Override
        byte[] write(Dossier dossier, PaperFont font) throws IOException {
            return PdfDossier.of(dossier, font);
        }
    },
    /** 版式文档 by GB/T 33190. */
    OFD {
        @Override
        byte[] write(Dossier dossier, PaperFont font) throws IOException {
            return OfdDossier.of(dossier, font);
        }
    };

    abstract byte[] write(Dossier dossier, PaperFont font) throws IOException;

    /** How the name of such a file ends. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
