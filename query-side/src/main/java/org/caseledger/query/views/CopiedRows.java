package org.caseledger.query.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import javax.sql.DataSource;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.InstantText;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows on their way into a table by COPY, in PostgreSQL's text format and UTF-8: what a stream writes to it is escaped.
 */
final class CopiedRows extends OutputStream {
    private static final int FIRST_BYTES = 1 << 16;

    private byte[] text = new byte[FIRST_BYTES];
    private int length;
    private boolean begun;

    /** Hands rows over. */
    interface Writer {
        void write(CopiedRows rows);
    }

    /** Within the transaction of this thread; {@code statement} is COPY … FROM STDIN. */
    static void into(DataSource dataSource, String statement, Writer writer) {
        // First: what a column is made of may have to be asked of the same connection.
        var rows = new CopiedRows();
        writer.write(rows);
        new JdbcTemplate(dataSource).execute((ConnectionCallback<Void>) connection -> {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            try {
                copy.writeToCopy(rows.text, 0, rows.length);
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
        begin();
        if (value == null) {
            put('\\');
            put('N');
        } else if (value instanceof Instant instant) {
            write(InstantText.of(instant));
        } else {
            write(value.toString());
        }
    }

    /** What is kept, as JSON, which is written here without a text in between. */
    void kept(@Nullable Object value) {
        begin();
        EventCodec.writeKept(value, this);
    }

    void endRow() {
        put('\n');
        begun = false;
    }

    private void begin() {
        if (begun) {
            put('\t');
        }
        begun = true;
    }

    private void write(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        int done = from;
        for (int i = from; i < from + count; i++) {
            // Nearly all bytes need no escape, which this test shows at once.
            if (bytes[i] == '\\' || bytes[i] >= 0 && bytes[i] <= '\r') {
                done = escaped(bytes, done, i);
            }
        }
        put(bytes, done, from + count);
    }

    /** Returns from where on nothing is written yet. */
    private int escaped(byte[] bytes, int from, int at) {
        char escape =
                switch (bytes[at]) {
                    case '\\' -> '\\';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    default -> 0;
                };
        if (escape == 0) {
            return from;
        }
        put(bytes, from, at);
        put('\\');
        put(escape);
        return at + 1;
    }

    private void put(byte[] bytes, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(bytes, from, text, length, to - from);
        length += to - from;
    }

    private void put(char ascii) {
        makeRoom(1);
        text[length++] = (byte) ascii;
    }

    private void makeRoom(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }
}
