package org.caseledger.api.integrity;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.TrustPolicy;
import org.caseledger.tlog.TrustPolicy.Party;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * What the office asks for before a checkpoint is believed: its log, and so many of its witnesses
 * ({@code caseledger.witness-quorum}).
 */
public record AskedPolicy(
        Supplier<List<VerifierKey>> keys, @Nullable URI address, List<Party> witnesses, int enough) {
    /**
     * Of the log that is served below {@code publicUrl}, if it is not empty; {@code quorum} is {@code any}, {@code all}
     * or a number. Throws {@link LabelledException}.
     */
    public static AskedPolicy of(PublishedLog log, String publicUrl, Witnesses witnesses, String quorum) {
        var each = witnesses.published();
        return new AskedPolicy(
                () -> log.keys().stream().map(LogKey::verifier).toList(),
                publicUrl.isBlank()
                        ? null
                        : URI.create(publicUrl.strip().replaceFirst("/*$", "") + LogController.PREFIX),
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
            throw new LabelledException(Text.format(
                    "caseledger.witness-quorum：应为 any、all 或不超过见证方数 %d 的数：%s",
                    "caseledger.witness-quorum: must be any, all, or a number up to that of the witnesses, %d: %s",
                    witnesses,
                    quorum));
        }
        return enough;
    }

    /** In the format of C2SP tlog-policy, for checking a file without a network. */
    public String text() {
        return TrustPolicy.text(
                new Party(keys.get(), null),
                witnesses.stream()
                        .map(witness -> new Party(witness.keys(), null))
                        .toList(),
                enough);
    }

    /** The same with where the log and its witnesses answer. */
    String textWithAddresses() {
        return TrustPolicy.text(new Party(keys.get(), address), witnesses, enough);
    }
}
