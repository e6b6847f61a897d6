package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseledger.bench.CheckFailed;

/** The files in {@code deploy}, filled in as an operator does with envsubst. */
final class Template {
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    private Template() {}

    /** Writes the file of this name to a folder; {@link CheckFailed} if a value is missing. */
    static Path fill(Path deploy, String name, Map<String, String> values, Path folder) throws IOException {
        var filled = NAME.matcher(Files.readString(deploy.resolve(name)))
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
        return Files.writeString(folder.resolve(name), filled);
    }

    private static String value(String name, Map<String, String> values) {
        var value = values.get(name);
        if (value == null) {
            throw new CheckFailed("nothing to fill in for " + name);
        }
        return value;
    }
}
