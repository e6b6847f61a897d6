package org.caseledger.api.migration;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.importing.Rows;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;

/** A mapping to go on from, for a file that none of the included ones fits. */
final class MappingDraft {
    private static final String DRAFT = """
            name: ours
            source: 原系统名称
            kind: COMPLAINT
            channel: TRANSFER
            time-formats: ["yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyy/M/d"]
            fields:
              sourceId: %s
              receivedAt: %s
            # columns 列: %s
            """;

    private MappingDraft() {}

    /** The text of the included mapping of this name, or else this text, or a draft. */
    static String textOf(@Nullable String mapping, byte[] file) {
        if (mapping == null || mapping.isBlank()) {
            return of(columns(file));
        }
        return Mappings.NAMES.contains(mapping) ? Mappings.text(mapping) : mapping;
    }

    private static String of(List<String> columns) {
        return DRAFT.formatted(
                EventCodec.write(columns.get(0)),
                EventCodec.write(columns.get(Math.min(1, columns.size() - 1))),
                columns.stream().map(MappingDraft::inLine).collect(Collectors.joining(", ")));
    }

    private static String inLine(String column) {
        return column.replaceAll("\\s+", " ");
    }

    /** Where they cannot be read yet, a mapping says how the file is written. */
    private static List<String> columns(byte[] file) {
        try {
            return Rows.openHistory(
                            file, Mappings.read(Mappings.text("car-complaints")).file())
                    .columns();
        } catch (LabelledException unreadable) {
            return List.of("编号", "收件时间");
        }
    }
}
