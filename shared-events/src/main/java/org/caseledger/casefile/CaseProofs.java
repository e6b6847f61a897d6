package org.caseledger.casefile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.stamping.Timestamps;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.VerifierKey;

/**
 * Creates case files: under the last checkpoint cosigned by enough witnesses if it covers the case, otherwise under the
 * last checkpoint of the log.
 */
public final class CaseProofs {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final EventLog log;
    private final PublishedLog published;
    private final List<VerifierKey> witnesses;
    private final int enough;
    private final LongFunction<List<Timestamps.Known>> stampsOver;
    private final Duration patience;

    /**
     * @param stampsOver the timestamps that there are for a position, one of an authority
     * @param witnesses keys included in addition to the log's; if there are any, a cosigned checkpoint is awaited
     * @param enough how many witnesses must have cosigned one
     * @param patience how long to wait for a checkpoint that covers the case's last event
     */
    public CaseProofs(
            EventLog log,
            PublishedLog published,
            Collection<VerifierKey> witnesses,
            int enough,
            LongFunction<List<Timestamps.Known>> stampsOver,
            Duration patience) {
        this.log = log;
        this.published = published;
        this.witnesses = List.copyOf(witnesses);
        this.enough = enough;
        this.stampsOver = stampsOver;
        this.patience = patience;
    }

    /**
     * The case as currently recorded; empty if there is no such case. Throws {@link NotSignedYet} rather than leave out
     * an unsigned event.
     *
     * @param beside the companion streams of the case, by their names; without an id where the requester may not have
     *     them
     */
    public Optional<ProvenCase> of(UUID caseId, Map<String, Optional<UUID>> beside) {
        List<StoredEvent> events = log.readStream(caseId);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        var streams = new ArrayList<Found>();
        streams.add(new Found(CaseStream.EVENTS, Optional.of(events)));
        beside.forEach((name, id) -> streams.add(new Found(name, id.map(log::readStream))));
        long last = streams.stream()
                .flatMap(Found::all)
                .mapToLong(StoredEvent::position)
                .max()
                .orElse(0);
        SignedNote checkpoint = reaching(last);
        Tree tree = published.tree(size(checkpoint));
        Optional<Tree> sm3 = published.sm3Tree(checkpoint);
        return Optional.of(new ProvenCase(
                caseId,
                streams.stream().map(stream -> stream.proven(tree, sm3)).toList(),
                checkpoint,
                keys(),
                stamps(last, checkpoint)));
    }

    /** A log that began anew has older stamps under another name; they are not of this one. */
    private List<ProvenStamp> stamps(long last, SignedNote checkpoint) {
        var tree = Checkpoint.parse(checkpoint.text());
        return stampsOver.apply(last).stream()
                .filter(known -> ProvenStamp.tree(known).origin().equals(tree.origin()))
                .map(known -> new ProvenStamp(known, growth(known.stamp().size(), tree.size())))
                .toList();
    }

    private List<Hash> growth(long stamped, long size) {
        return published.tree(Math.max(stamped, size)).consistency(Math.min(stamped, size));
    }

    /** A stream as read. */
    private record Found(String name, Optional<List<StoredEvent>> events) {
        Stream<StoredEvent> all() {
            return events.stream().flatMap(List::stream);
        }

        CaseStream proven(Tree tree, Optional<Tree> sm3) {
            return new CaseStream(
                    name,
                    events.map(
                            list -> list.stream().map(e -> proven(e, tree, sm3)).toList()));
        }

        private static ProvenEvent proven(StoredEvent event, Tree tree, Optional<Tree> sm3) {
            long index = event.position() - 1;
            return new ProvenEvent(event, tree.inclusion(index), sm3.map(second -> second.inclusion(index)));
        }
    }

    private SignedNote reaching(long position) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<SignedNote> cosigned = published.cosignedCheckpoint(enough).filter(note -> size(note) >= position);
            if (cosigned.isPresent()) {
                return cosigned.get();
            }
            boolean waiting = System.nanoTime() < end && !Thread.currentThread().isInterrupted();
            if (witnesses.isEmpty() || !waiting) {
                Optional<SignedNote> signed = published.checkpoint().filter(note -> size(note) >= position);
                if (signed.isPresent()) {
                    return signed.get();
                }
            }
            if (!waiting) {
                throw new NotSignedYet(position, published.size());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static long size(SignedNote checkpoint) {
        return Checkpoint.parse(checkpoint.text()).size();
    }

    private List<VerifierKey> keys() {
        return Stream.of(
                        published.keys().stream().map(LogKey::verifier),
                        published.sm2Keys().stream().map(LogKey::verifier),
                        witnesses.stream())
                .flatMap(keys -> keys)
                .toList();
    }
}
