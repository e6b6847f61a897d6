package org.caseledger.api.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;

/**
 * A page whose reader's work is counted: clicks, where a choice from a list counts as one, characters typed into fields
 * that are reached by the keyboard, whole pages that are loaded, whatever redirections lead to them, and pages of which
 * only the content is brought in place.
 */
public final class CountedPage {
    /** What was done from one moment to another. */
    public record Effort(int clicks, int characters, int loads, int inPlace) {
        public static final Effort NONE = new Effort(0, 0, 0, 0);

        public Effort plus(Effort more) {
            return new Effort(
                    clicks + more.clicks, characters + more.characters, loads + more.loads, inPlace + more.inPlace);
        }

        private Effort minus(Effort less) {
            return plus(new Effort(-less.clicks, -less.characters, -less.loads, -less.inPlace));
        }
    }

    private final Page page;
    private Effort sofar = Effort.NONE;

    public CountedPage(Page page) {
        this.page = page;
        page.onRequest(request -> {
            if (request.isNavigationRequest() && request.redirectedFrom() == null) {
                sofar = sofar.plus(new Effort(0, 0, 1, 0));
            } else if (isInPlace(request)) {
                sofar = sofar.plus(new Effort(0, 0, 0, 1));
            }
        });
    }

    private static boolean isInPlace(Request request) {
        return request.headers().containsKey("hx-boosted") && request.redirectedFrom() == null;
    }

    public Page page() {
        return page;
    }

    public void click(String selector) {
        click(page.locator(selector).first());
    }

    public void click(Locator where) {
        sofar = sofar.plus(new Effort(1, 0, 0, 0));
        where.click();
    }

    /** Chooses from a list; what is chosen already costs nothing. */
    public void choose(String name, String value) {
        var list = page.locator("[name='%s']".formatted(name));
        if (!list.inputValue().equals(value)) {
            sofar = sofar.plus(new Effort(1, 0, 0, 0));
            list.selectOption(value);
        }
    }

    /** Types into a field; what is in it already costs nothing. */
    public void type(String name, String text) {
        var field = page.locator("[name='%s']".formatted(name));
        if (!field.inputValue().equals(text)) {
            sofar = sofar.plus(new Effort(0, text.codePointCount(0, text.length()), 0, 0));
            field.fill(text);
        }
    }

    /** What the work costs. */
    public Effort during(Runnable work) {
        var before = sofar;
        work.run();
        return sofar.minus(before);
    }
}
