package org.caseledger.query.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.With;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a reply and what was decided on it (P9.12); {@code digest} stands for its text, {@code part} the name
 * under which the text is sealed.
 */
@With
public record Draft(
        int number,
        String part,
        String digest,
        String by,
        @Nullable Instant draftedAt,
        Standing standing,
        List<Decision> decisions) {
    /** What became of a draft: a newer draft, the end of the matter and a new round void it unsent. */
    @Getter
    @RequiredArgsConstructor
    public enum Standing implements Bilingual {
        WAITING("待签批", "waiting for approval"),
        APPROVED("已批准，待发出", "approved, not yet sent"),
        REJECTED("已退回", "sent back"),
        SENT("已发出", "sent"),
        VOID("已作废", "void");

        private final String zh;
        private final String en;
    }

    /** A decision of a leader or the legal section. */
    @With
    public record Decision(
            ApprovalLevel level,
            boolean approved,
            String by,
            @Nullable String opinion,
            @Nullable Instant at) {}

    /** Who has approved it. */
    public Set<ApprovalLevel> approvedBy() {
        return decisions.stream()
                .filter(Decision::approved)
                .map(Decision::level)
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<Draft> of(List<CaseFile.Done> done) {
        var drafts = new ArrayList<Draft>();
        for (var step : done) {
            if (step.act() instanceof ReplyDrafted e) {
                drafts.replaceAll(Draft::voided);
                drafts.add(new Draft(
                        e.draft(),
                        SealedPart.DRAFT.part(e.draft()),
                        e.digest(),
                        e.by(),
                        e.occurredAt(),
                        Standing.WAITING,
                        List.of()));
            } else if (step.act() instanceof ReplyApproved e) {
                var decision = new Decision(e.level(), true, e.by(), e.opinion(), e.occurredAt());
                drafts.replaceAll(d -> d.number == e.draft() ? d.with(decision) : d);
            } else if (step.act() instanceof ReplyRejected e) {
                var decision = new Decision(e.level(), false, e.by(), e.opinion(), e.occurredAt());
                drafts.replaceAll(d -> d.number == e.draft() ? d.with(decision).withStanding(Standing.REJECTED) : d);
            } else if (step.act() instanceof ComplaintReplied e) {
                drafts.replaceAll(
                        d -> e.draft() != null && d.number == e.draft() ? d.withStanding(Standing.SENT) : d.voided());
            } else if (step.act() instanceof BeginsRound || step.act() instanceof Ending) {
                drafts.replaceAll(Draft::voided);
            }
        }
        return List.copyOf(drafts);
    }

    /** The draft where these levels have to approve it: approved once all of them have. */
    Draft approvedBy(Collection<ApprovalLevel> levels) {
        boolean all = !levels.isEmpty() && approvedBy().containsAll(levels);
        return standing == Standing.WAITING && all ? withStanding(Standing.APPROVED) : this;
    }

    /** Whether it may still be sent. */
    public boolean isInPreparation() {
        return standing == Standing.WAITING || standing == Standing.APPROVED;
    }

    private Draft voided() {
        return standing == Standing.WAITING ? withStanding(Standing.VOID) : this;
    }

    private Draft with(Decision decision) {
        var all = new ArrayList<>(decisions);
        all.add(decision);
        return withDecisions(List.copyOf(all));
    }
}
