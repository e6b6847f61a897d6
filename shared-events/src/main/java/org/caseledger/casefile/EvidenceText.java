package org.caseledger.casefile;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.text.InstantText;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Cosignature;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.VerifierKey;

/**
 * 证据说明: what a case file proves and does not prove, by the articles on electronic evidence (民事诉讼证据规定 93 and 94, 在线诉讼规则
 * 16 to 18).
 */
final class EvidenceText {
    private static final String NOBODY = "- 无 none\n";

    private EvidenceText() {}

    static String of(ProvenCase file) {
        var own = file.ownEvents();
        var tree = Checkpoint.parse(file.checkpoint().text());
        return CaseFileZip.text("EVIDENCE.md")
                .replace("{case}", file.caseId().toString())
                .replace("{events}", Integer.toString(own.size()))
                .replace("{first}", at(own.get(0)))
                .replace("{last}", at(file.lastEvent()))
                .replace("{log}", tree.origin())
                .replace("{size}", Long.toString(tree.size()))
                .replace("{witnesses}", witnesses(file))
                .replace("{stamps}", stamps(file));
    }

    private static String at(StoredEvent event) {
        return InstantText.local(event.recordedAt());
    }

    private static String witnesses(ProvenCase file) {
        var lines = file.checkpoint().signatures().stream()
                .filter(signature -> isOfAWitness(file.keys(), signature))
                .map(signature ->
                        "- %s %s\n".formatted(signature.name(), InstantText.local(Cosignature.time(signature))))
                .collect(Collectors.joining());
        return lines.isEmpty() ? NOBODY : lines;
    }

    private static boolean isOfAWitness(List<VerifierKey> keys, NoteSignature signature) {
        return keys.stream().anyMatch(key -> key.type() == KeyType.COSIGNATURE && key.isNamedBy(signature));
    }

    private static String stamps(ProvenCase file) {
        var lines = file.stamps().stream()
                .map(proven -> proven.known().stamp())
                .map(stamp -> "- %s %s（前 %d 条记录 the first %d records）\n"
                        .formatted(stamp.authority(), InstantText.local(stamp.at()), stamp.size(), stamp.size()))
                .collect(Collectors.joining());
        return lines.isEmpty() ? NOBODY : lines;
    }
}
