package org.caseledger.command.complaint.secrecy;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.jspecify.annotations.Nullable;

/** Who may see a case. */
public sealed interface SecrecyCommand extends ComplaintCommand {
    /**
     * 定密: the case holds state or trade secrets, and only these people open it; said again, the list is replaced
     * (P7.20).
     */
    @LedgerCommand(
            zh = "定密",
            en = "mark as secret",
            roles = {Role.LEADER, Role.CENTER_HEAD},
            beside = true)
    record MarkSecret(
            CaseId caseId,
            SecrecyGround ground,
            List<String> people,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements SecrecyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(!people.isEmpty(), Rule.SECRET_FOR_SOMEBODY);
            for (var login : people) {
                Guards.require(context.office().employs(login), Rule.PEOPLE_KNOWN, login);
            }
            var named = people.stream().distinct().toList();
            var reason = context.office().seal(caseId, SealedField.SECRECY, why);
            return List.of(new SecrecyMarked(ground, named, reason, occurred(context)));
        }
    }

    /** 解密: the case is opened by whoever handles it again (P7.20). */
    @LedgerCommand(
            zh = "解密",
            en = "lift secrecy",
            roles = {Role.LEADER, Role.CENTER_HEAD},
            buildsOn = SecrecyMarked.class,
            beside = true)
    record LiftSecrecy(
            CaseId caseId,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements SecrecyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new SecrecyLifted(why, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.secrecy() != null, Rule.SECRECY_STANDS);
        }
    }
}
