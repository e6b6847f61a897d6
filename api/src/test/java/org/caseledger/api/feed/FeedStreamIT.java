package org.caseledger.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.caseledger.api.feed.EventFeed.FeedStreams;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.ReadKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The log as another system reads it that stays connected. */
@Tag("long")
@Tag("turn-3")
@Timeout(240)
class FeedStreamIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase("--caseledger.feed.slowest=2s");
        ledger.cases().received();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static FeedReader read(String person, String query, String lastId) throws Exception {
        return new FeedReader(ledger, person, query, lastId);
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream().map(e -> e.path("position").asLong()).toList();
    }

    private static FeedStreams streams() {
        return ledger.bean(FeedStreams.class);
    }

    /** Events that are as long as this. */
    private static void append(int count, int length) {
        var event = new RecordsRead(ReadKind.LOG_ENTRIES, null, "x".repeat(length), null, "", null);
        var stream = UUID.randomUUID();
        var metadata = Map.copyOf(Actor.SYSTEM.toMetadata());
        ledger.bean(EventLog.class)
                .append(IntStream.range(0, count)
                        .mapToObj(i -> LedgerStorageEngine.newEvent(
                                event, TimeOrderedId.next(), "reads", stream, NewEvent.NEXT, metadata))
                        .toList());
    }

    @Test
    void givenAReaderWhoWaits_thenWhatIsRecordedIsToldAtOnce() throws Exception {
        try (var reader = read("auditor", "", "")) {
            assertThat(reader.answer().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            int before = (int) ledger.head();
            assertThat(positions(reader.events(before)))
                    .isEqualTo(LongStream.rangeClosed(1, before).boxed().toList());

            ledger.cases().received();

            var more = reader.events(1).get(0);
            assertThat(more.path("position").asLong()).isEqualTo(before + 1);
            assertThat(reader.lastId()).isEqualTo("" + (before + 1));
        }
    }

    @Test
    void givenAConnectionThatIsCutAgainAndAgain_thenNothingIsMissedAndNothingComesTwice() throws Exception {
        append(120, 10);
        var read = new ArrayList<Long>();
        var last = "";
        try (var first = read("auditor", "?after=0", last)) {
            read.addAll(positions(first.events(7)));
            last = first.lastId();
        }
        while (read.size() < ledger.head()) {
            append(1, 10);
            try (var again = read("auditor", "?after=0", last)) {
                int some = (int) Math.min(60, ledger.head() - read.size());
                read.addAll(positions(again.events(some)));
                last = again.lastId();
            }
        }

        assertThat(read)
                .isEqualTo(LongStream.rangeClosed(1, read.size()).boxed().toList());
    }

    @Test
    void givenAFilterThatFindsNothing_thenTheReaderIsToldHowFarItLooked() throws Exception {
        try (var reader = read("auditor", "?type=ComplaintWithdrawn", "")) {
            append(3, 10);
            reader.awaitId("" + ledger.head());
        }
    }

    @Test
    void givenReadersWhoTakeNothing_thenOthersAreToldEverything_andTheSlowAreEnded() throws Exception {
        append(1_200, 8_000);
        await().atMost(Duration.ofSeconds(60)).until(() -> streams().connections() == 0);
        var stalled = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) {
                stalled.add(stalled());
            }
            assertThat(streams().connections()).isEqualTo(8);
            try (var quick = read("supervisor", "", "")) {
                int all = (int) ledger.head();
                assertThat(positions(quick.events(all)))
                        .isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> streams().connections() == 0);
        } finally {
            for (var one : stalled) {
                one.close();
            }
        }
    }

    private static Socket stalled() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("127.0.0.1", ledger.port()));
        var request = "GET /api/feed HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                + "Authorization: %s\r\n\r\n".formatted(ledger.as("auditor").header("Authorization"));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    @Test
    void givenTheAdministratorDismissesAPerson_thenTheStreamEnds() throws Exception {
        save(true);
        try (var reader = read("leaving", "", "")) {
            assertThat(reader.answer().statusCode()).isEqualTo(200);
            reader.events(1);
            save(false);
            streams().endWithoutLogin();

            assertThat(reader.rest()).as("what came before the end").isNotNull();
        }
    }

    private static void save(boolean active) {
        var body = """
                {"reason":"岗位调整","name":"将离","role":"AUDITOR","active":%s,"password":"demo-leaving"}
                """.formatted(active);
        assertThat(ledger.as("admin").put("/api/people/leaving", body).status()).isLessThan(300);
    }

    @Test
    void givenTheLogout_thenTheStreamOfTheSessionEnds() throws Exception {
        var form = new LoginForm(ledger);
        var session = form.session("auditor");
        try (var reader = new FeedReader(ledger.address() + "/api/feed", "Cookie", session.header("Cookie"), "")) {
            assertThat(reader.answer().statusCode()).isEqualTo(200);

            session.with("Content-Type", "application/x-www-form-urlencoded").post("/logout", "");

            assertThat(reader.rest()).contains(": open");
        }
    }

    @Test
    void givenMoreThanAPersonMayHave_thenItIsSaidSo() throws Exception {
        var open = new ArrayList<FeedReader>();
        try {
            int taken = 0;
            for (int i = 0; i < 12; i++) {
                var reader = read("supervisor", "", "");
                open.add(reader);
                taken += reader.answer().statusCode() == 200 ? 1 : 0;
            }
            assertThat(taken).isEqualTo(10);
            assertThat(open.get(11).answer().statusCode()).isEqualTo(429);
        } finally {
            for (var one : open) {
                one.close();
            }
        }
    }

    @Test
    void givenAPositionThatTheLogDoesNotHave_thenTheHeaderIsNamed() throws Exception {
        try (var reader = read("auditor", "?after=0", "-1")) {
            assertThat(reader.answer().statusCode()).isEqualTo(400);
            assertThat(reader.rest()).contains("Last-Event-ID", "应为日志位置");
        }
    }

    /** Nothing would be written to it, so that a lost reader would never be noticed. */
    @Test
    void givenOnlyTheHeadIsAskedFor_thenNoStreamIsOpened() {
        int before = streams().connections();
        var program = ledger.as("head").with("Accept", "text/event-stream");
        assertThat(program.call("HEAD", "/api/feed", BodyPublishers.noBody()).status())
                .isEqualTo(403);
        program = ledger.as("auditor").with("Accept", "text/event-stream");
        assertThat(program.call("HEAD", "/api/feed", BodyPublishers.noBody()).status())
                .isEqualTo(405);
        assertThat(streams().connections()).isEqualTo(before);
        var page = new LoginForm(ledger).session("auditor").with("Accept", "text/event-stream");
        assertThat(page.call("HEAD", "/live", BodyPublishers.noBody()).status()).isEqualTo(405);
    }
}
