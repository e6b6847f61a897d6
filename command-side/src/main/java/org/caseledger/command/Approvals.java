package org.caseledger.command;

import java.util.Collections;
import java.util.List;
import org.caseledger.events.ApprovalLevel;
import org.caseledger.events.Role;

/** Who has to approve a reply before it is sent, and in which order (P9.12). */
final class Approvals {

    private Approvals() {}

    /** The level that this person decides at, on the very draft that was read. */
    static ApprovalLevel levelFor(Case c, Desk desk, int draft, String digest) {
        var waiting = c.draft();
        Guards.require(waiting != null, Rule.DRAFT_WAITS);
        Guards.require(
                waiting.draft() == draft && waiting.digest().equals(digest),
                Rule.SIGNED_DRAFT,
                waiting.draft());
        var person = desk.actor().person();
        boolean otherLevelIsOurs =
                c.approvals().values().stream().anyMatch(a -> a.by().equals(person));
        var level = desk.actor().role() == Role.LEADER ? ApprovalLevel.LEADER : ApprovalLevel.LEGAL;
        Guards.require(!c.approvals().containsKey(level), Rule.DECIDED_ONCE);
        Guards.require(!waiting.by().equals(person) && !otherLevelIsOurs, Rule.FOUR_EYES);
        Guards.require(
                level == ApprovalLevel.LEADER || c.approvals().containsKey(ApprovalLevel.LEADER),
                Rule.ORDERED_APPROVALS);
        return level;
    }

    /** What the procedure asks of this case's reply; nothing for an ordinary one. */
    static List<ApprovalLevel> needed(Case c, Desk desk) {
        var gate = c.procedure(desk).gates().approvals();
        if (gate == null) {
            return List.of();
        }
        boolean gated =
                gate.severities().contains(c.facts().severity())
                        || !Collections.disjoint(gate.flags(), c.facts().flags());
        return gated ? gate.levels() : List.of();
    }

    /**
     * Approvals in full, of the very text that is sent; an on-site case after its investigation
     * (P9.14).
     */
    static void allowSending(Case c, Desk desk, String digest) {
        var needed = needed(c, desk);
        var missing = needed.stream().filter(l -> !c.approvals().containsKey(l)).toList();
        Guards.require(missing.isEmpty(), Rule.APPROVALS_BEFORE_REPLY, new Words(missing));
        boolean approved = c.draft() != null && c.draft().digest().equals(digest);
        Guards.require(needed.isEmpty() || approved, Rule.SENT_AS_APPROVED);
        Guards.require(
                c.procedure(desk).gates().onSite() == null || !c.asksOnSite() || c.wasOnSite(),
                Rule.ON_SITE_BEFORE_REPLY);
    }
}
