package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailureTest {
    @Test
    void givenAFullDisk_whenACommandFails_thenItSaysSoAndWhere() {
        var full = new FileSystemException("/srv/restored", null, "No space left on device");

        assertThat(said(new UncheckedIOException(full)))
                .containsAnyOf("磁盘已满", "the disk is full")
                .contains("/srv/restored")
                .doesNotContain("--debug");
    }

    private static String said(Exception failure) {
        var said = new StringWriter();
        var command = new CommandLine(new Backup()).setErr(new PrintWriter(said));
        var none = CommandLine.ParseResult.builder(command.getCommandSpec()).build();
        assertThat(new Failure().handleExecutionException(failure, command, none))
                .isEqualTo(1);
        return said.toString();
    }
}
