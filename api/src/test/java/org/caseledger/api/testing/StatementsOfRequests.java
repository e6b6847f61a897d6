package org.caseledger.api.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;

/** Records the SQL statements that the thread of a request sends to the database. */
public final class StatementsOfRequests {
    private static final String ID = "X-Statements";

    private final Map<String, List<String>> sent = new ConcurrentHashMap<>();
    private final ThreadLocal<String> request = new ThreadLocal<>();

    /** Adds what records to a ledger that has not started yet. */
    public void addTo(GenericApplicationContext context) {
        context.registerBean(Recorder.class, () -> new Recorder());
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new Recorded(pool) : bean;
            }
        });
    }

    /**
     * The statements of a GET that a caller sends, in their order, but for that on destroyed cases: it is sent by
     * whichever request needs a key 50 ms after the last one.
     */
    public List<String> of(Caller caller, String path) {
        var id = UUID.randomUUID().toString();
        var answer = caller.with(ID, id).get(path);
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer);
        }
        var statements = sent.remove(id);
        statements.removeIf(one -> one.contains("'CaseDestroyed'"));
        return statements;
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    private final class Recorder extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
                throws ServletException, IOException {
            var id = asked.getHeader(ID);
            if (id != null) {
                sent.put(id, new CopyOnWriteArrayList<>());
                request.set(id);
            }
            try {
                chain.doFilter(asked, answer);
            } finally {
                request.remove();
            }
        }
    }

    private final class Recorded extends DelegatingDataSource {
        Recorded(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            var id = request.get();
            return id == null ? connection : recorded(connection, sent.get(id));
        }
    }

    private static Connection recorded(Connection connection, List<String> statements) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "prepareStatement", "prepareCall" -> statements.add((String) arguments[0]);
                        case "createStatement" -> statements.add("a statement unprepared");
                        default -> {}
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
