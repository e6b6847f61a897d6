package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.caseledger.bench.CheckFailed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    @TempDir
    private Path deploy;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(deploy.resolve("one.yml"), "name: ${NAME}\nfile: %[ssl_fc] $HOME\n");
    }

    @Test
    void givenAValueForEachName_whenFilledIn_thenNothingElseIsChanged() throws IOException {
        var filled = Template.fill(deploy, "one.yml", Map.of("NAME", "db$1\\"), folder);

        assertThat(filled).hasContent("name: db$1\\\nfile: %[ssl_fc] $HOME\n");
    }

    @Test
    void givenNoValueForAName_whenFilledIn_thenItIsSaidWhich() {
        assertThatThrownBy(() -> Template.fill(deploy, "one.yml", Map.of(), folder))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("NAME");
    }
}
