package org.caseledger.api.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.caseledger.api.papers.OfdFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a paper that was issued as OFD: its fonts by the id that its pages call them by, and its pages in order.
 */
record IssuedOfd(Map<String, Font> fonts, List<byte[]> pages) {
    private static final String DOCUMENT = "Doc_0/";

    /** A font by its name, with its file where it is embedded. */
    record Font(String name, byte @Nullable [] file) {
        /** Adds it to another file; its id there. */
        int in(OfdFile other) {
            return file == null ? other.font(name) : other.font(file);
        }
    }

    static IssuedOfd of(byte[] ofd) throws IOException {
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        var resources = entries.get(DOCUMENT + "PublicRes.xml");
        var files = named(resources, "Font", "FontFile");
        var fonts = new LinkedHashMap<String, Font>();
        named(resources, "Font", "FontName").forEach((id, name) -> {
            var file = entries.get(DOCUMENT + "Res/" + files.get(id));
            fonts.put(id, new Font(name, file));
        });
        var pages = new ArrayList<byte[]>();
        named(entries.get(DOCUMENT + "Document.xml"), "Page", "BaseLoc")
                .forEach((id, file) -> pages.add(entries.get(DOCUMENT + file)));
        return new IssuedOfd(fonts, pages);
    }

    /** The file of each element by its id, in order: an attribute or an element in it names it. */
    private static Map<String, String> named(byte[] xml, String element, String file) throws IOException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            var found = new LinkedHashMap<String, String>();
            var from = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            var id = "";
            while (from.hasNext()) {
                if (from.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (from.getLocalName().equals(element)) {
                    id = from.getAttributeValue(null, "ID");
                    if (from.getAttributeValue(null, file) != null) {
                        found.put(id, from.getAttributeValue(null, file));
                    }
                } else if (from.getLocalName().equals(file)) {
                    found.put(id, from.getElementText());
                }
            }
            return found;
        } catch (XMLStreamException e) {
            throw new IOException("An issued OFD cannot be read", e);
        }
    }
}
