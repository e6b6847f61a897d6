package org.caseledger.api.web.uploads;

import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

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
    private static final int ZLIB = 0x78;

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
    private long work;

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
        if (packedOtherwise || work > MOST_WORK) {
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
        for (int i = 0; i < pdf.length - STREAM.length && work <= MOST_WORK; i++) {
            if (pdf[i] == STREAM[0] && matches(pdf, i)) {
                int start = i + STREAM.length;
                while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
                    start++;
                }
                if (start < pdf.length && (pdf[start] & 0x0f) == (ZLIB & 0x0f)) {
                    unpack(pdf, start);
                }
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

    private void unpack(byte[] pdf, int start) {
        var inflater = new Inflater();
        var unpacked = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        try {
            inflater.setInput(pdf, start, pdf.length - start);
            while (!inflater.finished() && work <= MOST_WORK) {
                int written = inflater.inflate(chunk);
                if (written == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                work += written;
                unpacked.write(chunk, 0, written);
                if (unpacked.size() >= CHUNK * CHUNK / LONGEST_NAME) {
                    look(unpacked);
                }
            }
        } catch (DataFormatException e) {
            // The data before the error is examined, since a program would show it.
        } finally {
            work += inflater.getBytesRead();
            inflater.end();
        }
        look(unpacked);
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
