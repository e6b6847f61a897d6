package org.caseledger.api.links;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.SearchKind;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.Requirement;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.repeats.ComputedSign;
import org.caseledger.query.repeats.SignQueries;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What the ledger shows of the five factors of article 17, to those who may open the complaint: a person decides
 * whether there is a consumer dispute (O121-16, O121-17).
 */
@Component
@RequiredArgsConstructor
class SignsOfRefusal {
    private final CaseReading reading;
    private final SignQueries signs;
    private final Procedures procedures;
    private final Paging paging;
    private final Vault vault;
    private final AccessLog accesses;

    /** All five in the order of the article; none where article 16 does not apply to the case. */
    List<ComputedSign> of(CaseFile file, @Nullable Long after, Actor actor) {
        ForbiddenException.unless(AccessPolicy.opensWhatWasSaid(actor));
        reading.known(file, actor);
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
        paging.waitFor(after);
        if (!areWeighed(file, actor)) {
            return List.of();
        }
        var caseId = file.caseId();
        var found = signs.of(caseId, procedures.signs(), AccessPolicy.onlyUnit(actor));
        long cases = found.stream().mapToLong(ComputedSign::found).sum();
        accesses.searched(SearchKind.SIGNS, caseId, null, cases, actor);
        return found;
    }

    private boolean areWeighed(CaseFile file, Actor actor) {
        var summary = reading.summary(file, actor);
        var receivedOn = summary.receivedAt().atZone(WorkCalendar.ZONE).toLocalDate();
        return procedures
                .find(file.receipt().procedure())
                .flatMap(by -> by.gates().asks(Requirement.GROUND_OF_REFUSAL, summary.kind(), receivedOn))
                .isPresent();
    }

    /** 第十七条判断因素 (O121-17), which the form for declining a complaint shows as a part. */
    @PageController
    @RequiredArgsConstructor
    static class SignPages {
        private final CaseReading reading;
        private final SignsOfRefusal signs;

        @GetMapping("/cases/{id}/signs")
        String show(@PathVariable String id, PageRequest page) {
            var file = reading.now(CaseReading.caseId(id), page.actor());
            page.add("signs", signs.of(file, file.position(), page.actor()));
            page.add("case", reading.summary(file, page.actor()));
            return "links/signs";
        }
    }
}
