package org.caseledger.api.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.caseledger.api.documents.PrintedForms;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PdfDocument;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Rejection;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 批量打印: a form of several cases in one PDF, each printed and logged as it is by itself; what may not be printed is
 * listed on the last page, with the reason.
 */
@Component
@RequiredArgsConstructor
class PrintedCases {
    private static final int TITLE = 16;
    private static final int SMALL = 9;
    private static final Text GONE = new Text("已不在您可查看的范围内", "The case is no longer among those that you see");
    private static final Text NOT_YOURS = new Text("您无权打印", "You may not print it");

    private final PrintedForms forms;
    private final PaperFont font;

    /**
     * The form of that name for these cases; {@code unseen} is the number of other chosen cases that the person may not
     * see.
     */
    byte[] pdf(String paper, List<BoardCard> cards, int unseen, PageFormats ui, Actor actor) {
        var documents = new ArrayList<byte[]>();
        var left = new ArrayList<List<@Nullable Object>>();
        for (var card : cards) {
            try {
                var printed = forms.print(paper, card.caseId(), actor);
                documents.add(document(paper, printed, ui, actor));
            } catch (NotFoundException gone) {
                left.add(row(card.number(), ui.pick(GONE)));
            } catch (ForbiddenException notYours) {
                left.add(row(card.number(), ui.pick(NOT_YOURS)));
            } catch (Rejection rejection) {
                left.add(row(card.number(), ui.pick(rejection.refusal())));
            }
        }
        for (int n = 0; n < unseen; n++) {
            left.add(row("—", ui.pick(GONE)));
        }
        if (!left.isEmpty()) {
            documents.add(notPrinted(left, ui));
        }
        return together(documents);
    }

    private byte[] document(String paper, PrintedForms.Printed printed, PageFormats ui, Actor actor) {
        var c = printed.summary();
        var rows = new ArrayList<List<@Nullable Object>>();
        rows.add(row(ui.said("card.number"), c.number()));
        rows.add(row(
                ui.said("card.received"),
                String.join(" · ", ui.exact(c.receivedAt()), ui.word(c.kind()), ui.word(c.channel()))));
        rows.add(row(ui.said("card.respondent"), c.respondent()));
        rows.add(row(
                ui.said("card.category"),
                String.join(" ", ui.value(c.category()), ui.word(c.severity()), ui.value(c.flags()))));
        rows.add(row(ui.said("card.state"), ui.word(c.state()) + " · " + ui.unit(c.unit())));
        if (paper.equals("registration")) {
            printed.told().forEach((part, text) -> rows.add(row(ui.part(part), ui.value(text))));
            printed.withheld().forEach(part -> rows.add(row(ui.part(part), ui.said("print.sealed"))));
            printed.registered().forEach(act -> rows.add(act(act, ui)));
            printed.routed().forEach(act -> rows.add(act(act, ui)));
        } else {
            for (var act : printed.approved()) {
                rows.add(act(act, ui));
                if (act.part() != null) {
                    var text = printed.opened().get(act.part());
                    var says = text == null ? ui.said("print.sealed") : ui.value(text);
                    rows.add(row(ui.part(act.part()), says));
                }
            }
        }
        var title = ui.said("print." + paper);
        return new PdfDocument(title + " " + c.number(), ui.tag(), font)
                .title(title, TITLE)
                .line(ui.printedBy(actor.name()), SMALL)
                .table(new Sheet(title, head("batch.print.item", "batch.print.content", ui), rows))
                .bytes();
    }

    private static List<@Nullable Object> act(HistoryEntry act, PageFormats ui) {
        return row(ui.signed(act) + " " + ui.time(act.recordedAt()), ui.pick(act));
    }

    private byte[] notPrinted(List<List<@Nullable Object>> left, PageFormats ui) {
        var title = ui.said("batch.print.left");
        return new PdfDocument(title, ui.tag(), font)
                .title(title, TITLE)
                .table(new Sheet(title, head("card.number", "batch.why", ui), left))
                .bytes();
    }

    private static List<String> head(String first, String second, PageFormats ui) {
        return List.of(ui.said(first), ui.said(second));
    }

    private static List<@Nullable Object> row(@Nullable Object label, @Nullable Object content) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(label);
        cells.add(content);
        return cells;
    }

    private static byte[] together(List<byte[]> documents) {
        try (var whole = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var merger = new PDFMergerUtility();
            for (var document : documents) {
                try (var one = Loader.loadPDF(document)) {
                    merger.appendDocument(whole, one);
                }
            }
            whole.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 批量打印: a form of the cases chosen in a list as one PDF. */
    @PageController
    @RequiredArgsConstructor
    static class BatchPrintPages {
        private static final Set<String> PAPERS = Set.of("registration", "approval");

        private final ChosenCases chosen;
        private final PrintedCases printed;

        @GetMapping("/batch/print/{paper}")
        ResponseEntity<byte[]> print(
                @PathVariable String paper,
                @RequestParam(name = "case", required = false) @Nullable List<CaseId> cases,
                @ModelAttribute("ui") PageFormats ui,
                LoggedIn person) {
            NotFoundException.unless(PAPERS.contains(paper));
            var cards = chosen.of(cases, person.actor());
            int unseen = new HashSet<>(cases == null ? List.of() : cases).size() - cards.size();
            return AttachmentResponse.file(
                    paper + ".pdf",
                    MediaType.APPLICATION_PDF_VALUE,
                    printed.pdf(paper, cards, unseen, ui, person.actor()));
        }
    }
}
