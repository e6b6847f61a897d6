package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.api.testing.Axe;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.Widths;
import org.caseledger.testing.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page meets WCAG 2.2 AA as far as axe can tell, also with larger type and more contrast, and fits on every
 * screen.
 */
@Tag("long")
class AccessibleIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();
    private static final Set<String> SEEN = new HashSet<>();

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @ParameterizedTest
    @CsvSource({"intake", "dispatcher", "handler", "leader", "legal", "head", "supervisor", "auditor", "admin"})
    void nothingIsInTheWayOfAnybody(String person) {
        var drafted = LEDGER.cases().drafted().replace("/api/complaints/", "/cases/");
        var page = BROWSER.as(LEDGER, person);
        var tooWide = new ArrayList<String>();
        for (var path : pathsOf(person, drafted, page)) {
            // The first page and a case look different to each of them, other pages alike.
            boolean eachTheirs = path.equals(drafted) || path.equals("/");
            if (SEEN.add(eachTheirs ? person + path : path.replace(drafted, "/cases"))) {
                page.navigate(path);
                Axe.check(path, page);
                tooWide.addAll(Widths.tooWide(person + path, page));
            }
        }
        assertThat(tooWide).isEmpty();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"on, on, off", "extra, off, on", "off, on, on"})
    void norInEnglishWithLargerTypeMoreContrastOrDark(String large, String contrast, String dark) {
        var drafted = LEDGER.cases().drafted().replace("/api/complaints/", "/cases/");
        var page = BROWSER.as(LEDGER, "supervisor");
        Map.of("lang", "en", "large", large, "contrast", contrast, "dark", dark)
                .forEach((choice, value) ->
                        page.context().addCookies(List.of(new Cookie(choice, value).setUrl(LEDGER.address()))));
        // Some of each kind of page, others each day: what is on it is checked above.
        var pages = List.of(
                "/",
                "/wall",
                "/board",
                "/deadlines",
                "/statistics",
                "/process",
                "/approvals/check-up",
                "/integrity",
                drafted,
                drafted + "/replay?v=3",
                drafted + "/compare",
                drafted + "/deadline-sheet",
                drafted + "/print/dossier",
                drafted + "/do/urge-handling");
        for (var path : Seeds.some(pages, large + contrast + dark)) {
            page.navigate(path);
            Axe.check("large %s, contrast %s, dark %s: %s".formatted(large, contrast, dark, path), page);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "intake, /intake",
        "dispatcher, /do/classify-complaint",
        "handler, /do/record-investigation",
        "handler, /do/return-for-reassignment"
    })
    void norWhereSomethingIsToBePutRight(String person, String form) {
        var drafted = LEDGER.cases().drafted().replace("/api/complaints/", "/cases/");
        var page = BROWSER.as(LEDGER, person);
        page.navigate(form.startsWith("/do") ? drafted + form : form);
        page.evaluate("""
                for (const field of document.querySelectorAll("form.act *")) {
                  field.required = false;
                  if (field.type === "checkbox" || field.type === "radio") {
                    field.value = "NOTHING";
                    field.checked = true;
                  } else if (field.tagName === "INPUT" || field.tagName === "TEXTAREA") {
                    if (field.type !== "hidden" && field.type !== "file") field.value = "";
                  } else if (field.tagName === "SELECT") field.selectedIndex = 0;
                }
                """);
        page.click("form.act button[type=submit]");
        page.locator("#mistakes").waitFor();
        Axe.check("with mistakes: " + form, page);
    }

    /** The page of a business with a case against it. */
    private static String respondent() {
        var entry = LEDGER.as("intake")
                .post("/api/respondents", "{\"name\":\"郫都区某餐馆\"}")
                .header("Location");
        var id = entry.substring(entry.lastIndexOf('/') + 1);
        LEDGER.cases()
                .received(Cases.RECEIPT.replace(
                        "\"respondentDetails\":{", "\"respondentDetails\":{\"entry\":\"%s\",".formatted(id)));
        LEDGER.awaitViews();
        return "/respondents/" + id;
    }

    private static List<String> pathsOf(String person, String drafted, Page page) {
        var paths = new ArrayList<String>();
        page.locator("nav.menu a").all().forEach(link -> paths.add(link.getAttribute("href")));
        if (!person.equals("admin")) {
            paths.add(drafted);
            paths.add(drafted + "/replay?v=3");
            paths.add(drafted + "/compare");
            paths.add(drafted + "/replay?v=3&known=NOW");
            paths.add(respondent());
            paths.add(drafted + "/replay?at=2001-01-01T00:00");
            paths.add(drafted + "/compare?a=3&b=3&bKnown=NOW");
            paths.add(drafted + "/deadline-sheet");
        }
        switch (person) {
            case "leader" -> {
                paths.add(drafted + "/do/approve-reply");
                paths.add("/account/calendar");
                paths.add("/batch/runs");
                paths.add("/delegations");
                paths.add("/delegations/grant-delegation");
                paths.addAll(ofAnExercise());
            }
            case "dispatcher" ->
                paths.addAll(List.of(
                        drafted + "/repeats",
                        drafted + "/signs",
                        drafted + "/do/classify-complaint",
                        assignable() + "/do/assign-complaint"));
            case "handler" -> paths.add(drafted + "/do/record-investigation");
            case "supervisor" ->
                paths.addAll(List.of(
                        "/supervision/sent",
                        "/supervision/held?by=PERSON",
                        "/supervision/returns",
                        "/approvals/check-up",
                        "/inspections",
                        "/reports",
                        "/inspections/prepare",
                        drafted + "/access",
                        drafted + "/points",
                        "/supervision/activity",
                        "/keys",
                        whatIf(),
                        drafted + "/print/registration",
                        drafted + "/print/approval",
                        drafted + "/print/dossier",
                        "/cases/nothing"));
            case "auditor" -> paths.addAll(List.of("/committee?any=true", "/deadlines/calendar"));
            case "admin" ->
                paths.addAll(List.of(
                        "/account",
                        "/style",
                        "/office/changes",
                        "/keys",
                        "/people/new",
                        "/units/new",
                        "/categories",
                        "/categories/new",
                        "/templates",
                        "/templates/new",
                        "/calendar/record",
                        "/administration",
                        "/administration/notices",
                        "/administration/webhooks",
                        "/administration/parameters",
                        "/administration/parameters/propose?name=P9.gates.approvals.severities",
                        "/people/sheet",
                        "/units/XIPU/close",
                        "/nothing"));
            default -> {}
        }
        return paths;
    }

    @Test
    void theLoginToo() {
        var page = BROWSER.page(LEDGER, options -> options);
        page.navigate("/login");
        Axe.check("/login", page);
    }

    /** The cases of a what-if that has been reckoned. */
    private static String whatIf() {
        var began = LEDGER.as("leader").post("/api/what-if", "{\"procedure\":\"P2\"}");
        var run = began.header("Location");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> LEDGER.as("leader").get(run).field("state").equals("DONE"));
        return run.replace("/api/", "/") + "/cases";
    }

    private static String assignable() {
        return LEDGER.cases().classified().replace("/api/complaints/", "/cases/");
    }

    private static List<String> ofAnExercise() {
        var answer = LEDGER.as("leader").post("/api/incidents", """
                                {"kind":"SURGE","level":"FOUR","title":"演练","why":"计划，已经核实","exercise":true}
                                """);
        var exercise = answer.header("Location").replace("/api/", "/");
        return List.of(
                exercise,
                exercise + "/do/form-task-force",
                "/incidents?exercise=true",
                "/incidents/proposals",
                "/incidents/improvements",
                "/incidents/declare",
                "/duty/do/assign-duty",
                "/duty/import");
    }
}
