package org.caseledger.procedure;

import java.util.List;
import lombok.Getter;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.procedure.ApprovedParameters.Approved;
import org.caseledger.text.LabelledException;

/** The table of retention periods by its file, with the changes that a leader has approved. */
@Slf4j
public final class AmendedRetention {
    @Getter
    private final RetentionSchedule file;

    private final ApprovedParameters approved;
    private volatile Read read;

    private record Read(List<Approved> of, RetentionSchedule schedule) {}

    public AmendedRetention(RetentionSchedule file, ApprovedParameters approved) {
        this.file = file;
        this.approved = approved;
        this.read = new Read(List.of(), file);
    }

    /** The table that is in force. */
    public RetentionSchedule now() {
        var of = approved.all();
        var last = read;
        if (last.of() != of) {
            last = new Read(of, amended(of));
            read = last;
        }
        return last.schedule();
    }

    private RetentionSchedule amended(List<Approved> changes) {
        var schedule = file;
        for (var change : changes) {
            schedule = amended(schedule, change);
        }
        return schedule;
    }

    // A file that has no such class any more, or does not allow the period, is not undone by it.
    private static RetentionSchedule amended(RetentionSchedule schedule, Approved change) {
        try {
            return Parameters.find(Parameters.of(schedule), change.name())
                    .map(one -> Parameters.changed(schedule, one, change.value()))
                    .orElse(schedule);
        } catch (LabelledException e) {
            LOG.warn("{} = {}: {}", change.name(), change.value(), e.getMessage());
            return schedule;
        }
    }
}
