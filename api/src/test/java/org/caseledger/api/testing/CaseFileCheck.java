package org.caseledger.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.caseledger.testing.TestFolders;
import org.springframework.util.FileSystemUtils;

/** A case file as its receiver has it: looked into, and checked with the program that is in it. */
public final class CaseFileCheck {
    private CaseFileCheck() {}

    /** What the program said, and its exit code. */
    public record Said(int exit, String text) {}

    public static Map<String, String> files(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    /** Runs {@code java Verify.java --key …}, which knows nothing of this program. */
    public static Said run(byte[] zip, String... keys) throws Exception {
        Path folder = TestFolders.fresh("case-file");
        try {
            Path program = folder.resolve("Verify.java");
            Files.writeString(program, files(zip).get("Verify.java"));
            Path file = Files.write(folder.resolve("case.zip"), zip);
            var command = new ArrayList<String>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.add(program.toString());
            for (var key : keys) {
                command.addAll(List.of("--key", key));
            }
            command.add(file.toString());
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Said(process.exitValue(), said);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
