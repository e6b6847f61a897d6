package org.caseledger.api.passing;

import org.caseledger.passing.KnownOffices;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;

/** Another office in the settings: its name for people, and the key of its log. */
public record OtherOffice(@Nullable String title, @Nullable String vkey) {
    /** The office; throws {@link LabelledException}, naming the setting, if the entry is none. */
    public KnownOffices.Known known(String setting) {
        if (title == null || title.isBlank() || vkey == null) {
            throw mistaken(setting, "缺少title或vkey", "title or vkey is missing");
        }
        return new KnownOffices.Known(title, key(setting, vkey));
    }

    private static VerifierKey key(String setting, String vkey) {
        try {
            var key = VerifierKey.parse(vkey);
            if (!key.type().isCosignature()) {
                return key;
            }
        } catch (Malformed e) {
            throw mistaken(setting, "vkey不是验证公钥", "vkey is no verifier key");
        }
        throw mistaken(setting, "vkey不是台账的公钥", "vkey is not the key of a log");
    }

    private static LabelledException mistaken(String setting, String zh, String en) {
        return new LabelledException(Text.format("%s：%s", "%s: %s", setting, new Text(zh, en)));
    }
}
