package org.caseledger.api.passing;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.passing.KnownOffices;
import org.caseledger.proof.PublishedLog;
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
}
