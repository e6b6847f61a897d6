package org.caseledger.mirror;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;

/**
 * Brings the copy of a log to the district's last checkpoint. Records are on disk before they are compared, compared
 * before the checkpoint is held, and held before anything is cosigned; so a crash anywhere goes on from there. Not
 * thread-safe.
 */
@RequiredArgsConstructor
final class Fetching {
    /** How many events the rows of the office may be behind, if no change of them is known. */
    private static final long OFFICE_EVERY = 1000;

    private final Collection<VerifierKey> keys;
    private final District district;
    private final LogCopy copy;
    private final RowsCopy rows;
    private Optional<District.Office> office = Optional.empty();

    /** The district signed what is not what it signed before. */
    static final class Contradiction extends Exception {
        private static final long serialVersionUID = 1;

        @Getter
        private final transient List<SignedNote> notes;

        Contradiction(String said, List<SignedNote> notes) {
            super(said);
            this.notes = notes;
        }
    }

    /**
     * Up to the checkpoint that is asked for, or else the district's last one. Throws {@link IOException} where the
     * district or the disk fails; it can be repeated.
     */
    void run(Optional<SignedNote> asked) throws IOException, InterruptedException, Contradiction {
        Optional<IOException> trouble = askForOffice();
        SignedNote note = asked.isPresent() ? asked.get() : district.checkpoint();
        Checkpoint checkpoint = checked(note);
        requireNotLess(note, checkpoint);
        for (long goal : copy.goals()) {
            fetch(goal);
            if (!copy.compare()) {
                drop();
                throw contradiction("与此前签署的不同 not as it was signed before, %d", goal, note);
            }
        }
        beginWithSiblings(checkpoint.size());
        fetch(checkpoint.size());
        if (!copy.agrees(checkpoint)) {
            // What was left of an earlier attempt, or is here of another log, may be what is wrong.
            drop();
            fetch(checkpoint.size());
        }
        if (!copy.agrees(checkpoint)) {
            drop();
            throw contradiction("记录与签署的不符 the records are not those signed, %d", checkpoint.size(), note);
        }
        fetchCases(checkpoint.size());
        copy.hold(note);
        rows.forget(copy.destroyed());
        keepOffice();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    private Checkpoint checked(SignedNote note) throws IOException {
        try {
            note.verify(keys);
            var checkpoint = Checkpoint.parse(note.text());
            if (keys.iterator().next().name().equals(checkpoint.origin())) {
                return checkpoint;
            }
            throw new IOException("a checkpoint of another log, " + checkpoint.origin());
        } catch (NoteRejected | IllegalArgumentException e) {
            throw new IOException("a checkpoint that is not the log's: " + e.getMessage(), e);
        }
    }

    private void requireNotLess(SignedNote note, Checkpoint checkpoint) throws Contradiction {
        if (checkpoint.size() < copy.heldSize()) {
            throw contradiction(
                    "少于已抄取的 less than the %d records here".formatted(copy.heldSize()) + ", %d",
                    checkpoint.size(),
                    note);
        }
    }

    private Contradiction contradiction(String said, long size, SignedNote note) {
        return new Contradiction(
                said.formatted(size),
                Stream.concat(copy.held().stream(), Stream.of(note)).toList());
    }

    private void fetch(long size) throws IOException, InterruptedException {
        while (copy.size() < size) {
            long after = copy.size();
            var page = district.records(after, size);
            copy.add(page.events());
            if (rows.upto() == after) {
                keep(page.rows(), copy.size());
            }
        }
    }

    // A log that has begun anew under another name has the events that are here under the one
    // before. They are compared like those that are fetched, by the root over all of them.
    private void beginWithSiblings(long size) throws IOException, InterruptedException {
        if (copy.size() == 0 && size > 0) {
            var first = district.records(0, 1).events().get(0);
            copy.addFromSibling(first, size);
        }
    }

    private void drop() throws IOException {
        copy.dropUncompared();
        if (rows.upto() > copy.size()) {
            rows.add(List.of(), copy.size());
        }
    }

    /** Those that a crash left out; of a district whose master key was replaced, all. */
    private void fetchCases(long end) throws IOException, InterruptedException {
        long from = rows.upto() < copy.keyReplacedAt() ? 0 : rows.upto();
        while (from < end) {
            long upto = Math.min(end, from + SegmentFiles.EVENTS);
            keep(district.cases(from, upto), upto);
            from = upto;
        }
    }

    private void keep(List<CaseRow> fetched, long upto) throws IOException, InterruptedException {
        for (CaseRow row : fetched) {
            if (rows.lacks(row)) {
                rows.keep(row, district.file(row));
            }
        }
        rows.add(fetched, upto);
    }

    // Read before the checkpoint is asked for, so that the log soon covers them. No record waits
    // for
    // them.
    private Optional<IOException> askForOffice() throws InterruptedException {
        boolean due = rows.officeAt() < copy.officeChangedAt()
                || copy.size() - rows.officeAt() >= OFFICE_EVERY
                || rows.officeAt() < 0;
        try {
            if (due && office.isEmpty()) {
                office = Optional.of(district.office());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private void keepOffice() throws IOException {
        if (office.isPresent() && office.get().position() <= copy.heldSize()) {
            rows.keepOffice(office.get().position(), office.get().sealed());
            office = Optional.empty();
        }
    }
}
