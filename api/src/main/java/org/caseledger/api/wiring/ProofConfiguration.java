package org.caseledger.api.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.api.wiring.LedgerConfiguration.Migrated;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.proof.CheckpointListener;
import org.caseledger.proof.LogKeyFiles;
import org.caseledger.proof.PublishedLog;
import org.caseledger.proof.SecondLine;
import org.caseledger.proof.Signer;
import org.caseledger.proof.Signing;
import org.caseledger.proof.SigningRefused;
import org.caseledger.proof.SigningState;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.VerifierKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the log proves itself: its key, its signer, and what is published of it. */
@Configuration
class ProofConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ProofConfiguration.class);

    @Bean
    LogKeyFiles logKeyFiles(DataDirectory data) {
        return new LogKeyFiles(data.keys());
    }

    @Bean
    Signer signer(
            DataSource dataSource,
            EventKey eventKey,
            LogKeyFiles files,
            Clock clock,
            @Value("${caseledger.log.origin}") String origin,
            @Value("${caseledger.log.sm2}") boolean sm2,
            EventLog log,
            Migrated migrated) {
        var signer = new Signer(
                dataSource,
                eventKey,
                files,
                clock,
                log::barrier,
                sm2 ? Optional.of(new SecondLine(dataSource, log, files)) : Optional.empty());
        try {
            signer.keyOrFirst(origin.isBlank() ? unnamedOrigin() : origin)
                    .filter(key -> !origin.isBlank() && !key.name().equals(origin))
                    .ifPresent(key -> refuseOtherOrigin(key, origin));
        } catch (Malformed e) {
            throw new LabelledException(
                    Text.format(
                            "日志名称（caseledger.log.origin）不能含空格和加号：%s",
                            "the log's origin (caseledger.log.origin) has no spaces and no plus sign: %s", origin),
                    e);
        } catch (SigningRefused e) {
            // The ledger works without its signature; the signer goes on saying what is wrong.
            LOG.error(e.getMessage());
        }
        return signer;
    }

    /** A unique name that does not resolve in DNS (RFC 2606 §2). */
    private static String unnamedOrigin() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "ledger.invalid/" + HexFormat.of().formatHex(random);
    }

    private static void refuseOtherOrigin(VerifierKey key, String origin) {
        throw new LabelledException(
                Text.format("日志以 %s 的名称签署，不能改为 %s", "the log signs as %s and does not become %s", key.name(), origin));
    }

    /** Marks that a node may record here; commands can read and repair any log. */
    record Continuation() {}

    @Bean
    @ConditionalOnWebApplication
    Continuation continuation(Signer signer) {
        signer.requireContinuation();
        return new Continuation();
    }

    @Bean
    @ConditionalOnProperty("caseledger.log.sign")
    Signing signing(
            Signer signer,
            DataSource dataSource,
            LogSignal signal,
            @Value("${caseledger.log.checkpoint-every}") Duration atMostEvery,
            ObjectProvider<CheckpointListener> listeners) {
        List<CheckpointListener> all = listeners.orderedStream().toList();
        return new Signing(signer, dataSource, signal, atMostEvery, all);
    }

    @Bean
    PublishedLog publishedLog(DataSource dataSource, EventLog log, Migrated migrated) {
        return new PublishedLog(dataSource, log);
    }

    @Bean
    @ConditionalOnProperty("caseledger.log.sign")
    LogHealth logHealth(Signing signing) {
        return new LogHealth(signing);
    }

    /** Down when an event waits too long for a checkpoint, or the log contradicts what was signed. */
    @RequiredArgsConstructor
    static final class LogHealth implements HealthIndicator, SelfCheck {
        private final Signing signing;

        @Override
        public List<Text> faults() {
            return signing.state().refused().map(one -> new Text(one.zh(), one.en())).stream()
                    .toList();
        }

        @Override
        public Health health() {
            SigningState state = signing.state();
            Health.Builder health = state.isAlarming() ? Health.down() : Health.up();
            health.withDetail("signed", state.signed())
                    .withDetail("head", state.head())
                    .withDetail("waitingSeconds", state.waiting().toSeconds());
            state.refused()
                    .ifPresent(refused ->
                            health.withDetail("refusedZh", refused.zh()).withDetail("refused", refused.en()));
            return health.build();
        }
    }
}
