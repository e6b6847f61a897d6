package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.InterfaceDocument.Operation;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client that a standard generator makes of the interface document reads every list whole. */
@Tag("long")
@Tag("turn-2")
class GeneratedClientIT {
    private static final TestLedger LEDGER = TestLedger.sampleYear();
    private static final Path GENERATOR = Path.of("target", "openapi-generator", "openapi-generator-cli.jar");
    private static final String PACKAGE = "org.caseledger.generated";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the generated classes are compiled with. */
    private static final List<Class<?>> NEEDED = List.of(
            com.fasterxml.jackson.annotation.JsonProperty.class,
            com.fasterxml.jackson.core.JsonParser.class,
            com.fasterxml.jackson.databind.ObjectMapper.class,
            com.fasterxml.jackson.datatype.jsr310.JavaTimeModule.class,
            jakarta.annotation.Nonnull.class);

    @TempDir
    private Path folder;

    @Test
    void givenAGeneratedClient_whenItReadsEachList_thenItHasAllThatWasAnswered() throws Exception {
        var document = InterfaceDocument.of(LEDGER);
        generate();
        compile();
        var rows = WhoMayIT.table();
        var differences = new TreeMap<String, String>();
        int read = 0;
        try (var classes = new URLClassLoader(
                new URL[] {folder.resolve("classes").toUri().toURL()},
                getClass().getClassLoader())) {
            for (var operation : lists(document)) {
                var row = rows.get(operation.toString());
                var reader = LEDGER.as(WhoMayIT.peopleOf(row).get(0));
                var answer = reader.get(operation.path());
                if (answer.status() == 200) {
                    read++;
                    var got = settled(read(classes, operation, reader));
                    // What the ledger does by itself may come between two of them.
                    var after = reader.get(operation.path());
                    if (!got.equals(settled(answer.text())) && !got.equals(settled(after.text()))) {
                        differences.put(operation.toString(), got + "\n" + after.text());
                    }
                }
            }
        }
        System.out.printf("The generated client reads %d lists%n", read);
        assertThat(differences).isEmpty();
        assertThat(read).isGreaterThan(60);
    }

    /** What is read without any parameter. */
    private static List<Operation> lists(InterfaceDocument document) {
        return document.operations().stream()
                .filter(one -> one.method().equals("get"))
                .filter(one -> one.node()
                        .at("/responses/200/content/application~1json/schema")
                        .isObject())
                .filter(one -> one.node()
                        .path("parameters")
                        .valueStream()
                        .noneMatch(p -> p.path("required").asBoolean(false)))
                .toList();
    }

    private void generate() throws Exception {
        var description = folder.resolve("interface.json");
        Files.write(description, LEDGER.as("head").get("/api-docs").response().body());
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "--generator-name=java",
                        "--library=native",
                        "--input-spec=" + description,
                        "--output=" + folder,
                        "--invoker-package=" + PACKAGE,
                        "--api-package=" + PACKAGE,
                        "--model-package=" + PACKAGE + ".model",
                        "--global-property=models,apis,supportingFiles,skipFormModel=false,"
                                + "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                        "--additional-properties=openApiNullable=false,useJakartaEe=true,"
                                + "disallowAdditionalPropertiesIfNotPresent=false")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private void compile() throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classPath = new ArrayList<String>();
        for (var type : NEEDED) {
            classPath.add(new File(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getPath());
        }
        try (var files = compiler.getStandardFileManager(null, null, UTF_8);
                Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
            var options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    Files.createDirectory(folder.resolve("classes")).toString(),
                    "-classpath",
                    String.join(File.pathSeparator, classPath));
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(one -> one.toString().endsWith(".java")).toList());
            assertThat(compiler.getTask(null, files, null, options, null, units).call())
                    .isTrue();
        }
    }

    /** As JSON again, what the client's method of the operation returns. */
    private static String read(ClassLoader classes, Operation operation, Caller reader) throws Exception {
        var clientType = classes.loadClass(PACKAGE + ".ApiClient");
        var client = clientType.getConstructor().newInstance();
        clientType.getMethod("updateBaseUri", String.class).invoke(client, LEDGER.address());
        Consumer<HttpRequest.Builder> login =
                request -> request.header("Authorization", reader.header("Authorization"));
        clientType.getMethod("setRequestInterceptor", Consumer.class).invoke(client, login);
        var tag = operation
                .node()
                .at("/tags/0")
                .asString()
                .replaceAll("[^A-Za-z -]", "")
                .strip();
        var api = classes.loadClass(PACKAGE + "." + camel(tag) + "Api")
                .getConstructor(clientType)
                .newInstance(client);
        var name = operation.node().path("operationId").asString();
        var method = Arrays.stream(api.getClass().getMethods())
                .filter(one -> one.getName().equals(name))
                .filter(one -> Arrays.stream(one.getParameterTypes()).noneMatch(type -> type == Map.class))
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation + " is not in " + tag));
        var mapper = clientType.getMethod("getObjectMapper").invoke(client);
        try {
            var answer = method.invoke(api, new Object[method.getParameterCount()]);
            return ((com.fasterxml.jackson.databind.ObjectMapper) mapper).writeValueAsString(answer);
        } catch (InvocationTargetException e) {
            throw new AssertionError(operation + ": " + e.getCause(), e);
        }
    }

    private static String camel(String words) {
        return Arrays.stream(words.split("[ -]+"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** An instant is the same without zeros at its end. */
    private static JsonNode settled(String answer) {
        return withoutEmpty(JSON.readTree(answer.replaceAll("(:\\d\\d\\.\\d*?)0+Z\"", "$1Z\"")));
    }

    /** A field that is null, or has no elements, is the same as none. */
    private static JsonNode withoutEmpty(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(one -> one.isNull() || one.isArray() && one.isEmpty());
            object.forEach(GeneratedClientIT::withoutEmpty);
        } else if (node instanceof ArrayNode array) {
            array.forEach(GeneratedClientIT::withoutEmpty);
        }
        return node;
    }
}
