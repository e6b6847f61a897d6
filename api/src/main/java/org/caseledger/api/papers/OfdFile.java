package org.caseledger.api.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An OFD file (GB/T 33190) of one document: fonts and pictures first, then the pages that use them. It is written here,
 * in memory: the library that writes OFD puts every page in plain text on the disk.
 */
public final class OfdFile {
    /** Bytes of the number of a document; it follows from its contents. */
    private static final int DOCUMENT_ID = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final MessageDigest digest = Sha256.begin();
    private final ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(bytes, digest));
    private final Map<Integer, Font> fonts = new LinkedHashMap<>();
    private final Map<Integer, String> pictures = new LinkedHashMap<>();
    private final Map<Integer, String> pages = new LinkedHashMap<>();
    private int lastId;

    /** A font by its name, with its file where it is embedded. */
    private record Font(String name, @Nullable String file) {}

    /** Adds a TrueType font; its id. */
    public int font(byte[] font) {
        int id = ++lastId;
        fonts.put(id, new Font("Paper", resource("font_%d.ttf".formatted(id), font)));
        return id;
    }

    /** Names a font that whoever shows the file has, or takes another one in its place; its id. */
    public int font(String name) {
        fonts.put(++lastId, new Font(name, null));
        return lastId;
    }

    /** Adds a picture, such as {@code jpg} or {@code png}; its id. */
    public int picture(byte[] picture, String suffix) {
        int id = ++lastId;
        pictures.put(id, resource("picture_%d.%s".formatted(id, suffix), picture));
        return id;
    }

    private String resource(String name, byte[] contents) {
        entry("Doc_0/Res/" + name, contents);
        return name;
    }

    /** A page to be written on and then added. */
    public OfdPage page(double width, double height) {
        return new OfdPage(width, height, () -> ++lastId);
    }

    /** Adds a page; nothing more is written on it. */
    public void add(OfdPage page) {
        var place = "Pages/Page_%d/Content.xml".formatted(pages.size());
        pages.put(++lastId, place);
        entry("Doc_0/" + place, page.bytes());
    }

    /** How many bytes it has so far. */
    public int size() {
        return bytes.size();
    }

    /** The whole file. */
    public byte[] finish(String title) {
        try {
            entry("OFD.xml", root(title));
            entry("Doc_0/Document.xml", document());
            entry("Doc_0/PublicRes.xml", fonts());
            if (!pictures.isEmpty()) {
                entry("Doc_0/DocumentRes.xml", pictures());
            }
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void entry(String name, byte[] contents) {
        try {
            var entry = new ZipEntry(name);
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(contents);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] root(String title) {
        var xml = new OfdXml();
        xml.start("OFD", "Version", "1.0", "DocType", "OFD");
        xml.start("DocBody");
        xml.start("DocInfo");
        xml.leaf("DocID", HexFormat.of().formatHex(digest.digest(), 0, DOCUMENT_ID));
        xml.leaf("Title", title);
        if (fonts.values().stream().anyMatch(font -> font.file() == null)) {
            xml.leaf("Subject", PaperFont.NOT_EMBEDDED.zh());
        }
        xml.leaf("Creator", "case-ledger");
        xml.end();
        xml.leaf("DocRoot", "Doc_0/Document.xml");
        xml.end();
        xml.end();
        return xml.bytes();
    }

    private byte[] document() {
        var xml = new OfdXml();
        xml.start("Document");
        xml.start("CommonData");
        xml.leaf("MaxUnitID", String.valueOf(lastId));
        xml.start("PageArea");
        xml.leaf("PhysicalBox", OfdXml.box(0, 0, PaperPage.WIDTH, PaperPage.HEIGHT));
        xml.end();
        xml.leaf("PublicRes", "PublicRes.xml");
        if (!pictures.isEmpty()) {
            xml.leaf("DocumentRes", "DocumentRes.xml");
        }
        xml.end();
        xml.start("Pages");
        pages.forEach((id, place) -> {
            xml.start("Page", "ID", String.valueOf(id), "BaseLoc", place);
            xml.end();
        });
        xml.end();
        xml.end();
        return xml.bytes();
    }

    private byte[] fonts() {
        var xml = new OfdXml();
        xml.start("Res", "BaseLoc", "Res");
        xml.start("Fonts");
        fonts.forEach((id, font) -> {
            var number = String.valueOf(id);
            xml.start("Font", "ID", number, "FontName", font.name(), "Charset", "unicode");
            if (font.file() != null) {
                xml.leaf("FontFile", font.file());
            }
            xml.end();
        });
        xml.end();
        xml.end();
        return xml.bytes();
    }

    private byte[] pictures() {
        var xml = new OfdXml();
        xml.start("Res", "BaseLoc", "Res");
        xml.start("MultiMedias");
        pictures.forEach((id, file) -> {
            var format = file.endsWith("png") ? "PNG" : "JPEG";
            xml.start("MultiMedia", "ID", String.valueOf(id), "Type", "Image", "Format", format);
            xml.leaf("MediaFile", file);
            xml.end();
        });
        xml.end();
        xml.end();
        return xml.bytes();
    }
}
