package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caseledger.api.postgres.ExternalDatabase;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineTest {
    @Test
    void aSlip_isExitCode2AndOneLine() {
        for (String[] slip : new String[][] {
            {"serve", "--prot", "1"},
            {"serve", "--data", "target/x", "more"},
            {"serve", "--port", "x"},
            {"witness", "--prot", "1"},
            {"witness", "more"},
            {"export-case"},
            {"sreve"}
        }) {
            StringWriter said = new StringWriter();
            CommandLine commands = Commands.commandLine().setErr(new PrintWriter(said));

            assertThat(commands.execute(slip)).isEqualTo(2);
            assertThat(said.toString().lines()).singleElement().asString().contains("--help");
        }
    }

    @Test
    void springsArguments_passUnread() {
        Settings settings = new Settings();
        new CommandLine(new Holder(settings))
                .setUnmatchedArgumentsAllowed(true)
                .parseArgs("--spring.datasource.url=jdbc:x", "--debug");

        assertThat(settings.springArguments()).containsExactly("--spring.datasource.url=jdbc:x");
        assertThat(settings.debug()).isTrue();
    }

    @Test
    void withoutAWordOfIt_theDataIsBesideTheProgram() {
        Settings settings = new Settings();
        new CommandLine(new Holder(settings)).parseArgs();

        assertThat(settings.data()).isEqualTo(Path.of(".", ".ledger"));
    }

    @Test
    void theCommandLineNamesTheDatabase_orElseTheEnvironment() {
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:env",
                "SPRING_DATASOURCE_USERNAME", "clerk",
                "SPRING_DATASOURCE_PASSWORD", "secret");

        assertThat(new DataSourceSettings(List.of(), Map.of()).external()).isEmpty();
        assertThat(new DataSourceSettings(List.of(), environment).external())
                .contains(new ExternalDatabase("jdbc:env", "clerk", "secret"));
        assertThat(new DataSourceSettings(List.of("--spring.datasource.url=jdbc:arg"), environment).external())
                .contains(new ExternalDatabase("jdbc:arg", "clerk", "secret"));
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final Settings settings;

        Holder(Settings settings) {
            this.settings = settings;
        }
    }
}
