package org.caseledger.casefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;

/**
 * The contents of a case file: the events of a case, each with its proof, under one signed checkpoint, the keys of its
 * signers, and timestamps of that checkpoint or another of the same log. Personal data in the events stays sealed.
 */
public record ProvenCase(
        UUID caseId,
        List<CaseStream> streams,
        SignedNote checkpoint,
        List<VerifierKey> keys,
        List<ProvenStamp> stamps) {
    public ProvenCase {
        streams = List.copyOf(streams);
        keys = List.copyOf(keys);
        stamps = List.copyOf(stamps);
    }

    /** One without timestamps. */
    public ProvenCase(UUID caseId, List<CaseStream> streams, SignedNote checkpoint, List<VerifierKey> keys) {
        this(caseId, streams, checkpoint, keys, List.of());
    }

    /** The number of records of the log that the checkpoint covers. */
    public long treeSize() {
        return Checkpoint.parse(checkpoint.text()).size();
    }

    /** The last event of the case itself that it has. */
    public StoredEvent lastEvent() {
        var own = ownEvents();
        return own.get(own.size() - 1);
    }

    /** Whether its events have proofs by SM3, as those of one checkpoint all do. */
    boolean isProvenBySm3() {
        return streams.stream()
                .flatMap(stream -> stream.events().stream())
                .flatMap(List::stream)
                .anyMatch(proven -> proven.sm3().isPresent());
    }

    List<StoredEvent> ownEvents() {
        return streams.stream()
                .filter(stream -> stream.name().equals(CaseStream.EVENTS))
                .flatMap(stream -> stream.events().stream())
                .flatMap(List::stream)
                .map(ProvenEvent::event)
                .toList();
    }

    /** As a ZIP of nothing else; the same parts always give the same bytes. */
    public byte[] zip() {
        return zip(Enclosures.NONE);
    }

    /** The same with what goes with it for its reader, in memory. */
    public byte[] zip(Enclosures enclosed) {
        var bytes = new ByteArrayOutputStream();
        try {
            writeTo(bytes, enclosed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the same, with one of its files at a time in memory, and leaves the stream open. */
    public void writeTo(OutputStream out, Enclosures enclosed) throws IOException {
        var zip = new StoredZip(out);
        new CaseFileZip(this, enclosed, zip, "").write();
        zip.finish();
    }
}
