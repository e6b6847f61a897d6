package org.caseledger.api.importing;

import java.util.List;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a row says otherwise than it did when its case was taken.
 *
 * @param correction what would correct the record; null where a correction cannot, or where the
 *     office has corrected it itself
 */
record Difference(Text what, List<String> columns, @Nullable Correction correction) {}
