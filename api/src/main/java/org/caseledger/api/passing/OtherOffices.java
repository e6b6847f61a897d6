package org.caseledger.api.passing;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.passing.KnownOffices;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The offices between which and this one cases pass, docs/passing.md; none by default. */
@Component
@EnableConfigurationProperties(OtherOffices.Settings.class)
public class OtherOffices {

    private final List<KnownOffices.Known> known;
    private final PublishedLog published;

    OtherOffices(Settings settings, PublishedLog published) {
        var entries = settings.otherOffices() == null ? List.<Entry>of() : settings.otherOffices();
        this.known = entries.stream().map(Entry::known).toList();
        this.published = published;
    }

    /** What stands in the settings. */
    @ConfigurationProperties("caseledger")
    record Settings(@Nullable List<Entry> otherOffices) {}

    /** An office: what people call it, and the key of its log. */
    record Entry(@Nullable String title, @Nullable String vkey) {

        KnownOffices.Known known() {
            if (title == null || title.isBlank() || vkey == null) {
                throw mistaken("缺少title或vkey", "title or vkey is missing");
            }
            return new KnownOffices.Known(title, key(vkey));
        }

        private static VerifierKey key(String vkey) {
            try {
                var key = VerifierKey.parse(vkey);
                if (!key.type().isCosignature()) {
                    return key;
                }
            } catch (Malformed e) {
                throw mistaken("vkey不是验证公钥", "vkey is no verifier key");
            }
            throw mistaken("vkey不是台账的公钥", "vkey is not the key of a log");
        }

        private static LabelledException mistaken(String zh, String en) {
            return new LabelledException(
                    Text.format(
                            "caseledger.other-offices：%s",
                            "caseledger.other-offices: %s", new Text(zh, en)));
        }
    }

    /** Those, and by which names the own log has signed. */
    public KnownOffices known() {
        if (known.isEmpty()) {
            return KnownOffices.NONE;
        }
        return new KnownOffices(
                known,
                published.keys().stream()
                        .map(key -> key.verifier().name())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
