package org.caseledger.query.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ComplaintDetached;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReplayStopped;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.Recorded;

/** The steps of one incident or exercise, each recorded by the leader at the time that is set. */
final class IncidentLife {
    static final Actor LEADER = new Actor("leader", "王局长", Role.LEADER, null);

    private final UUID id = UUID.randomUUID();
    private final List<Recorded> recorded = new ArrayList<>();
    private Instant now = Instant.parse("2026-06-15T00:20:00Z");
    private int appended;

    private IncidentLife() {}

    /** Nothing of it yet. */
    static IncidentLife empty() {
        return new IncidentLife();
    }

    /** A food poisoning in a canteen. */
    static IncidentLife declared() {
        return declared(false);
    }

    static IncidentLife exercise() {
        return declared(true);
    }

    private static IncidentLife declared(boolean exercise) {
        var life = new IncidentLife();
        return life.on(new IncidentDeclared(
                IncidentKind.FOOD_SAFETY, IncidentLevel.THREE, "食堂食物中毒", "多人投诉", exercise, null, life.occurred()));
    }

    IncidentLife on(IncidentEvent event) {
        long position = recorded.size() + 1;
        recorded.add(new Recorded(position, new CaseId(id), recorded.size(), now, LEADER, event));
        return this;
    }

    IncidentLife attached(CaseId caseId) {
        return on(new ComplaintAttached(caseId, "同一食堂", occurred()));
    }

    IncidentLife detached(CaseId caseId) {
        return on(new ComplaintDetached(caseId, "另一食堂", occurred()));
    }

    /** From the beginning of a day, so many times faster. */
    IncidentLife planned(String from, int speed, ReplayedCase... cases) {
        var begin = Instant.parse(from);
        return on(new ReplayPlanned(begin, begin.plus(Duration.ofDays(1)), speed, now, List.of(cases), occurred()));
    }

    IncidentLife stopped() {
        return on(new ReplayStopped("时间已到", occurred()));
    }

    IncidentLife closed() {
        return on(new IncidentClosed("全部办结", occurred()));
    }

    IncidentLife at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    Occurred occurred() {
        return Occurred.at(now);
    }

    UUID id() {
        return id;
    }

    List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    IncidentFile file() {
        return IncidentFile.fold(recorded).orElseThrow();
    }

    /** Appends to the log what is not in it yet. */
    IncidentLife in(TestLedger ledger) {
        for (; appended < recorded.size(); appended++) {
            var next = recorded.get(appended);
            var type = EventCodec.typeOf(next.event().getClass());
            ledger.append(
                    next.recordedAt(),
                    List.of(new NewEvent(
                            UUID.randomUUID(),
                            "incident",
                            id,
                            next.sequence(),
                            type.value(),
                            type.revision(),
                            EventCodec.write(next.event()),
                            EventCodec.write(next.actor().toMetadata()))));
        }
        return this;
    }
}
