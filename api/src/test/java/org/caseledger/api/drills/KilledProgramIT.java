package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.caseledger.api.cli.LedgerHome;
import org.caseledger.api.drills.Load.Acknowledged;
import org.caseledger.api.drills.Load.NotAnswered;
import org.caseledger.api.drills.Load.Sent;
import org.caseledger.api.wiring.BareNode;
import org.caseledger.testing.GoVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole program, with its own database and over HTTP, is killed under load. */
@Tag("long")
@Tag("turn-0")
class KilledProgramIT {
    private static final int CLIENTS = 3;
    private static final int CASES = 1_000;
    private static final int MOST_REQUESTS = 60;

    private final List<Acknowledged> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private LedgerHome home;

    @BeforeEach
    void prepare() throws IOException {
        home = LedgerHome.make();
    }

    @AfterEach
    void clear() throws Exception {
        home.clear();
    }

    @Test
    void givenTheProgramUnderLoad_whenKilled_thenNothingAcknowledgedIsLostAndTheViewsAreWhole() throws Exception {
        var moments = Killed.moments("the program is killed");
        home.addPeople();
        int rounds = Killed.rounds(3);
        for (int round = 0; round < rounds; round++) {
            var ledger = home.serve("serve");
            int enough = acknowledged.size() + 1 + moments.nextInt(MOST_REQUESTS);
            var load = new Load("round-" + round, CLIENTS, CASES, this::give, acknowledged::add);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> acknowledged.size() >= enough);
            ledger.kill();
            load.stop();
        }
        var ledger = home.serve("serve");
        try (var node = beside()) {
            Whole.assertLog(node.database(), home.data(), acknowledged);
            Whole.assertViews(node);
        }
        assertThatGoAgrees();
        var verify = home.run("verify");
        assertThat(verify.exit()).as(verify.said()).isZero();
        assertThat(ledger.stop()).isIn(0, 143);
        System.out.printf("drills: program killed %d times, %d acknowledged, 0 lost%n", rounds, acknowledged.size());
    }

    /** A program of other people's libraries, over what the program serves. */
    private void assertThatGoAgrees() throws IOException {
        var auditor = home.as("auditor");
        var folder = Files.createDirectory(home.data().resolve("served"));
        var served = ServedLog.fetch(auditor, folder);
        var go = GoVerifier.build(Files.createDirectory(home.data().resolve("go")));
        var finding = go.verify(
                served.vkey(), folder, Files.createDirectory(home.data().resolve("none")));
        assertThat(finding.agrees()).as(finding.text()).isTrue();
        assertThat(finding.text()).contains(served.size() + " entries");
    }

    private long give(Sent request) throws NotAnswered {
        var step = request.step();
        var path = step == Step.RECEIVE
                ? "/api/complaints"
                : "/api/complaints/%s/%s".formatted(request.caseId(), step.command);
        try {
            var answer =
                    home.as(step.person).with("Idempotency-Key", request.key()).post(path, step.body);
            if (answer.status() == 503) {
                throw new NotAnswered(new IOException(answer.toString()));
            }
            assertThat(answer.status()).as("%s: %s", request, answer).isIn(200, 201);
            return 0;
        } catch (UncheckedIOException e) {
            throw new NotAnswered(e);
        }
    }

    private BareNode beside() throws IOException {
        var database = home.database();
        return BareNode.start(database.url(), database.username(), database.password(), home.data());
    }
}
