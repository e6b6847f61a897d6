package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.wiring.MissedDeadlineJob;
import org.caseledger.events.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever logs in can open whatever a page offers, in both languages, and nothing breaks. */
@Tag("long")
class EveryPageIT {
    /** A record as a program writes it, such as {@code Draft[number=1}. */
    private static final String RECORD = "[A-Z]\\w+\\[\\w+=";

    /** A login where a Chinese page should have a name (in English they are words for roles). */
    private static final String LOGIN = ">(intake|dispatcher|handler2?|leader2?|legal|head|supervisor|auditor2?)( ·|<)";

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    private static final int LARGEST = 300_000;

    /** Of so many kinds each person opens a page in each language. */
    private static final int MOST = 120;

    @BeforeAll
    static void casesOfEachKind() {
        LEDGER.cases().drafted();
        LEDGER.cases().replied();
        LEDGER.cases().late();
        LEDGER.bean(MissedDeadlineJob.class).sweep();
        LEDGER.cases()
                .give(
                        "leader",
                        LEDGER.cases().drafted(),
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "intake, INTAKE",
        "dispatcher, DISPATCHER",
        "handler, HANDLER",
        "leader, LEADER",
        "legal, LEGAL",
        "head, CENTER_HEAD",
        "supervisor, SUPERVISOR",
        "auditor, AUDITOR",
        "admin, ADMIN"
    })
    void everyLinkLeadsSomewhere(String person, Role role) {
        var caller = FORM.session(person);
        for (var language : new String[] {"zh", "en"}) {
            var reader = caller.with("Cookie", cookies(caller, language));
            var ahead = new ArrayDeque<String>(List.of("/account"));
            MenuItem.of(role).forEach(item -> ahead.add(item.path()));
            var seen = new HashSet<String>();
            while (!ahead.isEmpty() && seen.size() < MOST) {
                var path = ahead.remove();
                if (isOfOurs(path) && seen.add(shape(path))) {
                    ahead.addAll(open(reader, path, language));
                }
            }
            assertThat(seen).hasSizeGreaterThan(MenuItem.of(role).size());
        }
    }

    private static String cookies(Caller caller, String language) {
        return caller.header("Cookie") + "; lang=" + language;
    }

    private static boolean isOfOurs(String path) {
        return !path.startsWith("/api")
                && !path.startsWith("/swagger")
                && !path.startsWith("/log/")
                && !path.contains(".");
    }

    /** An address without what differs between pages of one kind. */
    private static String shape(String path) {
        return path.replaceAll("=[^&]*", "=").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+", "#");
    }

    /** Opens a page, and tells which addresses are on it. */
    private static List<String> open(Caller reader, String path, String language) {
        var page = reader.get(path);
        if (page.status() == 302) {
            var onward = WebForm.done(page);
            assertThat(onward).as(path).matches("/(cases|desk)/.*");
            return open(reader, onward, language);
        }
        assertThat(page.status()).as("%s: %s", path, page).isEqualTo(200);
        var text = page.text();
        assertThat(text)
                .as(path)
                .contains("<h1", "lang=\"" + (language.equals("en") ? "en" : "zh-CN") + "\"")
                .doesNotContain("??", "TemplateProcessingException")
                .doesNotContainPattern(RECORD)
                .doesNotContain(language.equals("en") ? ">系统<" : ">System<")
                .hasSizeLessThan(LARGEST);
        if (language.equals("zh") && !path.matches("/(people|account).*")) {
            assertThat(text).as(path).doesNotContainPattern(LOGIN);
        }
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .toList();
    }

    @Test
    void whatIsNotThereIsToldOnAPage() {
        var caller = FORM.session("intake").with("Accept", "text/html");

        for (var path : new String[] {"/cases/nothing", "/cases/0190a5c0-0000-7000-8000-0000000000ff", "/nothing"}) {
            var page = caller.get(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.text()).as(path).contains("<h1", "没有找到");
        }
        assertThat(caller.get("/board?state=NOTHING").status()).isEqualTo(400);
        assertThat(caller.get("/board?page=-1").status()).isEqualTo(400);
        assertThat(caller.get("/board?page=-1").text()).contains("<h1", "100000");
        assertThat(FORM.session("admin").get("/board").status()).isEqualTo(403);
        assertThat(FORM.session("handler2").get("/intake").status()).isEqualTo(403);
    }

    @Test
    void theFilesThatAPageUsesAreServedUnderTheAddressThatItNames() {
        var caller = FORM.session("leader");
        var files = Pattern.compile("<(?:script|link)[^>]* (?:src|href)=\"(/[^\"]+)\"")
                .matcher(caller.get("/statistics").text())
                .results()
                .map(file -> file.group(1))
                .toList();

        assertThat(files)
                .contains("/style.css", "/webjars/htmx.org/dist/htmx.min.js", "/webjars/echarts/dist/echarts.min.js")
                .allSatisfy(file -> assertThat(caller.get(file).status()).isEqualTo(200));
    }

    @Test
    void pagesAreKeptByNobodyAndRunNothingForeign() {
        var page = FORM.session("intake").get("/board");

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).doesNotContain("http://", "https://");
    }
}
