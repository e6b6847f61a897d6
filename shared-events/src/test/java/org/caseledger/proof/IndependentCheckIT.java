package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.testing.GoVerifier;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.Tree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A log of ours, verified by a program that shares no code with it: entries, tiles of three levels, checkpoint and
 * proofs.
 */
@Tag("long")
class IndependentCheckIT {
    private static final int EVENTS = 70_000;
    private static final int BATCH = 5_000;
    private static final long[] SIZES = {1, 2, 255, 256, 257, 4_711, 65_536, 65_537, 69_999};

    @TempDir
    static Path folder;

    private static GoVerifier go;
    private static String vkey;
    private static Path log;
    private static Path proofs;

    @BeforeAll
    static void aLogAsItIsServed() throws IOException {
        go = GoVerifier.build(folder);
        log = Files.createDirectories(folder.resolve("log"));
        proofs = Files.createDirectories(folder.resolve("proofs"));
        ProofOffice office = ProofOffice.in(Files.createDirectories(folder.resolve("keys")));
        for (int events = 0; events < EVENTS; events += BATCH) {
            office.append(BATCH);
        }
        office.signer().run().orElseThrow();
        vkey = office.verifiers().get(0).toString();
        PublishedLog published = office.published();
        Files.writeString(
                log.resolve("checkpoint"), published.checkpoint().orElseThrow().toString());
        for (int level = TileName.ENTRIES; level <= 2; level++) {
            writeTiles(published, level);
        }
        writeProofs(published);
        office.database.close();
    }

    private static void writeTiles(PublishedLog published, int level) throws IOException {
        int width = TileName.widthIn(level, 0, EVENTS);
        for (long index = 0; width > 0; index++) {
            TileName name = new TileName(level, index, width);
            Path file = log.resolve(name.path());
            Files.createDirectories(file.getParent());
            Files.write(file, published.tile(name).orElseThrow());
            width = TileName.widthIn(level, index + 1, EVENTS);
        }
    }

    private static void writeProofs(PublishedLog published) throws IOException {
        Tree tree = published.tree(EVENTS);
        for (long size : SIZES) {
            var proof = published.proof(size, published.checkpoint().orElseThrow());
            Files.writeString(proofs.resolve(size + ".tlog-proof"), proof.toString());
            Files.writeString(
                    proofs.resolve(size + ".consistency"),
                    Stream.concat(Stream.of(published.tree(size).root()), tree.consistency(size).stream())
                            .map(Hash::base64)
                            .collect(Collectors.joining("\n", "old " + size + "\n", "\n")));
        }
    }

    @Test
    void givenALogOfSeventyThousandEvents_whenGoChecksIt_thenEverythingAgrees() throws IOException {
        var finding = go.verify(vkey, log, proofs);

        System.out.println("drills: Go " + finding.text());
        assertThat(finding.agrees()).as(finding.text()).isTrue();
        assertThat(finding.text()).contains("70000 entries, 277 tiles, 9 inclusion proofs, 9 consistency proofs");
    }

    @ParameterizedTest
    @CsvSource({
        "log/tile/0/005,              6000,  tile/0/005 differs",
        "log/tile/0/273.p/112,        3583,  tile/0/273.p/112 differs",
        "log/tile/1/000,              0,     tile/1/000 differs",
        "log/tile/2/000.p/1,          31,    tile/2/000.p/1 differs",
        "log/tile/entries/100,        30,    the entries have the root",
        "log/tile/entries/273.p/112,  0,     tile/entries/273.p/112 ends",
        "log/checkpoint,              20,    invalid signature",
        "proofs/4711.tlog-proof,      40,    4711.tlog-proof",
        "proofs/257.consistency,      60,    257.consistency",
    })
    void givenOneOtherBit_whenGoChecksIt_thenItIsFound(String name, int place, String found) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[place] ^= 1;
        Files.write(file, changed);
        try {
            var finding = go.verify(vkey, log, proofs);

            assertThat(finding.agrees()).as(finding.text()).isFalse();
            assertThat(finding.text()).startsWith("does not agree: ").contains(found);
        } finally {
            Files.write(file, whole);
        }
    }
}
