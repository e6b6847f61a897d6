package org.caseledger.api.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.caseledger.procedure.WorkCalendar;

/** A person at a browser who handles one case, at the address of its page. */
public record AtACase(Page page, String address) {
    /** In milliseconds: how long a click waits for a link before the list is looked at again. */
    private static final int FOLDED_AGAIN = 5_000;

    /** The page of a case that REST has at this address. */
    public static AtACase of(Page page, String rest) {
        return new AtACase(page, rest.replace("/api/complaints/", "/cases/"));
    }

    /** Another person at the same case. */
    public AtACase by(Page other) {
        return new AtACase(other, address);
    }

    /** Opens the form of what the page offers under this word. */
    public AtACase opens(String command) {
        page.navigate(address);
        chooses(command);
        assertThat(page.locator("h1")).hasText(command);
        return this;
    }

    /**
     * Follows the link of what the page offers under this word. Updates of the page fold the list of further actions
     * again, so the list may have to be unfolded more than once.
     */
    public void chooses(String command) {
        Browser.settle(page);
        page.waitForCondition(() -> {
            try {
                if (!action(command).isVisible()) {
                    page.click(".actions details.more > summary", new Page.ClickOptions().setTimeout(FOLDED_AGAIN));
                }
                action(command).click(new Locator.ClickOptions().setTimeout(FOLDED_AGAIN));
                return true;
            } catch (TimeoutError foldedMeanwhile) {
                return false;
            }
        });
    }

    /** What the page offers under exactly this word. */
    public Locator action(String command) {
        return page.locator(".actions a:text-is(\"%s\")".formatted(command)).first();
    }

    /** Sends the form as it is filled in. */
    public void sends() {
        page.click("form.act button[type=submit]");
    }

    /** Sends it, and the case is then in this state, as the page that comes says. */
    public void sendsAndIs(String state) {
        page.waitForResponse(answer -> answer.request().method().equals("POST"), this::sends);
        assertThat(page.locator(".state")).hasText(state);
    }

    /** The minute of an instant, as a form takes it. */
    public static String minute(Instant instant) {
        return LocalDateTime.ofInstant(instant, WorkCalendar.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
