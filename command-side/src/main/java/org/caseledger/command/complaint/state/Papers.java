package org.caseledger.command.complaint.state;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperKind;

/**
 * The papers that acts of this round could be put on, and the numbers of those that were issued and, of these,
 * delivered.
 */
public record Papers(Set<PaperKind> told, List<String> issued, List<String> delivered) {
    static final Papers NONE = new Papers(Set.of(), List.of(), List.of());

    Papers on(ComplaintEvent event) {
        if (event instanceof PaperIssued e) {
            return new Papers(told, with(issued, e.number()), delivered);
        } else if (event instanceof PaperDelivered e) {
            return new Papers(told, issued, with(delivered, e.paper()));
        }
        var kinds = EnumSet.noneOf(PaperKind.class);
        kinds.addAll(told);
        if (event instanceof BeginsRound) {
            kinds.removeIf(kind -> kind != PaperKind.REGISTRATION && kind.form() != null);
        } else if (event instanceof ComplaintAccepted || event instanceof Ending) {
            kinds.remove(PaperKind.MATERIALS);
        }
        for (var kind : PaperKind.values()) {
            if (kind.tells(event)) {
                kinds.add(kind);
            }
        }
        return kinds.equals(told) ? this : new Papers(Set.copyOf(kinds), issued, delivered);
    }

    private static List<String> with(List<String> numbers, String number) {
        if (numbers.contains(number)) {
            return numbers;
        }
        var all = new ArrayList<>(numbers);
        all.add(number);
        return List.copyOf(all);
    }
}
