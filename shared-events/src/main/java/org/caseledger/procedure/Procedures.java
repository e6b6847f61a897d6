package org.caseledger.procedure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The procedures that an office can choose from: the built-in ones and its own. */
public final class Procedures {

    private static final List<String> BUILT_IN =
            List.of("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");

    private final TreeMap<String, Procedure> byId;

    private Procedures(Map<String, Procedure> byId) {
        this.byId = new TreeMap<>(byId);
    }

    /** P9, the market supervision bureau's, and P1 to P8, of units and companies. */
    public static Procedures builtIn() {
        Map<String, Procedure> byId = new HashMap<>();
        for (String id : BUILT_IN) {
            String file = "/procedures/" + id + ".yaml";
            try (InputStream yaml = Procedures.class.getResourceAsStream(file)) {
                byId.put(id, Procedure.read(file, yaml));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Procedures(byId);
    }

    /**
     * These and the ones of a directory's YAML files; a file replaces the procedure of the same id.
     *
     * @throws OfficeFileException for a mistake in a file, and for two files with one id
     */
    public Procedures with(Path directory) {
        Map<String, Procedure> all = new HashMap<>(byId);
        Map<String, Path> fileOf = new HashMap<>();
        for (Path file : OfficeFiles.yamlIn(directory)) {
            Procedure procedure =
                    Procedure.read(
                            file.toString(), new ByteArrayInputStream(OfficeFiles.bytes(file)));
            Path other = fileOf.put(procedure.id(), file);
            if (other != null) {
                throw new OfficeFileException(
                        file.toString(),
                        0,
                        "id",
                        procedure.id() + " 已在 " + other + " 中使用",
                        procedure.id() + " is already the id of " + other,
                        null);
            }
            all.put(procedure.id(), procedure);
        }
        return new Procedures(all);
    }

    /**
     * The procedure of that id; throws {@link IllegalArgumentException} naming the ones there are.
     */
    public Procedure get(String id) {
        Procedure procedure = byId.get(id);
        if (procedure == null) {
            String known = String.join(", ", byId.keySet());
            throw new IllegalArgumentException(
                    "没有程序 %s，现有：%s / there is no procedure %s; there are: %s"
                            .formatted(id, known, id, known));
        }
        return procedure;
    }

    /** All of them, by id. */
    public Collection<Procedure> all() {
        return List.copyOf(byId.values());
    }
}
