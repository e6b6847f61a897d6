package org.caseledger.api.papers;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** A paper as DOCX, whose lines and pages are those of whoever opens it. */
final class DocxPaper {

    private static final int TWIPS_OF_MM = 57;
    private static final int CELL = 12;
    private static final int FOOT = 8;

    private final XWPFDocument document = new XWPFDocument();
    private final Paper paper;

    private DocxPaper(Paper paper) {
        this.paper = paper;
    }

    static byte[] of(Paper paper) {
        var file = new DocxPaper(paper);
        try (file.document;
                var bytes = new ByteArrayOutputStream()) {
            file.page();
            file.blocks();
            file.foot();
            DocxFonts.addTo(file.document);
            file.document.getProperties().getCoreProperties().setTitle(paper.title());
            file.document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private void page() {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(210 * TWIPS_OF_MM));
        size.setH(BigInteger.valueOf(297 * TWIPS_OF_MM));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(30 * TWIPS_OF_MM));
        margins.setBottom(BigInteger.valueOf(30 * TWIPS_OF_MM));
        margins.setLeft(BigInteger.valueOf(28 * TWIPS_OF_MM));
        margins.setRight(BigInteger.valueOf(26 * TWIPS_OF_MM));
    }

    private void blocks() {
        XWPFTable table = null;
        for (var block : paper.blocks()) {
            if (block instanceof Block.Row row) {
                table = row(row.cells(), table);
                continue;
            }
            table = null;
            if (block instanceof Block.Title title) {
                line(title.text(), 22, ParagraphAlignment.CENTER).setSpacingAfter(200);
                if (!paper.number().isEmpty() && title.text().equals(paper.title())) {
                    line(paper.number(), CELL, ParagraphAlignment.RIGHT);
                }
            } else if (block instanceof Block.Paragraph p) {
                var side = p.right() ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT;
                var written = line(p.text(), paper.points(), side);
                written.setIndentationFirstLine(p.indent() ? 2 * paper.points() * 20 : 0);
            } else if (block instanceof Block.Seal seal) {
                seal(seal);
            } else if (block instanceof Block.NewPage) {
                document.createParagraph().setPageBreak(true);
            } else {
                document.createParagraph();
            }
        }
    }

    private XWPFTable row(List<String> cells, XWPFTable before) {
        boolean same = before != null && before.getRow(0).getTableCells().size() == cells.size();
        var table = same ? before : document.createTable(1, cells.size());
        if (!same) {
            table.setWidth("100%");
        }
        var row = same ? table.createRow() : table.getRow(0);
        for (int i = 0; i < cells.size(); i++) {
            var paragraph = row.getCell(i).getParagraphs().get(0);
            paragraph.setSpacingAfter(0);
            write(paragraph, cells.get(i), CELL);
        }
        return table;
    }

    private void seal(Block.Seal seal) {
        var table = document.createTable(1, 1);
        table.setWidth("45%");
        table.setTableAlignment(org.apache.poi.xwpf.usermodel.TableRowAlign.RIGHT);
        table.getRow(0).setHeight(42 * TWIPS_OF_MM);
        var cell = table.getRow(0).getCell(0);
        var texts = List.of("（印章）", seal.office(), seal.date());
        for (int i = 0; i < texts.size(); i++) {
            var paragraph = i == 0 ? cell.getParagraphs().get(0) : cell.addParagraph();
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            write(paragraph, texts.get(i), i == 0 ? CELL : paper.points());
        }
    }

    private void foot() throws IOException, InvalidFormatException {
        var footer = document.createFooter(HeaderFooterType.DEFAULT);
        var check = footer.createParagraph();
        write(check, paper.foot(), FOOT);
        check.createRun()
                .addPicture(
                        new ByteArrayInputStream(code()),
                        PictureType.PNG,
                        "qr.png",
                        Units.toEMU(51),
                        Units.toEMU(51));
        var number = footer.createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        write(number, "— ", CELL);
        number.getCTP().addNewFldSimple().setInstr("PAGE");
        write(number, " / ", CELL);
        number.getCTP().addNewFldSimple().setInstr("NUMPAGES");
        write(number, " —", CELL);
    }

    private byte[] code() throws IOException {
        var code = QrCode.encodeText(paper.code(), QrCode.Ecc.MEDIUM);
        int scale = 4;
        int side = code.size * scale;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.setRGB(x, y, code.getModule(x / scale, y / scale) ? 0 : 0xFFFFFF);
            }
        }
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        }
    }

    private XWPFParagraph line(String text, int points, ParagraphAlignment side) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(side);
        write(paragraph, text, points);
        return paragraph;
    }

    private static void write(XWPFParagraph paragraph, String text, int points) {
        var run = paragraph.createRun();
        run.setFontSize(points);
        run.setFontFamily("FangSong");
        run.setFontFamily("仿宋", org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange.eastAsia);
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i]);
        }
    }
}
