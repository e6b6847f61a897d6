package org.caseledger.api.web.requests;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.RemoteIpValve;
import org.caseledger.api.web.requests.BoundedProtocol.Bounds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Bounds the connections to the port, and to others that ask for it, before a thread works for them. */
@Component
public final class ConnectionLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final int ofAddress;
    private final Duration header;
    private final Pace pace;
    private final String proxies;
    private final int threads;

    ConnectionLimits(
            @Value("${server.tomcat.threads.max:200}") int threads,
            @Value("${server.tomcat.remoteip.internal-proxies}") String proxies,
            @Value("${caseledger.connections.of-address}") int ofAddress,
            @Value("${caseledger.connections.header}") Duration header,
            @Value("${caseledger.bodies.grace}") Duration grace,
            @Value("${caseledger.bodies.bytes-a-second}") long bytesASecond) {
        this.ofAddress = ofAddress;
        this.header = header;
        this.pace = new Pace(grace, bytesASecond);
        this.proxies = proxies;
        this.threads = threads;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(BoundedProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> bound(connector, factory, ofAddress));
    }

    /** A connector of this protocol, which {@link #bound} follows. */
    public static Connector connector() {
        return new Connector(BoundedProtocol.class.getName());
    }

    /** Bounds a port on which so many connections of an address are taken, unless it is a gateway's. */
    public void bound(Connector connector, TomcatServletWebServerFactory factory, int most) {
        if (connector.getProtocolHandler() instanceof BoundedProtocol http) {
            boolean forwarded = factory.getEngineValves().stream().anyMatch(RemoteIpValve.class::isInstance);
            Predicate<String> gateways = forwarded ? gateways(proxies) : address -> false;
            var waiting = new BodySeats(threads / 2, Math.max(1, threads / 8));
            http.bound(new Bounds(most, gateways, header, pace, waiting));
        }
    }

    /** As the container reads the setting. */
    private static Predicate<String> gateways(String proxies) {
        if (proxies.indexOf('/') < 0) {
            return Pattern.compile(proxies).asMatchPredicate();
        }
        var networks = NetMaskSet.parse(proxies);
        return address -> {
            try {
                return networks.contains(address);
            } catch (UnknownHostException e) {
                return false;
            }
        };
    }
}
