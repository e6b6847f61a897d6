package org.caseledger.api.papers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fonts of papers in an OFD file, by which its texts are written: {@code ids} by font, {@code glyphs} by character.
 */
public record OfdType(PaperFont font, Map<Integer, Integer> ids, Map<Integer, Integer> glyphs) {
    /** Adds what these pages need of the fonts to a file, and the digits. */
    public static OfdType of(PaperFont font, List<PaperPage> pages, OfdFile file) {
        var needed = new TreeMap<Integer, StringBuilder>();
        for (var part : font.parts("0123456789" + PaperPage.characters(pages))) {
            needed.computeIfAbsent(part.face(), n -> new StringBuilder()).append(part.text());
        }
        var ids = new TreeMap<Integer, Integer>();
        var glyphs = new TreeMap<Integer, Integer>();
        synchronized (font) {
            needed.forEach((n, text) -> ids.put(n, font.face(n).in(file, text.toString(), glyphs)));
        }
        return new OfdType(font, ids, glyphs);
    }
}
