package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** {@code java Verify.java}, started by a technician who has nothing but the JDK. */
final class VerifierProgram {
    /** Its output and its exit code. */
    record Answer(int exit, String said) {}

    private VerifierProgram() {}

    /** From source, as the case file's instructions say. */
    static Answer run(Path source, String... arguments) throws Exception {
        return run(source, List.of(source.toString()), arguments);
    }

    /** The same on a machine with another encoding, such as a Chinese Windows or a bare server. */
    static Answer runWhereTextIs(String encoding, Path source, String... arguments) throws Exception {
        return run(source, List.of("-Dfile.encoding=" + encoding, source.toString()), arguments);
    }

    /** The same in a JDK as it was before ML-DSA. */
    static Answer runWithoutMlDsa(Path source, String... arguments) throws Exception {
        return run(source, List.of("-Djdk.crypto.disabledAlgorithms=Signature.ML-DSA", source.toString()), arguments);
    }

    /** Compiled before, in a heap of this size. */
    static Answer runCompiled(Path source, String heap, String... arguments) throws Exception {
        return runMain(heap, source.getParent().toString(), "Verify", arguments);
    }

    /** Any main class of these, in a heap of this size. */
    static Answer runMain(String heap, String classes, String main, String... arguments) throws Exception {
        return run(Path.of("target", "x"), List.of("-Xmx" + heap, "-cp", classes, main), arguments);
    }

    /** Compiles it with the strict options of the build, so that it need not be compiled for each run. */
    static void compile(Path source) {
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-Xlint:all", "-Werror", source.toString());
        assertThat(exit).isZero();
    }

    /**
     * What its main method answers, asked of the compiled class in this process: a new one for each of dozens of files
     * would take most of the time.
     */
    static Answer answerOfCompiled(Path source, String... arguments) throws Exception {
        var said = new ByteArrayOutputStream();
        try (var classes =
                        new URLClassLoader(new URL[] {source.getParent().toUri().toURL()});
                var out = new PrintStream(said, true, UTF_8)) {
            var answer = classes.loadClass("Verify").getDeclaredMethod("answer", String[].class, PrintStream.class);
            answer.setAccessible(true);
            int exit = (int) answer.invoke(null, arguments, out);
            return new Answer(exit, said.toString(UTF_8));
        }
    }

    /** What one of its methods returns, by the name of its class within the program. */
    static Object call(Path source, String within, String method, Class<?>[] types, Object... arguments)
            throws Exception {
        try (var classes =
                new URLClassLoader(new URL[] {source.getParent().toUri().toURL()})) {
            var called = classes.loadClass("Verify$" + within).getDeclaredMethod(method, types);
            called.setAccessible(true);
            return called.invoke(null, arguments);
        }
    }

    private static Answer run(Path source, List<String> program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(program);
        command.addAll(List.of(arguments));
        return run(command, source.getParent());
    }

    private static Answer run(List<String> command, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + said);
        }
        return new Answer(process.exitValue(), said);
    }
}
