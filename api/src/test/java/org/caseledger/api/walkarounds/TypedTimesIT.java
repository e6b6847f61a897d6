package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Typed times gain nothing: neither care, nor order, nor time (P9.03, P9.12). The tests are in the order of their days,
 * since the times of a log never go back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TypedTimesIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final String SCAN = "%PDF-1.7\n签批件";
    private static final Upload FILE = new Upload("file", "签批件.pdf", SCAN.getBytes(StandardCharsets.UTF_8));

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.at(CLOCK);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String received(String at) {
        CLOCK.set(at);
        return ledger.cases().received();
    }

    private static String classified(String id, String severity) {
        ledger.cases()
                .give(
                        "dispatcher",
                        id,
                        "classify-complaint",
                        "{\"category\":[\"食品\"],\"severity\":\"%s\"}".formatted(severity));
        return id;
    }

    /** A case that is handled by XIPU; a major one is gated. */
    private static String accepted(String at, String severity) {
        var id = classified(received(at), severity);
        ledger.cases().assigned(id);
        ledger.cases()
                .give(
                        "handler",
                        id,
                        "accept-complaint",
                        "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"},\"jurisdiction\":\"PLACE_OF_BUSINESS\"}"
                                .formatted(CLOCK.instant()));
        return id;
    }

    private static String signing(String more) {
        return "{\"draft\":1,\"digest\":\"%s\"%s}".formatted(Cases.digest("已责令整改。"), more);
    }

    private static String paper(String signedAt) {
        return "\"paper\":{\"signedAt\":\"%s\",\"sha256\":\"%s\"}".formatted(signedAt, Cases.digest(SCAN));
    }

    private static void refused(Answer answer, String rule, String clause) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.field("rule")).isEqualTo(rule);
        assertThat(answer.field("clause")).isEqualTo(clause);
    }

    private static void keepScan(String person, String id) {
        var kept = ledger.as(person).upload(id + "/evidence", Map.of(), FILE);
        assertThat(kept.status()).as("%s", kept).isEqualTo(201);
    }

    private static String findings(String id) {
        return ledger.as("auditor").get(id + "/findings").text();
    }

    @Test
    @Order(2)
    void draftApprovalAndReviewWithinSeconds_cannotBeTypedBackAndAreFound() {
        var id = accepted("2026-03-02T09:00", "MAJOR");
        CLOCK.set("2026-03-02T15:00:00");
        ledger.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        CLOCK.set("2026-03-02T15:00:05");
        var head = ledger.head();
        for (var person : new String[] {"leader", "legal"}) {
            for (var command : new String[] {"approve-reply", "reject-reply"}) {
                var words = command.startsWith("reject") ? ",\"opinion\":\"措辞不妥\"" : "";
                var typed = words + ",\"occurredAt\":\"2026-03-02T14:30:00+08:00\"";
                if (person.equals("leader")) {
                    refused(ledger.as(person).post(id + "/" + command, signing(typed)), "SIGNED_NOW", "P9.12");
                }
            }
            ledger.cases().give(person, id, "approve-reply", signing(""));
        }
        assertThat(ledger.recordedAfter(head))
                .filteredOn(e -> e.type().equals("AttemptRefused"))
                .as("who tried to is in the log")
                .hasSize(2)
                .allMatch(e -> e.payload().contains("SIGNED_NOW"));
        assertThat(findings(id))
                .as("leader and reviewer, 5 s and 0 s after they were asked")
                .containsSubsequence("RUBBER_STAMP", "RUBBER_STAMP");
    }

    @Test
    @Order(3)
    void aSignOffTakesNoTypedTime_inNoTimeZone_notEvenThisVerySecond() {
        var id = classified(received("2026-03-03T09:00"), "GENERAL");
        CLOCK.set("2026-03-03T11:59:59");
        for (var typed : List.of(
                "2026-03-03T10:00:00+08:00",
                "2026-03-03T02:00:00Z",
                "2026-03-02T21:00:00-05:00",
                "2026-03-03T11:59:59+08:00",
                "2100-01-01T00:00:00Z")) {
            refused(
                    ledger.as("leader")
                            .post(
                                    id + "/sign-off-routing",
                                    "{\"unit\":\"XIPU\",\"occurredAt\":\"%s\"}".formatted(typed)),
                    "SIGNED_NOW",
                    "P9.03");
        }
    }

    @Test
    @Order(4)
    void aSignatureOnPaperNeedsItsScan_isMarkedAndFound() {
        var id = classified(received("2026-03-04T09:00"), "GENERAL");
        CLOCK.set("2026-03-04T15:00");
        var body = "{\"unit\":\"XIPU\",%s}".formatted(paper("2026-03-04T14:00:00+08:00"));
        refused(ledger.as("leader").post(id + "/sign-off-routing", body), "EVIDENCE_KEPT", "P9.03");
        keepScan("leader", id);
        ledger.cases().give("leader", id, "sign-off-routing", body);

        assertThat(ledger.as("leader").get(id + "/history").text())
                .contains("补录：纸质签批，签于2026-03-04 14:00")
                .contains("late entry: signed on paper at 2026-03-04 14:00");
        assertThat(ledger.as("auditor").get(id + "/evidence").text()).contains("纸质签批件", Cases.digest(SCAN));
        assertThat(ledger.as("leader")
                        .get(id + "/evidence/" + Cases.digest(SCAN))
                        .text())
                .isEqualTo(SCAN);
        assertThat(findings(id)).contains("SIGNED_ON_PAPER").doesNotContain("SIGNATURE_DATED");
    }

    @Test
    @Order(5)
    void aScanOfAnotherCaseOrByWhoDoesNotSign_isRefused() {
        var one = classified(received("2026-03-05T09:00"), "GENERAL");
        var other = classified(received("2026-03-05T09:01"), "GENERAL");
        keepScan("leader", one);
        CLOCK.set("2026-03-05T15:00");
        var body = "{\"unit\":\"XIPU\",%s}".formatted(paper("2026-03-05T14:00:00+08:00"));
        refused(ledger.as("leader").post(other + "/sign-off-routing", body), "EVIDENCE_KEPT", "P9.03");
        refused(
                ledger.as("leader").post(one + "/sign-off-routing", body.replace("14:00:00+08:00", "15:00:01+08:00")),
                "NOT_IN_THE_FUTURE",
                "P9.03");
        assertThat(ledger.as("legal").upload(one + "/evidence", Map.of(), FILE).status())
                .as("the reviewer signs nothing yet")
                .isNotEqualTo(201);
        var incomplete = ledger.as("leader").post(one + "/sign-off-routing", "{\"paper\":{}}");
        assertThat(incomplete.status()).as("%s", incomplete).isEqualTo(400);
    }

    @Test
    @Order(6)
    void aReplyBeforeItsDraftWasInTheLog_isRefused_inAnyTimeZone() {
        var id = accepted("2026-03-06T09:00", "GENERAL");
        CLOCK.set("2026-03-06T09:30:00");
        ledger.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        CLOCK.set("2026-03-06T10:00");
        for (var typed : List.of("2026-03-06T09:29:59+08:00", "2026-03-06T01:29:59Z", "2026-03-05T20:29:59-05:00")) {
            refused(
                    ledger.as("handler")
                            .post(id + "/send-reply", "{\"medium\":\"PHONE\",\"occurredAt\":\"%s\"}".formatted(typed)),
                    "NOT_BEFORE_ITS_BASIS",
                    "P9.03");
        }
        ledger.cases()
                .give("handler", id, "send-reply", "{\"medium\":\"PHONE\",\"occurredAt\":\"2026-03-06T01:30:00Z\"}");
    }

    @Test
    @Order(9)
    void anAssignmentBeforeItsSignOff_andAnAcceptanceBeforeTheAssignment_areRefused() {
        var id = classified(received("2026-03-09T09:00"), "GENERAL");
        CLOCK.set("2026-03-10T16:00");
        ledger.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        refused(
                ledger.as("dispatcher")
                        .post(
                                id + "/assign-complaint",
                                "{\"unit\":\"XIPU\",\"occurredAt\":\"2026-03-09T17:00:00+08:00\"}"),
                "NOT_BEFORE_ITS_BASIS",
                "P9.03");
        ledger.cases().give("dispatcher", id, "assign-complaint", "{\"unit\":\"XIPU\"}");
        CLOCK.set("2026-03-11T09:00");
        refused(
                ledger.as("handler")
                        .post(
                                id + "/accept-complaint",
                                "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%1$s\"},\"occurredAt\":\"%1$s\"}"
                                        .formatted("2026-03-10T15:59:59+08:00")),
                "NOT_BEFORE_ITS_BASIS",
                "P9.03");
    }

    @Test
    @Order(16)
    void whatIsInTimeOnlyAsStated_isCountedApart_foundAndNamedOnTheSheet() {
        var id = classified(received("2026-03-16T09:00"), "GENERAL");
        CLOCK.set("2026-03-18T09:00");
        keepScan("leader", id);
        ledger.cases()
                .give(
                        "leader",
                        id,
                        "sign-off-routing",
                        "{\"unit\":\"XIPU\",%s}".formatted(paper("2026-03-17T17:00:00+08:00")));
        ledger.awaitViews();

        assertThat(findings(id)).contains("MET_AS_STATED");
        assertThat(ledger.as("auditor").get(id + "/deadline-sheet").text())
                .contains("\"asStated\":true")
                .contains("\"timeUsed\":\"STATED\"");
        var kept = ledger.as("auditor")
                .get("/api/deadlines/compliance?by=CHANNEL&clock=SIGN_OFF"
                        + "&from=2026-03-16T00:00:00%2B08:00&to=2026-03-17T00:00:00%2B08:00")
                .text();
        assertThat(kept).contains("\"metInTime\":0").contains("\"metAsStated\":1");
    }
}
