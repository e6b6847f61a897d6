package org.caseledger.api.integrity;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.LogKeyFiles;
import org.caseledger.proof.ProofCheck;
import org.caseledger.proof.PublishedLog;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.VerifierKey;
import org.springframework.stereotype.Component;

/** 核验: verifies the whole log against what was signed of it, and then the other tables. */
@Component
public class Verification {
    private final ProofCheck proof;
    private final RowsCheck rows;
    private final LogKeyFiles files;
    private final PublishedLog log;

    Verification(DataSource dataSource, EventKey key, RowsCheck rows, LogKeyFiles files, PublishedLog log) {
        this.proof = new ProofCheck(dataSource, key);
        this.rows = rows;
        this.files = files;
        this.log = log;
    }

    /** How far it came, and everything that does not agree. */
    public record Report(ProofCheck.Report log, List<Fault> faults) {}

    /** The keys that the database says have signed the log. */
    public List<VerifierKey> verifiers() {
        return log.keys().stream().map(LogKey::verifier).toList();
    }

    /** What this node has signed last and {@code others}, all verified with these keys. */
    public List<KeptCheckpoint> kept(List<KeptCheckpoint> others, List<VerifierKey> verifiers) throws NoteRejected {
        var kept = Stream.concat(others.stream(), files.kept().stream()).toList();
        for (KeptCheckpoint one : kept) {
            one.requireSignedBy(verifiers);
        }
        return kept;
    }

    /**
     * Checks up to the head of the log at the start, and the other tables only if the log agrees. {@code progress}
     * receives the positions checked so far; it starts again for the tables, for which the log is read once more.
     */
    public Report run(List<KeptCheckpoint> kept, LongConsumer progress) {
        var report = proof.run(kept, progress);
        return new Report(report, report.fault().map(List::of).orElseGet(() -> rows.run(progress)));
    }
}
