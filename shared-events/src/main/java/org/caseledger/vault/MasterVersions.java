package org.caseledger.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code vault.master}: the versions of the master key, each with a check by which it is recognised and,
 * sealed under it, the secrets of the events of those before.
 */
final class MasterVersions {
    private static final int FIRST = 1;

    /** A master key and what it is the key of. */
    record Known(byte[] secret, int version, EventKey events) {}

    private record Row(int version, byte[] check, byte @Nullable [] former) {}

    private MasterVersions() {}

    /** The version of the key that is in force; that of the first one before there is any. */
    static int present(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT coalesce(max(version), :first) FROM vault.master")
                .param("first", FIRST)
                .query(Integer.class)
                .single();
    }

    /**
     * Which of these secrets is the key in force; the first one becomes it if there is none yet. Throws
     * {@link WrongMasterKey} if none is.
     */
    static Known recognise(DataSource dataSource, List<byte[]> secrets) {
        var jdbc = JdbcClient.create(dataSource);
        jdbc.sql("""
                        INSERT INTO vault.master (version, key_check)
                        SELECT :first, :check WHERE NOT EXISTS (SELECT FROM vault.master)
                            ON CONFLICT DO NOTHING
                        """)
                .param("first", FIRST)
                .param("check", check(secrets.get(0)))
                .update();
        Row row = jdbc.sql("""
                                SELECT version, key_check AS check, former FROM vault.master
                                 ORDER BY version DESC LIMIT 1
                                """).query(Row.class).single();
        byte[] secret = secrets.stream()
                .filter(each -> MessageDigest.isEqual(check(each), row.check()))
                .findFirst()
                .orElseThrow(WrongMasterKey::new);
        return new Known(secret, row.version(), events(row, secret));
    }

    /** The version that follows on another, for the events after a position. */
    static Known next(Known former, byte[] secret, long after) {
        return new Known(secret, former.version() + 1, former.events().next(MasterKey.secretOfEvents(secret), after));
    }

    static void insert(Connection connection, Known known) throws SQLException {
        try (var statement =
                connection.prepareStatement("INSERT INTO vault.master (version, key_check, former) VALUES (?, ?, ?)")) {
            statement.setInt(1, known.version());
            statement.setBytes(2, check(known.secret()));
            statement.setBytes(3, sealed(known));
            statement.executeUpdate();
        }
    }

    private static EventKey events(Row row, byte[] secret) {
        byte[] own = MasterKey.secretOfEvents(secret);
        if (row.former() == null) {
            return EventKey.of(own);
        }
        try {
            byte[] plain = Cryptography.decrypt(sealing(secret), row.former(), boundTo(row.version()));
            return EventKey.of(own, earlier(ByteBuffer.wrap(plain)));
        } catch (GeneralSecurityException e) {
            throw new WrongMasterKey();
        }
    }

    private static List<EventKey.Earlier> earlier(ByteBuffer plain) {
        var earlier = new ArrayList<EventKey.Earlier>();
        while (plain.hasRemaining()) {
            long upTo = plain.getLong();
            byte[] secret = new byte[Cryptography.KEY_BYTES];
            plain.get(secret);
            earlier.add(new EventKey.Earlier(upTo, secret));
        }
        return earlier;
    }

    private static byte[] sealed(Known known) {
        var earlier = known.events().earlier();
        var plain = ByteBuffer.allocate(earlier.size() * (Long.BYTES + Cryptography.KEY_BYTES));
        earlier.forEach(each -> plain.putLong(each.upTo()).put(each.secret()));
        return Cryptography.encrypt(sealing(known.secret()), plain.array(), boundTo(known.version()));
    }

    private static SecretKeySpec sealing(byte[] secret) {
        return Cryptography.aesKey(Cryptography.subKey(secret, "secrets of earlier events"));
    }

    private static byte[] boundTo(int version) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(version).array();
    }

    private static byte[] check(byte[] secret) {
        return Cryptography.subKey(secret, "master key check");
    }
}
