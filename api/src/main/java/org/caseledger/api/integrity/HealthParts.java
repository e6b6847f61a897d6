package org.caseledger.api.integrity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.ProgramVersion;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.caseledger.stamping.Timestamps;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** 运行状况: how each part of the ledger is, as its pages show it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HealthParts {
    private static final List<String> PARTS = List.of(
            "logHealth",
            "witnessHealth",
            "timestampHealth",
            "verificationHealth",
            "schemaHealth",
            "people",
            "clock",
            "disk",
            "views",
            "processors",
            "backup",
            "paperFonts",
            "upkeep");

    private final HealthEndpoint health;
    private final Views views;

    /** How a part is, and why not well if it says so. */
    public record Part(
            String status, @Nullable String zh, @Nullable String en) {}

    /** How each part is, and what it says of itself. */
    public Map<String, Part> parts() {
        var parts = new LinkedHashMap<String, Part>();
        for (var name : PARTS) {
            if (health.healthForPath(name) instanceof IndicatedHealthDescriptor told) {
                var details = told.getDetails() == null ? Map.of() : told.getDetails();
                parts.put(name, new Part(told.getStatus().getCode(), (String) details.get("refusedZh"), (String)
                        details.get("refused")));
            }
        }
        return parts;
    }

    /** The events that were set aside from views. */
    public List<EventSetAside> setAside() {
        return views.setAside();
    }

    /** Each view, with its last comparison. */
    public List<ViewStatus> views() {
        return views.status();
    }

    /** How many views do not show the whole log yet. */
    public long viewsBehind() {
        return views.status().stream().filter(v -> v.position() < v.head()).count();
    }

    /** 存证: what the log has signed, who has cosigned it, by which keys, and whether all is well. */
    @PageController
    @RequiredArgsConstructor
    static class IntegrityPages {
        private final PublishedLog log;
        private final Witnesses witnesses;
        private final Timestamps timestamps;
        private final HealthParts health;
        private final BackgroundVerification verification;
        private final Losses losses;
        private final Tampering tampering;

        /** A checkpoint, when it was signed, and the names of its cosigners in addition to the log's own signature. */
        public record Signed(Checkpoint tree, @Nullable Instant at, List<String> cosigners, String note) {}

        /** A key of the log, and what two people compare of it. */
        public record ShownKey(String vkey, String fingerprint, long validFrom) {
            static ShownKey of(LogKey key) {
                return new ShownKey(key.verifier().toString(), Fingerprint.of(key.verifier()), key.validFrom());
            }
        }

        @GetMapping("/integrity")
        String integrity(PageRequest page) {
            page.add("signed", log.checkpoint().map(this::signed).orElse(null));
            page.add("keys", log.keys().stream().map(ShownKey::of).toList());
            page.add("parts", health.parts());
            page.add("behind", health.viewsBehind());
            page.add("compared", health.views());
            page.add("version", ProgramVersion.current());
            page.add("setAside", health.setAside());
            page.add("losses", losses.all());
            page.add("tampering", tampering.all());
            boolean seen = AccessPolicy.looksAfterLedger(page.actor());
            page.add("seesLosses", seen);
            page.add("witnesses", seen ? witnesses.status() : null);
            page.add("stamps", seen ? timestamps.status() : null);
            page.add("reached", verification.reached().orElse(null));
            page.add("verified", verification.last().orElse(null));
            page.add("mayVerify", AccessPolicy.looksAfterLedger(page.actor()));
            return "integrity/log";
        }

        /** Begins to verify everything; the page tells how far that is. */
        @PostMapping("/integrity/verify")
        String verify(LoggedIn person) {
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
}
