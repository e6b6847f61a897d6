package org.caseledger.api.offices;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/**
 * The server as an office's application sees it: a virtual host of its own, in which its filters, servlets and sessions
 * are, on the connector that all offices share.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class OfficeServer implements WebServer {
    private final Engine engine;

    /** That of requests for this office. */
    @Getter
    private final StandardHost host;

    /** Creates the host from the office's own settings; connectors are separate. */
    @RequiredArgsConstructor
    static final class Factory extends TomcatServletWebServerFactory {
        private final Engine engine;
        private final OfficeEntry office;

        @Override
        public WebServer getWebServer(ServletContextInitializer... initializers) {
            var host = new StandardHost();
            host.setName(office.hosts().get(0));
            office.hosts().stream().skip(1).forEach(host::addAlias);
            host.setAutoDeploy(false);
            host.setDeployOnStartup(false);
            host.setCreateDirs(false);
            var started = new Started(initializers);
            prepareContext(host, new ServletContextInitializer[] {started}, new TempDirs(getPort()));
            var server = new OfficeServer(engine, host);
            server.add(started);
            return server;
        }
    }

    /**
     * The container keeps to itself what an initializer fails with. And threads that are begun here must not hold on to
     * the container's class loader: it holds all of the application, after its end too.
     */
    private static final class Started implements ServletContextInitializer {
        private List<ServletContextInitializer> all;
        private @Nullable Exception failure;

        Started(ServletContextInitializer... all) {
            this.all = List.of(all);
        }

        @Override
        public void onStartup(ServletContext context) throws ServletException {
            var here = Thread.currentThread();
            var loader = here.getContextClassLoader();
            here.setContextClassLoader(OfficeServer.class.getClassLoader());
            try {
                for (var one : all) {
                    one.onStartup(context);
                }
            } catch (ServletException | RuntimeException e) {
                failure = e;
                throw e;
            } finally {
                here.setContextClassLoader(loader);
                all = List.of();
            }
        }
    }

    private void add(Started started) {
        engine.addChild(host); // which starts it
        if (started.failure != null) {
            destroy();
            throw new WebServerException("the office cannot be served", started.failure);
        }
        for (var context : host.findChildren()) {
            if (context.getState() != LifecycleState.STARTED) {
                destroy();
                throw new WebServerException("the office cannot be served", null);
            }
        }
    }

    /** Requests come when the node lets them. */
    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void destroy() {
        var contexts = host.findChildren();
        if (engine.findChild(host.getName()) == host) {
            engine.removeChild(host);
        }
        for (var context : contexts) {
            // Outlives it, in threads of clients and what Spring remembers of each environment.
            var ended = (Context) context;
            Stream.of(ended.findLifecycleListeners()).forEach(ended::removeLifecycleListener);
            Stream.of(ended.findFilterDefs()).forEach(ended::removeFilterDef);
        }
    }

    @Override
    public int getPort() {
        return engine.getService().findConnectors()[0].getLocalPort();
    }
}
