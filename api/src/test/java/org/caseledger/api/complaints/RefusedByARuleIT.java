package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AttemptRefused;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a rule forbids is answered with rule, clause and what is allowed, and recorded as refused. */
class RefusedByARuleIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private record Forbidden(String what, String person, String path, String body, String rule, String clause) {}

    @TestFactory
    Stream<DynamicTest> whatARuleForbids() {
        var cases = LEDGER.cases();
        var received = cases.received();
        var classified = cases.classified();
        var assigned = cases.assigned();
        var drafted = cases.drafted();
        var now = Instant.now();
        return Stream.of(
                        new Forbidden(
                                "a time in the future",
                                "dispatcher",
                                received + "/classify-complaint",
                                classify("occurredAt", now.plus(Duration.ofHours(1))),
                                "NOT_IN_THE_FUTURE",
                                "P9.03"),
                        new Forbidden(
                                "a receipt in the future",
                                "intake",
                                "/api/complaints",
                                Cases.RECEIPT.replaceFirst("\\{", "{\"occurredAt\":\"2100-01-01T00:00:00Z\","),
                                "NOT_IN_THE_FUTURE",
                                "P9.03"),
                        new Forbidden(
                                "a time before receipt",
                                "dispatcher",
                                received + "/classify-complaint",
                                classify("occurredAt", now.minus(Duration.ofHours(2))),
                                "NOT_BEFORE_RECEIPT",
                                "P9.03"),
                        new Forbidden(
                                "a day late without a reason",
                                "intake",
                                "/api/complaints",
                                Cases.RECEIPT.replaceFirst(
                                        "\\{", "{\"occurredAt\":\"%s\",".formatted(now.minus(Duration.ofHours(25)))),
                                "LATE_ENTRY_NEEDS_REASON",
                                "P9.03"),
                        new Forbidden(
                                "stated in the future",
                                "handler",
                                assigned + "/accept-complaint",
                                "{\"told\":{\"medium\":\"PHONE\",\"at\":\"2100-01-01T00:00:00Z\"}}",
                                "TOLD_IN_TIME",
                                "P9.07"),
                        new Forbidden(
                                "an unknown unit",
                                "leader",
                                classified + "/sign-off-routing",
                                "{\"unit\":\"MARS\"}",
                                "UNIT_KNOWN",
                                "P9.03"),
                        new Forbidden(
                                "no sign-off",
                                "dispatcher",
                                classified + "/assign-complaint",
                                "{\"unit\":\"XIPU\"}",
                                "SIGN_OFF_BEFORE_ASSIGNMENT",
                                "P9.03"),
                        new Forbidden(
                                "another state",
                                "dispatcher",
                                received + "/assign-complaint",
                                "{\"unit\":\"XIPU\"}",
                                "STATE",
                                "P9.02"),
                        new Forbidden(
                                "another draft",
                                "leader",
                                drafted + "/approve-reply",
                                "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("其他")),
                                "SIGNED_DRAFT",
                                "P9.12"),
                        new Forbidden(
                                "no correction",
                                "intake",
                                received + "/correct-record",
                                "{\"reason\":\"a，已经核实\",\"correction\":{}}",
                                "ONE_CORRECTION",
                                "P9.03"))
                .map(f -> dynamicTest(f.what() + ": " + f.rule(), () -> {
                    for (var said : refusedInBothLanguages(f, 422)) {
                        assertThat(said.field("rule")).isEqualTo(f.rule());
                        assertThat(said.field("clause")).isEqualTo(f.clause());
                        assertThat(said.json().path("allowedNow").isArray()).isTrue();
                    }
                }));
    }

    @Test
    void aRefusalNamesStateAndWhatTheSamePersonCouldDoInstead() {
        var id = LEDGER.cases().received();

        var said = LEDGER.as("dispatcher").post(id + "/assign-complaint", "{\"unit\":\"XIPU\"}");

        assertThat(said.field("attempted")).isEqualTo("assign-complaint");
        assertThat(said.field("state")).isEqualTo("RECEIVED");
        assertThat(said.json().path("allowedNow").toString())
                .contains("\"classify-complaint\"", "\"refer-elsewhere\"")
                .doesNotContain("assign-complaint", "sign-off-routing");
    }

    @Test
    void aLateEntryWithItsReasonIsTaken() {
        var body = Cases.RECEIPT.replaceFirst(
                "\\{",
                "{\"lateReason\":\"系统停机\",\"occurredAt\":\"%s\","
                        .formatted(Instant.now().minus(Duration.ofHours(25))));

        assertThat(LEDGER.as("intake").post("/api/complaints", body).status()).isEqualTo(201);
    }

    @Test
    void theRefusalOfWhatNeverBecameACaseIsNotACase() {
        var head = LEDGER.head();
        LEDGER.as("intake")
                .post(
                        "/api/complaints",
                        Cases.RECEIPT.replaceFirst("\\{", "{\"occurredAt\":\"2100-01-01T00:00:00Z\","));

        var refusal = LEDGER.recordedAfter(head).get(0);
        var what = (AttemptRefused) EventCodec.read(refusal.type(), refusal.revision(), refusal.payload());
        assertThat(LEDGER.as("head").get("/api/complaints/" + what.caseId()).status())
                .isEqualTo(404);
    }

    /** Each attempt records its refusal, in the name of whoever tried, and nothing else. */
    private static List<Answer> refusedInBothLanguages(Forbidden f, int status) {
        var head = LEDGER.head();
        var answers = new ArrayList<Answer>();
        answers.add(LEDGER.as(f.person()).post(f.path(), f.body()));
        answers.add(LEDGER.as(f.person()).inEnglish().post(f.path(), f.body()));
        for (var answer : answers) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(status);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.problem()).isEqualTo(f.rule().toLowerCase().replace('_', '-'));
            assertThat(answer.text()).doesNotContain("Exception", "org.caseledger");
        }
        assertThat(answers.get(0).field("detail")).matches("(?s).*\\p{IsHan}.*");
        assertThat(answers.get(1).field("title")).matches("\\P{IsHan}+");
        assertThat(answers.get(0).field("detail")).isNotEqualTo(answers.get(1).field("detail"));
        assertThat(LEDGER.recordedAfter(head)).hasSize(2).allSatisfy(e -> {
            assertThat(e.type()).isEqualTo("AttemptRefused");
            assertThat(e.metadata()).contains("\"" + f.person() + "\"");
            assertThat(e.payload()).contains("\"" + f.rule() + "\"");
        });
        return answers;
    }

    private static String classify(String field, Instant at) {
        return "{\"category\":[\"食品\"],\"severity\":\"GENERAL\",\"%s\":\"%s\"}".formatted(field, at);
    }
}
