package org.caseledger.procedure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import lombok.Getter;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.procedure.ApprovedParameters.Approved;
import org.caseledger.text.LabelledException;

/**
 * The procedures of the files, and those that changes of parameters have made of them: each change is a procedure of
 * its own, {@code P9@4711}, from the position of its consent on. So a case keeps what it was received under, and a fold
 * finds the same whenever and wherever it runs.
 */
@Slf4j
public final class AmendedProcedures extends Procedures {
    @Getter
    private final Procedures files;

    private final ApprovedParameters approved;
    private volatile Read read;

    private record Read(List<Approved> of, Procedures all) {}

    public AmendedProcedures(Procedures files, ApprovedParameters approved) {
        super(files);
        this.files = files;
        this.approved = approved;
        this.read = new Read(List.of(), files);
    }

    @Override
    Procedures now() {
        var of = approved.all();
        var last = read;
        if (last.of() != of) {
            last = new Read(of, amended(of));
            read = last;
        }
        return last.all();
    }

    private Procedures amended(List<Approved> changes) {
        var all = files;
        for (var change : changes) {
            all = amended(all, change);
        }
        return all;
    }

    // A file that has no such rule any more, or does not allow the value, is not undone by it.
    private static Procedures amended(Procedures all, Approved change) {
        var named = all.all().stream()
                .map(procedure -> idInFile(procedure.id()))
                .filter(id -> change.name().startsWith(id + "."))
                .max(Comparator.comparing(String::length));
        if (named.isEmpty()) {
            return all;
        }
        var inFile = named.get();
        var before = all.get(all.latest(inFile));
        try {
            var after = Parameters.find(Parameters.of(before), change.name())
                    .map(parameter -> Parameters.changed(
                            before,
                            parameter,
                            change.value(),
                            inFile + "@" + change.position(),
                            versionInFile(before) + "@" + change.position()));
            return all.with(after.orElseGet(() -> same(before, inFile, change.position())));
        } catch (LabelledException e) {
            LOG.warn("{} = {}: {}", change.name(), change.value(), e.getMessage());
            return all.with(same(before, inFile, change.position()));
        }
    }

    /** Cases may have been received by it, so it is there, as the file is. */
    private static Procedure same(Procedure before, String inFile, long position) {
        return before.named(inFile + "@" + position, versionInFile(before) + "@" + position);
    }

    private static String versionInFile(Procedure procedure) {
        return procedure.version().split("@")[0];
    }

    /** A case of another node may name one that was made since this node has looked. */
    @Override
    public Optional<Procedure> find(String id) {
        var found = super.find(id);
        if (found.isEmpty() && id.contains("@")) {
            approved.refresh();
            found = super.find(id);
        }
        return found;
    }

    /** The contents of the files; recorded amendments are events of their own. */
    @Override
    public SortedMap<String, String> contents() {
        return files.contents();
    }

    /** Reads what was recorded since. */
    public void refresh() {
        approved.refresh();
    }
}
