package org.caseledger.api.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * A TrueType font with some characters of another, and the glyph of each. The library leaves characters beyond the
 * basic plane out of what it can write as a table of characters: for these the table is written here, in the format for
 * all of Unicode (12).
 */
record FontSubset(byte[] bytes, Map<Integer, Integer> glyphs) {
    private static final List<String> TABLES = List.of(
            "OS/2", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep");
    private static final int HEAD = 12;
    private static final int ENTRY = 16;
    private static final int GROUP = 12;

    static FontSubset of(TrueTypeFont font, String characters) throws IOException {
        boolean basic = characters.codePoints().allMatch(Character::isBmpCodePoint);
        var subsetter = basic ? new TTFSubsetter(font) : new TTFSubsetter(font, TABLES);
        characters.codePoints().forEach(subsetter::add);
        var bytes = new ByteArrayOutputStream();
        subsetter.writeToStream(bytes);
        var here = new HashMap<Integer, Integer>();
        subsetter.getGIDMap().forEach((glyph, there) -> here.put(there, glyph));
        var lookup = font.getUnicodeCmapLookup();
        var glyphs = new TreeMap<Integer, Integer>();
        characters.codePoints().forEach(c -> glyphs.put(c, here.get(lookup.getGlyphId(c))));
        var subset = bytes.toByteArray();
        return new FontSubset(basic ? subset : with(table(glyphs), subset), glyphs);
    }

    private static byte[] table(Map<Integer, Integer> glyphs) {
        int length = 16 + GROUP * glyphs.size();
        // One table, for Windows (3) and all of Unicode (10), which begins after these 12 bytes.
        var table = ByteBuffer.allocate(12 + length);
        table.putShort((short) 0).putShort((short) 1);
        table.putShort((short) 3).putShort((short) 10).putInt(12);
        table.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0);
        table.putInt(glyphs.size());
        glyphs.forEach((c, glyph) -> table.putInt(c).putInt(c).putInt(glyph));
        return table.array();
    }

    /** The font with a table of characters: tables stand in the order of their names. */
    private static byte[] with(byte[] characters, byte[] font) {
        var from = ByteBuffer.wrap(font);
        int tables = from.getShort(4);
        int moved = ENTRY;
        var into = ByteBuffer.allocate(font.length + ENTRY + characters.length);
        int power = Integer.highestOneBit(tables + 1);
        into.putInt(from.getInt(0)).putShort((short) (tables + 1));
        into.putShort((short) (power * ENTRY));
        into.putShort((short) Integer.numberOfTrailingZeros(power));
        into.putShort((short) ((tables + 1 - power) * ENTRY));
        boolean waits = true;
        for (int n = 0; n < tables; n++) {
            int at = HEAD + n * ENTRY;
            var name = new String(font, at, 4, StandardCharsets.US_ASCII);
            if (waits && name.compareTo("cmap") > 0) {
                entry(into, characters, font.length + moved);
                waits = false;
            }
            into.put(font, at, 8).putInt(from.getInt(at + 8) + moved).putInt(from.getInt(at + 12));
        }
        int begin = HEAD + tables * ENTRY;
        into.put(font, begin, font.length - begin).put(characters);
        return into.array();
    }

    private static void entry(ByteBuffer into, byte[] table, int offset) {
        var words = ByteBuffer.wrap(table);
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        into.put("cmap".getBytes(StandardCharsets.US_ASCII)).putInt(sum);
        into.putInt(offset).putInt(table.length);
    }
}
