package org.caseledger.api.security;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** So many within a period; written as {@code 60/1m} in the settings. */
public record Rate(long most, Duration within) {
    /** Reads what a setting says; throws {@link IllegalArgumentException} for anything else. */
    public static Rate of(String setting) {
        var parts = setting.split("/", 2);
        var within = DurationStyle.detectAndParse(parts[parts.length - 1].strip());
        return new Rate(Long.parseLong(parts[0].strip()), within);
    }

    /** So many times as much in the same period. */
    public Rate times(int factor) {
        return new Rate(most * factor, within);
    }
}
