package org.caseledger.api.dossier;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A picture of evidence (JPEG or PNG): whether it can be a page of a dossier, and where on it. */
final class EvidencePicture {
    private static final long MOST_PIXELS = 50_000_000;
    private static final int LOOKED_AT = 500;

    /** Millimetres per pixel at 96 dpi: a picture printed larger would show no more detail. */
    private static final double COARSEST = 25.4 / 96;

    private EvidencePicture() {}

    /** The picture, or why it is kept apart; every line of it is read once. */
    static Content of(byte[] bytes, String suffix) {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
                var trial = new PDDocument()) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return new Content.Apart("图片无法读取");
            }
            var reader = readers.next();
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                return new Content.Apart("图片超过5000万像素");
            }
            read(reader, Math.max(1, Math.max(width, height) / LOOKED_AT));
            PDImageXObject.createFromByteArray(trial, bytes, "picture");
            int orientation = suffix.equals("jpg") ? ExifOrientation.of(bytes) : 1;
            return new Content.Picture(bytes, suffix, width, height, orientation);
        } catch (IOException | RuntimeException e) {
            return new Content.Apart("图片无法读取");
        }
    }

    private static void read(ImageReader reader, int every) throws IOException {
        var some = reader.getDefaultReadParam();
        some.setSourceSubsampling(every, every, 0, 0);
        reader.read(0, some);
        reader.dispose();
    }

    /** The sheet that a picture stands on. */
    static Sheet sheet(Content.Picture picture) {
        return Sheet.of(wide(picture), high(picture));
    }

    /** From the unit square to its place on the sheet, in millimetres from its upper left corner. */
    static AffineTransform place(Content.Picture picture) {
        var sheet = sheet(picture);
        double scale = sheet.scale(wide(picture), high(picture));
        var place = new AffineTransform();
        place.translate(sheet.left(wide(picture) * scale), sheet.top());
        place.scale(wide(picture) * scale, high(picture) * scale);
        place.concatenate(ExifOrientation.turning(picture.orientation()));
        return place;
    }

    private static double wide(Content.Picture picture) {
        boolean turns = ExifOrientation.turns(picture.orientation());
        return (turns ? picture.height() : picture.width()) * COARSEST;
    }

    private static double high(Content.Picture picture) {
        boolean turns = ExifOrientation.turns(picture.orientation());
        return (turns ? picture.width() : picture.height()) * COARSEST;
    }
}
