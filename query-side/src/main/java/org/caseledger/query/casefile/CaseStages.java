package org.caseledger.query.casefile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/**
 * The way of one case through the stages in its present round: those that are done, the one it is at, and those its
 * procedure still asks for.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class CaseStages {
    /** Those that are not gone through again when a case is reopened. */
    private static final Set<Stage> ONCE = EnumSet.range(Stage.RECEIPT, Stage.ACCEPTED);

    private final CaseFile file;
    private final CaseSummary summary;
    private final @Nullable Role turn;
    private final @Nullable Gates gates;

    /** A stage of the case; {@code by} is what completed it last, null where nothing did. */
    public record Reached(Stage stage, boolean now, boolean late, CaseFile.@Nullable Done by) {
        /** Whether it is done. */
        public boolean done() {
            return by != null && !now;
        }
    }

    /** In their order; {@code turn} is whose turn it is, {@code gates} are of its procedure. */
    public static List<Reached> of(CaseFile file, CaseSummary summary, @Nullable Role turn, @Nullable Gates gates) {
        return new CaseStages(file, summary, turn, gates).inOrder();
    }

    private List<Reached> inOrder() {
        var all = new ArrayList<Reached>();
        var now = now();
        for (var stage : Stage.values()) {
            boolean ahead = now != null && stage.compareTo(now) > 0;
            var by = ahead ? null : completed(stage);
            if (by != null || stage == now || ahead && isAskedFor(stage)) {
                all.add(new Reached(stage, stage == now, !ahead && isLate(stage), by));
            }
        }
        return all;
    }

    /** The stage that it is at; null once it is archived. */
    private @Nullable Stage now() {
        return switch (file.state()) {
            case RECEIVED -> Stage.CLASSIFICATION;
            case CLASSIFIED -> turn == Role.LEADER ? Stage.SIGN_OFF : Stage.ASSIGNMENT;
            case RETURNED -> Stage.ASSIGNMENT;
            case ASSIGNED -> Stage.ACCEPTED;
            case REOPENED -> turn == Role.DISPATCHER ? Stage.ASSIGNMENT : inHandling();
            case ACCEPTED -> inHandling();
            case REPLIED -> completed(Stage.FOLLOW_UP) == null ? Stage.FOLLOW_UP : Stage.ARCHIVE;
            case ARCHIVED -> null;
            case DECLINED, REFERRED, WITHDRAWN, SETTLED, CONCLUDED -> Stage.ARCHIVE;
        };
    }

    private Stage inHandling() {
        if (turn != Role.HANDLER) {
            return Stage.APPROVAL;
        }
        return completed(Stage.INVESTIGATION) == null ? Stage.INVESTIGATION : Stage.REPLY;
    }

    /** The last act that completed it, in the present round where it is done in each. */
    private CaseFile.@Nullable Done completed(Stage stage) {
        CaseFile.Done last = null;
        for (var done : file.done()) {
            if (stage.isCompletedBy(done.act())) {
                last = done;
            } else if (done.act() instanceof BeginsRound && !ONCE.contains(stage)) {
                last = null;
            }
        }
        return last;
    }

    private boolean isAskedFor(Stage stage) {
        return switch (stage) {
            case SIGN_OFF -> gates != null && gates.signOff() != null;
            case APPROVAL ->
                gates != null && gates.approvals() != null && gates.approvals().appliesTo(file.facts());
            default -> true;
        };
    }

    private boolean isLate(Stage stage) {
        return summary.deadlines().stream()
                .filter(line -> line.round() == file.of().round() || ONCE.contains(stage))
                .filter(stage::isTimedBy)
                .anyMatch(line -> line.missed() || line.light() == Light.RED);
    }
}
