package org.caseledger.api.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.caseledger.api.papers.OfdDrawing;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.SamplePapers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.reader.OFDReader;

/** A dossier on a machine with fonts: they are embedded, so that its pages can be drawn. */
@Tag("long")
class EmbeddedDossierFilesTest extends DossierFilesTest {
    @Override
    PaperFont font() {
        return SamplePapers.EMBEDDED;
    }

    @Test
    void givenBothFormats_whenTheirPagesAreDrawn_thenTheyLookAlike(@TempDir Path folder) throws IOException {
        var dossier = dossier(items());
        var file = Files.write(folder.resolve("dossier.ofd"), OfdDossier.of(dossier, font()));
        try (var pdf = Loader.loadPDF(PdfDossier.of(dossier, font()));
                var ofd = new OFDReader(file)) {
            var drawing = new OfdDrawing(ofd, 100);
            for (int n = 0; n < pdf.getNumberOfPages(); n++) {
                var shown = new PDFRenderer(pdf).renderImageWithDPI(n, 100);
                assertThat(OfdDrawing.differing(shown, drawing.page(n + 1)))
                        .as("page " + (n + 1))
                        .isLessThan(0.02);
            }
        }
    }
}
