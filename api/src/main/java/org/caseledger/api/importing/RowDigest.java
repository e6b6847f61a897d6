package org.caseledger.api.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.complaint.NamedRespondent;

/**
 * A row that a preview has seen, as far as that a later row of the same number can be compared with it: the hashes of
 * its parts, because the texts of a whole table would fill the memory.
 */
final class RowDigest {
    private final int[] hashes;

    RowDigest(AdoptHistory history) {
        this.hashes = hashes(history);
    }

    private static int[] hashes(AdoptHistory history) {
        var parts = SourcePart.of(history);
        return Arrays.stream(SourcePart.values())
                .mapToInt(part -> Objects.hashCode(parts.get(part)))
                .toArray();
    }

    /** What an import would report of the later row. */
    List<Difference> differences(MappedRow row, AdoptHistory now, Mapping mapping) {
        var found = new ArrayList<Difference>();
        var hashesNow = hashes(now);
        for (var part : SourcePart.values()) {
            if (hashes[part.ordinal()] != hashesNow[part.ordinal()]) {
                var correction = CorrectionOfRecord.of(part, now, NamedRespondent.NOBODY);
                found.add(Difference.of(part, row, mapping, correction));
            }
        }
        return found;
    }
}
