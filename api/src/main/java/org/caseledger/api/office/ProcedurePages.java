package org.caseledger.api.office;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Office;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Procedures;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 程序: which one is in force, and the clocks and gates of each with their clauses. */
@PageController
@RequiredArgsConstructor
class ProcedurePages {
    private final Office office;
    private final Procedures procedures;

    @GetMapping("/procedures")
    String inForce(Model model) {
        return show(office.procedure().id(), model);
    }

    @GetMapping("/procedures/{id}")
    String one(@PathVariable String id, Model model) {
        return show(id, model);
    }

    private String show(String id, Model model) {
        model.addAttribute("inForce", office.procedure().id());
        model.addAttribute("others", procedures.all());
        model.addAttribute("starting", DeadlineRule.STARTING_EVENTS);
        model.addAttribute("severities", Severity.values());
        model.addAttribute("procedure", procedures.find(id).orElseThrow(NotFoundException::new));
        return "office/procedures";
    }
}
