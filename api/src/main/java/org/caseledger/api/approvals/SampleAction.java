package org.caseledger.api.approvals;

import java.util.List;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.sampling.SampleCommand;
import org.caseledger.command.sampling.SampleCommand.ConcludeReview;
import org.caseledger.command.sampling.SampleCommand.ConfirmReview;
import org.caseledger.command.sampling.SampleCommand.IssueMinutes;

/** A command on a sample, by its name in an address. */
record SampleAction(String path, Class<? extends SampleCommand> command) {
    static final SampleAction CONCLUDE = new SampleAction("conclude", ConcludeReview.class);
    static final SampleAction CONFIRM = new SampleAction("confirm", ConfirmReview.class);
    static final SampleAction MINUTES = new SampleAction("minutes", IssueMinutes.class);

    /** The command of this name; throws {@link NotFoundException} where there is none. */
    static SampleAction named(String path) {
        return List.of(CONCLUDE, CONFIRM, MINUTES).stream()
                .filter(action -> action.path().equals(path))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** The command in words. */
    PageCommand word() {
        return new PageCommand(command);
    }
}
