package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.integrity.AskedPolicy;
import org.caseledger.api.integrity.CaseExport;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.casefile.CaseProofs;
import org.caseledger.cosigning.KnownWitness;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.eventlog.EventLog;
import org.caseledger.proof.PublishedLog;
import org.caseledger.proof.Signer;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.stamping.Timestamps;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who cosigns the log, and the case files that go out under their signatures. */
@Configuration
@EnableConfigurationProperties(WitnessConfiguration.Settings.class)
class WitnessConfiguration {
    /** The witnesses that the office has agreed with. */
    @ConfigurationProperties("caseledger")
    record Settings(@Nullable List<Entry> witnesses) {}

    /** Where a witness answers and the key that it signs by. */
    record Entry(@Nullable String url, @Nullable String vkey) {
        KnownWitness witness() {
            return KnownWitness.of(String.valueOf(url), String.valueOf(vkey));
        }
    }

    @Bean
    Witnesses witnesses(Settings settings, PublishedLog log, Clock clock) {
        List<Entry> entries = settings.witnesses() == null ? List.of() : settings.witnesses();
        return new Witnesses(entries.stream().map(Entry::witness).toList(), log, clock);
    }

    @Bean
    AskedPolicy askedPolicy(
            PublishedLog published,
            Witnesses witnesses,
            @Value("${caseledger.public-url}") String publicUrl,
            @Value("${caseledger.witness-quorum}") String quorum) {
        return AskedPolicy.of(published, publicUrl, witnesses, quorum);
    }

    @Bean
    HealthIndicator witnessHealth(Witnesses witnesses) {
        return new WitnessHealth(witnesses);
    }

    @Bean
    CaseExport caseExport(
            EventLog log,
            PublishedLog published,
            Witnesses witnesses,
            Timestamps timestamps,
            AccessLog accesses,
            OfficialTexts texts,
            CaseFiles files,
            DeadlineSheets sheets,
            HistoryQueries history,
            Supplier<DisplayNames> names,
            Vault vault,
            SealedFiles kept,
            UploadBudget room,
            Signer signer,
            AskedPolicy policy,
            @Value("${caseledger.export-patience}") Duration patience) {
        var proofs = new CaseProofs(log, published, witnesses.keys(), policy.enough(), timestamps::over, patience);
        return new CaseExport(
                proofs,
                accesses,
                texts,
                files,
                sheets,
                history,
                names,
                vault,
                kept,
                room,
                policy::text,
                signer::attest);
    }

    /** Down when a witness has seen another history of the log, or more of it than we have. */
    @RequiredArgsConstructor
    static final class WitnessHealth implements HealthIndicator {
        private final Witnesses witnesses;

        @Override
        public Health health() {
            Health.Builder health = witnesses.isAlarmed() ? Health.down() : Health.up();
            witnesses.status().forEach(status -> health.withDetail(status.name(), status));
            return health.build();
        }
    }
}
