package org.caseledger.api.offices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.api.testing.ByHost;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestOffices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What befalls one office, and that people in another one wait no longer for it. */
@Tag("long")
@Tag("turn-4")
class FailuresApartIT {
    private static final Duration SOON = Duration.ofSeconds(120);

    /** Whoever waits for what another office waits for waits 10 s and more, and each of ten times. */
    private static final Duration UNFELT = Duration.ofSeconds(60);

    /** More than all offices together may have at once. */
    private static final int MANY = 250;

    private static TestOffices offices;

    @BeforeAll
    static void start() throws IOException {
        offices = TestOffices.with(List.of("sick", "well"));
        offices.withPeople("sick");
        offices.withPeople("well");
    }

    @AfterAll
    static void stop() throws IOException {
        offices.close();
    }

    /** A person reads and writes in the other office, ten times. */
    private static void worksAsBefore() {
        var intake = offices.at("well").login("intake", "demo-intake");
        assertTimeoutPreemptively(UNFELT, () -> {
            for (int i = 0; i < 10; i++) {
                assertThat(offices.at("well").get("/login").status()).isEqualTo(200);
                assertThat(intake.get("/api/me").status()).isEqualTo(200);
                assertThat(intake.post("/api/complaints", "application/json", Cases.RECEIPT)
                                .status())
                        .isEqualTo(201);
            }
        });
    }

    @Test
    void givenBodiesThatNeverArrive_whenNobodyReadsThem_thenAnotherOfficeAnswersAsBefore() throws IOException {
        for (var slow : List.of(
                offices.at("sick"), // which refuses it, since it has no login
                offices.at("sick").login("intake", "demo-intake"),
                ByHost.of(offices.node().port(), "none.test"))) {
            worksAsBefore();
            var open = new ArrayList<Socket>();
            try {
                for (int i = 0; i < MANY; i++) {
                    open.add(slow.with("Content-Type", "application/json").begin("POST /api/complaints", 1_000));
                }
                worksAsBefore();
            } finally {
                for (var one : open) {
                    one.close();
                }
            }
        }
    }

    @Test
    void givenADatabaseThatHangs_whenManyWaitForIt_thenAnotherOfficeAnswersAsBefore() throws Exception {
        var clients = Executors.newFixedThreadPool(MANY);
        var asked = new ArrayList<CompletableFuture<Integer>>();
        try (var hanging = hang("sick")) {
            var sick = offices.at("sick").login("intake", "demo-intake");
            for (int i = 0; i < MANY; i++) {
                asked.add(CompletableFuture.supplyAsync(
                        () -> sick.post("/api/complaints", "application/json", Cases.RECEIPT)
                                .status(),
                        clients));
            }
            await().atMost(SOON).until(() -> asked.stream().anyMatch(one -> one.isDone()));
            worksAsBefore();
            assertThat(asked).anyMatch(one -> !one.isDone());
            hanging.rollback();
        } finally {
            clients.shutdown();
        }
        assertThat(asked).allSatisfy(one -> assertThat(one.join()).isIn(201, 429, 503));
        await().atMost(SOON)
                .until(
                        () -> offices.at("sick")
                                .login("intake", "demo-intake")
                                .get("/api/me")
                                .status(),
                        status -> status == 200);
    }

    /** Whatever asks for a table of it waits. */
    private static Connection hang(String name) throws SQLException {
        var connection =
                new ExternalDatabase(OfficeDatabase.of(name).on(offices.server().url()), "postgres", "").connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE ledger.head IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    @Test
    void givenOfficesThatCannotStart_whenOneIsCreatedAfterThem_thenItIsReadyAndEachSaysWhy() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(silent.getLocalPort());
            broken("a-silent-one", data -> {}, url);
            broken("a-silent-two", data -> {}, url);
            broken("b-key", data -> Files.writeString(data.resolve("keys/master.key"), "half"), "");
            broken("c-settings", data -> Files.writeString(data.resolve("settings.yaml"), "caseledger: ["), "");
            broken(
                    "d-disk",
                    data -> {
                        Files.move(data.resolve("keys"), data.resolve("keys.away"));
                        Files.writeString(data.resolve("keys"), "");
                    },
                    "");
            offices.create("z-late");

            offices.awaitReady("z-late");
            worksAsBefore();
            saysWhy("a-silent-one", "cannot connect to the database");
            saysWhy("a-silent-two", "cannot connect to the database");
            saysWhy("b-key", "master.key is not a master key");
            saysWhy("c-settings", "settings.yaml of the office cannot be read");
            saysWhy("d-disk", "keys");
        }
    }

    private static void saysWhy(String name, String why) throws IOException {
        await().atMost(SOON).until(() -> offices.node().states().getOrDefault(name, ""), state -> state.contains(why));
        assertThat(offices.at(name).get("/login").status()).as(name).isEqualTo(503);
        offices.registry().change(name, entry -> entry.retired(true));
    }

    private interface Breaking {
        void of(Path data) throws IOException;
    }

    private static void broken(String name, Breaking breaking, String url) throws IOException {
        NewOffice.make(offices.registry(), TestOffices.entry(name).on("nobody"), offices.server());
        breaking.of(offices.data(name));
        offices.registry().change(name, entry -> entry.at(url).on("here"));
    }
}
