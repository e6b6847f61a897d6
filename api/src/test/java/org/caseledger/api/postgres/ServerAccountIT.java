package org.caseledger.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.caseledger.api.postgres.ServerFiles.ServerAccount;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestFolders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ServerAccountIT {
    /** Prints the ways that there are for a folder. */
    static final class Ways {
        static final String END = "end";

        private Ways() {}

        public static void main(String[] arguments) throws Exception {
            ServerAccount.possible(Path.of(arguments[0])).forEach(System.out::println);
            System.out.println(END);
        }
    }

    @Test
    void givenRootWithoutItsFoldersInPath_whenAnAccountIsLookedFor_thenOrdinaryOnesAreFound() throws Exception {
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "SKIPPED: only root starts PostgreSQL as another account");
        var parent = TestFolders.fresh("open");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var program = JavaProcess.start(
                List.of("env", "PATH=/usr/bin:/bin"),
                Ways.class,
                parent.resolve("office").toString())) {
            assertThat(program.await(Ways.END).lines())
                    .anyMatch(way -> way.contains("runuser") && way.contains("nobody"));
        }
    }
}
