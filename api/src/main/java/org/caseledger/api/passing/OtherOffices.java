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

/** The offices between which and this one cases pass, docs/integration.md; none by default. */
@Component
@EnableConfigurationProperties(OtherOffices.Settings.class)
public class OtherOffices {
    private final List<KnownOffices.Known> known;
    private final PublishedLog published;

    OtherOffices(Settings settings, PublishedLog published) {
        var entries = settings.otherOffices() == null ? List.<OtherOffice>of() : settings.otherOffices();
        this.known = entries.stream()
                .map(entry -> entry.known("caseledger.other-offices"))
                .toList();
        this.published = published;
    }

    /** The settings of the other offices. */
    @ConfigurationProperties("caseledger")
    record Settings(@Nullable List<OtherOffice> otherOffices) {}

    /** Those, and by which names the own log has signed. */
    public KnownOffices known() {
        if (known.isEmpty()) {
            return KnownOffices.NONE;
        }
        return new KnownOffices(
                known,
                published.keys().stream().map(key -> key.verifier().name()).collect(Collectors.toUnmodifiableSet()));
    }

    /** Another office in the settings: its name for people, and the key of its log. */
    public record OtherOffice(
            @Nullable String title, @Nullable String vkey) {
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
}
