package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is not named in a secret case sees that there is one, and nothing of what it holds (P7.20). */
class SecretCaseIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String MARK = "{\"ground\":\"TRADE\",\"people\":[\"handler\",\"legal\"],\"why\":\"涉及未公开的配方\"}";

    private final String respondent = "𠮷星精密制造%d厂".formatted(NUMBERS.incrementAndGet());
    private final String id = LEDGER.cases()
            .accepted(LEDGER.cases()
                    .assigned(LEDGER.cases()
                            .classified(LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", respondent)))));

    @BeforeAll
    static void hireAColleague() {
        var body =
                "{\"reason\":\"岗位调整\",\"name\":\"同事\",\"role\":\"HANDLER\",\"unit\":\"XIPU\",\"password\":\"demo-colleague\"}";
        assertThat(LEDGER.as("admin").put("/api/people/colleague", body).status())
                .isLessThan(300);
    }

    private void mark() {
        LEDGER.cases().give("leader", id, "mark-secret", MARK);
    }

    @Test
    void whoIsNamedOpensItAndWorksOnIt() {
        mark();

        var opened = LEDGER.as("handler").get(id + "/sealed");
        assertThat(opened.status()).as("%s", opened).isEqualTo(200);
        assertThat(opened.text()).contains("林晚", "异味", "涉及未公开的配方");
        var file = LEDGER.as("handler").get(id).json();
        assertThat(file.path("respondent").asString()).isEqualTo(respondent);
        assertThat(file.path("secret").path("ground").asString()).isEqualTo("TRADE");
        assertThat(file.path("secret").path("people").toString()).contains("handler", "legal");
        assertThat(LEDGER.as("handler").get(id + "/history").text()).contains(respondent);
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        for (var address : List.of("/moment?at=now", "/deadline-sheet")) {
            assertThat(LEDGER.as("legal").get(id + address).status())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    @Test
    void whoIsNotNamedIsRefusedWhateverTheRoleAndTheAttemptIsRecorded() {
        mark();
        for (var person : List.of("colleague", "leader", "head", "intake", "supervisor")) {
            for (var address : List.of(
                    "/sealed",
                    "/sealed?parts=narrative",
                    "/moment?at=v0",
                    "/compare?a=v0&b=now",
                    "/deadline-sheet",
                    "/proof")) {
                var head = LEDGER.head();

                var refused = LEDGER.as(person).inEnglish().get(id + address);

                assertThat(refused.status())
                        .as("%s %s: %s", person, address, refused)
                        .isEqualTo(403);
                assertThat(refused.field("rule")).isEqualTo("SECRET_FOR_NAMED_PEOPLE");
                assertThat(refused.field("clause")).isEqualTo("O121-39");
                assertThat(refused.text()).doesNotContain("林晚", respondent);
                assertThat(LEDGER.recordedAfter(head)).singleElement().satisfies(e -> {
                    assertThat(e.type()).isEqualTo("AttemptRefused");
                    assertThat(e.metadata()).contains("\"" + person + "\"");
                });
            }
        }
        assertThat(LEDGER.as("auditor").get(id + "/refusals").text()).contains("SECRET_FOR_NAMED_PEOPLE", "colleague");
    }

    @Test
    void whoIsNotNamedSeesThatThereIsACaseAndItsClocks() {
        LEDGER.cases()
                .give(
                        "handler",
                        id,
                        "correct-record",
                        "{\"correction\":{\"respondent\":\"%s二厂\"},\"reason\":\"全称，已经核实\"}".formatted(respondent));
        mark();
        for (var person : List.of("colleague", "supervisor", "auditor")) {
            for (var address : List.of(id, id + "?at=v0", id + "/history")) {
                var seen = LEDGER.as(person).get(address);
                assertThat(seen.status()).as("%s %s: %s", person, address, seen).isEqualTo(200);
                assertThat(seen.text()).as("%s %s", person, address).doesNotContain(respondent, "全称", "\"legal\"");
            }
            var file = LEDGER.as(person).get(id).json();
            assertThat(file.path("number").asString()).contains("号");
            assertThat(file.path("state").asString()).isEqualTo("ACCEPTED");
            assertThat(file.path("unit").asString()).isEqualTo("XIPU");
            assertThat(file.path("deadlines")).isNotEmpty();
            assertThat(file.path("secret").path("ground").asString()).isEqualTo("TRADE");
            assertThat(file.path("secret").path("people").isMissingNode()
                            || file.path("secret").path("people").isNull())
                    .isTrue();
        }
        assertThat(LEDGER.as("head")
                        .get(id)
                        .json()
                        .path("secret")
                        .path("people")
                        .toString())
                .contains("handler", "legal");
    }

    @Test
    void noListTellsItsRespondentToAnybody() {
        mark();
        var after = LEDGER.head();
        for (var person : List.of("handler", "leader", "intake", "supervisor")) {
            for (var list : List.of(
                    "/api/board?size=200&after=" + after,
                    "/api/deadlines?list=DUE_SOON&size=200&after=" + after,
                    "/api/search?q=" + respondent + "&after=" + after,
                    "/api/past/board?size=200&at=" + (after - 1))) {
                var seen = LEDGER.as(person).get(list);
                assertThat(seen.status()).as("%s %s: %s", person, list, seen).isEqualTo(200);
                assertThat(seen.text()).as("%s %s", person, list).doesNotContain(respondent);
            }
        }
        assertThat(LEDGER.as("supervisor")
                        .get("/api/activity?size=200&after=" + after)
                        .text())
                .doesNotContain(respondent);
        var number = LEDGER.as("head").get(id).json().path("number").asString();
        assertThat(LEDGER.as("leader")
                        .get("/api/search?q=" + number + "&after=" + after)
                        .text())
                .contains("\"total\":1", "\"secret\":\"TRADE\"");
        assertThat(LEDGER.as("handler")
                        .get("/api/search?q=" + respondent + "&after=" + after)
                        .text())
                .contains("\"total\":0");
    }

    @Test
    void noFindingNoReturnAndNoCheckTellsWhatWasWritten() {
        var why = "{\"reason\":\"%s不在本辖区\"}".formatted(respondent);
        LEDGER.cases().give("handler", id, "return-for-reassignment", why);
        LEDGER.cases().returnAccepted(id);
        LEDGER.cases().accepted(reassigned());
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已办。\"}");
        LEDGER.cases().give("handler", id, "send-reply", "{\"medium\":\"PHONE\"}");
        LEDGER.cases()
                .give(
                        "intake",
                        id,
                        "correct-record",
                        "{\"correction\":{\"channel\":\"LETTER\"},\"reason\":\"%s写了信来\"}".formatted(respondent));
        var lists = List.of(
                "/api/findings?caseId=" + caseId() + "&after=",
                "/api/responsibility/returns?after=",
                "/api/responsibility/returns/cases?size=200&after=",
                id + "/findings?after=",
                "/findings?caseId=" + caseId() + "&after=",
                "/supervision/returns?after=",
                "/supervision/returns/cases?size=200&after=");
        assertThat(told("supervisor", lists)).as("%s", lists).allMatch(t -> t.contains(respondent));

        LEDGER.cases().give("leader", id, "mark-secret", MARK.replace("legal", "auditor"));

        assertThat(told("supervisor", lists)).noneMatch(t -> t.contains(respondent));
        var ofCases = lists.stream().filter(list -> !list.contains("/returns?")).toList();
        assertThat(told("supervisor", ofCases)).allMatch(t -> t.contains(number()));
        assertThat(told("auditor", lists.subList(3, 4))).allMatch(t -> t.contains(respondent));
        assertThat(told("auditor", lists.subList(0, 3))).noneMatch(t -> t.contains(respondent));
        assertThat(guessed("auditor")).contains("\"withheld\":0").doesNotContain("\"inView\":0");
        assertThat(guessed("supervisor")).contains("\"withheld\":1", "\"number\":{\"inView\":0,\"fromLog\":0");
    }

    private String reassigned() {
        return LEDGER.cases().assigned(id);
    }

    private String caseId() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private String number() {
        return LEDGER.as("supervisor").get(id).json().path("number").asString();
    }

    private List<String> told(String person, List<String> addresses) {
        var session = new LoginForm(LEDGER).session(person);
        return addresses.stream()
                .map(address -> {
                    var seen = session.get(address + LEDGER.head());
                    assertThat(seen.status()).as("%s %s", person, address).isEqualTo(200);
                    return seen.text();
                })
                .toList();
    }

    private String guessed(String person) {
        var where = "{\"case_id\":\"%s\",\"respondent\":\"%s\"}".formatted(caseId(), respondent);
        var body = "{\"caseId\":\"%s\",\"number\":{\"table\":\"past\",\"where\":%s}}".formatted(caseId(), where);
        var answer = LEDGER.as(person).post("/api/views/past/check", body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    @Test
    void whoMarksItWithoutBeingNamedIsAnsweredWithoutWhatItHolds() {
        var answer = LEDGER.cases().give("leader", id, "mark-secret", MARK);

        assertThat(answer.text()).contains("handler").doesNotContain(respondent);
        var refused = LEDGER.as("colleague").inEnglish().post(id + "/draft-reply", "{\"text\":\"已办。\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field("rule")).isEqualTo("SECRET_FOR_NAMED_PEOPLE");
        assertThat(refused.field("detail")).contains("trade secrets");
    }

    @Test
    void aListWithoutPeopleOrWithUnknownOnesIsRefused() {
        for (var people : List.of("[]", "[\"nobody-of-this-name\"]")) {
            var body = "{\"ground\":\"STATE\",\"people\":%s,\"why\":\"密件，已经核实\"}".formatted(people);
            assertThat(LEDGER.as("head").post(id + "/mark-secret", body).status())
                    .isEqualTo(422);
        }
        var body = "{\"ground\":\"STATE\",\"why\":\"密件，已经核实\"}";
        assertThat(LEDGER.as("head").post(id + "/mark-secret", body).status()).isEqualTo(400);
        assertThat(LEDGER.as("handler").post(id + "/mark-secret", MARK).status())
                .isEqualTo(403);
    }

    @Test
    void whenItsSecrecyIsLifted_thenItIsOpenedAsBefore() {
        mark();
        LEDGER.cases().give("head", id, "lift-secrecy", "{\"why\":\"配方已公开\"}");

        assertThat(LEDGER.as("colleague").get(id + "/sealed").text()).contains("林晚");
        assertThat(LEDGER.as("supervisor").get(id).text()).contains(respondent);
        assertThat(LEDGER.as("leader").get(id + "/history").text()).contains(respondent);
    }
}
