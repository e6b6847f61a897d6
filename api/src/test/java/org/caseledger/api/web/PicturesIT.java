package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.PictureDifference;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** The pictures of the README, made from the sample cases; a print of a case holds what it says. */
class PicturesIT {

    private static final Path MADE = Path.of("target/pictures");

    /** In pixels. */
    private static final int SQUARE = 16;

    private static final double SAME_COLOUR = 0.05;
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
            assertThat(PictureDifference.between(made, shown, SQUARE, SAME_COLOUR))
                    .as("%s: if it is meant to look so, copy it from %s", name, MADE)
                    .isLessThan(LOOKS_THE_SAME);
        }
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
