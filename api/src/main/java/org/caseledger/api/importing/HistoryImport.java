package org.caseledger.api.importing;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.api.security.Units;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.command.gate.Unit;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings another system's cases in, one command for each. A case's identity follows from its source
 * and its number there, so that an import that is run again, or was interrupted, adds what is
 * missing and nothing twice.
 */
@Component
public class HistoryImport {

    private static final Actor IMPORT = new Actor("import", "数据迁移", Role.ADMIN, null);
    private static final Cause IMPORTED = new Cause(IMPORT, "迁移历史投诉件");
    private static final int ROWS_AT_ONCE = 200;

    /** So that the appends of several cases are committed together. */
    private static final int CASES_AT_A_TIME = 8;

    private final CommandGate gate;
    private final EventLog log;
    private final CaseFiles files;
    private final Vault vault;
    private final Units units;
    private final UnitRegister register;
    private final java.time.Clock clock;

    HistoryImport(
            CommandGate gate,
            EventLog log,
            CaseFiles files,
            Vault vault,
            Units units,
            UnitRegister register,
            java.time.Clock clock) {
        this.gate = gate;
        this.log = log;
        this.files = files;
        this.vault = vault;
        this.units = units;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Takes every case that can be taken, several cases at a time; hands each that cannot to {@code
     * rejects}, in the order of the rows, and the summary so far to {@code progress}.
     */
    public ImportSummary run(
            Rows rows,
            Mapping mapping,
            LocalDateTime now,
            Consumer<Reject> rejects,
            Consumer<ImportSummary> progress) {
        var workers = Executors.newFixedThreadPool(CASES_AT_A_TIME);
        try {
            var run = new Run(mapping, workers, rejects, progress);
            CaseRows.forEach(rows, mapping.over(rows, now), run::add);
            run.takeWaiting();
            return run.summary;
        } finally {
            workers.shutdownNow();
        }
    }

    private final class Run {

        private final Mapping mapping;
        private final ExecutorService workers;
        private final Consumer<Reject> rejects;
        private final Consumer<ImportSummary> progress;
        private final List<Mapped> waiting = new ArrayList<>();
        private final Map<String, UnitId> unitsByName = new HashMap<>();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        private ImportSummary summary = ImportSummary.NOTHING;

        Run(
                Mapping mapping,
                ExecutorService workers,
                Consumer<Reject> rejects,
                Consumer<ImportSummary> progress) {
            this.mapping = mapping;
            this.workers = workers;
            this.rejects = rejects;
            this.progress = progress;
            units.list().forEach(unit -> unitsByName.put(unit.name(), unit.id()));
            units.list().forEach(unit -> unitsByName.putIfAbsent(unit.id().value(), unit.id()));
        }

        void add(Mapped mapped) {
            waiting.add(mapped);
            if (waiting.size() == ROWS_AT_ONCE) {
                takeWaiting();
            }
        }

        void takeWaiting() {
            var ids =
                    waiting.stream()
                            .filter(MappedRow.class::isInstance)
                            .map(row -> caseId((MappedRow) row))
                            .toList();
            var there = log.existing(ids.stream().map(CaseId::value).toList());
            vault.prepare(ids.stream().filter(id -> !there.contains(id.value())).toList());
            tell(waiting.stream().map(mapped -> work(mapped, there)).toList());
            waiting.clear();
            progress.accept(summary);
        }

        /** What is to be done for a row by a worker, and what is to be told of it afterwards. */
        private Callable<Runnable> work(Mapped mapped, Set<UUID> there) {
            if (mapped instanceof MappedRow row) {
                if (!there.add(caseId(row).value())) {
                    return () -> this::countAlreadyThere;
                }
                var command = Adoption.of(row, mapping, caseId(row), this::unit);
                // A row that is refused for its times adds no unit.
                if (command.isInOrderAt(clock.instant())) {
                    addNewUnits(row);
                }
                return () -> take(row, command);
            } else if (mapped instanceof Reject reject) {
                return () -> () -> reject(reject);
            }
            return () -> () -> summary = summary.withLeftOut();
        }

        private Runnable take(MappedRow row, AdoptHistory command) {
            var before = failure.get();
            if (before != null) {
                throw before; // told whichever row's worker is asked first
            }
            try {
                var outcome = gate.give(command, IMPORT, Request.once());
                var reply = reply(command.caseId(), outcome.position());
                return () -> summary = summary.withTaken(reply, row.verdict());
            } catch (SomebodyActedFirst e) {
                // The same table is being imported on another node, which has this case by now.
                return this::countAlreadyThere;
            } catch (Rejection rejection) {
                var refusal = rejection.refusal();
                return () -> reject(Reject.record(row.row(), refusal.text()));
            } catch (RuntimeException e) {
                failure.set(e);
                throw e;
            }
        }

        private Optional<Deadline> reply(CaseId caseId, long position) {
            return files.at(caseId, position).orElseThrow().deadlines().all().stream()
                    .filter(d -> d.clock() == Clock.REPLY)
                    .max(Comparator.comparing(Deadline::number));
        }

        /** Has the work done and tells of it in the order of the rows, up to the first failure. */
        private void tell(List<Callable<Runnable>> work) {
            try {
                for (var done : workers.invokeAll(work)) {
                    done.get().run();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void countAlreadyThere() {
            summary = summary.withAlreadyThere();
        }

        /** The unit of this name or code; one that only the source knows has its name as code. */
        private UnitId unit(String name) {
            return unitsByName.getOrDefault(name, new UnitId(name));
        }

        private void addNewUnits(MappedRow row) {
            for (var assigned : row.units()) {
                unitsByName.computeIfAbsent(assigned.unit(), this::addUnit);
            }
        }

        private UnitId addUnit(String name) {
            var id = new UnitId(name);
            register.add(new Unit(id, name, UnitKind.SECTION), IMPORTED);
            return id;
        }

        private void reject(Reject reject) {
            rejects.accept(reject);
            summary = summary.withRejected();
        }

        private CaseId caseId(MappedRow row) {
            return CaseId.named("import/" + mapping.source() + "/" + row.sourceId());
        }
    }
}
