package org.caseledger.api.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.query.views.CheckScope;
import org.caseledger.query.views.Views;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("参数: proposed by an administrator, in force with the consent of a leader")
@Tag("long")
class ParametersIT {
    private static final String LETTER = "P9.rules.reply-letter.limit.amount";
    private static final String FOLLOW_UP = "P9.rules.follow-up.limit.amount";
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String URL;

    static {
        try (var pool = TestDatabase.fresh()) {
            URL = pool.getJdbcUrl();
        }
    }

    private static final HandClock CLOCK = HandClock.at("2026-11-18T10:00");
    private static final Path DATA = TestLedger.newData();
    private static final TestLedger LEDGER = TestLedger.start(URL, DATA, CLOCK::addTo);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static int version() {
        return LEDGER.as("admin").get("/api/parameters").json().path("version").asInt();
    }

    private static Answer propose(String person, String name, String value, int version) {
        return LEDGER.as(person)
                .post(
                        "/api/parameters/propose",
                        "{\"name\":\"%s\",\"value\":\"%s\",\"version\":%d,\"reason\":\"群众等候过久\"}"
                                .formatted(name, value, version));
    }

    private static int proposed(String name, String value) {
        var answer = propose("admin", name, value, version());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("number").asInt();
    }

    private static Answer decide(String person, int change, String how, int version) {
        return LEDGER.as(person)
                .post(
                        "/api/parameters/changes/" + change + "/" + how,
                        "{\"version\":%d,\"reason\":\"按此办理\"}".formatted(version));
    }

