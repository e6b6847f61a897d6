package org.caseledger.api.syslog;

import java.net.URI;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** Where entries go: {@code tcp://host:port}, {@code tls://host:port} or {@code udp://host:port}. */
public record SyslogAddress(Transport transport, String host, int port) {
    /** How they go there. */
    public enum Transport {
        TCP,
        TLS,
        UDP
    }

    /** The address in a setting; throws {@link LabelledException} for anything else. */
    public static SyslogAddress of(String setting) {
        try {
            var uri = URI.create(setting);
            var transport = Transport.valueOf(uri.getScheme().toUpperCase());
            if (uri.getHost() == null || uri.getPort() <= 0) {
                throw new IllegalArgumentException(setting);
            }
            return new SyslogAddress(transport, uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new LabelledException(
                    Text.format(
                            "caseledger.syslog.address 应为 tcp://主机:端口、tls://主机:端口 或 udp://主机:端口：%s",
                            "caseledger.syslog.address must be tcp://host:port, tls://host:port or"
                                    + " udp://host:port: %s",
                            setting),
                    e);
        }
    }
}
