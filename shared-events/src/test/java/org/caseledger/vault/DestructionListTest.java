package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestructionListTest {
    private static final CaseId ONE = CaseId.of("00000000-0000-4000-8000-000000000001");
    private static final CaseId TWO = CaseId.of("00000000-0000-4000-8000-000000000002");

    @TempDir
    private Path folder;

    private Path file;
    private DestructionList list;

    @BeforeEach
    void open() {
        file = folder.resolve("destroyed-cases.list");
        list = new DestructionList(file);
    }

    @Test
    void givenNoFile_whenRead_thenThereAreNone() {
        assertThat(list.read()).isEmpty();
    }

    @Test
    void givenCases_whenAdded_thenTheyAreThereAfterARestartInTheirOrder() {
        list.add(TWO, "{\"number\":\"郫市监投〔2026〕000002号\"}");
        list.add(ONE, "{}");

        assertThat(new DestructionList(file).read())
                .containsExactly(Map.entry(TWO, "{\"number\":\"郫市监投〔2026〕000002号\"}"), Map.entry(ONE, "{}"));
    }

    @Test
    void givenALineThatACrashCutOff_whenReadAndAdded_thenItIsNoneAndHindersNothing() throws IOException {
        list.add(ONE, "{}");
        Files.writeString(file, TWO + " e30", StandardOpenOption.APPEND);

        assertThat(list.read()).containsOnlyKeys(ONE);
        list.add(TWO, "{}");
        assertThat(list.read()).containsOnlyKeys(ONE, TWO);
    }

    @Test
    void givenALineThatWasChanged_whenRead_thenItIsTold() throws IOException {
        list.add(ONE, "{}");
        list.add(TWO, "{}");
        Files.writeString(file, Files.readString(file).replace(ONE.toString(), TWO.toString()));

        assertThatThrownBy(list::read).isInstanceOf(LabelledException.class).hasMessageContaining("第1行已被改动");
    }
}
