package org.caseledger.api.integrity;

import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.ProgramVersion;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.stamping.Timestamps;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** 存证: what the log has signed, who has cosigned it, by which keys, and whether all is well. */
@PageController
@RequiredArgsConstructor
class IntegrityPages {

    private final PublishedLog log;
    private final Witnesses witnesses;
    private final Timestamps timestamps;
    private final HealthParts health;
    private final BackgroundVerification verification;
    private final Losses losses;

    /** A checkpoint, when it was signed, and the names of its cosigners in addition to the log's own signature. */
    public record Signed(Checkpoint tree, @Nullable Instant at, List<String> cosigners, String note) {}

    /** A key of the log, and what two people compare of it. */
    public record ShownKey(String vkey, String fingerprint, long validFrom) {

        static ShownKey of(LogKey key) {
            return new ShownKey(key.verifier().toString(), Fingerprint.of(key.verifier()), key.validFrom());
        }
    }

    @GetMapping("/integrity")
    String integrity(@AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("signed", log.checkpoint().map(this::signed).orElse(null));
        model.addAttribute("keys", log.keys().stream().map(ShownKey::of).toList());
        model.addAttribute("parts", health.parts());
        model.addAttribute("behind", health.viewsBehind());
        model.addAttribute("version", ProgramVersion.current());
        model.addAttribute("setAside", health.setAside());
        model.addAttribute("losses", losses.all());
        boolean seen = AccessPolicy.looksAfterLedger(person.actor());
        model.addAttribute("seesLosses", seen);
        model.addAttribute("witnesses", seen ? witnesses.status() : null);
        model.addAttribute("stamps", seen ? timestamps.status() : null);
        model.addAttribute("reached", verification.reached().orElse(null));
        model.addAttribute("verified", verification.last().orElse(null));
        model.addAttribute("mayVerify", AccessPolicy.looksAfterLedger(person.actor()));
        return "integrity/log";
    }

    /** Begins to verify everything; the page tells how far that is. */
    @PostMapping("/integrity/verify")
    String verify(@AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustLookAfterLedger(person.actor());
        verification.begin();
        return "redirect:/integrity";
    }

    private Signed signed(SignedNote note) {
        var tree = Checkpoint.parse(note.text());
        return new Signed(
                tree,
                log.signedAt(tree.size()).orElse(null),
                note.signatures().stream()
                        .map(NoteSignature::name)
                        .filter(name -> !name.equals(tree.origin()))
                        .toList(),
                note.toString());
    }
}
