package org.caseledger.procedure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/** 保管期限表: for each case the first rule that is for it; the last ones are for every case. */
public record RetentionSchedule(List<RetentionRule> classes) {
    private static final String BUILT_IN = "/org/caseledger/procedure/retention.yaml";

    public RetentionSchedule {
        classes = List.copyOf(classes);
        for (var kind : ComplaintKind.values()) {
            if (first(classes, kind, null) == null) {
                throw new InvalidValue(
                        "classes",
                        kind.text().zh() + "没有保管期限",
                        "no period is for every case of kind “%s”"
                                .formatted(kind.text().en()));
            }
        }
        if (classes.stream().map(RetentionRule::id).distinct().count() < classes.size()) {
            throw new InvalidValue("classes", "id 重复", "an id is used twice");
        }
    }

    /** Those that come with the program. */
    public static RetentionSchedule builtIn() {
        try (InputStream yaml = RetentionSchedule.class.getResourceAsStream(BUILT_IN)) {
            return new OfficeFileReader(BUILT_IN).read(yaml, RetentionSchedule.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Those of an office's own file, where it has one.
     *
     * @throws OfficeFileException for a mistake in it
     */
    public static RetentionSchedule of(Path file) {
        return Files.exists(file)
                ? new OfficeFileReader(file.toString())
                        .read(new ByteArrayInputStream(OfficeFiles.bytes(file)), RetentionSchedule.class)
                : builtIn();
    }

    /** That of a case. */
    public RetentionRule of(ComplaintKind kind, @Nullable Severity severity) {
        var rule = first(classes, kind, severity);
        if (rule == null) {
            throw new IllegalStateException("Every kind has a rule: " + kind);
        }
        return rule;
    }

    private static @Nullable RetentionRule first(
            List<RetentionRule> classes, ComplaintKind kind, @Nullable Severity severity) {
        return classes.stream().filter(c -> c.isFor(kind, severity)).findFirst().orElse(null);
    }
}
