package org.caseledger.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.caseledger.api.backup.KeptBackup.BackupFolder;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.events.CaseId;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.vault.DestructionList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups of everything outside the database, for an office with a database of its own: folders, manifests and keys.
 */
class KeptBackupIT {
    private static final Instant START = Instant.parse("2026-12-01T02:00:00Z");
    private static final CaseId FIRST = CaseId.of("00000000-0000-0000-0000-000000000001");
    private static final CaseId SECOND = CaseId.of("00000000-0000-0000-0000-000000000002");

    private static HikariDataSource database;

    @TempDir
    Path place;

    private DataDirectory data;
    private int made;

    @BeforeAll
    static void log() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void office() throws IOException {
        data = DataDirectory.open(place.resolve("data"));
        Files.writeString(data.masterKey(), "one\n");
        Files.writeString(data.keys().resolve("log.signed"), "signed");
        Files.writeString(data.procedures().resolve("ours.yaml"), "id: ours\n");
        Files.writeString(data.retention(), "years: 10\n");
    }

    private KeptBackup make(int keep) throws IOException {
        var at = START.plus(Duration.ofDays(made++));
        return new BackupMaker(data, Clock.fixed(at, ZoneOffset.UTC)).beside(database, plan("backups", "keys", keep));
    }

    private BackupPlan plan(String directory, String keys, int keep) {
        return new BackupPlan(place.resolve(directory), Optional.of(place.resolve(keys)), keep);
    }

    private DataDirectory restored(KeptBackup backup, String name) throws IOException {
        var restored = DataDirectory.open(place.resolve(name));
        backup.requireWhole().copyInto(restored);
        KeysApart.of(backup, place.resolve("keys")).copyInto(restored, backup);
        return restored;
    }

    @Test
    void givenAnOffice_whenItIsBackedUpAndRestored_thenItsFilesAndKeysAreBackAndTheKeysWereApart() throws IOException {
        var backup = make(0);

        assertThat(backup.name()).isEqualTo("20261201T020000.000Z");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.folder())))
                .isEqualTo("rwx------");
        try (var all = Files.walk(place.resolve("backups"))) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.contains(".key"));
        }
        var restored = restored(KeptBackup.find(place.resolve("backups")), "restored");
        assertThat(restored.procedures().resolve("ours.yaml")).hasContent("id: ours");
        assertThat(restored.retention()).hasContent("years: 10");
        assertThat(restored.masterKey()).hasContent("one");
        assertThat(restored.keys().resolve("log.signed"))
                .as("an old one remembers less than was signed")
                .doesNotExist();

        Files.writeString(place.resolve("keys/log.signed"), "later");
        assertThat(restored(backup, "again").keys().resolve("log.signed"))
                .as("that of the lost machine, put there by hand")
                .hasContent("later");
    }

    @Test
    void givenAReplacedKey_whenEitherBackupIsRestored_thenEachHasItsOwnAndTheOldestGoesWithItsKey() throws IOException {
        var first = make(0);
        Files.writeString(data.masterKey(), "two\n");
        var second = make(0);

        assertThat(restored(first, "a").masterKey()).hasContent("one");
        assertThat(restored(second, "b").masterKey()).hasContent("two");

        make(2);
        assertThat(first.folder()).doesNotExist();
        assertThat(place.resolve("keys").resolve(first.name())).doesNotExist();
        assertThat(place.resolve("keys").resolve(second.name())).exists();
    }

    @Test
    void givenACaseThatWasDestroyedAfterABackup_whenThatIsRestored_thenTheListHasIt() throws IOException {
        new DestructionList(data.destroyedCases()).add(FIRST, "{}");
        var before = make(0);
        new DestructionList(data.destroyedCases()).add(SECOND, "{}");
        make(0);

        var list = new DestructionList(restored(before, "restored").destroyedCases());
        assertThat(list.read()).containsOnlyKeys(FIRST, SECOND);
    }

    @Test
    void givenAFileThatWasAddedChangedOrNamedOutside_whenItIsRestored_thenItIsRefused() throws IOException {
        var backup = make(0);
        var more = Files.writeString(backup.folder().resolve("office/more.txt"), "x");
        refused(backup, "office/more.txt does not belong");
        Files.delete(more);
        backup.requireWhole();

        var own = backup.folder().resolve("office/retention.yaml");
        Files.writeString(own, "years: 99\n");
        refused(backup, "office/retention.yaml was changed");
        Files.writeString(own, "years: 10\n");

        var manifest = backup.folder().resolve(KeptBackup.MANIFEST);
        var text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("office/retention.yaml", "office/../../x"));
        refused(KeptBackup.find(backup.folder()), "office/../../x names nothing in it");
        Files.writeString(manifest, text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> KeptBackup.find(backup.folder()))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("manifest.json is damaged");
        Files.writeString(manifest, text.replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> KeptBackup.find(backup.folder()))
                .hasMessageContaining("format 2 is that of a later version");
    }

    private static void refused(KeptBackup backup, String why) {
        assertThatThrownBy(backup::requireWhole)
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(why);
    }

    @Test
    void givenAnotherBackupUnderWay_whenOneIsBegun_thenItIsRefusedAndWhatIsThereIsKept() throws IOException {
        var kept = make(0);
        try (var held = BackupFolder.hold(place.resolve("backups"))) {
            var unfinished = held.begin(START);
            assertThatThrownBy(() -> make(1)).hasMessageContaining("another backup is being made");
            assertThat(unfinished).exists();
        }
        assertThat(kept.requireWhole().folder()).exists();
    }

    @Test
    void givenFoldersInOneAnother_whenABackupIsPlanned_thenItIsRefused() throws IOException {
        assertThatThrownBy(() -> plan("backups", "backups", 0)).hasMessageContaining("kept apart");
        assertThatThrownBy(() -> plan("backups", "backups/keys", 0)).hasMessageContaining("kept apart");
        assertThatThrownBy(() -> plan("keys/backups", "keys", 0)).hasMessageContaining("kept apart");
        Files.createDirectory(place.resolve("keys"));
        Files.createSymbolicLink(place.resolve("link"), place.resolve("keys"));
        var linked = plan("link", "keys", 0);
        assertThatThrownBy(() -> new BackupMaker(data, Clock.systemUTC()).beside(database, linked))
                .hasMessageContaining("kept apart");
        var within = plan("data/backups", "keys", 0);
        assertThatThrownBy(() -> new BackupMaker(data, Clock.systemUTC()).beside(database, within))
                .hasMessageContaining("must not be in the data directory");
    }

    @Test
    void givenNoMasterKey_whenKeysAreToBeKeptOrRestored_thenThatIsTold() throws IOException {
        var backup = make(0);
        assertThatThrownBy(() -> KeysApart.of(backup, place.resolve("nothing")))
                .hasMessageContaining("no master key for the backup " + backup.name());
        Files.delete(data.masterKey());
        assertThatThrownBy(() -> make(0)).hasMessageContaining("no master key");
        assertThat(KeptBackup.find(place.resolve("backups")).name())
                .as("the one without keys is not complete")
                .isEqualTo(backup.name());
    }
}
