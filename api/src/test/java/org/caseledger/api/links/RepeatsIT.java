package org.caseledger.api.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.RepeatDetectionJob;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.CompanionStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 重复投诉 over HTTP: candidates are offered, people link, join and undo; nothing is opened. */
class RepeatsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String DRAFT = "/api/complaints/repeat-candidates";

    /** A case of this phone, which no other test uses. */
    private static String of(String phone) {
        return LEDGER.cases().received(Cases.RECEIPT.replace("13800000000", phone));
    }

    private static String id(String caseAddress) {
        return caseAddress.substring(caseAddress.lastIndexOf('/') + 1);
    }

    private static Answer get(String person, String address) {
        var answer = LEDGER.as(person).get(address + "?after=" + LEDGER.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static List<String> kinds(String person, String caseAddress) {
        var ties = get(person, caseAddress + "/ties").json().path("ties");
        return StreamSupport.stream(ties.spliterator(), false)
                .map(tie ->
                        tie.path("kind").asString() + " " + tie.path("caseId").asString())
                .toList();
    }

    private static int openings(String caseAddress) {
        var stream = CompanionStream.OPENINGS.of(CaseId.of(id(caseAddress)));
        return LEDGER.bean(EventLog.class).readStream(stream).size();
    }

    @Test
    void givenACaseOfTheSamePhone_whenAsked_thenItIsOfferedWithTheReasonsAndNothingIsOpened() {
        var first = of("13711110001");
        var second = of("137-1111-0001");

        var best = get("intake", second + "/repeat-candidates")
                .json()
                .path("candidates")
                .path(0);
        assertThat(best.path("caseId").asString()).isEqualTo(id(first));
        assertThat(best.path("score").asInt()).isEqualTo(100);
        assertThat(best.path("reasons").toString())
                .isEqualTo("[\"SAME_PHONE\",\"SAME_NAME\",\"SAME_RESPONDENT\",\"SIMILAR_TEXT\"]");
        var draft = LEDGER.as("intake")
                .post(DRAFT + "?limit=5&after=" + LEDGER.head(), "{\"phone\":\"+86 137 1111 0001\"}");
        assertThat(draft.status()).as("%s", draft).isEqualTo(200);
        assertThat(draft.json().path("days").asInt()).isEqualTo(180);
        assertThat(draft.json().path("candidates")).hasSize(2);
        assertThat(draft.text()).doesNotContain("林晚", "异味", "1111");
        assertThat(openings(first)).isZero();
        assertThat(openings(second)).isZero();
    }

    @Test
    void givenAReaderWhoMayNotOpen_whenAsked_thenOnlyTheRespondentIsCompared() {
        var body = Cases.RECEIPT.replace("郫都区某餐馆", "只此一家面馆");
        var first = LEDGER.cases().received(body);
        LEDGER.cases().received(body.replace("只此一家面馆", "另外一家面馆"));

        var byAuditor = get("auditor", first + "/repeat-candidates").json().path("candidates");
        assertThat(byAuditor).isEmpty();
        assertThat(LEDGER.as("auditor")
                        .post(DRAFT, "{\"phone\":\"13800000000\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void givenTwoCases_whenLinkedJoinedAndUndone_thenBothKeepTheirHistoryAndClocks() {
        var lead = of("13711110002");
        var member = of("13711110002");
        var clocks = get("head", member).json().path("deadlines");
        var leadBefore = get("head", lead).json().path("version").asLong();

        LEDGER.cases()
                .give(
                        "intake",
                        member,
                        "link-repeat-complaint",
                        "{\"to\":\"%s\",\"why\":\"同一事项\"}".formatted(id(lead)));
        LEDGER.cases()
                .give(
                        "dispatcher",
                        member,
                        "join-complaint",
                        "{\"lead\":\"%s\",\"why\":\"多人投诉一事\"}".formatted(id(lead)));
        get("head", "/api/board"); // which tells the numbers, has come so far
        assertThat(LEDGER.as("head").get(member + "/history").text())
                .contains("原件 " + LEDGER.as("head").get(lead).field("number"))
                .doesNotContain("原件 " + id(lead));
        assertThat(kinds("head", member)).containsExactly("LEAD " + id(lead), "REPEATS " + id(lead));
        assertThat(kinds("head", lead)).containsExactly("JOINED " + id(member), "REPEATED_BY " + id(member));
        assertThat(get("head", member).json().path("deadlines")).isEqualTo(clocks);
        assertThat(get("head", lead).json().path("version").asLong()).isEqualTo(leadBefore);

        var round = "{\"lead\":\"%s\",\"why\":\"绕圈，已经核实\"}".formatted(id(member));
        var refused = LEDGER.as("dispatcher").post(lead + "/join-complaint", round);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("LEADS_OTHERS");

        var third = "{\"lead\":\"%s\",\"why\":\"同一事项\"}".formatted(id(of("13711110002")));
        var leading = LEDGER.as("dispatcher").post(lead + "/join-complaint", third);
        assertThat(leading.status()).isEqualTo(422);
        assertThat(leading.field("rule")).isEqualTo("LEADS_OTHERS");

        LEDGER.cases().give("intake", member, "undo-join", "{\"reason\":\"诉求不同\"}");
        LEDGER.cases().give("intake", member, "undo-link", "{\"to\":\"%s\",\"reason\":\"并非同一事项\"}".formatted(id(lead)));
        assertThat(kinds("head", lead)).isEmpty();
        assertThat(LEDGER.as("head").get(member + "/history").text()).contains("关联为重复投诉", "一并办理", "的并案", "撤销与");
        LEDGER.cases().give("dispatcher", lead, "join-complaint", round);
    }

    /** Two cases of one phone, of which the later one is archived. */
    private static String archivedAfterOneOf(String phone, boolean linked) {
        var first = of(phone);
        var second = of(phone);
        if (linked) {
            var link = "{\"to\":\"%s\",\"why\":\"同一事项\"}".formatted(id(first));
            LEDGER.cases().give("intake", second, "link-repeat-complaint", link);
        }
        LEDGER.cases().classified(second);
        var elsewhere = "{\"authority\":\"区住建局\",\"reason\":\"不属本局\",\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}";
        LEDGER.cases().give("intake", second, "refer-elsewhere", elsewhere.formatted(Instant.now()));
        var dossier =
                "{\"present\":[\"REGISTRATION_FORM\"],\"missing\":{\"INVESTIGATION_REPORT\":\"已转住建局\",\"HANDLING_OPINION\":\"已转住建局\",\"FEEDBACK_RECORD\":\"已转住建局\"}}";
        LEDGER.cases().give("head", second, "archive-complaint", dossier);
        return second;
    }

    private static JsonNode findings(String caseAddress) {
        LEDGER.awaitViews();
        LEDGER.bean(RepeatDetectionJob.class).sweep();
        return get("auditor", caseAddress + "/findings").json();
    }

    private static List<String> rules(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .map(f -> f.path("rule").asString())
                .toList();
    }

    @Test
    void givenARepeatThatNobodyLinked_whenArchived_thenItIsAFindingThatIsAnswered() throws InterruptedException {
        var second = archivedAfterOneOf("13711110003", false);
        var found = findings(second);
        assertThat(rules(found)).containsOnlyOnce("REPEAT_NOT_LINKED");
        var finding = found.path(rules(found).indexOf("REPEAT_NOT_LINKED"));
        assertThat(finding.path("clause").asString()).isEqualTo(Clause.OF_THE_LEDGER);
        assertThat(finding.path("severity").asString()).isEqualTo("LIGHT");
        assertThat(finding.path("person").asString()).isEqualTo("head");
        assertThat(finding.path("positions")).hasSize(3);
        assertThat(finding.toString()).contains("30日内").doesNotContain("1111");
        assertThat(rules(findings(second))).as("once").containsOnlyOnce("REPEAT_NOT_LINKED");

        var answered = LEDGER.as("supervisor")
                .post(
                        second
                                + "/findings/REPEAT_NOT_LINKED/"
                                + finding.path("position").asLong()
                                + "/answer",
                        "{\"answer\":\"EXPLAINED\",\"note\":\"另一事项\"}");
        assertThat(answered.status()).as("%s", answered).isEqualTo(200);
        var listed = get("auditor", "/api/findings").json().path("findings").toString();
        assertThat(listed).contains("REPEAT_NOT_LINKED", "另一事项");
    }

    @Test
    void givenARepeatThatWasLinked_whenArchived_thenThereIsNothingToFind() throws InterruptedException {
        var second = archivedAfterOneOf("13711110004", true);
        assertThat(rules(findings(second))).doesNotContain("REPEAT_NOT_LINKED");
    }

    @Test
    void givenWrongInput_thenItIsNamed() {
        var intake = LEDGER.as("intake");
        assertThat(intake.post(DRAFT, "{}").problem()).isEqualTo("input");
        assertThat(intake.post(DRAFT, "{\"name\":\"林晚\"}").status()).isEqualTo(400);
        assertThat(intake.post(DRAFT, "[]").status()).isEqualTo(400);
        assertThat(intake.post(DRAFT + "?days=0", "{\"phone\":\"13800000000\"}").status())
                .isEqualTo(400);
        var nowhere = "/api/complaints/00000000-0000-4000-8000-00000000dead";
        assertThat(intake.get(nowhere + "/repeat-candidates").status()).isEqualTo(404);
        assertThat(intake.get(nowhere + "/ties").status()).isEqualTo(404);
        var theirs = LEDGER.cases().assigned();
        assertThat(LEDGER.as("handler2").get(theirs + "/repeat-candidates").status())
                .isEqualTo(403);
        assertThat(LEDGER.as("handler2").get(theirs + "/ties").status()).isEqualTo(403);
    }
}
