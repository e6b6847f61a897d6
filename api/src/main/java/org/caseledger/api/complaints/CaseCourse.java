package org.caseledger.api.complaints;

import static org.caseledger.api.web.ProgressStep.State.AHEAD;
import static org.caseledger.api.web.ProgressStep.State.DONE;
import static org.caseledger.api.web.ProgressStep.State.LATE;
import static org.caseledger.api.web.ProgressStep.State.NOW;

import java.util.List;
import java.util.Objects;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.ProgressStep;
import org.caseledger.events.Role;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.CaseCards;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseStages;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 进度: the bar of stages above the page of a case, and whose turn it is. */
@Component
class CaseCourse {
    private final Procedures procedures;
    private final CaseCards cards;

    CaseCourse(Procedures procedures) {
        this.procedures = procedures;
        this.cards = new CaseCards(procedures);
    }

    /** Whose turn it is (null if no one has to act), and the stages of the case. */
    record Reading(@Nullable Role turn, List<CaseStages.Reached> stages) {
        /** The stage that the case is at; null once it is archived. */
        @Nullable
        Stage now() {
            return stages.stream()
                    .filter(CaseStages.Reached::now)
                    .map(CaseStages.Reached::stage)
                    .findFirst()
                    .orElse(null);
        }
    }

    Reading of(CaseFile file, CaseSummary summary) {
        var card = cards.of(file.events());
        var turn = card == null ? null : card.waitsFor();
        var gates = procedures.gates(file.receipt().procedure());
        return new Reading(turn, CaseStages.of(file, summary, turn, gates));
    }

    /** Returns the stage that the case is at; null once it is archived. */
    @Nullable
    Stage show(CaseFile file, CaseSummary summary, Model model) {
        var ui = (PageFormats) Objects.requireNonNull(model.getAttribute("ui"));
        var reading = of(file, summary);
        model.addAttribute("turn", reading.turn());
        model.addAttribute(
                "stages",
                reading.stages().stream().map(stage -> step(stage, ui)).toList());
        return reading.now();
    }

    private static ProgressStep step(CaseStages.Reached reached, PageFormats ui) {
        var state = reached.done() ? DONE : reached.now() ? NOW : AHEAD;
        var by = reached.by() == null ? null : reached.by().recorded();
        return new ProgressStep(
                ui.word(reached.stage()),
                reached.late() ? LATE : state,
                reached.now(),
                by == null ? "" : ui.who(by.actor().name(), by.actor().role()) + " " + ui.time(by.recordedAt()));
    }
}
