package org.caseledger.api.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caseledger.api.dossier.SampleEvidence.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files become pages of a dossier, how they lie on A4, and which are kept apart. */
class EvidencePagesTest {
    @ParameterizedTest
    @CsvSource({
        "595, 842, 0, 210",
        "595, 842, 90, 297",
        "595, 842, 180, 210",
        "842, 595, 270, 210",
        "14400, 14400, 0, 210",
        "100000, 40, 0, 297",
        "30, 30, 0, 210"
    })
    void givenAPageOfAnySize_whenDrawn_thenItIsUprightOnA4WithRoomForItsNumber(
            float width, float height, int rotation, int sheet) throws IOException {
        var content = document(SampleEvidence.pdf(new Page(width, height, rotation, "contract")));
        try (var document = Loader.loadPDF(content.pdf())) {
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth() * 25.4 / 72).isBetween(sheet - 0.5, sheet + 0.5);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("contract");
            var drawn = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(ink(drawn, 0, 0, drawn.getWidth(), 55)).as("above").isZero();
            assertThat(ink(drawn, 0, 0, 26, drawn.getHeight())).as("left").isZero();
            assertThat(ink(drawn, 0, 0, drawn.getWidth(), drawn.getHeight())).isPositive();
        }
    }

    @Test
    void givenTurnedPages_whenDrawn_thenTheirTextStandsWhereTheyShowIt() throws IOException {
        var content = document(SampleEvidence.pdf(
                new Page(595, 842, 0, "a"),
                new Page(595, 842, 90, "a"),
                new Page(595, 842, 180, "a"),
                new Page(595, 842, 270, "a")));
        try (var document = Loader.loadPDF(content.pdf())) {
            assertThat(content.pages()).isEqualTo(4);
            // The text stands at a tenth from the left and a fifth from above: turned clockwise,
            // a fifth from the right and a tenth from above, and so on.
            var places = new double[][] {{0.12, 0.2}, {0.8, 0.12}, {0.88, 0.8}, {0.2, 0.88}};
            for (int n = 0; n < 4; n++) {
                var page = new PDFRenderer(document).renderImageWithDPI(n, 72);
                int x = (int) (page.getWidth() * (0.1 + 0.8 * places[n][0]));
                int y = (int) (page.getHeight() * (0.1 + 0.8 * places[n][1]));
                assertThat(ink(page, x - 45, y - 45, 90, 90)).as("page " + n).isPositive();
            }
        }
    }

    @Test
    void givenAStamp_whenDrawn_thenItIsPartOfThePageAndNothingActs() throws IOException {
        var content = document(SampleEvidence.stamped());
        try (var document = Loader.loadPDF(content.pdf())) {
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
            var page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(red(page)).isBetween(5000L, 12000L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "password"})
    void givenAnEncryptedPdf_thenItIsKeptApart(String password) {
        assertThat(EvidenceDocument.of(SampleEvidence.encrypted(password))).isEqualTo(new Content.Apart("PDF已加密"));
    }

    @Test
    void givenABrokenPdf_thenItIsKeptApart() {
        var whole = SampleEvidence.pdf("contract");
        for (var broken : new byte[][] {
            "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII),
            Arrays.copyOf(whole, 60),
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"
                    .getBytes(StandardCharsets.US_ASCII)
        }) {
            assertThat(EvidenceDocument.of(broken)).isInstanceOf(Content.Apart.class);
        }
        assertThat(EvidenceDocument.of(SampleEvidence.pdf(new Page[0]))).isEqualTo(new Content.Apart("PDF没有页面"));
    }

    @Test
    void givenAPdfThatUnpacksToMoreThanMemory_thenItIsKeptApart() {
        var bomb = packed(new byte[300 * 1024 * 1024]);
        assertThat(EvidenceDocument.of(pdf("/Filter/FlateDecode", bomb))).isEqualTo(new Content.Apart("PDF解压后过大"));
        var twice = packed(packed(new byte[1024 * 1024]));
        assertThat(EvidenceDocument.of(pdf("/Filter[/FlateDecode/FlateDecode]", twice)))
                .isEqualTo(new Content.Apart("PDF解压后过大"));
        assertThat(EvidenceDocument.of(pdf("/Filter/JPXDecode", new byte[10])))
                .isEqualTo(new Content.Apart("PDF含无法显示的图像（JPEG 2000）"));
    }

    @Test
    void givenFormsThatDrawOneAnotherWithoutEnd_thenItIsKeptApart() {
        var levels = new StringBuilder();
        int last = 12;
        for (int level = 5; level < last; level++) {
            levels.append(form(level, "/F Do ".repeat(20), "/XObject<</F %d 0 R>>".formatted(level + 1)));
        }
        levels.append(form(last, "0 0 m 1 1 l S", ""));
        var first = "4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n";
        var pdf = """
                %%PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R
                  /Resources<</XObject<</F 5 0 R>>>>>>endobj
                %s%strailer<</Root 1 0 R>>
                """.formatted(first, levels);
        assertThat(EvidenceDocument.of(pdf.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Content.Apart("PDF内容过于复杂"));
    }

    private static String form(int number, String content, String resources) {
        return "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>/Length %d>>stream\n%s\nendstream endobj\n"
                .formatted(number, resources, content.length(), content);
    }

    @Test
    void givenAScanInJbig2_thenItIsDrawn_andABrokenOneIsKeptApart() throws IOException {
        var content = document(SampleEvidence.pictured("JBIG2Decode", SampleEvidence.jbig2()));
        try (var document = Loader.loadPDF(content.pdf())) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            int middle = page.getWidth() / 2;
            assertThat(ink(page, middle - 20, 200, 40, 40))
                    .as("the black middle")
                    .isEqualTo(1600);
            assertThat(ink(page, middle - 200, 200, 20, 20))
                    .as("the white margin")
                    .isZero();
        }
        var broken = Arrays.copyOf(SampleEvidence.jbig2(), 20);
        assertThat(EvidenceDocument.of(SampleEvidence.pictured("JBIG2Decode", broken)))
                .isEqualTo(new Content.Apart("PDF含无法显示的图像"));
        assertThat(EvidenceDocument.of(SampleEvidence.pictured("DCTDecode", new byte[40])))
                .isEqualTo(new Content.Apart("PDF含无法显示的图像"));
    }

    @Test
    void givenPictures_thenTheyBecomePagesTheWayUpThatTheCameraNoted() {
        var jpeg = SampleEvidence.picture(400, 200, "jpg");
        assertThat(EvidencePicture.of(jpeg, "jpg")).isEqualTo(new Content.Picture(jpeg, "jpg", 400, 200, 1));
        for (int orientation = 1; orientation <= 8; orientation++) {
            var turned = (Content.Picture) picture(jpeg, orientation);
            assertThat(turned.orientation()).isEqualTo(orientation);
            boolean upright = orientation > 4;
            assertThat(EvidencePicture.sheet(turned).width()).isEqualTo(upright ? 210 : 297);
        }
        assertThat(((Content.Picture) picture(jpeg, 9)).orientation()).isEqualTo(1);
    }

    /** Where the first row and the first column of what the camera stored are seen (Exif 2.3). */
    @ParameterizedTest
    @CsvSource({
        "1, top, left",
        "2, top, right",
        "3, bottom, right",
        "4, bottom, left",
        "5, left, top",
        "6, right, top",
        "7, right, bottom",
        "8, left, bottom"
    })
    void givenTheWayUp_thenFirstRowAndColumnAreWhereTheCameraSays(int orientation, String row, String column) {
        var turning = ExifOrientation.turning(orientation);
        var middleOfRow = turning.transform(new Point2D.Double(0.5, 0), null);
        var middleOfColumn = turning.transform(new Point2D.Double(0, 0.5), null);
        assertThat(side(middleOfRow)).isEqualTo(row);
        assertThat(side(middleOfColumn)).isEqualTo(column);
    }

    private static String side(Point2D middle) {
        return middle.getX() == 0.5 ? middle.getY() == 0 ? "top" : "bottom" : middle.getX() == 0 ? "left" : "right";
    }

    private static Content picture(byte[] jpeg, int orientation) {
        return EvidencePicture.of(SampleEvidence.turned(jpeg, orientation), "jpg");
    }

    @Test
    void givenABrokenPicture_thenItIsKeptApart() {
        var png = SampleEvidence.picture(40, 20, "png");
        var jpeg = SampleEvidence.picture(40, 20, "jpg");
        for (var broken : new byte[][] {Arrays.copyOf(png, png.length / 2), Arrays.copyOf(jpeg, 100), new byte[10]}) {
            assertThat(EvidencePicture.of(broken, "png")).isEqualTo(new Content.Apart("图片无法读取"));
        }
        // The size stands in the head of a PNG: 60000 by 60000, in 33 bytes.
        var large = Arrays.copyOf(png, png.length);
        for (int at : new int[] {16, 20}) {
            large[at + 2] = (byte) 0xEA;
            large[at + 3] = 0x60;
        }
        assertThat(EvidencePicture.of(large, "png")).isEqualTo(new Content.Apart("图片超过5000万像素"));
    }

    private static Content.Document document(byte[] pdf) {
        var content = EvidenceDocument.of(pdf);
        assertThat(content).asInstanceOf(type(Content.Document.class)).isNotNull();
        return (Content.Document) content;
    }

    private static long ink(BufferedImage page, int left, int top, int width, int height) {
        long dark = 0;
        for (int y = Math.max(0, top); y < Math.min(page.getHeight(), top + height); y++) {
            for (int x = Math.max(0, left); x < Math.min(page.getWidth(), left + width); x++) {
                dark += (page.getRGB(x, y) & 0xFF) < 200 ? 1 : 0;
            }
        }
        return dark;
    }

    private static long red(BufferedImage page) {
        long red = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                red += (page.getRGB(x, y) & 0xFFFFFF) == 0xFF0000 ? 1 : 0;
            }
        }
        return red;
    }

    private static byte[] packed(byte[] bytes) {
        var deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        var into = new byte[bytes.length / 100 + 1000];
        int length = deflater.deflate(into);
        deflater.end();
        return Arrays.copyOf(into, length);
    }

    /** A page whose contents are a stream of that kind. */
    private static byte[] pdf(String filter, byte[] stream) {
        var before = """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj
                """ + "4 0 obj<</Length %d%s>>stream\n".formatted(stream.length, filter);
        var after = "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
        var first = before.getBytes(StandardCharsets.US_ASCII);
        var last = after.getBytes(StandardCharsets.US_ASCII);
        var pdf = Arrays.copyOf(first, first.length + stream.length + last.length);
        System.arraycopy(stream, 0, pdf, first.length, stream.length);
        System.arraycopy(last, 0, pdf, first.length + stream.length, last.length);
        return pdf;
    }
}
