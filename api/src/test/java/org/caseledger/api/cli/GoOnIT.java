package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.integrity.Losses;
import org.caseledger.api.testing.AppRole;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.log.LostEvent;
import org.caseledger.proof.PublishedLog;
import org.caseledger.testing.ReplicatedPostgres;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;

/** An asynchronous standby is promoted that lacks the last events, and the ledger goes on on it. */
@Timeout(300)
@Tag("long")
@Tag("turn-4")
class GoOnIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WHY = "原主库磁盘损坏，改用备库";

    private final Path data = TestLedger.newData();
    private ReplicatedPostgres postgres;
    private TestLedger ledger;
    private long received;
    private String setBack;
    private List<StoredEvent> lost;
    private List<String> lostNumbers;

    /** What the node has recorded and signed last, the standby has not. */
    @BeforeEach
    void lose() throws IOException {
        postgres = ReplicatedPostgres.start();
        ledger = TestLedger.start(postgres.url(), data);
        setBack = ledger.cases().received();
        received = ledger.head();
        await().atMost(SOON).until(() -> headOfStandby() == received);
        postgres.stopStandby();
        ledger.cases().classified(setBack);
        lostNumbers =
                List.of(number(ledger.cases().received()), number(ledger.cases().received()));
        lost = ledger.allRecordedAfter(received);
        await().atMost(SOON).until(() -> ledger.bean(PublishedLog.class).size() == ledger.head());
        postgres.killPrimary();
        postgres.startStandby();
        postgres.promoteStandby();
    }

    @AfterEach
    void stop() throws IOException {
        ledger.close();
        postgres.close();
    }

    private long headOfStandby() {
        return postgres.onStandby().queryForObject("SELECT position FROM ledger.head", Long.class);
    }

    private String number(String id) {
        return ledger.as("dispatcher").get(id).field("number");
    }

    private String health(String part) {
        return ledger.bean(HealthEndpoint.class).healthForPath(part).getStatus().getCode();
    }

    private void startNode() {
        ledger = TestLedger.start(postgres.standbyUrl(), data);
    }

    /** What was said, with the exit code before it. */
    private String run(String... arguments) {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--spring.datasource.url=" + AppRole.on(postgres.standbyUrl())));
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        return code + " " + said;
    }

    private void nothingIsWrittenBehindWhatWasSeen() {
        var answer = ledger.as("intake").post("/api/complaints", Cases.RECEIPT);
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(health("writingHealth")).isEqualTo("DOWN");
        assertThat(headOfStandby()).isEqualTo(received);
        ledger.close();
    }

    @Test
    void givenAStandbyWithoutTheLastEvents_whenTheLogGoesOn_thenTheLossIsListedAndRecordingGoesOn() throws Exception {
        nothingIsWrittenBehindWhatWasSeen();
        postgres.startOldPrimary();
        var from = AppRole.on(postgres.primaryUrl());

        assertThat(run("go-on", "--by", "handler", "--reason", WHY, "--from", from))
                .startsWith("1 ");
        assertThat(run("go-on", "--by", "admin", "--reason", WHY, "--from", from))
                .startsWith("0 ")
                .contains(lostNumbers);
        assertThat(run("go-on", "--by", "admin", "--reason", WHY, "--from", from))
                .as("twice")
                .startsWith("1 ");

        startNode();
        var loss = ledger.bean(Losses.class).all().get(0);
        var continued = loss.continued();
        assertThat(continued.after()).isEqualTo(received);
        assertThat(continued.seen()).isEqualTo(received + lost.size());
        assertThat(loss.by().person()).isEqualTo("admin");
        assertThat(continued.lost())
                .extracting(LostEvent::position, LostEvent::stream, LostEvent::type)
                .containsExactlyElementsOf(lost.stream()
                        .map(event -> tuple(event.position(), event.streamId(), event.type()))
                        .toList());
        assertThat(continued.lost())
                .filteredOn(event -> event.type().equals("ComplaintReceived"))
                .extracting(LostEvent::number)
                .containsExactlyElementsOf(lostNumbers);
        var note = SignedNote.parse(continued.signed());
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(continued.seen());

        var next = number(ledger.cases().received());
        assertThat(next).isGreaterThan(lostNumbers.get(1));
        signingWaitsWhileTheNodeStaysReady();
        peopleAreTold();
        theLogIsSignedUnderAnotherName(continued.name());
    }

    private void signingWaitsWhileTheNodeStaysReady() {
        await().atMost(SOON).until(() -> health("logHealth").equals("DOWN"));
        assertThat(ledger.anonymous().get("/actuator/health").status()).isEqualTo(503);
        assertThat(ledger.anonymous().get("/actuator/health/readiness").status())
                .isEqualTo(200);
        assertThat(ledger.bean(PublishedLog.class).size()).isLessThanOrEqualTo(received);
    }

    private void peopleAreTold() {
        var form = new LoginForm(ledger);
        assertThat(form.session("intake").get("/").text())
                .contains(lostNumbers.get(0) + "：整件丢失", lostNumbers.get(1) + "：整件丢失");
        assertThat(form.session("dispatcher").get("/").text())
                .contains(number(setBack) + "：退回到丢失前的办理状态")
                .doesNotContain(lostNumbers.get(0));
        assertThat(form.session("auditor").get("/integrity").text())
                .contains(WHY, lostNumbers.get(0), number(setBack), "ComplaintClassified");
        assertThat(form.session("handler").get("/integrity").text())
                .contains(WHY)
                .doesNotContain(lostNumbers.get(0));
    }

    private void theLogIsSignedUnderAnotherName(String former) {
        assertThat(run("log-key", "--begin-anew", "ledger.test/log-2")).startsWith("0 ");
        await().atMost(SOON).until(() -> health("logHealth").equals("UP"));
        await().atMost(SOON).until(() -> ledger.bean(PublishedLog.class).size() == ledger.head());

        assertThat(run("verify")).startsWith("0 ").contains(former, WHY);
        var kept = data.resolve("keys/log.signed-" + (received + lost.size()));
        assertThat(run("verify", "--against", kept.toString()))
                .as("who has kept what was signed has the proof")
                .startsWith("1 ")
                .contains(kept.toString());
    }

    @Test
    void givenANodeThatIsStartedOnThePromotedStandby_thenItDoesNotStart_untilTheLogGoesOn() throws Exception {
        ledger.close();
        assertThatThrownBy(this::startNode).hasStackTraceContaining("go-on");
        assertThat(headOfStandby()).isEqualTo(received);
        // One that has seen nothing of what was lost records other events in its place.
        var others = TestLedger.newData();
        Files.copy(
                data.resolve("keys/master.key"),
                Files.createDirectory(others.resolve("keys")).resolve("master.key"),
                StandardCopyOption.COPY_ATTRIBUTES);
        try (var other = TestLedger.start(postgres.standbyUrl(), others)) {
            lost.forEach(event -> other.cases().received());
        }
        long head = headOfStandby();
        assertThatThrownBy(this::startNode).hasStackTraceContaining("go-on");
        assertThat(headOfStandby()).isEqualTo(head);

        assertThat(run("go-on", "--by", "admin", "--reason", WHY)).startsWith("0 ");
        startNode();
        assertThat(number(ledger.cases().received())).isNotBlank();
    }

    @Test
    void givenAnOldPrimaryThatIsGone_whenTheLogGoesOn_thenNumbersAreLeftOut() throws Exception {
        nothingIsWrittenBehindWhatWasSeen();

        assertThat(run("go-on", "--by", "admin", "--reason", WHY, "--seen", "" + Long.MAX_VALUE))
                .as("a slip of the pen")
                .startsWith("1 ");
        assertThat(run("go-on", "--by", "admin", "--reason", WHY, "--from", "old.example"))
                .startsWith("1 ")
                .contains("jdbc:postgresql:");
        assertThat(run("go-on", "--by", "admin", "--reason", WHY)).startsWith("0 ");

        startNode();
        var continued = ledger.bean(Losses.class).all().get(0).continued();
        assertThat(continued.after()).isEqualTo(received);
        assertThat(continued.seen()).as("as signed").isEqualTo(received + lost.size());
        assertThat(continued.compared()).isFalse();
        assertThat(continued.lost()).isEmpty();
        assertThat(number(ledger.cases().received())).endsWith("001002号");
        theLogIsSignedUnderAnotherName(continued.name());

        postgres.startOldPrimary();
        var from = AppRole.on(postgres.primaryUrl());
        assertThat(run("go-on", "--by", "admin", "--reason", "旧库找回", "--from", from))
                .startsWith("0 ")
                .contains(lostNumbers);
        var listed = ledger.bean(Losses.class).all().get(1).continued();
        assertThat(listed.lost()).hasSameSizeAs(lost);
        assertThat(listed.name()).as("not the one of now").isEqualTo(continued.name());
        await().atMost(SOON).until(() -> ledger.bean(PublishedLog.class).size() == ledger.head());
    }
}
