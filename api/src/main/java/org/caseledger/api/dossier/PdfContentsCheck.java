package org.caseledger.api.dossier;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Looks at everything that the pages of a PDF need before it is drawn: what unpacks to more than memory holds, and
 * pictures of a format that nothing here can show, keep the file out.
 */
final class PdfContentsCheck {
    private static final long MOST_UNPACKED = 256L * 1024 * 1024;
    private static final long MOST_PIXELS = 200_000_000;
    private static final int CHUNK = 64 * 1024;
    private static final Set<COSName> PACKINGS =
            Set.of(COSName.FLATE_DECODE, COSName.LZW_DECODE, COSName.RUN_LENGTH_DECODE);

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long unpacked;

    /** Throws {@link UnsafePdfException} where the page is not to be drawn. */
    void check(PDPage page) throws IOException {
        Deque<COSBase> open = new ArrayDeque<>();
        open.push(page.getCOSObject());
        var resources = page.getResources();
        if (resources != null) {
            open.push(resources.getCOSObject());
        }
        while (!open.isEmpty()) {
            var one = open.pop();
            var base = one instanceof COSObject reference ? reference.getObject() : one;
            if (base == null || !seen.add(base)) {
                continue;
            }
            if (base instanceof COSStream stream) {
                check(stream);
            }
            if (base instanceof COSDictionary dictionary) {
                dictionary.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(COSName.PARENT))
                        .forEach(entry -> open.push(entry.getValue()));
            } else if (base instanceof COSArray array) {
                array.forEach(value -> {
                    if (value != null) {
                        open.push(value);
                    }
                });
            }
        }
    }

    private void check(COSStream stream) throws IOException {
        var filters = stream.getFilters();
        int packings = 0;
        int all = filters instanceof COSArray array ? array.size() : filters == null ? 0 : 1;
        for (int n = 0; n < all; n++) {
            var filter = filters instanceof COSArray array ? array.getObject(n) : filters;
            packings += PACKINGS.contains(filter) ? 1 : 0;
            if (COSName.JPX_DECODE.equals(filter)) {
                throw new UnsafePdfException("PDF含无法显示的图像（JPEG 2000）");
            }
        }
        long pixels = (long) stream.getInt(COSName.WIDTH, 0) * (long) stream.getInt(COSName.HEIGHT, 0);
        if (packings > 1 || pixels > MOST_PIXELS) {
            throw tooMuch();
        } else if (packings == 1) {
            unpack(stream);
        }
    }

    private void unpack(COSStream stream) throws IOException {
        var inflater = new Inflater();
        var from = new byte[CHUNK];
        var into = new byte[CHUNK];
        try (var raw = stream.createRawInputStream()) {
            for (int read = raw.read(from); read > 0; read = raw.read(from)) {
                inflater.setInput(from, 0, read);
                for (int n = inflater.inflate(into); n > 0; n = inflater.inflate(into)) {
                    unpacked += n;
                    if (unpacked > MOST_UNPACKED) {
                        throw tooMuch();
                    }
                }
            }
        } catch (DataFormatException e) {
            // It is packed in another way, or broken: the library reads as far as it can.
        } finally {
            inflater.end();
        }
    }

    private static UnsafePdfException tooMuch() {
        return new UnsafePdfException("PDF解压后过大");
    }
}
