package org.caseledger.procedure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The procedures that an office can choose from: the built-in ones and its own, each alone or with the limits of the
 * law added ({@code P9+law}). {@code P9@4711} is what a change of a parameter has made of P9.
 */
public class Procedures {
    private static final List<String> BUILT_IN = List.of("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");
    private static final String LAW = "law.yaml";

    private final TreeMap<String, Procedure> byId;
    private final Overlay law;
    private final Map<String, Procedure> underTheLaw = new HashMap<>();

    private Procedures(Map<String, Procedure> byId, Overlay law) {
        this.byId = new TreeMap<>(byId);
        this.law = law;
        byId.values().forEach(procedure -> layLawOver(procedure));
    }

    /** Procedures that begin as others are. */
    Procedures(Procedures as) {
        this(as.byId, as.law);
    }

    /** The procedures as they are now, which change no more. */
    Procedures now() {
        return this;
    }

    /** The id of the file of a procedure. */
    public static String idInFile(String id) {
        return id.split("[@+]")[0];
    }

    private void layLawOver(Procedure procedure) {
        try {
            var both = law.over(procedure);
            underTheLaw.put(both.id(), both);
        } catch (InvalidValue mistake) {
            throw new OfficeFileException(LAW + " + " + procedure.id(), 0, mistake.field, mistake, mistake);
        }
    }

    /** P9 of the market supervision bureau, and P1 to P8 of units and companies. */
    public static Procedures builtIn() {
        Map<String, Procedure> byId = new HashMap<>();
        for (String id : BUILT_IN) {
            byId.put(id, builtIn(id + ".yaml", Procedure.class));
        }
        return new Procedures(byId, builtIn(LAW, Overlay.class));
    }

    private static <T> T builtIn(String name, Class<T> as) {
        String file = "/procedures/" + name;
        try (InputStream yaml = Procedures.class.getResourceAsStream(file)) {
            return new OfficeFileReader(file).read(yaml, as);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * These and the procedures in a directory's YAML files; a file replaces the procedure with the same id, and
     * {@code law.yaml} replaces the limits of the law.
     *
     * @throws OfficeFileException for a mistake in a file, and for two files with the same id
     */
    public Procedures with(Path directory) {
        Map<String, Procedure> all = new HashMap<>(now().byId);
        Overlay ownLaw = now().law;
        Map<String, Path> fileOf = new HashMap<>();
        for (Path file : OfficeFiles.yamlIn(directory)) {
            if (file.endsWith(LAW)) {
                ownLaw = read(file, Overlay.class);
                continue;
            }
            Procedure procedure = read(file, Procedure.class);
            Path other = fileOf.put(procedure.id(), file);
            if (other != null) {
                throw new OfficeFileException(
                        file.toString(),
                        0,
                        "id",
                        Text.format("%s 已在 %s 中使用", "%s is already the id of %s", procedure.id(), other),
                        null);
            }
            all.put(procedure.id(), procedure);
        }
        return new Procedures(all, ownLaw);
    }

    /**
     * These and one more, which replaces the one with the same id.
     *
     * @throws OfficeFileException if the limits of the law cannot be added to it
     */
    public Procedures with(Procedure one) {
        Map<String, Procedure> all = new HashMap<>(now().byId);
        all.put(one.id(), one);
        return new Procedures(all, now().law);
    }

    /**
     * These, with other limits of the law.
     *
     * @throws OfficeFileException if they cannot be added to a procedure
     */
    public Procedures with(Overlay limitsOfTheLaw) {
        return new Procedures(now().byId, limitsOfTheLaw);
    }

    private static <T> T read(Path file, Class<T> as) {
        return new OfficeFileReader(file.toString()).read(new ByteArrayInputStream(OfficeFiles.bytes(file)), as);
    }

    /** The procedure with that id; throws {@link LabelledException} that lists the existing ones. */
    public Procedure get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The procedure with that id; a case may still refer to it when its file no longer exists. */
    public Optional<Procedure> find(String id) {
        var now = now();
        return Optional.ofNullable(now.byId.getOrDefault(id, now.underTheLaw.get(id)));
    }

    /** What the procedure with that id asks besides its limits; null where it is gone. */
    public @Nullable Gates gates(String id) {
        return find(id).map(Procedure::gates).orElse(null);
    }

    /**
     * The procedure for new cases: the one with that id, with the limits of the law if {@code setting} is {@code on},
     * or {@code auto} and the procedure's file says so; throws {@link LabelledException} for anything unknown.
     */
    public Procedure choose(String id, String setting) {
        Procedure chosen = get(id);
        boolean bound =
                switch (setting) {
                    case "auto" -> chosen.law();
                    case "on", "true" -> true;
                    case "off", "false" -> false;
                    default ->
                        throw new LabelledException(Text.format(
                                "caseledger.law 为 %s，应为 auto、on 或 off",
                                "caseledger.law is %s; it must be auto, on or off", setting));
                };
        return bound && now().byId.containsKey(id) ? get(id + "+" + law.id()) : chosen;
    }

    /** What the procedure of a file has become by the last change of a parameter. */
    public String latest(String idInFile) {
        return now().byId.keySet().stream()
                .filter(id -> id.startsWith(idInFile + "@"))
                .max(Comparator.comparingLong(id -> Long.parseLong(id.split("@")[1])))
                .orElse(idInFile);
    }

    /** The rules of the law, which apply in addition to those of a procedure. */
    public List<DeadlineRule> ofTheLaw() {
        return now().law.rules();
    }

    private LabelledException unknown(String id) {
        String known = String.join(", ", now().byId.keySet());
        return new LabelledException(
                Text.format("没有程序 %s，现有：%s", "there is no procedure %s; there are: %s", id, known));
    }

    /** As cases name them: each alone, and with the limits of the law. */
    public List<Procedure> allVariants() {
        var now = now();
        return Stream.concat(now.byId.values().stream(), now.underTheLaw.values().stream())
                .toList();
    }

    /** From when on a factor of article 17 of Order 121 is shown as seen (O121-17). */
    public List<SignMeasure> signs() {
        return now().law.signs();
    }

    /**
     * The contents of all procedures and the limits of the law: one value for each name, such as
     * {@code P9.rules.reply.limit.amount}.
     */
    public SortedMap<String, String> contents() {
        var contents = new TreeMap<>(Contents.of(law.id(), law));
        byId.forEach((id, procedure) -> contents.putAll(Contents.of(id, procedure)));
        return contents;
    }

    /** All of them by id, without the limits of the law. */
    public Collection<Procedure> all() {
        return List.copyOf(now().byId.values());
    }
}
