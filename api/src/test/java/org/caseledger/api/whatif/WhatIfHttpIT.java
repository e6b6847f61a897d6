package org.caseledger.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.whatif.WhatIfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other rules would change, over HTTP: asked, followed, opened, and forgotten. */
class WhatIfHttpIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String WHAT_IF = "/api/what-if";
    private static final String P9 = file("/procedures/P9.yaml");

    @BeforeAll
    static void someCases() {
        LEDGER.cases().replied();
        LEDGER.cases().accepted();
    }

    @AfterEach
    void forget() {
        var whatIfs = LEDGER.bean(WhatIfs.class);
        whatIfs.all().forEach(run -> whatIfs.remove(run.id()));
    }

    @Test
    void itsOwnRulesChangeNothingAndAnotherProcedureDoes() {
        var same = done(ask(Map.of()));
        assertThat(same.path("result").path("cases").asLong()).isGreaterThan(1);
        assertThat(same.path("result").path("differing").asLong()).isZero();
        assertThat(same.path("rules").path("procedure").isNull()).isTrue();

        var head = LEDGER.head();
        var other = done(ask(Map.of("procedure", "P2")));
        var result = other.path("result");
        assertThat(other.path("rules").path("procedure").asString()).isEqualTo("P2");
        assertThat(other.path("position").asLong()).isEqualTo(head);
        assertThat(other.path("progress").path("percent").asLong()).isEqualTo(100);
        assertThat(result.path("differing").asLong())
                .isEqualTo(result.path("cases").asLong());
        assertThat(result.path("overall").path("moved").asLong()).isPositive();
        assertThat(result.path("groups").findValuesAsString("name")).contains("犀浦市场监督管理所");
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void anOfficesOwnFileIsTriedBeforeItIsInUse() {
        var other = P9.replaceAll("(id: reply-mayor[^#]*?amount: )5", "$16");
        assertThat(other).isNotEqualTo(P9);
        var csv = "date,type,name\n2026-03-05,holiday,停电\n";
        var run = done(ask(Map.of("procedureFile", other, "law", "ON", "calendarFile", csv)));

        assertThat(run.path("rules").path("procedure").asString()).isEqualTo("P9+law");
        assertThat(run.path("rules").path("calendar").asString()).contains("+calendar.csv:");
        assertThat(LEDGER.as("admin").get("/api/procedures/P9").text()).doesNotContain("amount\":6");
        // nothing of it is kept: the next one begins with what is in use
        var next = done(ask(Map.of()));
        assertThat(next.path("rules").path("calendar").asString()).doesNotContain("calendar.csv");
        assertThat(next.path("result").path("differing").asLong()).isZero();
    }

    @Test
    void everyFigureOpensToItsCasesAlsoAsCsv() {
        var run = done(ask(Map.of("procedure", "P2", "law", "OFF")));
        var address = WHAT_IF + "/" + run.path("id").asString();
        var auditor = LEDGER.as("auditor");
        var clocks = auditor.get(address + "?by=CLOCK").json().path("result").path("groups");
        for (var group : clocks) {
            var figures = group.path("figures");
            var opened = auditor.get(address
                            + "/cases?which=NO_LONGER_ASKED&size=200&clock="
                            + figures.path("key").asString())
                    .json();
            assertThat(opened.path("clocks").asLong())
                    .isEqualTo(figures.path("noLongerAsked").asLong());
        }
        var moved = auditor.get(address + "/cases?which=MOVED&unit=XIPU&size=1").json();
        assertThat(moved.path("total").asLong()).isPositive();
        assertThat(moved.path("cases")).hasSize(1);
        var clock = moved.path("cases").get(0).path("clocks").get(0);
        assertThat(clock.path("movedSeconds").asLong()).isNotZero();
        assertThat(clock.path("verdictBefore").asString()).isNotEqualTo("NOT_ASKED");
        assertThat(clock.path("verdictAfter").asString()).isNotEqualTo("NOT_ASKED");
        assertThat(clock.path("before").path("clause").asString()).startsWith("P9.");
        assertThat(clock.path("after").path("clause").asString()).startsWith("P2.");

        var csv = auditor.inEnglish().get(address + "/csv?which=MOVED");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).contains("what-if.csv");
        var lines = csv.text().split("\r\n");
        assertThat(lines[0]).startsWith("\uFEFFcase,number,").contains("result after");
        assertThat(lines.length - 1L)
                .isEqualTo(run.path("result").path("overall").path("moved").asLong());
        assertThat(auditor.get(address + "/csv").text()).contains("投诉件标识").doesNotContain("林晚");
    }

    @Test
    void onlyThoseWhoWeighRulesAsk() {
        for (var person : List.of("supervisor", "auditor", "head", "leader")) {
            var id = done(LEDGER.as(person).post(WHAT_IF, "{}")).path("id").asString();
            assertThat(LEDGER.as("auditor").get(WHAT_IF + "/" + id).status()).isEqualTo(200);
        }
        var id = done(ask(Map.of())).path("id").asString();
        for (var person : List.of("intake", "dispatcher", "handler", "legal", "admin")) {
            var caller = LEDGER.as(person);
            assertThat(caller.post(WHAT_IF, "{}").problem()).as(person).isEqualTo("not-yours");
            for (var path : List.of("", "/" + id, "/" + id + "/cases", "/" + id + "/csv")) {
                var answer = caller.get(WHAT_IF + path);
                assertThat(answer.status()).as("%s %s %s", person, path, answer).isEqualTo(403);
            }
            assertThat(caller.call("DELETE", WHAT_IF + "/" + id, BodyPublishers.noBody())
                            .status())
                    .isEqualTo(403);
        }
        assertThat(LEDGER.as("leader").get(WHAT_IF + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void whatIsForgottenIsGone() {
        var run = done(ask(Map.of("procedure", "P2")));
        var address = WHAT_IF + "/" + run.path("id").asString();
        var head = LEDGER.as("head");
        assertThat(head.get(WHAT_IF).json().path("runs")).hasSize(1);

        assertThat(head.call("DELETE", address, BodyPublishers.noBody()).status())
                .isEqualTo(204);
        assertThat(head.call("DELETE", address, BodyPublishers.noBody()).status())
                .isEqualTo(404);
        assertThat(head.get(address).status()).isEqualTo(404);
        assertThat(head.get(address + "/cases").status()).isEqualTo(404);
        assertThat(head.get(WHAT_IF + "/nothing").status()).isEqualTo(404);
        assertThat(head.get(WHAT_IF).json().path("runs")).isEmpty();
    }

    @Test
    void aMistakeIsToldWithItsFieldInBothLanguagesAndNothingBegins() {
        var broken = P9.replace("limit: { amount: 7,", "limit: { amount: -7,");
        assertThat(broken).isNotEqualTo(P9);
        wrong(Map.of("procedureFile", broken), "procedureFile", "procedure.yaml 第", "期限为 -7", "line");
        wrong(Map.of("procedureFile", "/etc/passwd"), "procedureFile", "procedure.yaml", "", "");
        wrong(Map.of("procedureFile", "a: [1"), "procedureFile", "procedure.yaml", "YAML", "YAML");
        wrong(Map.of("procedureFile", "&a [*a, *a]"), "procedureFile", "procedure.yaml", "", "");
        wrong(Map.of("lawFile", "id: law\n"), "lawFile", "law.yaml", "缺少此项", "required");
        wrong(Map.of("calendarFile", "x"), "calendarFile", "calendar.csv 第 1 行", "首行应为", "line 1");
        wrong(
                Map.of("calendarFile", "date,type,name\n2031-05-01,holiday,劳动节\n"),
                "calendarFile",
                "calendar.csv 第 2 行",
                "元旦",
                "1 January");
        wrong(Map.of("procedure", "P77"), "procedure", "", "没有程序 P77", "no procedure P77");
        wrong(Map.of("procedure", "../P9"), "procedure", "", "没有程序", "no procedure");
        wrong(Map.of("procedure", "P2", "procedureFile", P9), "procedure", "", "只能选填一项", "cannot both");
        wrong(Map.of("law", "MAYBE"), "law", "", "AUTO, ON, OFF", "AUTO, ON, OFF");
        wrong(Map.of("from", "yesterday"), "from", "", "时间", "time");
        wrong(Map.of("from", "2026-03-03T00:00:00Z", "until", "2026-03-02T00:00:00Z"), "from", "", "晚于", "later");
        wrong(Map.of("procedureFile", "字".repeat(20_001)), "procedureFile", "", "20000", "20000");
        wrong(Map.of("file", P9), "file", "", "没有此项", "not known");
        var large = LEDGER.as("auditor").post(WHAT_IF, json(Map.of("lawFile", "x".repeat(1 << 20))));
        assertThat(large.status()).isEqualTo(413);
        assertThat(LEDGER.bean(WhatIfs.class).all()).isEmpty();

        var id = done(ask(Map.of())).path("id").asString();
        for (var query : List.of("which=SOME", "before=GOOD", "clock=X", "size=0", "page=-1")) {
            var answer = LEDGER.as("auditor").get(WHAT_IF + "/" + id + "/cases?" + query);
            assertThat(answer.problem()).as("%s %s", query, answer).isEqualTo("input");
        }
    }

    private static void wrong(Map<String, String> question, String field, String where, String zh, String en) {
        var chinese = LEDGER.as("auditor").post(WHAT_IF, json(question));
        var english = LEDGER.as("auditor").inEnglish().post(WHAT_IF, json(question));
        assertThat(chinese.status()).as("%s", chinese).isEqualTo(400);
        assertThat(chinese.problem()).isEqualTo("input");
        assertThat(chinese.json().path("fields").path(field).asString()).contains(where, zh);
        assertThat(english.json().path("fields").path(field).asString())
                .contains(en)
                .doesNotContain("第");
    }

    private static Answer ask(Map<String, String> question) {
        return LEDGER.as("supervisor").post(WHAT_IF, json(question));
    }

    private static String json(Map<String, String> question) {
        return JsonMapper.shared().writeValueAsString(question);
    }

    private static JsonNode done(Answer begun) {
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        var address = begun.header("Location");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> state(address).equals("DONE") || state(address).equals("FAILED"));
        return LEDGER.as("supervisor").get(address).json();
    }

    private static String state(String address) {
        return LEDGER.as("supervisor").get(address).field("state");
    }

    private static String file(String name) {
        try (var stream = Procedures.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
