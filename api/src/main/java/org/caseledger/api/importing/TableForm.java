package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.caseledger.procedure.InvalidValue;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * How the file of a table is written, as far as that is not found in the file itself.
 *
 * @param encoding of a CSV file; null: found by its bytes
 * @param delimiter between the cells of a CSV file
 * @param headerRow the row with the names of the columns, from 1; what is above it is left out
 * @param sheet of an XLSX file, by name or by number from 1; null: the first
 * @param zone in which the file has times that do not say their offset
 * @param locale in which it has names of months and days
 */
public record TableForm(
        @Nullable Charset encoding,
        char delimiter,
        int headerRow,
        @Nullable String sheet,
        ZoneId zone,
        Locale locale) {
    /** Where nothing is said of it. */
    static final TableForm FOUND = TableForm.of(null, null, null, null, null, null);

    @JsonCreator
    static TableForm of(
            @JsonProperty("encoding") @Nullable String encoding,
            @JsonProperty("delimiter") @Nullable String delimiter,
            @JsonProperty("header-row") @Nullable Integer headerRow,
            @JsonProperty("sheet") @Nullable String sheet,
            @JsonProperty("zone") @Nullable String zone,
            @JsonProperty("locale") @Nullable String locale) {
        return new TableForm(
                encoding == null ? null : charset(encoding),
                delimiter == null ? ',' : delimiter(delimiter),
                headerRow == null ? 1 : headerRow(headerRow),
                sheet,
                zone == null ? WorkCalendar.ZONE : zone(zone),
                locale == null ? Locale.ROOT : locale(locale));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(
                    "encoding",
                    "没有字符集“%s”，如 UTF-8、GB18030、UTF-16LE".formatted(name),
                    "there is no encoding '%s'; for example UTF-8, GB18030, UTF-16LE".formatted(name));
        }
    }

    private static char delimiter(String text) {
        if (text.length() != 1 || text.equals("\"") || text.isBlank() && !text.equals("\t")) {
            throw new InvalidValue(
                    "delimiter",
                    "应为一个字符，如 \";\" 或 \"\\t\"（制表符）",
                    "must be one character, such as \";\" or \"\\t\" (a tab)");
        }
        return text.charAt(0);
    }

    private static int headerRow(int row) {
        if (row < 1 || row > 1000) {
            throw new InvalidValue("header-row", "应为 1 至 1000", "must be 1 to 1000");
        }
        return row;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidValue(
                    "zone",
                    "没有时区“%s”，如 Asia/Shanghai、UTC、+08:00".formatted(name),
                    "there is no time zone '%s'; for example Asia/Shanghai, UTC, +08:00".formatted(name));
        }
    }

    private static Locale locale(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage())) {
            throw new InvalidValue(
                    "locale",
                    "没有语言“%s”，如 zh-CN、en-US".formatted(tag),
                    "there is no language '%s'; for example zh-CN, en-US".formatted(tag));
        }
        return locale;
    }
}
