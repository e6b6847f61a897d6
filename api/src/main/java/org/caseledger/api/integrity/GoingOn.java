package org.caseledger.api.integrity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogComparison;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.LogContinued;
import org.caseledger.events.log.LostEvent;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.proof.LogKeyFiles;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 续记: has the log go on where a promoted standby lacks its last events. What was lost is listed as far as an old copy
 * has it, no number of a lost case is given again, and nothing more is signed under the name whose signatures the loss
 * contradicts.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class GoingOn {
    /** How many case numbers are skipped if those already given are unknown. */
    public static final long NUMBERS_LEFT_OUT = 1000;

    /** By how many events a given position may lie beyond the end of the log. */
    public static final long MOST_LOST = 1_000_000;

    private final DataSource dataSource;
    private final EventKey key;
    private final EventLog log;
    private final PublishedLog published;
    private final LogKeyFiles files;
    private final Losses losses;
    private final LedgerAdministrators administrators;
    private final Clock clock;

    /**
     * The position after which the log continues, the last position of the lost end, and the lost events if they can be
     * listed.
     */
    private record Loss(long after, long seen, @Nullable List<LostEvent> listed) {}

    /**
     * Records the continuation as an act of this administrator, who knows of events up to the position {@code seen}, or
     * 0; {@code old} is the former primary, or a copy of it. Throws {@link LabelledException} if nothing is known to be
     * lost, or if there is no administrator of that name.
     */
    public LogContinued goOn(@Nullable DataSource old, long seen, String by, String reason) {
        var actor = administrators.named(by);
        Guards.inWords(reason);
        requirePlausible(seen);
        var name = nameOf(old == null ? published : new PublishedLog(old, log));
        var signed = lastSigned(old, name);
        long known = Math.max(seen, signed.map(GoingOn::size).orElse(0L));
        var loss = old == null ? unlisted(known) : listed(old, known);
        requireNew(loss);
        leaveNumbersOut(old, loss);
        var continued = new LogContinued(
                loss.after(),
                loss.seen(),
                name,
                signed.filter(note -> size(note) > loss.after())
                        .map(SignedNote::toString)
                        .orElse(null),
                loss.listed() != null,
                loss.listed() == null ? List.of() : loss.listed(),
                reason);
        log.append(List.of(LedgerStorageEngine.newEvent(
                continued,
                TimeOrderedId.next(),
                LogAdmitted.KIND,
                LogAdmitted.STREAM,
                NewEvent.NEXT,
                actor.toMetadata())));
        return continued;
    }

    // As many numbers are left out: a slip of the pen must not make those of the year useless.
    private void requirePlausible(long seen) {
        if (seen - log.head() > MOST_LOST) {
            throw new LabelledException(Text.format(
                    "位置 %d 比账本现有记录多出 %d 以上，请核对节点所报的位置",
                    "position %d is more than %d beyond the end of this log: check what the node has reported",
                    seen,
                    MOST_LOST));
        }
    }

    /** The largest tree that is known to have been signed under this name and is not in the log. */
    private Optional<SignedNote> lastSigned(@Nullable DataSource old, String name) {
        var here = files.kept().filter(published::lacks).map(KeptCheckpoint::note);
        var there = Optional.ofNullable(old).flatMap(copy -> new PublishedLog(copy, log).checkpoint());
        return Stream.of(there, here)
                .flatMap(Optional::stream)
                .filter(note -> Checkpoint.parse(note.text()).origin().equals(name))
                .reduce((one, other) -> size(other) > size(one) ? other : one);
    }

    /** The name under which the lost end was signed, even if the log has begun a new one since. */
    private static String nameOf(PublishedLog signed) {
        var keys = signed.keys();
        return keys.get(keys.size() - 1).verifier().name();
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    private Loss unlisted(long known) {
        long head = log.head();
        // Events recorded since may have taken positions of lost ones; those that were signed are certain.
        long after = known > head ? head : published.size();
        if (known <= after) {
            throw new LabelledException(
                    "未见有事件丢失：请用 --from 指明原主库，或用 --seen 指明节点所报的位置",
                    "no event is known to be lost: name the former primary with --from, or with --seen the position that a node has reported");
        }
        return new Loss(after, known, null);
    }

    // What was not listed the first time may be listed once an old copy is found.
    private void requireNew(Loss loss) {
        if (losses.all().stream()
                .map(Losses.Loss::continued)
                .anyMatch(known -> known.after() == loss.after()
                        && known.seen() >= loss.seen()
                        && (known.compared() || loss.listed() == null))) {
            throw new LabelledException("这次丢失已有续记记录，未再记入", "this loss is recorded already: nothing is recorded again");
        }
    }

    private Loss listed(DataSource old, long known) {
        var comparison = new LogComparison(dataSource, old, key);
        long seen = Math.max(known, comparison.end());
        if (seen <= comparison.common()) {
            throw new LabelledException(
                    "原主库的事件都在本账本中，没有丢失", "every event of the primary before is in this log: nothing is lost");
        }
        var lost = comparison.lost();
        var numbers = new CaseNumbers(old)
                .claimed(lost.stream()
                        .map(event -> new CaseId(event.streamId()))
                        .distinct()
                        .toList());
        return new Loss(
                comparison.common(),
                seen,
                lost.stream()
                        .map(event -> lost(event, numbers.get(new CaseId(event.streamId()))))
                        .toList());
    }

    private static LostEvent lost(StoredEvent event, @Nullable String number) {
        var actor = EventCodec.readActor(event.metadataUtf8().bytes());
        return new LostEvent(
                event.position(),
                event.streamId(),
                number,
                event.type(),
                actor.person(),
                actor.name(),
                event.recordedAt());
    }

    // An old copy that ends before what was seen has not given the last numbers either.
    private void leaveNumbersOut(@Nullable DataSource old, Loss loss) {
        var numbers = new CaseNumbers(dataSource);
        long unknown = loss.seen() - loss.after();
        if (old != null) {
            numbers.goOnAbove(new CaseNumbers(old));
            unknown = loss.seen() - new EventLog(old, key, clock).head();
        }
        if (unknown > 0) {
            numbers.leaveOut(
                    Math.max(NUMBERS_LEFT_OUT, unknown),
                    LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE).getYear());
        }
    }
}
