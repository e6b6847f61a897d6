package org.caseledger.vault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The rows of the views for those who may see them: {@link OfficialTexts} are opened as their column is read, over the
 * connection that reads it, or over another one where that is read-only: a replica may still have a key that was
 * destroyed. The views themselves are kept without it.
 */
public final class OpeningDataSource extends DelegatingDataSource {
    private final OfficialTexts texts;
    private final Supplier<DataSource> source;

    public OpeningDataSource(DataSource dataSource, OfficialTexts texts) {
        this(dataSource, texts, () -> dataSource);
    }

    /** {@code source} says for each connection where it is from. */
    public OpeningDataSource(DataSource dataSource, OfficialTexts texts, Supplier<DataSource> source) {
        super(dataSource);
        this.texts = texts;
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource target = source.get();
        return connection(DataSourceUtils.doGetConnection(target), target);
    }

    // The connection of a transaction is shared with it: it may hold temporary tables.
    private Connection connection(Connection connection, DataSource target) throws SQLException {
        Connection keys = connection.isReadOnly() ? null : connection;
        return (Connection) proxy(Connection.class, (method, given) -> {
            if (method.getName().equals("close")) {
                DataSourceUtils.doReleaseConnection(connection, target);
                return null;
            }
            Object answer = call(connection, method, given);
            return answer instanceof Statement statement ? statement(method.getReturnType(), statement, keys) : answer;
        });
    }

    private Object statement(Class<?> type, Statement statement, @Nullable Connection keys) {
        return proxy(type, (method, given) -> {
            Object answer = call(statement, method, given);
            return answer instanceof ResultSet rows ? rows(rows, keys) : answer;
        });
    }

    private Object rows(ResultSet rows, @Nullable Connection keys) {
        return proxy(ResultSet.class, (method, given) -> {
            Object answer = call(rows, method, given);
            return answer instanceof String text && method.getName().startsWith("get") && OfficialTexts.isSealed(text)
                    ? opened(text, rows, given[0], keys)
                    : answer;
        });
    }

    private String opened(String text, ResultSet rows, Object column, @Nullable Connection keys) throws SQLException {
        int at = column instanceof Integer index ? index : rows.findColumn((String) column);
        return rows.getMetaData().getColumnTypeName(at).startsWith("json")
                ? texts.openJson(text, keys)
                : texts.open(text, keys);
    }

    private interface Handler {
        @Nullable
        Object invoke(Method method, Object[] given) throws Throwable;
    }

    private static Object proxy(Class<?> type, Handler handler) {
        return Proxy.newProxyInstance(
                OpeningDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> handler.invoke(method, given));
    }

    private static @Nullable Object call(Object target, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
