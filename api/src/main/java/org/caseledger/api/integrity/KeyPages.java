package org.caseledger.api.integrity;

import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
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
    String keys(@AuthenticationPrincipal LoggedIn person, Model model) {
        AccessPolicy.mustLookAfterLedger(person.actor());
        model.addAttribute("witnesses", witnesses.status());
        var keys = log.keys().stream().map(this::shown).toList();
        model.addAttribute("keys", keys);
        model.addAttribute("sm2Keys", log.sm2Keys().stream().map(this::shown).toList());
        model.addAttribute("rotations", Math.max(keys.size() - 1, 0));
        model.addAttribute("master", vault.isOpen());
        model.addAttribute("file", data.masterKey());
        model.addAttribute("caseKeys", vault.caseKeys());
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
