package org.caseledger.procedure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Clause;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The limits of the law, which an office cannot loosen and which apply in addition to any procedure. */
@RequiredArgsConstructor
public final class StatutoryLimits {
    /** {@code law} are its rules, as they are in force on a day. */
    private final List<DeadlineRule> law;

    private final LocalDate on;

    /**
     * Lets a change of one rule pass.
     *
     * @throws LabelledException if it gives more time than the law, by its clause
     */
    public void mustKeep(DeadlineRule before, DeadlineRule after) {
        boolean longer = after.limit().amount() > before.limit().amount();
        boolean extended = isMore(after.extension(), before.extension());
        if (!longer && !extended) {
            return;
        }
        var binding = binding(after, longer && !extended);
        if (binding.isPresent()) {
            throw new LabelledException(Text.format(
                    "法定时限为%s（%s），不得放宽",
                    "cannot be more than the statutory limit of %s (%s)",
                    binding.get().limit(),
                    Clause.of(binding.get().clause())));
        }
    }

    private Optional<DeadlineRule> binding(DeadlineRule own, boolean withinIsAllowed) {
        return law.stream()
                .filter(rule -> rule.clock() == own.clock() && rule.isInForce(on) && meet(rule, own))
                .filter(rule -> !withinIsAllowed || !isWithin(own.limit(), rule.limit()))
                .findFirst();
    }

    private static boolean meet(DeadlineRule one, DeadlineRule other) {
        return !Collections.disjoint(one.startedBy(), other.startedBy())
                && (one.when().kind().isEmpty()
                        || other.when().kind().isEmpty()
                        || !Collections.disjoint(one.when().kind(), other.when().kind()));
    }

    // Working days and calendar days cannot be compared without a date: then no time is added.
    private static boolean isWithin(Limit own, Limit statutory) {
        return own.unit() == statutory.unit() && own.amount() <= statutory.amount();
    }

    private static boolean isMore(@Nullable Extension after, @Nullable Extension before) {
        if (after == null || before == null) {
            return false;
        }
        boolean longer = after.atMost() != null
                && before.atMost() != null
                && after.atMost().amount() > before.atMost().amount();
        return longer || after.times() > before.times();
    }
}
