package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The objects of a PDF as its trailer counts them. */
public final class PdfObjects {
    private static final Pattern OBJECT = Pattern.compile("(?m)^([1-9]\\d*) 0 obj\\b");
    private static final Pattern SIZE = Pattern.compile("/Size (\\d+)");

    private PdfObjects() {}

    /** The size is one more than the highest number (ISO 32000 7.5.5). */
    public static void areCounted(byte[] pdf) {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("/ObjStm");
        int highest = OBJECT.matcher(text)
                .results()
                .mapToInt(PdfObjects::number)
                .max()
                .orElse(0);
        var trailer = text.substring(text.lastIndexOf("trailer"));
        assertThat(SIZE.matcher(trailer).results().mapToInt(PdfObjects::number)).containsExactly(highest + 1);
    }

    private static int number(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }
}
