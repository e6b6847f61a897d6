package org.caseledger.api.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.mirror.Mirror;
import org.caseledger.mirror.MirroredLog;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.VerifierKey;

/** An office with six cases, its own statistics as it reports them, and a mirror of its log. */
final class MirroredOffice implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.now(WorkCalendar.ZONE);
    static final LocalDate FIRST = TODAY.minusDays(30);

    private final TestLedger ledger = TestLedger.onNewDatabase("--caseledger.mirror.accounts=auditor");
    private final Path mirror;
    private final Path reported;
    private final VerifierKey key;
    private final Mirror copying;

    MirroredOffice(Path place) throws IOException {
        this.mirror = place.resolve("mirror");
        this.reported = place.resolve("reported.json");
        var cases = ledger.cases();
        cases.replied();
        cases.replied();
        cases.drafted();
        cases.accepted();
        cases.secret(cases.assigned());
        cases.received();
        ledger.awaitViews();
        Files.write(
                reported,
                ledger.as("auditor")
                        .get("/api/statistics?from=%sT00:00:00%%2B08:00&until=%sT00:00:00%%2B08:00"
                                .formatted(FIRST, TODAY.plusDays(1)))
                        .response()
                        .body());
        var published = ledger.bean(PublishedLog.class);
        await().until(() -> published.size() == ledger.head());
        this.key = published.keys().get(0).verifier();
        this.copying = Mirror.open(
                mirror,
                "city.test/m1",
                true,
                List.of(new MirroredLog(List.of(key), URI.create(ledger.address()), "auditor:demo-auditor")),
                Duration.ofSeconds(1),
                Clock.systemUTC(),
                line -> {});
        copying.start();
        awaitCopy();
    }

    /** Waits until the mirror has everything. */
    void awaitCopy() {
        await().atMost(Duration.ofMinutes(1)).until(() -> copying.sizes().get(log()) == ledger.head());
    }

    /** Records in its own log that it reported on some days, by the digest of its file. */
    void report(LocalDate first, LocalDate last) throws IOException {
        var asked = ledger.as("head").post("/api/reports", """
                                {"first":"%s","last":"%s","addressee":"市局","what":"汇总","dueOn":"%s"}
                                """.formatted(first, last, TODAY));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var sent = ledger.as("head")
                .post(
                        asked.header("Location") + "/send",
                        "{\"medium\":\"PLATFORM\",\"document\":\"%s\"}".formatted(digest()));
        assertThat(sent.status()).as(sent.text()).isLessThan(300);
        awaitCopy();
    }

    TestLedger ledger() {
        return ledger;
    }

    Path mirror() {
        return mirror;
    }

    /** The name of its log. */
    String log() {
        return key.name();
    }

    VerifierKey key() {
        return key;
    }

    /** What it reported. */
    Path reported() {
        return reported;
    }

    String digest() throws IOException {
        return HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(reported)));
    }

    /** Where its first events are. */
    static Path records(Path mirror, String log) {
        return mirror.resolve(Sha256.hex(log)).resolve("records/000000000001.jsonl");
    }

    @Override
    public void close() throws IOException {
        copying.close();
        ledger.close();
    }
}
