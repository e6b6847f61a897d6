package org.caseledger.api.papers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;

/** Papers with a value in each place of their templates. */
public final class SamplePapers {
    /** Of a machine without fonts. */
    public static final PaperFont NAMED = new PaperFont(List.of("/none.ttf"), List.of());

    /** Of fonts-wqy-microhei and fonts-hanazono. */
    public static final PaperFont EMBEDDED = new PaperFont(
            List.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
            List.of(
                    "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
                    "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"));

    private static final PaperTemplates TEMPLATES = new PaperTemplates("");

    private SamplePapers() {}

    /** The files of a paper of that number, whose last paragraph is a text. */
    public static Map<PaperFormat, byte[]> files(
            PaperKind kind, String number, String value, String text, PaperFont font) {
        return new PaperWriter(font).write(paper(kind, number, value, text));
    }

    static Paper paper(PaperKind kind, String number, String value, String text) {
        var blocks = TEMPLATES.of(kind).blocks(place -> place.equals("kind") ? "投诉" : value);
        var last = new Block.Paragraph(text, true, false);
        var lines = Stream.concat(blocks.stream(), Stream.of(last)).toList();
        var title = ((Block.Title) blocks.get(0)).text();
        var points = TEMPLATES.of(kind).points();
        return new Paper(title, number, points, lines, "核验：扫描右侧二维码。", "文号：1");
    }
}
