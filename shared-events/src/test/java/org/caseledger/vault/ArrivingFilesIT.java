package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.CaseId;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivingFilesIT {
    private static final byte[] PHOTO = "过期酸奶的照片".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = SealedFiles.digest(PHOTO);

    private final CaseId caseId = CaseId.random();
    private SealedFiles files;
    private ArrivingFiles arriving;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        var database = TestDatabase.fresh();
        var key = MasterKey.openOrCreate(folder.resolve("master.key"));
        files = new SealedFiles(database, new Vault(database, Optional.of(key)));
        arriving = new ArrivingFiles(files);
    }

    private static List<ArrivingFiles.File> photo() {
        return List.of(new ArrivingFiles.File(DIGEST, "jpg", () -> PHOTO));
    }

    @Test
    void givenAFileComesWithACommand_whenTheDecisionAsksForIt_thenItIsKeptOnce() {
        boolean kept =
                arriving.with(caseId, photo(), () -> arriving.keeps(caseId, DIGEST) && arriving.keeps(caseId, DIGEST));

        assertThat(kept).isTrue();
        assertThat(files.of(caseId)).hasSize(1);
        assertThat(files.open(caseId, DIGEST)).hasValue(PHOTO);
    }

    @Test
    void givenTheDecisionRefusesBeforeItAsks_thenNothingIsKept() {
        assertThatThrownBy(() -> arriving.with(caseId, photo(), () -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(files.count()).isZero();
        assertThat(arriving.keeps(caseId, DIGEST))
                .as("it came with that command only")
                .isFalse();
    }

    @Test
    void givenAFileOfAnotherCaseOrDigest_thenItIsNotKept() {
        var other = SealedFiles.digest("另一张照片".getBytes(StandardCharsets.UTF_8));

        boolean any = arriving.with(
                caseId, photo(), () -> arriving.keeps(CaseId.random(), DIGEST) || arriving.keeps(caseId, other));

        assertThat(any).isFalse();
        assertThat(files.count()).isZero();
    }
}
