package org.caseledger.api.integrity;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.casefile.CaseProofs;
import org.caseledger.casefile.ProvenCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out case files. That is no opening: what is sealed stays ciphertext. It is told in the
 * program's log and not recorded in the ledger, where it would make every case file another one.
 */
public final class CaseExport {

    private static final Logger LOG = LoggerFactory.getLogger(CaseExport.class);

    private final CaseProofs proofs;

    public CaseExport(CaseProofs proofs) {
        this.proofs = proofs;
    }

    /**
     * The case file, or none when there is no such case; throws {@link
     * org.caseledger.casefile.NotSignedYet}.
     *
     * @param withOversight what was refused, opened, noticed and said to findings goes with it
     * @param asker who gets it, for the program's log
     */
    public Optional<ProvenCase> of(CaseId caseId, boolean withOversight, String asker) {
        var beside = new LinkedHashMap<String, Optional<UUID>>();
        for (var stream : CompanionStream.values()) {
            beside.put(
                    stream.kind(),
                    withOversight ? Optional.of(stream.of(caseId)) : Optional.empty());
        }
        Optional<ProvenCase> made = proofs.of(caseId.value(), beside);
        made.ifPresent(file -> LOG.info("{} takes a case file of {}", asker, caseId));
        return made;
    }

    /** A name for its file: the case's id and how many records the checkpoint covers. */
    public static String fileName(ProvenCase file) {
        return "case-%s-%d.zip".formatted(file.caseId(), file.treeSize());
    }
}
