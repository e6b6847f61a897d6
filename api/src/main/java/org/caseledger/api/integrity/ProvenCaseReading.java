package org.caseledger.api.integrity;

import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.casefile.ProvenCase;
import org.caseledger.events.Actor;
import org.springframework.stereotype.Component;

/** 核验: the sealed case file, for whoever may read the case. */
@Component
public class ProvenCaseReading {

    private final CaseReading reading;
    private final CaseExport export;

    ProvenCaseReading(CaseReading reading, CaseExport export) {
        this.reading = reading;
        this.export = export;
    }

    /**
     * The case's events with their proofs; what others tried and opened only for those who oversee.
     */
    public ProvenCase of(String id, Actor actor) {
        var caseId = reading.known(CaseReading.caseId(id), actor).caseId();
        return export.of(caseId, AccessPolicy.oversees(actor), actor)
                .orElseThrow(NotFoundException::new);
    }

    /** As a ZIP. */
    public byte[] zip(ProvenCase file) {
        return export.zip(file);
    }
}
