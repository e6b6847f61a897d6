package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.testing.TestDatabase;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A node that signs in the background. */
class SigningIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path keys;

    private ProofOffice office;
    private LogSignal signal;
    private final List<SignedNote> heard = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Signing.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void aNode() {
        office = ProofOffice.in(keys);
        signal = new LogSignal(office.database);
        logger.setLevel(Level.INFO);
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(said);
        logger.setLevel(null);
        signal.close();
        office.database.close();
    }

    private Signing signing(Duration atMostEvery, CheckpointListener... listeners) {
        return new Signing(office.signer(), office.database, signal, atMostEvery, List.of(listeners));
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    private void append(int count) {
        office.append(count);
        signal.announce();
    }

    private List<String> said(Level level) {
        return List.copyOf(said.list).stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void givenALogThatGrows_whenItIsAnnounced_thenItIsSignedAndTheListenersHear() {
        CheckpointListener failing = note -> {
            throw new IllegalStateException("a listener that fails");
        };
        try (var signing = signing(Duration.ofMillis(1), failing, heard::add)) {
            append(3);
            await().atMost(LONG).until(() -> signing.state().signed() == 3);
            append(4);
            await().atMost(LONG).until(() -> signing.state().signed() == 7);
            assertThat(heard).last().isEqualTo(office.latest().orElseThrow());
            assertThat(signing.state().isAlarming()).isFalse();
        }
        // A restarted node announces the last checkpoint again, because a crash may have kept it
        // from the listeners.
        heard.clear();
        try (var signing = signing(Duration.ofMillis(1), heard::add)) {
            await().atMost(LONG).until(() -> signing.state().signed() == 7);
        }
        assertThat(heard).extracting(SigningIT::size).containsExactly(7L);
    }

    @Test
    void givenAFullDisk_whenSigningIsTriedAgain_thenOneLineSaysSoAndItIsSignedOnceThereIsRoom() {
        var full = new AtomicBoolean(true);
        var tries = new AtomicInteger();
        office.signer();
        var signer = new Signer(
                office.database,
                TestDatabase.EVENT_KEY,
                office.files,
                Clock.systemUTC(),
                () -> position -> {
                    tries.incrementAndGet();
                    if (full.get()) {
                        throw new UncheckedIOException(new IOException("No space left on device"));
                    }
                },
                Optional.empty());
        try (var signing = new Signing(signer, office.database, signal, Duration.ofMillis(1), List.of())) {
            append(3);
            await().atMost(LONG).until(() -> tries.get() > 2);
            assertThat(said(Level.ERROR)).isEmpty();
            assertThat(said(Level.WARN)).singleElement().asString().contains("the disk is full");
            assertThat(said.list).allMatch(event -> event.getThrowableProxy() == null);

            full.set(false);
            await().atMost(LONG).until(() -> signing.state().signed() == 3);
        }
    }

    @Test
    void givenManyEvents_whenSigned_thenThereAreFewCheckpointsAndTheLastHoldsThemAll() {
        append(5);
        try (var signing = signing(Duration.ofHours(1), heard::add)) {
            await().atMost(LONG).until(() -> signing.state().signed() == 5);
            for (int i = 0; i < 50; i++) {
                append(1);
            }
            assertThat(heard).extracting(SigningIT::size).containsExactly(5L);
        }
        try (var signing = signing(Duration.ofMillis(1), heard::add)) {
            await().atMost(LONG).until(() -> signing.state().signed() == 55);
        }
        assertThat(heard).extracting(SigningIT::size).containsExactly(5L, 5L, 55L);
    }

    @Test
    void givenAContradiction_whenItLasts_thenItIsSaidOnceAndWhenItIsOverToo() {
        office.append(6);
        office.signer().run();
        String whole = hashes();
        office.asOwner(
                "proof.tile", "UPDATE proof.tile SET hashes = decode(repeat('00', octet_length(hashes)), 'hex')");
        try (var signing = signing(Duration.ofMillis(1))) {
            await().atMost(LONG).until(() -> signing.state().isAlarming());
            append(1);
            append(1);
            await().atMost(LONG).until(() -> signing.state().head() == 8);
            assertThat(signing.state().signed()).isEqualTo(6);
            assertThat(said(Level.ERROR)).singleElement().asString().contains("rewritten");

            office.asOwner("proof.tile", "UPDATE proof.tile SET hashes = decode('%s', 'hex')".formatted(whole));
            await().atMost(LONG).until(() -> signing.state().signed() == 8);
            await().atMost(LONG).until(() -> said(Level.INFO).size() == 1);
            assertThat(signing.state().isAlarming()).isFalse();
        }
    }

    private String hashes() {
        return office.sql.queryForObject("SELECT encode(hashes, 'hex') FROM proof.tile", String.class);
    }

    @Test
    void givenANodeWithoutTheKey_whenItRuns_thenItWarnsOnceAndDoesNotAlarm(@TempDir Path empty) {
        office.signer();
        ProofOffice node = office.node(empty);
        try (var signing = new Signing(node.signer(), node.database, signal, Duration.ofMillis(1), List.of())) {
            append(3);
            await().atMost(LONG).until(() -> signing.state().head() == 3);
            append(3);
            await().atMost(LONG).until(() -> signing.state().head() == 6);
            assertThat(signing.state().isAlarming()).isFalse();
            assertThat(said(Level.WARN)).singleElement().asString().contains("no log key");
            assertThat(office.latest()).isEmpty();
        } finally {
            node.database.close();
        }
    }
}
