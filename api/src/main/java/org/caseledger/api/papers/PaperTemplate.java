package org.caseledger.api.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The text of a paper with placeholders: first what is asked, then after a line of {@code ---} the paper itself, one
 * block a line. docs/documents.md describes it for those who write their own.
 */
final class PaperTemplate {
    private static final Pattern ASK =
            Pattern.compile("ask([!?]) ([\\w.]+) (text|long|date|time) ([^|=]+)\\|([^=]+?)(?: = (.*))?");
    private static final Pattern PLACE = Pattern.compile("\\{([\\w.]+)}");

    private final List<Asked> asked = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int points = Paper.USUAL;

    private PaperTemplate() {}

    /** Reads a template; throws {@link LabelledException} that names the line where it is mistaken. */
    static PaperTemplate of(String name, String text, Set<String> known) {
        var template = new PaperTemplate();
        boolean body = false;
        var lines = text.strip().split("\r?\n", -1);
        for (int n = 0; n < lines.length; n++) {
            if (!body && lines[n].equals("---")) {
                body = true;
            } else if (body) {
                template.lines.add(lines[n]);
            } else if (lines[n].matches("size \\d{1,2}")) {
                template.points = Integer.parseInt(lines[n].substring(5));
            } else if (!lines[n].isBlank() && !lines[n].startsWith("//")) {
                template.asked.add(asked(name, n + 1, lines[n]));
            }
        }
        template.check(name, lines, known);
        return template;
    }

    private static Asked asked(String name, int line, String text) {
        var parts = ASK.matcher(text);
        if (!parts.matches()) {
            throw mistake(name, line, "应为 ask! 名称 text|long|date|time 中文 | English");
        }
        return new Asked(
                parts.group(2),
                parts.group(1).equals("!"),
                Asked.Kind.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
                new Text(parts.group(4).strip(), parts.group(5).strip()),
                parts.group(6) == null ? "" : parts.group(6).strip());
    }

    private void check(String name, String[] lines, Set<String> known) {
        var all = new LinkedHashSet<>(known);
        asked.forEach(one -> all.add(one.name()));
        for (int n = 0; n < lines.length; n++) {
            var places = PLACE.matcher(lines[n]);
            while (places.find()) {
                if (!all.contains(places.group(1))) {
                    throw mistake(name, n + 1, "{" + places.group(1) + "}");
                }
            }
        }
        if (this.lines.stream().noneMatch(line -> line.startsWith("# "))) {
            throw mistake(name, lines.length, "# …");
        }
    }

    private static LabelledException mistake(String name, int line, String what) {
        return new LabelledException(
                Text.format("文书模板 %s 第%s行有误：%s", "Template %s of papers, line %s is mistaken: %s", name, line, what));
    }

    /** What it asks for. */
    List<Asked> asked() {
        return asked;
    }

    /** The size of its text. */
    int points() {
        return points;
    }

    /** Every placeholder that stands in it. */
    Set<String> places() {
        var places = new LinkedHashSet<String>();
        Stream.concat(lines.stream(), asked.stream().map(Asked::usual))
                .map(PLACE::matcher)
                .forEach(found -> {
                    while (found.find()) {
                        places.add(found.group(1));
                    }
                });
        return places;
    }

    /** A text with the value of each placeholder in its place. */
    static String filled(String text, UnaryOperator<String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(values.apply(place.group(1))));
    }

    /** The blocks of the paper, with the value of each placeholder. */
    List<Block> blocks(UnaryOperator<String> values) {
        return lines.stream().map(line -> block(line, values)).toList();
    }

    private static Block block(String line, UnaryOperator<String> values) {
        if (line.isBlank()) {
            return new Block.Gap();
        } else if (line.equals("[seal]")) {
            return new Block.Seal(values.apply("office"), values.apply("date"));
        } else if (line.equals("[page]")) {
            return new Block.NewPage();
        } else if (line.startsWith("|")) {
            return new Block.Row(Arrays.stream(line.substring(1).split("\\|"))
                    .map(cell -> filled(cell.strip(), values))
                    .toList());
        } else if (line.startsWith("# ")) {
            return new Block.Title(filled(line.substring(2), values));
        }
        boolean right = line.startsWith("> ");
        boolean flush = line.startsWith("= ");
        var text = filled(right || flush ? line.substring(2) : line, values);
        return new Block.Paragraph(text, !right && !flush, right);
    }
}
