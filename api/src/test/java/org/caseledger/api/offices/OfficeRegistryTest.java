package org.caseledger.api.offices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.FolderLock;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of offices: read as it is, changed as a whole. */
class OfficeRegistryTest {
    @TempDir
    Path directory;

    private OfficeRegistry registry;

    @BeforeEach
    void open() {
        registry = OfficeRegistry.of(DataDirectory.open(directory.resolve("node")));
    }

    private static OfficeEntry entry(String name, String... hosts) {
        return new OfficeEntry(name, List.of(hosts), "", "a", false, "");
    }

    @Test
    void givenAnOffice_whenItIsAddedAndChanged_thenWhoeverReadsFindsIt() throws IOException {
        registry.add(entry("xipu", "XIPU.example", "xp.example"), data -> {});

        assertThat(registry.get("xipu").hosts()).containsExactly("xipu.example", "xp.example");
        assertThat(OfficeEntry.in(registry.folder("xipu"))).contains(registry.get("xipu"));

        registry.change("xipu", entry -> entry.on("b").retired(true).at("jdbc:postgresql://db/x"));

        var again = OfficeRegistry.of(DataDirectory.open(directory.resolve("node")));
        assertThat(again.get("xipu"))
                .isEqualTo(new OfficeEntry(
                        "xipu", List.of("xipu.example", "xp.example"), "", "b", true, "jdbc:postgresql://db/x"));
    }

    @Test
    void givenAnEntryOfWhichAnyPartIsMissing_whenItIsRead_thenItIsToldAndNoOtherIsHeldUp() throws IOException {
        registry.add(entry("tuanjie", "tuanjie.example"), data -> {});
        registry.add(entry("xipu", "xipu.example"), data -> {});
        var file = registry.folder("xipu").resolve(OfficeEntry.FILE);
        var whole = Files.readString(file);

        for (int end = 0; end < whole.length(); end++) {
            Files.writeString(file, whole.substring(0, end));
            var listed = registry.list();
            assertThat(listed.broken()).as("up to %d", end).containsOnlyKeys("xipu");
            assertThat(listed.offices()).containsOnlyKeys("tuanjie");
        }
        assertThatThrownBy(() -> registry.change("xipu", entry -> entry.on("b")))
                .isInstanceOf(LabelledException.class);
    }

    @Test
    void givenAHostOfAnotherOffice_whenOneIsAddedWithIt_thenItIsRefusedAndNothingIsMade() throws IOException {
        registry.add(entry("xipu", "xipu.example"), data -> {});

        assertThatThrownBy(() -> registry.add(entry("other", "Xipu.Example"), data -> {
                    throw new AssertionError("made");
                }))
                .hasMessageContaining("xipu.example");
        assertThat(registry.unfinished()).isEmpty();
        // And if it was written by hand, the first one has it.
        Files.createDirectories(registry.folder("zz"));
        Files.writeString(
                registry.folder("zz").resolve(OfficeEntry.FILE),
                entry("zz", "xipu.example").text());
        assertThat(registry.list().offices()).containsOnlyKeys("xipu");
        assertThat(registry.list().broken()).containsOnlyKeys("zz");
    }

    @Test
    void givenAMakingThatFails_whenItIsBegunAnew_thenTheOfficeIsThereOnlyThen() throws IOException {
        assertThatThrownBy(() -> registry.add(entry("xipu", "xipu.example"), data -> {
                    throw new IOException("no space");
                }))
                .isInstanceOf(IOException.class);
        assertThat(registry.list().offices()).isEmpty();
        assertThat(registry.unfinished()).containsExactly("xipu");

        registry.add(entry("xipu", "xipu.example"), data -> {});

        assertThat(registry.unfinished()).isEmpty();
        assertThatThrownBy(() -> registry.add(entry("xipu", "other.example"), data -> {}))
                .hasMessageContaining("xipu");
    }

    @Test
    void givenACommandUnderWay_whenAnotherOneComes_thenItIsRefused() throws IOException {
        registry.add(entry("xipu", "xipu.example"), data -> {});
        var held = FolderLock.take(directory.resolve("node/offices"), ".lock").orElseThrow();
        assertThatThrownBy(() -> registry.change("xipu", entry -> entry.on("b")))
                .hasMessageContaining("another command");
        held.close();
        assertThat(registry.get("xipu").node()).isEqualTo("a");
    }

    @Test
    void givenNamesThatCannotBe_whenAnEntryIsMade_thenItIsRefused() {
        for (var name : List.of("", "Xipu", "../xipu", "x/y", "1x", "x_y", "x y", "x'; --", ".new-x")) {
            assertThatThrownBy(() -> entry(name, "a.example")).as(name).isInstanceOf(LabelledException.class);
        }
        for (var host : List.of("", "a:80", "a/b", "*.example", "a..b", "-a.example", "a\nb", "甲.example")) {
            assertThatThrownBy(() -> entry("xipu", host)).as(host).isInstanceOf(LabelledException.class);
        }
        assertThatThrownBy(() -> new OfficeEntry("xipu", List.of("a.b"), "x\nstate=retired", "a", false, ""))
                .isInstanceOf(LabelledException.class);
    }
}
