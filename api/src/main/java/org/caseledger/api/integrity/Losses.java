package org.caseledger.api.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.LogContinued;
import org.caseledger.events.log.LostEvent;
import org.springframework.stereotype.Component;

/** 丢失的记录: what the log has lost, for those who look after it and those whose acts they were. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Losses {
    /** How long a loss is shown on the first page of those affected. */
    private static final Duration TOLD = Duration.ofDays(30);

    private static final String TYPE = EventCodec.nameOf(LogContinued.class);

    private final EventLog log;
    private final Clock clock;

    /** The record that the log goes on after a loss: where, when and by whom. */
    public record Loss(long position, Instant at, Actor by, LogContinued continued) {}

    /** A case in which acts were lost: it is gone, or stands as it did before them. */
    public record LostCase(String number, boolean gone) {}

    /** All, in the order of the log. */
    public List<Loss> all() {
        return log.readStreams(List.of(LogAdmitted.STREAM), List.of(TYPE), Long.MAX_VALUE).stream()
                .map(Losses::read)
                .toList();
    }

    private static Loss read(StoredEvent event) {
        return new Loss(
                event.position(),
                event.recordedAt(),
                EventCodec.readActor(event.metadataUtf8().bytes()),
                (LogContinued) EventCodec.read(event.type(), event.revision(), event.payload()));
    }

    /** The cases in which acts of this person were lost within the last weeks. */
    public List<LostCase> of(String person) {
        var since = clock.instant().minus(TOLD);
        var lost = all().stream()
                .filter(loss -> loss.at().isAfter(since))
                .flatMap(loss -> loss.continued().lost().stream())
                .filter(event -> event.person().equals(person) && event.number() != null)
                .collect(
                        Collectors.toMap(LostEvent::stream, LostEvent::number, (one, same) -> one, LinkedHashMap::new));
        Set<UUID> there = lost.isEmpty() ? Set.of() : log.existing(lost.keySet());
        return lost.entrySet().stream()
                .map(one -> new LostCase(one.getValue(), !there.contains(one.getKey())))
                .toList();
    }
}
