package org.caseledger.query.testing;

import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Clock;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.query.views.Recorded;

/** A log of many cases with ten events each, the steps of those under way mixed at random. */
public final class ManyCases {
    private static final int UNDER_WAY = 300;
    private static final int BATCH = 1_000;

    private final Random random;
    private final List<Deque<NewEvent>> underWay = new ArrayList<>();
    private final Instant begin = Instant.parse("2026-01-05T01:00:00Z");

    public ManyCases(long seed) {
        this.random = new Random(seed);
    }

    /** Appends all events of so many new cases. */
    public void in(EventLog log, int cases) {
        var batch = new ArrayList<NewEvent>();
        each(cases, event -> {
            batch.add(event);
            if (batch.size() == BATCH) {
                log.append(batch);
                batch.clear();
            }
        });
        log.append(batch);
    }

    /** Tells all events of so many new cases. */
    public void each(int cases, Consumer<NewEvent> to) {
        int left = cases;
        while (left > 0 || !underWay.isEmpty()) {
            while (left > 0 && underWay.size() < UNDER_WAY) {
                underWay.add(events(left--));
            }
            int at = random.nextInt(underWay.size());
            to.accept(underWay.get(at).remove());
            if (underWay.get(at).isEmpty()) {
                underWay.remove(at);
            }
        }
    }

    private Deque<NewEvent> events(int number) {
        var unit = random.nextBoolean() ? XIPU : ANJING;
        var kind = ComplaintKind.values()[random.nextInt(ComplaintKind.values().length)];
        var history = History.receivedAt(
                        begin.plusSeconds(number * 60L).toString(),
                        kind,
                        Channel.values()[random.nextInt(Channel.values().length)],
                        "商户%d号".formatted(number % 1_000))
                .set(Clock.SIGN_OFF, 1, begin.plusSeconds(number * 60L + 86_400).toString())
                .classified()
                .signedOff(unit)
                .met(Clock.SIGN_OFF, 1, false)
                .assigned(unit)
                .set(Clock.REPLY, 1, begin.plusSeconds(number * 60L + 432_000).toString())
                .accepted()
                .replied()
                .met(Clock.REPLY, 1, random.nextInt(10) == 0);
        var events = new ArrayDeque<NewEvent>();
        history.recorded().forEach(recorded -> events.add(toAppend(recorded)));
        return events;
    }

    private static NewEvent toAppend(Recorded recorded) {
        var type = EventCodec.typeOf(recorded.event().getClass());
        return new NewEvent(
                UUID.randomUUID(),
                "complaint",
                recorded.caseId().value(),
                recorded.sequence(),
                type.value(),
                type.revision(),
                EventCodec.write(recorded.event()),
                EventCodec.write(recorded.actor().toMetadata()));
    }
}
