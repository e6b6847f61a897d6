package org.caseledger.command.complaint.state;

import java.util.List;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.NamedCategory;
import org.jspecify.annotations.Nullable;

/** The categories of a case, as they were called when it was classified last. */
public record ClassifiedAs(
        List<String> names,
        @Nullable CategoryCode object,
        @Nullable NamedCategory problem) {
    static ClassifiedAs of(ComplaintClassified e) {
        return new ClassifiedAs(e.category(), e.object(), e.problem());
    }
}
