package org.caseledger.api.migration;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.ImportUnderWayException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.api.web.uploads.EvidenceIntake;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * 历史数据导入: whoever administers the ledger sends a table, tries mappings on it and has it imported while others work.
 * What a file holds is shown only to who sent it.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HistoryImports {
    private static final int MOST_KEPT = 10;

    private final SentImports sent;
    private final ImportTrials trials;
    private final ImportRunner runner;
    private final EvidenceIntake intake;
    private final UploadBudget room;

    /** Lets those pass who may import. */
    static void mustImport(Actor actor) {
        AccessPolicy.mustAdminister(actor);
    }

    List<SentImport> list(Actor actor) {
        mustImport(actor);
        return sent.list();
    }

    /** Whether this person sent it, and so sees what it holds. */
    static boolean isOf(SentImport one, Actor actor) {
        return one.terms().person().equals(actor.person());
    }

    SentImport find(String id, Actor actor) {
        mustImport(actor);
        try {
            return sent.find(UUID.fromString(id)).orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /**
     * Keeps a file until it is imported; {@code mapping} is the name of an included one or the text of another, or
     * blank for a draft.
     */
    SentImport send(@Nullable String name, byte[] bytes, @Nullable String mapping, boolean correct, Actor actor) {
        mustImport(actor);
        if (sent.list().size() >= MOST_KEPT) {
            throw new InvalidInputException(
                    "file",
                    "最多保留 %d 个文件，请先删除不再需要的",
                    "At most %d files are kept: delete one that is no longer needed",
                    MOST_KEPT);
        }
        var taken = room.take(bytes.length);
        try {
            var file = SentFile.of(name, bytes, intake);
            var text = MappingDraft.textOf(mapping, file.bytes());
            check(text);
            var id = TimeOrderedId.next();
            sent.add(
                    id,
                    new SentTerms(
                            actor.person(), actor.name(), file.name(), file.bytes().length, text, correct, null, null),
                    file.bytes());
            return sent.find(id).orElseThrow(NotFoundException::new);
        } finally {
            taken.leave();
        }
    }

    /** Reads the file by another mapping from now on. */
    SentImport read(String id, @Nullable String mapping, boolean correct, Actor actor) {
        var own = own(id, actor);
        var text = MappingDraft.textOf(mapping, new byte[0]);
        check(text);
        if (!sent.change(own.id(), own.terms().read(text, correct))) {
            throw cannot();
        }
        return find(id, actor);
    }

    private static void check(String mapping) {
        try {
            Mappings.read(mapping);
        } catch (LabelledException e) {
            throw new InvalidInputException("mapping", e.text());
        }
    }

    /** What an import would do with the first rows; nothing where it runs or is done. */
    Optional<ImportTrial> tryOut(SentImport one, Actor actor) {
        if (!one.state().canStart() || !isOf(one, actor)) {
            return Optional.empty();
        }
        var taken = room.take(one.terms().bytes());
        try {
            return sent.file(one.id()).map(file -> trials.of(file, one.terms().mapping()));
        } finally {
            taken.leave();
        }
    }

    /** Starts it, or starts it again from its first row; throws {@link ImportUnderWayException} while one runs. */
    SentImport start(String id, Actor actor) {
        return run(id, terms -> terms.started(actor.name()), actor);
    }

    /**
     * Has the whole file looked through as an import would go through it, which records nothing; throws
     * {@link ImportUnderWayException} while one runs.
     */
    SentImport preview(String id, Actor actor) {
        return run(id, SentTerms::previewed, actor);
    }

    private SentImport run(String id, UnaryOperator<SentTerms> terms, Actor actor) {
        var own = own(id, actor);
        if (own.state() == SentImport.State.RUNNING) {
            throw new ImportUnderWayException();
        }
        var trial = tryOut(own, actor).orElseThrow(HistoryImports::cannot);
        if (trial.mistake() != null) {
            throw new InvalidInputException("mapping", trial.mistake());
        }
        if (!sent.start(own.id(), terms.apply(own.terms()))) {
            throw cannot();
        }
        runner.look();
        return find(id, actor);
    }

    private static InvalidInputException cannot() {
        return new InvalidInputException("", "此文件已导入完毕或正在导入", "This file has been imported, or is being imported");
    }

    /** Has a running one stopped; what it has recorded stays. */
    SentImport stop(String id, Actor actor) {
        sent.stop(find(id, actor).id());
        return find(id, actor);
    }

    /** Deletes the file and what is known of its import; the cases stay. */
    void delete(String id, Actor actor) {
        if (!sent.remove(find(id, actor).id())) {
            throw new InvalidInputException("", "导入正在进行，请先停止", "The import is under way: stop it first");
        }
    }

    /** The rows that were not taken, or have changed in the source, packed by gzip. */
    byte[] rejects(String id, Actor actor) {
        return sent.rejects(own(id, actor).id()).orElseThrow(NotFoundException::new);
    }

    private SentImport own(String id, Actor actor) {
        var one = find(id, actor);
        NotFoundException.unless(isOf(one, actor));
        return one;
    }

    /** 历史数据导入: a table is sent, a mapping tried on it, and its import started and followed. */
    @PageController
    @RequestMapping("/imports")
    @RequiredArgsConstructor
    static class ImportPages {
        private static final String PATH = "/imports";

        private final HistoryImports imports;

        @GetMapping
        String list(LoggedIn person, Model model) {
            return list(FormErrors.NONE, person.actor(), model);
        }

        @PostMapping
        ModelAndView send(
                @RequestParam(required = false) @Nullable MultipartFile file,
                @Nullable String mapping,
                LoggedIn person,
                Model model)
                throws IOException {
            var actor = person.actor();
            HistoryImports.mustImport(actor);
            try {
                var one = imports.send(
                        file == null ? null : file.getOriginalFilename(),
                        file == null ? new byte[0] : file.getBytes(),
                        mapping,
                        false,
                        actor);
                return new ModelAndView("redirect:" + PATH + "/" + one.id());
            } catch (InvalidInputException mistake) {
                return SentForms.again(list(FormErrors.of(mistake), actor, model), model);
            }
        }

        private String list(FormErrors mistakes, Actor actor, Model model) {
            model.addAttribute(
                    "imports",
                    imports.list(actor).stream()
                            .map(one -> ShownImport.of(one, HistoryImports.isOf(one, actor), null))
                            .toList());
            model.addAttribute("mappings", Mappings.NAMES);
            model.addAttribute("mistakes", mistakes);
            return "migration/list";
        }

        /** What an import would do, how far it has come, or what came of it. */
        @GetMapping("/{id}")
        String one(@PathVariable String id, LoggedIn person, Model model) {
            return one(id, null, false, FormErrors.NONE, person.actor(), model);
        }

        @PostMapping("/{id}/mapping")
        ModelAndView read(
                @PathVariable String id,
                @Nullable String mapping,
                @RequestParam(defaultValue = "false") boolean correct,
                LoggedIn person,
                Model model) {
            var actor = person.actor();
            try {
                imports.read(id, mapping, correct, actor);
                return new ModelAndView("redirect:" + PATH + "/" + id);
            } catch (InvalidInputException mistake) {
                return SentForms.again(one(id, mapping, correct, FormErrors.of(mistake), actor, model), model);
            }
        }

        @PostMapping("/{id}/start")
        ModelAndView start(@PathVariable String id, LoggedIn person, Model model) {
            return done(id, PATH + "/" + id, actor -> imports.start(id, actor), person, model);
        }

        @PostMapping("/{id}/preview")
        ModelAndView preview(@PathVariable String id, LoggedIn person, Model model) {
            return done(id, PATH + "/" + id, actor -> imports.preview(id, actor), person, model);
        }

        @PostMapping("/{id}/stop")
        ModelAndView stop(@PathVariable String id, LoggedIn person, Model model) {
            return done(id, PATH + "/" + id, actor -> imports.stop(id, actor), person, model);
        }

        @PostMapping("/{id}/delete")
        ModelAndView delete(@PathVariable String id, LoggedIn person, Model model) {
            return done(
                    id,
                    PATH,
                    actor -> {
                        imports.delete(id, actor);
                        return id;
                    },
                    person,
                    model);
        }

        private ModelAndView done(String id, String then, Function<Actor, Object> act, LoggedIn person, Model model) {
            try {
                act.apply(person.actor());
                return new ModelAndView("redirect:" + then);
            } catch (InvalidInputException mistake) {
                return SentForms.again(one(id, null, false, FormErrors.of(mistake), person.actor(), model), model);
            } catch (ImportUnderWayException other) {
                var mistake = FormErrors.of(new InvalidInputException("", other.text()));
                return new ModelAndView(
                        one(id, null, false, mistake, person.actor(), model), model.asMap(), HttpStatus.CONFLICT);
            }
        }

        private String one(
                String id, @Nullable String typed, boolean correct, FormErrors mistakes, Actor actor, Model model) {
            var one = imports.find(id, actor);
            boolean own = HistoryImports.isOf(one, actor);
            // What was typed is tried when it can be read.
            var trial = typed == null ? imports.tryOut(one, actor).orElse(null) : null;
            var shown = ShownImport.of(one, own, trial);
            model.addAttribute("it", shown);
            model.addAttribute("own", own);
            model.addAttribute("canStart", own && one.state().canStart());
            model.addAttribute("mapping", typed == null ? shown.mapping() : typed);
            model.addAttribute("correct", typed == null ? shown.correct() : correct);
            model.addAttribute("address", new Address(PATH + "/" + id));
            model.addAttribute("mistakes", mistakes);
            return "migration/one";
        }
    }

    /** 历史数据导入: tables are sent, tried, imported and followed. */
    @RestController
    @Tag(name = "imports 历史数据导入")
    @RequestMapping("/api/imports")
    @RequiredArgsConstructor
    static class ImportController {
        private final HistoryImports imports;
        private final AccessLog accesses;

        /** The name of an included mapping or the text of another, and whether cases are corrected. */
        public record Reading(String mapping, @Nullable Boolean correct) {}

        /** All that are kept, the last one sent first. */
        record Listed(List<ShownImport> imports) {}

        @GetMapping
        Listed list(LoggedIn person) {
            return new Listed(imports.list(person.actor()).stream()
                    .map(one -> ShownImport.of(one, HistoryImports.isOf(one, person.actor()), null))
                    .toList());
        }

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<ShownImport> send(
                @RequestParam(required = false) @Nullable MultipartFile file,
                @Nullable String mapping,
                @RequestParam(defaultValue = "false") boolean correct,
                LoggedIn person)
                throws IOException {
            HistoryImports.mustImport(person.actor());
            var one = imports.send(
                    file == null ? null : file.getOriginalFilename(),
                    file == null ? new byte[0] : file.getBytes(),
                    mapping,
                    correct,
                    person.actor());
            return ResponseEntity.created(URI.create("/api/imports/" + one.id()))
                    .body(shown(one, person));
        }

        @GetMapping("/{id}")
        ShownImport read(@PathVariable String id, LoggedIn person) {
            return shown(imports.find(id, person.actor()), person);
        }

        @PutMapping("/{id}/mapping")
        @RequestBody(content = @Content(schema = @Schema(implementation = Reading.class)))
        ShownImport map(@PathVariable String id, SentJson sent, LoggedIn person) {
            HistoryImports.mustImport(person.actor());
            var reading = sent.as(Reading.class);
            boolean correct = Boolean.TRUE.equals(reading.correct());
            return shown(imports.read(id, reading.mapping(), correct, person.actor()), person);
        }

        @PostMapping("/{id}/start")
        @ResponseStatus(HttpStatus.ACCEPTED)
        ResponseEntity<ShownImport> start(@PathVariable String id, LoggedIn person) {
            return ResponseEntity.accepted().body(shown(imports.start(id, person.actor()), person));
        }

        /** Looks through the whole file, as an import would; nothing is recorded. */
        @PostMapping("/{id}/preview")
        @ResponseStatus(HttpStatus.ACCEPTED)
        ResponseEntity<ShownImport> preview(@PathVariable String id, LoggedIn person) {
            return ResponseEntity.accepted().body(shown(imports.preview(id, person.actor()), person));
        }

        @PostMapping("/{id}/stop")
        @ResponseStatus(HttpStatus.ACCEPTED)
        ResponseEntity<ShownImport> stop(@PathVariable String id, LoggedIn person) {
            return ResponseEntity.accepted().body(shown(imports.stop(id, person.actor()), person));
        }

        /** The rows that were, or would be, not taken: row, column and reason. */
        @GetMapping(path = "/{id}/rejects", produces = "text/csv")
        void rejects(@PathVariable String id, LoggedIn person, HttpServletResponse response) throws IOException {
            var packed = imports.rejects(id, person.actor());
            accesses.read(ReadKind.IMPORT_REJECTS, id, person.actor());
            AttachmentResponse.stream(
                    response,
                    "rejects.csv",
                    AttachmentResponse.CSV,
                    to -> new GZIPInputStream(new ByteArrayInputStream(packed)).transferTo(to));
        }

        @DeleteMapping("/{id}")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        ResponseEntity<Void> delete(@PathVariable String id, LoggedIn person) {
            imports.delete(id, person.actor());
            return ResponseEntity.noContent().build();
        }

        private ShownImport shown(SentImport one, LoggedIn person) {
            return ShownImport.of(
                    one,
                    HistoryImports.isOf(one, person.actor()),
                    imports.tryOut(one, person.actor()).orElse(null));
        }
    }
}
