package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.StatementsOfRequests;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame of pages: what it reads from the database, and what it says waits for the reader. */
class PageFrameIT {
    private static final StatementsOfRequests STATEMENTS = new StatementsOfRequests();
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER = TestLedger.with(context -> {
        STATEMENTS.addTo(context);
        CLOCK.addTo(context);
    });
    private static final LoginForm FORM = new LoginForm(LEDGER);

    /** A page that shows the frame and, of the database, nothing else. */
    private static final String BARE = "/account";

    private static final Pattern WAITING =
            Pattern.compile("<b class=\"count\" id=\"waiting\"(?: hidden=\"hidden\")?>(\\d+)</b>");

    @BeforeAll
    static void workOfEachKind() {
        var id = LEDGER.cases().assigned();
        var told = "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"},\"jurisdiction\":\"PLACE_OF_BUSINESS\"}"
                .formatted(CLOCK.instant());
        LEDGER.cases().give("handler", id, "accept-complaint", told);
        for (var answerBy : List.of("2026-03-03T09:00", "2026-03-09T09:00", "2026-03-10T09:00")) {
            var urge = "{\"note\":\"请答复\",\"step\":\"REMINDER\",\"answerBy\":\"%s\"}"
                    .formatted(HandClock.office(answerBy));
            LEDGER.cases().give("supervisor", id, "urge-handling", urge);
        }
        var order =
                "{\"completed\":false,\"what\":\"清查货架\",\"by\":\"%s\"}".formatted(HandClock.office("2026-03-03T09:00"));
        LEDGER.cases().give("handler", id, "record-rectification", order);
        var period = Map.of("first", "2026-02-02", "last", "2026-03-01", "unit", "XIPU");
        var sheet = WebForm.done(new WebForm(LEDGER, "supervisor").send("/inspections/prepare", period));
        WebForm.done(new WebForm(LEDGER, "leader").send(sheet + "/do/send-back", Map.of("reason", "请补充说明")));
        CLOCK.set("2026-03-04T09:00");
        LEDGER.awaitViews();
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "handler", "leader", "head", "auditor", "admin"})
    void givenAPageShowsOnlyItsFrame_whenItIsRead_thenSessionLoginAndCountOfWorkAreOneStatementEach(String person) {
        var reader = FORM.session(person);
        // Of who may sign for a leader the delegations are read, too, of a leader the parameters.
        int statements = Map.of("admin", 2, "head", 4, "leader", 4).getOrDefault(person, 3);

        assertThat(STATEMENTS.of(reader, BARE)).hasSize(statements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "handler", "leader", "head", "auditor"})
    void givenAPageIsReadAsAPart_whenNothingOfItIsShown_thenOnlySessionAndLoginAreRead(String person) {
        var reader = FORM.session(person);
        var login = STATEMENTS.of(reader, BARE).subList(0, 2);

        assertThat(STATEMENTS.of(part(reader), BARE)).isEqualTo(login);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/board", "/deadlines", "/supervision/sent", "/supervision", "/approvals", "/incidents", "/duty"
            })
    void givenAPageIsLive_whenItIsRefreshed_thenItReadsWhatItShowsAndNothingOfTheFrame(String path) {
        var reader = FORM.session("handler");
        var frame = STATEMENTS.of(reader, BARE);
        var page = STATEMENTS.of(reader, path);
        var refresh = STATEMENTS.of(part(reader), path);

        assertThat(page).containsAll(frame);
        assertThat(page).filteredOn(one -> !one.equals(frame.get(2))).isEqualTo(refresh);
    }

    @Test
    void givenWorkOfEachKind_whenItIsListed_thenAlwaysInTheSameOrderAtTheSameAddresses() {
        var page = FORM.session("handler").get("/work").text();

        var links = Pattern.compile("<a href=\"([^\"]+)\"><span>[^<]+</span> <b>(\\d+)</b></a>");
        assertThat(links.matcher(page).results().map(link -> link.group(1) + " " + link.group(2)))
                .containsExactly(
                        "/supervision/sent?answer=OVERDUE&amp;unit=XIPU 1",
                        "/supervision/sent?answer=OWED&amp;unit=XIPU 2",
                        "/rectifications?state=OVERDUE 1",
                        "/inspections?state=SENT_BACK 1");
        assertThat(waiting(page)).isEqualTo(6);
    }

    @Test
    void givenACaseAndOtherWork_whenTheNumberInTheMenuIsAskedForAlone_thenItIsThatOfEachPage() {
        var handler = FORM.session("handler");
        LEDGER.cases().assigned();
        LEDGER.awaitViews();

        var number = handler.get("/work/waiting").text();

        assertThat(number).startsWith("<b ").endsWith("</b>");
        assertThat(waiting(number)).isEqualTo(waiting(handler.get("/board").text()));
        assertThat(waiting(number)).isGreaterThan(5);
        assertThat(FORM.session("auditor").get("/work/waiting").text()).contains(" hidden");
        assertThat(FORM.session("admin").get("/work/waiting").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "handler", "leader", "head", "auditor"})
    void givenSomebodyLogsIn_whenTheBeginningIsOpened_thenItReadsWorkCountsAndLoadOnceEach(String person) {
        var reader = FORM.session(person);

        var statements = STATEMENTS.of(reader, "/");

        assertThat(statements).filteredOn(one -> one.contains("waits_for")).hasSizeBetween(2, 3);
        assertThat(statements).hasSizeLessThanOrEqualTo(10);
        // Streams are all read by one statement.
        assertThat(statements)
                .filteredOn(one -> !one.contains("ledger.event e ON e.stream_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void givenAHandler_whenAPageIsRead_thenItsMenuHasGroupsOfWhatAHandlerMayOpen() {
        var page = FORM.session("handler").get(BARE).text();

        var headings = Pattern.compile("<h2>([^<]+)</h2>\\s*<ul>");
        assertThat(headings.matcher(page).results().map(heading -> heading.group(1)))
                .containsExactly("办理", "监督", "统计", "系统");
        assertThat(page).contains("href=\"/work\"").doesNotContain("href=\"/people\"", "href=\"/style\"");
        assertThat(FORM.session("admin").get(BARE).text()).contains("href=\"/style\"");
    }

    private static Caller part(Caller reader) {
        return reader.with("HX-Request", "true");
    }

    private static int waiting(String page) {
        var found = WAITING.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
