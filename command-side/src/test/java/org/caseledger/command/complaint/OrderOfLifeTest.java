package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.junit.jupiter.api.Test;

/** Where a command stands among the others, as its annotation says. */
class OrderOfLifeTest {
    interface OfTheOffice extends ComplaintCommand {
        @Override
        default CaseId caseId() {
            throw new UnsupportedOperationException();
        }

        @Override
        default Instant occurredAt() {
            throw new UnsupportedOperationException();
        }

        @Override
        default String lateReason() {
            throw new UnsupportedOperationException();
        }

        @Override
        default List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            throw new UnsupportedOperationException();
        }
    }

    @LedgerCommand(zh = "首", en = "First", roles = Role.HANDLER)
    record First() implements OfTheOffice {}

    @LedgerCommand(zh = "次", en = "Second", roles = Role.HANDLER, after = "fourth")
    record Second() implements OfTheOffice {}

    @LedgerCommand(zh = "三", en = "Third", roles = Role.HANDLER)
    record Third() implements OfTheOffice {}

    @LedgerCommand(zh = "四", en = "Fourth", roles = Role.HANDLER, after = "first")
    record Fourth() implements OfTheOffice {}

    @LedgerCommand(zh = "散", en = "Stray", roles = Role.HANDLER, after = "never")
    record Stray() implements OfTheOffice {}

    @Test
    void aCommandMovesBehindTheOneItFollows_withThoseAfterIt() {
        assertThat(ComplaintCommands.inOrder(List.of(First.class, Second.class, Third.class, Fourth.class)))
                .containsExactly(First.class, Fourth.class, Second.class, Third.class);
    }

    @Test
    void givenACommandThatFollowsNone_thenItIsNamed() {
        assertThatThrownBy(() -> ComplaintCommands.inOrder(List.of(First.class, Stray.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never");
    }

    @Test
    void theLifeOfACase_isWrittenInItsOrder() {
        assertThat(ComplaintCommands.all())
                .extracting(Class::getSimpleName)
                .containsSubsequence(
                        "ReceiveComplaint",
                        "ClassifyComplaint",
                        "AssignComplaint",
                        "AcceptComplaint",
                        "ReferElsewhere",
                        "ConfirmTakeOver",
                        "WithdrawComplaint",
                        "RecordInvestigation",
                        "RecordConsent",
                        "RecordMediation",
                        "DraftReply",
                        "SendReply",
                        "ConcludeOpinion",
                        "ExtendDeadline",
                        "RecordFollowUp",
                        "ReopenComplaint",
                        "WriteNote",
                        "RecordRectification",
                        "RecordAccountability",
                        "PublishCase",
                        "EscalateToSuperior",
                        "IssuePaper",
                        "ArchiveComplaint",
                        "SealOff");
    }
}
