package org.caseledger.procedure;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that apply in addition to any procedure: the limits of the law, its other requirements, and from when on a
 * factor of article 17 of Order 121 is shown as seen (none: all are left to a person).
 */
public record Overlay(
        String id,
        String version,
        String nameZh,
        String nameEn,
        List<DeadlineRule> rules,
        @Nullable List<LegalRequirement> requirements,
        @Nullable List<SignMeasure> signs) {
    public Overlay {
        InvalidValue.ifMissing("id", id);
        InvalidValue.ifMissing("version", version);
        InvalidValue.ifMissing("nameZh", nameZh);
        InvalidValue.ifMissing("nameEn", nameEn);
        InvalidValue.ifMissing("rules", rules);
        rules = List.copyOf(rules);
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
        signs = signs == null ? List.of() : List.copyOf(signs);
        DeadlineRule.refuseRepeatedIds(rules);
        InvalidValue.ifRepeated("signs", signs.stream().map(SignMeasure::sign).toList());
    }

    /** The contents of a YAML file; throws {@link OfficeFileException} for any mistake in it. */
    public static Overlay read(String fileName, InputStream yaml) {
        return new OfficeFileReader(fileName).read(yaml, Overlay.class);
    }

    /**
     * The procedure with these rules added: {@code P9} and {@code law} make {@code P9+law}, whose version names both;
     * throws {@link InvalidValue} if both have a rule with the same id.
     */
    public Procedure over(Procedure below) {
        var all = new ArrayList<>(below.rules());
        all.addAll(rules);
        return new Procedure(
                below.id() + "+" + id,
                below.version() + "+" + version,
                below.nameZh() + "，并依" + nameZh,
                below.nameEn() + ", with the " + nameEn,
                below.officeCode(),
                below.gates().under(requirements),
                all,
                below.intake(),
                below.responses(),
                below.law(),
                below.duty());
    }
}
