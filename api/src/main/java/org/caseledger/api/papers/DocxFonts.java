package org.caseledger.api.papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;

/**
 * The table of fonts of a DOCX: under which names other systems have 仿宋, so that they take theirs, and what it is like
 * for those that have none.
 */
final class DocxFonts {
    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:font w:name="仿宋"><w:altName w:val="FangSong,仿宋_GB2312,FangSong_GB2312,华文仿宋,STFangsong,方正仿宋_GBK,方正仿宋简体"/><w:panose1 w:val="02010609060101010101"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
            </w:fonts>
            """;

    private DocxFonts() {}

    static void addTo(XWPFDocument document) throws IOException, InvalidFormatException {
        var name = PackagingURIHelper.createPartName("/word/fontTable.xml");
        var kind = XWPFRelation.FONT_TABLE;
        var part = document.getPackage().createPart(name, kind.getContentType());
        try (var out = part.getOutputStream()) {
            out.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }
        document.getPackagePart().addRelationship(name, TargetMode.INTERNAL, kind.getRelation());
    }
}
