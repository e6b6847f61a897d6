package org.caseledger.api.migration;

import java.io.IOException;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.problems.ImportUnderWayException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 历史数据导入: a table is sent, a mapping tried on it, and its import started and followed. */
@PageController
@RequestMapping("/imports")
@RequiredArgsConstructor
class ImportPages {
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
            return again(list(FormErrors.of(mistake), actor, model), model);
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
            return again(one(id, mapping, correct, FormErrors.of(mistake), actor, model), model);
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
            return again(one(id, null, false, FormErrors.of(mistake), person.actor(), model), model);
        } catch (ImportUnderWayException other) {
            var mistake = FormErrors.of(new InvalidInputException("", other.text()));
            return new ModelAndView(
                    one(id, null, false, mistake, person.actor(), model), model.asMap(), HttpStatus.CONFLICT);
        }
    }

    private static ModelAndView again(String page, Model model) {
        return new ModelAndView(page, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
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
