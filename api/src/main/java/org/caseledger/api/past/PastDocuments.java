package org.caseledger.api.past;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.EvidenceFiles;
import org.caseledger.api.papers.CasePapers;
import org.caseledger.events.Actor;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.moments.CaseMoment;
import org.caseledger.query.moments.RecordedStep;
import org.caseledger.query.moments.TimeAxis;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The evidence and papers that a case held at a moment; its drafts are in the summary of that. */
@Component
@RequiredArgsConstructor
class PastDocuments {
    private final EvidenceFiles evidence;
    private final CasePapers papers;

    void show(CaseFile file, CaseMoment moment, Actor actor, Model model) {
        standing(file, moment).ifPresent(then -> {
            model.addAttribute("evidence", evidence.list(then, actor));
            model.addAttribute("papers", papers.list(then));
            model.addAttribute("opensEvidence", EvidenceFiles.opens(actor));
        });
    }

    /** The case as the moment is folded from it. */
    private static Optional<CaseFile> standing(CaseFile file, CaseMoment moment) {
        if (moment.known() == TimeAxis.NOW) {
            return new RecordedStep(file.events()).at(moment.asOf());
        }
        long last = moment.summary().position();
        return CaseFile.fold(
                file.events().stream().filter(e -> e.position() <= last).toList());
    }
}
