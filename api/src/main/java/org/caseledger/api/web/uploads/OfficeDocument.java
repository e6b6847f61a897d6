package org.caseledger.api.web.uploads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A document of an office program (ECMA-376): an archive that begins like any other, and is recognised by what its
 * {@code [Content_Types].xml} says of its parts.
 */
final class OfficeDocument {
    private static final String TYPES = "[Content_Types].xml";
    private static final int LARGEST_TYPES = 1024 * 1024;
    private static final int MOST_ENTRIES = 10_000;
    private static final byte[] ENTRY = {'P', 'K', 1, 2};
    private static final Set<String> PROGRAMS =
            Set.of("macroenabled", "vbaproject", "vbadata", "macrosheet", "activex");

    private OfficeDocument() {}

    /** Whether the bytes are such a document of this media type, with no program (macro) in it. */
    static boolean is(byte[] bytes, String mediaType) {
        if (entries(bytes) > MOST_ENTRIES) {
            return false;
        }
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            var types = types(zip);
            return types.contains(mediaType.toLowerCase(Locale.ROOT) + ".main+xml")
                    && types.stream().noneMatch(OfficeDocument::tellsOfAProgram)
                    && Collections.list(zip.getEntries()).stream()
                            .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                            .noneMatch(OfficeDocument::tellsOfAProgram);
        } catch (IOException e) {
            return false; // no archive, or none that anybody could open
        }
    }

    // Counted before they are read, since each is much larger in memory than in the file.
    static int entries(byte[] bytes) {
        int found = 0;
        for (int i = 0; i <= bytes.length - ENTRY.length; i++) {
            if (bytes[i] == ENTRY[0] && Arrays.equals(bytes, i, i + ENTRY.length, ENTRY, 0, ENTRY.length)) {
                found++;
            }
        }
        return found;
    }

    private static boolean tellsOfAProgram(String text) {
        return PROGRAMS.stream().anyMatch(text::contains);
    }

    /** The types of its parts, in small letters; of a document that says none, nothing. */
    private static Set<String> types(ZipFile zip) throws IOException {
        var entry = zip.getEntry(TYPES);
        if (entry == null) {
            return Set.of();
        }
        byte[] xml;
        try (var stream = zip.getInputStream(entry)) {
            xml = stream.readNBytes(LARGEST_TYPES + 1);
        }
        if (xml.length > LARGEST_TYPES) {
            return Set.of();
        }
        var types = new Types();
        PartContents.parse(new ByteArrayInputStream(xml), types);
        return types.found;
    }

    private static final class Types extends DefaultHandler {
        private final Set<String> found = new TreeSet<>();

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            var type = attributes.getValue("ContentType");
            if (type != null) {
                found.add(type.toLowerCase(Locale.ROOT));
            }
        }
    }
}
