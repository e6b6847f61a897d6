package org.caseledger.cosigning;

import java.net.URI;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.VerifierKey;

/** A witness configured by the office: its address, and the key with which it signs. */
public record KnownWitness(URI url, VerifierKey key) {

    public KnownWitness {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || key.type() != KeyType.COSIGNATURE) {
            throw wrong(url.toString());
        }
    }

    /** Throws {@link LabelledException} for an invalid witness. */
    public static KnownWitness of(String url, String vkey) {
        try {
            return new KnownWitness(URI.create(url), VerifierKey.parse(vkey));
        } catch (IllegalArgumentException | LabelledException e) {
            throw wrong(url + " " + vkey);
        }
    }

    private static LabelledException wrong(String what) {
        return new LabelledException(
                Text.format("不是有效的见证方地址和公钥：%s", "not the address and key of a witness: %s", what));
    }

    String name() {
        return key.name();
    }

    URI addCheckpoint() {
        String base = url.toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + "add-checkpoint");
    }
}
