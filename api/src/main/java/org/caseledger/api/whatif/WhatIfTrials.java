package org.caseledger.api.whatif;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.problems.StillRunningException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.procedure.OfficeFileException;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.As;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.TooManyRuns;
import org.caseledger.query.whatif.Verdict;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun;
import org.caseledger.query.whatif.WhatIfRun.State;
import org.caseledger.query.whatif.WhatIfs;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** 推演: what other rules would have made of a period's cases; nothing in the ledger changes. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WhatIfTrials {
    private final WhatIfs whatIfs;
    private final Procedures procedures;
    private final WorkCalendar calendar;
    private final WhatIfAnswers shown;
    private final Clock clock;

    /**
     * The cases received from an instant until before another (usually the last twelve months), by a procedure of the
     * office or the text of a file (usually each case's own), with other limits of the law or none, by a calendar that
     * is laid over the office's.
     */
    public record Question(
            @Nullable String from,
            @Nullable String until,
            @Nullable String procedure,
            @Nullable String procedureFile,
            @Nullable Law law,
            @Nullable String lawFile,
            @Nullable String calendarFile) {}

    /** Starts a run, which answers at once, and may be asked how far it has come. */
    public WhatIfAnswers.Shown start(Question question, Actor actor) {
        AccessPolicy.mustWeighRules(actor);
        var period = PeriodParameter.asked(question.from(), question.until()).orYearUntil(clock.instant());
        var run = whatIfs.start(rules(question), period.from(), period.until());
        return shown.of(run, WhatIfBy.UNIT);
    }

    private OtherRules rules(Question question) {
        if (question.procedure() != null && question.procedureFile() != null) {
            throw new InvalidInputException(
                    "procedure", "与程序文件（procedureFile）只能选填一项", "and procedureFile cannot both be given");
        }
        var hand = new TrialRules(procedures, calendar);
        tried("lawFile", "law.yaml", question.lawFile(), hand::law);
        tried("procedureFile", "procedure.yaml", question.procedureFile(), hand::procedure);
        tried("calendarFile", "calendar.csv", question.calendarFile(), hand::calendar);
        try {
            return hand.rules(question.procedure(), question.law() == null ? Law.AUTO : question.law());
        } catch (LabelledException e) {
            throw new InvalidInputException("procedure", e.text());
        }
    }

    private static void tried(String field, String name, @Nullable String text, BiConsumer<String, byte[]> file) {
        if (text == null) {
            return;
        }
        try {
            file.accept(name, text.getBytes(StandardCharsets.UTF_8));
        } catch (OfficeFileException e) {
            throw new InvalidInputException(field, e.text());
        }
    }

    /** The runs of this node that are under way or were not forgotten yet. */
    public List<WhatIfAnswers.Shown> list(Actor actor) {
        AccessPolicy.mustWeighRules(actor);
        return whatIfs.all().stream().map(shown::briefly).toList();
    }

    /** How far it has come and, when it is done, its figures. */
    public WhatIfAnswers.Shown read(String id, @Nullable WhatIfBy by, Actor actor) {
        return shown.of(run(id, actor), by == null ? WhatIfBy.UNIT : by);
    }

    /** Which clocks: all that differ unless something else is named. */
    public record Behind(
            @Nullable Which which,
            @Nullable As as,
            @Nullable UnitId unit,
            @Nullable Boolean none,
            org.caseledger.events.@Nullable Clock clock,
            @Nullable Channel channel,
            @Nullable Verdict before,
            @Nullable Verdict after) {
        CaseFilter filter() {
            return new CaseFilter(
                    which == null ? Which.DIFFERING : which,
                    as == null ? As.BEFORE : as,
                    unit,
                    Boolean.TRUE.equals(none),
                    clock,
                    channel,
                    before,
                    after);
        }
    }

    /** The cases behind a figure, each with the clocks that are counted. */
    public WhatIfRun.Cases cases(
            String id, Behind behind, @Nullable Integer page, @Nullable Integer size, Actor actor) {
        var run = done(id, actor);
        return run.cases(behind.filter(), Paging.page(page), Paging.size(size));
    }

    /** Cancels it and forgets what it has found. */
    public void forget(String id, Actor actor) {
        whatIfs.remove(run(id, actor).id());
    }

    private WhatIfRun run(String id, Actor actor) {
        AccessPolicy.mustWeighRules(actor);
        try {
            return whatIfs.find(UUID.fromString(id)).orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /** One that is done. */
    WhatIfRun done(String id, Actor actor) {
        var run = run(id, actor);
        if (run.state() != State.DONE) {
            throw new StillRunningException();
        }
        return run;
    }

    /** 推演: other rules are asked for, followed while they are reckoned, and their answer opened. */
    @PageController
    @RequestMapping("/what-if")
    @RequiredArgsConstructor
    static class WhatIfPages {
        private static final String PATH = "/what-if";

        private final WhatIfTrials whatIfs;
        private final Procedures procedures;

        /** The fields of the form other than the files. */
        public record Asked(
                @Nullable String from,
                @Nullable String until,
                @Nullable String procedure,
                @Nullable Law law) {
            Question with(Map<String, TrialRulesFile> files) {
                return new Question(
                        from,
                        until,
                        procedure,
                        text(files, "procedureFile"),
                        law,
                        text(files, "lawFile"),
                        text(files, "calendarFile"));
            }

            private static @Nullable String text(Map<String, TrialRulesFile> files, String field) {
                var file = files.get(field);
                return file == null ? null : file.text();
            }
        }

        @GetMapping
        String form(Asked asked, LoggedIn person, Model model) {
            return form(asked, Map.of(), FormErrors.NONE, person, model);
        }

        @PostMapping
        ModelAndView start(Asked asked, HttpServletRequest request, LoggedIn person, Model model) throws IOException {
            var files = new LinkedHashMap<String, TrialRulesFile>();
            try {
                TrialRulesFile.addTo(files, request);
                var run = whatIfs.start(asked.with(files), person.actor());
                return new ModelAndView("redirect:" + PATH + "/" + run.id());
            } catch (InvalidInputException mistake) {
                var mistakes = FormErrors.of(mistake);
                // Whoever mends a file chooses it again.
                files.keySet().removeAll(mistakes.fields().keySet());
                return again(form(asked, files, mistakes, person, model), HttpStatus.UNPROCESSABLE_CONTENT, model);
            } catch (TooManyRuns tooMany) {
                var says = RequestLanguage.choose(tooMany);
                var mistakes = new FormErrors(Map.of(), List.of(), says, null, null, false);
                return again(form(asked, files, mistakes, person, model), HttpStatus.TOO_MANY_REQUESTS, model);
            }
        }

        private static ModelAndView again(String page, HttpStatus status, Model model) {
            return new ModelAndView(page, model.asMap(), status);
        }

        private String form(
                Asked asked, Map<String, TrialRulesFile> files, FormErrors mistakes, LoggedIn person, Model model) {
            model.addAttribute("runs", whatIfs.list(person.actor()));
            model.addAttribute("procedures", procedures.all());
            model.addAttribute("laws", Law.values());
            model.addAttribute("fileFields", TrialRulesFile.FIELDS);
            model.addAttribute("asked", asked);
            model.addAttribute("files", files);
            model.addAttribute("mistakes", mistakes);
            return "whatif/ask";
        }
        /** How far it has come, or what came out. */
        @GetMapping("/{id}")
        String run(@PathVariable String id, @RequestParam(defaultValue = "UNIT") WhatIfBy by, PageRequest page) {
            page.add("run", whatIfs.read(id, by, page.actor()));
            page.add("by", by);
            page.add("bys", WhatIfBy.values());
            page.add("address", new Address(PATH + "/" + id));
            page.add("cases", new Address(PATH + "/" + id + "/cases"));
            return "whatif/run";
        }

        /** The clocks behind a number, case by case. */
        @GetMapping("/{id}/cases")
        String cases(
                @PathVariable String id,
                Behind behind,
                @Nullable Integer page,
                @Nullable Integer size,
                LoggedIn person,
                Model model) {
            var run = whatIfs.read(id, WhatIfBy.UNIT, person.actor());
            if (run.state() != State.DONE) {
                return "redirect:" + PATH + "/" + id;
            }
            var found = whatIfs.cases(id, behind, page, size, person.actor());
            var address = asked(new Address(PATH + "/" + id + "/cases"), behind);
            model.addAttribute("run", run);
            model.addAttribute("found", found);
            model.addAttribute("behind", behind);
            model.addAttribute("whiches", Which.values());
            model.addAttribute("which", behind.which() == null ? Which.DIFFERING : behind.which());
            model.addAttribute("address", address);
            model.addAttribute("csv", asked(new Address("/api/what-if/" + id + "/csv"), behind));
            model.addAttribute("sheet", Pagination.of(address, page, size, found.total()));
            return "whatif/cases";
        }

        private static Address asked(Address address, Behind behind) {
            return address.with("which", behind.which())
                    .with("as", behind.as())
                    .with("unit", behind.unit())
                    .with("none", behind.none())
                    .with("clock", behind.clock())
                    .with("channel", behind.channel())
                    .with("before", behind.before())
                    .with("after", behind.after());
        }

        /** Cancels it, and forgets what it has found. */
        @PostMapping("/{id}/forget")
        String forget(@PathVariable String id, LoggedIn person) {
            whatIfs.forget(id, person.actor());
            return "redirect:" + PATH;
        }
    }

    /** 推演: what other rules would have made of a period's cases; nothing in the ledger changes. */
    @RestController
    @Tag(name = "what-if 推演")
    @RequestMapping("/api/what-if")
    @RequiredArgsConstructor
    static class WhatIfController {
        private final WhatIfTrials trials;
        private final AccessLog accesses;

        @PostMapping
        @RequestBody(content = @Content(schema = @Schema(implementation = WhatIfTrials.Question.class)))
        @ResponseStatus(HttpStatus.ACCEPTED)
        ResponseEntity<WhatIfAnswers.Shown> start(SentJson sent) {
            AccessPolicy.mustWeighRules(sent.actor());
            var begun = trials.start(sent.as(WhatIfTrials.Question.class), sent.actor());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/what-if/" + begun.id()))
                    .body(begun);
        }

        /** The runs of this node that are under way or were not forgotten yet. */
        record Listed(List<WhatIfAnswers.Shown> runs) {}

        @GetMapping
        Listed list(LoggedIn person) {
            return new Listed(trials.list(person.actor()));
        }

        @GetMapping("/{id}")
        WhatIfAnswers.Shown read(@PathVariable String id, @Nullable WhatIfBy by, LoggedIn person) {
            return trials.read(id, by, person.actor());
        }

        @GetMapping("/{id}/cases")
        WhatIfRun.Cases cases(
                @PathVariable String id,
                WhatIfTrials.Behind behind,
                @Nullable Integer page,
                @Nullable Integer size,
                LoggedIn person) {
            return trials.cases(id, behind, page, size, person.actor());
        }

        /** The same, all of them, a line for each clock. */
        @GetMapping(path = "/{id}/csv", produces = "text/csv")
        void csv(@PathVariable String id, WhatIfTrials.Behind behind, LoggedIn person, HttpServletResponse response)
                throws IOException {
            var run = trials.done(id, person.actor());
            accesses.read(ReadKind.WHAT_IF, id, person.actor());
            AttachmentResponse.stream(response, "what-if.csv", AttachmentResponse.CSV, to -> {
                var csv = new WhatIfCsv(to, RequestLanguage.current());
                run.<IOException>each(behind.filter(), csv::add);
                csv.end();
            });
        }

        /** Cancels it and forgets what it has found. */
        @DeleteMapping("/{id}")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        ResponseEntity<Void> forget(@PathVariable String id, LoggedIn person) {
            trials.forget(id, person.actor());
            return ResponseEntity.noContent().build();
        }
    }

    /**
     * A file whose rules are tried: as it comes with the form, or as the form holds it since it was sent before and
     * something else was wrong.
     */
    public record TrialRulesFile(String name, String text) {
        static final List<String> FIELDS = List.of("procedureFile", "lawFile", "calendarFile");

        /** Adds those of a form, by its fields. */
        static void addTo(Map<String, TrialRulesFile> files, HttpServletRequest request) throws IOException {
            var form = WebUtils.getNativeRequest(request, MultipartRequest.class);
            for (var field : FIELDS) {
                var sent = form == null ? null : form.getFile(field);
                var file = sent == null || sent.isEmpty() ? kept(field, request) : read(field, sent);
                if (file != null) {
                    files.put(field, file);
                }
            }
        }

        private static @Nullable TrialRulesFile kept(String field, HttpServletRequest request) {
            var text = request.getParameter(field + ".text");
            var name = request.getParameter(field + ".name");
            return text == null || text.isBlank() ? null : new TrialRulesFile(name == null ? "" : name, text);
        }

        private static TrialRulesFile read(String field, MultipartFile file) throws IOException {
            if (file.getSize() > JsonBodies.LARGEST) {
                throw new InvalidInputException(field, "文件超过%d KB", "is larger than %d KB", JsonBodies.LARGEST / 1024);
            }
            try {
                var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes()));
                var name = file.getOriginalFilename();
                return new TrialRulesFile(name == null ? field : name, text.toString());
            } catch (CharacterCodingException e) {
                throw new InvalidInputException(field, "应为 UTF-8 编码的文本文件", "must be a text file in UTF-8");
            }
        }
    }
}
