package org.caseledger.api.retention;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.integrity.ProvenCaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.casefile.CheckedCase;
import org.caseledger.events.Actor;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.springframework.stereotype.Component;

/** Makes the certificate of a destroyed case, and verifies its proofs for it. */
@Component
@RequiredArgsConstructor
class Certificates {
    private final CaseReading reading;
    private final ProvenCaseReading proven;

    Certificate of(String id, Actor actor) {
        AccessPolicy.mustSeeRetention(actor);
        var file = reading.now(CaseReading.caseId(id), actor);
        var recorded = file.events().stream()
                .filter(r -> r.event() instanceof CaseDestroyed)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var checked = CheckedCase.of(proven.of(id, actor));
        return new Certificate(
                file.caseId(),
                (CaseDestroyed) recorded.event(),
                recorded.position(),
                recorded.recordedAt(),
                checked.events(),
                checked.tree().size(),
                checked.tree().root().toString(),
                checked.agrees());
    }
}
