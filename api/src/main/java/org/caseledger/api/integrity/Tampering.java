package org.caseledger.api.integrity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StreamCounts;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.TamperingEvent;
import org.caseledger.events.log.TamperingEvent.TamperingNoticed;
import org.caseledger.events.log.TamperingEvent.TamperingSettled;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * 改动: what was refused because the database was changed by other means than the ledger. It is recorded, so that it is
 * known after the database was put back, and stands until everything was verified and agreed.
 */
@Component
public class Tampering {
    private static final Logger LOG = LoggerFactory.getLogger(Tampering.class);
    private static final List<String> TYPES =
            List.of(EventCodec.nameOf(TamperingNoticed.class), EventCodec.nameOf(TamperingSettled.class));

    private final EventLog log;
    private final StreamCounts counts;
    private final BackgroundVerification verification;
    private final TaskScheduler tasks;
    private final Set<TamperingNoticed> unrecorded = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile List<Noticed> standing = List.of();

    Tampering(
            EventLog log,
            DataSource dataSource,
            EventKey key,
            BackgroundVerification verification,
            TaskScheduler tasks) {
        this.log = log;
        this.counts = new StreamCounts(dataSource, key);
        this.verification = verification;
        this.tasks = tasks;
        log.watch(refused -> notice(new TamperingNoticed(refused.stream(), refused.position())));
    }

    /** A record of something refused: where, when, and what it was. */
    public record Noticed(long position, Instant at, TamperingNoticed event) {
        /** What it was, in both languages. */
        public Text what() {
            return text(event);
        }
    }

    /** All records of something refused, in the order of the log. */
    public List<Noticed> all() {
        var all = new ArrayList<Noticed>();
        fold(all);
        return all;
    }

    /** What was refused and not verified in order since, whether or not it is recorded yet. */
    public List<Text> faults() {
        var faults = new LinkedHashSet<Text>();
        standing.forEach(one -> faults.add(one.what()));
        synchronized (unrecorded) {
            unrecorded.forEach(one -> faults.add(text(one)));
        }
        return List.copyOf(faults);
    }

    private static Text text(TamperingNoticed event) {
        return event.stream() == null
                ? Text.format(
                        "数据库曾被改动：位置 %d 的事件不是本系统写入的，或被移走",
                        "the database was changed: the ledger did not write the event at position %d, or it was taken away",
                        event.position())
                : Text.format(
                        "数据库曾被改动：事件流 %s 缺少事件，或其计数被改动",
                        "the database was changed: stream %s lacks an event, or its count was changed", event.stream());
    }

    private void notice(TamperingNoticed what) {
        if (standing.stream().noneMatch(one -> one.event().equals(what)) && unrecorded.add(what)) {
            LOG.error("{}", text(what));
            tasks.schedule(this::look, tasks.getClock().instant());
        }
    }

    /** Holds the counts of streams against the head, and records what was refused or is in order again. */
    @Scheduled(fixedDelayString = "${caseledger.verify.counts-every}")
    final synchronized void look() {
        try {
            standing = fold(new ArrayList<>());
            if (!counts.addUp()) {
                counts.firstChanged().ifPresent(changed -> notice(new TamperingNoticed(changed.id(), changed.last())));
            }
            recordWhatIsNew();
            recordWhatIsSettled();
        } catch (ForeignEvent e) {
            LOG.debug("Nothing can be recorded while the log ends with something foreign", e);
        }
    }

    private void recordWhatIsNew() {
        for (var what : List.copyOf(unrecorded)) {
            record(what);
            standing = fold(new ArrayList<>());
            unrecorded.remove(what);
        }
    }

    private void recordWhatIsSettled() {
        if (standing.isEmpty()) {
            return;
        }
        var noticed = standing.get(standing.size() - 1).at();
        verification
                .last()
                .filter(done -> done.faults().isEmpty() && done.at().isAfter(noticed) && counts.addUp())
                .ifPresent(done -> {
                    record(new TamperingSettled(done.events()));
                    standing = List.of();
                });
    }

    private void record(TamperingEvent event) {
        log.append(List.of(LedgerStorageEngine.newEvent(
                event,
                TimeOrderedId.next(),
                LogAdmitted.KIND,
                LogAdmitted.STREAM,
                NewEvent.NEXT,
                Actor.SYSTEM.toMetadata())));
    }

    /** What stands of all that was noticed, which {@code all} receives. */
    private List<Noticed> fold(List<Noticed> all) {
        var open = new ArrayList<Noticed>();
        for (var stored : log.readStreams(List.of(LogAdmitted.STREAM), TYPES, Long.MAX_VALUE)) {
            if (EventCodec.read(stored.type(), stored.revision(), stored.payload()) instanceof TamperingNoticed one) {
                var noticed = new Noticed(stored.position(), stored.recordedAt(), one);
                all.add(noticed);
                open.add(noticed);
            } else {
                open.clear();
            }
        }
        return open;
    }
}
