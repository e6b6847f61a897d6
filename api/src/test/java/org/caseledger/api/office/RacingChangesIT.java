package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.OfficeCheck;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.office.PersonEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several change the same person at once: no change is lost, and the row is that of the last. */
class RacingChangesIT {
    private static final int MANY = 8;
    private static final Cause CAUSE = new Cause(Actor.SYSTEM, "同时办理变更");

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Person person(String username, String name) {
        return new Person(username, name, Role.LEGAL, null, true);
    }

    private static void atOnce(List<Callable<Object>> changes) throws Exception {
        var threads = Executors.newFixedThreadPool(changes.size());
        try {
            for (var done : threads.invokeAll(changes)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<StoredEvent> events(String username) {
        return ledger.bean(EventLog.class).readStream(PersonEvent.streamOf(username));
    }

    @Test
    void givenManyChangesAtOnce_thenEachIsAnEvent_andTheRowIsThatOfTheLast() throws Exception {
        var personnel = ledger.bean(Personnel.class);
        personnel.save(person("raced", "起初"), Optional.of("raced-2026"), CAUSE);
        var changes = new ArrayList<Callable<Object>>();
        IntStream.range(0, MANY)
                .forEach(i -> changes.add(Executors.callable(
                        () -> personnel.save(person("raced", "第" + i + "名"), Optional.empty(), CAUSE))));
        changes.add(Executors.callable(() -> personnel.changePassword("raced", "raced-2027")));

        atOnce(changes);

        var events = events("raced");
        assertThat(events).hasSize(1 + MANY + 1);
        var last = events.stream()
                .filter(event -> event.type().equals("PersonChanged"))
                .reduce((one, next) -> next)
                .orElseThrow();
        var login = ledger.bean(People.class).find("raced").orElseThrow();
        assertThat(last.payload()).contains("\"name\":\"" + login.person().name() + "\"");
        assertThat(ledger.bean(People.class).isPasswordOf("raced", "raced-2027"))
                .isTrue();
        assertThat(ledger.bean(OfficeCheck.class).run()).isEmpty();
    }

    @Test
    void givenManyAddTheSameName_thenOnePersonIsAddedOnce() throws Exception {
        var personnel = ledger.bean(Personnel.class);
        var added = new AtomicInteger();
        var changes = new ArrayList<Callable<Object>>();
        for (int i = 0; i < MANY; i++) {
            var one = person("added", "第" + i + "名");
            changes.add(Executors.callable(() -> {
                if (personnel.add(one, "added-2026", CAUSE)) {
                    added.incrementAndGet();
                }
            }));
        }

        atOnce(changes);

        assertThat(added).hasValue(1);
        assertThat(events("added")).hasSize(1);
    }
}
