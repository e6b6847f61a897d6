package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/**
 * P9.12: no case escapes the committee because it was never signed, and no one bends what two readers conclude on it.
 */
class CommitteeSampleIT {
    private static final String SAMPLES = "/api/approvals/samples";
    private static final TestLedger LEDGER = TestLedger.shared();

    private static Answer post(String person, String path, String body) {
        return LEDGER.as(person)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(path, body);
    }

    /** A gated case that a handler declined alone: nothing in it was ever approved. */
    private static String endedAlone() {
        var id = LEDGER.cases().received();
        LEDGER.cases()
                .give(
                        "dispatcher",
                        id,
                        "classify-complaint",
                        "{\"category\":[\"食品\"],\"severity\":\"MAJOR\",\"flags\":[\"WIDE_IMPACT\"]}");
        return id;
    }

    private static Answer drawn(String strata) {
        var answer = post("auditor", SAMPLES + "?after=" + LEDGER.head(), "{\"size\":1000" + strata + "}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer;
    }

    private static List<String> cases(Answer sample) {
        return sample.json()
                .path("cases")
                .valueStream()
                .map(c -> c.path("caseId").asString())
                .toList();
    }

    private static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String conclude(String caseId, String conclusion, String more) {
        return "{\"caseId\":\"%s\",\"conclusion\":\"%s\"%s}".formatted(caseId, conclusion, more);
    }

    private static String confirm(String caseId, int reading, boolean agrees, String more) {
        return "{\"caseId\":\"%s\",\"reading\":%d,\"agrees\":%s%s}".formatted(caseId, reading, agrees, more);
    }

    private static void refused(String rule, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(403, 409, 422);
        assertThat(answer.field("rule")).as("%s", answer).isEqualTo(rule);
        assertThat(answer.field("clause")).isEqualTo("P9.12");
    }

    @Test
    void givenACaseThatNobodySignedIn_whenSampled_thenItIsInThePopulation() {
        var withoutApproval = idOf(LEDGER.cases().replied());
        var gated = idOf(endedAlone());

        assertThat(cases(drawn(""))).contains(withoutApproval, gated);
        assertThat(cases(drawn(",\"gated\":true"))).contains(gated).doesNotContain(withoutApproval);
        assertThat(cases(drawn(",\"gated\":false"))).contains(withoutApproval).doesNotContain(gated);
        assertThat(cases(drawn(",\"unit\":\"XIPU\""))).contains(withoutApproval).doesNotContain(gated);
        assertThat(cases(drawn(",\"leader\":\"leader\"")))
                .contains(withoutApproval)
                .doesNotContain(gated);
        assertThat(cases(drawn(",\"quarter\":\"2001-Q1\""))).isEmpty();
    }

    @Test
    void givenASample_whenConcludedByWhoMayNot_orOutsideIt_orTwice_thenItIsRefused() {
        var first = idOf(LEDGER.cases().replied());
        var sample = drawn("");
        var later = idOf(LEDGER.cases().replied());
        var at = SAMPLES + "/" + sample.field("id");
        var head = LEDGER.head();
        for (var person : new String[] {"supervisor", "head", "leader", "handler", "admin"}) {
            refused("ROLE", post(person, at + "/conclude", conclude(first, "IN_ORDER", "")));
        }
        refused("CASE_DRAWN", post("auditor", at + "/conclude", conclude(later, "IN_ORDER", "")));
        refused("CONCLUSION_EXPLAINED", post("auditor", at + "/conclude", conclude(first, "BREACH", "")));
        refused(
                "BREACH_NAMES_CLAUSE",
                post("auditor", at + "/conclude", conclude(first, "BREACH", ",\"note\":\"未经批准\"")));
        refused("CONCLUSION_WAITS", post("auditor2", at + "/confirm", confirm(first, 1, true, "")));
        assertThat(LEDGER.recordedAfter(head)).allMatch(e -> e.type().equals("AttemptRefused"));

        assertThat(post("auditor", at + "/conclude", conclude(first, "IN_ORDER", ""))
                        .status())
                .isEqualTo(200);
        refused("CONCLUDED_ONCE", post("auditor", at + "/conclude", conclude(first, "IN_ORDER", "")));
        refused("CONCLUDED_ONCE", post("auditor2", at + "/conclude", conclude(first, "IN_ORDER", "")));
        refused("SECOND_READER", post("auditor", at + "/confirm", confirm(first, 1, true, "")));
        refused("CONCLUSION_READ", post("auditor2", at + "/confirm", confirm(first, 2, true, "")));
        refused("DIFFERENCE_EXPLAINED", post("auditor2", at + "/confirm", confirm(first, 1, false, "")));
        refused("CONCLUSIONS_COMPLETE", post("auditor", at + "/minutes", "{}"));
        assertThat(LEDGER.as("auditor")
                        .get("/api/complaints/" + first)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("REPLIED");
    }

    @Test
    void givenTwoReadersAtOnce_whenBothConclude_thenOneIsRecordedAndOneRefused() throws Exception {
        var id = idOf(LEDGER.cases().replied());
        var at = SAMPLES + "/" + drawn("").field("id") + "/conclude";
        var start = new CountDownLatch(1);
        try (var both = new Both()) {
            var answers = Stream.of("auditor", "auditor2")
                    .map(person -> both.executor.submit(() -> {
                        start.await();
                        return post(person, at, conclude(id, "IN_ORDER", ""));
                    }))
                    .toList();
            start.countDown();
            var first = answers.get(0).get();
            var second = answers.get(1).get();
            assertThat(List.of(first.status(), second.status())).contains(200);
            refused("CONCLUDED_ONCE", first.status() == 200 ? second : first);
        }
    }

    private static final class Both implements AutoCloseable {
        private final ExecutorService executor = Executors.newFixedThreadPool(2);

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    @Test
    void givenEveryCaseIsConfirmed_whenTheMinutesAreIssued_thenTheyAreADocumentAndNothingFollows() throws IOException {
        var read = idOf(LEDGER.cases().replied());
        var sample = drawn(",\"unit\":\"XIPU\"");
        var at = SAMPLES + "/" + sample.field("id");
        for (var drawn : cases(sample)) {
            post("auditor", at + "/conclude", conclude(drawn, "IN_ORDER", ""));
            if (!drawn.equals(read)) {
                post("auditor2", at + "/confirm", confirm(drawn, 1, true, ""));
            }
        }
        assertThat(text(at, "zh")).contains("未定稿");
        assertThat(post("auditor2", at + "/confirm", confirm(read, 1, false, ",\"note\":\"没有调查\""))
                        .status())
                .isEqualTo(200);
        var breach = ",\"clause\":\"P9.12\",\"note\":\"未经调查即回复\"";
        post("auditor2", at + "/conclude", conclude(read, "BREACH", breach));
        refused("CONCLUSION_READ", post("auditor", at + "/confirm", confirm(read, 1, true, "")));
        post("auditor", at + "/confirm", confirm(read, 2, true, ""));
        var closed = post("auditor", at + "/minutes", "{\"remarks\":\"请承办单位整改\"}");
        assertThat(closed.status()).as("%s", closed).isEqualTo(200);
        assertThat(closed.json().at("/minutes/remarks").asString()).isEqualTo("请承办单位整改");

        refused("MINUTES_CLOSE", post("auditor", at + "/conclude", conclude(read, "IN_ORDER", "")));
        refused("MINUTES_CLOSE", post("auditor2", at + "/minutes", "{}"));
        assertThat(text(at, "zh"))
                .contains("审查委员会纪要", "违反程序：1件", "P9.12", "未经调查即回复（曾有异议1次）", "林谦", "梁正", "请承办单位整改", closed.field("seed"))
                .doesNotContain("未定稿");
        assertThat(text(at, "en")).contains("Minutes of the review committee", "breach of procedure: 1");
    }

    private static String text(String at, String language) throws IOException {
        var caller = LEDGER.as("supervisor");
        var answer = (language.equals("en") ? caller.inEnglish() : caller).get(at + "/minutes");
        assertThat(answer.status()).isEqualTo(200);
        try (var document = new XWPFDocument(
                        new ByteArrayInputStream(answer.response().body()));
                var words = new XWPFWordExtractor(document)) {
            assertThat(document.getFooterList()).hasSize(1);
            return words.getText();
        }
    }
}
