package org.caseledger.api.web.uploads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The contents of an office document (ECMA-376): the types of its parts by their first bytes, whatever their names and
 * types claim, and which of them are external.
 */
final class OfficeContents {
    private static final int FIRST_BYTES = 16;
    private static final int LARGEST_LIST = 1024 * 1024;
    private static final int DEEPEST = 2;

    /** A link that one has to follow oneself. */
    private static final String HYPERLINK = "/hyperlink";

    private static final Set<String> MACROS =
            Set.of("/vbaproject", "/xlmacrosheet", "/xlintlmacrosheet", "/wordvbadata");
    private static final Set<String> OBJECTS = Set.of("/oleobject", "/control", "/activexcontrol");

    private final Set<ActiveContent> found = EnumSet.noneOf(ActiveContent.class);

    private OfficeContents() {}

    /** An {@link IOException} where it is no document that anybody could open. */
    static Set<ActiveContent> of(byte[] document) throws IOException {
        var contents = new OfficeContents();
        contents.look(document, 0);
        return contents.found;
    }

    private void look(byte[] document, int depth) throws IOException {
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
        switch (FileMagic.valueOf(first(zip, part))) {
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

    private static byte[] first(ZipFile zip, ZipArchiveEntry part) throws IOException {
        try (var stream = zip.getInputStream(part)) {
            var bytes = new byte[FIRST_BYTES];
            stream.readNBytes(bytes, 0, FIRST_BYTES);
            return bytes;
        }
    }

    private static byte[] read(ZipFile zip, ZipArchiveEntry part, int most) throws IOException {
        try (var stream = zip.getInputStream(part)) {
            var bytes = stream.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("larger than any: " + part.getName());
            }
            return bytes;
        }
    }

    /** What a part refers to. */
    private final class References extends DefaultHandler {
        void read(byte[] xml) throws IOException {
            try {
                var reader = XMLHelper.newXMLReader(); // which knows no DTD and no entities
                reader.setContentHandler(this);
                reader.setErrorHandler(this); // which tells and does not log
                reader.parse(new InputSource(new ByteArrayInputStream(xml)));
            } catch (SAXException e) {
                throw new IOException(e);
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException(e);
            }
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
