package org.caseledger.api.dossier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a photograph is shown, as the camera noted it in the file (Exif 2.3, tag 0x0112). */
final class ExifOrientation {
    private static final int UPRIGHT = 1;
    private static final int SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int TAG = 0x0112;

    private ExifOrientation() {}

    /** From 1 to 8; 1 where the file does not say. */
    static int of(byte[] jpeg) {
        try {
            var bytes = ByteBuffer.wrap(jpeg);
            int at = 2;
            while ((bytes.get(at) & 0xFF) == 0xFF && (bytes.get(at + 1) & 0xFF) != SCAN) {
                int length = bytes.getShort(at + 2) & 0xFFFF;
                if ((bytes.get(at + 1) & 0xFF) == APP1 && isExif(jpeg, at + 4)) {
                    return inTiff(bytes.slice(at + 10, length - 8));
                }
                at += 2 + length;
            }
        } catch (IndexOutOfBoundsException e) {
            // A truncated file has no orientation.
        }
        return UPRIGHT;
    }

    private static boolean isExif(byte[] jpeg, int at) {
        return new String(jpeg, at, 6, ISO_8859_1).equals("Exif\0\0");
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int n = 0; n < entries; n++) {
            int entry = directory + 2 + 12 * n;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int said = tiff.getShort(entry + 8);
                return said >= UPRIGHT && said <= 8 ? said : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height are exchanged. */
    static boolean turns(int orientation) {
        return orientation > 4;
    }

    /** Turns the unit square, seen from its upper left corner, as the picture is turned. */
    static AffineTransform turning(int orientation) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, 1, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, 1, 1);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, 1);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, 1, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, 1, 1);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, 1);
            default -> new AffineTransform();
        };
    }
}
