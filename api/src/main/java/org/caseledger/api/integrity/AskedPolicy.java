package org.caseledger.api.integrity;

import java.util.List;
import java.util.function.Supplier;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.TrustPolicy;
import org.caseledger.tlog.VerifierKey;

/**
 * What the office asks for before a checkpoint is believed: its log, and so many of its witnesses
 * ({@code caseledger.witness-quorum}).
 */
public record AskedPolicy(
        Supplier<List<VerifierKey>> logs, List<List<VerifierKey>> witnesses, int enough) {

    /** {@code quorum} is {@code any}, {@code all} or a number; throws {@link LabelledException}. */
    public static AskedPolicy of(PublishedLog log, Witnesses witnesses, String quorum) {
        var each = witnesses.keysOfEach();
        return new AskedPolicy(
                () -> log.keys().stream().map(LogKey::verifier).toList(),
                each,
                enough(quorum.strip(), each.size()));
    }

    /** How many of so many witnesses that is; throws {@link LabelledException}. */
    static int enough(String quorum, int witnesses) {
        int enough =
                switch (quorum) {
                    case "any" -> 1;
                    case "all" -> Math.max(1, witnesses);
                    default -> quorum.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(quorum) : 0;
                };
        if (enough < 1 || enough > Math.max(1, witnesses)) {
            throw new LabelledException(
                    Text.format(
                            "caseledger.witness-quorum：应为 any、all 或不超过见证方数 %d 的数：%s",
                            "caseledger.witness-quorum: must be any, all, or a number up to that of the witnesses, %d: %s",
                            witnesses,
                            quorum));
        }
        return enough;
    }

    /** As C2SP tlog-policy writes it. */
    public String text() {
        return TrustPolicy.text(logs.get(), witnesses, enough);
    }
}
