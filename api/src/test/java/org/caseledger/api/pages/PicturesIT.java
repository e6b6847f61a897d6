package org.caseledger.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.caseledger.api.demo.DemoCases;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** The pictures of the README, made from the sample cases; a print of a case holds what it says. */
class PicturesIT {

    private static final Path MADE = Path.of("target/pictures");
    private static final Path SHOWN = Path.of("../docs/pictures");

    @Test
    void boardAndReplayLookAsTheReadmeShows() throws Exception {
        Files.createDirectories(MADE);
        try (var ledger = TestLedger.at(HandClock.at("2026-03-10T15:00"));
                var browser = Browser.open()) {
            ledger.bean(DemoCases.class).play(percent -> {});
            var board = browser.as(ledger, "supervisor");
            open(board, "/board?size=20&after=" + ledger.head());
            picture(board, "board");
            board.locator("#rows table.dense:not(.counts) tbody a").nth(3).click();
            open(board, board.url() + "/replay?v=9");
            picture(board, "replay");
            assertThat(browser.complaints()).isEmpty();
        }
        for (var name : new String[] {"board.png", "replay.png"}) {
            assertThat(SHOWN.resolve(name)).as("the README's picture").exists();
            assertThat(ImageIO.read(MADE.resolve(name).toFile()).getWidth())
                    .isEqualTo(ImageIO.read(SHOWN.resolve(name).toFile()).getWidth());
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
