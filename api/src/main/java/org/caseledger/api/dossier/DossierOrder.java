package org.caseledger.api.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.api.papers.PaperTemplates;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The order of what is in a dossier (卷内文件排列): kinds of papers and {@code EVIDENCE}, one a line, in the file of the
 * office or the built-in one. It is read at the start, which a mistake stops.
 */
@Component
class DossierOrder {
    static final String FILE = "dossier-order.txt";
    private static final String EVIDENCE = "EVIDENCE";
    private static final Set<String> KNOWN =
            Arrays.stream(PaperKind.values()).map(Enum::name).collect(Collectors.toSet());

    private final List<String> order = new ArrayList<>();

    DossierOrder(@Value("${caseledger.papers.templates}") String folder) {
        var lines = PaperTemplates.text(folder, FILE).strip().split("\r?\n", -1);
        for (int n = 0; n < lines.length; n++) {
            var name = lines[n].strip();
            if (name.isEmpty() || name.startsWith("//")) {
                continue;
            }
            if (order.contains(name) || !KNOWN.contains(name) && !name.equals(EVIDENCE)) {
                throw new LabelledException(Text.format(
                        "卷内排列次序 %s 第%s行有误：%s", "Order of dossiers %s, line %s is mistaken: %s", FILE, n + 1, name));
            }
            order.add(name);
        }
    }

    /** The place of papers of a kind; those that are not named come last. */
    int of(PaperKind kind) {
        return place(kind.name());
    }

    /** The place of the evidence. */
    int ofEvidence() {
        return place(EVIDENCE);
    }

    private int place(String name) {
        int place = order.indexOf(name);
        return place < 0 ? order.size() : place;
    }
}
