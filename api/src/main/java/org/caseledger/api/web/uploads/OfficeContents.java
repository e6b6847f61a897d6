package org.caseledger.api.web.uploads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The contents of an office document (ECMA-376): the types of its parts by their first bytes, whatever their names and
 * types claim, and which of them are external.
 */
final class OfficeContents {
    private static final int FIRST_BYTES = 16;
    private static final int LARGEST_LIST = 1024 * 1024;
    private static final int DEEPEST = 2;
    private static final long MOST_WORK = 256L * 1024 * 1024;
    private static final long WORK_OF_A_PART = 8 * 1024; // however small it is

    /** A link that one has to follow oneself. */
    private static final String HYPERLINK = "/hyperlink";

    private static final Set<String> MACROS =
            Set.of("/vbaproject", "/xlmacrosheet", "/xlintlmacrosheet", "/wordvbadata");
    private static final Set<String> OBJECTS = Set.of("/oleobject", "/control", "/activexcontrol", "/afchunk");
    private static final Set<String> DATA = Set.of("/connections", "/querytable");

    /** How programs of the usual systems begin. */
    private static final List<String> PROGRAMS = List.of("MZ", "\u007fELF", "#!");

    private final Set<ActiveContent> found = EnumSet.noneOf(ActiveContent.class);
    private final UnpackedWork work = new UnpackedWork(MOST_WORK);

    private OfficeContents() {}

    /** An {@link IOException} where it is no document that anybody could open. */
    static Set<ActiveContent> of(byte[] document) throws IOException {
        var contents = new OfficeContents();
        try {
            contents.look(document, 0);
        } catch (IOException e) {
            if (!contents.work.isOver()) {
                throw e;
            }
            contents.found.add(ActiveContent.HIDDEN);
        }
        return contents.found;
    }

    private void look(byte[] document, int depth) throws IOException {
        // Before they are listed, since each is much larger in memory than in the file.
        work.count(0, WORK_OF_A_PART * OfficeDocument.entries(document));
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(document))
                .get()) {
            var names = new HashSet<String>();
            for (var part : Collections.list(zip.getEntries())) {
                var name = part.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
                if (!names.add(name)) {
                    found.add(ActiveContent.REPEATED_PART);
                }
                if (name.endsWith(".rels")) {
                    new References().read(read(zip, part, LARGEST_LIST));
                }
                look(zip, part, depth);
            }
        }
    }

    private void look(ZipFile zip, ZipArchiveEntry part, int depth) throws IOException {
        var first = first(zip, part, FIRST_BYTES);
        if (PROGRAMS.stream().anyMatch(new String(first, StandardCharsets.ISO_8859_1)::startsWith)) {
            found.add(ActiveContent.EMBEDDED_OBJECT);
        } else if (mayBeXml(new String(first, StandardCharsets.ISO_8859_1))) {
            examine(zip, part);
        }
        switch (FileMagic.valueOf(Arrays.copyOf(first, FIRST_BYTES))) {
            case OLE2 -> found.add(ActiveContent.EMBEDDED_OBJECT);
            case OOXML -> {
                // The figures behind a chart are a document of their own.
                if (depth == DEEPEST) {
                    found.add(ActiveContent.HIDDEN);
                } else {
                    look(read(zip, part, EvidenceFile.LARGEST), depth + 1);
                }
            }
            default -> {}
        }
    }

    /** Whatever its name: programs go by the types of parts. */
    private static boolean mayBeXml(String first) {
        var begins = first.replaceAll("[\\s\0\u00ef\u00bb\u00bf\u00fe\u00ff]", "");
        return begins.startsWith("<") || begins.isEmpty() && first.matches("(?s).*\\s.*");
    }

    private void examine(ZipFile zip, ZipArchiveEntry part) throws IOException {
        try (var stream = work.counted(zip.getInputStream(part))) {
            new PartContents(found).read(stream);
        } catch (IOException e) {
            // Drawings of earlier programs need not be well-formed; nothing in them acts.
            if (!isOldDrawing(zip, part)) {
                found.add(ActiveContent.HIDDEN);
            }
        }
    }

    private boolean isOldDrawing(ZipFile zip, ZipArchiveEntry part) throws IOException {
        var name = part.getName().toLowerCase(Locale.ROOT);
        return name.endsWith(".vml")
                && !new String(read(zip, part, LARGEST_LIST), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .contains("<!doctype");
    }

    private byte[] first(ZipFile zip, ZipArchiveEntry part, int most) throws IOException {
        try (var stream = work.counted(zip.getInputStream(part))) {
            return stream.readNBytes(most);
        }
    }

    private byte[] read(ZipFile zip, ZipArchiveEntry part, int most) throws IOException {
        var bytes = first(zip, part, most + 1);
        if (bytes.length > most) {
            throw new IOException("larger than any: " + part.getName());
        }
        return bytes;
    }

    /** What a part refers to. */
    private final class References extends DefaultHandler {
        void read(byte[] xml) throws IOException {
            PartContents.parse(new ByteArrayInputStream(xml), this);
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            var type = lower(attributes.getValue("Type"));
            if (MACROS.stream().anyMatch(type::endsWith)) {
                found.add(ActiveContent.MACRO);
            }
            if (OBJECTS.stream().anyMatch(type::endsWith)) {
                found.add(ActiveContent.EMBEDDED_OBJECT);
            }
            if (DATA.stream().anyMatch(type::endsWith)) {
                found.add(ActiveContent.EXTERNAL_PART);
            }
            boolean elsewhere = lower(attributes.getValue("TargetMode")).equals("external");
            if (elsewhere && !type.endsWith(HYPERLINK)) {
                found.add(ActiveContent.EXTERNAL_PART);
            }
        }

        private String lower(String value) {
            return value == null ? "" : value.toLowerCase(Locale.ROOT);
        }
    }
}
