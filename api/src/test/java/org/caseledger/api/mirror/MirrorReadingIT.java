package org.caseledger.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.mirror.MirroredEvent;
import org.caseledger.proof.PublishedLog;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.RowsApart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a mirror may fetch from a district's ledger, and who is none. */
class MirrorReadingIT {

    private static final UUID NOBODY = new UUID(0, 0);

    private static TestLedger ledger;
    private static long signed;

    @BeforeAll
    static void begin() {
        ledger =
                TestLedger.onNewDatabase(
                        "--caseledger.mirror.accounts=supervisor, auditor",
                        "--caseledger.log.checkpoint-every=100ms");
        ledger.cases().assigned();
        await().until(() -> ledger.bean(PublishedLog.class).size() == ledger.head());
        signed = ledger.head();
    }

    @AfterAll
    static void end() {
        ledger.close();
    }

    private static Answer get(String person, String path) {
        return ledger.as(person).get("/api/mirror/" + path);
    }

    private static List<MirroredEvent> records(long after, long upto) {
        var answer = get("auditor", "records?after=%d&upto=%d".formatted(after, upto));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text()
                .lines()
                .filter(line -> !line.startsWith("{\"case_id\""))
                .map(line -> MirroredEvent.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void recordsAreWhatIsStored_withNothingOpened() {
        var records = records(0, signed);

        assertThat(records.stream().map(MirroredEvent::event).map(StoredEvent::position))
                .startsWith(1L)
                .hasSize((int) signed);
        assertThat(records.stream().map(record -> record.event().leafHash()))
                .containsExactlyElementsOf(
                        ledger.allRecordedAfter(0).stream()
                                .limit(signed)
                                .map(StoredEvent::leafHash)
                                .toList());
        assertThat(records).allMatch(record -> record.code() != null);
        var all =
                get("auditor", "records?after=0&upto=" + signed).text()
                        + get("auditor", "cases?after=0&upto=" + signed).text();
        assertThat(all).doesNotContain("林晚", "13800000000", "餐馆里的菜有异味").contains("wrapped_key");
        assertThat(records(signed - 1, signed)).hasSize(1);
        assertThat(records(signed, signed)).isEmpty();
    }

    @Test
    void rowsOfTheOfficeOpenWithTheMasterKeyAlone() {
        var answer = get("auditor", "office");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Long.parseLong(answer.header("Log-Position"))).isBetween(signed, ledger.head());
        byte[] sealed = answer.response().body();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain("bcrypt", "auditor");
        var master = MasterKey.open(ledger.data().resolve("keys/master.key")).orElseThrow();
        assertThat(new String(RowsApart.open(master, sealed).orElseThrow(), StandardCharsets.UTF_8))
                .contains("\"office.person\"", "\"auditor\"", "\"proof.log_key\"");
        sealed[40] ^= 1;
        assertThat(RowsApart.open(master, sealed)).isEmpty();
        var other = MasterKey.openOrCreate(TestLedger.newData().resolve("other.key"));
        assertThat(RowsApart.open(other, answer.response().body())).isEmpty();
    }

    @Test
    void nobodyElseCopiesAnything() {
        for (var path : List.of("records", "cases", "office", "files/" + NOBODY + "/00")) {
            assertThat(ledger.anonymous().get("/api/mirror/" + path).status()).isEqualTo(401);
            for (var person : List.of("admin", "handler", "leader", "intake")) {
                assertThat(get(person, path).status()).as(person).isEqualTo(403);
            }
            assertThat(TestLedger.shared().as("auditor").get("/api/mirror/" + path).status())
                    .as("of an office that has named no mirror")
                    .isEqualTo(404);
        }
        assertThat(ledger.anonymous().login("auditor", "guess").get("/api/mirror/records").status())
                .isEqualTo(401);
    }

    @Test
    void whatIsAskedForBeyondTheSignedLogIsRefused() {
        ledger.cases().received();
        var beyond = ledger.head() + 100;
        for (var query :
                Stream.of(
                                "records?after=-1&upto=1",
                                "records?after=2&upto=1",
                                "records?after=0&upto=" + beyond,
                                "cases?after=0&upto=" + beyond,
                                "records?after=x")
                        .toList()) {
            var answer = get("auditor", query);
            assertThat(answer.status()).as("%s: %s", query, answer).isEqualTo(400);
        }
        assertThat(get("auditor", "files/" + NOBODY + "/00").status()).isEqualTo(404);
    }

    @Test
    void copyingIsRecordedOnceADay_andDoesNotFeedItself() {
        var login = ledger.as("supervisor");
        long head = ledger.head();
        for (int i = 0; i < 3; i++) {
            assertThat(login.get("/api/mirror/records?after=0&upto=1").status()).isEqualTo(200);
        }

        assertThat(ledger.allRecordedAfter(head))
                .singleElement()
                .satisfies(event -> assertThat(event.payload()).contains("LOG_MIRROR"));
        assertThat(ledger.as("intake").post("/api/complaints", Cases.RECEIPT).status())
                .isEqualTo(201);
    }
}
