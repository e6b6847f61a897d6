package org.caseledger.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How cases went, and their log for process mining, over HTTP. */
class ProcessHttpIT {
    private static final List<String> ALL = List.of("", "/variants", "/cases", "/xes", "/csv", "/ocel");

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().replied();
        ledger.cases().accepted();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Answer get(String person, String path) {
        return ledger.as(person).get("/api/process" + path);
    }

    private static Answer asked(String person, String path) {
        var answer = get(person, path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    @Test
    void everyNumberOpensToItsCases() {
        var map = asked("leader", "").json().path("map");
        assertThat(map.path("cases").asInt()).isEqualTo(2);
        assertThat(map.path("conforming").asInt()).isEqualTo(2);
        assertThat(map.path("share").asDouble()).isEqualTo(1.0);
        for (var edge : map.path("follows")) {
            var cases = asked(
                            "leader",
                            "/cases?source=%s&target=%s"
                                    .formatted(
                                            edge.path("source").asString(),
                                            edge.path("target").asString()))
                    .json();
            assertThat(cases.path("total").asInt()).isEqualTo(edge.path("times").asInt());
        }
        var variants = asked("leader", "/variants").json();
        assertThat(variants.path("total").asInt()).isEqualTo(2);
        for (var variant : variants.path("variants")) {
            var path = new StringBuilder();
            variant.path("path").forEach(step -> path.append("%3E").append(step.asString()));
            var cases = asked("leader", "/cases?path=" + path.substring(3)).json();
            assertThat(cases.path("total").asInt()).isEqualTo(1);
        }
        assertThat(asked("leader", "/cases?conforming=false")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void theLogIsXes_withNamesForThoseWhoOversee() throws Exception {
        var xes = asked("supervisor", "/xes");

        assertThat(xes.header("Content-Type")).startsWith("application/xml");
        XesSchema.validate(xes.response().body());
        assertThat(values(xes, "org:resource")).isEqualTo(Set.of("intake", "dispatcher", "leader", "handler"));
        assertThat(xes.text().split("<trace>")).hasSize(3);
        assertThat(xes.text()).doesNotContain("林晚", "13800000000", "餐馆", "已责令整改");
        assertThat(asked("auditor", "/csv").text()).contains(",ComplaintReplied,", ",handler,");
    }

    @Test
    void othersGetPseudonymsThatStayTheSame_andSoDoesWhoeverAsksForThem() {
        var anonymous = asked("supervisor", "/xes?anonymous=true");
        var names = values(anonymous, "org:resource");

        assertThat(names).hasSize(4).allMatch(name -> name.matches("p[0-9a-f]{16}"));
        assertThat(values(asked("leader", "/xes"), "org:resource")).isEqualTo(names);
        assertThat(values(asked("leader", "/xes?anonymous=false"), "org:resource"))
                .isEqualTo(names);
        assertThat(asked("intake", "/csv").text()).contains(names).doesNotContain(",handler,", ",leader,");
    }

    @Test
    void theLogIsOcel_underTheSameRulesAsXes() throws Exception {
        var ocel = asked("supervisor", "/ocel");
        assertThat(ocel.header("Content-Type")).startsWith("application/json");
        assertThat(OcelSchema.violations(ocel.json())).isEmpty();
        assertThat(ocel.json().path("events"))
                .hasSize(asked("leader", "/xes").text().split("<event>").length - 1);
        assertThat(ocel.text())
                .contains("\"person:handler\"", "\"unit:XIPU\"", "\"document:DRAFT:")
                .doesNotContain("林晚", "13800000000", "餐馆", "已责令整改");

        var pseudonyms = asked("leader", "/ocel").text();
        assertThat(pseudonyms).doesNotContain("person:handler", "person:leader");
        for (var name : values(asked("leader", "/xes"), "org:resource")) {
            assertThat(pseudonyms).contains("\"person:" + name + "\"");
        }
        assertThat(asked("supervisor", "/ocel?anonymous=true").text()).isEqualTo(pseudonyms);
    }

    @Test
    void casesAreJudgedByTheConstraintsThatAreShown_withTheClauseOfTheProcedure() {
        var p9 = ledger.as("handler").get("/api/procedures/P9/constraints").json();
        var signOff = StreamSupport.stream(p9.path("constraints").spliterator(), false)
                .filter(c -> c.path("deviation").asString().equals("SIGN_OFF_SKIPPED"))
                .findFirst()
                .orElseThrow();
        assertThat(signOff.path("clauses").get(0).asString()).isEqualTo("P9.03");
        assertThat(signOff.path("target").path("activity").asString()).isEqualTo("RoutingSignedOff");
        assertThat(ledger.as("handler").get("/api/procedures/P9/declare").text())
                .contains(
                        "activity RoutingSignedOff\n",
                        "Precedence[RoutingSignedOff, ComplaintAssigned] | | |\n",
                        "Precedence[ComplaintAccepted, ComplaintReplied] |(A.kind in (COMPLAINT, REPORT)) | |\n",
                        "Precedence[FollowUpRecorded, ComplaintArchived] |(A.replied is true) |same round |\n");
        for (var path : List.of("constraints", "declare")) {
            assertThat(ledger.as("admin").get("/api/procedures/P9+law/" + path).status())
                    .isEqualTo(200);
            assertThat(ledger.as("admin").get("/api/procedures/P0/" + path).status())
                    .isEqualTo(404);
        }
    }

    private static Set<String> values(Answer xes, String key) {
        var found =
                Pattern.compile("key=\"%s\" value=\"([^\"]+)\"".formatted(key)).matcher(xes.text());
        var values = new TreeSet<String>();
        while (found.find()) {
            values.add(found.group(1));
        }
        return values;
    }

    @Test
    void whoDoesNotReadAllCasesGetsNone() {
        for (var path : ALL) {
            for (var person : List.of("admin", "handler")) {
                var answer = get(person, path);
                assertThat(answer.status()).as("%s %s", person, path).isEqualTo(403);
                assertThat(answer.problem()).isEqualTo("not-yours");
            }
        }
    }

    @Test
    void wrongInputIsNamed() {
        for (var path : ALL) {
            for (var wrong : List.of("from=2026-13", "until=March", "migrated=perhaps")) {
                var answer = get("head", path + "?" + wrong);
                assertThat(answer.status()).as("%s %s %s", path, wrong, answer).isEqualTo(400);
                assertThat(answer.json().path("fields").has(wrong.split("=")[0]))
                        .as("%s", answer)
                        .isTrue();
            }
        }
        assertThat(get("head", "/cases?source=ComplaintReceived")
                        .json()
                        .path("fields")
                        .has("target"))
                .isTrue();
        assertThat(get("head", "/cases?deviation=NONE").status()).isEqualTo(400);
        assertThat(get("head", "/xes?from=2000-01&until=2000-02").text()).doesNotContain("<trace>");
    }
}