    private static void inForce(String name, String value) {
        int change = proposed(name, value);
        var answer = decide("leader", change, "consent", version());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("state").asString()).isEqualTo("IN_FORCE");
    }

    private static String letter() {
        return LEDGER.cases().received(Cases.RECEIPT.replace("WECHAT", "LETTER"));
    }

    private static JsonNode reply(TestLedger ledger, String id) {
        for (var deadline : ledger.as("head").get(id).json().path("deadlines")) {
            if (deadline.path("clock").asString().equals("REPLY")) {
                return deadline;
            }
        }
        throw new AssertionError("no reply is due");
    }

    private static String value(String name) {
        for (var one : LEDGER.as("admin").get("/api/parameters").json().path("parameters")) {
            if (one.path("parameter").path("name").asString().equals(name)) {
                return one.path("parameter").path("value").asString();
            }
        }
        throw new AssertionError("no parameter " + name);
    }

    @Test
    void givenAConsent_thenItHoldsForWhatIsReceivedFromThenOnAndOnEveryNode() {
        try (var other = TestLedger.start(URL, DATA, CLOCK::addTo)) {
            var before = letter();
            assertThat(reply(LEDGER, before).path("dueAt").asString()).isEqualTo("2026-11-27T16:00:00Z");
            inForce(LETTER, "5");
            var after = letter();
            assertThat(reply(LEDGER, after).path("dueAt").asString()).isEqualTo("2026-11-25T16:00:00Z");

            // What came before keeps its rules, whatever happens to it, on this node and another.
            for (var id : List.of(before, after)) {
                LEDGER.cases().classified(id);
                assertThat(reply(other, id)).isEqualTo(reply(LEDGER, id));
            }
            assertThat(reply(LEDGER, before).path("dueAt").asString()).isEqualTo("2026-11-27T16:00:00Z");
            assertThat(LEDGER.as("head").get(after).json().path("procedure").asString())
                    .matches("P9@\\d+\\+law");
            LEDGER.cases().assigned(after);

            LEDGER.awaitViews();
            var all = new CheckScope(null, null, null, null, SOON, null);
            for (var view : List.of("board", "findings", "process", "reviewable")) {
                assertThat(other.bean(Views.class).check(view, all).first())
                        .as(view)
                        .isEmpty();
            }
            assertThat(LEDGER.as("auditor").get("/api/office/changes").text()).contains("由“7”改为“5”，理由：群众等候过久", "自此生效");
            assertThat(LEDGER.as("auditor").get("/api/office/settings").text())
                    .as("the file says what it said")
                    .doesNotContain("P9@");
            assertThat(new WebForm(LEDGER, "head")
                            .open(after.replace("/api/complaints", "/cases"))
                            .status())
                    .isEqualTo(200);
        }
        try (var restarted = TestLedger.start(URL, DATA, CLOCK::addTo)) {
            var again = restarted.cases().received(Cases.RECEIPT.replace("WECHAT", "LETTER"));
            assertThat(reply(restarted, again).path("dueAt").asString()).isEqualTo("2026-11-25T16:00:00Z");
        }
    }

    @Test
    void givenAnyoneElse_thenNobodyProposesOrConsents() {
        int change = proposed(FOLLOW_UP, "6");
        for (var person : List.of("intake", "dispatcher", "handler", "legal", "head", "auditor")) {
            assertThat(propose(person, LETTER, "4", version()).status())
                    .as(person)
                    .isEqualTo(403);
            assertThat(decide(person, change, "consent", version()).status()).isEqualTo(403);
        }
        assertThat(propose("leader", LETTER, "4", version()).status()).isEqualTo(403);
        assertThat(decide("admin", change, "consent", version()).status()).isEqualTo(403);
        assertThat(decide("admin", change, "reject", version()).status()).isEqualTo(403);
        assertThat(decide("leader", change, "withdraw", version()).status()).isEqualTo(403);
        assertThat(LEDGER.as("handler").get("/api/parameters").status()).isEqualTo(403);
        assertThat(decide("admin", change, "withdraw", version()).status()).isEqualTo(200);
        assertThat(decide("leader", change, "consent", version()).text()).contains("已撤回");
        assertThat(decide("leader", 999, "consent", version()).status()).isEqualTo(404);
    }

    @Test
    void givenAProposal_thenItWaitsOnTheFirstPageOfLeadersUntilItIsDecided() {
        var letters = "retention.classes.grave.years";
        assertThat(waiting("leader", "/")).isEmpty();
        int first = proposed(FOLLOW_UP, "6");
        var one = "/administration/parameters/" + first;
        for (var page : List.of("/", "/work", "/desk")) {
            assertThat(waiting("leader", page)).as(page).isEqualTo(one + " 1");
        }
        assertThat(new WebForm(LEDGER, "leader").open(one).text()).contains("同意，立即生效");
        for (var person : List.of("head", "legal", "supervisor", "auditor", "handler", "admin")) {
            assertThat(waiting(person, "/")).as(person).isEmpty();
        }

        int second = proposed(letters, "31");
        var list = "/administration/parameters?waiting=true";
        assertThat(waiting("leader", "/")).isEqualTo(list + " 2");
        assertThat(new WebForm(LEDGER, "leader").open(list).text().split("<td class=\"first\">"))
                .hasSize(2 + 1);
        assertThat(decide("admin", first, "withdraw", version()).status()).isEqualTo(200);
        assertThat(waiting("leader", "/")).isEqualTo("/administration/parameters/" + second + " 1");
        assertThat(decide("leader", second, "reject", version()).status()).isEqualTo(200);
        assertThat(waiting("leader", "/")).isEmpty();
        inForce(letters, "31");
        assertThat(waiting("leader", "/")).isEmpty();
    }

    /** Where a page leads a person who has changes to decide on, and how many; nothing if there are none. */
    private static String waiting(String person, String page) {
        var text = new WebForm(LEDGER, person).open(page).text();
        var found = Pattern.compile("<a href=\"([^\"]*)\">(?:<span>)?待同意的参数变更</span> <b>(\\d+)</b></a>")
                .matcher(text);
        return found.find() ? found.group(1) + " " + found.group(2) : "";
    }

    @Test
    void givenTheProposerHasBecomeALeader_thenAnotherOneDecides() {
        person("qianhg", "ADMIN");
        var mine = propose("qianhg", FOLLOW_UP, "5", version())
                .json()
                .path("number")
                .asInt();
        person("qianhg", "LEADER");
        var own = decide("qianhg", mine, "consent", version());
        assertThat(own.status()).isEqualTo(400);
        assertThat(waiting("qianhg", "/")).isEmpty();
        assertThat(waiting("leader", "/")).isEqualTo("/administration/parameters/" + mine + " 1");
        assertThat(own.text()).contains("提出人不能决定自己提出的变更");
        assertThat(decide("qianhg", mine, "reject", version()).status()).isEqualTo(400);
        assertThat(decide("leader", mine, "reject", version()).status()).isEqualTo(200);
        assertThat(value(FOLLOW_UP)).isEqualTo("7");
    }

    private static void person(String username, String role) {
        var answer = LEDGER.as("admin")
                .put(
                        "/api/people/" + username,
                        "{\"name\":\"钱换岗\",\"role\":\"%s\",\"password\":\"%s\",\"reason\":\"岗位调整\"}"
                                .formatted(role, "demo-" + username));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    @Test
    void givenWhatChangedSinceThePreview_thenNothingIsRecorded() {
        int seen = version();
        int change = proposed(FOLLOW_UP, "9");
        assertThat(propose("admin", LETTER, "3", seen).text()).contains("请重新预览");
        assertThat(decide("leader", change, "consent", seen).text()).contains("请重新预览");
        assertThat(propose("admin", FOLLOW_UP, "8", version()).text()).contains("尚待领导决定");
        assertThat(decide("leader", change, "reject", version()).status()).isEqualTo(200);
        assertThat(value(FOLLOW_UP)).isEqualTo("7");
    }

    @Test
    void givenManyAtOnce_thenOneIsRecorded() throws Exception {
        int change = proposed("P9.rules.reassignment.limit.amount", "2");
        int version = version();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            tasks.add(() -> decide("leader", change, "consent", version).status());
            tasks.add(() -> decide("leader", change, "reject", version).status());
        }
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(tasks)) {
                statuses.add(done.get());
            }
            assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(version()).isEqualTo(version + 1);
    }

    @Test
    void givenWhatTheLawOrAFileDoesNotAllow_thenItIsRefusedByTheClause() {
        assertThat(propose("admin", "P9.rules.acceptance.limit.amount", "8", version())
                        .text())
                .contains("不得放宽", "总局令第121号第15条", "7个工作日");
        assertThat(propose("admin", LETTER, "0", version()).text()).contains("P9.08");
        assertThat(propose("admin", LETTER, value(LETTER), version()).text()).contains("与现行值相同");
        assertThat(propose("admin", "P9.rules.law-acceptance.limit.amount", "9", version())
                        .status())
                .isEqualTo(404);
        assertThat(propose("admin", "P9.officeCode", "X", version()).status()).isEqualTo(404);
        assertThat(propose("admin", "retention.classes.grave.years", "29", version())
                        .text())
                .contains("只能延长", "30年");
        assertThat(LEDGER.as("admin").post("/api/parameters/propose", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void givenThePages_thenAChangeIsSeenBeforeItIsProposedAndBeforeItIsDecided() {
        LEDGER.awaitViews();
        var admin = new WebForm(LEDGER, "admin");
        var form = "/administration/parameters/propose?name=P9.gates.approvals.severities";
        var typed = Map.of("name", "P9.gates.approvals.severities", "value", "URGENT", "reason", "减少签批");
        assertThat(admin.open(form).text()).contains("P9.12", "重大");
        var preview = admin.post("/administration/parameters/propose", typed);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text()).contains("去掉：重大（现有在办", "提请领导同意");
        var seen = preview.text().replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");

        var all = new LinkedHashMap<>(typed);
        all.put("seen", seen);
        all.put("value", "GENERAL");
        var other = admin.post("/administration/parameters/propose", all);
        assertThat(other.status()).as("another value is previewed first").isEqualTo(200);
        all.put("value", "URGENT");
        var place = WebForm.done(admin.post("/administration/parameters/propose", all));

        var leader = new WebForm(LEDGER, "leader");
        assertThat(leader.open(place).text()).contains("去掉：重大", "减少签批", "同意，立即生效");
        assertThat(new WebForm(LEDGER, "auditor").open(place).text()).doesNotContain("同意，立即生效");
        assertThat(leader.send(place, Map.of("decision", "reject", "reason", ""))
                        .status())
                .isEqualTo(422);
        WebForm.done(leader.send(place, Map.of("decision", "consent", "reason", "")));
        assertThat(admin.open(place).text()).contains("已同意生效");
        assertThat(admin.open("/administration/parameters").text()).contains("已同意生效", "重大、紧急", "法定时限", "只由文件规定");
        assertThat(value("P9.gates.approvals.severities")).isEqualTo("URGENT");
    }

    @Test
    void givenALimit_thenThePreviewCountsAndShowsTheCasesToWhoMayReadThem() {
        letter();
        LEDGER.awaitViews();
        var path = "/api/parameters/preview?name=" + LETTER + "&value=2";
        var seen = LEDGER.as("leader").get(path);
        assertThat(seen.status()).as("%s", seen).isEqualTo(200);
        var times = seen.json().path("times");
        assertThat(times.path("running").asInt()).as("%s", times).isPositive();
        assertThat(times.path("cases").size()).isPositive();
        var counted = LEDGER.as("admin").get(path).json().path("times");
        assertThat(counted.path("running")).isEqualTo(times.path("running"));
        assertThat(counted.path("cases").size()).isZero();
    }
}
