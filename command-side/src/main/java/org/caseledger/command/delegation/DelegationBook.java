package org.caseledger.command.delegation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.Delegation;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.DelegationEvent;
import org.caseledger.events.office.DelegationEvent.DelegationGranted;
import org.caseledger.events.office.DelegationEvent.DelegationRevoked;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.PersonEvent.PersonChanged;

/**
 * The delegations of the office, from the log itself: one ends when it is revoked, and for good as soon as either of
 * the two is deactivated or gets another role or unit.
 */
@RequiredArgsConstructor
public final class DelegationBook {
    private final EventLog log;

    /** All that were ever granted, by number. */
    public List<Delegation> all() {
        return list(Instant.MIN);
    }

    /** Those that stand, among them those that have not begun yet. */
    public List<Delegation> standing(Instant now) {
        return list(now).stream().filter(one -> one.stands(now)).toList();
    }

    private record Granted(long position, Delegation delegation) {}

    /** Those that may stand since then, each with its end. */
    private List<Delegation> list(Instant since) {
        var byNumber = new TreeMap<Integer, Granted>();
        for (var stored : log.readStream(DelegationEvent.STREAM)) {
            if (read(stored) instanceof DelegationGranted e) {
                byNumber.put(e.delegation(), new Granted(stored.position(), granted(e, stored)));
            } else if (read(stored) instanceof DelegationRevoked e) {
                byNumber.computeIfPresent(e.delegation(), (n, one) -> revoked(one, e, stored));
            }
        }
        var asked = byNumber.values().stream()
                .filter(one -> since.equals(Instant.MIN) || one.delegation().stands(since))
                .toList();
        return ended(asked);
    }

    private static Delegation granted(DelegationGranted e, StoredEvent stored) {
        var leader = by(stored);
        return new Delegation(
                e.delegation(),
                new Delegation.Party(e.from(), leader.role(), leader.unit()),
                new Delegation.Party(e.to(), e.role(), e.unit()),
                e.kinds(),
                e.first(),
                e.last(),
                e.reason(),
                stored.recordedAt(),
                null);
    }

    private static Granted revoked(Granted one, DelegationRevoked e, StoredEvent stored) {
        var end = new Delegation.End(stored.recordedAt(), by(stored).name(), e.reason());
        return ending(one, end);
    }

    private static Granted ending(Granted one, Delegation.End end) {
        var d = one.delegation();
        return new Granted(
                one.position(),
                new Delegation(
                        d.number(),
                        d.from(),
                        d.to(),
                        d.kinds(),
                        d.first(),
                        d.last(),
                        d.reason(),
                        d.grantedAt(),
                        d.end() == null || end.at().isBefore(d.end().at()) ? end : d.end()));
    }

    /** Those of people who became others since. */
    private List<Delegation> ended(List<Granted> granted) {
        var streams = granted.stream()
                .flatMap(one ->
                        Stream.of(one.delegation().from(), one.delegation().to()))
                .<UUID>map(party -> PersonEvent.streamOf(party.person()))
                .distinct()
                .toList();
        var changes = new ArrayList<StoredEvent>();
        if (!streams.isEmpty()) {
            log.readStreams(streams).stream()
                    .filter(stored -> read(stored) instanceof PersonChanged)
                    .forEach(changes::add);
        }
        changes.sort(Comparator.comparingLong(StoredEvent::position));
        return granted.stream().map(one -> ended(one, changes)).toList();
    }

    private static Delegation ended(Granted one, List<StoredEvent> changes) {
        var d = one.delegation();
        return changes.stream()
                .filter(stored -> stored.position() > one.position())
                .filter(stored -> !Delegation.day(stored.recordedAt()).isAfter(d.last()))
                .filter(stored -> makesAnother((PersonChanged) read(stored), d))
                .findFirst()
                .map(stored -> ending(one, new Delegation.End(stored.recordedAt(), null, null)))
                .orElse(one)
                .delegation();
    }

    private static boolean makesAnother(PersonChanged e, Delegation d) {
        return Stream.of(d.from(), d.to())
                .filter(party -> party.person().equals(e.username()))
                .anyMatch(party -> !e.active() || e.role() != party.role() || !Objects.equals(e.unit(), party.unit()));
    }

    private static Object read(StoredEvent stored) {
        return EventCodec.read(stored.type(), stored.revision(), stored.payload());
    }

    private static Actor by(StoredEvent stored) {
        return Actor.of(EventCodec.readMetadata(stored.metadata()));
    }
}
