package org.caseledger.api.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import lombok.RequiredArgsConstructor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.caseledger.api.processors.StandsAtFailure;
import org.caseledger.api.syslog.SyslogAddress;
import org.caseledger.api.syslog.SyslogConnection;
import org.caseledger.api.syslog.SyslogEntry;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.AccessEvent.LoginFailed;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.history.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forwarding to the office's collector of logs, where it has one. */
@Configuration
@ConditionalOnProperty("caseledger.syslog.address")
class SyslogConfiguration {
    @Bean
    static StandsAtFailure syslogPassesOverNothing() {
        return new StandsAtFailure(SyslogProcessor.GROUP);
    }

    @Bean
    SyslogProcessor syslogProcessor(
            @Value("${caseledger.syslog.address}") String address,
            @Value("${caseledger.syslog.ssl-bundle:}") String bundle,
            SslBundles bundles,
            Supplier<DisplayNames> names)
            throws NoSuchAlgorithmException {
        var trust = bundle.isEmpty()
                ? SSLContext.getDefault()
                : bundles.getBundle(bundle).createSslContext();
        return new SyslogProcessor(new SyslogConnection(SyslogAddress.of(address), trust), names, host());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^!-~]", "");
        } catch (UnknownHostException e) {
            // RFC 5424 has a sign for who does not know its own name.
            return "";
        }
    }

    /**
     * Forwards accesses, openings and refusals to the office's collector of logs. While that is away the processor
     * stands at the entry that failed and tries again, so that none is left out; the ledger works on.
     */
    @ProcessingGroup(SyslogProcessor.GROUP)
    @RequiredArgsConstructor
    static final class SyslogProcessor implements AutoCloseable {
        static final String GROUP = "syslog";

        private static final Logger LOG = LoggerFactory.getLogger(SyslogProcessor.class);

        private final SyslogConnection collector;
        private final Supplier<DisplayNames> names;
        private final String host;

        @EventHandler
        void on(AccessEvent event, EventMessage<?> message, TrackingToken at) {
            forward(event, event instanceof LoginFailed, message, at);
        }

        @EventHandler
        void on(SealedDataOpened event, EventMessage<?> message, TrackingToken at) {
            forward(event, false, message, at);
        }

        @EventHandler
        void on(AttemptRefused event, EventMessage<?> message, TrackingToken at) {
            forward(event, true, message, at);
        }

        private void forward(OversightEvent event, boolean refused, EventMessage<?> message, TrackingToken at) {
            var entry = new SyslogEntry(
                    message.getTimestamp(),
                    EventCodec.nameOf(event.getClass()),
                    refused,
                    facts(event, message, at),
                    Words.describe(event, names.get()).zh());
            try {
                collector.send(entry.text(host));
            } catch (IOException e) {
                LOG.warn("The collector of logs does not take entry {}: {}", at, e.toString());
                throw new UncheckedIOException(e);
            }
        }

        private static Map<String, String> facts(OversightEvent event, EventMessage<?> message, TrackingToken at) {
            var actor = Actor.of(message.getMetaData().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, of -> String.valueOf(of.getValue()))));
            var facts = new LinkedHashMap<String, String>();
            facts.put("position", String.valueOf(at.position().orElse(0)));
            facts.put("person", actor.person());
            facts.put("name", actor.name());
            facts.put("role", actor.role().name());
            if (actor.unit() != null) {
                facts.put("unit", actor.unit().value());
            }
            facts.put("event", EventCodec.write(event));
            return facts;
        }

        @Override
        public void close() throws IOException {
            collector.close();
        }
    }
}
