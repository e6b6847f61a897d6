package org.caseledger.api.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.OfficeFileReader;
import org.junit.jupiter.api.io.TempDir;

/** Small tables and what mappings make of them. */
abstract class MappedTables {
    static final LocalDateTime NOW = LocalDateTime.parse("2024-06-03T12:00");
    static final String HEAD = """
            name: ours
            source: 旧系统
            """;
    static final String PLAIN = HEAD + """
                    kind: COMPLAINT
                    channel: LETTER
                    """;

    @TempDir
    Path directory;

    MappedRow one(String mapping, String columns, String... rows) throws IOException {
        var mapped = all(mapping, columns, rows);
        assertThat(mapped).singleElement().isInstanceOf(MappedRow.class);
        return (MappedRow) mapped.get(0);
    }

    Reject rejected(String mapping, String columns, String row, String column, String why) throws IOException {
        var mapped = all(mapping, columns, row);
        assertThat(mapped).singleElement().isInstanceOf(Reject.class);
        var reject = (Reject) mapped.get(0);
        assertThat(reject.row()).isEqualTo(2);
        assertThat(reject.column()).isEqualTo(column);
        assertThat(reject.en()).contains(why);
        return reject;
    }

    List<Mapped> all(String mapping, String columns, String... rows) throws IOException {
        var file = directory.resolve("table.csv");
        Files.writeString(file, columns + "\n" + String.join("\n", rows) + "\n");
        var read = mapping(mapping);
        var table = Rows.open(file, read.file());
        var mapped = new ArrayList<Mapped>();
        CaseRows.forEach(table, read.over(table, NOW), mapped::add);
        return mapped;
    }

    static AdoptHistory adopted(MappedRow row, String mapping) {
        return Adoption.of(row, mapping(mapping), UnitId::new);
    }

    static Mapping mapping(String yaml) {
        return OfficeFileReader.ofSingleOrList("ours.yaml")
                .read(new ByteArrayInputStream(yaml.getBytes(UTF_8)), Mapping.class);
    }
}
