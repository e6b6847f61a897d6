package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.PictureDifference;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every component in every look stands where it stood, in the colours that it had. Type is that of one font,
 * fonts-wqy-microhei, so that each machine sets it alike.
 */
@Tag("long")
@Tag("turn-0")
class StylePicturesIT {
    private static final Path MADE = Path.of("target/style");
    private static final Path KEPT = Path.of("src/test/resources/style");
    private static final int HEIGHT = 900;

    /** In pixels of a picture, which is half as wide and high as the page. */
    private static final int SQUARE = 8;

    /** How far a mean of a square may differ, 0 to 1, and how many of the squares may be further. */
    private static final double SAME_COLOUR = 0.06;

    private static final double LOOKS_THE_SAME = 0.001;

    /** In pixels, from the edge of what an element stands in: controls differ between browsers. */
    private static final int SAME_PLACE = 3;

    /** One font; nothing that comes and goes by itself. */
    private static final String STILL = """
            :root { --family: "WenQuanYi Micro Hei"; --family-fixed: "WenQuanYi Micro Hei"; }
            #live-state { display: none !important; }
            .act .do { position: static !important; }
            * { transition: none !important; caret-color: transparent !important; }
            """;

    /** Of each element: its name, its place in the element around it, its size, its colours. */
    private static final String PARTS = """
            () => [...document.querySelectorAll("body, body *:not(svg *, option, script)")]
              .filter((part) => part.getClientRects().length > 0 && part.checkVisibility())
              .map((part) => {
                const box = part.getBoundingClientRect();
                const around = (part.parentElement ?? part).getBoundingClientRect();
                const colours = [null, "::before", "::after"]
                  .map((of) => [of, getComputedStyle(part, of)])
                  .filter(([of, style]) => !of || !["none", "normal"].includes(style.content))
                  .map(([of, s]) => (of ?? "") + [s.color, s.backgroundColor, s.borderTopColor].join(" "));
                const name = [part.tagName.toLowerCase(), ...part.classList].join(".");
                const place = [box.x - around.x, box.y - around.y, box.width, box.height];
                return [name, place.map(Math.round).join(" "), ...colours].join(" | ").replaceAll(", ", ",");
              })
            """;

    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "light, 390, '', ''",
        "light, 1366, '', ''",
        "light, 1920, '', ''",
        "dark, 390, dark=on, ''",
        "dark, 1366, dark=on, ''",
        "dark, 1920, dark=on, ''",
        "contrast, 390, contrast=on, ''",
        "contrast, 1366, contrast=on, ''",
        "contrast, 1920, contrast=on, ''",
        "dark-contrast, 1366, dark=on contrast=on, ''",
        "large, 390, large=on, ''",
        "large, 1366, large=on, ''",
        "large, 1920, large=on, ''",
        "extra, 1366, large=extra, ''",
        "drawer, 390, '', #menu",
        "dialog, 1366, '', #ask",
        "account, 1366, '', .account summary"
    })
    void givenALook_whenTheComponentsAreShown_thenTheyLookAsInTheKeptPicture(
            String look, int width, String cookies, String at) throws IOException {
        var page = style(width, cookies, at);
        var name = look + "-" + width;
        var parts = parts(page);
        var picture = picture(page, at.isEmpty());
        Files.createDirectories(MADE);
        Files.write(MADE.resolve(name + ".txt"), parts);
        ImageIO.write(picture, "png", MADE.resolve(name + ".png").toFile());

        var meant = "%s: if it is meant to look so, copy it from %s".formatted(name, MADE);
        assertThat(KEPT.resolve(name + ".txt")).as(meant).exists();
        assertThat(differences(Files.readAllLines(KEPT.resolve(name + ".txt")), parts))
                .as(meant)
                .isEmpty();
        var kept = ImageIO.read(KEPT.resolve(name + ".png").toFile());
        assertThat(PictureDifference.between(kept, picture, SQUARE, SAME_COLOUR))
                .as(meant)
                .isLessThanOrEqualTo(LOOKS_THE_SAME);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".tag.grave { color: #a3170e }; false",
                ".progress li.late::before { background: green }; false",
                ".tabs { margin-left: 6px }; false",
                ".swatches { opacity: .5 }; true",
                ".icons .icon { visibility: hidden }; true",
                ".card { transform: translateY(8px) }; true"
            })
    void givenAColourOrAPlaceIsAnother_whenCompared_thenItIsNoticed(String rule, boolean inPicture) throws IOException {
        var page = style(Browser.WIDTH, "", "");
        var before = parts(page);
        var picture = picture(page, true);

        page.addStyleTag(new Page.AddStyleTagOptions().setContent(rule));

        boolean told = !differences(before, parts(page)).isEmpty();
        double share = PictureDifference.between(picture, picture(page, true), SQUARE, SAME_COLOUR);
        assertThat(inPicture ? share > LOOKS_THE_SAME : told)
                .as("%s: %s", rule, share)
                .isTrue();
    }

    private static Page style(int width, String cookies, String at) {
        var page = BROWSER.as(
                LEDGER,
                "admin",
                options -> options.setViewportSize(width, HEIGHT).setBypassCSP(true));
        for (var cookie : cookies.split(" ")) {
            if (!cookie.isEmpty()) {
                var chosen = cookie.split("=");
                page.context().addCookies(List.of(new Cookie(chosen[0], chosen[1]).setUrl(LEDGER.address())));
            }
        }
        page.navigate("/style" + (at.startsWith("#") ? at : ""));
        // The number of notices comes by itself, and its place is marked while it does.
        page.waitForFunction("document.querySelector('.bell .count')");
        Browser.settle(page);
        if (at.startsWith(".")) {
            page.click(at);
        }
        page.addStyleTag(new Page.AddStyleTagOptions().setContent(STILL));
        page.evaluate("document.fonts.ready");
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<String> parts(Page page) {
        return (List<String>) page.evaluate(PARTS);
    }

    private static BufferedImage picture(Page of, boolean whole) throws IOException {
        var taken = of.screenshot(new Page.ScreenshotOptions().setFullPage(whole));
        var page = ImageIO.read(new ByteArrayInputStream(taken));
        int width = page.getWidth() / 2;
        int height = page.getHeight() / 2;
        var half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var drawing = half.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(page, 0, 0, width, height, null);
        drawing.dispose();
        return half;
    }

    /** The elements that are others, stand elsewhere, or have another colour. */
    private static List<String> differences(List<String> kept, List<String> made) {
        var different = new ArrayList<String>();
        for (int i = 0; i < Math.max(kept.size(), made.size()); i++) {
            var was = i < kept.size() ? kept.get(i) : "nothing";
            var is = i < made.size() ? made.get(i) : "nothing";
            if (!same(was.split(" \\| "), is.split(" \\| "))) {
                different.add(was + " -> " + is);
            }
        }
        return different;
    }

    private static boolean same(String[] one, String[] other) {
        if (one.length != other.length) {
            return false;
        }
        for (int part = 0; part < one.length; part++) {
            boolean alike = part == 1 ? near(one[part], other[part]) : one[part].equals(other[part]);
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(String place, String other) {
        var one = place.split(" ");
        var two = other.split(" ");
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(Integer.parseInt(one[i]) - Integer.parseInt(two[i])) > SAME_PLACE) {
                return false;
            }
        }
        return true;
    }
}
