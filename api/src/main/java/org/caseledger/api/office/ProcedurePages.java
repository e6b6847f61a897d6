package org.caseledger.api.office;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Office;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Procedures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 程序: which one is in force, and the clocks and gates of each with their clauses. */
@PageController
@RequiredArgsConstructor
class ProcedurePages {
    private final Office office;
    private final Procedures procedures;

    @GetMapping("/procedures")
    String inForce(PageRequest page) {
        return show(office.procedure().id(), page);
    }

    @GetMapping("/procedures/{id}")
    String one(@PathVariable String id, PageRequest page) {
        return show(id, page);
    }

    private String show(String id, PageRequest page) {
        page.add("inForce", office.procedure().id());
        page.add("others", procedures.all());
        page.add("starting", DeadlineRule.STARTING_EVENTS);
        page.add("severities", Severity.values());
        page.add("procedure", procedures.find(id).orElseThrow(NotFoundException::new));
        return "office/procedures";
    }
}
