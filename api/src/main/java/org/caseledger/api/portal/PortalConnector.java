package org.caseledger.api.portal;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.requests.ConnectionLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The port of the portal, at an address of its own: its requests reach the portal alone, and no others reach the portal
 * ({@link PortalValve}). Its limits are below those of the office, because its users have no login.
 */
@Component
@WithPortal
public class PortalConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int CONNECTIONS = 512;
    private static final int OF_ADDRESS = 128;
    private static final int WAITING = 50;
    private static final int BETWEEN_BYTES_MILLIS = 10_000;
    private static final int REST_MILLIS = 20_000;
    private static final int REQUESTS_OF_A_CONNECTION = 200;
    private static final int HEADERS = 8 * 1024;

    /** The largest form without files, in bytes. */
    static final int FORM = 512 * 1024;

    private static final int PARTS = 100;
    private static final int BEYOND = 8 * 1024 * 1024;

    private final Connector connector;
    private final String host;
    private final ConnectionLimits limits;

    PortalConnector(
            @Value("${caseledger.portal.port}") int port,
            @Value("${caseledger.portal.host}") String host,
            @Value("${caseledger.portal.largest-form}") DataSize largest,
            ConnectionLimits limits) {
        this.host = host;
        this.limits = limits;
        connector = ConnectionLimits.connector();
        connector.setPort(port);
        connector.setProperty("address", host);
        connector.setMaxPostSize(FORM);
        connector.setMaxParameterCount(PARTS * 2);
        connector.setMaxPartCount(PARTS);
        connector.setXpoweredBy(false);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxConnections(CONNECTIONS);
            http.setAcceptCount(WAITING);
            http.setConnectionTimeout(BETWEEN_BYTES_MILLIS);
            http.setKeepAliveTimeout(REST_MILLIS);
            http.setMaxKeepAliveRequests(REQUESTS_OF_A_CONNECTION);
            http.setMaxHttpRequestHeaderSize(HEADERS);
            // So that whoever sends a little too much still reads the answer.
            http.setMaxSwallowSize(Math.toIntExact(largest.toBytes()) + BEYOND);
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        limits.bound(connector, factory, OF_ADDRESS);
        factory.addAdditionalConnectors(connector);
        factory.addEngineValves(new PortalValve(connector));
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where citizens find it, unless a gateway stands before it. */
    public String address() {
        return "http://%s:%d%s".formatted(host, port(), Portal.PATH);
    }
}
