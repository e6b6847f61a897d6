package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe can tell of a page by WCAG 2.2 AA. */
public final class Axe {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Axe() {}

    /** Nothing on the page is in anybody's way. */
    // Nothing is framed in our pages: "legacy" is to ask the page itself, without a second one.
    public static void check(String what, Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        var found = new AxeBuilder(page)
                .options(options)
                .setLegacyMode(true)
                .withTags(RULES)
                .analyze()
                .getViolations();
        assertThat(found)
                .as(what)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }
}
