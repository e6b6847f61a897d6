package org.caseledger.api.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wall screen: numbers of the whole bureau, of no person and no single case. */
@Tag("long")
@Tag("turn-2")
class WallIT {
    private static final TestLedger LEDGER = TestLedger.withSampleCases(HandClock.at("2026-11-18T15:00"));
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void stop() {
        BROWSER.close();
        LEDGER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "intake, 200",
        "dispatcher, 200",
        "leader, 200",
        "legal, 200",
        "head, 200",
        "supervisor, 200",
        "auditor, 200",
        "handler, 403",
        "admin, 403"
    })
    void givenARole_whenTheWallIsAsked_thenThoseSeeItWhoReadTheCasesOfAllUnits(String person, int status) {
        var reader = FORM.session(person);

        assertThat(reader.get("/wall").status()).isEqualTo(status);
        assertThat(reader.get("/").text().contains("href=\"/wall\"")).isEqualTo(status == 200);
    }

    @Test
    void givenNobodyIsLoggedIn_whenTheWallIsAsked_thenItIsNotShown() {
        var stranger = LEDGER.anonymous().with("Accept", "text/html").get("/wall");

        assertThat(stranger.status()).isEqualTo(302);
        assertThat(stranger.header("Location")).endsWith("/login");
    }

    @Test
    void givenAnyCase_whenTheWallIsShown_thenNothingOfItButNumbers() {
        var page = FORM.session("supervisor").get("/wall").text();
        var cases = LEDGER.asSuperuser()
                .sql("SELECT number FROM views.board")
                .query(String.class)
                .list();
        var names = LEDGER.asSuperuser().sql("""
                                SELECT name FROM office.person UNION
                                SELECT respondent FROM views.board WHERE respondent IS NOT NULL
                                """).query(String.class).list();

        assertThat(cases)
                .hasSizeGreaterThan(5)
                .allSatisfy(one -> assertThat(page).doesNotContain(one));
        assertThat(names)
                .hasSizeGreaterThan(5)
                .allSatisfy(one -> assertThat(page).doesNotContain(one));
        assertThat(page).doesNotContain("/cases/");
    }

    @Test
    void givenTheBoard_whenTheWallIsShown_thenItsNumbersAreThoseOfTheBoard() {
        var head = FORM.session("head");
        var wall = head.get("/wall").text();
        var board = LEDGER.as("head").get("/api/board?size=1").json().path("counts");

        assertThat(number(wall, "在办")).isEqualTo(board.path("total").asLong());
        assertThat(numberOf(wall, "red"))
                .isEqualTo(board.path("lights").path("RED").asLong());
        assertThat(numberOf(wall, "amber"))
                .isEqualTo(board.path("lights").path("AMBER").asLong());
        assertThat(wall).contains("<noscript><meta http-equiv=\"refresh\" content=\"60\"");
    }

    private static long number(String page, String words) {
        return found(page, "<b>(\\d+)</b><span>" + words + "</span>");
    }

    private static long numberOf(String page, String light) {
        return found(page, "<li class=\"" + light + "\"><b>(\\d+)</b>");
    }

    private static long found(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return Long.parseLong(found.group(1));
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "1920, 1080"})
    void givenAScreenOfTheOffice_whenTheWallIsShown_thenItFitsAndItsNumbersAreLarge(int width, int height) {
        var page = BROWSER.as(LEDGER, "supervisor", o -> o.setViewportSize(width, height));
        page.navigate("/wall");
        Browser.keep(page, "wall-" + width);

        assertThat(page.evaluate("document.documentElement.scrollHeight - window.innerHeight"))
                .isEqualTo(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isEqualTo(0);
        // From five metres a letter is read that is as high as 1/40 of the screen.
        var smallest = (Number) page.evaluate("""
                                () => Math.min(...[...document.querySelectorAll("#wall b, #wall td, #wall th")]
                                  .map((one) => parseFloat(getComputedStyle(one).fontSize)))
                                """);
        assertThat(smallest.doubleValue()).isGreaterThanOrEqualTo(height / 40.0);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1366, 768", "1920, 1080"})
    void givenAScreen_whenFirstPageAndWallAreShown_thenNothingIsWiderAndAxeFindsNothing(int width, int height) {
        for (var person : List.of("handler", "supervisor", "leader", "admin")) {
            var page = BROWSER.as(LEDGER, person, o -> o.setViewportSize(width, height));
            show(page, "/", "home-%s-%d".formatted(person, width));
            if (person.equals("supervisor")) {
                show(page, "/wall", "wall-axe-" + width);
            }
        }
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static void show(Page page, String path, String name) {
        page.navigate(path);
        Browser.keep(page, name);
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name)
                .isEqualTo(0);
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(name)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    @Test
    void givenTheWallHangs_whenACaseComesIn_thenItCountsItByItself() {
        var page = BROWSER.as(LEDGER, "auditor");
        page.navigate("/wall");
        page.locator("#live-state").waitFor();
        var today = page.locator(".wall-numbers li:first-child b");
        long before = Long.parseLong(today.textContent());

        LEDGER.cases().received();

        PlaywrightAssertions.assertThat(today).hasText(Long.toString(before + 1));
    }
}
