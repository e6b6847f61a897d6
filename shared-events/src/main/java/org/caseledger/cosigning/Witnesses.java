package org.caseledger.cosigning;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.caseledger.proof.CheckpointListener;
import org.caseledger.proof.PublishedLog;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TrustPolicy.Party;
import org.caseledger.tlog.VerifierKey;

/** The witnesses of this log, each asked in the background; an unavailable witness delays no other. */
public final class Witnesses implements CheckpointListener, AutoCloseable {
    private final List<KnownWitness> known;
    private final List<CosignatureCollector> askers;

    public Witnesses(Collection<KnownWitness> known, PublishedLog log, Clock clock) {
        this.known = List.copyOf(known);
        this.askers = known.stream()
                .map(witness -> new CosignatureCollector(witness, log, clock))
                .toList();
    }

    @Override
    public void signed(SignedNote checkpoint) {
        askers.forEach(CosignatureCollector::wake);
    }

    /** The status of each, in the order of the settings. */
    public List<WitnessStatus> status() {
        return askers.stream().map(CosignatureCollector::status).toList();
    }

    /** Whether one of them has seen a different history, or more events, than this log has. */
    public boolean isAlarmed() {
        return status().stream().anyMatch(s -> s.state() == WitnessStatus.State.ALARM);
    }

    /** The keys that verify their cosignatures. */
    public List<VerifierKey> keys() {
        return known.stream().flatMap(witness -> witness.keys().stream()).toList();
    }

    /** Each as a policy names it. */
    public List<Party> published() {
        return known.stream().map(KnownWitness::published).toList();
    }

    @Override
    public void close() {
        askers.forEach(CosignatureCollector::close);
    }
}
