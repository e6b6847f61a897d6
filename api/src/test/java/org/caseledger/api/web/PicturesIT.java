package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.PictureDifference;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.CaseId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pictures of the README, made from the sample year. */
@Tag("long")
class PicturesIT {
    private static final Path MADE = Path.of("target/pictures");

    /** In pixels. */
    private static final int SQUARE = 16;

    private static final double SAME_COLOUR = 0.05;
    private static final double LOOKS_THE_SAME = 0.02;
    private static final List<String> NAMES =
            List.of("board.png", "home.png", "case.png", "replay.png", "statistics.png", "process.png");

    /** A case of the recall that a leader let be handled as less grave. */
    private static final CaseId RECALLED = CaseId.named("demo/year/recall/05");

    private static final Path SHOWN = Path.of("../docs/pictures");

    @Test
    void theSampleYearLooksAsTheReadmeShows() throws Exception {
        Files.createDirectories(MADE);
        var ledger = TestLedger.sampleYear();
        try (var browser = Browser.open()) {
            var page = browser.as(ledger, "supervisor", PicturesIT::still);
            open(page, "/board?size=20&after=" + ledger.head());
            picture(page, "board");
            open(page, "/statistics?by=MONTH");
            picture(page, "statistics");
            open(page, "/process");
            picture(page, "process");
            open(page, "/cases/" + RECALLED);
            picture(page, "case");
            open(page, page.url() + "/replay?v=15");
            picture(page, "replay");
            var leader = browser.as(ledger, "leader", PicturesIT::still);
            open(leader, "/");
            picture(leader, "home");
            assertThat(browser.complaints()).isEmpty();
        }
        for (var name : NAMES) {
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

    private static NewContextOptions still(NewContextOptions options) {
        return options.setReducedMotion(ReducedMotion.REDUCE);
    }

    private static void open(Page page, String path) {
        page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.locator("h1").waitFor();
        Browser.settle(page);
    }

    private static void picture(Page page, String name) throws IOException {
        page.screenshot(new Page.ScreenshotOptions().setPath(MADE.resolve(name + ".png")));
    }
}
