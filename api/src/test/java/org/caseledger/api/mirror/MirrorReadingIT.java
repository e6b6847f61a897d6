package org.caseledger.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.api.security.Sessions;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
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
import org.springframework.util.FileSystemUtils;

/** What a mirror may fetch from a district's ledger, and who is none. */
class MirrorReadingIT {
    private static final UUID NOBODY = new UUID(0, 0);

    private static TestLedger ledger;
    private static long signed;

    @BeforeAll
    static void begin() {
        ledger = TestLedger.onNewDatabase(
                "--caseledger.mirror.accounts=supervisor, auditor, city-mirror",
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
                .containsExactlyElementsOf(ledger.allRecordedAfter(0).stream()
                        .limit(signed)
                        .map(StoredEvent::leafHash)
                        .toList());
        assertThat(records).allMatch(record -> record.code() != null);
        var all = get("auditor", "records?after=0&upto=" + signed).text()
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
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("bcrypt", "auditor");
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
            assertThat(TestLedger.shared()
                            .as("auditor")
                            .get("/api/mirror/" + path)
                            .status())
                    .as("of an office that has named no mirror")
                    .isEqualTo(404);
        }
        assertThat(ledger.anonymous()
                        .login("auditor", "guess")
                        .get("/api/mirror/records")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsAskedForBeyondTheSignedLogIsRefused() {
        ledger.cases().received();
        var beyond = ledger.head() + 100;
        for (var query : Stream.of(
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

    private static Caller session(TestLedger of, String person) {
        var begun = of.as(person).post("/api/mirror/session", "");
        assertThat(begun.status()).as("%s", begun).isEqualTo(204);
        return of.anonymous().with("Cookie", begun.header("Set-Cookie").split(";")[0]);
    }

    private static int records(Caller mirror) {
        return mirror.get("/api/mirror/records?after=0&upto=1").status();
    }

    @Test
    void aMirrorLogsInWithASession_whichEndsWithoutItsPassword() {
        var mirror = session(ledger, "auditor");
        assertThat(records(mirror)).isEqualTo(200);
        assertThat(mirror.get("/log/checkpoint").status()).isEqualTo(200);

        ledger.bean(Sessions.class).endAll();
        assertThat(records(mirror)).isEqualTo(401);
        assertThat(records(session(ledger, "auditor"))).isEqualTo(200);
    }

    @Test
    void nobodyElseGetsASession() {
        var begun = "/api/mirror/session";
        assertThat(ledger.anonymous().post(begun, "").status()).isEqualTo(403);
        assertThat(ledger.anonymous().login("auditor", "guess").post(begun, "").status())
                .isEqualTo(401);
        for (var person : List.of("admin", "handler", "leader", "intake")) {
            var answer = ledger.as(person).post(begun, "");
            assertThat(answer.status()).as(person).isEqualTo(403);
            assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        }
        var unnamed = TestLedger.shared().as("auditor").post(begun, "");
        assertThat(unnamed.status()).isEqualTo(404);
        assertThat(unnamed.response().headers().allValues("Set-Cookie")).isEmpty();
        var byPage =
                ledger.as("auditor").with("Origin", "https://elsewhere.example").post(begun, "");
        assertThat(byPage.status()).as("sent by a foreign page").isEqualTo(403);
    }

    @Test
    void givenAMirrorThatWasDismissed_thenItsSessionIsWorthNothing() {
        saveMirror(true);
        var login = ledger.anonymous().login("city-mirror", "mirror-of-the-city");
        var begun = login.post("/api/mirror/session", "");
        var mirror =
                ledger.anonymous().with("Cookie", begun.header("Set-Cookie").split(";")[0]);
        assertThat(records(mirror)).isEqualTo(200);

        saveMirror(false);
        assertThat(records(mirror)).isEqualTo(401);
        assertThat(records(login)).isEqualTo(401);
        saveMirror(true);
        assertThat(records(mirror)).as("not even when it is back").isEqualTo(401);
    }

    private static void saveMirror(boolean active) {
        var body = """
                {"reason":"上级镜像账号","name":"市局镜像","role":"AUDITOR","password":"mirror-of-the-city","active":%s}
                """.formatted(active);
        assertThat(ledger.as("admin").put("/api/people/city-mirror", body).status())
                .isIn(200, 201);
    }

    @Test
    void givenAMirrorWhoseNameIsTakenOff_thenItsSessionCopiesNothing() {
        var data = TestLedger.newData();
        String url;
        Caller before;
        try (var named = TestLedger.onNewDatabase("--caseledger.mirror.accounts=auditor")) {
            url = named.superuserUrl();
            before = session(named, "auditor");
            assertThat(before.get("/api/mirror/records").status()).isEqualTo(200);
            FileSystemUtils.copyRecursively(named.data(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var later = TestLedger.start(url, data)) {
            var mirror = later.anonymous().with("Cookie", before.header("Cookie"));
            assertThat(mirror.get("/api/me").status()).as("still a session").isEqualTo(200);
            for (var path : List.of("records", "cases", "office", "files/" + NOBODY + "/00")) {
                assertThat(mirror.get("/api/mirror/" + path).status()).as(path).isEqualTo(404);
            }
        }
    }
}
