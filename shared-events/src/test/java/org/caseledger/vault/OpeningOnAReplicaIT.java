package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.SealedField;
import org.caseledger.testing.ReplicatedPostgres;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sealed texts in rows of a replica, which still has keys that were destroyed meanwhile. */
@Timeout(120)
@Tag("long")
class OpeningOnAReplicaIT {
    private final CaseId caseId = CaseId.random();
    private ReplicatedPostgres postgres;
    private HikariDataSource primary;
    private DataSource standby;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        postgres = ReplicatedPostgres.start();
        primary = TestDatabase.at(postgres.primaryUrl());
        standby = new DriverManagerDataSource(postgres.standbyUrl() + "&readOnly=true");
        vault().seal(caseId, SealedField.NARRATIVE, "投诉内容"); // makes the key of the case
        postgres.onPrimary().execute("CREATE TABLE shown (said text)");
        postgres.onPrimary()
                .update(
                        "INSERT INTO shown VALUES (?)",
                        new OfficialTexts(vault()).seal(caseId, "Sample.text", "经办人写的话"));
        postgres.awaitReplay();
    }

    @AfterEach
    void stop() throws IOException {
        primary.close();
        postgres.close();
    }

    /** One that remembers no key. */
    private Vault vault() {
        return new Vault(primary, Optional.of(MasterKey.openOrCreate(folder.resolve("master.key"))));
    }

    private String shown() {
        DataSource opening = new OpeningDataSource(primary, new OfficialTexts(vault()), () -> standby);
        return new JdbcTemplate(opening).queryForObject("SELECT said FROM shown", String.class);
    }

    @Test
    void givenTheKeyIsDestroyed_whenTheReplicaStillHasIt_thenTheTextIsNotOpened() {
        assertThat(shown()).isEqualTo("经办人写的话");
        postgres.pauseReplay();
        postgres.onPrimary().update("DELETE FROM vault.case_key WHERE case_id = ?", caseId.value());

        assertThat(shown()).isEqualTo(OfficialTexts.DESTROYED);
        assertThat(postgres.onStandby().queryForObject("SELECT count(*) FROM vault.case_key", Long.class))
                .isEqualTo(1);
    }
}
