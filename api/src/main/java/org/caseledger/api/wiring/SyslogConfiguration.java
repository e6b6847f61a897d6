package org.caseledger.api.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.caseledger.api.processors.StandsAtFailure;
import org.caseledger.api.syslog.SyslogAddress;
import org.caseledger.api.syslog.SyslogConnection;
import org.caseledger.query.DisplayNames;
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
}
