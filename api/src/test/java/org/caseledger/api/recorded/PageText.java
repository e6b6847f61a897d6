package org.caseledger.api.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What a page says, line by line: texts, addresses of links, fields of forms, and the cells of a table's row with bars
 * between them.
 */
final class PageText {
    private static final Set<String> SILENT = Set.of("script", "style", "svg", "head", "template");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "code", "em", "i", "kbd", "q", "s", "small", "span", "strong", "sub", "sup", "time",
            "mark", "var", "bdi", "data", "option", "label", "th", "td", "input", "button");

    /** Of a table or list longer than this only the first lines are shown. */
    private static final int ROWS = 4;

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private PageText() {}

    /** The lines of what a page is about; long tables and lists may be shortened. */
    static List<String> of(String html, boolean shortened) {
        var main = main(html);
        if (shortened) {
            shorten(main);
        }
        return lines(main);
    }

    /** What is around that: menu, head and foot. */
    static String frame(String html) {
        var main = main(html);
        var body = main.ownerDocument().body();
        main.remove();
        return String.join("\n", lines(body)) + "\n";
    }

    private static Element main(String html) {
        var document = Jsoup.parse(html);
        var main = document.selectFirst("main");
        return main == null ? document.body() : main;
    }

    private static List<String> lines(Element of) {
        var page = new PageText();
        page.add(of, false);
        page.end();
        return page.lines;
    }

    private static void shorten(Element of) {
        for (var list : of.select("tbody, ol, ul")) {
            var rows = list.children();
            if (rows.size() > ROWS) {
                rows.subList(ROWS, rows.size()).forEach(Node::remove);
                list.appendElement("p").text("… (" + rows.size() + ")");
            }
        }
    }

    private void add(Node node, boolean inRow) {
        if (node instanceof TextNode text) {
            word(text.text());
        } else if (node instanceof Element element && !SILENT.contains(element.normalName())) {
            add(element, inRow);
        }
    }

    private void add(Element element, boolean inRow) {
        var name = element.normalName();
        boolean block = !inRow && !INLINE.contains(name);
        if (block) {
            end();
        }
        if (name.matches("t[hd]") && !line.isEmpty()) {
            line.append(" | ");
        } else if (name.matches("h[1-6]")) {
            line.append("#".repeat(name.charAt(1) - '0')).append(' ');
        }
        if (name.matches("input|select|textarea|button")) {
            field(element);
        }
        element.childNodes().forEach(child -> add(child, inRow || name.equals("tr")));
        for (var address : new String[] {"href", "action", "hx-get", "hx-post", "src"}) {
            if (element.hasAttr(address)) {
                word("→" + element.attr(address));
            }
        }
        for (var said : new String[] {"title", "aria-label", "alt", "data-label", "placeholder"}) {
            if (element.hasAttr(said)) {
                word("“" + element.attr(said) + "”");
            }
        }
        if (block) {
            end();
        }
    }

    private void field(Element field) {
        word(field.attributes().asList().stream()
                .filter(a -> !a.getKey().matches("class|id|style|value|data-.*|aria-.*|hx-.*|placeholder|title"))
                .map(a -> a.getValue().isEmpty() ? a.getKey() : a.getKey() + "=" + a.getValue())
                .sorted()
                .collect(Collectors.joining(" ", "[" + field.normalName() + " ", "]")));
        if (field.hasAttr("value") && !field.attr("name").equals("_csrf")) {
            word("=" + field.attr("value"));
        }
    }

    private void word(String text) {
        var word = text.strip();
        if (!word.isEmpty()) {
            if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
            line.append(word);
        }
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
            line.setLength(0);
        }
    }
}
