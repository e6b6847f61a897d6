package org.caseledger.api.settings;

import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.caseledger.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Which settings are never shown: passwords, secrets and tokens, and addresses that contain them. The log has a code of
 * each under a key of the ledger, which reveals only whether it changed.
 */
@Component
@RequiredArgsConstructor
class SettingSecrets {
    private static final Pattern NAMES = Pattern.compile(".*(password|secret|token|credential|key)[^.]*");
    private static final Pattern ADDRESSES = Pattern.compile(".*//[^/]*@.*|.*://.*\\?.*");
    private static final String CODES = "setting";
    private static final int CODE_LENGTH = 32;

    private final Vault vault;

    /** The value as the log may hold it. */
    String told(String name, String value) {
        boolean secret =
                NAMES.matcher(name).matches() || ADDRESSES.matcher(value).matches();
        return secret && !value.isEmpty()
                ? "***" + vault.code(CODES, name + "=" + value).substring(0, CODE_LENGTH)
                : value;
    }
}
