package org.caseledger.command.complaint.parties;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.SupervisionEvent.CasePublished;
import org.jspecify.annotations.Nullable;

/**
 * 公示: what of a complaint that has ended is made public, in exactly the words of the preview, every
 * person masked, and only with the complainant's consent if it tells of a person (O121-38).
 */
@LedgerCommand(
        zh = "公示",
        en = "publish",
        roles = {Role.CENTER_HEAD, Role.LEADER},
        clause = "O121-38",
        phases = {ComplaintState.Phase.CLOSED},
        states = {ComplaintState.ARCHIVED},
        kinds = {ComplaintKind.COMPLAINT})
public record PublishCase(
        CaseId caseId,
        String text,
        String digest,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var masking = Masking.of(
                c.record().complainant(),
                c.parties().people(),
                c.record().respondent(),
                part -> context.office().opened(caseId, part));
        boolean consents = c.parties().consents().of(Party.COMPLAINANT, ConsentTo.PUBLICATION);
        Guards.require(consents || !masking.tellsOf(text), Rule.CONSENT_TO_PUBLICATION);
        var masked = masking.of(text);
        Guards.require(Digest.of(masked).equals(digest), Rule.PUBLISHED_AS_PREVIEWED);
        return List.of(new CasePublished(masked, digest, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.secrecy() == null, Rule.SECRET_NOT_PUBLISHED);
    }
}
