package org.caseledger.api.integrity;

import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

/** 密钥: which keys there are, whether they are here, and what changes them; nothing secret. */
@PageController
@RequiredArgsConstructor
class KeyPages {
    private final PublishedLog log;
    private final Vault vault;
    private final DataDirectory data;
    private final Witnesses witnesses;

    /** A key of the log, and when the first tree that it signed was signed. */
    public record KeyOfLog(
            String name,
            String vkey,
            String fingerprint,
            long validFrom,
            @Nullable Instant since) {}

    @GetMapping("/keys")
    String keys(PageRequest page) {
        AccessPolicy.mustLookAfterLedger(page.actor());
        page.add("witnesses", witnesses.status());
        var keys = log.keys().stream().map(this::shown).toList();
        page.add("keys", keys);
        page.add("sm2Keys", log.sm2Keys().stream().map(this::shown).toList());
        page.add("rotations", Math.max(keys.size() - 1, 0));
        page.add("master", vault.isOpen());
        page.add("file", data.masterKey());
        page.add("caseKeys", vault.caseKeys());
        return "integrity/keys";
    }

    private KeyOfLog shown(LogKey key) {
        return new KeyOfLog(
                key.verifier().name(),
                key.verifier().toString(),
                Fingerprint.of(key.verifier()),
                key.validFrom(),
                log.firstSignedBy(key).orElse(null));
    }
}
