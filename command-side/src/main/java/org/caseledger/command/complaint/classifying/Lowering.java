package org.caseledger.command.complaint.classifying;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Flag;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.clocks.Clocks;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * What a change of its facts takes from the protection of a case: a lower severity or opinion level, a flag off, an
 * inquiry instead of what a unit has to handle, a limit ended or made longer (P9.12). That a graver case may have a
 * longer limit is no lowering.
 */
public final class Lowering {
    private Lowering() {}

    /** Only as {@link ProposeLowering}. */
    public static void refuse(Act change, CaseState c, DecisionContext context) {
        var lowered = by(List.of(change), c, context);
        Guards.require(
                lowered.isEmpty(),
                c.procedure(context).gates().loweringClause(),
                Rule.LOWERING_PROPOSED,
                Text.list(lowered));
    }

    /** All that acts lower which come one after the other. */
    static List<Labelled> by(List<? extends Act> changes, CaseState c, DecisionContext context) {
        var before = c.facts();
        var after = before;
        for (var change : changes) {
            after = after.on(change);
        }
        var lowered = new ArrayList<Labelled>();
        if (after.severity().compareTo(before.severity()) < 0) {
            lowered.add(new Text("严重程度", "the severity"));
        }
        if (after.opinionLevel().compareTo(before.opinionLevel()) < 0) {
            lowered.add(new Text("舆情等级", "the opinion level"));
        }
        var flags = after.flags();
        before.flags().stream()
                .filter(flag -> !flags.contains(flag))
                .map(flag -> new Text("标识“" + flag.zh() + "”", "the flag “" + flag.en() + "”"))
                .forEach(lowered::add);
        if (after.kind() == ComplaintKind.INQUIRY && before.kind() != ComplaintKind.INQUIRY) {
            lowered.add(new Text("性质", "the kind"));
        }
        if (isFirst(changes, c)) {
            return lowered;
        }
        var limits = after(changes, c, context);
        var without = after(raisesOnly(changes, before), c, context);
        for (var limit : without.open()) {
            if (limits.open().stream().noneMatch(now -> holds(now, limit))) {
                var clock = limit.clock();
                lowered.add(new Text(clock.zh(), "the deadline for " + clock.en()));
            }
        }
        return lowered;
    }

    /** Of a clock several may run at once, one for each unit that assists. */
    private static boolean holds(Deadline now, Deadline limit) {
        return now.clock() == limit.clock()
                && now.number() == limit.number()
                && !now.dueAt().isAfter(limit.dueAt());
    }

    /** Whether a classification makes the case graver in anything. */
    static boolean raises(ComplaintClassified classified, CaseFacts before) {
        return classified.severity().compareTo(before.severity()) > 0
                || classified.opinionLevel().compareTo(before.opinionLevel()) > 0
                || !before.flags().containsAll(classified.flags());
    }

    /** Nothing was said of the case before that could be lowered. */
    private static boolean isFirst(List<? extends Act> changes, CaseState c) {
        return c.state() == ComplaintState.RECEIVED && changes.stream().allMatch(ComplaintClassified.class::isInstance);
    }

    private static Deadlines after(List<? extends Act> changes, CaseState c, DecisionContext context) {
        var trial = c.clocked().copy();
        for (var change : changes) {
            trial.on(change);
            Clocks.after(change, trial, c.clockRules(context), context.now()).forEach(trial::on);
        }
        return trial.deadlines();
    }

    /** The classifications without anything else that they change. */
    private static List<ComplaintClassified> raisesOnly(List<? extends Act> changes, CaseFacts before) {
        return changes.stream()
                .filter(ComplaintClassified.class::isInstance)
                .map(ComplaintClassified.class::cast)
                .map(classified -> raisesOnly(classified, before))
                .toList();
    }

    private static ComplaintClassified raisesOnly(ComplaintClassified to, CaseFacts before) {
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(before.flags());
        flags.addAll(to.flags());
        return new ComplaintClassified(
                to.category(),
                to.object(),
                to.problem(),
                higher(before.severity(), to.severity()),
                before.difficulty(),
                higher(before.opinionLevel(), to.opinionLevel()),
                before.line(),
                flags,
                to.occurred());
    }

    private static <E extends Enum<E>> E higher(E one, E other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
