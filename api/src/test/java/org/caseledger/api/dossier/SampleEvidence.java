package org.caseledger.api.dossier;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;

/** Files as people send them. */
final class SampleEvidence {
    private SampleEvidence() {}

    /** A page: its size in points, by how much it is turned, what stands on it. */
    record Page(float width, float height, int rotation, String text) {}

    static byte[] pdf(Page... pages) {
        try (var document = document(pages)) {
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] pdf(String text) {
        return pdf(new Page(595, 842, 0, text));
    }

    private static PDDocument document(Page... pages) throws IOException {
        var document = new PDDocument();
        for (var one : pages) {
            var page = new PDPage(new PDRectangle(one.width(), one.height()));
            page.setRotation(one.rotation());
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.setLineWidth(4);
                content.addRect(2, 2, one.width() - 4, one.height() - 4);
                content.stroke();
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), one.width() / 20);
                content.newLineAtOffset(one.width() / 10, one.height() * 0.8f);
                content.showText(one.text());
                content.endText();
            }
        }
        return document;
    }

    /** A page with a red square that is an annotation. */
    static byte[] stamped() {
        try (var document = document(new Page(595, 842, 0, "stamped"))) {
            var stamp = new PDAnnotationSquare();
            stamp.setRectangle(new PDRectangle(200, 300, 100, 100));
            stamp.setInteriorColor(new PDColor(new float[] {1, 0, 0}, PDDeviceRGB.INSTANCE));
            stamp.constructAppearances(document);
            document.getPage(0).setAnnotations(List.of(stamp));
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encrypted(String password) {
        try (var document = document(new Page(595, 842, 0, "secret"))) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that is covered by a picture of 64 by 64 pixels in black and white. */
    static byte[] pictured(String filter, byte[] bits) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var picture = new PDImageXObject(
                    document,
                    new ByteArrayInputStream(bits),
                    COSName.getPDFName(filter),
                    64,
                    64,
                    1,
                    PDDeviceGray.INSTANCE);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, page.getMediaBox().getWidth(), 842);
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Black between the columns 16 and 48 of 64 by 64, as scanners write it (T.88 in T.6). */
    static byte[] jbig2() {
        // White to 16, black to 48, white to the end; then each row as the one above, and the end.
        var first = "001" + "101010" + "000001101010" + "1";
        var bits = first + "111".repeat(63) + "000000000001".repeat(2) + "00000";
        var rows = new byte[bits.length() / 8];
        for (int n = 0; n < 8 * rows.length; n++) {
            rows[n / 8] |= (byte) ((bits.charAt(n) - '0') << 7 - n % 8);
        }
        return ByteBuffer.allocate(11 + 19 + 11 + 18 + rows.length)
                .putInt(0) // the page
                .put(new byte[] {48, 0, 1})
                .putInt(19)
                .putInt(64)
                .putInt(64)
                .put(new byte[11])
                .putInt(1) // what is on it
                .put(new byte[] {38, 0, 1})
                .putInt(18 + rows.length)
                .putInt(64)
                .putInt(64)
                .put(new byte[9])
                .put((byte) 1)
                .put(rows)
                .array();
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    /** A picture that is red above and blue below, in the format of that name. */
    static byte[] picture(int width, int height, String format) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var drawing = picture.createGraphics();
        drawing.setColor(Color.RED);
        drawing.fillRect(0, 0, width, height / 2);
        drawing.setColor(Color.BLUE);
        drawing.fillRect(0, height / 2, width, height - height / 2);
        drawing.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same JPEG with a note of the camera which way up it is (Exif). */
    static byte[] turned(byte[] jpeg, int orientation) {
        var note = ByteBuffer.allocate(36);
        note.put((byte) 0xFF).put((byte) 0xE1).putShort((short) 34).put("Exif\0\0".getBytes());
        note.put("MM\0*".getBytes()).putInt(8).putShort((short) 1);
        note.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        note.putShort((short) orientation).putShort((short) 0).putInt(0);
        return ByteBuffer.allocate(jpeg.length + note.capacity())
                .put(jpeg, 0, 2)
                .put(note.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
