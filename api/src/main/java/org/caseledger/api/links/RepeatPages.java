package org.caseledger.api.links;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.events.complaint.ComplaintKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 关联与重复 (P4.22): which cases this one is linked with or handled together with, which may be about the same matter, and
 * what may be done about it. The page of the case shows it as a part.
 */
@PageController
@RequiredArgsConstructor
class RepeatPages {

    private final CaseReading reading;
    private final RepeatedComplaints repeats;
    private final AvailableCommands available;

    @GetMapping("/cases/{id}/repeats")
    String show(@PathVariable String id, PageRequest page) {
        var actor = page.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        var summary = reading.summary(file, actor);
        // The answer shows what was just linked or undone.
        var question = new RepeatedComplaints.Question(null, null, file.position());
        var ties = repeats.links(file, question, actor);
        var candidates = repeats.of(file, question, actor).candidates();
        var may = new LinkActions(summary, ties, candidates, (of, command) -> available.that(actor, command, of));
        page.add("case", summary);
        page.add("ties", ties.stream().map(may::ofTie).toList());
        page.add("candidates", candidates.stream().map(may::ofCandidate).toList());
        page.add(
                "weighsSigns",
                summary.kind() == ComplaintKind.COMPLAINT
                        && AccessPolicy.opensWhatWasSaid(actor)
                        && AccessPolicy.knows(actor, file));
        return "links/repeats";
    }
}
