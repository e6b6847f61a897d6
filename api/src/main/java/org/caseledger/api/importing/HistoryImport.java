package org.caseledger.api.importing;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.caseledger.api.people.Units;
import org.caseledger.command.Rejection;
import org.caseledger.command.Request;
import org.caseledger.command.SomebodyActedFirst;
import org.caseledger.command.Unit;
import org.caseledger.command.axon.CommandGate;
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
    private static final int AT_ONCE = 200;

    private final CommandGate gate;
    private final EventLog log;
    private final CaseFiles files;
    private final Vault vault;
    private final Units units;

    HistoryImport(CommandGate gate, EventLog log, CaseFiles files, Vault vault, Units units) {
        this.gate = gate;
        this.log = log;
        this.files = files;
        this.vault = vault;
        this.units = units;
    }

    /**
     * Takes every row that can be taken; hands each that cannot to {@code rejects}, and the summary
     * so far to {@code progress}.
     */
    public ImportSummary run(
            Rows rows,
            Mapping mapping,
            LocalDateTime now,
            Consumer<Reject> rejects,
            Consumer<ImportSummary> progress) {
        var run = new Run(mapping, rejects, progress);
        var mapper = mapping.over(rows, now);
        rows.forEach(line -> run.add(mapper.map(line)));
        run.takeWaiting();
        return run.summary;
    }

    private final class Run {

        private final Mapping mapping;
        private final Consumer<Reject> rejects;
        private final Consumer<ImportSummary> progress;
        private final List<MappedRow> waiting = new ArrayList<>();
        private final Map<String, UnitId> unitsByName = new HashMap<>();
        private ImportSummary summary = ImportSummary.NOTHING;

        Run(Mapping mapping, Consumer<Reject> rejects, Consumer<ImportSummary> progress) {
            this.mapping = mapping;
            this.rejects = rejects;
            this.progress = progress;
            units.list().forEach(unit -> unitsByName.put(unit.name(), unit.id()));
        }

        void add(Mapped mapped) {
            if (mapped instanceof Reject reject) {
                reject(reject);
            } else if (mapped instanceof MappedRow row) {
                waiting.add(row);
                if (waiting.size() == AT_ONCE) {
                    takeWaiting();
                }
            }
        }

        void takeWaiting() {
            var ids = waiting.stream().map(this::caseId).toList();
            var there = log.existing(ids.stream().map(CaseId::value).toList());
            vault.prepare(ids.stream().filter(id -> !there.contains(id.value())).toList());
            for (var row : waiting) {
                if (there.add(caseId(row).value())) {
                    take(row);
                } else {
                    summary = summary.withAlreadyThere();
                }
            }
            waiting.clear();
            progress.accept(summary);
        }

        private void take(MappedRow row) {
            var caseId = caseId(row);
            var command = Adoption.of(row, mapping, caseId, unitOf(row));
            try {
                var outcome = gate.give(command, IMPORT, Request.once());
                var file = files.at(caseId, outcome.position()).orElseThrow();
                var reply =
                        file.deadlines().all().stream()
                                .filter(d -> d.clock() == Clock.REPLY)
                                .max(Comparator.comparing(Deadline::number));
                summary = summary.withTaken(reply, row.verdict());
            } catch (SomebodyActedFirst e) {
                // The same table is being imported on another node, which has this case by now.
                summary = summary.withAlreadyThere();
            } catch (Rejection rejection) {
                var refusal = rejection.refusal();
                reject(Reject.record(row.row(), refusal.zh(), refusal.en()));
            }
        }

        private @Nullable UnitId unitOf(MappedRow row) {
            return row.unit() == null ? null : unitsByName.computeIfAbsent(row.unit(), this::open);
        }

        /** A unit that only the source knows gets its name as its code. */
        private UnitId open(String name) {
            var id = new UnitId(name);
            units.save(new Unit(id, name, UnitKind.SECTION));
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
