package org.caseledger.api.importing;

import java.util.List;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.ComplaintState;
import org.caseledger.procedure.Deadline;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A case as an import would take it.
 *
 * @param row the first one that it is made of
 * @param newUnits those of its units that the import would add
 * @param reply the deadline for the reply, if there is one
 * @param refused why a rule would refuse it
 */
public record CasePreview(
        long row,
        AdoptHistory history,
        List<String> newUnits,
        @Nullable ComplaintState state,
        @Nullable Deadline reply,
        @Nullable Text refused) {}
