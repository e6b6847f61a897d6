package org.caseledger.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The mapping files: the program's own by name, an office's by path. */
public final class Mappings {
    /** The mappings that the program brings, as examples of what an office would write. */
    public static final List<String> NAMES =
            List.of("citizen-messages", "car-complaints", "pingshan-events", "incident-log");

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .build();

    private Mappings() {}

    /**
     * A {@link LabelledException} when there is no such mapping, or when it does not hold together.
     */
    public static Mapping find(String nameOrPath) {
        try (InputStream in = open(nameOrPath)) {
            Mapping mapping = YAML.readValue(in, Mapping.class);
            check(mapping);
            return mapping;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new LabelledException(
                    Text.format("映射文件 %s 有误：%s", "the mapping %s is wrong: %s", nameOrPath, why),
                    e);
        }
    }

    private static InputStream open(String nameOrPath) throws IOException {
        if (NAMES.contains(nameOrPath)) {
            InputStream own =
                    Mappings.class.getResourceAsStream("/mappings/" + nameOrPath + ".yaml");
            if (own != null) {
                return own;
            }
        }
        if (!Files.isRegularFile(Path.of(nameOrPath))) {
            throw new LabelledException(
                    Text.format(
                            "没有映射 %s；可用：%s，或 YAML 文件的路径",
                            "no mapping %s; there are: %s, or the path of a YAML file",
                            nameOrPath,
                            Text.list(NAMES)));
        }
        return Files.newInputStream(Path.of(nameOrPath));
    }

    /** Every word is looked up now, so that no row can meet one that is none. */
    private static void check(Mapping mapping) {
        mapping.kind().words().forEach(ComplaintKind::valueOf);
        mapping.channel().words().forEach(Channel::named);
        words(mapping.verdict()).forEach(SourceVerdict::valueOf);
        words(mapping.state()).forEach(ComplaintState::valueOf);
        mapping.timeFormats().forEach(SourceTimes::form);
    }

    private static Stream<String> words(@Nullable Choice choice) {
        return choice == null ? Stream.empty() : choice.words();
    }
}
