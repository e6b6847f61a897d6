package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ofdrw.reader.OFDReader;

/** The pages of an OFD, drawn with its own fonts, look like those of the PDF. */
@Tag("long")
class OfdPicturesTest {
    private static final int DPI = 100;

    /** What rounding of places and widths of lines may come to, as a share of the ink. */
    private static final double ROUNDING = 0.002;

    private static final PaperWriter WRITER = new PaperWriter(SamplePapers.EMBEDDED);

    private static Map<PaperFormat, byte[]> files(PaperKind kind, String text) {
        return WRITER.write(SamplePapers.paper(kind, "郫市监投受〔2026〕第1号", "林晚", text));
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void givenAPaper_whenItsOfdIsDrawn_thenItLooksLikeThePdf(PaperKind kind, @TempDir Path folder) throws IOException {
        assertSamePictures(files(kind, "林晚"), 1, folder);
    }

    @Test
    void givenRareCharactersAndManyPages_whenDrawn_thenEachLooksLikeThatOfThePdf(@TempDir Path folder)
            throws IOException {
        var text = "经查，𠮷田𫝀店销售的 Apple 食品（１２３）已过保质期。".repeat(100);
        assertSamePictures(files(PaperKind.REPLY, text), 4, folder);
    }

    @Test
    void givenAnotherText_whenDrawn_thenItDoesNotLookTheSame(@TempDir Path folder) throws IOException {
        var one = files(PaperKind.REPLY, "如不服本答复。".repeat(9));
        var other = files(PaperKind.REPLY, "请向上级机关。".repeat(9));
        try (var pdf = Loader.loadPDF(one.get(PaperFormat.PDF));
                var ofd = new OFDReader(written(other, folder))) {
            assertThat(OfdDrawing.differing(
                            new PDFRenderer(pdf).renderImageWithDPI(0, DPI), new OfdDrawing(ofd, DPI).page(1)))
                    .isGreaterThan(2 * ROUNDING);
        }
    }

    private static Path written(Map<PaperFormat, byte[]> files, Path folder) throws IOException {
        return Files.write(folder.resolve("paper.ofd"), files.get(PaperFormat.OFD));
    }

    private static void assertSamePictures(Map<PaperFormat, byte[]> files, int atLeast, Path folder)
            throws IOException {
        try (var pdf = Loader.loadPDF(files.get(PaperFormat.PDF));
                var ofd = new OFDReader(written(files, folder))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(atLeast);
            assertThat(ofd.getNumberOfPages()).isEqualTo(pdf.getNumberOfPages());
            var drawing = new OfdDrawing(ofd, DPI);
            for (int n = 0; n < pdf.getNumberOfPages(); n++) {
                var drawn = drawing.page(n + 1);
                ImageIO.write(drawn, "png", new File("target/ofd-%d.png".formatted(n + 1)));
                var shown = new PDFRenderer(pdf).renderImageWithDPI(n, DPI);
                assertThat(OfdDrawing.differing(shown, drawn))
                        .as("page " + (n + 1))
                        .isLessThan(ROUNDING);
            }
        }
    }
}
