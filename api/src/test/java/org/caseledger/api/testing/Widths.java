package org.caseledger.api.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * No page is wider than the screen: of a telephone, of the usual one magnified to 200 %, of the usual one, of a large
 * one. A picture of a page that is too wide is kept in the build folder; with {@code -Dscreenshots=true}, of each page
 * on each screen.
 */
public final class Widths {
    private record Screen(int width, int height) {}

    private static final List<Screen> SCREENS = List.of(
            new Screen(390, 844),
            new Screen(Browser.WIDTH / 2, Browser.HEIGHT / 2),
            new Screen(Browser.WIDTH, Browser.HEIGHT),
            new Screen(1920, 1080));

    private static final Duration SETTLED = Duration.ofSeconds(3);

    private Widths() {}

    /** On which a page that is open is too wide; it is afterwards as wide as before. */
    public static List<String> tooWide(String what, Page page) {
        var before = page.viewportSize();
        var wider = new ArrayList<String>();
        for (var screen : SCREENS) {
            page.setViewportSize(screen.width(), screen.height());
            int by = tooWide(page);
            var picture = "pages/%s-%d".formatted(name(what), screen.width());
            if (by > 0) {
                wider.add("%s at %d by %d".formatted(what, screen.width(), by));
                Browser.keepAnyway(page, picture);
            } else {
                Browser.keep(page, picture);
            }
        }
        page.setViewportSize(before.width, before.height);
        return wider;
    }

    /** By how many pixels, once what is drawn anew for another width has been. */
    private static int tooWide(Page page) {
        try {
            page.waitForCondition(
                    () -> by(page) == 0, new Page.WaitForConditionOptions().setTimeout(SETTLED.toMillis()));
            return 0;
        } catch (TimeoutError tooWide) {
            return by(page);
        }
    }

    private static int by(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    }

    private static String name(String what) {
        var named = what.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id").replaceAll("\\W+", "-");
        return named.equals("-") ? "home" : named.replaceAll("^-|-$", "");
    }
}
