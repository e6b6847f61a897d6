package org.caseledger.command.complaint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of commands in {@code docs/http.md}, which says independently of the code who may give which
 * command when, and where it leads; {@code leadsTo} is empty where the state stays.
 */
record CommandTable(
        String word,
        Set<Role> roles,
        Set<ComplaintState> states,
        Set<ComplaintState> inquiryStates,
        Set<ComplaintKind> kinds,
        Set<ComplaintState> leadsTo,
        Set<ComplaintState> leadsFrom) {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| (.+?) \\| (.+?) \\| (.+?) \\| ?(.*?) ?\\|");
    private static final Pattern GROUP = Pattern.compile("\\*(Open|closed)\\* means ([A-Z, or]+)");
    private static final Pattern STATES =
            Pattern.compile("(.+?)(?:; only ([A-Z, ]+))?(?:; an INQUIRY also ([A-Z, ]+))?");

    /** The rows by the commands’ names in addresses, in their order. */
    static Map<String, CommandTable> read() {
        var lines = lines();
        var groups = new LinkedHashMap<String, Set<ComplaintState>>();
        lines.forEach(line -> GROUP.matcher(line)
                .results()
                .forEach(m ->
                        groups.put(m.group(1).toLowerCase(), named(m.group(2).replace(" or ", ", "), Map.of()))));
        var rows = new LinkedHashMap<String, CommandTable>();
        for (var line : lines) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row(row.group(2), row.group(3), row.group(4), row.group(5), groups));
            }
        }
        return rows;
    }

    private static CommandTable row(
            String word, String roles, String when, String leadsTo, Map<String, Set<ComplaintState>> groups) {
        var parts = STATES.matcher(when);
        if (!parts.matches()) {
            throw new IllegalArgumentException(when);
        }
        var to = leadsTo.split(" from ");
        return new CommandTable(
                word,
                names(roles).map(Role::valueOf).collect(Collectors.toSet()),
                named(parts.group(1), groups),
                named(parts.group(3), groups),
                parts.group(2) == null
                        ? EnumSet.allOf(ComplaintKind.class)
                        : names(parts.group(2)).map(ComplaintKind::valueOf).collect(Collectors.toSet()),
                leadsTo.isEmpty() ? Set.of() : named(to[0].replace(" or ", ", "), groups),
                to.length == 1 ? EnumSet.allOf(ComplaintState.class) : named(to[1], groups));
    }

    private static Set<ComplaintState> named(@Nullable String text, Map<String, Set<ComplaintState>> groups) {
        var states = EnumSet.noneOf(ComplaintState.class);
        if (text == null || text.equals("begins a case")) {
            return states;
        } else if (text.equals("any")) {
            return EnumSet.allOf(ComplaintState.class);
        } else if (text.startsWith("not ")) {
            return EnumSet.complementOf(EnumSet.of(ComplaintState.valueOf(text.substring("not ".length()))));
        }
        names(text)
                .map(name -> groups.getOrDefault(name, Set.of()).isEmpty()
                        ? Set.of(ComplaintState.valueOf(name))
                        : groups.get(name))
                .forEach(states::addAll);
        return states;
    }

    private static java.util.stream.Stream<String> names(String list) {
        return Arrays.stream(list.strip().split(", "));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("../docs/http.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether such a move is drawn for this command. */
    boolean moves(ComplaintState from, ComplaintState to) {
        return leadsFrom.contains(from) && !leadsTo.isEmpty() ? leadsTo.contains(to) : from == to;
    }
}
