package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.codec.EventCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who came in, and what was looked for, read and taken, is in the log before there is an answer. */
class AccessLogIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER = TestLedger.at(
            CLOCK, "--caseledger.login.wrong-passwords=1000000", "--caseledger.login.wrong-by-strangers=1000000");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenALoginAndALogoutByTheForm_thenEachIsRecordedInThePersonsName() {
        long head = LEDGER.head();
        var form = new LoginForm(LEDGER);

        var first = form.session("supervisor");
        form.session("supervisor");
        var out = first.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/logout", "_csrf=" + first.header("X-CSRF-TOKEN"));

        assertThat(out.status()).isEqualTo(204);
        assertThat(after(head, "PersonLoggedIn")).hasSize(2).allSatisfy(login -> {
            assertThat(by(login)).containsEntry("actor", "supervisor");
            assertThat(login.payload())
                    .matches("\\{\"program\":false,\"address\":\"127.0.0.1\",\"salt\":\"[a-z]{28}\"}");
        });
        assertThat(after(head, "PersonLoggedOut"))
                .singleElement()
                .satisfies(logout -> assertThat(by(logout)).containsEntry("actor", "supervisor"));
    }

    @Test
    void givenAProgramThatLogsInWithEachRequest_thenItIsRecordedOnceADay() {
        var auditor = LEDGER.as("auditor2");
        auditor.get("/api/me");
        long head = LEDGER.head();
        for (int i = 0; i < 20; i++) {
            assertThat(auditor.get("/api/me").status()).isEqualTo(200);
        }
        assertThat(after(head, "PersonLoggedIn")).isEmpty();

        CLOCK.set("2026-03-03T09:00");
        assertThat(auditor.get("/api/me").status()).isEqualTo(200);

        assertThat(after(head, "PersonLoggedIn"))
                .singleElement()
                .satisfies(login -> assertThat(login.payload()).contains("\"program\":true"));
    }

    @Test
    void givenMoreFailedLoginsThanTheRate_thenTheRestIsOneEvent_andNoTypedNameIsAnywhere() {
        CLOCK.set("2026-03-04T09:00");
        long head = LEDGER.head();
        for (int i = 0; i < 60; i++) {
            assertThat(attempt("legal", "wrong-" + i).status()).isEqualTo(401);
            assertThat(attempt("hunter2-" + i, "p").status()).isEqualTo(401);
        }
        var failures = LEDGER.bean(FailedLogins.class);
        failures.sumUp();
        assertThat(after(head, "LoginFailed")).as("5 of each").hasSize(10);

        CLOCK.set("2026-03-04T10:01");
        failures.sumUp();
        failures.sumUp();

        var failed = after(head, "LoginFailed");
        assertThat(failed).hasSize(12);
        assertThat(failed.stream().filter(e -> e.payload().contains("\"person\":\"legal\"")))
                .hasSize(6);
        assertThat(failed.subList(10, 12))
                .allSatisfy(e -> assertThat(e.payload()).contains("\"attempts\":55"));
        assertThat(failed).noneMatch(e -> e.payload().contains("hunter2"));
        assertThat(by(failed.get(0))).as("no person acted").containsEntry("role", "SYSTEM");
    }

    @Test
    void givenASearch_thenItsWordsAreACode_equalForEqualWords_andEachPageIsNoFurtherSearch() {
        LEDGER.cases().received();
        LEDGER.awaitViews();
        long head = LEDGER.head();
        var one = LEDGER.as("head").get("/api/search?q=%E9%A4%90%E9%A6%86");
        assertThat(one.json().path("total").asLong()).isPositive();
        LEDGER.as("head").get("/api/search?size=1&page=1&q=%E9%A4%90%E9%A6%86");
        LEDGER.as("intake").get("/api/search?q=%20%E9%A4%90%E9%A6%86%20");
        LEDGER.as("intake").get("/api/search?q=13800000000");

        var searches = after(head, "CasesSearched");
        assertThat(searches).hasSize(3);
        var words = searches.stream().map(e -> payload(e).get("words")).toList();
        assertThat(words.get(0)).isEqualTo(words.get(1)).hasSize(32).isNotEqualTo(words.get(2));
        assertThat(payload(searches.get(0)).get("hits"))
                .isEqualTo(String.valueOf(one.json().path("total").asLong()));
        assertThat(LEDGER.allRecordedAfter(head))
                .noneMatch(e -> (e.payload() + e.metadata()).contains("餐馆"))
                .noneMatch(e -> (e.payload() + e.metadata()).contains("13800000000"));
    }

    @Test
    void givenALookUpAtThePhone_thenItIsRecordedWithACodeOfTheNumber() {
        long head = LEDGER.head();
        var typed = "{\"phone\":\"13800000000\",\"text\":\"%s\"}";

        LEDGER.as("intake").post("/api/complaints/repeat-candidates", typed.formatted("菜"));
        LEDGER.as("intake").post("/api/complaints/repeat-candidates", typed.formatted("菜有"));

        assertThat(after(head, "CasesSearched"))
                .as("what is typed further is the same look-up")
                .singleElement()
                .satisfies(e -> assertThat(payload(e).get("words")).hasSize(32));
        assertThat(LEDGER.allRecordedAfter(head)).noneMatch(e -> e.payload().contains("138"));
    }

    @Test
    void whoeverReadsOrTakesSomething_isRecorded_onceADayForTheSame() {
        var api = LEDGER.cases().assigned();
        var id = api.replaceAll(".*/", "");
        LEDGER.awaitViews();
        for (var read : List.of(
                "handler REGISTRATION_FORM /cases/ID/print/registration",
                "handler APPROVAL_FORM /cases/ID/print/approval",
                "handler DOSSIER /cases/ID/print/dossier",
                "handler CASE_FILE /api/complaints/ID/proof",
                "auditor STATISTICS /api/statistics?format=CSV",
                "auditor STATISTICS /api/statistics?format=XLSX",
                "auditor STATISTICS_REPORT /api/statistics/report",
                "auditor PROCESS_LOG /api/process/xes",
                "auditor PROCESS_LOG /api/process/csv",
                "auditor PROCESS_LOG /api/process/ocel",
                "auditor ACCESS_LOG /api/accesses?format=CSV",
                "auditor EVENT_FEED /api/feed",
                "auditor LOG_ENTRIES /log/tile/entries/000.p/1",
                "admin PEOPLE /api/people",
                "admin - /people",
                "admin PERSON /people/handler")) {
            var parts = read.split(" ");
            var session = new LoginForm(LEDGER).session(parts[0]);
            long head = LEDGER.head();
            var answer = session.get(parts[2].replace("ID", id));
            assertThat(answer.status()).as("%s: %s", read, answer).isEqualTo(200);
            var recorded = after(head, "RecordsRead");
            if (parts[1].equals("-")) {
                assertThat(recorded).as("the same list on the same day").isEmpty();
                continue;
            }
            assertThat(recorded).as(read).hasSize(1);
            assertThat(payload(recorded.get(0))).as(read).containsEntry("what", parts[1]);
            assertThat(by(recorded.get(0))).containsEntry("actor", parts[0]);

            assertThat(session.get(parts[2].replace("ID", id)).status()).isEqualTo(200);
            assertThat(after(head, "RecordsRead")).as(read + " again").hasSize(1);
        }
        var other = after(0, "RecordsRead");
        assertThat(other.stream().filter(e -> e.payload().contains(id)))
                .as("in a companion stream, and the case stays as it was")
                .hasSize(4)
                .allMatch(e -> e.aggregateType().equals("reads"));
    }

    @Test
    void whoMayNotRead_isNotSaidToHaveRead() {
        var api = LEDGER.cases().received();
        long head = LEDGER.head();

        assertThat(LEDGER.as("handler2").get(api + "/proof").status()).isEqualTo(403);
        assertThat(LEDGER.as("handler").get("/api/people").status()).isEqualTo(403);
        assertThat(LEDGER.as("admin").get("/api/search?q=a").status()).isEqualTo(403);
        assertThat(LEDGER.as("handler").get("/api/accesses").status()).isEqualTo(403);

        assertThat(after(head, "RecordsRead")).isEmpty();
        assertThat(after(head, "CasesSearched")).isEmpty();
    }

    @Test
    void whoeverOverseesReadsWhoReadWhat_byPersonKindAndCase() {
        var api = LEDGER.cases().assigned();
        var id = api.replaceAll(".*/", "");
        assertThat(new WebForm(LEDGER, "handler")
                        .open("/cases/" + id + "/print/dossier")
                        .status())
                .isEqualTo(200);
        LEDGER.awaitViews();
        var auditor = new WebForm(LEDGER, "auditor");

        var ofCase = auditor.open("/supervision/access?caseId=" + id).text();
        assertThat(ofCase)
                .contains("打印卷宗", "查阅密封内容", "caseId=" + id)
                .contains(LEDGER.as("auditor").get(api).field("number"));
        assertThat(auditor.open("/supervision/access?kind=PersonLoggedIn&person=handler")
                        .text())
                .contains("登录（地址：127.0.0.1）")
                .doesNotContain("打印卷宗");
        assertThat(auditor.open("/supervision/access?until=2001-01-01").text()).contains("没有符合条件的记录");
        assertThat(auditor.open("/supervision/access?kind=Nothing").status()).isEqualTo(400);
        assertThat(new WebForm(LEDGER, "admin").open("/supervision/access").status())
                .isEqualTo(403);
        var csv = LEDGER.as("auditor").get("/api/accesses?format=CSV&caseId=" + id);
        assertThat(csv.text()).contains("日志位置", "打印卷宗", "handler").doesNotContain("检索");
        assertThat(LEDGER.as("auditor").get("/api/activity?size=100").text())
                .as("reading is no step of a case")
                .doesNotContain("CasesSearched", "RecordsRead", "PersonLoggedIn");
    }

    @Test
    void givenALogThatDoesNotTakeTheEvent_thenThereIsNoAnswer() {
        var api = LEDGER.cases().received();
        var session = new WebForm(LEDGER, "intake");
        refuseInTheDatabase();
        try {
            for (var path : List.of(api + "/proof", "/cases/" + api.replaceAll(".*/", "") + "/print/registration")) {
                Answer answer = session.open(path);
                assertThat(answer.status()).as(path).isGreaterThanOrEqualTo(500);
                assertThat(answer.text()).doesNotContain("林晚", Cases.RECEIPT);
            }
            var search = session.open("/api/search?q=never-asked-before");
            assertThat(search.status()).isGreaterThanOrEqualTo(500);
            assertThat(search.text()).doesNotContain("total");
            assertThat(LEDGER.as("handler2").get("/api/me").status())
                    .as("whoever is to find out why gets in")
                    .isEqualTo(200);
        } finally {
            LEDGER.asSuperuser().sql("DROP TRIGGER no_access ON ledger.event").update();
        }
        assertThat(session.open(api + "/proof").status()).isEqualTo(200);
    }

    private static void refuseInTheDatabase() {
        var jdbc = LEDGER.asSuperuser();
        jdbc.sql("""
                        CREATE OR REPLACE FUNCTION public.no_access() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE 'the disk is full'; END $$
                        """).update();
        jdbc.sql("""
                        CREATE TRIGGER no_access BEFORE INSERT ON ledger.event FOR EACH ROW
                          WHEN (NEW.type IN ('RecordsRead', 'CasesSearched', 'PersonLoggedIn'))
                          EXECUTE FUNCTION public.no_access()
                        """).update();
    }

    private static Answer attempt(String name, String password) {
        return LEDGER.anonymous().login(name, password).get("/api/me");
    }

    private static List<StoredEvent> after(long position, String type) {
        return LEDGER.allRecordedAfter(position).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    private static Map<String, String> by(StoredEvent event) {
        return EventCodec.readMetadata(event.metadata());
    }

    private static Map<String, String> payload(StoredEvent event) {
        return EventCodec.readMetadata(event.payload());
    }
}
