package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.caseledger.api.portal.PortalConnector;
import org.caseledger.api.portal.Visitor;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.TestOffices;
import org.caseledger.testing.SlowClients;
import org.caseledger.testing.SlowClients.Attack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten people are answered while strangers hold what they can; how soon, beside a quiet time, is printed. */
@Tag("long")
@Tag("turn-1")
class AvailabilityIT {
    private static final int PEOPLE = 10;
    private static final int REQUESTS = 60;
    private static final int OFFICES = 20;
    private static final int STRANGERS = 50;
    private static final int WRONG_PAIRS = 2_000;
    private static final int LOOKS_ONE_OF = 21;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration SLOWLY = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String HEADER = "GET /login HTTP/1.1\r\nHost: %s\r\nX-Slow: ";
    private static final String BODY =
            "POST /login HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";

    /** How long 95 of 100 requests of ten people take at most, in ms; each asks, and waits, and asks again. */
    private static long p95(List<Callable<Integer>> work) throws InterruptedException, ExecutionException {
        var millis = Collections.synchronizedList(new ArrayList<Long>());
        var clock = Executors.newScheduledThreadPool(PEOPLE);
        try {
            var all = new ArrayList<ScheduledFuture<?>>();
            for (int i = 0; i < PEOPLE * REQUESTS; i++) {
                var next = work.get(i / PEOPLE % work.size());
                all.add(clock.schedule(
                        () -> {
                            long began = System.nanoTime();
                            assertThat(next.call()).isIn(200, 201);
                            return millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                        },
                        PAUSE.toMillis() * (i / PEOPLE) + PAUSE.toMillis() / PEOPLE * (i % PEOPLE),
                        TimeUnit.MILLISECONDS));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            clock.shutdownNow();
        }
        Collections.sort(millis);
        return millis.get(millis.size() * 95 / 100);
    }

    private static long quiet(List<Callable<Integer>> work) throws Exception {
        p95(work); // what is used for the first time takes longer
        return p95(work);
    }

    private static void workAsBefore(String where, int port, String host, List<Callable<Integer>> work)
            throws Exception {
        long quiet = quiet(work);
        try (var headers = SlowClients.start(3_000, attack(port, 1, HEADER.formatted(host)));
                var bodies = SlowClients.start(200, attack(port, 10, BODY.formatted(host)))) {
            await().atMost(SOON).until(() -> headers.begun() > 500 && bodies.begun() == 200);
            say(where, quiet, p95(work));
        }
    }

    private static void say(String where, long quiet, long beside) {
        System.out.printf("%s: p95 %d ms quiet, %d ms under attack%n", where, quiet, beside);
    }

    private static Attack attack(int port, int addresses, String head) {
        return new Attack(port, addresses, head, "a", SLOWLY, true, true);
    }

    @Test
    void givenSlowStrangersAtAnOffice_whenTenPeopleWork_thenTheyNoticeNothing() throws Exception {
        try (var ledger = TestLedger.onNewDatabase()) {
            var intake = ledger.as("intake");
            workAsBefore(
                    "office",
                    ledger.port(),
                    "localhost",
                    List.of(
                            () -> intake.post("/api/complaints", Cases.RECEIPT).status(),
                            () -> intake.get("/api/me").status()));
        }
    }

    @Test
    void givenSlowStrangersAtThePortal_whenTenCitizensReadIt_thenTheyNoticeNothing() throws Exception {
        try (var ledger = TestLedger.onNewDatabase("--caseledger.portal.port=0")) {
            int port = ledger.bean(PortalConnector.class).port();
            var citizen = new Caller("http://127.0.0.1:" + port);
            workAsBefore(
                    "portal",
                    port,
                    "localhost",
                    List.of(
                            () -> citizen.get("/portal").status(),
                            () -> citizen.get("/portal/file").status()));
        }
    }

    @Test
    void givenWrongPairsFromFiftyAddresses_whenTenCitizensLookAtTheirCases_thenTheyNoticeNothing() throws Exception {
        try (var ledger = TestLedger.onNewDatabase(
                "--caseledger.portal.port=0",
                "--server.forward-headers-strategy=native",
                "--caseledger.portal.looks=100000/1h")) {
            var visitor = new Visitor(ledger);
            var citizens = IntStream.range(0, PEOPLE)
                    .mapToObj(n -> visitor.from("10.1.0." + n))
                    .toList();
            var codes = citizens.stream()
                    .map(citizen -> citizen.file(Visitor.complaint()).code())
                    .toList();
            var turn = new AtomicInteger();
            // One of 21 looks, which takes the processor for a while: the code is hashed slowly.
            List<Callable<Integer>> work = List.of(() -> {
                int n = turn.incrementAndGet();
                var citizen = citizens.get(n % PEOPLE);
                return (n % LOOKS_ONE_OF == 0
                                ? citizen.look(codes.get(n % PEOPLE), "8076")
                                : citizen.caller().get("/portal"))
                        .status();
            });
            long quiet = quiet(work);
            var answers = Collections.synchronizedList(new ArrayList<Integer>());
            var strangers = Executors.newScheduledThreadPool(STRANGERS);
            try {
                for (int i = 0; i < WRONG_PAIRS; i++) {
                    var from = visitor.from("10.2.0." + i % STRANGERS);
                    var name = "0000-0000-%04d".formatted(i);
                    strangers.schedule(
                            () -> answers.add(from.look(name, "0000").status()),
                            PAUSE.toMillis() * REQUESTS * i / WRONG_PAIRS,
                            TimeUnit.MILLISECONDS);
                }
                say("wrong pairs", quiet, p95(work));
                await().atMost(SOON).until(() -> answers.size() == WRONG_PAIRS);
            } finally {
                strangers.shutdownNow();
            }
            assertThat(answers).contains(422).containsOnly(422, 429);
        }
    }

    @Test
    void givenSlowStrangersAtANodeOfOffices_whenTenPeopleWork_thenTheyNoticeNothing() throws Exception {
        var names = IntStream.range(0, OFFICES).mapToObj(n -> "office" + n).toList();
        try (var offices = TestOffices.with(names)) {
            names.forEach(offices::withPeople);
            var turn = new AtomicInteger();
            workAsBefore("node of offices", offices.node().port(), "office0.test", List.of(() -> {
                var office = offices.at(names.get(turn.incrementAndGet() % names.size()))
                        .login("intake", "demo-intake");
                return turn.get() % 2 == 0
                        ? office.get("/api/me").status()
                        : office.post("/api/complaints", "application/json", Cases.RECEIPT)
                                .status();
            }));
        }
    }
}
