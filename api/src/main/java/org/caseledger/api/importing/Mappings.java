package org.caseledger.api.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caseledger.procedure.OfficeFileException;
import org.caseledger.procedure.OfficeFileReader;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The mapping files: the program's own by name, an office's by path. */
public final class Mappings {
    /** The mappings that the program brings, as examples of what an office would write. */
    public static final List<String> NAMES =
            List.of("citizen-messages", "car-complaints", "pingshan-events", "incident-log");

    private Mappings() {}

    /**
     * A {@link LabelledException} when there is no such mapping, or when it does not hold together: with file, line,
     * field and what would be right.
     */
    public static Mapping find(String nameOrPath) {
        try (InputStream in = open(nameOrPath)) {
            return OfficeFileReader.ofSingleOrList(nameOrPath).read(in, Mapping.class);
        } catch (IOException e) {
            throw new LabelledException(Text.format("读不了映射文件：%s", "cannot read the mapping: %s", nameOrPath), e);
        }
    }

    /** Reads a mapping; an {@link OfficeFileException} names the line of a mistake. */
    public static Mapping read(String yaml) {
        return OfficeFileReader.ofSingleOrList("mapping.yaml")
                .read(new ByteArrayInputStream(yaml.getBytes(UTF_8)), Mapping.class);
    }

    /** The text of one that the program brings. */
    public static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String nameOrPath) throws IOException {
        if (NAMES.contains(nameOrPath)) {
            InputStream own = Mappings.class.getResourceAsStream("/mappings/" + nameOrPath + ".yaml");
            if (own != null) {
                return own;
            }
        }
        if (!Files.isRegularFile(Path.of(nameOrPath))) {
            throw new LabelledException(Text.format(
                    "没有映射 %s；可用：%s，或 YAML 文件的路径",
                    "no mapping %s; there are: %s, or the path of a YAML file", nameOrPath, Text.list(NAMES)));
        }
        return Files.newInputStream(Path.of(nameOrPath));
    }
}
