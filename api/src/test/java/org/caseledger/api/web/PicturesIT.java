package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** The pictures of the README, made from the sample cases; a print of a case holds what it says. */
class PicturesIT {

    private static final Path MADE = Path.of("target/pictures");

    /** In pixels: large enough that how a font is smoothed does not show. */
    private static final int SQUARE = 16;

    private static final double LOOKS_THE_SAME = 0.02;
    private static final Path SHOWN = Path.of("../docs/pictures");

    @Test
    void boardAndReplayLookAsTheReadmeShows() throws Exception {
        Files.createDirectories(MADE);
        try (var ledger = TestLedger.withSampleCases(HandClock.at("2026-03-10T15:00"));
                var browser = Browser.open()) {
            var board = browser.as(ledger, "supervisor");
            open(board, "/board?size=20&after=" + ledger.head());
            picture(board, "board");
            board.locator("#rows table.dense:not(.counts) tbody a").nth(3).click();
            open(board, board.url() + "/replay?v=0");
            picture(board, "replay");
            assertThat(browser.complaints()).isEmpty();
        }
        for (var name : new String[] {"board.png", "replay.png"}) {
            assertThat(SHOWN.resolve(name)).as("the README's picture").exists();
            var made = ImageIO.read(MADE.resolve(name).toFile());
            var shown = ImageIO.read(SHOWN.resolve(name).toFile());
            assertThat(made.getWidth()).isEqualTo(shown.getWidth());
            assertThat(made.getHeight()).isEqualTo(shown.getHeight());
            assertThat(apart(made, shown))
                    .as("%s: if it is meant to look so, copy it from %s", name, MADE)
                    .isLessThan(LOOKS_THE_SAME);
        }
    }

    /** The share of a picture's squares whose lightness is another. */
    private static double apart(BufferedImage one, BufferedImage other) {
        int squares = 0;
        int different = 0;
        for (int x = 0; x + SQUARE <= one.getWidth(); x += SQUARE) {
            for (int y = 0; y + SQUARE <= one.getHeight(); y += SQUARE) {
                squares++;
                different += Math.abs(lightness(one, x, y) - lightness(other, x, y)) > 0.05 ? 1 : 0;
            }
        }
        return (double) different / squares;
    }

    /** From 0 to 1, the mean of a square. */
    private static double lightness(BufferedImage picture, int left, int top) {
        long sum = 0;
        for (int rgb : picture.getRGB(left, top, SQUARE, SQUARE, null, 0, SQUARE)) {
            sum += (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
        }
        return sum / (3.0 * 255 * SQUARE * SQUARE);
    }

    private static void open(Page page, String path) {
        page.navigate(
                path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.locator("h1").waitFor();
    }

    private static void picture(Page page, String name) throws IOException {
        page.screenshot(new Page.ScreenshotOptions().setPath(MADE.resolve(name + ".png")));
    }
}
