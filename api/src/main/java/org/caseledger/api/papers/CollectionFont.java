package org.caseledger.api.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The standard Chinese font of PDF by its name, not embedded (ISO 32000 9.7.5.2): texts are written in UTF-16, and
 * programs that show PDF know the characters of the collection Adobe-GB1. The library reads such fonts and does not
 * write them.
 */
final class CollectionFont extends PDType0Font {
    private static final String NAME = "STSong-Light";
    private static final String CODES = "UniGB-UTF16-H";
    private static final int BLOCK = 100;

    private final Set<Integer> written = new TreeSet<>();

    CollectionFont() throws IOException {
        super(dictionary());
    }

    /** The codes of the characters that the collection has. */
    static CMap codes() {
        try {
            return new CMapParser().parsePredefined(CODES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static COSDictionary dictionary() {
        var descriptor = new PDFontDescriptor(new COSDictionary());
        descriptor.getCOSObject().setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setFontName(NAME);
        descriptor.setSerif(true);
        descriptor.setSymbolic(true);
        descriptor.setFontBoundingBox(new PDRectangle(-25, -254, 1025, 1134));
        descriptor.setAscent(880);
        descriptor.setDescent(-120);
        descriptor.setCapHeight(880);
        descriptor.setStemV(93);

        var collection = new COSDictionary();
        collection.setString(COSName.REGISTRY, "Adobe");
        collection.setString(COSName.ORDERING, "GB1");
        collection.setInt(COSName.SUPPLEMENT, 5);

        var characters = new COSDictionary();
        characters.setItem(COSName.TYPE, COSName.FONT);
        characters.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        characters.setName(COSName.BASE_FONT, NAME);
        characters.setItem(COSName.CIDSYSTEMINFO, collection);
        characters.setItem(COSName.FONT_DESC, descriptor);
        characters.setInt(COSName.DW, 1000);

        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, NAME + "-" + CODES);
        font.setName(COSName.ENCODING, CODES);
        font.setItem(COSName.DESCENDANT_FONTS, new COSArray(java.util.List.of(characters)));
        return font;
    }

    @Override
    protected byte[] encode(int character) {
        return Character.toString(character).getBytes(StandardCharsets.UTF_16BE);
    }

    @Override
    public boolean willBeSubset() {
        return true;
    }

    @Override
    public void addToSubset(int character) {
        written.add(character);
    }

    /**
     * Before the document is saved: says of each code which character it is. By the collection alone some would be
     * copied as others, such as … as ⋯.
     */
    @Override
    public void subset() throws IOException {
        var map = new StringBuilder();
        map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        map.append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n");
        map.append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
        map.append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        var codes = written.stream()
                .map(c -> HexFormat.of().withUpperCase().formatHex(encode(c)))
                .toList();
        for (int from = 0; from < codes.size(); from += BLOCK) {
            var block = codes.subList(from, Math.min(from + BLOCK, codes.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(code -> map.append("<%s> <%s>\n".formatted(code, code)));
            map.append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        var stream = new COSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
        }
        getCOSObject().setItem(COSName.TO_UNICODE, stream);
    }
}
