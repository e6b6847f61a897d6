package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The master key is replaced by another: nothing is lost, and the former one is worth nothing. */
class MasterKeyReplacementIT {
    private final HikariDataSource database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database);
    private final CaseId caseId = CaseId.random();
    private Path file;
    private Sealed sealed;

    @TempDir
    private Path folder;

    @BeforeEach
    void threeEventsAndASealedText() {
        file = folder.resolve("master.key");
        MasterKey.openOrCreate(file);
        sealed = vault().seal(caseId, SealedField.NARRATIVE, "张三");
        append(vault(), 3);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whenReplacedTwice_thenEverythingIsReadAndOpened_andNothingWithTheFormerKeys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int version = 2; version <= 3; version++) {
            keys.add(Files.readString(file));
            byte[] wrapped = wrapped();
            replace();
            assertThat(vault().keyVersion()).isEqualTo(version);
            assertThat(wrapped()).isNotEqualTo(wrapped);
            append(vault(), 1);
        }

        assertThat(Files.readString(file)).hasLineCount(1).isNotIn(keys);
        assertThat(vault().open(caseId, sealed)).isEqualTo("张三");
        assertThat(vault().firstForeignKey()).isEmpty();
        assertThat(log(vault()).readAfter(0, 99)).hasSize(3 + 2 * 2);
        assertThat(new LogCheck(database, vault().events()).run(p -> {})).isEmpty();
        assertThat(sql.queryForList("SELECT get_byte(code, 0) FROM ledger.event ORDER BY position", Integer.class))
                .containsExactly(2, 2, 2, 3, 3, 4, 4);
        for (String former : keys) {
            Files.writeString(file, former);
            assertThatThrownBy(this::vault).isInstanceOf(WrongMasterKey.class);
        }
    }

    @Test
    void givenWhoHasTheFormerKey_whenAnEventIsWrittenWithIt_thenItIsForeign() {
        EventKey former = vault().events();
        replace();
        var log = log(vault());
        append(vault(), 1);
        StoredEvent last = log.readAfter(4, 1).get(0);
        code(5, former.code(last));
        assertThatThrownBy(() -> log.readAfter(4, 1)).isInstanceOf(ForeignEvent.class);
        // Nor as one of the new version, nor with the new key at a place of the former.
        byte[] code = former.code(last);
        code[0]++;
        code(5, code);
        assertThatThrownBy(() -> log.readAfter(4, 1)).isInstanceOf(ForeignEvent.class);
        code(3, vault().events().code(log.readAfter(2, 1).get(0)));
        assertThatThrownBy(() -> log.readAfter(2, 1)).isInstanceOf(ForeignEvent.class);
    }

    @Test
    void givenACrashBeforeTheNewKeyIsInForce_thenThePresentOneIs() throws IOException, SQLException {
        var present = Files.readString(file).strip();
        try (var lost = database.getConnection()) {
            lost.setAutoCommit(false);
            new MasterKeyReplacement(file, vault(), 3).write(lost, List.of());
            lost.rollback();
        }
        assertThat(Files.readString(file).lines()).hasSize(2).element(1).isEqualTo(present);
        assertThat(vault().keyVersion()).isEqualTo(1);
        assertThat(vault().open(caseId, sealed)).isEqualTo("张三");

        replace();
        assertThat(vault().keyVersion()).isEqualTo(2);
        assertThat(Files.readString(file)).doesNotContain(present);
        assertThat(vault().open(caseId, sealed)).isEqualTo("张三");
    }

    @Test
    void givenACrashBeforeTheFormerKeyIsTakenOut_thenTheNewOneIsInForce() throws IOException {
        record(new MasterKeyReplacement(file, vault(), 3));
        assertThat(Files.readString(file).lines()).hasSize(2);
        assertThat(vault().keyVersion()).isEqualTo(2);
        assertThat(vault().open(caseId, sealed)).isEqualTo("张三");

        var unfinished = Files.copy(file, folder.resolve(".master.key.123.tmp"));
        MasterKeyReplacement.settle(file, database);
        assertThat(Files.readString(file)).hasLineCount(1);
        assertThat(unfinished).doesNotExist();
        assertThat(vault().open(caseId, sealed)).isEqualTo("张三");
    }

    @Test
    void givenAReplacementThatIsStillCommitting_whenSettled_thenBothKeysStay() throws IOException, SQLException {
        try (var committing = database.getConnection()) {
            committing.setAutoCommit(false);
            committing.createStatement().execute("SELECT * FROM ledger.head FOR UPDATE");
            new MasterKeyReplacement(file, vault(), 3).write(committing, List.of());

            assertThatThrownBy(() -> MasterKeyReplacement.settle(file, database))
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("无法确定哪一把在用");
            assertThat(Files.readAllLines(file)).hasSize(2);
            committing.commit();
        }
        MasterKeyReplacement.settle(file, database);
        assertThat(vault().keyVersion()).isEqualTo(2);
        assertThat(vault().open(caseId, sealed)).isEqualTo("张三");
    }

    @Test
    void givenAKeyThatIsNotThatOfTheLedger_whenSettled_thenNoneIsTakenOut() throws IOException {
        record(new MasterKeyReplacement(file, vault(), 3));
        var both = Files.readAllLines(file);
        Files.writeString(file, both.get(1) + "\n" + both.get(1) + "\n");

        assertThatThrownBy(() -> MasterKeyReplacement.settle(file, database)).isInstanceOf(WrongMasterKey.class);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void givenAKeyOfACaseThatTheOfficeDidNotMake_whenReplaced_thenItIsStillTold() {
        CaseId other = CaseId.random();
        vault().seal(other, SealedField.NARRATIVE, "李四");
        sql.update("UPDATE vault.case_key SET wrapped_key = ? WHERE case_id = ?", wrapped(), other.value());
        assertThat(vault().firstForeignKey()).contains(other);
        replace();
        assertThat(vault().firstForeignKey()).contains(other);
        assertThat(vault().open(caseId, sealed)).isEqualTo("张三");
    }

    @Test
    void givenTheEarlierSecretsOfAnotherVersion_thenTheKeyIsRefused() {
        replace();
        byte[] former = sql.queryForObject("SELECT former FROM vault.master WHERE version = 2", byte[].class);
        replace();
        sql.update("UPDATE vault.master SET former = ? WHERE version = 3", former);
        assertThatThrownBy(this::vault).isInstanceOf(WrongMasterKey.class);
    }

    private void replace() {
        var replacement = new MasterKeyReplacement(file, vault(), log(vault()).head());
        record(replacement);
        replacement.finish();
    }

    private void record(MasterKeyReplacement replacement) {
        log(replacement.next())
                .append(List.of(event()), (connection, events) -> replacement.write(connection, List.of()));
    }

    private void append(Vault vault, int events) {
        for (int i = 0; i < events; i++) {
            log(vault).append(List.of(event()));
        }
    }

    private Vault vault() {
        return new Vault(database, MasterKey.open(file));
    }

    private EventLog log(Vault vault) {
        return new EventLog(database, vault.events(), Clock.systemUTC());
    }

    private byte[] wrapped() {
        return sql.queryForObject(
                "SELECT wrapped_key FROM vault.case_key WHERE case_id = ?", byte[].class, caseId.value());
    }

    private void code(long position, byte[] code) {
        sql.execute("ALTER TABLE ledger.event DISABLE TRIGGER USER");
        sql.update("UPDATE ledger.event SET code = ? WHERE position = ?", code, position);
        sql.execute("ALTER TABLE ledger.event ENABLE TRIGGER USER");
    }

    private static NewEvent event() {
        return new NewEvent(UUID.randomUUID(), "Thing", UUID.randomUUID(), 0, "done", 1, "{}", "{}");
    }
}
