package org.caseledger.api.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.api.papers.DocumentLayout;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PaperPage;
import org.caseledger.events.complaint.DossierPart;

/** The list of documents (卷内文件目录) and the closing note (卷内备考表) of a dossier (GB/T 9705). */
final class DossierText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter CLOSED = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final List<Double> LISTED = List.of(12.0, 33.0, 23.0, 38.0, 22.0, 21.0, 16.0);
    private static final List<Double> APART = List.of(12.0, 45.0, 36.0, 72.0);

    private final String number;
    private final List<Item> items;
    private final PaperFont font;

    /** The dossier text of the case with that number. */
    DossierText(String number, List<Item> items, PaperFont font) {
        this.number = number;
        this.items = items;
        this.font = font;
    }

    /** The list after a cover of so many pages; what follows it begins where the list ends. */
    List<PaperPage> list(int cover) {
        var pages = list(cover, 1);
        for (int before = 0; before != pages.size(); ) {
            before = pages.size();
            pages = list(cover, before);
        }
        return numbered(pages, cover + 1);
    }

    private List<PaperPage> list(int cover, int itself) {
        var layout = DocumentLayout.upright(font).title("卷内文件目录").text("编号：" + number);
        layout.head(LISTED, "序号", "文号", "责任者", "题名", "日期", "页号", "备注");
        int page = cover + itself + 1;
        for (int n = 0; n < items.size(); n++) {
            var item = items.get(n);
            layout.row(
                    LISTED,
                    String.valueOf(n + 1),
                    item.number(),
                    item.by(),
                    item.title(),
                    DAY.format(item.date()),
                    pages(page, item.content().pages()),
                    item.remark());
            page += item.content().pages();
        }
        return layout.pages();
    }

    private static String pages(int first, int many) {
        return many == 0 ? "" : many == 1 ? String.valueOf(first) : first + "-" + (first + many - 1);
    }

    /** The note after so many pages; {@code missing} is what the archiving named, with reasons. */
    List<PaperPage> note(int before, Map<DossierPart, String> missing, LocalDate closed) {
        var pages = note(missing, closed, before + 1);
        return numbered(note(missing, closed, before + pages.size()), before + 1);
    }

    private List<PaperPage> note(Map<DossierPart, String> missing, LocalDate closed, int all) {
        var apart = items.stream().filter(Item::isApart).toList();
        var layout = DocumentLayout.upright(font).title("卷内备考表").text("编号：" + number);
        layout.text("本卷情况说明：");
        layout.text("1．本卷共%d页，第1页至第%d页：封面、目录、卷内文件%d件、备考表。".formatted(all, all, items.size() - apart.size()));
        layout.text("2．" + (missing.isEmpty() ? "归档材料齐全。" : "归档时缺少：" + named(missing) + "。"));
        layout.text(
                apart.isEmpty() ? "3．没有另存的文件。" : "3．下列%d件列入目录而未编入本卷，有电子文件的另存于台账，可按SHA-256核对：".formatted(apart.size()));
        if (!apart.isEmpty()) {
            layout.head(APART, "序号", "题名", "原因", "SHA-256");
            apart.forEach(item -> layout.row(APART, apart(item)));
            layout.end();
        }
        layout.text("立卷人：＿＿＿＿＿＿＿＿　　　检查人：＿＿＿＿＿＿＿＿");
        layout.text("立卷时间：" + CLOSED.format(closed));
        return layout.pages();
    }

    private String[] apart(Item item) {
        var sha256 = item.sha256() == null ? "—" : item.sha256();
        var why = ((Content.Apart) item.content()).reason();
        return new String[] {
            String.valueOf(items.indexOf(item) + 1),
            item.title(),
            why,
            sha256.length() == 64 ? sha256.substring(0, 32) + "\n" + sha256.substring(32) : sha256
        };
    }

    private static String named(Map<DossierPart, String> missing) {
        return missing.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> "%s（%s）".formatted(part.getKey().zh(), part.getValue()))
                .collect(Collectors.joining("；"));
    }

    private List<PaperPage> numbered(List<PaperPage> pages, int first) {
        for (int n = 0; n < pages.size(); n++) {
            Sheet.number(pages.get(n), first + n, font);
        }
        return pages;
    }
}
