package org.caseledger.api.web.uploads;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * Finds the names in a PDF (ISO 32000) that allow active content. All bytes are searched, and the unpacked streams up
 * to a limit, since programs that show a PDF also read a broken one; a library would unpack its object streams however
 * large they are.
 */
final class PdfContents {
    private static final int LONGEST_NAME = 64;
    private static final int CHUNK = 16 * 1024;
    private static final long MOST_WORK = 128L * 1024 * 1024;
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int DEFLATED = 8;
    private static final int MOST_PACKINGS = 8;

    private static final Map<String, ActiveContent> ACTING = Map.of(
            "JavaScript", ActiveContent.SCRIPT,
            "XFA", ActiveContent.SCRIPT,
            "Launch", ActiveContent.LAUNCH,
            "EmbeddedFile", ActiveContent.ATTACHED_FILE,
            "EmbeddedFiles", ActiveContent.ATTACHED_FILE,
            "RichMedia", ActiveContent.ATTACHED_FILE,
            "Encrypt", ActiveContent.HIDDEN);

    /** Short enough to come about by chance; it stands in a form. */
    private static final String FORM_OF_XML = "XFA";

    private static final Set<String> OTHER_PACKINGS =
            Set.of("LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode");

    private final Set<String> names = new HashSet<>();
    private final UnpackedWork work = new UnpackedWork(MOST_WORK);
    private boolean tooOften;

    private PdfContents() {}

    static Set<ActiveContent> of(byte[] pdf) {
        var contents = new PdfContents();
        contents.names(pdf, pdf.length);
        contents.streams(pdf);
        return contents.found();
    }

    private Set<ActiveContent> found() {
        var found = EnumSet.noneOf(ActiveContent.class);
        for (var name : names) {
            var acting = ACTING.get(name);
            if (acting != null && (!name.equals(FORM_OF_XML) || names.contains("AcroForm"))) {
                found.add(acting);
            }
        }
        boolean packedOtherwise = names.contains("ObjStm") && names.stream().anyMatch(OTHER_PACKINGS::contains);
        if (packedOtherwise || tooOften || work.isOver()) {
            found.add(ActiveContent.HIDDEN);
        }
        return found;
    }

    private void names(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '/') {
                var name = name(bytes, i + 1, length);
                if (ACTING.containsKey(name)
                        || OTHER_PACKINGS.contains(name)
                        || name.equals("ObjStm")
                        || name.equals("AcroForm")) {
                    names.add(name);
                }
            }
        }
    }

    /** A name without its slash; any of its characters may be written by its number. */
    private static String name(byte[] bytes, int start, int length) {
        var name = new StringBuilder();
        for (int i = start; i < length && name.length() < LONGEST_NAME; i++) {
            int c = bytes[i];
            if (c == '#' && i + 2 < length) {
                int high = Character.digit(bytes[i + 1], 16);
                int low = Character.digit(bytes[i + 2], 16);
                c = high < 0 || low < 0 ? c : high * 16 + low;
                i += high < 0 || low < 0 ? 0 : 2;
            } else if (!Character.isLetterOrDigit(c)) {
                break;
            }
            name.append((char) c);
        }
        return name.toString();
    }

    private void streams(byte[] pdf) {
        for (int i = 0; i < pdf.length - STREAM.length && !work.isOver(); i++) {
            if (pdf[i] == STREAM[0] && matches(pdf, i)) {
                int start = i + STREAM.length;
                while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
                    start++;
                }
                unpack(pdf, start);
            }
        }
    }

    private static boolean matches(byte[] pdf, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (pdf[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    /** Once, and again as long as what comes out looks packed: it is examined each time, since it may only look so. */
    private void unpack(byte[] pdf, int start) {
        boolean packed = start + 1 < pdf.length && isPacked(pdf[start], pdf[start + 1]);
        for (int times = 1; packed && !work.isOver(); times++) {
            tooOften |= times > MOST_PACKINGS;
            packed = !tooOften && unpack(pdf, start, times);
        }
    }

    /** As RFC 1950 begins: the method, and a check of the two bytes. */
    private static boolean isPacked(byte first, byte second) {
        return (first & 0x0f) == DEFLATED && ((first & 0xff) << 8 | second & 0xff) % 31 == 0;
    }

    private boolean unpack(byte[] pdf, int start, int times) {
        var unpacked = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        var beginning = new ByteArrayOutputStream();
        var layer = work.counted(new ByteArrayInputStream(pdf, start, pdf.length - start));
        for (int i = 0; i < times; i++) {
            layer = work.counted(new InflaterInputStream(layer));
        }
        try (var stream = layer) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                beginning.write(chunk, 0, Math.min(read, 2 - Math.min(beginning.size(), 2)));
                unpacked.write(chunk, 0, read);
                if (unpacked.size() >= CHUNK * CHUNK / LONGEST_NAME) {
                    look(unpacked);
                }
            }
        } catch (IOException e) {
            // The data before the error is examined, since a program would show it.
        }
        look(unpacked);
        var two = beginning.toByteArray();
        return two.length == 2 && isPacked(two[0], two[1]);
    }

    /** A name may go on in what is unpacked next: the end is kept. */
    private void look(ByteArrayOutputStream unpacked) {
        var bytes = unpacked.toByteArray();
        names(bytes, bytes.length);
        unpacked.reset();
        int kept = Math.min(bytes.length, LONGEST_NAME * 3);
        unpacked.write(bytes, bytes.length - kept, kept);
    }
}
