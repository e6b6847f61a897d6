package org.caseledger.api.office;

import org.caseledger.api.web.PageController;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.DeadlineRule;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 程序: which one is in force, and the clocks and gates of each with their clauses. */
@PageController
class ProcedurePages {

    private final ProceduresController procedures;

    ProcedurePages(ProceduresController procedures) {
        this.procedures = procedures;
    }

    @GetMapping("/procedures")
    String inForce(Model model) {
        return show(procedures.list().inForce(), model);
    }

    @GetMapping("/procedures/{id}")
    String one(@PathVariable String id, Model model) {
        return show(id, model);
    }

    private String show(String id, Model model) {
        var list = procedures.list();
        model.addAttribute("inForce", list.inForce());
        model.addAttribute("others", list.procedures());
        model.addAttribute("starting", DeadlineRule.STARTING_EVENTS);
        model.addAttribute("severities", Severity.values());
        model.addAttribute("procedure", procedures.read(id));
        return "office/procedures";
    }
}
