package org.caseledger.cosigning;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.TrustPolicy.Party;
import org.caseledger.tlog.VerifierKey;

/** A witness configured by the office: its address, and the keys with which it signs, one of each kind. */
public record KnownWitness(URI url, List<VerifierKey> keys) {
    public KnownWitness {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || !areOfOneWitness(keys)) {
            throw wrong(url.toString());
        }
        keys = List.copyOf(keys);
    }

    private static boolean areOfOneWitness(List<VerifierKey> keys) {
        var types = new HashSet<>();
        return !keys.isEmpty()
                && keys.stream()
                        .allMatch(key -> key.type().isCosignature()
                                && key.name().equals(keys.get(0).name())
                                && types.add(key.type()));
    }

    /** Of one or more vkeys with spaces between; throws {@link LabelledException}. */
    public static KnownWitness of(String url, String vkey) {
        try {
            return new KnownWitness(
                    URI.create(url),
                    Stream.of(vkey.strip().split("\\s+"))
                            .map(VerifierKey::parse)
                            .toList());
        } catch (IllegalArgumentException | LabelledException e) {
            throw wrong(url + " " + vkey);
        }
    }

    private static LabelledException wrong(String what) {
        return new LabelledException(Text.format("不是有效的见证方地址和公钥：%s", "not the address and key of a witness: %s", what));
    }

    String name() {
        return keys.get(0).name();
    }

    /** As a policy names it; an address with a password in it is not published. */
    Party published() {
        return new Party(keys, url.getRawUserInfo() == null ? url : null);
    }

    URI addCheckpoint() {
        String base = url.toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + "add-checkpoint");
    }
}
