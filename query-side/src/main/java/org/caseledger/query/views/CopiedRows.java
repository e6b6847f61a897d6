package org.caseledger.query.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows on their way into a table by COPY, in PostgreSQL's text format. */
final class CopiedRows {

    private static final int AT_ONCE = 1 << 20;

    private final StringBuilder text = new StringBuilder();
    private final CopyIn copy;
    private boolean begun;

    private CopiedRows(CopyIn copy) {
        this.copy = copy;
    }

    /** Hands rows over. */
    interface Writer {
        void write(CopiedRows rows) throws SQLException;
    }

    /** Within the transaction of this thread; {@code statement} is COPY … FROM STDIN. */
    static void into(DataSource dataSource, String statement, Writer writer) {
        new JdbcTemplate(dataSource)
                .execute(
                        (ConnectionCallback<Void>)
                                connection -> {
                                    var copy =
                                            connection
                                                    .unwrap(PGConnection.class)
                                                    .getCopyAPI()
                                                    .copyIn(statement);
                                    try {
                                        var rows = new CopiedRows(copy);
                                        writer.write(rows);
                                        rows.flush();
                                        copy.endCopy();
                                    } finally {
                                        if (copy.isActive()) {
                                            copy.cancelCopy();
                                        }
                                    }
                                    return null;
                                });
    }

    void value(@Nullable Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escaped(value.toString());
        }
    }

    void endRow() throws SQLException {
        text.append('\n');
        begun = false;
        if (text.length() > AT_ONCE) {
            flush();
        }
    }

    private void escaped(String value) {
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char escape =
                    switch (value.charAt(i)) {
                        case '\\' -> '\\';
                        case '\t' -> 't';
                        case '\n' -> 'n';
                        case '\r' -> 'r';
                        default -> 0;
                    };
            if (escape != 0) {
                text.append(value, done, i).append('\\').append(escape);
                done = i + 1;
            }
        }
        text.append(value, done, value.length());
    }

    private void flush() throws SQLException {
        byte[] bytes = text.toString().getBytes(UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }
}
