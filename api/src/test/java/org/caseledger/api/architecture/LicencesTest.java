package org.caseledger.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of the program (CycloneDX, as the build writes it) and their licences: each is open source and lets the
 * program have its own, and docs/licences.md names all of them. After a change of the dependencies copy
 * target/licences.md there.
 */
class LicencesTest {
    private static final String PARTS = "/META-INF/sbom/application.cdx.json";

    /** By its SPDX identifier, or as the part names it where it has none. */
    private static final Pattern ALLOWED =
            Pattern.compile("Apache-2.0|MIT|MIT-0|BSD-2-Clause|BSD-3-Clause|0BSD|CC0-1.0|EPL-1.0|EPL-2.0"
                    + "|LGPL-2.1-only|LGPL-2.1-or-later|PostgreSQL|EDL-1.0"
                    + "|GPL-2.0-with-classpath-exception|Public Domain"
                    + "|Bouncy Castle Licence|BSD.*|The Apache.*|Apache.*|EPL.*|Eclipse.*|CC0");

    @Test
    void everyPartHasALicenceThatIsAllowed_andIsNamedInTheList() throws IOException {
        var parts = parts();
        var licences = new TreeMap<String, String>();
        for (var part : parts.path("components")) {
            var group = part.path("group").asString("");
            if (!group.equals("org.caseledger")) {
                var name = group + ":" + part.path("name").asString();
                var of = licences(part);
                assertThat(of.split(" or "))
                        .as("%s: %s", name, of)
                        .anyMatch(one -> ALLOWED.matcher(one).matches());
                // One for each kind of machine, all alike.
                licences.put(name.replaceFirst("(binaries)-.*", "$1"), of);
            }
        }
        assertThat(licences).hasSizeGreaterThan(60);
        var table = licences.entrySet().stream()
                .map(e -> "| `" + e.getKey() + "` | " + e.getValue() + " |\n")
                .collect(Collectors.joining());
        Files.writeString(Path.of("target/licences.md"), table);
        assertThat(Files.readString(Path.of("../docs/licences.md"))).contains(table);
    }

    @Test
    void thePartsNameNoHostAndNoFolderOfTheBuild() throws IOException {
        var text = parts().toString();
        assertThat(text).doesNotContain(System.getProperty("user.home"));
        assertThat(Pattern.compile("https?://(?:localhost|127\\.|10\\.|192\\.168\\.)")
                        .matcher(text)
                        .find())
                .isFalse();
    }

    private static JsonNode parts() throws IOException {
        try (var file = LicencesTest.class.getResourceAsStream(PARTS)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, PARTS));
        }
    }

    private static String licences(JsonNode part) {
        return StreamSupport.stream(part.path("licenses").spliterator(), false)
                .map(one -> {
                    var licence = one.path("license");
                    return licence.path("id")
                            .asString(licence.path("name")
                                    .asString(one.path("expression").asString("")));
                })
                .collect(Collectors.joining(" or "));
    }
}
