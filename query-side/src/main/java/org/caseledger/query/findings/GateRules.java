package org.caseledger.query.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Gates;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Rules about what takes a case past the gates of its procedure (P9.12). */
final class GateRules {
    private GateRules() {}

    /** Whatever followed, and whoever approved it. */
    static @Nullable Found lowered(WatchedCase c, Recorded now, ComplaintEvent e, @Nullable Gates gates) {
        boolean changes = e instanceof ComplaintClassified || e instanceof RecordCorrected;
        var lowered = changes ? lowered(c.about().facts(), c.about().on(e).facts()) : List.<Text>of();
        if (lowered.isEmpty()) {
            return null;
        }
        var before = c.protection().classified();
        var approved = c.protection().approved();
        return Found.of(
                        positions(before, approved),
                        now.actor().person(),
                        null,
                        approved == null ? "降低：%s（未经局领导批准）" : "降低：%s（经局领导批准）",
                        approved == null
                                ? "Lowered: %s (without a leader’s approval)"
                                : "Lowered: %s (approved by a leader)",
                        Text.list(lowered))
                .by(gates == null ? null : gates.loweringClause());
    }

    private static List<Text> lowered(CaseFacts before, CaseFacts after) {
        var lowered = new ArrayList<Text>();
        if (after.severity().compareTo(before.severity()) < 0) {
            lowered.add(changed("严重程度", "severity", before.severity(), after.severity()));
        }
        if (after.opinionLevel().compareTo(before.opinionLevel()) < 0) {
            lowered.add(changed("舆情等级", "opinion level", before.opinionLevel(), after.opinionLevel()));
        }
        before.flags().stream()
                .filter(flag -> !after.flags().contains(flag))
                .map(flag -> Text.format("取消标识“%s”", "flag “%s” removed", flag))
                .forEach(lowered::add);
        if (after.kind() == ComplaintKind.INQUIRY && before.kind() != ComplaintKind.INQUIRY) {
            lowered.add(changed("性质", "kind", before.kind(), after.kind()));
        }
        return lowered;
    }

    private static Text changed(String zh, String en, Object from, Object to) {
        return Text.format(zh + "由“%s”改为“%s”", en + " from “%s” to “%s”", from, to);
    }

    /** P9.07, P9.12: the notice to the complainant needs the approvals of a reply. */
    static @Nullable Found declinedPast(WatchedCase c, Recorded now, Ending e, @Nullable Gates gates) {
        boolean migrated = e.occurred().source() != null;
        if (migrated || gates == null || gates.approvals() == null) {
            return null;
        }
        if (c.protection().classified() == null
                && e instanceof ComplaintReferred referred
                && referred.matter() == null) {
            return Found.of(
                            List.of(),
                            now.actor().person(),
                            c.routing().unit(),
                            "%s，此前未分类",
                            "Case %s; it was never classified",
                            e.state())
                    .by(gates.approvals().clause());
        }
        if (e instanceof ComplaintWithdrawn || !c.protection().gated()) {
            return null;
        }
        var missing = new ArrayList<>(gates.approvals().levels());
        var draft = c.reply().draft();
        missing.removeAll(draft == null ? List.of() : draft.approvals().keySet());
        if (missing.isEmpty()) {
            return null;
        }
        var lifted = c.protection().lifted();
        return Found.of(
                        positions(c.protection().classified(), lifted),
                        now.actor().person(),
                        c.routing().unit(),
                        lifted == null ? "%s，缺少：%s" : "%s，缺少：%s（此前经局领导批准降级）",
                        lifted == null
                                ? "Case %s; missing: %s"
                                : "Case %s; missing: %s (downgraded before, approved by a leader)",
                        e.state(),
                        Text.list(missing))
                .by(gates.approvals().clause());
    }

    private static List<Long> positions(@Nullable Moment... moments) {
        return Stream.of(moments)
                .filter(Objects::nonNull)
                .map(Moment::position)
                .sorted()
                .toList();
    }
}
