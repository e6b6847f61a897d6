package org.caseledger.api.recorded;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.caseledger.api.security.Addresses;
import org.caseledger.api.security.Addresses.Address;
import org.caseledger.api.testing.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages, and the frame around them. */
@Tag("long")
@Tag("recorded")
class RecordedPagesIT extends RecordedAnswers {
    /** So many pages of one kind are opened. */
    private static final int SEVERAL = 2;

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");

    @Test
    void thePagesAreTheRecordedOnes() {
        var all = new LinkedHashSet<String>(pages());
        new Addresses(ledger)
                .all().stream()
                        .filter(one -> one.method().equals("GET") && isPage(one.pattern()))
                        .map(Address::pattern)
                        .sorted()
                        .forEach(all::add);
        var frames = new StringBuilder();
        people.forEach((name, caller) -> frames.append("== %s\n%s"
                .formatted(name, PageText.frame(settled(caller.get("/account").text())))));
        hold("pages", all, Map.of("frames.txt", frames.toString()));
    }

    /** The pages that people find from the first one on, one of each kind. */
    private TreeSet<String> pages() {
        var found = new TreeSet<String>();
        for (var caller : people.values()) {
            var kinds = new HashMap<String, Set<String>>();
            var ahead = new ArrayDeque<>(List.of("/", "/account", "/login"));
            while (!ahead.isEmpty()) {
                var path = ahead.remove();
                var kind = kinds.computeIfAbsent(shape(path).replaceFirst("\\?.*", ""), one -> new TreeSet<>());
                if (kind.size() < SEVERAL && kind.add(shape(path))) {
                    found.add(path);
                    ahead.addAll(links(caller.get(path)));
                }
            }
        }
        var shapes = new HashSet<String>();
        found.removeIf(path -> !shapes.add(shape(path)));
        return found;
    }

    private static List<String> links(Answer page) {
        return page.status() == 200 && page.header("Content-Type").startsWith("text/html")
                ? LINK.matcher(page.text())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .filter(RecordedPagesIT::isPage)
                        .toList()
                : List.of();
    }

    /**
     * Neither of the interface for programs nor a file that pages share, and it ends. What resembles a case is found by
     * keys of the database.
     */
    private static boolean isPage(String path) {
        return !path.matches("/(api|swagger|v3|log|css|js|assets|webjars|fonts|logout|live|error|metrics|actuator).*"
                + "|.*/repeats|.*[{*].*|.*\\.(css|js|svg|png|ico|webmanifest|woff2)");
    }
}
