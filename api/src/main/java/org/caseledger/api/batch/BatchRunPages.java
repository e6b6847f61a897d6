package org.caseledger.api.batch;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.BatchCommands;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.board.BoardCard;
import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * How far a batch is and what became of each case, for whoever sent it: the page asks for itself again until all is
 * done, without scripts.
 */
@PageController
@RequestMapping(BatchRunPages.PATH)
@RequiredArgsConstructor
class BatchRunPages {
    static final String PATH = "/batch/runs";

    private static final String AGAIN = "2";
    private static final String FILE = "batch-result.csv";

    private final BatchRuns runs;
    private final ChosenCases chosen;
    private final AccessLog accesses;
    private final Clock clock;

    /** What became of a case, which is null where its sender does not see it any more. */
    record Row(@Nullable BoardCard card, BatchResult result) {}

    @GetMapping
    String list(LoggedIn person, Model model) {
        AccessPolicy.mustReadCases(person.actor());
        var all = runs.of(person.getUsername());
        model.addAttribute("runs", all);
        model.addAttribute(
                "words",
                all.stream()
                        .map(BatchRun::command)
                        .distinct()
                        .collect(Collectors.toMap(name -> name, BatchRunPages::word)));
        return "batch/runs";
    }

    @GetMapping("/{id}")
    String read(@PathVariable UUID id, LoggedIn person, HttpServletResponse response, Model model) {
        var run = find(id, person);
        boolean goesOn = !run.isOver() && !run.isInterrupted(clock.instant());
        if (goesOn) {
            response.setHeader("Refresh", AGAIN);
        }
        model.addAttribute("run", run);
        model.addAttribute("goesOn", goesOn);
        model.addAttribute("word", word(run.command()));
        model.addAttribute("rows", rows(run, person.actor()));
        return "batch/result";
    }

    @GetMapping("/{id}/list.csv")
    ResponseEntity<byte[]> export(@PathVariable UUID id, @ModelAttribute("ui") PageFormats ui, LoggedIn person) {
        var run = find(id, person);
        var lines = new ArrayList<List<@Nullable Object>>();
        for (var row : rows(run, person.actor())) {
            var why = row.result().why();
            var clause = row.result().clause();
            var line = new ArrayList<@Nullable Object>();
            line.add(row.card() == null ? null : row.card().number());
            line.add(ui.said("batch.outcome." + row.result().outcome().name()));
            line.add(why == null ? null : ui.pick(why));
            line.add(clause == null ? null : ui.clause(clause));
            lines.add(line);
        }
        var head = List.of(
                ui.said("card.number"), ui.said("batch.result"), ui.said("batch.why"), ui.said("deadline.clause"));
        var sheet = new Sheet(ui.said("batch.runs"), head, lines);
        accesses.read(ReadKind.CASE_LIST, FILE, person.actor());
        return AttachmentResponse.file(FILE, AttachmentResponse.CSV, CsvFile.of(sheet));
    }

    private BatchRun find(UUID id, LoggedIn person) {
        AccessPolicy.mustReadCases(person.actor());
        return runs.find(id, person.getUsername()).orElseThrow(NotFoundException::new);
    }

    private List<Row> rows(BatchRun run, Actor actor) {
        var ids = new LinkedHashSet<>(
                run.results().stream().map(BatchResult::caseId).toList());
        var cards = chosen.seen(ids, actor);
        return run.results().stream()
                .map(result -> new Row(cards.get(result.caseId()), result))
                .toList();
    }

    private static Labelled word(String command) {
        return BatchCommands.all()
                .filter(type -> Commands.pathOf(type).equals(command))
                .findFirst()
                .map(Commands::wordOf)
                .orElseThrow(NotFoundException::new);
    }
}
